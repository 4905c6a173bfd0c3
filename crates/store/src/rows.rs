//! What is kept beside the events: tasks as lists show them, and where each stood on which days, as known when. Made from
//! the events by `ledger::project`, in the transaction that appends them, or all anew ([`crate::Store::rebuild`]).

use crate::engine::Value;
use crate::events::{date, days};
use crate::{Error, Reader, Writer};
use ledger::project::{Projection, TaskRow, project};
use ledger::rules::Rules;
use ledger::standing::{Facts, Span, Standing};
use ledger::task::{History, Urgency};
use ledger::{DocumentId, Moment, OfficerId, TaskId, TenantId, UnitId};
use std::collections::BTreeMap;
use std::sync::Arc;
use viet::calendar::Calendar;

/// "Until further notice" as a day or a moment.
pub(crate) const EVER: i64 = i64::MAX;

/// The rules and calendars that an office judged by, each from the moment on at which it was recorded.
#[derive(Clone, Debug)]
pub struct Laws {
    first: Arc<(Rules, Calendar)>,
    changes: BTreeMap<Moment, Arc<(Rules, Calendar)>>,
}

impl Laws {
    /// Returns laws that hold from the beginning.
    pub fn new(rules: Rules, calendar: Calendar) -> Self {
        Self { first: Arc::new((rules, calendar)), changes: BTreeMap::new() }
    }

    /// Adds what holds from a moment on.
    pub fn change(&mut self, from: Moment, rules: Rules, calendar: Calendar) {
        self.changes.insert(from, Arc::new((rules, calendar)));
    }

    /// Returns what held at a moment.
    pub fn at(&self, moment: Moment) -> (&Rules, &Calendar) {
        let laws = self.changes.range(..=moment).next_back().map_or(&self.first, |(_, laws)| laws);
        (&laws.0, &laws.1)
    }

    /// Returns what holds now.
    pub fn now(&self) -> (&Rules, &Calendar) {
        self.at(Moment::LAST)
    }

    /// Tells whether what holds now is known since a moment.
    pub fn held_at(&self, moment: Moment) -> bool {
        self.changes_after(moment).next().is_none()
    }

    /// Returns the moments behind one at which they changed.
    fn changes_after(&self, moment: Moment) -> impl Iterator<Item = Moment> {
        use std::ops::Bound::{Excluded, Unbounded};
        self.changes.range((Excluded(moment), Unbounded)).map(|(moment, _)| *moment)
    }
}

/// Days on which a task stood somewhere, as known between two moments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    span: Span,
    from: Moment,
    to: Option<Moment>,
}

/// Everything that was ever known of where a task stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Knowledge {
    spans: Vec<Known>,
}

impl Knowledge {
    /// Notes what is known from a moment on: what is not so any more ends, what is new begins, the rest goes on.
    fn learn(&mut self, spans: Vec<Span>, at: Moment) {
        let mut new = spans;
        for known in self.spans.iter_mut().filter(|known| known.to.is_none()) {
            match new.iter().position(|span| *span == known.span) {
                Some(same) => {
                    new.swap_remove(same);
                }
                None => known.to = Some(at),
            }
        }
        // What was known for no time at all was never known.
        self.spans.retain(|known| known.to != Some(known.from));
        self.spans.extend(new.into_iter().map(|span| Known { span, from: at, to: None }));
    }
}

