//! Amounts: exact decimals of at most four places, so that what was reached is never decided by rounding.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The parts of one.
const ONE: i64 = 10_000;

/// Places behind the point.
const PLACES: usize = 4;

/// The largest amount, either way: a hundred thousand thousand million, more than any budget in đồng.
const LARGEST: i64 = 100_000_000_000_000;

/// A decimal number of at most four places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

impl Amount {
    /// Returns a whole number; the largest amount in place of a larger one.
    ///
    /// ```
    /// assert_eq!(ledger::indicator::Amount::whole(14).to_string(), "14");
    /// ```
    pub fn whole(number: i64) -> Self {
        Self(number.clamp(-LARGEST, LARGEST) * ONE)
    }

    /// Returns the amount of so many ten-thousandths.
    pub(super) fn of_parts(parts: i64) -> Self {
        Self(parts.clamp(-LARGEST * ONE, LARGEST * ONE))
    }

    /// Returns its ten-thousandths.
    pub fn parts(self) -> i64 {
        self.0
    }

    /// Returns the sum of two; the largest amount in place of a larger one.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self::of_parts(self.0.saturating_add(other.0))
    }

    /// Reads an amount as people here write it: "3.840" and "1.179.000" are thousands, "82,5" and "0.65" have places. One
    /// point with three digits behind it and up to three before it that do not begin with 0 stands between thousands.
    ///
    /// ```
    /// use ledger::indicator::Amount;
    /// for (written, meant) in [("3.840", "3840"), ("82,5", "82.5"), ("0.651", "0.651"), ("1.234,5", "1234.5"), ("65.23", "65.23")] {
    ///     assert_eq!(Amount::read(written).map(|amount| amount.to_string()).as_deref(), Some(meant));
    /// }
    /// assert_eq!(Amount::read("1.23.4"), None);
    /// ```
    pub fn read(written: &str) -> Option<Self> {
        let written = written.trim().trim_end_matches('%').trim_end();
        let (whole, places) = match written.split_once(',') {
            Some((_, places)) if places.contains(['.', ',']) => return None,
            Some((whole, places)) => (whole.to_owned(), Some(places)),
            None => (written.to_owned(), None),
        };
        if is_grouped(&whole) {
            return spelt(&whole.replace('.', ""), places);
        }
        match (whole.split_once('.'), places) {
            (Some((whole, places)), None) => spelt(whole, Some(places)),
            (None, places) => spelt(&whole, places),
            (Some(_), Some(_)) => None,
        }
    }

    /// Writes it as people here do: "3.840", "82,5".
    pub fn written(self) -> String {
        let plain = self.to_string();
        let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, places) = plain.split_once('.').map_or((plain, ""), |(whole, places)| (whole, places));
        let grouped = viet::numeral::grouped(whole);
        let comma = if places.is_empty() { "" } else { "," };
        format!("{sign}{grouped}{comma}{places}")
    }
}

/// Tells whether points stand between thousands, and nowhere else.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.strip_prefix('-').unwrap_or(whole).split('.');
    let first = groups.next().unwrap_or_default();
    let mut behind = groups.peekable();
    behind.peek().is_some()
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && behind.all(|group| group.len() == 3)
}

/// Reads digits before the point and behind it.
fn spelt(whole: &str, places: Option<&str>) -> Option<Amount> {
    let (sign, digits) = whole.strip_prefix('-').map_or((1, whole), |digits| (-1, digits));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(digits) || places.is_some_and(|places| !are_digits(places) || places.len() > PLACES) {
        return None;
    }
    let whole: i64 = digits.parse().ok().filter(|whole| *whole < LARGEST)?;
    let places: i64 = format!("{:0<PLACES$}", places.unwrap_or_default()).parse().ok()?;
    Some(Amount(sign * (whole * ONE + places)))
}

impl fmt::Display for Amount {
    /// Writes it plainly: "3840", "82.5".
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, places) = (self.0.abs() / ONE, self.0.abs() % ONE);
        write!(out, "{sign}{whole}")?;
        if places > 0 {
            write!(out, ".{}", format!("{places:0PLACES$}").trim_end_matches('0'))?;
        }
        Ok(())
    }
}

impl FromStr for Amount {
    type Err = ();

    /// Reads what is written plainly: "3840", "82.5".
    fn from_str(text: &str) -> Result<Self, ()> {
        let (whole, places) =
            text.split_once('.').map_or((text, None), |(whole, places)| (whole, Some(places)));
        spelt(whole, places).ok_or(())
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| serde::de::Error::custom(format!("{text:?} is no number of four places")))
    }
}
