//! The tokens that matter to the grammar of time, each with what its word may open or betray.
//!
//! Line breaks and marks of emphasis are left out, so that "trong tháng **6/2025**" and a date broken over lines read
//! like any other; what begins a line there can no longer be punctuation or a number of the same expression.

use super::lexicon::{Entry, Phrases, canonical, entry};
use crate::numeral;
use crate::words::{Kind, Words};
use std::ops::Range;

/// A view on [`Words`] without breaks and marks of emphasis.
pub(super) struct Lexemes<'w, 't> {
    words: &'w Words<'t>,
    all: Vec<Lexeme<'w>>,
}

#[derive(Clone, Copy)]
struct Lexeme<'w> {
    /// In lower case; of a slip or short form the word it stands for.
    word: &'w str,
    token: u32,
    kind: Shape,
    entry: Entry,
    /// Follows the one before without white space.
    glued: bool,
    /// Begins a line.
    first: bool,
    /// Stands between quotation marks.
    quoted: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Word,
    /// The value of digits, or [`TOO_LONG`].
    Number(u32),
    Mark(char),
}

/// In place of the value of more than nine digits.
const TOO_LONG: u32 = u32::MAX;

/// A quotation that does not close within so many tokens was none.
const LONGEST_QUOTE: usize = 120;