impl Writer<'_> {
    /// Makes a task's rows anew from its history, as known from `at` on.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn project_task(
        &mut self,
        task: TaskId,
        version: u64,
        history: &History,
        at: Moment,
        laws: &Laws,
    ) -> Result<(), Error> {
        let (rules, calendar) = laws.at(at);
        let Projection { row, spans } = project(history, at, rules, calendar);
        let tenant = self.line.tenant;
        let known = self.known_spans(tenant, task)?;
        let mut knowledge = Knowledge { spans: known.clone() };
        knowledge.learn(spans, at);
        self.replace_spans(task, &known, &knowledge.spans)?;
        self.replace_row(task, version, row)?;
        self.index_task(task, history)
    }

    /// Writes the difference between what was known of a task and what is.
    fn replace_spans(&mut self, task: TaskId, before: &[Known], after: &[Known]) -> Result<(), Error> {
        let tenant = self.line.tenant;
        let key = |known: &Known| {
            let from = days(known.span.from);
            [(*tenant.as_bytes()).into(), (*task.as_bytes()).into(), known.from.0.into(), from.into()]
        };
        for known in before.iter().filter(|known| !after.contains(known)) {
            let ended = after.iter().find(|other| other.from == known.from && other.span == known.span);
            let one = "tenant = ?1 AND task = ?2 AND known_from = ?3 AND day_from = ?4";
            if let Some(to) = ended.and_then(|ended| ended.to) {
                let mut values = key(known).to_vec();
                values.push(to.0.into());
                self.connection
                    .execute(&format!("UPDATE standings SET known_to = ?5 WHERE {one}"), &values)?;
            } else {
                self.connection.execute(&format!("DELETE FROM standings WHERE {one}"), &key(known))?;
            }
        }
        let fresh =
            |known: &&Known| !before.iter().any(|old| old.from == known.from && old.span == known.span);
        let rows: Vec<_> = after.iter().filter(fresh).map(|known| span_row(tenant, task, known)).collect();
        self.insert_spans(&rows)
    }

    /// Makes the rows of all tasks anew, as known from `at` on: what a changed calendar or changed rules ask for. Returns
    /// how many tasks there are.
    ///
    /// # Errors
    ///
    /// The database cannot be written, or an event is damaged.
    pub fn project_all_tasks(&mut self, at: Moment, laws: &Laws) -> Result<u64, Error> {
        let tenant = self.line.tenant;
        let tasks = self.subjects(tenant, "task")?;
        for task in &tasks {
            let task = TaskId::from_bytes(*task);
            let history = self.history(tenant, task)?;
            self.project_task(task, history.entries().len() as u64, &history, at, laws)?;
        }
        Ok(tasks.len() as u64)
    }

    /// Writes a task's row over the one that it has, so that only the indexes of what changed are touched.
    fn replace_row(&mut self, task: TaskId, version: u64, row: TaskRow) -> Result<(), Error> {
        let tenant = self.line.tenant;
        let key = [Value::from(*tenant.as_bytes()), (*task.as_bytes()).into()];
        self.connection.execute("DELETE FROM task_supports WHERE tenant = ?1 AND task = ?2", &key)?;
        let columns = (1..).zip(TASK.split(',')).skip(key.len());
        let set: Vec<_> = columns.map(|(number, column)| format!("{} = ?{number}", column.trim())).collect();
        let sql = format!("UPDATE tasks SET {} WHERE tenant = ?1 AND id = ?2", set.join(", "));
        if self.connection.execute(&sql, &task_row(tenant, task, version, &row))? == 0 {
            return self.insert_rows(&[(task, version, row)]);
        }
        self.insert_supports(&support_rows(tenant, task, &row))
    }

    fn insert_supports(&mut self, rows: &[Vec<Value>]) -> Result<(), Error> {
        self.connection.insert(&format!("INSERT INTO task_supports ({SUPPORT})"), rows)
    }

    pub(crate) fn insert_rows(&mut self, tasks: &[(TaskId, u64, TaskRow)]) -> Result<(), Error> {
        let tenant = self.line.tenant;
        let rows: Vec<_> =
            tasks.iter().map(|(task, version, row)| task_row(tenant, *task, *version, row)).collect();
        self.connection.insert(&format!("INSERT INTO tasks ({TASK})"), &rows)?;
        let supports: Vec<_> =
            tasks.iter().flat_map(|(task, _, row)| support_rows(tenant, *task, row)).collect();
        self.insert_supports(&supports)
    }

    pub(crate) fn insert_spans(&mut self, rows: &[Vec<Value>]) -> Result<(), Error> {
        self.connection.insert(&format!("INSERT INTO standings ({SPAN})"), rows)
    }
}

