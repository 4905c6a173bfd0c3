//! What a report is made of: who writes it, for when, and the tasks as they stood.

use super::measured::Measured;
use crate::paper::{Day, Office};
use crate::period::Period;
use jiff::civil::Date;
use ledger::standing::Facts;
use ledger::standing::Standing;
use ledger::{DocumentId, OfficerId, TaskId, UnitId};
use std::collections::BTreeMap;

/// What a report is made of.
#[derive(Clone, Debug)]
pub struct Material {
    /// Who writes it.
    pub office: Office,
    /// What it reports on.
    pub period: Period,
    /// The days whose tasks it takes.
    pub days: (Date, Date),
    /// Where tasks stood at the end of this day.
    pub as_of: Date,
    /// The day it is written on.
    pub day: Day,
    /// The tasks, as they stood.
    pub stood: Vec<Stood>,
    /// What the report says of tasks in words; of those that [`super::wanted`] names.
    pub details: BTreeMap<TaskId, Detail>,
    /// The dossiers that each sentence counts, by its key ([`super::Form::counts`]).
    pub dossiers: BTreeMap<String, Vec<super::Counted>>,
    /// The names of what tasks are counted by.
    pub names: Names,
    /// What people wrote in place of drafted sentences, by the keys of these.
    pub texts: BTreeMap<String, String>,
    /// The indicators of the period, where the form asks for them ([`super::Form::measures`]).
    pub measured: Vec<Measured>,
}

/// A task as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    /// The task.
    pub task: TaskId,
    /// Where it stood.
    pub standing: Standing,
    /// What it is counted by.
    pub facts: Facts,
}

/// What a report says of a task in words, as it was known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// Its code.
    pub code: String,
    /// What is to be done.
    pub words: String,
    /// The deadlines as they are said in these words.
    pub deadlines: Vec<String>,
    /// Who helps.
    pub support: Vec<UnitId>,
    /// The last day on time, extensions included.
    pub due: Option<Date>,
    /// The last day on time as it was given first.
    pub first_due: Option<Date>,
    /// The day of the result.
    pub completed: Option<Date>,
    /// What came out.
    pub result: String,
    /// What was reported last.
    pub progress: String,
    /// Why it is late: the reason of the last request for time, or what was reported.
    pub cause: String,
    /// The day by which it is expected now.
    pub expected: Option<Date>,
}

/// A document that gives tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Giver {
    /// "thông báo", "công văn" ...
    pub kind: Option<String>,
    /// The number.
    pub number: Option<String>,
    /// The symbol.
    pub symbol: Option<String>,
    /// The day of issue.
    pub date: Option<Date>,
    /// What it is about.
    pub subject: String,
    /// It is a programme or plan itself.
    pub programme: bool,
}

/// Names of what tasks are counted by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Units, as they were called on the day of the report.
    pub units: BTreeMap<UnitId, String>,
    /// Leaders and officers.
    pub officers: BTreeMap<OfficerId, String>,
    /// Documents that give tasks, and programmes.
    pub documents: BTreeMap<DocumentId, Giver>,
}

impl Giver {
    /// Returns how a document is cited first (Nghị định 30/2020/NĐ-CP annex I.II.6b), as far as it is known.
    pub fn cited(&self) -> String {
        let kind = self.kind.as_deref().unwrap_or_default();
        let mut cited: String =
            kind.chars().take(1).flat_map(char::to_uppercase).chain(kind.chars().skip(1)).collect();
        if let Some(symbol) = &self.symbol {
            let number = self.number.as_deref().unwrap_or("…");
            cited = format!("{cited} số {number}/{symbol}").trim_start().to_owned();
        }
        if let Some(date) = self.date {
            cited = format!("{cited} ngày {}/{}/{}", date.day(), date.month(), date.year());
        }
        if cited.is_empty() { self.subject.clone() } else { cited }
    }
}
