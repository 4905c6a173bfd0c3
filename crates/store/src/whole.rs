//! The whole ledger of a tenant: rebuild, export, import, copy.

use crate::dossiers::{self, Definitions, DossierRows};
use crate::engine::Value;
use crate::events::{self, days, number};
use crate::rows::{self, Laws};
use crate::search::{IndexEntry, text_of};
use crate::verify::head_of;
use crate::{Error, Kept, Reader, Store, Tenant, Writer, schema};
use jiff::civil::Date;
use ledger::chain::{self, Head};
use ledger::event::{Hash, Stored, Subject};
use ledger::person::{Personal, Sealed};
use ledger::task::History;
use ledger::{DossierId, OfficerId, PersonId, TenantId, UnitId};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::Path;

/// Events that are written at once.
const CHUNK: usize = 20_000;
/// What the first line of an export says it is.
const FORMAT: &str = "dondoc.ledger/1";

impl Reader<'_> {
    /// Returns the ends of all chains, as they were noted.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn heads(&mut self, tenant: TenantId) -> Result<BTreeMap<Subject, Head>, Error> {
        let mut heads = BTreeMap::new();
        let sql = "SELECT kind, subject, version, hash FROM heads WHERE tenant = ?1";
        self.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            heads.extend([head_of(row)?]);
            Ok(())
        })?;
        Ok(heads)
    }

    /// Returns the root over all chains as they were when an event of a position was the last one.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn root_at(&mut self, tenant: TenantId, position: u64) -> Result<Hash, Error> {
        let mut heads = BTreeMap::new();
        let sql = "SELECT e.kind, e.subject, e.version, e.hash FROM events e JOIN
                   (SELECT kind, subject, MAX(version) AS last FROM events WHERE tenant = ?1 AND position <= ?2
                    GROUP BY kind, subject) m
                   ON e.tenant = ?1 AND e.kind = m.kind AND e.subject = m.subject AND e.version = m.last";
        let values = [(*tenant.as_bytes()).into(), number(position).into()];
        self.connection.query(sql, &values, &mut |row| {
            heads.extend([head_of(row)?]);
            Ok(())
        })?;
        Ok(chain::root(&heads))
    }

    /// Writes the whole ledger of a tenant as JSON lines: what it is, its accounts, counters and noted roots, data of
    /// people outside, and every event in the order of the positions.
    ///
    /// # Errors
    ///
    /// The database cannot be read, or `out` cannot be written.
    pub fn export(&mut self, tenant: &Tenant, out: &mut dyn Write) -> Result<u64, Error> {
        let mut write = |line: &Json| writeln!(out, "{line}").map_err(|why| unwritable(&why));
        write(&json!({"schema": FORMAT, "tenant": tenant.id, "name": tenant.name, "root": tenant.root}))?;
        for account in self.accounts(tenant.id)? {
            write(&json!({"account": account.name, "officer": account.officer}))?;
        }
        let key = [Value::from(*tenant.id.as_bytes())];
        let sql = "SELECT name, last FROM counters WHERE tenant = ?1 ORDER BY name";
        self.connection
            .query(sql, &key, &mut |row| write(&json!({"counter": row[0].text()?, "last": row[1].int()?})))?;
        let sql = "SELECT position, day, hash FROM roots WHERE tenant = ?1 ORDER BY position";
        self.connection.query(sql, &key, &mut |row| {
            let day = events::date(&row[1])?;
            write(&json!({"root-at": row[0].int()?, "day": day, "hash": Hash(row[2].bytes()?)}))
        })?;
        self.each_record(tenant.id, &mut |record| write(&record_line(&record)))?;
        let mut events = 0;
        let all = self.position(tenant.id)?;
        self.begin_walk(Some(all));
        self.follow(tenant.id, 0, |event| {
            events += 1;
            let line = serde_json::to_string(&event).map_err(|error| Error::Damaged(error.to_string()))?;
            writeln!(out, "{line}").map_err(|why| unwritable(&why))
        })?;
        Ok(events)
    }
}

/// Writes a record of somebody's data; what was erased has none.
fn record_line(record: &Kept) -> Json {
    let (sealed, dossier) = (record.sealed, record.dossier);
    match &record.data {
        // The salt is as long as a hash, and written as one.
        Some((salt, data)) => json!({"person": sealed.person, "hash": sealed.hash, "dossier": dossier,
                                     "salt": Hash(*salt), "data": data}),
        None => json!({"person": sealed.person, "hash": sealed.hash, "dossier": dossier}),
    }
}

