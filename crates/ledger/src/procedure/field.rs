//! What is known of a dossier: fields with types, what may stand in them, and those that are computed.

use super::condition::Clause;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What stands in the fields of a dossier, by their ids, each in the one way in which it is stored: a number in digits, a day
/// as 2025-03-14, "yes" or "no".
pub type Values = BTreeMap<String, String>;

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The id within the procedure.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What may stand in it.
    pub kind: Kind,
    /// Whether a dossier needs it from the beginning.
    pub required: bool,
    /// The stage after which it is changed by an amendment only.
    pub frozen_after: Option<String>,
    /// What it is the sum of, where nobody enters it.
    pub sum: Vec<Part>,
    /// Whether it tells of a person: what stands in it is no part of events then, and can be erased.
    pub personal: bool,
    /// The role of that person.
    pub of: Option<String>,
}

/// What may stand in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number, from and to.
    Number {
        /// The least.
        min: Option<i64>,
        /// The most.
        max: Option<i64>,
    },
    /// An amount of đồng.
    Money,
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
    /// One of these.
    Choice(Vec<String>),
}

/// A part of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The field with the amount.
    pub field: String,
    /// How much of it counts.
    pub percent: u32,
    /// When it counts.
    pub when: Option<Clause>,
}

/// What is wrong with what somebody entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing stands there.
    Empty,
    /// It is too long.
    TooLong,
    /// It is no number.
    NoNumber,
    /// It is less or more than may be.
    OutOfRange,
    /// It is no day.
    NoDay,
    /// It is neither "yes" nor "no".
    NotYesNo,
    /// It is none of those that may stand there.
    NoChoice,
}

/// The longest text of a field, in letters: two pages.
const LONGEST: usize = 6_000;

/// The largest amount: a thousand times what a province spends in a year, and far from where sums overflow.
const LARGEST: i64 = 1_000_000_000_000_000_000;

impl Field {
    /// Tells whether nobody enters it.
    pub fn is_computed(&self) -> bool {
        !self.sum.is_empty()
    }

    /// Returns the sum of its parts; `None` for a field that is entered, and where none of the amounts is there. A share is
    /// rounded up to the next đồng: the laws say "at least so many percent".
    pub fn computed(&self, fields: &[Self], entered: &Values) -> Option<i64> {
        let mut sum: Option<i128> = None;
        for part in &self.sum {
            let counts = part.when.as_ref().is_none_or(|when| when.holds(fields, entered));
            if let Some(amount) = entered.get(&part.field).and_then(|value| number(value)) {
                let share = (i128::from(amount) * i128::from(part.percent) + 99).div_euclid(100);
                sum = Some(sum.unwrap_or(0) + if counts { share } else { 0 });
            }
        }
        sum.and_then(|sum| i64::try_from(sum).ok())
    }
}

impl Kind {
    /// The stable names.
    pub const NAMES: [&'static str; 6] = ["text", "number", "money", "day", "yes-no", "choice"];

    /// Returns the stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number { .. } => "number",
            Self::Money => "money",
            Self::Day => "day",
            Self::YesNo => "yes-no",
            Self::Choice(_) => "choice",
        }
    }

    /// Tells whether numbers stand in it.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number { .. } | Self::Money)
    }

    /// Returns what somebody entered in the one way in which it is stored. Numbers may be written with points between the
    /// thousands, days as 14/3/2025.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it.
    pub fn read(&self, words: &str) -> Result<String, Wrong> {
        let words = words.trim();
        if words.is_empty() {
            return Err(Wrong::Empty);
        }
        match self {
            Self::Text if words.chars().count() > LONGEST => Err(Wrong::TooLong),
            Self::Text => Ok(words.to_owned()),
            Self::Number { min, max } => {
                let number = whole(words)?;
                let fits = min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max);
                if fits { Ok(number.to_string()) } else { Err(Wrong::OutOfRange) }
            }
            Self::Money => match whole(words)? {
                amount @ 0.. => Ok(amount.to_string()),
                _ => Err(Wrong::OutOfRange),
            },
            Self::Day => day(words).map(|day| day.to_string()).ok_or(Wrong::NoDay),
            Self::YesNo => match words.to_lowercase().as_str() {
                "yes" | "có" | "true" => Ok("yes".to_owned()),
                "no" | "không" | "false" => Ok("no".to_owned()),
                _ => Err(Wrong::NotYesNo),
            },
            Self::Choice(choices) => {
                let same = |choice: &&String| choice.to_lowercase() == words.to_lowercase();
                choices.iter().find(same).cloned().ok_or(Wrong::NoChoice)
            }
        }
    }

    /// Tells whether a stored value is what a definition wants, however the definition writes it.
    pub(super) fn is(&self, stored: &str, wanted: &str) -> bool {
        self.read(wanted).is_ok_and(|wanted| wanted == stored)
    }
}

