//! What is wanted, what came out, and whether that is reached.

use super::amount::Amount;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Which way an indicator is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better: a rank, days late.
    Lower,
    /// Neither: what is wanted is said as a range.
    Neither,
}

/// What is wanted in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// This much or more.
    AtLeast(Amount),
    /// This much or less.
    AtMost(Amount),
    /// From the first to the last, both counted.
    Between(Amount, Amount),
}

/// What came out in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// So much.
    Amount(Amount),
    /// So many of so many, counted in per cent.
    Share {
        /// The part.
        part: Amount,
        /// The whole; 0 where there is nothing to take a part of.
        whole: Amount,
    },
}

/// Where an indicator stands in a period: exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The period is over, and the target is reached.
    Reached,
    /// The period is over, and the target is not reached.
    NotReached,
    /// The period goes on; what is known so far meets the target.
    MetSoFar,
    /// The period goes on; what is known so far does not meet the target.
    NotYet,
    /// The period is over, and no value is known.
    NoValue,
    /// The period goes on or is to come, and no value is known.
    Awaited,
    /// There is nothing to reach.
    NoTarget,
}

/// How a value compares with the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It went the way that is wanted.
    Better,
    /// It went the other way.
    Worse,
    /// It stayed.
    Same,
    /// It went up, where neither way is wanted.
    Up,
    /// It went down, where neither way is wanted.
    Down,
}

impl Direction {
    /// Every direction.
    pub const ALL: [Self; 3] = [Self::Higher, Self::Lower, Self::Neither];

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Neither => "neither",
        }
    }

    /// Returns the direction of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.name() == name)
    }
}

impl Target {
    /// Reads a target as people type it: ">= 80", "<= 5", "80..90"; a bare "80" is what the direction says, and nothing where
    /// it says neither.
    ///
    /// ```
    /// use ledger::indicator::{Amount, Direction, Target};
    /// let at_least = Target::AtLeast(Amount::whole(80));
    /// assert_eq!(Target::read("80 %", Direction::Higher), Some(at_least));
    /// assert_eq!(Target::read("≥ 80", Direction::Lower), Some(at_least));
    /// assert_eq!(Target::read("90..80", Direction::Higher), None);
    /// ```
    pub fn read(typed: &str, direction: Direction) -> Option<Self> {
        let typed = typed.trim();
        if let Some((from, to)) = typed.split_once("..") {
            let (from, to) = (Amount::read(from)?, Amount::read(to)?);
            return (from <= to).then_some(Self::Between(from, to));
        }
        type Sign = (&'static [&'static str], fn(Amount) -> Target);
        let signs: [Sign; 2] = [(&[">=", "≥"], Self::AtLeast), (&["<=", "≤"], Self::AtMost)];
        for (signs, target) in signs {
            if let Some(amount) = signs.iter().find_map(|sign| typed.strip_prefix(sign)) {
                return Amount::read(amount).map(target);
            }
        }
        let amount = Amount::read(typed)?;
        match direction {
            Direction::Higher => Some(Self::AtLeast(amount)),
            Direction::Lower => Some(Self::AtMost(amount)),
            Direction::Neither => None,
        }
    }

    /// Tells whether a value meets it; `None` for a share of nothing.
    pub fn is_met_by(&self, value: &Value) -> Option<bool> {
        let against = |amount: &Amount| value.compared(&Value::Amount(*amount));
        Some(match self {
            Self::AtLeast(amount) => against(amount)? != Ordering::Less,
            Self::AtMost(amount) => against(amount)? != Ordering::Greater,
            Self::Between(from, to) => against(from)? != Ordering::Less && against(to)? != Ordering::Greater,
        })
    }

    /// Writes it as people here do: "≥ 80", "≤ 5", "80–90".
    pub fn written(&self) -> String {
        match self {
            Self::AtLeast(amount) => format!("≥ {}", amount.written()),
            Self::AtMost(amount) => format!("≤ {}", amount.written()),
            Self::Between(from, to) => format!("{}–{}", from.written(), to.written()),
        }
    }

    /// Returns the amounts that it names, the smaller one first.
    pub fn bounds(&self) -> (Amount, Amount) {
        match self {
            Self::AtLeast(amount) | Self::AtMost(amount) => (*amount, *amount),
            Self::Between(from, to) => (*from, *to),
        }
    }
}

