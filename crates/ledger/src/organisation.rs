//! The organisation: bodies and units with the days between which each exists, the people in them, groups of units, and
//! what became of units that ended.
//!
//! One subject per tenant: every change is an event of its chain, and the organisation of any day, as known at any moment,
//! is a fold over them. Bodies merge, split and are renamed (the merger of departments in 2025, the end of districts on
//! 1/7/2025); the past stays with the unit it happened to, and figures can be drawn on the structure of any day
//! ([`Organisation::heirs_on`]).

mod decide;
mod event;
mod state;
mod succession;

pub use decide::{Command, Refusal, decide};
pub use event::{Event, Role};
pub use state::{Absence, Group, Named, Officer, Organisation, Post, Unit};
pub use succession::{Transfer, transfers};

/// One entry of an organisation.
pub type Entry = crate::event::Entry<Event>;
