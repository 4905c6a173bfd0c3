//! Letters in dates and numbers: "l5/01/2026", "0l/2026", "2O24", "Số: l23/UBND", "lO0%", "l5h00".
//!
//! Only where a date, a year, a share or the number of a document stands: "5l" may be litres, "O2" oxygen, "I" one in
//! Roman numerals.

use super::Mending;
use super::letters::Syllable;
use std::ops::Range;

/// Bytes of a date or number at most.
const LONGEST: usize = 24;

/// Looks at the number that `letters` is part of; returns the byte up to which all is decided.
pub(super) fn mend(text: &str, letters: &Syllable, found: &mut Vec<Mending>) -> usize {
    let bytes = text.as_bytes();
    // "15hOO": the minutes begin behind the letter.
    let from = letters.start + usize::from(bytes.get(letters.start) == Some(&b'h'));
    let run = run_around(bytes, from);
    let decided = found.last().is_some_and(|last| last.range.end > run.start);
    if run.len() > LONGEST || decided {
        return run.end.max(letters.end);
    }
    let number = Number { text, bytes, run: run.clone() };
    match number.roman().or_else(|| number.number()) {
        Some(words) => found.push(Mending { range: run.clone(), words }),
        None => roman_at_start(text, letters, found),
    }
    run.end.max(letters.end)
}

fn is_digit_like(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'l' | b'I' | b'O' | b'o')
}

/// Returns the digits and the letters like digits around a byte, bounded in length.
fn run_around(bytes: &[u8], at: usize) -> Range<usize> {
    let like = |at: &usize| bytes.get(*at).copied().is_some_and(is_digit_like);
    let before = (0..at).rev().take(LONGEST + 1).take_while(like).count();
    let after = (at..bytes.len()).take(LONGEST + 1).take_while(like).count();
    at - before..at + after
}

/// "Il. NHIỆM VỤ", "lV. TỔ CHỨC": a stroke among Roman digits at the beginning.
fn roman_at_start(text: &str, letters: &Syllable, found: &mut Vec<Mending>) {
    let word = &text[letters.start..letters.end];
    let mixed =
        word.contains('l') && word.contains(['I', 'V', 'X']) && word.chars().all(|one| "lIVX".contains(one));
    let heads =
        text[letters.end..].strip_prefix(". ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if letters.start == 0 && mixed && heads {
        found.push(Mending { range: 0..letters.end, words: word.replace('l', "I") });
    }
}

/// A run of digits and letters like digits.
struct Number<'t> {
    text: &'t str,
    bytes: &'t [u8],
    run: Range<usize>,
}

