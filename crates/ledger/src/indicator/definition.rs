//! Indicators as an office or a ministry declares them: TOML, with errors that name the line. An office follows those that it
//! chooses, each with a unit that answers for it.

use super::event::{Content, DefinedBy};
use super::query::{Query, Stands, Taken};
use super::sheet::Sheet;
use super::target::Direction;
use crate::UnitId;
use crate::definition::{self, Mistake, Problem};
use crate::dossier::{Key, Keys};
use crate::event::Hash;
use crate::period::{Rhythm, Window};
use crate::procedure::{Online, Services};
use jiff::civil::Date;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use toml::Spanned;

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
    /// The columns of a spreadsheet whose rows its values count.
    pub sheet: Option<Sheet>,
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
    sheet: Option<Sheet>,
}

/// What an indicator is counted from: keys of its own, and those that say which dossiers.
#[derive(Default)]
struct WrittenQuery {
    of: Option<Spanned<String>>,
    window: Option<Window>,
    taken: Option<Taken>,
    field: Option<String>,
    count: Option<Vec<Stands>>,
    share_of: Vec<Stands>,
    online: Option<Vec<Online>>,
    cut_at_least: Option<Spanned<u32>>,
    dossiers: Keys,
}

const OWN_KEYS: [&str; 8] = ["of", "window", "taken", "field", "count", "share_of", "online", "cut_at_least"];

impl<'de> Deserialize<'de> for WrittenQuery {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        struct Written;
        impl<'de> Visitor<'de> for Written {
            type Value = WrittenQuery;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("what an indicator is counted from")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<WrittenQuery, A::Error> {
                let mut query = WrittenQuery::default();
                while let Some(key) = map.next_key_seed(Key(&[&OWN_KEYS, &Keys::NAMES]))? {
                    if query.dossiers.take(&key, &mut map)? {
                        continue;
                    }
                    match key.as_str() {
                        "of" => query.of = Some(map.next_value()?),
                        "window" => query.window = Some(map.next_value()?),
                        "taken" => query.taken = Some(map.next_value()?),
                        "field" => query.field = Some(map.next_value()?),
                        "count" => query.count = Some(map.next_value()?),
                        "online" => query.online = Some(map.next_value()?),
                        "cut_at_least" => query.cut_at_least = Some(map.next_value()?),
                        _ => query.share_of = map.next_value()?,
                    }
                }
                Ok(query)
            }
        }
        read.deserialize_map(Written)
    }
}

impl Set {
    /// Reads a definition.
    ///
    /// # Errors
    ///
    /// What is wrong, and in which line.
    pub fn read(text: &str) -> Result<Self, Problem> {
        definition::make(text, made)
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
    let code = written.code.span();
    let computed = written.computed.map(|written| query(written, &code)).transpose()?;
    let is_share = match &computed {
        Some(Query::Tasks { share_of, .. }) => !share_of.is_empty(),
        Some(Query::Dossiers { cases, .. }) => !cases.share.is_empty(),
        Some(Query::Procedures { services, .. }) => services.share,
        None => false,
    };
    if is_share && written.unit.as_ref() != "%" {
        return Err((at, "the unit of a share is \"%\"".to_owned()));
    }
    let sheet = written.sheet.as_ref();
    if let Some(what) = sheet.and_then(Sheet::mistake) {
        return Err((code, what));
    }
    if sheet.is_some() && (computed.is_some() || written.unit.as_ref() == "%") {
        return Err((at, "what is computed, or a share, is not counted from a sheet".to_owned()));
    }
    Ok(Template {
        code: written.code.into_inner(),
        name: written.name.into_inner(),
        measure: written.measure,
        unit: written.unit.into_inner(),
        direction: written.direction,
        rhythm: written.rhythm,
        computed,
        sheet: written.sheet,
    })
}

fn query(mut written: WrittenQuery, at: &Range<usize>) -> Result<Query, Mistake> {
    let Some(of) = &written.of else {
        let what = "what is counted wants of = \"tasks\", \"dossiers\" or \"procedures\"";
        return Err((at.clone(), what.to_owned()));
    };
    let of = of.clone();
    let wrong = |what: &str| Err((of.span(), what.to_owned()));
    // Indicators go by the calendar where nothing else is said.
    let window = written.window.unwrap_or(Window::Calendar);
    let of_tasks = written.taken.is_some()
        || written.field.is_some()
        || written.count.is_some()
        || !written.share_of.is_empty();
    let of_procedures = written.online.is_some() || written.cut_at_least.is_some();
    if of_procedures && of.as_ref() != "procedures" {
        return wrong("online and cut_at_least belong to of = \"procedures\"");
    }
    match of.as_ref().as_str() {
        "procedures" => {
            let share = written.dossiers.take_share();
            if of_tasks || !written.dossiers.is_empty() {
                return wrong("of procedures are counted online and cut_at_least, with share = true");
            }
            let percent = written.cut_at_least.as_ref().map(|percent| (percent.span(), *percent.as_ref()));
            if let Some((at, _)) = percent.as_ref().filter(|(_, percent)| !(1..=100).contains(percent)) {
                return Err((at.clone(), "a cut is from 1 to 100 percent".to_owned()));
            }
            let cut_at_least = percent.map(|(_, percent)| percent);
            let online = written.online.unwrap_or_default();
            Ok(Query::Procedures { services: Services { online, cut_at_least, share }, window })
        }
        "tasks" => match written.count {
            _ if !written.dossiers.is_empty() => {
                wrong(&format!("{} belong to of = \"dossiers\"", Keys::NAMES.join(", ")))
            }
            Some(count) if !count.is_empty() => Ok(Query::Tasks {
                taken: written.taken.unwrap_or_default(),
                window,
                field: written.field,
                count,
                share_of: written.share_of,
            }),
            Some(_) | None => wrong("of = \"tasks\" wants count = [\"completed-in-time\", ...]"),
        },
        "dossiers" => {
            if of_tasks {
                return wrong("taken, field, count and share_of belong to of = \"tasks\"");
            }
            let told = |(at, what): (Option<Range<usize>>, String)| (at.unwrap_or(of.span()), what);
            Ok(Query::Dossiers { cases: written.dossiers.read().map_err(told)?, window })
        }
        other => wrong(&format!("nothing is counted of {other:?}; there are tasks, dossiers, procedures")),
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
    sets: BTreeMap<String, (Set, String)>,
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
        self.sets.insert(set.id.clone(), (set, text.to_owned()));
        Ok(())
    }

    /// Returns the sets in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Set> {
        self.sets.values().map(|(set, _)| set)
    }

    /// Returns the first indicator that counts dossiers by what their procedure does not have: the id of its set, its text, and what
    /// is wrong where.
    pub fn mistake(&self, procedures: &crate::procedure::Shelf) -> Option<(&str, &str, Problem)> {
        let all = self.sets.values();
        all.flat_map(|(set, text)| set.indicators.iter().map(move |one| (set, text, one))).find_map(
            |(set, text, one)| {
                let Some(Query::Dossiers { cases, .. }) = &one.computed else { return None };
                let (named, what) = cases.mistake(procedures)?;
                let at = text.find(&format!("\"{}\"", one.code)).unwrap_or(0);
                let at = at + text[at..].find(&named).unwrap_or(0);
                Some((set.id.as_str(), text.as_str(), Problem::at(text, at, what)))
            },
        )
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
