//! What happens to tasks. The stored names are spelt here by hand and never change; a golden file holds them.

use super::content::{Content, MilestoneId};
use super::state::{Product, Progress};
use crate::deadline::Limit;
use crate::event::Body;
use crate::{Effective, EventId, OfficerId, TaskId, UnitId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that happened to a task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// A reading or a person proposed it.
    #[serde(rename = "task-proposed")]
    Proposed {
        /// What it is about.
        content: Box<Content>,
    },
    /// A person corrected what was read.
    #[serde(rename = "task-edited")]
    Edited {
        /// What it is about now.
        content: Box<Content>,
    },
    /// It was taken apart; the parts are tasks of their own.
    #[serde(rename = "task-split")]
    Split {
        /// The parts.
        into: Vec<TaskId>,
    },
    /// It became part of another one.
    #[serde(rename = "task-joined")]
    Joined {
        /// The other one.
        into: TaskId,
    },
    /// It was no task.
    #[serde(rename = "task-dropped")]
    Dropped,
    /// A person confirmed the proposal: from now on the lead answers for it.
    #[serde(rename = "task-assigned")]
    Assigned {
        /// The code for the telephone, "2025/0147".
        code: String,
    },
    /// The lead took it on.
    #[serde(rename = "task-accepted")]
    Accepted,
    /// The lead says that it is not competent.
    #[serde(rename = "task-declined")]
    Declined,
    /// The head of the lead named the officer who does it.
    #[serde(rename = "task-delegated")]
    Delegated {
        /// The officer.
        to: OfficerId,
    },
    /// Another unit leads from now on.
    #[serde(rename = "task-reassigned")]
    Reassigned {
        /// The new lead.
        lead: UnitId,
    },
    /// The lead waits for another body and says so.
    #[serde(rename = "waiting-began")]
    WaitingBegan {
        /// Whom for.
        body: String,
        /// The letter that asked.
        letter: String,
        /// When an answer is expected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<Date>,
    },
    /// The one who assigned it stops the clock while the lead waits.
    #[serde(rename = "clock-stopped")]
    ClockStopped,
    /// The answer came, or nobody waits any longer.
    #[serde(rename = "waiting-ended")]
    WaitingEnded,
    /// How far it is.
    #[serde(rename = "progress-reported")]
    ProgressReported {
        /// The entry.
        progress: Progress,
    },
    /// A co-operating unit did its share.
    #[serde(rename = "share-reported")]
    ShareReported {
        /// The unit.
        unit: UnitId,
        /// What it did.
        words: String,
    },
    /// The lead asks for more time.
    #[serde(rename = "extension-asked")]
    ExtensionAsked {
        /// For which milestone.
        milestone: MilestoneId,
        /// Until when.
        until: Limit,
    },
    /// The one who assigned it gives more time. The old day stays in the history.
    #[serde(rename = "extension-granted")]
    ExtensionGranted {
        /// For which milestone.
        milestone: MilestoneId,
        /// Until when; it may be another day than was asked for.
        until: Limit,
    },
    /// The one who assigned it gives no more time.
    #[serde(rename = "extension-refused")]
    ExtensionRefused,
    /// A deadline hangs on a day that the office does not set, or that day is another one.
    #[serde(rename = "deadline-hung")]
    DeadlineHung {
        /// What it hangs on.
        hanging: super::Hanging,
        /// The limit that follows.
        limit: Limit,
    },
    /// The lead says that it is done.
    #[serde(rename = "result-submitted")]
    ResultSubmitted {
        /// What came out.
        product: Product,
    },
    /// The one who assigned it agrees.
    #[serde(rename = "result-confirmed")]
    ResultConfirmed,
    /// The one who assigned it does not agree.
    #[serde(rename = "result-returned")]
    ResultReturned,
    /// It rests.
    #[serde(rename = "task-suspended")]
    Suspended {
        /// Until when, where that was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// It goes on.
    #[serde(rename = "task-resumed")]
    Resumed,
    /// It need not be done any more.
    #[serde(rename = "task-cancelled")]
    Cancelled,
    /// Another task stands in its place.
    #[serde(rename = "task-superseded")]
    Superseded {
        /// The other one.
        by: TaskId,
    },
    /// It is not done after all.
    #[serde(rename = "task-reopened")]
    Reopened,
    /// Its document was entered by mistake.
    #[serde(rename = "task-withdrawn")]
    Withdrawn,
    /// Somebody said something.
    #[serde(rename = "task-commented")]
    Commented {
        /// The words.
        words: String,
    },
    /// A leader gave an instruction inside it.
    #[serde(rename = "task-directed")]
    Directed {
        /// The words.
        words: String,
    },
    /// An entry was wrong; this one counts in its stead. The old one stays.
    #[serde(rename = "entry-corrected")]
    EntryCorrected {
        /// The wrong entry.
        entry: EventId,
        /// What should have been entered; `None` where it should not have been.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Box<Event>>,
        /// When that took effect.
        at: Effective,
    },
}

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::Proposed { .. } => "task-proposed",
            Self::Edited { .. } => "task-edited",
            Self::Split { .. } => "task-split",
            Self::Joined { .. } => "task-joined",
            Self::Dropped => "task-dropped",
            Self::Assigned { .. } => "task-assigned",
            Self::Accepted => "task-accepted",
            Self::Declined => "task-declined",
            Self::Delegated { .. } => "task-delegated",
            Self::Reassigned { .. } => "task-reassigned",
            Self::WaitingBegan { .. } => "waiting-began",
            Self::ClockStopped => "clock-stopped",
            Self::WaitingEnded => "waiting-ended",
            Self::ProgressReported { .. } => "progress-reported",
            Self::ShareReported { .. } => "share-reported",
            Self::ExtensionAsked { .. } => "extension-asked",
            Self::ExtensionGranted { .. } => "extension-granted",
            Self::ExtensionRefused => "extension-refused",
            Self::DeadlineHung { .. } => "deadline-hung",
            Self::ResultSubmitted { .. } => "result-submitted",
            Self::ResultConfirmed => "result-confirmed",
            Self::ResultReturned => "result-returned",
            Self::Suspended { .. } => "task-suspended",
            Self::Resumed => "task-resumed",
            Self::Cancelled => "task-cancelled",
            Self::Superseded { .. } => "task-superseded",
            Self::Reopened => "task-reopened",
            Self::Withdrawn => "task-withdrawn",
            Self::Commented { .. } => "task-commented",
            Self::Directed { .. } => "task-directed",
            Self::EntryCorrected { .. } => "entry-corrected",
        }
    }
}
