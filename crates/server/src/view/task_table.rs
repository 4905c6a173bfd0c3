//! Tables of tasks.

use crate::caller::Visit;
use crate::view::command::{quick_accept, quick_report};
use crate::view::{day, standing};
use ledger::DocumentId;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{ListedTask, Reader};

/// What people call the documents that tasks of a table come from.
pub(crate) type Documents = BTreeMap<DocumentId, String>;

/// A column beside the code and the words, which are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Lead,
    Officer,
    Given,
    Due,
    Standing,
    Percent,
    Completed,
}

impl Column {
    /// All columns, in their order.
    pub(crate) const ALL: [Self; 7] =
        [Self::Lead, Self::Officer, Self::Given, Self::Due, Self::Standing, Self::Percent, Self::Completed];
    /// Those that are shown where nobody chose.
    pub(crate) const USUAL: [Self; 4] = [Self::Lead, Self::Due, Self::Standing, Self::Percent];

    /// Returns the name in addresses.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Officer => "officer",
            Self::Given => "given",
            Self::Due => "due",
            Self::Standing => "standing",
            Self::Percent => "percent",
            Self::Completed => "completed",
        }
    }

    /// Returns the key of the heading.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Lead => "column-lead",
            Self::Officer => "fact-officer",
            Self::Given => "fact-given",
            Self::Due => "column-due",
            Self::Standing => "column-standing",
            Self::Percent => "column-percent",
            Self::Completed => "column-completed",
        }
    }
}

/// How a table looks, and what can be done in it.
pub(crate) struct Look<'l> {
    /// The columns.
    pub(crate) columns: &'l [Column],
    /// The form that rows are chosen for; none are chosen where there is none.
    pub(crate) form: Option<&'l str>,
    /// Where to come back to from what is done in a row; nothing is done there where there is none.
    pub(crate) back: Option<&'l str>,
}

impl Default for Look<'_> {
    fn default() -> Self {
        Self { columns: &Column::USUAL, form: None, back: None }
    }
}

/// Returns the documents that tasks come from.
pub(crate) fn documents(
    visit: &Visit,
    reader: &mut Reader<'_>,
    tasks: &[ListedTask],
) -> Result<Documents, store::Error> {
    let ids = tasks.iter().filter_map(|task| task.document.as_ref()).map(|(id, _)| *id).collect();
    reader.document_codes(visit.office().tenant().id, &ids)
}

/// Shows tasks as a table. `caption` says what they are.
pub(crate) fn table(
    visit: &Visit,
    caption: &str,
    tasks: &[ListedTask],
    documents: &Documents,
    look: &Look<'_>,
) -> Markup {
    let words = visit.words();
    html! {
        table.tasks {
            caption.hidden { (caption) }
            thead {
                tr {
                    @if look.form.is_some() { th.choose scope="col" { span.hidden { (words.text("column-choose")) } } }
                    th scope="col" { (words.text("column-code")) }
                    th scope="col" { (words.text("column-task")) }
                    @for column in look.columns {
                        th.number[*column == Column::Percent] scope="col" { (words.text(column.key())) }
                    }
                }
            }
            tbody { @for task in tasks { (row(visit, task, documents, look)) } }
        }
    }
}

fn row(visit: &Visit, task: &ListedTask, documents: &Documents, look: &Look<'_>) -> Markup {
    html! {
        tr {
            @if let Some(form) = look.form {
                td.choose {
                    input type="checkbox" name="task" form=(form) value={ (task.id) ":" (task.version) }
                        aria-label=(visit.words().say("tasks-choose", &[("code", name(task).as_str().into())]));
                }
            }
            td.code { (task.code.as_deref().unwrap_or("–")) }
            td.words {
                a href={ "/tasks/" (task.id) } { (short(&task.words)) }
                @if let Some((id, item)) = &task.document {
                    span.from {
                        @if let Some(code) = documents.get(id) { (code) " " }
                        (item)
                    }
                }
                @if let Some(back) = look.back { (quick(visit, task, back)) }
            }
            @for column in look.columns { (cell(visit, task, *column)) }
        }
    }
}

/// Shows what a unit does most, beside its task.
fn quick(visit: &Visit, task: &ListedTask, back: &str) -> Markup {
    let own = task.lead.is_some_and(|lead| visit.works_in(lead));
    match task.stage.as_str() {
        "assigned" if own => quick_accept(visit, task, back),
        "accepted" | "in-progress" if own => quick_report(visit, task, back),
        _ => Markup::default(),
    }
}

fn cell(visit: &Visit, task: &ListedTask, column: Column) -> Markup {
    let words = visit.words();
    let label = words.text(column.key());
    let shown = |value: Option<jiff::civil::Date>| html! { td.day data-label=(label) { @if let Some(value) = value { (day(words, value)) } @else { "–" } } };
    match column {
        Column::Lead => {
            html! { td data-label=(label) { @if let Some(lead) = task.lead { (visit.unit(lead)) } @else { "–" } } }
        }
        Column::Officer => html! {
            td data-label=(label) { @if let Some(officer) = task.officer { (visit.officer(officer)) } @else { "–" } }
        },
        Column::Due => html! {
            td.day data-label=(label) {
                @if let Some(due) = task.due {
                    @if task.approximate { abbr title=(words.text("due-approximate")) { "~" } }
                    (day(words, due))
                } @else { "–" }
            }
        },
        Column::Given => shown(task.given),
        Column::Completed => shown(task.completed),
        Column::Standing => html! { td data-label=(label) { (standing::of_task(visit, task)) } },
        Column::Percent => {
            html! { td.number data-label=(label) { @if let Some(percent) = task.percent { (percent) " %" } } }
        }
    }
}

/// Returns what a task is called where there is little room: its code, or the beginning of its words.
pub(crate) fn name(task: &ListedTask) -> String {
    task.code.clone().unwrap_or_else(|| cut(&task.words, 40))
}

/// Letters of a task that a row shows.
const SHOWN: usize = 240;

/// Returns the beginning of long words.
pub(crate) fn short(words: &str) -> String {
    cut(words, SHOWN)
}

/// Returns the beginning of words that are longer than some letters, cut between two words.
pub(crate) fn cut(words: &str, letters: usize) -> String {
    if words.len() <= letters {
        // No letter takes less than a byte.
        return words.to_owned();
    }
    let Some((end, _)) = words.char_indices().nth(letters) else { return words.to_owned() };
    let cut = words.get(..end).unwrap_or_default();
    let cut = cut.rsplit_once(' ').map_or(cut, |(cut, _)| cut);
    format!("{cut} …")
}
