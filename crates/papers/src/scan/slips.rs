//! Slips that only a picture makes, mended word by word before anything is read: letters by numbers, and strokes that are
//! no letters. Slips of spelling are mended later, in whole texts ([`viet::ocr`]).

use super::hocr::Word;
use crate::page::SURE;

/// A word that was mended is not surer than this, in percent, and so in doubt: a person shall look at it.
const MENDED: u8 = SURE - 1;

/// Mends words, and drops those that are the rest of a ruled line.
pub(crate) fn mend(words: &mut Vec<Word>) {
    words.retain(|word| !is_stroke(&word.letters));
    let mut is_after_quarter = false;
    let mut is_open = false;
    for word in words {
        if word.letters.ends_with(BOW) && !is_open && is_capitals(&word.letters) {
            word.letters.pop();
            word.sure = word.sure.min(MENDED);
        }
        if let Some(bracket) = word.letters.rfind(['(', ')']) {
            is_open = word.letters[bracket..].starts_with('(');
        }
        if let Some(quarter) = quarter(&word.letters).filter(|_| is_after_quarter) {
            word.letters = quarter;
            word.sure = word.sure.min(MENDED);
        }
        is_after_quarter = matches!(word.letters.as_str(), "quý" | "Quý" | "QUÝ");
    }
}

/// Makes one slash of what stands for one before a year, which would else hide the number before it: "II//2025".
pub(crate) fn mend_slashes(words: &mut [Word]) {
    for word in words {
        for (slip, slash) in [(FRACTION, "/"), ("//20", "/20")] {
            if word.letters.contains(slip) {
                word.letters = word.letters.replace(slip, slash);
            }
        }
    }
}

/// The stroke of a fraction, which no typist writes.
const FRACTION: &str = "\u{2044}";

/// What the bow of a D is seen as, beside the letter itself: "UBND) tỉnh".
const BOW: &str = "D)";

/// Tells whether a word before a bracket is of capitals, and longer than the label of an item.
fn is_capitals(letters: &str) -> bool {
    let word = letters.trim_end_matches(')');
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// What a ruled line leaves: strokes along the foot of a line, or upright ones.
fn is_stroke(letters: &str) -> bool {
    letters.chars().all(|letter| matches!(letter, '_' | '|' | '\u{a6}'))
}

/// Returns the quarter that stands behind the word "quý": two upright strokes run together look like H or U.
fn quarter(letters: &str) -> Option<String> {
    const SLIPS: [(&str, &str); 9] = [
        ("HI", "III"),
        ("IH", "III"),
        ("IU", "II/"),
        ("Il", "II"),
        ("lI", "II"),
        ("I1", "II"),
        ("1I", "II"),
        ("ll", "II"),
        ("H", "II"),
    ];
    let (slip, quarter) = SLIPS.into_iter().find(|(slip, _)| letters.starts_with(slip))?;
    let rest = letters.get(slip.len()..)?;
    // Behind it the year, or the end of the word: "II/2025", "III.".
    let is_end =
        rest.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '/' | ',' | ';' | '.' | ')'));
    let is_slip = is_end && (slip != "IU" || rest.starts_with(|first: char| first.is_ascii_digit()));
    is_slip.then(|| format!("{quarter}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::super::rules::Rule;
    use super::*;

    fn mend_words(words: &str) -> Vec<Word> {
        let place = Rule { left: 0, top: 0, right: 9, bottom: 9 };
        let word =
            |letters: &str| Word { letters: letters.to_owned(), place, base: 9.0, height: 9.0, sure: 90 };
        let mut words: Vec<Word> = words.split(' ').map(word).collect();
        mend_slashes(&mut words);
        mend(&mut words);
        words
    }

    fn mended(words: &str) -> String {
        let words = mend_words(words);
        let letters: Vec<&str> = words.iter().map(|word| word.letters.as_str()).collect();
        letters.join(" ")
    }

    #[test]
    fn quarters_are_mended_behind_their_word() {
        for (seen, right) in [
            ("Quý H/2025", "Quý II/2025"),
            ("quý I1⁄2025;", "quý II/2025;"),
            ("Quý IU2025", "Quý II/2025"),
            ("quý II//2025", "quý II/2025"),
            ("https://lamgiang.gov.vn", "https://lamgiang.gov.vn"),
            ("quý HI.", "quý III."),
            ("quý IV/2025", "quý IV/2025"),
            ("quý I/2025", "quý I/2025"),
            ("quý Hội đồng", "quý Hội đồng"),
            ("mẫu H/2025", "mẫu H/2025"),
        ] {
            assert_eq!(mended(seen), right);
        }
    }

    #[test]
    fn a_bracket_that_was_never_opened_is_the_bow_of_a_letter() {
        for (seen, right) in [
            ("của UBND) tỉnh", "của UBND tỉnh"),
            ("(sau đây gọi là UBND) tỉnh", "(sau đây gọi là UBND) tỉnh"),
            ("(cũ) của HĐND) và UBND) tỉnh", "(cũ) của HĐND và UBND tỉnh"),
            ("D) Phụ lục", "D) Phụ lục"),
            ("IV) Tổ chức", "IV) Tổ chức"),
        ] {
            assert_eq!(mended(seen), right);
        }
    }

    #[test]
    fn a_word_that_was_mended_is_in_doubt() {
        let in_doubt: Vec<bool> = mend_words("Quý H/2025").iter().map(|word| word.sure < SURE).collect();
        assert_eq!(in_doubt, [false, true]);
    }

    #[test]
    fn the_rest_of_a_ruled_line_leaves() {
        assert_eq!(mended("3 __ Hướng dẫn | _ Phòng"), "3 Hướng dẫn Phòng");
        assert_eq!(mended("Số: ...... /TB"), "Số: ...... /TB");
    }
}
