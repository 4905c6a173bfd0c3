//! What the text parts of a report say of dossiers: how many, which share of them, which sum, each counted by declaration; the
//! dossiers behind every figure are named with the sentence.

use super::material::Material;
use super::prose::Sentence;
use ledger::dossier::{Cases, Fields, Key, Keys};
use ledger::procedure::Shelf;
use ledger::{DossierId, ReportId};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;
use viet::numeral;

/// A dossier that a sentence counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its id.
    pub id: DossierId,
    /// Its number.
    pub number: String,
    /// The procedure.
    pub procedure: String,
    /// What it is about.
    pub subject: String,
    /// Whether it belongs to the share that the sentence says.
    pub shared: bool,
    /// What stands in the field that is summed up.
    pub amount: i64,
}

/// A sentence on dossiers, as a form defines it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Telling {
    /// What the form calls it.
    id: Option<String>,
    /// Which one of its part it was when sentences were known by their place.
    was: Option<usize>,
    /// What it stands under; nothing where empty.
    pub(super) under: String,
    /// Which dossiers are counted: of each procedure.
    pub(crate) cases: Vec<Cases>,
    /// The field whose sum is what the sum is a part of.
    of: Option<String>,
    /// "Tiếp nhận {count} đề xuất, {share} nộp trực tuyến".
    say: Say,
    /// Where it stands in the definition, in bytes.
    pub(super) at: usize,
}

/// A sentence with places.
#[derive(Clone, Debug, PartialEq)]
struct Say(String);

const PLACES: [&str; 5] = ["count", "share", "sum", "of", "part"];

/// Places that want the key `of`.
const PARTS: [&str; 2] = ["{of}", "{part}"];

/// Keys of a sentence besides those that say which dossiers; `count` is the older name of `when`.
const OWN_KEYS: [&str; 7] = ["say", "count", "id", "was", "under", "procedures", "of"];

/// The other keys of a sentence, as far as they were read.
#[derive(Default)]
struct Own {
    say: Option<Spanned<Say>>,
    id: Option<String>,
    was: Option<usize>,
    under: String,
    procedures: Vec<Spanned<String>>,
    of: Option<String>,
}

impl<'de> Deserialize<'de> for Telling {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        struct Written;
        impl<'de> Visitor<'de> for Written {
            type Value = Telling;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a sentence on dossiers")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Telling, A::Error> {
                let (mut keys, mut own) = (Keys::default(), Own::default());
                while let Some(key) = map.next_key_seed(Key(&[&OWN_KEYS, &Keys::NAMES]))? {
                    match key.as_str() {
                        "say" => own.say = Some(map.next_value()?),
                        "id" => own.id = Some(map.next_value()?),
                        "was" => own.was = Some(map.next_value()?),
                        "under" => own.under = map.next_value()?,
                        "procedures" => own.procedures = map.next_value()?,
                        "of" => own.of = Some(map.next_value()?),
                        "count" => keys.take("when", &mut map).map(|_| ())?,
                        other => keys.take(other, &mut map).map(|_| ())?,
                    }
                }
                if own.say.is_none() {
                    return Err(A::Error::missing_field("say"));
                }
                own.telling(keys).map_err(A::Error::custom)
            }
        }
        read.deserialize_map(Written)
    }
}

impl Own {
    fn telling(self, mut keys: Keys) -> Result<Telling, String> {
        let say = self.say.ok_or("say is missing")?;
        let mut others = self.procedures.into_iter();
        if let Some(first) = others.next()
            && !keys.of_procedure(first)
        {
            return Err("either procedure or procedures".to_owned());
        }
        let at = keys.place().unwrap_or(say.span()).start;
        let first = keys.read().map_err(|(_, what)| what)?;
        let also = others.map(|name| Cases { procedure: name.into_inner(), ..first.clone() });
        let also: Vec<Cases> = also.collect();
        let cases: Vec<Cases> = std::iter::once(first).chain(also).collect();
        let say = say.into_inner();
        if self.of.is_some() && cases.iter().any(|one| one.sum.is_none()) {
            return Err("of wants sum".to_owned());
        }
        if self.of.is_none() && PARTS.iter().any(|place| say.0.contains(place)) {
            return Err("the places {of} and {part} want of".to_owned());
        }
        Ok(Telling { id: self.id, was: self.was, under: self.under, cases, of: self.of, say, at })
    }
}

