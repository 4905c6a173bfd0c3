//! What differs between two reports, task by task, and what made the difference.

use super::{Basis, Gathering, NoReport};
use crate::{Error, Office};
use forms::report::{Stood, counted};
use jiff::civil::Date;
use ledger::count::Figures;
use ledger::report::Kept;
use ledger::standing::Standing;
use ledger::task::{Entry, History};
use ledger::{EventId, Moment, OfficerId, TaskId};
use std::collections::{BTreeMap, BTreeSet};
use store::Reader;

/// Two reports side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// How many tasks stand where in the first one.
    pub before: Figures,
    /// How many in the second one.
    pub after: Figures,
    /// The tasks that do not stand in both alike, in the order of their codes.
    pub tasks: Vec<Differing>,
}

/// A task that does not stand alike in two reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The task.
    pub task: TaskId,
    /// Its code.
    pub code: String,
    /// What is to be done.
    pub words: String,
    /// Where it stands in the first one; `None` where that does not count it.
    pub before: Option<Standing>,
    /// Where it stands in the second one.
    pub after: Option<Standing>,
    /// What made the difference, in the order in which it was recorded.
    pub causes: Vec<Cause>,
}

/// What made a task stand otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// An event that one of the reports counts and the other does not.
    Event {
        /// Its stable name.
        name: &'static str,
        /// When it took effect.
        effective: Date,
        /// When it was recorded.
        recorded_at: Moment,
        /// By whom.
        actor: OfficerId,
        /// Why.
        reason: Option<String>,
    },
    /// No event: one of the reports does not take the task.
    NotTaken,
    /// No event: they are of different days.
    DaysPassed,
    /// No event: the office's calendar or rules are known otherwise.
    Laws,
}

/// Where tasks stand in a report.
struct Side {
    stood: BTreeMap<TaskId, Standing>,
    as_of: Date,
    known_at: Moment,
}

impl Office {
    /// Compares two kept reports, each as it was made; with itself as it is known now where there is no second one.
    ///
    /// # Errors
    ///
    /// The ledger or the definitions cannot be read.
    pub fn compare_reports(&self, before: &Kept, after: Option<&Kept>) -> Result<Compared, NoReport> {
        let first = self.basis_of(before, before.known_at)?;
        let second = match after {
            Some(after) => self.basis_of(after, after.known_at)?,
            None => self.basis_of(before, Moment::LAST)?,
        };
        Ok(self.store().read(|reader| self.compared(reader, &first, &second))?)
    }

    fn compared(&self, reader: &mut Reader<'_>, first: &Basis, second: &Basis) -> Result<Compared, Error> {
        let (before, after) = (self.side(reader, first)?, self.side(reader, second)?);
        let all: BTreeSet<TaskId> = before.stood.keys().chain(after.stood.keys()).copied().collect();
        let mut tasks = Vec::new();
        for task in all {
            let stood = [&before, &after].map(|side| side.stood.get(&task).copied());
            if stood[0] != stood[1] {
                let history = reader.history(self.tenant().id, task)?;
                tasks.push(differing(task, stood, &history, &before, &after));
            }
        }
        tasks.sort_by(|one, other| (&one.code, one.task).cmp(&(&other.code, other.task)));
        Ok(Compared { before: figures(&before), after: figures(&after), tasks })
    }

    fn side(&self, reader: &mut Reader<'_>, basis: &Basis) -> Result<Side, Error> {
        let material =
            Gathering { office: self, reader, as_of: basis.as_of, known_at: basis.known_at }.stood(basis)?;
        let stood = counted(&basis.form, &material).map(|one: &Stood| (one.task, one.standing)).collect();
        Ok(Side { stood, as_of: basis.as_of, known_at: basis.known_at })
    }
}

fn figures(side: &Side) -> Figures {
    side.stood.values().map(|standing| Figures::of(*standing)).sum()
}

fn differing(
    task: TaskId,
    [before, after]: [Option<Standing>; 2],
    history: &History,
    first: &Side,
    second: &Side,
) -> Differing {
    let now = history.now();
    let (one, other) = (counts(history, first), counts(history, second));
    let differ =
        history.entries().iter().filter(|entry| one.contains(&entry.id) != other.contains(&entry.id));
    let mut causes: Vec<Cause> = differ.map(cause).collect();
    if causes.is_empty() {
        causes.push(match (before, after) {
            (None, _) | (_, None) => Cause::NotTaken,
            (Some(_), Some(_)) if first.as_of != second.as_of => Cause::DaysPassed,
            (Some(_), Some(_)) => Cause::Laws,
        });
    }
    let code = now.code.clone().unwrap_or_else(|| task.to_string());
    Differing { task, code, words: now.content.words, before, after, causes }
}

/// Returns the entries that a report counts: recorded and effective by its two times.
fn counts(history: &History, side: &Side) -> BTreeSet<EventId> {
    let counted =
        |entry: &&Entry| entry.meta.recorded_at <= side.known_at && entry.meta.effective.day <= side.as_of;
    history.entries().iter().filter(counted).map(|entry| entry.id).collect()
}

fn cause(entry: &Entry) -> Cause {
    Cause::Event {
        name: ledger::event::Body::name(&entry.event),
        effective: entry.meta.effective.day,
        recorded_at: entry.meta.recorded_at,
        actor: entry.meta.actor,
        reason: entry.meta.reason.clone(),
    }
}
