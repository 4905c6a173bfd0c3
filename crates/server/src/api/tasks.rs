//! Tasks: the list with its filters, and one task with everything its page shows.

use super::call::Call;
use super::give::{Reply, Versioned};
use super::schema::{
    At, Count, Day, Instant, Limit, Page, Person, Place, Source, Stage, Unit, Uuid, next, place,
};
use super::take::{Id, Query};
use crate::fault::Fault;
use crate::pages::task::{Shown, load};
use crate::view::capital;
use crate::view::task_table::{self, Documents};
use app::story::Teller;
use jiff::civil::Date;
use ledger::event::Body as _;
use ledger::permission;
use ledger::task::{Basis, Entry, ExtensionEnd, Milestone, choices};
use ledger::{DocumentId, OfficerId, TaskId, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Filter, ListedTask, Order};

/// Which tasks are wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// Led by one of these units; may be repeated.
    #[serde(default)]
    #[schemars(with = "Vec<Uuid>")]
    unit: Vec<UnitId>,
    /// With this unit taking part.
    #[schemars(with = "Option<Uuid>")]
    support: Option<UnitId>,
    /// Done by this officer.
    #[schemars(with = "Option<Uuid>")]
    officer: Option<OfficerId>,
    /// Watched by this leader.
    #[schemars(with = "Option<Uuid>")]
    watcher: Option<OfficerId>,
    /// Given by this document.
    #[schemars(with = "Option<Uuid>")]
    document: Option<DocumentId>,
    /// Of this programme or plan.
    #[schemars(with = "Option<Uuid>")]
    programme: Option<DocumentId>,
    /// Below this task.
    #[schemars(with = "Option<Uuid>")]
    parent: Option<TaskId>,
    /// With this code, "2025/0147".
    code: Option<String>,
    /// Where they stand today.
    standing: Option<At>,
    /// At one of these stages; may be repeated.
    #[serde(default)]
    stage: Vec<Stage>,
    /// Open, or not.
    open: Option<bool>,
    /// With a request for more time that nobody answered.
    extension_asked: Option<bool>,
    /// Done by who asks.
    #[serde(default)]
    mine: bool,
    /// Due from this day on.
    #[schemars(with = "Option<Day>")]
    from: Option<Date>,
    /// Due until this day.
    #[schemars(with = "Option<Day>")]
    to: Option<Date>,
    /// Given from this day on.
    #[schemars(with = "Option<Day>")]
    given_from: Option<Date>,
    /// Given until this day.
    #[schemars(with = "Option<Day>")]
    given_to: Option<Date>,
    /// Completed from this day on.
    #[schemars(with = "Option<Day>")]
    completed_from: Option<Date>,
    /// Completed until this day.
    #[schemars(with = "Option<Day>")]
    completed_to: Option<Date>,
    /// How many on a page.
    #[serde(default)]
    limit: Limit,
    /// Tell how many there are on all pages.
    #[serde(default)]
    total: bool,
    /// Behind this place: follow `next`.
    after: Option<Place>,
}

impl Question {
    fn filter(&self, call: &Call) -> Filter {
        Filter {
            leads: self.unit.clone(),
            support: self.support,
            officer: if self.mine { Some(call.visitor.officer) } else { self.officer },
            watcher: self.watcher,
            document: self.document,
            programme: self.programme,
            parent: self.parent,
            code: self.code.clone(),
            standing: self.standing.map(|standing| (standing.0, call.today)),
            stages: self.stage.iter().map(|stage| stage.0.to_owned()).collect(),
            open: self.open,
            extension_asked: self.extension_asked,
            due_from: self.from,
            due_to: self.to,
            given: between(self.given_from, self.given_to),
            completed: between(self.completed_from, self.completed_to),
            seen: Some(call.scope.clone()),
            ..Filter::default()
        }
    }
}

/// Returns the first and the last of some days, the end of time where one is not named.
fn between(from: Option<Date>, to: Option<Date>) -> Option<(Date, Date)> {
    (from.is_some() || to.is_some()).then(|| (from.unwrap_or(Date::MIN), to.unwrap_or(Date::MAX)))
}

