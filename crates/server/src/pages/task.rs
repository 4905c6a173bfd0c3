//! One task: its words and where they came from, its days, what happened, and what can be asked of it now.

mod commands;
mod facts;
mod forms;
mod slips;

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::sign_in::inside;
use crate::view::field::Typed;
use crate::view::frame::{self, Part};
use crate::view::{self, done, standing, task_table};
use axum::extract::{Multipart, Path, Query};
use axum::response::Response;
pub(crate) use commands::{Sent, set_due};
use ledger::TaskId;
use ledger::task::{History, Task};
use maud::{Markup, html};
use serde::Deserialize;
use store::{ListedDocument, ListedTask};

/// What the visitor just did.
#[derive(Deserialize)]
pub(crate) struct Before {
    done: Option<String>,
}

/// A task with what its page shows.
pub(crate) struct Shown {
    pub(crate) id: TaskId,
    pub(crate) row: ListedTask,
    pub(crate) history: History,
    pub(crate) task: Task,
    pub(crate) document: Option<ListedDocument>,
}

/// Shows the page.
pub(crate) async fn show(caller: Caller, Path(id): Path<String>, Query(before): Query<Before>) -> Response {
    caller
        .visit(move |visit| {
            let shown = load(visit, &id)?;
            let told = before.done.and_then(|event| visit.words().find(&format!("event-{event}"), &[]));
            let notice = told.map(|told| done(&view::capital(&told)));
            let slips = slips::load(visit, &shown)?;
            Ok(Answer::Page(page(visit, &shown, &slips, notice.as_ref(), None)))
        })
        .await
}

/// Carries out a command, and shows the task again: with what happened, or with why not and what was typed.
pub(crate) async fn give(caller: Caller, Path(id): Path<String>, form: Multipart) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let sent = Sent::receive(form).await;
    caller
        .visit(move |visit| {
            let shown = load(visit, &id)?;
            let sent = sent?;
            match commands::give(visit, &shown, &sent) {
                Ok(done) => {
                    let event = done.events.last().map_or("", String::as_str);
                    let here = || format!("/tasks/{}?done={event}", shown.id);
                    Ok(Answer::Go(sent.text("back").map_or_else(here, |back| inside(&back))))
                }
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    // Somebody may have changed it meanwhile: what is shown is what is there.
                    let shown = load(visit, &id)?;
                    let slips = slips::load(visit, &shown)?;
                    let problem = view::problem(&told);
                    let page = page(visit, &shown, &slips, Some(&problem), Some(&sent.typed));
                    Ok(Answer::Refused(fault.status(), page))
                }
            }
        })
        .await
}

/// Loads a task that the visitor may see.
pub(crate) fn load(visit: &Visit, name: &str) -> Result<Shown, Fault> {
    let id: TaskId = name.parse().map_err(|_| Fault::NotFound)?;
    let tenant = visit.office().tenant().id;
    let (row, history, document) = visit.office().store().read(|reader| {
        let row = reader.tasks_by_id(tenant, &[id], visit.today)?.pop();
        let document = match row.as_ref().and_then(|row| row.document.as_ref()) {
            Some((document, _)) => reader.document(tenant, *document)?,
            None => None,
        };
        Ok::<_, store::Error>((row, reader.history(tenant, id)?, document))
    })?;
    let task = history.now();
    match row {
        Some(row) if visit.scope.sees(&task) && !hides(visit, &task)? => {
            Ok(Shown { id, row, history, task, document })
        }
        Some(_) | None => Err(Fault::NotFound),
    }
}

/// Tells whether a task is the stage of a dossier that is hidden from the visitor: its files and what was said of it are that dossier's.
fn hides(visit: &Visit, task: &ledger::task::Task) -> Result<bool, Fault> {
    let Some(link) = &task.content.dossier else { return Ok(false) };
    let sight = visit.sight()?;
    // Nobody asks the dossier where nothing is hidden.
    if sight.closed.procedures.is_empty() {
        return Ok(false);
    }
    let seen = visit.office().dossier(link.dossier)?.dossier;
    let own = task.content.lead.is_some_and(|lead| sight.closed.units.contains(&lead));
    Ok(!own && !sight.sees_dossier(&seen))
}

fn page(
    visit: &Visit,
    shown: &Shown,
    slips: &slips::Slips,
    notice: Option<&Markup>,
    typed: Option<&Typed>,
) -> Markup {
    let words = visit.words();
    let code = shown.row.code.clone().unwrap_or_else(|| words.text("task-proposal"));
    let title = format!("{code} {}", task_table::short(&shown.row.words));
    frame::page(
        visit,
        Part::Tasks,
        &title,
        &html! {
            article.task {
                header {
                    p.code { (code) " " (standing::of_task(visit, &shown.row)) }
                    h1 { (shown.row.words) }
                }
                @if let Some(notice) = notice { (notice) }
                div.columns {
                    div {
                        (facts::facts(visit, shown))
                        (facts::deadlines(visit, shown))
                        (slips::slips(visit, slips))
                        (facts::story(visit, shown))
                    }
                    aside aria-label=(words.text("task-actions")) { (forms::forms(visit, shown, typed)) }
                }
            }
        },
    )
}
