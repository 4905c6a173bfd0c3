//! A document: a paper that a body received, issued, or only cites.
//!
//! ```text
//! cited -> received | issued -> withdrawn
//! ```
//!
//! The clerk enters it (Nghị định 30/2020/NĐ-CP art. 22: arrival number and day), the leader writes an instruction on it
//! (bút phê, art. 23(2), 24, annex IV.VII), dondoc reads it and accounts for every item, and it stands in relations to
//! other documents. One subject for each document and body: a paper that a province sends to ten departments is eleven
//! documents. Papers with a mark of secrecy are refused: tasks from secret papers are kept off the shared system and
//! counted apart (Quyết định 23/2018/QĐ-TTg).

mod card;
mod command;
mod decide;
mod event;
mod exchange;
mod reading;
mod refusal;
mod state;

pub use card::{Arrival, Card, Original, Secrecy};
pub use command::Command;
pub use decide::decide;
pub use event::{Charge, Event, FileKind, Instruction, Relation};
pub use exchange::{Came, Correspondent, Exchange, Purpose, Receiver, State, Told};
pub use reading::{Account, Fate};
pub use refusal::Refusal;
pub use state::{Document, Stage};

/// One entry of a document.
pub type Entry = crate::event::Entry<Event>;
