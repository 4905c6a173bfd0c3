//! The document as lines: paragraphs and tables in reading order, each cut into words once.
//!
//! Letterheads and signatures often come as tables of two cells, or as one paragraph with line breaks made by hand.
//! They are unfolded here, so that the readers behind see one line for each.

use crate::reference::{self, Reference};
use blocks::{Body, CellAt, Document, MarkKind, Span, Table, Text};
use std::cell::OnceCell;
use viet::label::{self, Label};
use viet::words::Words;

/// One element of the document.
#[derive(Debug)]
pub(crate) enum Element<'d> {
    /// A paragraph or an unfolded line.
    Line(Line<'d>),
    /// A table.
    Table(TableAt<'d>),
}

/// A table and its block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TableAt<'d> {
    pub(crate) table: &'d Table,
    pub(crate) block: u32,
}

/// A paragraph, or a line of an unfolded one.
#[derive(Debug)]
pub(crate) struct Line<'d> {
    /// The whole text, label included.
    pub(crate) text: &'d str,
    /// Where it stands.
    pub(crate) span: Span,
    /// The label in front, if any.
    pub(crate) label: Option<Label>,
    /// The words behind the label; byte 0 is [`Line::body`]'s.
    pub(crate) words: Words<'d>,
    /// The format says that it is a heading.
    pub(crate) heading: bool,
    /// Every letter is bold.
    pub(crate) bold: bool,
    /// Every letter is italic.
    pub(crate) italic: bool,
    cited: OnceCell<Vec<Reference>>,
}

impl<'d> Line<'d> {
    fn new(text: &'d str, span: Span, source: &Text, heading: bool) -> Self {
        let label = label::of(text);
        let length = label.as_ref().map_or(0, |label| label.length);
        let body = span.start as usize + length..span.end as usize;
        Self {
            text,
            span,
            words: Words::of(&text[length..]),
            heading,
            bold: source.is_all(MarkKind::Bold, body.clone()),
            italic: source.is_all(MarkKind::Italic, body),
            label,
            cited: OnceCell::new(),
        }
    }

    /// Returns the documents that the body cites. Found once: tasks and the list of references both ask.
    pub(crate) fn cited(&self) -> &[Reference] {
        self.cited.get_or_init(|| reference::find(&self.words))
    }

    /// Returns the line of a table cell.
    pub(crate) fn of_text(text: &'d Text, span: Span) -> Self {
        Self::new(&text.as_str()[span.range()], span, text, false)
    }

    /// Returns the text behind the label.
    pub(crate) fn body(&self) -> &'d str {
        self.words.text()
    }

    /// Returns how many bytes stand in front of the body.
    pub(crate) fn offset(&self) -> usize {
        self.text.len() - self.body().len()
    }

    /// Returns the span of a byte range of the body.
    pub(crate) fn at(&self, range: std::ops::Range<usize>) -> Span {
        let base = self.span.start as usize + self.offset();
        self.span.with(base + range.start..base + range.end)
    }

    /// Returns the span of the body.
    pub(crate) fn body_span(&self) -> Span {
        self.at(0..self.body().len())
    }

    /// Tells whether every letter is a capital, with at least two of them.
    pub(crate) fn is_capitals(&self) -> bool {
        is_capitals(self.body())
    }
}

/// Tells whether every letter is a capital, with at least two of them.
pub(crate) fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| letter.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.clone().nth(1).is_some() && letters.all(char::is_uppercase)
}

/// Returns the elements of a document.
pub(crate) fn elements(document: &Document) -> Vec<Element<'_>> {
    let mut elements = Vec::with_capacity(document.blocks.len());
    for (index, block) in document.blocks.iter().enumerate() {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        match &block.body {
            Body::Paragraph(paragraph) => {
                let whole = Span { block: index, cell: None, start: 0, end: 0 };
                push_lines(&mut elements, &paragraph.text, whole, paragraph.heading.is_some());
            }
            Body::Table(table) if is_layout(table) => unfold(&mut elements, table, index),
            Body::Table(table) => elements.push(Element::Table(TableAt { table, block: index })),
        }
    }
    elements
}

/// Pushes a text as one line, or as several where its author broke it by hand into lines that stand alone.
fn push_lines<'d>(elements: &mut Vec<Element<'d>>, text: &'d Text, whole: Span, heading: bool) {
    let words = text.as_str();
    for range in stand_alone_lines(words) {
        if !words[range.clone()].trim().is_empty() {
            elements.push(Element::Line(Line::new(&words[range.clone()], whole.with(range), text, heading)));
        }
    }
}

/// Lines of at most this many bytes may stand alone; longer ones are a sentence broken by hand.
const SHORT_LINE: usize = 160;

fn stand_alone_lines(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('\n') {
        let line = &text[start..at];
        let next = text[at + 1..].trim_start();
        let new_line = next.chars().next().is_some_and(|first| !first.is_lowercase());
        if line.len() <= SHORT_LINE && new_line {
            ranges.push(start..at);
            start = at + 1;
        }
    }
    ranges.push(start..text.len());
    ranges
}

/// Tells whether a table only lays out a letterhead or a signature block: few cells, one of them with the words of one.
fn is_layout(table: &Table) -> bool {
    const SIGNS: [&str; 8] = [
        "cộng hòa xã hội",
        "đảng cộng sản",
        "nơi nhận",
        "độc lập - tự do",
        "tl. ",
        "kt. ",
        "tm. ",
        "kính gửi",
    ];
    let cells: usize = table.rows.iter().map(|row| row.cells.len()).sum();
    if cells == 0 || cells > 12 || table.width() > 3 {
        return false;
    }
    let all: String = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect();
    let lower = viet::fold::lower(&all);
    SIGNS.iter().any(|sign| lower.contains(sign))
}

fn unfold<'d>(elements: &mut Vec<Element<'d>>, table: &'d Table, block: u32) {
    // Column by column: the left one holds the issuer or the recipients, the right one the motto or the signature.
    for column in 0..table.width() {
        for (row_index, row) in table.rows.iter().enumerate() {
            for (cell_index, cell) in row.cells.iter().enumerate().filter(|(_, cell)| cell.column == column) {
                let at = CellAt {
                    row: u32::try_from(row_index).unwrap_or(u32::MAX),
                    cell: u32::try_from(cell_index).unwrap_or(u32::MAX),
                };
                let whole = Span { block, cell: Some(at), start: 0, end: 0 };
                push_lines(elements, &cell.text, whole, false);
            }
        }
    }
}
