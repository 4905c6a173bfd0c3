//! Which dossiers are counted, and what of them: the one way in which figures of dossiers are declared, for indicators and for the
//! sentences of a report.

mod keys;

pub use keys::{Key, Keys};

use super::clock::Pace;
use super::event::Outcome;
use crate::procedure::{Condition, Procedure, Shelf};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Values of fields: for each the ones of which one stands there.
pub type Fields = BTreeMap<String, Vec<String>>;

/// Which dossiers are counted, and what of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Cases {
    /// The procedure.
    pub procedure: String,
    /// To which something happened in the period, or that are on their way.
    pub when: When,
    /// Only those that are in one of these stages at the end.
    pub stages: Vec<String>,
    /// Only those that ended in one of these ways.
    pub outcomes: Vec<Outcome>,
    /// Only those whose whole is or was so fast.
    pub paces: Vec<Pace>,
    /// Only those in whose fields these values stand.
    pub only: Fields,
    /// Only those for whose fields this holds.
    pub holds: Option<Condition>,
    /// Of these, the share in whose fields these values stand; no share where empty.
    pub share: Fields,
    /// The sum of a field.
    pub sum: Option<String>,
}

/// What makes a dossier one that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// It was taken in within the days.
    Opened,
    /// It ended within them.
    Ended,
    /// It is on its way at their end.
    Open,
    /// It passed this stage within them.
    Stage(String),
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub count: u64,
    /// How many of them belong to the share.
    pub shared: u64,
    /// The sum of the field.
    pub sum: i64,
    /// The sum of it in those that belong to the share.
    pub shared_sum: i64,
}

impl Cases {
    /// Returns the dossiers of a procedure to which something happened, all of them.
    pub fn of(procedure: &str, when: When) -> Self {
        Self {
            procedure: procedure.to_owned(),
            when,
            stages: Vec::new(),
            outcomes: Vec::new(),
            paces: Vec::new(),
            only: Fields::new(),
            holds: None,
            share: Fields::new(),
            sum: None,
        }
    }

    /// Returns what it names that its procedure does not have in any of its versions, as that is written, and what is wrong with it.
    pub fn mistake(&self, shelf: &Shelf) -> Option<(String, String)> {
        let versions: Vec<&Procedure> = shelf.all().filter(|one| one.id == self.procedure).collect();
        let id = &self.procedure;
        if versions.is_empty() {
            return Some((format!("{id:?}"), format!("no procedure {id:?}")));
        }
        let passed = match &self.when {
            When::Stage(stage) => Some(stage),
            When::Opened | When::Ended | When::Open => None,
        };
        let no_stage = |stage: &&String| versions.iter().all(|one| one.stage(stage).is_none());
        if let Some(stage) = self.stages.iter().chain(passed).find(no_stage) {
            return Some((format!("{stage:?}"), format!("{id:?} has no stage {stage:?}")));
        }
        let kinds = |field: &String| {
            let fields = versions.iter().filter_map(|one| one.field(field));
            fields.map(|field| &field.kind).collect::<Vec<_>>()
        };
        for (field, values) in self.only.iter().chain(&self.share) {
            let kinds = kinds(field);
            if kinds.is_empty() {
                return Some((field.clone(), format!("{id:?} has no field {field:?}")));
            }
            let never = |value: &&String| kinds.iter().all(|kind| kind.read(value).as_ref() != Ok(*value));
            if let Some(value) = values.iter().find(never) {
                return Some((format!("{value:?}"), format!("{field:?} of {id:?} never holds {value:?}")));
            }
        }
        let compared = self.holds.iter().flat_map(Condition::fields).map(str::to_owned);
        let mut numbers = self.sum.clone().into_iter().chain(compared);
        let field = numbers.find(|field| !kinds(field).iter().any(|kind| kind.is_number()))?;
        Some((format!("{field:?}"), format!("{id:?} has no number or money {field:?}")))
    }
}

