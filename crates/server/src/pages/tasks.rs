//! The list of tasks, and the same tasks as a board, a calendar and a timeline.

mod board;
mod calendar;
mod kept;
mod question;
mod several;
mod sheet;
mod timeline;

use crate::caller::{Answer, Caller, Download, Visit};
use crate::fault::Fault;
use crate::view::command::units;
use crate::view::frame::{self, Part};
use crate::view::task_table::{self, Column, Documents, Look};
use crate::view::{capital, field, ical};
use axum::extract::Path;
use axum::response::Response;
use axum_extra::extract::Query;
pub(crate) use board::show as board;
pub(crate) use calendar::show as calendar;
pub(crate) use kept::change as keep;
use ledger::TenantId;
use ledger::standing::Standing;
use maud::{Markup, html};
pub(crate) use question::Question;
use question::STAGES;
pub(crate) use several::give as several;
use store::{Filter, KeptFilter, Order, Page, Reader};
pub(crate) use timeline::show as timeline;

/// Tasks on a page.
const PAGE: u32 = 100;
/// Tasks that are counted unless all are to be: a list of more is filtered before anybody goes through it.
const MOST_COUNTED: u64 = 1000;

/// The ways to look at the same tasks: their paths, and the keys of their names.
const WAYS: &[(&str, &str)] = &[
    ("/tasks", "way-list"),
    ("/tasks/board", "way-board"),
    ("/tasks/calendar", "way-calendar"),
    ("/tasks/timeline", "way-timeline"),
];

/// A page of the list with what it shows.
struct Listed {
    tasks: Page,
    documents: Documents,
    /// How many there are in all, where there are more than are shown.
    count: Option<Count>,
    /// Questions that are kept by a name.
    kept: Vec<KeptFilter>,
}

/// How many tasks a list has.
#[derive(Clone, Copy)]
enum Count {
    Exactly(u64),
    MoreThan(u64),
}

impl Count {
    fn of(
        reader: &mut Reader<'_>,
        tenant: TenantId,
        filter: &Filter,
        question: &Question,
    ) -> Result<Self, store::Error> {
        if question.count == question::ALL {
            return reader.count_tasks(tenant, filter).map(Self::Exactly);
        }
        let counted = reader.count_some_tasks(tenant, filter, MOST_COUNTED)?;
        Ok(if counted > MOST_COUNTED { Self::MoreThan(MOST_COUNTED) } else { Self::Exactly(counted) })
    }
}

/// Shows a page of the list.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            let (filter, after) = (question.filter(visit)?, question.place()?);
            let tenant = visit.office().tenant().id;
            let listed = visit.office().store().read(|reader| {
                let tasks = reader.tasks(tenant, &filter, question.order(), after, PAGE, visit.today)?;
                let documents = task_table::documents(visit, reader, &tasks.tasks)?;
                // Who turns pages knows the number already.
                let count = if after.is_none() && tasks.more {
                    Some(Count::of(reader, tenant, &filter, &question)?)
                } else {
                    None
                };
                Ok::<_, store::Error>(Listed { tasks, documents, count, kept: kept::load(visit, reader)? })
            })?;
            Ok(Answer::Page(page(visit, &question, &listed)))
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
            let (media, bytes) = match form.as_str() {
                "tasks.xlsx" => (app::Format::Xlsx.media(), sheet::xlsx(visit, &tasks, &documents)?),
                "tasks.csv" => {
                    ("text/csv; charset=utf-8", sheet::csv(visit, &tasks, &documents).into_bytes())
                }
                "tasks.ics" => {
                    let unit = |unit| visit.unit(unit);
                    let name = visit.text("part-tasks");
                    let text = ical::calendar(&name, &tasks, visit.today, unit);
                    ("text/calendar; charset=utf-8", text.into_bytes())
                }
                _ => return Err(Fault::NotFound),
            };
            Ok(Answer::File(Download { name: form, media, bytes }))
        })
        .await
}

fn page(visit: &Visit, question: &Question, listed: &Listed) -> Markup {
    let words = visit.words();
    let title = words.text("part-tasks");
    let tasks = &listed.tasks;
    let count = listed.count.unwrap_or(Count::Exactly(tasks.tasks.len() as u64));
    let columns = columns(question);
    let choosing = several::is_offered(visit);
    let look =
        Look { columns: &columns, form: choosing.then_some("several"), back: Some(visit.address.as_str()) };
    frame::page(
        visit,
        Part::Tasks,
        &title,
        &html! {
            h1 { (title) }
            (head(visit, question, "/tasks"))
            (kept::shown(visit, question, &listed.kept))
            @if tasks.tasks.is_empty() { p.empty { (words.text("tasks-none")) } }
            @else {
                p.count role="status" {
                    @match count {
                        _ if !question.after.is_empty() => (words.text("tasks-further")),
                        Count::Exactly(count) => (words.say("tasks-count", &[("count", count.into())])),
                        Count::MoreThan(count) => {
                            (words.say("tasks-count-more", &[("count", count.into())])) " "
                            a href=(question.counted().address("/tasks")) { (words.text("tasks-count-all")) }
                        }
                    }
                }
                (task_table::table(visit, &title, &tasks.tasks, &listed.documents, &look))
                @if choosing { (several::form(visit)) }
            }
            (foot(visit, question, tasks))
        },
    )
}

