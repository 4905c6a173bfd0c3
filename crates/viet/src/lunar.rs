//! The Vietnamese lunar calendar, 1968 to 2100, reckoned for UTC+7.
//!
//! A month begins on the day of the new moon; the eleventh month is the one that holds the winter solstice; where
//! thirteen months lie between two eleventh months, the first without a major solar term is leap. New moons and the
//! longitude of the sun follow Jean Meeus, *Astronomical Algorithms* (1998), as Hồ Ngọc Đức put them together for Viet
//! Nam. The calendar is official for UTC+7 since 1968 (Quyết định 121-CP of 8/8/1967); beyond 2100 nothing is promised.

use jiff::civil::Date;
use std::f64::consts::PI;

/// The years that the calendar knows.
pub const YEARS: std::ops::RangeInclusive<i16> = 1968..=2100;

/// Julian day of the new moon from which lunations are counted, 1 January 1900.
const FIRST_MOON: f64 = 2_415_021.076_998_695;
/// Mean length of a lunation in days.
const LUNATION: f64 = 29.530_588_853;

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    /// The lunar year, named by the solar year in which it begins.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// Whether it is the leap month after the plain one of the same number.
    pub leap: bool,
    /// The day, 1 to 30.
    pub day: i8,
}

/// Returns the lunar day of a solar one, `None` outside [`YEARS`].
///
/// ```
/// use jiff::civil::date;
/// let lunar = viet::lunar::of(date(2024, 2, 10)).expect("2024 is known");
/// assert_eq!((lunar.year, lunar.month, lunar.day), (2024, 1, 1));
/// ```
pub fn of(date: Date) -> Option<LunarDate> {
    if !YEARS.contains(&date.year()) {
        return None;
    }
    let today = julian_day(date);
    let mut start = month_start(today);
    if start > today {
        start = new_moon(moons_before(today) - 1);
    }
    let mut eleventh = eleventh_month(date.year());
    let mut year = date.year();
    if eleventh >= start {
        eleventh = eleventh_month(date.year() - 1);
    } else {
        year += 1;
    }
    let since = (start - eleventh) / 29;
    let next = eleventh_month(year);
    let (mut month, mut leap) = (since + 11, false);
    if next - eleventh > 365 {
        let leap_month = leap_offset(eleventh);
        if since >= leap_month {
            month = since + 10;
            leap = since == leap_month;
        }
    }
    if month > 12 {
        month -= 12;
    }
    if month >= 11 && since < 4 {
        year -= 1;
    }
    Some(LunarDate {
        year,
        month: i8::try_from(month).ok()?,
        leap,
        day: i8::try_from(today - start + 1).ok()?,
    })
}

/// Returns the solar day of a lunar one, `None` where the lunar calendar has no such day or does not know the year.
///
/// ```
/// use jiff::civil::date;
/// use viet::lunar::{self, LunarDate};
/// let kings = LunarDate { year: 2025, month: 3, leap: false, day: 10 };
/// assert_eq!(lunar::solar(kings), Some(date(2025, 4, 7)));
/// ```
pub fn solar(lunar: LunarDate) -> Option<Date> {
    if !YEARS.contains(&lunar.year) || !(1..=12).contains(&lunar.month) || !(1..=30).contains(&lunar.day) {
        return None;
    }
    // Months 11 and 12 lie after the solstice of the lunar year itself, the others after the one before.
    let late = lunar.month >= 11;
    let first = eleventh_month(if late { lunar.year } else { lunar.year - 1 });
    let next = eleventh_month(if late { lunar.year + 1 } else { lunar.year });
    let mut offset = i64::from(lunar.month) - 11;
    if offset < 0 {
        offset += 12;
    }
    if next - first > 365 {
        let leap_offset = leap_offset(first);
        let leap_month = (leap_offset + 10 - 1) % 12 + 1;
        if lunar.leap && i64::from(lunar.month) != leap_month {
            return None;
        }
        if lunar.leap || offset >= leap_offset {
            offset += 1;
        }
    } else if lunar.leap {
        return None;
    }
    let index = moons_before(first + 14);
    let start = new_moon(index + offset);
    let date = from_julian_day(start + i64::from(lunar.day) - 1)?;
    // The thirtieth of a month of twenty-nine days does not exist.
    (of(date).is_none_or(|back| back == lunar)).then_some(date)
}

/// Returns the first day of the lunar year (mùng 1 Tết) that begins in a solar year.
pub fn new_year(year: i16) -> Option<Date> {
    solar(LunarDate { year, month: 1, leap: false, day: 1 })
}

/// Julian day number at noon of a day.
fn julian_day(date: Date) -> i64 {
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let late = (14 - month) / 12;
    let y = year + 4800 - late;
    let m = month + 12 * late - 3;
    day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045
}

