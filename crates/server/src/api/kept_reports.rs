//! Reports that were kept: what went out of the office, to whom, and what is known otherwise since.

use super::call::Call;
use super::figures::Figures;
use super::give::{Download, Made, Reply};
use super::reports::ToKeep;
use super::schema::{AsFile, At, Count, Day, Instant, Line, Page, Person, Text, Unit, Uuid};
use super::take::{Body, Id, Name, Query};
use crate::fault::Fault;
use crate::pages::reports::kept::{body, formats, load, seen};
use app::Order;
use app::reports::{Cause, Differing};
use jiff::civil::Date;
use ledger::report::{Command, Report};
use ledger::{ReportId, TaskId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A report as it was kept.
#[derive(Serialize, JsonSchema)]
pub(super) struct KeptReport {
    #[schemars(with = "Uuid")]
    id: ReportId,
    /// What it is called by: "BC-2025-03".
    code: String,
    /// The id of its form.
    form: String,
    name: String,
    /// Whose report it is.
    body: Unit,
    /// What it reports on: "2025-H1".
    period: String,
    #[schemars(with = "Day")]
    from: Date,
    #[schemars(with = "Day")]
    to: Date,
    /// At the end of which day.
    #[schemars(with = "Day")]
    as_of: Date,
    /// As it was known when.
    known_at: Instant,
    /// When it was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<Instant>,
    files: Vec<File>,
    /// Whom it went to.
    sent: Vec<Sending>,
    /// Why it counts no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<String>,
    /// What it was made by.
    definitions: Vec<Definition>,
    /// The version of the office's rules that judged its tasks.
    rules: String,
    /// The position of the last event before it.
    #[schemars(with = "Count")]
    position: u64,
    /// The root over all chains there.
    root: String,
}

/// A file of a kept report.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "KeptFile")]
struct File {
    format: String,
    #[schemars(with = "Count")]
    bytes: u64,
    hash: String,
}

/// Whom a report went to.
#[derive(Serialize, JsonSchema)]
struct Sending {
    to: String,
    #[schemars(with = "Day")]
    on: Date,
}

/// A definition and its version.
#[derive(Serialize, JsonSchema)]
struct Definition {
    id: String,
    version: String,
}

impl KeptReport {
    fn of(call: &Call, id: ReportId, report: &Report) -> Option<Self> {
        let kept = report.kept.clone()?;
        let file =
            |file: ledger::report::File| File { format: file.format, bytes: file.bytes, hash: file.hash };
        let sending = |sending: &ledger::report::Sending| Sending { to: sending.to.clone(), on: sending.on };
        let definition =
            |one: ledger::report::Definition| Definition { id: one.id, version: one.version.clone() };
        Some(Self {
            id,
            body: call.unit_of(kept.body),
            code: kept.code,
            form: kept.form,
            name: kept.name,
            period: kept.period,
            from: kept.days.0,
            to: kept.days.1,
            as_of: kept.as_of,
            known_at: Instant(kept.known_at),
            kept: report.at.map(Instant),
            files: kept.files.into_iter().map(file).collect(),
            sent: report.sent.iter().map(sending).collect(),
            withdrawn: report.withdrawn.clone(),
            definitions: kept.definitions.into_iter().map(definition).collect(),
            rules: kept.rules,
            position: kept.position,
            root: kept.root,
        })
    }

    fn load(call: &Call, id: ReportId) -> Result<Self, Fault> {
        let (id, _, report) = load(call, &id.to_string())?;
        Self::of(call, id, &report).ok_or(Fault::NotFound)
    }
}

/// Makes a report and keeps it.
pub(super) fn keep(
    call: &Call,
    (Name(form), Body(asked)): (Name, Body<ToKeep>),
) -> Result<Made<KeptReport>, Fault> {
    let body = body(call).ok_or(Fault::NotAllowed)?;
    let order = Order { id: call.command(), ..Order::new(()) };
    let id = call.actor()?.keep_report(&asked.asked(call, form), body, &formats(), &order)?;
    let address = format!("{}/kept-reports/{id}", super::BASE);
    Ok(Made { address, body: KeptReport::load(call, id)? })
}

/// Lists those that may be seen, the newest first.
pub(super) fn list(call: &Call, (): ()) -> Result<Reply<Page<KeptReport>>, Fault> {
    let mut reports = call.office().kept_reports()?;
    reports.retain(|(_, report)| report.kept.as_ref().is_some_and(|kept| seen(call, kept)));
    let items = reports.iter().filter_map(|(id, report)| KeptReport::of(call, *id, report)).collect();
    Ok(Reply(Page { items, next: None, total: None }))
}

/// Shows one.
pub(super) fn show(call: &Call, Id(id): Id<ReportId>) -> Result<Reply<KeptReport>, Fault> {
    KeptReport::load(call, id).map(Reply)
}

/// Sends the bytes that were kept.
pub(super) fn file(
    call: &Call,
    (Id(id), Query(question)): (Id<ReportId>, Query<AsFile>),
) -> Result<Download, Fault> {
    let (_, kept, _) = load(call, &id.to_string())?;
    let format = question.format();
    let bytes = call.office().kept_file(&kept, format.name())?;
    Ok(Download { name: format!("{}-{}.{}", kept.code, kept.form, format.name()), bytes })
}

/// What it is compared with.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ComparisonQuestion {
    /// Another kept report; what is known now where absent.
    #[schemars(with = "Option<Uuid>")]
    with: Option<ReportId>,
}

