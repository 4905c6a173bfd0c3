//! Tasks as a timeline: from the day on which each was given to the day on which it was due, was due after more time was
//! granted, and was done. Where deadlines slip, one sees it.

use super::question::Question;
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use crate::view::{day, standing, task_table};
use axum::response::Response;
use axum_extra::extract::Query;
use jiff::civil::Date;
use ledger::task::{ExtensionEnd, Task};
use maud::{Markup, html};
use store::{ListedTask, Page};

/// Tasks on a page.
const PAGE: u32 = 50;

/// The width of the drawing, in its own units.
const WIDTH: i64 = 1000;

/// The days of a task that are drawn.
struct Line {
    task: ListedTask,
    given: Date,
    /// The day on which it was due at first, and each that was granted instead.
    dues: Vec<Date>,
    /// The last day of the line: when it was done, or today.
    end: Date,
}

/// Shows the timeline of what is asked for.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            let (tasks, lines) = load(visit, &question)?;
            Ok(Answer::Page(page(visit, &question, &tasks, &lines)))
        })
        .await
}

fn load(visit: &Visit, question: &Question) -> Result<(Page, Vec<Line>), Fault> {
    let (filter, after) = (question.filter(visit)?, question.place()?);
    let tenant = visit.office().tenant().id;
    Ok(visit.office().store().read(|reader| {
        let tasks = reader.tasks(tenant, &filter, question.order(), after, PAGE, visit.today)?;
        let mut lines = Vec::new();
        for task in &tasks.tasks {
            if let Some(given) = task.given {
                let now = reader.history(tenant, task.id)?.now();
                lines.push(line(visit, task, &now, given));
            }
        }
        Ok::<_, store::Error>((tasks, lines))
    })?)
}

fn line(visit: &Visit, task: &ListedTask, now: &Task, given: Date) -> Line {
    let calendar = visit.laws().1;
    let granted = now.extensions.iter().filter_map(|extension| match &extension.end {
        Some(ExtensionEnd::Granted(limit)) => Some((extension.before.as_ref(), limit)),
        Some(ExtensionEnd::Refused) | None => None,
    });
    let mut dues: Vec<Date> = Vec::new();
    for (before, limit) in granted {
        let days = before.into_iter().chain([limit]).filter_map(|limit| limit.due(calendar));
        dues.extend(days.map(|due| due.day));
    }
    dues.extend(task.due);
    dues.dedup();
    Line { task: task.clone(), given, dues, end: task.completed.unwrap_or(visit.today).max(given) }
}

/// The days that the whole drawing shows.
struct Scale {
    first: Date,
    last: Date,
}

impl Scale {
    fn of(lines: &[Line], today: Date) -> Self {
        let first = lines.iter().map(|line| line.given).min().unwrap_or(today);
        let ends = lines.iter().flat_map(|line| line.dues.iter().copied().chain([line.end]));
        Self { first, last: ends.max().unwrap_or(today).max(today) }
    }

    /// Returns where a day stands.
    fn at(&self, day: Date) -> i64 {
        let days = |to: Date| (to - self.first).get_days();
        i64::from(days(day)) * WIDTH / i64::from(days(self.last).max(1))
    }
}

fn page(visit: &Visit, question: &Question, tasks: &Page, lines: &[Line]) -> Markup {
    let words = visit.words();
    let title = words.text("timeline-title");
    let scale = Scale::of(lines, visit.today);
    frame::page(
        visit,
        Part::Tasks,
        &title,
        &html! {
            h1 { (title) }
            (super::head(visit, question, "/tasks/timeline"))
            p.about { (words.text("timeline-about")) }
            @if lines.is_empty() { p.empty { (words.text("tasks-none")) } }
            @else {
                table.timeline {
                    caption.hidden { (title) }
                    thead {
                        tr {
                            @for key in ["column-code", "column-task"] { th scope="col" { (words.text(key)) } }
                            th.picture scope="col" {
                                span.ends { (day(words, scale.first)) (day(words, scale.last)) }
                            }
                            @for key in ["timeline-due-first", "timeline-due-now", "column-standing"] { th scope="col" { (words.text(key)) } }
                        }
                    }
                    tbody { @for line in lines { (row(visit, line, &scale)) } }
                }
            }
            nav.pages aria-label=(words.text("page-turn")) {
                @if !question.after.is_empty() { a href=(question.whole().address("/tasks/timeline")) { (words.text("page-first")) } }
                @if let Some(last) = tasks.tasks.last().filter(|_| tasks.more) {
                    a rel="next" href=(question.behind(last.place()).address("/tasks/timeline")) { (words.text("page-next")) }
                }
            }
        },
    )
}

fn row(visit: &Visit, line: &Line, scale: &Scale) -> Markup {
    let words = visit.words();
    let task = &line.task;
    let shown = |key: &str, due: Option<&Date>| html! { td.day data-label=(words.text(key)) { @if let Some(due) = due { (day(words, *due)) } @else { "–" } } };
    html! {
        tr {
            td.code { (task.code.as_deref().unwrap_or("–")) }
            td.words {
                a href={ "/tasks/" (task.id) } { (task_table::cut(&task.words, 90)) }
                span.from { @if let Some(lead) = task.lead { (visit.unit(lead)) } }
            }
            td.picture { (drawn(line, scale, visit.today)) }
            (shown("timeline-due-first", line.dues.first()))
            (shown("timeline-due-now", line.dues.last()))
            td data-label=(words.text("column-standing")) { (standing::of_task(visit, task)) }
        }
    }
}

/// Draws a task: the time it had at first, the time it was granted besides, the time it took without leave.
fn drawn(line: &Line, scale: &Scale, today: Date) -> Markup {
    let first = line.dues.first().copied();
    let last = line.dues.last().copied();
    let bar = |class: &str, height: i64, from: Date, to: Date| {
        let (from, to) = (scale.at(from), scale.at(to));
        html! { @if to > from { rect class=(class) x=(from) y=(9 - height / 2) width=(to - from) height=(height) {} } }
    };
    html! {
        svg.bar viewBox="0 0 1000 18" preserveAspectRatio="none" aria-hidden="true" {
            rect.now x=(scale.at(today)) y="0" width="2" height="18" {}
            (bar("planned", 8, line.given, first.unwrap_or(line.end)))
            @if let (Some(first), Some(last)) = (first, last) {
                (bar("granted", 4, first, last))
                (bar("late", 14, last, line.end))
            }
            @for due in &line.dues { rect.due x=(scale.at(*due).saturating_sub(2)) y="1" width="4" height="16" {} }
            @if line.task.completed.is_some() { rect.finished x=(scale.at(line.end).saturating_sub(4)) y="3" width="8" height="12" {} }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_stand_where_they_belong() {
        let scale = Scale { first: date(2025, 1, 1), last: date(2025, 1, 11) };
        assert_eq!([1, 6, 11].map(|day| scale.at(date(2025, 1, day))), [0, 500, 1000]);
        let one = Scale { first: date(2025, 1, 1), last: date(2025, 1, 1) };
        assert_eq!(one.at(date(2025, 1, 1)), 0, "a day alone divides by nothing");
    }
}
