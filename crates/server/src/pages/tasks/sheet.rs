//! A list of tasks as a file: comma-separated values (RFC 4180) for spreadsheets.

use crate::caller::Visit;
use crate::view::task_table::Documents;
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

/// Returns tasks as comma-separated values, with the mark by which spreadsheets see that it is UTF-8.
pub(super) fn csv(visit: &Visit, tasks: &[ListedTask], documents: &Documents) -> String {
    let words = visit.words();
    let heads: Vec<String> = COLUMNS.iter().map(|key| words.text(key)).collect();
    let mut text = String::from("\u{feff}");
    line(&mut text, &heads);
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    for task in tasks {
        let from = task.document.as_ref().map(|(id, item)| {
            let code = documents.get(id).and_then(store::ListedDocument::code).unwrap_or_default();
            format!("{code} {item}")
        });
        let standing = match task.standing {
            Some(standing) => words.text(&format!("standing-{}", standing.name())),
            None => words.text(&format!("stage-{}", task.stage)),
        };
        line(
            &mut text,
            &[
                task.code.clone().unwrap_or_default(),
                from.unwrap_or_default(),
                task.words.clone(),
                task.lead.map(|unit| visit.unit(unit).to_owned()).unwrap_or_default(),
                day(task.due),
                standing,
                task.percent.map(|percent| percent.to_string()).unwrap_or_default(),
                day(task.given),
            ],
        );
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