/// Reads a line that [`record_line`] wrote.
fn record_of(line: &Json) -> Result<Kept, Error> {
    fn part<T>(line: &Json, name: &str, read: fn(Json) -> serde_json::Result<T>) -> Result<Option<T>, Error> {
        line.get(name).map(|part| read(part.clone()).map_err(|_| odd(line))).transpose()
    }
    let person: PersonId = part(line, "person", serde_json::from_value)?.ok_or_else(|| odd(line))?;
    let hash: Hash = part(line, "hash", serde_json::from_value)?.ok_or_else(|| odd(line))?;
    let dossier: DossierId = part(line, "dossier", serde_json::from_value)?.ok_or_else(|| odd(line))?;
    let salt: Option<Hash> = part(line, "salt", serde_json::from_value)?;
    let data: Option<Personal> = part(line, "data", serde_json::from_value)?;
    let data = salt.map(|salt| salt.0).zip(data);
    Ok(Kept { sealed: Sealed { person, hash }, dossier, data })
}

/// Reads the events of a subject.
fn read_entries<B: ledger::event::Body>(events: &[Stored]) -> Result<Vec<ledger::event::Entry<B>>, Error> {
    let read = events.iter().map(|event| event.entry().map_err(|error| Error::Damaged(error.to_string())));
    read.collect()
}

fn unwritable(why: &std::io::Error) -> Error {
    Error::File { path: "-".into(), why: why.to_string() }
}

