//! Is the ledger what was written? Every event, chain, noted root and row is looked at, and what a hand changed is named.
//! Damage is never an error here: it stands in the report, and the rest is looked at all the same.

use crate::documents::{self, DOCUMENT};
use crate::dossiers::{self, Definitions};
use crate::engine::Value;
use crate::events::{Chain, ChainKey, count};
use crate::indicators::{self, INDICATOR};
use crate::persons;
use crate::rows::{self, Laws, SPAN, SUPPORT, TASK};
use crate::search::{self, digest, words_of};
use crate::{Error, Reader};
use ledger::chain::{self, Fault, FaultKind, Head};
use ledger::document::Document;
use ledger::event::{Body, Entry, Hash, Stored, Subject, Unreadable};
use ledger::indicator::Indicator;
use ledger::person::People;
use ledger::task::History;
use ledger::{DocumentId, DossierId, IndicatorId, PersonId, TaskId, TenantId};
use std::collections::BTreeMap;

/// What `verify` found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Events that were looked at.
    pub events: u64,
    /// Subjects that were looked at.
    pub subjects: u64,
    /// What is wrong with chains.
    pub faults: Vec<Fault>,
    /// Positions that no event has, or that the tenant does not know of; at most a thousand.
    pub positions: Vec<u64>,
    /// Positions whose noted root is another one now.
    pub roots: Vec<u64>,
    /// Tasks whose rows are not those that their events make.
    pub rows: Vec<TaskId>,
    /// Documents whose rows are not those that their events make.
    pub documents: Vec<DocumentId>,
    /// Dossiers whose rows are not those that their events make.
    pub dossiers: Vec<DossierId>,
    /// Indicators whose rows are not those that their events make.
    pub indicators: Vec<IndicatorId>,
    /// People whose data are not those that events name, are missing though nobody erased them, or are there though somebody did.
    pub persons: Vec<PersonId>,
    /// What cannot be read: the table, which row of it, and why; at most a thousand.
    pub damaged: Vec<String>,
    /// The root over all chains now.
    pub root: Option<Hash>,
}

/// Positions and damaged rows that are told; a ledger with more is not mended one by one.
const MOST_TOLD: usize = 1000;

impl Report {
    /// Tells whether everything is as it was written.
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty()
            && self.positions.is_empty()
            && self.roots.is_empty()
            && self.rows.is_empty()
            && self.documents.is_empty()
            && self.dossiers.is_empty()
            && self.indicators.is_empty()
            && self.persons.is_empty()
            && self.damaged.is_empty()
    }

    fn add_damaged(&mut self, told: String) {
        if self.damaged.len() < MOST_TOLD {
            self.damaged.push(told);
        }
    }

    fn add_position(&mut self, position: u64) {
        if self.positions.len() < MOST_TOLD && self.positions.last() != Some(&position) {
            self.positions.push(position);
        }
    }
}

/// A table that is made from events: its name, the columns that are compared, the second of which is an id, the name of
/// that, and which of its rows are meant.
type Table = (&'static str, &'static str, &'static str, &'static str);

/// What has rows made of its events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Made {
    Tasks,
    Documents,
    Dossiers,
    Indicators,
}

impl Made {
    const ALL: [Self; 4] = [Self::Tasks, Self::Documents, Self::Dossiers, Self::Indicators];

    fn tables(self) -> &'static [Table] {
        const TEXT: &str = "tenant, id, digest, words";
        match self {
            Self::Tasks => &[
                ("tasks", TASK, "id", ""),
                ("task_supports", SUPPORT, "task", ""),
                ("standings", SPAN, "task", ""),
                ("texts", TEXT, "id", "AND kind = 'task'"),
            ],
            Self::Documents => {
                &[("documents", DOCUMENT, "id", ""), ("texts", TEXT, "id", "AND kind = 'document'")]
            }
            Self::Dossiers => {
                const TABLES: [Table; 5] = of_dossiers();
                &TABLES
            }
            Self::Indicators => &[("indicators", INDICATOR, "id", "")],
        }
    }

    /// Names one whose rows are not those of its events.
    fn name(self, id: [u8; 16], report: &mut Report) {
        match self {
            Self::Tasks => report.rows.push(TaskId::from_bytes(id)),
            Self::Documents => report.documents.push(DocumentId::from_bytes(id)),
            Self::Dossiers => report.dossiers.push(DossierId::from_bytes(id)),
            Self::Indicators => report.indicators.push(IndicatorId::from_bytes(id)),
        }
    }
}

