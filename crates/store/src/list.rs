//! Pages of tasks as lists show them: filtered, in a stable order, continued from the last row of the page before.

use crate::engine::Value;
use crate::events::{count, date, days};
use crate::rows::{EVER, Laws};
use crate::{Error, Reader};
use jiff::civil::Date;
use ledger::permission::Scope;
use ledger::standing::{Flags, Signs, Standing};
use ledger::task::Stage;
use ledger::{DocumentId, OfficerId, TaskId, TenantId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// Which tasks are wanted. What is `None` or empty is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Led by one of these.
    pub leads: Vec<UnitId>,
    /// With this unit taking part.
    pub support: Option<UnitId>,
    /// Done by this officer.
    pub officer: Option<OfficerId>,
    /// Watched by this leader.
    pub watcher: Option<OfficerId>,
    /// Given by this document.
    pub document: Option<DocumentId>,
    /// Of this programme.
    pub programme: Option<DocumentId>,
    /// Of this field.
    pub field: Option<String>,
    /// At one of these stages, by their stable names.
    pub stages: Vec<String>,
    /// Open, or not.
    pub open: Option<bool>,
    /// With a request for more time that nobody answered.
    pub extension_asked: Option<bool>,
    /// With this standing on this day, from which on nothing was entered.
    pub standing: Option<(Standing, Date)>,
    /// Due from this day on.
    pub due_from: Option<Date>,
    /// Due until this day.
    pub due_to: Option<Date>,
    /// Given between these days, both counted.
    pub given: Option<(Date, Date)>,
    /// Completed between these days, both counted.
    pub completed: Option<(Date, Date)>,
    /// Below this task.
    pub parent: Option<TaskId>,
    /// With this code.
    pub code: Option<String>,
    /// Seen by somebody; everything where `None`.
    pub seen: Option<Scope>,
}

/// A day of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// The last day on time.
    Due,
    /// The day on which it was given.
    Given,
    /// The day on which it was completed.
    Completed,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By the due day, those without one last.
    #[default]
    Due,
    /// The other way round: those without a due day first, then the latest.
    LatestDue,
    /// In the order in which they were made.
    Made,
}

/// A task in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedTask {
    /// Its id.
    pub id: TaskId,
    /// How many events it has.
    pub version: u64,
    /// Its stage, by the stable name.
    pub stage: String,
    /// Its code.
    pub code: Option<String>,
    /// Its words.
    pub words: String,
    /// Who leads.
    pub lead: Option<UnitId>,
    /// Who does it.
    pub officer: Option<OfficerId>,
    /// The document that gave it, and the path of labels in it.
    pub document: Option<(DocumentId, String)>,
    /// The last day on time.
    pub due: Option<Date>,
    /// That day was made by convention.
    pub approximate: bool,
    /// When it was given.
    pub given: Option<Date>,
    /// When it was completed.
    pub completed: Option<Date>,
    /// The last percent that was reported.
    pub percent: Option<u8>,
    /// The lead waits for another body.
    pub waiting: bool,
    /// A request for more time is open.
    pub extension_asked: bool,
    /// Where it stands on the day that the page was asked for.
    pub standing: Option<Standing>,
}

/// The place of a task in a list: where the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its last day on time.
    pub due: Option<Date>,
    /// Its id.
    pub id: TaskId,
}

impl ListedTask {
    /// Returns what is shown beside the standing on the day that the page was asked for. While a lead waits, its clock may
    /// stand still and the due day move on: that a task is due soon is not said then.
    pub fn flags(&self, today: Date, laws: &Laws) -> Flags {
        let Some(stage) = Stage::named(&self.stage) else { return Flags::default() };
        let signs = Signs {
            stage,
            standing: self.standing,
            given: self.given,
            due: self.due.filter(|_| !self.waiting),
            waiting: self.waiting,
            extension_asked: self.extension_asked,
        };
        let (rules, calendar) = laws.now();
        Flags::of(signs, today, rules, calendar)
    }

    /// Returns its place in a list.
    pub fn place(&self) -> Place {
        Place { due: self.due, id: self.id }
    }
}

/// A page of tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The tasks.
    pub tasks: Vec<ListedTask>,
    /// There are more behind the last one.
    pub more: bool,
}

