//! From what was said to the last day on time.
//!
//! What was said is stored, with the rule that read it; the day is reckoned again from the calendar as it is known. So a
//! changed list of holidays changes days that hang on it, and no stored event.

use jiff::Span;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use viet::calendar::Calendar;

/// A time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Limit {
    /// A fixed day; it is never moved (a fixed day is a point in time, Bộ luật Dân sự 2015 art. 148(5) speaks of periods).
    Day {
        /// The last day on time.
        day: Date,
        /// The hour, where the day does not end at 24:00 (art. 148(6)).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hour: Option<Time>,
    },
    /// So many days after a day, which is not counted (art. 147(2)); from a day of rest it goes to the next working day
    /// (art. 148(5)).
    Days {
        /// The day of the event.
        from: Date,
        /// Days.
        days: u32,
    },
    /// So many working days after a day, which is not counted.
    WorkingDays {
        /// The day of the event.
        from: Date,
        /// Working days.
        days: u32,
    },
    /// So many months after a day: the matching day of the month, or its last (art. 148(3)); from a day of rest to the
    /// next working day (art. 148(5)).
    Months {
        /// The day of the event.
        from: Date,
        /// Months.
        months: u32,
    },
    /// It hangs on something whose day is not known.
    Unknown,
}

impl Limit {
    /// Returns the last moment on time where a clock stood still for some days. A period that then ends on a day of rest
    /// goes to the next working day (art. 148(5)), a fixed day does not.
    pub fn due_after(self, stopped_days: u32, calendar: &Calendar) -> Option<Due> {
        let due = self.due(calendar)?.later(stopped_days);
        let day = match self {
            Self::Day { .. } | Self::Unknown => due.day,
            Self::Days { .. } | Self::WorkingDays { .. } | Self::Months { .. } => {
                calendar.next_working_day(due.day)
            }
        };
        Some(Due { day, ..due })
    }

    /// Returns the last day on time and the hour on it; `None` where it is not known, or beyond the calendar.
    pub fn due(self, calendar: &Calendar) -> Option<Due> {
        let day = match self {
            Self::Day { day, hour } => return Some(Due { day, hour }),
            Self::Days { from, days } => {
                calendar.next_working_day(later(from, Span::new().try_days(days).ok()?)?)
            }
            Self::WorkingDays { from, days } => {
                // More than that is a slip of the pen, and would be counted one by one.
                calendar.add_working_days(from, Some(days).filter(|days| *days <= MOST_WORKING_DAYS)?)
            }
            Self::Months { from, months } => {
                calendar.next_working_day(later(from, Span::new().try_months(months).ok()?)?)
            }
            Self::Unknown => return None,
        };
        Some(Due { day, hour: None })
    }
}

/// The last moment on time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Due {
    /// The last day.
    pub day: Date,
    /// The hour on it, where one was given.
    pub hour: Option<Time>,
}

impl Due {
    /// Tells whether something done then is on time. Where the hour of what was done is not known, its day decides.
    pub fn includes(self, done: crate::Effective) -> bool {
        match (self.hour, done.hour) {
            (Some(limit), Some(hour)) if done.day == self.day => hour <= limit,
            _ => done.day <= self.day,
        }
    }

    /// Returns this moment some days later, as a stopped clock moves it.
    fn later(self, days: u32) -> Self {
        let day = Span::new().try_days(days).ok().and_then(|span| later(self.day, span));
        Self { day: day.unwrap_or(Date::MAX), hour: self.hour }
    }
}

/// Working days that are counted one by one: some forty years.
const MOST_WORKING_DAYS: u32 = 10_000;

fn later(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn periods_roll_off_days_of_rest_and_fixed_days_do_not() {
        let calendar = Calendar::built_in();
        let due = |limit: Limit| limit.due(calendar).map(|due| due.day);
        let from = date(2024, 3, 14);
        assert_eq!(
            due(Limit::Day { day: date(2024, 3, 24), hour: None }),
            Some(date(2024, 3, 24)),
            "a Sunday"
        );
        assert_eq!(due(Limit::Days { from, days: 10 }), Some(date(2024, 3, 25)), "24/3 is a Sunday");
        assert_eq!(due(Limit::WorkingDays { from, days: 2 }), Some(date(2024, 3, 18)));
        assert_eq!(due(Limit::Months { from: date(2024, 1, 31), months: 1 }), Some(date(2024, 2, 29)));
        assert_eq!(due(Limit::Unknown), None);
        assert_eq!(due(Limit::Days { from: Date::MAX, days: 1 }), None, "beyond the calendar");
        for most in [10_001, u32::MAX] {
            assert_eq!(due(Limit::WorkingDays { from, days: most }), None, "a slip of the pen");
        }
        assert_eq!(due(Limit::Days { from, days: u32::MAX }), None);
        assert_eq!(due(Limit::Months { from, months: u32::MAX }), None);
    }

    #[test]
    fn a_clock_that_stood_still_moves_periods_off_days_of_rest_again() {
        let calendar = Calendar::built_in();
        let from = date(2024, 3, 11);
        let due = |limit: Limit, stopped| limit.due_after(stopped, calendar).map(|due| due.day);
        assert_eq!(due(Limit::Days { from, days: 10 }, 0), Some(date(2024, 3, 21)));
        assert_eq!(due(Limit::Days { from, days: 10 }, 3), Some(date(2024, 3, 25)), "24/3 is a Sunday");
        assert_eq!(due(Limit::Day { day: date(2024, 3, 21), hour: None }, 3), Some(date(2024, 3, 24)));
    }

    #[test]
    fn an_hour_counts_on_its_day_only() {
        let due = Due { day: date(2025, 12, 24), hour: Some(time(15, 0, 0, 0)) };
        let done = |day, hour| crate::Effective { day: date(2025, 12, day), hour };
        assert!(due.includes(done(24, Some(time(15, 0, 0, 0)))));
        assert!(!due.includes(done(24, Some(time(15, 1, 0, 0)))));
        assert!(due.includes(done(24, None)), "nobody noted the hour");
        assert!(due.includes(done(23, Some(time(23, 0, 0, 0)))));
        assert!(!due.includes(done(25, None)));
    }
}
