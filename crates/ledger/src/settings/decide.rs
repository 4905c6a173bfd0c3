//! What people ask of settings, and what it leads to: events, or a refusal.

use super::Entry;
use super::event::{Event, Source};
use super::portal::{LONGEST, Portal};
use super::refusal::Refusal;
use super::state::Settings;
use crate::event::Meta;
use crate::rules::Rules;
use crate::{Moment, TaskId, dates};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;
use viet::calendar::Calendar;

/// Something that somebody wants to happen to the settings of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Enter the days of rest of one year.
    DecideHolidays {
        /// The year.
        year: i16,
        /// Days of rest besides the weekends.
        off: BTreeSet<Date>,
        /// Saturdays and Sundays on which the body works in their stead.
        work: BTreeSet<Date>,
        /// The act.
        source: Source,
    },
    /// Put another calendar in place of the whole one.
    ReplaceCalendar {
        /// In the form of `definitions/holidays.toml`.
        toml: String,
        /// The act.
        source: Source,
    },
    /// Put other rules in place.
    ReplaceRules {
        /// In the form of `definitions/rules/follow-up.toml`.
        toml: String,
        /// The act.
        source: Source,
    },
    /// Open, change or close the public door.
    SetPortal {
        /// How it is to be.
        portal: Portal,
        /// The act.
        source: Source,
    },
    /// Let everybody see a task.
    Publish {
        /// The task.
        task: TaskId,
        /// What stands there of it.
        words: String,
        /// The act.
        source: Source,
    },
    /// Show a task to everybody no more.
    Unpublish {
        /// The task.
        task: TaskId,
        /// The act.
        source: Source,
    },
}

impl Command {
    /// Returns the stable name, as permissions and messages use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::DecideHolidays { .. } => "settings-decide-holidays",
            Self::ReplaceCalendar { .. } => "settings-replace-calendar",
            Self::ReplaceRules { .. } => "settings-replace-rules",
            Self::SetPortal { .. } => "settings-set-portal",
            Self::Publish { .. } => "settings-publish",
            Self::Unpublish { .. } => "settings-unpublish",
        }
    }
}

/// Judges a command by everything that was recorded of the settings.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(entries: &[Entry], command: Command, meta: &Meta) -> Result<Vec<Event>, Refusal> {
    let day = meta.effective.day;
    // Decided beforehand ("from 1/1") is the rule; what changes the figures of days that are over needs its why.
    if day < meta.recorded_at.day() && !dates::has_reason(meta) {
        return Err(Refusal::BackdatedWithoutReason);
    }
    let event = match command {
        Command::DecideHolidays { year, off, work, source } => {
            check_days(year, &off, &work)?;
            Event::HolidaysDecided { year, off, work, source: named(source)? }
        }
        Command::ReplaceCalendar { toml, source } => {
            Calendar::from_toml(&toml).map_err(|error| Refusal::BadCalendar(error.why().to_owned()))?;
            Event::CalendarReplaced { toml, source: named(source)? }
        }
        Command::ReplaceRules { toml, source } => {
            Rules::from_toml(&toml).map_err(|error| Refusal::BadRules(error.why().to_owned()))?;
            Event::RulesReplaced { toml, source: named(source)? }
        }
        Command::SetPortal { portal, source } => {
            check_portal(&portal)?;
            Event::PortalSet { portal, source: named(source)? }
        }
        Command::Publish { task, words, source } => {
            if words.trim().is_empty() {
                return Err(Refusal::NoPublicWords);
            }
            check_length(&words)?;
            Event::TaskPublished { task, words, source: named(source)? }
        }
        Command::Unpublish { task, source } => Event::TaskUnpublished { task, source: named(source)? },
    };
    let before = Settings::at(entries, day, Moment::LAST);
    if before.clone().evolve(&event) == before {
        return Err(Refusal::Unchanged);
    }
    Ok(vec![event])
}

fn named(source: Source) -> Result<Source, Refusal> {
    if source.act.trim().is_empty() { Err(Refusal::NoSource) } else { Ok(source) }
}

fn check_portal(portal: &Portal) -> Result<(), Refusal> {
    check_length(&portal.welcome)?;
    check_length(&portal.contact)?;
    if portal.daily == 0 {
        return Err(Refusal::NothingADay);
    }
    let is_address = |address: &String| {
        let host = address.strip_prefix("https://").or(address.strip_prefix("http://"));
        let signs = |sign: char| sign.is_ascii_alphanumeric() || ".-:/_".contains(sign);
        host.is_some_and(|host| !host.is_empty() && host.chars().all(signs))
    };
    if portal.address.as_ref().is_some_and(|address| !is_address(address)) {
        return Err(Refusal::NoAddress);
    }
    Ok(())
}

fn check_length(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > LONGEST { Err(Refusal::TooLong(LONGEST)) } else { Ok(()) }
}

fn check_days(year: i16, off: &BTreeSet<Date>, work: &BTreeSet<Date>) -> Result<(), Refusal> {
    if let Some(day) = off.union(work).find(|day| day.year() != year) {
        return Err(Refusal::OtherYear(*day));
    }
    if let Some(day) = off.intersection(work).next() {
        return Err(Refusal::OffAndWork(*day));
    }
    let weekend = |day: &&Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    match work.iter().find(|day| !weekend(day)) {
        Some(day) => Err(Refusal::NotAWeekend(*day)),
        None => Ok(()),
    }
}
