//! The procedures of the office: those shipped, and its own.

use crate::{Error, Office, diagram, names};
use jiff::civil::Date;
use ledger::OfficerId;
use ledger::definition::Problem;
use ledger::organisation::Organisation;
use ledger::permission::Closed;
use ledger::procedure::{Duration, Online, Procedure, Shelf};
use messages::Catalogue;
use std::collections::BTreeSet;

/// Why there is no procedure.
#[derive(Debug)]
pub enum NoProcedure {
    /// There is none of this id that holds on the day.
    Unknown(String),
    /// A definition is wrong: the file, and what is wrong where.
    Definition(String, Problem),
    /// The office's folder cannot be read.
    Office(Error),
}

impl Office {
    /// Returns the procedures of the office: those shipped, and those in `definitions/procedures` of its folder, which stand
    /// in place of those of the same id and version.
    ///
    /// # Errors
    ///
    /// A definition is wrong or cannot be read.
    pub fn procedures(&self) -> Result<Shelf, NoProcedure> {
        let mut shelf = Shelf::shipped().map_err(|(file, problem)| NoProcedure::Definition(file, problem))?;
        let mut own = Vec::new();
        for (path, text) in self.home().definitions("procedures").map_err(NoProcedure::Office)? {
            let file = path.display().to_string();
            match shelf.add(&text) {
                Ok(_) => own.push((text, file)),
                Err(problem) => return Err(NoProcedure::Definition(file, problem)),
            }
        }
        if let Some((procedure, problem)) = shelf.mistake() {
            let text = shelf.text(procedure);
            let file = own.iter().find(|(own, _)| text == Some(own)).map(|(_, file)| file.clone());
            return Err(NoProcedure::Definition(file.unwrap_or_else(|| procedure.id.clone()), problem));
        }
        Ok(shelf)
    }

    /// Returns what somebody does not see of dossiers whose procedure says who does: the newest version says it, for all of them.
    ///
    /// # Errors
    ///
    /// A definition is wrong or cannot be read: then nobody can say who sees what.
    pub fn closed_to(
        &self,
        organisation: &Organisation,
        officer: OfficerId,
        day: Date,
    ) -> Result<Closed, NoProcedure> {
        let shelf = self.procedures()?;
        let ids: BTreeSet<&str> = shelf.all().map(|procedure| procedure.id.as_str()).collect();
        let declared = ids.into_iter().filter_map(|id| Some((id, shelf.newest(id)?.access.as_ref()?)));
        let unit = |name: &str| names::unit(organisation, name, day);
        Ok(Closed::of(organisation, officer, declared, &unit, day))
    }

    /// Returns a procedure in its newest version.
    ///
    /// # Errors
    ///
    /// There is none of this id, or a definition is wrong.
    pub fn procedure(&self, id: &str) -> Result<Procedure, NoProcedure> {
        self.procedures()?.newest(id).cloned().ok_or_else(|| NoProcedure::Unknown(id.to_owned()))
    }
}

/// A row of the catalogue of administrative procedures, as people read it: a dash for what is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogued {
    /// The code in the national catalogue.
    pub code: String,
    /// How far it goes online.
    pub online: String,
    /// What it costs.
    pub fee: String,
    /// How long the law allows.
    pub legal: String,
    /// How long the office allows itself.
    pub own: String,
    /// By how much that is less.
    pub cut: String,
}

impl Catalogued {
    /// Returns the row of a procedure.
    pub fn of(procedure: &Procedure, words: &Catalogue) -> Self {
        let dash = || "–".to_owned();
        let service = procedure.service.clone().unwrap_or_default();
        let long = |limit: Option<Duration>| limit.map_or_else(dash, |limit| diagram::limit(limit, words));
        let level = |level: Online| words.text(&format!("procedure-online-{}", level.name()));
        let percent = |cut: u32| format!("{cut} %");
        Self {
            code: service.code.unwrap_or_else(dash),
            online: service.online.map_or_else(dash, level),
            fee: service.fee.unwrap_or_else(dash),
            legal: long(service.legal),
            own: long(procedure.limit),
            cut: procedure.cut().filter(|cut| *cut > 0).map_or_else(dash, percent),
        }
    }
}

impl From<NoProcedure> for Error {
    fn from(why: NoProcedure) -> Self {
        match why {
            NoProcedure::Unknown(id) => {
                Self::Refused { key: "app-error-no-procedure", arguments: vec![("procedure", id)] }
            }
            NoProcedure::Definition(path, problem) => Self::BadFile { path, why: problem.to_string() },
            NoProcedure::Office(error) => error,
        }
    }
}

impl NoProcedure {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "app-error-no-procedure",
            Self::Definition(..) => "app-error-procedure-definition",
            Self::Office(error) => error.key(),
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unknown(procedure) => vec![("procedure", procedure.clone())],
            Self::Definition(file, problem) => vec![
                ("file", file.clone()),
                ("line", problem.line.to_string()),
                ("what", problem.what.clone()),
            ],
            Self::Office(error) => error.arguments(),
        }
    }
}
