//! A register: a book of numbers of a body, for one year and one series.
//!
//! Numbers run from 1 January to 31 December, each is given once, in order (Nghị định 30/2020/NĐ-CP art. 15(1), 22(2));
//! a number that is left out, or given by mistake, is explained with a reason. A register is found by what it is
//! ([`Book::register`]), so that two clerks who open the same book meet in one chain, and only one of them gets a number.

mod decide;
mod event;
mod refusal;
mod state;

pub use decide::{Command, decide};
pub use event::{Book, Event, Series};
pub use refusal::Refusal;
pub use state::{Gap, Given, Register, written};

/// One entry of a register.
pub type Entry = crate::event::Entry<Event>;
