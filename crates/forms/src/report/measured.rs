//! Indicators in the text of a report: a sentence for each, with its target, its value and whether it is reached.

use super::definition::{Part, Shown};
use super::dossiers::percent;
use super::material::Material;
use crate::paper::{Row, RowKind, Value as Cell};
use crate::wording;
use ledger::indicator::{Standing, Target, Value};
use ledger::period::Period;
use serde::{Deserialize, Deserializer};

/// An indicator as it stood in the period of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it counts.
    pub unit: String,
    /// The unit that answers for it.
    pub owner: String,
    /// The period: the one of the report, its last part, or the longer one in which it lies.
    pub period: Period,
    /// What is wanted.
    pub target: Option<Target>,
    /// What came out.
    pub value: Option<Value>,
    /// Where it stands.
    pub standing: Standing,
}

/// A sentence with places for what is known of an indicator: "{name}: {value}[, mục tiêu {target}] ({standing})". What stands in
/// brackets is left out where nothing is known for its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Remark(String);

/// Places of a sentence.
const PLACES: [&str; 7] = ["code", "name", "owner", "period", "value", "target", "standing"];

impl Measured {
    fn place(&self, name: &str) -> String {
        match name {
            "code" => self.code.clone(),
            "name" => self.name.clone(),
            "owner" => self.owner.clone(),
            "period" => self.period.words(),
            "value" => self.value.map(|value| value.with(&self.unit)).unwrap_or_default(),
            "target" => {
                self.target.map(|target| format!("{} {}", target.written(), self.unit)).unwrap_or_default()
            }
            _ => wording::reached(self.standing).to_owned(),
        }
    }

    fn cell(&self, shown: Option<Shown>, number: u64) -> Cell {
        match shown {
            Some(Shown::Number) => Cell::Number(number, None),
            Some(Shown::Code) => self.code.as_str().into(),
            Some(Shown::Name) => self.name.as_str().into(),
            Some(Shown::Lead) => self.owner.as_str().into(),
            Some(Shown::Period) => self.period.words().into(),
            Some(Shown::Unit) => self.unit.as_str().into(),
            Some(Shown::Target) => self.target.map(|target| target.written()).unwrap_or_default().into(),
            Some(Shown::Done) => self.value.map(|value| value.written()).unwrap_or_default().into(),
            Some(Shown::Share) => self.share().into(),
            Some(Shown::Standing) => wording::reached(self.standing).into(),
            Some(
                Shown::Blank
                | Shown::Words
                | Shown::Document
                | Shown::Programme
                | Shown::Support
                | Shown::Leader
                | Shown::Field
                | Shown::GivenOn
                | Shown::FirstDue
                | Shown::Due
                | Shown::CompletedOn
                | Shown::Situation
                | Shown::Cause
                | Shown::Expected,
            )
            | None => Cell::Empty,
        }
    }

    /// Returns what share of the target came out, where so much or more is wanted.
    fn share(&self) -> String {
        match (self.target, self.value) {
            (Some(Target::AtLeast(wanted)), Some(Value::Amount(done))) if wanted.parts() > 0 => {
                percent(done.parts().into(), wanted.parts().into())
            }
            _ => String::new(),
        }
    }
}

impl Remark {
    /// Returns the sentence.
    pub(crate) fn of(&self, measured: &Measured) -> String {
        let mut said = String::new();
        let mut rest = self.0.as_str();
        while let Some((before, behind)) = rest.split_once('[') {
            let (maybe, behind) = behind.split_once(']').unwrap_or((behind, ""));
            said.push_str(&filled(before, measured).0);
            let (words, is_known) = filled(maybe, measured);
            said.extend(is_known.then_some(words));
            rest = behind;
        }
        said.push_str(&filled(rest, measured).0);
        if !said.ends_with('.') {
            said.push('.');
        }
        said
    }
}

