//! Working days: weekends, public holidays and made-up working days, as data.
//!
//! Bộ luật Lao động 2019 art. 112 names the holidays, art. 111(3) gives a day off for one that falls on the weekly rest;
//! the Prime Minister fixes Tết and 2/9 each year and swaps working days. Years that were decided stand in
//! `definitions/holidays.toml`, the others are reckoned by the rule. Public bodies work from Monday to Friday.

use crate::lunar::{self, LunarDate};
use jiff::civil::{Date, Weekday};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, PoisonError};

/// The calendar compiled in.
static BUILT_IN: LazyLock<Calendar> = LazyLock::new(|| {
    // A test holds that the file is well-formed; without it every weekday would be a working day.
    Calendar::from_toml(include_str!("../../../definitions/holidays.toml")).unwrap_or_default()
});

/// A calendar of working days.
#[derive(Debug, Default)]
pub struct Calendar {
    version: String,
    solar: Vec<SolarHoliday>,
    lunar: Vec<LunarHoliday>,
    decided: BTreeMap<i16, Year>,
    /// Years that were reckoned once; the calendar may be shared between threads.
    reckoned: Mutex<BTreeMap<i16, BTreeSet<Date>>>,
}

/// The days of one year as decided.
#[derive(Clone, Debug, Default)]
struct Year {
    off: BTreeSet<Date>,
    work: BTreeSet<Date>,
}

/// A `holidays.toml` that cannot be used.
#[derive(Debug)]
pub struct BadCalendar(String);

impl BadCalendar {
    /// Returns what is wrong, with line and column where the syntax is.
    pub fn why(&self) -> &str {
        self.0.trim_end()
    }
}

impl std::fmt::Display for BadCalendar {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "the calendar of holidays cannot be used: {}", self.0)
    }
}

