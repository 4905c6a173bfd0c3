//! One box, as on the pages.

use super::call::Call;
use super::documents::Card;
use super::give::Reply;
use super::schema::Line;
use super::take::Query;
use super::tasks::{self, Row};
use crate::fault::Fault;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is looked for.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// Words, with or without the marks of their letters, or the number of a document.
    q: Line,
}

/// What was found, the best hits first.
#[derive(Serialize, JsonSchema)]
pub(super) struct Found {
    tasks: Vec<Row>,
    documents: Vec<Card>,
    /// Names of units.
    units: Vec<String>,
    /// Names of people.
    people: Vec<String>,
    /// There is more than this: who finds so much asks more exactly.
    more: bool,
}

/// Finds tasks, documents, units and people.
pub(super) fn find(call: &Call, Query(question): Query<Question>) -> Result<Reply<Found>, Fault> {
    let all = crate::pages::search::find(call, &question.q.0)?;
    Ok(Reply(Found {
        tasks: tasks::rows(call, &all.found.tasks, &all.origins),
        documents: all.found.documents.iter().map(|document| Card::new(call, document)).collect(),
        units: all.units,
        people: all.people,
        more: all.found.more,
    }))
}
