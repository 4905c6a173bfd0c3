//! Deadlines that hang on a day which the office does not set: "before the session". The day is that of an event date; when it
//! moves, they follow.

use super::content::MilestoneId;
use super::event::Event;
use super::state::Task;
use crate::EventDateId;
use crate::deadline::Limit;
use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a deadline hangs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hanging {
    /// The milestone.
    pub milestone: MilestoneId,
    /// The event date.
    pub on: EventDateId,
    /// What people called it then.
    pub name: String,
    /// Its day, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// So many days before it is the last day on time: 1 for "before the session". `None` where the procedure of a dossier reckons
    /// the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_before: Option<u32>,
}

impl Hanging {
    /// Returns the limit that follows; without a day it has none.
    pub fn limit(&self) -> Limit {
        let back = Span::new().try_days(self.days_before.unwrap_or(0)).ok();
        let last = self.day.zip(back).and_then(|(day, back)| day.checked_sub(back).ok());
        last.map_or(Limit::Unknown, |day| Limit::Day { day, hour: None })
    }
}

/// Returns what happens to a task when an event date that it hangs on is on another day: nothing to one that is over, or a stage of
/// a dossier, which follows itself.
pub fn follow(task: &Task, on: EventDateId, day: Option<Date>) -> Vec<Event> {
    let open = task.stage.is_open() || task.stage == super::Stage::Proposed;
    if !open || task.content.dossier.is_some() {
        return Vec::new();
    }
    let hangs = task.hanging.values().filter(|hanging| hanging.on == on && hanging.day != day);
    let moved = hangs.map(|hanging| Hanging { day, ..hanging.clone() });
    moved.map(|hanging| Event::DeadlineHung { limit: hanging.limit(), hanging }).collect()
}