/// Returns the rows of a table of indicators.
pub(super) fn rows(part: &Part, material: &Material) -> Vec<Row> {
    let is_shown = |one: &&Measured| part.indicators.is_empty() || part.indicators.contains(&one.code);
    let shown = material.measured.iter().filter(is_shown).zip(1..);
    let rows: Vec<Row> = shown
        .map(|(one, number): (_, u64)| {
            let cells = part.columns.iter().map(|column| one.cell(column.value, number));
            Row::of(RowKind::Plain, cells.collect::<Vec<_>>())
        })
        .collect();
    if rows.is_empty() && !part.empty.is_empty() {
        return vec![Row::of(RowKind::Plain, part.empty.iter().map(|words| words.as_str().into()))];
    }
    rows
}

/// Returns words with their places filled, and whether something was known for each.
fn filled(words: &str, measured: &Measured) -> (String, bool) {
    let (mut said, mut is_known, mut rest) = (String::new(), true, words);
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}').unwrap_or((behind, ""));
        let found = measured.place(name);
        is_known &= !found.is_empty();
        said.push_str(before);
        said.push_str(&found);
        rest = behind;
    }
    said.push_str(rest);
    (said, is_known)
}

impl<'de> Deserialize<'de> for Remark {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        let text = String::deserialize(read)?;
        wrong(&text).map_or_else(|| Ok(Self(text.clone())), |why| Err(serde::de::Error::custom(why)))
    }
}

/// Tells what is wrong with a sentence.
fn wrong(text: &str) -> Option<String> {
    let (mut open, mut rest) = (None, text);
    while let Some(at) = rest.find(['{', '}', '[', ']']) {
        let (sign, behind) = (rest.as_bytes().get(at).copied(), rest.get(at + 1..).unwrap_or_default());
        match (sign, open) {
            (Some(b'{'), _) => {
                let Some((name, after)) = behind.split_once('}') else {
                    return Some("\"{\" without \"}\"".to_owned());
                };
                if !PLACES.contains(&name) {
                    return Some(format!("no place {{{name}}} in it; there are {}", PLACES.join(", ")));
                }
                rest = after;
                continue;
            }
            (Some(b'['), None) => open = Some(()),
            (Some(b']'), Some(())) => open = None,
            _ => return Some("a bracket without its other one, or within another".to_owned()),
        }
        rest = behind;
    }
    open.map(|()| "\"[\" without \"]\"".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::indicator::{Amount, Direction};

    #[test]
    fn a_sentence_says_what_is_known() {
        let measured = Measured {
            code: "TD-DA".to_owned(),
            name: "Số dự án được thẩm định".to_owned(),
            unit: "dự án".to_owned(),
            owner: "Phòng QLKH".to_owned(),
            period: "2024-H1".parse().expect("a period"),
            target: Target::read("12..16", Direction::Higher),
            value: Some(Value::Amount(Amount::whole(14))),
            standing: Standing::Reached,
        };
        let text = "{name} {period}: {value}[, mục tiêu {target}], {standing}";
        let remark =
            Remark::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(text));
        let remark = remark.expect("a sentence");
        assert_eq!(
            remark.of(&measured),
            "Số dự án được thẩm định 6 tháng đầu năm 2024: 14 dự án, mục tiêu 12–16 dự án, đạt."
        );
        let unwanted = Measured { target: None, standing: Standing::NoTarget, ..measured };
        assert_eq!(
            remark.of(&unwanted),
            "Số dự án được thẩm định 6 tháng đầu năm 2024: 14 dự án, chưa giao mục tiêu."
        );
    }

    #[test]
    fn a_sentence_that_is_wrong_is_told() {
        for (text, told) in [
            ("{who}", "no place {who}"),
            ("{name", "without"),
            ("a]", "a bracket"),
            ("[a [b]]", "a bracket"),
            ("[a", "without"),
            ("a}", "a bracket"),
        ] {
            assert!(wrong(text).expect(text).contains(told), "{text}");
        }
        assert_eq!(wrong("{name}[: {value}]"), None);
    }
}
