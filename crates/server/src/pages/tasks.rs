//! The list of tasks: what is asked for stands in the address, so that an address is a saved filter.

mod sheet;

use crate::caller::{Answer, Caller, Download, Visit};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use crate::view::task_table::{self, Documents};
use crate::view::{capital, field};
use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::civil::Date;
use ledger::standing::Standing;
use ledger::{DocumentId, TaskId, UnitId};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use store::{Filter, Order, Page, Place};

/// Tasks on a page.
const PAGE: u32 = 100;

/// Stages that a list can be asked for.
const STAGES: &[&str] = &["proposed", "assigned", "declined", "accepted", "in-progress", "submitted"];

/// What is asked for, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Question {
    /// The unit that leads.
    #[serde(skip_serializing_if = "String::is_empty")]
    unit: String,
    /// The unit that takes part.
    #[serde(skip_serializing_if = "String::is_empty")]
    support: String,
    /// The document that gave them.
    #[serde(skip_serializing_if = "String::is_empty")]
    document: String,
    /// Where they stand.
    #[serde(skip_serializing_if = "String::is_empty")]
    standing: String,
    /// Their stage.
    #[serde(skip_serializing_if = "String::is_empty")]
    stage: String,
    /// "open", "closed", "asked" (a request for more time waits), "mine".
    #[serde(skip_serializing_if = "String::is_empty")]
    which: String,
    /// Due from this day on.
    #[serde(skip_serializing_if = "String::is_empty")]
    from: String,
    /// Due until this day.
    #[serde(skip_serializing_if = "String::is_empty")]
    to: String,
    /// Behind this task.
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

impl Question {
    /// Returns the question as the end of an address.
    pub(crate) fn address(&self) -> String {
        self.address_at("/tasks")
    }

    fn address_at(&self, path: &str) -> String {
        let value = serde_json::to_value(self).unwrap_or_default();
        let fields = value.as_object().into_iter().flatten();
        let parts = fields.filter_map(|(name, value)| {
            Some(format!("{name}={}", crate::view::escape_query(value.as_str()?)))
        });
        format!("{path}?{}", parts.collect::<Vec<_>>().join("&"))
    }

    fn filter(&self, visit: &Visit) -> Result<Filter, Fault> {
        let standing = optional(&self.standing, Standing::named)?;
        Ok(Filter {
            leads: optional(&self.unit, id::<UnitId>)?.into_iter().collect(),
            support: optional(&self.support, id::<UnitId>)?,
            document: optional(&self.document, id::<DocumentId>)?,
            standing: standing.map(|standing| (standing, visit.today)),
            stages: if self.stage.is_empty() { Vec::new() } else { vec![self.stage.clone()] },
            open: match self.which.as_str() {
                "open" | "asked" | "mine" => Some(true),
                "closed" => Some(false),
                _ => None,
            },
            extension_asked: (self.which == "asked").then_some(true),
            officer: (self.which == "mine").then_some(visit.visitor.officer),
            due_from: optional(&self.from, id::<Date>)?,
            due_to: optional(&self.to, id::<Date>)?,
            seen: Some(visit.scope.clone()),
            ..Filter::default()
        })
    }

    fn place(&self) -> Result<Option<Place>, Fault> {
        optional(&self.after, |text| {
            let (due, task) = text.split_once('~')?;
            let due = if due.is_empty() { None } else { Some(due.parse().ok()?) };
            Some(Place { due, id: id::<TaskId>(task)? })
        })
    }

    fn behind(&self, place: Place) -> Self {
        let due = place.due.map(|due| due.to_string()).unwrap_or_default();
        Self { after: format!("{due}~{}", place.id), ..self.clone() }
    }
}

fn id<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// Reads what may be left empty; what is there must be right.
fn optional<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    read(text).map(Some).ok_or_else(|| Fault::Bad("question-not-understood", vec![("text", text.to_owned())]))
}

/// Shows a page of the list.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            let (filter, after) = (question.filter(visit)?, question.place()?);
            let tenant = visit.office().tenant().id;
            let (tasks, documents, count) = visit.office().store().read(|reader| {
                let tasks = reader.tasks(tenant, &filter, Order::Due, after, PAGE, visit.today)?;
                let documents = task_table::documents(visit, reader, &tasks.tasks)?;
                // Who turns pages knows the number already.
                let count = if after.is_none() && tasks.more {
                    Some(reader.count_tasks(tenant, &filter)?)
                } else {
                    None
                };
                Ok::<_, store::Error>((tasks, documents, count))
            })?;
            Ok(Answer::Page(page(visit, &question, &tasks, &documents, count)))
        })
        .await
}

