//! PostgreSQL: several servers on one database.

mod tls;
mod wire;

use super::pool::Pool;
use super::{Connection, Dialect, Each, Engine, Mode, Value};
use crate::Error;
use std::collections::HashMap;
use std::path::Path;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Row, Statement};
use wire::Wire;

/// Connections at a time: a server of PostgreSQL has a hundred for all who use it.
const CONNECTIONS: usize = 16;
/// Rows of one INSERT; more do not make it faster, and a statement has at most 65,535 values.
const ROWS_AT_ONCE: usize = 200;

/// What is set for each connection. What a page asks for lies in memory, or on a disk without arms: with the usual price of a
/// row found by its key, PostgreSQL reads all of 4,000 documents to find 90.
const SETTINGS: &str =
    "SET TIME ZONE 'UTC'; SET synchronous_commit = on; SET jit = off; SET random_page_cost = 1.1;";

/// A database on a server.
pub(crate) struct Server {
    address: tls::Address,
    /// What the address is called in messages: never with its password.
    place: String,
    sessions: Pool<Session>,
}

/// A connection with its prepared statements.
struct Session {
    wire: Wire,
    prepared: HashMap<String, Statement>,
}

impl Server {
    /// Connects to `postgres://USER@HOST/DATABASE`.
    pub(crate) fn open(address: &str) -> Result<Self, Error> {
        let address = tls::Address::read(address)?;
        let place = format!("postgres, {}", address.database());
        let server = Self { address, place, sessions: Pool::new(CONNECTIONS) };
        let first = server.session()?;
        server.back(first);
        Ok(server)
    }

    fn session(&self) -> Result<Session, Error> {
        let session = self.sessions.lend(|| self.connect_anew())?;
        if !session.wire.is_closed() {
            return Ok(session);
        }
        // The server has gone and come back since: so have the other idle ones.
        self.sessions.clear();
        self.connect_anew().inspect_err(|_| self.sessions.give_back(None))
    }

    fn connect_anew(&self) -> Result<Session, Error> {
        let wire = self
            .address
            .connect()
            .map_err(|why| Error::Open { place: self.place.clone(), why: why.to_string() })?;
        wire.script(SETTINGS)?;
        Ok(Session { wire, prepared: HashMap::new() })
    }

    fn back(&self, session: Session) {
        self.sessions.give_back(Some(session).filter(|session| !session.wire.is_closed()));
    }
}

impl Engine for Server {
    fn connect(&self, _: Mode) -> Result<Box<dyn Connection + '_>, Error> {
        Ok(Box::new(Lent { server: self, session: Some(self.session()?), state: State::Closed }))
    }

    fn expect_first_load(&self) -> Result<(), Error> {
        // The server's log is cut off as it goes.
        Ok(())
    }

    fn settle(&self) -> Result<(), Error> {
        let mut connection = self.connect(Mode::Write)?;
        let mut tables = crate::schema::LOADED.iter();
        tables.try_for_each(|table| connection.script(&format!("VACUUM (ANALYZE) {table}")))
    }

    fn backup(&self, _: &Path) -> Option<Result<(), Error>> {
        None
    }
}

/// A session lent to one transaction. One that is dropped with its transaction open is closed, and so rolled back.
struct Lent<'s> {
    server: &'s Server,
    session: Option<Session>,
    state: State,
}

/// Where a transaction stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// None is open.
    Closed,
    /// It is to begin with the first statement, in the same letter.
    Wanted(Mode),
    /// It has begun.
    Open(Mode),
}

impl Lent<'_> {
    fn session(&mut self) -> &mut Session {
        self.session.as_mut().expect("it is taken out only when this is dropped")
    }

    /// Returns what has to go before the next statement.
    fn before(&mut self) -> Option<&'static str> {
        let State::Wanted(mode) = self.state else { return None };
        self.state = State::Open(mode);
        Some(match mode {
            Mode::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Mode::Write => "BEGIN",
        })
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        match self.session.take() {
            Some(session) if self.state == State::Closed => self.server.back(session),
            Some(_) | None => self.server.sessions.give_back(None),
        }
    }
}