impl std::error::Error for BadCalendar {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the fields are read by people, and recorded by who uses the calendar")]
struct CalendarFile {
    id: String,
    version: String,
    valid_from: Option<String>,
    valid_to: Option<String>,
    source: Option<String>,
    #[serde(default)]
    solar: Vec<SolarHoliday>,
    #[serde(default)]
    lunar: Vec<LunarHoliday>,
    #[serde(default)]
    year: Vec<YearEntry>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SolarHoliday {
    month: i8,
    day: i8,
    #[allow(dead_code, reason = "for people")]
    name: String,
    from: Option<i16>,
    to: Option<i16>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LunarHoliday {
    month: i8,
    day: i8,
    #[allow(dead_code, reason = "for people")]
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearEntry {
    year: i16,
    off: Vec<String>,
    work: Vec<String>,
    #[allow(dead_code, reason = "for people")]
    source: Option<String>,
}

impl Clone for Calendar {
    fn clone(&self) -> Self {
        Self {
            version: self.version.clone(),
            solar: self.solar.clone(),
            lunar: self.lunar.clone(),
            decided: self.decided.clone(),
            // It is reckoned again where it is wanted.
            reckoned: Mutex::default(),
        }
    }
}

impl Calendar {
    /// Returns the calendar compiled in.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a calendar in the form of `definitions/holidays.toml`.
    ///
    /// # Errors
    ///
    /// Tells what is wrong with the file: its syntax, a day that does not exist, a year given twice.
    pub fn from_toml(text: &str) -> Result<Self, BadCalendar> {
        let file: CalendarFile = toml::from_str(text).map_err(|error| BadCalendar(error.to_string()))?;
        let mut decided = BTreeMap::new();
        for entry in file.year {
            let year = Year { off: days(&entry.off, entry.year)?, work: days(&entry.work, entry.year)? };
            if decided.insert(entry.year, year).is_some() {
                return Err(BadCalendar(format!("year {} stands twice", entry.year)));
            }
        }
        let reckoned = Mutex::default();
        Ok(Self { version: file.version, solar: file.solar, lunar: file.lunar, decided, reckoned })
    }

    /// Returns the calendar with the days of one year as decided: days of rest besides the weekends, and Saturdays and
    /// Sundays made up. What it had for that year does not hold any more.
    ///
    /// # Errors
    ///
    /// Tells a day that does not belong to the year.
    ///
    /// ```
    /// use jiff::civil::date;
    /// let calendar = viet::calendar::Calendar::built_in().clone();
    /// let calendar = calendar.with_year(2027, [date(2027, 9, 3)].into(), [].into()).expect("a day of the year");
    /// assert!(!calendar.is_working_day(date(2027, 9, 3)));
    /// ```
    pub fn with_year(
        mut self,
        year: i16,
        off: BTreeSet<Date>,
        work: BTreeSet<Date>,
    ) -> Result<Self, BadCalendar> {
        if let Some(day) = off.union(&work).find(|day| day.year() != year) {
            return Err(BadCalendar(format!("{day} does not belong to {year}")));
        }
        self.decided.insert(year, Year { off, work });
        Ok(self)
    }

    /// Returns the version of the data.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Tells whether the days off of a year were decided, not only reckoned by the rule.
    pub fn is_decided(&self, year: i16) -> bool {
        self.decided.contains_key(&year)
    }

    /// Tells whether public bodies work on a day.
    ///
    /// ```
    /// use jiff::civil::date;
    /// let calendar = viet::calendar::Calendar::built_in();
    /// assert!(!calendar.is_working_day(date(2025, 4, 7)), "Giỗ Tổ, a Monday");
    /// assert!(calendar.is_working_day(date(2025, 4, 26)), "a Saturday made up");
    /// ```
    pub fn is_working_day(&self, date: Date) -> bool {
        let weekend = is_weekend(date);
        match self.decided.get(&date.year()) {
            Some(year) if year.work.contains(&date) => true,
            Some(year) => !weekend && !year.off.contains(&date),
            None => !weekend && !self.is_reckoned_holiday(date),
        }
    }

    /// Returns the day itself if it is a working day, else the next one (Bộ luật Dân sự 2015 art. 148(5)).
    pub fn next_working_day(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working_day(day) {
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        day
    }

    /// Returns the last of `count` working days after a day, which itself is not counted (art. 147(2)).
    ///
    /// ```
    /// use jiff::civil::date;
    /// let calendar = viet::calendar::Calendar::built_in();
    /// assert_eq!(calendar.add_working_days(date(2024, 3, 14), 2), date(2024, 3, 18));
    /// ```
    pub fn add_working_days(&self, date: Date, count: u32) -> Date {
        let mut day = date;
        for _ in 0..count {
            match day.tomorrow() {
                Ok(next) => day = self.next_working_day(next),
                Err(_) => break,
            }
        }
        day
    }

    /// Returns how many working days lie after `from` up to and with `to`; 0 where `to` is not later.
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
            count += u32::from(self.is_working_day(day));
        }
        count
    }

    fn is_reckoned_holiday(&self, date: Date) -> bool {
        let mut reckoned = self.reckoned.lock().unwrap_or_else(PoisonError::into_inner);
        reckoned.entry(date.year()).or_insert_with(|| self.reckon(date.year())).contains(&date)
    }

    /// Reckons the days off of a year by the rule.
    fn reckon(&self, year: i16) -> BTreeSet<Date> {
        let holds = |holiday: &&SolarHoliday| {
            holiday.from.is_none_or(|from| from <= year) && holiday.to.is_none_or(|to| year <= to)
        };
        let solar =
            self.solar.iter().filter(holds).filter_map(|day| Date::new(year, day.month, day.day).ok());
        let lunar = self
            .lunar
            .iter()
            .filter_map(|day| lunar::solar(LunarDate { year, month: day.month, leap: false, day: day.day }));
        let mut named: Vec<Date> = solar.chain(lunar).chain(tet(year)).collect();
        named.sort_unstable();
        named.dedup();
        let mut off: BTreeSet<Date> = named.iter().copied().collect();
        for holiday in named.into_iter().filter(|day| is_weekend(*day)) {
            let mut substitute = holiday;
            while is_weekend(substitute) || off.contains(&substitute) {
                match substitute.tomorrow() {
                    Ok(next) => substitute = next,
                    Err(_) => break,
                }
            }
            off.insert(substitute);
        }
        off
    }
}

/// Returns the five days of Tết as they are most often fixed: the last of the old year, four of the new one.
fn tet(year: i16) -> impl Iterator<Item = Date> {
    let first = lunar::new_year(year).and_then(|day| day.yesterday().ok());
    first.into_iter().flat_map(|first| first.series(jiff::Span::new().days(1)).take(5))
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn days(texts: &[String], year: i16) -> Result<BTreeSet<Date>, BadCalendar> {
    texts
        .iter()
        .map(|text| match text.parse::<Date>() {
            Ok(date) if date.year() == year => Ok(date),
            Ok(_) => Err(BadCalendar(format!("{text} does not belong to {year}"))),
            Err(error) => Err(BadCalendar(format!("{text}: {error}"))),
        })
        .collect()
}
