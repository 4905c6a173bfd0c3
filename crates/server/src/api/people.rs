//! People outside whose data the office holds: in which dossiers they stand, and how their data are erased.

use super::call::Call;
use super::give::Reply;
use super::schema::{Count, Day, Line, Page, Text, Uuid};
use super::take::{Body, Id, Query};
use crate::fault::Fault;
use crate::pages::administration::people::{MOST, called, check, sees};
use app::{Order, Someone};
use jiff::civil::Date;
use ledger::person::Command;
use ledger::{DossierId, PersonId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who is wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PeopleWanted")]
pub(super) struct Question {
    /// A part of the name, with or without marks, or the number of the identity card.
    words: Option<Line>,
}

/// Somebody outside.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PersonOutside")]
pub(super) struct Shown {
    #[schemars(with = "Uuid")]
    id: PersonId,
    /// The name, to who sees one of the dossiers; a word in its place where the data were erased or may not be seen.
    name: String,
    /// How many records there are of the person.
    #[schemars(with = "Count")]
    records: usize,
    /// How many dossiers the person stands in.
    #[schemars(with = "Count")]
    count: usize,
    /// Those of them that are seen by who asks.
    dossiers: Vec<Standing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    erased: Option<Erased>,
}

/// A dossier in which the person stands.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PersonDossier")]
struct Standing {
    #[schemars(with = "Uuid")]
    id: DossierId,
    number: String,
}

/// That the data were erased.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PersonErased")]
struct Erased {
    #[schemars(with = "Day")]
    on: Date,
    ground: String,
    /// Files that were erased with them, by their hashes.
    files: Vec<String>,
}

impl Shown {
    fn of(call: &Call, someone: &Someone) -> Self {
        let left = someone.left();
        let seen = someone.dossiers.iter().filter(|dossier| sees(call, dossier));
        Self {
            id: someone.id,
            name: called(call, someone),
            records: someone.records,
            count: someone.dossiers.len(),
            dossiers: seen
                .map(|dossier| Standing { id: dossier.id, number: dossier.number.clone() })
                .collect(),
            erased: left.erased.map(|(at, ground)| Erased {
                on: at.day,
                ground,
                files: left.files.into_iter().collect(),
            }),
        }
    }
}

/// Lists them, the newest first.
pub(super) fn list(call: &Call, Query(question): Query<Question>) -> Result<Reply<Page<Shown>>, Fault> {
    check(call)?;
    let words = question.words.map(|words| words.0).unwrap_or_default();
    let people = call.office().people(&words, MOST)?;
    let items = people.iter().map(|someone| Shown::of(call, someone)).collect();
    Ok(Reply(Page { items, next: None, total: None }))
}

/// Shows one.
pub(super) fn show(call: &Call, Id(id): Id<PersonId>) -> Result<Reply<Shown>, Fault> {
    check(call)?;
    Ok(Reply(Shown::of(call, &call.office().person(id)?)))
}

/// That somebody's data are to be erased: for good. `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PersonErasure")]
pub(super) struct Asked {
    /// By what law or request.
    ground: Line,
    /// Why.
    reason: Text,
    /// The files that came for this person alone, too.
    #[serde(default)]
    files: bool,
}

/// Erases somebody's data.
pub(super) fn erase(
    call: &Call,
    (Id(id), Body(asked)): (Id<PersonId>, Body<Asked>),
) -> Result<Reply<Shown>, Fault> {
    check(call)?;
    let someone = call.office().person(id)?;
    let files = if asked.files { call.office().files_of_person(&someone)? } else { Default::default() };
    let command = Command::Erase { ground: asked.ground.0, files };
    let order = Order { id: call.command(), ..Order::new(command) };
    call.actor()?.erase_person(id, order.because(Some(asked.reason.0)))?;
    Ok(Reply(Shown::of(call, &call.office().person(id)?)))
}
