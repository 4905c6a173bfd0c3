//! The one place where JSON becomes a command to a task.

use super::call::Call;
use super::give::{Reply, Versioned};
use super::problem::Problem;
use super::schema::{Count, Day, Line, Text, Uuid, hash_schema};
use super::take::{Body, Id};
use crate::fault::Fault;
use crate::pages::task::{Shown, load, set_due};
use app::Order;
use jiff::civil::Date;
use ledger::deadline::Limit;
use ledger::event::Subject;
use ledger::task::{Command, Content, Product, Progress};
use ledger::{OfficerId, TaskId, UnitId};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

/// What somebody asks of a task. `If-Match` says which version was seen, `Idempotency-Key` makes the same request sent
/// twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TaskAsked")]
pub(super) struct Asked {
    command: Wanted,
    /// The day on which it takes effect; today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// Why. Some commands want one.
    reason: Option<Text>,
}

/// A command by its name, with what it needs.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "TaskCommand")]
enum Wanted {
    /// Confirm a proposal: give it to its lead, under the next code.
    Assign,
    /// Take it on.
    Accept,
    /// Say that the unit is not competent.
    Decline,
    /// Name the officer who does it.
    Delegate {
        #[schemars(with = "Uuid")]
        officer: OfficerId,
    },
    /// Give it to another unit.
    Reassign {
        #[schemars(with = "Uuid")]
        unit: UnitId,
    },
    /// Report how far it is.
    ReportProgress {
        words: Text,
        #[schemars(range(max = 100))]
        percent: Option<u8>,
    },
    /// Report the share of a co-operating unit.
    ReportShare {
        #[schemars(with = "Uuid")]
        unit: UnitId,
        words: Text,
    },
    /// Ask for more time.
    AskExtension {
        #[schemars(with = "Day")]
        until: Date,
    },
    /// Give more time: as asked where no day is named.
    GrantExtension {
        #[schemars(with = "Option<Day>")]
        until: Option<Date>,
    },
    /// Give no more time.
    RefuseExtension,
    /// Submit a result, with files that were kept before (`POST /files`).
    SubmitResult {
        words: Option<Text>,
        /// Number and symbol of the document that it is.
        number: Option<Line>,
        /// The day of that document.
        #[schemars(with = "Option<Day>")]
        date: Option<Date>,
        #[serde(default)]
        files: Vec<FileHash>,
    },
    /// Confirm the result.
    ConfirmResult,
    /// Return the result.
    ReturnResult,
    /// Say that another body's answer is needed.
    Wait {
        body: Line,
        letter: Line,
        #[schemars(with = "Option<Day>")]
        expected: Option<Date>,
    },
    /// Let its last day hang on an event date: so many days before it.
    Hang {
        /// The name or id of the event date.
        event_date: Line,
        #[serde(default)]
        days_before: u32,
    },
    /// Stop the clock while the lead waits.
    StopClock,
    /// Say that the answer came.
    EndWaiting,
    /// Let it rest.
    Suspend {
        #[schemars(with = "Option<Day>")]
        until: Option<Date>,
    },
    /// Let it go on.
    Resume,
    /// Say that it need not be done any more.
    Cancel,
    /// Put another task in its place.
    Supersede {
        #[schemars(with = "Uuid")]
        by: TaskId,
    },
    /// Say that it is not done after all.
    Reopen,
    /// Say something.
    Comment { words: Text },
    /// Give an instruction inside it.
    Direct { words: Text },
    /// Correct what was read: what is absent stays as it is.
    Edit(Edit),
    /// Take a proposal apart: one task for each of these words.
    Split {
        #[schemars(length(min = 1, max = 50))]
        parts: Vec<Text>,
    },
    /// Make a proposal part of another one.
    Join {
        #[schemars(with = "Uuid")]
        into: TaskId,
    },
    /// Say that a proposal is no task.
    Drop,
}

/// What is corrected.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TaskEdit")]
struct Edit {
    words: Option<Text>,
    /// The unit in charge; `null` for none.
    #[serde(default, deserialize_with = "said")]
    #[schemars(with = "Option<Uuid>")]
    lead: Option<Option<UnitId>>,
    /// The units that take part.
    #[schemars(with = "Option<Vec<Uuid>>")]
    support: Option<Vec<UnitId>>,
    /// The last day on time; `null` for none.
    #[serde(default, deserialize_with = "said")]
    #[schemars(with = "Option<Day>")]
    due: Option<Option<Date>>,
}

/// Tells `null` from what is absent.
fn said<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

/// The hash of a file that was kept.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub(super) struct FileHash(String);

