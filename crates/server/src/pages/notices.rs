//! What somebody was reminded of and told: the newest first, each with why.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view;
use crate::view::frame::{self, Part};
use app::follow_up::{Said, Teller};
use axum::extract::{Path, Query};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;
use store::Notice;
use uuid::Uuid;

/// Notices on a page.
const PAGE: u32 = 50;

/// Where a page of notices begins.
#[derive(Deserialize)]
pub(crate) struct Place {
    before: Option<String>,
}

/// Shows the notices.
pub(crate) async fn show(caller: Caller, Query(place): Query<Place>) -> Response {
    caller
        .visit(move |visit| {
            let before = place.before.as_deref().map(id).transpose()?;
            let (tenant, officer) = (visit.office().tenant().id, visit.visitor.officer);
            let mut notices =
                visit.office().store().read(|reader| reader.notices(tenant, officer, before, PAGE + 1))?;
            let more = notices.len() > PAGE as usize;
            notices.truncate(PAGE as usize);
            Ok(Answer::Page(page(visit, &notices, more)))
        })
        .await
}

/// Notes that one notice was read, and goes to its task.
pub(crate) async fn open(caller: Caller, Path(notice): Path<String>) -> Response {
    caller
        .visit(move |visit| {
            let (id, officer) = (id(&notice)?, visit.visitor.officer);
            let tenant = visit.office().tenant().id;
            let found = visit.office().store().read(|reader| reader.notice(tenant, officer, id))?;
            let found = found.ok_or(Fault::NotFound)?;
            let now = visit.now;
            visit.office().store().write(tenant, |writer| writer.read_notices(officer, Some(id), now))?;
            Ok(Answer::Go(format!("/tasks/{}", found.task)))
        })
        .await
}

/// Notes that all notices were read.
pub(crate) async fn read_all(caller: Caller) -> Response {
    caller
        .visit(move |visit| {
            let (tenant, officer) = (visit.office().tenant().id, visit.visitor.officer);
            let now = visit.now;
            visit.office().store().write(tenant, |writer| writer.read_notices(officer, None, now))?;
            Ok(Answer::Go("/notices".to_owned()))
        })
        .await
}

fn id(text: &str) -> Result<[u8; 16], Fault> {
    text.parse::<Uuid>().map(Uuid::into_bytes).map_err(|_| Fault::NotFound)
}

fn page(visit: &Visit, notices: &[Notice], more: bool) -> Markup {
    let words = visit.words();
    let title = words.text("notices-title");
    let (_, calendar) = visit.laws();
    let teller = Teller { words, organisation: visit.organisation(), calendar };
    let told: Vec<(&Notice, Said)> =
        notices.iter().filter_map(|notice| Some((notice, Said::of(notice)?))).collect();
    frame::page(
        visit,
        Part::None,
        &title,
        &html! {
            h1 { (title) " " span.count { (visit.visitor.unread) } }
            p.about { (words.text("about-notices")) }
            @if told.is_empty() { p.empty { (words.text("notices-none")) } }
            @if visit.visitor.unread > 0 {
                form.line method="post" action="/notices" {
                    button { (words.text("notices-read-all")) }
                }
            }
            ul.notices { @for (notice, said) in &told { (row(visit, &teller, notice, said)) } }
            @if let (true, Some(last)) = (more, notices.last()) {
                p.pages { a href={ "/notices?before=" (Uuid::from_bytes(last.id)) } { (words.text("notices-older")) } }
            }
        },
    )
}

fn row(visit: &Visit, teller: &Teller<'_>, notice: &Notice, said: &Said) -> Markup {
    let words = visit.words();
    let made = notice.made_at.day();
    html! {
        li.new[notice.read_at.is_none()] {
            div.line {
                form method="post" action={ "/notices/" (Uuid::from_bytes(notice.id)) } {
                    button.link { (teller.title(said, made)) }
                    @if notice.read_at.is_none() { span.hidden { " (" (words.text("notices-unread")) ")" } }
                }
                (view::day(words, made))
            }
            p {
                @if let Some(code) = &said.code { a href={ "/tasks/" (notice.task) } { (code) } " " }
                (said.words)
            }
            details {
                summary { (words.text("notices-why")) }
                p { (teller.why(said)) }
            }
        }
    }
}
