//! The ledger in SQLite (embedded, the default) and PostgreSQL (several servers). The only SQL of the project is here,
//! written once for both engines.
//!
//! ```text
//! Store::open(address)
//!   read(|reader| ...)           one state of the database: events, rows, figures, search
//!   write(tenant, |writer| ...)  one transaction: events and the rows made of them, or nothing
//! ```
//!
//! | module | what it holds |
//! | --- | --- |
//! | `engine` | what both databases do for us, behind one small trait |
//! | `schema` | the tables and the steps between their versions |
//! | `events` | chains of events: append, read, follow |
//! | `rows` | what is kept beside the events: tasks as lists show them, standings over days |
//! | `documents` | documents as registers show them |
//! | `dossiers` | dossiers as the registers of their procedures show them |
//! | `indicators` | indicators with their targets and values |
//! | `figures` | counting, pushed down to the database |
//! | `list` | pages of tasks |
//! | `search` | words, with or without their marks |
//! | `sign_in` | passwords, sessions, one-time links |
//! | `filters` | questions of the task list that people keep by a name |
//! | `identities` | whose account it is that a provider speaks of |
//! | `tokens` | tokens of programs that act for somebody |
//! | `notices` | what people were told, and how they are reached |
//! | `outbox` | letters on their way |
//! | `persons` | data of people outside, which events name by hashes and which can be erased |
//! | `schedule` | what runs by itself, and long work that people asked for |
//! | `verify` | everything compared with its hashes, its noted ends and the events that it was made of |
//! | `whole` | the whole ledger: rebuild, export, import, backup |
//! | `line` | the line of a tenant's writers, in the order in which they came |
//! | `blobs` | files by the hash of their content |
//!
//! All writers of a tenant stand in one line (`line`), because positions have no gaps; so there is nothing to deadlock on,
//! and a command costs one commit.

mod documents;
mod dossiers;
mod engine;
mod error;
mod events;
mod figures;
mod filters;
mod identities;
mod indicators;
mod line;
mod list;
mod notices;
mod outbox;
mod persons;
mod rows;
mod schedule;
mod schema;
mod search;
mod sign_in;
mod tenants;
mod tokens;
mod verify;
mod walk;
mod whole;

pub mod blobs;

pub use documents::ListedDocument;
pub use dossiers::{Case, CasesAsked, Definitions, DossierFilter, DossierPlace, ListedDossier};
pub use error::Error;
pub use events::{Appended, Draft};
pub use figures::{Counted, Cut, Row};
pub use filters::KeptFilter;
pub use identities::Identity;
pub use indicators::ListedIndicator;
pub use list::{Day, Filter, ListedTask, Order, Page, Place};
pub use notices::{Contact, Notice};
pub use outbox::{Letter, Post};
pub use persons::Kept;
pub use rows::Laws;
pub use schedule::{Job, JobState, Scheduled};
pub use search::Hit;
pub use sign_in::{Failures, Session};
pub use tenants::{Account, Tenant};
pub use tokens::KeptToken;
pub use verify::Report;
pub use walk::{Walk, Watch};

use engine::{Connection, Engine, Mode};
use ledger::TenantId;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A ledger's database.
pub struct Store {
    engine: Box<dyn Engine>,
    lines: line::Lines,
    writers: AtomicUsize,
    watch: Option<Watch>,
}

/// Somebody who writes or waits to, counted as long as that lasts.
struct InLine<'s>(&'s AtomicUsize);

impl<'s> InLine<'s> {
    fn new(writers: &'s AtomicUsize) -> Self {
        writers.fetch_add(1, Ordering::Relaxed);
        Self(writers)
    }
}

impl Drop for InLine<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// One state of a database.
pub struct Reader<'c> {
    connection: Box<dyn Connection + 'c>,
    watch: Option<&'c Watch>,
    walk: Option<Walk>,
}

/// One transaction of a tenant. It reads what it wrote.
pub struct Writer<'c> {
    reader: Reader<'c>,
    line: line::Place,
}

impl<'c> std::ops::Deref for Writer<'c> {
    type Target = Reader<'c>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}

impl std::ops::DerefMut for Writer<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.reader
    }
}

