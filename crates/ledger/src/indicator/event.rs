//! What happens to indicators. The stored names are spelt here by hand and never change; a golden file holds them.

use super::query::Query;
use super::target::{Direction, Target, Value};
use crate::event::Body;
use crate::period::{Period, Rhythm};
use crate::{DocumentId, EventId, IndicatorId, UnitId};
use serde::{Deserialize, Serialize};

/// Something that happened to an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// It is followed from now on.
    #[serde(rename = "indicator-defined")]
    Defined {
        /// What it is.
        content: Box<Content>,
    },
    /// It is another one in part, for the reason of the entry.
    #[serde(rename = "indicator-changed")]
    Changed {
        /// What it is.
        content: Box<Content>,
    },
    /// What is wanted in a period was set.
    #[serde(rename = "indicator-target-set")]
    TargetSet {
        /// The period.
        period: Period,
        /// What is wanted.
        target: Target,
        /// Who says so.
        #[serde(default, skip_serializing_if = "Evidence::is_empty")]
        evidence: Evidence,
    },
    /// A value of a period was entered; it is of the day on which the entry takes effect.
    #[serde(rename = "indicator-value-entered")]
    ValueEntered {
        /// The period.
        period: Period,
        /// What came out.
        value: Value,
        /// What shows it.
        evidence: Evidence,
    },
    /// A value was wrong, for the reason of the entry. What was entered stays in its entry.
    #[serde(rename = "indicator-value-corrected")]
    ValueCorrected {
        /// The period.
        period: Period,
        /// The entry of the value.
        of: EventId,
        /// What came out; `None` where nothing should have been entered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<Value>,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Evidence::is_empty")]
        evidence: Evidence,
    },
    /// It is followed no longer, for the reason of the entry.
    #[serde(rename = "indicator-ended")]
    Ended,
}

/// What an indicator is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What it is called by: "PII", "CCHC-1".
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it belongs to: an index, a plan.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// How it is measured, and who does that.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// What it counts: "%", "điểm", "dự án".
    pub unit: String,
    /// The unit that answers for it.
    pub owner: UnitId,
    /// Which way it is to go.
    pub direction: Direction,
    /// How often it has a target and a value.
    pub rhythm: Rhythm,
    /// What asks for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What it is counted from; entered by people where `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Query>,
    /// The definition that it was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<DefinedBy>,
}

/// A definition that an indicator was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinedBy {
    /// The id of the file.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The hash of its text.
    pub text: String,
}

/// What shows a value, or who sets a target.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// A document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
    /// Files, by the hashes of their bytes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl Event {
    /// Writes the period and the figure of a target or a value, as a list of entries shows them behind its name; nothing for
    /// what has none.
    pub fn figures(&self) -> String {
        match self {
            Self::TargetSet { period, target, .. } => format!(" · {period}: {}", target.written()),
            Self::ValueEntered { period, value, .. }
            | Self::ValueCorrected { period, value: Some(value), .. } => {
                format!(" · {period}: {}", value.written())
            }
            Self::ValueCorrected { period, value: None, .. } => format!(" · {period}: –"),
            Self::Defined { .. } | Self::Changed { .. } | Self::Ended => String::new(),
        }
    }
}

impl Evidence {
    /// Tells whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.document.is_none() && self.files.is_empty() && self.words.trim().is_empty()
    }
}

impl Content {
    /// Returns the id of the indicator of a code in a body: two people who define it meet in one chain.
    pub fn id(body: UnitId, code: &str) -> IndicatorId {
        let words: Vec<&str> = code.split_whitespace().collect();
        IndicatorId::of_words(&format!("indicator\n{body}\n{}", words.join(" ").to_lowercase()))
    }
}

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::Defined { .. } => "indicator-defined",
            Self::Changed { .. } => "indicator-changed",
            Self::TargetSet { .. } => "indicator-target-set",
            Self::ValueEntered { .. } => "indicator-value-entered",
            Self::ValueCorrected { .. } => "indicator-value-corrected",
            Self::Ended => "indicator-ended",
        }
    }
}
