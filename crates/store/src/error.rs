//! What can go wrong between a ledger and its database.

use ledger::event::Subject;
use std::fmt;

/// Why something was not read or written. Nothing is half done: what failed was rolled back.
#[derive(Debug)]
pub enum Error {
    /// The database cannot be opened: where, and what it said.
    Open {
        /// The path or address.
        place: String,
        /// What the engine said.
        why: String,
    },
    /// There is a database, but not one of ours.
    NotALedger(String),
    /// The database was written by a newer program.
    Newer {
        /// Its version of the tables.
        found: i64,
        /// The version that this program knows.
        known: i64,
    },
    /// The engine refused a statement, or the connection broke.
    Engine(String),
    /// Somebody else wrote to the subject meanwhile.
    Conflict(Subject),
    /// A stored row is not what it should be; `verify` says more.
    Damaged(String),
    /// A file cannot be read or written.
    File {
        /// Its path.
        path: std::path::PathBuf,
        /// What the system said.
        why: String,
    },
}

impl Error {
    /// Returns the stable key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Open { .. } => "store-error-open",
            Self::NotALedger(_) => "store-error-not-a-ledger",
            Self::Newer { .. } => "store-error-newer",
            Self::Engine(_) => "store-error-engine",
            Self::Conflict(_) => "store-error-conflict",
            Self::Damaged(_) => "store-error-damaged",
            Self::File { .. } => "store-error-file",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open { place, why } => write!(out, "{place} cannot be opened: {why}"),
            Self::NotALedger(place) => write!(out, "{place} is no ledger of dondoc"),
            Self::Newer { found, known } => {
                write!(out, "the ledger has tables of version {found}, this program knows {known}")
            }
            Self::Engine(why) => write!(out, "the database says: {why}"),
            Self::Conflict(subject) => write!(out, "somebody else changed {subject} meanwhile"),
            Self::Damaged(what) => write!(out, "the ledger is damaged: {what}"),
            Self::File { path, why } => write!(out, "{}: {why}", path.display()),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Engine(error.to_string())
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        // The library's own words are only "db error"; what the server says stands behind them.
        Self::Engine(error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string))
    }
}
