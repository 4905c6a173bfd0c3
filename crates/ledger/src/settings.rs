//! What a body decided about its calendar of working days and its rules of following up: recorded, with the act that
//! decided it.
//!
//! The definitions compiled in hold until a body decides otherwise. A change counts from the day on which it takes
//! effect, in everything that is asked as known since it was recorded: due days are reckoned anew from then on
//! ([`crate::deadline`]), no stored event changes, and no figure as known before. The Prime Minister fixes Tết and 2/9
//! each year and swaps working days (Bộ luật Lao động 2019 art. 112(3)): that is [`Command::DecideHolidays`].

mod decide;
mod event;
mod portal;
mod refusal;
mod state;

pub use decide::{Command, decide};
pub use event::{Event, Source};
pub use portal::{Portal, Published};
pub use refusal::Refusal;
pub use state::{Holidays, Settings};

/// One entry of a body's settings.
pub type Entry = crate::event::Entry<Event>;
