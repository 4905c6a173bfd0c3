//! Tables.

use crate::Text;
use serde::{Deserialize, Serialize};

/// A table of cells. Merged cells keep their size, so that a reader can tell what a continued cell belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The rows, from the top.
    pub rows: Vec<Row>,
}

/// One row: only the cells that begin in it. A cell that reaches down from a row above is not repeated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The cells, from the left.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The words; paragraphs inside the cell are separated by `\n`.
    pub text: Text,
    /// The column the cell begins in, from 0, with merged cells counted.
    pub column: u32,
    /// How many columns it covers, at least 1.
    pub columns: u32,
    /// How many rows it covers, at least 1.
    pub rows: u32,
}

impl Table {
    /// Returns the number of columns: the right edge of the widest row.
    pub fn width(&self) -> u32 {
        self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column + cell.columns).max().unwrap_or(0)
    }
}