/// A task in a list.
#[derive(Serialize, JsonSchema)]
pub(super) struct Row {
    #[schemars(with = "Uuid")]
    id: TaskId,
    /// How many events it has: what `If-Match` names.
    #[schemars(with = "Count")]
    version: u64,
    /// For the telephone, "2025/0147"; absent for a proposal.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    words: String,
    stage: Stage,
    /// Where it stands today; absent for what was not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<At>,
    /// Who leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<Unit>,
    /// Who does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    officer: Option<Person>,
    /// The document that gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    /// The last day on time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    due: Option<Date>,
    /// That day was made by convention.
    approximate: bool,
    /// When it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    given: Option<Date>,
    /// When it was completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    completed: Option<Date>,
    /// The last percent that was reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<u8>,
    /// The lead waits for another body.
    waiting: bool,
    /// A request for more time is open.
    extension_asked: bool,
}

impl Row {
    fn new(call: &Call, task: &ListedTask, documents: &Documents) -> Self {
        Self {
            id: task.id,
            version: task.version,
            code: task.code.clone(),
            words: task.words.clone(),
            stage: Stage::of(&task.stage),
            standing: task.standing.map(At),
            lead: task.lead.map(|unit| call.unit_of(unit)),
            officer: task.officer.map(|officer| call.person(officer)),
            source: task.document.as_ref().map(|(id, item)| Source {
                id: *id,
                code: documents.get(id).cloned(),
                item: item.clone(),
            }),
            due: task.due,
            approximate: task.approximate,
            given: task.given,
            completed: task.completed,
            percent: task.percent,
            waiting: task.waiting,
            extension_asked: task.extension_asked,
        }
    }
}

/// Returns tasks as lists show them.
pub(super) fn rows(call: &Call, tasks: &[ListedTask], documents: &Documents) -> Vec<Row> {
    tasks.iter().map(|task| Row::new(call, task, documents)).collect()
}

/// Returns a page of the list.
pub(super) fn list(call: &Call, Query(question): Query<Question>) -> Result<Reply<Page<Row>>, Fault> {
    let filter = question.filter(call);
    let after = question.after.map(|place| place.0);
    let tenant = call.office().tenant().id;
    let (page, documents, total) = call.office().store().read(|reader| {
        let page = reader.tasks(tenant, &filter, Order::Due, after, question.limit.0, call.today)?;
        let documents = task_table::documents(call, reader, &page.tasks)?;
        let total = question.total.then(|| reader.count_tasks(tenant, &filter)).transpose()?;
        Ok::<_, store::Error>((page, documents, total))
    })?;
    let last = page.tasks.last().filter(|_| page.more);
    Ok(Reply(Page {
        next: last.map(|last| next(&call.address, &place(last.place()))),
        items: rows(call, &page.tasks, &documents),
        total,
    }))
}

/// A task with its story.
#[derive(Serialize, JsonSchema)]
pub(super) struct Task {
    #[serde(flatten)]
    row: Row,
    /// The words of the document that gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<Quote>,
    /// Units that take part, with what they did.
    support: Vec<Share>,
    /// The leader who watches it.
    #[serde(skip_serializing_if = "Option::is_none")]
    watcher: Option<Person>,
    /// Who receives the product, as the document names them.
    receivers: Vec<String>,
    /// Quantified results that are wanted, in the document's words.
    targets: Vec<String>,
    /// Its days, as said and as they follow from that.
    deadlines: Vec<Deadline>,
    /// Every request for more time.
    extensions: Vec<Extension>,
    /// Whom the lead waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    waits_for: Option<Waiting>,
    /// What the lead reported last.
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<Progress>,
    /// The last result.
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<Product>,
    /// The task of a level above that it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Uuid>")]
    parent: Option<TaskId>,
    /// What happened, in order.
    story: Vec<Happened>,
    /// The commands that make sense now and that who asks may give.
    commands: Vec<&'static str>,
}

#[derive(Serialize, JsonSchema)]
struct Quote {
    words: String,
    /// The page, where the format has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
}

/// A unit that takes part.
#[derive(Serialize, JsonSchema)]
struct Share {
    unit: Unit,
    /// What it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    done: Option<Date>,
}

/// A day of a task.
#[derive(Serialize, JsonSchema)]
struct Deadline {
    /// The words that say it.
    said: String,
    /// What must be there by then; empty for the task itself.
    what: String,
    /// Who holds it; absent for the lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<String>,
    /// The last day on time; absent where it hangs on something whose day is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    due: Option<Date>,
    /// "own", "inherited" or "approximate".
    basis: &'static str,
}

/// A request for more time.
#[derive(Serialize, JsonSchema)]
struct Extension {
    #[schemars(with = "Day")]
    asked: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    until: Option<Date>,
    /// "open", "granted" or "refused".
    state: &'static str,
}

