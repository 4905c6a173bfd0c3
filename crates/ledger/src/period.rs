//! Periods that are reported on or that have targets, and the days whose figures they take.

use jiff::civil::{Date, date};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use viet::numeral::to_roman;

/// A period that is reported on, or that has a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i16,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    Month(i8),
    Quarter(i8),
    Half(i8),
    Year,
}

/// Which days belong to a period. It belongs to the form, and not to the system: branches differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Window {
    /// From the 15th of the month before to the 14th of the last month (Nghị định 09/2019/NĐ-CP art. 12).
    #[default]
    Decree,
    /// From the first day to the last one.
    Calendar,
}

/// How often a period comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Every month.
    Month,
    /// Every quarter.
    Quarter,
    /// Every half-year.
    Half,
    /// Every year.
    Year,
}

impl Rhythm {
    /// Every rhythm.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Half, Self::Year];

    /// Returns the stable name, which is that of its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
        }
    }

    /// Returns the rhythm of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.name() == name)
    }

    /// Returns the period of this rhythm in which a day lies.
    ///
    /// ```
    /// use ledger::period::Rhythm;
    /// assert_eq!(Rhythm::Quarter.at(jiff::civil::date(2024, 6, 30)).to_string(), "2024-Q2");
    /// ```
    pub fn at(self, day: Date) -> Period {
        let (year, month) = (day.year(), day.month());
        match self {
            Self::Month => Period::month(year, month),
            Self::Quarter => Period::quarter(year, (month + 2) / 3),
            Self::Half => Period::half(year, (month + 5) / 6),
            Self::Year => Period::year_of(year),
        }
    }
}

impl Period {
    /// Returns the first and the last day whose figures a period takes.
    pub fn days(self, window: Window) -> (Date, Date) {
        let (first, last) = self.months();
        let from = date(self.year, first, 1);
        let to = date(self.year, last, 1);
        match window {
            Window::Calendar => (from, to.last_of_month()),
            // The years are those that can be typed, far from the ends of time.
            Window::Decree => {
                let before = from.yesterday().map_or(from, |day| date(day.year(), day.month(), 15));
                (before, date(to.year(), to.month(), 14))
            }
        }
    }

    /// Returns a month, from 1 to 12.
    pub fn month(year: i16, month: i8) -> Self {
        Self { year, part: Part::Month(month) }
    }

    /// Returns a quarter, from 1 to 4.
    pub fn quarter(year: i16, quarter: i8) -> Self {
        Self { year, part: Part::Quarter(quarter) }
    }

    /// Returns a half-year, 1 or 2.
    pub fn half(year: i16, half: i8) -> Self {
        Self { year, part: Part::Half(half) }
    }

    /// Returns a whole year.
    pub fn year_of(year: i16) -> Self {
        Self { year, part: Part::Year }
    }

    /// Returns the first day whose figures the year of the period takes.
    pub fn year_begins(self, window: Window) -> Date {
        Self { part: Part::Year, ..self }.days(window).0
    }

    /// Returns how often periods of this kind come back.
    pub fn rhythm(self) -> Rhythm {
        match self.part {
            Part::Month(_) => Rhythm::Month,
            Part::Quarter(_) => Rhythm::Quarter,
            Part::Half(_) => Rhythm::Half,
            Part::Year => Rhythm::Year,
        }
    }

    /// Returns the periods of a rhythm that it is made of, itself for its own rhythm, none for a longer one.
    ///
    /// ```
    /// use ledger::period::{Period, Rhythm};
    /// let half: Period = "2024-H2".parse().unwrap();
    /// let quarters: Vec<String> = half.parts(Rhythm::Quarter).iter().map(ToString::to_string).collect();
    /// assert_eq!(quarters, ["2024-Q3", "2024-Q4"]);
    /// assert!(half.parts(Rhythm::Year).is_empty());
    /// ```
    pub fn parts(self, rhythm: Rhythm) -> Vec<Self> {
        if rhythm > self.rhythm() {
            return Vec::new();
        }
        let (first, last) = self.days(Window::Calendar);
        let next = |period: &Self| {
            let day = period.days(Window::Calendar).1.tomorrow().ok().filter(|day| *day <= last)?;
            Some(rhythm.at(day))
        };
        std::iter::successors(Some(rhythm.at(first)), next).collect()
    }