/// Returns the tables of dossiers.
const fn of_dossiers() -> [Table; 5] {
    let [register, stages, values, parties, pairs] = dossiers::TABLES;
    [
        (register.0, register.1, register.2, ""),
        (stages.0, stages.1, stages.2, ""),
        (values.0, values.1, values.2, ""),
        (parties.0, parties.1, parties.2, ""),
        (pairs.0, pairs.1, pairs.2, ""),
    ]
}

/// The rows of one subject in each of its tables, sorted.
type Rows = Vec<Vec<Vec<Value>>>;

/// The rows of some subjects by their ids; `None` where it cannot be said what they should be.
type Expected = BTreeMap<Value, Option<Rows>>;

impl Reader<'_> {
    /// Looks at every event, chain, noted root and row of a tenant.
    ///
    /// # Errors
    ///
    /// The database cannot be read at all. What is wrong with the ledger is no error but in the report.
    pub fn verify(&mut self, tenant: TenantId, laws: &Laws) -> Result<Report, Error> {
        let mut report = Report::default();
        self.connection.expect_parts()?;
        let events = self.position(tenant).ok();
        self.begin_walk(events);
        let heads = self.noted_heads(tenant, &mut report)?;
        report.root = Some(chain::root(&heads));
        self.verify_chains(tenant, laws, heads, &mut report)?;
        self.verify_positions(tenant, &mut report)?;
        Ok(report)
    }

    /// Follows all chains, and compares the rows that were made from each with those that it makes.
    fn verify_chains(
        &mut self,
        tenant: TenantId,
        laws: &Laws,
        mut heads: BTreeMap<Subject, Head>,
        report: &mut Report,
    ) -> Result<(), Error> {
        let mut after: Option<ChainKey> = None;
        let mut compared: [Option<Value>; 4] = Default::default();
        let mut definitions = Definitions::default();
        // One that cannot be read is told where its chain is followed.
        let erased = self.erased(tenant).unwrap_or_default();
        loop {
            let chains = self.chains_behind(tenant, after.as_ref())?;
            let Some(last) = chains.last() else { break };
            after = Some(last.key.clone());
            let mut expected: [Expected; 4] = Default::default();
            let records = self.records_of_chains(tenant, &chains)?;
            report.persons.extend(persons::mistaken(&chains, &records, &erased));
            let people = persons::people(&records);
            for chain in chains {
                report.subjects += 1;
                report.events += (chain.events.len() + chain.unreadable.len()) as u64;
                let head = chain.subject().and_then(|subject| heads.remove(&subject));
                verify_chain(&chain, head.unwrap_or(Head::EMPTY), report);
                if let Some(Subject::Dossier(_)) = chain.subject()
                    && let Some((entries, _)) = entries_of(&chain)
                {
                    definitions.read(self, tenant, &entries)?;
                }
                if let Some((made, id, rows)) = rows_of(tenant, &chain, laws, &definitions, &people) {
                    expected[made as usize].insert(id.into(), rows);
                }
            }
            for (made, compared) in Made::ALL.into_iter().zip(&mut compared) {
                let expected = &expected[made as usize];
                if let Some(upto) = expected.keys().next_back().cloned() {
                    let found = self.rows_between(tenant, made, compared.as_ref(), Some(&upto))?;
                    compare_rows(made, expected, found, report);
                    *compared = Some(upto);
                }
            }
        }
        for (made, compared) in Made::ALL.into_iter().zip(&compared) {
            let found = self.rows_between(tenant, made, compared.as_ref(), None)?;
            compare_rows(made, &BTreeMap::new(), found, report);
        }
        report.persons.extend(self.people_of_nothing(tenant)?);
        report.persons.sort_unstable();
        report.persons.dedup();
        // Chains of which nothing is left.
        report.faults.extend(heads.into_iter().map(|(subject, head)| Fault {
            subject,
            version: head.version,
            event: None,
            kind: FaultKind::Missing,
        }));
        Ok(())
    }

    /// Returns the rows of the subjects behind one, up to one.
    fn rows_between(
        &mut self,
        tenant: TenantId,
        made: Made,
        after: Option<&Value>,
        upto: Option<&Value>,
    ) -> Result<BTreeMap<Value, Rows>, Error> {
        let mut found: BTreeMap<Value, Rows> = BTreeMap::new();
        let tables = made.tables();
        for (index, (table, columns, id, only)) in tables.iter().enumerate() {
            let mut values = vec![(*tenant.as_bytes()).into()];
            let mut range = String::new();
            for (operator, bound) in [(">", after), ("<=", upto)] {
                if let Some(bound) = bound {
                    values.push(bound.clone());
                    range.push_str(&format!("AND {id} {operator} ?{} ", values.len()));
                }
            }
            let sql = format!("SELECT {columns} FROM {table} WHERE tenant = ?1 {only} {range} ORDER BY {id}");
            self.connection.query(&sql, &values, &mut |row| {
                let rows = found.entry(row[1].clone()).or_insert_with(|| vec![Vec::new(); tables.len()]);
                rows[index].push(row.to_vec());
                Ok(())
            })?;
        }
        found.values_mut().flatten().for_each(|rows| rows.sort());
        Ok(found)
    }

    /// Goes through all events in the order of their positions: no position may be missing, and the roots over the chains
    /// must be those that were noted.
    fn verify_positions(&mut self, tenant: TenantId, report: &mut Report) -> Result<(), Error> {
        let key = [Value::from(*tenant.as_bytes())];
        let mut known = 0;
        let sql = "SELECT position FROM tenants WHERE tenant = ?1";
        self.connection.query(sql, &key, &mut |row| {
            known = count(&row[0]).unwrap_or(0);
            Ok(())
        })?;
        let mut roots = self.noted_roots(tenant, report)?.into_iter().peekable();
        let mut heads: BTreeMap<Subject, Head> = BTreeMap::new();
        let mut next = 1;
        let sql =
            "SELECT position, kind, subject, version, hash FROM events WHERE tenant = ?1 ORDER BY position";
        self.connection.query(sql, &key, &mut |row| {
            let Ok(found) = count(&row[0]) else { return Ok(()) };
            while let Some((position, hash)) = roots.next_if(|(position, _)| *position < found) {
                report.roots.extend((chain::root(&heads) != hash).then_some(position));
            }
            (next..found).take(MOST_TOLD).for_each(|missing| report.add_position(missing));
            if found > known {
                report.add_position(found);
            }
            next = found.saturating_add(1);
            // Without a root to come nobody asks for the ends.
            if roots.peek().is_some()
                && let Ok((subject, head)) = head_of(&row[1..])
            {
                let newest = heads.entry(subject).or_insert(head);
                if newest.version < head.version {
                    *newest = head;
                }
            }
            Ok(())
        })?;
        report
            .roots
            .extend(roots.filter(|(_, hash)| chain::root(&heads) != *hash).map(|(position, _)| position));
        (next..=known).take(MOST_TOLD).for_each(|missing| report.add_position(missing));
        Ok(())
    }

    fn noted_heads(
        &mut self,
        tenant: TenantId,
        report: &mut Report,
    ) -> Result<BTreeMap<Subject, Head>, Error> {
        let mut heads = BTreeMap::new();
        let sql = "SELECT kind, subject, version, hash FROM heads WHERE tenant = ?1";
        self.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            match head_of(row) {
                Ok((subject, head)) => {
                    heads.insert(subject, head);
                }
                Err(why) => report.add_damaged(format!("heads, {:?} {:?}: {why}", row[0], row[1])),
            }
            Ok(())
        })?;
        Ok(heads)
    }

    /// Returns the roots that were noted, in the order of their positions.
    fn noted_roots(&mut self, tenant: TenantId, report: &mut Report) -> Result<Vec<(u64, Hash)>, Error> {
        let mut roots = Vec::new();
        let sql = "SELECT position, hash FROM roots WHERE tenant = ?1 ORDER BY position";
        self.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            match (count(&row[0]), row[1].bytes()) {
                (Ok(position), Ok(hash)) => roots.push((position, Hash(hash))),
                (Err(why), _) | (_, Err(why)) => {
                    report.add_damaged(format!("roots, {:?}: {why}", row[0]));
                }
            }
            Ok(())
        })?;
        Ok(roots)
    }
}

