//! What the text parts of a report say of dossiers: how many, which share of them, which sum, each counted by declaration; the
//! dossiers behind every figure are named with the sentence.

use super::prose::Sentence;
use ledger::DossierId;
use ledger::dossier::{Cases, Key, Keys};
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
    /// Which dossiers are counted.
    pub(crate) cases: Cases,
    /// "Tiếp nhận {count} đề xuất, {share} nộp trực tuyến".
    say: Say,
    /// Where it stands in the definition, in bytes.
    pub(super) at: usize,
}

/// A sentence with places.
#[derive(Clone, Debug, PartialEq)]
struct Say(String);

const PLACES: [&str; 3] = ["count", "share", "sum"];

/// Keys of a sentence besides those that say which dossiers; `count` is the older name of `when`.
const OWN_KEYS: [&str; 2] = ["say", "count"];

impl<'de> Deserialize<'de> for Telling {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        struct Written;
        impl<'de> Visitor<'de> for Written {
            type Value = Telling;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a sentence on dossiers")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Telling, A::Error> {
                let mut keys = Keys::default();
                let mut say: Option<Spanned<Say>> = None;
                while let Some(key) = map.next_key_seed(Key(&[&OWN_KEYS, &Keys::NAMES]))? {
                    match key.as_str() {
                        "say" => say = Some(map.next_value()?),
                        "count" => keys.take("when", &mut map).map(|_| ())?,
                        other => keys.take(other, &mut map).map(|_| ())?,
                    }
                }
                let say = say.ok_or_else(|| A::Error::missing_field("say"))?;
                let at = keys.place().unwrap_or(say.span()).start;
                let cases = keys.read().map_err(|(_, what)| A::Error::custom(what))?;
                Ok(Telling { cases, say: say.into_inner(), at })
            }
        }
        read.deserialize_map(Written)
    }
}

impl<'de> Deserialize<'de> for Say {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        let text = String::deserialize(read)?;
        for part in text.split('{').skip(1) {
            let place = part.split_once('}').map(|(place, _)| place);
            if !place.is_some_and(|place| PLACES.contains(&place)) {
                let why = format!("no place {{{}; there are count, share and sum", place.unwrap_or(part));
                return Err(serde::de::Error::custom(why));
            }
        }
        Ok(Self(text))
    }
}

impl Telling {
    /// Returns the sentence; nothing where there are no such dossiers.
    pub(crate) fn of(&self, found: &[Counted]) -> Option<String> {
        if found.is_empty() {
            return None;
        }
        let share = found.iter().filter(|one| one.shared).count();
        let sum: i128 = found.iter().map(|one| i128::from(one.amount)).sum();
        let said = self.say.0.replace("{count}", &format!("{:02}", found.len()));
        Some(
            said.replace("{share}", &percent(share, found.len()))
                .replace("{sum}", &numeral::grouped(&sum.to_string())),
        )
    }

    /// Returns the sentence as one of the report's.
    pub(crate) fn sentence(
        &self,
        (key, part): (String, &str),
        found: &[Counted],
        texts: &BTreeMap<String, String>,
    ) -> Option<Sentence> {
        let drafted = self.of(found)?;
        Some(Sentence {
            written: texts.get(&key).cloned(),
            key,
            part: part.to_owned(),
            under: String::new(),
            task: None,
            dossiers: found.to_vec(),
            cases: Some(Box::new(self.cases.clone())),
            code: String::new(),
            drafted,
        })
    }
}

/// Writes a share with one digit behind the comma, where it is not whole: "66,7 %".
fn percent(part: usize, whole: usize) -> String {
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
        let said = telling.of(&found);
        assert_eq!(said.as_deref(), Some("03 hồ sơ, 66,7 % trực tuyến, 1.200.300.000 đồng"));
        assert_eq!(telling.of(&[]), None);
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
            assert_eq!(read(&format!("{text}\nsay = \"\"")).expect(text).cases, expected, "{text}");
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
        ] {
            assert!(read(text).expect_err(text).to_string().contains(why), "{text}");
        }
    }
}
