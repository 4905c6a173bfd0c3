//! SQLite: one file, one writer, any number of readers beside it (WAL).

use super::pool::Pool;
use super::{Connection, Dialect, Each, Engine, Mode, Odd, Value};
use crate::Error;
use parking_lot::FairMutex;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{OpenFlags, ToSql, params_from_iter};
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a statement waits for another process that writes (a backup, the command line beside the server).
const PATIENCE: Duration = Duration::from_secs(30);
/// How long to wait before asking again where SQLite does not wait itself.
const PAUSE: Duration = Duration::from_millis(10);
/// Statements that stay prepared on a connection.
const PREPARED: usize = 128;
/// What a connection keeps of the file, in kibibytes below nothing: the upper pages of its trees. The system keeps the others
/// for all connections together, and nothing of the file is mapped into memory, so that a server stays small beside a ledger
/// of gigabytes.
const CACHE: i32 = -2 * 1024;
/// The same while a ledger is loaded: the events of some months, as the tasks are gone through in the order in which they
/// were made.
const LOADING_CACHE: i32 = -512 * 1024;
/// Readers at a time.
const READERS: usize = 8;

/// A database in a file.
pub(crate) struct File {
    path: PathBuf,
    writer: FairMutex<rusqlite::Connection>,
    readers: Pool<rusqlite::Connection>,
}

impl File {
    /// Opens the file, and makes it where there is none.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let writer = open(path, flags)?;
        // The log makes readers and the writer independent; FULL: what was acknowledged survives a loss of power.
        keep_log(&writer)
            .and_then(|()| writer.execute_batch("PRAGMA synchronous = FULL;"))
            .map_err(|why| refused(path, &why))?;
        Ok(Self { path: path.to_owned(), writer: FairMutex::new(writer), readers: Pool::new(READERS) })
    }

    fn reader(&self) -> Result<rusqlite::Connection, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        self.readers.lend(|| open(&self.path, flags))
    }
}

fn open(path: &Path, flags: OpenFlags) -> Result<rusqlite::Connection, Error> {
    let connection = rusqlite::Connection::open_with_flags(path, flags).map_err(|why| refused(path, &why))?;
    let prepare = || -> rusqlite::Result<()> {
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        connection.execute_batch(&format!(
            "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = {CACHE};"
        ))
    };
    prepare().map_err(|why| refused(path, &why))?;
    Ok(connection)
}

/// Turns the log on. It stays on in the file; two that open a new file at once are told at once that it is locked, whatever
/// the patience for other statements.
fn keep_log(connection: &rusqlite::Connection) -> rusqlite::Result<()> {
    let mut attempts = PATIENCE.as_millis() / PAUSE.as_millis();
    loop {
        match connection.execute_batch("PRAGMA journal_mode = WAL;") {
            Err(why)
                if why.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) && attempts > 0 =>
            {
                attempts -= 1;
                std::thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}

fn refused(path: &Path, why: &rusqlite::Error) -> Error {
    if why.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) {
        return Error::NotALedger(path.display().to_string());
    }
    Error::Open { place: path.display().to_string(), why: why.to_string() }
}

impl Engine for File {
    fn connect(&self, mode: Mode) -> Result<Box<dyn Connection + '_>, Error> {
        Ok(match mode {
            // A writer that panicked was rolled back when its transaction was dropped: the connection is whole.
            Mode::Write => Box::new(Lent(self.writer.lock())),
            Mode::Read => Box::new(Lent(Reader { file: self, connection: Some(self.reader()?) })),
        })
    }

    fn expect_first_load(&self) -> Result<(), Error> {
        // A log would be as long as the file, and be copied into it in the end. The old pages of a file that has none are
        // few. Where another process has the file open, the log stays.
        self.readers.clear();
        self.writer.lock().execute_batch("PRAGMA journal_mode = DELETE;").ok();
        Ok(())
    }

    fn settle(&self) -> Result<(), Error> {
        let writer = self.writer.lock();
        keep_log(&writer)?;
        // Without a limit: the first thousand entries of an index all have the same tenant. And the log is as long as the load.
        writer.execute_batch(&format!(
            "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA cache_size = {CACHE};"
        ))?;
        Ok(())
    }

    fn backup(&self, to: &Path) -> Option<Result<(), Error>> {
        Some(self.reader().and_then(|reader| {
            let copy = || -> rusqlite::Result<()> {
                let mut target = rusqlite::Connection::open(to)?;
                let backup = rusqlite::backup::Backup::new(&reader, &mut target)?;
                // In one step, which sees one state: between two steps a writer would have it begin again, and again. Nobody
                // waits for it; readers and the writer go on beside it.
                backup.run_to_completion(i32::MAX, Duration::ZERO, None)
            };
            copy().map_err(|why| refused(to, &why))
        }))
    }
}

