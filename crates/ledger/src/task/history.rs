//! The entries of a task, and its state on any day as known at any moment.

use super::Entry;
use super::event::Event;
use super::evolve::evolve;
use super::state::Task;
use crate::{Effective, EventId, Moment};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Everything that was recorded of a task, in the order in which it was recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    entries: Vec<Entry>,
}

impl History {
    /// Returns a history of entries in the order in which they were recorded.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// Returns the entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Appends an entry.
    pub fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Returns the task as it stands, with everything that was recorded.
    pub fn now(&self) -> Task {
        self.at(Date::MAX, Moment::LAST)
    }

    /// Returns the task at the end of a day, as it was known at a moment: the fold over the entries that took effect by
    /// the one and were recorded by the other, each corrected entry in the form that was known then.
    pub fn at(&self, as_of: Date, known_at: Moment) -> Task {
        let effective = self.effective(known_at).into_iter().take_while(|(_, at)| at.day <= as_of);
        effective.fold(Task::default(), |task, (event, at)| evolve(task, event, at))
    }

    /// Returns what happened, as it was known at a moment, in the order in which it took effect: each corrected entry
    /// in the form that was known then.
    pub(crate) fn effective(&self, known_at: Moment) -> Vec<(&Event, Effective)> {
        let known: Vec<&Entry> =
            self.entries.iter().filter(|entry| entry.meta.recorded_at <= known_at).collect();
        let mut corrections = BTreeMap::new();
        for entry in &known {
            if let Event::EntryCorrected { entry: wrong, by, at } = &entry.event {
                corrections.insert(*wrong, (by.as_deref(), *at));
            }
        }
        let counted = known.into_iter().filter_map(|entry| match corrections.get(&entry.id) {
            Some((by, at)) => by.map(|event| (event, *at)),
            None => Some((&entry.event, entry.meta.effective)),
        });
        let mut effective: Vec<_> = counted.collect();
        // Stable: what took effect on one day, without an hour, stays in the order in which it was recorded.
        effective.sort_by_key(|(_, at)| at.day);
        effective
    }

    /// Returns the entry of an id, unless it is a correction itself: a second correction replaces the first.
    pub(super) fn correctable(&self, id: EventId) -> Option<&Entry> {
        let found = self.entries.iter().find(|entry| entry.id == id)?;
        (!matches!(found.event, Event::EntryCorrected { .. })).then_some(found)
    }
}
