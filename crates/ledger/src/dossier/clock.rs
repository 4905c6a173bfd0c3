//! The clock of a stage and of the whole: when it began to count, what is left of it when it stood, and how fast somebody was.
//!
//! The day on which a limit begins is not counted (Bộ luật Dân sự 2015 art. 147(2)); the day on which an applicant is asked for a
//! supplement is, if the office had it for a whole day before; the day on which the supplement comes is not.

use super::state::{Dossier, Passage};
use crate::deadline::Limit;
use crate::event::Meta;
use crate::procedure::{Duration, Procedure, Restart, Stage, Values};
use crate::task::days_between;
use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use viet::calendar::Calendar;

/// How fast somebody is or was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pace {
    /// There is no limit.
    Undated,
    /// It is going on, in time.
    InTime,
    /// It is going on, and the day is over.
    Overdue,
    /// The applicant has it: the clock stands.
    Waiting,
    /// Done before the last day.
    Early,
    /// Done on the last day.
    OnTime,
    /// Done later.
    Late,
}

/// A clock as it stood at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The last day on time; `None` without a limit, and while the clock stands.
    pub due: Option<Date>,
    /// How fast.
    pub pace: Pace,
    /// Days by which it is or was late.
    pub late_days: u32,
}

impl Pace {
    /// Every pace.
    pub const ALL: [Self; 7] =
        [Self::Undated, Self::InTime, Self::Overdue, Self::Waiting, Self::Early, Self::OnTime, Self::Late];

    /// Returns the pace of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pace| pace.name() == name)
    }

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Undated => "undated",
            Self::InTime => "in-time",
            Self::Overdue => "overdue",
            Self::Waiting => "waiting",
            Self::Early => "early",
            Self::OnTime => "on-time",
            Self::Late => "late",
        }
    }
}

impl Clock {
    fn of(limit: Option<Limit>, waits: bool, ended: Option<Date>, today: Date, calendar: &Calendar) -> Self {
        let due = limit.and_then(|limit| limit.due(calendar)).map(|due| due.day);
        if ended.is_none() && waits {
            return Self { due: None, pace: Pace::Waiting, late_days: 0 };
        }
        let Some(last) = due else { return Self { due, pace: Pace::Undated, late_days: 0 } };
        let pace = match ended {
            Some(ended) if ended < last => Pace::Early,
            Some(ended) if ended == last => Pace::OnTime,
            Some(_) => Pace::Late,
            None if today <= last => Pace::InTime,
            None => Pace::Overdue,
        };
        Self { due, pace, late_days: days_between(last, ended.unwrap_or(today)) }
    }
}

impl Passage {
    /// Returns the clock of the stage on a day.
    pub fn clock(&self, today: Date, calendar: &Calendar) -> Clock {
        let ended = self.end.map(|(_, at)| at.day);
        Clock::of(self.limit, self.waits(), ended, today, calendar)
    }
}

impl Dossier {
    /// Returns the clock of the whole on a day.
    pub fn clock(&self, today: Date, calendar: &Calendar) -> Clock {
        let ended = self.closed.map(|(_, at)| at.day);
        Clock::of(self.limit, self.waits(), ended, today, calendar)
    }
}

/// Returns the day from which on a limit is counted that begins now: the next working day behind the hour at which a procedure
/// cuts off.
pub(super) fn beginning(procedure: &Procedure, meta: &Meta, calendar: &Calendar) -> Date {
    let day = meta.effective.day;
    match (procedure.cut_off, meta.effective.hour) {
        (Some(cut_off), Some(hour)) if hour >= cut_off => {
            day.tomorrow().map_or(day, |next| calendar.next_working_day(next))
        }
        (Some(_) | None, Some(_) | None) => day,
    }
}

/// Returns the limit of a stage that begins; `first` is the day on which the dossier was in it for the first time.
pub(super) fn of_stage(
    procedure: &Procedure,
    stage: &Stage,
    values: &Values,
    begins: Date,
    round: u32,
    first: Date,
    calendar: &Calendar,
) -> Option<Limit> {
    if let (Some(repeat), 2..) = (&stage.repeat, round) {
        return Some(Limit::Months { from: first, months: repeat.months.saturating_mul(round) });
    }
    if stage.until.is_some() {
        return hanging(procedure, stage, values, calendar);
    }
    let repeated = stage.repeat.as_ref().map(|repeat| Duration::Months(repeat.months));
    let duration = procedure.duration_of(stage, values).or(repeated)?;
    Some(hanging(procedure, stage, values, calendar).unwrap_or_else(|| duration.from(begins)))
}

