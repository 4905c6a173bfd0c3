//! Reports that are owed: who writes which one to whom, for which periods, by which day. Data, which an office may add or change.

use crate::period::{Period, Window};
use crate::report::read_toml;
use jiff::civil::{Date, date};
use ledger::definition::Problem;
use serde::Deserialize;
use std::collections::BTreeMap;
use viet::calendar::Calendar;

/// The definitions that are shipped, compiled in.
const SHIPPED: [&str; 3] = [
    include_str!("../../../definitions/owed/bao-cao-6-thang.toml"),
    include_str!("../../../definitions/owed/bao-cao-cong-tac-thang.toml"),
    include_str!("../../../definitions/owed/bao-cao-quy.toml"),
];

/// A report that is owed again and again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owed {
    /// Its id.
    pub id: String,
    /// Recorded with what used it.
    pub version: String,
    /// Owed for periods that end on this day or later.
    pub valid_from: Date,
    /// Owed for periods that end by this day.
    pub valid_to: Option<Date>,
    /// Who asks for it: act and article.
    pub source: String,
    /// What it is called.
    pub name: String,
    /// What is to be done, with places {period} and {to}.
    pub words: String,
    /// Who receives it.
    pub to: String,
    /// The units that write one each, by their names; every unit directly below the office where none is named.
    #[serde(default)]
    pub leads: Vec<String>,
    /// How often.
    pub every: Every,
    /// Which days a period takes.
    #[serde(default)]
    pub window: Window,
    /// The form that makes it.
    pub form: Option<String>,
    /// How many days before it is due it is given.
    #[serde(default)]
    pub ahead: u16,
    /// By which day.
    pub due: Due,
}

/// How often a report is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Twice a year.
    HalfYear,
    /// Each year.
    Year,
}

/// By which day a report is owed: one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// A day of the last month of the period, or of the month after it; the last day of a shorter month.
    pub day: Option<i8>,
    /// The month after the period is meant.
    #[serde(default)]
    pub next_month: bool,
    /// So many working days after the last day whose figures it takes: at least one (Nghị định 09/2019/NĐ-CP art. 8(5)b).
    pub working_days: Option<u16>,
}

/// The reports that an office owes and is owed.
#[derive(Clone, Debug, Default)]
pub struct Register {
    owed: BTreeMap<String, Owed>,
}

impl Owed {
    /// Reads a definition.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and in which line.
    pub fn read(text: &str) -> Result<Self, Problem> {
        read_toml(text, Self::contradiction)
    }

    /// Returns words near which the definition says what cannot be, and what that is.
    fn contradiction(&self) -> Option<(String, String)> {
        let wrong = |near: &str, what: &str| Some((near.to_owned(), what.to_owned()));
        let small = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
        match self.due {
            _ if self.id.is_empty() || !self.id.chars().all(small) => {
                wrong("id", "an id has small letters, digits and \"-\"")
            }
            Due { day: Some(day), working_days: None, .. } if !(1..=31).contains(&day) => {
                wrong("due", "a day of a month is from 1 to 31")
            }
            Due { day: None, working_days: Some(0), .. } => {
                wrong("due", "a working day at least lies between the cut-off and the sending")
            }
            Due { day: Some(_), working_days: None, .. }
            | Due { day: None, working_days: Some(_), next_month: false } => None,
            Due { .. } => wrong("due", "either a day or working_days, and next_month only with a day"),
        }
    }

    /// Returns the periods of a year for which it is owed.
    pub fn periods(&self, year: i16) -> Vec<Period> {
        let all: Vec<Period> = match self.every {
            Every::Month => (1..=12).map(|month| Period::month(year, month)).collect(),
            Every::Quarter => (1..=4).map(|quarter| Period::quarter(year, quarter)).collect(),
            Every::HalfYear => (1..=2).map(|half| Period::half(year, half)).collect(),
            Every::Year => vec![Period::year_of(year)],
        };
        let holds = |period: &Period| {
            let last = period.days(self.window).1;
            self.valid_from <= last && self.valid_to.is_none_or(|to| last <= to)
        };
        all.into_iter().filter(holds).collect()
    }

    /// Returns the last day on which the report of a period is on time. A fixed day is never moved.
    pub fn due(&self, period: Period, calendar: &Calendar) -> Date {
        let (_, cut_off) = period.days(self.window);
        let last_month = period.days(Window::Calendar).1;
        match self.due {
            Due { working_days: Some(days), .. } => calendar.add_working_days(cut_off, u32::from(days)),
            Due { day, next_month, .. } => {
                let first = last_month.first_of_month();
                let first = if next_month { last_month.tomorrow().unwrap_or(first) } else { first };
                let day = day.unwrap_or(1).min(first.days_in_month());
                date(first.year(), first.month(), day)
            }
        }
    }

