//! HTML tables as OCR services write them: tags in any case, rowspan and colspan, tables inside cells.

use crate::grid::{Grid, RawCell};
use crate::limits::{CELLS, SPAN};

/// Reads an HTML table that stands at scalar value `at`. The words of a table inside a cell become words of the cell.
pub(crate) fn table(raw: &str, at: usize, page: Option<u32>) -> Grid<'_> {
    let mut reader = Reader { grid: Grid { rows: Vec::new(), page }, cell: None, depth: 0, cells: 0 };
    let mut counted = (0, at);
    for (byte, _) in raw.match_indices('<') {
        let Some(tag) = Tag::read(&raw[byte..]) else { continue };
        // Places are counted on from the last tag, so that the whole is linear.
        let tag_at = counted.1 + raw[counted.0..byte].chars().count();
        counted = (byte, tag_at);
        reader.tag(raw, byte, tag_at, &tag);
    }
    reader.end_cell(raw, raw.len());
    reader.grid.rows.retain(|row| !row.is_empty());
    reader.grid
}

struct Reader<'a> {
    grid: Grid<'a>,
    /// The open cell: where its words begin, and what it covers.
    cell: Option<OpenCell>,
    /// How many tables are open inside the first.
    depth: usize,
    cells: usize,
}

struct OpenCell {
    start: usize,
    at: usize,
    columns: u32,
    rows: u32,
}

impl<'a> Reader<'a> {
    fn tag(&mut self, raw: &'a str, byte: usize, at: usize, tag: &Tag<'_>) {
        if tag.name.eq_ignore_ascii_case("table") {
            self.depth = if tag.closing { self.depth.saturating_sub(1) } else { self.depth + 1 };
            if self.depth == 0 {
                self.end_cell(raw, byte);
            }
            return;
        }
        if self.depth != 1 {
            return;
        }
        if tag.name.eq_ignore_ascii_case("tr") {
            self.end_cell(raw, byte);
            if !tag.closing {
                self.grid.rows.push(Vec::new());
            }
        } else if tag.name.eq_ignore_ascii_case("td") || tag.name.eq_ignore_ascii_case("th") {
            self.end_cell(raw, byte);
            if !tag.closing && self.cells < CELLS {
                self.cells += 1;
                self.cell = Some(OpenCell {
                    start: byte + tag.length,
                    at: at + raw[byte..byte + tag.length].chars().count(),
                    columns: tag.number("colspan"),
                    rows: tag.number("rowspan"),
                });
            }
        }
    }

    fn end_cell(&mut self, raw: &'a str, end: usize) {
        let Some(open) = self.cell.take() else { return };
        let mut cell = RawCell::new(&raw[open.start..end.max(open.start)], open.at);
        cell.columns = open.columns;
        cell.rows = open.rows;
        match self.grid.rows.last_mut() {
            Some(row) => row.push(cell),
            None => self.grid.rows.push(vec![cell]),
        }
    }
}

/// A tag of a table.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    closing: bool,
    length: usize,
}

impl<'a> Tag<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let end = text.bytes().take(600).skip(1).position(|byte| byte == b'>' || byte == b'<')? + 1;
        if text.as_bytes()[end] == b'<' {
            return None;
        }
        let inner = &text[1..end];
        let closing = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let name_end = inner.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(inner.len());
        Some(Self { name: &inner[..name_end], attributes: &inner[name_end..], closing, length: end + 1 })
    }

    /// Returns a number among the attributes, 1 where there is none.
    fn number(&self, name: &str) -> u32 {
        let lower = self.attributes.to_ascii_lowercase();
        let value = lower.find(name).map(|at| &lower[at + name.len()..]);
        let digits: String = value
            .unwrap_or("")
            .trim_start_matches(|letter: char| {
                letter == '=' || letter == '"' || letter == '\'' || letter.is_whitespace()
            })
            .chars()
            .take_while(char::is_ascii_digit)
            .take(6)
            .collect();
        digits.parse().unwrap_or(1).clamp(1, SPAN)
    }
}
