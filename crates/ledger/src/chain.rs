//! What makes a change to the past visible: the events of a subject are a chain of hashes, and the ends of all chains
//! have one root a day, which can be printed in a report.

use crate::event::{Body, Hash, Meta, Stored, Subject};
use crate::{EventId, TenantId};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// The end of a subject's chain: how many events it has, and the hash of the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The version of the last event, 0 where there is none.
    pub version: u64,
    /// Its hash.
    pub hash: Hash,
}

impl Head {
    /// The end of a chain without events.
    pub const EMPTY: Self = Self { version: 0, hash: Hash::NONE };
}

/// Where an event is put: the tenant, its place there, and its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The id of the event.
    pub id: EventId,
    /// Whose ledger.
    pub tenant: TenantId,
    /// Its place among all events of the tenant, from 1.
    pub position: u64,
    /// What it happened to.
    pub subject: Subject,
}

/// Puts an event at the end of its subject's chain.
///
/// # Errors
///
/// Returns why the body cannot be written as JSON; the bodies of this crate always can.
pub fn seal<B: Body>(place: Place, head: Head, meta: Meta, body: &B) -> Result<Stored, serde_json::Error> {
    let mut stored = Stored {
        id: place.id,
        tenant: place.tenant,
        position: place.position,
        subject: place.subject,
        version: head.version + 1,
        name: body.name().to_owned(),
        schema: B::SCHEMA,
        meta,
        payload: canonical(body)?,
        previous: head.hash,
        hash: Hash::NONE,
    };
    stored.hash = hash_of(&stored)?;
    Ok(stored)
}

/// Returns a value as canonical JSON: names in order, no white space, so that equal values have equal bytes.
///
/// # Errors
///
/// Returns why the value cannot be written.
pub fn canonical(value: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json::to_string(&sorted(serde_json::to_value(value)?))
}

/// Puts the names of all objects in order, whatever order the library keeps.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields: BTreeMap<String, Value> =
                fields.into_iter().map(|(name, value)| (name, sorted(value))).collect();
            Value::Object(fields.into_iter().collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

/// The bytes that are hashed: everything but the tenant and the place in it.
#[derive(Serialize)]
struct Hashed<'e> {
    id: EventId,
    subject: Subject,
    version: u64,
    name: &'e str,
    schema: u32,
    meta: &'e Meta,
    payload: &'e str,
    previous: Hash,
}

fn hash_of(event: &Stored) -> Result<Hash, serde_json::Error> {
    let bytes = canonical(&Hashed {
        id: event.id,
        subject: event.subject,
        version: event.version,
        name: &event.name,
        schema: event.schema,
        meta: &event.meta,
        payload: &event.payload,
        previous: event.previous,
    })?;
    Ok(Hash(*blake3::hash(bytes.as_bytes()).as_bytes()))
}

/// What is wrong with an event, or with the place where one should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The subject.
    pub subject: Subject,
    /// The version at which the chain is not what it was.
    pub version: u64,
    /// The event that stands there, if one does.
    pub event: Option<EventId>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// Its words are not those that were hashed.
    Changed,
    /// Another event stands before it than the one it was put behind.
    Reordered,
    /// One or more events are gone before it, or at the end.
    Missing,
    /// The chain has more events than its noted end says, or two of one version.
    Added,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} version {}: {:?}", self.subject, self.version, self.kind)
    }
}

/// Follows the chain of one subject and tells everything that is not as it was sealed. `events` are all its events in
/// the order of their positions; `noted` is the end of the chain that was noted elsewhere, where there is one: without
/// it nobody can see that the last events are gone.
pub fn verify(subject: Subject, events: &[Stored], noted: Option<Head>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut head = Head::EMPTY;
    for event in events {
        let mut report = |kind| {
            faults.push(Fault { subject, version: event.version, event: Some(event.id), kind });
        };
        if event.subject != subject || hash_of(event).ok() != Some(event.hash) {
            report(FaultKind::Changed);
        }
        match event.version.checked_sub(head.version) {
            Some(1) if event.previous != head.hash => report(FaultKind::Reordered),
            Some(1) => {}
            Some(0) => report(FaultKind::Added),
            Some(_) => report(FaultKind::Missing),
            None => report(FaultKind::Reordered),
        }
        head = Head { version: event.version, hash: event.hash };
    }
    if let Some(noted) = noted.filter(|noted| *noted != head) {
        let kind = match head.version.cmp(&noted.version) {
            std::cmp::Ordering::Less => FaultKind::Missing,
            std::cmp::Ordering::Equal => FaultKind::Changed,
            std::cmp::Ordering::Greater => FaultKind::Added,
        };
        let event = events.last().filter(|last| last.version == noted.version).map(|last| last.id);
        faults.push(Fault { subject, version: noted.version, event, kind });
    }
    faults
}

/// Tells whether an event is as it was sealed behind the end of its subject's chain.
pub fn follows(head: Head, event: &Stored) -> bool {
    event.version == head.version + 1
        && event.previous == head.hash
        && hash_of(event).ok() == Some(event.hash)
}

/// Returns the one root of all chains: the hash over their ends in the order of their subjects. Printed in a report, it
/// proves later that the ledger is still the one that the report was made from.
pub fn root(heads: &BTreeMap<Subject, Head>) -> Hash {
    let mut hasher = blake3::Hasher::new();
    for (subject, head) in heads {
        hasher.update(format!("{subject} {} {}\n", head.version, head.hash).as_bytes());
    }
    Hash(*hasher.finalize().as_bytes())
}
