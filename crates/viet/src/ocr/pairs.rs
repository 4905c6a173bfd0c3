//! Words of two syllables: with wrong or missing marks, or without the space between.

use super::letters::{Letter, Syllable, Syllables, letter};
use super::lexicon;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The lexicon in the form in which it is looked up.
pub(super) struct Words {
    /// The words by the mixed keys of their syllables; a power of two of places, mostly empty, each word at the first free
    /// place behind its own.
    table: Vec<Option<Word>>,
    /// A bit for each place that is taken: small enough to stay in the cache, and most lookups end here.
    places: [u64; PLACES / 64],
    /// The joined words by their keys: "khuvuc".
    joined: HashMap<u64, Word>,
    /// Syllables that stand in a word of the lexicon, with their marks.
    known: HashSet<Marked>,
    /// Syllables that are no slip by themselves.
    free: HashSet<Marked>,
    slips: HashMap<[Marked; 2], Slip>,
}

/// The letters and marks of a syllable, the tone in one place.
type Marked = (u64, u64, u64);

/// A word of the lexicon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    words: &'static str,
    first: Syllable,
    second: Syllable,
}

/// A row of [`lexicon::SLIPS`].
struct Slip {
    capital: bool,
    next: Vec<&'static str>,
}

impl Word {
    /// Tells whether two syllables are this word without a slip.
    pub(super) fn is_written(&self, first: &Syllable, second: &Syllable) -> bool {
        self.first.is_same(first) && self.second.is_same(second)
    }
}

/// Places of the table: four for each word, so that most lookups end at the first.
const PLACES: usize = 4096;

/// Returns the lexicon.
pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(Words::new);
    &WORDS
}

fn place(first: u64, second: u64) -> usize {
    let mixed = (first.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ second).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> 52) as usize % PLACES
}

impl Words {
    fn new() -> Self {
        let list = lexicon::WORDS.split(',').filter_map(|words| word(words.trim()));
        let mut all = Self {
            table: vec![None; PLACES],
            places: [0; PLACES / 64],
            joined: HashMap::new(),
            known: HashSet::new(),
            free: HashSet::new(),
            slips: HashMap::new(),
        };
        for word in list {
            let mut at = place(word.first.key, word.second.key);
            while all.table[at].is_some() {
                at = (at + 1) % PLACES;
            }
            all.table[at] = Some(word);
            all.places[at / 64] |= 1 << (at % 64);
            all.known.extend([marked(&word.first), marked(&word.second)]);
            if let Some(joined) = Syllable::of(&word.words.replace(' ', "")) {
                all.joined.insert(joined.key, word);
            }
        }
        all.free =
            lexicon::FREE.split_whitespace().filter_map(Syllable::of).map(|one| marked(&one)).collect();
        all.slips = lexicon::SLIPS.lines().filter_map(slip).collect();
        all
    }

    /// Returns the word that two syllables are without their marks.
    pub(super) fn pair(&self, first: u64, second: u64) -> Option<&Word> {
        let mut at = place(first, second);
        if self.places[at / 64] & 1 << (at % 64) == 0 {
            return None;
        }
        while let Some(word) = &self.table[at] {
            if (word.first.key, word.second.key) == (first, second) {
                return Some(word);
            }
            at = (at + 1) % PLACES;
        }
        None
    }

    /// Tells whether two syllables are a word as written.
    fn is_word(&self, first: &Syllable, second: &Syllable) -> bool {
        self.pair(first.key, second.key).is_some_and(|word| word.is_written(first, second))
    }

