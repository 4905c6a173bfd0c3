//! Figures of any day, as known at any moment, by any cut; and the tasks behind each number.

use super::call::Call;
use super::give::Reply;
use super::schema::{At, Count, Day, Limit, Page, Uuid, inline_schema, named, next};
use super::take::Query;
use super::tasks::{self, Row};
use crate::fault::Fault;
use crate::pages::figures::{CUTS, name, read_row, written};
use crate::view::task_table;
use jiff::civil::Date;
use ledger::count::RateBase;
use ledger::standing::Standing;
use ledger::{Moment, TaskId};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::borrow::Cow;
use std::collections::BTreeMap;
use store::{Counted, Cut};

named! {
    /// By what is counted.
    By(Cut),
    CUTS.iter().map(|(name, _)| *name),
    |name| CUTS.iter().find(|(known, _)| *known == name).map(|(_, cut)| *cut),
    |cut: Cut| CUTS.iter().find(|(_, known)| *known == cut).map_or("unit", |(name, _)| *name)
}

/// What is counted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// What the rows are; units where absent.
    by: Option<By>,
    /// At the end of this day; today where absent.
    #[schemars(with = "Option<Day>")]
    as_of: Option<Date>,
    /// As it was known at the end of this day; as it is known now where absent.
    #[schemars(with = "Option<Day>")]
    known_at: Option<Date>,
    /// Given from this day on.
    #[schemars(with = "Option<Day>")]
    from: Option<Date>,
    /// Given until this day.
    #[schemars(with = "Option<Day>")]
    to: Option<Date>,
}

impl Question {
    fn counted(&self, call: &Call, row: Option<&str>, standing: Option<Standing>) -> Result<Counted, Fault> {
        let cut = self.by.map_or(Cut::Unit, |by| by.0);
        let given = (self.from.is_some() || self.to.is_some())
            .then(|| (self.from.unwrap_or(Date::MIN), self.to.unwrap_or(Date::MAX)));
        Ok(Counted {
            cut,
            row: row.map(|row| read_row(cut, row)).transpose()?,
            standing,
            as_of: self.as_of.unwrap_or(call.today),
            known_at: self.known_at.map_or(Moment::LAST, Moment::end_of),
            given,
            leads: call.leads(),
        })
    }
}

/// Figures.
#[derive(Serialize, JsonSchema)]
pub(super) struct Table {
    #[schemars(with = "Day")]
    as_of: Date,
    rows: Vec<Figures>,
    /// The sum of the rows.
    total: Figures,
}

/// How many tasks stand where. Given = completed-* + open-* + suspended; cancelled and superseded are apart.
#[derive(Serialize, JsonSchema)]
pub(super) struct Figures {
    /// What `row` of `/figures/tasks` names: an id, a field, the first day of a month, "none"; absent for the total.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[schemars(with = "Count")]
    given: u64,
    /// By standing.
    #[schemars(with = "BTreeMap<String, Count>")]
    standings: BTreeMap<&'static str, u64>,
    /// Completed in time of what is completed or overdue, in tenths of a percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    rate_of_due: Option<u64>,
    /// Completed in time of what was given, in tenths of a percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    rate_of_given: Option<u64>,
}

impl Figures {
    pub(super) fn new(row: Option<String>, name: Option<String>, figures: ledger::count::Figures) -> Self {
        let rate = |base| figures.rate(Standing::CompletedInTime, base).per_mille();
        Self {
            row,
            name,
            given: figures.given(),
            standings: Standing::ALL.into_iter().map(|one| (one.name(), figures.get(one))).collect(),
            rate_of_due: rate(RateBase::Due),
            rate_of_given: rate(RateBase::Given),
        }
    }
}

/// Counts.
pub(super) fn count(call: &Call, Query(question): Query<Question>) -> Result<Reply<Table>, Fault> {
    let counted = question.counted(call, None, None)?;
    let tenant = call.office().tenant().id;
    let found = call.office().store().read(|reader| {
        let Counted { cut, as_of, known_at, given, leads, .. } = &counted;
        reader.figures_of(tenant, *cut, *as_of, *known_at, *given, leads.as_deref())
    })?;
    let total = found.values().copied().sum();
    let mut rows = Vec::new();
    for (row, figures) in found {
        rows.push(Figures::new(Some(written(&row)), Some(name(call, &row, counted.as_of)?), figures));
    }
    Ok(Reply(Table { as_of: counted.as_of, rows, total: Figures::new(None, None, total) }))
}

/// Which number is opened.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Behind {
    /// What the rows are; units where absent.
    by: Option<By>,
    /// At the end of this day; today where absent.
    #[schemars(with = "Option<Day>")]
    as_of: Option<Date>,
    /// As it was known at the end of this day; as it is known now where absent.
    #[schemars(with = "Option<Day>")]
    known_at: Option<Date>,
    /// Given from this day on.
    #[schemars(with = "Option<Day>")]
    from: Option<Date>,
    /// Given until this day.
    #[schemars(with = "Option<Day>")]
    to: Option<Date>,
    /// The row; all of them where absent.
    row: Option<RowName>,
    /// Where they stood; what was given where absent.
    standing: Option<At>,
    /// How many on a page.
    #[serde(default)]
    limit: Limit,
    /// Behind this task: follow `next`.
    #[schemars(with = "Option<Uuid>")]
    after: Option<TaskId>,
}

/// The name of a row, as `/figures` gives it.
struct RowName(String);
inline_schema!(RowName, "RowName", json_schema!({ "type": "string", "maxLength": 200 }));

impl<'de> Deserialize<'de> for RowName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::schema::Line::deserialize(deserializer).map(|line| Self(line.0))
    }
}

/// Returns the tasks behind a number.
pub(super) fn tasks(call: &Call, Query(behind): Query<Behind>) -> Result<Reply<Page<Row>>, Fault> {
    let Behind { by, as_of, known_at, from, to, row, standing, limit, after } = behind;
    let row = row.map(|row| row.0);
    let question = Question { by, as_of, known_at, from, to };
    let counted = question.counted(call, row.as_deref(), standing.map(|standing| standing.0))?;
    let tenant = call.office().tenant().id;
    let most = limit.0;
    let (last, found, documents) = call.office().store().read(|reader| {
        let mut ids = reader.counted(tenant, &counted, after, most + 1)?;
        let more = ids.len() > most as usize;
        ids.truncate(most as usize);
        let found = reader.tasks_by_id(tenant, &ids, call.today)?;
        let documents = task_table::documents(call, reader, &found)?;
        Ok::<_, store::Error>((ids.last().copied().filter(|_| more), found, documents))
    })?;
    Ok(Reply(Page {
        next: last.map(|last| next(&call.address, &last.to_string())),
        items: tasks::rows(call, &found, &documents),
        total: None,
    }))
}