/// Sends the whole list as a file: nothing of it is cut off.
pub(crate) async fn export(
    caller: Caller,
    Path(form): Path<String>,
    Query(question): Query<Question>,
) -> Response {
    caller
        .visit(move |visit| {
            let filter = question.filter(visit)?;
            let tenant = visit.office().tenant().id;
            let (tasks, documents) = visit.office().store().read(|reader| {
                let tasks = reader.all_tasks(tenant, &filter, Order::Due, visit.today)?;
                let documents = task_table::documents(visit, reader, &tasks)?;
                Ok::<_, store::Error>((tasks, documents))
            })?;
            let (media, text) = match form.as_str() {
                "tasks.csv" => ("text/csv; charset=utf-8", sheet::csv(visit, &tasks, &documents)),
                "tasks.ics" => ("text/calendar; charset=utf-8", sheet::calendar(visit, &tasks)),
                _ => return Err(Fault::NotFound),
            };
            Ok(Answer::File(Download { name: form, media, bytes: text.into_bytes() }))
        })
        .await
}

fn page(
    visit: &Visit,
    question: &Question,
    tasks: &Page,
    documents: &Documents,
    count: Option<u64>,
) -> Markup {
    let words = visit.words();
    let title = words.text("part-tasks");
    let shown = count.unwrap_or(tasks.tasks.len() as u64);
    let next = tasks.tasks.last().filter(|_| tasks.more);
    frame::page(
        visit,
        Part::Tasks,
        &title,
        &html! {
            h1 { (title) }
            (filter_form(visit, question))
            @if tasks.tasks.is_empty() { p.empty { (words.text("tasks-none")) } }
            @else {
                p.count role="status" {
                    @if question.after.is_empty() { (words.say("tasks-count", &[("count", shown.into())])) }
                    @else { (words.text("tasks-further")) }
                }
                (task_table::table(visit, &title, &tasks.tasks, documents))
            }
            nav.pages aria-label=(words.text("page-turn")) {
                @if !question.after.is_empty() {
                    a href=(Question { after: String::new(), ..question.clone() }.address()) { (words.text("page-first")) }
                }
                @if let Some(last) = next {
                    a rel="next" href=(question.behind(last.place()).address()) { (words.text("page-next")) }
                }
            @let whole = Question { after: String::new(), ..question.clone() };
            a href=(whole.address_at("/tasks/export/tasks.csv")) download { (words.text("tasks-csv")) }
            a href=(whole.address_at("/tasks/export/tasks.ics")) download { (words.text("tasks-ics")) }
            }
        },
    )
}

fn filter_form(visit: &Visit, question: &Question) -> Markup {
    let words = visit.words();
    let any = words.text("filter-any");
    let standings: Vec<(String, String)> = Standing::ALL
        .iter()
        .map(|standing| (standing.name().to_owned(), words.text(&format!("standing-{}", standing.name()))))
        .collect();
    let stages: Vec<(String, String)> = STAGES
        .iter()
        .map(|stage| ((*stage).to_owned(), capital(&words.text(&format!("stage-{stage}")))))
        .collect();
    let whiches = ["open", "closed", "asked", "mine"]
        .map(|which| (which.to_owned(), words.text(&format!("which-{which}"))));
    let shown = |options: &[(String, String)], name: &str, chosen: &str| {
        let options = options.iter().map(|(value, shown)| (value.clone(), shown.as_str()));
        field::choice(words, name, Some(chosen), Some(&any), options)
    };
    html! {
        form.filter action="/tasks" {
            (field::choice(words, "unit", Some(&question.unit), Some(&any), units(visit)))
            (shown(&standings, "standing", &question.standing))
            (shown(&stages, "stage", &question.stage))
            (shown(&whiches, "which", &question.which))
            label.field { span { (words.text("field-from")) } input type="date" name="from" value=(question.from); }
            label.field { span { (words.text("field-to")) } input type="date" name="to" value=(question.to); }
            @if !question.document.is_empty() { input type="hidden" name="document" value=(question.document); }
            @if !question.support.is_empty() { input type="hidden" name="support" value=(question.support); }
            button { (words.text("filter-show")) }
            a.button href="/tasks" { (words.text("filter-clear")) }
        }
    }
}

/// Returns the units that the visitor sees and that exist today, by name.
pub(crate) fn units(visit: &Visit) -> Vec<(String, &str)> {
    let organisation = visit.organisation();
    let seen = organisation.units.keys().filter(|unit| visit.scope.sees_unit(**unit));
    let seen = seen.filter(|unit| organisation.exists(**unit, visit.today));
    let mut units: Vec<(String, &str)> = seen.map(|unit| (unit.to_string(), visit.unit(*unit))).collect();
    units.sort_by_key(|(_, name)| viet::fold::key(name));
    units
}