impl Value {
    /// Reads a value as people type it: "82,5", or "12/14" for a share.
    pub fn read(typed: &str) -> Option<Self> {
        match typed.split_once('/') {
            None => Amount::read(typed).map(Self::Amount),
            Some((part, whole)) => {
                Some(Self::Share { part: Amount::read(part)?, whole: Amount::read(whole)? })
            }
        }
    }

    /// Returns it as a fraction; `None` for a share of nothing.
    fn fraction(&self) -> Option<(i128, i128)> {
        match self {
            Self::Amount(amount) => Some((i128::from(amount.parts()), 1)),
            Self::Share { part, whole } if whole.parts() > 0 => {
                let hundred = i128::from(Amount::whole(100).parts());
                Some((i128::from(part.parts()) * hundred, i128::from(whole.parts())))
            }
            Self::Share { .. } => None,
        }
    }

    /// Returns how it compares with another one; `None` where one of them is a share of nothing.
    pub fn compared(&self, other: &Self) -> Option<Ordering> {
        // Multiplied crosswise: the hundred of two shares falls away, so that no product is too large.
        let wide = |amount: &Amount| i128::from(amount.parts());
        if let (Self::Share { part, whole }, Self::Share { part: other, whole: of }) = (self, other) {
            let both = whole.parts() > 0 && of.parts() > 0;
            return both.then(|| (wide(part) * wide(of)).cmp(&(wide(other) * wide(whole))));
        }
        let ((part, whole), (other_part, other_whole)) = (self.fraction()?, other.fraction()?);
        Some((part * other_whole).cmp(&(other_part * whole)))
    }

    /// Returns it as an amount, a share in per cent with two places, rounded half up; `None` for a share of nothing.
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Amount(amount) => Some(*amount),
            Self::Share { .. } => {
                let (part, whole) = self.fraction()?;
                let hundredths = (part * 2 + whole * 100).div_euclid(whole * 200);
                i64::try_from(hundredths)
                    .ok()
                    .map(|hundredths| Amount::of_parts(hundredths.saturating_mul(100)))
            }
        }
    }

    /// Writes it as people here do: "82,5", "85,71 (12/14)"; "–" for a share of nothing.
    pub fn written(&self) -> String {
        match (self, self.amount()) {
            (Self::Share { part, whole }, Some(amount)) => {
                format!("{} ({}/{})", amount.written(), part.written(), whole.written())
            }
            (Self::Amount(_), Some(amount)) => amount.written(),
            (_, None) => "–".to_owned(),
        }
    }

    /// Writes it with what it counts: "14 dự án", "85,71 % (12/14)".
    pub fn with(&self, unit: &str) -> String {
        let written = self.written();
        match written.split_once(" (") {
            Some((amount, share)) => format!("{amount} {unit} ({share}"),
            None => format!("{written} {unit}"),
        }
    }

    /// Returns how it went since another one.
    pub fn trend(&self, before: &Self, direction: Direction) -> Option<Trend> {
        Some(match (self.compared(before)?, direction) {
            (Ordering::Equal, _) => Trend::Same,
            (Ordering::Greater, Direction::Higher) | (Ordering::Less, Direction::Lower) => Trend::Better,
            (Ordering::Less, Direction::Higher) | (Ordering::Greater, Direction::Lower) => Trend::Worse,
            (Ordering::Greater, Direction::Neither) => Trend::Up,
            (Ordering::Less, Direction::Neither) => Trend::Down,
        })
    }
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 7] = [
        Self::Reached,
        Self::NotReached,
        Self::MetSoFar,
        Self::NotYet,
        Self::NoValue,
        Self::Awaited,
        Self::NoTarget,
    ];

    /// Returns where an indicator stands at the end of a day, in a period that ends on one.
    pub fn of(target: Option<&Target>, value: Option<&Value>, ends: Date, as_of: Date) -> Self {
        let Some(target) = target else { return Self::NoTarget };
        let is_over = ends <= as_of;
        match (value.and_then(|value| target.is_met_by(value)), is_over) {
            (Some(true), true) => Self::Reached,
            (Some(false), true) => Self::NotReached,
            (Some(true), false) => Self::MetSoFar,
            (Some(false), false) => Self::NotYet,
            (None, true) => Self::NoValue,
            (None, false) => Self::Awaited,
        }
    }

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NotReached => "not-reached",
            Self::MetSoFar => "met-so-far",
            Self::NotYet => "not-yet",
            Self::NoValue => "no-value",
            Self::Awaited => "awaited",
            Self::NoTarget => "no-target",
        }
    }

    /// Returns the standing of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

impl Trend {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Same => "same",
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}
