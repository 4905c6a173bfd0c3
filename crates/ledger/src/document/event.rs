//! What happens to documents. The stored names are spelt here by hand and never change; a golden file holds them.

use super::card::{Card, Original};
use super::exchange::{Correspondent, Purpose, State};
use super::reading::{Account, Fate};
use crate::deadline::Limit;
use crate::event::Body;
use crate::{DocumentId, OfficerId, UnitId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that happened to a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// It arrived and was entered in the incoming book.
    #[serde(rename = "document-received")]
    Received {
        /// The body that received it.
        body: UnitId,
        /// What stands on it.
        card: Box<Card>,
    },
    /// The body issued it.
    #[serde(rename = "document-issued")]
    Issued {
        /// The body.
        body: UnitId,
        /// What stands on it.
        card: Box<Card>,
    },
    /// Others cite it; the body has not got it.
    #[serde(rename = "document-cited")]
    Cited {
        /// The body whose documents cite it.
        body: UnitId,
        /// What is known of it.
        card: Box<Card>,
    },
    /// A person corrected what was entered.
    #[serde(rename = "document-edited")]
    Edited {
        /// What stands on it.
        card: Box<Card>,
    },
    /// The leader gave an instruction on it; the last one counts.
    #[serde(rename = "document-instructed")]
    Instructed {
        /// The instruction.
        instruction: Box<Instruction>,
    },
    /// It was read; the last reading counts.
    #[serde(rename = "document-read")]
    Read {
        /// What became of its items.
        account: Account,
    },
    /// A person said what an open item is.
    #[serde(rename = "item-settled")]
    ItemSettled {
        /// The item, by its path of labels.
        item: String,
        /// What it is.
        fate: Fate,
    },
    /// It has to do with another document.
    #[serde(rename = "document-related")]
    Related {
        /// What it does to the other one.
        relation: Relation,
        /// The other one.
        to: DocumentId,
    },
    /// It has not to do with another document what was entered.
    #[serde(rename = "document-unrelated")]
    Unrelated {
        /// What it was said to do to the other one.
        relation: Relation,
        /// The other one.
        to: DocumentId,
    },
    /// It was entered by mistake.
    #[serde(rename = "document-withdrawn")]
    Withdrawn,
    /// A file was kept beside the one that it came as.
    #[serde(rename = "document-file-kept")]
    FileKept {
        /// What the file is.
        what: FileKind,
        /// The file.
        file: Original,
    },
    /// A message about it came: the one with which it came, or a later one of its sender.
    #[serde(rename = "document-message-taken")]
    MessageTaken {
        /// Who sent it.
        from: Correspondent,
        /// What the sender calls the document.
        id: String,
        /// What the message wants.
        purpose: Purpose,
        /// It carried a signature, which nobody checked here.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        signed: bool,
    },
    /// It was sent to other bodies.
    #[serde(rename = "document-sent")]
    Sent {
        /// What the message wants.
        purpose: Purpose,
        /// The bodies.
        to: Vec<Correspondent>,
    },
    /// Its sender was told what became of it here.
    #[serde(rename = "document-state-told")]
    StateTold {
        /// What became of it.
        state: State,
    },
    /// A body that it was sent to told what became of it there.
    #[serde(rename = "document-state-taken")]
    StateTaken {
        /// The code of the body.
        from: String,
        /// What became of it.
        state: State,
        /// The day, as the body says.
        day: Date,
        /// What else it says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
    },
}

/// What a file is that is kept beside a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// The same paper in another form of file, as it was written: the one that is sent to be signed.
    Written,
    /// The same paper with signatures added.
    Signed,
    /// What came with it: an annex, a table.
    Attached,
}

impl FileKind {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Signed => "signed",
            Self::Attached => "attached",
        }
    }
}

/// The leader's instruction on a document (bút phê: Nghị định 30/2020/NĐ-CP art. 23(2); the slip of annex IV.VII).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instruction {
    /// The leader, who need not be the one who enters it.
    pub by: OfficerId,
    /// The words.
    pub words: String,
    /// The unit in charge, with its limit; `None` where the document is only to be known or kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Charge>,
    /// Co-operating units, each with its limit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<Charge>,
    /// Who follows it up (art. 24(1)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watcher: Option<OfficerId>,
}

/// A unit and its time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// The unit.
    pub unit: UnitId,
    /// Its limit. Where several units are concerned each has one (art. 23(2)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
}

/// What a document does to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Carries it out (triển khai, thực hiện).
    Implements,
    /// Changes or adds to it (sửa đổi, bổ sung).
    Amends,
    /// Takes its place (thay thế, bãi bỏ).
    Replaces,
    /// Gives out the work that it asks for (giao nhiệm vụ).
    Assigns,
    /// Answers it (trả lời, phúc đáp).
    Answers,
    /// Reports on it (báo cáo kết quả).
    ReportsOn,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 6] =
        [Self::Implements, Self::Amends, Self::Replaces, Self::Assigns, Self::Answers, Self::ReportsOn];

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Implements => "implements",
            Self::Amends => "amends",
            Self::Replaces => "replaces",
            Self::Assigns => "assigns",
            Self::Answers => "answers",
            Self::ReportsOn => "reports-on",
        }
    }

    /// Returns the relation of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.name() == name)
    }
}

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::Received { .. } => "document-received",
            Self::Issued { .. } => "document-issued",
            Self::Cited { .. } => "document-cited",
            Self::Edited { .. } => "document-edited",
            Self::Instructed { .. } => "document-instructed",
            Self::Read { .. } => "document-read",
            Self::ItemSettled { .. } => "item-settled",
            Self::Related { .. } => "document-related",
            Self::Unrelated { .. } => "document-unrelated",
            Self::Withdrawn => "document-withdrawn",
            Self::FileKept { .. } => "document-file-kept",
            Self::MessageTaken { .. } => "document-message-taken",
            Self::Sent { .. } => "document-sent",
            Self::StateTold { .. } => "document-state-told",
            Self::StateTaken { .. } => "document-state-taken",
        }
    }
}
