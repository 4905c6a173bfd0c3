//! A dossier: a case that goes through the stages of a procedure, from the day on which it is taken in to its end.
//!
//! ```text
//! Command --decide--> events | refusal      by the procedure that the dossier keeps, the rules and the calendar
//! events  --fold-->   Dossier               its passages through stages, each with its clock
//! event   --deeds-->  what happens to the tasks of the ledger that its stages are
//! ```
//!
//! Its acts are recorded in the order in which they take effect: none is dated back behind one that was recorded before.

mod across;
mod alike;
mod cases;
mod clock;
mod command;
mod decide;
mod event;
mod fields;
mod refusal;
mod state;
mod tasks;

pub use across::{Answer, Found, Question, questions};
pub use alike::{alike, least_shared, likeness, pairs, shared_words};
pub use cases::{Cases, Fields, Key, Keys, Tally, When};
pub use clock::{Clock, Pace};
pub use command::{Command, Correction, Opening};
pub use decide::{Ground, choices, decide, follow};
pub use event::{Ending, Event, Hung, Outcome, Party, PartyKind, Personals, Right};
pub use refusal::Refusal;
pub use state::{Asked, Dossier, Filed, Linked, Opinion, Passage, Supplement};
pub use tasks::{Deed, deeds, own_commands};

use crate::DossierId;
use crate::person::People;
use serde::{Deserialize, Serialize};

/// One entry of a dossier.
pub type Entry = crate::event::Entry<Event>;

/// Returns what was recorded with the personal data that are not erased: for who reads it, never to be recorded.
pub fn opened(entries: &[Entry], people: &People) -> Vec<Entry> {
    let mut opened = entries.to_vec();
    opened.iter_mut().for_each(|entry| entry.event.open(people));
    opened
}

/// What ties a task to the stage of a dossier that it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The dossier.
    pub dossier: DossierId,
    /// The stage.
    pub stage: String,
    /// How often the dossier was in that stage, with this time.
    pub round: u32,
    /// Who is asked for an opinion, where the task is not the stage itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<String>,
}
