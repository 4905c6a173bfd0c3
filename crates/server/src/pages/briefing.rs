//! The briefing (giao ban): what was due, done, late and asked for since the last one, for the whole office or a unit; and a
//! page to run the meeting from. What is concluded on it becomes the next notice.

mod conclusions;

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::tasks::Question;
use crate::view::command::units;
use crate::view::frame::{self, Part};
use crate::view::{day, field, standing, task_table};
use axum::extract::Query;
use axum::response::Response;
pub(crate) use conclusions::{Said, compose, direct, said};
use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::TaskId;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeSet;
use store::ListedTask;

/// Tasks of a part that the page shows; the rest is one click away.
const SHOWN: u32 = 40;
/// Days since the last briefing, where nobody says when it was: most offices meet every week.
const DAYS: i64 = 7;

/// What the briefing is about.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    unit: String,
    from: String,
    to: String,
}

/// The days between two briefings.
pub(crate) struct Period {
    pub(crate) from: Date,
    pub(crate) to: Date,
}

/// A part of the briefing with its tasks.
pub(crate) struct Filled {
    pub(crate) key: &'static str,
    question: Question,
    pub(crate) tasks: Vec<ListedTask>,
    pub(crate) count: u64,
    /// The tasks that stand in no part before this one: each is concluded on once.
    new: BTreeSet<TaskId>,
}

/// Shows the page to run the meeting from.
pub(crate) async fn show(caller: Caller, Query(asked): Query<Asked>) -> Response {
    caller
        .visit(move |visit| {
            let period = Period::of(visit, &asked)?;
            let parts = fill(visit, &parts(&asked.unit, &period), SHOWN)?;
            Ok(Answer::Page(page(visit, &asked, &period, &parts)))
        })
        .await
}

impl Period {
    fn of(visit: &Visit, asked: &Asked) -> Result<Self, Fault> {
        Ok(Self::between(visit, read(&asked.from)?, read(&asked.to)?))
    }

    /// Returns the days from one to another; those of the last week until today where they are not named.
    pub(crate) fn between(visit: &Visit, from: Option<Date>, to: Option<Date>) -> Self {
        let to = to.unwrap_or(visit.today);
        let from = from.unwrap_or_else(|| to.saturating_sub((DAYS - 1).days()));
        Self { from: from.min(to), to }
    }
}

fn read(text: &str) -> Result<Option<Date>, Fault> {
    let wrong = |_| Fault::not_understood(text);
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(wrong) }
}

/// Returns the parts, in the order in which a meeting goes through them, for a unit or for all.
pub(crate) fn parts(unit: &str, period: &Period) -> [(&'static str, Question); 7] {
    let all = Question::of_unit(unit);
    let Period { from, to } = *period;
    let next = (to.tomorrow().unwrap_or(to), to.saturating_add(DAYS.days()));
    [
        ("briefing-overdue", all.overdue()),
        ("briefing-asked", all.asked()),
        ("briefing-results", all.submitted()),
        ("briefing-due", all.due_between(from, to)),
        ("briefing-done", all.completed_between(from, to)),
        ("briefing-given", all.given_between(from, to)),
        ("briefing-next", all.open().due_between(next.0, next.1)),
    ]
}

/// Returns parts with the first of their tasks.
pub(crate) fn fill(
    visit: &Visit,
    parts: &[(&'static str, Question)],
    most: u32,
) -> Result<Vec<Filled>, Fault> {
    let tenant = visit.office().tenant().id;
    let mut filled = Vec::new();
    let mut before: BTreeSet<TaskId> = BTreeSet::new();
    for (key, question) in parts {
        let filter = question.filter(visit)?;
        let (tasks, count) =
            visit.office().store().read(|reader| reader.first_tasks(tenant, &filter, most, visit.today))?;
        let new = tasks.iter().map(|task| task.id).filter(|task| before.insert(*task)).collect();
        filled.push(Filled { key, question: question.clone(), tasks, count, new });
    }
    Ok(filled)
}

fn page(visit: &Visit, asked: &Asked, period: &Period, parts: &[Filled]) -> Markup {
    let words = visit.words();
    let title = words.say(
        "briefing-title",
        &[("from", words.day(period.from).into()), ("to", words.day(period.to).into())],
    );
    let concludes = visit.may_in("document-receive");
    frame::page(
        visit,
        Part::Briefing,
        &title,
        &html! {
            h1 { (title) }
            p.about { (words.text("about-briefing")) }
            form.filter action="/briefing" {
                (field::choice(words, "unit", Some(&asked.unit), Some(&words.text("filter-any")), units(visit)))
                @for (key, name, value) in [("briefing-from", "from", period.from), ("briefing-to", "to", period.to)] {
                    label.field { span { (words.text(key)) } input type="date" name=(name) value=(value); }
                }
                button { (words.text("filter-show")) }
            }
            ul.tiles {
                @for part in parts {
                    li.busy[part.count > 0] { a href={ "#" (part.key) } { strong { (part.count) } span { (words.text(part.key)) } } }
                }
            }
            form.briefing method="post" action="/briefing/conclusions" {
                input type="hidden" name="day" value=(period.to);
                @for part in parts.iter().filter(|part| part.count > 0) { (section(visit, part, concludes)) }
                @if concludes {
                    section {
                        h2 { (words.text("briefing-further")) }
                        p.hint { (words.text("briefing-further-about")) }
                        textarea name="further" rows="6" aria-label=(words.text("briefing-further")) {}
                        p { button.main { (words.text("briefing-compose")) } }
                    }
                }
            }
        },
    )
}

fn section(visit: &Visit, part: &Filled, concludes: bool) -> Markup {
    let words = visit.words();
    let name = words.text(part.key);
    html! {
        section #(part.key) {
            h2 { a href=(part.question.list()) { (name) } " " span.count { (part.count) } }
            table.tasks {
                caption.hidden { (name) }
                thead {
                    tr {
                        @for key in ["column-code", "column-task", "column-lead", "column-due", "column-standing"] { th scope="col" { (words.text(key)) } }
                        @if concludes { th.conclude scope="col" { (words.text("briefing-conclusion")) } }
                    }
                }
                tbody { @for task in &part.tasks { (row(visit, task, concludes.then(|| part.new.contains(&task.id)))) } }
            }
            @if part.count > u64::from(SHOWN) {
                p.pages { a href=(part.question.list()) { (words.say("desk-all", &[("count", part.count.into())])) } }
            }
        }
    }
}

/// Shows a task; where the visitor concludes, also whether it is concluded on here.
fn row(visit: &Visit, task: &ListedTask, concludes: Option<bool>) -> Markup {
    let words = visit.words();
    html! {
        tr {
            td.code { (task.code.as_deref().unwrap_or("–")) }
            td.words { a href={ "/tasks/" (task.id) } { (task_table::short(&task.words)) } }
            td data-label=(words.text("column-lead")) { @if let Some(lead) = task.lead { (visit.unit(lead)) } @else { "–" } }
            td.day data-label=(words.text("column-due")) { @if let Some(due) = task.due { (day(words, due)) } @else { "–" } }
            td data-label=(words.text("column-standing")) { (standing::of_task(visit, task)) }
            @if let Some(here) = concludes {
                td.conclude {
                    @if here { input name={ "said-" (task.id) } autocomplete="off" placeholder=(words.text("briefing-say"))
                        aria-label=(words.say("briefing-conclude", &[("code", task_table::name(task).into())])); }
                }
            }
        }
    }
}
