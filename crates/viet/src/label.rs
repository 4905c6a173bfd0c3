//! Labels of outline items, as they stand in front of a heading or an item.
//!
//! ```text
//! label   = part | article | roman "." | number | letter | bullet
//! part    = ("Phần" | "Chương" | "Mục" | "Phụ lục") (ROMAN | DIGITS | LETTER)
//! article = "Điều" DIGITS ["."|":"]
//! number  = DIGITS {"." DIGITS} ("." | ")" | "/")   1.  1.1.  7.2.Trung tâm  1)  1/
//!         | DIGITS "." DIGITS {"." DIGITS} " "      1.1 Trung tâm
//!         | "(" DIGITS ")"                          (1)
//! letter  = LETTER (")" | "." | "/")                a)  đ)  A.
//! order   = ("Thứ" | "") NUMERAL ["là"] ("," | ":")   Thứ nhất,  Một là:
//! bullet  = "-" | "–" | "+" | "*" | "•" | "" | "o " ...
//! ```
//!
//! Nghị định 30/2020/NĐ-CP, annex I.II.5d gives the official order: phần, chương, mục, điều, khoản `1.`, điểm `a)`.
//! Years, dates and amounts at the beginning of a line ("2024.", "15/3", "1.179 mẫu") are no labels.

use crate::numeral;

/// A label found in front of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What shape it has.
    pub shape: Shape,
    /// Its place in the order: `[1]` for "1.", "I." or "a)", `[7, 2]` for "7.2."; empty for bullets.
    pub ordinal: Vec<u32>,
    /// The label without closing punctuation: "1", "7.2", "(1)", "a", "I", "Điều 3", "-".
    pub name: String,
    /// How many bytes the label and the space behind it take.
    pub length: usize,
}

/// The shape of a label: labels of one shape are siblings or of the same family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// "Phần I", "Phần thứ nhất".
    Part,
    /// "Chương I".
    Chapter,
    /// "Mục 1".
    Section,
    /// "Phụ lục III".
    Annex,
    /// "Điều 5.".
    Article,
    /// "A.", "B." in capitals.
    Capital,
    /// "I.", "II.".
    Roman,
    /// "1.", "7.2.": the depth is the length of the ordinal.
    Number,
    /// "1)".
    NumberBracket,
    /// "(1)".
    NumberRound,
    /// "a)", "đ)", "a.".
    Letter,
    /// "(a)".
    LetterRound,
    /// "i)", "ii)", "(i)".
    SmallRoman,
    /// "Thứ nhất,", "Một là:".
    InWords,
    /// "-", "–".
    Dash,
    /// "+".
    Plus,
    /// "*".
    Star,
    /// "•", "o" and other dots of word processors.
    Dot,
}

impl Shape {
    /// Tells whether labels of this shape carry no number.
    pub fn is_bullet(self) -> bool {
        matches!(self, Self::Dash | Self::Plus | Self::Star | Self::Dot)
    }
}

/// Returns the label in front of a text, which must not begin with white space.
pub fn of(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    match first {
        '-' | '–' | '—' | '−' | '‐' => bullet(text, Shape::Dash, first),
        '+' => bullet(text, Shape::Plus, first),
        '*' => bullet(text, Shape::Star, first),
        '•' | '●' | '○' | '▪' | '■' | '◦' | '·' | '∙' | '►' | '➢' | '❖' | '✓' | '⁃' | '\u{f0b7}'
        | '\u{f0a7}' | '\u{f02d}' | '\u{f0d8}' | '\u{f076}' => bullet(text, Shape::Dot, first),
        '(' => round(text),
        '0'..='9' => number(text),
        _ => named(text).or_else(|| letters(text)).or_else(|| in_words(text)),
    }
}

fn bullet(text: &str, shape: Shape, first: char) -> Option<Label> {
    let rest = &text[first.len_utf8()..];
    let next = rest.chars().next()?;
    // "-5 độ", "--" and "+84 ..." are no bullets; "-Trung tâm" is one.
    if next == first || (next.is_ascii_digit() && shape == Shape::Plus) {
        return None;
    }
    let length = text.len() - rest.trim_start().len();
    (!rest.trim().is_empty()).then(|| Label { shape, ordinal: Vec::new(), name: first.to_string(), length })
}

