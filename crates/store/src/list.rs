//! Pages of tasks as lists show them: filtered, in a stable order, continued from the last row of the page before.

mod branches;
mod question;

use crate::engine::{Value, some_at_once};
use crate::events::{count, date};
use crate::rows::{EVER, Laws};
use crate::{Error, Reader};
use branches::{branches, ways_of_seeing};
use jiff::civil::Date;
use ledger::permission::Scope;
use ledger::standing::{Flags, Signs, Standing};
use ledger::task::Stage;
use ledger::{DocumentId, OfficerId, TaskId, TenantId, UnitId};
use question::{MOST_AT_ONCE, Question};
use std::cmp::Reverse;
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

const COLUMNS: &str = "id, version, stage, code, words, lead, officer, document, item, due_day, \
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
        self.plan_for(filter, order)?;
        let mut ids = self.first_ids(tenant, &branches(filter, order), order, after, most)?;
        let more = ids.len() > most as usize;
        ids.truncate(most as usize);
        Ok(Page { tasks: self.tasks_by_id(tenant, &ids, today)?, more })
    }

    /// Returns the first tasks of some branches in their order, one more than `most` at most. Their rows are not read for it:
    /// those of a page are read when it is known which they are.
    fn first_ids(
        &mut self,
        tenant: TenantId,
        branches: &[Filter],
        order: Order,
        after: Option<Place>,
        most: u32,
    ) -> Result<Vec<TaskId>, Error> {
        let limit = most.saturating_add(1);
        let mut places: Vec<(i64, TaskId)> = Vec::new();
        for question in Question::places(tenant, branches, order, after, limit) {
            self.connection.query(&question.sql, &question.values, &mut |row| {
                places.push((row[0].int()?, TaskId::from_bytes(row[1].bytes()?)));
                Ok(())
            })?;
        }
        match order {
            Order::Due => places.sort_unstable(),
            Order::LatestDue => places.sort_unstable_by_key(|place| Reverse(*place)),
            Order::Made => places.sort_unstable_by_key(|(_, id)| *id),
        }
        // A unit may lead a task that its officer watches.
        places.dedup();
        places.truncate(limit as usize);
        Ok(places.into_iter().map(|(_, id)| id).collect())
    }

    /// Lets the engine plan a question for its values where one plan does not do for all: how many tasks are within some days
    /// cannot be known without the days.
    fn plan_for(&mut self, filter: &Filter, order: Order) -> Result<(), Error> {
        let days = [filter.due_from, filter.due_to].iter().any(Option::is_some);
        let ranges = days || filter.given.is_some() || filter.completed.is_some();
        if ranges || order == Order::Made { self.connection.plan_for_values() } else { Ok(()) }
    }

    /// Returns the first tasks that a filter finds, by their due days, and how many there are in all.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn first_tasks(
        &mut self,
        tenant: TenantId,
        filter: &Filter,
        most: u32,
        today: Date,
    ) -> Result<(Vec<ListedTask>, u64), Error> {
        let page = self.tasks(tenant, filter, Order::Due, None, most, today)?;
        let count = if page.more { self.count_tasks(tenant, filter)? } else { page.tasks.len() as u64 };
        Ok((page.tasks, count))
    }

    /// Counts the tasks that a filter finds.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn count_tasks(&mut self, tenant: TenantId, filter: &Filter) -> Result<u64, Error> {
        self.plan_for(filter, Order::Due)?;
        self.count(tenant, filter, None)
    }

    /// Counts the tasks that a filter finds, but no further than one behind `most`: a large ledger has more than anybody
    /// turns pages for, and to count them all takes longer than to show some.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn count_some_tasks(&mut self, tenant: TenantId, filter: &Filter, most: u64) -> Result<u64, Error> {
        self.plan_for(filter, Order::Due)?;
        let limit = most.saturating_add(1);
        Ok(self.count(tenant, filter, Some(limit))?.min(limit))
    }

    fn count(&mut self, tenant: TenantId, filter: &Filter, limit: Option<u64>) -> Result<u64, Error> {
        let ways = ways_of_seeing(filter);
        if let Some((first, limit)) = ways.first().zip(limit).filter(|_| ways.len() > 1) {
            // Those of one way may be as many as are counted.
            let counted = self.count_ways(tenant, std::slice::from_ref(first), Some(limit))?;
            if counted >= limit {
                return Ok(counted);
            }
        }
        if ways.len() <= MOST_AT_ONCE {
            return if ways.is_empty() { Ok(0) } else { self.count_ways(tenant, &ways, limit) };
        }
        // Ways of one statement are counted there; those of a whole province are put together here.
        let mut seen = BTreeSet::new();
        for way in &ways {
            if limit.is_some_and(|limit| seen.len() as u64 >= limit) {
                break;
            }
            let question = Question::which(tenant, way, limit);
            self.connection.query(&question.sql, &question.values, &mut |row| {
                // A task may be seen for several reasons.
                seen.insert(row[0].bytes::<16>()?);
                Ok(())
            })?;
        }
        Ok(seen.len() as u64)
    }

    /// Counts the tasks that are seen in some ways, each once.
    fn count_ways(&mut self, tenant: TenantId, ways: &[Filter], limit: Option<u64>) -> Result<u64, Error> {
        let question = Question::count(tenant, ways, limit);
        let mut counted = 0;
        self.connection.query(&question.sql, &question.values, &mut |row| {
            counted = count(&row[0])?;
            Ok(())
        })?;
        Ok(counted)
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
        self.connection.plan_for_values()?;
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

    /// Returns tasks by their ids, as lists show them, in the order of the ids; those that do not exist are left out.
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
        let mut found = BTreeMap::new();
        let wanted: Vec<Value> = ids.iter().map(|id| (*id.as_bytes()).into()).collect();
        for (marks, values) in some_at_once(tenant, &wanted) {
            let sql = format!("SELECT {COLUMNS} FROM tasks WHERE tenant = ?1 AND id IN ({marks})");
            self.connection.query(&sql, &values, &mut |row| {
                let task = listed(row, today)?;
                found.insert(task.id, task);
                Ok(())
            })?;
        }
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
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
