//! What can be said of an indicator now, by whoever looks at it.

use super::{Seen, entries};
use crate::caller::Visit;
use crate::view::command::units;
use crate::view::field::{self, Typed};
use ledger::permission;
use maud::{Markup, html};

/// Commands in the order in which they are offered; the first two for those that people enter.
const COMMANDS: [&str; 5] = [
    "indicator-enter-value",
    "indicator-correct-value",
    "indicator-set-target",
    "indicator-change",
    "indicator-end",
];

/// Shows the forms of the commands that make sense and that the visitor may give; what was typed before stands in its form.
pub(super) fn forms(visit: &Visit, seen: &Seen, typed: Option<&Typed>) -> Markup {
    let words = visit.words();
    let content = &seen.shown.content;
    let has_value = seen.shown.stands.iter().any(|stand| stand.entered.is_some());
    let makes_sense = |name: &str| match name {
        "indicator-enter-value" => content.computed.is_none(),
        "indicator-correct-value" => has_value,
        _ => true,
    };
    let may = |name: &str| {
        permission::may_in(visit.organisation(), visit.visitor.officer, name, content.owner, visit.today)
    };
    let is_open = seen.shown.indicator.ended.is_none();
    let commands: Vec<&str> =
        COMMANDS.into_iter().filter(|name| is_open && makes_sense(name) && may(name)).collect();
    let nothing = Typed::new();
    let sent = typed.and_then(|typed| typed.get("command")).map(String::as_str);
    html! {
        @if commands.is_empty() { p.hint { (words.text("targets-nothing-to-do")) } }
        @for name in commands {
            @let again = typed.filter(|_| sent == Some(name));
            details.command open[again.is_some() || name == "indicator-enter-value" && sent.is_none()] {
                summary { (words.text(&format!("command-{name}"))) }
                form.stack method="post" enctype="multipart/form-data" {
                    input type="hidden" name="command" value=(name);
                    input type="hidden" name="id" value=(app::new_command(visit.now));
                    (inputs(visit, seen, name, again.unwrap_or(&nothing)))
                    @if name != "indicator-correct-value" { (field::line(words, "on", again.unwrap_or(&nothing), "date", false)) }
                    button.main[name == "indicator-enter-value"] { (words.text(&format!("command-{name}"))) }
                }
            }
        }
        @if is_open && may("indicator-enter-value") && entries::are_counted(visit, content) {
            (sheet(visit, typed.filter(|_| sent == Some(entries::COMMAND))))
        }
    }
}

/// Shows where a laboratory's spreadsheet is handed in.
fn sheet(visit: &Visit, again: Option<&Typed>) -> Markup {
    let words = visit.words();
    let nothing = Typed::new();
    let typed = again.unwrap_or(&nothing);
    html! {
        details.command open[again.is_some()] {
            summary { (words.text("targets-entries")) }
            form.stack method="post" enctype="multipart/form-data" {
                input type="hidden" name="command" value=(entries::COMMAND);
                p.hint { (words.text("targets-entries-hint")) }
                label.field {
                    span { (words.text("targets-entries-file")) }
                    input type="file" name="files" required accept=".xlsx,.ods,.xls,.csv";
                }
                (field::line(words, "evidence", typed, "text", false))
                (field::lines(words, "reason", typed, false))
                label.check { input type="checkbox" name="apply" value="yes"; " " (words.text("targets-entries-apply")) }
                button { (words.text("targets-entries-send")) }
            }
        }
    }
}

/// Shows what a command wants to know.
fn inputs(visit: &Visit, seen: &Seen, command: &str, typed: &Typed) -> Markup {
    let words = visit.words();
    let content = &seen.shown.content;
    let mut filled = typed.clone();
    let period = content.rhythm.at(seen.as_of).to_string();
    filled.entry("period".to_owned()).or_insert(period);
    for (name, value) in [("name", &content.name), ("measure", &content.measure)] {
        filled.entry(name.to_owned()).or_insert_with(|| value.clone());
    }
    let owner = content.owner.to_string();
    let line = |name: &str, required: bool| field::line(words, name, &filled, "text", required);
    let reason = |required: bool| field::lines(words, "reason", &filled, required);
    let files = || {
        html! {
            label.field {
                span { (words.text("field-files")) " " small { (words.text("field-optional")) } }
                input type="file" name="files" multiple;
            }
        }
    };
    html! {
        @match command {
            "indicator-set-target" => {
                (line("period", true)) (line("target", true))
                p.hint { (words.text("targets-target-hint")) }
                (line("evidence", false)) (line("document", false)) (reason(false))
            }
            "indicator-enter-value" => {
                (line("period", true)) (line("value", true))
                p.hint { (words.text("targets-value-hint")) }
                (field::lines(words, "evidence", &filled, false)) (line("document", false)) (files()) (reason(false))
            }
            "indicator-correct-value" => {
                (line("period", true)) (line("value", false))
                p.hint { (words.text("targets-correct-hint")) }
                (line("evidence", false)) (line("document", false)) (files()) (reason(true))
            }
            "indicator-change" => {
                (line("name", true)) (line("measure", false))
                (field::choice(words, "owner", Some(typed.get("owner").unwrap_or(&owner)), None, units(visit)))
                (reason(true))
            }
            _ => { (reason(true)) }
        }
    }
}
