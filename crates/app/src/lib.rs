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
//! | `exchange` | papers to and from other bodies, as messages in two folders |
//! | `follow_up` | who is reminded and told, letters to them, and when that runs |
//! | `demo` | the invented office of `samples/`, played day by day |
//! | `proposals` | proposals taken apart and put together; documents withdrawn; the tasks of an officer who leaves |
//! | `books` | registers of numbers, and figures of tasks that are kept off the system |
//! | `settings` | what the office decides about its calendar and rules |
//! | `sign_in` | passwords, sessions, one-time links |
//! | `identities` | signing in elsewhere: whose account it is that a provider speaks of |
//! | `jobs` | long work that somebody asked for: files that take long to read, the audit |
//! | `changes` | what others did since somebody was here |
//! | `tokens` | tokens of other programs: what for, until when |
//! | `room` | a document with what was read from it, marked where it stands |
//! | `roots` | the certificates of authorities that signatures are judged by |
//! | `dossiers` | dossiers taken in and led through their stages |
//! | `sight` | what somebody sees of dossiers, where their procedure says who does |
//! | `persons` | people outside: data sealed in events, kept beside them, and erased |
//! | `corrections` | what was entered wrongly in a dossier, beside what is right |
//! | `door` | the public door: what people outside send, and what they may see of it |
//! | `event_dates` | days that deadlines hang on: announced, moved, held, with all that follows |
//! | `indicators` | what is measured: targets, values, and those that are counted |
//! | `procedures`, `diagram` | the procedures of the office, and how they are drawn |
//! | `values` | values of the fields of dossiers, as people write them |
//! | `printed` | papers that procedures print of their dossiers |
//! | `reports` | report forms of the office, and reports made of the ledger as of a day |
//! | `drafts` | papers that the office writes: who signs, whom they go to; checked, then numbered and issued |
//! | `signing` | signatures of files: shown, and the signed file of an issued document taken back |
//! | `texts` | what was read of files that take long to read, kept |
//! | `writing` | papers as files |
//! | `entries` | values that are counted from the rows of a laboratory's spreadsheet |
//! | `registers` | dossiers that are taken in from the rows of a spreadsheet |
//! | `grids` | the tables of a file as rows of words |
//! | `sheet` | the rows of a tracking sheet: compared with the ledger, proposed where they are new |
//! | `story` | what an event names, in a few words |
//! | `names` | tasks, documents and units by what people call them |
//! | `faces` | the faces of this machine, to set papers in as PDF (feature `pdf`) |
//! | `error`, `messages` | why something did not go through, and its words |

pub mod changes;
pub mod demo;
pub mod diagram;
pub mod door;
pub mod drafts;
pub mod entries;
pub mod evidence;
pub mod exchange;
#[cfg(feature = "pdf")]
pub mod faces;
pub mod follow_up;
pub mod identities;
pub mod jobs;
pub mod messages;
pub mod procedures;
pub mod registers;
pub mod reports;
pub mod roster;

mod actor;
mod books;
mod cases;
mod corrections;
mod dossiers;
mod error;
mod event_dates;
mod grids;
mod home;
mod ids;
mod import;
mod indicators;
mod names;
mod office;
mod organisation;
mod persons;
mod printed;
mod proposals;
mod propose;
pub mod room;
mod roots;
pub mod search;
mod settings;
mod sheet;
mod sight;
pub mod sign_in;
pub mod signing;
pub mod story;
mod texts;
pub mod tokens;
pub mod values;
mod writing;

pub use actor::{Actor, Done, Order};
pub use corrections::{Change, Corrected};
pub use dossiers::{Taken, Whole};
pub use error::Error;
pub use event_dates::{KnownDate, Occasion};
pub use home::{Exchange, Home, Hook, Letterhead, Mail, Oidc, Security};
pub use import::{Difference, Imported, Paper};
pub use indicators::{Behind, NoDefinition, Shown, Stand};
pub use office::{Beginning, Known, Office};
pub use organisation::Moved;
pub use persons::Someone;
pub use propose::{Frame, Proposal, propose};
pub use roots::RootFile;
pub use sheet::SheetTask;
pub use sight::Sight;
pub use writing::{Format, Warning, Written};

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
