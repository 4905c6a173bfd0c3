//! What a store keeps of a task beside its events, so that lists and figures need no fold: pure, and made anew from the
//! events at any time.

use crate::rules::Rules;
use crate::standing::{self, Span, Standing};
use crate::task::{History, Stage, Task, Urgency};
use crate::{DocumentId, Effective, Moment, OfficerId, OrderId, TaskId, UnitId};
use jiff::civil::Date;
use viet::calendar::Calendar;

/// A task as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    /// Where it is in its life.
    pub stage: Stage,
    /// The code for the telephone.
    pub code: Option<String>,
    /// What is to be done.
    pub words: String,
    /// The words of its document.
    pub quote: Option<String>,
    /// The one unit in charge.
    pub lead: Option<UnitId>,
    /// Units that take part.
    pub support: Vec<UnitId>,
    /// The officer who does it.
    pub officer: Option<OfficerId>,
    /// The leader who watches it.
    pub watcher: Option<OfficerId>,
    /// The document that gave it, and the path of labels in it.
    pub document: Option<(DocumentId, String)>,
    /// The programme or plan that it belongs to.
    pub programme: Option<DocumentId>,
    /// The field of work.
    pub field: Option<String>,
    /// The order that it is a share of.
    pub order: Option<OrderId>,
    /// The task of a level above.
    pub parent: Option<TaskId>,
    /// How urgent it is.
    pub urgency: Urgency,
    /// When it was given.
    pub given: Option<Effective>,
    /// The last day on time.
    pub due: Option<Date>,
    /// That day was made by convention.
    pub approximate: bool,
    /// When it was completed.
    pub completed: Option<Effective>,
    /// The last percent that was reported.
    pub percent: Option<u8>,
    /// The lead waits for another body.
    pub waiting: bool,
    /// A request for more time is open.
    pub extension_asked: bool,
    /// Where it stands from [`Self::late_from`] on, where that is said; else on all days from the last entry on.
    pub standing: Option<Standing>,
    /// The first day on which it is overdue, where it is not yet on the day of its last entry; it stands in time before.
    pub late_from: Option<Date>,
}

/// Everything that a store keeps of a task beside its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    /// The task as lists show it.
    pub row: TaskRow,
    /// Where it stood on all days, as it is known now.
    pub spans: Vec<Span>,
}

/// Returns what a store keeps of a task, as it was known at a moment, by the rules and the calendar of that moment.
pub fn project(history: &History, known_at: Moment, rules: &Rules, calendar: &Calendar) -> Projection {
    let spans = standing::timeline(history, known_at, rules, calendar);
    let task = history.at(Date::MAX, known_at);
    let last = spans.last().filter(|last| last.to.is_none());
    let passing = spans.len().checked_sub(2).and_then(|before| spans.get(before));
    let late_from = last.zip(passing).and_then(|(last, before)| {
        let passes = before.standing == Standing::OpenInTime && last.standing == Standing::OpenOverdue;
        (passes && before.to == Some(last.from)).then_some(last.from)
    });
    let judged = last.and_then(|last| standing::of(&task, last.from, rules, calendar));
    let percent = task.progress.iter().rev().find_map(|progress| progress.percent);
    let row = TaskRow {
        stage: task.stage,
        code: task.code.clone(),
        words: task.content.words.clone(),
        quote: task.content.quote.as_ref().map(|quote| quote.words.clone()),
        lead: task.content.lead,
        support: task.content.support.clone(),
        officer: task.officer,
        watcher: task.content.watcher,
        document: task.content.quote.as_ref().map(|quote| (quote.document, quote.item.clone())),
        programme: task.content.programme,
        field: task.content.field.clone(),
        order: task.content.order,
        parent: task.content.parent,
        urgency: task.content.urgency,
        given: task.given,
        due: due_of(&task, judged.as_ref(), calendar),
        approximate: judged.is_some_and(|judged| judged.approximate),
        completed: judged.and_then(|judged| judged.completed),
        percent,
        waiting: task.waiting.is_some(),
        extension_asked: task.extensions.iter().any(|extension| extension.end.is_none()),
        standing: last.map(|last| last.standing),
        late_from,
    };
    Projection { row, spans }
}

/// Returns the day that lists show; a proposal has one although it is not judged yet.
fn due_of(task: &Task, judged: Option<&standing::Judgement>, calendar: &Calendar) -> Option<Date> {
    let proposed = || task.content.deciding(calendar)?.limit.due(calendar);
    judged.map_or_else(proposed, |judged| judged.due).map(|due| due.day)
}

impl TaskRow {
    /// Returns where the task stands on a day from its last entry on, as lists of today show it.
    pub fn standing_on(&self, today: Date) -> Option<Standing> {
        match self.late_from {
            Some(late) if today < late => Some(Standing::OpenInTime),
            Some(_) | None => self.standing,
        }
    }
}