/// Returns the rows of a task as they would be had each of its entries been projected when it was recorded, and each
/// change of the laws when that was.
pub(crate) fn replay(
    tenant: TenantId,
    task: TaskId,
    history: &History,
    laws: &Laws,
) -> (TaskRow, Vec<Vec<Value>>) {
    let mut moments: Vec<Moment> = history.entries().iter().map(|entry| entry.meta.recorded_at).collect();
    let first = moments.first().copied().unwrap_or(Moment::LAST);
    moments.extend(laws.changes_after(first));
    moments.sort_unstable();
    moments.dedup();
    let mut knowledge = Knowledge::default();
    let last = moments.last().copied().unwrap_or(Moment::LAST);
    for at in moments {
        let (rules, calendar) = laws.at(at);
        knowledge.learn(ledger::standing::timeline(history, at, rules, calendar), at);
    }
    let (rules, calendar) = laws.at(last);
    let row = project(history, last, rules, calendar).row;
    let rows = knowledge.spans.iter().map(|known| span_row(tenant, task, known)).collect();
    (row, rows)
}

/// The columns of a task's row.
pub(crate) const TASK: &str = "tenant, id, version, stage, open, code, words, lead, officer, watcher, document, item, programme, \
     field, order_id, parent, urgency, given_day, due_day, approximate, completed_day, percent, waiting, \
     extension_asked, standing, late_from";

pub(crate) fn task_row(tenant: TenantId, task: TaskId, version: u64, row: &TaskRow) -> Vec<Value> {
    let urgency: i64 = match row.urgency {
        Urgency::Usual => 0,
        Urgency::Urgent => 1,
        Urgency::VeryUrgent => 2,
        Urgency::Express => 3,
    };
    vec![
        (*tenant.as_bytes()).into(),
        (*task.as_bytes()).into(),
        crate::events::number(version).into(),
        row.stage.name().into(),
        row.stage.is_open().into(),
        row.code.as_deref().into(),
        row.words.as_str().into(),
        row.lead.map(|unit| *unit.as_bytes()).into(),
        row.officer.map(|officer| *officer.as_bytes()).into(),
        row.watcher.map(|officer| *officer.as_bytes()).into(),
        row.document.as_ref().map(|(document, _)| *document.as_bytes()).into(),
        row.document.as_ref().map(|(_, item)| item.as_str()).into(),
        row.programme.map(|document| *document.as_bytes()).into(),
        row.field.as_deref().into(),
        row.order.map(|order| *order.as_bytes()).into(),
        row.parent.map(|task| *task.as_bytes()).into(),
        urgency.into(),
        row.given.map(|given| days(given.day)).into(),
        row.due.map_or(EVER, days).into(),
        row.approximate.into(),
        row.completed.map(|completed| days(completed.day)).into(),
        row.percent.map(i64::from).into(),
        row.waiting.into(),
        row.extension_asked.into(),
        row.standing.map(Standing::name).into(),
        row.late_from.map(days).into(),
    ]
}

/// The columns of a unit that takes part, as [`support_rows`] writes them.
pub(crate) const SUPPORT: &str = "tenant, task, unit, open, due_day, stage, standing, late_from";

pub(crate) fn support_rows(tenant: TenantId, task: TaskId, row: &TaskRow) -> Vec<Vec<Value>> {
    let (tenant, task, units) = (*tenant.as_bytes(), *task.as_bytes(), &row.support);
    let order = [Value::from(row.stage.is_open()), row.due.map_or(EVER, days).into()];
    let state: [Value; 3] =
        [row.stage.name().into(), row.standing.map(Standing::name).into(), row.late_from.map(days).into()];
    let row = |unit: &UnitId| {
        let key = [tenant.into(), task.into(), (*unit.as_bytes()).into()];
        key.into_iter().chain(order.iter().chain(&state).cloned()).collect()
    };
    units.iter().map(row).collect()
}

