//! Tables of tasks as they were understood: which column holds what. Who takes a tracking sheet over is shown this before
//! anything is done with it.

use crate::columns::{self, Column};
use crate::lexicon::Attribute;
use blocks::{Body, Document, Table};

/// A table whose headings name the work, and who does it or by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its block.
    pub block: u32,
    /// Its columns, from the left.
    pub columns: Vec<Head>,
    /// The first row below its headings.
    pub body: usize,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its heading as written.
    pub heading: String,
    /// What it holds.
    pub holds: Holds,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Numbers of rows.
    Number,
    /// The work.
    Work,
    /// Units in charge.
    Lead,
    /// Units that take part.
    Support,
    /// Who receives the product.
    Receiver,
    /// Deadlines.
    Deadline,
    /// The product.
    Product,
    /// The document that gave the task.
    Source,
    /// How far it is.
    Status,
    /// Notes.
    Note,
    /// What no heading tells.
    Unknown,
}

/// Returns the tables of a document that are understood by their headings.
pub fn all(document: &Document) -> Vec<Sheet> {
    let tables = (0..).zip(&document.blocks).filter_map(|(block, found)| match &found.body {
        Body::Table(table) => Some((block, table)),
        Body::Paragraph(_) => None,
    });
    tables.filter_map(|(block, table)| sheet(block, table)).collect()
}

fn sheet(block: u32, table: &Table) -> Option<Sheet> {
    let plan = columns::plan_by_headings(table)?;
    let heads = &table.rows[..plan.body];
    let columns = (0..).zip(&plan.columns);
    let columns = columns.map(|(at, column)| Head { heading: heading(heads, at), holds: holds(*column) });
    Some(Sheet { block, columns: columns.collect(), body: plan.body })
}

/// The words that stand nearest above a column.
fn heading(heads: &[blocks::Row], at: u32) -> String {
    let above = heads.iter().rev().flat_map(|row| &row.cells);
    let mut above = above.filter(|cell| cell.column <= at && at < cell.column + cell.columns);
    let filled = above.find(|cell| !cell.text.as_str().trim().is_empty());
    filled.map(|cell| cell.text.as_str().split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}

fn holds(column: Column) -> Holds {
    match column {
        Column::Number => Holds::Number,
        Column::Work => Holds::Work,
        Column::Source => Holds::Source,
        Column::Status => Holds::Status,
        Column::Note => Holds::Note,
        Column::About(Attribute::Lead) => Holds::Lead,
        Column::About(Attribute::Support) => Holds::Support,
        Column::About(Attribute::Deadline) => Holds::Deadline,
        Column::About(Attribute::Product) => Holds::Product,
        Column::About(Attribute::Receiver) => Holds::Receiver,
        Column::About(Attribute::Work | Attribute::Other) | Column::Unknown => Holds::Unknown,
    }
}
