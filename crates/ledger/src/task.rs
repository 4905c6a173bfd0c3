//! A task: one thing to be done, from the proposal that a reading made to the result that somebody confirmed.
//!
//! ```text
//! proposed -> assigned -> accepted -> in progress -> submitted -> confirmed
//!     |           |                        ^             |            |
//!  dropped     declined                    +-- returned -+            +-> reopened
//! ```
//!
//! [`Command`]s are judged by [`decide`] against the state as it is known now; what they lead to are [`Event`]s, and the
//! state on any day, as known at any moment, is a fold over them ([`History`]).

mod choices;
mod command;
mod content;
mod decide;
mod event;
mod evolve;
mod hanging;
mod history;
pub mod levels;
mod refusal;
pub mod shares;
mod state;

pub use crate::rules::Judge;
pub use choices::choices;
pub use command::Command;
pub use content::{Basis, Content, Milestone, MilestoneId, Quote, Rhythm, Urgency};
pub use decide::decide;
pub use event::Event;
pub(crate) use evolve::days_between;
pub use evolve::evolve;
pub use hanging::{Hanging, follow};
pub use history::History;

/// One entry of a task.
pub type Entry = crate::event::Entry<Event>;
pub use refusal::Refusal;
pub use state::{Extension, ExtensionEnd, Product, Progress, Share, Stage, Task, Waiting};
