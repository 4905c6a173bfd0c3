//! Settings as they stand: the fold of their events.

use super::Entry;
use super::event::{Event, Source};
use super::portal::{Portal, Published};
use crate::Moment;
use crate::event::effective;
use crate::rules::{BadRules, Rules};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use viet::calendar::{BadCalendar, Calendar};

/// The settings of a body on a day, as known at a moment. What nobody decided is as compiled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The text of the calendar, and its act.
    pub calendar: Option<(String, Source)>,
    /// Years that were decided since, by themselves.
    pub holidays: BTreeMap<i16, Holidays>,
    /// The text of the rules, and their act.
    pub rules: Option<(String, Source)>,
    /// The public door.
    pub portal: Portal,
    /// Tasks that everybody may see.
    pub published: Published,
}

/// The days of rest of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holidays {
    /// Days of rest besides the weekends.
    pub off: BTreeSet<Date>,
    /// Saturdays and Sundays on which the body works in their stead.
    pub work: BTreeSet<Date>,
    /// The act.
    pub source: Source,
}

impl Settings {
    /// Returns the settings at the end of a day, as they were known at a moment; `entries` stand in the order in which
    /// they were recorded. Settings of a later day may be known: they were decided beforehand.
    pub fn at(entries: &[Entry], as_of: Date, known_at: Moment) -> Self {
        let counted = effective(entries, as_of, known_at).into_iter();
        counted.fold(Self::default(), |settings, entry| settings.evolve(&entry.event))
    }

    /// Returns the calendar to judge by.
    ///
    /// # Errors
    ///
    /// Tells what is wrong with the stored text. It was right when it was recorded: only a later version that reads
    /// less can find it wrong.
    pub fn calendar(&self) -> Result<Calendar, BadCalendar> {
        let whole = match &self.calendar {
            Some((toml, _)) => Calendar::from_toml(toml)?,
            None => Calendar::built_in().clone(),
        };
        self.holidays.iter().try_fold(whole, |calendar, (year, holidays)| {
            calendar.with_year(*year, holidays.off.clone(), holidays.work.clone())
        })
    }

    /// Returns the rules to judge by.
    ///
    /// # Errors
    ///
    /// Tells what is wrong with the stored text, as [`Settings::calendar`] does.
    pub fn rules(&self) -> Result<Rules, BadRules> {
        match &self.rules {
            Some((toml, _)) => Rules::from_toml(toml),
            None => Ok(Rules::built_in().clone()),
        }
    }

    /// Returns the settings after something happened to them.
    #[must_use]
    pub fn evolve(mut self, event: &Event) -> Self {
        match event {
            Event::HolidaysDecided { year, off, work, source } => {
                let (off, work, source) = (off.clone(), work.clone(), source.clone());
                self.holidays.insert(*year, Holidays { off, work, source });
            }
            Event::CalendarReplaced { toml, source } => {
                self.calendar = Some((toml.clone(), source.clone()));
                self.holidays.clear();
            }
            Event::RulesReplaced { toml, source } => self.rules = Some((toml.clone(), source.clone())),
            Event::PortalSet { portal, .. } => self.portal = portal.clone(),
            Event::TaskPublished { task, words, .. } => {
                self.published.insert(*task, words.clone());
            }
            Event::TaskUnpublished { task, .. } => {
                self.published.remove(task);
            }
        }
        self
    }
}
