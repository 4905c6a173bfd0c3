//! What a command leads to: events, or a refusal.

use super::command::Command;
use super::content::{Content, Milestone, MilestoneId};
use super::event::Event;
use super::history::History;
use super::refusal::Refusal;
use super::state::{Progress, Stage, Task};
use crate::UnitId;
use crate::dates::{self, Misdated};
use crate::deadline::Limit;
use crate::event::Meta;
use crate::rules::Judge;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Judges a command by everything that was recorded of the task.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(
    history: &History,
    command: Command,
    meta: &Meta,
    judge: Judge<'_>,
) -> Result<Vec<Event>, Refusal> {
    let task = history.now();
    // What a dossier decides of its stages is not decided a second time.
    if task.content.dossier.is_some() && crate::dossier::own_commands().contains(&command.name()) {
        return Err(Refusal::OfDossier);
    }
    check_stage(&task, &command)?;
    check_dates(&task, &command, meta, judge)?;
    if command.wants_reason() && !dates::has_reason(meta) {
        return Err(Refusal::NoReason);
    }
    let event = match command {
        Command::Propose(content) => Event::Proposed { content: checked(content, false)? },
        Command::Edit(content) => Event::Edited { content: checked(content, task.stage != Stage::Proposed)? },
        Command::Split(into) => Event::Split { into: parts(into)? },
        Command::Join(into) => Event::Joined { into },
        Command::Drop => Event::Dropped,
        Command::Assign { code } => {
            checked(Box::new(task.content), true)?;
            Event::Assigned { code }
        }
        Command::Accept => Event::Accepted,
        Command::Decline => Event::Declined,
        Command::Delegate(to) => Event::Delegated { to },
        Command::Reassign(lead) => Event::Reassigned { lead: another_lead(&task, lead)? },
        Command::Wait { body, letter, expected } => {
            if task.waiting.is_some() {
                return Err(Refusal::AlreadyWaiting);
            }
            Event::WaitingBegan { body, letter, expected }
        }
        Command::StopClock => {
            let waiting = task.waiting.as_ref().ok_or(Refusal::NotWaiting)?;
            if waiting.stopped.is_some() {
                return Err(Refusal::AlreadyWaiting);
            }
            Event::ClockStopped
        }
        Command::EndWaiting => {
            task.waiting.as_ref().ok_or(Refusal::NotWaiting)?;
            Event::WaitingEnded
        }
        Command::ReportProgress(progress) => {
            check_percent(&task, &progress, meta)?;
            Event::ProgressReported { progress }
        }
        Command::ReportShare { unit, words } => {
            if !task.content.support.contains(&unit) {
                return Err(Refusal::NoShare);
            }
            Event::ShareReported { unit, words }
        }
        Command::AskExtension { milestone, until } => ask_extension(&task, milestone, until, meta, judge)?,
        Command::GrantExtension { until } => grant_extension(&task, until, judge)?,
        Command::RefuseExtension => {
            open_request(&task).ok_or(Refusal::NotAsked)?;
            Event::ExtensionRefused
        }
        Command::Hang(hanging) => {
            let limit = hanging.limit();
            if task.hanging.get(&hanging.milestone) == Some(&hanging) {
                return Err(Refusal::AlreadyHangs);
            }
            Event::DeadlineHung { hanging, limit }
        }
        Command::SubmitResult(product) => {
            if product.words.trim().is_empty() && product.number.is_none() && product.files.is_empty() {
                return Err(Refusal::NoWords);
            }
            Event::ResultSubmitted { product }
        }
        Command::ConfirmResult => Event::ResultConfirmed,
        Command::ReturnResult => Event::ResultReturned,
        Command::Suspend { until } => Event::Suspended { until },
        Command::Resume => Event::Resumed,
        Command::Cancel => Event::Cancelled,
        Command::Supersede(by) => Event::Superseded { by },
        Command::Reopen => Event::Reopened,
        Command::Withdraw => Event::Withdrawn,
        Command::Comment(words) => Event::Commented { words: said(words)? },
        Command::Direct(words) => Event::Directed { words: said(words)? },
        Command::Correct { entry, by, at } => {
            let wrong = history.correctable(entry).ok_or(Refusal::NoSuchEntry)?;
            // The first two entries make the task what it is: those are edited, dropped or withdrawn.
            let founding = |event: &Event| matches!(event, Event::Proposed { .. } | Event::Assigned { .. });
            let nested = matches!(by.as_deref(), Some(Event::EntryCorrected { .. }));
            if nested || founding(&wrong.event) || by.as_deref().is_some_and(founding) {
                return Err(Refusal::NoSuchEntry);
            }
            Event::EntryCorrected { entry, by, at }
        }
    };
    Ok(vec![event])
}

