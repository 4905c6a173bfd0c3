//! The date of a cited document.
//!
//! ```text
//! date = "ngày" day ["tháng" month ["năm" year]] | "ngày" day sep month [sep year] | day sep month sep year
//!      | "tháng" month ("năm" | "/" | "-") year
//! day  = DIGITS | blank          blank = "" | "..." | "…"
//! sep  = "/" | "-" | "."
//! ```
//!
//! A scanner writes "ngay", and letters for digits ("O5/02/2024").

use super::view::View;
use crate::reading::PartialDate;
use viet::words::Kind;

/// A date, found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The date as far as it is written; `None` where the year is missing.
    pub(super) date: Option<PartialDate>,
    /// Day and month of a date without a year.
    pub(super) day_month: Option<(i8, i8)>,
    /// The token after it.
    pub(super) next: usize,
}

/// Returns the date that begins at token `at`.
pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Found> {
    let at = behind_hour(view, at);
    if let Some(next) =
        view.any_phrase(at, &["ban hành ngày", "ký ngày", "ký ban hành ngày", "ngày", "ngay", "ngảy"])
    {
        return with_day(view, next);
    }
    if view.lower(at) == "tháng" {
        return with_month(view, at + 1);
    }
    let found = with_day(view, at)?;
    (view.kind(at) == Some(Kind::Number) && found.date.is_some_and(|date| date.day.is_some()))
        .then_some(found)
}

/// Returns the year that begins at token `at`: "năm 2015", "2015".
pub(super) fn year(view: &View<'_, '_>, at: usize) -> Option<Found> {
    let number = if view.lower(at) == "năm" { at + 1 } else { at };
    let (year, _) = year_of(view, number).filter(|_| view.digits(number).len() == 4)?;
    let longer = matches!(view.kind(number + 1), Some(Kind::Mark('/' | '%')))
        || (view.is_dash(number + 1) && view.kind(number + 2) == Some(Kind::Number));
    (!longer).then_some(Found {
        date: Some(PartialDate { year, month: None, day: None }),
        day_month: None,
        next: number + 1,
    })
}

/// "hồi" hour, as telegrams have it: "hồi 14h00 ngày 18/9/2024", "lúc 14 giờ 00 phút ngày 18/9/2024"
fn behind_hour(view: &View<'_, '_>, at: usize) -> usize {
    if !matches!(view.lower(at), "hồi" | "lúc") {
        return at;
    }
    let day = (at + 1..at + 8).find(|next| view.lower(*next) == "ngày");
    let hour = |next: usize| {
        view.kind(next) == Some(Kind::Number)
            || matches!(view.lower(next), "h" | "giờ" | "phút" | "'" | "," | ":")
    };
    day.filter(|day| (at + 1..*day).all(hour)).unwrap_or(at)
}

/// day ("tháng" month ["năm" year] | sep month [sep year])
fn with_day(view: &View<'_, '_>, at: usize) -> Option<Found> {
    let (day, next) = number_or_blank(view, at, 31)?;
    if is_month_word(view, next) {
        let (month, after) = number_or_blank(view, next + 1, 12)?;
        let Some((year, end)) = is_year_word(view, after).then(|| year_of(view, after + 1)).flatten() else {
            return yearless(day, month, after);
        };
        return found(day, month, year, end);
    }
    let separator = view.word(next);
    if !matches!(separator, "/" | "-" | "." | "–") {
        return None;
    }
    let (month, after) = number_or_blank(view, next + 1, 12)?;
    let year = (view.word(after) == separator).then(|| year_of(view, after + 1)).flatten();
    match year {
        Some((year, end)) => found(day, month, year, end),
        None if separator == "/" || separator == "-" => yearless(day, month, after),
        None => None,
    }
}

/// month ("năm" | "/" | "-") year
fn with_month(view: &View<'_, '_>, at: usize) -> Option<Found> {
    let (month, next) = number_or_blank(view, at, 12)?;
    if !matches!(view.lower(next), "năm" | "/" | "-") {
        return None;
    }
    let (year, end) = year_of(view, next + 1).filter(|_| view.digits(next + 1).len() == 4)?;
    found(None, month, year, end)
}