impl Store {
    /// Opens the database at an address: `postgres://USER@HOST/DATABASE`, or the path of an SQLite file, which is made
    /// where there is none. Brings the tables to the version of this program.
    ///
    /// # Errors
    ///
    /// Tells why it cannot be opened, that it is no ledger, or that a newer program wrote it.
    pub fn open(address: &str) -> Result<Self, Error> {
        let engine: Box<dyn Engine> = if is_server(address) {
            Box::new(engine::Server::open(address)?)
        } else {
            Box::new(engine::File::open(Path::new(address))?)
        };
        schema::migrate(engine.connect(Mode::Write)?.as_mut(), address)?;
        Ok(Self { engine, lines: line::Lines::default(), writers: AtomicUsize::new(0), watch: None })
    }

    /// Tells somebody from now on how far walks over all events have come: to verify, to rebuild, to export and import.
    #[must_use]
    pub fn watched(self, watch: Watch) -> Self {
        Self { watch: Some(watch), ..self }
    }

    fn reader<'s>(&'s self, connection: Box<dyn Connection + 's>) -> Reader<'s> {
        Reader { connection, watch: self.watch.as_ref(), walk: None }
    }

    /// Reads one state of the database, whatever is written meanwhile.
    ///
    /// # Errors
    ///
    /// Returns what `read` returns, or that the database cannot be read.
    pub fn read<T, E: From<Error>>(
        &self,
        read: impl FnOnce(&mut Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut reader = self.reader(self.engine.connect(Mode::Read)?);
        reader.connection.begin(Mode::Read)?;
        let found = read(&mut reader);
        reader.connection.rollback()?;
        found
    }

    /// Changes a tenant's ledger in one transaction: everything that `write` did is there when this returns `Ok`, and
    /// nothing of it when it does not. The writers of a tenant stand in one line, and are served in the order in which they
    /// came.
    ///
    /// # Errors
    ///
    /// Returns what `write` returns, or that the database cannot be written.
    pub fn write<T, E: From<Error>>(
        &self,
        tenant: TenantId,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transact(tenant, |reader| line::Place::enter(reader, tenant), write)
    }

    /// Adds a tenant that is not there yet, and writes its first events in the same transaction.
    ///
    /// # Errors
    ///
    /// As [`Store::write`].
    pub fn found<T, E: From<Error>>(
        &self,
        tenant: &Tenant,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let enter = |reader: &mut Reader<'_>| {
            reader.add_tenant(tenant)?;
            line::Place::enter(reader, tenant.id)
        };
        self.transact(tenant.id, enter, write)
    }

    /// Tells whether the database answers, and has the tables of this program.
    ///
    /// # Errors
    ///
    /// It does not, or it has others.
    pub fn check(&self) -> Result<(), Error> {
        let mut connection = self.engine.connect(Mode::Read)?;
        schema::check(connection.as_mut())
    }

    /// Returns how many commands are being written or wait for their turn, of this process.
    pub fn open_writers(&self) -> usize {
        self.writers.load(Ordering::Relaxed)
    }

    fn transact<T, E: From<Error>>(
        &self,
        tenant: TenantId,
        enter: impl FnOnce(&mut Reader<'_>) -> Result<line::Place, Error>,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let _counted = InLine::new(&self.writers);
        let line = self.lines.of(tenant);
        // Before a connection is taken: those who wait here need none.
        let _turn = line.lock();
        let mut connection = self.engine.connect(Mode::Write)?;
        connection.begin(Mode::Write)?;
        let mut reader = self.reader(connection);
        let line = match enter(&mut reader) {
            Ok(line) => line,
            Err(error) => {
                reader.connection.rollback().ok();
                return Err(error.into());
            }
        };
        let mut writer = Writer { reader, line };
        let done = write(&mut writer).and_then(|done| writer.leave_line().map(|()| done).map_err(E::from));
        match done {
            Ok(done) => {
                writer.connection.commit()?;
                Ok(done)
            }
            Err(error) => {
                // Where even that fails the connection is gone, and the database has rolled back.
                writer.connection.rollback().ok();
                Err(error)
            }
        }
    }
}

/// Tells whether an address is that of a server, and not a path.
fn is_server(address: &str) -> bool {
    address.starts_with("postgres://") || address.starts_with("postgresql://")
}
