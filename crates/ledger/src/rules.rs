//! What an office decides about following up: data, never code. `definitions/rules/follow-up.toml` has the defaults and
//! says of each whether a text was read for it.

use crate::reminding::{Level, Reminder, TELLABLE};
use jiff::civil::Time;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use viet::calendar::Calendar;

/// The rules compiled in.
static BUILT_IN: LazyLock<Rules> = LazyLock::new(|| {
    Rules::from_toml(Rules::BUILT_IN).expect("a test holds that the definitions compiled in are well-formed")
});

/// How an office follows up its tasks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// `follow-up`.
    pub id: String,
    /// Recorded with what used them.
    pub version: String,
    /// Since when they hold.
    pub valid_from: String,
    /// Until when.
    pub valid_to: Option<String>,
    /// Where they come from.
    pub source: String,
    /// On asking for more time.
    pub extension: ExtensionRules,
    /// On counting.
    pub counting: CountingRules,
    /// On reminding.
    pub reminding: RemindingRules,
    /// On dating back.
    pub backdating: BackdatingRules,
    /// On tasks over levels. Rules that were recorded before there were any say nothing of them.
    #[serde(default)]
    pub levels: LevelRules,
}

/// On asking for more time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtensionRules {
    /// How often one task may be extended.
    pub times: u32,
    /// How many working days before the due day it must be asked for at the latest.
    pub working_days_before: u32,
}

/// On counting.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountingRules {
    /// The day by which a completed task is on time or late.
    pub judged_by: JudgedBy,
    /// Whether a day that a heading or the document's period gives counts as a deadline.
    pub inherited_days_count: bool,
}

/// The day by which a completed task is on time or late. Offices differ, so both are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JudgedBy {
    /// The day on which the result was submitted.
    Result,
    /// The day on which it was confirmed.
    Confirmation,
}

/// On reminding.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemindingRules {
    /// Working days before its due day from which a task is due soon.
    pub due_soon_working_days: u32,
    /// Working days after which a task that nobody took on or declined is taken as accepted.
    pub accepted_after_working_days: u32,
    /// When everything of a working day goes out in one letter. What rules say nothing of that were recorded before there
    /// was any of this is as compiled in.
    #[serde(default = "digest_at")]
    pub digest_at: Time,
    /// From when on no letter goes out.
    #[serde(default = "quiet_from")]
    pub quiet_from: Time,
    /// Until when.
    #[serde(default = "quiet_until")]
    pub quiet_until: Time,
    /// Who is told what happened to a task, by the stable names of the events.
    #[serde(default = "told")]
    pub told: BTreeMap<String, Vec<Level>>,
    /// What people are reminded of.
    #[serde(default = "reminders")]
    pub reminders: Vec<Reminder>,
}

/// Working days before or after a day for which a first reminder may be set: half a year.
const FURTHEST: u32 = 120;

fn digest_at() -> Time {
    Rules::built_in().reminding.digest_at
}

fn quiet_from() -> Time {
    Rules::built_in().reminding.quiet_from
}

fn quiet_until() -> Time {
    Rules::built_in().reminding.quiet_until
}

fn told() -> BTreeMap<String, Vec<Level>> {
    Rules::built_in().reminding.told.clone()
}

fn reminders() -> Vec<Reminder> {
    Rules::built_in().reminding.reminders.clone()
}

impl RemindingRules {
    /// Tells whether letters wait at a time of a day: the hours may go over midnight.
    pub fn is_quiet(&self, time: Time) -> bool {
        if self.quiet_from <= self.quiet_until {
            self.quiet_from <= time && time < self.quiet_until
        } else {
            self.quiet_from <= time || time < self.quiet_until
        }
    }

    /// Returns what is wrong though it can be read.
    fn mistake(&self) -> Option<String> {
        let mut ids = BTreeSet::new();
        for reminder in &self.reminders {
            let id = &reminder.id;
            let spelt =
                |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
            if id.is_empty() || !id.chars().all(spelt) {
                return Some(format!("{id:?} is no id: small letters, digits and hyphens"));
            }
            if !ids.insert(id) {
                return Some(format!("there are two reminders {id:?}"));
            }
            if reminder.working_days.unsigned_abs() > FURTHEST {
                return Some(format!("the reminder {id:?} is more than {FURTHEST} working days away"));
            }
            if reminder.every == Some(0) || reminder.to.is_empty() {
                return Some(format!("the reminder {id:?} goes to nobody, or again after no day"));
            }
        }
        let unknown = self.told.keys().find(|event| !TELLABLE.contains(&event.as_str()));
        unknown.map(|event| format!("there is no event {event:?}"))
    }
}

