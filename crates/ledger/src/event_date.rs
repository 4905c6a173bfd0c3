//! A day that the office does not set and that deadlines hang on: a session of the People's Council, Tết. It is announced, with a
//! day or without one, moves with a reason, and is held.
//!
//! ```text
//! Command --decide--> events | refusal
//! events  --fold-->   EventDate, and what hangs on it
//! ```
//!
//! What hangs on it keeps a day of its own, which follows when the event moves: [`crate::task::follow`], [`crate::dossier::follow`].
//! So a figure of an earlier day is counted with the day that was known then.

use crate::dates::{self, Misdated};
use crate::event::{Body, Meta, Subject, effective};
use crate::rules::Judge;
use crate::{Moment, UnitId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One entry of an event date.
pub type Entry = crate::event::Entry<Event>;

/// Something that happened to an event date. The stored names never change; a golden file holds them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// It was announced.
    #[serde(rename = "event-date-announced")]
    Announced {
        /// What people call it.
        name: String,
        /// The body that keeps it.
        body: UnitId,
        /// The day, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Date>,
    },
    /// It is on another day, or nobody knows the day any more.
    #[serde(rename = "event-date-moved")]
    Moved {
        /// The day, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Date>,
    },
    /// It took place: the day moves no more.
    #[serde(rename = "event-date-held")]
    Held,
    /// A deadline hangs on it from now on.
    #[serde(rename = "event-date-hung")]
    Hung {
        /// Whose.
        by: Subject,
    },
}

/// Something that somebody wants to happen to an event date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Announce it.
    Announce {
        /// What people call it.
        name: String,
        /// The body that keeps it.
        body: UnitId,
        /// The day, where it is known.
        day: Option<Date>,
    },
    /// Move it.
    Move(Option<Date>),
    /// Say that it took place.
    Hold,
}

/// Why a command is not carried out. The keys of the messages are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It was announced already.
    AlreadyAnnounced,
    /// It was never announced.
    NotAnnounced,
    /// It took place.
    Held,
    /// It wants a name.
    NoName,
    /// Another one that is to come has the name.
    NameTaken,
    /// It is on this day already.
    SameDay,
    /// Nobody knows the day.
    NoDay,
    /// The day has not come.
    NotYet,
    /// The command wants a reason.
    NoReason,
    /// It is not what the person saw.
    Changed,
    /// It would take effect after it is recorded.
    InTheFuture,
    /// It takes effect long before it is recorded, and says no reason.
    BackdatedWithoutReason,
}

/// A day that deadlines hang on, as known at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventDate {
    /// What people call it; empty before it is announced.
    pub name: String,
    /// The body that keeps it.
    pub body: Option<UnitId>,
    /// The day, where it is known.
    pub day: Option<Date>,
    /// It took place.
    pub held: bool,
    /// What was hung on it; some may hang on something else by now.
    pub hung: BTreeSet<Subject>,
}

impl EventDate {
    /// Returns the event date at the end of a day, as it was known at a moment; `entries` stand in the order in which they
    /// were recorded.
    pub fn at(entries: &[Entry], as_of: Date, known_at: Moment) -> Self {
        let counted = effective(entries, as_of, known_at).into_iter();
        counted.fold(Self::default(), |date, entry| date.evolve(&entry.event))
    }

    /// Returns the event date with everything that was recorded.
    pub fn now(entries: &[Entry]) -> Self {
        Self::at(entries, Date::MAX, Moment::LAST)
    }

    /// Returns the event date after something happened to it.
    #[must_use]
    pub fn evolve(mut self, event: &Event) -> Self {
        match event {
            Event::Announced { name, body, day } => {
                (self.name, self.body, self.day) = (name.clone(), Some(*body), *day);
            }
            Event::Moved { day } => self.day = *day,
            Event::Held => self.held = true,
            Event::Hung { by } => {
                self.hung.insert(*by);
            }
        }
        self
    }
}

impl Command {
    /// Every stable name.
    pub const NAMES: [&'static str; 3] = ["event-date-announce", "event-date-move", "event-date-hold"];

    /// Returns the stable name, as permissions and messages use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Announce { .. } => "event-date-announce",
            Self::Move(_) => "event-date-move",
            Self::Hold => "event-date-hold",
        }
    }
}

/// Judges a command by everything that was recorded of the event date.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(
    entries: &[Entry],
    command: Command,
    meta: &Meta,
    judge: Judge<'_>,
) -> Result<Vec<Event>, Refusal> {
    dates::check(meta, judge)?;
    let date = EventDate::now(entries);
    match command {
        Command::Announce { name, body, day } => {
            if date.body.is_some() {
                return Err(Refusal::AlreadyAnnounced);
            }
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            if name.is_empty() {
                return Err(Refusal::NoName);
            }
            Ok(vec![Event::Announced { name, body, day }])
        }
        Command::Move(day) => {
            check_to_come(&date)?;
            if day == date.day {
                return Err(Refusal::SameDay);
            }
            if !dates::has_reason(meta) {
                return Err(Refusal::NoReason);
            }
            Ok(vec![Event::Moved { day }])
        }
        Command::Hold => {
            check_to_come(&date)?;
            if date.day.ok_or(Refusal::NoDay)? > meta.effective.day {
                return Err(Refusal::NotYet);
            }
            Ok(vec![Event::Held])
        }
    }
}

fn check_to_come(date: &EventDate) -> Result<(), Refusal> {
    match date.body {
        None => Err(Refusal::NotAnnounced),
        Some(_) if date.held => Err(Refusal::Held),
        Some(_) => Ok(()),
    }
}

impl Refusal {
    /// Every refusal.
    pub const ALL: [Self; 12] = [
        Self::AlreadyAnnounced,
        Self::NotAnnounced,
        Self::Held,
        Self::NoName,
        Self::NameTaken,
        Self::SameDay,
        Self::NoDay,
        Self::NotYet,
        Self::NoReason,
        Self::Changed,
        Self::InTheFuture,
        Self::BackdatedWithoutReason,
    ];

    /// Returns the key of the message.
    pub fn key(self) -> &'static str {
        match self {
            Self::AlreadyAnnounced => "event-date-refusal-already-announced",
            Self::NotAnnounced => "event-date-refusal-not-announced",
            Self::Held => "event-date-refusal-held",
            Self::NoName => "event-date-refusal-no-name",
            Self::NameTaken => "event-date-refusal-name-taken",
            Self::SameDay => "event-date-refusal-same-day",
            Self::NoDay => "event-date-refusal-no-day",
            Self::NotYet => "event-date-refusal-not-yet",
            Self::NoReason => "event-date-refusal-no-reason",
            Self::Changed => "event-date-refusal-changed",
            Self::InTheFuture => "event-date-refusal-in-the-future",
            Self::BackdatedWithoutReason => "event-date-refusal-backdated-without-reason",
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

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::Announced { .. } => "event-date-announced",
            Self::Moved { .. } => "event-date-moved",
            Self::Held => "event-date-held",
            Self::Hung { .. } => "event-date-hung",
        }
    }
}