fn round(text: &str) -> Option<Label> {
    let close = text.char_indices().take(8).find(|(_, letter)| *letter == ')')?.0;
    let inner = text[1..close].trim();
    let (shape, ordinal) = if let Ok(value) = inner.parse::<u32>() {
        (Shape::NumberRound, value)
    } else if let Some(value) = letter_value(inner).filter(|_| inner != "i") {
        (Shape::LetterRound, value)
    } else if inner.chars().all(|letter| letter.is_ascii_lowercase()) {
        (Shape::SmallRoman, numeral::roman(inner)?)
    } else {
        return None;
    };
    if inner.len() > 3 {
        return None;
    }
    finish(text, close + 1, shape, vec![ordinal], format!("({inner})"))
}

fn number(text: &str) -> Option<Label> {
    let bytes = text.as_bytes();
    let mut ordinal = Vec::new();
    let mut at = 0;
    loop {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        // Three digits and more are years or amounts, and so is "1.179".
        if digits == 0 || digits > 2 {
            break;
        }
        ordinal.push(text[at..at + digits].parse().ok()?);
        at += digits;
        if bytes.get(at) == Some(&b'.')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
            && ordinal.len() < 6
        {
            at += 1;
        } else {
            break;
        }
    }
    if ordinal.is_empty() || bytes.get(at).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let name = text[..at].to_owned();
    let close = bytes.get(at).copied();
    match close {
        // "1.- Công an tỉnh" in typewritten texts.
        Some(b'.') if ordinal.len() == 1 && text[at + 1..].starts_with("- ") => {
            finish(text, at + 2, Shape::Number, ordinal, name)
        }
        Some(b'.') => finish(text, at + 1, Shape::Number, ordinal, name),
        Some(b')') => finish(text, at + 1, Shape::NumberBracket, ordinal, name),
        // "1/ Văn phòng" is a label, "1/3/2024" and "02/KH-UBND" are not.
        Some(b'/') if ordinal.len() == 1 && !is_symbol(&text[at + 1..]) => {
            finish(text, at + 1, Shape::Number, ordinal, name)
        }
        // "1- Văn phòng" and "1 - Văn phòng" in older texts; "2 - 3 lớp" is not.
        Some(b'-') if ordinal.len() <= 3 => {
            let rest = text[at + 1..].trim_start();
            let capital = rest.chars().next().is_some_and(char::is_uppercase);
            capital.then(|| finish(text, at + 1, Shape::Number, ordinal, name)).flatten()
        }
        Some(b':') if ordinal.len() == 1 => finish(text, at + 1, Shape::Number, ordinal, name),
        Some(b' ') if ordinal.len() > 1 => finish(text, at, Shape::Number, ordinal, name),
        _ => None,
    }
}

/// Tells whether what follows "02/" makes it a date or the symbol of a document: "3/2024", "KH-UBND", "NQ/TW".
fn is_symbol(rest: &str) -> bool {
    let letters = rest.trim_start_matches(char::is_uppercase);
    rest.starts_with(|next: char| next.is_ascii_digit())
        || letters.len() < rest.len() && letters.starts_with(['-', '/', '&'])
}

