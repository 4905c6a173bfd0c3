//! Reports from forms that are data: what stands where is in a definition, every number is counted.
//!
//! ```text
//! Form::read       a definition (TOML) -> form, or what is wrong with it and where
//! wanted           the tasks whose words a form shows: only these are read from the ledger
//! make             form + material -> Paper, and the tasks behind each number
//! ```
//!
//! A report whose sums do not hold is not made: `make` says which ones and why (`shared/domain/reports.md` section 4).

mod condition;
mod definition;
mod doing;
mod dossiers;
mod figure;
mod lists;
mod make;
mod material;
mod measured;
mod prose;
mod shelf;
mod words;

pub use definition::Form;
pub(crate) use definition::read_toml;
pub use dossiers::Counted;
pub use lists::lists;
pub use make::{CellId, Fault, Made, counted, make, wanted};
pub use material::{Detail, Giver, Material, Names, Stood};
pub use measured::Measured;
pub use prose::{Sentence, sentences};
pub use shelf::Shelf;
