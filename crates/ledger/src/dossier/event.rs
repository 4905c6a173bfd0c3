//! What happens to dossiers. The stored names are spelt here by hand and never change; a golden file holds them.

use super::across::Found;
use crate::deadline::Limit;
use crate::event::Body;
use crate::procedure::Values;
use crate::task::Product;
use crate::{EventDateId, ProcedureId, TaskId, UnitId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that happened to a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// It was taken in.
    #[serde(rename = "dossier-opened")]
    Opened {
        /// The definition that it keeps.
        definition: ProcedureId,
        /// The procedure.
        procedure: String,
        /// Its version.
        version: String,
        /// The number of the dossier.
        number: String,
        /// What it is about.
        subject: String,
        /// The unit that holds it.
        unit: UnitId,
        /// Who has to do with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parties: Vec<Party>,
        /// What is known of it.
        #[serde(default, skip_serializing_if = "Values::is_empty")]
        fields: Values,
        /// Until when the whole is to be done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// A stage began.
    #[serde(rename = "dossier-stage-opened")]
    StageOpened {
        /// The stage.
        stage: String,
        /// How often the dossier was in it, with this time.
        round: u32,
        /// Who owns it.
        unit: UnitId,
        /// The task that it is.
        task: TaskId,
        /// Until when it is to be done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// The stage ended.
    #[serde(rename = "dossier-stage-ended")]
    StageEnded {
        /// How.
        ending: Ending,
        /// What came out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        product: Option<Product>,
    },
    /// Fields were filled in or corrected.
    #[serde(rename = "dossier-fields-entered")]
    FieldsEntered {
        /// What stands in them now.
        fields: Values,
    },
    /// A field has its day from an event date, which is set or moved.
    #[serde(rename = "dossier-day-hung")]
    DayHung {
        /// The field.
        field: String,
        /// What it hangs on.
        hung: Hung,
    },
    /// Somebody has a role in it from now on.
    #[serde(rename = "dossier-party-named")]
    PartyNamed {
        /// Who.
        party: Party,
    },
    /// A paper came to it.
    #[serde(rename = "dossier-paper-filed")]
    PaperFiled {
        /// The paper.
        paper: Product,
    },
    /// The applicant has it, to complete it: the clocks stand.
    #[serde(rename = "dossier-supplement-asked")]
    SupplementAsked {
        /// What is wanted.
        what: String,
    },
    /// It came back: the clocks go again.
    #[serde(rename = "dossier-supplement-given")]
    SupplementGiven {
        /// Until when the stage is to be done now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stage: Option<Limit>,
        /// Until when the whole is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        whole: Option<Limit>,
    },
    /// Somebody was asked for an opinion.
    #[serde(rename = "dossier-opinion-asked")]
    OpinionAsked {
        /// Who, as the procedure says.
        of: String,
        /// The unit that it is, where it is one of the office.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
        /// The task of that unit; where it is none of the office, that of the owner who waits for the answer.
        task: TaskId,
        /// Until when.
        limit: Limit,
    },
    /// An opinion came.
    #[serde(rename = "dossier-opinion-given")]
    OpinionGiven {
        /// Whose.
        of: String,
        /// Whether it agrees.
        agrees: bool,
        /// What it says.
        words: String,
    },
    /// The office put off the day, with an apology.
    #[serde(rename = "dossier-postponed")]
    Postponed {
        /// Until when.
        until: Date,
    },
    /// A day that the stage's limit hangs on is another one now.
    #[serde(rename = "dossier-limit-moved")]
    LimitMoved {
        /// Until when the stage is to be done now.
        limit: Limit,
    },
    /// What was decided was changed, as often as the procedure allows.
    #[serde(rename = "dossier-amended")]
    Amended {
        /// Which change.
        amendment: String,
        /// What stands in its fields now.
        fields: Values,
    },
    /// It goes on under another version of its procedure.
    #[serde(rename = "dossier-moved")]
    Moved {
        /// The definition that it keeps from now on.
        definition: ProcedureId,
        /// Its version.
        version: String,
    },
    /// A check across dossiers was asked; where it found some, the reason for going on stands with the event.
    #[serde(rename = "dossier-others-asked")]
    OthersAsked {
        /// Which check of its procedure.
        check: String,
        /// The dossiers that were found.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        found: Vec<Found>,
    },
    /// It ended.
    #[serde(rename = "dossier-closed")]
    Closed {
        /// How.
        outcome: Outcome,
    },
}

/// An event date that the day in a field hangs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hung {
    /// The event date.
    pub on: EventDateId,
    /// What people called it then.
    pub name: String,
    /// Its day, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
}

/// How a stage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// It was done.
    Done,
    /// It went back to an earlier stage.
    Returned,
    /// What was asked for was refused.
    Refused,
    /// The dossier was stopped or withdrawn.
    Stopped,
}

/// How a dossier ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was done.
    Done,
    /// What was asked for was refused.
    Refused,
    /// It was stopped.
    Stopped,
    /// It was taken back, or entered by mistake.
    Withdrawn,
}

/// Who has a role in a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The role, as the procedure names it.
    pub role: String,
    /// What it is.
    pub kind: PartyKind,
    /// Its name.
    pub name: String,
    /// Its code: of an enterprise the tax code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// What a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyKind {
    /// A public body.
    Body,
    /// An enterprise or another organisation.
    Enterprise,
}

impl Party {
    /// Reads a party as people write it: its name, and in brackets its code, which enterprises have:
    /// "Công ty Minh Phát (0301234567)".
    pub fn read(role: &str, words: &str) -> Self {
        let is_code =
            |code: &str| code.len() >= 8 && code.chars().all(|sign| sign.is_ascii_digit() || sign == '-');
        let coded = words.strip_suffix(')').and_then(|words| words.rsplit_once('('));
        let coded = coded.map(|(name, code)| (name.trim(), code.trim())).filter(|(_, code)| is_code(code));
        let (name, code) = coded.map_or((words, None), |(name, code)| (name, Some(code.to_owned())));
        let kind = if code.is_some() { PartyKind::Enterprise } else { PartyKind::Body };
        Self { role: role.to_owned(), kind, name: name.to_owned(), code }
    }
}

impl PartyKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Body, Self::Enterprise];

    /// Returns the kind of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Enterprise => "enterprise",
        }
    }
}

impl Ending {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Returned => "returned",
            Self::Refused => "refused",
            Self::Stopped => "stopped",
        }
    }
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 4] = [Self::Done, Self::Refused, Self::Stopped, Self::Withdrawn];

    /// Returns the outcome of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Stopped => "stopped",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "dossier-opened",
            Self::StageOpened { .. } => "dossier-stage-opened",
            Self::StageEnded { .. } => "dossier-stage-ended",
            Self::FieldsEntered { .. } => "dossier-fields-entered",
            Self::DayHung { .. } => "dossier-day-hung",
            Self::PartyNamed { .. } => "dossier-party-named",
            Self::PaperFiled { .. } => "dossier-paper-filed",
            Self::SupplementAsked { .. } => "dossier-supplement-asked",
            Self::SupplementGiven { .. } => "dossier-supplement-given",
            Self::OpinionAsked { .. } => "dossier-opinion-asked",
            Self::OpinionGiven { .. } => "dossier-opinion-given",
            Self::Postponed { .. } => "dossier-postponed",
            Self::LimitMoved { .. } => "dossier-limit-moved",
            Self::Amended { .. } => "dossier-amended",
            Self::Moved { .. } => "dossier-moved",
            Self::OthersAsked { .. } => "dossier-others-asked",
            Self::Closed { .. } => "dossier-closed",
        }
    }
}