const COLUMNS: &str = "tasks.id, tasks.version, stage, code, words, lead, officer, document, item, tasks.due_day, \
                       approximate, given_day, completed_day, percent, waiting, extension_asked, standing, late_from";

impl Reader<'_> {
    /// Returns a page of tasks behind the place `after`, their standings as of `today`.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn tasks(
        &mut self,
        tenant: TenantId,
        filter: &Filter,
        order: Order,
        after: Option<Place>,
        most: u32,
        today: Date,
    ) -> Result<Page, Error> {
        let mut tasks = Vec::new();
        let branches = branches(filter, order);
        for branch in &branches {
            let question = Question::new(tenant, branch, order, after, most);
            self.connection.query(&question.sql, &question.values, &mut |row| {
                tasks.push(listed(row, today)?);
                Ok(())
            })?;
        }
        if branches.len() > 1 {
            match order {
                Order::Due => tasks.sort_by_key(|task| (task.due.map_or(EVER, days), task.id)),
                Order::LatestDue => {
                    tasks.sort_by_key(|task| std::cmp::Reverse((task.due.map_or(EVER, days), task.id)));
                }
                Order::Made => tasks.sort_by_key(|task| task.id),
            }
            // A unit may lead a task that its officer watches.
            tasks.dedup_by_key(|task| task.id);
        }
        let more = tasks.len() > most as usize;
        tasks.truncate(most as usize);
        Ok(Page { tasks, more })
    }

    /// Counts the tasks that a filter finds.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn count_tasks(&mut self, tenant: TenantId, filter: &Filter) -> Result<u64, Error> {
        let mut counted = 0;
        let mut seen = BTreeSet::new();
        for branch in ways_of_seeing(filter) {
            let whole = branch.seen.as_ref().is_none_or(|seen| *seen == Scope::All);
            let question = Question::count(tenant, &branch, whole);
            self.connection.query(&question.sql, &question.values, &mut |row| {
                if whole {
                    counted = count(&row[0])?;
                } else {
                    // A task may be seen for several reasons.
                    seen.insert(row[0].bytes::<16>()?);
                }
                Ok(())
            })?;
        }
        Ok(counted + seen.len() as u64)
    }

    /// Counts the tasks that a filter finds, by one of their days; those that have no such day are left out. The sum over
    /// some days is what [`Reader::count_tasks`] says of them.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn count_by_day(
        &mut self,
        tenant: TenantId,
        filter: &Filter,
        day: Day,
    ) -> Result<BTreeMap<Date, u64>, Error> {
        let mut counted: BTreeMap<Date, u64> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for branch in ways_of_seeing(filter) {
            let whole = branch.seen.as_ref().is_none_or(|seen| *seen == Scope::All);
            let question = Question::days(tenant, &branch, day, whole);
            self.connection.query(&question.sql, &question.values, &mut |row| {
                if row[0].int()? == EVER {
                    return Ok(());
                }
                // A task may be seen for several reasons.
                let new = if whole { count(&row[1])? } else { u64::from(seen.insert(row[1].bytes::<16>()?)) };
                *counted.entry(date(&row[0])?).or_default() += new;
                Ok(())
            })?;
        }
        Ok(counted)
    }

    /// Returns all tasks that a filter finds, page by page: never more than the ledger has, and never cut off.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn all_tasks(
        &mut self,
        tenant: TenantId,
        filter: &Filter,
        order: Order,
        today: Date,
    ) -> Result<Vec<ListedTask>, Error> {
        const PAGE: u32 = 500;
        let mut tasks: Vec<ListedTask> = Vec::new();
        loop {
            let page = self.tasks(tenant, filter, order, tasks.last().map(ListedTask::place), PAGE, today)?;
            tasks.extend(page.tasks);
            if !page.more {
                return Ok(tasks);
            }
        }
    }

    /// Returns tasks by their ids, as lists show them; those that do not exist are left out.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn tasks_by_id(
        &mut self,
        tenant: TenantId,
        ids: &[TaskId],
        today: Date,
    ) -> Result<Vec<ListedTask>, Error> {
        let mut found = Vec::with_capacity(ids.len());
        let sql = format!("SELECT {COLUMNS} FROM tasks WHERE tenant = ?1 AND id = ?2");
        for id in ids {
            let values = [(*tenant.as_bytes()).into(), (*id.as_bytes()).into()];
            self.connection.query(&sql, &values, &mut |row| {
                found.push(listed(row, today)?);
                Ok(())
            })?;
        }
        Ok(found)
    }
}

