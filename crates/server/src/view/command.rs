//! Forms of commands to a task, wherever they stand: on its page, beside its document, in a list.

use crate::caller::Visit;
use crate::view::field::{self, Typed};
use ledger::task::Task;
use maud::{Markup, html};
use store::ListedTask;

/// Shows a command that needs nothing more. Behind it goes to `back`, or to the task where that is empty.
pub(crate) fn plain_form(visit: &Visit, row: &ListedTask, name: &str, back: &str) -> Markup {
    html! {
        form.command method="post" action={ "/tasks/" (row.id) } enctype="multipart/form-data" {
            (hidden(visit, row, name, back))
            button.main { (visit.text(&format!("command-{name}"))) }
        }
    }
}

/// Shows the one click by which a unit takes a task on.
pub(crate) fn quick_accept(visit: &Visit, row: &ListedTask, back: &str) -> Markup {
    html! { div.quick { (plain_form(visit, row, "accept", back)) } }
}

/// Shows a short report on progress, beside the task in a list.
pub(crate) fn quick_report(visit: &Visit, row: &ListedTask, back: &str) -> Markup {
    let words = visit.words();
    let name = "report-progress";
    html! {
        details.quick {
            summary { (visit.text("command-report-progress")) }
            form.line method="post" action={ "/tasks/" (row.id) } enctype="multipart/form-data" {
                (hidden(visit, row, name, back))
                (field::line(words, "words", &Typed::new(), "text", true))
                (field::line(words, "percent", &Typed::new(), "number", false))
                button { (words.text("quick-send")) }
            }
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
            "hang" => { (hang(visit, typed)) }
            _ => { (reason(true)) }
        }
    }
}

/// Shows the days that a deadline may hang on.
fn hang(visit: &Visit, typed: &Typed) -> Markup {
    let words = visit.words();
    let dates = visit.event_dates();
    let open = dates.iter().filter(|known| !known.date.held);
    let options = open.map(|known| (known.id.to_string(), known.date.name.as_str()));
    let chosen = typed.get("event_date").map(String::as_str);
    let mut typed = typed.clone();
    typed.entry("days_before".to_owned()).or_insert_with(|| "1".to_owned());
    html! {
        (field::choice(words, "event_date", chosen, Some(&words.text("choose-one")), options))
        (field::line(words, "days_before", &typed, "number", true))
        p.hint { a href="/event-dates" { (words.text("event-dates")) } }
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

/// Returns the units that the visitor sees and that exist today, by name.
pub(crate) fn units(visit: &Visit) -> Vec<(String, &str)> {
    let organisation = visit.organisation();
    let seen = organisation.units.keys().filter(|unit| visit.scope.sees_unit(**unit));
    let seen = seen.filter(|unit| organisation.exists(**unit, visit.today));
    let mut units: Vec<(String, &str)> = seen.map(|unit| (unit.to_string(), visit.unit(*unit))).collect();
    units.sort_by_key(|(_, name)| viet::fold::key(name));
    units
}