impl Wrong {
    /// Returns the stable name, as messages use it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::NoNumber => "no-number",
            Self::OutOfRange => "out-of-range",
            Self::NoDay => "no-day",
            Self::NotYesNo => "not-yes-no",
            Self::NoChoice => "no-choice",
        }
    }
}

/// Reads a stored number.
pub(crate) fn number(value: &str) -> Option<i64> {
    value.parse().ok()
}

/// Reads a whole number as people write it: "1.200.000.000" and "1 200" have only marks between thousands.
fn whole(words: &str) -> Result<i64, Wrong> {
    let (sign, digits) = words.strip_prefix('-').map_or((1, words), |digits| (-1, digits));
    let groups: Vec<&str> = digits.split(['.', ' ', '\u{a0}']).collect();
    let grouped =
        groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3) && groups[0].len() <= 3;
    let joined = groups.concat();
    if !grouped || joined.is_empty() || !joined.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Wrong::NoNumber);
    }
    let number: i64 = joined.parse().map_err(|_| Wrong::OutOfRange)?;
    if number > LARGEST { Err(Wrong::OutOfRange) } else { Ok(sign * number) }
}

/// Reads a day as people write it.
fn day(words: &str) -> Option<Date> {
    if let Ok(day) = words.parse() {
        return Some(day);
    }
    let mut parts = words.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_stored_in_one_way() {
        let one = |kind: Kind, words: &str| kind.read(words);
        let any = || Kind::Number { min: Some(1), max: Some(100) };
        assert_eq!(one(Kind::Money, "1.200.000.000"), Ok("1200000000".to_owned()));
        assert_eq!(one(Kind::Money, "1 200"), Ok("1200".to_owned()));
        assert_eq!(one(Kind::Money, "1.20"), Err(Wrong::NoNumber), "no thousands");
        assert_eq!(one(Kind::Money, "-5"), Err(Wrong::OutOfRange));
        assert_eq!(one(Kind::Money, "9999999999999999999999"), Err(Wrong::OutOfRange));
        assert_eq!(one(any(), "0"), Err(Wrong::OutOfRange));
        assert_eq!(one(any(), "hai"), Err(Wrong::NoNumber));
        assert_eq!(one(Kind::Day, "14/3/2025"), Ok("2025-03-14".to_owned()));
        assert_eq!(one(Kind::Day, "30/2/2025"), Err(Wrong::NoDay));
        assert_eq!(one(Kind::YesNo, "Có"), Ok("yes".to_owned()));
        assert_eq!(one(Kind::YesNo, "chắc"), Err(Wrong::NotYesNo));
        let grades = Kind::Choice(vec!["Xuất sắc".to_owned(), "Đạt".to_owned()]);
        assert_eq!(one(grades.clone(), " đạt "), Ok("Đạt".to_owned()));
        assert_eq!(one(grades, "Khá"), Err(Wrong::NoChoice));
        assert_eq!(one(Kind::Text, "  "), Err(Wrong::Empty));
        assert_eq!(one(Kind::Text, &"a".repeat(7_000)), Err(Wrong::TooLong));
    }
}
