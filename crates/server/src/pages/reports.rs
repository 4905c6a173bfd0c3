//! Reports: the forms of the office, a preview of what one gives for a period, its files, and the tasks behind each number.

pub(crate) mod kept;
pub(crate) mod owed;
pub(crate) mod text;

use crate::assets::PAPER_ADDRESS;
use crate::caller::{Answer, Caller, Download, Visit};
use crate::fault::Fault;
use crate::pages::figures::{read, ways};
use crate::view::frame::{self, Part};
use crate::view::{escape_query, task_table};
use app::Format;
use app::reports::{Asked, Report};
use axum::extract::{Path, Query};
use axum::response::Response;
use forms::period::Period;
use forms::report::{CellId, Form};
use ledger::{Moment, TaskId};
use maud::{Markup, html};
use serde::Deserialize;

/// Tasks on a page.
const PAGE: usize = 100;

/// Which report, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Question {
    /// The period; the present half-year where empty.
    period: String,
    /// Takes tasks given from this day on, where the asking letter says otherwise than the form.
    from: String,
    /// To the end of this day.
    to: String,
    /// At the end of this day; of the last day of the period where empty.
    as_of: String,
    /// As it was known at the end of this day; as it is known now where empty.
    known_at: String,
    /// The number whose tasks are wanted.
    cell: String,
    /// The form of the file.
    format: String,
    /// With the tasks behind each number, where this says something.
    lists: String,
    /// Behind this task.
    after: String,
}

impl Question {
    fn period(&self, visit: &Visit) -> Result<Period, Fault> {
        let today = visit.today;
        let present = format!("{}-H{}", today.year(), if today.month() < 7 { 1 } else { 2 });
        let text = if self.period.is_empty() { &present } else { &self.period };
        text.parse().map_err(|()| Fault::Bad("report-no-period", vec![("text", text.clone())]))
    }

    fn asked(&self, visit: &Visit, form: &str) -> Result<Asked, Fault> {
        Ok(Asked {
            form: form.to_owned(),
            period: self.period(visit)?,
            days: read(&self.from)?.zip(read(&self.to)?),
            as_of: read(&self.as_of)?,
            known_at: read(&self.known_at)?.map_or(Moment::LAST, Moment::end_of),
            leads: visit.leads(),
        })
    }

    /// Returns what makes it this report, by the names of the fields.
    fn fields(&self) -> [(&'static str, &str); 5] {
        [
            ("period", self.period.as_str()),
            ("from", &self.from),
            ("to", &self.to),
            ("as_of", &self.as_of),
            ("known_at", &self.known_at),
        ]
    }

    /// Returns the address of something of the same report.
    fn address(&self, form: &str, what: &str, more: &[(&str, &str)]) -> String {
        let mut address = format!("/reports/{}{what}?", escape_query(form));
        for (name, value) in self.fields().iter().chain(more).filter(|(_, value)| !value.is_empty()) {
            address.push_str(&format!("{name}={}&", escape_query(value)));
        }
        address.pop();
        address
    }

    fn made(&self, visit: &Visit, form: &str) -> Result<Report, Fault> {
        let asked = self.asked(visit, form)?;
        let link = |cell: CellId| Some(self.address(form, "/tasks", &[("cell", &cell.to_string())]));
        Ok(visit.office().report(&asked, visit.today, &link)?)
    }
}

/// Shows the forms.
pub(crate) async fn list(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            let shelf = visit.office().forms()?;
            let period = question.period(visit)?;
            let words = visit.words();
            let title = words.text("way-reports");
            Ok(Answer::Page(frame::page(visit, Part::Figures, &title, &html! {
                h1 { (title) }
                (ways(visit, "/reports"))
                p.about { (words.text("about-reports")) }
                form.filter action="/reports" {
                    (period_field(visit, period))
                    button { (words.text("filter-show")) }
                }
                ul.forms {
                    @for form in shelf.forms() {
                        li {
                            a href=(Question { period: period.to_string(), ..Question::default() }.address(&form.id, "", &[])) { (form.name) }
                            p.hint { (form.source) }
                        }
                    }
                }
            })))
        })
        .await
}

/// Shows what a form gives for a period.
pub(crate) async fn show(
    caller: Caller,
    Path(form): Path<String>,
    Query(question): Query<Question>,
) -> Response {
    caller
        .visit(move |visit| {
            let period = question.period(visit)?;
            let report = question.made(visit, &form)?;
            Ok(Answer::Page(page(visit, &question, period, &report)))
        })
        .await
}

