//! What others did since somebody was here the time before.

use crate::sign_in::Visitor;
use crate::{Error, Office};
use ledger::event::Subject;
use ledger::permission::Scope;
use ledger::task::Entry;
use ledger::{Moment, TaskId};
use std::collections::BTreeSet;

/// Events that are looked through at most, the newest ones: who was away for long reads the figures first.
const LOOKED_THROUGH: u64 = 2000;

/// What others did.
#[derive(Debug)]
pub struct Changes {
    /// Since when.
    pub since: Moment,
    /// The tasks to which something happened, the last one first.
    pub tasks: Vec<Changed>,
    /// There is more than that.
    pub more: bool,
}

/// What happened to a task.
#[derive(Debug)]
pub struct Changed {
    /// The task.
    pub task: TaskId,
    /// What others did to it, in the order in which it was recorded.
    pub entries: Vec<Entry>,
}

impl Office {
    /// Returns what others did to tasks that somebody sees since that person was here the time before, of so many tasks at most.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn changes(&self, visitor: &Visitor, scope: &Scope, most: usize) -> Result<Option<Changes>, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| {
            let Some(since) = reader.visit_before(tenant, &visitor.account)? else { return Ok(None) };
            let (first, last) = (reader.position_at(tenant, since)?, reader.position(tenant)?);
            let after = first.max(last.saturating_sub(LOOKED_THROUGH));
            let events =
                reader.events_behind(tenant, after, u32::try_from(LOOKED_THROUGH).unwrap_or(u32::MAX))?;
            let mut changes = Changes { since, tasks: Vec::new(), more: after > first };
            let mut met = BTreeSet::new();
            for event in events.iter().rev().filter(|event| event.meta.actor != visitor.officer) {
                let Subject::Task(task) = event.subject else { continue };
                if !met.insert(task) {
                    continue;
                }
                let history = reader.history(tenant, task)?;
                if !scope.sees(&history.now()) {
                    continue;
                }
                if changes.tasks.len() == most {
                    changes.more = true;
                    break;
                }
                let others =
                    |entry: &&Entry| entry.meta.recorded_at > since && entry.meta.actor != visitor.officer;
                let entries = history.entries().iter().filter(others).cloned().collect();
                changes.tasks.push(Changed { task, entries });
            }
            Ok(Some(changes))
        })
    }

    /// Notes that somebody has seen what changed up to now.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_seen(&self, account: &str, now: Moment) -> Result<(), Error> {
        Ok(self.store().write(self.tenant().id, |writer| writer.note_seen(account, now))?)
    }
}
