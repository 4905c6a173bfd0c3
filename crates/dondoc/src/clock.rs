//! Days from the command line, and the only place that asks what day it is.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use ledger::Moment;
use std::time::{Duration, SystemTime};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Returns today in Viet Nam (UTC+7, no summer time).
pub(crate) fn today() -> Date {
    let hours = Offset::constant(7);
    Timestamp::now().to_zoned(TimeZone::fixed(hours)).date()
}

/// Returns this moment, or the same time of another day.
pub(crate) fn moment(day: Option<Date>) -> Moment {
    let now = Timestamp::now();
    let zone = TimeZone::fixed(Offset::constant(7));
    let same_time = |day: Date| {
        let time = now.to_zoned(zone.clone()).time();
        day.to_datetime(time).to_zoned(zone.clone()).ok().map(|moved| moved.timestamp())
    };
    Moment(day.and_then(same_time).unwrap_or(now).as_millisecond())
}

/// Returns this moment of yesterday, by the system's clock.
pub(crate) fn yesterday() -> SystemTime {
    SystemTime::from(Timestamp::now()) - DAY
}

/// Reads a day: `2024-03-11`, or as a clerk writes it, `11/3/2024`.
pub(crate) fn parse_day(text: &str) -> Result<Date, DateExpected> {
    written_day(text).or_else(|| iso_day(text)).ok_or(DateExpected)
}

/// Reads a day that may carry a time: `2024-03-11T15:00`.
pub(crate) fn parse_moment(text: &str) -> Result<DateTime, DateExpected> {
    let (day, clock) = match text.split_once(['T', ' ']) {
        Some((day, clock)) => (day, Some(clock)),
        None => (text, None),
    };
    let day = parse_day(day)?;
    let Some(clock) = clock else { return Ok(day.at(0, 0, 0, 0)) };
    let (hour, minute) = clock.split_once(':').ok_or(DateExpected)?;
    let minute = minute.split(':').next().unwrap_or(minute);
    let hour = hour.parse().map_err(|_| DateExpected)?;
    let minute = minute.parse().map_err(|_| DateExpected)?;
    let time = jiff::civil::Time::new(hour, minute, 0, 0).map_err(|_| DateExpected)?;
    Ok(day.to_datetime(time))
}

/// The word on the command line is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DateExpected;

impl std::error::Error for DateExpected {}

impl std::fmt::Display for DateExpected {
    /// Writes the form that is expected; the sentence around it comes from the catalogue.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("YYYY-MM-DD")
    }
}

fn iso_day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn written_day(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_in_both_ways_of_writing() {
        assert_eq!(parse_day("2024-03-11"), Ok(date(2024, 3, 11)));
        assert_eq!(parse_day("11/3/2024"), Ok(date(2024, 3, 11)));
        for wrong in ["", "11/3", "2024-02-30", "24-03-11", "2024-03-11-12", "hôm nay"] {
            assert_eq!(parse_day(wrong), Err(DateExpected), "{wrong}");
        }
    }

    #[test]
    fn a_moment_may_carry_a_time() {
        assert_eq!(parse_moment("2024-03-11T15:30"), Ok(date(2024, 3, 11).at(15, 30, 0, 0)));
        assert_eq!(parse_moment("2024-03-11"), Ok(date(2024, 3, 11).at(0, 0, 0, 0)));
        assert_eq!(parse_moment("2024-03-11T15:30:20"), Ok(date(2024, 3, 11).at(15, 30, 0, 0)));
        assert_eq!(parse_moment("2024-03-11T25:00"), Err(DateExpected));
    }
}
