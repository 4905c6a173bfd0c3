//! A filter as SQL.

use super::{Day, Filter, Order, Place};
use crate::engine::Value;
use crate::events::days;
use crate::rows::EVER;
use jiff::civil::Date;
use ledger::permission::Scope;
use ledger::standing::Standing;
use ledger::task::Stage;
use ledger::{OfficerId, TenantId, UnitId};
use std::collections::BTreeSet;

/// Branches of one statement; what is asked of more of them is asked in turn.
pub(super) const MOST_AT_ONCE: usize = 16;

/// A question for tasks, and its values.
pub(super) struct Question {
    pub(super) sql: String,
    conditions: Vec<String>,
    pub(super) values: Vec<Value>,
}

impl Question {
    /// Asks how many there are that some filters find, each counted once; for as many as the limit at most of each filter.
    pub(super) fn count(tenant: TenantId, filters: &[Filter], limit: Option<u64>) -> Self {
        let mut question = Self::empty(tenant);
        let parts: Vec<String> = filters.iter().map(|filter| question.ids(filter, limit)).collect();
        let found = all_of(&parts, "UNION");
        question.sql = format!("SELECT COUNT(*) FROM ({found}) found");
        question
    }

    /// Asks which there are that a filter finds, for as many as the limit at most.
    pub(super) fn which(tenant: TenantId, filter: &Filter, limit: Option<u64>) -> Self {
        let mut question = Self::empty(tenant);
        question.sql = question.ids(filter, limit);
        question
    }

    fn ids(&mut self, filter: &Filter, limit: Option<u64>) -> String {
        let Tables { from, id, .. } = self.restrict(filter, false);
        let conditions = std::mem::take(&mut self.conditions).join(" AND ");
        // As in a page: the plan has to know the limit.
        let limit = limit.map(|limit| format!(" LIMIT {limit}")).unwrap_or_default();
        format!("SELECT {id} FROM {from} WHERE {conditions}{limit}")
    }

