//! Indicators as an office or a ministry declares them: TOML, with errors that name the line. An office follows those that it
//! chooses, each with a unit that answers for it.

use super::event::{Content, DefinedBy};
use super::query::{Happened, Only, Query, Stands, Taken};
use super::target::Direction;
use crate::UnitId;
use crate::event::Hash;
use crate::period::{Rhythm, Window};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use toml::Spanned;

/// What is wrong with a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in English: it names what the file spells in English.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.line, self.what)
    }
}

/// What is wrong, and where in the text.
type Mistake = (Range<usize>, String);

/// The largest definition that is read, in bytes: those shipped have a tenth.
const LARGEST: usize = 256 * 1024;

/// A set of indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// The stable id, "pii".
    pub id: String,
    /// The version of the definition.
    pub version: String,
    /// The first day on which it holds.
    pub valid_from: Date,
    /// The last day on which it holds.
    pub valid_to: Option<Date>,
    /// What declares it.
    pub source: String,
    /// What it is called.
    pub name: String,
    /// Its indicators.
    pub indicators: Vec<Template>,
    /// The hash of its text.
    pub hash: Hash,
}

/// An indicator that nobody answers for yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What it is called by.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How it is measured, and who does that.
    pub measure: String,
    /// What it counts.
    pub unit: String,
    /// Which way it is to go.
    pub direction: Direction,
    /// How often it has a target and a value.
    pub rhythm: Rhythm,
    /// What it is counted from.
    pub computed: Option<Query>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Spanned<String>,
    version: String,
    valid_from: Spanned<Date>,
    valid_to: Option<Date>,
    source: String,
    name: String,
    #[serde(default)]
    indicators: Vec<WrittenIndicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenIndicator {
    code: Spanned<String>,
    name: Spanned<String>,
    #[serde(default)]
    measure: String,
    unit: Spanned<String>,
    direction: Direction,
    rhythm: Rhythm,
    computed: Option<WrittenQuery>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenQuery {
    of: Spanned<String>,
    #[serde(default = "calendar")]
    window: Window,
    taken: Option<Taken>,
    field: Option<String>,
    count: Option<Vec<Stands>>,
    #[serde(default)]
    share_of: Vec<Stands>,
    procedure: Option<String>,
    when: Option<Spanned<String>>,
    stage: Option<String>,
    only: Option<Only>,
    sum: Option<String>,
    #[serde(default)]
    share: bool,
}

impl Set {
    /// Reads a definition.
    ///
    /// # Errors
    ///
    /// What is wrong, and in which line.
    pub fn read(text: &str) -> Result<Self, Problem> {
        if text.len() > LARGEST {
            return Err(Problem { line: 1, what: format!("longer than {LARGEST} bytes") });
        }
        let written: Written = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            Problem { line: line_of(text, at), what: error.message().to_owned() }
        })?;
        let hash = Hash(*blake3::hash(text.as_bytes()).as_bytes());
        made(written, hash).map_err(|(span, what)| Problem { line: line_of(text, span.start), what })
    }

    /// Tells whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|to| day <= to)
    }

    /// Returns what an indicator of the set is for a unit that answers for it.
    pub fn content(&self, template: &Template, owner: UnitId) -> Content {
        Content {
            code: template.code.clone(),
            name: template.name.clone(),
            group: self.name.clone(),
            measure: template.measure.clone(),
            unit: template.unit.clone(),
            owner,
            direction: template.direction,
            rhythm: template.rhythm,
            source: self.source.clone(),
            computed: template.computed.clone(),
            definition: Some(DefinedBy {
                id: self.id.clone(),
                version: self.version.clone(),
                text: self.hash.to_string(),
            }),
        }
    }
}

