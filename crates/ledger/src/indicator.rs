//! Indicators: what a body measures, who answers for it, what is wanted in each period and what came out.
//!
//! ```text
//! Set::read         a definition (TOML) -> indicators, or what is wrong with it and where
//! decide            command + entries -> events, or a refusal
//! Indicator::at     entries, as of a day, as known at a moment -> targets and values of each period
//! Query             what a computed one is counted from: tasks or dossiers
//! Standing::of      target + value + end of the period + day -> exactly one standing
//! ```
//!
//! Values are exact decimals, and shares are compared as fractions: what was reached is never decided by rounding. A value is
//! corrected by a new one with a reason, and the old one stays.

mod amount;
mod decide;
mod definition;
mod event;
mod query;
mod refusal;
mod sheet;
mod state;
mod target;

pub use amount::Amount;
pub use decide::{Command, decide};
pub use definition::{Set, Shelf, Template};
pub use event::{Content, DefinedBy, Event, Evidence};
pub use query::{Query, Stands, Taken};
pub use refusal::Refusal;
pub use sheet::{Column, Sheet};
pub use state::{Entered, Followed, Indicator, Wanted};
pub use target::{Direction, Standing, Target, Trend, Value};

/// One entry of an indicator.
pub type Entry = crate::event::Entry<Event>;
