//! The text parts of a report, drafted sentence by sentence from what was confirmed and reported; each sentence has its task as
//! its source, and what a person wrote in its place stays when the report is drafted anew.

use super::condition::Condition;
use super::definition::{Form, Shown};
use super::doing::doing;
use super::dossiers::{Counted, Telling};
use super::make::{counted, shown};
use super::material::{Detail, Material, Stood};
use super::measured::{Measured, Remark};
use super::words::day;
use crate::paper::{Block, Value};
use ledger::TaskId;
use ledger::dossier::Cases;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// A text part as a form defines it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Prose {
    /// "II. Kết quả thực hiện nhiệm vụ".
    pub(crate) heading: String,
    /// What its sentences stand under; nothing where it is not said.
    #[serde(default)]
    pub(crate) by: Option<By>,
    #[serde(default, rename = "where")]
    pub(crate) condition: Condition,
    /// What is said of each task; a part without it is written by hand.
    #[serde(default)]
    pub(crate) say: Saying,
    /// What is said of dossiers, in front of the tasks.
    #[serde(default)]
    pub(crate) dossiers: Vec<Telling>,
    /// The codes of indicators that it says something of; "*" for all that have a target or a value in the period.
    #[serde(default)]
    pub(crate) indicators: Vec<String>,
    /// What is said of each of them.
    #[serde(default)]
    pub(crate) say_indicator: Remark,
    /// What stands there where there is nothing to say.
    #[serde(default)]
    pub(crate) none: String,
}

/// What sentences stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum By {
    /// The units in charge.
    Units,
    /// The fields of work.
    Fields,
}

/// A sentence with places for what is known of a task: "{lead} đã {doing}[; kết quả: {situation}]". What stands in brackets is left
/// out where nothing is known for its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Saying(Vec<Piece>);

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Said(String),
    Doing,
    Of(Shown),
    Maybe(Vec<Piece>),
}

/// A sentence of a report, or words that a person added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its name within the report: the number of the part, and the task; "+" for what was added to the part.
    pub key: String,
    /// The heading of its part.
    pub part: String,
    /// What it stands under in the part; empty where that is nothing.
    pub under: String,
    /// The task that it speaks of.
    pub task: Option<TaskId>,
    /// The dossiers that it counts.
    pub dossiers: Vec<Counted>,
    /// How these are counted: of each procedure.
    pub cases: Vec<Cases>,
    /// The code of that task, or of the indicator that it speaks of.
    pub code: String,
    /// As it was drafted.
    pub drafted: String,
    /// As a person wrote it; empty where it was left out.
    pub written: Option<String>,
}

impl Sentence {
    /// Tells whether the report drafted it, and it is not what a person added.
    pub fn is_drafted(&self) -> bool {
        self.task.is_some() || !self.dossiers.is_empty() || !self.code.is_empty()
    }

    /// Returns the words that stand in the report.
    pub fn words(&self) -> &str {
        self.written.as_ref().unwrap_or(&self.drafted)
    }
}

/// Returns the sentences of a report, part by part. What a person wrote stands in [`Material::texts`], by the key.
pub fn sentences(form: &Form, material: &Material) -> Vec<Sentence> {
    let taken: Vec<&Stood> = counted(form, material).collect();
    let mut all = Vec::new();
    for (number, prose) in form.paper.prose.iter().enumerate() {
        let sentence = |key: String, under: &str, task, code: &str, drafted| Sentence {
            written: material.texts.get(&key).cloned(),
            key,
            part: prose.heading.clone(),
            under: under.to_owned(),
            task,
            dossiers: Vec::new(),
            cases: Vec::new(),
            code: code.to_owned(),
            drafted,
        };
        let keys = Telling::keys(number, &prose.dossiers);
        let tellings = prose.dossiers.iter().zip(keys);
        all.extend(tellings.filter_map(|(telling, key)| telling.sentence(key, &prose.heading, material)));
        for (under, tasks) in prose.grouped(number, &taken, material) {
            all.extend(tasks.into_iter().map(|(stood, detail)| {
                let drafted = prose.say.of(material, stood, detail);
                sentence(key_of(number, stood.task), &under, Some(stood.task), &detail.code, drafted)
            }));
        }
        all.extend(prose.measured(material).map(|one| {
            let drafted = prose.say_indicator.of(one);
            sentence(format!("{number}/={}", one.code), "", None, &one.code, drafted)
        }));
        all.push(sentence(format!("{number}/+"), "", None, "", String::new()));
    }
    all
}

