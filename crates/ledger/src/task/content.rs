//! What a task is about: what was read from its document, as a person confirmed it.

use crate::deadline::Limit;
use crate::dossier::Link;
use crate::{DocumentId, OfficerId, OrderId, TaskId, UnitId};
use serde::{Deserialize, Serialize};

/// What is to be done, by whom, until when, under which document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// What is to be done, in the document's words or the clerk's.
    pub words: String,
    /// Where it stands; `None` for a task that was given by word of mouth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
    /// The one unit in charge (chủ trì: Nghị định 30/2020/NĐ-CP art. 23(2), 24).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<UnitId>,
    /// Units told to take part (phối hợp), each with a share.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub support: Vec<UnitId>,
    /// The leader who watches it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watcher: Option<OfficerId>,
    /// Who receives the product, as the document names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub receivers: Vec<String>,
    /// Its days. The last one that the lead holds is the task's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// How often it comes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<Rhythm>,
    /// Quantified results that are wanted, in the document's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<String>,
    /// Documents cited in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<DocumentId>,
    /// The programme or plan that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<DocumentId>,
    /// The field of work, as the office divides it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The order that it is a share of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// The task of a level above that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<TaskId>,
    /// The stage of a dossier that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier: Option<Link>,
    /// How urgent the document says it is.
    #[serde(default, skip_serializing_if = "Urgency::is_usual")]
    pub urgency: Urgency,
}

/// Where a task stands in its document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The document.
    pub document: DocumentId,
    /// The path of labels: "II.5.(2)".
    pub item: String,
    /// The words.
    pub words: String,
    /// First and last Unicode scalar value of the input as decoded, where the words are one piece of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(u64, u64)>,
    /// The page, where the format has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// The number of a milestone within its task, given once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MilestoneId(pub u32);

/// One day of a task: what must be there, from whom, by when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    /// Its number.
    pub id: MilestoneId,
    /// What must be there by then; empty for the task itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// Who holds it; `None` for the lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The words that say it.
    pub said: String,
    /// What they mean.
    pub limit: Limit,
    /// How firm that is.
    pub basis: Basis,
}

/// How firm a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The item itself says it.
    Own,
    /// A heading or the period of the document gives it.
    Inherited,
    /// Made a day by convention: "đầu quý IV".
    Approximate,
}

/// How often a task comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Each week.
    Weekly,
    /// Each month.
    Monthly,
    /// Each quarter.
    Quarterly,
    /// Twice a year.
    HalfYearly,
    /// Each year.
    Yearly,
}

/// How urgent a document says it is (Nghị định 30/2020/NĐ-CP annex I: hỏa tốc, thượng khẩn, khẩn).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// No mark.
    #[default]
    Usual,
    /// Khẩn.
    Urgent,
    /// Thượng khẩn.
    VeryUrgent,
    /// Hỏa tốc.
    Express,
}

impl Urgency {
    pub(crate) fn is_usual(&self) -> bool {
        *self == Self::Usual
    }
}

impl Content {
    /// Returns the milestone that the lead is judged by: the last one that the lead holds, by what is known of its day.
    /// A director's signature after the unit's own day is not the unit's lateness.
    pub fn deciding(&self, calendar: &viet::calendar::Calendar) -> Option<&Milestone> {
        let held = || self.milestones.iter().filter(|milestone| milestone.who.is_none());
        held()
            .filter(|milestone| milestone.limit.due(calendar).is_some())
            .max_by_key(|milestone| (milestone.limit.due(calendar), milestone.id))
    }

    /// Returns the milestone that more time is asked for: the one that the lead is judged by; the first where none has a day.
    pub fn extended(&self, calendar: &viet::calendar::Calendar) -> MilestoneId {
        let milestone = self.deciding(calendar).or(self.milestones.first());
        milestone.map_or(MilestoneId(1), |milestone| milestone.id)
    }
}
