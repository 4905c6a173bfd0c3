//! In which encoding a text is, from its words alone: how many of them become syllables.

use super::tables::{self, Table};
use super::{Encoding, capitals, letters, syllable};

/// What the words of a text say for and against each encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    tallies: [Tally; 3],
    /// Words with marks that are syllables of Unicode as they stand.
    pub unicode: u32,
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
        let mut evidence = Self::default();
        if words.is_ascii() {
            return evidence;
        }
        for word in words.split(|letter| !is_part(letter)).filter(|word| !word.is_ascii() && is_word(word)) {
            let valid = syllable::is_one(word);
            evidence.unicode += u32::from(valid);
            for (tally, encoding) in evidence.tallies.iter_mut().zip(Encoding::ALL) {
                match (becomes_syllable(word, encoding), valid) {
                    (true, false) => tally.better += 1,
                    (true, true) => tally.other += 1,
                    (false, _) => tally.worse += 1,
                }
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
    }

    /// Returns what the words say of an encoding.
    pub fn tally(&self, encoding: Encoding) -> Tally {
        let [tcvn3, vni, viscii] = self.tallies;
        match encoding {
            Encoding::Tcvn3 => tcvn3,
            Encoding::Vni => vni,
            Encoding::Viscii => viscii,
        }
    }

    /// Returns the encoding that the text must be in: at least two words, and four times as many as speak against it.
    pub fn guess(&self) -> Option<Guess> {
        let best = Encoding::ALL.into_iter().max_by_key(|encoding| {
            let tally = self.tally(*encoding);
            (i64::from(tally.better) - i64::from(tally.worse), std::cmp::Reverse(*encoding))
        })?;
        let tally = self.tally(best);
        (tally.better >= 2 && tally.better >= tally.worse.saturating_mul(4))
            .then(|| Guess { encoding: best, sure: tally.sure() })
    }
}

impl Tally {
    /// Returns how sure it is that the text is in the encoding, in percent: never more than 98, a font's name says more.
    pub fn sure(self) -> u8 {
        let all = u64::from(self.better) + u64::from(self.worse) + 2;
        let sure = 100 * (u64::from(self.better) + 1) / all;
        u8::try_from(sure.min(98)).unwrap_or(98)
    }
}

/// Letters, and what is a letter in an old encoding.
fn is_part(letter: char) -> bool {
    letter.is_alphabetic()
        || matches!(letter, '\u{80}'..='\u{9f}' | '\u{a1}'..='\u{ff}' | '\u{f020}'..='\u{f0ff}')
            && !matches!(letter, '°' | '±' | '²' | '³' | '´')
        || ('\u{300}'..='\u{323}').contains(&letter)
}

/// A sign by itself ("©", "·") is no word.
fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

fn becomes_syllable(word: &str, encoding: Encoding) -> bool {
    let table = Table::of(encoding);
    let mut decoded = letters::plain(word, encoding);
    let is_single = |letter: char| tables::byte(letter).is_some_and(|byte| table.single(byte).is_some());
    let mut written = word.chars();
    for one in &decoded {
        let first = written.next();
        let stays = one.taken == 1 && first.is_some_and(|first| !first.is_ascii() && !is_single(first));
        // A letter or mark that the encoding does not have, or not here: the word is none of it.
        if stays {
            return false;
        }
        if one.taken == 2 {
            written.next();
        }
    }
    if encoding == Encoding::Tcvn3 {
        capitals::mend(&mut decoded);
    }
    let decoded: String = decoded.iter().map(|one| one.letter).collect();
    syllable::is_one(&decoded)
}
