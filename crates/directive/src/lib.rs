//! Reading a directive: blocks in, a [`Reading`] out. Total and pure: it never fails, never panics, knows no clock.
//!
//! ```text
//! blocks -> parts -> outline -> items -> tasks
//! ```

pub mod finding;
pub mod json;
pub mod messages;
pub mod organisation;
pub mod reading;
pub mod reference;
pub mod report;
pub mod sheet;
pub mod target;
pub mod threads;
mod times;

mod assemble;
mod card;
mod checks;
mod columns;
mod context;
mod items;
mod lexicon;
mod outline;
mod parts;
mod repeats;
mod roles;
mod section;
mod source;
mod table;
mod task;
mod unit;

use blocks::Document;
pub use checks::across;
use jiff::civil::Date;
pub use reading::Reading;

/// What a reading may know besides the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// The organisation whose units the document addresses.
    pub organisation: Option<&'o organisation::Organisation>,
    /// The day that relative dates and missing years count from, where the document has no date of its own.
    pub reference_date: Option<Date>,
}

/// Reads a document.
pub fn read(document: &Document, options: &Options<'_>) -> Reading {
    let elements = source::elements(document);
    assemble::reading(document, &elements, options)
}

/// Returns the hash of every definition that a reading depends on (lexicons, holidays): the same hash, bytes,
/// organisation and day give the same reading.
pub fn definitions_hash() -> String {
    blake3::hash(env!("CARGO_PKG_VERSION").as_bytes()).to_hex().to_string()
}
