//! Tasks as a board: a column for each thing that can be the matter with a task, the most urgent first.

use super::question::Question;
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use crate::view::{day, standing, task_table};
use axum::response::Response;
use axum_extra::extract::Query;
use ledger::standing::Standing;
use maud::{Markup, html};
use store::{Filter, ListedTask};

/// Tasks that a column shows; the rest is one click away.
const SHOWN: u32 = 12;

/// A column: the key of its name, and the question that lists all of it.
struct Column {
    key: &'static str,
    question: Question,
}

/// A column with its first tasks.
struct Filled {
    column: Column,
    tasks: Vec<ListedTask>,
    count: u64,
}

/// Shows the board of what is asked for.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            let filled = fill(visit, columns(visit, &question))?;
            Ok(Answer::Page(page(visit, &question, &filled)))
        })
        .await
}

/// Returns the columns. A task may stand in two: overdue, and not accepted. What is closed stands on the list.
fn columns(visit: &Visit, asked: &Question) -> [Column; 7] {
    let asked = Question { standing: String::new(), stage: String::new(), ..asked.whole() };
    let stage = |stage: &str| Question { stage: stage.to_owned(), ..asked.clone() };
    let standing = |standing: Standing| Question { standing: standing.name().to_owned(), ..asked.clone() };
    let (soon, today) = (visit.soon(), visit.today);
    let in_time = standing(Standing::OpenInTime);
    let near = Question { from: today.to_string(), to: soon.to_string(), ..in_time.clone() };
    let behind = soon.tomorrow().unwrap_or(soon);
    let far = Question { from: behind.to_string(), ..in_time };
    [
        ("board-overdue", standing(Standing::OpenOverdue)),
        ("board-soon", near),
        ("board-later", far),
        ("board-undated", standing(Standing::OpenUndated)),
        ("board-not-accepted", stage("assigned")),
        ("board-submitted", stage("submitted")),
        ("board-suspended", standing(Standing::Suspended)),
    ]
    .map(|(key, question)| Column { key, question })
}

fn fill(visit: &Visit, columns: [Column; 7]) -> Result<Vec<Filled>, Fault> {
    let tenant = visit.office().tenant().id;
    let mut asked: Vec<(Column, Filter)> = Vec::new();
    for column in columns {
        let filter = column.question.filter(visit)?;
        asked.push((column, filter));
    }
    Ok(visit.office().store().read(|reader| {
        let mut filled = Vec::new();
        for (column, filter) in asked {
            let (tasks, count) = reader.first_tasks(tenant, &filter, SHOWN, visit.today)?;
            filled.push(Filled { column, tasks, count });
        }
        Ok::<_, store::Error>(filled)
    })?)
}

fn page(visit: &Visit, question: &Question, filled: &[Filled]) -> Markup {
    let words = visit.words();
    let title = words.text("board-title");
    frame::page(
        visit,
        Part::Tasks,
        &title,
        &html! {
            h1 { (title) }
            (super::head(visit, question, "/tasks/board"))
            div.board {
                @for each in filled {
                    section {
                        h2 {
                            a href=(each.column.question.address("/tasks")) { (words.text(each.column.key)) }
                            " " span.count { (each.count) }
                        }
                        ul { @for task in &each.tasks { (card(visit, task)) } }
                        @if each.count > u64::from(SHOWN) {
                            p { a href=(each.column.question.address("/tasks")) { (words.say("desk-all", &[("count", each.count.into())])) } }
                        }
                    }
                }
            }
        },
    )
}

fn card(visit: &Visit, task: &ListedTask) -> Markup {
    let words = visit.words();
    html! {
        li {
            p.code {
                (task.code.as_deref().unwrap_or("–"))
                @if let Some(due) = task.due { " · " (day(words, due)) }
            }
            a href={ "/tasks/" (task.id) } { (task_table::cut(&task.words, 110)) }
            p.by {
                @if let Some(lead) = task.lead { (visit.unit(lead)) }
                @if let Some(percent) = task.percent { " · " (percent) " %" }
                " " (standing::of_task(visit, task))
            }
        }
    }
}
