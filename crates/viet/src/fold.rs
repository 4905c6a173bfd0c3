//! Folding: forms of a text in which spellings that mean the same are the same.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Returns the text in lower case, each letter in as many bytes as before, so that byte offsets stay true.
///
/// Letters whose lower case has another length (none of Vietnamese) are left alone. The tone mark of an open syllable
/// is put where the older spelling has it: "hoá" becomes "hóa", "thuỷ" "thủy", "qúy" "quý". The text should be NFC.
///
/// ```
/// assert_eq!(viet::fold::lower("ĐƠN GIẢN HOÁ Thủ Tục"), "đơn giản hóa thủ tục");
/// ```
pub fn lower(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for letter in text.chars() {
        lower.push(small(letter));
    }
    settle_tones(lower)
}

/// Returns the small letter, if it takes as many bytes.
fn small(letter: char) -> char {
    match letter {
        '\0'..='\u{7f}' => letter.to_ascii_lowercase(),
        // The Vietnamese block, without tables: a small letter follows its capital.
        'Ạ'..='ỹ' => char::from_u32(u32::from(letter) | 1).unwrap_or(letter),
        'à'..='ý' => letter,
        _ => {
            let mut small = letter.to_lowercase();
            match (small.next(), small.next()) {
                (Some(small), None) if small.len_utf8() == letter.len_utf8() => small,
                _ => letter,
            }
        }
    }
}

/// Pairs of endings of open syllables: the newer place of the tone, the older one. Only pairs of equal length can be
/// exchanged without moving offsets; the others ("uỳ", "uỹ", "oẽ") are rare.
const TONE_PLACES: [(&str, &str); 12] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẹ", "ọe"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỵ", "ụy"),
];

fn settle_tones(mut lower: String) -> String {
    let mut from = 0;
    while let Some(at) = open_syllable(lower.as_bytes(), from) {
        from = at + 1;
        let newer =
            lower.get(at..).and_then(|rest| TONE_PLACES.iter().find(|(newer, _)| rest.starts_with(newer)));
        let Some((newer, older)) = newer.filter(|(newer, older)| newer.len() == older.len()) else {
            continue;
        };
        let end = at + newer.len();
        let open = lower[end..].chars().next().is_none_or(|next| !next.is_alphabetic());
        if open && !lower[..at].ends_with('q') {
            lower.replace_range(at..end, older);
        }
    }
    if lower.contains("qúy") {
        lower = lower.replace("qúy", "quý");
    }
    lower
}

/// Returns the next "o" or "u" before a letter with a mark, from a byte on.
fn open_syllable(lower: &[u8], from: usize) -> Option<usize> {
    let rest = lower.get(from..)?;
    let found =
        rest.windows(2).position(|pair| matches!(pair[0], b'o' | b'u') && matches!(pair[1], 0xc3 | 0xe1))?;
    Some(from + found)
}

/// Returns the text in lower case without tone and vowel marks, "đ" as "d"; offsets do not stay true.
///
/// ```
/// assert_eq!(viet::fold::bare("Đôn đốc"), "don doc");
/// ```
pub fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for letter in text.chars() {
        match BARE.get(letter as usize) {
            Some(Some(one)) => bare.push(*one),
            Some(None) | None => bare.extend(without_marks(letter)),
        }
    }
    bare
}

/// What the letters of Latin scripts are without their marks, where that is one letter: a search folds thousands of texts.
static BARE: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let letters = (0..LATIN).map(|code| char::from_u32(code).expect("no surrogate is below U+2000"));
    let one = |letter| {
        let mut bare = without_marks(letter);
        bare.next().filter(|_| bare.next().is_none())
    };
    letters.map(one).collect()
});

/// The letters behind the last one of Vietnamese, U+1EF9, rounded up.
const LATIN: u32 = 0x1f00;

/// Takes a letter's marks away, by the tables of Unicode.
fn without_marks(letter: char) -> impl Iterator<Item = char> {
    let parts = std::iter::once(letter).nfd().filter(|part| !is_combining_mark(*part));
    parts.flat_map(char::to_lowercase).map(|part| if part == 'đ' { 'd' } else { part })
}

/// Returns the text as a key for comparing names: lower case, tones settled, every dash, comma and run of space one
/// space.
///
/// ```
/// use viet::fold::key;
/// assert_eq!(key("Phòng Kế hoạch – Tài chính"), key("Phòng Kế hoạch Tài Chính"));
/// assert_eq!(key("Tiêu chuẩn, Đo lường"), key("tiêu chuẩn đo  lường"));
/// ```
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in lower(text).chars() {
        if is_usual(letter) || letter.is_alphanumeric() || letter == '&' {
            key.push(letter);
        } else if !key.ends_with(' ') && !key.is_empty() {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Tells whether it is a small letter of Vietnamese, without tables.
fn is_usual(letter: char) -> bool {
    letter.is_ascii_lowercase() || ('Ạ'..='ỹ').contains(&letter) || ('à'..='ö').contains(&letter)
}

/// Returns the text in Unicode NFC.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tones_of_open_syllables_are_settled() {
        assert_eq!(lower("hoá hoán thuỷ quý qúy Uỷ ban loà xoè"), "hóa hoán thủy quý quý ủy ban lòa xòe");
    }

    proptest! {
        #[test]
        fn lower_keeps_the_length(text in "\\PC*") {
            prop_assert_eq!(lower(&text).len(), text.len());
        }

        #[test]
        fn bare_is_what_unicode_says(text in "\\PC*|[A-Za-zÀ-ỹ\u{300}-\u{36f}]*") {
            let parts = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
            let said: String = parts.map(|letter| if letter == 'đ' { 'd' } else { letter }).collect();
            prop_assert_eq!(bare(&text), said);
        }
    }
}
