//! Workbooks, each format by our own walk.
//!
//! ```text
//! .xlsx -> parts: book, styles, shared words, sheets -+
//! .xls  -> compound file -> records ------------------+-> sheets of words -> decode -> emit -> blocks
//! .ods  -> content.xml: repeats counted --------------+
//! ```
//!
//! Each visible sheet gives the lines of its letterhead and titles, a table from the row that names the columns, and the
//! lines of its signature; so does each further table below it. Rows and columns that were hidden by hand are left out;
//! those that a filter hides or an outline folds are read (`hidden`). Numbers are written with a decimal comma, shares with
//! `%`, days as d/m/yyyy, months and years where the format shows no day; a formula gives the value that was last counted.
//! Comments and the readings of Asian letters are left out.
//!
//! `docs/decisions/0005-workbooks-by-our-own-walk.md` says why no library reads them.

mod codes;
mod compound;
mod emit;
mod hidden;
mod ods;
mod records;
mod sheet;
mod styles;
mod values;
mod xls;
mod xlsx;

pub(crate) use compound::Compound;

use crate::Error;
use blocks::Document;
use sheet::Sheet;

/// The formats of workbooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Excel 2007 and later.
    Xlsx,
    /// Excel 5 to 2003.
    Xls,
    /// OpenDocument.
    Ods,
}

/// The visible sheets of a workbook, and the names of its fonts.
struct Book {
    sheets: Vec<Sheet>,
    fonts: Vec<String>,
}

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8], kind: Kind) -> Result<Document, Error> {
    let mut book = match kind {
        Kind::Xlsx => xlsx::book(bytes),
        Kind::Xls => xls::book(bytes),
        Kind::Ods => ods::book(bytes),
    }?;
    sheet::decode(&mut book.sheets, &book.fonts);
    let document = emit::document(&book.sheets);
    if document.blocks.is_empty() { Err(Error::Empty) } else { Ok(document) }
}
