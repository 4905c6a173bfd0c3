//! Dates that contradict each other.
//!
//! * a meeting after its notice, or long before it while papers that it discussed are later;
//! * a day that does not exist; a weekday that is not the date's;
//! * an annex that gives its document another date than the letterhead;
//! * (advice) a cited document newer than the one that cites it.

use super::{Subject, finding};
use crate::card::{self, Written};
use crate::finding::{Code, Finding};
use crate::parts;
use crate::reading::PartialDate;
use crate::source::Line;
use jiff::civil::{Date, Weekday};
use std::ops::Range;
use viet::words::Words;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    meeting(subject, found);
    annexes(subject, found);
    for line in subject.lines() {
        days(line, found);
    }
    issued_on_no_day(subject, found);
    cited(subject, found);
}

/// A meeting this many days before its notice may still be right.
const USUAL_DAYS: i64 = 60;

fn meeting(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let card = &subject.reading.card;
    let (Some(event), Some(issued)) = (&card.event_date, &card.date) else { return };
    let (Some(met), Some(first), Some(last)) =
        (event.value.full(), issued.value.first_day(), issued.value.last_day())
    else {
        return;
    };
    let later = subject.reading.references.iter().any(|cited| {
        cited
            .date
            .and_then(PartialDate::full)
            .is_some_and(|date| date > met && days_between(met, date) > 14 && date <= last)
    });
    let long_before = days_between(met, first) > USUAL_DAYS && (later || days_between(met, first) > 300);
    if met > last || long_before {
        let span = event.spans.first().copied();
        let text = span.map_or("", |span| subject.words(span));
        let other = issued.spans.first().map_or("", |span| subject.words(*span)).to_owned();
        found.push(finding(Code::DateMismatch, format!("Ngày {text}"), span, vec![("other", other)]));
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |span| i64::from(span.get_days()))
}

/// "(Kèm theo Báo cáo số: /BC-SKHCN ngày /5/2024 ...)" over an annex of a report of June.
fn annexes(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let card = &subject.reading.card;
    let (Some(kind), Some(issued)) = (&card.kind, &card.date) else { return };
    let number = card.number.as_ref().map(|read| read.value.as_str());
    for part in subject.parts.iter().skip(1) {
        let lines = part.head.clone().chain(part.body.clone().take(4));
        for line in lines.filter_map(|at| parts::line_at(subject.elements, at)) {
            let lower = line.words.lower_text();
            let attached = lower.trim_start_matches(['(', ' ']);
            let own = ["kèm theo", "ban hành kèm theo", "đính kèm"].iter().any(|words| {
                attached.strip_prefix(words).is_some_and(|rest| rest.trim_start().starts_with(&kind.value))
            });
            if !own || number.is_some_and(|number| !lower.contains(number)) {
                continue;
            }
            if let Some((range, date)) = attached_date(&line.words)
                && contradicts(date, issued.value)
            {
                let other = issued.spans.first().map_or("", |span| subject.words(*span)).to_owned();
                let text = line.body()[range.clone()].to_owned();
                found.push(finding(Code::DateMismatch, text, Some(line.at(range)), vec![("other", other)]));
                return;
            }
        }
    }
}

/// Reads "ngày 29/3/2021", "ngày /5/2024", "ngày   tháng 5 năm 2024".
fn attached_date(words: &Words<'_>) -> Option<(Range<usize>, PartialDate)> {
    let at = (0..words.len()).find(|&at| words.lower(at) == "ngày")?;
    if let Some(date) = card::read_date(words, at + 1) {
        let value = PartialDate { year: date.year?, month: Some(date.month), day: Some(date.day) };
        return Some((words.bytes(at..date.end), value));
    }
    let blank = words.is_mark(at + 1, '/') || words.lower(at + 1) == "tháng";
    let month = words
        .number(at + 2)
        .and_then(|month| i8::try_from(month).ok())
        .filter(|month| (1..=12).contains(month))?;
    let joined = words.is_mark(at + 3, '/') || words.lower(at + 3) == "năm";
    let year = words
        .number(at + 4)
        .and_then(|year| i16::try_from(year).ok())
        .filter(|year| (1900..2200).contains(year))?;
    (blank && joined).then(|| (words.bytes(at..at + 5), PartialDate { year, month: Some(month), day: None }))
}