fn page(visit: &Visit, question: &Question, period: Period, report: &Report) -> Markup {
    let words = visit.words();
    let Form { id, name, .. } = &report.form;
    let said = words.say(
        "report-days",
        &[
            ("from", words.day(report.days.0).into()),
            ("to", words.day(report.days.1).into()),
            ("as-of", words.day(report.as_of).into()),
        ],
    );
    frame::page(
        visit,
        Part::Figures,
        name,
        &html! {
            link rel="stylesheet" href=(*PAPER_ADDRESS);
            h1 { (name) }
            (ways(visit, "/reports"))
            form.filter action={ "/reports/" (id) } {
                (period_field(visit, period))
                @for (field, value) in
                    [("as_of", &question.as_of), ("known_at", &question.known_at), ("from", &question.from), ("to", &question.to)]
                {
                    label.field {
                        span { (words.text(&format!("figures-field-{}", field.replace('_', "-")))) }
                        input type="date" name=(field) value=(value);
                    }
                }
                button { (words.text("filter-show")) }
            }
            p.hint { (said) }
            p.downloads {
                @for format in Format::ALL.iter().map(|format| format.name()) {
                    a href=(question.address(id, "/file", &[("format", format)])) download { (words.text(&format!("report-as-{format}"))) } " "
                }
                a href=(question.address(id, "/file", &[("format", "xlsx"), ("lists", "all")])) download { (words.text("report-with-lists")) }
            }
            @if !report.made.sentences.is_empty() {
                p { a href=(question.address(id, "/text", &[])) { (words.text("report-text-open")) } }
            }
            (kept::keeping(visit, question, id))
            div.preview { (forms::html::fragment(&report.made.paper)) }
        },
    )
}

fn period_field(visit: &Visit, period: Period) -> Markup {
    let words = visit.words();
    let year = period.year();
    let years = (year - 1..=year + 1).rev();
    let parts = ["", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"].map(str::to_owned);
    let months = (1..=12).map(|month| format!("-{month:02}"));
    let parts: Vec<String> = parts.into_iter().chain(months).collect();
    let chosen = period.to_string();
    html! {
        label.field {
            span { (words.text("report-period")) }
            select name="period" {
                @for year in years {
                    optgroup label=(year) {
                        @for part in &parts {
                            @let text = format!("{year}{part}");
                            @if let Ok(each) = text.parse::<Period>() {
                                option value=(text) selected[text == chosen] { (each.words()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Sends the file of a report.
pub(crate) async fn file(
    caller: Caller,
    Path(form): Path<String>,
    Query(question): Query<Question>,
) -> Response {
    caller
        .visit(move |visit| {
            let format =
                Format::named(&question.format).ok_or_else(|| Fault::not_understood(&question.format))?;
            let period = question.period(visit)?;
            // A file leaves the office: its numbers lead nowhere there.
            let asked = question.asked(visit, &form)?;
            let report = match question.lists.is_empty() {
                true => visit.office().report(&asked, visit.today, &|_| None)?,
                false => visit.office().report_with_lists(&asked, visit.today)?,
            };
            let written = format.write(&report.made.paper).map_err(|_| Fault::Broken)?;
            let name = format!("{}-{period}.{}", report.form.id, format.name());
            Ok(Answer::File(Download { name, media: format.media(), bytes: written.bytes }))
        })
        .await
}

/// Shows the tasks behind a number.
pub(crate) async fn tasks(
    caller: Caller,
    Path(form): Path<String>,
    Query(question): Query<Question>,
) -> Response {
    caller
        .visit(move |visit| {
            let cell: CellId = read(&question.cell)?.ok_or(Fault::missing("cell"))?;
            let after = read::<TaskId>(&question.after)?;
            let report = question.made(visit, &form)?;
            let behind = report.made.behind.get(&cell).ok_or(Fault::NotFound)?;
            let from = after.map_or(0, |after| behind.partition_point(|task| *task <= after));
            let ids: Vec<TaskId> = behind.iter().skip(from).take(PAGE).copied().collect();
            let tenant = visit.office().tenant().id;
            let (tasks, documents) = visit.office().store().read(|reader| {
                let tasks = reader.tasks_by_id(tenant, &ids, visit.today)?;
                let documents = task_table::documents(visit, reader, &tasks)?;
                Ok::<_, store::Error>((tasks, documents))
            })?;
            let words = visit.words();
            let title = words.say(
                "report-tasks",
                &[("report", report.form.name.as_str().into()), ("count", behind.len().to_string().into())],
            );
            let more = from + ids.len() < behind.len();
            let next = ids.last().filter(|_| more).map(|last| {
                question.address(&form, "/tasks", &[("cell", &question.cell), ("after", &last.to_string())])
            });
            Ok(Answer::Page(frame::page(visit, Part::Figures, &title, &html! {
                h1 { (title) }
                p { a href=(question.address(&form, "", &[])) { (words.text("report-back")) } }
                p.hint { (words.text("figures-tasks-hint")) }
                (task_table::table(visit, &title, &tasks, &documents, &task_table::Look::default()))
                @if let Some(next) = next { p.pages { a rel="next" href=(next) { (words.text("page-next")) } } }
            })))
        })
        .await
}
