//! What the text parts of a report say of dossiers: how many, which share of them, which sum, each counted by declaration; the
//! dossiers behind every figure are named with the sentence.

use super::prose::Sentence;
use jiff::civil::Date;
use ledger::DossierId;
use ledger::dossier::{Outcome, Pace};
use ledger::procedure::{Condition, Values};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// A dossier as it was known at the end of the report's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: DossierId,
    /// Its number.
    pub number: String,
    /// The procedure.
    pub procedure: String,
    /// When it was taken in.
    pub opened: Date,
    /// How and when it ended.
    pub closed: Option<(Outcome, Date)>,
    /// How fast the whole is or was.
    pub pace: Pace,
    /// The stage in which it is.
    pub stage: Option<String>,
    /// What is known of it, what is computed among it.
    pub fields: Values,
}

/// A dossier that a sentence counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its id.
    pub id: DossierId,
    /// Its number.
    pub number: String,
    /// The procedure.
    pub procedure: String,
}

/// A sentence on dossiers, as a form defines it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Telling {
    /// The procedure whose dossiers are counted.
    pub(crate) procedure: String,
    /// Which of them.
    count: Which,
    /// Only those in one of these stages.
    #[serde(default)]
    stages: Vec<String>,
    /// Only those that ended in one of these ways.
    #[serde(default)]
    outcomes: Vec<Named<Outcome>>,
    /// Only those that are or were so fast.
    #[serde(default)]
    paces: Vec<String>,
    /// Only those in whose fields these values stand.
    #[serde(default, rename = "where")]
    condition: BTreeMap<String, String>,
    /// Only those for whose fields this holds.
    #[serde(default)]
    when: Option<Condition>,
    /// Of these, the share in whose fields these values stand.
    #[serde(default)]
    share: BTreeMap<String, String>,
    /// The field with an amount that is summed up.
    #[serde(default)]
    sum: Option<String>,
    /// "Tiếp nhận {count} đề xuất, {share} nộp trực tuyến".
    say: Say,
}

/// Which dossiers are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Which {
    /// Those taken in within the days of the report.
    Opened,
    /// Those that ended within them.
    Ended,
    /// Those on their way at the end of its day.
    Open,
}

/// A word of the ledger by its stable name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Named<T>(T);

/// A sentence with places.
#[derive(Clone, Debug, PartialEq)]
struct Say(String);

const PLACES: [&str; 3] = ["count", "share", "sum"];

impl<'de> Deserialize<'de> for Named<Outcome> {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        let name = String::deserialize(read)?;
        let found = Outcome::named(&name);
        found.map(Named).ok_or_else(|| serde::de::Error::custom(format!("no outcome \"{name}\"")))
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
    pub(crate) fn of(&self, days: (Date, Date), cases: &[Case]) -> Option<(String, Vec<Counted>)> {
        let fits = |case: &&Case| self.fits(case, days);
        let found: Vec<&Case> = cases.iter().filter(fits).collect();
        if found.is_empty() {
            return None;
        }
        let share = found.iter().filter(|case| stands(&self.share, case)).count();
        let amount = |case: &&Case| case.fields.get(self.sum.as_ref()?)?.parse::<i128>().ok();
        let sum: i128 = found.iter().filter_map(amount).sum();
        let said = self.say.0.replace("{count}", &format!("{:02}", found.len()));
        let said = said.replace("{share}", &percent(share, found.len())).replace("{sum}", &grouped(sum));
        let counted = found.into_iter().map(|case| Counted {
            id: case.id,
            number: case.number.clone(),
            procedure: case.procedure.clone(),
        });
        Some((said, counted.collect()))
    }

    fn fits(&self, case: &Case, (from, to): (Date, Date)) -> bool {
        let within = match (self.count, case.closed) {
            (Which::Opened, _) => (from..=to).contains(&case.opened),
            (Which::Ended, Some((_, on))) => (from..=to).contains(&on),
            (Which::Open, None) => true,
            (Which::Ended, None) | (Which::Open, Some(_)) => false,
        };
        let outcome = |wanted: &Named<Outcome>| case.closed.is_some_and(|(outcome, _)| outcome == wanted.0);
        within
            && case.procedure == self.procedure
            && (self.stages.is_empty() || case.stage.as_ref().is_some_and(|now| self.stages.contains(now)))
            && (self.outcomes.is_empty() || self.outcomes.iter().any(outcome))
            && (self.paces.is_empty() || self.paces.iter().any(|pace| pace == case.pace.name()))
            && stands(&self.condition, case)
            && self.when.as_ref().is_none_or(|when| when.holds(&[], &case.fields))
    }

    /// Returns the sentence as one of the report's.
    pub(crate) fn sentence(
        &self,
        (key, part): (String, &str),
        (days, cases): ((Date, Date), &[Case]),
        texts: &BTreeMap<String, String>,
    ) -> Option<Sentence> {
        let (drafted, dossiers) = self.of(days, cases)?;
        Some(Sentence {
            written: texts.get(&key).cloned(),
            key,
            part: part.to_owned(),
            under: String::new(),
            task: None,
            dossiers,
            code: String::new(),
            drafted,
        })
    }
}

fn stands(wanted: &BTreeMap<String, String>, case: &Case) -> bool {
    wanted.iter().all(|(field, value)| case.fields.get(field) == Some(value))
}