/// Refuses what makes no sense at the task's stage.
fn check_stage(task: &Task, command: &Command) -> Result<(), Refusal> {
    use Stage::{
        Accepted, Assigned, Cancelled, Confirmed, Declined, Gone, InProgress, Proposed, Submitted,
        Superseded, Unborn, Withdrawn,
    };
    let stages: &[Stage] = match command {
        Command::Propose(_) => &[Unborn],
        Command::Split(_) | Command::Join(_) | Command::Drop | Command::Assign { .. } => &[Proposed],
        Command::Edit(_) | Command::Hang(_) => {
            &[Proposed, Assigned, Declined, Accepted, InProgress, Submitted]
        }
        Command::Accept => &[Assigned],
        Command::Decline => &[Assigned, Accepted],
        Command::Delegate(_)
        | Command::Wait { .. }
        | Command::ReportProgress(_)
        | Command::AskExtension { .. }
        | Command::SubmitResult(_) => &[Assigned, Accepted, InProgress],
        Command::StopClock
        | Command::EndWaiting
        | Command::ReportShare { .. }
        | Command::GrantExtension { .. }
        | Command::RefuseExtension
        | Command::Reassign(_)
        | Command::Suspend { .. }
        | Command::Resume
        | Command::Cancel
        | Command::Supersede(_)
        | Command::Direct(_) => &[Assigned, Declined, Accepted, InProgress, Submitted],
        Command::ConfirmResult | Command::ReturnResult => &[Submitted],
        Command::Reopen => &[Confirmed, Cancelled, Superseded],
        Command::Withdraw => {
            &[Proposed, Assigned, Declined, Accepted, InProgress, Submitted, Confirmed, Cancelled, Superseded]
        }
        Command::Comment(_) | Command::Correct { .. } => &[
            Proposed, Gone, Assigned, Declined, Accepted, InProgress, Submitted, Confirmed, Cancelled,
            Superseded, Withdrawn,
        ],
    };
    if !stages.contains(&task.stage) {
        return Err(Refusal::WrongStage(task.stage));
    }
    match (task.suspended, command) {
        (None, Command::Resume) => Err(Refusal::WrongStage(task.stage)),
        (Some(_), command) if !goes_while_suspended(command) => Err(Refusal::Suspended),
        (Some(_) | None, _) => Ok(()),
    }
}

/// A task that rests can be ended, given away, talked about, and taken up again.
fn goes_while_suspended(command: &Command) -> bool {
    matches!(
        command,
        Command::Resume
            | Command::Cancel
            | Command::Supersede(_)
            | Command::Withdraw
            | Command::Reassign(_)
            | Command::Edit(_)
            | Command::Hang(_)
            | Command::Comment(_)
            | Command::Direct(_)
            | Command::Correct { .. }
    )
}

fn check_dates(task: &Task, command: &Command, meta: &Meta, judge: Judge<'_>) -> Result<(), Refusal> {
    dates::check(meta, judge).map_err(|misdated| match misdated {
        Misdated::InTheFuture => Refusal::InTheFuture,
        Misdated::BackdatedWithoutReason => Refusal::BackdatedWithoutReason,
    })?;
    let effective = if let Command::Correct { at, .. } = command { at.day } else { meta.effective.day };
    if effective > meta.recorded_at.day() {
        return Err(Refusal::InTheFuture);
    }
    if let Some(given) = task.given
        && effective < given.day
    {
        return Err(Refusal::BeforeGiven(given.day));
    }
    Ok(())
}

