//! What people are told, in words: by the pages, in letters and on the command line alike.

use super::{Said, What};
use jiff::civil::Date;
use ledger::OfficerId;
use ledger::organisation::Organisation;
use ledger::reminding::{About, Level, Reminder};
use messages::Catalogue;
use std::cmp::Ordering;
use viet::calendar::Calendar;

/// What notices are told with.
#[derive(Clone, Copy)]
pub struct Teller<'t> {
    /// The sentences.
    pub words: &'t Catalogue,
    /// Names of people.
    pub organisation: &'t Organisation,
    /// Working days.
    pub calendar: &'t Calendar,
}

impl Teller<'_> {
    /// Returns what a notice says that was made on a day: "Còn 5 ngày làm việc đến hạn 14/07/2025".
    pub fn title(&self, said: &Said, made: Date) -> String {
        let words = self.words;
        match &said.what {
            What::Reminder { about, day, milestone, .. } => {
                let side = match made.cmp(day) {
                    Ordering::Less => "ahead",
                    Ordering::Equal => "today",
                    Ordering::Greater => "over",
                };
                let (first, last) = (made.min(*day), made.max(*day));
                let days = self.calendar.working_days_between(first, last);
                let title = words.say(
                    &format!("notice-{}", about.name()),
                    &[("side", side.into()), ("days", days.into()), ("day", words.day(*day).into())],
                );
                if milestone.is_empty() { title } else { format!("{title} ({milestone})") }
            }
            What::Event { name, by, said, until } => {
                let name_of = |by| self.organisation.officers.get(by).map(|officer| officer.name.clone());
                let by = match *by {
                    OfficerId::DOOR => words.text("officer-door"),
                    by => name_of(&by).unwrap_or_else(|| "?".to_owned()),
                };
                let mut title = format!("{by}: {}", words.text(&format!("event-{name}")));
                if let Some(until) = until {
                    title.push_str(&format!(" ({})", words.day(*until)));
                }
                if let Some(said) = said {
                    title.push_str(&format!(": “{said}”"));
                }
                title
            }
        }
    }

    /// Returns why somebody gets a notice, with the rule in words.
    pub fn why(&self, said: &Said) -> String {
        let words = self.words;
        let level = words.text(&format!("level-{}", said.level.name()));
        let rule = match &said.what {
            What::Reminder { about, first, every, .. } => self.schedule(*about, *first, *every),
            What::Event { name, .. } => {
                words.say("rule-event", &[("event", words.text(&format!("event-{name}")).into())])
            }
        };
        words.say("notice-why", &[("level", level.into()), ("rule", rule.into())])
    }

    /// Returns a rule in words: when, and after what.
    pub fn rule(&self, rule: &Reminder) -> String {
        self.schedule(rule.about, rule.working_days, rule.every)
    }

    /// Returns levels in words.
    pub fn levels(&self, levels: &[Level]) -> String {
        let name = |level: &Level| self.words.text(&format!("level-{}", level.name()));
        levels.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    fn schedule(&self, about: About, working_days: i32, every: Option<u32>) -> String {
        let words = self.words;
        let side = match working_days {
            ..0 => "before",
            0 => "on",
            1.. => "after",
        };
        let anchor = words.text(&format!("anchor-{}", about.name()));
        let days = working_days.unsigned_abs();
        let when = words
            .say("rule-when", &[("side", side.into()), ("days", days.into()), ("anchor", anchor.into())]);
        match every {
            None => when,
            Some(every) => words.say("rule-every", &[("when", when.into()), ("days", every.into())]),
        }
    }
}
