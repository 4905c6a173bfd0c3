//! The public door of a body, as it decided it: whether it is open, for what, and which of its tasks everybody may see.

use crate::TaskId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The public door. Closed until a body opens it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portal {
    /// Whether anything answers there.
    pub open: bool,
    /// Procedures that take things in there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<String>,
    /// What whoever comes is told first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub welcome: String,
    /// Whom to ask, and how.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// Where browsers find it, for letters: `https://cong.skhcn.lamgiang.gov.vn`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How many dossiers come in on one day at most.
    #[serde(default = "usual_daily")]
    pub daily: u32,
}

/// Tasks that everybody may see, with the words that stand there.
pub type Published = BTreeMap<TaskId, String>;

/// The most letters of a text of the portal.
pub(super) const LONGEST: usize = 4_000;

impl Portal {
    /// How many dossiers come in on one day where nobody decided: what a desk of a department can look at.
    pub const USUAL_DAILY: u32 = 100;

    /// Tells whether a procedure takes things in there.
    pub fn takes(&self, procedure: &str) -> bool {
        self.open && self.procedures.iter().any(|id| id == procedure)
    }
}

fn usual_daily() -> u32 {
    Portal::USUAL_DAILY
}
