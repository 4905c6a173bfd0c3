//! The standing of a task over all days: the piecewise form of [`super::of`] that a store keeps, so that a figure of any
//! day is a look-up and not a fold.

use super::{Standing, of};
use crate::rules::Rules;
use crate::task::{History, Task, evolve};
use crate::{DocumentId, Moment, OfficerId, UnitId};
use jiff::civil::Date;
use viet::calendar::Calendar;

/// Days on which a task stands the same, and belongs to the same rows of every report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The first day on which it is not so any more; `None` where nothing changes it.
    pub to: Option<Date>,
    /// Where the task stands.
    pub standing: Standing,
    /// What the task is counted by.
    pub facts: Facts,
}

/// What a task is counted by: the rows of reports that it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Facts {
    /// The one unit in charge.
    pub lead: Option<UnitId>,
    /// The document that gave it.
    pub document: Option<DocumentId>,
    /// The programme or plan that it belongs to.
    pub programme: Option<DocumentId>,
    /// The field of work.
    pub field: Option<String>,
    /// The leader who watches it.
    pub watcher: Option<OfficerId>,
    /// The day on which it was given.
    pub given: Option<Date>,
    /// Whether it is a stage of a dossier.
    pub of_dossier: bool,
}

impl Facts {
    /// Returns what a task is counted by.
    pub fn of(task: &Task) -> Self {
        Self {
            lead: task.content.lead,
            document: task.content.quote.as_ref().map(|quote| quote.document),
            programme: task.content.programme,
            field: task.content.field.clone(),
            watcher: task.content.watcher,
            given: task.given.map(|given| given.day),
            of_dossier: task.content.dossier.is_some(),
        }
    }
}

/// Returns how a task stands on all days, as it was known at a moment, in the order of the days; days on which it was not
/// given are in no span. For every day inside a span, [`of`] tells the same.
pub fn timeline(history: &History, known_at: Moment, rules: &Rules, calendar: &Calendar) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut task = Task::default();
    let mut events = history.effective(known_at).into_iter().peekable();
    while let Some((event, at)) = events.next() {
        task = evolve(task, event, at);
        let next = events.peek().map(|(_, next)| next.day);
        if next != Some(at.day) {
            stretch(&task, at.day, next, rules, calendar, &mut spans);
        }
    }
    spans
}

/// Adds the days between two entries, on which only the passing of the due day changes anything.
fn stretch(
    task: &Task,
    from: Date,
    to: Option<Date>,
    rules: &Rules,
    calendar: &Calendar,
    spans: &mut Vec<Span>,
) {
    let Some(first) = of(task, from, rules, calendar) else { return };
    let mut add = |from, to, standing| push(spans, Span { from, to, standing, facts: Facts::of(task) });
    let over = first
        .due
        .and_then(|due| due.day.tomorrow().ok())
        .filter(|over| *over > from && to.is_none_or(|to| *over < to));
    let later = over.and_then(|over| Some((over, of(task, over, rules, calendar)?.standing)));
    match later.filter(|(_, standing)| *standing != first.standing) {
        Some((over, standing)) => {
            add(from, Some(over), first.standing);
            add(over, to, standing);
        }
        None => add(from, to, first.standing),
    }
}

/// Appends a span, or lengthens the last one that is the same.
fn push(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        Some(last)
            if last.to == Some(span.from) && last.standing == span.standing && last.facts == span.facts =>
        {
            last.to = span.to;
        }
        Some(_) | None => spans.push(span),
    }
}
