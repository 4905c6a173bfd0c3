//! Events as they are stored: what happened, to what, by whom, when, and why.

use crate::{CommandId, Effective, EventId, Moment, OfficerId, TaskId, TenantId, UnitId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What an event happened to. Each subject has a chain of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "kebab-case")]
pub enum Subject {
    /// A task.
    Task(TaskId),
    /// The organisation of a tenant, by the id of its root.
    Organisation(UnitId),
}

impl fmt::Display for Subject {
    /// Writes kind and id: "task 018f...".
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Task(id) => write!(out, "task {id}"),
            Self::Organisation(root) => write!(out, "organisation {root}"),
        }
    }
}

/// Who did something, by which command, when and why: what every event has besides its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Who did it.
    pub actor: OfficerId,
    /// In whose name, where not in the actor's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<OfficerId>,
    /// The command that led to it.
    pub command: CommandId,
    /// The event that led to the command, where no person gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<EventId>,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// When it took effect.
    pub effective: Effective,
    /// Why, in the actor's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The body of an event of one kind of subject.
pub trait Body: Serialize + DeserializeOwned {
    /// The version of the spelling; a change of the spelling raises it and keeps reading the old ones.
    const SCHEMA: u32;

    /// Returns the stored name, spelt by hand.
    fn name(&self) -> &'static str;
}

/// An event as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// Its id.
    pub id: EventId,
    /// Whose ledger it is in. Not among the hashed bytes, so that tenants can be merged.
    pub tenant: TenantId,
    /// Its place among all events of the tenant, from 1, without gaps. Not among the hashed bytes either.
    pub position: u64,
    /// What it happened to.
    pub subject: Subject,
    /// Its place among the events of its subject, from 1, without gaps.
    pub version: u64,
    /// The stored name of the body.
    pub name: String,
    /// The version of the body's spelling.
    pub schema: u32,
    /// Who, when and why.
    pub meta: Meta,
    /// The body as canonical JSON.
    pub payload: String,
    /// The hash of the event before it in its subject's chain.
    pub previous: Hash,
    /// The hash of this event.
    pub hash: Hash,
}

/// A BLAKE3 hash; stored as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands before the first event of a chain.
    pub const NONE: Self = Self([0; 32]);
}

impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Hash({self})")
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        blake3::Hash::from_hex(&digits)
            .map(|hash| Self(*hash.as_bytes()))
            .map_err(|error| serde::de::Error::custom(format!("{digits}: {error}")))
    }
}
