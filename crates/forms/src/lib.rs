//! Official documents out: one model of a page, and writers that put it into office files.
//!
//! ```text
//! Paper               what the document says: letterhead, subject, body, tables, signature, annexes
//!   -> arrange        what stands where, in which style: the layout of Nghị định 30/2020/NĐ-CP, annex I
//!   -> docx, html, xlsx; the PDF engine stands in a crate of its own
//! ```
//!
//! Every writer sees the same arranged [`Sheet`]s, so that a value cannot differ between two forms of one paper. Nothing
//! here knows of files on disk, databases or clocks; the same paper gives the same bytes.

mod arrange;
pub mod columns;
pub mod conclusions;
pub mod docx;
pub mod html;
pub mod layout;
pub mod letters;
mod metrics;
pub mod owed;
pub mod paper;
pub mod printed;
pub mod report;
mod wording;
pub mod xlsx;
mod xml;

pub use arrange::{Item, Line, Rule, Sheet, arrange};
pub use ledger::period;
pub use paper::Paper;