/// Another body that the lead waits for.
#[derive(Serialize, JsonSchema)]
struct Waiting {
    body: String,
    letter: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    expected: Option<Date>,
    #[schemars(with = "Day")]
    since: Date,
}

#[derive(Serialize, JsonSchema)]
struct Progress {
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<u8>,
}

/// What came out of a task.
#[derive(Serialize, JsonSchema)]
struct Product {
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    date: Option<Date>,
    /// The hashes of the files: `/tasks/{id}/files/{hash}`.
    files: Vec<String>,
    #[schemars(with = "Day")]
    submitted: Date,
}

/// Something that happened.
#[derive(Serialize, JsonSchema)]
struct Happened {
    /// The stable name of the event.
    event: &'static str,
    /// The same in words.
    title: String,
    /// What it names.
    detail: String,
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
}

/// Returns one task.
pub(super) fn show(call: &Call, Id(id): Id<TaskId>) -> Result<Versioned<Task>, Fault> {
    let shown = load(call, &id.to_string())?;
    Ok(Versioned { version: shown.row.version, body: Task::new(call, &shown) })
}

impl Task {
    fn new(call: &Call, shown: &Shown) -> Self {
        let (task, content) = (&shown.task, &shown.task.content);
        let documents =
            shown.document.iter().filter_map(|document| Some((document.id, document.code()?))).collect();
        let calendar = call.laws().1;
        let due = |limit: ledger::deadline::Limit| limit.due(calendar).map(|due| due.day);
        let write_day = |day| call.words().day(day);
        let teller =
            Teller { organisation: call.organisation(), calendar, day: call.today, write_day: &write_day };
        let deadline = |milestone: &Milestone| Deadline {
            said: milestone.said.clone(),
            what: milestone.what.clone(),
            who: milestone.who.clone(),
            due: due(milestone.limit),
            basis: basis(milestone.basis),
        };
        let extension = |extension: &ledger::task::Extension| Extension {
            asked: extension.asked.day,
            until: due(match extension.end {
                Some(ExtensionEnd::Granted(until)) => until,
                Some(ExtensionEnd::Refused) | None => extension.until,
            }),
            state: match extension.end {
                None => "open",
                Some(ExtensionEnd::Granted(_)) => "granted",
                Some(ExtensionEnd::Refused) => "refused",
            },
        };
        let share = |unit: &UnitId| {
            let share = task.shares.get(unit);
            Share {
                unit: call.unit_of(*unit),
                words: share.map(|share| share.words.clone()),
                done: share.map(|share| share.done.day),
            }
        };
        let may =
            |name: &&str| permission::may(call.organisation(), call.visitor.officer, name, task, call.today);
        Self {
            row: Row::new(call, &shown.row, &documents),
            quote: content.quote.as_ref().map(|quote| Quote { words: quote.words.clone(), page: quote.page }),
            support: content.support.iter().map(share).collect(),
            watcher: content.watcher.map(|watcher| call.person(watcher)),
            receivers: content.receivers.clone(),
            targets: content.targets.clone(),
            deadlines: content.milestones.iter().map(deadline).collect(),
            extensions: task.extensions.iter().map(extension).collect(),
            waits_for: task.waiting.as_ref().map(|waiting| Waiting {
                body: waiting.body.clone(),
                letter: waiting.letter.clone(),
                expected: waiting.expected,
                since: waiting.since.day,
            }),
            progress: task
                .progress
                .last()
                .map(|progress| Progress { words: progress.words.clone(), percent: progress.percent }),
            result: task.result.as_ref().map(|(product, at)| Product {
                words: product.words.clone(),
                number: product.number.clone(),
                date: product.date,
                files: product.files.clone(),
                submitted: at.day,
            }),
            parent: content.parent,
            story: shown.history.entries().iter().map(|entry| happened(call, &teller, entry)).collect(),
            commands: choices(task).into_iter().filter(may).collect(),
        }
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Own => "own",
        Basis::Inherited => "inherited",
        Basis::Approximate => "approximate",
    }
}

fn happened(call: &Call, teller: &Teller<'_>, entry: &Entry) -> Happened {
    let event = entry.event.name();
    Happened {
        event,
        title: capital(&call.text(&format!("event-{event}"))),
        detail: teller.detail(&entry.event),
        by: call.person(entry.meta.actor),
        on_behalf: entry.meta.on_behalf.map(|other| call.person(other)),
        on: entry.meta.effective.day,
        recorded_at: Instant(entry.meta.recorded_at),
        reason: entry.meta.reason.clone(),
    }
}