/// Refuses contents that cannot be; `given` contents need a lead.
fn checked(content: Box<Content>, given: bool) -> Result<Box<Content>, Refusal> {
    if content.words.trim().is_empty() {
        return Err(Refusal::NoWords);
    }
    if given && content.lead.is_none() {
        return Err(Refusal::NoLead);
    }
    let mut units: BTreeSet<UnitId> = content.lead.into_iter().collect();
    if !content.support.iter().all(|unit| units.insert(*unit)) {
        return Err(Refusal::SupportTwice);
    }
    let mut milestones = BTreeSet::new();
    if !content.milestones.iter().all(|milestone| milestones.insert(milestone.id)) {
        return Err(Refusal::MilestoneTwice);
    }
    Ok(content)
}

fn parts(into: Vec<crate::TaskId>) -> Result<Vec<crate::TaskId>, Refusal> {
    let apart: BTreeSet<_> = into.iter().collect();
    if apart.len() < 2 || apart.len() < into.len() { Err(Refusal::NotAnother) } else { Ok(into) }
}

fn another_lead(task: &Task, lead: UnitId) -> Result<UnitId, Refusal> {
    if task.content.lead == Some(lead) { Err(Refusal::SameLead) } else { Ok(lead) }
}

fn said(words: String) -> Result<String, Refusal> {
    if words.trim().is_empty() { Err(Refusal::NoWords) } else { Ok(words) }
}

fn check_percent(task: &Task, progress: &Progress, meta: &Meta) -> Result<(), Refusal> {
    if progress.words.trim().is_empty() && progress.percent.is_none() {
        return Err(Refusal::NoWords);
    }
    let before = task.progress.iter().rev().find_map(|progress| progress.percent).unwrap_or(0);
    match progress.percent {
        Some(percent) if percent > 100 || percent < before && meta.reason.is_none() => {
            Err(Refusal::BadPercent)
        }
        Some(_) | None => Ok(()),
    }
}

/// The lead asks before the day, with a reason, for a later one, as often as the office allows.
fn ask_extension(
    task: &Task,
    milestone: MilestoneId,
    until: Limit,
    meta: &Meta,
    judge: Judge<'_>,
) -> Result<Event, Refusal> {
    if open_request(task).is_some() {
        return Err(Refusal::AlreadyAsked);
    }
    let rules = &judge.rules.extension;
    let granted =
        task.extensions.iter().filter(|one| matches!(one.end, Some(super::ExtensionEnd::Granted(_))));
    if granted.count() >= rules.times as usize {
        return Err(Refusal::ExtendedTooOften(rules.times));
    }
    let limit = milestone_of(task, milestone)?.limit;
    check_later(limit, until, judge)?;
    if let Some(due) = limit.due_after(task.stopped_days, judge.calendar) {
        let last = last_day_to_ask(due.day, judge);
        if meta.effective.day > last {
            return Err(Refusal::AskedTooLate(last));
        }
    }
    Ok(Event::ExtensionAsked { milestone, until })
}

fn grant_extension(task: &Task, until: Option<Limit>, judge: Judge<'_>) -> Result<Event, Refusal> {
    let request = open_request(task).ok_or(Refusal::NotAsked)?;
    let until = until.unwrap_or(request.until);
    check_later(milestone_of(task, request.milestone)?.limit, until, judge)?;
    Ok(Event::ExtensionGranted { milestone: request.milestone, until })
}

fn open_request(task: &Task) -> Option<&super::Extension> {
    task.extensions.iter().rev().find(|extension| extension.end.is_none())
}

fn milestone_of(task: &Task, id: MilestoneId) -> Result<&Milestone, Refusal> {
    task.content.milestones.iter().find(|milestone| milestone.id == id).ok_or(Refusal::NoMilestone)
}

fn check_later(before: Limit, until: Limit, judge: Judge<'_>) -> Result<(), Refusal> {
    match (before.due(judge.calendar), until.due(judge.calendar)) {
        (_, None) => Err(Refusal::NotLater),
        (Some(before), Some(until)) if until <= before => Err(Refusal::NotLater),
        (Some(_) | None, Some(_)) => Ok(()),
    }
}

/// Returns the last day that still has so many working days behind it up to the due day.
fn last_day_to_ask(due: Date, judge: Judge<'_>) -> Date {
    let mut day = due;
    while judge.calendar.working_days_between(day, due) < judge.rules.extension.working_days_before {
        match day.yesterday() {
            Ok(before) => day = before,
            Err(_) => break,
        }
    }
    day
}
