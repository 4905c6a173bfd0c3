//! A report's period: as stated ("số liệu từ ngày 15/12/2023 đến ngày 14/6/2024"), otherwise the calendar's half year,
//! quarter, month or year that the subject names.
//!
//! Nghị định 09/2019/NĐ-CP art. 12 has other windows (a half year runs from 15 December to 14 June), but which window
//! holds belongs to the form: it is read only where the report says so.

use super::dates;
use crate::parts::{self, Part};
use crate::reading::{Card, Read};
use crate::source::{Element, Line};
use jiff::civil::Date;
use viet::numeral;
use viet::words::Words;

/// Returns the period of a report.
pub(crate) fn read(elements: &[Element<'_>], part: &Part, card: &Card) -> Option<Read<(Date, Date)>> {
    if card.kind.as_ref().is_none_or(|kind| kind.value != "báo cáo") {
        return None;
    }
    let lines = || {
        (part.head.start..part.body.end.min(part.body.start + 6))
            .filter_map(|at| parts::line_at(elements, at))
    };
    lines().find_map(stated).or_else(|| {
        let subject = card.subject.as_ref()?;
        let period = named(&Words::of(&subject.value), card.date.as_ref().map(|read| read.value.year))?;
        Some(Read { value: period, spans: subject.spans.clone() })
    })
}

/// "từ ngày 15/12/2022 đến (hết) (ngày) 14/6/2023".
fn stated(line: &Line<'_>) -> Option<Read<(Date, Date)>> {
    let words = &line.words;
    let told =
        crate::lexicon::contains_any(words.lower_text(), &["số liệu", "kỳ báo cáo", "thời điểm", "tính từ"]);
    if !told {
        return None;
    }
    (0..words.len()).find_map(|at| {
        let mut next = words.any_phrase(at, &["từ ngày", "từ"])?;
        let from_token = next;
        let from = dates::read(words, next)?;
        next = words.any_phrase(from.end, &["đến", "đến ngày", "đến hết ngày", "đến hết"])?;
        let to = dates::read(words, next)?;
        let year = to.year?;
        let last = Date::new(year, to.month, to.day).ok()?;
        let first = Date::new(
            from.year.unwrap_or(if from.month > to.month { year - 1 } else { year }),
            from.month,
            from.day,
        )
        .ok()?;
        (first <= last).then(|| Read::at((first, last), line.at(words.bytes(from_token..to.end))))
    })
}

/// The period that a subject names first.
fn named(words: &Words<'_>, year: Option<i16>) -> Option<(Date, Date)> {
    let year_from = |at: usize| {
        let found = (at..words.len().min(at + 6)).find_map(|token| dates::year_at(words, token));
        found.or_else(|| (at..words.len()).find_map(|token| dates::year_at(words, token))).or(year)
    };
    (0..words.len()).find_map(|at| {
        if let Some(end) = words.any_phrase(at, &["6 tháng đầu năm", "06 tháng đầu năm", "sáu tháng đầu năm"])
        {
            return months(year_from(end)?, 1, 6);
        }
        if let Some(end) =
            words.any_phrase(at, &["6 tháng cuối năm", "06 tháng cuối năm", "sáu tháng cuối năm"])
        {
            return months(year_from(end)?, 7, 12);
        }
        if words.lower(at + 1) == "tháng" && words.phrase(at + 1, "tháng đầu năm").is_some() {
            let last = words.number(at).filter(|last| (1..=12).contains(last))?;
            return months(year_from(at + 4)?, 1, i8::try_from(last).ok()?);
        }
        match words.lower(at) {
            "quý" => {
                let quarter = words.number(at + 1).or_else(|| numeral::roman(words.word(at + 1)))?;
                let last = i8::try_from(quarter).ok().filter(|quarter| (1..=4).contains(quarter))? * 3;
                months(year_from(at + 2)?, last - 2, last)
            }
            "tháng" => {
                let month = words.number(at + 1).and_then(|month| i8::try_from(month).ok())?;
                (1..=12).contains(&month).then(|| months(year_from(at + 2)?, month, month)).flatten()
            }
            "năm" => months(dates::year_at(words, at + 1)?, 1, 12),
            _ => None,
        }
    })
}

fn months(year: i16, first: i8, last: i8) -> Option<(Date, Date)> {
    Some((Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?.last_of_month()))
}
