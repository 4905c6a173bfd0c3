//! Why a use case did not go through, as the key of a message and its arguments.

use ledger::{TaskId, dossier, event_date};
use std::fmt;

/// Why a use case did not go through. Nothing happened then.
#[derive(Debug)]
pub enum Error {
    /// The rules refuse it: the key of the refusal's message and its arguments.
    Refused {
        /// The key.
        key: &'static str,
        /// The arguments.
        arguments: Vec<(&'static str, String)>,
    },
    /// The account may not do it.
    NotAllowed {
        /// The command, by its stable name.
        command: &'static str,
    },
    /// No account of this name acts in the office.
    NoAccount(String),
    /// There is no task of this code or id.
    NoTask(String),
    /// There is no document of this code or id.
    NoDocument(String),
    /// There is no unit of this name.
    NoUnit(String),
    /// There is no dossier of this number or id.
    NoDossier(String),
    /// There is no event date of this name or id.
    NoEventDate(String),
    /// No report of this code or id was kept.
    NoReport(String),
    /// There is no indicator of this code.
    NoIndicator(String),
    /// Nobody outside has this id.
    NoPerson(String),
    /// Several are meant by this name.
    Ambiguous(String),
    /// Somebody else changed the task since it was seen: the task, and what happened meanwhile, by the stable names.
    Changed {
        /// The task.
        task: TaskId,
        /// What happened.
        meanwhile: Vec<String>,
    },
    /// The folder is no office's yet.
    NotInitialised(std::path::PathBuf),
    /// The folder is an office's already.
    Initialised(std::path::PathBuf),
    /// A file of the office cannot be read as what it should be.
    BadFile {
        /// Its path.
        path: String,
        /// What is wrong, with its place.
        why: String,
    },
    /// The ledger cannot be read or written.
    Store(store::Error),
}

/// The key of the refusal of what is asked of something that somebody else changed since it was seen.
const CHANGED: &str = "seen-refusal-changed";

impl Error {
    /// Refuses what is asked of a subject that has another version than the one that was seen, where one is named.
    pub(crate) fn check_seen(seen: Option<u64>, version: usize) -> Result<(), Self> {
        if seen.is_some_and(|seen| seen != version as u64) { Err(Self::refused(CHANGED)) } else { Ok(()) }
    }

    /// Returns the refusal of a key without arguments.
    pub fn refused(key: &'static str) -> Self {
        Self::Refused { key, arguments: Vec::new() }
    }

    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Refused { key, .. } => key,
            Self::NotAllowed { .. } => "app-error-not-allowed",
            Self::NoAccount(_) => "app-error-no-account",
            Self::NoTask(_) => "app-error-no-task",
            Self::NoDocument(_) => "app-error-no-document",
            Self::NoUnit(_) => "app-error-no-unit",
            Self::NoDossier(_) => "app-error-no-dossier",
            Self::NoEventDate(_) => "app-error-no-event-date",
            Self::NoReport(_) => "app-error-no-report",
            Self::NoIndicator(_) => "app-error-no-indicator",
            Self::NoPerson(_) => "app-error-no-person",
            Self::Ambiguous(_) => "app-error-ambiguous",
            Self::Changed { .. } => "app-error-changed",
            Self::NotInitialised(_) => "app-error-not-initialised",
            Self::Initialised(_) => "app-error-initialised",
            Self::BadFile { .. } => "app-error-bad-file",
            Self::Store(error) => error.key(),
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Refused { arguments, .. } => arguments.clone(),
            Self::NotAllowed { command } => vec![("command", (*command).to_owned())],
            Self::NoAccount(name)
            | Self::NoTask(name)
            | Self::NoDocument(name)
            | Self::NoUnit(name)
            | Self::NoDossier(name)
            | Self::NoEventDate(name)
            | Self::NoReport(name)
            | Self::NoIndicator(name)
            | Self::NoPerson(name)
            | Self::Ambiguous(name) => vec![("name", name.clone())],
            Self::Changed { meanwhile, .. } => vec![("meanwhile", meanwhile.join(", "))],
            Self::NotInitialised(path) | Self::Initialised(path) => {
                vec![("path", path.display().to_string())]
            }
            Self::BadFile { path, why } => vec![("path", path.clone()), ("reason", why.clone())],
            Self::Store(error) => vec![("reason", error.to_string())],
        }
    }

    /// Tells whether what was asked for was understood and refused, and not bad input or a fault of the machine.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused { .. } | Self::NotAllowed { .. } | Self::Changed { .. })
    }

    /// Tells whether nothing was done because the subject is not what the person saw.
    pub fn is_stale(&self) -> bool {
        let stale = [dossier::Refusal::Changed.key(), event_date::Refusal::Changed.key(), CHANGED];
        matches!(self, Self::Changed { .. })
            || matches!(self, Self::Refused { key, .. } if stale.contains(key))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {:?}", self.key(), self.arguments())
    }
}

impl std::error::Error for Error {}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<ledger::task::Refusal> for Error {
    fn from(refusal: ledger::task::Refusal) -> Self {
        Self::Refused { key: refusal.key(), arguments: refusal.arguments() }
    }
}

impl From<ledger::document::Refusal> for Error {
    fn from(refusal: ledger::document::Refusal) -> Self {
        Self::Refused { key: refusal.key(), arguments: refusal.arguments() }
    }
}

impl From<ledger::organisation::Refusal> for Error {
    fn from(refusal: ledger::organisation::Refusal) -> Self {
        Self::Refused { key: refusal.key(), arguments: Vec::new() }
    }
}

impl From<ledger::settings::Refusal> for Error {
    fn from(refusal: ledger::settings::Refusal) -> Self {
        Self::Refused { key: refusal.key(), arguments: refusal.arguments() }
    }
}

impl From<ledger::register::Refusal> for Error {
    fn from(refusal: ledger::register::Refusal) -> Self {
        Self::Refused { key: refusal.key(), arguments: refusal.arguments() }
    }
}

impl From<ledger::dossier::Refusal> for Error {
    fn from(refusal: ledger::dossier::Refusal) -> Self {
        Self::Refused { key: refusal.key(), arguments: refusal.arguments() }
    }
}

impl From<ledger::event_date::Refusal> for Error {
    fn from(refusal: ledger::event_date::Refusal) -> Self {
        Self::refused(refusal.key())
    }
}

impl From<ledger::person::Refusal> for Error {
    fn from(refusal: ledger::person::Refusal) -> Self {
        Self::refused(refusal.key())
    }
}

impl From<ledger::indicator::Refusal> for Error {
    fn from(refusal: ledger::indicator::Refusal) -> Self {
        Self::Refused { key: refusal.key(), arguments: refusal.arguments() }
    }
}

impl From<ledger::report::Refusal> for Error {
    fn from(refusal: ledger::report::Refusal) -> Self {
        Self::refused(refusal.key())
    }
}

impl From<ledger::closed_figures::Refusal> for Error {
    fn from(refusal: ledger::closed_figures::Refusal) -> Self {
        Self::refused(refusal.key())
    }
}
