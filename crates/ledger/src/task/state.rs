//! A task as it stands: the fold of its events.

use super::content::{Content, MilestoneId};
use super::hanging::Hanging;
use crate::deadline::Limit;
use crate::{Effective, OfficerId, TaskId, UnitId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a task is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nothing happened yet.
    #[default]
    Unborn,
    /// Read or entered, and to be confirmed by a person.
    Proposed,
    /// A proposal that was no task, was taken apart, or became part of another one.
    Gone,
    /// Given to its lead.
    Assigned,
    /// The lead says that it is not competent.
    Declined,
    /// The lead took it on.
    Accepted,
    /// The lead reported progress.
    InProgress,
    /// The lead submitted a result.
    Submitted,
    /// The result was confirmed.
    Confirmed,
    /// It need not be done any more.
    Cancelled,
    /// Another task stands in its place.
    Superseded,
    /// Its document was entered by mistake.
    Withdrawn,
}

/// A task on a day, as known at a moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// Where it is in its life.
    pub stage: Stage,
    /// What it is about.
    pub content: Content,
    /// The code for the telephone, once it is assigned.
    pub code: Option<String>,
    /// When it was given to its lead.
    pub given: Option<Effective>,
    /// When the lead took it on.
    pub accepted: Option<Effective>,
    /// The officer who does it.
    pub officer: Option<OfficerId>,
    /// What the lead reported, in order.
    pub progress: Vec<Progress>,
    /// The shares of co-operating units that were reported.
    pub shares: BTreeMap<UnitId, Share>,
    /// Deadlines that hang on a day which the office does not set.
    pub hanging: BTreeMap<MilestoneId, Hanging>,
    /// Every request for more time, in order.
    pub extensions: Vec<Extension>,
    /// Whom the lead waits for.
    pub waiting: Option<Waiting>,
    /// Since when the clock stands still, because the task rests or its lead waits with leave.
    pub still_since: Option<Effective>,
    /// Days for which the clock stood still before.
    pub stopped_days: u32,
    /// The last result, and when it was submitted.
    pub result: Option<(Product, Effective)>,
    /// When the last result was returned, while nothing was submitted since.
    pub returned: Option<Effective>,
    /// When the result was confirmed.
    pub confirmed: Option<Effective>,
    /// Since when it rests, and until when.
    pub suspended: Option<(Effective, Option<Date>)>,
    /// The task that stands in its place, or that it became part of.
    pub heir: Option<TaskId>,
}

/// How far a task is, as the lead reports it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// In words.
    pub words: String,
    /// In percent, 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u8>,
}

/// What a co-operating unit did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// In words.
    pub words: String,
    /// When.
    pub done: Effective,
}

/// A request for more time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// For which milestone.
    pub milestone: MilestoneId,
    /// What its limit was.
    pub before: Option<Limit>,
    /// Until when it was asked for.
    pub until: Limit,
    /// When it was asked for.
    pub asked: Effective,
    /// How it ended.
    pub end: Option<ExtensionEnd>,
}

/// How a request for more time ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtensionEnd {
    /// Granted until then.
    Granted(Limit),
    /// Refused.
    Refused,
}

/// Whom a lead waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The other body.
    pub body: String,
    /// The letter that asked.
    pub letter: String,
    /// When an answer is expected.
    pub expected: Option<Date>,
    /// Since when.
    pub since: Effective,
    /// Since when the clock stands still, where that was granted.
    pub stopped: Option<Effective>,
}

/// What came out of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// What it is.
    pub words: String,
    /// Number and symbol of the document that it is, or was sent with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The day of that document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Files that prove it, by the hash of their content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
}

impl Stage {
    /// Every stage, in the order of a life.
    pub const ALL: [Self; 12] = [
        Self::Unborn,
        Self::Proposed,
        Self::Gone,
        Self::Assigned,
        Self::Declined,
        Self::Accepted,
        Self::InProgress,
        Self::Submitted,
        Self::Confirmed,
        Self::Cancelled,
        Self::Superseded,
        Self::Withdrawn,
    ];

    /// Returns the stage of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }

    /// Tells whether the task was given and is neither done nor gone.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Assigned | Self::Declined | Self::Accepted | Self::InProgress | Self::Submitted)
    }

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unborn => "unborn",
            Self::Proposed => "proposed",
            Self::Gone => "gone",
            Self::Assigned => "assigned",
            Self::Declined => "declined",
            Self::Accepted => "accepted",
            Self::InProgress => "in-progress",
            Self::Submitted => "submitted",
            Self::Confirmed => "confirmed",
            Self::Cancelled => "cancelled",
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
        }
    }
}
