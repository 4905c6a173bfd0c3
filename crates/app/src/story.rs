//! What an event names, in a few words: whoever shows a history says the same.

use jiff::civil::Date;
use ledger::organisation::Organisation;
use ledger::task::Event;
use ledger::{OfficerId, UnitId};
use viet::calendar::Calendar;

/// What a history is told with.
pub struct Teller<'t> {
    /// Names of units and people.
    pub organisation: &'t Organisation,
    /// Working days, for limits that are periods.
    pub calendar: &'t Calendar,
    /// Units are named as they are on this day.
    pub day: Date,
    /// How a day is written.
    pub write_day: &'t dyn Fn(Date) -> String,
}

impl Teller<'_> {
    fn unit(&self, unit: UnitId) -> String {
        self.organisation.short_name_on(unit, self.day).map_or_else(|| unit.to_string(), str::to_owned)
    }

    fn officer(&self, officer: OfficerId) -> String {
        self.organisation
            .officers
            .get(&officer)
            .map_or_else(|| officer.to_string(), |known| known.name.clone())
    }

    /// Returns what an event names; empty where its name says everything.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "most events say everything with their name; a new one is told by its name too"
    )]
    pub fn detail(&self, event: &Event) -> String {
        match event {
            Event::Assigned { code } => code.clone(),
            Event::Reassigned { lead } => self.unit(*lead),
            Event::Delegated { to } => self.officer(*to),
            Event::WaitingBegan { body, letter, .. } => format!("{body}, {letter}"),
            Event::ProgressReported { progress } => {
                let percent = progress.percent.map(|percent| format!("{percent} % ")).unwrap_or_default();
                format!("{percent}{}", progress.words)
            }
            Event::ShareReported { unit, words } => format!("{}: {words}", self.unit(*unit)),
            Event::ExtensionAsked { until, .. } | Event::ExtensionGranted { until, .. } => {
                until.due(self.calendar).map(|due| (self.write_day)(due.day)).unwrap_or_default()
            }
            Event::DeadlineHung { hanging, limit } => {
                let due = limit.due(self.calendar).map(|due| (self.write_day)(due.day));
                let day = due.map(|day| format!(": {day}")).unwrap_or_default();
                format!("{}{day}", hanging.name)
            }
            Event::ResultSubmitted { product } => {
                let number = product.number.clone().unwrap_or_default();
                format!("{number} {}", product.words).trim().to_owned()
            }
            Event::Commented { words } | Event::Directed { words } => words.clone(),
            _ => String::new(),
        }
    }
}
