//! The rows of a table: which are headings, what a cell holds as a number, which row goes on from the one before.

use blocks::{Row, Table};
use viet::numeral;
use viet::words::{Kind, Words};

/// Returns how many rows the headings take, at least one.
pub(super) fn header_rows(table: &Table) -> usize {
    let tall = table.rows.first().map_or(0, |row| row.cells.iter().map(|cell| cell.rows).max().unwrap_or(1));
    let mut rows = usize::try_from(tall).unwrap_or(1).clamp(1, 4).min(table.rows.len());
    // A heading that reaches over several columns has its own headings below it.
    let wide = table
        .rows
        .first()
        .is_some_and(|row| row.cells.iter().any(|cell| cell.columns > 1) && row.cells.len() > 1);
    if wide
        && rows == 1
        && table
            .rows
            .get(1)
            .is_some_and(|row| row.cells.iter().all(|cell| number(cell.text.as_str()).is_none()))
    {
        rows = 2;
    }
    // A row that only numbers the columns.
    while table.rows.get(rows).is_some_and(numbers_columns) {
        rows += 1;
    }
    rows
}

/// Tells whether a row only numbers the columns: 1, 2, 3 or (1), (2), (3).
fn numbers_columns(row: &Row) -> bool {
    let numbers: Vec<Option<u32>> = row
        .cells
        .iter()
        .map(|cell| cell.text.as_str().trim_matches(['(', ')', '[', ']']).parse().ok())
        .collect();
    let counted = numbers.iter().flatten().count();
    let rising = numbers.iter().flatten().zip(1..).all(|(number, index)| *number == index);
    counted >= 3 && rising && counted + 2 >= numbers.len()
}

/// Returns the headings of the columns; one under a wider one carries both.
pub(super) fn columns(table: &Table) -> Vec<String> {
    let mut names = vec![String::new(); usize::try_from(table.width()).unwrap_or(0).min(200)];
    for row in table.rows.iter().take(header_rows(table)).filter(|row| !numbers_columns(row)) {
        for cell in &row.cells {
            let words = cell.text.as_str().replace('\n', " ");
            let from = usize::try_from(cell.column).unwrap_or(usize::MAX).min(names.len());
            let to = from.saturating_add(usize::try_from(cell.columns).unwrap_or(1)).min(names.len());
            for name in &mut names[from..to] {
                if !name.is_empty() && !words.is_empty() {
                    name.push_str(" - ");
                }
                name.push_str(&words);
            }
        }
    }
    names
}

/// Returns the number that a cell holds and nothing else.
pub(super) fn number(text: &str) -> Option<f64> {
    let words = Words::of(text);
    is_number(&words).then(|| numeral::arabic(&words, 0)).flatten().map(|number| number.value)
}

/// Tells whether a text is a number and nothing else.
pub(super) fn is_number(words: &Words<'_>) -> bool {
    numeral::arabic(words, 0).is_some_and(|number| number.end == words.len())
}

/// Returns the text of the cell that begins in a column.
pub(super) fn text_at(row: &Row, column: u32) -> &str {
    row.cells.iter().find(|cell| cell.column == column).map_or("", |cell| cell.text.as_str())
}

/// What a row of the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// The heading, repeated on a new page.
    Heading,
    /// Goes on from the row above: nothing in its first two columns.
    Continued,
    /// Opens a group: a Roman number or a capital letter in front.
    Group,
    /// Sums up the group or the table.
    Total,
    /// An entry.
    Entry,
}

/// Returns what a row below the headings is.
pub(super) fn kind(table: &Table, index: usize) -> RowKind {
    let Some(row) = table.rows.get(index) else { return RowKind::Continued };
    let words = |row: &Row| -> Vec<String> {
        row.cells.iter().map(|cell| viet::fold::key(cell.text.as_str())).collect()
    };
    if table.rows.first().is_some_and(|first| words(first) == words(row) && first.cells.len() > 1) {
        return RowKind::Heading;
    }
    if total_label(row).is_some() {
        return RowKind::Total;
    }
    let first = text_at(row, 0);
    if first.is_empty()
        && text_at(row, 1).is_empty()
        && !row.cells.iter().any(|cell| cell.column < 2 && cell.columns > 1)
    {
        return RowKind::Continued;
    }
    let name = first.trim_end_matches(['.', ')', ' ']);
    let letter = name.chars().count() == 1 && name.chars().all(char::is_uppercase);
    if (numeral::roman(name).is_some() && name.chars().all(char::is_uppercase)) || letter {
        return RowKind::Group;
    }
    RowKind::Entry
}

/// Returns the label of a row that sums up, as written.
pub(super) fn total_label(row: &Row) -> Option<&str> {
    row.cells.iter().take(2).map(|cell| cell.text.as_str()).find(|text| {
        let words = Words::of(text);
        let total =
            words.any_phrase(0, &["tổng cộng", "tổng số", "tổng", "cộng", "toàn tỉnh", "tổng cộng chung"]);
        let goes_on = |at: usize| {
            // "Tổng hợp", "Tổng công ty" and "Cộng đồng" are other words.
            words.kind(at) != Some(Kind::Word)
                || numeral::roman(words.word(at)).is_some()
                || words.any_phrase(at, &["toàn", "chung", "nhóm", "mục", "phần", "các"]).is_some()
        };
        total.is_some_and(goes_on)
    })
}