impl<'de> Deserialize<'de> for Say {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        let text = String::deserialize(read)?;
        for part in text.split('{').skip(1) {
            let place = part.split_once('}').map(|(place, _)| place);
            if !place.is_some_and(|place| PLACES.contains(&place)) {
                let why = format!("no place {{{}; there are {}", place.unwrap_or(part), PLACES.join(", "));
                return Err(serde::de::Error::custom(why));
            }
        }
        Ok(Self(text))
    }
}

impl Telling {
    /// Returns the keys of the sentences of a part, whose number is given: what each is called, or else what it counts, so that a
    /// sentence that comes before it moves no text that somebody wrote; and the key by which it was known before, if it was.
    pub(crate) fn keys(part: usize, tellings: &[Self]) -> Vec<(String, Option<String>)> {
        let renumbered = tellings.iter().any(|telling| telling.was.is_some());
        let mut keys: Vec<(String, Option<String>)> = Vec::with_capacity(tellings.len());
        for (at, telling) in tellings.iter().enumerate() {
            let mut key = format!("{part}/dossiers:{}", telling.name());
            while keys.iter().any(|(other, _)| *other == key) {
                key.push('+');
            }
            let was = if renumbered { telling.was } else { Some(at) };
            keys.push((key, was.map(|at| format!("{part}/dossiers-{at}"))));
        }
        keys
    }

    fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| {
            let counted: Vec<String> =
                self.cases.iter().filter_map(|one| toml::to_string(one).ok()).collect();
            ReportId::of_words(&counted.join("\n")).to_string()
        })
    }

    /// Returns what is counted for it, by keys behind its own.
    pub(crate) fn counts(&self, key: &str) -> Vec<(String, Cases)> {
        let each = self.cases.iter().enumerate();
        let whole = |cases: &Cases| Cases { sum: self.of.clone(), ..cases.clone() };
        let wholes = self.of.iter().flat_map(|_| self.cases.iter().enumerate());
        each.map(|(at, cases)| (counted_key(key, at), cases.clone()))
            .chain(wholes.map(|(at, cases)| (whole_key(key, at), whole(cases))))
            .collect()
    }

    /// Returns what it names that its procedures do not have, as that is written, and what is wrong with it. A value is one that one
    /// of them has: procedures may call alike things otherwise.
    pub(super) fn mistake(&self, shelf: &Shelf) -> Option<(String, String)> {
        if let [only] = self.cases.as_slice() {
            return only.mistake(shelf).or_else(|| self.without_whole(only, shelf));
        }
        let unvalued = |cases: &Cases| {
            let names = |fields: &Fields| fields.keys().map(|field| (field.clone(), Vec::new())).collect();
            Cases { only: names(&cases.only), share: names(&cases.share), ..cases.clone() }
        };
        let each = self
            .cases
            .iter()
            .find_map(|cases| unvalued(cases).mistake(shelf).or_else(|| self.without_whole(cases, shelf)));
        each.or_else(|| self.never_held(shelf))
    }

    /// Returns what is wrong with the field that the sum is a part of.
    fn without_whole(&self, cases: &Cases, shelf: &Shelf) -> Option<(String, String)> {
        let sum = Some(self.of.clone()?);
        Cases { sum, ..Cases::of(&cases.procedure, cases.when.clone()) }.mistake(shelf)
    }

    /// Returns a value that none of its procedures has.
    fn never_held(&self, shelf: &Shelf) -> Option<(String, String)> {
        let first = self.cases.first()?;
        let fields = first.only.iter().chain(&first.share);
        let mut values = fields.flat_map(|(field, values)| values.iter().map(move |value| (field, value)));
        values.find_map(|(field, value)| {
            let only = Fields::from([(field.clone(), vec![value.clone()])]);
            let asked = |cases: &Cases| Cases {
                only: only.clone(),
                ..Cases::of(&cases.procedure, cases.when.clone())
            };
            let wrong: Option<Vec<_>> = self.cases.iter().map(|cases| asked(cases).mistake(shelf)).collect();
            wrong.and_then(|wrong| wrong.into_iter().next())
        })
    }

    /// Returns the dossiers that were found for it, and the sum that theirs is a part of.
    fn found(&self, key: &str, counted: &BTreeMap<String, Vec<Counted>>) -> (Vec<Counted>, i128) {
        let of = |key: String| counted.get(&key).into_iter().flatten();
        let all = 0..self.cases.len();
        let found = all.clone().flat_map(|at| of(counted_key(key, at))).cloned().collect();
        let whole = all.flat_map(|at| of(whole_key(key, at))).map(|one| i128::from(one.amount)).sum();
        (found, whole)
    }

    /// Returns the sentence; nothing where there are no such dossiers.
    fn of(&self, found: &[Counted], whole: i128) -> Option<String> {
        if found.is_empty() {
            return None;
        }
        let share = found.iter().filter(|one| one.shared).count();
        let sum: i128 = found.iter().map(|one| i128::from(one.amount)).sum();
        let share = percent(i128::try_from(share).ok()?, i128::try_from(found.len()).ok()?);
        let said = self.say.0.replace("{count}", &format!("{:02}", found.len()));
        let said = said.replace("{share}", &share).replace("{sum}", &numeral::grouped(&sum.to_string()));
        Some(
            said.replace("{of}", &numeral::grouped(&whole.to_string()))
                .replace("{part}", &percent(sum, whole)),
        )
    }

    /// Returns the sentence as one of the report's. A text that was written when sentences were known by their place keeps that key.
    pub(crate) fn sentence(
        &self,
        (key, was): (String, Option<String>),
        part: &str,
        material: &Material,
    ) -> Option<Sentence> {
        let (found, whole) = self.found(&key, &material.dossiers);
        let drafted = self.of(&found, whole)?;
        let texts = &material.texts;
        let older = was.filter(|was| texts.contains_key(was) && !texts.contains_key(&key));
        let key = older.unwrap_or(key);
        Some(Sentence {
            written: texts.get(&key).cloned(),
            key,
            part: part.to_owned(),
            under: self.under.clone(),
            task: None,
            dossiers: found,
            cases: self.cases.clone(),
            code: String::new(),
            drafted,
        })
    }
}

