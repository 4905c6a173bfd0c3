//! In which encoding a text is, from its words alone: how many of them become syllables.

use super::tables::{self, Table};
use super::{Encoding, capitals, letters, syllable};
use std::collections::HashMap;

/// What the words of a text say for and against each encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    tallies: [Tally; 4],
    /// Words with marks that are syllables of Unicode as they stand.
    pub unicode: u32,
    /// Words in small letters without any mark that no syllable is.
    foreign: u32,
}

/// What the words say of one encoding. Words of nothing but ASCII are the same in all, and say nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Words that are no syllables as they stand, and become some.
    pub better: u32,
    /// Words that are syllables as they stand, and become others.
    pub other: u32,
    /// Words that do not become syllables.
    pub worse: u32,
}

/// The encoding that a text is in, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The encoding.
    pub encoding: Encoding,
    /// In percent.
    pub sure: u8,
}

/// Returns the encoding that a text must be in, if it shows one. Time is linear in its length.
///
/// ```
/// use viet::legacy::{Encoding, guess};
/// let seen = |words| guess(words).map(|guess| guess.encoding);
/// assert_eq!(seen("Céng hoµ x· héi chñ nghÜa ViÖt Nam"), Some(Encoding::Tcvn3));
/// assert_eq!(seen("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"), Some(Encoding::Vni));
/// assert_eq!(seen("Cộng hòa xã hội chủ nghĩa Việt Nam"), None);
/// assert_eq!(seen("Le français très élégant, où l'été..."), None);
/// ```
pub fn guess(words: &str) -> Option<Guess> {
    Evidence::of(words).guess()
}

impl Evidence {
    /// Looks at a text.
    pub fn of(words: &str) -> Self {
        Self::with(words, Self::of_word)
    }

    /// Looks at a text, and asks `look` what each word shows.
    fn with(words: &str, mut look: impl FnMut(&str) -> Self) -> Self {
        let mut evidence = Self::default();
        if words.is_ascii() {
            return evidence;
        }
        let modern = words.chars().filter(|letter| is_modern(*letter)).count();
        if modern > 0 && modern * MODERN >= words.chars().filter(|letter| is_old(*letter)).count() {
            // What is surely Unicode need not be looked at word by word.
            evidence.unicode = u32::try_from(modern).unwrap_or(u32::MAX);
            evidence.tallies.iter_mut().for_each(|tally| tally.worse = evidence.unicode);
            return evidence;
        }
        for word in words.split(|letter| !is_part(letter)).filter(|word| is_word(word)) {
            evidence.add(&look(word));
        }
        evidence
    }

    /// Looks at one word.
    fn of_word(word: &str) -> Self {
        let mut evidence = Self::default();
        if word.is_ascii() {
            let small = word.bytes().all(|byte| byte.is_ascii_lowercase());
            evidence.foreign = u32::from(small && word.len() > 2 && !syllable::is_spelt(word, None));
            return evidence;
        }
        let valid = syllable::is_one(word);
        evidence.unicode = u32::from(valid);
        for (tally, encoding) in evidence.tallies.iter_mut().zip(Encoding::ALL) {
            match becomes(word, encoding) {
                Becomes::Syllable if valid => tally.other = 1,
                Becomes::Syllable => tally.better = 1,
                Becomes::Nothing => tally.worse = 1,
                Becomes::Abbreviation => {}
            }
        }
        evidence
    }

    /// Adds what another text shows.
    pub fn add(&mut self, other: &Self) {
        for (tally, more) in self.tallies.iter_mut().zip(&other.tallies) {
            tally.better = tally.better.saturating_add(more.better);
            tally.other = tally.other.saturating_add(more.other);
            tally.worse = tally.worse.saturating_add(more.worse);
        }
        self.unicode = self.unicode.saturating_add(other.unicode);
        self.foreign = self.foreign.saturating_add(other.foreign);
    }

    /// Returns what the words say of an encoding.
    pub fn tally(&self, encoding: Encoding) -> Tally {
        let [tcvn3, vni, viscii, windows_1258] = self.tallies;
        match encoding {
            Encoding::Tcvn3 => tcvn3,
            Encoding::Vni => vni,
            Encoding::Viscii => viscii,
            Encoding::Windows1258 => windows_1258,
        }
    }

    /// Returns the encoding that the text must be in: at least two words speak for it, four times as many as against it, and
    /// more than there are words of another language.
    pub fn guess(&self) -> Option<Guess> {
        let encoding = self.clearest()?;
        let tally = self.tally(encoding);
        (tally.better >= self.foreign).then(|| Guess { encoding, sure: tally.sure() })
    }

