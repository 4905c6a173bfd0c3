//! Reports: the counted results in the prose, and the tables of the annexes.
//!
//! | file | what it reads |
//! | --- | --- |
//! | `figures` | each counted result of the prose, and a labelled "không có" as 0 |
//! | `grid` | the rows of a table: its headings, groups, totals, rows that go on from the page before |
//! | `tables` | each annex table: title, columns, rows, totals |
//! | `totals` | totals that do not add up |

mod figures;
mod grid;
mod tables;
mod totals;

pub use figures::{Counted, counted};
pub(crate) use figures::figures;
pub(crate) use tables::tables;
pub use totals::wrong_totals;
