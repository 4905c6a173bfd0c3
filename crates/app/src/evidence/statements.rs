//! The statements of a report: sentences of its prose, and rows of its annexes that say how a task went.

use blocks::{Block, Body, CellAt, Document, Row, Span, Table};
use directive::Reading;
use directive::reading::{Fate, Reason};
use ledger::DocumentId;
use ledger::task::Quote;
use std::ops::Range;
use viet::fold::key;

/// Something that a report says.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// The path of labels of its item; the number of its row in a table.
    pub(super) item: String,
    /// Its words; of a row, what was to be done and how it went.
    pub(super) words: String,
    /// Where they stand; of a row, how it went.
    pub(super) span: Span,
}

/// Headings of the column that says what was to be done.
const WORK: &[&str] = &["nội dung nhiệm vụ", "nhiệm vụ được giao", "tên nhiệm vụ"];
/// Headings of the column that says how it went.
const RESULT: &[&str] = &["tình hình", "kết quả"];

/// Returns the statements of a report: its prose first, then the rows of its tables.
pub(super) fn of(report: &Reading, document: &Document) -> Vec<Statement> {
    let told = report
        .items
        .iter()
        .filter(|item| matches!(item.fate, Fate::NoTask(Reason::Report | Reason::Assessment | Reason::Done)));
    let mut statements = Vec::new();
    for item in told {
        for span in item.spans.iter().filter(|span| span.cell.is_none()) {
            let Some(words) = document.words(*span) else { continue };
            statements.extend(sentences(words).into_iter().map(|range| Statement {
                item: item.id.clone(),
                words: words[range.clone()].to_owned(),
                span: within(*span, range),
            }));
        }
    }
    statements.extend((0..).zip(&document.blocks).flat_map(|(at, block)| rows(at, block)));
    statements
}

impl Statement {
    /// Returns the statement with its place.
    pub(super) fn quote(&self, document: DocumentId, blocks: &Document) -> Quote {
        let range = blocks.input_range(self.span).map(|(start, end)| (start as u64, end as u64));
        let (item, words) = (self.item.clone(), self.words.clone());
        Quote { document, item, words, range, page: blocks.page_of(self.span) }
    }
}

/// The span of a range of a span's words.
fn within(span: Span, range: Range<usize>) -> Span {
    let start = span.range().start;
    span.with(start + range.start..start + range.end)
}

/// Cuts a text after each full stop before a capital letter, each semicolon and each line.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut start = 0;
    let mut end_at: Option<usize> = None;
    for (at, letter) in text.char_indices() {
        if let Some(end) = end_at.filter(|_| !letter.is_whitespace()) {
            if letter.is_uppercase() || !text[..end].ends_with('.') {
                cuts.push(start..end);
                start = at;
            }
            end_at = None;
        }
        let next = at + letter.len_utf8();
        let ends = matches!(letter, '.' | ';' | '\n') && text[next..].starts_with(char::is_whitespace);
        if ends || letter == '\n' {
            end_at = Some(next);
        }
    }
    cuts.push(start..text.len());
    let trimmed = |range: Range<usize>| {
        let words = &text[range.clone()];
        let before = words.len() - words.trim_start().len();
        range.start + before..range.start + before + words.trim().len()
    };
    cuts.into_iter().map(trimmed).filter(|range| !range.is_empty()).collect()
}

/// Returns the rows of a table that has both columns.
fn rows(number: u32, block: &Block) -> Vec<Statement> {
    let Body::Table(table) = &block.body else { return Vec::new() };
    let Some((head, work, result)) = columns(table) else { return Vec::new() };
    let mut statements = Vec::new();
    for (at, row) in (0..).zip(&table.rows).skip(head + 1) {
        let (Some((_, ordered)), Some((cell, told))) = (cell(row, work), cell(row, result)) else { continue };
        let both = !ordered.trim().is_empty() && !told.trim().is_empty();
        let is_head = key(ordered) == key(cell_words(&table.rows[head], work));
        if !both || is_head {
            continue;
        }
        let label = row.cells.first().map(|cell| cell.text.as_str().trim().to_owned());
        let place = Span { block: number, cell: Some(CellAt { row: at, cell }), start: 0, end: 0 };
        statements.push(Statement {
            item: label.unwrap_or_default(),
            words: format!("{}: {}", ordered.trim(), told.trim()),
            span: place.with(0..told.len()),
        });
    }
    statements
}

/// Returns the row of headings, the column of the work and that of how it went.
fn columns(table: &Table) -> Option<(usize, u32, u32)> {
    let with = |row: &Row, headings: &[&str], not: Option<u32>| {
        let named = |words: &str| headings.iter().any(|heading| key(words).contains(heading));
        row.cells
            .iter()
            .find(|cell| Some(cell.column) != not && named(cell.text.as_str()))
            .map(|cell| cell.column)
    };
    table.rows.iter().enumerate().find_map(|(at, row)| {
        let work = with(row, WORK, None)?;
        Some((at, work, with(row, RESULT, Some(work))?))
    })
}

fn cell(row: &Row, column: u32) -> Option<(u32, &str)> {
    let found = (0..).zip(&row.cells).find(|(_, cell)| cell.column == column);
    found.map(|(at, cell)| (at, cell.text.as_str()))
}

fn cell_words(row: &Row, column: u32) -> &str {
    cell(row, column).map_or("", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_capital_begins() {
        let text = "Trình tại Tờ trình số 36/TTr-SKHCN ngày 10.5.2024; đã họp. Kiểm tra 2.415 phương tiện. Ký 08 hợp đồng.";
        let cut: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            cut,
            [
                "Trình tại Tờ trình số 36/TTr-SKHCN ngày 10.5.2024;",
                "đã họp.",
                "Kiểm tra 2.415 phương tiện.",
                "Ký 08 hợp đồng."
            ]
        );
    }
}
