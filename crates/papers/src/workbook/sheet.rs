//! What every format of workbooks gives: the filled cells of the visible sheets, with their fonts.

use crate::Error;
use crate::legacy::{self, Decoded, Habit, Run};
use crate::limits::{CELLS, COLUMNS, LETTERS, ROWS, SHEETS, VISITED_CELLS};
use std::borrow::Cow;

/// The filled cells of a visible sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// In reading order.
    pub(super) cells: Vec<Cell>,
    pub(super) merged: Vec<Merged>,
}

/// A filled cell.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) words: String,
    /// Where stretches of one font end, and the number of that font. None where the cell has no words of its author, but a
    /// number or a day.
    pub(super) fonts: Vec<Stretch>,
    /// Set where the letters were of an old encoding.
    pub(super) decoded: Option<Decoded>,
}

/// A stretch of one font: the byte behind its last, and the number of the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) end: usize,
    pub(super) font: usize,
}

/// A merged region: its first and last row and column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Merged {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u32, u32),
}

/// How much of a workbook was read.
#[derive(Debug, Default)]
pub(super) struct Budget {
    sheets: usize,
    visited: usize,
    cells: usize,
    letters: usize,
}

impl Budget {
    pub(super) fn sheet(&mut self) -> Result<(), Error> {
        self.sheets += 1;
        if self.sheets > SHEETS { Err(too_many()) } else { Ok(()) }
    }

    /// Counts a cell that may be empty.
    pub(super) fn visit(&mut self) -> Result<(), Error> {
        self.visited += 1;
        if self.visited > VISITED_CELLS { Err(too_many()) } else { Ok(()) }
    }

    fn cell(&mut self) -> Result<(), Error> {
        self.cells += 1;
        if self.cells > CELLS { Err(too_many()) } else { Ok(()) }
    }

    /// Counts letters, blank ones too: a million cells may name one long blank word.
    fn letters(&mut self, bytes: usize) -> Result<(), Error> {
        self.letters = self.letters.saturating_add(bytes);
        if self.letters > LETTERS { Err(too_many()) } else { Ok(()) }
    }
}

pub(super) fn too_many() -> Error {
    Error::TooManyCells { limit: CELLS }
}

impl Sheet {
    /// Adds a cell, unless it is blank or lies where no spreadsheet has one.
    pub(super) fn push(
        &mut self,
        (row, column): (u32, u32),
        words: &str,
        fonts: &[Stretch],
        budget: &mut Budget,
    ) -> Result<(), Error> {
        budget.letters(words.len())?;
        if words.trim().is_empty() || row >= ROWS || column >= COLUMNS {
            return Ok(());
        }
        budget.cell()?;
        self.cells.push(Cell { row, column, words: words.to_owned(), fonts: fonts.to_vec(), decoded: None });
        Ok(())
    }

    /// Puts the cells in reading order, one a place: writers may give them in any.
    pub(super) fn sort(&mut self) {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
    }
}

/// So many cells show what a workbook's letters are.
const LEARNED_CELLS: usize = 5_000;

/// Turns letters of old encodings into Unicode. `fonts` are the names of the workbook's fonts.
pub(super) fn decode(sheets: &mut [Sheet], fonts: &[String]) {
    let mut habit = Habit::default();
    let written = sheets.iter().flat_map(|sheet| &sheet.cells).filter(|cell| !cell.fonts.is_empty());
    for cell in written.take(LEARNED_CELLS) {
        habit.learn(&cell.runs(fonts));
    }
    for cell in sheets.iter_mut().flat_map(|sheet| &mut sheet.cells).filter(|cell| !cell.fonts.is_empty()) {
        let mut runs = cell.runs(fonts);
        let decoded = legacy::decode(&mut runs, &mut habit);
        if decoded.is_some() {
            cell.words = runs.iter().map(|run| run.words.as_ref()).collect();
            cell.decoded = decoded;
        }
    }
}

impl Cell {
    fn runs<'a>(&'a self, fonts: &'a [String]) -> Vec<Run<'a>> {
        let mut start = 0;
        let run = |stretch: &Stretch| {
            let words = self.words.get(start..stretch.end).unwrap_or_default();
            start = stretch.end;
            Run { words: Cow::Borrowed(words), font: fonts.get(stretch.font).map(String::as_str) }
        };
        self.fonts.iter().map(run).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_words_that_many_cells_name_count() {
        let (mut sheet, mut budget) = (Sheet::default(), Budget::default());
        let blank = " ".repeat(LETTERS / 4);
        let read = (0..5).try_for_each(|row| sheet.push((row, 0), &blank, &[], &mut budget));
        assert_eq!(read, Err(too_many()));
    }
}
