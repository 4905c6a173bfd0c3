//! Procedures: work that goes through stages, as an office or a law declares them. Data, never code.
//!
//! ```text
//! Procedure::read   a definition (TOML) -> procedure, or what is wrong with it and where
//! Shelf             the procedures of an office, each in its versions; the one that holds on a day
//! Condition         what is asked of a field of a dossier
//! Clause            conditions with "and" and "or": of a branch, a check, a limit, a share
//! Printed           a paper that is printed of a dossier
//! Across            what is asked of other dossiers before a stage is done
//! Portal            what the public may send
//! Service           what makes it an administrative procedure, for the catalogue
//! ```
//!
//! A definition is checked when it is read: every stage has an owner and can be reached, and from every stage the end can be
//! reached by finishing stages. So no dossier can be stuck by its procedure. `docs/procedures.md` tells how one is written.

mod across;
mod check;
mod condition;
mod definition;
mod field;
mod file;
mod portal;
mod printed;
mod recorded;
mod service;
mod shelf;

pub use across::{Across, Within};
pub use condition::{Bound, Clause, Condition, Test};
pub use definition::{
    Access, Amendment, Apology, Check, Column, Duration, LinkKind, Next, Opinions, PartyRole, Procedure,
    Repeat, Restart, Silence, Stage,
};
pub use field::{Field, Kind, Part, Values, Wrong};
pub use portal::{FileKind, Paper, Portal};
pub use printed::{Piece, Place, Printed, Tabled};
pub use recorded::Recorded;
pub use service::{Online, Service, Services};
pub use shelf::Shelf;
