//! Somebody outside of the office, as a case names them: an erasable record. Events hold the id of the person and a salted hash,
//! never the data, so that erasing the data changes no event, no chain and no figure.
//!
//! ```text
//! data + salt --seal-->  Sealed      what stands in the event of a dossier
//! Sealed --People::of--> data        while the record is there
//! Command --decide-->    Event       that somebody was erased, which holds no data either
//! ```

use crate::chain::canonical;
use crate::dates::{self, Misdated};
use crate::event::{Body, Hash, Meta};
use crate::rules::Judge;
use crate::{Effective, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of somebody, by the names of its parts.
pub type Personal = BTreeMap<String, String>;

/// The part with a name.
pub const NAME: &str = "name";
/// The part with a code: the number of an identity card.
pub const CODE: &str = "code";
/// The part that says in which field of a dossier something stands.
pub const FIELD: &str = "field";
/// The part with what stands in the field.
pub const VALUE: &str = "value";

/// What an event holds in the place of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sealed {
    /// Whose data they are.
    pub person: PersonId,
    /// The hash of the salt and the data: it says nothing of them without the salt, which goes with them.
    pub hash: Hash,
}

/// Makes data hashes say nothing to who guesses at names and numbers: random, of its own for each record.
pub type Salt = [u8; 32];

/// Keeps the hashes of this use apart from all others.
const PURPOSE: &[u8] = b"dondoc.person/1";

impl Sealed {
    /// Seals data.
    pub fn new(person: PersonId, salt: &Salt, data: &Personal) -> Self {
        let text = canonical(data).expect("texts are always JSON");
        let mut hasher = blake3::Hasher::new();
        hasher.update(PURPOSE).update(salt).update(text.as_bytes());
        Self { person, hash: Hash(*hasher.finalize().as_bytes()) }
    }

    /// Tells whether these are the data that were sealed.
    pub fn holds(&self, salt: &Salt, data: &Personal) -> bool {
        Self::new(self.person, salt, data) == *self
    }
}

/// Data that are not erased, by what stands for them in events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People(BTreeMap<Sealed, Personal>);

impl People {
    /// Adds data.
    pub fn insert(&mut self, sealed: Sealed, data: Personal) {
        self.0.insert(sealed, data);
    }

    /// Returns the data; `None` where they were erased.
    pub fn of(&self, sealed: &Sealed) -> Option<&Personal> {
        self.0.get(sealed)
    }

    /// Returns one part of the data.
    pub fn part(&self, sealed: &Sealed, part: &str) -> Option<&String> {
        self.of(sealed)?.get(part)
    }
}

/// One entry of a person.
pub type Entry = crate::event::Entry<Event>;

/// Something that happened to a person's data. The stored names never change; a golden file holds them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// They were erased, all of them.
    #[serde(rename = "person-erased")]
    Erased {
        /// By what law or request.
        ground: String,
        /// Files that were erased with them, by their hashes.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        files: BTreeSet<String>,
    },
}

/// Something that somebody wants to happen to a person's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Erase them.
    Erase {
        /// By what law or request.
        ground: String,
        /// Files to be erased with them.
        files: BTreeSet<String>,
    },
}

/// Why a command is not carried out. The keys of the messages are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// They were erased before.
    AlreadyErased,
    /// The command wants a reason.
    NoReason,
    /// The command wants to know by what law or request.
    NoGround,
    /// A file is none that came for this person alone.
    NotTheirFile,
    /// It would take effect after it is recorded.
    InTheFuture,
    /// It takes effect before it is recorded: what is erased was there until now.
    Backdated,
}

/// What is left of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// When the data were erased, and by what law or request.
    pub erased: Option<(Effective, String)>,
    /// Files that were erased with them.
    pub files: BTreeSet<String>,
}

impl Person {
    /// Returns the person with everything that was recorded.
    pub fn now(entries: &[Entry]) -> Self {
        let mut person = Self::default();
        for entry in entries {
            match &entry.event {
                Event::Erased { ground, files } => {
                    person.erased = Some((entry.meta.effective, ground.clone()));
                    person.files.extend(files.iter().cloned());
                }
            }
        }
        person
    }
}

/// Judges a command by everything that was recorded of a person; `theirs` are the files that came for this person alone.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(
    entries: &[Entry],
    command: Command,
    theirs: &BTreeSet<String>,
    meta: &Meta,
    judge: Judge<'_>,
) -> Result<Vec<Event>, Refusal> {
    let Command::Erase { ground, files } = command;
    dates::check(meta, judge)?;
    if meta.effective.day < meta.recorded_at.day() {
        return Err(Refusal::Backdated);
    }
    if Person::now(entries).erased.is_some() {
        return Err(Refusal::AlreadyErased);
    }
    if !dates::has_reason(meta) {
        return Err(Refusal::NoReason);
    }
    let ground = ground.trim().to_owned();
    if ground.is_empty() {
        return Err(Refusal::NoGround);
    }
    if !files.is_subset(theirs) {
        return Err(Refusal::NotTheirFile);
    }
    Ok(vec![Event::Erased { ground, files }])
}

impl Command {
    /// Every stable name.
    pub const NAMES: [&'static str; 1] = ["person-erase"];

    /// Returns the stable name, as permissions and messages use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Erase { .. } => "person-erase",
        }
    }
}

impl Refusal {
    /// Every refusal.
    pub const ALL: [Self; 6] = [
        Self::AlreadyErased,
        Self::NoReason,
        Self::NoGround,
        Self::NotTheirFile,
        Self::InTheFuture,
        Self::Backdated,
    ];

    /// Returns the key of the message.
    pub fn key(self) -> &'static str {
        match self {
            Self::AlreadyErased => "person-refusal-already-erased",
            Self::NoReason => "person-refusal-no-reason",
            Self::NoGround => "person-refusal-no-ground",
            Self::NotTheirFile => "person-refusal-not-their-file",
            Self::InTheFuture => "person-refusal-in-the-future",
            Self::Backdated => "person-refusal-backdated",
        }
    }
}

impl From<Misdated> for Refusal {
    fn from(misdated: Misdated) -> Self {
        match misdated {
            Misdated::InTheFuture => Self::InTheFuture,
            Misdated::BackdatedWithoutReason => Self::Backdated,
        }
    }
}

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::Erased { .. } => "person-erased",
        }
    }
}
