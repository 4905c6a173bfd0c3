//! Why a command is not carried out. The sentences stand in a message catalogue; the keys are stable.

use crate::dates::Misdated;
use jiff::civil::Date;

/// Why a command is not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The register is open already.
    AlreadyOpen,
    /// Nobody opened the register.
    NotOpen,
    /// The register is of another year.
    OtherYear(i16),
    /// Numbers go from the register's first one to this one.
    NoSuchNumber {
        /// The first one.
        first: u32,
        /// The last one.
        last: u32,
    },
    /// The document has a number in this register.
    AlreadyHas(u32),
    /// The number was given, or given by mistake; a number is given once.
    Taken(u32),
    /// A number is not so far behind the next one.
    TooFar(u32),
    /// The day does not fit the days of the numbers beside it: this is one of them.
    OutOfOrder(Date),
    /// Nobody has that number.
    NotGiven(u32),
    /// The command wants a reason.
    NoReason,
    /// It would take effect after it is recorded.
    InTheFuture,
    /// It takes effect long before it is recorded, and says no reason.
    BackdatedWithoutReason,
}

impl Refusal {
    /// Returns the key of the message.
    pub fn key(self) -> &'static str {
        match self {
            Self::AlreadyOpen => "register-refusal-already-open",
            Self::NotOpen => "register-refusal-not-open",
            Self::OtherYear(_) => "register-refusal-other-year",
            Self::NoSuchNumber { .. } => "register-refusal-no-such-number",
            Self::AlreadyHas(_) => "register-refusal-already-has",
            Self::Taken(_) => "register-refusal-taken",
            Self::TooFar(_) => "register-refusal-too-far",
            Self::OutOfOrder(_) => "register-refusal-out-of-order",
            Self::NotGiven(_) => "register-refusal-not-given",
            Self::NoReason => "register-refusal-no-reason",
            Self::InTheFuture => "register-refusal-in-the-future",
            Self::BackdatedWithoutReason => "register-refusal-backdated-without-reason",
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(self) -> Vec<(&'static str, String)> {
        match self {
            Self::OtherYear(year) => vec![("year", year.to_string())],
            Self::NoSuchNumber { first, last } => {
                vec![("first", first.to_string()), ("last", last.to_string())]
            }
            Self::AlreadyHas(number) | Self::Taken(number) | Self::NotGiven(number) => {
                vec![("number", number.to_string())]
            }
            Self::TooFar(next) => vec![("next", next.to_string())],
            Self::OutOfOrder(day) => vec![("day", day.to_string())],
            Self::AlreadyOpen
            | Self::NotOpen
            | Self::NoReason
            | Self::InTheFuture
            | Self::BackdatedWithoutReason => Vec::new(),
        }
    }
}

impl From<Misdated> for Refusal {
    fn from(misdated: Misdated) -> Self {
        match misdated {
            Misdated::InTheFuture => Self::InTheFuture,
            Misdated::BackdatedWithoutReason => Self::BackdatedWithoutReason,
        }
    }
}