/// On dating back.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackdatingRules {
    /// Working days by which an entry may lie before its recording without a reason.
    pub free_working_days: u32,
}

/// On tasks over levels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelRules {
    /// Whether a result may be confirmed while a task below is not done.
    pub confirm_with_open_children: bool,
    /// Whether a task may be cancelled or superseded while a task below is not done.
    pub end_with_open_children: bool,
}

/// What a command is judged by besides what was recorded of its subject.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'j> {
    /// The office's rules.
    pub rules: &'j Rules,
    /// The calendar of working days as it is known.
    pub calendar: &'j Calendar,
}

impl Rules {
    /// The rules compiled in, as the file that an office may change.
    pub const BUILT_IN: &str = include_str!("../../../definitions/rules/follow-up.toml");

    /// Returns the rules compiled in.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads rules in the form of `definitions/rules/follow-up.toml`.
    ///
    /// # Errors
    ///
    /// Tells what is wrong, with line and column.
    pub fn from_toml(text: &str) -> Result<Self, BadRules> {
        let rules: Self = toml::from_str(text).map_err(|error| BadRules(error.to_string()))?;
        match rules.reminding.mistake() {
            Some(mistake) => Err(BadRules(mistake)),
            None => Ok(rules),
        }
    }
}

/// Rules that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRules(String);

impl BadRules {
    /// Returns what is wrong, with line and column.
    pub fn why(&self) -> &str {
        self.0.trim_end()
    }
}

impl std::fmt::Display for BadRules {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "the rules of following up cannot be used: {}", self.0)
    }
}

impl std::error::Error for BadRules {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_compiled_in_are_well_formed() {
        assert_eq!(Rules::built_in().id, "follow-up");
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let wrong = Rules::BUILT_IN.replace("times = 2", "times = \"twice\"");
        let told = Rules::from_toml(&wrong).expect_err("not a number").to_string();
        assert!(told.contains("line"), "{told}");
    }

    #[test]
    fn rules_that_say_nothing_of_reminders_have_those_compiled_in() {
        let built_in = &Rules::built_in().reminding;
        let older = include_str!("../tests/golden/rules-1.toml");
        let older = Rules::from_toml(older).expect("recorded once").reminding;
        assert_eq!((&older.reminders, &older.told), (&built_in.reminders, &built_in.told));
        assert!(!older.reminders.is_empty() && older.digest_at == built_in.digest_at);
    }

    #[test]
    fn reminders_that_cannot_be_meant_are_refused() {
        let text = Rules::BUILT_IN;
        for (right, wrong) in [
            ("id = \"overdue-3\"", "id = \"overdue-1\""),
            ("id = \"overdue-3\"", "id = \"quá hạn\""),
            ("every = 5", "every = 0"),
            ("working_days = -5", "working_days = -500"),
            ("to = [\"support-heads\"]", "to = []"),
            ("task-directed =", "task-shouted ="),
            ("about = \"share\"", "about = \"weather\""),
        ] {
            assert!(text.contains(right), "{right}");
            Rules::from_toml(&text.replace(right, wrong)).expect_err(wrong);
        }
    }

    #[test]
    fn quiet_hours_may_go_over_midnight() {
        let mut rules = Rules::built_in().reminding.clone();
        let at = |hour| Time::constant(hour, 0, 0, 0);
        assert!(
            rules.is_quiet(at(23))
                && rules.is_quiet(at(3))
                && !rules.is_quiet(at(7))
                && rules.is_quiet(at(18))
        );
        (rules.quiet_from, rules.quiet_until) = (at(12), at(13));
        assert!(rules.is_quiet(at(12)) && !rules.is_quiet(at(13)) && !rules.is_quiet(at(23)));
    }
}