/// A reading connection that goes back when it is dropped.
struct Reader<'f> {
    file: &'f File,
    connection: Option<rusqlite::Connection>,
}

impl Deref for Reader<'_> {
    type Target = rusqlite::Connection;

    fn deref(&self) -> &Self::Target {
        self.connection.as_ref().expect("it is taken out only when this is dropped")
    }
}

impl DerefMut for Reader<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.connection.as_mut().expect("it is taken out only when this is dropped")
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        self.file.readers.give_back(self.connection.take());
    }
}

/// A connection lent to one transaction.
struct Lent<C>(C);

impl<C: Deref<Target = rusqlite::Connection> + DerefMut> Connection for Lent<C> {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn begin(&mut self, mode: Mode) -> Result<(), Error> {
        // A transaction whose owner panicked is still open on a lent connection.
        self.rollback()?;
        // IMMEDIATE takes the write lock at once, so that nothing read before can be stale when it is written.
        self.script(if mode == Mode::Write { "BEGIN IMMEDIATE" } else { "BEGIN" })
    }

    fn stand_in_line(&mut self, _: &[u8; 16]) -> Result<(), Error> {
        // A transaction that writes has the whole file for itself from its beginning.
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Error> {
        self.script("COMMIT")
    }

    fn rollback(&mut self) -> Result<(), Error> {
        if self.0.is_autocommit() { Ok(()) } else { self.script("ROLLBACK") }
    }

    fn expect_load(&mut self) -> Result<(), Error> {
        self.script(&format!("PRAGMA cache_size = {LOADING_CACHE}"))
    }

    fn expect_parts(&mut self) -> Result<(), Error> {
        // SQLite never sorts what an index has in order.
        Ok(())
    }

    fn plan_for_values(&mut self) -> Result<(), Error> {
        // SQLite plans without the values, and needs them not: what it is asked for by words has an index of its own.
        Ok(())
    }

    fn script(&mut self, sql: &str) -> Result<(), Error> {
        Ok(self.0.execute_batch(sql)?)
    }

    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        Ok(self.0.prepare_cached(sql)?.execute(params_from_iter(values))? as u64)
    }

    fn query(&mut self, sql: &str, values: &[Value], each: Each<'_>) -> Result<(), Error> {
        let mut statement = self.0.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found = Vec::with_capacity(columns);
        while let Some(row) = rows.next()? {
            found.clear();
            for column in 0..columns {
                found.push(value(row.get_ref(column)?));
            }
            each(&found)?;
        }
        Ok(())
    }

    fn insert(&mut self, sql: &str, rows: &[Vec<Value>]) -> Result<(), Error> {
        let Some(first) = rows.first() else { return Ok(()) };
        let marks: Vec<String> = (1..=first.len()).map(|number| format!("?{number}")).collect();
        let mut statement = self.0.prepare_cached(&format!("{sql} VALUES ({})", marks.join(", ")))?;
        for row in rows {
            statement.execute(params_from_iter(row))?;
        }
        Ok(())
    }
}

fn value(found: ValueRef<'_>) -> Value {
    match found {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => std::str::from_utf8(text)
            .map_or_else(|_| Value::Odd(Odd::Text(text.to_vec())), |text| Value::Text(text.to_owned())),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Real(number) => Value::Odd(Odd::Real(number.to_bits())),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Odd(Odd::Real(bits)) => ValueRef::Real(f64::from_bits(*bits)),
            Self::Odd(Odd::Text(bytes)) => ValueRef::Text(bytes),
        }))
    }
}
