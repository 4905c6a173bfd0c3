//! What can be asked of a task now, by this visitor: a small form for each command, the likely ones open.

use super::Shown;
use crate::caller::Visit;
use crate::view::command::{form_of, plain_form};
use crate::view::field::Typed;
use ledger::permission;
use ledger::task::choices;
use maud::{Markup, html};

/// Commands that are one click.
const PLAIN: &[&str] = &["assign", "accept", "confirm-result", "resume", "end-waiting", "stop-clock"];

/// Shows the forms.
pub(super) fn forms(visit: &Visit, shown: &Shown, typed: Option<&Typed>) -> Markup {
    let may = |name: &&str| {
        permission::may(visit.organisation(), visit.visitor.officer, name, &shown.task, visit.today)
    };
    // Taking proposals apart and putting them together is done beside their document.
    let here = |name: &&str| !matches!(*name, "split" | "join");
    let mut offered: Vec<&str> = choices(&shown.task).into_iter().filter(here).filter(may).collect();
    if offered.contains(&"hang") && visit.event_dates().iter().all(|known| known.date.held) {
        offered.retain(|name| *name != "hang");
    }
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
