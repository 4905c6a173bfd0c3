//! Tables of tasks.

use crate::caller::Visit;
use crate::view::{day, standing};
use ledger::DocumentId;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{ListedDocument, ListedTask, Reader};

/// The documents that tasks of a table come from.
pub(crate) type Documents = BTreeMap<DocumentId, ListedDocument>;

/// Returns the documents that tasks come from.
pub(crate) fn documents(
    visit: &Visit,
    reader: &mut Reader<'_>,
    tasks: &[ListedTask],
) -> Result<Documents, store::Error> {
    let tenant = visit.office().tenant().id;
    let mut documents = Documents::new();
    for (id, _) in tasks.iter().filter_map(|task| task.document.as_ref()) {
        if !documents.contains_key(id)
            && let Some(document) = reader.document(tenant, *id)?
        {
            documents.insert(*id, document);
        }
    }
    Ok(documents)
}

/// Shows tasks as a table. `caption` says what they are.
pub(crate) fn table(visit: &Visit, caption: &str, tasks: &[ListedTask], documents: &Documents) -> Markup {
    let words = visit.words();
    html! {
        table.tasks {
            caption.hidden { (caption) }
            thead {
                tr {
                    th scope="col" { (words.text("column-code")) }
                    th scope="col" { (words.text("column-task")) }
                    th scope="col" { (words.text("column-lead")) }
                    th scope="col" { (words.text("column-due")) }
                    th scope="col" { (words.text("column-standing")) }
                    th.number scope="col" { (words.text("column-percent")) }
                }
            }
            tbody { @for task in tasks { (row(visit, task, documents)) } }
        }
    }
}

fn row(visit: &Visit, task: &ListedTask, documents: &Documents) -> Markup {
    let words = visit.words();
    let label = |key: &str| words.text(key);
    html! {
        tr {
            td.code { (task.code.as_deref().unwrap_or("–")) }
            td.words {
                a href={ "/tasks/" (task.id) } { (short(&task.words)) }
                @if let Some((id, item)) = &task.document {
                    span.from {
                        @if let Some(document) = documents.get(id) { (document.code().unwrap_or_default()) " " }
                        (item)
                    }
                }
            }
            td data-label=(label("column-lead")) { @if let Some(lead) = task.lead { (visit.unit(lead)) } @else { "–" } }
            td.day data-label=(label("column-due")) {
                @if let Some(due) = task.due {
                    @if task.approximate { abbr title=(label("due-approximate")) { "~" } }
                    (day(words, due))
                } @else { "–" }
            }
            td data-label=(label("column-standing")) { (standing::of_task(visit, task)) }
            td.number data-label=(label("column-percent")) { @if let Some(percent) = task.percent { (percent) " %" } }
        }
    }
}

/// Letters of a task that a row shows.
const SHOWN: usize = 240;

/// Returns the beginning of long words, cut between two words.
pub(crate) fn short(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(SHOWN) else { return words.to_owned() };
    let cut = words.get(..end).unwrap_or_default();
    let cut = cut.rsplit_once(' ').map_or(cut, |(cut, _)| cut);
    format!("{cut} …")
}
