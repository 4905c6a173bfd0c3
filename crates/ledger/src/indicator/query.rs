//! What a computed indicator is counted from: tasks or dossiers, as the ledger knows them on a day, or the office's procedures.

use super::amount::Amount;
use super::target::Value;
use crate::count::Figures;
use crate::dossier::{Cases, Tally};
use crate::period::Window;
use crate::procedure::{Procedure, Services};
use crate::standing::Standing;
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
    /// Dossiers: their number, the sum of a field, or a share of them.
    Dossiers {
        /// Which of them.
        #[serde(flatten)]
        cases: Cases,
        /// Which days belong to the period.
        window: Window,
    },
    /// Administrative procedures of the office's catalogue, as it stands on the last day of the period.
    Procedures {
        /// Which of them.
        #[serde(flatten)]
        services: Services,
        /// Which days belong to the period.
        window: Window,
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
            Self::Tasks { window, .. } | Self::Dossiers { window, .. } | Self::Procedures { window, .. } => {
                *window
            }
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

    /// Counts the procedures of a catalogue.
    pub fn of_procedures(&self, catalogue: &[&Procedure]) -> Value {
        let Self::Procedures { services, .. } = self else { return Value::Amount(Amount::default()) };
        let count = |count: usize| Amount::whole(i64::try_from(count).unwrap_or(i64::MAX));
        let part = count(catalogue.iter().filter(|procedure| services.counts(procedure)).count());
        if services.share {
            Value::Share { part, whole: count(catalogue.len()) }
        } else {
            Value::Amount(part)
        }
    }

    /// Returns the value of dossiers that were counted.
    pub fn of_dossiers(&self, tally: Tally) -> Value {
        let Self::Dossiers { cases, .. } = self else { return Value::Amount(Amount::default()) };
        let count = |count: u64| Amount::whole(i64::try_from(count).unwrap_or(i64::MAX));
        let (part, whole) = match cases.sum {
            None => (count(tally.shared), count(tally.count)),
            Some(_) => (Amount::whole(tally.shared_sum), Amount::whole(tally.sum)),
        };
        if cases.share.is_empty() { Value::Amount(whole) } else { Value::Share { part, whole } }
    }
}
