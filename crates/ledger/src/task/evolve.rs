//! The state after an event. Total: entries may be dated back, so that they arrive in an order nobody decided.

use super::event::Event;
use super::state::{Extension, ExtensionEnd, Share, Stage, Task, Waiting};
use crate::Effective;
use crate::deadline::Limit;
use crate::task::{Basis, Content, Hanging, Milestone, MilestoneId};
use jiff::civil::Date;

/// Returns the task after something happened to it.
pub fn evolve(task: Task, event: &Event, at: Effective) -> Task {
    let mut task = apply(task, event, at);
    // The clock may stand still for two reasons at once; its days count once.
    let still =
        task.suspended.is_some() || task.waiting.as_ref().is_some_and(|waiting| waiting.stopped.is_some());
    match (task.still_since, still) {
        (None, true) => task.still_since = Some(at),
        (Some(since), false) => {
            task.stopped_days = task.stopped_days.saturating_add(days_between(since.day, at.day));
            task.still_since = None;
        }
        (None, false) | (Some(_), true) => {}
    }
    task
}

fn apply(mut task: Task, event: &Event, at: Effective) -> Task {
    match event {
        Event::Proposed { content } => {
            task.content = (**content).clone();
            task.stage = Stage::Proposed;
        }
        Event::Edited { content } => edit(&mut task, content),
        Event::Split { into } => {
            task.stage = Stage::Gone;
            task.heir = into.first().copied();
        }
        Event::Joined { into } => {
            task.stage = Stage::Gone;
            task.heir = Some(*into);
        }
        Event::Dropped => task.stage = Stage::Gone,
        Event::Assigned { code } => {
            task.code = Some(code.clone());
            task.given = Some(at);
            task.stage = Stage::Assigned;
        }
        Event::Accepted => {
            task.accepted = Some(at);
            task.stage = Stage::Accepted;
        }
        Event::Declined => task.stage = Stage::Declined,
        Event::Delegated { to } => task.officer = Some(*to),
        Event::Reassigned { lead } => reassign(&mut task, *lead),
        Event::WaitingBegan { body, letter, expected } => {
            let (body, letter, expected) = (body.clone(), letter.clone(), *expected);
            task.waiting = Some(Waiting { body, letter, expected, since: at, stopped: None });
        }
        Event::ClockStopped => {
            if let Some(waiting) = &mut task.waiting {
                waiting.stopped.get_or_insert(at);
            }
        }
        Event::WaitingEnded => task.waiting = None,
        Event::ProgressReported { progress } => {
            task.progress.push(progress.clone());
            if task.stage.is_open() && task.stage != Stage::Submitted {
                task.stage = Stage::InProgress;
            }
        }
        Event::ShareReported { unit, words } => {
            task.shares.insert(*unit, Share { words: words.clone(), done: at });
        }
        Event::ExtensionAsked { milestone, until } => {
            let before = limit_of(&task, *milestone);
            task.extensions.push(Extension {
                milestone: *milestone,
                before,
                until: *until,
                asked: at,
                end: None,
            });
        }
        Event::ExtensionGranted { milestone, until } => extend(&mut task, *milestone, *until),
        Event::ExtensionRefused => end_extension(&mut task, ExtensionEnd::Refused),
        Event::DeadlineHung { hanging, limit } => hang(&mut task, hanging, *limit),
        Event::ResultSubmitted { product } => {
            task.result = Some((product.clone(), at));
            task.returned = None;
            task.stage = Stage::Submitted;
        }
        Event::ResultConfirmed => {
            task.confirmed = Some(at);
            task.stage = Stage::Confirmed;
        }
        Event::ResultReturned => {
            task.result = None;
            task.returned = Some(at);
            task.stage = Stage::InProgress;
        }
        Event::Suspended { until } => task.suspended = Some((at, *until)),
        Event::Resumed => task.suspended = None,
        Event::Cancelled => task.stage = Stage::Cancelled,
        Event::Superseded { by } => {
            task.heir = Some(*by);
            task.stage = Stage::Superseded;
        }
        Event::Reopened => {
            (task.result, task.returned, task.confirmed, task.heir) = (None, None, None, None);
            task.stage = Stage::InProgress;
        }
        Event::Withdrawn => task.stage = Stage::Withdrawn,
        // Corrections are applied before the fold; words of people change no state.
        Event::Commented { .. } | Event::Directed { .. } | Event::EntryCorrected { .. } => {}
    }
    task
}

fn reassign(task: &mut Task, lead: crate::UnitId) {
    task.content.support.retain(|unit| *unit != lead);
    task.content.lead = Some(lead);
    (task.officer, task.accepted) = (None, None);
    if task.stage.is_open() {
        task.stage = Stage::Assigned;
    }
}

fn limit_of(task: &Task, id: MilestoneId) -> Option<Limit> {
    task.content.milestones.iter().find(|milestone| milestone.id == id).map(|milestone| milestone.limit)
}

/// What is given another day by hand does not hang on an event any more.
fn edit(task: &mut Task, content: &Content) {
    let before = std::mem::replace(&mut task.content, content.clone());
    let limit = |content: &Content, id| {
        content.milestones.iter().find(|milestone| milestone.id == id).map(|milestone| milestone.limit)
    };
    task.hanging.retain(|id, _| limit(&before, *id) == limit(content, *id));
}

fn hang(task: &mut Task, hanging: &Hanging, limit: Limit) {
    let milestones = &mut task.content.milestones;
    match milestones.iter_mut().find(|milestone| milestone.id == hanging.milestone) {
        Some(milestone) => milestone.limit = limit,
        None => milestones.push(Milestone {
            id: hanging.milestone,
            what: String::new(),
            who: None,
            said: hanging.name.clone(),
            limit,
            basis: Basis::Own,
        }),
    }
    task.hanging.insert(hanging.milestone, hanging.clone());
}

fn extend(task: &mut Task, id: MilestoneId, until: Limit) {
    end_extension(task, ExtensionEnd::Granted(until));
    task.hanging.remove(&id);
    if let Some(milestone) = task.content.milestones.iter_mut().find(|milestone| milestone.id == id) {
        milestone.limit = until;
    }
}

fn end_extension(task: &mut Task, end: ExtensionEnd) {
    if let Some(open) = task.extensions.iter_mut().rev().find(|extension| extension.end.is_none()) {
        open.end = Some(end);
    }
}

/// Returns the days from one to another, 0 where the other is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> u32 {
    from.until(to).ok().and_then(|span| u32::try_from(span.get_days()).ok()).unwrap_or(0)
}
