//! Letters to [`Text`]: composed (NFC), without letters that cannot be seen, with marks.

use blocks::{MarkKind, Text, TextBuilder};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Takes letters one after another, each with its place in the input, and makes a [`Text`] of them.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    builder: TextBuilder,
    /// A letter that a combining mark may still follow, and its place.
    base: Option<(char, usize)>,
    /// Combining marks behind `base`.
    marks: Vec<char>,
    /// Where each open mark begins.
    open: [Option<usize>; 3],
}

impl Writer {
    /// Appends one letter that stands at scalar value `at` of the input.
    pub(crate) fn letter(&mut self, letter: char, at: usize) {
        if is_invisible(letter) {
            return;
        }
        if self.base.is_some() && combines(letter) {
            self.marks.push(letter);
            return;
        }
        self.settle();
        self.base = Some((letter, at));
    }

    /// Appends words that stand at scalar value `at`.
    pub(crate) fn words(&mut self, words: &str, at: usize) {
        for (index, letter) in words.chars().enumerate() {
            self.letter(letter, at + index);
        }
    }

    /// Appends a space.
    pub(crate) fn space(&mut self, at: usize) {
        self.settle();
        self.builder.push_space(at);
    }

    /// Appends a line break made by hand.
    pub(crate) fn line_break(&mut self, at: usize) {
        self.settle();
        self.builder.push_break(at);
    }

    /// Returns the byte at which the next word will stand.
    pub(crate) fn len(&mut self) -> usize {
        self.settle();
        self.builder.len()
    }

    /// Tells whether nothing but white space was written.
    pub(crate) fn is_empty(&mut self) -> bool {
        self.settle();
        self.builder.is_empty()
    }

    /// Opens or closes a mark, so that it is as `on` says.
    pub(crate) fn set(&mut self, kind: MarkKind, on: bool) {
        self.settle();
        let slot = &mut self.open[slot(kind)];
        match (*slot, on) {
            (None, true) => *slot = Some(self.builder.len()),
            (Some(start), false) => {
                *slot = None;
                self.builder.mark(kind, start);
            }
            (None, false) | (Some(_), true) => {}
        }
    }

    /// Tells whether a mark is open.
    pub(crate) fn is_set(&self, kind: MarkKind) -> bool {
        self.open[slot(kind)].is_some()
    }

    /// Closes all marks and returns the text.
    pub(crate) fn finish(mut self) -> Text {
        for kind in [MarkKind::Bold, MarkKind::Italic, MarkKind::Underline] {
            self.set(kind, false);
        }
        self.settle();
        self.builder.finish()
    }

    /// Hands the letter that was waiting for combining marks to the builder.
    fn settle(&mut self) {
        let Some((letter, at)) = self.base.take() else { return };
        if self.marks.is_empty() && is_composed(letter) {
            self.builder.push_letter(letter, at);
            return;
        }
        let last = at + self.marks.len();
        let cluster = std::iter::once(letter).chain(self.marks.drain(..)).nfc();
        for (index, letter) in cluster.enumerate() {
            self.builder.push_letter(letter, (at + index).min(last));
        }
    }
}

fn slot(kind: MarkKind) -> usize {
    match kind {
        MarkKind::Bold => 0,
        MarkKind::Italic => 1,
        MarkKind::Underline => 2,
    }
}

/// Zero-width letters, joiners, direction marks and soft hyphens, which carry nothing in Vietnamese.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn combines(letter: char) -> bool {
    letter >= '\u{300}'
        && !matches!(letter, '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{203a}')
        && (is_combining_mark(letter) || matches!(letter, '\u{1161}'..='\u{11ff}'))
}

/// Tells quickly whether a letter alone is NFC: all of Latin and Vietnamese is.
fn is_composed(letter: char) -> bool {
    letter < '\u{300}'
        || matches!(letter, '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{203a}')
        || unicode_normalization::is_nfc(letter.encode_utf8(&mut [0; 4]))
}
