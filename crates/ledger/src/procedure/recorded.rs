//! A definition as the ledger keeps it: recorded once, by what its text says, so that a changed file never changes a dossier that
//! began under it.

use super::Procedure;
use super::shelf::read_once;
use crate::ProcedureId;
use crate::definition::Problem;
use crate::event::{Body, Entry};
use serde::{Deserialize, Serialize};

/// Something that happened to a definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Recorded {
    /// A dossier began under it, or was moved to it.
    #[serde(rename = "procedure-recorded")]
    Text {
        /// The definition, as it was read.
        text: String,
    },
}

impl Body for Recorded {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "procedure-recorded",
        }
    }
}

impl Procedure {
    /// Returns the id under which its text is recorded: it must be the same in every version.
    pub fn recorded(&self) -> ProcedureId {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&self.hash.0[..16]);
        // A UUID of version 8: made of other data (RFC 9562, 5.8).
        bytes[6] = 0x80 | (bytes[6] & 0x0f);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        ProcedureId::from_bytes(bytes)
    }

    /// Returns a definition that was recorded; `None` where nothing was.
    ///
    /// # Errors
    ///
    /// This version of the program reads it no longer.
    pub fn of_record(entries: &[Entry<Recorded>]) -> Result<Option<Self>, Problem> {
        let text = entries.first().map(|entry| match &entry.event {
            Recorded::Text { text } => text,
        });
        text.map(|text| read_once(text).map(|read| read.0.clone())).transpose()
    }
}
