//! Reports that a body keeps: what was made, from what, as of when, and as known when; its bytes lie beside the ledger.
//!
//! A report that was sent must be found again as it was (archives: Nghị định 30/2020/NĐ-CP arts 28-31), and what it said must
//! be explained when the figures of today differ (`shared/domain/reports.md` section 4).

mod decide;
mod event;
mod refusal;
mod state;

pub use decide::{Command, decide};
pub use event::{Definition, Event, File, Kept, Letterhead};
pub use refusal::Refusal;
pub use state::{Report, Sending};

/// One entry of a kept report.
pub type Entry = crate::event::Entry<Event>;
