//! What happens to settings. The stored names are spelt here by hand and never change; a golden file holds them.

use super::portal::Portal;
use crate::event::Body;
use crate::{DocumentId, TaskId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something that happened to the settings of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// The days of rest of one year were decided. What the whole calendar said of that year does not hold any more.
    #[serde(rename = "holidays-decided")]
    HolidaysDecided {
        /// The year.
        year: i16,
        /// Days of rest besides the weekends.
        off: BTreeSet<Date>,
        /// Saturdays and Sundays on which the body works in their stead.
        work: BTreeSet<Date>,
        /// The act.
        source: Source,
    },
    /// Another calendar holds, with all its years.
    #[serde(rename = "calendar-replaced")]
    CalendarReplaced {
        /// In the form of `definitions/holidays.toml`.
        toml: String,
        /// The act.
        source: Source,
    },
    /// Other rules of following up hold.
    #[serde(rename = "rules-replaced")]
    RulesReplaced {
        /// In the form of `definitions/rules/follow-up.toml`.
        toml: String,
        /// The act.
        source: Source,
    },
    /// The public door was opened, changed or closed.
    #[serde(rename = "portal-set")]
    PortalSet {
        /// How it is from now on.
        portal: Portal,
        /// The act.
        source: Source,
    },
    /// Everybody may see a task: its words, lead, day and standing.
    #[serde(rename = "task-published")]
    TaskPublished {
        /// The task.
        task: TaskId,
        /// What stands there of it.
        words: String,
        /// The act.
        source: Source,
    },
    /// A task is not shown to everybody any more.
    #[serde(rename = "task-unpublished")]
    TaskUnpublished {
        /// The task.
        task: TaskId,
        /// The act.
        source: Source,
    },
}

/// The act that decided something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The act, as it is cited: number, symbol, date, issuer.
    pub act: String,
    /// The document, where it was entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
}

impl Event {
    /// Tells whether it changes by what days and standings are reckoned.
    pub fn is_law(&self) -> bool {
        match self {
            Self::HolidaysDecided { .. } | Self::CalendarReplaced { .. } | Self::RulesReplaced { .. } => true,
            Self::PortalSet { .. } | Self::TaskPublished { .. } | Self::TaskUnpublished { .. } => false,
        }
    }
}

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::HolidaysDecided { .. } => "holidays-decided",
            Self::CalendarReplaced { .. } => "calendar-replaced",
            Self::RulesReplaced { .. } => "rules-replaced",
            Self::PortalSet { .. } => "portal-set",
            Self::TaskPublished { .. } => "task-published",
            Self::TaskUnpublished { .. } => "task-unpublished",
        }
    }
}
