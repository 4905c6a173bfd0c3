//! What happened, in the order of positions, for systems that follow along: only of what the caller may see.

use super::call::Call;
use super::give::Reply;
use super::schema::{Anything, Count, Day, Instant, Limit, Person, Uuid, next};
use super::take::Query;
use crate::fault::Fault;
use app::Sight;
use jiff::civil::Date;
use ledger::event::{Stored, Subject};
use ledger::permission::Scope;
use ledger::{DocumentId, EventId, TaskId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use store::{Filter, Order, Reader};

/// Where to go on.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// Behind this position: `position` of the page before; from the beginning where absent.
    #[serde(default)]
    #[schemars(with = "Count")]
    after: u64,
    /// How many at most.
    #[serde(default)]
    limit: Limit,
}

/// A page of the feed.
#[derive(Serialize, JsonSchema)]
pub(super) struct Feed {
    /// What happened.
    items: Vec<Event>,
    /// How far the ledger was looked through: ask for what is behind it next time, also where nothing was to be seen.
    #[schemars(with = "Count")]
    position: u64,
    /// The address of the next page; absent at the end of the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Something that happened.
#[derive(Serialize, JsonSchema)]
struct Event {
    #[schemars(with = "Uuid")]
    id: EventId,
    /// Its place among all events; positions that the caller may not see are left out.
    #[schemars(with = "Count")]
    position: u64,
    /// "task", "document", "organisation", "register", "settings", "closed-figures", "report", "dossier" or "procedure".
    kind: &'static str,
    /// What it happened to.
    #[schemars(with = "Uuid")]
    subject: TaskId,
    /// Its place among the events of the subject.
    #[schemars(with = "Count")]
    version: u64,
    /// The stable name.
    name: String,
    by: Person,
    /// In whose name, where not in one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    on_behalf: Option<Person>,
    /// When it took effect.
    #[schemars(with = "Day")]
    on: Date,
    recorded_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The event as it is kept.
    #[schemars(with = "Anything")]
    payload: Value,
}

/// What is known of subjects while a page is made, and what the caller sees of dossiers.
struct Seen(BTreeMap<Subject, bool>, Sight);

/// Returns a page of the feed.
pub(super) fn list(call: &Call, Query(question): Query<Question>) -> Result<Reply<Feed>, Fault> {
    let tenant = call.office().tenant().id;
    let most = question.limit.0;
    let sight = call.sight()?;
    call.office().store().read(|reader| {
        let mut found = reader.events_behind(tenant, question.after, most + 1)?;
        let more = found.len() > most as usize;
        found.truncate(most as usize);
        let position = found.last().map_or(question.after, |event| event.position);
        let (mut items, mut seen) = (Vec::new(), Seen(BTreeMap::new(), sight));
        for event in found {
            if seen.sees(call, reader, event.subject)? {
                let mut event = Event::new(call, event)?;
                seen.leave_seen(call, reader, &mut event.payload)?;
                items.push(event);
            }
        }
        let next = more.then(|| next(&call.address, &position.to_string()));
        Ok(Reply(Feed { items, position, next }))
    })
}

impl Seen {
    fn sees(&mut self, call: &Call, reader: &mut Reader<'_>, subject: Subject) -> Result<bool, store::Error> {
        let may_hide = matches!(subject, Subject::Dossier(_)) && !self.1.closed.procedures.is_empty();
        if call.scope == Scope::All && !may_hide {
            return Ok(true);
        }
        if let Some(known) = self.0.get(&subject) {
            return Ok(*known);
        }
        let tenant = call.office().tenant().id;
        let sees = match subject {
            Subject::Task(task) => call.scope.sees(&reader.history(tenant, task)?.now()),
            Subject::Document(document) => call.sees_documents() || gave_tasks(call, reader, document)?,
            // Everybody sees the page of units and people.
            Subject::Organisation(_) => true,
            Subject::Register(_) | Subject::Settings(_) => call.sees_documents(),
            Subject::ClosedFigures(unit) => call.scope.sees_unit(unit),
            Subject::Dossier(dossier) => {
                let entries = reader.entries(tenant, Subject::Dossier(dossier))?;
                self.1.sees_dossier(&ledger::dossier::Dossier::now(&entries))
            }
            // Everybody may know how dossiers are led, and what days they hang on.
            Subject::Procedure(_) | Subject::EventDate(_) => true,
            // Who sees all sees that somebody was erased; nobody else has to do with it.
            Subject::Person(_) => false,
            Subject::Indicator(indicator) => {
                let entries = reader.entries(tenant, Subject::Indicator(indicator))?;
                let content = ledger::indicator::Indicator::now(&entries).content;
                content.is_some_and(|content| call.scope.sees_unit(content.owner))
            }
            Subject::Report(report) => {
                let entries = reader.entries(tenant, Subject::Report(report))?;
                let kept = ledger::report::Report::now(&entries).kept;
                kept.is_some_and(|kept| call.scope.sees_unit(kept.body))
            }
        };
        self.0.insert(subject, sees);
        Ok(sees)
    }
}

/// Where an event of a dossier says which others a check found.
const FOUND: &str = "found";

impl Seen {
    /// Leaves of what a check found in other dossiers what the caller sees.
    fn leave_seen(
        &mut self,
        call: &Call,
        reader: &mut Reader<'_>,
        payload: &mut Value,
    ) -> Result<(), store::Error> {
        let is_asked = payload.get("event").and_then(Value::as_str) == Some("dossier-others-asked");
        let Some(found) = payload.get_mut(FOUND).and_then(Value::as_array_mut).filter(|_| is_asked) else {
            return Ok(());
        };
        let mut kept = Vec::new();
        for one in found.drain(..) {
            let id = one.get("dossier").and_then(Value::as_str).and_then(|id| id.parse().ok());
            if let Some(id) = id
                && self.sees(call, reader, Subject::Dossier(id))?
            {
                kept.push(one);
            }
        }
        *found = kept;
        Ok(())
    }
}

/// Tells whether a document gave a task that the caller sees.
fn gave_tasks(call: &Call, reader: &mut Reader<'_>, document: DocumentId) -> Result<bool, store::Error> {
    let filter = Filter { document: Some(document), seen: Some(call.scope.clone()), ..Filter::default() };
    let tenant = call.office().tenant().id;
    Ok(!reader.tasks(tenant, &filter, Order::Made, None, 1, call.today)?.tasks.is_empty())
}

impl Event {
    fn new(call: &Call, stored: Stored) -> Result<Self, Fault> {
        let payload = serde_json::from_str(&stored.payload).map_err(|error| {
            tracing::error!(%error, position = stored.position, "an event that cannot be read");
            Fault::Broken
        })?;
        Ok(Self {
            id: stored.id,
            position: stored.position,
            kind: stored.subject.kind(),
            subject: TaskId::from_bytes(stored.subject.key()),
            version: stored.version,
            name: stored.name,
            by: call.person(stored.meta.actor),
            on_behalf: stored.meta.on_behalf.map(|other| call.person(other)),
            on: stored.meta.effective.day,
            recorded_at: Instant(stored.meta.recorded_at),
            reason: stored.meta.reason,
            payload,
        })
    }
}
