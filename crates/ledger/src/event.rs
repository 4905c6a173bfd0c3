//! Events as they are stored: what happened, to what, by whom, when, and why.

use crate::{
    CommandId, DocumentId, DossierId, Effective, EventDateId, EventId, IndicatorId, Moment, OfficerId,
    PersonId, ProcedureId, RegisterId, ReportId, TaskId, TenantId, UnitId,
};
use jiff::civil::Date;
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
    /// A document.
    Document(DocumentId),
    /// A book of numbers.
    Register(RegisterId),
    /// What a body decided about its calendar and its rules, by the id of the body.
    Settings(UnitId),
    /// The figures of a unit's tasks that are kept off the system, by the id of the unit.
    ClosedFigures(UnitId),
    /// A report that was kept.
    Report(ReportId),
    /// A dossier.
    Dossier(DossierId),
    /// The definition of a procedure, recorded once.
    Procedure(ProcedureId),
    /// A day that deadlines hang on.
    EventDate(EventDateId),
    /// An indicator.
    Indicator(IndicatorId),
    /// Somebody outside of the office.
    Person(PersonId),
}

impl Subject {
    /// Returns the stable name of its kind, as it is stored.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Task(_) => "task",
            Self::Organisation(_) => "organisation",
            Self::Document(_) => "document",
            Self::Register(_) => "register",
            Self::Settings(_) => "settings",
            Self::ClosedFigures(_) => "closed-figures",
            Self::Report(_) => "report",
            Self::Dossier(_) => "dossier",
            Self::Procedure(_) => "procedure",
            Self::EventDate(_) => "event-date",
            Self::Indicator(_) => "indicator",
            Self::Person(_) => "person",
        }
    }

    /// Returns the sixteen bytes of its id, which is its own within its kind.
    pub fn key(&self) -> [u8; 16] {
        match self {
            Self::Task(id) => *id.as_bytes(),
            Self::Document(id) => *id.as_bytes(),
            Self::Register(id) => *id.as_bytes(),
            Self::Report(id) => *id.as_bytes(),
            Self::Dossier(id) => *id.as_bytes(),
            Self::Procedure(id) => *id.as_bytes(),
            Self::EventDate(id) => *id.as_bytes(),
            Self::Indicator(id) => *id.as_bytes(),
            Self::Person(id) => *id.as_bytes(),
            Self::Organisation(unit) | Self::Settings(unit) | Self::ClosedFigures(unit) => *unit.as_bytes(),
        }
    }

    /// Returns the subject of a kind and an id; `None` for a kind that does not exist.
    ///
    /// ```
    /// use ledger::event::Subject;
    /// let task = Subject::Task(ledger::TaskId::from_bytes([1; 16]));
    /// assert_eq!(Subject::from_parts(task.kind(), task.key()), Some(task));
    /// ```
    pub fn from_parts(kind: &str, key: [u8; 16]) -> Option<Self> {
        Some(match kind {
            "task" => Self::Task(TaskId::from_bytes(key)),
            "organisation" => Self::Organisation(UnitId::from_bytes(key)),
            "document" => Self::Document(DocumentId::from_bytes(key)),
            "register" => Self::Register(RegisterId::from_bytes(key)),
            "settings" => Self::Settings(UnitId::from_bytes(key)),
            "closed-figures" => Self::ClosedFigures(UnitId::from_bytes(key)),
            "report" => Self::Report(ReportId::from_bytes(key)),
            "dossier" => Self::Dossier(DossierId::from_bytes(key)),
            "procedure" => Self::Procedure(ProcedureId::from_bytes(key)),
            "event-date" => Self::EventDate(EventDateId::from_bytes(key)),
            "indicator" => Self::Indicator(IndicatorId::from_bytes(key)),
            "person" => Self::Person(PersonId::from_bytes(key)),
            _ => return None,
        })
    }
}

impl fmt::Display for Subject {
    /// Writes kind and id: "task 018f...".
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every id is written as a UUID; that of a task stands for all.
        write!(out, "{} {}", self.kind(), TaskId::from_bytes(self.key()))
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

    /// Reads a stored body.
    ///
    /// # Errors
    ///
    /// Tells a schema that this version does not know, a payload that is no such event, and one that is another event
    /// than its name says.
    fn parse(name: &str, schema: u32, payload: &str) -> Result<Self, Unreadable> {
        if !(1..=Self::SCHEMA).contains(&schema) {
            return Err(Unreadable::Schema { name: name.to_owned(), schema });
        }
        let body: Self = serde_json::from_str(payload)
            .map_err(|error| Unreadable::Payload { name: name.to_owned(), why: error.to_string() })?;
        if body.name() == name {
            Ok(body)
        } else {
            Err(Unreadable::Name { name: name.to_owned(), payload: body.name() })
        }
    }
}

/// A stored body that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It was written by a later version.
    Schema {
        /// The stored name.
        name: String,
        /// The version of the spelling.
        schema: u32,
    },
    /// The payload is no event of this kind of subject.
    Payload {
        /// The stored name.
        name: String,
        /// What is wrong with it.
        why: String,
    },
    /// The payload is another event than the stored name says.
    Name {
        /// The stored name.
        name: String,
        /// The name of the payload.
        payload: &'static str,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schema { name, schema } => {
                write!(out, "{name}: schema {schema} is not known to this version")
            }
            Self::Payload { name, why } => write!(out, "{name}: {why}"),
            Self::Name { name, payload } => write!(out, "{name}: the payload is {payload}"),
        }
    }
}

impl std::error::Error for Unreadable {}

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

impl Stored {
    /// Reads the body.
    ///
    /// # Errors
    ///
    /// Tells why it cannot be read.
    pub fn body<B: Body>(&self) -> Result<B, Unreadable> {
        B::parse(&self.name, self.schema, &self.payload)
    }

    /// Reads the entry that it is among those of its subject.
    ///
    /// # Errors
    ///
    /// Tells why the body cannot be read.
    pub fn entry<B: Body>(&self) -> Result<Entry<B>, Unreadable> {
        Ok(Entry { id: self.id, meta: self.meta.clone(), event: self.body()? })
    }
}

/// One entry of a subject: what was recorded of it, without its place in the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<E> {
    /// The id of the event.
    pub id: EventId,
    /// Who, when and why.
    pub meta: Meta,
    /// What happened.
    pub event: E,
}

/// Returns the entries that took effect by the end of a day and were recorded by a moment, in the order in which they
/// took effect: those of one day in the order in which they were recorded, which is the order of `entries`.
pub(crate) fn effective<E>(entries: &[Entry<E>], as_of: Date, known_at: Moment) -> Vec<&Entry<E>> {
    let counts = |entry: &&Entry<E>| entry.meta.recorded_at <= known_at && entry.meta.effective.day <= as_of;
    let mut found: Vec<_> = entries.iter().filter(counts).collect();
    found.sort_by_key(|entry| entry.meta.effective.day);
    found
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
