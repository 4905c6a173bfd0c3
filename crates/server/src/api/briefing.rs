//! The briefing: what was due, done, late and asked for since the last one; what is concluded becomes the next notice.

use super::call::Call;
use super::give::Reply;
use super::schema::{Count, Day, Limit, Uuid};
use super::take::Query;
use super::tasks::{self, Row};
use crate::fault::Fault;
use crate::pages::briefing::{self, Period};
use crate::view::task_table;
use jiff::civil::Date;
use ledger::UnitId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the briefing is about.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// Only what this unit leads.
    #[schemars(with = "Option<Uuid>")]
    unit: Option<UnitId>,
    /// From this day on; a week before `to` where absent.
    #[schemars(with = "Option<Day>")]
    from: Option<Date>,
    /// Until this day; today where absent.
    #[schemars(with = "Option<Day>")]
    to: Option<Date>,
    /// How many tasks of each part; `GET /tasks` shows all.
    #[serde(default)]
    limit: Limit,
}

/// What there is to speak about.
#[derive(Serialize, JsonSchema)]
pub(super) struct Briefing {
    #[schemars(with = "Day")]
    from: Date,
    #[schemars(with = "Day")]
    to: Date,
    /// In the order in which a meeting goes through them. A task may stand in several.
    parts: Vec<Part>,
}

/// A part of the briefing.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "BriefingPart")]
struct Part {
    /// "overdue", "asked" (for more time), "results" (to be confirmed), "due", "done", "given" (all three in these days) or
    /// "next" (due in the week that follows).
    name: &'static str,
    /// How many tasks there are in all.
    #[schemars(with = "Count")]
    count: u64,
    tasks: Vec<Row>,
}

/// Returns what there is to speak about.
pub(super) fn show(call: &Call, Query(question): Query<Question>) -> Result<Reply<Briefing>, Fault> {
    let period = Period::between(call, question.from, question.to);
    let unit = question.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let mut parts = Vec::new();
    for filled in briefing::fill(call, &briefing::parts(&unit, &period), question.limit.0)? {
        let documents =
            call.office().store().read(|reader| task_table::documents(call, reader, &filled.tasks))?;
        parts.push(Part {
            name: filled.key.trim_start_matches("briefing-"),
            count: filled.count,
            tasks: tasks::rows(call, &filled.tasks, &documents),
        });
    }
    let Period { from, to } = period;
    Ok(Reply(Briefing { from, to, parts }))
}
