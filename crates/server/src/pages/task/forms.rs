//! What can be asked of a task now, by this visitor: a small form for each command, the likely ones open.

use super::Shown;
use crate::caller::Visit;
use crate::pages::tasks::units;
use crate::view::field::{self, Typed};
use ledger::permission;
use ledger::task::{Task, choices};
use maud::{Markup, html};
use store::ListedTask;

/// Commands that are one click.
const PLAIN: &[&str] = &["assign", "accept", "confirm-result", "resume", "end-waiting", "stop-clock"];

/// Shows the forms.
pub(super) fn forms(visit: &Visit, shown: &Shown, typed: Option<&Typed>) -> Markup {
    let may = |name: &&str| {
        permission::may(visit.organisation(), visit.visitor.officer, name, &shown.task, visit.today)
    };
    // Taking proposals apart and putting them together is done beside their document.
    let here = |name: &&str| !matches!(*name, "split" | "join");
    let offered: Vec<&str> = choices(&shown.task).into_iter().filter(here).filter(may).collect();
    let refused = typed.and_then(|typed| typed.get("command")).map(String::as_str);
    let empty = Typed::new();
    html! {
        @if offered.is_empty() { p.empty { (visit.text("task-nothing-to-do")) } }
        @for name in &offered {
            @let typed = if refused == Some(*name) { typed.unwrap_or(&empty) } else { &empty };
            @if PLAIN.contains(name) { (plain_form(visit, &shown.row, name, "")) }
            @else {
                details.command open[refused == Some(*name)] {
                    summary { (visit.text(&format!("command-{name}"))) }
                    (form_of(visit, &shown.row, &shown.task, name, typed, ""))
                }
            }
        }
    }
}

/// Shows a command that needs nothing more. Behind it goes to `back`, or to the task where that is empty.
pub(crate) fn plain_form(visit: &Visit, row: &ListedTask, name: &str, back: &str) -> Markup {
    html! {
        form.command method="post" action={ "/tasks/" (row.id) } enctype="multipart/form-data" {
            (hidden(visit, row, name, back))
            button.main { (visit.text(&format!("command-{name}"))) }
        }
    }
}

/// Shows the form of a command, with what was typed before.
pub(crate) fn form_of(
    visit: &Visit,
    row: &ListedTask,
    task: &Task,
    name: &str,
    typed: &Typed,
    back: &str,
) -> Markup {
    html! {
        form.stack method="post" action={ "/tasks/" (row.id) } enctype="multipart/form-data" {
            (hidden(visit, row, name, back))
            (fields(visit, row, task, name, typed))
            @if row.stage != "proposed" { (field::line(visit.words(), "on", typed, "date", false)) }
            button { (visit.text(&format!("command-{name}"))) }
        }
    }
}

/// The command, the version that was seen, and an id, so that a second click is none.
fn hidden(visit: &Visit, row: &ListedTask, name: &str, back: &str) -> Markup {
    html! {
        input type="hidden" name="command" value=(name);
        input type="hidden" name="version" value=(row.version);
        input type="hidden" name="id" value=(app::new_command(visit.now));
        @if !back.is_empty() { input type="hidden" name="back" value=(back); }
    }
}

fn fields(visit: &Visit, row: &ListedTask, task: &Task, name: &str, typed: &Typed) -> Markup {
    let words = visit.words();
    let line = |field: &str, kind: &str, required: bool| field::line(words, field, typed, kind, required);
    let text = |required: bool| field::lines(words, "words", typed, required);
    let reason = |required: bool| field::lines(words, "reason", typed, required);
    html! {
        @match name {
            "report-progress" => { (text(true)) (line("percent", "number", false)) (reason(false)) }
            "submit-result" => {
                (text(false)) (line("number", "text", false)) (line("date", "date", false))
                label.field {
                    span { (words.text("field-files")) " " small { (words.text("field-optional")) } }
                    input type="file" name="files" multiple;
                }
            }
            "report-share" => {
                @let support = task.content.support.iter().map(|unit| (unit.to_string(), visit.unit(*unit)));
                (field::choice(words, "unit", typed.get("unit").map(String::as_str), None, support))
                (text(true))
            }
            "ask-extension" => { (line("until", "date", true)) (reason(true)) }
            "grant-extension" => { (line("until", "date", false)) (reason(false)) }
            "delegate" => { (officers(visit, task, typed)) }
            "reassign" => {
                (field::choice(words, "unit", typed.get("unit").map(String::as_str), None, units(visit)))
                (reason(true))
            }
            "wait" => { (line("body", "text", true)) (line("letter", "text", true)) (line("expected", "date", false)) }
            "suspend" => { (line("until", "date", false)) (reason(true)) }
            "supersede" => { (line("by", "text", true)) (reason(true)) }
            "comment" | "direct" => { (text(true)) }
            "split" => {
                label.field {
                    span { (words.text("field-parts")) }
                    textarea name="words" rows="5" required { (task.content.words) }
                }
            }
            "join" => { (line("into", "text", true)) }
            "edit" => { (edit(visit, row, task, typed)) }
            _ => { (reason(true)) }
        }
    }
}

/// Shows the officers of the lead unit.
fn officers(visit: &Visit, task: &Task, typed: &Typed) -> Markup {
    let lead = task.content.lead;
    let there = |officer: &&(&ledger::OfficerId, &ledger::organisation::Officer)| {
        officer
            .1
            .posts
            .iter()
            .any(|post| Some(post.unit) == lead && post.to.is_none_or(|to| visit.today < to))
    };
    let officers: Vec<_> = visit.organisation().officers.iter().collect();
    let officers = officers.iter().filter(there).map(|(id, officer)| (id.to_string(), officer.name.as_str()));
    field::choice(visit.words(), "officer", typed.get("officer").map(String::as_str), None, officers)
}

/// Shows what was read, to be corrected.
fn edit(visit: &Visit, row: &ListedTask, task: &Task, typed: &Typed) -> Markup {
    let words = visit.words();
    let content = &task.content;
    let support = content.support.iter().map(|unit| visit.unit(*unit)).collect::<Vec<_>>().join("; ");
    let lead = content.lead.map(|unit| unit.to_string()).unwrap_or_default();
    let due = row.due.map(|due| due.to_string()).unwrap_or_default();
    let mut typed = typed.clone();
    for (name, value) in [("words", &content.words), ("support", &support), ("unit", &lead), ("due", &due)] {
        typed.entry(name.to_owned()).or_insert_with(|| value.clone());
    }
    html! {
        (field::lines(words, "words", &typed, true))
        (field::choice(words, "unit", typed.get("unit").map(String::as_str), Some(&words.text("field-nobody")), units(visit)))
        (field::line(words, "support", &typed, "text", false))
        (field::line(words, "due", &typed, "date", false))
        (field::lines(words, "reason", &typed, false))
    }
}
