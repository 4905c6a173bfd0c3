//! The procedures of an office, each in its versions: those shipped, and those it added or changed.

use super::{Problem, Procedure};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The definitions that are shipped, compiled in.
const SHIPPED: &[(&str, &str)] = &[
    ("cam-ket-don-vi.toml", include_str!("../../../../definitions/procedures/cam-ket-don-vi.toml")),
    (
        "danh-gia-nhiem-vu-ngoai-ngan-sach.toml",
        include_str!("../../../../definitions/procedures/danh-gia-nhiem-vu-ngoai-ngan-sach.toml"),
    ),
    (
        "nghi-quyet-hdnd-tinh.toml",
        include_str!("../../../../definitions/procedures/nghi-quyet-hdnd-tinh.toml"),
    ),
    (
        "nhiem-vu-khcn-cap-tinh.toml",
        include_str!("../../../../definitions/procedures/nhiem-vu-khcn-cap-tinh.toml"),
    ),
];

/// Procedures by their id and version.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    procedures: BTreeMap<(String, String), (Procedure, String)>,
}

impl Shelf {
    /// Returns the procedures that are shipped.
    ///
    /// # Errors
    ///
    /// One of them is wrong: the file, and what is wrong where. A test reads them all.
    pub fn shipped() -> Result<Self, (String, Problem)> {
        let mut shelf = Self::default();
        for (file, text) in SHIPPED {
            shelf.add(text).map_err(|problem| ((*file).to_owned(), problem))?;
        }
        Ok(shelf)
    }

    /// Adds a procedure, in place of the one of the same id and version. Returns the id.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and in which line.
    pub fn add(&mut self, text: &str) -> Result<String, Problem> {
        let procedure = Procedure::read(text)?;
        let id = procedure.id.clone();
        self.procedures.insert((id.clone(), procedure.version.clone()), (procedure, text.to_owned()));
        Ok(id)
    }

    /// Returns the procedures in all their versions, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Procedure> {
        self.procedures.values().map(|(procedure, _)| procedure)
    }

    /// Returns the procedure under which dossiers begin on a day: of several that hold, the one that began last.
    pub fn on(&self, id: &str, day: Date) -> Option<&Procedure> {
        self.of(id).filter(|procedure| procedure.holds_on(day)).max_by_key(|procedure| procedure.valid_from)
    }

    /// Returns the newest version of a procedure, whether it holds or not.
    pub fn newest(&self, id: &str) -> Option<&Procedure> {
        self.of(id).max_by_key(|procedure| procedure.valid_from)
    }

    /// Returns the text of a procedure as it was read.
    pub fn text(&self, procedure: &Procedure) -> Option<&str> {
        let key = (procedure.id.clone(), procedure.version.clone());
        self.procedures.get(&key).map(|(_, text)| text.as_str())
    }

    fn of(&self, id: &str) -> impl Iterator<Item = &Procedure> {
        self.all().filter(move |procedure| procedure.id == id)
    }
}