    /// Cuts a token that is two words: "khuvực", "cácthành".
    pub(super) fn split(&self, text: &str, token: &Syllable) -> Option<String> {
        if token.count < 5 {
            return None;
        }
        let written = text.get(token.start..token.end)?;
        if let Some(word) = self.joined.get(&token.key)
            && token.forms == word.first.forms << (5 * word.second.count) | word.second.forms
            && token.tones == word.first.tones << (5 * word.second.count) | word.second.tones
        {
            let (at, _) = written.char_indices().nth(word.first.count as usize)?;
            return is_cased(&written[..at], &written[at..]).then(|| cut(written, at));
        }
        // "các", "của", "với" by their first letter, so that most tokens end here.
        if !matches!(written.as_bytes().first(), Some(b'c' | b'C' | b'v' | b'V')) {
            return None;
        }
        const SMALL: [&str; 8] = ["các", "Các", "của", "Của", "với", "Với", "và", "Và"];
        let at = SMALL.iter().find(|small| written.starts_with(**small))?.len();
        let rest = written.get(at..)?;
        let syllable = Syllable::of(rest)?;
        let whole =
            syllable.count >= 3 && self.known.contains(&marked(&syllable)) && !starts_with_vowel(rest);
        (whole && !self.free.contains(&marked(token))).then(|| cut(written, at))
    }
}

fn starts_with_vowel(rest: &str) -> bool {
    let first = rest.chars().next().and_then(letter).and_then(|one| one.with_case(false).to_char());
    first.is_none_or(|first| "aeiouyăâêôơư".contains(first) || !first.is_ascii() && first != 'đ')
}

fn cut(written: &str, at: usize) -> String {
    format!("{} {}", &written[..at], &written[at..])
}

fn word(words: &'static str) -> Option<Word> {
    let (first, second) = words.split_once(' ')?;
    Some(Word { words, first: Syllable::of(first)?, second: Syllable::of(second)? })
}

fn slip(row: &'static str) -> Option<([Marked; 2], Slip)> {
    let (written, right) = row.split_once('=')?;
    let (first, second) = written.trim().split_once(' ')?;
    let next = right.split_once('|').map_or(Vec::new(), |(_, next)| next.split(',').map(str::trim).collect());
    let capital = first.starts_with(char::is_uppercase);
    Some(([marked(&Syllable::of(first)?), marked(&Syllable::of(second)?)], Slip { capital, next }))
}

/// The tone of an open syllable stands on its last letter here, wherever it was written.
fn marked(one: &Syllable) -> Marked {
    let moved = Syllable { tones: one.tones >> 5, ..*one };
    let tones = if one.tones < 1 << 10 && one.tones & 31 == 0 && one.is_same(&moved) {
        moved.tones
    } else {
        one.tones
    };
    (one.key, one.forms, tones)
}

/// Two syllables behind one another that are a word without their marks.
pub(super) struct Pair<'t> {
    pub(super) text: &'t str,
    pub(super) first: Syllable,
    pub(super) second: Syllable,
}