    /// Returns what is to be done for a period.
    pub fn task(&self, period: Period) -> String {
        self.words.replace("{period}", &period.words()).replace("{to}", &self.to)
    }
}

impl Register {
    /// Returns the reports that are shipped.
    ///
    /// # Errors
    ///
    /// One of them is wrong; a test reads them all.
    pub fn shipped() -> Result<Self, Problem> {
        let mut register = Self::default();
        for text in SHIPPED {
            register.add(text)?;
        }
        Ok(register)
    }

    /// Adds a report, in place of the one of the same id.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and in which line.
    pub fn add(&mut self, text: &str) -> Result<(), Problem> {
        let owed = Owed::read(text)?;
        self.owed.insert(owed.id.clone(), owed);
        Ok(())
    }

    /// Returns the reports, in the order of their ids.
    pub fn reports(&self) -> impl Iterator<Item = &Owed> {
        self.owed.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition(more: &str) -> String {
        format!(
            "id = \"thu\"\nversion = \"1\"\nvalid_from = \"2024-01-01\"\nsource = \"test\"\nname = \"Thử\"\n\
             words = \"Báo cáo {{period}}, gửi {{to}}\"\nto = \"UBND tỉnh\"\n{more}\n"
        )
    }

    #[test]
    fn shipped_reports_are_right_and_due_when_they_say() {
        let register = Register::shipped().expect("they are right");
        let calendar = Calendar::built_in();
        let due = |id: &str, period: &str| {
            let owed = register.reports().find(|owed| owed.id == id).expect("shipped");
            let period = period.parse().expect("a period");
            assert!(owed.periods(2024).contains(&period));
            owed.due(period, calendar).to_string()
        };
        assert_eq!(due("bao-cao-6-thang", "2024-H1"), "2024-06-18");
        assert_eq!(due("bao-cao-cong-tac-thang", "2024-02"), "2024-02-18");
        // 14 June 2024 is a Friday: Monday and Tuesday follow.
        assert_eq!(due("bao-cao-quy", "2024-Q2"), "2024-06-18");
    }

    #[test]
    fn days_are_those_of_the_month() {
        let calendar = Calendar::built_in();
        for (due, every, period, day) in [
            ("{ day = 31 }", "month", "2024-02", "2024-02-29"),
            ("{ day = 5, next_month = true }", "quarter", "2024-Q4", "2025-01-05"),
            ("{ day = 25 }", "year", "2024", "2024-12-25"),
            // The cut-off of the half-year is 14 December 2024, a Saturday.
            ("{ working_days = 1 }", "half-year", "2024-H2", "2024-12-16"),
        ] {
            let owed = Owed::read(&definition(&format!("every = \"{every}\"\ndue = {due}"))).expect(due);
            let period = period.parse().expect("a period");
            assert_eq!(owed.due(period, calendar).to_string(), day, "{due}");
        }
    }

    #[test]
    fn it_is_owed_while_its_definition_holds() {
        let text = definition("every = \"quarter\"\ndue = { day = 20 }\nvalid_to = \"2025-06-30\"");
        let owed = Owed::read(&text).expect("right");
        assert!(owed.periods(2023).is_empty());
        assert_eq!(owed.periods(2024).len(), 4);
        assert_eq!(owed.periods(2025).len(), 2);
        assert_eq!(owed.task(owed.periods(2024)[1]), "Báo cáo Quý II năm 2024, gửi UBND tỉnh");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (more, line, told) in [
            ("every = \"week\"\ndue = { day = 1 }", 8, "unknown variant `week`"),
            ("every = \"month\"\ndue = { day = 32 }", 9, "from 1 to 31"),
            ("every = \"month\"\ndue = { working_days = 0 }", 9, "a working day at least"),
            ("every = \"month\"\ndue = { day = 3, working_days = 2 }", 9, "either"),
            ("every = \"month\"\ndue = {}", 9, "either"),
            ("every = \"month\"\ndue = { day = 3 }\nto_whom = \"x\"", 10, "unknown field"),
        ] {
            let problem = Owed::read(&definition(more)).expect_err(more);
            assert!(problem.what.contains(told), "{more}: {}", problem.what);
            assert_eq!(problem.line, line, "{more}: {}", problem.what);
        }
    }
}