/// Two reports side by side.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReportComparison")]
pub(super) struct Comparison {
    /// How many tasks stand where in this one.
    before: Figures,
    /// How many in the other one.
    after: Figures,
    /// The tasks that do not stand in both alike.
    tasks: Vec<Moved>,
}

/// A task that does not stand alike in two reports.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReportDifference")]
struct Moved {
    #[schemars(with = "Uuid")]
    task: TaskId,
    code: String,
    words: String,
    /// Where it stands in the first one; absent where that does not count it.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<At>,
    /// What made the difference, in the order in which it was recorded.
    causes: Vec<Why>,
}

/// What made a task stand otherwise.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "ReportDifferenceCause")]
enum Why {
    /// An event that one of the reports counts and the other does not.
    Event {
        /// Its stable name.
        name: &'static str,
        #[schemars(with = "Day")]
        effective: Date,
        recorded: Instant,
        by: Person,
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// One of the reports does not take the task.
    NotTaken,
    /// They are of different days.
    DaysPassed,
    /// The office's calendar or rules are known otherwise.
    Laws,
}

/// Tells what differs.
pub(super) fn compare(
    call: &Call,
    (Id(id), Query(question)): (Id<ReportId>, Query<ComparisonQuestion>),
) -> Result<Reply<Comparison>, Fault> {
    let (_, kept, _) = load(call, &id.to_string())?;
    let other = question.with.map(|with| load(call, &with.to_string())).transpose()?;
    let compared = call.office().compare_reports(&kept, other.as_ref().map(|(_, kept, _)| kept))?;
    Ok(Reply(Comparison {
        before: Figures::new(None, None, compared.before),
        after: Figures::new(None, None, compared.after),
        tasks: compared.tasks.into_iter().map(|task| moved(call, task)).collect(),
    }))
}

fn moved(call: &Call, task: Differing) -> Moved {
    let why = |cause| match cause {
        Cause::Event { name, effective, recorded_at, actor, reason } => {
            let (recorded, by) = (Instant(recorded_at), call.person(actor));
            Why::Event { name, effective, recorded, by, reason }
        }
        Cause::NotTaken => Why::NotTaken,
        Cause::DaysPassed => Why::DaysPassed,
        Cause::Laws => Why::Laws,
    };
    Moved {
        task: task.task,
        code: task.code,
        words: task.words,
        before: task.before.map(At),
        after: task.after.map(At),
        causes: task.causes.into_iter().map(why).collect(),
    }
}

/// What somebody asks of a kept report. `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ReportAsked")]
pub(super) struct Asked {
    command: Wanted,
    /// The day on which it takes effect; today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// Why. To withdraw it wants one.
    reason: Option<Text>,
}

/// A command by its name, with what it needs.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "ReportCommand")]
enum Wanted {
    /// Note that it was sent.
    Send { to: Line },
    /// Say that it counts no longer.
    Withdraw,
}

/// Notes that a report was sent, or that it counts no longer.
pub(super) fn give(
    call: &Call,
    (Id(id), Body(asked)): (Id<ReportId>, Body<Asked>),
) -> Result<Reply<KeptReport>, Fault> {
    let (id, ..) = load(call, &id.to_string())?;
    let command = match asked.command {
        Wanted::Send { to } => Command::Send { to: to.0.trim().to_owned(), document: None },
        Wanted::Withdraw => Command::Withdraw,
    };
    let order = Order::new(command).on(asked.on).because(asked.reason.map(|reason| reason.0));
    call.actor()?.kept_report(id, Order { id: call.command(), ..order })?;
    KeptReport::load(call, id).map(Reply)
}