/// Reads the end of a chain: kind, id, version, hash.
pub(crate) fn head_of(row: &[Value]) -> Result<(Subject, Head), Error> {
    let kind = row[0].text()?;
    let subject = Subject::from_parts(kind, row[1].bytes()?)
        .ok_or_else(|| Error::Damaged(format!("a chain of something unknown: {kind}")))?;
    Ok((subject, Head { version: count(&row[2])?, hash: Hash(row[3].bytes()?) }))
}

/// Follows one chain.
fn verify_chain(chain: &Chain, noted: Head, report: &mut Report) {
    for row in &chain.unreadable {
        let position = row.position.map_or_else(|| "?".to_owned(), |position| position.to_string());
        report.add_damaged(format!("events, position {position}: {}", row.why));
    }
    let Some(subject) = chain.subject() else { return };
    let changed = chain.unreadable.iter().map(|row| Fault {
        subject,
        version: row.version.unwrap_or(0),
        event: row.id,
        kind: FaultKind::Changed,
    });
    let faults: Vec<Fault> = changed.collect();
    // An event that cannot be read is there: nothing is missing before the one behind it.
    let is_told = |fault: &Fault| {
        let at = |version: u64| faults.iter().any(|changed| changed.version == version);
        fault.kind == FaultKind::Missing && (at(fault.version) || at(fault.version.saturating_sub(1)))
    };
    let followed = chain::verify(subject, &chain.events, Some(noted));
    report.faults.extend(followed.into_iter().filter(|fault| !is_told(fault)));
    report.faults.extend(faults);
    for event in &chain.events {
        if let Err(why) = read_body(event) {
            report.add_damaged(format!("events, position {}, {subject}: {why}", event.position));
        }
    }
}

