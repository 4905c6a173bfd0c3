//! Chains of events: append to them, read them, follow all of them in the order of their positions.

use crate::engine::Value;
use crate::{Error, Reader, Writer};
use jiff::civil::{Date, Time};
use ledger::chain::{self, Head, Place};
use ledger::event::{Body, Hash, Meta, Stored, Subject};
use ledger::task::History;
use ledger::{CommandId, Effective, EventId, Moment, OfficerId, TaskId, TenantId};
use std::collections::{BTreeMap, BTreeSet};

/// Tasks whose histories are read at once.
const TOGETHER: usize = 100;

/// An event that is not in the ledger yet.
#[derive(Clone, Debug)]
pub struct Draft<B> {
    /// Its id.
    pub id: EventId,
    /// Who, when and why.
    pub meta: Meta,
    /// What happened.
    pub body: B,
}

/// What an append did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The version of the subject now.
    pub version: u64,
    /// The positions of the new events in the tenant.
    pub positions: std::ops::RangeInclusive<u64>,
}

/// Events that are read at once.
const CHUNK: usize = 20_000;

/// The kind and the id of a subject as they are stored.
pub(crate) type ChainKey = (Value, Value);

/// Everything that is stored of one subject.
#[derive(Debug)]
pub(crate) struct Chain {
    /// Of what.
    pub(crate) key: ChainKey,
    /// Its events in the order of their positions.
    pub(crate) events: Vec<Stored>,
    /// Rows that cannot be read as events.
    pub(crate) unreadable: Vec<Unreadable>,
}

/// A row that cannot be read as an event.
#[derive(Debug)]
pub(crate) struct Unreadable {
    /// Its id, where that can be read.
    pub(crate) id: Option<EventId>,
    /// Its position, where that can be read.
    pub(crate) position: Option<u64>,
    /// Its version, where that can be read.
    pub(crate) version: Option<u64>,
    /// Why it cannot be read.
    pub(crate) why: String,
}

impl Unreadable {
    fn new(row: &[Value], why: &Error) -> Self {
        Self {
            id: row[1].bytes().ok().map(EventId::from_bytes),
            position: count(&row[0]).ok(),
            version: count(&row[4]).ok(),
            why: why.to_string(),
        }
    }
}

impl Chain {
    /// Returns whose chain it is, where that can be read.
    pub(crate) fn subject(&self) -> Option<Subject> {
        Subject::from_parts(self.key.0.text().ok()?, self.key.1.bytes().ok()?)
    }
}

/// The columns of an event, in the order in which they are read and written.
const COLUMNS: &str = "position, id, kind, subject, version, name, schema, actor, on_behalf, command, cause, \
                       recorded_at, effective_day, effective_hour, reason, payload, previous, hash";

impl Writer<'_> {
    /// Appends events to a subject's chain.
    ///
    /// # Errors
    ///
    /// [`Error::Conflict`] where the subject is not at the version that is `expected` of it; `None` expects nothing. Or the
    /// database cannot be written.
    pub fn append<B: Body>(
        &mut self,
        subject: Subject,
        expected: Option<u64>,
        drafts: Vec<Draft<B>>,
    ) -> Result<Appended, Error> {
        let tenant = self.line.tenant;
        let mut head = self.head(tenant, subject)?;
        if expected.is_some_and(|expected| expected != head.version) {
            return Err(Error::Conflict(subject));
        }
        let first = self.line.position + 1;
        let mut rows = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let place = Place { id: draft.id, tenant, position: self.line.position + 1, subject };
            let stored = chain::seal(place, head, draft.meta, &draft.body)
                .map_err(|error| Error::Damaged(format!("an event cannot be written as JSON: {error}")))?;
            head = Head { version: stored.version, hash: stored.hash };
            self.line.position = stored.position;
            self.line.recorded_at = self.line.recorded_at.max(stored.meta.recorded_at);
            rows.push(row_of(&stored));
        }
        self.insert_events(&rows)?;
        self.set_head(subject, head)?;
        Ok(Appended { version: head.version, positions: first..=self.line.position })
    }

    /// Inserts events as they are.
    pub(crate) fn insert_events(&mut self, rows: &[Vec<Value>]) -> Result<(), Error> {
        self.connection.insert(&format!("INSERT INTO events (tenant, {COLUMNS})"), rows)
    }

    /// Notes the end of a chain.
    pub(crate) fn set_head(&mut self, subject: Subject, head: Head) -> Result<(), Error> {
        let sql = "INSERT INTO heads (tenant, kind, subject, version, hash) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (tenant, kind, subject) DO UPDATE SET version = excluded.version, hash = excluded.hash";
        let values = head_row(self.line.tenant, subject, head);
        self.connection.execute(sql, &values)?;
        Ok(())
    }
}

