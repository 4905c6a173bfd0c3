//! A text cut into words, numbers and punctuation.
//!
//! Every reader of the language works on [`Words`]: cut once, each token with its place, with a lower-case twin in which
//! the same bytes hold the same word. White space is no token; [`Words::touches`] tells whether two tokens stand
//! together, and a line break made by hand is a token of its own.

mod phrases;

pub use phrases::{PhraseList, Phrases};

use crate::fold;
use std::borrow::Cow;
use std::ops::Range;

/// A text and its tokens.
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    lower: Cow<'t, str>,
    tokens: Vec<Token>,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A run of letters (and marks): "quý", "UBND".
    Word,
    /// A run of ASCII digits: "2024", "05".
    Number,
    /// One character of punctuation or a symbol.
    Mark(char),
    /// A line break made by hand.
    Break,
}

impl<'t> Words<'t> {
    /// Cuts a text. Time and space are linear in its length.
    pub fn of(text: &'t str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 4);
        let mut letters = text.char_indices().peekable();
        while let Some((start, letter)) = letters.next() {
            let kind = kind_of(letter);
            let Some(kind) = kind else { continue };
            let mut end = start + letter.len_utf8();
            if matches!(kind, Kind::Word | Kind::Number) {
                while let Some(&(_, next)) = letters.peek() {
                    if kind_of(next) != Some(kind) {
                        break;
                    }
                    end += next.len_utf8();
                    letters.next();
                }
            }
            tokens.push(Token { start: to_u32(start), end: to_u32(end), kind });
        }
        Self { text, lower: Cow::Owned(fold::lower(text)), tokens }
    }

    /// Returns the text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the lower-case twin of the text, of the same length.
    pub fn lower_text(&self) -> &str {
        &self.lower
    }

    /// Returns the tokens.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Returns the number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Tells whether there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Returns what token `at` is, or `None` past the end.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Returns token `at` as written, or "" past the end.
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    /// Returns token `at` in lower case, or "" past the end.
    pub fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.lower[token.start as usize..token.end as usize])
    }

    /// Tells whether token `at` is this punctuation mark.
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.kind(at) == Some(Kind::Mark(mark))
    }

    /// Tells whether token `at` is a dash of any length.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Mark('-' | '–' | '—' | '‐' | '‑' | '−')))
    }

    /// Returns the value of a number token of at most nine digits.
    pub fn number(&self, at: usize) -> Option<u32> {
        if self.kind(at) != Some(Kind::Number) {
            return None;
        }
        let digits = self.word(at);
        if digits.len() > 9 { None } else { digits.parse().ok() }
    }

    /// Returns the number of digits of a number token, 0 for other tokens.
    pub fn digits(&self, at: usize) -> usize {
        if self.kind(at) == Some(Kind::Number) { self.word(at).len() } else { 0 }
    }

    /// Tells whether token `at + 1` follows token `at` without white space.
    pub fn touches(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(two)) => one.end == two.start,
            _ => false,
        }
    }

    /// Returns the token after the phrase, if the phrase (lower case, words separated by one space, punctuation as
    /// words of its own) stands at token `at`.
    ///
    /// ```
    /// let words = viet::words::Words::of("Chậm nhất là ngày 5/3");
    /// assert_eq!(words.phrase(0, "chậm nhất"), Some(2));
    /// assert_eq!(words.phrase(0, "chậm"), Some(1));
    /// assert_eq!(words.phrase(0, "trước"), None);
    /// ```
    pub fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // The first word of almost every phrase is another: its length and first letter tell so without a call.
        let phrase = phrase.as_bytes();
        let mut next = at;
        let mut from = 0;
        loop {
            let word = self.lower(next).as_bytes();
            let to = from + word.len();
            let ends = phrase.len() == to;
            if !ends && phrase.get(to) != Some(&b' ')
                || phrase.get(from) != word.first()
                || phrase[from..to] != *word
            {
                return None;
            }
            next += 1;
            if ends {
                return Some(next);
            }
            from = to + 1;
        }
    }

    /// Returns the token after the longest of the phrases that stands at token `at`: a few, or many as [`Phrases`].
    pub fn any_phrase<P: PhraseList + ?Sized>(&self, at: usize, phrases: &P) -> Option<usize> {
        phrases.longest_at(self, at)
    }

    /// Returns the bytes from the beginning of token `from` to the end of token `to - 1`.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(self.text.len(), |token| token.start as usize);
        let end = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..end.map_or(start, |token| token.end as usize).max(start)
    }

    /// Returns the words from token `from` to the end of token `to - 1` as written.
    pub fn slice(&self, tokens: Range<usize>) -> &'t str {
        &self.text[self.bytes(tokens)]
    }

    /// Returns the first token that begins at or after a byte.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| (token.start as usize) < byte)
    }
}

fn kind_of(letter: char) -> Option<Kind> {
    if letter.is_ascii_lowercase() || ('Ạ'..='ỹ').contains(&letter) || ('à'..='ö').contains(&letter) {
        // Most letters of a text, without looking into tables.
        Some(Kind::Word)
    } else if letter == ' ' {
        None
    } else if letter.is_ascii_digit() {
        Some(Kind::Number)
    } else if letter == '\n' {
        Some(Kind::Break)
    } else if letter.is_whitespace() || letter.is_control() {
        None
    } else if letter.is_alphabetic() || unicode_normalization::char::is_combining_mark(letter) {
        Some(Kind::Word)
    } else {
        Some(Kind::Mark(letter))
    }
}

/// Texts beyond 4 GiB are refused by `papers`.
fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_words_numbers_and_marks() {
        let words = Words::of("Số 41/2019/QĐ-UBND, KH&CN\n80%");
        let all: Vec<&str> = (0..words.len()).map(|at| words.word(at)).collect();
        assert_eq!(
            all,
            ["Số", "41", "/", "2019", "/", "QĐ", "-", "UBND", ",", "KH", "&", "CN", "\n", "80", "%"]
        );
        assert!(words.touches(1) && !words.touches(0));
        assert_eq!(words.slice(1..8), "41/2019/QĐ-UBND");
        assert_eq!(words.slice(99..100), "");
    }
}