/// Tells whether the body of an event is one of its subject's.
fn read_body(event: &Stored) -> Result<(), Unreadable> {
    fn read<B: Body>(event: &Stored) -> Result<(), Unreadable> {
        event.body::<B>().map(|_| ())
    }
    match event.subject {
        Subject::Task(_) => read::<ledger::task::Event>(event),
        Subject::Organisation(_) => read::<ledger::organisation::Event>(event),
        Subject::Document(_) => read::<ledger::document::Event>(event),
        Subject::Register(_) => read::<ledger::register::Event>(event),
        Subject::Settings(_) => read::<ledger::settings::Event>(event),
        Subject::ClosedFigures(_) => read::<ledger::closed_figures::Event>(event),
        Subject::Report(_) => read::<ledger::report::Event>(event),
        Subject::Dossier(_) => read::<ledger::dossier::Event>(event),
        Subject::Procedure(_) => read::<ledger::procedure::Recorded>(event),
        Subject::EventDate(_) => read::<ledger::event_date::Event>(event),
        Subject::Indicator(_) => read::<ledger::indicator::Event>(event),
        Subject::Person(_) => read::<ledger::person::Event>(event),
    }
}

/// Returns the rows that the events of a chain make, if it is of a kind that has some; they are `None` where an event cannot
/// be read, which is told already.
fn rows_of(
    tenant: TenantId,
    chain: &Chain,
    laws: &Laws,
    definitions: &Definitions,
    people: &People,
) -> Option<(Made, [u8; 16], Option<Rows>)> {
    match chain.subject()? {
        Subject::Task(task) => Some((Made::Tasks, *task.as_bytes(), task_rows(tenant, task, chain, laws))),
        Subject::Document(id) => Some((Made::Documents, *id.as_bytes(), document_rows(tenant, id, chain))),
        Subject::Dossier(id) => {
            Some((Made::Dossiers, *id.as_bytes(), dossier_rows(tenant, id, chain, laws, definitions, people)))
        }
        Subject::Indicator(id) => Some((Made::Indicators, *id.as_bytes(), indicator_rows(tenant, id, chain))),
        Subject::Organisation(_)
        | Subject::Register(_)
        | Subject::Settings(_)
        | Subject::ClosedFigures(_)
        | Subject::Report(_)
        | Subject::Procedure(_)
        | Subject::EventDate(_)
        | Subject::Person(_) => None,
    }
}

