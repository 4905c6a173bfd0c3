//! The tables of a file as rows of words: those of a spreadsheet as its reader finds them, those of a text by the sign that parts it.

use crate::demo::Read;
use crate::roster::grid;
use blocks::Body;

/// Rows from the top among which headings are looked for.
pub(crate) const TOP: usize = 15;

/// Rows of words.
pub(crate) type Grid = Vec<Vec<String>>;

/// Returns the cells of each table: of a file of text those that signs part, of any other what its reader finds.
pub(crate) fn read_all(name: &str, bytes: &[u8], read: Read<'_>) -> Result<Vec<Grid>, String> {
    if let Some(text) = text(bytes) {
        return Ok(vec![parted(text)]);
    }
    let document = read(name, bytes)?;
    let tables = document.blocks.iter().filter_map(|block| match &block.body {
        Body::Table(table) => Some(grid(table)),
        Body::Paragraph(_) => None,
    });
    Ok(tables.collect())
}

/// Tells whether it is the number of a column, "(1)" below the headings.
pub(crate) fn is_numbering(words: &str) -> bool {
    let inside = words.strip_prefix('(').and_then(|words| words.strip_suffix(')'));
    inside.is_some_and(|inside| inside.chars().all(|sign| sign.is_ascii_digit() || "=+-".contains(sign)))
}

/// Returns a row's place: with its table where that is not the first.
pub(crate) fn placed((table, row): (usize, usize)) -> String {
    if table == 1 { row.to_string() } else { format!("{table}.{row}") }
}

/// Returns the words of a file of text.
fn text(bytes: &[u8]) -> Option<&str> {
    let words = std::str::from_utf8(bytes).ok()?;
    let is_text = !words.starts_with("PK") && !words.starts_with("%PDF") && !words.contains('\0');
    is_text.then(|| words.trim_start_matches('\u{feff}'))
}

/// Returns the cells of values that are parted by the sign that the first line has most of; what stands in quotes may hold it.
fn parted(text: &str) -> Vec<Vec<String>> {
    let first = text.lines().next().unwrap_or_default();
    let sign = [';', '\t', ','].into_iter().max_by_key(|sign| first.matches(*sign).count()).unwrap_or(',');
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut signs = text.chars().peekable();
    while let Some(one) = signs.next() {
        match one {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            one if one == sign && !quoted => row.push(tidied(&mut cell)),
            '\n' if !quoted => {
                row.push(tidied(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            one => cell.push(one),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(tidied(&mut cell));
        rows.push(row);
    }
    rows
}

fn tidied(cell: &mut String) -> String {
    let words = std::mem::take(cell);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
