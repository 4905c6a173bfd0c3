//! Plain types for a document read from an office file: blocks of text and tables, and spans into them.
//!
//! `papers` makes a [`Document`] from bytes; `directive` reads it. Nothing here knows of files, of Vietnamese or of
//! tasks. All text is Unicode NFC. Inside the program a place is a [`Span`]: a byte range in the text of a block (or of
//! a table cell). For people and for JSON, [`Text::input_offset`] turns it into Unicode scalar values of the input as
//! it was decoded.

mod document;
mod doubt;
mod span;
mod table;
mod text;

pub use document::{Block, Body, Document, Heading, Paragraph};
pub use doubt::{Doubt, DoubtKind};
pub use span::{CellAt, Span};
pub use table::{Cell, Row, Table};
pub use text::{Mark, MarkKind, Text, TextBuilder};