impl Writer<'_> {
    /// Notes the root over all chains as of now, to be printed in a report of a day, and returns it with its position.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_root(&mut self, day: Date) -> Result<(u64, Hash), Error> {
        let (tenant, position) = (self.line.tenant, self.line.position);
        let hash = chain::root(&self.heads(tenant)?);
        let sql = "INSERT INTO roots (tenant, position, day, hash) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (tenant, position) DO NOTHING";
        let values = [(*tenant.as_bytes()).into(), number(position).into(), days(day).into(), hash.0.into()];
        self.connection.execute(sql, &values)?;
        Ok((position, hash))
    }

    /// Makes what is made from events anew where a new version of the tables has more of it. Returns whether that was so.
    ///
    /// # Errors
    ///
    /// The database cannot be written, or an event is damaged.
    pub fn catch_up(&mut self, laws: &Laws) -> Result<bool, Error> {
        let tenant = self.line.tenant;
        let stale = self.is_stale(tenant)?;
        if stale {
            self.rebuild(laws)?;
        }
        Ok(stale)
    }

    /// Drops everything that is made from events, and makes it anew.
    ///
    /// # Errors
    ///
    /// The database cannot be written, or an event is damaged.
    pub fn rebuild(&mut self, laws: &Laws) -> Result<u64, Error> {
        let tenant = self.line.tenant;
        for table in schema::PROJECTED {
            self.connection
                .execute(&format!("DELETE FROM {table} WHERE tenant = ?1"), &[(*tenant.as_bytes()).into()])?;
        }
        let own = [(*tenant.as_bytes()).into()];
        self.connection.execute("UPDATE tenants SET stale = 0 WHERE tenant = ?1", &own)?;
        self.clear_index()?;
        self.connection.expect_parts()?;
        let events = self.line.position;
        self.begin_walk(Some(events));
        let mut places = None;
        let mut after = None;
        let mut tasks = 0;
        let mut definitions = Definitions::default();
        loop {
            let chains = self.chains_behind(tenant, after.as_ref())?;
            let Some(last) = chains.last() else { break };
            after = Some(last.key.clone());
            let (mut task_rows, mut spans, mut texts) = (Vec::new(), Vec::new(), Vec::new());
            let mut dossier_rows = DossierRows::default();
            for chain in chains {
                if let Some(unreadable) = chain.unreadable.first() {
                    return Err(Error::Damaged(unreadable.why.clone()));
                }
                let events = &chain.events;
                let task = match chain.subject() {
                    Some(Subject::Task(task)) => task,
                    Some(Subject::Document(document)) => {
                        self.project_document(document, &read_entries(events)?)?;
                        continue;
                    }
                    Some(Subject::Dossier(dossier)) => {
                        let entries = read_entries(events)?;
                        definitions.read(&mut self.reader, tenant, &entries)?;
                        let people = self.people_named_in(tenant, dossier, &entries)?;
                        let calendar = laws.now().1;
                        let made = dossiers::rows(tenant, dossier, &entries, &definitions, calendar, &people);
                        dossier_rows.iter_mut().zip(made).for_each(|(all, made)| all.extend(made));
                        continue;
                    }
                    Some(Subject::Indicator(indicator)) => {
                        self.project_indicator(indicator, &read_entries(events)?)?;
                        continue;
                    }
                    Some(
                        Subject::Organisation(_)
                        | Subject::Register(_)
                        | Subject::Settings(_)
                        | Subject::ClosedFigures(_)
                        | Subject::Report(_)
                        | Subject::Procedure(_)
                        | Subject::EventDate(_)
                        | Subject::Person(_),
                    )
                    | None => continue,
                };
                let history =
                    History::new(events.iter().map(crate::events::entry).collect::<Result<_, _>>()?);
                let version = events.last().map_or(0, |event| event.version);
                let (row, known) = rows::replay(tenant, task, &history, laws);
                let mut entry = IndexEntry::new(tenant, "task", *task.as_bytes(), &text_of(&history));
                // Documents come before tasks, and other tenants have places too.
                let places = match &mut places {
                    Some(places) => places,
                    none => none.insert(self.taken_places()?),
                };
                while !places.insert(entry.place) {
                    entry.place += 1;
                }
                texts.push(entry);
                spans.extend(known);
                task_rows.push((task, version, row));
            }
            tasks += task_rows.len() as u64;
            self.insert_dossiers(&dossier_rows)?;
            self.insert_rows(&task_rows)?;
            self.insert_spans(&spans)?;
            self.insert_texts(&texts)?;
        }
        Ok(tasks)
    }

    /// Fills tables that are empty; their indexes are made afterwards, in one go, which is faster than row by row.
    fn fill<T>(
        &mut self,
        tables: &[&str],
        fill: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut empty = true;
        for table in tables {
            let sql = format!("SELECT tenant FROM {table} LIMIT 1");
            self.connection.query(&sql, &[], &mut |_| {
                empty = false;
                Ok(())
            })?;
        }
        if !empty {
            return fill(self);
        }
        let indexes = schema::indexes(self.connection.dialect(), tables);
        for (name, _) in &indexes {
            self.connection.script(&format!("DROP INDEX {name}"))?;
        }
        let filled = fill(self)?;
        for (_, statement) in &indexes {
            self.connection.script(statement)?;
        }
        Ok(filled)
    }

    /// Inserts all lines behind the first, and notes the ends of the chains.
    fn import_events(
        &mut self,
        tenant: &Tenant,
        line: &mut String,
        next: &mut dyn FnMut(&mut String) -> Result<usize, Error>,
    ) -> Result<(), Error> {
        let mut heads: BTreeMap<Subject, Head> = BTreeMap::new();
        let mut rows = Vec::with_capacity(CHUNK);
        self.begin_walk(None);
        while next(line)? > 0 {
            let event: Result<Stored, _> = serde_json::from_str(line);
            let Ok(event) = event else {
                let other = serde_json::from_str(line).map_err(|error| Error::Damaged(error.to_string()))?;
                self.import_line(&other)?;
                continue;
            };
            let head = heads.entry(event.subject).or_insert(Head::EMPTY);
            if event.tenant != tenant.id
                || event.position != self.line.position + 1
                || !chain::follows(*head, &event)
            {
                return Err(Error::Damaged(format!("event {} is not as it was sealed", event.id)));
            }
            *head = Head { version: event.version, hash: event.hash };
            self.line.position = event.position;
            self.line.recorded_at = self.line.recorded_at.max(event.meta.recorded_at);
            rows.push(events::row_of(&event));
            if rows.len() == CHUNK {
                self.insert_events(&rows)?;
                self.walk_on(CHUNK as u64);
                rows.clear();
            }
        }
        self.insert_events(&rows)?;
        let heads: Vec<_> =
            heads.into_iter().map(|(subject, head)| events::head_row(tenant.id, subject, head)).collect();
        self.connection.insert("INSERT INTO heads (tenant, kind, subject, version, hash)", &heads)
    }

    /// Inserts a line of an export that is no event.
    fn import_line(&mut self, line: &Json) -> Result<(), Error> {
        let tenant = Value::from(*self.line.tenant.as_bytes());
        let text = |name: &str| line.get(name).and_then(Json::as_str);
        if let (Some(name), Some(officer)) = (text("account"), text("officer")) {
            let officer: OfficerId = officer.parse().map_err(|_| odd(line))?;
            return self.set_account(&crate::Account { name: name.to_owned(), officer });
        }
        if let (Some(name), Some(last)) = (text("counter"), line.get("last").and_then(Json::as_i64)) {
            let sql = "INSERT INTO counters (tenant, name, last) VALUES (?1, ?2, ?3)";
            return self.connection.execute(sql, &[tenant, name.into(), last.into()]).map(|_| ());
        }
        if line.get("person").is_some() {
            return self.keep_record(&record_of(line)?);
        }
        let position = line.get("root-at").and_then(Json::as_i64).ok_or_else(|| odd(line))?;
        let day: Date = text("day").and_then(|day| day.parse().ok()).ok_or_else(|| odd(line))?;
        let hash: Hash = line
            .get("hash")
            .and_then(|hash| serde_json::from_value(hash.clone()).ok())
            .ok_or_else(|| odd(line))?;
        let sql = "INSERT INTO roots (tenant, position, day, hash) VALUES (?1, ?2, ?3, ?4)";
        let values = [tenant, position.into(), days(day).into(), hash.0.into()];
        self.connection.execute(sql, &values).map(|_| ())
    }
}

