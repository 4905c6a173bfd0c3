//! Reports: the forms of the office, what one gives for a period, its files, and the tasks behind each number.

use super::call::Call;
use super::give::{Download, Reply};
use super::schema::{Count, Day, FileFormat, Limit, Page, Uuid, inline_schema, next};
use super::take::{Name, Query};
use super::tasks::{self, Row};
use crate::fault::Fault;
use crate::view::task_table;
use app::Format;
use app::reports;
use forms::paper::{self, Block, RowKind, Value};
use forms::period::Period;
use forms::report::CellId;
use jiff::civil::Date;
use ledger::{Moment, TaskId};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};
use std::borrow::Cow;

/// A form of the office.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReportForm")]
pub(super) struct Form {
    /// What it is named by.
    id: String,
    /// What people call it.
    name: String,
    /// What asks for it.
    source: String,
    #[schemars(with = "Day")]
    valid_from: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    valid_to: Option<Date>,
}

/// Lists the forms.
pub(super) fn list(call: &Call, (): ()) -> Result<Reply<Page<Form>>, Fault> {
    let shelf = call.office().forms()?;
    let form = |form: &forms::report::Form| Form {
        id: form.id.clone(),
        name: form.name.clone(),
        source: form.source.clone(),
        valid_from: form.valid_from,
        valid_to: form.valid_to,
    };
    Ok(Reply(Page { items: shelf.forms().map(form).collect(), next: None, total: None }))
}

/// A period: "2025", "2025-H1", "2025-Q3", "2025-06".
struct Reported(Period);
inline_schema!(
    Reported,
    "Period",
    json_schema!({ "type": "string", "pattern": "^[0-9]{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?$" })
);

impl<'de> Deserialize<'de> for Reported {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let known =
            || de::Error::custom(format_args!("{text:?} is no period: 2025, 2025-H1, 2025-Q3, 2025-06"));
        text.parse().map(Self).map_err(|()| known())
    }
}