fn named(text: &str) -> Option<Label> {
    const NAMES: [(&str, Shape); 5] = [
        ("điều", Shape::Article),
        ("phần", Shape::Part),
        ("chương", Shape::Chapter),
        ("mục", Shape::Section),
        ("phụ lục", Shape::Annex),
    ];
    let head: String = text.chars().take(24).collect();
    let lower = crate::fold::lower(&head);
    let (name, shape) = NAMES
        .into_iter()
        .find(|(name, _)| lower.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')))?;
    // "mục tiêu", "phần mềm": a capital first letter and a number behind.
    if !text.chars().next()?.is_uppercase() {
        return None;
    }
    let rest = &text[name.len() + 1..];
    let word: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
    let ordinal = word
        .parse()
        .ok()
        .or_else(|| word.chars().all(|letter| letter.is_ascii_uppercase()).then(|| numeral::roman(&word))?)
        .or_else(|| (word.chars().count() == 1 && shape != Shape::Article).then(|| letter_value(&word))?)?;
    let mut length = name.len() + 1 + word.len();
    let after = &text[length..];
    // "Điều 5 Nghị định số ..." cites; "Điều 5." and "Điều 5" alone head. Other names need an end, too.
    let closed = after.starts_with(['.', ':', ')']);
    if !(closed || after.is_empty() || after.starts_with('\n')) {
        return None;
    }
    if closed {
        length += 1;
    }
    finish(text, length, shape, vec![ordinal], format!("{} {word}", &text[..name.len()])).or_else(|| {
        Some(Label {
            shape,
            ordinal: vec![ordinal],
            name: text[..name.len() + 1 + word.len()].to_owned(),
            length: text.len(),
        })
    })
}

fn letters(text: &str) -> Option<Label> {
    let word: &str = &text[..text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len())];
    let close = text[word.len()..].chars().next()?;
    if word.is_empty() || word.len() > 5 {
        return None;
    }
    let upper = word.chars().all(char::is_uppercase);
    let lower = word.chars().all(char::is_lowercase);
    let length = word.len() + close.len_utf8();
    let spaced = text[length..].starts_with([' ', '\n']) || text[length..].is_empty();
    match close {
        ')' if lower => {
            if word.chars().count() > 1 {
                let value = numeral::roman(word)?;
                return finish(text, length, Shape::SmallRoman, vec![value], word.to_owned());
            }
            finish(text, length, Shape::Letter, vec![letter_value(word)?], word.to_owned())
        }
        '.' | '/' | ')' if upper => match numeral::roman(word) {
            Some(value) if close != ')' || word.len() > 1 => {
                finish(text, length, Shape::Roman, vec![value], word.to_owned())
            }
            // "P. KHTC" is a division.
            _ if word == "P" && is_initials(&text[length..]) => None,
            _ if word.chars().count() == 1 && spaced => {
                finish(text, length, Shape::Capital, vec![letter_value(word)?], word.to_owned())
            }
            _ => None,
        },
        // "l." is what an OCR service makes of "1."; points have brackets.
        '.' if word == "l" && spaced => finish(text, length, Shape::Number, vec![1], "1".to_owned()),
        '.' | '/' if lower && word.chars().count() == 1 && spaced => {
            finish(text, length, Shape::Letter, vec![letter_value(word)?], word.to_owned())
        }
        // "I- KẾT QUẢ", "I - Kết quả", "I  KẾT QUẢ" in older texts.
        '-' | '–' if upper => {
            let value = numeral::roman(word)?;
            let rest = text[word.len() + close.len_utf8()..].trim_start();
            let length = text.len() - rest.len();
            rest.chars().next().filter(|next| next.is_uppercase())?;
            finish(text, length, Shape::Roman, vec![value], word.to_owned())
        }
        _ => None,
    }
}

/// "Thứ nhất, ...", "Thứ hai: ...", "Một là, ...". "Thứ hai, ngày 05/8" and "Thứ Ba:" are days of the week.
fn in_words(text: &str) -> Option<Label> {
    const NUMERALS: [&str; 12] =
        ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "nhất", "tư"];
    let head: String = text.chars().take(16).collect();
    let lower = crate::fold::lower(&head);
    let end = lower.find([',', ':'])?;
    let (before, numeral) = lower[..end].trim_end().split_once(' ')?;
    let (word, ordinal) = match (before, numeral) {
        ("thứ", word) => (word, true),
        (word, "là") => (word, false),
        _ => return None,
    };
    let place = NUMERALS.iter().position(|numeral| *numeral == word)?;
    let value = match (word, ordinal) {
        ("nhất", true) => 1,
        ("tư", true) => 4,
        ("nhất" | "tư", false) | ("một" | "bốn", true) => return None,
        _ => u32::try_from(place + 1).ok()?,
    };
    // A day of the week has a capital, or its date behind it.
    let written = head.get(before.len()..end)?.trim();
    let rest = text.get(end + 1..)?.trim_start();
    let dated = rest.starts_with(|first: char| first.is_ascii_digit())
        || ["ngày", "Ngày", "sáng", "chiều", "tuần"].iter().any(|day| rest.starts_with(day));
    if ordinal && (written.starts_with(char::is_uppercase) && value > 1 || dated)
        || !text.starts_with(char::is_uppercase)
    {
        return None;
    }
    finish(text, end + 1, Shape::InWords, vec![value], head.get(..end)?.trim_end().to_owned())
}

