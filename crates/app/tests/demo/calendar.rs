//! Days of work and of rest, as the yearly notices set them.

use crate::tally::strings;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;
use toml::{Table, Value as Toml};

/// The days off besides the weekends, and those of the weekends that were made up.
pub(crate) struct Calendar {
    off: BTreeSet<String>,
    work: BTreeSet<String>,
}

impl Calendar {
    pub(crate) fn read() -> Self {
        let path = testkit::corpus::root().join("definitions/holidays.toml");
        let file: Table = toml::from_str(&std::fs::read_to_string(path).expect("a file")).expect("TOML");
        let years = file["year"].as_array().expect("years").iter().filter_map(Toml::as_table);
        let (mut off, mut work) = (BTreeSet::new(), BTreeSet::new());
        for year in years {
            off.extend(strings(year.get("off")));
            work.extend(strings(year.get("work")));
        }
        Self { off, work }
    }

    fn is_at_work(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        if weekend { self.work.contains(&day.to_string()) } else { !self.off.contains(&day.to_string()) }
    }

    /// Returns the day, or the first one behind it on which people work.
    pub(crate) fn at_work(&self, mut day: Date) -> Date {
        while !self.is_at_work(day) {
            day = day.tomorrow().expect("a day");
        }
        day
    }

    /// Returns the day so many working days behind another.
    pub(crate) fn behind(&self, mut day: Date, count: i64) -> Date {
        for _ in 0..count {
            day = self.at_work(day.tomorrow().expect("a day"));
        }
        day
    }

    /// Returns the day so many working days before another.
    pub(crate) fn before(&self, mut day: Date, count: i64) -> Date {
        for _ in 0..count {
            day = day.yesterday().expect("a day");
            while !self.is_at_work(day) {
                day = day.yesterday().expect("a day");
            }
        }
        day
    }

    /// Returns how many working days lie behind a day, up to another.
    pub(crate) fn between(&self, from: Date, to: Date) -> i64 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            day = day.tomorrow().expect("a day");
            count += i64::from(self.is_at_work(day));
        }
        count
    }
}
