//! What is asked for: it stands in the address, so that an address is a saved filter, and one address shows the same tasks
//! as a list, a board, a calendar or a timeline.

use crate::caller::Visit;
use crate::fault::Fault;
use jiff::civil::Date;
use ledger::standing::Standing;
use ledger::{DocumentId, OfficerId, TaskId, UnitId};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use store::{Filter, Order, Place};

/// Stages that a list can be asked for.
pub(super) const STAGES: &[&str] =
    &["proposed", "assigned", "declined", "accepted", "in-progress", "submitted"];

/// Every one.
pub(super) const ALL: &str = "all";

/// What is asked for, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Question {
    /// The unit that leads.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) unit: String,
    /// The unit that takes part.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) support: String,
    /// The leader who watches.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) watcher: String,
    /// The document that gave them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) document: String,
    /// Where they stand.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) standing: String,
    /// Their stage.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) stage: String,
    /// "open", "closed", "asked" (a request for more time waits), "mine".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) which: String,
    /// Due from this day on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) from: String,
    /// Due until this day.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) to: String,
    /// Given between two days: "2025-06-02..2025-06-08".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) given: String,
    /// Completed between two days.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) completed: String,
    /// "latest" for the latest due day first.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) order: String,
    /// The columns; the usual ones where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) column: Vec<String>,
    /// The month ("2025-06") or the week (a day of it, "2025-06-30") of the calendar.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) at: String,
    /// "all" to count all, however many there are.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) count: String,
    /// Behind this task.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) after: String,
}

impl Question {
    /// Asks for what a unit leads; for everything where the name is empty.
    pub(crate) fn of_unit(unit: &str) -> Self {
        Self { unit: unit.to_owned(), ..Self::default() }
    }

    /// Asks for what is overdue of it.
    pub(crate) fn overdue(&self) -> Self {
        Self { standing: Standing::OpenOverdue.name().to_owned(), ..self.clone() }
    }

    /// Asks for what is open of it.
    pub(crate) fn open(&self) -> Self {
        Self { which: "open".to_owned(), ..self.clone() }
    }

    /// Asks for what waits for more time of it.
    pub(crate) fn asked(&self) -> Self {
        Self { which: "asked".to_owned(), ..self.clone() }
    }

    /// Asks for what was handed over and waits for its confirmation of it.
    pub(crate) fn submitted(&self) -> Self {
        Self { stage: "submitted".to_owned(), ..self.clone() }
    }

    /// Asks for what is due between two days of it.
    pub(crate) fn due_between(&self, first: Date, last: Date) -> Self {
        let from = if first == Date::MIN { String::new() } else { first.to_string() };
        Self { from, to: last.to_string(), ..self.clone() }
    }

    /// Asks for what was given between two days of it.
    pub(crate) fn given_between(&self, first: Date, last: Date) -> Self {
        Self { given: format!("{first}..{last}"), ..self.clone() }
    }

    /// Asks for what was completed between two days of it.
    pub(crate) fn completed_between(&self, first: Date, last: Date) -> Self {
        Self { completed: format!("{first}..{last}"), ..self.clone() }
    }

    /// Returns the address of the list.
    pub(crate) fn list(&self) -> String {
        self.address("/tasks")
    }

    /// Returns the question as an address below a path. Behind a page of a list there is another question.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{path}?{}", serde_html_form::to_string(self).unwrap_or_default())
    }

    /// Returns the same question from its beginning.
    pub(super) fn whole(&self) -> Self {
        Self { after: String::new(), count: String::new(), ..self.clone() }
    }

    /// Returns the same question with the number of all.
    pub(super) fn counted(&self) -> Self {
        Self { count: ALL.to_owned(), ..self.whole() }
    }

    /// Returns the same question behind a place.
    pub(super) fn behind(&self, place: Place) -> Self {
        let due = place.due.map(|due| due.to_string()).unwrap_or_default();
        Self { after: format!("{due}~{}", place.id), ..self.clone() }
    }

    /// Tells whether every stage and standing is asked for.
    pub(super) fn is_everything(&self) -> bool {
        [&self.standing, &self.stage, &self.which].into_iter().all(String::is_empty)
    }

    pub(super) fn order(&self) -> Order {
        if self.order == "latest" { Order::LatestDue } else { Order::Due }
    }

    /// Returns the filter of what is asked for, within what the visitor sees.
    pub(crate) fn filter(&self, visit: &Visit) -> Result<Filter, Fault> {
        let standing = optional(&self.standing, Standing::named)?;
        Ok(Filter {
            leads: optional(&self.unit, id::<UnitId>)?.into_iter().collect(),
            support: optional(&self.support, id::<UnitId>)?,
            watcher: optional(&self.watcher, id::<OfficerId>)?,
            document: optional(&self.document, id::<DocumentId>)?,
            standing: standing.map(|standing| (standing, visit.today)),
            stages: if self.stage.is_empty() { Vec::new() } else { vec![self.stage.clone()] },
            open: match self.which.as_str() {
                "open" | "asked" | "mine" => Some(true),
                "closed" => Some(false),
                _ => None,
            },
            extension_asked: (self.which == "asked").then_some(true),
            officer: (self.which == "mine").then_some(visit.visitor.officer),
            due_from: optional(&self.from, id::<Date>)?,
            due_to: optional(&self.to, id::<Date>)?,
            given: optional(&self.given, between)?,
            completed: optional(&self.completed, between)?,
            seen: Some(visit.scope.clone()),
            ..Filter::default()
        })
    }

    pub(super) fn place(&self) -> Result<Option<Place>, Fault> {
        optional(&self.after, |text| {
            let (due, task) = text.split_once('~')?;
            let due = if due.is_empty() { None } else { Some(due.parse().ok()?) };
            Some(Place { due, id: id::<TaskId>(task)? })
        })
    }
}

fn id<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn between(text: &str) -> Option<(Date, Date)> {
    let (first, last) = text.split_once("..")?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

/// Reads what may be left empty; what is there must be right.
pub(super) fn optional<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    read(text).map(Some).ok_or_else(|| Fault::not_understood(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_question_again() {
        let asked = Question {
            standing: "open-overdue".to_owned(),
            column: vec!["due".to_owned(), "officer".to_owned()],
            ..Question::default()
        };
        let address = asked.address("/tasks");
        assert_eq!(address, "/tasks?standing=open-overdue&column=due&column=officer");
        let read: Question =
            serde_html_form::from_str(address.split_once('?').expect("a question").1).expect("readable");
        assert_eq!(read.address("/tasks"), address);
    }
}