impl JsonSchema for FileHash {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FileHash".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Schema::try_from(hash_schema()).unwrap_or_default()
    }
}

/// Tasks that a command is for at most: a page of a list.
const MOST_TASKS: usize = 100;
/// Parts of a proposal at most.
const MOST_PARTS: usize = 50;

/// What was done.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TaskDone")]
pub(super) struct Done {
    /// The version of the task now.
    #[schemars(with = "Count")]
    version: u64,
    /// What happened, by the stable names of the events.
    events: Vec<String>,
    /// The proposals that a proposal was taken apart into.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Uuid>")]
    made: Vec<TaskId>,
}

/// Gives a command to a task.
pub(super) fn give(
    call: &Call,
    (Id(id), Body(asked)): (Id<TaskId>, Body<Asked>),
) -> Result<Versioned<Done>, Fault> {
    let done = give_one(call, id, asked, call.seen)?;
    Ok(Versioned { version: done.version, body: done })
}

/// A command to several tasks: each is judged by itself. `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TasksAsked")]
pub(super) struct AskedOfSeveral {
    #[schemars(length(min = 1, max = 100))]
    tasks: Vec<Chosen>,
    command: Wanted,
    /// The day on which it takes effect; today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// Why. Some commands want one.
    reason: Option<Text>,
}

/// A task that the command is for.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Chosen {
    #[schemars(with = "Uuid")]
    id: TaskId,
    /// The version that was seen: where it is another one by now, nothing happens to this task.
    #[schemars(with = "Option<Count>")]
    version: Option<u64>,
}

/// What became of several tasks.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TasksDone")]
pub(super) struct Outcomes {
    /// To how many the command was given.
    #[schemars(with = "Count")]
    done: u64,
    /// What became of each, in the order in which they were named.
    outcomes: Vec<Outcome>,
}

/// What became of one of several tasks: it was done, or there is a problem and nothing happened to it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OneOfTasksDone")]
struct Outcome {
    #[schemars(with = "Uuid")]
    task: TaskId,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<Done>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Problem>,
}

/// Gives a command to several tasks.
pub(super) fn give_several(call: &Call, Body(asked): Body<AskedOfSeveral>) -> Result<Reply<Outcomes>, Fault> {
    if asked.tasks.is_empty() || asked.tasks.len() > MOST_TASKS {
        return Err(Fault::Request("api-request-wrong", vec![("why", format!("tasks: 1 to {MOST_TASKS}"))]));
    }
    let mut outcomes = Vec::new();
    for Chosen { id, version } in asked.tasks {
        let one = Asked { command: asked.command.clone(), on: asked.on, reason: asked.reason.clone() };
        outcomes.push(match give_one(call, id, one, version) {
            Ok(done) => Outcome { task: id, done: Some(done), problem: None },
            // A database that fails fails for the others too.
            Err(fault) if fault.status().is_server_error() => return Err(fault),
            Err(fault) => {
                let organisation = Some(call.organisation());
                let problem = Problem::of(call.words(), organisation, &call.request, &fault);
                Outcome { task: id, done: None, problem: Some(problem) }
            }
        });
    }
    let done = outcomes.iter().filter(|outcome| outcome.done.is_some()).count() as u64;
    Ok(Reply(Outcomes { done, outcomes }))
}

fn give_one(call: &Call, id: TaskId, asked: Asked, seen: Option<u64>) -> Result<Done, Fault> {
    // What somebody may not see does not exist for them, whatever the command.
    let shown = load(call, &id.to_string())?;
    let order = Order {
        command: (),
        effective: asked.on,
        hour: None,
        reason: asked.reason.map(|reason| reason.0),
        expected: seen,
        id: call.command(),
    };
    let actor = call.actor()?;
    let mut made = Vec::new();
    let done = match plan(call, &shown, asked.command)? {
        Plan::One(command) => actor.give(id, order.with(command))?,
        Plan::Confirm => actor.confirm(id, order)?,
        Plan::Split(parts) => {
            made = actor.split(id, parts, &order)?;
            app::Done { version: version(call, id)?, events: vec!["task-split".to_owned()] }
        }
        Plan::Hang(event_date, days_before) => actor.hang(id, &event_date, days_before, &order)?,
        Plan::Join(into) => {
            // The version that was seen is that of the part, not of what it becomes part of.
            actor.join(into, &[id], &Order { expected: None, ..order })?;
            app::Done { version: version(call, id)?, events: vec!["task-joined".to_owned()] }
        }
    };
    let app::Done { version, events } = done;
    Ok(Done { version, events, made })
}