/// Returns the row of the end of a chain.
pub(crate) fn head_row(tenant: TenantId, subject: Subject, head: Head) -> Vec<Value> {
    vec![
        (*tenant.as_bytes()).into(),
        subject.kind().into(),
        subject.key().into(),
        number(head.version).into(),
        head.hash.0.into(),
    ]
}

impl Reader<'_> {
    /// Returns the end of a subject's chain.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn head(&mut self, tenant: TenantId, subject: Subject) -> Result<Head, Error> {
        let mut head = Head::EMPTY;
        let sql = "SELECT version, hash FROM heads WHERE tenant = ?1 AND kind = ?2 AND subject = ?3";
        let values = [(*tenant.as_bytes()).into(), subject.kind().into(), subject.key().into()];
        self.connection.query(sql, &values, &mut |row| {
            head = Head { version: count(&row[0])?, hash: Hash(row[1].bytes()?) };
            Ok(())
        })?;
        Ok(head)
    }

    /// Returns the versions of several subjects, in one question.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn versions<const N: usize>(
        &mut self,
        tenant: TenantId,
        subjects: [Subject; N],
    ) -> Result<[u64; N], Error> {
        let mut versions = [0; N];
        let marks =
            |from: usize| (from..from + N).map(|mark| format!("?{mark}")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "SELECT kind, subject, version FROM heads WHERE tenant = ?1 AND kind IN ({}) AND subject IN ({})",
            marks(2),
            marks(2 + N)
        );
        let mut values = vec![(*tenant.as_bytes()).into()];
        values.extend(subjects.iter().map(|subject| Value::from(subject.kind())));
        values.extend(subjects.iter().map(|subject| Value::from(subject.key())));
        self.connection.query(&sql, &values, &mut |row| {
            let (kind, key) = (row[0].text()?, row[1].bytes()?);
            let found = subjects.iter().position(|subject| subject.kind() == kind && subject.key() == key);
            if let Some(version) = found.and_then(|place| versions.get_mut(place)) {
                *version = count(&row[2])?;
            }
            Ok(())
        })?;
        Ok(versions)
    }

    /// Returns the events of a subject in the order of their versions.
    ///
    /// # Errors
    ///
    /// The database cannot be read, or an event is damaged.
    pub fn events_of(&mut self, tenant: TenantId, subject: Subject) -> Result<Vec<Stored>, Error> {
        let values = [(*tenant.as_bytes()).into(), subject.kind().into(), subject.key().into()];
        self.events_where("kind = ?2 AND subject = ?3 ORDER BY version", tenant, &values)
    }

    /// Returns what happened to a subject behind a version, in the order of the versions: what somebody has to be shown
    /// whose command met [`Error::Conflict`].
    ///
    /// # Errors
    ///
    /// The database cannot be read, or an event is damaged.
    pub fn events_since(
        &mut self,
        tenant: TenantId,
        subject: Subject,
        version: u64,
    ) -> Result<Vec<Stored>, Error> {
        let values = [
            (*tenant.as_bytes()).into(),
            subject.kind().into(),
            subject.key().into(),
            number(version).into(),
        ];
        self.events_where("kind = ?2 AND subject = ?3 AND version > ?4 ORDER BY version", tenant, &values)
    }

    /// Returns what a command led to; empty for one that was never carried out.
    ///
    /// # Errors
    ///
    /// The database cannot be read, or an event is damaged.
    pub fn events_by(&mut self, tenant: TenantId, command: CommandId) -> Result<Vec<Stored>, Error> {
        let values = [(*tenant.as_bytes()).into(), (*command.as_bytes()).into()];
        self.events_where("command = ?2 ORDER BY position", tenant, &values)
    }

    /// Returns the events of a tenant for which a condition holds, whose first value is the tenant.
    fn events_where(
        &mut self,
        condition: &str,
        tenant: TenantId,
        values: &[Value],
    ) -> Result<Vec<Stored>, Error> {
        let mut events = Vec::new();
        let sql = format!("SELECT {COLUMNS} FROM events WHERE tenant = ?1 AND {condition}");
        self.connection.query(&sql, values, &mut |row| {
            events.push(stored(tenant, row)?);
            Ok(())
        })?;
        Ok(events)
    }

    /// Hands all events behind a position to `each`, in the order of their positions.
    ///
    /// # Errors
    ///
    /// The database cannot be read, an event is damaged, or `each` fails.
    pub fn follow<E: From<Error>>(
        &mut self,
        tenant: TenantId,
        after: u64,
        mut each: impl FnMut(Stored) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql =
            format!("SELECT {COLUMNS} FROM events WHERE tenant = ?1 AND position > ?2 ORDER BY position");
        let mut failed = None;
        let values = [(*tenant.as_bytes()).into(), number(after).into()];
        let mut pass = self.walker();
        let read = self.connection.query(&sql, &values, &mut |row| {
            pass();
            each(stored(tenant, row)?).map_err(|error| {
                failed = Some(error);
                Error::Damaged("the reader stopped".to_owned())
            })
        });
        match (failed, read) {
            (Some(error), _) => Err(error),
            (None, read) => Ok(read?),
        }
    }

    /// Returns the position of the last event that was recorded up to a moment; 0 where none was.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn position_at(&mut self, tenant: TenantId, moment: Moment) -> Result<u64, Error> {
        // Positions have no gaps, and go up with the moments: halved a few times, whatever the length of the ledger.
        let (mut before, mut behind) = (0, self.position(tenant)? + 1);
        while behind - before > 1 {
            let middle = before + (behind - before) / 2;
            let mut recorded = None;
            let sql = "SELECT recorded_at FROM events WHERE tenant = ?1 AND position = ?2";
            let values = [(*tenant.as_bytes()).into(), number(middle).into()];
            self.connection.query(sql, &values, &mut |row| {
                recorded = Some(row[0].int()?);
                Ok(())
            })?;
            if recorded.is_some_and(|at| at <= moment.0) { before = middle } else { behind = middle }
        }
        Ok(before)
    }

    /// Returns the events behind a position, in the order of their positions: at most `most`.
    ///
    /// # Errors
    ///
    /// The database cannot be read, or an event is damaged.
    pub fn events_behind(&mut self, tenant: TenantId, after: u64, most: u32) -> Result<Vec<Stored>, Error> {
        let values = [(*tenant.as_bytes()).into(), number(after).into(), most.into()];
        self.events_where("position > ?2 ORDER BY position LIMIT ?3", tenant, &values)
    }

    /// Returns the chains behind one in the order of kinds and ids, as many as are read at once; none behind the last one.
    pub(crate) fn chains_behind(
        &mut self,
        tenant: TenantId,
        after: Option<&ChainKey>,
    ) -> Result<Vec<Chain>, Error> {
        let behind = if after.is_some() { "AND (kind, subject) > (?2, ?3)" } else { "" };
        let tail = format!("{behind} ORDER BY kind, subject, version LIMIT {CHUNK}");
        let (mut chains, read) = self.read_chains(tenant, after, &tail)?;
        // The last one may go on behind the chunk: it comes whole with the next, or is read whole here.
        if read == CHUNK
            && let Some(last) = chains.pop()
            && chains.is_empty()
        {
            let tail = "AND kind = ?2 AND subject = ?3 ORDER BY version";
            (chains, _) = self.read_chains(tenant, Some(&last.key), tail)?;
        }
        self.walk_on(chains.iter().map(|chain| (chain.events.len() + chain.unreadable.len()) as u64).sum());
        Ok(chains)
    }

    fn read_chains(
        &mut self,
        tenant: TenantId,
        key: Option<&ChainKey>,
        tail: &str,
    ) -> Result<(Vec<Chain>, usize), Error> {
        let mut chains: Vec<Chain> = Vec::new();
        let mut read = 0;
        let mut values = vec![(*tenant.as_bytes()).into()];
        values.extend(key.into_iter().flat_map(|(kind, subject)| [kind.clone(), subject.clone()]));
        let sql = format!("SELECT {COLUMNS} FROM events WHERE tenant = ?1 {tail}");
        self.connection.query(&sql, &values, &mut |row| {
            read += 1;
            let key = (row[2].clone(), row[3].clone());
            if chains.last().is_none_or(|last| last.key != key) {
                chains.push(Chain { key, events: Vec::new(), unreadable: Vec::new() });
            }
            if let Some(chain) = chains.last_mut() {
                match stored(tenant, row) {
                    Ok(event) => chain.events.push(event),
                    Err(why) => chain.unreadable.push(Unreadable::new(row, &why)),
                }
            }
            Ok(())
        })?;
        for chain in &mut chains {
            chain.events.sort_by_key(|event| event.position);
        }
        Ok((chains, read))
    }

    /// Returns the ids of all subjects of a kind, in their order.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn subjects(&mut self, tenant: TenantId, kind: &str) -> Result<BTreeSet<[u8; 16]>, Error> {
        let mut subjects = BTreeSet::new();
        let sql = "SELECT subject FROM heads WHERE tenant = ?1 AND kind = ?2";
        self.connection.query(sql, &[(*tenant.as_bytes()).into(), kind.into()], &mut |row| {
            subjects.insert(row[0].bytes()?);
            Ok(())
        })?;
        Ok(subjects)
    }

    /// Returns the entries of a subject, read as events of its kind; none for one that does not exist.
    ///
    /// # Errors
    ///
    /// The database cannot be read, or an event is damaged.
    pub fn entries<B: Body>(
        &mut self,
        tenant: TenantId,
        subject: Subject,
    ) -> Result<Vec<ledger::event::Entry<B>>, Error> {
        let events = self.events_of(tenant, subject)?;
        let read =
            events.iter().map(|event| event.entry().map_err(|error| Error::Damaged(error.to_string())));
        read.collect()
    }

    /// Returns the entries of every subject of a kind of which there are few, by the ids of the subjects.
    ///
    /// # Errors
    ///
    /// As [`Reader::entries`].
    pub fn entries_of_all<B: Body>(
        &mut self,
        tenant: TenantId,
        kind: &str,
    ) -> Result<BTreeMap<[u8; 16], Vec<ledger::event::Entry<B>>>, Error> {
        let mut all: BTreeMap<[u8; 16], Vec<_>> = BTreeMap::new();
        let values = [(*tenant.as_bytes()).into(), kind.into()];
        for event in self.events_where("kind = ?2 ORDER BY subject, version", tenant, &values)? {
            let entry = event.entry().map_err(|error| Error::Damaged(error.to_string()))?;
            all.entry(event.subject.key()).or_default().push(entry);
        }
        Ok(all)
    }

    /// Returns the history of a task; empty for one that does not exist.
    ///
    /// # Errors
    ///
    /// The database cannot be read, or an event is damaged.
    pub fn history(&mut self, tenant: TenantId, task: TaskId) -> Result<History, Error> {
        let events = self.events_of(tenant, Subject::Task(task))?;
        history_of(&events)
    }

    /// Hands the histories of tasks to `each`, in the order of their ids; those of tasks that do not exist are left out. A hundred of
    /// them cost one wait for the database.
    ///
    /// # Errors
    ///
    /// The database cannot be read, or an event is damaged.
    pub fn histories(
        &mut self,
        tenant: TenantId,
        tasks: &BTreeSet<TaskId>,
        mut each: impl FnMut(TaskId, History),
    ) -> Result<(), Error> {
        let tasks: Vec<TaskId> = tasks.iter().copied().collect();
        let marks: Vec<String> = (0..TOGETHER).map(|at| format!("?{}", at + 2)).collect();
        let condition =
            format!("kind = 'task' AND subject IN ({}) ORDER BY subject, version", marks.join(", "));
        for some in tasks.chunks(TOGETHER) {
            // Filled up with the last of them, the statement stays the same.
            let last = some.last().into_iter().cycle();
            let keys = some.iter().chain(last).take(TOGETHER).map(|task| (*task.as_bytes()).into());
            let values: Vec<Value> = std::iter::once((*tenant.as_bytes()).into()).chain(keys).collect();
            let events = self.events_where(&condition, tenant, &values)?;
            for of_task in events.chunk_by(|one, next| one.subject == next.subject) {
                if let Subject::Task(task) = of_task[0].subject {
                    each(task, history_of(of_task)?);
                }
            }
        }
        Ok(())
    }
}

