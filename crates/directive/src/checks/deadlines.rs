//! Deadlines that cannot be meant, that fall on a day of rest, or that are only urgent words.

use super::{Subject, finding};
use crate::card;
use crate::finding::{Code, Finding};
use crate::lexicon;
use crate::reading::{Deadline, Task};
use jiff::civil::{Date, Weekday};
use std::collections::HashSet;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let mut queried = HashSet::new();
    for task in subject.reading.tasks.iter().filter(|task| !task.proposal) {
        for deadline in &task.deadlines {
            if queried.insert(deadline.span) {
                impossible(subject, deadline, found);
                day_of_rest(subject, deadline, found);
            }
        }
        vague(subject, task, found);
    }
}

/// An hour's deadline is a matter of days or weeks.
const HOUR_DAYS: i32 = 180;
/// A day set in a notice, letter or telegram lies within this time.
const DAY_DAYS: i32 = 1100;

fn impossible(subject: &Subject<'_, '_>, deadline: &Deadline, found: &mut Vec<Finding>) {
    // Tracking sheets and reports tell of deadlines that are past.
    if matches!(subject.kind(), "báo cáo" | "bảng theo dõi") {
        return;
    }
    let card = &subject.reading.card;
    let Some(due) = deadline.due else { return };
    let issued = card.date.as_ref().and_then(|read| read.value.first_day());
    let met = card.event_date.as_ref().and_then(|read| read.value.full());
    let Some(first) = issued.or(met) else { return };
    let last = card::reference_day(card).unwrap_or(first);
    let dated = names_year(&deadline.text);
    let before = due < first && dated;
    let ahead = i32::from(due.year() - last.year()) * 365 + i32::from(due.day_of_year())
        - i32::from(last.day_of_year());
    let pressing = deadline.time.is_some() && ahead > HOUR_DAYS;
    let brief = matches!(subject.kind(), "thông báo" | "công văn" | "công điện" | "kết luận");
    let far = brief && names_day(&deadline.text) && ahead > DAY_DAYS;
    if before || (dated && (pressing || far)) {
        let other =
            card.date.as_ref().and_then(|read| read.spans.first()).map_or("", |span| subject.words(*span));
        let mut arguments = vec![("due", due.to_string())];
        if !other.is_empty() {
            arguments.push(("other", other.to_owned()));
        }
        found.push(finding(Code::DeadlineMismatch, deadline.text.clone(), Some(deadline.span), arguments));
    }
}

fn names_year(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_digit())
        .any(|digits| digits.len() == 4 && digits.starts_with(['1', '2']))
}

/// Tells whether the words name a day, not only a month or year.
fn names_day(text: &str) -> bool {
    lexicon::find(&viet::fold::lower(text), "ngày").is_some() || text.matches('/').count() >= 2
}

fn day_of_rest(subject: &Subject<'_, '_>, deadline: &Deadline, found: &mut Vec<Finding>) {
    let Some(due) = deadline.due.filter(|_| names_day(&deadline.text) && !deadline.approximate) else {
        return;
    };
    if subject.time.calendar.is_working_day(due) {
        return;
    }
    // Who is on duty from one day to another is so on both. "before Monday" means until the Sunday before: nobody is asked to work on it.
    let lower = viet::fold::lower(&deadline.text);
    if lower.starts_with("từ ") || lower.starts_with("trước") && !is_feast(due) {
        return;
    }
    let arguments = vec![("due", due.to_string()), ("rest", rest(due).to_owned())];
    found.push(finding(Code::DayOfRest, deadline.text.clone(), Some(deadline.span), arguments));
}

fn is_feast(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn rest(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
        Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday | Weekday::Friday => {
            "other"
        }
    }
}

/// Words of urgency that are no deadline.
const URGENT: [&str; 6] = [
    "trong thời gian sớm nhất",
    "càng sớm càng tốt",
    "khẩn trương",
    "sớm",
    "trong thời gian tới",
    "thời gian tới",
];

fn vague(subject: &Subject<'_, '_>, task: &Task, found: &mut Vec<Finding>) {
    let dated = !task.deadlines.is_empty() || task.inherited_due.is_some() || task.recurrence.is_some();
    if dated {
        return;
    }
    for span in &task.spans {
        let words = subject.words(*span);
        let lower = viet::fold::lower(words);
        let urgent = URGENT.iter().find_map(|urgent| {
            let range = lexicon::find(&lower, urgent).map(|at| at..at + urgent.len())?;
            // "cảnh báo sớm", "từ sớm, từ xa": only before a verb does it urge.
            let behind = lower.get(range.end..).unwrap_or("").trim_start();
            (*urgent != "sớm" || lexicon::starts_with_any(behind, lexicon::ORDERING.all())).then_some(range)
        });
        if let Some(range) = urgent {
            let start = span.start as usize;
            let at = span.with(start + range.start..start + range.end);
            let arguments = vec![("item", task.id.clone())];
            found.push(finding(Code::VagueDeadline, &words[range], Some(at), arguments));
            return;
        }
    }
}