/// Returns the version of a task after a use case of several commands.
fn version(call: &Call, id: TaskId) -> Result<u64, Fault> {
    let tenant = call.office().tenant().id;
    Ok(call.office().store().read(|reader| reader.head(tenant, Subject::Task(id)))?.version)
}

fn day(day: Date) -> Limit {
    Limit::Day { day, hour: None }
}

/// What is to be done: a command of the ledger, or a use case of several.
enum Plan {
    One(Command),
    Confirm,
    Split(Vec<Content>),
    Join(TaskId),
    Hang(String, u32),
}

/// Returns what is wanted in the words of the ledger.
fn plan(call: &Call, shown: &Shown, wanted: Wanted) -> Result<Plan, Fault> {
    let text = |text: Option<Text>| text.map(|text| text.0).unwrap_or_default();
    Ok(Plan::One(match wanted {
        Wanted::Assign => return Ok(Plan::Confirm),
        Wanted::Split { parts } => return Ok(Plan::Split(contents(shown, parts)?)),
        Wanted::Join { into } => {
            load(call, &into.to_string())?;
            return Ok(Plan::Join(into));
        }
        Wanted::Hang { event_date, days_before } => return Ok(Plan::Hang(event_date.0, days_before)),
        Wanted::Accept => Command::Accept,
        Wanted::Decline => Command::Decline,
        Wanted::Delegate { officer } => Command::Delegate(officer),
        Wanted::Reassign { unit } => Command::Reassign(unit),
        Wanted::ReportProgress { words, percent } => {
            Command::ReportProgress(Progress { words: words.0, percent })
        }
        Wanted::ReportShare { unit, words } => Command::ReportShare { unit, words: words.0 },
        Wanted::AskExtension { until } => {
            Command::AskExtension { milestone: shown.task.content.extended(call.laws().1), until: day(until) }
        }
        Wanted::GrantExtension { until } => Command::GrantExtension { until: until.map(day) },
        Wanted::RefuseExtension => Command::RefuseExtension,
        Wanted::SubmitResult { words, number, date, files } => Command::SubmitResult(Product {
            words: text(words),
            number: number.map(|number| number.0).filter(|number| !number.trim().is_empty()),
            date,
            files: kept(call, files)?,
        }),
        Wanted::ConfirmResult => Command::ConfirmResult,
        Wanted::ReturnResult => Command::ReturnResult,
        Wanted::Wait { body, letter, expected } => Command::Wait { body: body.0, letter: letter.0, expected },
        Wanted::StopClock => Command::StopClock,
        Wanted::EndWaiting => Command::EndWaiting,
        Wanted::Suspend { until } => Command::Suspend { until },
        Wanted::Resume => Command::Resume,
        Wanted::Cancel => Command::Cancel,
        Wanted::Supersede { by } => {
            load(call, &by.to_string())?;
            Command::Supersede(by)
        }
        Wanted::Reopen => Command::Reopen,
        Wanted::Comment { words } => Command::Comment(words.0),
        Wanted::Direct { words } => Command::Direct(words.0),
        Wanted::Drop => Command::Drop,
        Wanted::Edit(edit) => Command::Edit(Box::new(edited(call, shown, edit))),
    }))
}

/// Returns the parts of a proposal, otherwise like the whole.
fn contents(shown: &Shown, parts: Vec<Text>) -> Result<Vec<Content>, Fault> {
    if parts.is_empty() || parts.len() > MOST_PARTS {
        return Err(Fault::Request("api-request-wrong", vec![("why", format!("parts: 1 to {MOST_PARTS}"))]));
    }
    let part = |words: Text| Content { words: words.0, ..shown.task.content.clone() };
    Ok(parts.into_iter().map(part).collect())
}

/// Returns the hashes of files that were kept before; one that is not there is told.
pub(super) fn kept(call: &Call, files: Vec<FileHash>) -> Result<Vec<String>, Fault> {
    let mut hashes = Vec::new();
    for FileHash(hash) in files {
        if !store::blobs::is_hash(&hash) || call.office().files().get(&hash)?.is_none() {
            return Err(Fault::Bad("api-file-unknown", vec![("hash", hash)]));
        }
        hashes.push(hash);
    }
    Ok(hashes)
}

fn edited(call: &Call, shown: &Shown, edit: Edit) -> Content {
    let mut content = shown.task.content.clone();
    if let Some(words) = edit.words {
        content.words = words.0;
    }
    if let Some(lead) = edit.lead {
        content.lead = lead;
    }
    if let Some(support) = edit.support {
        content.support = support;
    }
    if let Some(due) = edit.due {
        set_due(call, &mut content, due);
    }
    content
}
