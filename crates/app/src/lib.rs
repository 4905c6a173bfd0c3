//! Use cases: what people do with the ledger, each one transaction, by somebody, at a time.
//!
//! ```text
//! Office::open(home)            the data folder: database, files, configuration
//!   office.act(account, now)    an Actor: everything below is done by it
//!     actor.import(file)        bytes that were read -> document + proposals
//!     actor.give(task, order)   command -> permission -> decide -> events and rows
//!     actor.document(id, order) the same for documents
//!     actor.organise(change)    the same for units and people; open tasks go to the heirs
//! ```
//!
//! | module | what it holds |
//! | --- | --- |
//! | `home` | the data folder and its configuration |
//! | `office` | an open ledger; making a new one |
//! | `actor` | who acts; commands to tasks and documents |
//! | `organisation` | units and people: changes, succession |
//! | `roster` | the office's own file of units and people: read by its headings, taken over row by row |
//! | `propose` | pure: a reading and an organisation -> what is proposed, with its quotes |
//! | `import` | documents into the ledger: once, again, corrected |
//! | `evidence` | what a report tells of open tasks, offered as results |
//! | `follow_up` | who is reminded and told, letters to them, and when that runs |
//! | `demo` | the invented office of `samples/`, played day by day |
//! | `proposals` | proposals taken apart and put together; documents withdrawn; the tasks of an officer who leaves |
//! | `books` | registers of numbers, and figures of tasks that are kept off the system |
//! | `settings` | what the office decides about its calendar and rules |
//! | `sign_in` | passwords, sessions, one-time links |
//! | `tokens` | tokens of other programs: what for, until when |
//! | `room` | a document with what was read from it, marked where it stands |
//! | `sheet` | the rows of a tracking sheet: compared with the ledger, proposed where they are new |
//! | `story` | what an event names, in a few words |
//! | `names` | tasks, documents and units by what people call them |
//! | `error`, `messages` | why something did not go through, and its words |

pub mod demo;
pub mod evidence;
pub mod follow_up;
pub mod messages;
pub mod roster;

mod actor;
mod books;
mod error;
mod home;
mod ids;
mod import;
mod names;
mod office;
mod organisation;
mod proposals;
mod propose;
pub mod room;
pub mod search;
mod settings;
mod sheet;
pub mod sign_in;
pub mod story;
pub mod tokens;

pub use actor::{Actor, Done, Order};
pub use error::Error;
pub use home::{Home, Hook, Mail, Security};
pub use import::{Difference, Imported, Paper};
pub use office::{Beginning, Known, Office};
pub use organisation::Moved;
pub use propose::{Frame, Proposal, propose};
pub use sheet::SheetTask;

/// Returns the id of a unit that is about to be founded.
pub fn new_unit(now: ledger::Moment) -> ledger::UnitId {
    ledger::UnitId::from_bytes(ids::new(now))
}

/// Returns the id of an officer who is about to be appointed for the first time.
pub fn new_officer(now: ledger::Moment) -> ledger::OfficerId {
    ledger::OfficerId::from_bytes(ids::new(now))
}

/// Returns the id of a command that a page is about to offer: sent twice, it is carried out once.
pub fn new_command(now: ledger::Moment) -> ledger::CommandId {
    ledger::CommandId::from_bytes(ids::new(now))
}
