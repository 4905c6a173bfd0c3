//! What an expression says before its missing month or year is known, and how it becomes days.

use super::rule::Rule;
use jiff::civil::{Date, Time};

/// A time as said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub(super) span: Span,
    /// The hour, where one is given.
    pub(super) clock: Option<Time>,
    /// "đầu", "giữa", "cuối" and the like.
    pub(super) approximate: bool,
    /// A part of the day without numeral: "cuối giờ chiều".
    pub(super) part_of_day: bool,
    /// How the hour was said.
    pub(super) hour: HourSaid,
    /// The hour has its day, not only the reference's.
    pub(super) dated: bool,
    /// "vừa qua", "trước": the expression itself looks back.
    pub(super) past: bool,
    pub(super) rule: Rule,
}

/// How an hour was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HourSaid {
    /// By the clock of 24 hours.
    Sure,
    /// Below twelve and without part of the day: may also be in the afternoon.
    Open,
    /// With its part of the day: "4 giờ chiều".
    Placed,
}

/// Days as said; what is `None` was not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// Days of one month; a last day beyond the month's end means its end, if it is not also the first.
    Days { first: i8, last: i8, month: Option<i8>, year: Option<i16> },
    /// Months of one year.
    Months { first: i8, last: i8, year: Option<i16> },
    /// Years.
    Years { first: i16, last: i16 },
    /// Days already known; an open end is `None`.
    Fixed { from: Option<Date>, to: Option<Date> },
    /// An event whose day is not known.
    Unknown,
}

/// In which direction a missing year or month is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// The year of the reference.
    Same,
    /// A month before the reference's is the next year's.
    Ahead,
    /// The first such day on or after the reference.
    Coming,
    /// A day after the reference is last year's.
    Back,
}

/// The day and the year from which the missing is filled in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub(super) day: Date,
    pub(super) year: Option<i16>,
}

impl Value {
    /// A value with a rule and nothing else.
    pub(super) fn new(span: Span, rule: Rule) -> Self {
        Self {
            span,
            rule,
            clock: None,
            approximate: false,
            part_of_day: false,
            hour: HourSaid::Sure,
            dated: false,
            past: false,
        }
    }

    /// A value of known days.
    pub(super) fn fixed(from: Date, to: Date, rule: Rule) -> Self {
        Self::new(Span::Fixed { from: Some(from), to: Some(to) }, rule)
    }

    /// A value of one known day.
    pub(super) fn day(day: Date, rule: Rule) -> Self {
        Self::fixed(day, day, rule)
    }

    /// Tells whether it is one day (or an hour of it).
    pub(super) fn is_one_day(&self) -> bool {
        match self.span {
            Span::Days { first, last, .. } => first == last,
            Span::Fixed { from, to } => from.is_some() && from == to,
            Span::Months { .. } | Span::Years { .. } | Span::Unknown => false,
        }
    }
}

impl Span {
    /// Returns the first and the last day; `None` where the day does not exist or is not known.
    pub(super) fn resolve(self, lean: Lean, anchor: Anchor) -> (Option<Date>, Option<Date>) {
        match self {
            Self::Fixed { from, to } => (from, to),
            Self::Unknown => (None, None),
            Self::Years { first, last } => (Date::new(first, 1, 1).ok(), Date::new(last, 12, 31).ok()),
            Self::Months { first, last, year } => {
                let year = year.unwrap_or_else(|| missing_year(first, last, lean, anchor));
                (Date::new(year, first, 1).ok(), last_of_month(year, last))
            }
            Self::Days { first, last, month, year } => {
                let (month, year) = missing_month(first, last, month, year, lean, anchor);
                let end = Date::new(year, month, last).ok();
                let end = if first == last { end } else { end.or_else(|| last_of_month(year, month)) };
                let start = Date::new(year, month, first).ok();
                if start.is_none() || end.is_none() { (None, None) } else { (start, end) }
            }
        }
    }