/// Returns what is written in place of the sentence on a task is kept by.
fn key_of(number: usize, task: TaskId) -> String {
    format!("{number}/{task}")
}

/// Returns the parts as they stand on paper.
pub(crate) fn blocks(form: &Form, sentences: &[Sentence]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (number, prose) in form.paper.prose.iter().enumerate() {
        blocks.push(Block::typed(&prose.heading));
        let begins = format!("{number}/");
        let own = sentences.iter().filter(|sentence| sentence.key.starts_with(&begins));
        let mut under = "";
        let mut groups = 0;
        let mut said = false;
        for sentence in own.filter(|sentence| !sentence.words().trim().is_empty()) {
            if sentence.under != under {
                under = &sentence.under;
                groups += 1;
                blocks.extend((!under.is_empty()).then(|| Block::typed(&format!("{groups}. {under}"))));
            }
            for line in sentence.words().lines().filter(|line| !line.trim().is_empty()) {
                let typed =
                    if sentence.is_drafted() { format!("- {}", line.trim()) } else { line.to_owned() };
                blocks.push(Block::typed(&typed));
            }
            said = true;
        }
        if !said && !prose.none.is_empty() {
            blocks.push(Block::typed(&prose.none));
        }
    }
    blocks
}

impl Prose {
    /// Tells whether this part, by its number, speaks of a task, as far as that is known without its words.
    pub(crate) fn may_speak_of(&self, number: usize, stood: &Stood, material: &Material) -> bool {
        !self.say.0.is_empty()
            && self.condition.may_fit(stood, material)
            && !self.tells_by_figures(number, stood, material)
    }

    /// Figures tell of dossiers as a whole: their stages are not told one by one beside them, unless somebody wrote so.
    fn tells_by_figures(&self, number: usize, stood: &Stood, material: &Material) -> bool {
        let is_written =
            || !material.texts.is_empty() && material.texts.contains_key(&key_of(number, stood.task));
        stood.facts.of_dossier && !self.dossiers.is_empty() && !is_written()
    }

    /// Returns the indicators that are spoken of.
    fn measured<'m>(&'m self, material: &'m Material) -> impl Iterator<Item = &'m Measured> {
        let taken = |one: &&Measured| self.indicators.iter().any(|code| *code == one.code || code == "*");
        material.measured.iter().filter(taken)
    }

    /// Returns the tasks that are spoken of, under what they stand, those due first in front.
    fn grouped<'m>(
        &self,
        number: usize,
        taken: &[&'m Stood],
        material: &'m Material,
    ) -> BTreeMap<String, Vec<(&'m Stood, &'m Detail)>> {
        let mut groups: BTreeMap<String, Vec<(&Stood, &Detail)>> = BTreeMap::new();
        for stood in taken {
            if !self.may_speak_of(number, stood, material) || !self.condition.fits(stood, material) {
                continue;
            }
            let Some(detail) = material.details.get(&stood.task) else { continue };
            let under = match self.by {
                None => String::new(),
                Some(By::Units) => {
                    let lead = stood.facts.lead.and_then(|lead| material.names.units.get(&lead));
                    lead.cloned().unwrap_or_default()
                }
                Some(By::Fields) => stood.facts.field.clone().unwrap_or_default(),
            };
            groups.entry(under).or_default().push((stood, detail));
        }
        for tasks in groups.values_mut() {
            tasks.sort_by_key(|(stood, detail)| (detail.due.is_none(), detail.due, &detail.code, stood.task));
        }
        groups
    }
}

