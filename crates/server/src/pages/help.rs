//! What the pages are for, and how a new office begins.

use crate::caller::{Answer, Caller};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use axum::response::Response;
use maud::html;

const TOPICS: &[&str] = &[
    "desk",
    "changes",
    "tasks",
    "task",
    "briefing",
    "documents",
    "document",
    "dossiers",
    "dossier",
    "dossiers-import",
    "procedures",
    "event-dates",
    "event-date",
    "figures",
    "targets",
    "target",
    "units",
    "change",
    "search",
    "notices",
    "me",
    "administration",
    "rules",
    "reminders",
    "jobs",
    "people",
    "portal",
];

/// Shows the page.
pub(crate) async fn show(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            let title = visit.text("help-title");
            Ok(Answer::Page(frame::page(
                visit,
                Part::None,
                &title,
                &html! {
                    h1 { (title) }
                    p { (visit.text("help-intro")) }
                    dl.topics {
                        @for topic in TOPICS {
                            dt { (visit.text(&format!("help-{topic}"))) }
                            dd { (visit.text(&format!("about-{topic}"))) }
                        }
                    }
                },
            )))
        })
        .await
}

/// Tells that there is no page of an address.
pub(crate) async fn nothing_here(caller: Caller) -> Response {
    caller.visit(|_| Err(Fault::NotFound)).await
}
