//! Days that deadlines hang on: announced, moved, held; and what hangs on each.

use super::call::Call;
use super::give::{Made, Reply, Versioned};
use super::schema::{Count, Day, Happened, Line, Page, Text, Uuid};
use super::take::{Body, Id};
use crate::fault::Fault;
use crate::pages::event_dates::{What, hanging, load};
use app::{KnownDate, Occasion, Order};
use jiff::civil::Date;
use ledger::event_date::Command;
use ledger::{DossierId, EventDateId, TaskId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A day that deadlines hang on.
#[derive(Serialize, JsonSchema)]
pub(super) struct EventDate {
    #[schemars(with = "Uuid")]
    id: EventDateId,
    /// How many events it has: what `If-Match` names.
    #[schemars(with = "Count")]
    version: u64,
    name: String,
    /// Absent where nobody knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    day: Option<Date>,
    /// It took place: the day moves no more.
    held: bool,
    /// What hangs on it and is seen by who asks; in a list absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    hanging: Option<Vec<Hanging>>,
    /// What happened to it, in the order in which it was recorded; in a list absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<Vec<Happened>>,
}

/// Something whose deadline hangs on the day.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "HangingOnDate")]
struct Hanging {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Uuid>")]
    task: Option<TaskId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Uuid>")]
    dossier: Option<DossierId>,
    /// Its code or number and its words.
    words: String,
}

impl EventDate {
    fn of(known: &KnownDate) -> Self {
        Self {
            id: known.id,
            version: known.entries.len() as u64,
            name: known.date.name.clone(),
            day: known.date.day,
            held: known.date.held,
            hanging: None,
            story: None,
        }
    }

    fn load(call: &Call, id: EventDateId) -> Result<Self, Fault> {
        let known = load(call, &id.to_string())?;
        let hanging = hanging(call, &known)?.into_iter().map(|one| {
            let (task, dossier) = match one.what {
                What::Task(id) => (Some(id), None),
                What::Dossier(id) => (None, Some(id)),
            };
            Hanging { task, dossier, words: one.words }
        });
        let story = known.entries.iter().map(|entry| Happened::of(call, entry));
        Ok(Self { hanging: Some(hanging.collect()), story: Some(story.collect()), ..Self::of(&known) })
    }
}

/// Lists them: those to come first, by their day.
pub(super) fn list(call: &Call, (): ()) -> Result<Reply<Page<EventDate>>, Fault> {
    let items = call.office().event_dates()?.iter().map(EventDate::of).collect();
    Ok(Reply(Page { items, next: None, total: None }))
}

/// Shows one.
pub(super) fn show(call: &Call, Id(id): Id<EventDateId>) -> Result<Versioned<EventDate>, Fault> {
    let body = EventDate::load(call, id)?;
    Ok(Versioned { version: body.version, body })
}

/// An event that is to be announced. `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EventDateAnnounced")]
pub(super) struct Announced {
    /// What people call it: "Kỳ họp thứ 30 HĐND tỉnh".
    name: Line,
    /// Its day, where it is known.
    #[schemars(with = "Option<Day>")]
    day: Option<Date>,
    /// The day on which that takes effect; today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// Why. A day that is long past wants one.
    reason: Option<Text>,
}

/// Announces one.
pub(super) fn announce(call: &Call, Body(asked): Body<Announced>) -> Result<Made<EventDate>, Fault> {
    let occasion = Occasion { name: asked.name.0, day: asked.day, body: None };
    let order = Order::new(()).on(asked.on).because(asked.reason.map(|reason| reason.0));
    let (id, _) = call.actor()?.announce(occasion, &Order { id: call.command(), ..order })?;
    let address = format!("{}/event-dates/{id}", super::BASE);
    Ok(Made { address, body: EventDate::load(call, id)? })
}

/// What somebody asks of an event date. `If-Match` says which version was seen, `Idempotency-Key` makes the same request sent twice
/// one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EventDateAsked")]
pub(super) struct Asked {
    command: Wanted,
    /// The day on which it takes effect; today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// Why. To move it wants one.
    reason: Option<Text>,
}

/// A command by its name, with what it needs.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "EventDateCommand")]
enum Wanted {
    /// It is on another day, or nobody knows the day any more: everything that hangs on it moves.
    Move {
        #[schemars(with = "Option<Day>")]
        day: Option<Date>,
    },
    /// It took place.
    Hold,
}

/// Moves one, or says that it was held.
pub(super) fn give(
    call: &Call,
    (Id(id), Body(asked)): (Id<EventDateId>, Body<Asked>),
) -> Result<Versioned<EventDate>, Fault> {
    load(call, &id.to_string())?;
    let command = match asked.command {
        Wanted::Move { day } => Command::Move(day),
        Wanted::Hold => Command::Hold,
    };
    let order = Order::new(command).on(asked.on).because(asked.reason.map(|reason| reason.0));
    call.actor()?.event_date(id, Order { expected: call.seen, id: call.command(), ..order })?;
    show(call, Id(id))
}