impl Saying {
    fn of(&self, material: &Material, stood: &Stood, detail: &Detail) -> String {
        let (said, _) = spoken(&self.0, material, stood, detail);
        let mut said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if !said.is_empty() && !said.ends_with(['.', '!', '?', ';']) {
            said.push('.');
        }
        let mut letters = said.chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => said,
        }
    }

    fn read(text: &str) -> Result<Self, String> {
        let (pieces, rest) = pieces(text, false)?;
        if rest.is_empty() { Ok(Self(pieces)) } else { Err("\"]\" without \"[\"".to_owned()) }
    }
}

/// Returns what is said, and whether all of it is known.
fn spoken(pieces: &[Piece], material: &Material, stood: &Stood, detail: &Detail) -> (String, bool) {
    let (mut said, mut known) = (String::new(), true);
    for piece in pieces {
        match piece {
            Piece::Said(words) => said.push_str(words),
            Piece::Doing => said.push_str(&doing(detail, &material.names)),
            Piece::Of(value) => {
                let found = shown(material, Some(*value), stood, detail, 0);
                let words = if let Value::Day(on) = found { day(on) } else { found.words() };
                let words = words.trim().trim_end_matches('.');
                known &= !words.is_empty();
                said.push_str(words);
            }
            Piece::Maybe(inside) => {
                let (inside, known) = spoken(inside, material, stood, detail);
                said.extend(known.then_some(inside));
            }
        }
    }
    (said, known)
}

/// Reads the pieces of a sentence up to its end, or to the bracket that closes what may be left out.
fn pieces(text: &str, inside: bool) -> Result<(Vec<Piece>, &str), String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    loop {
        let Some(at) = rest.find(['{', '[', ']']) else {
            pieces.push(Piece::Said(rest.to_owned()));
            break if inside { Err("\"[\" without \"]\"".to_owned()) } else { Ok((tidied(pieces), "")) };
        };
        let (said, found) = rest.split_at(at);
        pieces.push(Piece::Said(said.to_owned()));
        if let Some(behind) = found.strip_prefix('{') {
            let (name, behind) = behind.split_once('}').ok_or_else(|| "\"{\" without \"}\"".to_owned())?;
            pieces.push(place(name)?);
            rest = behind;
        } else if let Some(behind) = found.strip_prefix('[') {
            if inside {
                return Err("brackets within brackets".to_owned());
            }
            let (maybe, behind) = self::pieces(behind, true)?;
            pieces.push(Piece::Maybe(maybe));
            rest = behind;
        } else {
            return match inside {
                true => Ok((tidied(pieces), &found[1..])),
                false => Ok((tidied(pieces), found)),
            };
        }
    }
}

fn tidied(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.retain(|piece| *piece != Piece::Said(String::new()));
    pieces
}

fn place(name: &str) -> Result<Piece, String> {
    if name == "doing" {
        return Ok(Piece::Doing);
    }
    let read = Shown::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name));
    match read {
        Ok(Shown::Number | Shown::Name | Shown::Blank) | Err(_) => {
            Err(format!("no place {{{name}}} in a sentence; there are doing and the values of a task"))
        }
        Ok(value) if value.is_only_of_indicators() => {
            Err(format!("{{{name}}} is of indicators, not of tasks"))
        }
        Ok(value) => Ok(Piece::Of(value)),
    }
}

impl<'de> Deserialize<'de> for Saying {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        Self::read(&String::deserialize(read)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_is_wrong_is_told() {
        for (text, told) in [
            ("{lead} đã {doing}[; kết quả: {situation}", "without"),
            ("{lead}]", "without"),
            ("[a [b]]", "within"),
            ("{who}", "no place {who}"),
            ("{number}", "no place {number}"),
            ("{lead", "without"),
        ] {
            assert!(Saying::read(text).expect_err(text).contains(told), "{text}");
        }
        assert!(Saying::read("{lead} đã {doing}[; kết quả: {situation}]").is_ok());
    }
}