/// The columns of a span, as [`span_row`] writes and [`known`] reads them.
pub(crate) const SPAN: &str = "tenant, task, known_from, known_to, day_from, day_to, standing, lead, document, programme, \
     field, watcher, given_day, of_dossier";

fn span_row(tenant: TenantId, task: TaskId, known: &Known) -> Vec<Value> {
    let Span { from, to, standing, facts } = &known.span;
    vec![
        (*tenant.as_bytes()).into(),
        (*task.as_bytes()).into(),
        known.from.0.into(),
        known.to.map_or(EVER, |to| to.0).into(),
        days(*from).into(),
        to.map_or(EVER, days).into(),
        code_of(*standing).into(),
        facts.lead.map(|unit| *unit.as_bytes()).into(),
        facts.document.map(|document| *document.as_bytes()).into(),
        facts.programme.map(|document| *document.as_bytes()).into(),
        facts.field.as_deref().into(),
        facts.watcher.map(|officer| *officer.as_bytes()).into(),
        facts.given.map(days).into(),
        facts.of_dossier.into(),
    ]
}

/// Reads a span from the columns behind its task.
fn known(row: &[Value]) -> Result<Known, Error> {
    let ever = |value: &Value| Ok::<_, Error>(if value.int()? == EVER { None } else { Some(()) });
    let span = Span {
        from: date(&row[2])?,
        to: ever(&row[3])?.map(|()| date(&row[3])).transpose()?,
        standing: standing_of(row[4].int()?)?,
        facts: Facts {
            lead: row[5].option(|value| value.bytes().map(UnitId::from_bytes))?,
            document: row[6].option(|value| value.bytes().map(DocumentId::from_bytes))?,
            programme: row[7].option(|value| value.bytes().map(DocumentId::from_bytes))?,
            field: row[8].option(|value| value.text().map(str::to_owned))?,
            watcher: row[9].option(|value| value.bytes().map(OfficerId::from_bytes))?,
            given: row[10].option(date)?,
            of_dossier: row[11].int()? != 0,
        },
    };
    let to = ever(&row[1])?.map(|()| row[1].int().map(Moment)).transpose()?;
    Ok(Known { span, from: Moment(row[0].int()?), to })
}

impl Reader<'_> {
    /// Returns what is known now of where a task stood.
    fn known_spans(&mut self, tenant: TenantId, task: TaskId) -> Result<Vec<Known>, Error> {
        let mut spans = Vec::new();
        // Those that ended are left out here: asked for one end, SQLite takes the index of all tasks with that end.
        let sql = format!("SELECT {SPAN} FROM standings WHERE tenant = ?1 AND task = ?2 ORDER BY day_from");
        let values = [(*tenant.as_bytes()).into(), (*task.as_bytes()).into()];
        self.connection.query(&sql, &values, &mut |row| {
            let known = known(&row[2..])?;
            spans.extend(known.to.is_none().then_some(known));
            Ok(())
        })?;
        Ok(spans)
    }
}

/// Returns the number of a standing in the database; they never change.
pub(crate) fn code_of(standing: Standing) -> i64 {
    match standing {
        Standing::CompletedInTime => 1,
        Standing::CompletedLate => 2,
        Standing::CompletedUndated => 3,
        Standing::OpenInTime => 4,
        Standing::OpenOverdue => 5,
        Standing::OpenUndated => 6,
        Standing::Suspended => 7,
        Standing::Cancelled => 8,
        Standing::Superseded => 9,
    }
}

/// Returns the standing of a number.
pub(crate) fn standing_of(code: i64) -> Result<Standing, Error> {
    Standing::ALL
        .into_iter()
        .find(|standing| code_of(*standing) == code)
        .ok_or_else(|| Error::Damaged(format!("there is no standing {code}")))
}