fn counted_key(key: &str, at: usize) -> String {
    format!("{key}#{at}")
}

fn whole_key(key: &str, at: usize) -> String {
    format!("{key}#of-{at}")
}

/// Writes a share with one digit behind the comma, where it is not whole: "66,7 %".
pub(super) fn percent(part: i128, whole: i128) -> String {
    let tenths = (part * 2000 + whole) / (2 * whole.max(1));
    match (tenths / 10, tenths % 10) {
        (percent, 0) => format!("{percent} %"),
        (percent, tenth) => format!("{percent},{tenth} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::dossier::{Fields, Outcome, Pace, When};

    fn read(text: &str) -> Result<Telling, toml::de::Error> {
        toml::from_str(&format!("procedure = \"nhiem-vu\"\n{text}"))
    }

    fn counted(number: u8, shared: bool, amount: i64) -> Counted {
        Counted {
            id: DossierId::from_bytes([number; 16]),
            number: format!("NV-{number}"),
            procedure: "nhiem-vu".to_owned(),
            subject: "Máy sấy".to_owned(),
            shared,
            amount,
        }
    }

    #[test]
    fn what_was_counted_is_said() {
        let found = [counted(1, true, 1_200_000_000), counted(2, true, 300_000), counted(3, false, 0)];
        let telling =
            read("count = \"open\"\nsay = \"{count} hồ sơ, {share} trực tuyến, {sum} đồng\"").expect("right");
        let said = telling.of(&found, 0);
        assert_eq!(said.as_deref(), Some("03 hồ sơ, 66,7 % trực tuyến, 1.200.300.000 đồng"));
        assert_eq!(telling.of(&[], 0), None);
        let telling =
            read("when = \"open\"\nsum = \"a\"\nof = \"b\"\nsay = \"{sum} of {of}: {part}\"").expect("right");
        let said = telling.of(&found, 3_600_900_000);
        assert_eq!(said.as_deref(), Some("1.200.300.000 of 3.600.900.000: 33,3 %"));
    }

    #[test]
    fn which_dossiers_are_counted_is_declared_as_for_indicators() {
        let of = |field: &str, value: &str| Fields::from([(field.to_owned(), vec![value.to_owned()])]);
        let cases = |when| Cases::of("nhiem-vu", when);
        for (text, expected) in [
            (
                "count = \"opened\"\nshare = { truc-tuyen = \"yes\" }\nsum = \"kinh-phi\"",
                Cases {
                    share: of("truc-tuyen", "yes"),
                    sum: Some("kinh-phi".to_owned()),
                    ..cases(When::Opened)
                },
            ),
            (
                "when = \"ended\"\npaces = [\"late\"]\noutcomes = [\"stopped\"]",
                Cases { paces: vec![Pace::Late], outcomes: vec![Outcome::Stopped], ..cases(When::Ended) },
            ),
            (
                "count = \"open\"\nstages = [\"x\"]\nwhere = { truc-tuyen = \"yes\" }",
                Cases { stages: vec!["x".to_owned()], only: of("truc-tuyen", "yes"), ..cases(When::Open) },
            ),
            ("when = \"stage\"\nstage = \"x\"", cases(When::Stage("x".to_owned()))),
        ] {
            assert_eq!(read(&format!("{text}\nsay = \"\"")).expect(text).cases, [expected], "{text}");
        }
    }

    #[test]
    fn what_cannot_be_said_is_told() {
        for (text, why) in [
            ("count = \"open\"\nsay = \"{who}\"", "no place {who"),
            ("count = \"open\"\nsay = \"{count\"", "no place {count"),
            ("count = \"ended\"\noutcomes = [\"lost\"]\nsay = \"\"", "no outcome \"lost\""),
            ("count = \"ended\"\npaces = [\"slow\"]\nsay = \"\"", "no pace \"slow\""),
            ("count = \"lost\"\nsay = \"\"", "no \"lost\""),
            ("count = \"open\"", "say"),
            ("say = \"\"", "want procedure and when"),
            ("count = \"open\"\nsayd = \"\"", "unknown field `sayd`"),
            ("count = \"open\"\nsay = \"{part}\"", "want of"),
            ("count = \"open\"\nof = \"b\"\nsay = \"\"", "of wants sum"),
            ("procedures = [\"a\"]\ncount = \"open\"\nsay = \"\"", "either procedure or procedures"),
        ] {
            assert!(read(text).expect_err(text).to_string().contains(why), "{text}");
        }
    }

    #[test]
    fn a_sentence_is_known_by_what_it_is_and_not_by_its_place() {
        let telling = |text: &str| read(&format!("{text}\nsay = \"{{count}}\"")).expect(text);
        let (open, ended) = (telling("when = \"open\""), telling("when = \"ended\""));
        let named = telling("when = \"open\"\nid = \"dang-lam\"\nwas = 4");
        let key = |of: &[&Telling], at: usize| {
            let all: Vec<Telling> = of.iter().map(|one| (*one).clone()).collect();
            Telling::keys(0, &all)[at].clone()
        };
        assert_eq!(key(&[&open], 0).0, key(&[&ended, &open], 1).0);
        assert_ne!(key(&[&open], 0).0, key(&[&ended], 0).0);
        assert_ne!(key(&[&open, &open], 0).0, key(&[&open, &open], 1).0);
        let older = |at: usize| Some(format!("0/dossiers-{at}"));
        assert_eq!(key(&[&ended, &open], 1).1, older(1), "no sentence says where it was: where it is");
        assert_eq!(key(&[&ended, &named], 1), ("0/dossiers:dang-lam".to_owned(), older(4)));
        assert_eq!(key(&[&ended, &named], 0).1, None, "a new one among them was nowhere");
    }
}