impl Pair<'_> {
    /// Returns the word in the letters of the text, if it was surely meant. `taken` where the first syllable belongs to the
    /// word before.
    pub(super) fn mended(&self, words: &Words, right: &Word, taken: bool) -> Option<String> {
        let (first, second) = (self.written(&self.first), self.written(&self.second));
        let wrong_first = !right.first.is_same(&self.first);
        let wrong_second = !right.second.is_same(&self.second);
        // Text that has no marks at all is another writing, not a slip; two capitals may be a name.
        let unmarked = wrong_first && wrong_second && first.is_ascii() && second.is_ascii();
        let named = right.words.split_once(' ').is_some_and(|(_, second)| is_title(second));
        let name = is_title(second) && !is_upper(second) && !named;
        if taken || unmarked || name || !is_cased(first, second) {
            return None;
        }
        let rare = wrong_first && self.is_rare(words, &self.first)
            || wrong_second && self.is_rare(words, &self.second);
        let next_is_word = || self.next().is_some_and(|next| words.is_word(&self.second, &next));
        if !rare && !self.slip(words, wrong_first) || next_is_word() {
            return None;
        }
        let letters = right.words.chars().filter(|one| *one != ' ');
        let mut letters = letters.filter_map(letter);
        let mut cased = |written: &str| -> Option<String> {
            let pairs = written.chars().map(|old| {
                let (old, new) = (letter(old)?, letters.next()?);
                (old.base() == new.base())
                    .then_some(new.with_case(old.is_capital()))
                    .and_then(Letter::to_char)
            });
            pairs.collect()
        };
        let (first_right, second_right) = (cased(first)?, cased(second)?);
        // A syllable that is right keeps the place of its tone.
        let first = if wrong_first { &first_right } else { first };
        let second = if wrong_second { &second_right } else { second };
        Some(format!("{first} {second}"))
    }

    fn written(&self, syllable: &Syllable) -> &str {
        &self.text[syllable.start..syllable.end]
    }

    fn is_rare(&self, words: &Words, syllable: &Syllable) -> bool {
        !words.free.contains(&marked(syllable))
    }

    /// Tells whether the pair is a listed slip, and what stands around it is as listed.
    fn slip(&self, words: &Words, wrong_first: bool) -> bool {
        let Some(slip) = words.slips.get(&[marked(&self.first), marked(&self.second)]) else { return false };
        let first = self.written(&self.first);
        let capital = first.starts_with(char::is_uppercase);
        // Inside a sentence a wrong first syllable with a capital may be a name: "đồng chí Thanh lập danh sách".
        let before = &self.text[..self.first.start];
        let inside = before.strip_suffix(' ').is_some_and(|before| before.ends_with(char::is_alphabetic));
        if slip.capital && !capital || wrong_first && capital && inside && !slip.capital && !is_upper(first) {
            return false;
        }
        if slip.next.is_empty() {
            return true;
        }
        let Some(next) = self.next().map(|next| self.written(&next)) else { return false };
        slip.next.iter().any(|wanted| match *wanted {
            "^" => next.starts_with(char::is_uppercase) && !is_upper(first),
            word => crate::fold::lower(next) == word,
        })
    }

    /// Returns the syllable behind the second.
    fn next(&self) -> Option<Syllable> {
        let next = Syllables::from(self.text, self.second.end).next()?;
        (self.text.get(self.second.end..next.start) == Some(" ")).then_some(next)
    }
}

fn is_upper(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

fn is_title(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Tells whether capitals stand where words have them: all, none, or the first letters.
fn is_cased(first: &str, second: &str) -> bool {
    let small = |word: &str| word.chars().skip(1).all(char::is_lowercase);
    is_upper(first) && is_upper(second) || small(first) && small(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_words_are_the_same_without_marks() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for words in lexicon::WORDS.split(',').map(str::trim) {
            assert!(word(words).is_some(), "{words:?} is no word of two syllables");
            let twin = seen.insert(crate::fold::bare(words), words);
            assert_eq!(twin, None, "{words:?} has a twin");
        }
        assert!(seen.len() >= 400);
    }

    #[test]
    fn every_slip_stands_for_a_word_and_names_it() {
        let words = words();
        for row in lexicon::SLIPS.lines().filter(|row| !row.is_empty()) {
            let (written, right) = row.split_once('=').expect("a slip and its word");
            let right = right.split('|').next().map_or("", str::trim).to_lowercase();
            let (first, second) = written.trim().split_once(' ').expect("two syllables");
            let (first, second) = (Syllable::of(first).expect(row), Syllable::of(second).expect(row));
            let word = words.pair(first.key, second.key).expect(row);
            assert_eq!(word.words, right, "{row}");
            assert!(!word.is_written(&first, &second), "{row} is right");
        }
    }

    #[test]
    fn free_syllables_are_syllables_of_words() {
        let words = words();
        let keys: HashSet<u64> = words.known.iter().map(|(key, _, _)| *key).collect();
        for free in lexicon::FREE.split_whitespace() {
            let free_key = Syllable::of(free).map(|one| one.key);
            assert!(free_key.is_some_and(|key| keys.contains(&key)), "{free:?} is never asked for");
        }
        // What is right in one word is no slip in another.
        let slips: Vec<&Marked> = words.known.difference(&words.free).collect();
        assert!(slips.is_empty(), "{slips:?}");
    }
}
