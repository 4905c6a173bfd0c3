//! The two times of every event: when it was recorded, and when it took effect.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

/// A moment: milliseconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The end of all times that a ledger knows.
    pub const LAST: Self = Self(i64::MAX);

    /// Returns the day in Viet Nam (UTC+7 all year), the last one of the calendar for moments beyond it.
    ///
    /// ```
    /// // 2024-03-14T17:30Z is half past midnight of the next day in Ha Noi.
    /// assert_eq!(ledger::Moment(1_710_437_400_000).day().to_string(), "2024-03-15");
    /// ```
    pub fn day(self) -> Date {
        jiff::Timestamp::from_millisecond(self.0)
            .map_or(Date::MAX, |moment| Offset::constant(7).to_datetime(moment).date())
    }

    /// Returns the time of the day in Viet Nam.
    pub fn time(self) -> Time {
        jiff::Timestamp::from_millisecond(self.0)
            .map_or(Time::MAX, |moment| Offset::constant(7).to_datetime(moment).time())
    }

    /// Returns the moment of a day and a time in Viet Nam, the end of all times for days beyond the calendar.
    ///
    /// ```
    /// use jiff::civil::{date, time};
    /// let moment = ledger::Moment::of(date(2024, 3, 15), time(0, 30, 0, 0));
    /// assert_eq!(moment, ledger::Moment(1_710_437_400_000));
    /// assert_eq!((moment.day(), moment.time()), (date(2024, 3, 15), time(0, 30, 0, 0)));
    /// ```
    pub fn of(day: Date, time: Time) -> Self {
        let moment = Offset::constant(7).to_timestamp(day.to_datetime(time));
        moment.map_or(Self::LAST, |moment| Self(moment.as_millisecond()))
    }

    /// Returns the last millisecond of a day in Viet Nam.
    pub fn end_of(day: Date) -> Self {
        Offset::constant(7)
            .to_timestamp(day.at(23, 59, 59, 999_000_000))
            .map_or(Self::LAST, |moment| Self(moment.as_millisecond()))
    }
}

/// When something took effect: a civil day in Viet Nam, and the hour where it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Effective {
    /// The day.
    pub day: Date,
    /// The hour, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hour: Option<Time>,
}

impl From<Date> for Effective {
    fn from(day: Date) -> Self {
        Self { day, hour: None }
    }
}
