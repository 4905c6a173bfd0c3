//! The tasks of a document as a table in the terminal, and the words for the fields of a task.

use crate::messages::Messages;
use crate::session::Session;
use crate::table::{self, Column};
use crate::wrap;
use directive::reading::{Deadline, Party, Recurrence, Task};

/// Returns the table of tasks, and below it what its signs mean.
pub(crate) fn render(session: &Session, tasks: &[Task]) -> String {
    let messages = &session.messages;
    if tasks.is_empty() {
        return format!("{}\n", messages.text("tasks-none"));
    }
    let column = |key: &str, least, most| Column::new(messages.text(key), least, most);
    let columns = [
        column("tasks-column-number", 3, 4),
        column("tasks-column-id", 4, 12),
        column("tasks-column-task", 20, Column::STRETCHES),
        column("tasks-column-lead", 11, 24),
        column("tasks-column-support", 9, 20),
        column("tasks-column-deadline", 9, 18),
        column("tasks-column-due", 12, 13),
    ];
    let rows: Vec<Vec<String>> =
        tasks.iter().enumerate().map(|(at, task)| row(messages, at + 1, task)).collect();
    let mut out = table::render(&columns, &rows, session.terminal);
    for legend in legends(messages, tasks) {
        for line in wrap::lines(&legend, session.terminal.width) {
            out.push_str(&format!("{}\n", session.terminal.dim(&line)));
        }
    }
    out
}

fn row(messages: &Messages, number: usize, task: &Task) -> Vec<String> {
    vec![
        number.to_string(),
        task.id.clone(),
        task.text.clone(),
        parties(messages, &task.lead, "; "),
        parties(messages, &task.support, "; "),
        said(&task.deadlines, "; "),
        due(messages, task),
    ]
}

/// Returns the names of units, "*" as all units of the body.
pub(crate) fn parties(messages: &Messages, parties: &[Party], between: &str) -> String {
    let name =
        |party: &Party| if party.name == "*" { messages.text("party-all") } else { party.name.clone() };
    parties.iter().map(name).collect::<Vec<_>>().join(between)
}

/// Returns the deadlines as the document says them.
pub(crate) fn said(deadlines: &[Deadline], between: &str) -> String {
    deadlines.iter().map(|deadline| deadline.text.as_str()).collect::<Vec<_>>().join(between)
}

/// Returns how often the task comes back.
pub(crate) fn recurrence(messages: &Messages, recurrence: Recurrence) -> String {
    messages.text(match recurrence {
        Recurrence::Weekly => "recurrence-weekly",
        Recurrence::Monthly => "recurrence-monthly",
        Recurrence::Quarterly => "recurrence-quarterly",
        Recurrence::HalfYearly => "recurrence-half-yearly",
        Recurrence::Yearly => "recurrence-yearly",
    })
}

/// The deadline that makes the task's due day.
pub(crate) fn last_deadline(task: &Task) -> Option<&Deadline> {
    task.due.and_then(|due| task.deadlines.iter().rev().find(|deadline| deadline.due == Some(due)))
}

/// The task's own day, "~" before it where it is approximate; otherwise the inherited one in brackets; and the rhythm.
fn due(messages: &Messages, task: &Task) -> String {
    let mut lines = Vec::new();
    if let Some(day) = task.due {
        let last = last_deadline(task);
        let sign = if last.is_some_and(|deadline| deadline.approximate) { "~" } else { "" };
        lines.push(format!("{sign}{}", messages.day(day)));
        if let Some(time) = last.and_then(|deadline| deadline.time) {
            lines.push(format!("{:02}:{:02}", time.hour(), time.minute()));
        }
    } else if let Some(inherited) = &task.inherited_due {
        lines.push(format!("[{}]", messages.day(inherited.value)));
    }
    lines.extend(task.recurrence.map(|rhythm| recurrence(messages, rhythm)));
    lines.join("\n")
}

/// What the signs in the column of due days mean, only those that occur.
fn legends(messages: &Messages, tasks: &[Task]) -> Vec<String> {
    let inherited = tasks.iter().any(|task| task.due.is_none() && task.inherited_due.is_some());
    let approximate =
        tasks.iter().any(|task| last_deadline(task).is_some_and(|deadline| deadline.approximate));
    let all = [(inherited, "tasks-legend-inherited"), (approximate, "tasks-legend-approximate")];
    all.into_iter().filter(|(occurs, _)| *occurs).map(|(_, key)| messages.text(key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;
    use blocks::Span;
    use directive::reading::Read;
    use jiff::civil::date;

    const SPAN: Span = Span { block: 0, cell: None, start: 0, end: 0 };

    fn deadline(text: &str, due: jiff::civil::Date, approximate: bool) -> Deadline {
        Deadline { text: text.into(), due: Some(due), time: None, approximate, rule: "test", span: SPAN }
    }

    fn party(name: &str) -> Party {
        Party { name: name.into(), span: None, inherited: false }
    }

    #[test]
    fn the_due_column_says_whose_day_it_is() {
        let messages = Messages::new(Language::Vi);
        let mut task = Task {
            deadlines: vec![deadline("đầu Quý 4/2024", date(2024, 10, 31), true)],
            ..Task::default()
        };
        task.due = Some(date(2024, 10, 31));
        assert_eq!(due(&messages, &task), "~31/10/2024");
        task.deadlines[0].approximate = false;
        task.deadlines[0].time = Some(jiff::civil::time(15, 0, 0, 0));
        assert_eq!(due(&messages, &task), "31/10/2024\n15:00");
        let inherited = Task {
            inherited_due: Some(Read::at(date(2024, 4, 30), SPAN)),
            recurrence: Some(Recurrence::Monthly),
            lead: vec![party("*"), party("Văn phòng Sở")],
            ..Task::default()
        };
        assert_eq!(due(&messages, &inherited), "[30/04/2024]\nhằng tháng");
        assert_eq!(parties(&messages, &inherited.lead, "; "), "Các phòng, đơn vị; Văn phòng Sở");
        assert_eq!(legends(&messages, &[task, inherited]).len(), 1);
    }
}