    /// Asks for each of some days how many there are, or which.
    pub(super) fn days(tenant: TenantId, filter: &Filter, day: Day, number: bool) -> Self {
        let (mut question, Tables { from, table, id }) = Self::of(tenant, filter, day != Day::Due);
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

    /// Asks for the places of the first tasks of some branches, as many of each as the limit at most; what an index holds is all
    /// that is read for it, where the filter asks for nothing else.
    pub(super) fn places(
        tenant: TenantId,
        branches: &[Filter],
        order: Order,
        after: Option<Place>,
        limit: u32,
    ) -> Vec<Self> {
        let mut questions = Vec::new();
        for branches in branches.chunks(MOST_AT_ONCE) {
            let mut question = Self::empty(tenant);
            let parts: Vec<String> =
                branches.iter().map(|branch| question.part(branch, order, after, limit)).collect();
            question.sql = all_of(&parts, "UNION ALL");
            questions.push(question);
        }
        questions
    }

    /// Returns the question for the places of one branch. The limit stands in it and is no value of it: a plan that is made
    /// once for all values has to know that few are wanted.
    fn part(&mut self, branch: &Filter, order: Order, after: Option<Place>, limit: u32) -> String {
        let Tables { from, table, id } = self.restrict(branch, false);
        match (order, after) {
            // One row value and not two comparisons: that is what lets both engines begin where the page before ended.
            (Order::Due | Order::LatestDue, Some(after)) => {
                let behind = if order == Order::Due { ">" } else { "<" };
                let due = self.mark(after.due.map_or(EVER, days));
                let last = self.mark(*after.id.as_bytes());
                self.conditions.push(format!("({table}.due_day, {id}) {behind} ({due}, {last})"));
            }
            (Order::Made, Some(after)) => self.equal(&format!("{id} >"), *after.id.as_bytes()),
            (Order::Due | Order::LatestDue | Order::Made, None) => {}
        }
        let by = match order {
            Order::Due => format!("{table}.due_day, {id}"),
            Order::LatestDue => format!("{table}.due_day DESC, {id} DESC"),
            Order::Made => id.to_owned(),
        };
        let conditions = std::mem::take(&mut self.conditions).join(" AND ");
        format!(
            "SELECT {table}.due_day, {id} AS id FROM {from} WHERE {conditions} ORDER BY {by} LIMIT {limit}"
        )
    }

    fn empty(tenant: TenantId) -> Self {
        Self { sql: String::new(), conditions: Vec::new(), values: vec![(*tenant.as_bytes()).into()] }
    }

    /// Returns a question with the conditions of a filter, and its tables.
    fn of(tenant: TenantId, filter: &Filter, row: bool) -> (Self, Tables) {
        let mut question = Self::empty(tenant);
        let tables = question.restrict(filter, row);
        (question, tables)
    }

    /// Adds the conditions of a filter, and returns its tables, with the row of each task where more is asked for.
    fn restrict(&mut self, filter: &Filter, row: bool) -> Tables {
        let tables = Tables::of(filter, row);
        self.conditions.push(format!("{}.tenant = ?1", tables.table));
        self.add_filter(filter, tables.table);
        tables
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
        self.one_of(&format!("{table}.stage"), filter.stages.iter().map(String::as_str));
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
            self.add_standing(standing, today, table);
        }
        if let Some(Scope::Part { proposals: false, .. }) = filter.seen {
            let (proposed, gone) = (self.mark(Stage::Proposed.name()), self.mark(Stage::Gone.name()));
            self.conditions.push(format!("{table}.stage NOT IN ({proposed}, {gone})"));
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
    fn add_standing(&mut self, standing: Standing, today: Date, table: &str) {
        match standing {
            Standing::OpenInTime => {
                let (in_time, overdue) =
                    (self.mark(standing.name()), self.mark(Standing::OpenOverdue.name()));
                let today = self.mark(days(today));
                self.conditions.push(format!(
                    "({table}.standing = {in_time} OR ({table}.standing = {overdue} AND {table}.late_from > {today}))"
                ));
            }
            Standing::OpenOverdue => {
                let today = self.mark(days(today));
                self.equal(&format!("{table}.standing ="), standing.name());
                let late = format!("({table}.late_from IS NULL OR {table}.late_from <= {today})");
                self.conditions.push(late);
            }
            Standing::CompletedInTime
            | Standing::CompletedLate
            | Standing::CompletedUndated
            | Standing::OpenUndated
            | Standing::Suspended
            | Standing::Cancelled
            | Standing::Superseded => self.equal(&format!("{table}.standing ="), standing.name()),
        }
    }
}

/// Where a question looks: the tables, the one of them that has the order and what most lists are filtered by, and the column
/// of the id.
#[derive(Clone, Copy)]
struct Tables {
    from: &'static str,
    table: &'static str,
    id: &'static str,
}

impl Tables {
    /// Tasks in which a unit takes part come in the order of a table of their own, which has what most lists ask for; `row` where
    /// more is.
    fn of(filter: &Filter, row: bool) -> Self {
        match (filter.support.is_some(), row || needs_row(filter)) {
            (false, _) => Self { from: "tasks", table: "tasks", id: "tasks.id" },
            (true, false) => Self { from: "task_supports s", table: "s", id: "s.task" },
            (true, true) => Self {
                from: "task_supports s JOIN tasks ON tasks.tenant = s.tenant AND tasks.id = s.task",
                table: "s",
                id: "s.task",
            },
        }
    }
}

/// Tells whether a filter of the tasks that a unit takes part in asks for what stands in the tasks alone.
fn needs_row(filter: &Filter) -> bool {
    let Filter {
        leads,
        support,
        officer,
        watcher,
        document,
        programme,
        field,
        stages: _,
        open: _,
        extension_asked,
        standing: _,
        due_from: _,
        due_to: _,
        given,
        completed,
        parent,
        code,
        seen,
    } = filter;
    let of_another =
        matches!((seen, support), (Some(Scope::Part { units, .. }), Some(unit)) if !units.contains(unit));
    let persons = officer.is_some() || watcher.is_some();
    let origins = document.is_some() || programme.is_some() || parent.is_some();
    let days = given.is_some() || completed.is_some();
    let words = field.is_some() || code.is_some();
    of_another || !leads.is_empty() || persons || origins || days || words || extension_asked.is_some()
}

/// Puts questions together, each with its own order and limit.
fn all_of(parts: &[String], with: &str) -> String {
    if let [one] = parts {
        return one.clone();
    }
    let parts: Vec<String> =
        (1..).zip(parts).map(|(number, part)| format!("SELECT * FROM ({part}) p{number}")).collect();
    parts.join(&format!(" {with} "))
}
