//! What people are told when it happens: the events behind the last one that was seen, and whom the rules name for each.

use super::{Said, What};
use crate::{Error, Office};
use ledger::event::{Stored, Subject};
use ledger::reminding::{self, Level, people};
use ledger::task::{Event, History, evolve};
use ledger::{Moment, OfficerId, TaskId};
use std::collections::{BTreeMap, BTreeSet};
use store::Reader;

/// What happened behind a position.
#[derive(Clone, Debug, Default)]
pub(super) struct Happened {
    /// The position up to which was looked.
    pub(super) position: u64,
    /// Who is told of what: the officer, the task, what makes it the same thing, what is said.
    pub(super) told: Vec<(OfficerId, TaskId, String, Said)>,
    /// Tasks whose reminders are settled.
    pub(super) settled: BTreeSet<TaskId>,
}

/// Events that are looked at in one go.
const MOST: u32 = 500;

impl Office {
    /// Returns what happened behind a position that people are told of.
    pub(super) fn happened(&self, reader: &mut Reader<'_>, position: u64) -> Result<Happened, Error> {
        let events = reader.events_behind(self.tenant.id, position, MOST)?;
        let known = self.known_in(reader)?;
        let (rules, calendar) = known.laws.now();
        let accounts: BTreeSet<OfficerId> =
            reader.accounts(self.tenant.id)?.into_iter().map(|account| account.officer).collect();
        let mut happened = Happened { position, ..Happened::default() };
        for stored in events {
            happened.position = stored.position;
            let Subject::Task(id) = stored.subject else { continue };
            if settles(&stored.name) {
                happened.settled.insert(id);
            }
            let levels = reminding::told(rules, &stored.name);
            if levels.is_empty() {
                continue;
            }
            let (event, before) = self.before(reader, id, &stored)?;
            let task = evolve(before.clone(), &event, stored.meta.effective);
            let mut told = BTreeMap::new();
            let today = stored.meta.recorded_at.day();
            for level in levels {
                // Who did it before the task went to another unit is told, too.
                let gone = *level == Level::Officer && task.officer.is_none();
                let of = if gone { &before } else { &task };
                let former = before.content.lead;
                for officer in people(&known.organisation, of, None, *level, former, today) {
                    told.entry(officer).or_insert(*level);
                }
            }
            for (officer, level) in told {
                if officer == stored.meta.actor || !accounts.contains(&officer) {
                    continue;
                }
                let what = What::Event {
                    name: stored.name.clone(),
                    by: stored.meta.actor,
                    said: said(&event, &stored),
                    until: until(&event, calendar),
                };
                let said = Said::new(&task, level, what);
                happened.told.push((officer, id, format!("event/{}", stored.id), said));
            }
        }
        Ok(happened)
    }

    /// Returns an event of a task, and the task as it was before it.
    fn before(
        &self,
        reader: &mut Reader<'_>,
        id: TaskId,
        stored: &Stored,
    ) -> Result<(Event, ledger::task::Task), Error> {
        let damaged = |error: ledger::event::Unreadable| store::Error::Damaged(error.to_string());
        let event = stored.body::<Event>().map_err(damaged)?;
        let mut entries = reader.history(self.tenant.id, id)?.entries().to_vec();
        entries.truncate(usize::try_from(stored.version.saturating_sub(1)).unwrap_or(usize::MAX));
        Ok((event, History::new(entries).at(jiff::civil::Date::MAX, Moment::LAST)))
    }
}

/// Tells whether an event leaves nothing of what people were reminded of: it is done, given back, moved, or over.
fn settles(event: &str) -> bool {
    matches!(
        event,
        "result-submitted"
            | "result-confirmed"
            | "result-returned"
            | "extension-granted"
            | "deadline-hung"
            | "extension-refused"
            | "task-reassigned"
            | "task-suspended"
            | "task-cancelled"
            | "task-superseded"
            | "task-withdrawn"
    )
}

/// Returns what was said with an event: its own words, or the reason.
#[expect(clippy::wildcard_enum_match_arm, reason = "few events have words of their own")]
fn said(event: &Event, stored: &Stored) -> Option<String> {
    match event {
        Event::Directed { words } | Event::Commented { words } => Some(super::shortened(words)),
        Event::ProgressReported { progress } => Some(super::shortened(&progress.words)),
        Event::DeadlineHung { hanging, .. } => {
            let reason = stored.meta.reason.as_ref().map(|reason| format!("; {reason}")).unwrap_or_default();
            Some(super::shortened(&format!("{}{reason}", hanging.name)))
        }
        _ => stored.meta.reason.as_deref().map(super::shortened),
    }
}

/// Returns the day that an event gives.
#[expect(clippy::wildcard_enum_match_arm, reason = "few events give a day")]
fn until(event: &Event, calendar: &viet::calendar::Calendar) -> Option<jiff::civil::Date> {
    match event {
        Event::ExtensionGranted { until, .. }
        | Event::ExtensionAsked { until, .. }
        | Event::DeadlineHung { limit: until, .. } => until.due(calendar).map(|due| due.day),
        Event::Suspended { until } => *until,
        _ => None,
    }
}
