//! The tokens of a text without what a citation runs across: a line break made by hand, Markdown's stars.

use std::ops::Range;
use viet::words::{Kind, Words};

/// The tokens of a text that a citation may be made of.
///
/// A single line break and the stars of Markdown are left out. A break stays, and ends every citation, where the next
/// line is empty or opens an item of a list.
pub(super) struct View<'w, 't> {
    words: &'w Words<'t>,
    places: Vec<u32>,
}

impl<'w, 't> View<'w, 't> {
    /// Returns the view of some words.
    pub(super) fn of(words: &'w Words<'t>) -> Self {
        let mut places = Vec::with_capacity(words.len());
        for at in 0..words.len() {
            let kept = match words.kind(at) {
                Some(Kind::Break) => ends_paragraph(words, at),
                Some(Kind::Mark('*')) | None => false,
                Some(Kind::Word | Kind::Number | Kind::Mark(_)) => true,
            };
            if kept {
                places.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        Self { words, places }
    }

    /// Returns the number of tokens.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    fn place(&self, at: usize) -> usize {
        self.places.get(at).map_or(usize::MAX, |place| *place as usize)
    }

    /// Returns what token `at` is.
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.words.kind(self.place(at))
    }

    /// Returns token `at` as written, or "".
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.words.word(self.place(at))
    }

    /// Returns token `at` in lower case, or "".
    pub(super) fn lower(&self, at: usize) -> &str {
        self.words.lower(self.place(at))
    }

    /// Returns the digits of a number token, or "".
    pub(super) fn digits(&self, at: usize) -> &'t str {
        if self.kind(at) == Some(Kind::Number) { self.word(at) } else { "" }
    }

    /// Returns the value of a number token of at most nine digits.
    pub(super) fn number(&self, at: usize) -> Option<u32> {
        self.words.number(self.place(at))
    }

    /// Tells whether token `at` is this mark.
    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.kind(at) == Some(Kind::Mark(mark))
    }

    /// Tells whether token `at` is a dash of any length.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.words.is_dash(self.place(at))
    }

    /// Tells whether token `at` is a word of letters.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    /// Tells whether token `at` is a word that begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Tells whether token `at` is past the end, or ends the paragraph.
    pub(super) fn is_end(&self, at: usize) -> bool {
        matches!(self.kind(at), None | Some(Kind::Break))
    }

    /// Tells whether token `at + 1` follows token `at` without white space or anything left out.
    pub(super) fn touches(&self, at: usize) -> bool {
        let place = self.place(at);
        self.place(at + 1) == place.wrapping_add(1) && self.words.touches(place)
    }

    /// Tells whether token `at` stands against the one before it.
    pub(super) fn touched(&self, at: usize) -> bool {
        at > 0 && self.touches(at - 1)
    }

    /// Tells whether token `at` is the first of its line, Markdown's stars apart.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        let before = (0..self.place(at).min(self.words.len())).rev().take(4);
        let first = before.map(|place| self.words.kind(place)).find(|kind| *kind != Some(Kind::Mark('*')));
        matches!(first, None | Some(Some(Kind::Break)))
    }

    /// Tells whether a tab, the border of two cells, stands before token `at`.
    pub(super) fn is_other_cell(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if self.touches(before) {
            return false;
        }
        let gap = self.bytes(before..before + 1).end..self.bytes(at..at + 1).start;
        self.words.text().get(gap).is_some_and(|gap| gap.contains('\t'))
    }

    /// Returns the token after a phrase (lower case, words separated by one space) that stands at token `at`.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut next = at;
        for wanted in phrase.split(' ') {
            if self.lower(next) != wanted {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// Returns the token after the longest of the phrases that stands at token `at`.
    pub(super) fn any_phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        self.beginning(at, phrases).filter_map(|phrase| self.phrase(at, phrase)).max()
    }

    /// Tells whether one of the phrases stands at token `at`.
    pub(super) fn has_any(&self, at: usize, phrases: &[&str]) -> bool {
        self.beginning(at, phrases).any(|phrase| self.phrase(at, phrase).is_some())
    }

    /// The phrases that begin with the letters of token `at`: most are ruled out by one comparison.
    fn beginning<'p>(&self, at: usize, phrases: &'p [&'p str]) -> impl Iterator<Item = &'p str> {
        let first = self.lower(at);
        let phrases = if first.is_empty() { &[] } else { phrases };
        phrases.iter().copied().filter(move |phrase| phrase.starts_with(first))
    }

    /// Returns the bytes from the beginning of token `from` to the end of token `to - 1`.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let end = tokens.end.saturating_sub(1).max(tokens.start);
        self.words.bytes(self.place(tokens.start)..self.place(end).saturating_add(1))
    }

    /// Returns the words of a range of tokens, each run of white space and marks left out as one space.
    pub(super) fn plain(&self, tokens: Range<usize>) -> String {
        let mut plain = String::new();
        for at in tokens.clone() {
            if at > tokens.start && !self.touched(at) {
                plain.push(' ');
            }
            plain.push_str(self.word(at));
        }
        plain
    }
}

/// Tells whether the break at `at` is followed by an empty line, or by a line that opens an item of a list.
fn ends_paragraph(words: &Words<'_>, at: usize) -> bool {
    match words.kind(at + 1) {
        None | Some(Kind::Break) => true,
        Some(Kind::Mark('-' | '–' | '+' | '•' | '#' | '|')) => !words.touches(at + 1),
        Some(Kind::Mark('*')) => words.kind(at + 2).is_some() && !words.touches(at + 1),
        Some(Kind::Mark(_) | Kind::Word) => false,
        Some(Kind::Number) => {
            matches!(words.kind(at + 2), Some(Kind::Mark('.' | ')')))
                && words.touches(at + 1)
                && !words.touches(at + 2)
        }
    }
}
