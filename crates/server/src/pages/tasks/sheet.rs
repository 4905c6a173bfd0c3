//! A list of tasks as a file: a workbook, or comma-separated values (RFC 4180) for other programs.

use crate::caller::Visit;
use crate::fault::Fault;
use crate::view::task_table::Documents;
use forms::Paper;
use forms::paper::{Align, Annex, Block, Column, Kind, Row, RowKind, Table, Value};
use jiff::civil::Date;
use store::ListedTask;

/// Columns of the sheet, by the keys of their headings.
const COLUMNS: &[&str] = &[
    "column-code",
    "column-number",
    "column-task",
    "column-lead",
    "column-due",
    "column-standing",
    "column-percent",
    "fact-given",
];

/// Widths of the columns, in relation to each other.
const WIDTHS: [u16; 8] = [10, 18, 70, 22, 11, 16, 8, 11];

/// Returns the values of a task, in the order of the columns.
fn values(visit: &Visit, task: &ListedTask, documents: &Documents) -> [Value; 8] {
    let from = task.document.as_ref().map(|(id, item)| {
        let code = documents.get(id).map(String::as_str).unwrap_or_default();
        format!("{code} {item}")
    });
    let standing = match task.standing {
        Some(standing) => format!("standing-{}", standing.name()),
        None => format!("stage-{}", task.stage),
    };
    let day = |day: Option<Date>| day.map_or(Value::Empty, Value::Day);
    [
        task.code.clone().unwrap_or_default().into(),
        from.unwrap_or_default().into(),
        task.words.clone().into(),
        task.lead.map(|unit| visit.unit(unit)).unwrap_or_default().into(),
        day(task.due),
        visit.text(&standing).into(),
        task.percent.map_or(Value::Empty, |percent| Value::Number(percent.into(), None)),
        day(task.given),
    ]
}

/// Returns tasks as a workbook, with days and numbers that can be reckoned with.
pub(super) fn xlsx(visit: &Visit, tasks: &[ListedTask], documents: &Documents) -> Result<Vec<u8>, Fault> {
    let heads = COLUMNS.iter().map(|key| Value::from(visit.text(key)));
    let rows = tasks.iter().map(|task| Row::of(RowKind::Plain, values(visit, task, documents)));
    let title = visit.text("part-tasks");
    let table = Table {
        columns: WIDTHS.iter().map(|width| Column::new(*width, Align::Left)).collect(),
        rows: std::iter::once(Row::of(RowKind::Head, heads)).chain(rows).collect(),
    };
    let annex = Annex {
        number: None,
        title: title.clone(),
        lines: Vec::new(),
        landscape: true,
        body: vec![Block::Table(table)],
    };
    let paper = Paper { subject: title, annexes: vec![annex], ..Paper::new(Kind::Report) };
    forms::xlsx::write(&paper).map_err(|_| Fault::bad("tasks-too-many"))
}

/// Returns tasks as comma-separated values, with the mark by which spreadsheets see that it is UTF-8.
pub(super) fn csv(visit: &Visit, tasks: &[ListedTask], documents: &Documents) -> String {
    let heads: Vec<String> = COLUMNS.iter().map(|key| visit.text(key)).collect();
    let mut text = String::from("\u{feff}");
    line(&mut text, &heads);
    for task in tasks {
        let written = |value: &Value| {
            if let Value::Day(day) = value { day.to_string() } else { value.words() }
        };
        line(&mut text, &values(visit, task, documents).each_ref().map(written));
    }
    text
}

/// Adds a line. A value that a spreadsheet would take for a formula is kept from being one.
fn line(text: &mut String, values: &[String]) {
    let written = |value: &String| {
        let guard = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        format!("\"{guard}{}\"", value.replace('"', "\"\""))
    };
    text.push_str(&values.iter().map(written).collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_and_no_formulas() {
        let mut text = String::new();
        line(&mut text, &["=1+1".to_owned(), "nói \"nhanh\", rõ".to_owned()]);
        assert_eq!(text, "\"'=1+1\",\"nói \"\"nhanh\"\", rõ\"\r\n");
    }
}