/// Indicators go by the calendar where nothing else is said.
fn calendar() -> Window {
    Window::Calendar
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

fn made(written: Written, hash: Hash) -> Result<Set, Mistake> {
    let spelt = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    if written.id.as_ref().is_empty() || !written.id.as_ref().chars().all(spelt) {
        return Err((written.id.span(), "an id has small letters, digits and \"-\"".to_owned()));
    }
    if written.valid_to.is_some_and(|to| to < *written.valid_from.as_ref()) {
        return Err((written.valid_from.span(), "valid_to lies before valid_from".to_owned()));
    }
    if written.indicators.is_empty() {
        return Err((written.id.span(), "a set has indicators".to_owned()));
    }
    let mut codes = BTreeSet::new();
    let mut indicators = Vec::new();
    for one in written.indicators {
        if !codes.insert(one.code.as_ref().to_lowercase()) {
            return Err((
                one.code.span(),
                format!("{:?} stands for something else already", one.code.as_ref()),
            ));
        }
        indicators.push(template(one)?);
    }
    Ok(Set {
        id: written.id.into_inner(),
        version: written.version,
        valid_from: written.valid_from.into_inner(),
        valid_to: written.valid_to,
        source: written.source,
        name: written.name,
        indicators,
        hash,
    })
}

fn template(written: WrittenIndicator) -> Result<Template, Mistake> {
    for words in [&written.code, &written.name, &written.unit] {
        if words.as_ref().trim().is_empty() {
            return Err((words.span(), "there is nothing here".to_owned()));
        }
    }
    if written.code.as_ref().len() > 40 || written.code.as_ref().contains(['/', '?', '#', '\n']) {
        return Err((
            written.code.span(),
            "a code has at most 40 bytes, and no \"/\", \"?\" or \"#\"".to_owned(),
        ));
    }
    let at = written.unit.span();
    let computed = written.computed.map(query).transpose()?;
    let is_share = match &computed {
        Some(Query::Tasks { share_of, .. }) => !share_of.is_empty(),
        Some(Query::Dossiers { share, .. }) => *share,
        None => false,
    };
    if is_share && written.unit.as_ref() != "%" {
        return Err((at, "the unit of a share is \"%\"".to_owned()));
    }
    Ok(Template {
        code: written.code.into_inner(),
        name: written.name.into_inner(),
        measure: written.measure,
        unit: written.unit.into_inner(),
        direction: written.direction,
        rhythm: written.rhythm,
        computed,
    })
}

fn query(written: WrittenQuery) -> Result<Query, Mistake> {
    let span = written.of.span();
    let wrong = |what: &str| Err((span.clone(), what.to_owned()));
    match written.of.as_ref().as_str() {
        "tasks" => {
            let of_dossiers = written.procedure.is_some()
                || written.when.is_some()
                || written.stage.is_some()
                || written.only.is_some()
                || written.sum.is_some()
                || written.share;
            match written.count {
                _ if of_dossiers => {
                    wrong("procedure, when, stage, only, sum and share belong to of = \"dossiers\"")
                }
                Some(count) if !count.is_empty() => Ok(Query::Tasks {
                    taken: written.taken.unwrap_or_default(),
                    window: written.window,
                    field: written.field,
                    count,
                    share_of: written.share_of,
                }),
                _ => wrong("of = \"tasks\" wants count = [\"completed-in-time\", ...]"),
            }
        }
        "dossiers" => {
            let of_tasks = written.taken.is_some()
                || written.field.is_some()
                || written.count.is_some()
                || !written.share_of.is_empty();
            if of_tasks {
                return wrong("taken, field, count and share_of belong to of = \"tasks\"");
            }
            if written.share && written.only.is_none() {
                return wrong("share = true wants only = { field = ..., is = [...] }");
            }
            let (Some(procedure), Some(when)) = (written.procedure, written.when) else {
                return wrong("of = \"dossiers\" wants procedure and when");
            };
            let when = happened(&when, written.stage)?;
            let (window, only, sum, share) = (written.window, written.only, written.sum, written.share);
            Ok(Query::Dossiers { procedure, when, window, only, sum, share })
        }
        other => wrong(&format!("nothing is counted of {other:?}; there are tasks, dossiers")),
    }
}

fn happened(when: &Spanned<String>, stage: Option<String>) -> Result<Happened, Mistake> {
    let wrong = |what: &str| Err((when.span(), what.to_owned()));
    match (when.as_ref().as_str(), stage) {
        ("opened", None) => Ok(Happened::Opened),
        ("closed", None) => Ok(Happened::Closed),
        ("done", None) => Ok(Happened::Done),
        ("stage", Some(stage)) => Ok(Happened::Stage(stage)),
        ("stage", None) => wrong("when = \"stage\" wants stage = ID"),
        ("opened" | "closed" | "done", Some(_)) => wrong("stage belongs to when = \"stage\""),
        (other, _) => wrong(&format!("no {other:?}; there are opened, closed, done, stage")),
    }
}

/// The definitions that are shipped, compiled in.
const SHIPPED: &[(&str, &str)] = &[
    ("pii.toml", include_str!("../../../../definitions/indicators/pii.toml")),
    ("dti.toml", include_str!("../../../../definitions/indicators/dti.toml")),
    ("pci.toml", include_str!("../../../../definitions/indicators/pci.toml")),
    ("tfp.toml", include_str!("../../../../definitions/indicators/tfp.toml")),
    ("par-index.toml", include_str!("../../../../definitions/indicators/par-index.toml")),
    ("su-nghiep.toml", include_str!("../../../../definitions/indicators/su-nghiep.toml")),
    ("cong-viec.toml", include_str!("../../../../definitions/indicators/cong-viec.toml")),
    (
        "cong-nghe-doanh-nghiep.toml",
        include_str!("../../../../definitions/indicators/cong-nghe-doanh-nghiep.toml"),
    ),
    ("dieu-hanh-tai-chinh.toml", include_str!("../../../../definitions/indicators/dieu-hanh-tai-chinh.toml")),
    ("do-luong-chat-luong.toml", include_str!("../../../../definitions/indicators/do-luong-chat-luong.toml")),
    ("thanh-tra-don-thu.toml", include_str!("../../../../definitions/indicators/thanh-tra-don-thu.toml")),
    ("thu-tuc-hanh-chinh.toml", include_str!("../../../../definitions/indicators/thu-tuc-hanh-chinh.toml")),
];

/// Sets of indicators by their id.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    sets: BTreeMap<String, Set>,
}

impl Shelf {
    /// Returns the sets that are shipped.
    ///
    /// # Errors
    ///
    /// One of them is wrong: the file, and what is wrong where. A test reads them all.
    pub fn shipped() -> Result<Self, (String, Problem)> {
        let mut shelf = Self::default();
        for (file, text) in SHIPPED {
            shelf.add(text).map_err(|problem| ((*file).to_owned(), problem))?;
        }
        Ok(shelf)
    }

    /// Adds a set, in place of the one of the same id.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and in which line.
    pub fn add(&mut self, text: &str) -> Result<(), Problem> {
        let set = Set::read(text)?;
        self.sets.insert(set.id.clone(), set);
        Ok(())
    }

    /// Returns the sets in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Set> {
        self.sets.values()
    }

    /// Returns the indicator of a code, of the sets that hold on a day.
    pub fn find(&self, code: &str, day: Date) -> Option<(&Set, &Template)> {
        let code = code.trim().to_lowercase();
        self.all().filter(|set| set.holds_on(day)).find_map(|set| {
            let found = set.indicators.iter().find(|one| one.code.to_lowercase() == code);
            found.map(|template| (set, template))
        })
    }
}
