//! Slips of scanned text: letters that a reader of pictures took for others, and the words that must have stood there.
//!
//! ```text
//! digits      "ngày l5/01/2O26"    -> "ngày 15/01/2026"     letters in dates and numbers          ocr/digits.rs
//! pairs       "phối họp", "bao cáo" -> "phối hợp", "báo cáo" words of two syllables, wrong marks   ocr/pairs.rs
//! joined      "khuvực", "cácthành"  -> "khu vực", "các thành" a space is missing                   ocr/pairs.rs
//! spelling    "truớc", "ngưòi"      -> "trước", "người"      vowels that Vietnamese does not have  ocr/spelling.rs
//! ```
//!
//! A wrong mending is worse than none: what could be right as written is left. Every mending keeps letter for letter what
//! was written, with other marks; only a space may come in. So a span of the mended text has its place in the written one.
//!
//! Clean text costs one pass without allocation: letters become numbers of five bits, a syllable is one number, and two
//! syllables are looked up together in a table of the words of `lexicon`.

mod digits;
mod letters;
mod lexicon;
mod pairs;
mod spelling;

use letters::{Syllable, Syllables};
use std::ops::Range;

/// Something to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mending {
    /// The bytes of the text that were written wrongly.
    pub range: Range<usize>,
    /// What should stand there: as many letters, and spaces that were missing.
    pub words: String,
}

/// Returns what is to be mended in a text (NFC, white space made one space), in order and without overlap. Time is linear
/// in its length.
///
/// ```
/// let text = "Phối họp với Sở Nội vụ, xong truớc ngày l5/3/2026";
/// let mended: Vec<String> = viet::ocr::mendings(text).into_iter().map(|one| one.words).collect();
/// assert_eq!(mended, ["Phối hợp", "trước ngày", "15"]);
/// assert!(viet::ocr::mendings("có quan hệ phối hợp từ ngày 15/3/2026").is_empty());
/// ```
pub fn mendings(text: &str) -> Vec<Mending> {
    let words = pairs::words();
    let mut found: Vec<Mending> = Vec::new();
    let mut before: Option<Syllable> = None;
    let mut taken = false;
    let mut digits_to = 0;
    for syllable in Syllables::of(text) {
        if syllable.next_to_digit || syllable.is_lone_stroke(text) {
            if syllable.start >= digits_to {
                digits_to = digits::mend(text, &syllable, &mut found);
            }
            (before, taken) = (None, false);
            continue;
        }
        if let Some(first) = before.filter(|first| first.end + 1 == syllable.start)
            && text.as_bytes().get(first.end) == Some(&b' ')
            && let Some(right) = words.pair(first.key, syllable.key)
        {
            let both = pairs::Pair { text, first, second: syllable };
            if right.is_written(&first, &syllable) {
                (before, taken) = (Some(syllable), true);
                continue;
            }
            if let Some(mended) = both.mended(words, right, taken) {
                // A single syllable mended before is part of the word.
                while found.last().is_some_and(|one| one.range.end > first.start) {
                    found.pop();
                }
                found.push(Mending { range: first.start..syllable.end, words: mended });
                (before, taken) = (Some(syllable), true);
                continue;
            }
        }
        if let Some(mended) = words.split(text, &syllable).or_else(|| spelling::mended(text, &syllable)) {
            found.push(Mending { range: syllable.start..syllable.end, words: mended });
        }
        (before, taken) = (Some(syllable), false);
    }
    found
}
