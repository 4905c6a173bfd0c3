//! Pieces of what is taken and given, each with its schema: ids with names, texts of a bounded length, names of a list.

use super::call::Call;
use app::Format;
use forms::paper::Kind;
use jiff::civil::Date;
use ledger::document::Relation;
use ledger::dossier::{self, PartyKind};
use ledger::event::{Body, Entry};
use ledger::indicator::{self, Direction};
use ledger::organisation::Role;
use ledger::period::Rhythm;
use ledger::standing::Standing;
use ledger::{DocumentId, Moment, OfficerId, UnitId};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::borrow::Cow;
use std::collections::BTreeMap;
use store::{JobState, ListedDossier};

/// Tells the schema of a type that stands wherever the type is named.
macro_rules! inline_schema {
    ($type:ty, $name:expr, $schema:expr) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}
pub(super) use inline_schema;

/// A UUID, for types of the ledger that know nothing of schemas: `#[schemars(with = "Uuid")]`.
pub(super) struct Uuid;
inline_schema!(Uuid, "Uuid", json_schema!({ "type": "string", "format": "uuid" }));

/// A day, "2025-06-30".
pub(super) struct Day;
inline_schema!(Day, "Day", json_schema!({ "type": "string", "format": "date" }));

/// A number of things.
pub(super) struct Count;
inline_schema!(Count, "Count", json_schema!({ "type": "integer", "minimum": 0 }));

/// Any JSON.
pub(super) struct Anything;
inline_schema!(Anything, "Anything", json_schema!({}));

/// Returns the schema of the hash of a file.
pub(super) fn hash_schema() -> serde_json::Value {
    serde_json::json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })
}

/// Names and values.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Texts(pub(super) BTreeMap<String, String>);
inline_schema!(
    Texts,
    "Texts",
    json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
);

/// A unit with its name of today.
#[derive(Serialize, JsonSchema)]
pub(super) struct Unit {
    #[schemars(with = "Uuid")]
    pub(super) id: UnitId,
    /// What people call it.
    pub(super) name: String,
}

/// Somebody of the office.
#[derive(Serialize, JsonSchema)]
pub(super) struct Person {
    #[schemars(with = "Uuid")]
    pub(super) id: OfficerId,
    pub(super) name: String,
}

/// Where a task stands in a document.
#[derive(Serialize, JsonSchema)]
pub(super) struct Source {
    /// The document.
    #[schemars(with = "Uuid")]
    pub(super) id: DocumentId,
    /// Its number and symbol, "777/QĐ-UBND".
    pub(super) code: Option<String>,
    /// The path of labels, "II.5.(2)".
    pub(super) item: String,
}

/// A moment, written as RFC 3339 in UTC.
pub(super) struct Instant(pub(super) Moment);
inline_schema!(Instant, "Instant", json_schema!({ "type": "string", "format": "date-time" }));

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let moment = jiff::Timestamp::from_millisecond(self.0.0).unwrap_or(jiff::Timestamp::MAX);
        serializer.collect_str(&moment)
    }
}

/// Letters of a text at most: some ten pages.
const LONGEST_TEXT: usize = 20_000;
/// Letters of a line at most.
const LONGEST_LINE: usize = 500;

/// No control characters but those that part lines and columns.
const TEXT_PATTERN: &str = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$";
/// No control characters.
const LINE_PATTERN: &str = r"^[^\u0000-\u001f\u007f-\u009f]*$";

/// A text of people: NFC, with lines and tabs but no other control characters.
#[derive(Clone)]
pub(super) struct Text(pub(super) String);
inline_schema!(
    Text,
    "Text",
    json_schema!({ "type": "string", "maxLength": LONGEST_TEXT, "pattern": TEXT_PATTERN })
);

/// A line of people: as a text, in one line.
#[derive(Clone)]
pub(super) struct Line(pub(super) String);
inline_schema!(
    Line,
    "Line",
    json_schema!({ "type": "string", "maxLength": LONGEST_LINE, "pattern": LINE_PATTERN })
);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        checked(deserializer, LONGEST_TEXT, |letter| matches!(letter, '\n' | '\r' | '\t')).map(Self)
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        checked(deserializer, LONGEST_LINE, |_| false).map(Self)
    }
}

fn checked<'de, D: Deserializer<'de>>(
    deserializer: D,
    most: usize,
    control: fn(char) -> bool,
) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.chars().count() > most {
        return Err(de::Error::custom(format_args!("longer than {most} letters")));
    }
    if let Some(letter) = text.chars().find(|letter| letter.is_control() && !control(*letter)) {
        return Err(de::Error::custom(format_args!("the control character {letter:?}")));
    }
    Ok(viet::fold::nfc(&text))
}

