//! Marks and doubts: found by the places of letters in the record, once the blocks are complete.

use super::record::{Look, Record};
use blocks::{Block, Body, CellAt, Document, Doubt, Mark, MarkKind, Span, Text};
use std::ops::Range;

/// Marks the words of blocks and notes their doubts.
pub(super) fn document(mut blocks: Vec<Block>, record: &Record) -> Document {
    let mut doubts = Vec::new();
    for (index, block) in blocks.iter_mut().enumerate() {
        let to_u32 = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let mut span = Span { block: to_u32(index), cell: None, start: 0, end: 0 };
        match &mut block.body {
            Body::Paragraph(paragraph) => annotate(&mut paragraph.text, span, record, &mut doubts),
            Body::Table(table) => {
                for (row, cells) in table.rows.iter_mut().enumerate() {
                    for (cell, at) in cells.cells.iter_mut().zip(0..) {
                        span.cell = Some(CellAt { row: to_u32(row), cell: at });
                        annotate(&mut cell.text, span, record, &mut doubts);
                    }
                }
            }
        }
    }
    Document { blocks, doubts }
}

fn annotate(text: &mut Text, span: Span, record: &Record, doubts: &mut Vec<Doubt>) {
    let marked = |is_set: fn(&Look) -> bool| {
        let mut looks = Finder { all: &record.looks, last: 0 };
        stretches(text, move |at| {
            looks.at(at, |look| &look.letters).filter(|look| is_set(look)).map(|_| ((), 0))
        })
    };
    let bold = marked(|look| look.bold).into_iter().map(|(range, ..)| Mark { range, kind: MarkKind::Bold });
    let italic =
        marked(|look| look.italic).into_iter().map(|(range, ..)| Mark { range, kind: MarkKind::Italic });
    let marks: Vec<Mark> = bold.chain(italic).collect();
    let mut unsure = Finder { all: &record.doubts, last: 0 };
    let unsure = |at: usize| unsure.at(at, |doubt| &doubt.letters).map(|doubt| (doubt.kind, doubt.sure));
    let found = stretches(text, unsure).into_iter();
    doubts.extend(found.map(|(range, kind, sure)| Doubt { span: span.with(range), kind, sure }));
    if !marks.is_empty() {
        *text = std::mem::take(text).with_marks(marks);
    }
}

/// Finds what stretches over a letter; letters are mostly asked for in order.
struct Finder<'r, T> {
    all: &'r [T],
    last: usize,
}

impl<'r, T> Finder<'r, T> {
    fn at(&mut self, at: usize, letters: impl Fn(&T) -> &Range<usize>) -> Option<&'r T> {
        if !self.all.get(self.last).is_some_and(|one| letters(one).contains(&at)) {
            self.last = self.all.partition_point(|one| letters(one).end <= at);
        }
        self.all.get(self.last).filter(|one| letters(one).contains(&at))
    }
}

/// Returns the stretches of a text in which all words have the same key, each with the least number of them.
fn stretches<K: PartialEq>(
    text: &Text,
    mut of: impl FnMut(usize) -> Option<(K, u8)>,
) -> Vec<(Range<usize>, K, u8)> {
    let mut found: Vec<(Range<usize>, K, u8)> = Vec::new();
    let mut open = false;
    for (byte, letter, at) in text.letters().filter(|(_, letter, _)| !letter.is_whitespace()) {
        let Some((key, number)) = of(at) else {
            open = false;
            continue;
        };
        let end = byte + letter.len_utf8();
        match found.last_mut().filter(|(_, last, _)| open && *last == key) {
            Some((range, _, least)) => {
                range.end = end;
                *least = number.min(*least);
            }
            None => found.push((byte..end, key, number)),
        }
        open = true;
    }
    found
}