/// Leads whose tasks are asked for one by one.
const MOST_BRANCHES: usize = 64;

/// Takes a filter apart into ones that an index answers in the order of the page: for each way of seeing a task, for each
/// lead, and for open tasks and the others apart. Their pages put together are the page.
fn branches(filter: &Filter, order: Order) -> Vec<Filter> {
    let seen = ways_of_seeing(filter);
    if order == Order::Made {
        return seen;
    }
    seen.iter().flat_map(ordered).collect()
}

/// Takes a filter apart by why somebody sees a task: each way is a condition that an index answers.
fn ways_of_seeing(filter: &Filter) -> Vec<Filter> {
    let Some(Scope::Part { units, officer, .. }) = &filter.seen else { return vec![filter.clone()] };
    // The tasks of one unit's part are few, and its index has them in order: why they are seen is asked of each.
    if filter.support.is_some() {
        return vec![filter.clone()];
    }
    let mut ways = Vec::new();
    let leads: Vec<UnitId> = if filter.leads.is_empty() {
        units.iter().copied().collect()
    } else {
        filter.leads.iter().copied().filter(|lead| units.contains(lead)).collect()
    };
    if !leads.is_empty() {
        ways.push(Filter { leads, ..filter.clone() });
    }
    ways.extend(units.iter().map(|unit| Filter { support: Some(*unit), ..filter.clone() }));
    if filter.officer.is_none_or(|wanted| wanted == *officer) {
        ways.push(Filter { officer: Some(*officer), ..filter.clone() });
    }
    if filter.watcher.is_none_or(|wanted| wanted == *officer) {
        ways.push(Filter { watcher: Some(*officer), ..filter.clone() });
    }
    ways
}

/// Takes a filter apart into ones that an index answers in the order of due days.
fn ordered(filter: &Filter) -> Vec<Filter> {
    let leads: Vec<Vec<UnitId>> = match filter.leads.as_slice() {
        leads @ [_, _, ..] if leads.len() <= MOST_BRANCHES => {
            leads.iter().collect::<BTreeSet<_>>().into_iter().map(|lead| vec![*lead]).collect()
        }
        leads => vec![leads.to_vec()],
    };
    let open = match (filter.open, filter.standing) {
        (Some(open), _) => vec![open],
        (None, Some((standing, _))) => vec![is_open(standing)],
        (None, None) => vec![true, false],
    };
    let branch =
        |leads: &Vec<UnitId>, open| Filter { leads: leads.clone(), open: Some(open), ..filter.clone() };
    leads.iter().flat_map(|leads| open.iter().map(move |open| branch(leads, *open))).collect()
}

fn is_open(standing: Standing) -> bool {
    match standing {
        Standing::OpenInTime | Standing::OpenOverdue | Standing::OpenUndated | Standing::Suspended => true,
        Standing::CompletedInTime
        | Standing::CompletedLate
        | Standing::CompletedUndated
        | Standing::Cancelled
        | Standing::Superseded => false,
    }
}

