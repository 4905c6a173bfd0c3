//! Places in a document.

use serde::{Deserialize, Serialize};

/// A byte range in the NFC text of one block or table cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Index into `Document::blocks`.
    pub block: u32,
    /// The cell, where the block is a table.
    pub cell: Option<CellAt>,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A cell of a table: the row, and the cell's index within that row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellAt {
    /// Index into `Table::rows`.
    pub row: u32,
    /// Index into `Row::cells`.
    pub cell: u32,
}

impl Span {
    /// Returns the span of `range` in the same text.
    pub fn with(self, range: std::ops::Range<usize>) -> Self {
        Self { start: to_u32(range.start), end: to_u32(range.end), ..self }
    }

    /// Returns the byte range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Tells whether `other` lies wholly inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.block == other.block
            && self.cell == other.cell
            && self.start <= other.start
            && other.end <= self.end
    }
}

/// Offsets beyond 4 GiB cannot occur: `papers` refuses such files long before.
fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