/// What a report is asked for by. serde refuses unknown parameters only where all fields stand in one type, so each question
/// has them all.
macro_rules! question {
    ($(#[$doc:meta])* $type:ident { $($(#[$about:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $type {
            period: Reported,
            /// Takes tasks given from this day on, where the asking letter says otherwise than the form.
            #[schemars(with = "Option<Day>")]
            from: Option<Date>,
            /// To the end of this day.
            #[schemars(with = "Option<Day>")]
            to: Option<Date>,
            /// At the end of this day; of the last day of the period where absent.
            #[schemars(with = "Option<Day>")]
            as_of: Option<Date>,
            /// As it was known at the end of this day; as it is known now where absent.
            #[schemars(with = "Option<Day>")]
            known_at: Option<Date>,
            $($(#[$about])* $field: $kind,)*
        }

        impl $type {
            /// Returns which report is asked for.
            pub(super) fn asked(&self, call: &Call, form: String) -> reports::Asked {
                reports::Asked {
                    form,
                    period: self.period.0,
                    days: self.from.zip(self.to),
                    as_of: self.as_of,
                    known_at: self.known_at.map_or(Moment::LAST, Moment::end_of),
                    leads: call.leads(),
                }
            }
        }
    };
}

question! {
    /// Which report.
    Question {}
}

question! {
    /// Which report is to be made and kept.
    ToKeep {}
}

question! {
    /// Which file.
    FileQuestion {
        /// docx where absent.
        format: Option<FileFormat>,
    }
}

question! {
    /// Which number.
    CellQuestion {
        /// The number whose tasks are wanted: `cell` of the report.
        cell: String,
        /// How many on a page.
        #[serde(default)]
        limit: Limit,
        /// Behind this task: follow `next`.
        #[schemars(with = "Option<Uuid>")]
        after: Option<TaskId>,
    }
}

/// Makes a report; `link` says what stands at each number.
fn made(
    call: &Call,
    asked: &reports::Asked,
    link: &dyn Fn(CellId) -> Option<String>,
) -> Result<reports::Report, Fault> {
    Ok(call.office().report(asked, call.today, link)?)
}

/// A report that adds up.
#[derive(Serialize, JsonSchema)]
pub(super) struct Report {
    /// The form.
    form: String,
    name: String,
    /// The first day whose tasks it takes.
    #[schemars(with = "Day")]
    from: Date,
    /// The last one.
    #[schemars(with = "Day")]
    to: Date,
    /// At the end of which day.
    #[schemars(with = "Day")]
    as_of: Date,
    subject: String,
    /// Its paragraphs and tables, those of the annexes behind those of the letter.
    body: Vec<Part>,
}

/// A part of a report.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "ReportPart")]
enum Part {
    /// The title of an annex: what follows belongs to it.
    Annex(String),
    Paragraph(String),
    Table(Vec<Line>),
}

/// A row of a table.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReportRow")]
struct Line {
    /// "head", "group", "plain" or "total".
    kind: &'static str,
    cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReportCell")]
struct Cell {
    words: String,
    /// The number, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Count>")]
    number: Option<u64>,
    /// What the tasks behind the number are asked for by.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    /// Columns that it takes.
    columns: u16,
}

/// Returns what a form gives for a period.
pub(super) fn show(
    call: &Call,
    (Name(form), Query(question)): (Name, Query<Question>),
) -> Result<Reply<Report>, Fault> {
    let report = made(call, &question.asked(call, form), &|cell| Some(cell.to_string()))?;
    let paper = &report.made.paper;
    let mut body: Vec<Part> = paper.body.iter().map(part).collect();
    for annex in &paper.annexes {
        body.push(Part::Annex(annex.title.clone()));
        body.extend(annex.lines.iter().cloned().map(Part::Paragraph));
        body.extend(annex.body.iter().map(part));
    }
    Ok(Reply(Report {
        name: report.form.name.clone(),
        form: report.form.id.clone(),
        from: report.days.0,
        to: report.days.1,
        as_of: report.as_of,
        subject: paper.subject.clone(),
        body,
    }))
}

fn part(block: &Block) -> Part {
    match block {
        Block::Paragraph(paragraph) => Part::Paragraph(paragraph.text.words()),
        Block::Table(table) => {
            let line = |row: &paper::Row| Line {
                kind: match row.kind {
                    RowKind::Head => "head",
                    RowKind::Group => "group",
                    RowKind::Plain => "plain",
                    RowKind::Total => "total",
                },
                cells: row.cells.iter().map(cell).collect(),
            };
            Part::Table(table.rows.iter().map(line).collect())
        }
    }
}

fn cell(cell: &paper::Cell) -> Cell {
    let (number, link) = match &cell.value {
        Value::Number(number, link) | Value::Sum { value: number, link, .. } => (Some(*number), link.clone()),
        Value::Empty | Value::Words(_) | Value::Text(_) | Value::Day(_) => (None, None),
    };
    Cell { words: cell.value.words(), number, cell: link, columns: cell.span.max(1) }
}

/// Sends a report as a file. Its numbers lead nowhere outside the office.
pub(super) fn file(
    call: &Call,
    (Name(form), Query(question)): (Name, Query<FileQuestion>),
) -> Result<Download, Fault> {
    let format = question.format.map_or(Format::Docx, |format| format.0);
    let report = made(call, &question.asked(call, form), &|_| None)?;
    let written = format.write(&report.made.paper).map_err(|_| Fault::Broken)?;
    let name = format!("{}-{}.{}", report.form.id, question.period.0, format.name());
    Ok(Download { name, bytes: written.bytes })
}

/// Lists the tasks behind a number of a report.
pub(super) fn tasks(
    call: &Call,
    (Name(form), Query(question)): (Name, Query<CellQuestion>),
) -> Result<Reply<Page<Row>>, Fault> {
    let cell: CellId = question.cell.parse().map_err(|()| Fault::not_understood(&question.cell))?;
    let report = made(call, &question.asked(call, form), &|_| None)?;
    let behind = report.made.behind.get(&cell).ok_or(Fault::NotFound)?;
    let from = question.after.map_or(0, |after| behind.partition_point(|task| *task <= after));
    let ids: Vec<TaskId> = behind.iter().skip(from).take(question.limit.0 as usize).copied().collect();
    let tenant = call.office().tenant().id;
    let (found, documents) = call.office().store().read(|reader| {
        let tasks = reader.tasks_by_id(tenant, &ids, call.today)?;
        let documents = task_table::documents(call, reader, &tasks)?;
        Ok::<_, store::Error>((tasks, documents))
    })?;
    let last = ids.last().filter(|_| from + ids.len() < behind.len());
    Ok(Reply(Page {
        items: tasks::rows(call, &found, &documents),
        next: last.map(|last| next(&call.address, &last.to_string())),
        total: Some(behind.len() as u64),
    }))
}
