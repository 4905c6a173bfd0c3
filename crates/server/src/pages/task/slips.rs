//! How the deadline of one piece of work slipped: each day that was promised, from when it was promised to when it was due, over
//! the task and those that were put in its place. A drawing in each row of the table that says the same.

use super::Shown;
use crate::caller::Visit;
use crate::fault::Fault;
use crate::view::{capital, day};
use jiff::civil::Date;
use ledger::TaskId;
use ledger::event::Body as _;
use ledger::task::{Event, History};
use maud::{Markup, html};

/// Tasks that are followed, each in the place of the one before.
const MOST: usize = 10;

/// The width of a drawing, in its own units.
const WIDTH: i64 = 1000;

/// A day that was promised.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Promise {
    /// When it was said.
    said: Date,
    due: Date,
    /// What happened then, by the stable name of the event.
    event: &'static str,
    reason: Option<String>,
    /// The task, where it is another one than the page's.
    other: Option<TaskId>,
}

/// Every day that was promised for a piece of work, and what became of it.
pub(super) struct Slips {
    promises: Vec<Promise>,
    /// When it was done; it is not where absent.
    done: Option<Date>,
}

/// Follows the promises of a task, and of those that were put in its place as far as the visitor sees them.
pub(super) fn load(visit: &Visit, shown: &Shown) -> Result<Slips, Fault> {
    let mut promises = promised(visit, &shown.history, None);
    let (mut history, mut done) = (shown.history.clone(), shown.row.completed);
    for _ in 0..MOST {
        let by = history
            .entries()
            .iter()
            .rev()
            .find_map(|entry| if let Event::Superseded { by } = &entry.event { Some(*by) } else { None });
        let Some(by) = by else { break };
        let tenant = visit.office().tenant().id;
        let next = visit.office().store().read(|reader| reader.history(tenant, by))?;
        let now = next.now();
        if !visit.scope.sees(&now) {
            break;
        }
        promises.extend(promised(visit, &next, Some(by)));
        done = now.confirmed.map(|confirmed| confirmed.day);
        history = next;
    }
    promises.dedup_by_key(|promise| promise.due);
    Ok(Slips { promises, done })
}

/// Returns the days that were promised for one task, in the order in which they were said.
fn promised(visit: &Visit, history: &History, other: Option<TaskId>) -> Vec<Promise> {
    let calendar = visit.laws().1;
    let mut promises: Vec<Promise> = Vec::new();
    let mut told = History::new(Vec::new());
    for entry in history.entries() {
        told.push(entry.clone());
        let task = told.now();
        let limit = task.content.deciding(calendar).filter(|_| task.given.is_some());
        let due = limit.and_then(|milestone| milestone.limit.due_after(task.stopped_days, calendar));
        let Some(due) = due.map(|due| due.day) else { continue };
        if promises.last().is_none_or(|last| last.due != due) {
            promises.push(Promise {
                said: entry.meta.effective.day,
                due,
                event: entry.event.name(),
                reason: entry.meta.reason.clone(),
                other,
            });
        }
    }
    promises
}

/// Shows the days, where there was more than one.
pub(super) fn slips(visit: &Visit, slips: &Slips) -> Markup {
    let [first, .., last] = slips.promises.as_slice() else { return Markup::default() };
    let words = visit.words();
    let ends = slips.promises.iter().map(|promise| promise.due).chain([slips.done.unwrap_or(visit.today)]);
    let scale = Scale {
        first: slips.promises.iter().map(|promise| promise.said).min().unwrap_or(first.said),
        last: ends.max().unwrap_or(last.due),
    };
    let counts = [
        ("first", words.day(first.due).into()),
        ("count", (slips.promises.len() - 1).into()),
        ("days", i64::from((last.due - first.due).get_days()).into()),
    ];
    html! {
        h2 { (words.text("slips-title")) }
        p { (words.say("slips-said", &counts)) }
        table.timeline.slips {
            caption.hidden { (words.text("slips-title")) }
            thead {
                tr {
                    th scope="col" { (words.text("slips-when")) }
                    th.picture scope="col" { span.ends { (day(words, scale.first)) (day(words, scale.last)) } }
                    th scope="col" { (words.text("column-due")) }
                    th.number scope="col" { (words.text("slips-days")) }
                }
            }
            tbody {
                @for (at, promise) in slips.promises.iter().enumerate() {
                    @let before = at.checked_sub(1).and_then(|before| slips.promises.get(before));
                    @let is_last = at + 1 == slips.promises.len();
                    tr {
                        td {
                            (day(words, promise.said)) " " (capital(&words.text(&format!("event-{}", promise.event))))
                            @if let Some(other) = promise.other { " (" a href={ "/tasks/" (other) } { (words.text("slips-other")) } ")" }
                            @if let Some(reason) = &promise.reason { small { " · " (reason) } }
                        }
                        td.picture { (drawn(promise, at == 0, is_last.then_some(slips.done.unwrap_or(visit.today)), &scale, visit.today)) }
                        td.day data-label=(words.text("column-due")) { (day(words, promise.due)) }
                        td.number data-label=(words.text("slips-days")) {
                            @if let Some(before) = before {
                                @let days = (promise.due - before.due).get_days();
                                @if days > 0 { "+" } (days)
                            } @else { "–" }
                        }
                    }
                }
            }
        }
    }
}

/// The days that the drawings show.
struct Scale {
    first: Date,
    last: Date,
}

impl Scale {
    /// Returns where a day stands.
    fn at(&self, day: Date) -> i64 {
        let days = |to: Date| (to - self.first).get_days();
        i64::from(days(day)) * WIDTH / i64::from(days(self.last).max(1))
    }
}

/// Draws a promise: from the day on which it was said to the day on which it was due; the last one as far as the work took.
fn drawn(promise: &Promise, is_first: bool, end: Option<Date>, scale: &Scale, today: Date) -> Markup {
    let bar = |class: &str, height: i64, from: Date, to: Date| {
        let (from, to) = (scale.at(from), scale.at(to));
        html! { @if to > from { rect class=(class) x=(from) y=(9 - height / 2) width=(to - from) height=(height) {} } }
    };
    html! {
        svg.bar viewBox="0 0 1000 18" preserveAspectRatio="none" aria-hidden="true" {
            @if today <= scale.last { rect.now x=(scale.at(today)) y="0" width="2" height="18" {} }
            (bar(if is_first { "planned" } else { "granted" }, 8, promise.said, promise.due))
            @if let Some(end) = end { (bar("late", 12, promise.due, end)) }
            rect.due x=(scale.at(promise.due).saturating_sub(2)) y="1" width="4" height="16" {}
        }
    }
}