fn history_of(events: &[Stored]) -> Result<History, Error> {
    Ok(History::new(events.iter().map(entry).collect::<Result<_, _>>()?))
}

/// Returns an event of a task as its history keeps it.
pub(crate) fn entry(stored: &Stored) -> Result<ledger::task::Entry, Error> {
    stored.entry().map_err(|error| Error::Damaged(error.to_string()))
}

/// Returns an event's row, its tenant first.
pub(crate) fn row_of(event: &Stored) -> Vec<Value> {
    let meta = &event.meta;
    vec![
        (*event.tenant.as_bytes()).into(),
        number(event.position).into(),
        (*event.id.as_bytes()).into(),
        event.subject.kind().into(),
        event.subject.key().into(),
        number(event.version).into(),
        event.name.as_str().into(),
        event.schema.into(),
        (*meta.actor.as_bytes()).into(),
        meta.on_behalf.map(|officer| *officer.as_bytes()).into(),
        (*meta.command.as_bytes()).into(),
        meta.cause.map(|event| *event.as_bytes()).into(),
        meta.recorded_at.0.into(),
        days(meta.effective.day).into(),
        meta.effective.hour.map(|hour| hour.to_string()).into(),
        meta.reason.as_deref().into(),
        event.payload.as_str().into(),
        event.previous.0.into(),
        event.hash.0.into(),
    ]
}

