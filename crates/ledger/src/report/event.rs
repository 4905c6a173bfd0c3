//! What happens to kept reports. The stored names are spelt here by hand and never change; a golden file holds them.

use crate::event::Body;
use crate::{DocumentId, Moment, UnitId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that happened to a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// It was made and kept.
    #[serde(rename = "report-kept")]
    Kept {
        /// What it is.
        report: Box<Kept>,
    },
    /// It was sent, on the day on which the entry takes effect.
    #[serde(rename = "report-sent")]
    Sent {
        /// To whom.
        to: String,
        /// The document that it went out as.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<DocumentId>,
    },
    /// Somebody wrote a sentence of its text otherwise than it was drafted. The subject is the draft of a report, which is
    /// kept under another id when it is kept.
    #[serde(rename = "report-text-written")]
    Written {
        /// Which sentence.
        key: String,
        /// The draft that the person saw.
        drafted: String,
        /// The words in its place; empty where it is left out, `None` where the draft stands again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// It counts no longer, for the reason of the entry.
    #[serde(rename = "report-withdrawn")]
    Withdrawn,
}

/// A report as it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What it is called by on the telephone: "BC-2024-03".
    pub code: String,
    /// Whose report it is.
    pub body: UnitId,
    /// The id of its form: "phu-luc-iv".
    pub form: String,
    /// What it is called.
    pub name: String,
    /// What it reports on: "2024-H1".
    pub period: String,
    /// The days whose tasks it takes, from the first to the last.
    pub days: (Date, Date),
    /// At the end of which day its tasks stand.
    pub as_of: Date,
    /// What had been recorded up to then. Nothing is ever recorded at or before it again.
    pub known_at: Moment,
    /// Only tasks that one of these units leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leads: Option<Vec<UnitId>>,
    /// What stood on the papers of the office then.
    pub paper: Letterhead,
    /// The definitions it was made by: its form first, then those whose annexes it includes.
    pub definitions: Vec<Definition>,
    /// The version of the office's rules that judged its tasks.
    pub rules: String,
    /// The position of the last event before it.
    pub position: u64,
    /// The root over all chains there, in hexadecimal digits.
    pub root: String,
    /// What people wrote in place of drafted sentences, by the keys of these.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, String>,
    /// Its bytes.
    pub files: Vec<File>,
}

/// What stands on the papers of an office, as it was when a report was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// The body directly above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superior: Option<String>,
    /// The body that writes.
    pub issuer: String,
    /// Its abbreviation in symbols.
    pub symbol: String,
    /// The place before the day.
    pub place: String,
    /// In whose name and as what the signer signs.
    pub authority: Vec<String>,
    /// Who signs.
    pub signer: String,
}

/// A definition that a report was made by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The hash of its text.
    pub text: String,
}

/// A report as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// The form of the file: "docx".
    pub format: String,
    /// The hash of its bytes.
    pub hash: String,
    /// How many they are.
    pub bytes: u64,
}

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::Kept { .. } => "report-kept",
            Self::Sent { .. } => "report-sent",
            Self::Written { .. } => "report-text-written",
            Self::Withdrawn => "report-withdrawn",
        }
    }
}