    /// Returns the period of the same rhythm before it.
    #[must_use]
    pub fn before(self) -> Self {
        let (first, _) = self.days(Window::Calendar);
        first.yesterday().map_or(self, |day| self.rhythm().at(day))
    }

    /// Returns the year.
    pub fn year(self) -> i16 {
        self.year
    }

    fn months(self) -> (i8, i8) {
        match self.part {
            Part::Month(month) => (month, month),
            Part::Quarter(quarter) => (quarter * 3 - 2, quarter * 3),
            Part::Half(half) => (half * 6 - 5, half * 6),
            Part::Year => (1, 12),
        }
    }

    /// Returns the period as reports speak of it: "6 tháng đầu năm 2024".
    pub fn words(self) -> String {
        let year = self.year;
        match self.part {
            Part::Month(month) if month < 3 => format!("tháng {month:02} năm {year}"),
            Part::Month(month) => format!("tháng {month} năm {year}"),
            Part::Quarter(quarter) => {
                let quarter = u32::try_from(quarter).ok().and_then(to_roman).unwrap_or_default();
                format!("Quý {quarter} năm {year}")
            }
            Part::Half(1) => format!("6 tháng đầu năm {year}"),
            Part::Half(_) => format!("6 tháng cuối năm {year}"),
            Part::Year => format!("năm {year}"),
        }
    }
}

impl FromStr for Period {
    type Err = ();

    /// Reads "2024", "2024-H1", "2024-Q2" or "2024-06".
    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        let year = year.parse().ok().filter(|year| (1900..=2200).contains(year)).ok_or(())?;
        let within = |text: &str, most: i8| text.parse().ok().filter(|at| (1..=most).contains(at)).ok_or(());
        let part = match part.map(|part| (part.strip_prefix(['H', 'h']), part.strip_prefix(['Q', 'q']), part))
        {
            None => Part::Year,
            Some((Some(half), _, _)) => Part::Half(within(half, 2)?),
            Some((None, Some(quarter), _)) => Part::Quarter(within(quarter, 4)?),
            Some((None, None, month)) => Part::Month(within(month, 12)?),
        };
        Ok(Self { year, part })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.part {
            Part::Month(month) => write!(out, "{year}-{month:02}"),
            Part::Quarter(quarter) => write!(out, "{year}-Q{quarter}"),
            Part::Half(half) => write!(out, "{year}-H{half}"),
            Part::Year => write!(out, "{year}"),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| serde::de::Error::custom(format!("{text:?} is no period")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_those_of_the_decree() {
        for (text, words, from, to) in [
            ("2024-06", "tháng 6 năm 2024", "2024-05-15", "2024-06-14"),
            ("2024-01", "tháng 01 năm 2024", "2023-12-15", "2024-01-14"),
            ("2024-Q2", "Quý II năm 2024", "2024-03-15", "2024-06-14"),
            ("2024-H1", "6 tháng đầu năm 2024", "2023-12-15", "2024-06-14"),
            ("2024-H2", "6 tháng cuối năm 2024", "2024-06-15", "2024-12-14"),
            ("2024", "năm 2024", "2023-12-15", "2024-12-14"),
        ] {
            let period: Period = text.parse().expect("it is a period");
            assert_eq!(period.to_string(), text);
            assert_eq!(period.words(), words);
            let days = period.days(Window::Decree);
            assert_eq!((days.0.to_string().as_str(), days.1.to_string().as_str()), (from, to), "{text}");
        }
        let february: Period = "2024-02".parse().expect("it is a period");
        assert_eq!(february.days(Window::Calendar), (date(2024, 2, 1), date(2024, 2, 29)));
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in ["", "2024-", "2024-H3", "2024-Q0", "2024-13", "24-H1", "H1-2024", "2024-06-14", "99999"]
        {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