fn from_julian_day(number: i64) -> Option<Date> {
    let a = number + 32044;
    let b = (4 * a + 3) / 146_097;
    let c = a - b * 146_097 / 4;
    let d = (4 * c + 3) / 1461;
    let e = c - 1461 * d / 4;
    let m = (5 * e + 2) / 153;
    let day = i8::try_from(e - (153 * m + 2) / 5 + 1).ok()?;
    let month = i8::try_from(m + 3 - 12 * (m / 10)).ok()?;
    let year = i16::try_from(b * 100 + d - 4800 + m / 10).ok()?;
    Date::new(year, month, day).ok()
}

/// How many mean lunations lie between the new moon of 1 January 1900 and a day.
fn moons_before(day: i64) -> i64 {
    ((day as f64 - FIRST_MOON) / LUNATION).floor() as i64
}

/// The last new moon on or before a day.
fn month_start(day: i64) -> i64 {
    let k = moons_before(day);
    let after = new_moon(k + 1);
    if after > day { new_moon(k) } else { after }
}

/// The Julian day, in Viet Nam, of the new moon number `k` after that of 1 January 1900.
fn new_moon(k: i64) -> i64 {
    let k = k as f64;
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let degree = PI / 180.0;
    let mean = 2_415_020.759_33 + 29.530_588_68 * k + 0.000_117_8 * t2 - 0.000_000_155 * t3
        + 0.000_33 * ((166.56 + 132.87 * t - 0.009_173 * t2) * degree).sin();
    let sun = (359.2242 + 29.105_356_08 * k - 0.000_033_3 * t2 - 0.000_003_47 * t3) * degree;
    let moon = (306.0253 + 385.816_918_06 * k + 0.010_730_6 * t2 + 0.000_012_36 * t3) * degree;
    let node = (21.2964 + 390.670_506_46 * k - 0.001_652_8 * t2 - 0.000_002_39 * t3) * degree;
    let correction = (0.1734 - 0.000_393 * t) * sun.sin() + 0.0021 * (2.0 * sun).sin() - 0.4068 * moon.sin()
        + 0.0161 * (2.0 * moon).sin()
        - 0.0004 * (3.0 * moon).sin()
        + 0.0104 * (2.0 * node).sin()
        - 0.0051 * (sun + moon).sin()
        - 0.0074 * (sun - moon).sin()
        + 0.0004 * (2.0 * node + sun).sin()
        - 0.0004 * (2.0 * node - sun).sin()
        - 0.0006 * (2.0 * node + moon).sin()
        + 0.0010 * (2.0 * node - moon).sin()
        + 0.0005 * (2.0 * moon + sun).sin();
    // Dynamical time runs ahead of universal time.
    let ahead = if t < -11.0 {
        0.001 + 0.000_839 * t + 0.000_226_1 * t2 - 0.000_008_45 * t3 - 0.000_000_081 * t * t3
    } else {
        -0.000_278 + 0.000_265 * t + 0.000_262 * t2
    };
    (mean + correction - ahead + 0.5 + 7.0 / 24.0).floor() as i64
}

/// The sector of thirty degrees, 0 to 11, in which the sun stands at the beginning of a day in Viet Nam.
fn sun_sector(day: i64) -> i64 {
    let t = (day as f64 - 2_451_545.5 - 7.0 / 24.0) / 36_525.0;
    let t2 = t * t;
    let degree = PI / 180.0;
    let anomaly = 357.529_10 + 35_999.050_30 * t - 0.000_155_9 * t2 - 0.000_000_48 * t * t2;
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t2;
    let centre = (1.914_600 - 0.004_817 * t - 0.000_014 * t2) * (degree * anomaly).sin()
        + (0.019_993 - 0.000_101 * t) * (degree * 2.0 * anomaly).sin()
        + 0.000_290 * (degree * 3.0 * anomaly).sin();
    let longitude = (mean + centre).rem_euclid(360.0);
    (longitude / 30.0).floor() as i64
}

/// The first day of the eleventh lunar month of a year.
fn eleventh_month(year: i16) -> i64 {
    let last = Date::new(year, 12, 31).map_or(0, julian_day);
    let k = moons_before(last);
    let start = new_moon(k);
    // The sun has passed the solstice (sector 9) already: the month before holds it.
    if sun_sector(start) >= 9 { new_moon(k - 1) } else { start }
}

/// How many months after the eleventh the leap month comes.
fn leap_offset(eleventh: i64) -> i64 {
    let k = moons_before(eleventh + 14);
    let mut offset = 1;
    let mut sector = sun_sector(new_moon(k + offset));
    loop {
        let last = sector;
        offset += 1;
        sector = sun_sector(new_moon(k + offset));
        if sector == last || offset >= 14 {
            return offset - 1;
        }
    }
}
