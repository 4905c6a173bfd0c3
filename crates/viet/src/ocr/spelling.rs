//! Vowels that Vietnamese does not have: "uơ" before another letter ("truớc"), "ưo" ("ngưòi"), "uu" ("cúu").

use super::letters::{HORN, Letter, PLAIN, Syllable, letter};

/// The letters for "u", "o" and "q".
const U: u64 = 21;
const O: u64 = 15;
const Q: u64 = 17;

/// Returns the syllable with the vowel that must have stood there.
pub(super) fn mended(text: &str, syllable: &Syllable) -> Option<String> {
    if !syllable.odd {
        return None;
    }
    let written = text.get(syllable.start..syllable.end)?;
    let letters: Vec<Letter> = written.chars().filter_map(letter).collect();
    let at = letters.windows(2).position(|pair| pair[0].base() == U && matches!(pair[1].base(), O | U))?;
    let (onset, coda) = (letters.get(..at)?, letters.get(at + 2..)?);
    let (first, second) = (letters[at], letters[at + 1]);
    let whole = if second.base() == O {
        first.tone() == 0 && is_coda(coda, second.tone()) && (first.form() == HORN) != (second.form() == HORN)
    } else {
        // Without any mark it may be a foreign name.
        first.form() == PLAIN
            && second.form() == PLAIN
            && second.tone() == 0
            && coda.is_empty()
            && first.tone() != 0
            || is_archive(text, syllable, written)
    };
    if !whole || !is_onset(onset) || second.form() != HORN && second.form() != PLAIN {
        return None;
    }
    let horned = |index: usize, one: &Letter| {
        let both = index == at || index == at + 1 && second.base() == O;
        if both { one.with_form(HORN) } else { *one }
    };
    letters.iter().enumerate().map(|(index, one)| horned(index, one).to_char()).collect()
}

/// "Luu: VT" at the end of every letter, where a missing mark leaves no doubt.
fn is_archive(text: &str, syllable: &Syllable, written: &str) -> bool {
    written == "Luu" && text[syllable.end..].starts_with(": ")
}

/// The letters before the vowel: consonants of Vietnamese, not "q", whose "u" is part of it.
fn is_onset(onset: &[Letter]) -> bool {
    const ONSETS: [&str; 23] = [
        "", "b", "c", "ch", "d", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "r", "s", "t", "th",
        "tr", "v", "x", "đ",
    ];
    let written: String = onset.iter().filter_map(|one| one.with_case(false).to_char()).collect();
    onset.iter().all(|one| one.base() != Q) && ONSETS.contains(&written.as_str())
}

/// The letters behind "ươ": there is at least one; before "c", "p", "t" the tone is sắc or nặng.
fn is_coda(coda: &[Letter], tone: u64) -> bool {
    let written: String = coda.iter().filter_map(|one| one.with_case(false).to_char()).collect();
    match written.as_str() {
        "n" | "ng" | "m" | "i" | "u" => true,
        "c" | "p" | "t" => tone >= 4,
        _ => false,
    }
}