/// One of a list of names.
macro_rules! named {
    ($(#[$doc:meta])* $type:ident($inner:ty), $names:expr, $read:expr, $write:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub(super) struct $type(pub(super) $inner);
        inline_schema!($type, stringify!($type), {
            let names: Vec<&str> = $names.collect();
            json_schema!({ "type": "string", "enum": names })
        });

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($write(self.0))
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = String::deserialize(deserializer)?;
                let read: fn(&str) -> Option<$inner> = $read;
                read(&name).map(Self).ok_or_else(|| de::Error::custom(format_args!("{name:?} is not in the list")))
            }
        }
    };
}
pub(super) use named;

named! {
    /// Where a task stands.
    At(Standing),
    Standing::ALL.iter().map(|standing| standing.name()),
    Standing::named,
    Standing::name
}

/// The stages of a task, by their stable names.
const STAGES: &[&str] = &[
    "proposed",
    "gone",
    "assigned",
    "declined",
    "accepted",
    "in-progress",
    "submitted",
    "confirmed",
    "cancelled",
    "superseded",
    "withdrawn",
];

named! {
    /// Where a task is in its life.
    Stage(&'static str),
    STAGES.iter().copied(),
    |name| STAGES.iter().copied().find(|known| *known == name),
    |name: &'static str| name
}

impl Stage {
    /// Returns the stage of a stable name.
    pub(super) fn of(name: &str) -> Self {
        Self(STAGES.iter().copied().find(|known| *known == name).unwrap_or("gone"))
    }
}

named! {
    /// What a token is for.
    For(app::tokens::Scope),
    app::tokens::Scope::ALL.iter().map(|scope| scope.name()),
    app::tokens::Scope::named,
    app::tokens::Scope::name
}

const JOB_STATES: [JobState; 4] = [JobState::Waiting, JobState::Running, JobState::Done, JobState::Failed];

named! {
    /// What a document has to do with another one.
    RelationName(Relation),
    Relation::ALL.iter().map(|relation| relation.name()),
    Relation::named,
    Relation::name
}

named! {
    /// Where long work is.
    JobAt(JobState),
    JOB_STATES.iter().map(|state| state.name()),
    |name| JOB_STATES.into_iter().find(|state| state.name() == name),
    JobState::name
}

named! {
    /// What somebody is in a unit.
    RoleName(Role),
    Role::ALL.iter().map(|role| role.name()),
    |name| Role::ALL.into_iter().find(|role| role.name() == name),
    Role::name
}

named! {
    /// A kind of official document.
    KindName(Kind),
    Kind::ALL.iter().map(|kind| kind.words()),
    Kind::named,
    Kind::words
}

named! {
    /// A form of file.
    FileFormat(Format),
    Format::ALL.iter().map(|format| format.name()),
    Format::named,
    Format::name
}

named! {
    /// How a dossier ended.
    Outcome(dossier::Outcome),
    dossier::Outcome::ALL.iter().map(|outcome| outcome.name()),
    dossier::Outcome::named,
    dossier::Outcome::name
}

named! {
    /// What a party of a dossier is.
    PartyIs(PartyKind),
    PartyKind::ALL.iter().map(|kind| kind.name()),
    PartyKind::named,
    PartyKind::name
}

named! {
    /// Where an indicator stands in a period.
    IndicatorAt(indicator::Standing),
    indicator::Standing::ALL.iter().map(|standing| standing.name()),
    indicator::Standing::named,
    indicator::Standing::name
}

named! {
    /// Which way an indicator is to go.
    DirectionName(Direction),
    Direction::ALL.iter().map(|direction| direction.name()),
    Direction::named,
    Direction::name
}

named! {
    /// How often an indicator has a target and a value.
    RhythmName(Rhythm),
    Rhythm::ALL.iter().map(|rhythm| rhythm.name()),
    Rhythm::named,
    Rhythm::name
}

/// An event of the story of a subject.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "StoryEvent")]
pub(super) struct Happened {
    /// The stable name.
    event: &'static str,
    #[schemars(with = "Day")]
    effective: Date,
    recorded: Instant,
    by: Person,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Happened {
    /// Returns an entry of a subject as its story tells it.
    pub(super) fn of<E: Body>(call: &Call, entry: &Entry<E>) -> Self {
        Self {
            event: entry.event.name(),
            effective: entry.meta.effective.day,
            recorded: Instant(entry.meta.recorded_at),
            by: call.person(entry.meta.actor),
            reason: entry.meta.reason.clone(),
        }
    }
}

/// How and when a dossier ended.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierEnded")]
pub(super) struct Ended {
    pub(super) outcome: Outcome,
    #[schemars(with = "Day")]
    pub(super) on: Date,
}

/// In which form of file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AsFile {
    /// docx where absent.
    format: Option<FileFormat>,
}

impl AsFile {
    /// Returns the form of file that is meant.
    pub(super) fn format(&self) -> Format {
        self.format.map_or(Format::Docx, |format| format.0)
    }
}

/// A page of things, and where the next one is.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "{T}Page")]
pub(super) struct Page<T> {
    /// The things.
    pub(super) items: Vec<T>,
    /// The address of the next page; absent behind the last one. Nothing is left out between pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
    /// How many there are on all pages, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Count>")]
    pub(super) total: Option<u64>,
}

/// Things on a page where nobody says how many.
const PAGE: u32 = 100;
/// Things on a page at most.
const LARGEST_PAGE: u32 = 500;

/// How many things are wanted on a page.
pub(super) struct Limit(pub(super) u32);
inline_schema!(
    Limit,
    "Limit",
    json_schema!({ "type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE })
);

impl Default for Limit {
    fn default() -> Self {
        Self(PAGE)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wanted = u32::deserialize(deserializer)?;
        if (1..=LARGEST_PAGE).contains(&wanted) {
            Ok(Self(wanted))
        } else {
            Err(de::Error::custom(format_args!("limit is 1 to {LARGEST_PAGE}")))
        }
    }
}

/// Returns the address of the next page: what was asked for, behind another place.
pub(super) fn next(address: &str, after: &str) -> String {
    let (path, question) = address.split_once('?').unwrap_or((address, ""));
    let kept = question.split('&').filter(|part| !part.is_empty() && !part.starts_with("after="));
    let after = format!("after={}", crate::view::escape_query(after));
    let parts: Vec<&str> = kept.chain([after.as_str()]).collect();
    format!("{path}?{}", parts.join("&"))
}

/// A place in the list of tasks by due day: "2025-06-30~ID", "~ID" where there is no due day.
pub(super) struct Place(pub(super) store::Place);
inline_schema!(Place, "Place", json_schema!({ "type": "string" }));

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let read = || {
            let (due, id) = text.split_once('~')?;
            let due: Option<Date> = if due.is_empty() { None } else { Some(due.parse().ok()?) };
            Some(store::Place { due, id: id.parse().ok()? })
        };
        read().map(Self).ok_or_else(|| de::Error::custom("no place of a list: follow `next`"))
    }
}

/// Returns a place as it is written.
pub(super) fn place(place: store::Place) -> String {
    let due = place.due.map(|due| due.to_string()).unwrap_or_default();
    format!("{due}~{}", place.id)
}

/// A place in a register of dossiers by the day on which they were taken in: "2025-06-30~ID".
pub(super) struct DossierPlace(pub(super) store::DossierPlace);
inline_schema!(DossierPlace, "DossierPlace", json_schema!({ "type": "string" }));

impl<'de> Deserialize<'de> for DossierPlace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let read = || {
            let (opened, id) = text.split_once('~')?;
            Some(store::DossierPlace { opened: opened.parse().ok()?, id: id.parse().ok()? })
        };
        read().map(Self).ok_or_else(|| de::Error::custom("no place of a register: follow `next`"))
    }
}

/// Returns the place of a dossier as it is written.
pub(super) fn dossier_place(dossier: &ListedDossier) -> String {
    format!("{}~{}", dossier.opened, dossier.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_asks_for_the_same() {
        assert_eq!(next("/api/v1/tasks", "a~b"), "/api/v1/tasks?after=a~b");
        assert_eq!(next("/t?unit=1&after=x&limit=5", "y"), "/t?unit=1&limit=5&after=y");
    }

    #[test]
    fn texts_are_bounded_and_have_no_control_characters() {
        let read = |text: &str| serde_json::from_str::<Text>(text).map(|text| text.0);
        assert_eq!(read("\"hai\\ndòng\"").expect("a text"), "hai\ndòng");
        assert_eq!(read("\"a\u{302}\"").expect("a text"), "â", "one letter is one code point");
        assert!(read("\"\\u0000\"").is_err());
        assert!(read(&format!("\"{}\"", "a".repeat(LONGEST_TEXT + 1))).is_err());
        assert!(serde_json::from_str::<Line>("\"hai\\ndòng\"").is_err());
    }
}
