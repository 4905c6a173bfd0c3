//! Why a command is not carried out. The sentences stand in a message catalogue; the keys are stable.

use crate::dates::Misdated;
use crate::period::Rhythm;
use jiff::civil::Date;

/// Why a command is not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such indicator.
    NotDefined,
    /// There is one of this code already.
    AlreadyDefined,
    /// It is followed no longer.
    Ended,
    /// Its code, its name or what it counts is missing.
    NoWords,
    /// A code is too long, or has signs that addresses use.
    BadCode,
    /// A text is too long.
    TooLong,
    /// With another code or rhythm it is another indicator.
    OtherIndicator,
    /// It has targets and values of another rhythm.
    OtherRhythm(Rhythm),
    /// The period begins on this day only.
    NotBegun(Date),
    /// The period has a value of this day, or one of its end: that is corrected.
    AlreadyEntered,
    /// There is no value to correct.
    NoValue,
    /// Its values are counted, not entered.
    Computed,
    /// It is no share, or one of nothing.
    NoShare,
    /// Nothing shows the value.
    NoEvidence,
    /// This is so already.
    Unchanged,
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
            Self::NotDefined => "indicator-refusal-not-defined",
            Self::AlreadyDefined => "indicator-refusal-already-defined",
            Self::Ended => "indicator-refusal-ended",
            Self::NoWords => "indicator-refusal-no-words",
            Self::BadCode => "indicator-refusal-bad-code",
            Self::TooLong => "indicator-refusal-too-long",
            Self::OtherIndicator => "indicator-refusal-other-indicator",
            Self::OtherRhythm(_) => "indicator-refusal-other-rhythm",
            Self::NotBegun(_) => "indicator-refusal-not-begun",
            Self::AlreadyEntered => "indicator-refusal-already-entered",
            Self::NoValue => "indicator-refusal-no-value",
            Self::Computed => "indicator-refusal-computed",
            Self::NoShare => "indicator-refusal-no-share",
            Self::NoEvidence => "indicator-refusal-no-evidence",
            Self::Unchanged => "indicator-refusal-unchanged",
            Self::NoReason => "indicator-refusal-no-reason",
            Self::InTheFuture => "indicator-refusal-in-the-future",
            Self::BackdatedWithoutReason => "indicator-refusal-backdated-without-reason",
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(self) -> Vec<(&'static str, String)> {
        match self {
            Self::OtherRhythm(rhythm) => vec![("rhythm", rhythm.name().to_owned())],
            Self::NotBegun(day) => vec![("day", day.to_string())],
            Self::NotDefined
            | Self::AlreadyDefined
            | Self::Ended
            | Self::NoWords
            | Self::BadCode
            | Self::TooLong
            | Self::OtherIndicator
            | Self::AlreadyEntered
            | Self::NoValue
            | Self::Computed
            | Self::NoShare
            | Self::NoEvidence
            | Self::Unchanged
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