/// A question for a page, and its values.
struct Question {
    sql: String,
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Question {
    /// Asks how many there are, or which.
    fn count(tenant: TenantId, filter: &Filter, number: bool) -> Self {
        let (mut question, from, _, id) = Self::of(tenant, filter);
        let what = if number { "COUNT(*)" } else { id };
        question.sql = format!("SELECT {what} FROM {from} WHERE {}", question.conditions.join(" AND "));
        question
    }

    /// Asks for each of some days how many there are, or which.
    fn days(tenant: TenantId, filter: &Filter, day: Day, number: bool) -> Self {
        let (mut question, from, table, id) = Self::of(tenant, filter);
        let day = match day {
            Day::Due => format!("{table}.due_day"),
            Day::Given => "given_day".to_owned(),
            Day::Completed => "completed_day".to_owned(),
        };
        let conditions = question.conditions.join(" AND ");
        question.sql = if number {
            format!(
                "SELECT {day}, COUNT(*) FROM {from} WHERE {conditions} AND {day} IS NOT NULL GROUP BY {day}"
            )
        } else {
            format!("SELECT {day}, {id} FROM {from} WHERE {conditions} AND {day} IS NOT NULL")
        };
        question
    }

    /// Returns the conditions of a filter, the tables, the one that has the order, and the column of the id.
    fn of(tenant: TenantId, filter: &Filter) -> (Self, &'static str, &'static str, &'static str) {
        // Tasks in which a unit takes part come in the order of a table of their own.
        let (from, table, id) = if filter.support.is_some() {
            ("task_supports s JOIN tasks ON tasks.tenant = s.tenant AND tasks.id = s.task", "s", "s.task")
        } else {
            ("tasks", "tasks", "tasks.id")
        };
        let mut question = Self {
            sql: String::new(),
            conditions: vec![format!("{table}.tenant = ?1")],
            values: vec![(*tenant.as_bytes()).into()],
        };
        question.add_filter(filter, table);
        (question, from, table, id)
    }

    fn new(tenant: TenantId, filter: &Filter, order: Order, after: Option<Place>, most: u32) -> Self {
        let (mut question, from, table, id) = Self::of(tenant, filter);
        match (order, after) {
            // One row value and not two comparisons: that is what lets both engines begin where the page before ended.
            (Order::Due | Order::LatestDue, Some(after)) => {
                let behind = if order == Order::Due { ">" } else { "<" };
                let due = question.mark(after.due.map_or(EVER, days));
                let last = question.mark(*after.id.as_bytes());
                question.conditions.push(format!("({table}.due_day, {id}) {behind} ({due}, {last})"));
            }
            (Order::Made, Some(after)) => question.equal(&format!("{id} >"), *after.id.as_bytes()),
            (Order::Due | Order::LatestDue | Order::Made, None) => {}
        }
        let by = match order {
            Order::Due => format!("{table}.due_day, {id}"),
            Order::LatestDue => format!("{table}.due_day DESC, {id} DESC"),
            Order::Made => id.to_owned(),
        };
        let limit = question.mark(i64::from(most) + 1);
        let conditions = question.conditions.join(" AND ");
        question.sql = format!("SELECT {COLUMNS} FROM {from} WHERE {conditions} ORDER BY {by} LIMIT {limit}");
        question
    }

    /// Adds a value and returns its mark.
    fn mark(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// Adds "column operator value".
    fn equal(&mut self, column: &str, value: impl Into<Value>) {
        let mark = self.mark(value);
        self.conditions.push(format!("{column} {mark}"));
    }

    /// Adds "column is one of these".
    fn one_of<V: Into<Value>>(&mut self, column: &str, values: impl IntoIterator<Item = V>) {
        let marks: Vec<String> = values.into_iter().map(|value| self.mark(value)).collect();
        match marks.as_slice() {
            [] => {}
            [one] => self.conditions.push(format!("{column} = {one}")),
            _ => self.conditions.push(format!("{column} IN ({})", marks.join(", "))),
        }
    }

    /// Adds the conditions of a filter; `table` has the order and whether a task is open.
    fn add_filter(&mut self, filter: &Filter, table: &str) {
        self.one_of("lead", filter.leads.iter().map(|unit| *unit.as_bytes()));
        self.one_of("stage", filter.stages.iter().map(String::as_str));
        let ids = [
            ("officer =", filter.officer.map(|officer| *officer.as_bytes())),
            ("watcher =", filter.watcher.map(|officer| *officer.as_bytes())),
            ("document =", filter.document.map(|document| *document.as_bytes())),
            ("programme =", filter.programme.map(|document| *document.as_bytes())),
            ("parent =", filter.parent.map(|task| *task.as_bytes())),
        ];
        for (column, id) in ids {
            if let Some(id) = id {
                self.equal(column, id);
            }
        }
        for (column, text) in [("field =", &filter.field), ("code =", &filter.code)] {
            if let Some(text) = text {
                self.equal(column, text.as_str());
            }
        }
        for (operator, day) in [(">=", filter.due_from), ("<=", filter.due_to)] {
            if let Some(day) = day {
                self.equal(&format!("{table}.due_day {operator}"), days(day));
            }
        }
        for (column, between) in [("given_day", filter.given), ("completed_day", filter.completed)] {
            if let Some((from, to)) = between {
                let (from, to) = (self.mark(days(from)), self.mark(days(to)));
                self.conditions.push(format!("{column} BETWEEN {from} AND {to}"));
            }
        }
        if let Some(asked) = filter.extension_asked {
            self.equal("extension_asked =", asked);
        }
        if let Some(open) = filter.open {
            self.equal(&format!("{table}.open ="), open);
        }
        if let Some(unit) = filter.support {
            self.equal("s.unit =", *unit.as_bytes());
        }
        if let Some((standing, today)) = filter.standing {
            self.add_standing(standing, today);
        }
        if let Some(Scope::Part { proposals: false, .. }) = filter.seen {
            let (proposed, gone) = (self.mark(Stage::Proposed.name()), self.mark(Stage::Gone.name()));
            self.conditions.push(format!("stage NOT IN ({proposed}, {gone})"));
        }
        if let (Some(Scope::Part { units, officer, .. }), Some(helper)) = (&filter.seen, filter.support)
            && !units.contains(&helper)
        {
            self.add_seen(units, *officer);
        }
    }

    /// Adds that some units lead or take part, or that somebody does or watches it.
    fn add_seen(&mut self, units: &BTreeSet<UnitId>, officer: OfficerId) {
        let officer = self.mark(*officer.as_bytes());
        let mut reasons = vec![format!("officer = {officer}"), format!("watcher = {officer}")];
        if !units.is_empty() {
            let marks: Vec<String> = units.iter().map(|unit| self.mark(*unit.as_bytes())).collect();
            let marks = marks.join(", ");
            reasons.push(format!("lead IN ({marks})"));
            reasons.push(format!(
                "EXISTS (SELECT 1 FROM task_supports o WHERE o.tenant = ?1 AND o.task = tasks.id AND o.unit IN ({marks}))"
            ));
        }
        self.conditions.push(format!("({})", reasons.join(" OR ")));
    }

    /// What is overdue from a day on stands in time before it: one row serves both.
    fn add_standing(&mut self, standing: Standing, today: Date) {
        match standing {
            Standing::OpenInTime => {
                let (in_time, overdue) =
                    (self.mark(standing.name()), self.mark(Standing::OpenOverdue.name()));
                let today = self.mark(days(today));
                self.conditions.push(format!(
                    "(standing = {in_time} OR (standing = {overdue} AND late_from > {today}))"
                ));
            }
            Standing::OpenOverdue => {
                let today = self.mark(days(today));
                self.equal("standing =", standing.name());
                self.conditions.push(format!("(late_from IS NULL OR late_from <= {today})"));
            }
            Standing::CompletedInTime
            | Standing::CompletedLate
            | Standing::CompletedUndated
            | Standing::OpenUndated
            | Standing::Suspended
            | Standing::Cancelled
            | Standing::Superseded => self.equal("standing =", standing.name()),
        }
    }
}

fn listed(row: &[Value], today: Date) -> Result<ListedTask, Error> {
    let document = row[7].option(|value| value.bytes().map(DocumentId::from_bytes))?;
    let item = row[8].option(|value| value.text().map(str::to_owned))?.unwrap_or_default();
    let tail = row[16].option(|value| {
        let name = value.text()?;
        Standing::named(name).ok_or_else(|| Error::Damaged(format!("there is no standing {name}")))
    })?;
    let standing = match row[17].option(date)? {
        Some(late) if today < late => Some(Standing::OpenInTime),
        Some(_) | None => tail,
    };
    Ok(ListedTask {
        id: TaskId::from_bytes(row[0].bytes()?),
        version: count(&row[1])?,
        stage: row[2].text()?.to_owned(),
        code: row[3].option(|value| value.text().map(str::to_owned))?,
        words: row[4].text()?.to_owned(),
        lead: row[5].option(|value| value.bytes().map(UnitId::from_bytes))?,
        officer: row[6].option(|value| value.bytes().map(OfficerId::from_bytes))?,
        document: document.map(|document| (document, item)),
        due: if row[9].int()? == EVER { None } else { Some(date(&row[9])?) },
        approximate: row[10].int()? != 0,
        given: row[11].option(date)?,
        completed: row[12].option(date)?,
        percent: row[13].option(|value| Ok(u8::try_from(value.int()?).unwrap_or(100)))?,
        waiting: row[14].int()? != 0,
        extension_asked: row[15].int()? != 0,
        standing,
    })
}