/// Writes a share with one digit behind the comma, where it is not whole: "66,7 %".
fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 2000 + whole) / (2 * whole.max(1));
    match (tenths / 10, tenths % 10) {
        (percent, 0) => format!("{percent} %"),
        (percent, tenth) => format!("{percent},{tenth} %"),
    }
}

/// Writes a number with points between the thousands.
fn grouped(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    if number < 0 { format!("-{written}") } else { written }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn case(number: u8, opened: Date, closed: Option<(Outcome, Date)>, fields: &[(&str, &str)]) -> Case {
        Case {
            id: DossierId::from_bytes([number; 16]),
            number: format!("NV-{number}"),
            procedure: "nhiem-vu".to_owned(),
            opened,
            closed,
            pace: if closed.is_some() { Pace::Late } else { Pace::InTime },
            stage: closed.is_none().then(|| "tuyen-chon".to_owned()),
            fields: fields.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect(),
        }
    }

    fn told(text: &str, cases: &[Case]) -> Option<(String, Vec<String>)> {
        let telling: Telling = toml::from_str(&format!("procedure = \"nhiem-vu\"\n{text}")).expect(text);
        let days = (date(2025, 1, 1), date(2025, 6, 30));
        let (said, counted) = telling.of(days, cases)?;
        Some((said, counted.into_iter().map(|one| one.number).collect()))
    }

    #[test]
    fn dossiers_are_counted_by_declaration_and_named() {
        let day = |month| date(2025, month, 3);
        let cases = [
            case(1, day(2), None, &[("truc-tuyen", "yes"), ("kinh-phi", "1200000000")]),
            case(2, day(3), None, &[("truc-tuyen", "yes"), ("kinh-phi", "300000")]),
            case(
                3,
                day(4),
                Some((Outcome::Stopped, day(5))),
                &[("truc-tuyen", "no"), ("thu-hoi", "5000000")],
            ),
            case(4, date(2024, 11, 4), Some((Outcome::Done, day(5))), &[]),
            case(5, day(7), None, &[]),
        ];
        let some = |said: &str, numbers: &[&str]| {
            Some((said.to_owned(), numbers.iter().map(|number| format!("NV-{number}")).collect::<Vec<_>>()))
        };
        let opened = "count = \"opened\"\nshare = { truc-tuyen = \"yes\" }\nsum = \"kinh-phi\"\n\
                      say = \"{count} hồ sơ, {share} trực tuyến, {sum} đồng\"";
        assert_eq!(
            told(opened, &cases),
            some("03 hồ sơ, 66,7 % trực tuyến, 1.200.300.000 đồng", &["1", "2", "3"])
        );
        let ended = "count = \"ended\"\npaces = [\"late\"]\nsay = \"{count}\"";
        assert_eq!(told(ended, &cases), some("02", &["3", "4"]));
        let stopped =
            "count = \"ended\"\noutcomes = [\"stopped\"]\nsum = \"thu-hoi\"\nsay = \"{count}: {sum}\"";
        assert_eq!(told(stopped, &cases), some("01: 5.000.000", &["3"]));
        let open = "count = \"open\"\nstages = [\"tuyen-chon\"]\nwhere = { truc-tuyen = \"yes\" }\nsay = \"{count}\"";
        assert_eq!(told(open, &cases), some("02", &["1", "2"]));
        assert_eq!(told("count = \"open\"\nstages = [\"ket-thuc\"]\nsay = \"{count}\"", &cases), None);
    }

    #[test]
    fn a_condition_compares_what_came_out_with_what_was_promised() {
        let ended = Some((Outcome::Done, date(2025, 4, 9)));
        let promised = |number, came: &str| {
            case(number, date(2025, 1, 14), ended, &[("chi-tieu", "1200"), ("ket-qua", came)])
        };
        let cases = [promised(1, "1200"), promised(2, "1046"), case(3, date(2025, 1, 14), ended, &[])];
        let numbers = |test: &str| {
            let when = format!("when = {{ field = \"ket-qua\", {test} = \"1/1\", of = \"chi-tieu\" }}");
            told(&format!("count = \"ended\"\n{when}\nsay = \"{{count}}\""), &cases)
                .map(|(_, numbers)| numbers)
        };
        assert_eq!(
            numbers("at_least"),
            Some(vec!["NV-1".to_owned()]),
            "reached, and what is not filled in is not"
        );
        assert_eq!(numbers("less_than"), Some(vec!["NV-2".to_owned()]));
    }

    #[test]
    fn a_sentence_with_an_unknown_place_is_told() {
        for (text, why) in [
            ("count = \"open\"\nsay = \"{who}\"", "no place {who"),
            ("count = \"open\"\nsay = \"{count\"", "no place {count"),
            ("count = \"ended\"\noutcomes = [\"lost\"]\nsay = \"\"", "no outcome \"lost\""),
            ("count = \"open\"\nwhen = { field = \"a\", at_least = \"1/1\" }\nsay = \"\"", "wants of ="),
        ] {
            let read = toml::from_str::<Telling>(&format!("procedure = \"a\"\n{text}"));
            assert!(read.expect_err(text).to_string().contains(why), "{text}");
        }
    }
}