impl Number<'_> {
    fn written(&self) -> &str {
        &self.text[self.run.clone()]
    }

    fn before(&self) -> &str {
        &self.text[..self.run.start]
    }

    fn behind(&self) -> &str {
        &self.text[self.run.end..]
    }

    /// Returns the word before, in small letters, if only a space (and a colon) parts it.
    fn word_before(&self) -> String {
        let before = self.before();
        let near = before.strip_suffix(' ').unwrap_or(before);
        let near = near.strip_suffix(':').unwrap_or(near);
        let near = near.strip_suffix(' ').unwrap_or(near);
        if near.len() == before.len() {
            return String::new();
        }
        let before = near;
        let letters = before.char_indices().rev().take(8).take_while(|(_, one)| one.is_alphabetic());
        let start = letters.last().map_or(before.len(), |(at, _)| at);
        crate::fold::lower(&before[start..])
    }

    /// "quý l/2026" -> "quý I/2026".
    fn roman(&self) -> Option<String> {
        let written = self.written();
        let strokes =
            written.contains('l') && written.len() <= 3 && written.chars().all(|one| "lI".contains(one));
        (strokes && self.word_before() == "quý" && !self.is_letter_behind())
            .then(|| written.replace('l', "I"))
    }

    fn is_letter_behind(&self) -> bool {
        self.behind().starts_with(char::is_alphabetic)
    }

    /// Returns the number in digits.
    fn number(&self) -> Option<String> {
        let written = self.written();
        let plain = digits_of(written)?;
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        if digits == written.len() {
            return None;
        }
        let right = self.is_hour(&plain, digits)
            || self.is_minute(&plain)
            || !self.is_letter_behind()
                && !self.before().ends_with(char::is_alphanumeric)
                && (self.is_year(&plain, digits)
                    || self.is_part_of_date()
                    || self.is_named(&plain, digits)
                    || self.is_symbol_number(digits)
                    || self.is_share(digits));
        right.then_some(plain)
    }

    /// "2O24", "20l9".
    fn is_year(&self, plain: &str, digits: usize) -> bool {
        let apart = !self.behind().starts_with(['.', ',']) || !self.digit_at(self.run.end + 1);
        let apart = apart && !self.before().ends_with(['.', ',']);
        plain.len() == 4 && digits >= 2 && is_year(plain) && (apart || self.is_part_of_date())
    }

    fn digit_at(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(u8::is_ascii_digit)
    }

    /// "l5/01/2026", "0l/2026", "ngày l5/3": parts between slashes that are a date.
    fn is_part_of_date(&self) -> bool {
        let part_of = |byte: u8| is_digit_like(byte) || matches!(byte, b'/' | b'-' | b'.');
        let like = |at: &usize| self.bytes.get(*at).copied().is_some_and(part_of);
        let start = self.run.start - (0..self.run.start).rev().take(LONGEST).take_while(like).count();
        let end = self.run.end + (self.run.end..self.bytes.len()).take(LONGEST).take_while(like).count();
        let chunk = self.text[start..end].trim_end_matches(['.', '-', '/']);
        let end = start + chunk.len();
        if self.text[..start].ends_with(char::is_alphanumeric)
            || self.text[end..].starts_with(char::is_alphanumeric)
        {
            return false;
        }
        let Some(mark) = chunk.chars().find(|one| matches!(one, '/' | '-' | '.')) else { return false };
        let parts: Vec<&str> = chunk.split(mark).collect();
        let plain: Option<Vec<String>> = parts.iter().map(|part| digits_of(part)).collect();
        let Some(plain) = plain else { return false };
        // "I/2024" is a quarter.
        let whole = parts.iter().all(|part| part.bytes().any(|byte| byte.is_ascii_digit()) || *part == "l");
        let part = Number { text: self.text, bytes: self.bytes, run: start..end };
        let word = part.word_before();
        match plain.as_slice() {
            [day, month, year] => whole && is_day(day) && is_month(month) && is_year(year),
            [month, year] if is_year(year) => {
                mark == '/' && whole && is_month(month) && (parts[0] != "l" || word == "tháng")
            }
            [day, month] => {
                let begins = ["ngày", "trước", "từ", "đến", "hết", "sau"].contains(&word.as_str());
                mark == '/' && whole && begins && is_day(day) && is_month(month)
            }
            _ => false,
        }
    }

    /// "ngày l5", "tháng O1", "năm 2O2l".
    fn is_named(&self, plain: &str, digits: usize) -> bool {
        let behind = self.behind();
        let goes_on = behind.starts_with(['.', ',']) && self.digit_at(self.run.end + 1);
        let word = self.word_before();
        // "mỗi ngày 2l nước", "mỗi tháng 1l dầu".
        let unit = self.written().ends_with(['l', 'o']) && !self.written().starts_with('0');
        let lone = digits == 0 && (!self.written().starts_with('l') || self.written().contains('o'));
        match word.as_str() {
            "ngày" => {
                let dated = behind.starts_with('/') || behind.starts_with(" tháng");
                !goes_on && !lone && is_day(plain) && (dated || !unit && digits > 0)
            }
            "tháng" => {
                let dated = behind.starts_with('/') || behind.starts_with(" năm");
                !goes_on && !lone && is_month(plain) && (dated || !unit && digits > 0)
            }
            "năm" => !goes_on && digits > 0 && is_year(plain),
            _ => false,
        }
    }

    /// "Số: l23/UBND": the number of a document.
    fn is_symbol_number(&self, digits: usize) -> bool {
        let behind = self.behind();
        let behind = behind.strip_prefix(' ').unwrap_or(behind);
        let symbol = behind.strip_prefix(['/', '-']).map(|rest| rest.strip_prefix(' ').unwrap_or(rest));
        let named = symbol
            .is_some_and(|rest| rest.starts_with(|one: char| one.is_uppercase() || one.is_ascii_digit()));
        digits > 0 && named && self.word_before() == "số" && self.run.len() <= 5
    }

    /// "l00%".
    fn is_share(&self, digits: usize) -> bool {
        let whole = !self.before().ends_with([',', '.', '/', '-']);
        digits > 0
            && whole
            && self.run.len() <= 3
            && self.behind().starts_with('%')
            && !self.written().ends_with('o')
    }

    /// "l5h00", "O8h".
    fn is_hour(&self, plain: &str, digits: usize) -> bool {
        let Some(rest) = self.behind().strip_prefix('h') else { return false };
        let minutes = rest.bytes().take_while(|byte| is_digit_like(*byte)).count();
        let clock = matches!(minutes, 0 | 2) && !rest[minutes..].starts_with(char::is_alphanumeric);
        digits > 0
            && clock
            && !self.before().ends_with(char::is_alphanumeric)
            && plain.len() <= 2
            && plain.parse::<u32>().is_ok_and(|hour| hour <= 24)
    }

    /// "15hOO", "8h3O".
    fn is_minute(&self, plain: &str) -> bool {
        let Some(hour) = self.before().strip_suffix('h') else { return false };
        let digits = hour.bytes().rev().take_while(u8::is_ascii_digit).count();
        matches!(digits, 1 | 2)
            && plain.len() == 2
            && !self.is_letter_behind()
            && plain.parse::<u32>().is_ok_and(|minute| minute < 60)
            && !self.written().starts_with(['l', 'I', 'o'])
    }
}

/// Returns the digits that were meant; `None` for an empty part.
fn digits_of(part: &str) -> Option<String> {
    let digit = |one: char| match one {
        'l' | 'I' => Some('1'),
        'O' | 'o' => Some('0'),
        '0'..='9' => Some(one),
        _ => None,
    };
    if part.is_empty() { None } else { part.chars().map(digit).collect() }
}

fn is_day(plain: &str) -> bool {
    plain.len() <= 2 && plain.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
}

fn is_month(plain: &str) -> bool {
    plain.len() <= 2 && plain.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month))
}

fn is_year(plain: &str) -> bool {
    plain.len() == 4 && (plain.starts_with("19") || plain.starts_with("20"))
}
