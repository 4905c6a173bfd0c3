//! Why a command is not carried out. The sentences stand in a message catalogue; the keys are stable.

use jiff::civil::Date;

/// Why a command is not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The act that decided it is not named.
    NoSource,
    /// The calendar cannot be used; what is wrong, with line and column.
    BadCalendar(String),
    /// The rules cannot be used; what is wrong, with line and column.
    BadRules(String),
    /// The day is of another year.
    OtherYear(Date),
    /// The day is one of rest and of work.
    OffAndWork(Date),
    /// Only a Saturday or Sunday can be made up.
    NotAWeekend(Date),
    /// There are no words for everybody to read.
    NoPublicWords,
    /// No text has so many letters.
    TooLong(usize),
    /// A door through which nothing comes on a day is a closed one.
    NothingADay,
    /// It is no address of the web.
    NoAddress,
    /// That holds already.
    Unchanged,
    /// It takes effect before it is recorded, and says no reason.
    BackdatedWithoutReason,
}

impl Refusal {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoSource => "settings-refusal-no-source",
            Self::BadCalendar(_) => "settings-refusal-bad-calendar",
            Self::BadRules(_) => "settings-refusal-bad-rules",
            Self::OtherYear(_) => "settings-refusal-other-year",
            Self::OffAndWork(_) => "settings-refusal-off-and-work",
            Self::NotAWeekend(_) => "settings-refusal-not-a-weekend",
            Self::NoPublicWords => "settings-refusal-no-public-words",
            Self::TooLong(_) => "settings-refusal-too-long",
            Self::NothingADay => "settings-refusal-nothing-a-day",
            Self::NoAddress => "settings-refusal-no-address",
            Self::Unchanged => "settings-refusal-unchanged",
            Self::BackdatedWithoutReason => "settings-refusal-backdated-without-reason",
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::BadCalendar(why) | Self::BadRules(why) => vec![("why", why.clone())],
            Self::OtherYear(day) | Self::OffAndWork(day) | Self::NotAWeekend(day) => {
                vec![("day", day.to_string())]
            }
            Self::TooLong(most) => vec![("most", most.to_string())],
            Self::NoSource
            | Self::NoPublicWords
            | Self::NothingADay
            | Self::NoAddress
            | Self::Unchanged
            | Self::BackdatedWithoutReason => Vec::new(),
        }
    }
}
