//! An indicator as it stands: the fold of its events.

use super::Entry;
use super::event::{Content, Event, Evidence};
use super::target::{Target, Value};
use crate::event::effective;
use crate::period::Period;
use crate::{EventId, Moment};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An indicator on a day, as known at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// What it is; `None` where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
    /// What is wanted and what came out in each period.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub periods: BTreeMap<Period, Followed>,
    /// Since when it is followed no longer, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<(Date, String)>,
    /// The last day on which something was recorded to take effect: from then on it stands as it does now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
}

/// What is wanted and what came out in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// What is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Wanted>,
    /// What came out, in the order of its days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Entered>,
}

/// A target with who set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// What is wanted.
    pub target: Target,
    /// Since when.
    pub since: Date,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Evidence::is_empty")]
    pub evidence: Evidence,
}

/// A value with what shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The entry.
    pub entry: EventId,
    /// Of which day it is.
    pub day: Date,
    /// What came out; `None` where it was taken back.
    pub value: Option<Value>,
    /// What shows it.
    #[serde(default, skip_serializing_if = "Evidence::is_empty")]
    pub evidence: Evidence,
    /// How often it was corrected.
    #[serde(default)]
    pub corrected: u32,
}

impl Indicator {
    /// Returns the indicator at the end of a day, as it was known at a moment; `entries` stand in the order in which they were
    /// recorded. A correction counts from the day of the value that it corrects.
    pub fn at(entries: &[Entry], as_of: Date, known_at: Moment) -> Self {
        let counted = effective(entries, as_of, known_at).into_iter();
        let mut indicator = counted.fold(Self::default(), Self::evolve);
        for entry in entries.iter().filter(|entry| entry.meta.recorded_at <= known_at) {
            if let Event::ValueCorrected { period, of, value, evidence } = &entry.event {
                indicator.correct(*period, *of, *value, evidence);
            }
        }
        indicator
    }

    /// Returns the indicator with everything that was recorded.
    pub fn now(entries: &[Entry]) -> Self {
        Self::at(entries, Date::MAX, Moment::LAST)
    }

    /// Returns what is known of a period.
    pub fn followed(&self, period: Period) -> Option<&Followed> {
        self.periods.get(&period)
    }

    fn evolve(mut self, entry: &Entry) -> Self {
        let day = entry.meta.effective.day;
        self.last = self.last.max(Some(day));
        match &entry.event {
            Event::Defined { content } | Event::Changed { content } => {
                self.content = Some(content.as_ref().clone());
            }
            Event::TargetSet { period, target, evidence } => {
                let wanted = Wanted { target: *target, since: day, evidence: evidence.clone() };
                self.periods.entry(*period).or_default().target = Some(wanted);
            }
            Event::ValueEntered { period, value, evidence } => {
                let (entry, value, evidence) = (entry.id, Some(*value), evidence.clone());
                let entered = Entered { entry, day, value, evidence, corrected: 0 };
                self.periods.entry(*period).or_default().values.push(entered);
            }
            // Applied behind all values.
            Event::ValueCorrected { .. } => {}
            Event::Ended => self.ended = Some((day, entry.meta.reason.clone().unwrap_or_default())),
        }
        self
    }

    fn correct(&mut self, period: Period, of: EventId, value: Option<Value>, evidence: &Evidence) {
        let values = self.periods.get_mut(&period).into_iter().flat_map(|followed| &mut followed.values);
        for entered in values.filter(|entered| entered.entry == of) {
            entered.value = value;
            entered.corrected += 1;
            if !evidence.is_empty() {
                entered.evidence = evidence.clone();
            }
        }
    }
}

impl Followed {
    /// Returns the value that counts: the last one that was not taken back.
    pub fn value(&self) -> Option<&Entered> {
        self.values.iter().rev().find(|entered| entered.value.is_some())
    }
}