    /// Returns the encoding that most words speak for, whatever words of other languages there are: for whole documents, which
    /// may hold tags and addresses.
    pub fn clearest(&self) -> Option<Encoding> {
        let best = Encoding::ALL
            .into_iter()
            .max_by_key(|encoding| (self.tally(*encoding).balance(), std::cmp::Reverse(*encoding)))?;
        self.tally(best).is_clear().then_some(best)
    }
}

/// Looks at the texts of one document and remembers their words: most of them come again, and each is tried in every
/// encoding.
#[derive(Clone, Debug, Default)]
pub struct Witness {
    words: HashMap<Box<str>, Evidence>,
}

/// Words that a witness remembers: a dictionary of syllables and names has fewer.
const REMEMBERED: usize = 50_000;

impl Witness {
    /// Looks at a text, as [`Evidence::of`] does.
    pub fn look(&mut self, words: &str) -> Evidence {
        Evidence::with(words, |word| match self.words.get(word) {
            Some(seen) => *seen,
            None => {
                let evidence = Evidence::of_word(word);
                if self.words.len() < REMEMBERED {
                    self.words.insert(word.into(), evidence);
                }
                evidence
            }
        })
    }
}

impl Tally {
    /// Returns by how many more words speak for the encoding than against it.
    pub fn balance(self) -> i64 {
        i64::from(self.better) - i64::from(self.worse)
    }

    /// Tells whether at least two words speak for the encoding, and four times as many as against it.
    pub fn is_clear(self) -> bool {
        self.better >= 2 && self.better >= self.worse.saturating_mul(4)
    }

    /// Returns how sure it is that the text is in the encoding, in percent: never more than 98, a font's name says more.
    pub fn sure(self) -> u8 {
        let all = u64::from(self.better) + u64::from(self.worse) + 2;
        let sure = 100 * (u64::from(self.better) + 1) / all;
        u8::try_from(sure.min(98)).unwrap_or(98)
    }
}

/// So many letters of Latin-1 may stand beside each letter that no old encoding has: in Vietnamese they are about as many.
const MODERN: usize = 4;

/// Tells whether a letter of Vietnamese stands where only Unicode has letters.
fn is_modern(letter: char) -> bool {
    ('Ạ'..='ỹ').contains(&letter)
}

/// Tells whether a letter may be one of an old encoding.
fn is_old(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{ff}' | '\u{f020}'..='\u{f0ff}')
}

/// Letters, and what is a letter in an old encoding.
fn is_part(letter: char) -> bool {
    letter.is_alphabetic()
        || matches!(letter, '\u{80}'..='\u{9f}' | '\u{a1}'..='\u{ff}' | '\u{f020}'..='\u{f0ff}')
        || ('\u{300}'..='\u{323}').contains(&letter)
}

/// Degrees, squares, cubes: letters only in VISCII.
fn is_unit(letter: char) -> bool {
    matches!(letter, '°' | '±' | '²' | '³' | '´')
}

/// A sign by itself ("©", "·") is no word.
fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

/// What a word becomes.
enum Becomes {
    Syllable,
    /// "NĐ", "QĐ", "m²", "°C": what says nothing.
    Abbreviation,
    Nothing,
}

fn becomes(word: &str, encoding: Encoding) -> Becomes {
    if encoding != Encoding::Viscii && word.chars().all(|letter| letter.is_ascii() || is_unit(letter)) {
        return Becomes::Abbreviation;
    }
    let table = Table::of(encoding);
    let mut decoded = letters::plain(word, encoding);
    let is_single = |letter: char| tables::byte(letter).is_some_and(|byte| table.single(byte).is_some());
    let mut written = word.chars();
    for one in &decoded {
        let first = written.next();
        let stays = one.taken == 1 && first.is_some_and(|first| !first.is_ascii() && !is_single(first));
        // A letter or mark that the encoding does not have, or not here: the word is none of it.
        if stays {
            return Becomes::Nothing;
        }
        if one.taken == 2 {
            written.next();
        }
    }
    if encoding == Encoding::Tcvn3 {
        capitals::mend(&mut decoded);
    }
    let decoded: String = decoded.iter().map(|one| one.letter).collect();
    if syllable::is_one(&decoded) {
        Becomes::Syllable
    } else if decoded.chars().all(|letter| letter.is_ascii_uppercase() || letter == 'Đ') {
        Becomes::Abbreviation
    } else {
        Becomes::Nothing
    }
}
