//! What a computed indicator is counted from: tasks or dossiers, as the ledger knows them on a day.

use super::amount::Amount;
use super::target::Value;
use crate::count::Figures;
use crate::dossier::{Dossier, Ending, Event, Outcome};
use crate::period::Window;
use crate::standing::Standing;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Query {
    /// Tasks that the owner or a unit below it leads.
    Tasks {
        /// Which of them are taken.
        #[serde(default)]
        taken: Taken,
        /// Which days belong to the period.
        window: Window,
        /// Of this field of work only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        field: Option<String>,
        /// Those that stand so are counted.
        count: Vec<Stands>,
        /// As a share of those that stand so; the number itself where empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        share_of: Vec<Stands>,
    },
    /// Dossiers of a procedure to which something happened in the period.
    Dossiers {
        /// The procedure.
        procedure: String,
        /// What happened.
        when: Happened,
        /// Which days belong to the period.
        window: Window,
        /// Only those with one of these values in a field; with `share`, as a share of all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        only: Option<Only>,
        /// The sum of a field, in place of the number of dossiers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sum: Option<String>,
        /// Those of `only` as a share of all.
        #[serde(default)]
        share: bool,
    },
}

/// Which tasks are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Taken {
    /// Those that were given in the period.
    #[default]
    Period,
    /// Those that were given in the year of the period, by its last day.
    Year,
    /// Those that were given by the last day of the period.
    All,
}

/// What happened to a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happened {
    /// It was taken in.
    Opened,
    /// It ended, in whichever way.
    Closed,
    /// It ended well.
    Done,
    /// It passed this stage.
    Stage(String),
}

/// Values of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Only {
    /// The field.
    pub field: String,
    /// Its values.
    pub is: Vec<String>,
}

/// A standing of tasks by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands(pub Standing);

impl Serialize for Stands {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<'de> Deserialize<'de> for Stands {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Standing::named(&name).map(Self).ok_or_else(|| {
            let known: Vec<&str> = Standing::ALL.iter().map(|standing| standing.name()).collect();
            serde::de::Error::custom(format!("no standing {name:?}; there are {}", known.join(", ")))
        })
    }
}

impl Query {
    /// Returns which days belong to a period.
    pub fn window(&self) -> Window {
        match self {
            Self::Tasks { window, .. } | Self::Dossiers { window, .. } => *window,
        }
    }

    /// Counts tasks by where they stood.
    ///
    /// ```
    /// use ledger::count::Figures;
    /// use ledger::indicator::{Amount, Query, Stands, Value};
    /// use ledger::standing::Standing::{CompletedInTime, CompletedLate, OpenInTime};
    /// let query = Query::Tasks {
    ///     taken: Default::default(),
    ///     window: Default::default(),
    ///     field: None,
    ///     count: vec![Stands(CompletedInTime)],
    ///     share_of: vec![Stands(CompletedInTime), Stands(CompletedLate)],
    /// };
    /// let figures = [CompletedInTime, OpenInTime, CompletedLate].map(Figures::of).into_iter().sum();
    /// assert_eq!(query.of_tasks(figures), Value::Share { part: Amount::whole(1), whole: Amount::whole(2) });
    /// ```
    pub fn of_tasks(&self, figures: Figures) -> Value {
        let Self::Tasks { count, share_of, .. } = self else { return Value::Amount(Amount::default()) };
        let sum = |of: &[Stands]| {
            let tasks: u64 = of.iter().map(|stands| figures.get(stands.0)).sum();
            Amount::whole(i64::try_from(tasks).unwrap_or(i64::MAX))
        };
        if share_of.is_empty() {
            Value::Amount(sum(count))
        } else {
            Value::Share { part: sum(count), whole: sum(share_of) }
        }
    }

    /// Returns the standings of tasks that it counts, in the part or in the whole.
    pub fn standings(&self) -> Vec<Standing> {
        let Self::Tasks { count, share_of, .. } = self else { return Vec::new() };
        let counted =
            |standing: &Standing| count.contains(&Stands(*standing)) || share_of.contains(&Stands(*standing));
        Standing::ALL.into_iter().filter(counted).collect()
    }

    /// Counts dossiers, each as it stood and whether it is among those with the wanted values.
    pub fn of_dossiers<'d>(&self, dossiers: impl IntoIterator<Item = &'d Dossier>) -> Value {
        let Self::Dossiers { sum, share, .. } = self else { return Value::Amount(Amount::default()) };
        let (mut part, mut whole) = (Amount::default(), Amount::default());
        for dossier in dossiers {
            let amount = match sum {
                None => Amount::whole(1),
                Some(field) => {
                    let entered = dossier.fields.get(field);
                    entered.and_then(|entered| Amount::read(entered)).unwrap_or_default()
                }
            };
            whole = whole.plus(amount);
            if self.takes(dossier) {
                part = part.plus(amount);
            }
        }
        if *share { Value::Share { part, whole } } else { Value::Amount(part) }
    }

    /// Tells whether a dossier has the wanted values.
    pub fn takes(&self, dossier: &Dossier) -> bool {
        match self {
            Self::Dossiers { only: Some(Only { field, is }), .. } => {
                dossier.fields.get(field).is_some_and(|entered| is.contains(entered))
            }
            Self::Dossiers { only: None, .. } => true,
            Self::Tasks { .. } => false,
        }
    }
}

impl Happened {
    /// Tells whether it happened to a dossier on one of some days, by the entries that count.
    pub fn happened(&self, entries: &[crate::dossier::Entry], dossier: &Dossier, days: (Date, Date)) -> bool {
        let within = |day: Date| days.0 <= day && day <= days.1;
        match self {
            Self::Opened => dossier.opened.is_some_and(|opened| within(opened.day)),
            Self::Closed => dossier.closed.is_some_and(|(_, at)| within(at.day)),
            Self::Done => {
                dossier.closed.is_some_and(|(outcome, at)| outcome == Outcome::Done && within(at.day))
            }
            Self::Stage(stage) => passed(entries, stage).any(within),
        }
    }
}

/// Returns the days on which a stage was done.
fn passed<'e>(entries: &'e [crate::dossier::Entry], stage: &'e str) -> impl Iterator<Item = Date> + 'e {
    let mut at = "";
    entries.iter().filter_map(move |entry| {
        if let Event::StageOpened { stage, .. } = &entry.event {
            at = stage;
        }
        let is_done = matches!(entry.event, Event::StageEnded { ending: Ending::Done, .. });
        (is_done && at == stage).then_some(entry.meta.effective.day)
    })
}
