//! What both databases do for us: run a statement, return rows, keep a transaction. Statements are written once, with
//! `?1`, `?2` ... for their values; every column is a whole number, a text or bytes.

mod pool;
mod postgres;
mod sqlite;

use crate::Error;
use ledger::TenantId;
pub(crate) use postgres::Server;
pub(crate) use sqlite::File;

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    /// None.
    Null,
    /// A whole number: a count, a day since 1970-01-01, milliseconds, a truth (0 or 1).
    Int(i64),
    /// A text.
    Text(String),
    /// Bytes: ids and hashes.
    Bytes(Vec<u8>),
    /// What no column of ours holds: only a hand can have put it there.
    Odd(Odd),
}

/// A value that SQLite takes in any column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Odd {
    /// A number with a fraction, as its bits.
    Real(u64),
    /// A text that is not UTF-8.
    Text(Vec<u8>),
}

/// Which SQL an engine speaks where the two differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// How a transaction is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It sees one state of the database, and changes nothing.
    Read,
    /// It changes something.
    Write,
}

/// What is done with each row of an answer.
pub(crate) type Each<'e> = &'e mut dyn FnMut(&[Value]) -> Result<(), Error>;

/// A connection to a database.
pub(crate) trait Connection {
    /// Tells which SQL it speaks.
    fn dialect(&self) -> Dialect;

    /// Begins a transaction.
    fn begin(&mut self, mode: Mode) -> Result<(), Error>;

    /// Waits until the writers of a tenant that came before are done, and keeps those who come later waiting until this
    /// transaction ends: the first statement of a writing transaction.
    fn stand_in_line(&mut self, tenant: &[u8; 16]) -> Result<(), Error>;

    /// Ends a transaction: everything in it is there from now on, and survives the end of this process.
    fn commit(&mut self) -> Result<(), Error>;

    /// Ends a transaction as if it had not begun.
    fn rollback(&mut self) -> Result<(), Error>;

    /// Says that this transaction writes very much, until [`Engine::settle`].
    fn expect_load(&mut self) -> Result<(), Error>;

    /// Says that this transaction goes through whole tables part by part, in the order of an index: an engine that thinks a
    /// part small, or knows nothing of the tables yet, would sort all of it for each part.
    fn expect_parts(&mut self) -> Result<(), Error>;

    /// Says that the questions of this transaction are planned for their values: rare words are looked for otherwise than
    /// common ones. Other questions have a plan that does for all values, made once.
    fn plan_for_values(&mut self) -> Result<(), Error>;

    /// Runs statements without values.
    fn script(&mut self, sql: &str) -> Result<(), Error>;

    /// Runs a statement; returns how many rows it changed.
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error>;

    /// Runs a question; `each` gets the rows in order.
    fn query(&mut self, sql: &str, values: &[Value], each: Each<'_>) -> Result<(), Error>;

    /// Inserts rows: `sql` ends before the word VALUES, each row has as many values as the first.
    fn insert(&mut self, sql: &str, rows: &[Vec<Value>]) -> Result<(), Error>;
}

/// Where connections come from: as many as are asked for at once, each used by one thread.
pub(crate) trait Engine: Send + Sync {
    /// Returns a connection for one transaction.
    fn connect(&self, mode: Mode) -> Result<Box<dyn Connection + '_>, Error>;

    /// Says that the next transaction fills a database that has no ledger yet, until [`Engine::settle`].
    fn expect_first_load(&self) -> Result<(), Error>;

    /// Lets the engine look at what was loaded, so that it plans its questions by that.
    fn settle(&self) -> Result<(), Error>;

    /// Writes a copy of everything to a file while others go on; `None` where the engine has its own program for that.
    fn backup(&self, to: &std::path::Path) -> Option<Result<(), Error>>;
}

impl Value {
    /// Returns the whole number.
    pub(crate) fn int(&self) -> Result<i64, Error> {
        if let Self::Int(value) = self { Ok(*value) } else { Err(wrong("a number", self)) }
    }

    /// Returns the text.
    pub(crate) fn text(&self) -> Result<&str, Error> {
        if let Self::Text(value) = self { Ok(value) } else { Err(wrong("a text", self)) }
    }

    /// Returns bytes of a known length.
    pub(crate) fn bytes<const N: usize>(&self) -> Result<[u8; N], Error> {
        let Self::Bytes(value) = self else { return Err(wrong("bytes", self)) };
        value.as_slice().try_into().map_err(|_| wrong("bytes of another length", self))
    }

    /// Returns what a reader makes of the value, `None` where there is none.
    pub(crate) fn option<T>(&self, read: impl FnOnce(&Self) -> Result<T, Error>) -> Result<Option<T>, Error> {
        if *self == Self::Null { Ok(None) } else { read(self).map(Some) }
    }
}

/// Rows that are asked for by one question.
const MOST_AT_ONCE: usize = 128;

/// Takes ids apart into as many as one question asks for: for each their marks, from `?2` on, and the values behind that of
/// the tenant.
pub(crate) fn some_at_once(
    tenant: TenantId,
    ids: &[Value],
) -> impl Iterator<Item = (String, Vec<Value>)> + use<'_> {
    ids.chunks(MOST_AT_ONCE).map(move |ids| {
        // Filled up with the last one: statements of few lengths stay prepared.
        let last = ids.last().into_iter().cycle();
        let wanted = ids.iter().chain(last).take(ids.len().next_power_of_two()).cloned();
        let values: Vec<Value> = std::iter::once((*tenant.as_bytes()).into()).chain(wanted).collect();
        let marks: Vec<String> = (2..=values.len()).map(|number| format!("?{number}")).collect();
        (marks.join(", "), values)
    })
}

fn wrong(wanted: &str, found: &Value) -> Error {
    Error::Damaged(format!("{wanted} was expected, {found:?} is stored"))
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