/// Shows where one turns pages, takes the list along and chooses its columns.
fn foot(visit: &Visit, question: &Question, tasks: &Page) -> Markup {
    let words = visit.words();
    let whole = question.whole();
    html! {
        nav.pages aria-label=(words.text("page-turn")) {
            @if !question.after.is_empty() { a href=(whole.address("/tasks")) { (words.text("page-first")) } }
            @if let Some(last) = tasks.tasks.last().filter(|_| tasks.more) {
                a rel="next" href=(question.behind(last.place()).address("/tasks")) { (words.text("page-next")) }
            }
            a href=(whole.address("/tasks/export/tasks.xlsx")) download { (words.text("tasks-xlsx")) }
            a href=(whole.address("/tasks/export/tasks.csv")) download { (words.text("tasks-csv")) }
            a href=(whole.address("/tasks/export/tasks.ics")) download { (words.text("tasks-ics")) }
        }
        details.look {
            summary { (words.text("tasks-look")) }
            form.line action="/tasks" {
                (hidden(&Question { column: Vec::new(), order: String::new(), ..whole }))
                @let chosen = columns(question);
                fieldset {
                    legend { (words.text("tasks-columns")) }
                    @for column in Column::ALL {
                        label {
                            input type="checkbox" name="column" value=(column.name()) checked[chosen.contains(&column)];
                            " " (words.text(column.key()))
                        }
                    }
                }
                @let orders = [("latest".to_owned(), words.text("order-latest"))];
                @let options = orders.iter().map(|(value, shown)| (value.clone(), shown.as_str()));
                (field::choice(words, "order", Some(&question.order), Some(&words.text("order-due")), options))
                button { (words.text("tasks-look-show")) }
            }
        }
    }
}

/// Keeps a question in a form that asks for something besides.
fn hidden(question: &Question) -> Markup {
    let fields = serde_json::to_value(question).unwrap_or_default();
    let fields = fields.as_object().cloned().unwrap_or_default();
    html! {
        @for (name, value) in &fields {
            @if let Some(value) = value.as_str() { input type="hidden" name=(name) value=(value); }
            @for value in value.as_array().into_iter().flatten().filter_map(|value| value.as_str()) {
                input type="hidden" name=(name) value=(value);
            }
        }
    }
}

fn columns(question: &Question) -> Vec<Column> {
    let chosen = |column: &Column| question.column.iter().any(|name| name == column.name());
    let chosen: Vec<Column> = Column::ALL.into_iter().filter(chosen).collect();
    if chosen.is_empty() { Column::USUAL.to_vec() } else { chosen }
}

/// Shows the ways to look at what is asked for, and the form that asks.
fn head(visit: &Visit, question: &Question, path: &str) -> Markup {
    let words = visit.words();
    let whole = question.whole();
    html! {
        nav.ways aria-label=(words.text("tasks-ways")) {
            ul {
                @for (way, key) in WAYS {
                    @let which = if *way == "/tasks/timeline" && whole.is_everything() { "open" } else { whole.which.as_str() };
                    @let there = Question { which: which.to_owned(), ..whole.clone() };
                    li { a href=(there.address(way)) aria-current=[(*way == path).then_some("page")] { (words.text(key)) } }
                }
            }
        }
        (filter_form(visit, question, path))
    }
}

fn filter_form(visit: &Visit, question: &Question, path: &str) -> Markup {
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
    // What this form asks for itself, it does not keep.
    let besides = Question {
        unit: String::new(),
        standing: String::new(),
        stage: String::new(),
        which: String::new(),
        from: String::new(),
        to: String::new(),
        ..question.whole()
    };
    html! {
        form.filter action=(path) {
            (field::choice(words, "unit", Some(&question.unit), Some(&any), units(visit)))
            (shown(&standings, "standing", &question.standing))
            (shown(&stages, "stage", &question.stage))
            (shown(&whiches, "which", &question.which))
            // A calendar has its days already.
            @if path != "/tasks/calendar" {
                label.field { span { (words.text("field-from")) } input type="date" name="from" value=(question.from); }
                label.field { span { (words.text("field-to")) } input type="date" name="to" value=(question.to); }
            }
            (hidden(&besides))
            @for (key, between) in [("fact-given", &question.given), ("column-completed", &question.completed)] {
                @if let Some((first, last)) = between.split_once("..") { p.chip { (words.text(key)) ": " (first) " – " (last) } }
            }
            button { (words.text("filter-show")) }
            a.button href=(path) { (words.text("filter-clear")) }
        }
    }
}