fn contradicts(one: PartialDate, two: PartialDate) -> bool {
    let differ = |one: Option<i8>, two: Option<i8>| one.is_some() && two.is_some() && one != two;
    one.year != two.year || differ(one.month, two.month) || differ(one.day, two.day)
}

/// Days of no calendar, and weekdays that are not the date's.
fn days(line: &Line<'_>, found: &mut Vec<Finding>) {
    let words = &line.words;
    for at in 0..words.len() {
        if words.lower(at) != "ngày" {
            continue;
        }
        let Some(date) = card::read_date(words, at + 1) else { continue };
        let range = words.bytes(at..date.end);
        let text = || line.body()[range.clone()].to_owned();
        if date.day > longest(date) {
            found.push(finding(Code::DateMismatch, text(), Some(line.at(range.clone())), Vec::new()));
            continue;
        }
        let known = date.year.and_then(|year| Date::new(year, date.month, date.day).ok());
        if let (Some(day), Some((said, from, to))) = (known, weekday_beside(words, at, date.end))
            && day.weekday() != said
            && words.bytes(at + 1..date.end).len() <= 24
        {
            let range = words.bytes(from.min(at)..to.max(date.end));
            let text = line.body()[range.clone()].to_owned();
            found.push(finding(Code::DateMismatch, text, Some(line.at(range)), Vec::new()));
        }
    }
}

fn longest(date: Written) -> i8 {
    // Without a year 29 February may exist.
    Date::new(date.year.unwrap_or(2024), date.month, 1).map_or(31, Date::days_in_month)
}

/// "thứ Năm, ngày ..." or "ngày ... (thứ Năm)".
fn weekday_beside(words: &Words<'_>, at: usize, end: usize) -> Option<(Weekday, usize, usize)> {
    let comma = at.checked_sub(1).filter(|&before| words.is_mark(before, ','));
    let before = comma.unwrap_or(at);
    if before >= 2
        && let Some(day) = weekday(words, before - 2)
    {
        return Some((day, before - 2, end));
    }
    let inner = if words.is_mark(end, '(') || words.is_mark(end, ',') { end + 1 } else { end };
    let day = weekday(words, inner).filter(|_| words.is_mark(end, '('))?;
    Some((day, at, inner + 2))
}

fn weekday(words: &Words<'_>, at: usize) -> Option<Weekday> {
    match (words.lower(at), words.lower(at + 1)) {
        ("thứ", "hai" | "2") => Some(Weekday::Monday),
        ("thứ", "ba" | "3") => Some(Weekday::Tuesday),
        ("thứ", "tư" | "4") => Some(Weekday::Wednesday),
        ("thứ", "năm" | "5") => Some(Weekday::Thursday),
        ("thứ", "sáu" | "6") => Some(Weekday::Friday),
        ("thứ", "bảy" | "7") => Some(Weekday::Saturday),
        ("chủ", "nhật") => Some(Weekday::Sunday),
        _ => None,
    }
}

/// "ngày 31 tháng 4" in the letterhead, which is no line that `days` reads twice.
fn issued_on_no_day(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let Some(issued) = &subject.reading.card.date else { return };
    let whole = issued.value.day.is_some();
    let already = |found: &[Finding]| {
        found
            .iter()
            .any(|one| one.span.is_some_and(|span| issued.spans.iter().any(|own| own.block == span.block)))
    };
    if whole && issued.value.full().is_none() && !already(found) {
        let span = issued.spans.first().copied();
        found.push(finding(
            Code::DateMismatch,
            span.map_or("", |span| subject.words(span)),
            span,
            Vec::new(),
        ));
    }
}

fn cited(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let Some(issued) = subject.reading.card.date.as_ref() else { return };
    let Some(last) = issued.value.last_day() else { return };
    for cited in &subject.reading.references {
        if cited.date.and_then(PartialDate::full).is_some_and(|date| date > last) {
            let date = cited.date.map(|date| date.to_string()).unwrap_or_default();
            let arguments = vec![("date", date), ("day", issued.value.to_string())];
            found.push(finding(Code::CitedNewer, cited.text.clone(), Some(cited.span), arguments));
        }
    }
}