/// Tells whether a text begins with the first letters of a name: "KHTC", "QLN&TTBĐS".
fn is_initials(text: &str) -> bool {
    let word: String = text.trim_start().chars().take_while(|letter| letter.is_alphanumeric()).collect();
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// The letters of points in Vietnamese order (Nghị định 30/2020/NĐ-CP, annex I): "đ" follows "d"; "f", "j", "w", "z"
/// occur in practice and stand behind.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxyfjwz";

/// Returns the letter of a point by its place in the Vietnamese order, from 1.
///
/// ```
/// assert_eq!(viet::label::letter(5), Some('đ'));
/// ```
pub fn letter(value: u32) -> Option<char> {
    LETTERS.chars().nth(usize::try_from(value).ok()?.checked_sub(1)?)
}

fn letter_value(word: &str) -> Option<u32> {
    let mut letters = word.chars();
    let letter = letters.next()?.to_lowercase().next()?;
    if letters.next().is_some() {
        return None;
    }
    let at = LETTERS.chars().position(|other| other == letter)?;
    u32::try_from(at + 1).ok()
}

/// Closes a label at byte `end`: the text behind must not be empty, and the white space before it belongs to the label.
fn finish(text: &str, end: usize, shape: Shape, ordinal: Vec<u32>, name: String) -> Option<Label> {
    let rest = text.get(end..)?;
    let trimmed = rest.trim_start();
    (!trimmed.is_empty()).then(|| Label { shape, ordinal, name, length: text.len() - trimmed.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(text: &str) -> Option<(Shape, Vec<u32>, String, &str)> {
        of(text).map(|label| (label.shape, label.ordinal, label.name, &text[label.length..]))
    }

    #[test]
    fn reads_each_shape() {
        let want =
            |shape, ordinal: &[u32], name: &str, rest| Some((shape, ordinal.to_vec(), name.to_owned(), rest));
        assert_eq!(name_of("1. Văn phòng"), want(Shape::Number, &[1], "1", "Văn phòng"));
        assert_eq!(name_of("7.2.Trung tâm"), want(Shape::Number, &[7, 2], "7.2", "Trung tâm"));
        assert_eq!(name_of("(1) Các phòng"), want(Shape::NumberRound, &[1], "(1)", "Các phòng"));
        assert_eq!(name_of("đ) Nội dung"), want(Shape::Letter, &[5], "đ", "Nội dung"));
        assert_eq!(name_of("1.- Công an tỉnh"), want(Shape::Number, &[1], "1", "Công an tỉnh"));
        assert_eq!(name_of("l. Văn phòng Sở"), want(Shape::Number, &[1], "1", "Văn phòng Sở"));
        assert_eq!(name_of("l) Nội dung"), want(Shape::Letter, &[11], "l", "Nội dung"));
        assert_eq!(name_of("II. Nhiệm vụ"), want(Shape::Roman, &[2], "II", "Nhiệm vụ"));
        assert_eq!(name_of("I- TÌNH HÌNH"), want(Shape::Roman, &[1], "I", "TÌNH HÌNH"));
        assert_eq!(name_of("Điều 3. Tổ chức"), want(Shape::Article, &[3], "Điều 3", "Tổ chức"));
        assert_eq!(name_of("- Tham mưu"), want(Shape::Dash, &[], "-", "Tham mưu"));
        assert_eq!(name_of("ii) Rà soát"), want(Shape::SmallRoman, &[2], "ii", "Rà soát"));
        assert_eq!(name_of("A. PHẦN CHUNG"), want(Shape::Capital, &[1], "A", "PHẦN CHUNG"));
        assert_eq!(name_of("Thứ nhất, rà soát"), want(Shape::InWords, &[1], "Thứ nhất", "rà soát"));
        assert_eq!(name_of("Thứ tư: Sở Y tế"), want(Shape::InWords, &[4], "Thứ tư", "Sở Y tế"));
        assert_eq!(name_of("Ba là, tổ chức"), want(Shape::InWords, &[3], "Ba là", "tổ chức"));
    }

    #[test]
    fn amounts_dates_and_citations_are_no_labels() {
        for text in [
            "2024 là năm",
            "15/3/2024",
            "1.179 mẫu",
            "2 - 3 lớp",
            "Điều 5 Nghị định số 30",
            "TP. Hà Nội",
            "UBND tỉnh",
            "Mục tiêu năm 2025",
            "(sau đây gọi",
            "Hạ”; hoàn thành",
            "02/KH-UBND ngày",
            "57/NQ-CP",
            "+84 912",
            "100% thủ tục",
            "3.840 phương tiện",
            "Thứ hai, ngày 05/8/2024: họp",
            "Thứ Ba: họp giao ban",
            "Thứ tư: 8 giờ họp",
            "Thứ trưởng, Vụ trưởng",
            "Một số, nhất là",
            "P. KHTC chủ trì",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