/// Returns the limit of a stage that hangs on a day in a field; `None` for one that does not.
pub(super) fn hanging(
    procedure: &Procedure,
    stage: &Stage,
    values: &Values,
    calendar: &Calendar,
) -> Option<Limit> {
    let day = |field: &String| values.get(field).and_then(|day| day.parse::<Date>().ok());
    if let Some(field) = &stage.until {
        return Some(day(field).map_or(Limit::Unknown, |day| Limit::Day { day, hour: None }));
    }
    let duration = procedure.duration_of(stage, values)?;
    let (field, back) = (stage.hangs_on()?, stage.counted_from.is_none());
    let Some(day) = day(field) else { return Some(Limit::Unknown) };
    Some(if back {
        Limit::Day { day: before(day, duration, calendar), hour: None }
    } else {
        duration.from(day)
    })
}

/// Returns the last day that lies so long before another.
fn before(day: Date, duration: Duration, calendar: &Calendar) -> Date {
    let back =
        |span: Result<Span, jiff::Error>| span.and_then(|span| day.checked_sub(span)).unwrap_or(Date::MIN);
    match duration {
        Duration::Days(days) => back(Span::new().try_days(days)),
        Duration::Months(months) => back(Span::new().try_months(months)),
        Duration::WorkingDays(days) => {
            let mut found = day;
            let mut left = days;
            while left > 0 {
                match found.yesterday() {
                    Ok(before) => found = before,
                    Err(_) => break,
                }
                left -= u32::from(calendar.is_working_day(found));
            }
            found
        }
    }
}

/// Returns the limit of the present stage when the supplement came.
pub(super) fn stage_again(
    procedure: &Procedure,
    stage: &Stage,
    (passage, values): (&Passage, &Values),
    begins: Date,
    calendar: &Calendar,
) -> Option<Limit> {
    let hangs = stage.hangs_on().is_some();
    let duration = procedure.duration_of(stage, values);
    // What hangs on another day does not stop with the office's clock.
    if hangs || duration.is_none() {
        return passage.limit;
    }
    again(procedure.restart, passage.limit, duration, asked(passage), begins, calendar)
}

/// Returns the limit of the whole when the supplement came.
pub(super) fn whole_again(
    procedure: &Procedure,
    limit: Option<Limit>,
    (passage, values): (&Passage, &Values),
    begins: Date,
    calendar: &Calendar,
) -> Option<Limit> {
    again(procedure.restart, limit, procedure.limit_by(values), asked(passage), begins, calendar)
}

/// Returns the limit that stands where another one of the same length stood: so much more or less from the same day. A limit in
/// another unit begins anew on that day; one that is a day by itself (put off, or before another day) stays, and so does one of
/// which the day is not known.
pub(super) fn rescaled(limit: Limit, before: Duration, after: Duration) -> Option<Limit> {
    if before == after {
        return None;
    }
    let moved = |count: u32, old: u32, new: u32| count.saturating_add(new).saturating_sub(old);
    match (limit, before, after) {
        (Limit::Days { from, days }, Duration::Days(old), Duration::Days(new)) => {
            Some(Limit::Days { from, days: moved(days, old, new) })
        }
        (Limit::WorkingDays { from, days }, Duration::WorkingDays(old), Duration::WorkingDays(new)) => {
            Some(Limit::WorkingDays { from, days: moved(days, old, new) })
        }
        (Limit::Months { from, months }, Duration::Months(old), Duration::Months(new)) => {
            Some(Limit::Months { from, months: moved(months, old, new) })
        }
        (Limit::Days { from, .. } | Limit::WorkingDays { from, .. } | Limit::Months { from, .. }, _, _) => {
            Some(after.from(from))
        }
        (Limit::Day { .. } | Limit::Unknown, _, _) => None,
    }
}

fn asked(passage: &Passage) -> Date {
    passage.supplements.last().map_or(passage.from.day, |supplement| supplement.asked.day)
}

fn again(
    restart: Restart,
    limit: Option<Limit>,
    duration: Option<Duration>,
    stopped: Date,
    begins: Date,
    calendar: &Calendar,
) -> Option<Limit> {
    let limit = limit?;
    // Who was late already when the applicant was asked stays late.
    if limit.due(calendar).is_some_and(|due| due.day < stopped) {
        return Some(limit);
    }
    match (restart, duration) {
        (Restart::Zero, Some(duration)) => Some(duration.from(begins)),
        (Restart::Zero | Restart::Stood, _) => Some(rest(limit, stopped, begins, calendar)),
    }
}

/// Returns what is left of a limit that stood from one day to another.
fn rest(limit: Limit, stopped: Date, begins: Date, calendar: &Calendar) -> Limit {
    match limit {
        Limit::WorkingDays { from, days } => {
            let used = calendar.working_days_between(from, stopped);
            Limit::WorkingDays { from: begins, days: days.saturating_sub(used) }
        }
        Limit::Days { from, days } => {
            Limit::Days { from: begins, days: days.saturating_sub(days_between(from, stopped)) }
        }
        Limit::Months { .. } | Limit::Day { .. } => {
            let due = limit.due(calendar).map_or(stopped, |due| due.day);
            Limit::Days { from: begins, days: days_between(stopped, due) }
        }
        Limit::Unknown => Limit::Unknown,
    }
}