fn task_rows(tenant: TenantId, task: TaskId, chain: &Chain, laws: &Laws) -> Option<Rows> {
    let (entries, version) = entries_of(chain)?;
    let history = History::new(entries);
    let (row, spans) = rows::replay(tenant, task, &history, laws);
    let text = text_row(tenant, *task.as_bytes(), &search::text_of(&history));
    Some(sorted(vec![
        vec![rows::task_row(tenant, task, version, &row)],
        rows::support_rows(tenant, task, &row),
        spans,
        vec![text],
    ]))
}

fn document_rows(tenant: TenantId, id: DocumentId, chain: &Chain) -> Option<Rows> {
    let (entries, version) = entries_of(chain)?;
    let document = Document::now(&entries);
    let text = text_row(tenant, *id.as_bytes(), &documents::text_of(&document));
    Some(vec![vec![documents::document_row(tenant, id, version, &document)], vec![text]])
}

fn dossier_rows(
    tenant: TenantId,
    id: DossierId,
    chain: &Chain,
    laws: &Laws,
    definitions: &Definitions,
    people: &People,
) -> Option<Rows> {
    let (entries, _) = entries_of(chain)?;
    Some(sorted(dossiers::rows(tenant, id, &entries, definitions, laws.now().1, people).into()))
}

fn indicator_rows(tenant: TenantId, id: IndicatorId, chain: &Chain) -> Option<Rows> {
    let (entries, version) = entries_of(chain)?;
    let row = indicators::indicator_row(tenant, id, version, &Indicator::now(&entries));
    Some(vec![row.into_iter().collect()])
}

/// Reads the entries of a chain, with the version of the last; `None` where one of them cannot be read.
fn entries_of<B: Body>(chain: &Chain) -> Option<(Vec<Entry<B>>, u64)> {
    let last = chain.events.last().filter(|_| chain.unreadable.is_empty())?;
    let entries = chain.events.iter().map(Stored::entry).collect::<Result<_, _>>().ok()?;
    Some((entries, last.version))
}

fn text_row(tenant: TenantId, id: [u8; 16], text: &str) -> Vec<Value> {
    vec![(*tenant.as_bytes()).into(), id.into(), digest(text).into(), words_of(text).into()]
}

fn sorted(mut rows: Rows) -> Rows {
    rows.iter_mut().for_each(|rows| rows.sort());
    rows
}

/// Names the subjects whose rows are not those that are expected, and rows of subjects that do not exist.
fn compare_rows(made: Made, expected: &Expected, mut found: BTreeMap<Value, Rows>, report: &mut Report) {
    for (id, rows) in expected {
        let found = found.remove(id);
        if let (Some(rows), Ok(id)) = (rows, id.bytes())
            && found.as_ref() != Some(rows)
        {
            made.name(id, report);
        }
    }
    for (id, rows) in found {
        match id.bytes() {
            Ok(id) => made.name(id, report),
            Err(why) => {
                let tables = made.tables().iter().zip(&rows).filter(|(_, rows)| !rows.is_empty());
                let tables: Vec<_> = tables.map(|((table, ..), _)| *table).collect();
                report.add_damaged(format!("{}, {id:?}: {why}", tables.join(", ")));
            }
        }
    }
}
