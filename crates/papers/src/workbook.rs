//! Workbooks: .xlsx and .xls through `calamine`, .ods by our own walk.
//!
//! ```text
//! .xlsx -> members measured -> calamine, cell by cell -+
//! .xls  -> compound file -> records measured, rebuilt -> calamine -+-> sheets of words -> emit -> blocks
//! .ods  -> content.xml -> repeats counted ------------+
//! ```
//!
//! Each visible sheet gives the lines of its letterhead and titles, a table from the row that names the columns, and the
//! lines of its signature. Numbers are written with a decimal comma, shares with `%`, days as d/m/yyyy; a formula gives the
//! value that was last counted.
//!
//! What is not known: `calamine` tells neither hidden rows and columns (they are read like others; those of .ods are left
//! out) nor, for .xls, the format of a number (a share is then its fraction, a month its first day). Fonts are not looked at.

mod compound;
mod emit;
mod ods;
mod records;
mod values;
mod xls;
mod xlsx;

pub(crate) use compound::Compound;

use crate::Error;
use crate::limits::{CELLS, COLUMNS, LETTERS, ROWS, SHEETS};
use blocks::Document;

/// The formats of workbooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Excel 2007 and later.
    Xlsx,
    /// Excel 97-2003.
    Xls,
    /// OpenDocument.
    Ods,
}

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8], kind: Kind) -> Result<Document, Error> {
    // The foreign parser is known to panic on some broken files; ours are held to be total, but cost nothing here.
    let sheets = std::panic::catch_unwind(|| match kind {
        Kind::Xlsx => xlsx::sheets(bytes),
        Kind::Xls => xls::sheets(bytes),
        Kind::Ods => ods::sheets(bytes),
    });
    let part = match kind {
        Kind::Xlsx => "xl",
        Kind::Xls => "Workbook",
        Kind::Ods => "content.xml",
    };
    let sheets = sheets.unwrap_or_else(|_| Err(crate::archive::damaged(part)))?;
    let blocks = emit::blocks(&sheets);
    if blocks.is_empty() { Err(Error::Empty) } else { Ok(Document::of_blocks(blocks)) }
}

/// The filled cells of a visible sheet.
#[derive(Debug, Default)]
struct Sheet {
    /// In reading order.
    cells: Vec<Cell>,
    merged: Vec<Merged>,
}

/// A filled cell.
#[derive(Debug)]
struct Cell {
    row: u32,
    column: u32,
    words: String,
}

/// A merged region: its first and last row and column.
#[derive(Clone, Copy, Debug)]
struct Merged {
    rows: (u32, u32),
    columns: (u32, u32),
}

/// How much of a workbook was read.
#[derive(Debug, Default)]
struct Budget {
    sheets: usize,
    cells: usize,
    letters: usize,
}

impl Budget {
    fn sheet(&mut self) -> Result<(), Error> {
        self.sheets += 1;
        if self.sheets > SHEETS { Err(too_many()) } else { Ok(()) }
    }

    fn cell(&mut self, bytes: usize) -> Result<(), Error> {
        self.cells += 1;
        self.letters = self.letters.saturating_add(bytes);
        if self.cells > CELLS || self.letters > LETTERS { Err(too_many()) } else { Ok(()) }
    }
}

fn too_many() -> Error {
    Error::TooManyCells { limit: CELLS }
}

impl Sheet {
    /// Adds a cell, unless it is blank or lies where no spreadsheet has one.
    fn push(&mut self, row: u32, column: u32, words: String, budget: &mut Budget) -> Result<(), Error> {
        if words.trim().is_empty() || row >= ROWS || column >= COLUMNS {
            return Ok(());
        }
        budget.cell(words.len())?;
        self.cells.push(Cell { row, column, words });
        Ok(())
    }

    /// Puts the cells in reading order, one a place: writers may give them in any.
    fn sort(&mut self) {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
    }
}

/// The names of the worksheets that their author shows: no charts, no macros, nothing hidden.
fn visible_sheets(all: &[calamine::Sheet]) -> Vec<String> {
    use calamine::{SheetType, SheetVisible};
    let shown = all
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet);
    shown.map(|sheet| sheet.name.clone()).collect()
}
