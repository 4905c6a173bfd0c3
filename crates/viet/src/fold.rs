//! Folding: forms of a text in which spellings that mean the same are the same.

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
        if letter.is_ascii() {
            lower.push(letter.to_ascii_lowercase());
            continue;
        }
        let mut small = letter.to_lowercase();
        match (small.next(), small.next()) {
            (Some(small), None) if small.len_utf8() == letter.len_utf8() => lower.push(small),
            _ => lower.push(letter),
        }
    }
    settle_tones(lower)
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
    for (newer, older) in TONE_PLACES {
        if newer.len() != older.len() || !lower.contains(newer) {
            continue;
        }
        let mut from = 0;
        while let Some(found) = lower[from..].find(newer) {
            let at = from + found;
            let end = at + newer.len();
            from = end;
            let open = lower[end..].chars().next().is_none_or(|next| !next.is_alphabetic());
            let after_q = lower[..at].ends_with('q');
            if open && !after_q {
                lower.replace_range(at..end, older);
            }
        }
    }
    if lower.contains("qúy") {
        lower = lower.replace("qúy", "quý");
    }
    lower
}

/// Returns the text in lower case without tone and vowel marks, "đ" as "d"; offsets do not stay true.
///
/// ```
/// assert_eq!(viet::fold::bare("Đôn đốc"), "don doc");
/// ```
pub fn bare(text: &str) -> String {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
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
        if letter.is_alphanumeric() || letter == '&' {
            key.push(letter);
        } else if !key.ends_with(' ') && !key.is_empty() {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
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
    }
}
