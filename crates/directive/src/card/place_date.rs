//! Place and date: `Lam Giang, ngày 05 tháng 01 năm 2024`, with blanks, with numbers only, also in the tail of old papers.

use super::head::Piece;
use super::twin::Twin;
use crate::reading::{PartialDate, Read};
use blocks::Span;
use viet::words::{Kind, Words};

/// What the line says.
#[derive(Clone, Debug)]
pub(crate) struct PlaceDate {
    pub(crate) place: Option<Read<String>>,
    pub(crate) date: Option<Read<PartialDate>>,
    /// The day, the month or the year is blank.
    pub(crate) blank: bool,
    /// The words.
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// A place line has no more letters than this.
const LONGEST: usize = 90;

/// Tells whether a text is a line of place and date.
pub(crate) fn is_place_date(text: &str, twin: &Twin) -> bool {
    let plain = twin.plain();
    if plain.len() > LONGEST
        || !text.starts_with(|letter: char| letter.is_uppercase() || letter == '.' || letter == '(')
    {
        return false;
    }
    match date_start(plain) {
        Some(0) => read_text(text, twin).is_some_and(|read| read.whole),
        Some(at) => {
            let before = plain[..at].trim_end();
            let place = before.trim_end_matches([',', '.', ';']);
            !place.is_empty()
                && place.split(' ').count() <= 7
                && !place.contains([':', '(', '/'])
                && before.len() != place.len()
                || place.split(' ').count() <= 4
                    && read_text(text, twin).is_some_and(|read| read.whole)
                    && is_title(text, twin, at)
        }
        None => false,
    }
}

/// Tells whether every word before the date has a capital.
fn is_title(text: &str, twin: &Twin, at: usize) -> bool {
    text[..twin.offset(at)].split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

/// Returns where "ngày ... tháng/số" (or "tháng ... năm") begins in plain letters; in telegrams with the hour before it: "hồi 16 giờ 30
/// phút ngày 05 tháng 9 năm 2024".
fn date_start(plain: &str) -> Option<usize> {
    let dated = plain.match_indices("ngay").map(|(at, _)| at).find(|&at| {
        let fresh = at == 0 || !plain.as_bytes()[at - 1].is_ascii_alphanumeric();
        let rest = plain[at + 4..].trim_start_matches([' ', '.', ':', '_']);
        let digits = rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
        let rest = digits.trim_start_matches([' ', '.', '_']);
        fresh && (rest.starts_with("thang") || rest.starts_with(['/', '-']))
    });
    dated.map(|at| hour_before(plain, at)).or_else(|| {
        plain.match_indices(", thang").map(|(at, _)| at + 2).find(|&at| plain[at..].contains("nam"))
    })
}

/// Returns where the hour begins that stands before a day; where the day begins if there is none.
fn hour_before(plain: &str, day: usize) -> usize {
    let is_hour = |word: &str| {
        let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ':');
        matches!(unit, "" | "gio" | "phut" | "h" | "g" | "'" | "p")
            || unit.strip_prefix('h').is_some_and(is_number)
    };
    let mut start = plain[..day].trim_end().len();
    loop {
        let before = plain[..start].trim_end();
        let at = before.rfind(' ').map_or(0, |space| space + 1);
        match &before[at..] {
            "hoi" | "luc" => return at,
            word if !word.is_empty() && is_hour(word) => start = at,
            _ => return day,
        }
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns where place and date begin inside a piece whose columns were run together.
pub(crate) fn start_in(piece: &Piece<'_>) -> Option<usize> {
    let plain = piece.twin.plain();
    let date = piece.twin.offset(date_start(plain)?);
    // The place's capitalised words stand before the comma.
    let before = piece.text[..date].trim_end();
    let names = before.trim_end_matches([',', ' ', '.']);
    let mut start = date;
    for word in names.split(' ').rev() {
        let from = word.as_ptr() as usize - piece.text.as_ptr() as usize;
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let shouted = crate::source::is_capitals(word) && !matches!(word, "TP." | "TP" | "TX." | "TX");
        let small = matches!(word, "phố" | "xã" | "trấn" | "tỉnh" | "huyện");
        let closed = word.ends_with([',', ';', '.']) && word.len() > 4;
        if shouted || closed || word.contains(['/', ':']) || !capital && !small {
            break;
        }
        if capital {
            start = from;
        }
    }
    Some(start)
}

struct Found {
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    start: usize,
    end: usize,
    /// Nothing but a full stop stands behind.
    whole: bool,
}

/// Reads a line of place and date.
pub(crate) fn read(piece: &Piece<'_>) -> Option<PlaceDate> {
    let found = read_text(piece.text, &piece.twin)?;
    let names = piece.text[..found.start].trim_end_matches([',', ' ', '.', ';']);
    let skipped = names.len() - names.trim_start_matches(['(', '.', ' ', '…']).len();
    let place = (names.len() > skipped)
        .then(|| Read::at(names[skipped..].to_owned(), piece.at(skipped..names.len())));
    let span = piece.at(found.start..found.end);
    let month = found.month.filter(|month| (1..=12).contains(month));
    let date = found.year.map(|year| {
        let day = found.day.filter(|day| (1..=31).contains(day) && month.is_some());
        Read::at(PartialDate { year, month, day }, span)
    });
    let blank = found.day.is_none() || found.month.is_none() || found.year.is_none();
    let text = piece.text[skipped..found.end].replace(['…', '_'], "");
    Some(PlaceDate { place, date, blank, text, span: piece.at(skipped..found.end) })
}

fn read_text(text: &str, twin: &Twin) -> Option<Found> {
    let plain = twin.plain();
    let from = date_start(plain)?;
    let words = Words::of(plain);
    let mut at = words.at_byte(from);
    let mut found =
        Found { day: None, month: None, year: None, start: twin.offset(from), end: 0, whole: false };
    let end;
    if matches!(words.lower(at), "hoi" | "luc") {
        at = (at..words.len()).find(|next| words.lower(*next) == "ngay")?;
    }
    if words.lower(at) == "ngay" {
        at += 1;
        let (day, next) = digits(&words, at, 2);
        found.day = day.and_then(|day| i8::try_from(day).ok()).filter(|day| *day > 0);
        at = next;
    }
    if words.lower(at) == "thang" {
        let (month, next) = digits(&words, at + 1, 2);
        found.month = month.and_then(|month| i8::try_from(month).ok()).filter(|month| *month > 0);
        at = next;
        let joined = matches!(words.lower(at), "nam" | "/" | "-");
        if joined {
            at += 1;
        }
        let (year, next) = digits(&words, at, 4);
        found.year =
            year.filter(|year| (1900..2200).contains(year)).and_then(|year| i16::try_from(year).ok());
        end = next;
    } else {
        // 30-6-1998, /3/2024
        let separator = |at: usize| words.is_mark(at, '/') || words.is_dash(at) || words.is_mark(at, '.');
        if !separator(at) {
            return None;
        }
        let (month, next) = digits(&words, at + 1, 2);
        found.month = month.and_then(|month| i8::try_from(month).ok()).filter(|month| *month > 0);
        if !separator(next) {
            return None;
        }
        let (year, next) = digits(&words, next + 1, 4);
        found.year =
            year.filter(|year| (1900..2200).contains(year)).and_then(|year| i16::try_from(year).ok());
        end = next;
    }
    let behind = words.bytes(0..end).end;
    found.end = twin.offset(behind).min(text.len());
    found.whole = !plain[behind..].contains(|letter: char| letter.is_ascii_alphanumeric());
    Some(found)
}

/// Reads a number of at most so many digits, also where a scan pulled them apart, and skips dots that stand for a blank.
fn digits(words: &Words<'_>, from: usize, most: usize) -> (Option<u32>, usize) {
    let mut at = from;
    let skip_dots = |mut at: usize| {
        while words.is_mark(at, '.') || words.is_mark(at, '_') {
            at += 1;
        }
        at
    };
    at = skip_dots(at);
    let mut number = String::new();
    while words.kind(at) == Some(Kind::Number) && number.len() + words.digits(at) <= most {
        number.push_str(words.word(at));
        at += 1;
    }
    let value = number.parse().ok();
    if value.is_some() && words.lower(skip_dots(at)) != "nam" && words.lower(skip_dots(at)) != "thang" {
        return (value, at);
    }
    (value, skip_dots(at))
}
