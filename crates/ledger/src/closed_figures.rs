//! Figures of tasks that are kept off the system: numbers only.
//!
//! Tasks from secret papers are kept off the shared system and counted apart (Quyết định 23/2018/QĐ-TTg;
//! `shared/domain/follow-up.md` section 1). A unit notes how many it has on a day, and nothing else: no words, no
//! document, no reason. Reports show them beside the counted figures, never among them.

use crate::count::Figures;
use crate::event::{Body, Meta, effective};
use crate::{Effective, Moment};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One entry of a unit's closed figures.
pub type Entry = crate::event::Entry<Event>;

/// Something that happened to the closed figures of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// The unit noted how many tasks it has at the end of the day on which the entry takes effect; for one day the last
    /// entry counts.
    #[serde(rename = "closed-figures-noted")]
    Noted {
        /// The numbers.
        numbers: Numbers,
    },
}

/// How many tasks stand where. The classes are those of [`Figures`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Numbers {
    /// Completed by their due day.
    pub completed_in_time: u32,
    /// Completed after it.
    pub completed_late: u32,
    /// Completed, without a deadline.
    pub completed_undated: u32,
    /// Not completed and not overdue.
    pub open_in_time: u32,
    /// Not completed and overdue.
    pub open_overdue: u32,
    /// Not completed, without a deadline.
    pub open_undated: u32,
    /// At rest.
    pub suspended: u32,
    /// Cancelled; not among what was given.
    pub cancelled: u32,
    /// Superseded; not among what was given.
    pub superseded: u32,
}

/// Something that somebody wants to note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Note the numbers of a day.
    Note(Numbers),
}

/// Why a command is not carried out. The keys of the messages are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The day has not come.
    InTheFuture,
    /// Numbers only: an entry has no words.
    Words,
    /// These are the numbers that are noted for the day.
    Unchanged,
}

/// The closed figures of a unit on a day, as known at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClosedFigures {
    /// The last numbers, and the day they are of.
    pub last: Option<(Numbers, Effective)>,
}

impl ClosedFigures {
    /// Returns the figures at the end of a day, as they were known at a moment; `entries` stand in the order in which
    /// they were recorded.
    pub fn at(entries: &[Entry], as_of: Date, known_at: Moment) -> Self {
        let counted = effective(entries, as_of, known_at).into_iter();
        counted.fold(Self::default(), |figures, entry| figures.evolve(&entry.event, entry.meta.effective))
    }

    /// Returns the figures after something happened to them.
    #[must_use]
    pub fn evolve(self, event: &Event, at: Effective) -> Self {
        match event {
            Event::Noted { numbers } => Self { last: Some((*numbers, at)) },
        }
    }

    /// Returns the figures, to be shown beside the counted ones; nothing where nothing was noted.
    pub fn figures(self) -> Figures {
        self.last.map(|(numbers, _)| numbers.into()).unwrap_or_default()
    }
}

/// Judges a command by everything that was recorded of the unit's closed figures.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(entries: &[Entry], command: Command, meta: &Meta) -> Result<Vec<Event>, Refusal> {
    let Command::Note(numbers) = command;
    let day = meta.effective.day;
    if day > meta.recorded_at.day() {
        return Err(Refusal::InTheFuture);
    }
    // Entries are dated back by their nature, to the end of a period: they want no reason, and none is taken.
    if meta.reason.is_some() {
        return Err(Refusal::Words);
    }
    let noted = ClosedFigures::at(entries, day, Moment::LAST).last;
    if noted.is_some_and(|(before, at)| before == numbers && at.day == day) {
        return Err(Refusal::Unchanged);
    }
    Ok(vec![Event::Noted { numbers }])
}

impl Command {
    /// Returns the stable name, as permissions and messages use it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note(_) => "closed-figures-note",
        }
    }
}

impl Refusal {
    /// Returns the key of the message.
    pub fn key(self) -> &'static str {
        match self {
            Self::InTheFuture => "closed-figures-refusal-in-the-future",
            Self::Words => "closed-figures-refusal-words",
            Self::Unchanged => "closed-figures-refusal-unchanged",
        }
    }

    /// Returns the names and values of the message's arguments: there are none.
    pub fn arguments(self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

impl From<Numbers> for Figures {
    fn from(numbers: Numbers) -> Self {
        Self {
            completed_in_time: numbers.completed_in_time.into(),
            completed_late: numbers.completed_late.into(),
            completed_undated: numbers.completed_undated.into(),
            open_in_time: numbers.open_in_time.into(),
            open_overdue: numbers.open_overdue.into(),
            open_undated: numbers.open_undated.into(),
            suspended: numbers.suspended.into(),
            cancelled: numbers.cancelled.into(),
            superseded: numbers.superseded.into(),
        }
    }
}

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::Noted { .. } => "closed-figures-noted",
        }
    }
}