/// As it is stored with indicators, since before both ways of counting were one: the spelling of what could be said then stays.
#[derive(Clone, Serialize, Deserialize)]
struct Stored {
    procedure: String,
    when: StoredWhen,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    only: Option<Only>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sum: Option<String>,
    #[serde(default)]
    share: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stages: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    outcomes: Vec<Outcome>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    paces: Vec<Pace>,
    #[serde(default, rename = "where", skip_serializing_if = "Fields::is_empty")]
    condition: Fields,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    holds: Option<Condition>,
    #[serde(default, skip_serializing_if = "Fields::is_empty")]
    shares: Fields,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StoredWhen {
    Opened,
    Closed,
    Done,
    Open,
    Stage(String),
}

/// Values of one field.
#[derive(Clone, Serialize, Deserialize)]
struct Only {
    field: String,
    is: Vec<String>,
}

impl Only {
    /// Returns the only field; `None` where there are none or several.
    fn of(fields: &Fields) -> Option<Self> {
        let mut all = fields.iter();
        match (all.next(), all.next()) {
            (Some((field, is)), None) => Some(Self { field: field.clone(), is: is.clone() }),
            (None | Some(_), None | Some(_)) => None,
        }
    }
}

impl From<Cases> for Stored {
    fn from(cases: Cases) -> Self {
        let is_done = cases.when == When::Ended && cases.outcomes == [Outcome::Done];
        let when = match cases.when {
            When::Opened => StoredWhen::Opened,
            When::Ended if is_done => StoredWhen::Done,
            When::Ended => StoredWhen::Closed,
            When::Open => StoredWhen::Open,
            When::Stage(stage) => StoredWhen::Stage(stage),
        };
        let mut stored = Self {
            procedure: cases.procedure,
            when,
            only: None,
            sum: cases.sum,
            share: false,
            stages: cases.stages,
            outcomes: if is_done { Vec::new() } else { cases.outcomes },
            paces: cases.paces,
            condition: Fields::new(),
            holds: cases.holds,
            shares: Fields::new(),
        };
        match (Only::of(&cases.only), Only::of(&cases.share)) {
            (Some(only), None) if cases.share.is_empty() => stored.only = Some(only),
            (None, Some(share)) if cases.only.is_empty() => {
                (stored.only, stored.share) = (Some(share), true);
            }
            (Some(_) | None, Some(_) | None) => {
                (stored.condition, stored.shares) = (cases.only, cases.share);
            }
        }
        stored
    }
}

impl From<Stored> for Cases {
    fn from(stored: Stored) -> Self {
        let (when, mut outcomes) = match stored.when {
            StoredWhen::Opened => (When::Opened, Vec::new()),
            StoredWhen::Closed => (When::Ended, Vec::new()),
            StoredWhen::Done => (When::Ended, vec![Outcome::Done]),
            StoredWhen::Open => (When::Open, Vec::new()),
            StoredWhen::Stage(stage) => (When::Stage(stage), Vec::new()),
        };
        outcomes.extend(stored.outcomes);
        let (mut only, mut share) = (stored.condition, stored.shares);
        if let Some(Only { field, is }) = stored.only {
            if stored.share { &mut share } else { &mut only }.insert(field, is);
        }
        Self {
            procedure: stored.procedure,
            when,
            stages: stored.stages,
            outcomes,
            paces: stored.paces,
            only,
            holds: stored.holds,
            share,
            sum: stored.sum,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What indicators stored before both ways were one is read, and written the same again.
    #[test]
    fn what_was_stored_keeps_its_spelling() {
        for stored in [
            r#"{"procedure":"thu","share":false,"when":"opened"}"#,
            r#"{"procedure":"thu","share":false,"sum":"kinh-phi","when":"closed"}"#,
            r#"{"procedure":"thu","share":false,"when":"done"}"#,
            r#"{"only":{"field":"f","is":["a","b"]},"procedure":"thu","share":false,"when":{"stage":"x"}}"#,
            r#"{"only":{"field":"f","is":["a"]},"procedure":"thu","share":true,"when":"opened"}"#,
            r#"{"outcomes":["stopped"],"paces":["late"],"procedure":"thu","share":false,"when":"closed"}"#,
            r#"{"holds":{"at_least":"1/1","field":"f","of":"g"},"procedure":"thu","share":false,"when":"closed"}"#,
            r#"{"procedure":"thu","share":false,"shares":{"g":["b"]},"stages":["x"],"when":"open","where":{"f":["a"]}}"#,
        ] {
            let cases: Cases = serde_json::from_str(stored).expect(stored);
            assert_eq!(crate::chain::canonical(&cases).expect("JSON"), stored);
        }
    }
}
