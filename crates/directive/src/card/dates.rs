//! Dates as they are written in a letterhead and in the first sentence: with blanks, with any separator.
//!
//! ```text
//! date    = ["ngày"] DAY {("," | "-" | "và" | "đến" ["ngày"]) DAY} rest
//! rest    = SEPARATOR MONTH [SEPARATOR YEAR] | "tháng" MONTH ["năm" YEAR]
//! SEPARATOR = "/" | "-" | "."
//! ```

use viet::words::{Kind, Words};

/// A date as written: what is not there is `None`; nothing says that such a day exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) day: i8,
    pub(crate) month: i8,
    pub(crate) year: Option<i16>,
    /// The token behind the date.
    pub(crate) end: usize,
}

/// Reads the date whose day is token `at`. Of several days ("05 và 06/3/2024") the first.
pub(crate) fn read(words: &Words<'_>, at: usize) -> Option<Written> {
    let day = day(words, at)?;
    if let Some(date) = rest(words, day, at + 1) {
        return Some(date);
    }
    let mut next = at + 1;
    for _ in 0..6 {
        next = more_days(words, next)?;
        if let Some(date) = rest(words, day, next) {
            return Some(date);
        }
    }
    None
}

fn day(words: &Words<'_>, at: usize) -> Option<i8> {
    let value = words.number(at)?;
    (words.digits(at) <= 2 && value >= 1).then(|| i8::try_from(value).ok()).flatten()
}

/// Skips "và 06", "- 6", "đến ngày 06" behind a day.
fn more_days(words: &Words<'_>, at: usize) -> Option<usize> {
    let joined = words.is_mark(at, ',')
        || words.is_mark(at, ';')
        || words.is_dash(at)
        || matches!(words.lower(at), "và" | "đến");
    let mut next = if joined { at + 1 } else { return None };
    if words.lower(next) == "ngày" {
        next += 1;
    }
    day(words, next).map(|_| next + 1)
}

fn rest(words: &Words<'_>, day: i8, at: usize) -> Option<Written> {
    let month_at = |at: usize| -> Option<i8> {
        let value = words.number(at).filter(|_| words.digits(at) <= 2)?;
        i8::try_from(value).ok().filter(|month| (1..=12).contains(month))
    };
    let slash = |at: usize| words.is_mark(at, '/') || words.is_mark(at, '.') || words.is_dash(at);
    if slash(at) {
        let month = month_at(at + 1)?;
        let year = if slash(at + 2) && words.touches(at + 2) { year_at(words, at + 3) } else { None };
        // "5-6" alone is a range; a day and a month without year take a slash.
        if year.is_none() && !words.is_mark(at, '/') {
            return None;
        }
        // "5-6/3/2024" is a range of days.
        if words.is_dash(at) && words.is_mark(at + 2, '/') {
            return None;
        }
        let end = if year.is_some() { at + 4 } else { at + 2 };
        return Some(Written { day, month, year, end });
    }
    if words.lower(at) != "tháng" {
        return None;
    }
    let month = month_at(at + 1)?;
    let year = match words.lower(at + 2) {
        "năm" => year_at(words, at + 3).map(|year| (year, at + 4)),
        "/" | "-" => year_at(words, at + 3).map(|year| (year, at + 4)),
        _ => None,
    };
    let (year, end) = year.map_or((None, at + 2), |(year, end)| (Some(year), end));
    Some(Written { day, month, year, end })
}

pub(crate) fn year_at(words: &Words<'_>, at: usize) -> Option<i16> {
    let value = words.number(at).filter(|_| words.kind(at) == Some(Kind::Number) && words.digits(at) == 4)?;
    i16::try_from(value).ok().filter(|year| (1900..=2199).contains(year))
}
