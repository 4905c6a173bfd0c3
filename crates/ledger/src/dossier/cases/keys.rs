//! The keys of a definition that say which dossiers are counted. Indicators and sentences of a report have other keys besides; these
//! are read in one way.

use super::{Cases, Fields, When};
use crate::dossier::{Outcome, Pace};
use crate::procedure::{Condition, Test};
use serde::de::{DeserializeSeed, MapAccess};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// What is written, as far as it was read.
#[derive(Debug, Default)]
pub struct Keys {
    procedure: Option<Spanned<String>>,
    when: Option<Spanned<String>>,
    stage: Option<Spanned<String>>,
    stages: Vec<String>,
    outcomes: Vec<Spanned<String>>,
    paces: Vec<Spanned<String>>,
    only: Option<Spanned<Only>>,
    condition: BTreeMap<String, OneOrMore>,
    holds: Option<Spanned<Condition>>,
    share: Option<Spanned<Share>>,
    sum: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Only {
    field: String,
    is: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Share {
    OfOnly(bool),
    Of(BTreeMap<String, OneOrMore>),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl Keys {
    /// Their names.
    pub const NAMES: [&'static str; 11] = [
        "procedure",
        "when",
        "stage",
        "stages",
        "outcomes",
        "paces",
        "only",
        "where",
        "holds",
        "share",
        "sum",
    ];

    /// Reads the value of a key that is one of these; `false` where it is another one.
    ///
    /// # Errors
    ///
    /// The value is not what the key has.
    pub fn take<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        match key {
            "procedure" => self.procedure = Some(map.next_value()?),
            "when" => self.when = Some(map.next_value()?),
            "stage" => self.stage = Some(map.next_value()?),
            "stages" => self.stages = map.next_value()?,
            "outcomes" => self.outcomes = map.next_value()?,
            "paces" => self.paces = map.next_value()?,
            "only" => self.only = Some(map.next_value()?),
            "where" => self.condition = map.next_value()?,
            "holds" => self.holds = Some(map.next_value()?),
            "share" => self.share = Some(map.next_value()?),
            "sum" => self.sum = Some(map.next_value()?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Returns where the first of them stands that says of which dossiers.
    pub fn place(&self) -> Option<Range<usize>> {
        [&self.procedure, &self.when, &self.stage].into_iter().flatten().map(Spanned::span).next()
    }

    /// Names the procedure, where the definition says it in another way; `false` where it is said already.
    pub fn of_procedure(&mut self, name: Spanned<String>) -> bool {
        let is_new = self.procedure.is_none();
        self.procedure.get_or_insert(name);
        is_new
    }

    /// Takes away `share = true` or `false`, which figures of something else have, too.
    pub fn take_share(&mut self) -> bool {
        match self.share.as_ref().map(Spanned::as_ref) {
            Some(Share::OfOnly(share)) => {
                let share = *share;
                self.share = None;
                share
            }
            Some(Share::Of(_)) | None => false,
        }
    }

    /// Tells whether nothing of it is written.
    pub fn is_empty(&self) -> bool {
        self.place().is_none()
            && self.stages.is_empty()
            && self.outcomes.is_empty()
            && self.paces.is_empty()
            && self.only.is_none()
            && self.condition.is_empty()
            && self.holds.is_none()
            && self.share.is_none()
            && self.sum.is_none()
    }

    /// Returns what is meant.
    ///
    /// # Errors
    ///
    /// What is wrong, and where; where something is missing, nowhere.
    pub fn read(self) -> Result<Cases, (Option<Range<usize>>, String)> {
        let wants = || (None, "figures of dossiers want procedure and when".to_owned());
        let (Some(procedure), Some(when)) = (self.procedure, self.when) else { return Err(wants()) };
        let (when, done) = happened(&when, self.stage.as_ref())?;
        let mut outcomes = Vec::from_iter(done);
        for name in &self.outcomes {
            outcomes.push(named(name, "outcome", Outcome::named, &Outcome::ALL.map(Outcome::name))?);
        }
        let mut paces = Vec::new();
        for name in &self.paces {
            paces.push(named(name, "pace", Pace::named, &Pace::ALL.map(Pace::name))?);
        }
        let mut only = fields(self.condition);
        let mut share = Fields::new();
        let one = |only: Spanned<Only>| (only.span(), only.into_inner());
        match (self.share.map(|share| (share.span(), share.into_inner())), self.only.map(one)) {
            (Some((_, Share::OfOnly(true))), Some((_, one))) => {
                share.insert(one.field, one.is);
            }
            (Some((at, Share::OfOnly(true))), None) => {
                let what = "share = true wants only = { field = ..., is = [...] }";
                return Err((Some(at), what.to_owned()));
            }
            (None | Some((_, Share::OfOnly(false))), one) => {
                only.extend(one.map(|(_, one)| (one.field, one.is)));
            }
            (Some((_, Share::Of(of))), one) => {
                share = fields(of);
                only.extend(one.map(|(_, one)| (one.field, one.is)));
            }
        }
        let is_compared = |holds: &Spanned<Condition>| !matches!(holds.as_ref().test, Test::Is(_));
        if let Some(holds) = self.holds.as_ref().filter(|holds| !is_compared(holds)) {
            let what = "holds compares a number; values of a field stand in where = { FIELD = [...] }";
            return Err((Some(holds.span()), what.to_owned()));
        }
        let holds = self.holds.map(Spanned::into_inner);
        let (procedure, stages, sum) = (procedure.into_inner(), self.stages, self.sum);
        Ok(Cases { procedure, when, stages, outcomes, paces, only, holds, share, sum })
    }
}

type Mistake = (Option<Range<usize>>, String);

/// Returns what happened, and how it ended where that is said with it.
fn happened(
    when: &Spanned<String>,
    stage: Option<&Spanned<String>>,
) -> Result<(When, Option<Outcome>), Mistake> {
    let wrong = |what: &str| Err((Some(when.span()), what.to_owned()));
    match (when.as_ref().as_str(), stage) {
        ("opened", None) => Ok((When::Opened, None)),
        ("ended" | "closed", None) => Ok((When::Ended, None)),
        ("done", None) => Ok((When::Ended, Some(Outcome::Done))),
        ("open", None) => Ok((When::Open, None)),
        ("stage", Some(stage)) => Ok((When::Stage(stage.as_ref().clone()), None)),
        ("stage", None) => wrong("when = \"stage\" wants stage = ID"),
        ("opened" | "ended" | "closed" | "done" | "open", Some(_)) => {
            wrong("stage belongs to when = \"stage\"")
        }
        (other, _) => wrong(&format!("no {other:?}; there are opened, ended, done, open, stage")),
    }
}

fn named<T>(
    name: &Spanned<String>,
    what: &str,
    find: fn(&str) -> Option<T>,
    known: &[&str],
) -> Result<T, Mistake> {
    let told = || format!("no {what} {:?}; there are {}", name.as_ref(), known.join(", "));
    find(name.as_ref()).ok_or_else(|| (Some(name.span()), told()))
}

fn fields(written: BTreeMap<String, OneOrMore>) -> Fields {
    let values = |values| match values {
        OneOrMore::One(one) => vec![one],
        OneOrMore::More(more) => more,
    };
    written.into_iter().map(|(field, one)| (field, values(one))).collect()
}

/// A key that is one of some: another one is refused where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Key<'k>(pub &'k [&'k [&'static str]]);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, read: D) -> Result<String, D::Error> {
        let key = String::deserialize(read)?;
        if self.0.iter().any(|names| names.contains(&key.as_str())) {
            return Ok(key);
        }
        let known = self.0.concat().join(", ");
        Err(serde::de::Error::custom(format!("unknown field `{key}`, expected one of {known}")))
    }
}
