//! What there is to remind of on a day: the open tasks, judged by the rules, and the people who are reminded.

use super::{Said, What};
use crate::{Error, Known, Office};
use jiff::civil::Date;
use ledger::reminding::{self, About, Level, Occasion};
use ledger::task::Task;
use ledger::{Moment, OfficerId, TaskId};
use std::collections::{BTreeMap, BTreeSet};
use store::{Filter, Order, Reader};

/// What there is to remind of on a day.
#[derive(Clone, Debug, Default)]
pub struct Due {
    /// Open tasks that were looked at.
    pub tasks: u64,
    /// What would be sent: who is reminded, and was not yet.
    pub reminders: Vec<Reminder>,
    /// Occasions that nobody with an account is there for.
    pub nobody: Vec<(TaskId, Occasion)>,
}

/// Somebody is reminded of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Who.
    pub officer: OfficerId,
    /// Of which task.
    pub task: TaskId,
    /// What makes it the same thing on another day.
    pub occasion: String,
    /// What is said.
    pub said: Said,
}

/// Tasks that are looked at between two pages.
const PAGE: u32 = 500;

impl Office {
    /// Returns what there is to remind of on a day, and was not sent yet. Changes nothing.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn reminders(&self, today: Date) -> Result<Due, Error> {
        let tenant = self.tenant.id;
        self.store.read(|reader| {
            let known = self.known_in(reader)?;
            let (rules, calendar) = known.laws.now();
            let accounts: BTreeSet<OfficerId> =
                reader.accounts(tenant)?.into_iter().map(|account| account.officer).collect();
            let open = Filter { open: Some(true), ..Filter::default() };
            let mut due = Due::default();
            let mut after = None;
            loop {
                let page = reader.tasks(tenant, &open, Order::Made, after, PAGE, today)?;
                for listed in &page.tasks {
                    due.tasks += 1;
                    let task = reader.history(tenant, listed.id)?.at(today, Moment::LAST);
                    let occasions = reminding::occasions(rules, &task, today, calendar);
                    self.add(reader, &known, &accounts, today, (listed.id, &task), occasions, &mut due)?;
                }
                after = page.tasks.last().map(store::ListedTask::place);
                if !page.more {
                    return Ok(due);
                }
            }
        })
    }

    /// Adds whom the occasions of a task are for: of one day of the task everybody hears once, the latest.
    #[expect(clippy::too_many_arguments, reason = "what is known, and what is added to")]
    fn add(
        &self,
        reader: &mut Reader<'_>,
        known: &Known,
        accounts: &BTreeSet<OfficerId>,
        today: Date,
        (id, task): (TaskId, &Task),
        occasions: Vec<Occasion>,
        due: &mut Due,
    ) -> Result<(), Error> {
        let mut latest: BTreeMap<(OfficerId, About, Date), (&Occasion, Level)> = BTreeMap::new();
        for occasion in &occasions {
            let mut reached = false;
            for level in &occasion.to {
                let people =
                    reminding::people(&known.organisation, task, Some(occasion.about), *level, None, today);
                for officer in people.intersection(accounts) {
                    reached = true;
                    let key = (*officer, occasion.about, occasion.day);
                    let later = |(other, _): &(&Occasion, Level)| other.working_days >= occasion.working_days;
                    if !latest.get(&key).is_some_and(later) {
                        latest.insert(key, (occasion, *level));
                    }
                }
            }
            if !reached {
                due.nobody.push((id, occasion.clone()));
            }
        }
        for ((officer, _, _), (occasion, level)) in latest {
            let key = format!("{id}/{}", occasion.key());
            if !reader.is_told(self.tenant.id, officer, &key)? {
                let what = self.what(known, task, occasion);
                due.reminders.push(Reminder {
                    officer,
                    task: id,
                    occasion: key,
                    said: Said::new(task, level, what),
                });
            }
        }
        Ok(())
    }

    fn what(&self, known: &Known, task: &Task, occasion: &Occasion) -> What {
        let (rules, _) = known.laws.now();
        let rule = rules.reminding.reminders.iter().find(|rule| rule.id == occasion.reminder);
        let milestone = task.content.milestones.iter().find(|one| Some(one.id) == occasion.milestone);
        What::Reminder {
            rule: occasion.reminder.clone(),
            about: occasion.about,
            day: occasion.day,
            first: rule.map_or(occasion.working_days, |rule| rule.working_days),
            every: rule.and_then(|rule| rule.every),
            milestone: milestone.map(|milestone| milestone.what.clone()).unwrap_or_default(),
        }
    }
}
