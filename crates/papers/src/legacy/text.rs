//! Text files in old encodings: each line for itself, before lines are joined.

use super::{Decoded, Habit, Run};
use blocks::{Body, CellAt, Document, Doubt, Span, Text};
use std::borrow::Cow;
use std::ops::Range;
use viet::legacy::{self, Encoding};

/// The words of a text file in Unicode.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) words: String,
    /// What was turned into Unicode, in order.
    pub(crate) stretches: Vec<Stretch>,
}

/// Lines that follow each other and were decoded in the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Scalar values of the decoded words.
    letters: Range<usize>,
    decoded: Decoded,
}

impl Words {
    /// Takes words as they were decoded, and turns the lines that are in an old encoding into Unicode.
    pub(crate) fn of(words: String) -> Self {
        let mut habit = Habit::default();
        for line in lines(&words) {
            let evidence = habit.witness.look(line);
            habit.seen.add(&evidence);
        }
        // Of no line can be said that it is better otherwise.
        let old = Encoding::ALL.into_iter().any(|encoding| habit.seen.tally(encoding).better > 0);
        if !old && !lines(&words).any(|line| legacy::misread(line).is_some()) {
            return Self { words, stretches: Vec::new() };
        }
        let mut unicode =
            Self { words: String::with_capacity(words.len() + words.len() / 4), stretches: Vec::new() };
        let mut at = 0;
        for line in lines(&words) {
            at = unicode.push(line, at, &mut habit);
        }
        unicode
    }

    /// Appends a line that begins at scalar value `at`; returns where it ends.
    fn push(&mut self, line: &str, at: usize, habit: &mut Habit) -> usize {
        let mut runs = [Run { words: Cow::Borrowed(line), font: None }];
        let decoded = super::decode(&mut runs, habit);
        let [Run { words, .. }] = runs;
        let end = at + words.chars().count();
        self.words.push_str(&words);
        if let Some(decoded) = decoded {
            match self.stretches.last_mut() {
                Some(last) if last.letters.end == at && last.decoded.kind == decoded.kind => {
                    last.letters.end = end;
                    last.decoded.sure = last.decoded.sure.min(decoded.sure);
                }
                _ => self.stretches.push(Stretch { letters: at..end, decoded }),
            }
        }
        end
    }

    /// Notes in the document that was made of these words which of its texts were decoded.
    pub(crate) fn note(&self, document: &mut Document) {
        if self.stretches.is_empty() {
            return;
        }
        let mut doubts = Vec::new();
        for (block, its) in (0..).zip(&document.blocks) {
            match &its.body {
                Body::Paragraph(paragraph) => doubts.extend(self.doubts(&paragraph.text, block, None)),
                Body::Table(table) => {
                    for (row, its) in (0..).zip(&table.rows) {
                        for (cell, its) in (0..).zip(&its.cells) {
                            doubts.extend(self.doubts(&its.text, block, Some(CellAt { row, cell })));
                        }
                    }
                }
            }
        }
        document.doubts.extend(doubts);
    }

    /// Returns the doubt about a text of which a line was decoded: about all of it, as sure as its worst line.
    fn doubts(&self, text: &Text, block: u32, cell: Option<CellAt>) -> Option<Doubt> {
        let length = text.as_str().len();
        let (start, end) = (text.input_offset(0), text.input_end(length));
        let first = self.stretches.partition_point(|stretch| stretch.letters.end <= start);
        let over = self.stretches[first..].iter().take_while(|stretch| stretch.letters.start < end);
        let worst = over.map(|stretch| stretch.decoded).min_by_key(|decoded| decoded.sure)?;
        let span = Span { block, cell, start: 0, end: 0 }.with(0..length);
        (length > 0).then_some(Doubt { span, kind: worst.kind, sure: worst.sure })
    }
}

/// Returns the lines, with their ends.
fn lines(words: &str) -> impl Iterator<Item = &str> {
    words.split_inclusive('\n')
}
