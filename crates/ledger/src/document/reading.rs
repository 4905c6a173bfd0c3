//! The account of a reading: every item of the document ends as a task, as no task, or as open.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What became of the items of a document when it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The hash of the file that was read.
    pub file: String,
    /// The hash of the definitions it was read with.
    pub definitions: String,
    /// How many items the document has.
    pub items: u32,
    /// How many were proposed as a task.
    pub tasks: u32,
    /// How many are no task, each for a reason that the reading told.
    pub no_task: u32,
    /// Those that a person must settle, by their path of labels: "II.5.(2)".
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub open: BTreeSet<String>,
}

/// As what a person settles an open item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It is a task, proposed by the same command.
    Task,
    /// It is none; the entry says why.
    NoTask,
}

impl Account {
    /// Returns how many items are accounted for. In every account that is recorded it equals `items`.
    pub fn accounted(&self) -> u64 {
        u64::from(self.tasks) + u64::from(self.no_task) + self.open.len() as u64
    }

    /// Returns the account after a person settled an open item; items that are not open change nothing.
    pub(super) fn settle(mut self, item: &str, fate: Fate) -> Self {
        if self.open.remove(item) {
            match fate {
                Fate::Task => self.tasks = self.tasks.saturating_add(1),
                Fate::NoTask => self.no_task = self.no_task.saturating_add(1),
            }
        }
        self
    }
}
