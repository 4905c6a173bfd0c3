//! What others did since the visitor was here the time before: on the desk, and whole on a page.

use super::administration::reminders::moment;
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::capital;
use crate::view::frame::{self, Part};
use crate::view::task_table::short;
use app::changes::{Changed, Changes};
use app::story::Teller;
use axum::response::Response;
use ledger::TaskId;
use ledger::event::Body as _;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::ListedTask;

/// Tasks on the desk; the rest is one click away.
const ON_DESK: usize = 6;
/// Tasks on the page.
const ON_PAGE: usize = 200;

/// Shows the page.
pub(crate) async fn show(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            let title = visit.text("changes-title");
            let changes = visit.office().changes(&visit.visitor, &visit.scope, ON_PAGE)?;
            let body = html! {
                h1 { (title) }
                p.about { (visit.text("about-changes")) }
                @match changes.filter(|changes| !changes.tasks.is_empty()) {
                    Some(changes) => {
                        (told(visit, &changes)?)
                        @if changes.more { p.hint { (visit.text("changes-more")) } }
                        (seen(visit))
                    }
                    None => { p.empty { (visit.text("changes-none")) } }
                }
            };
            Ok(Answer::Page(frame::page(visit, Part::Desk, &title, &body)))
        })
        .await
}

/// Notes that the visitor has seen it.
pub(crate) async fn note(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            visit.office().note_seen(&visit.visitor.account, visit.now)?;
            Ok(Answer::Go("/?done=changes-seen".to_owned()))
        })
        .await
}

/// Shows the newest of it on the desk, where there is some.
pub(crate) fn on_desk(visit: &Visit) -> Result<Markup, Fault> {
    let changes = visit.office().changes(&visit.visitor, &visit.scope, ON_DESK)?;
    let Some(changes) = changes.filter(|changes| !changes.tasks.is_empty()) else { return Ok(html! {}) };
    Ok(html! {
        section {
            h2 { a href="/changes" { (visit.text("changes-title")) } }
            (told(visit, &changes)?)
            @if changes.more { p.pages { a href="/changes" { (visit.text("changes-all")) } } }
            (seen(visit))
        }
    })
}

fn seen(visit: &Visit) -> Markup {
    html! { form method="post" action="/changes" { button { (visit.text("changes-mark")) } } }
}

fn told(visit: &Visit, changes: &Changes) -> Result<Markup, Fault> {
    let tenant = visit.office().tenant().id;
    let ids: Vec<TaskId> = changes.tasks.iter().map(|changed| changed.task).collect();
    let rows = visit.office().store().read(|reader| reader.tasks_by_id(tenant, &ids, visit.today))?;
    let rows: BTreeMap<TaskId, ListedTask> = rows.into_iter().map(|row| (row.id, row)).collect();
    let words = visit.words();
    let write_day = |day| words.day(day);
    let teller = Teller {
        organisation: visit.organisation(),
        calendar: visit.laws().1,
        day: visit.today,
        write_day: &write_day,
    };
    Ok(html! {
        p.hint { (words.say("changes-since", &[("when", moment(visit, changes.since).into())])) }
        ul.news {
            @for changed in &changes.tasks {
                @if let Some(row) = rows.get(&changed.task) { (of_task(visit, &teller, changed, row)) }
            }
        }
    })
}

fn of_task(visit: &Visit, teller: &Teller<'_>, changed: &Changed, row: &ListedTask) -> Markup {
    let words = visit.words();
    let code = row.code.clone().unwrap_or_else(|| words.text("task-proposal"));
    html! {
        li {
            a href={ "/tasks/" (row.id) } { span.code { (code) } " " (short(&row.words)) }
            ul {
                @for entry in changed.entries.iter().rev() {
                    @let detail = teller.detail(&entry.event);
                    li {
                        (capital(&words.text(&format!("event-{}", entry.event.name()))))
                        @if !detail.is_empty() { ": " (short(&detail)) }
                        span.by { " · " (visit.officer(entry.meta.actor)) " · " (moment(visit, entry.meta.recorded_at)) }
                    }
                }
            }
        }
    }
}