impl Session {
    fn prepare(&mut self, sql: &str) -> Result<Statement, Error> {
        if let Some(known) = self.prepared.get(sql) {
            return Ok(known.clone());
        }
        // `?1` is written `$1` here; no statement of ours has another question mark.
        let statement = self.wire.prepare(&sql.replace('?', "$"))?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

impl Session {
    /// Copies rows into a table, "table (columns)", which is some times faster than inserting them.
    fn copy(&mut self, target: &str, rows: &[Vec<Value>]) -> Result<(), Error> {
        let (table, columns) = target.split_once(" (").unwrap_or((target, "*)"));
        let columns = columns.trim_end_matches(')');
        let types: Vec<Type> = {
            let statement = self.prepare(&format!("SELECT {columns} FROM {table}"))?;
            statement.columns().iter().map(|column| column.type_().clone()).collect()
        };
        self.wire.copy(target, &types, rows)
    }
}

impl Connection for Lent<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn begin(&mut self, mode: Mode) -> Result<(), Error> {
        self.state = State::Wanted(mode);
        Ok(())
    }

    fn stand_in_line(&mut self, tenant: &[u8; 16]) -> Result<(), Error> {
        // A lock of its own, and not that of the tenant's row: who comes to a row just when it is free goes before those who
        // wait for it. Two tenants with the same number would only wait for each other.
        let (high, low) = tenant.split_at(8);
        let half = |bytes: &[u8]| i64::from_be_bytes(bytes.try_into().expect("eight of sixteen bytes"));
        self.execute("SELECT pg_advisory_xact_lock(?1)", &[Value::Int(half(high) ^ half(low))])?;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Error> {
        if matches!(self.state, State::Open(_)) {
            self.session().wire.script("COMMIT")?;
        }
        self.state = State::Closed;
        Ok(())
    }

    fn rollback(&mut self) -> Result<(), Error> {
        match self.state {
            State::Closed | State::Wanted(_) => {}
            // Nothing hangs on its answer: should it not arrive, the connection has gone, and the next question is told.
            State::Open(Mode::Read) => self.session().wire.send("ROLLBACK")?,
            State::Open(Mode::Write) => self.session().wire.script("ROLLBACK")?,
        }
        self.state = State::Closed;
        Ok(())
    }

    fn expect_load(&mut self) -> Result<(), Error> {
        self.script("SET LOCAL maintenance_work_mem = '512MB'")
    }

    fn expect_parts(&mut self) -> Result<(), Error> {
        self.script(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off;
             SET LOCAL max_parallel_workers_per_gather = 0",
        )
    }

    fn plan_for_values(&mut self) -> Result<(), Error> {
        self.script("SET LOCAL plan_cache_mode = force_custom_plan")
    }

    fn script(&mut self, sql: &str) -> Result<(), Error> {
        if let Some(begin) = self.before() {
            self.session().wire.script(begin)?;
        }
        self.session().wire.script(sql)
    }

    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        let statement = self.session().prepare(sql)?;
        let before = self.before();
        self.session().wire.execute(before, &statement, values)
    }

    fn query(&mut self, sql: &str, values: &[Value], each: Each<'_>) -> Result<(), Error> {
        let statement = self.session().prepare(sql)?;
        let before = self.before();
        let mut answer = self.session().wire.query(before, &statement, values)?;
        let (mut rows, mut found) = (Vec::new(), Vec::new());
        let mut more = true;
        while more {
            more = answer.take(&mut rows)?;
            for row in rows.drain(..) {
                found.clear();
                for column in 0..row.len() {
                    found.push(value(&row, column)?);
                }
                each(&found)?;
            }
        }
        Ok(())
    }

    fn insert(&mut self, sql: &str, rows: &[Vec<Value>]) -> Result<(), Error> {
        if rows.len() > ROWS_AT_ONCE
            && let Some(target) = sql.strip_prefix("INSERT INTO ")
        {
            return self.session().copy(target, rows);
        }
        for rows in rows.chunks(ROWS_AT_ONCE) {
            let width = rows.first().map_or(0, Vec::len);
            let marks: Vec<String> = (0..rows.len())
                .map(|row| {
                    let marks: Vec<String> =
                        (1..=width).map(|column| format!("?{}", row * width + column)).collect();
                    format!("({})", marks.join(", "))
                })
                .collect();
            let values: Vec<Value> = rows.iter().flatten().cloned().collect();
            self.execute(&format!("{sql} VALUES {}", marks.join(", ")), &values)?;
        }
        Ok(())
    }
}

fn value(row: &Row, column: usize) -> Result<Value, Error> {
    let kind = row.columns()[column].type_();
    Ok(match *kind {
        Type::INT8 => row.try_get::<_, Option<i64>>(column)?.into(),
        Type::INT4 => row.try_get::<_, Option<i32>>(column)?.map(i64::from).into(),
        Type::TEXT => row.try_get::<_, Option<String>>(column)?.into(),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(column)?.map_or(Value::Null, Value::Bytes),
        _ => return Err(Error::Damaged(format!("a column of type {kind}"))),
    })
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
            Self::Bytes(bytes) => bytes.to_sql(kind, out),
            Self::Odd(odd) => Err(format!("{odd:?} comes from another engine").into()),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::TEXT | Type::BYTEA)
    }

    to_sql_checked!();
}
