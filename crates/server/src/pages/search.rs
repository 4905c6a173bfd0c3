//! One box: tasks, documents, units and people, with or without the marks of the letters.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use crate::view::task_table::{self, Documents};
use axum::extract::Query;
use axum::response::Response;
use ledger::{DocumentId, TaskId};
use maud::{Markup, html};
use serde::Deserialize;
use store::{ListedDocument, ListedTask};

/// The most hits that are shown: who finds more asks more exactly.
const MOST: u32 = 100;

/// What is looked for.
#[derive(Deserialize)]
pub(crate) struct Question {
    #[serde(default)]
    q: String,
}

/// What was found.
#[derive(Default)]
struct Found {
    tasks: Vec<ListedTask>,
    documents: Vec<ListedDocument>,
    origins: Documents,
    units: Vec<String>,
    people: Vec<String>,
    more: bool,
}

/// Shows what was found.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller.visit(move |visit| Ok(Answer::Page(page(visit, &question.q, &find(visit, &question.q)?)))).await
}

fn find(visit: &Visit, question: &str) -> Result<Found, Fault> {
    let tenant = visit.office().tenant().id;
    let mut found = visit.office().store().read(|reader| {
        let hits = reader.search(tenant, question, MOST)?;
        let more = hits.len() == MOST as usize;
        let ids: Vec<TaskId> =
            hits.iter().filter(|hit| hit.kind == "task").map(|hit| TaskId::from_bytes(hit.id)).collect();
        let mut tasks = reader.tasks_by_id(tenant, &ids, visit.today)?;
        if visit.scope != ledger::permission::Scope::All {
            let mut seen = Vec::new();
            for task in tasks {
                if visit.scope.sees(&reader.history(tenant, task.id)?.now()) {
                    seen.push(task);
                }
            }
            tasks = seen;
        }
        let origins = task_table::documents(visit, reader, &tasks)?;
        let mut documents = Vec::new();
        for hit in hits.iter().filter(|hit| hit.kind == "document") {
            documents.extend(reader.document(tenant, DocumentId::from_bytes(hit.id))?);
        }
        Ok::<_, store::Error>(Found { tasks, documents, origins, more, ..Found::default() })
    })?;
    let wanted = viet::fold::bare(question);
    let like = |name: &str| !wanted.trim().is_empty() && viet::fold::bare(name).contains(wanted.trim());
    let organisation = &visit.organisation;
    let units = organisation.units.keys().filter_map(|unit| organisation.name_on(*unit, visit.today));
    found.units = units.filter(|name| like(name)).map(str::to_owned).collect();
    let people = organisation.officers.values().map(|officer| officer.name.as_str());
    found.people = people.filter(|name| like(name)).map(str::to_owned).collect();
    if visit.sees_documents() { Ok(found) } else { Ok(Found { documents: Vec::new(), ..found }) }
}

fn page(visit: &Visit, question: &str, found: &Found) -> Markup {
    let words = visit.words();
    let title = words.say("search-title", &[("question", question.into())]);
    let count = found.tasks.len() + found.documents.len() + found.units.len() + found.people.len();
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
                (task_table::table(visit, &title, &found.tasks, &found.origins))
            }
            @if !found.documents.is_empty() {
                h2 { (words.text("part-documents")) }
                (super::documents::table(visit, &found.documents))
            }
            @for (key, names) in [("part-units", &found.units), ("search-people", &found.people)] {
                @if !names.is_empty() {
                    h2 { (words.text(key)) }
                    ul { @for name in names { li { (name) } } }
                }
            }
        },
    )
}
