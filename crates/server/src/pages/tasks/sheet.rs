//! A list of tasks as a file: comma-separated values (RFC 4180) for spreadsheets, a calendar (RFC 5545) of due days.

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

/// Returns the open tasks that have a due day as a calendar: each an event of that whole day.
pub(super) fn calendar(visit: &Visit, tasks: &[ListedTask]) -> String {
    let mut text = String::new();
    let mut add = |content: &str| fold(&mut text, content);
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dondoc//tasks//VI"].into_iter().for_each(&mut add);
    let stamp = format!("{}T000000Z", basic(visit.today));
    for task in tasks.iter().filter(|task| task.completed.is_none()) {
        let Some(due) = task.due else { continue };
        let code = task.code.as_deref().unwrap_or_default();
        add("BEGIN:VEVENT");
        add(&format!("UID:{}@dondoc", task.id));
        add(&format!("DTSTAMP:{stamp}"));
        add(&format!("DTSTART;VALUE=DATE:{}", basic(due)));
        add(&format!("SUMMARY:{}", escaped(&format!("{code} {}", task.words))));
        if let Some(lead) = task.lead {
            add(&format!("DESCRIPTION:{}", escaped(visit.unit(lead))));
        }
        add("END:VEVENT");
    }
    add("END:VCALENDAR");
    text
}

fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace(['\r', '\n'], " ")
}

/// Octets of a line (RFC 5545 section 3.1).
const LONGEST_LINE: usize = 75;

/// Adds a line, continued on further lines where it is long; no letter is cut.
fn fold(text: &mut String, content: &str) {
    let mut left = LONGEST_LINE;
    for letter in content.chars() {
        if letter.len_utf8() > left {
            text.push_str("\r\n ");
            left = LONGEST_LINE - 1;
        }
        text.push(letter);
        left -= letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let mut text = String::new();
        fold(&mut text, &"đôn đốc ".repeat(20));
        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
        assert_eq!(text.replace("\r\n ", "").trim_end(), "đôn đốc ".repeat(20).trim_end());
    }

    #[test]
    fn values_are_quoted_and_no_formulas() {
        let mut text = String::new();
        line(&mut text, &["=1+1".to_owned(), "nói \"nhanh\", rõ".to_owned()]);
        assert_eq!(text, "\"'=1+1\",\"nói \"\"nhanh\"\", rõ\"\r\n");
    }
}