    /// Returns the span with the year and month it lacks taken from the end of its range.
    pub(super) fn before(self, end: Self) -> Self {
        let (end_month, end_year) = match end {
            Self::Days { month, year, .. } => (month, year),
            Self::Months { first, year, .. } => (Some(first), year),
            Self::Years { first, .. } => (None, Some(first)),
            Self::Fixed { to, .. } => (to.map(Date::month), to.map(Date::year)),
            Self::Unknown => (None, None),
        };
        let earlier = |month: i8| match (end_year, end_month) {
            (Some(year), Some(end)) if month > end => Some(year - 1),
            _ => end_year,
        };
        match self {
            Self::Days { first, last, month: None, year: None } => {
                Self::Days { first, last, month: end_month, year: end_year }
            }
            Self::Days { first, last, month: Some(month), year: None } => {
                Self::Days { first, last, month: Some(month), year: earlier(month) }
            }
            Self::Months { first, last, year: None } => Self::Months { first, last, year: earlier(first) },
            Self::Days { .. }
            | Self::Months { .. }
            | Self::Years { .. }
            | Self::Fixed { .. }
            | Self::Unknown => self,
        }
    }
}

fn missing_year(first: i8, last: i8, lean: Lean, anchor: Anchor) -> i16 {
    let year = anchor.year.unwrap_or_else(|| anchor.day.year());
    let month = anchor.day.month();
    match lean {
        Lean::Same => year,
        // The document's own period knows better than its date.
        Lean::Ahead | Lean::Coming if anchor.year.is_none() && last < month => year + 1,
        Lean::Back if anchor.year.is_none() && first > month => year - 1,
        Lean::Ahead | Lean::Coming | Lean::Back => year,
    }
}

/// A day that is over for no more than so many days is not taken for next year's.
const JUST_PAST: i64 = 10;

fn missing_month(
    first: i8,
    last: i8,
    month: Option<i8>,
    year: Option<i16>,
    lean: Lean,
    anchor: Anchor,
) -> (i8, i16) {
    match (month, year) {
        (Some(month), Some(year)) => (month, year),
        (Some(month), None) => {
            let mut year = missing_year(month, month, lean, anchor);
            // "Chiều 6-11", written on the 7th, is yesterday's afternoon.
            let this = Date::new(anchor.day.year(), month, last).ok();
            let just_past = this.is_some_and(|day| {
                day < anchor.day && add_days(day, JUST_PAST).is_some_and(|limit| limit >= anchor.day)
            });
            if lean == Lean::Coming && just_past && anchor.year.is_none() {
                return (month, anchor.day.year());
            }
            let is_past = month == anchor.day.month() && last < anchor.day.day();
            if lean == Lean::Coming && is_past && anchor.year.is_none() {
                year += 1;
            }
            let is_ahead = month == anchor.day.month() && first > anchor.day.day();
            if lean == Lean::Back && is_ahead && anchor.year.is_none() {
                year -= 1;
            }
            (month, year)
        }
        (None, year) => {
            let (this_month, this_year) = (anchor.day.month(), year.unwrap_or_else(|| anchor.day.year()));
            let is_past = last < anchor.day.day();
            match lean {
                Lean::Ahead | Lean::Coming if is_past && this_month == 12 => (1, this_year + 1),
                Lean::Ahead | Lean::Coming if is_past => (this_month + 1, this_year),
                Lean::Same | Lean::Ahead | Lean::Coming | Lean::Back => (this_month, this_year),
            }
        }
    }
}

/// Returns the last day of a month.
pub(super) fn last_of_month(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

/// Returns a day so many days later, or earlier.
pub(super) fn add_days(day: Date, count: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(count).ok()?).ok()
}

/// Returns the matching day so many months later; a missing day is the month's last (art. 148(3)).
pub(super) fn add_months(day: Date, count: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_months(count).ok()?).ok()
}