impl<'w, 't> Lexemes<'w, 't> {
    /// Makes the view; time is linear.
    pub(super) fn of(words: &'w Words<'t>) -> Self {
        let mut all = Vec::with_capacity(words.len());
        let mut first = true;
        let mut last_end = u32::MAX;
        let mut quote: Option<usize> = None;
        for (index, token) in words.tokens().iter().enumerate() {
            let mut word = words.lower(index);
            let (kind, entry) = match token.kind {
                Kind::Break => {
                    first = true;
                    continue;
                }
                Kind::Mark('*' | '_') => {
                    // Emphasis does not part what it stands between.
                    if last_end == token.start {
                        last_end = token.end;
                    }
                    continue;
                }
                Kind::Mark(mark) => {
                    match mark {
                        '“' => quote = Some(all.len()),
                        '”' => quote = None,
                        _ => {}
                    }
                    (Shape::Mark(mark), Entry::NONE)
                }
                Kind::Number => (Shape::Number(words.number(index).unwrap_or(TOO_LONG)), Entry::NUMBER),
                Kind::Word => (Shape::Word, entry(word)),
            };
            if entry.may(Entry::ALIAS) {
                word = canonical(word);
            }
            if quote.is_some_and(|since| all.len() > since + LONGEST_QUOTE) {
                quote = None;
            }
            let token_index = u32::try_from(index).unwrap_or(u32::MAX);
            let glued = last_end == token.start && !first;
            all.push(Lexeme { word, token: token_index, kind, entry, glued, first, quoted: quote.is_some() });
            last_end = token.end;
            first = false;
        }
        Self { words, all }
    }

    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    #[inline]
    fn get(&self, at: usize) -> Option<&Lexeme<'w>> {
        self.all.get(at)
    }

    fn token(&self, at: usize) -> usize {
        self.get(at).map_or(usize::MAX, |lexeme| lexeme.token as usize)
    }

    /// Returns the word, number or mark in lower case, "" past the end; a slip or short form as the word it stands for.
    #[inline]
    pub(super) fn word(&self, at: usize) -> &str {
        self.get(at).map_or("", |lexeme| lexeme.word)
    }

    /// Returns it as written.
    pub(super) fn written(&self, at: usize) -> &'t str {
        self.words.word(self.token(at))
    }

    /// Tells what the word may do.
    #[inline]
    pub(super) fn may(&self, at: usize, what: Entry) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.entry.may(what))
    }

    /// Tells whether it follows the one before without white space.
    #[inline]
    pub(super) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.glued)
    }

    /// Tells whether it begins a line.
    #[inline]
    pub(super) fn first(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.first)
    }

    /// Tells whether it stands between quotation marks.
    pub(super) fn quoted(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.quoted)
    }

    /// Tells whether it is a word.
    #[inline]
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.kind == Shape::Word)
    }

    /// Tells whether it is a number in digits.
    #[inline]
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| matches!(lexeme.kind, Shape::Number(_)))
    }

    /// Tells whether it is punctuation.
    #[inline]
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| matches!(lexeme.kind, Shape::Mark(_)))
    }

    /// Returns the mark, if it is one and does not begin a line, else a null character.
    #[inline]
    pub(super) fn sign(&self, at: usize) -> char {
        match self.get(at) {
            Some(Lexeme { kind: Shape::Mark(mark), first: false, .. }) => *mark,
            _ => '\0',
        }
    }

    /// Tells whether it is this mark and does not begin a line.
    #[inline]
    pub(super) fn mark(&self, at: usize, mark: &str) -> bool {
        let sign = self.sign(at);
        sign != '\0' && mark.starts_with(sign)
    }

    /// Tells whether it is a dash that does not begin a line.
    #[inline]
    pub(super) fn dash(&self, at: usize) -> bool {
        matches!(self.sign(at), '-' | '–' | '—' | '‐' | '‑' | '−')
    }

    /// Returns the value of digits, and how many there are.
    #[inline]
    pub(super) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        match self.get(at)? {
            Lexeme { kind: Shape::Number(value), word, .. } if *value != TOO_LONG => {
                Some((*value, word.len()))
            }
            _ => None,
        }
    }

    /// Returns the value of a number in letters of any size, and what stands behind it.
    pub(super) fn spelt_number(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.token(at);
        let number = numeral::spelt(self.words, token)?;
        let next = at + number.end.checked_sub(token)?;
        // Tokens and lexemes run side by side where no line breaks.
        if next.checked_sub(1).is_none_or(|last| self.token(last) + 1 != number.end) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and below a million"
        )]
        (0.0..1e6).contains(&number.value).then_some((number.value as u32, next))
    }

    /// Returns what stands behind the phrase, words separated by one space, if it stands here.
    #[inline]
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        self.behind(at, self.word(at), phrase)
    }

    /// Returns what stands behind the first of the phrases that stands here; longer ones go first.
    pub(super) fn any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let first = self.word(at);
        phrases.iter().find_map(|phrase| self.behind(at, first, phrase))
    }

    /// Returns the meaning of the first phrase of a table that stands here, and what stands behind it.
    pub(super) fn meaning<T: Copy>(&self, at: usize, phrases: &Phrases<T>) -> Option<(T, usize)> {
        let mut found = phrases.beginning(self.word(at));
        found.find_map(|(rest, meaning)| Some((meaning, self.words_behind(at + 1, rest)?)))
    }

    fn behind(&self, at: usize, first: &str, phrase: &str) -> Option<usize> {
        // Most phrases begin with another letter; the rest is not looked at.
        if first.is_empty() || phrase.as_bytes().first() != first.as_bytes().first() {
            return None;
        }
        let rest = phrase.strip_prefix(first)?;
        if rest.is_empty() { Some(at + 1) } else { self.words_behind(at + 1, rest.strip_prefix(' ')?) }
    }

    /// Returns what stands behind these words, if they stand here.
    fn words_behind(&self, at: usize, words: &str) -> Option<usize> {
        let mut next = at;
        for wanted in words.split(' ').filter(|word| !word.is_empty()) {
            if self.word(next) != wanted {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// Returns what stands behind the phrase, or the place itself.
    pub(super) fn skip(&self, at: usize, phrases: &[&str]) -> usize {
        self.any(at, phrases).unwrap_or(at)
    }

    /// Returns the bytes of the text from the beginning of `from` to the end of `to - 1`.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let last = to.checked_sub(1).map_or(usize::MAX, |last| self.token(last));
        self.words.bytes(self.token(from)..last.saturating_add(1))
    }
}