fn odd(line: &Json) -> Error {
    let text: String = line.to_string().chars().take(200).collect();
    Error::Damaged(format!("a line that no export has: {text}"))
}

/// Reads the tenant that the first line of an export names.
fn header(line: &str) -> Result<Tenant, Error> {
    let line: Json = serde_json::from_str(line).map_err(|error| Error::Damaged(error.to_string()))?;
    let text = |name: &str| line.get(name).and_then(Json::as_str).ok_or_else(|| odd(&line));
    if text("schema")? != FORMAT {
        return Err(odd(&line));
    }
    let id: TenantId = text("tenant")?.parse().map_err(|_| odd(&line))?;
    let root: UnitId = text("root")?.parse().map_err(|_| odd(&line))?;
    Ok(Tenant { id, name: text("name")?.to_owned(), root })
}

impl Store {
    /// Reads the whole ledger of a tenant from JSON lines, in one transaction, and makes its rows. Every event must have
    /// the hash it was sealed with. `laws` tells by what to judge, from the events that were read.
    ///
    /// # Errors
    ///
    /// The lines are no export, an event is not as it was sealed, or the tenant has events here already.
    pub fn import(
        &self,
        lines: &mut dyn BufRead,
        laws: impl FnOnce(&mut Reader<'_>, &Tenant) -> Result<Laws, Error>,
    ) -> Result<(Tenant, u64), Error> {
        let mut line = String::new();
        let mut next = |line: &mut String| {
            line.clear();
            lines.read_line(line).map_err(|why| unwritable(&why))
        };
        next(&mut line)?;
        let tenant = header(&line)?;
        if self.read(|reader| Ok::<_, Error>(reader.tenants()?.is_empty()))? {
            self.engine.expect_first_load()?;
        }
        let events = self.found(&tenant, |writer| {
            if writer.line.position > 0 {
                return Err(Error::Conflict(Subject::Organisation(tenant.root)));
            }
            writer.connection.expect_load()?;
            writer.fill(&["events"], |writer| writer.import_events(&tenant, &mut line, &mut next))?;
            let laws = laws(&mut writer.reader, &tenant)?;
            writer.fill(schema::MADE, |writer| writer.rebuild(&laws))?;
            Ok(writer.line.position)
        });
        let settled = self.engine.settle();
        let events = events?;
        settled?;
        Ok((tenant, events))
    }

    /// Writes a copy of the database to a file while others go on. `None` where the server has its own way (`pg_dump`).
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn backup(&self, to: &Path) -> Option<Result<(), Error>> {
        self.engine.backup(to)
    }
}
