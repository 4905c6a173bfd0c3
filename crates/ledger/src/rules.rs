//! What an office decides about following up: data, never code. `definitions/rules/follow-up.toml` has the defaults and
//! says of each whether a text was read for it.

use serde::Deserialize;
use std::sync::LazyLock;
use viet::calendar::Calendar;

/// The rules compiled in.
static BUILT_IN: LazyLock<Rules> = LazyLock::new(|| {
    Rules::from_toml(include_str!("../../../definitions/rules/follow-up.toml"))
        .expect("a test holds that the definitions compiled in are well-formed")
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
        toml::from_str(text).map_err(|error| BadRules(error.to_string()))
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
        let wrong = include_str!("../../../definitions/rules/follow-up.toml")
            .replace("times = 2", "times = \"twice\"");
        let told = Rules::from_toml(&wrong).expect_err("not a number").to_string();
        assert!(told.contains("line"), "{told}");
    }
}
