//! Other dossiers that the checks of a procedure found, with links to them and what both have in common.

use super::Shown;
use crate::caller::Visit;
use ledger::dossier::Found;
use ledger::procedure::{Across, Procedure};
use maud::{Markup, html};

/// Shows what stands against the end of the stage, or is to be considered before it.
pub(super) fn found(visit: &Visit, shown: &Shown) -> Markup {
    let procedure = &shown.whole.procedure;
    html! {
        @for answer in shown.others.iter().filter(|answer| !answer.found.is_empty()) {
            div.others {
                p { strong { (said(procedure, &answer.check)) } }
                (list(visit, shown, &answer.found))
                @if let Some(across) = declared(procedure, &answer.check) {
                    @if !across.source.is_empty() { p.hint { (across.source) } }
                    p.hint { (visit.text(if across.stops { "dossier-others-stop" } else { "dossier-others-reason" })) }
                }
            }
        }
    }
}

/// Tells whether who says that the stage is done has to give a reason.
pub(super) fn want_reason(shown: &Shown) -> bool {
    let stops = |id: &str| declared(&shown.whole.procedure, id).is_some_and(|across| across.stops);
    shown.others.iter().any(|answer| !answer.found.is_empty() && !stops(&answer.check))
}

/// Shows what was asked before the end of a stage: that of a task, or with the first one before the dossier was taken in.
pub(super) fn asked(visit: &Visit, shown: &Shown, at: usize) -> Markup {
    let (dossier, procedure) = (&shown.whole.dossier, &shown.whole.procedure);
    let task = dossier.passages.get(at).map(|passage| passage.task);
    let here = dossier.asked.iter().filter(|asked| asked.task == task || at == 0 && asked.task.is_none());
    html! {
        @for asked in here {
            div.others {
                p { (said(procedure, &asked.check)) ": " @if asked.found.is_empty() { (visit.text("dossier-others-none")) } }
                (list(visit, shown, &asked.found))
            }
        }
    }
}

/// Names those that the visitor sees, and tells how many there are besides.
fn list(visit: &Visit, shown: &Shown, found: &[Found]) -> Markup {
    let seen = found.iter().filter(|one| shown.known.contains(&one.dossier));
    let hidden = found.len() - seen.clone().count();
    html! {
        @if !found.is_empty() {
            ul {
                @if hidden > 0 { li { (visit.words().say("dossier-others-hidden", &[("count", hidden.into())])) } }
                @for one in seen {
                    li {
                        a href={ "/dossiers/" (one.procedure) "/" (one.dossier) } { (one.number) } " " (one.subject)
                        @if let Some(percent) = one.alike { " · " (percent) " %" }
                        @if !one.common.is_empty() { " · " small { (one.common) } }
                    }
                }
            }
        }
    }
}

fn declared<'p>(procedure: &'p Procedure, check: &str) -> Option<&'p Across> {
    procedure.across.iter().find(|across| across.id == check)
}

fn said<'p>(procedure: &'p Procedure, check: &'p str) -> &'p str {
    declared(procedure, check).map_or(check, |across| &across.otherwise)
}
