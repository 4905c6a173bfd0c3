//! One box: tasks, documents, units and people, with or without the marks of the letters.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use crate::view::task_table::{self, Documents, Look};
use app::search;
use axum::extract::Query;
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

/// The most hits that are shown: who finds more asks more exactly.
const MOST: u32 = 100;

/// What is looked for.
#[derive(Deserialize)]
pub(crate) struct Question {
    #[serde(default)]
    q: String,
}

/// What was found.
pub(crate) struct Found {
    pub(crate) found: search::Found,
    pub(crate) origins: Documents,
    pub(crate) units: Vec<String>,
    pub(crate) people: Vec<String>,
}

/// Shows what was found.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller.visit(move |visit| Ok(Answer::Page(page(visit, &question.q, &find(visit, &question.q)?)))).await
}

pub(crate) fn find(visit: &Visit, question: &str) -> Result<Found, Fault> {
    let found = visit.office().search(&search::Wanted {
        question,
        scope: &visit.scope,
        documents: visit.sees_documents(),
        most: MOST,
        today: visit.today,
    })?;
    let origins = visit.office().store().read(|reader| task_table::documents(visit, reader, &found.tasks))?;
    let wanted = viet::fold::bare(question);
    let like = |name: &&str| !wanted.trim().is_empty() && viet::fold::bare(name).contains(wanted.trim());
    let organisation = visit.organisation();
    let units = organisation.units.keys().filter_map(|unit| organisation.name_on(*unit, visit.today));
    let people = organisation.officers.values().map(|officer| officer.name.as_str());
    Ok(Found {
        found,
        origins,
        units: units.filter(like).map(str::to_owned).collect(),
        people: people.filter(like).map(str::to_owned).collect(),
    })
}

fn page(visit: &Visit, question: &str, all: &Found) -> Markup {
    let found = &all.found;
    let words = visit.words();
    let title = words.say("search-title", &[("question", question.into())]);
    let count = found.tasks.len() + found.documents.len() + all.units.len() + all.people.len();
    frame::page(
        visit,
        Part::None,
        &title,
        &html! {
            h1 { (title) }
            @if count == 0 { p.empty { (words.text("search-nothing")) } }
            @if found.more { p.hint { (words.say("search-more", &[("most", MOST.into())])) } }
            @if !found.tasks.is_empty() {
                h2 { (words.text("part-tasks")) }
                (task_table::table(visit, &title, &found.tasks, &all.origins, &Look::default()))
            }
            @if !found.documents.is_empty() {
                h2 { (words.text("part-documents")) }
                (super::documents::table(visit, &found.documents))
            }
            @for (key, names) in [("part-units", &all.units), ("search-people", &all.people)] {
                @if !names.is_empty() {
                    h2 { (words.text(key)) }
                    ul { @for name in names { li { (name) } } }
                }
            }
        },
    )
}
