//! Many phrases at once, found by their first word.

use super::Words;

/// A list of phrases that stands in code, sorted by first words when the program is compiled: a list of three hundred
/// verbs costs at a token about as much as a list of two.
///
/// ```
/// use viet::words::{Phrases, Words};
///
/// const LIMITS: &Phrases = &Phrases::of(&["chậm nhất", "chậm nhất là", "trước"]);
/// let words = Words::of("Chậm nhất là ngày 5/3");
/// assert_eq!(words.any_phrase(0, LIMITS), Some(3));
/// assert_eq!(words.any_phrase(1, LIMITS), None);
/// ```
#[derive(Debug)]
pub struct Phrases {
    all: &'static [&'static str],
    /// Places in `all`, sorted by the slot of the first word.
    order: [u16; MOST],
    /// Where in `order` each slot begins, and after the last its end.
    begins: [u16; SLOTS + 1],
}

/// No list has more phrases.
const MOST: usize = 512;

/// More than lists have first words, so that most words that open no phrase meet an empty slot.
const SLOTS: usize = 512;

impl Phrases {
    /// Makes a list of phrases: lower case, words separated by one space, punctuation as words of its own.
    ///
    /// # Panics
    ///
    /// Does not compile with more than 512 phrases.
    pub const fn of(all: &'static [&'static str]) -> Self {
        assert!(all.len() <= MOST, "a list has at most 512 phrases");
        // How many phrases have each slot, then where each slot ends, then its phrases from the end.
        let mut begins = [0_u16; SLOTS + 1];
        let mut at = 0;
        while at < all.len() {
            begins[slot(first_word(all[at]))] += 1;
            at += 1;
        }
        let mut at = 1;
        while at <= SLOTS {
            begins[at] += begins[at - 1];
            at += 1;
        }
        let mut order = [0; MOST];
        let mut at = all.len();
        while at > 0 {
            at -= 1;
            let slot = slot(first_word(all[at]));
            begins[slot] -= 1;
            #[expect(clippy::cast_possible_truncation, reason = "at most 512")]
            let place = at as u16;
            order[begins[slot] as usize] = place;
        }
        Self { all, order, begins }
    }

    /// Returns the phrases in the order in which they were written.
    pub const fn all(&self) -> &'static [&'static str] {
        self.all
    }
}

const fn first_word(phrase: &str) -> &[u8] {
    let bytes = phrase.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] != b' ' {
        end += 1;
    }
    bytes.split_at(end).0
}

/// The slot of a word. Three letters and the length tell most syllables apart, and cost less than reading all of them.
const fn slot(word: &[u8]) -> usize {
    let [first, .., last] = word else { return word.len() };
    let middle = word[word.len() / 2];
    let mixed = *first as usize * 131 + middle as usize * 31 + *last as usize * 7 + word.len();
    (mixed ^ (mixed >> 7)) % SLOTS
}

/// What [`Words::any_phrase`] looks for.
pub trait PhraseList {
    /// Returns the token after the longest of the phrases that stands at token `at`.
    fn longest_at(&self, words: &Words<'_>, at: usize) -> Option<usize>;
}

impl PhraseList for Phrases {
    fn longest_at(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        let slot = slot(words.lower(at).as_bytes());
        let places = usize::from(self.begins[slot])..usize::from(self.begins[slot + 1]);
        self.order[places].iter().filter_map(|place| words.phrase(at, self.all[usize::from(*place)])).max()
    }
}

impl PhraseList for [&str] {
    fn longest_at(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        self.iter().filter_map(|phrase| words.phrase(at, phrase)).max()
    }
}

impl<const N: usize> PhraseList for [&str; N] {
    fn longest_at(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        self.as_slice().longest_at(words, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &Phrases = &Phrases::of(&[
        "tổ chức",
        "tổ",
        "tổ chức thực hiện",
        "thực hiện",
        ", trao đổi",
        "v / v",
        "tổ dân phố",
    ]);

    #[test]
    fn finds_what_a_plain_search_finds() {
        let words = Words::of("Tổ chức thực hiện, trao đổi v/v tổ dân phố; tổ chức. Thực");
        for at in 0..=words.len() {
            assert_eq!(words.any_phrase(at, LIST), words.any_phrase(at, LIST.all()), "at {at}");
        }
    }

    #[test]
    fn nothing_is_found_in_an_empty_list() {
        const NONE: &Phrases = &Phrases::of(&[]);
        assert_eq!(Words::of("tổ chức").any_phrase(0, NONE), None);
    }
}