fn found(day: Option<i8>, month: Option<i8>, year: i16, next: usize) -> Option<Found> {
    let day = day.filter(|_| month.is_some());
    Some(Found { date: Some(PartialDate { year, month, day }), day_month: None, next })
}

fn yearless(day: Option<i8>, month: Option<i8>, next: usize) -> Option<Found> {
    Some(Found { date: None, day_month: Some((day?, month?)), next })
}

/// Returns a number up to `most`, or nothing for a blank, and the token after it.
fn number_or_blank(view: &View<'_, '_>, at: usize, most: u32) -> Option<(Option<i8>, usize)> {
    let lettered = view.touches(at) && view.is_word(at + 1) && letter_as_digit(view.word(at + 1)).is_some();
    if let Some(number) = view.number(at).filter(|_| !lettered) {
        let fits = (1..=most).contains(&number) && view.digits(at).len() <= 2;
        return fits.then(|| (i8::try_from(number).ok(), at + 1));
    }
    if let Some((number, next)) = scanned_digits(view, at) {
        return (1..=most).contains(&number).then(|| (i8::try_from(number).ok(), next));
    }
    let mut next = at;
    while next < at + 10 && matches!(view.kind(next), Some(Kind::Mark('.' | '…' | '_'))) {
        next += 1;
    }
    let blank = matches!(view.lower(next), "tháng" | "năm" | "/");
    blank.then_some((None, next))
}

/// Two digits of which a scanner took one for a letter: "O5", "1O", "l2".
fn scanned_digits(view: &View<'_, '_>, at: usize) -> Option<(u32, usize)> {
    let (tens, ones) = if view.is_word(at) {
        (letter_as_digit(view.word(at))?, view.number(at + 1)?)
    } else {
        (view.number(at)?, letter_as_digit(view.word(at + 1))?)
    };
    (view.touches(at) && tens < 10 && ones < 10).then_some((tens * 10 + ones, at + 2))
}

/// The digit that a letter looks like.
fn letter_as_digit(word: &str) -> Option<u32> {
    match word {
        "O" | "o" => Some(0),
        "l" | "I" => Some(1),
        _ => None,
    }
}

/// Returns the year at token `at`, of four digits or two, and the token after it.
fn year_of(view: &View<'_, '_>, at: usize) -> Option<(i16, usize)> {
    let Some((digits, next)) = scanned_year(view, at) else {
        let year = i16::try_from(view.number(at)?).ok()?;
        return match (view.digits(at).len(), year) {
            (4, 1900..=2100) => Some((year, at + 1)),
            (2, 45..) => Some((1900 + year, at + 1)),
            (2, _) => Some((2000 + year, at + 1)),
            _ => None,
        };
    };
    i16::try_from(digits).ok().filter(|year| (1900..=2100).contains(year)).map(|year| (year, next))
}

/// Four digits of which a scanner took one for a letter: "2O23".
fn scanned_year(view: &View<'_, '_>, at: usize) -> Option<(u32, usize)> {
    let (before, after) = (view.digits(at), view.digits(at + 2));
    let whole = before.len() + 1 + after.len() == 4 && view.touches(at);
    let tight = after.is_empty() || view.touches(at + 1);
    if before.is_empty() || !whole || !tight {
        return None;
    }
    let letter = letter_as_digit(view.word(at + 1))?;
    let next = if after.is_empty() { at + 2 } else { at + 3 };
    format!("{before}{letter}{after}").parse().ok().map(|year| (year, next))
}

/// "tháng", as a scanner writes it too.
fn is_month_word(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.lower(at), "tháng" | "thảng" | "thăng" | "thang")
}

/// "năm", as a scanner writes it too.
fn is_year_word(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.lower(at), "năm" | "nãm" | "nàm" | "nám" | "nam")
}