fn stored(tenant: TenantId, row: &[Value]) -> Result<Stored, Error> {
    let kind = row[2].text()?;
    let subject = Subject::from_parts(kind, row[3].bytes()?)
        .ok_or_else(|| Error::Damaged(format!("an event of something unknown: {kind}")))?;
    let hour = row[13].option(|value| {
        let hour: Result<Time, _> = value.text()?.parse();
        hour.map_err(|error| Error::Damaged(error.to_string()))
    })?;
    let meta = Meta {
        actor: OfficerId::from_bytes(row[7].bytes()?),
        on_behalf: row[8].option(|value| value.bytes().map(OfficerId::from_bytes))?,
        command: CommandId::from_bytes(row[9].bytes()?),
        cause: row[10].option(|value| value.bytes().map(EventId::from_bytes))?,
        recorded_at: Moment(row[11].int()?),
        effective: Effective { day: date(&row[12])?, hour },
        reason: row[14].option(|value| value.text().map(str::to_owned))?,
    };
    Ok(Stored {
        id: EventId::from_bytes(row[1].bytes()?),
        tenant,
        position: count(&row[0])?,
        subject,
        version: count(&row[4])?,
        name: row[5].text()?.to_owned(),
        schema: u32::try_from(row[6].int()?).map_err(|error| Error::Damaged(error.to_string()))?,
        meta,
        payload: row[15].text()?.to_owned(),
        previous: Hash(row[16].bytes()?),
        hash: Hash(row[17].bytes()?),
    })
}

/// Returns a count as it is stored.
pub(crate) fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Reads a count.
pub(crate) fn count(value: &Value) -> Result<u64, Error> {
    u64::try_from(value.int()?).map_err(|error| Error::Damaged(error.to_string()))
}

/// Returns a day as it is stored: days since 1970-01-01.
pub(crate) fn days(day: Date) -> i64 {
    const FIRST: Date = jiff::civil::date(1970, 1, 1);
    i64::from(day.since(FIRST).map_or(i32::MAX, |span| span.get_days()))
}

/// Reads a day.
pub(crate) fn date(value: &Value) -> Result<Date, Error> {
    const FIRST: Date = jiff::civil::date(1970, 1, 1);
    let days = value.int()?;
    jiff::Span::new()
        .try_days(days)
        .and_then(|span| FIRST.checked_add(span))
        .map_err(|error| Error::Damaged(format!("{days} is no day: {error}")))
}
