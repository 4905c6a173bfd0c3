//! Where a task stands: a shape, a colour and a word, so that neither colour nor shape is needed to read it.

use crate::caller::Visit;
use ::messages::Catalogue;
use ledger::standing::Standing;
use maud::{Markup, PreEscaped, html};
use store::ListedTask;

/// Returns the path of a standing's shape in a square of sixteen.
fn shape(standing: Standing) -> &'static str {
    match standing {
        Standing::CompletedInTime => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM4.5 8l1-1L7 8.5 10.7 5l1 1L7 10.6z",
        Standing::CompletedLate => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 1.6v10.8A5.4 5.4 0 0 1 8 2.6z",
        Standing::CompletedUndated => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM4 7.2h8v1.6H4z",
        Standing::OpenInTime => {
            "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 1.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6z"
        }
        Standing::OpenOverdue => "M8 1l7.5 14H.5zM7.2 6v4h1.6V6zm0 5.2v1.6h1.6v-1.6z",
        Standing::OpenUndated => "M8 .5L15.5 8 8 15.5.500 8zm0 2.3L2.8 8 8 13.2 13.2 8z",
        Standing::Suspended => "M3 2h3.5v12H3zm6.5 0H13v12H9.5z",
        Standing::Cancelled => {
            "M3.3 2L8 6.7 12.7 2 14 3.3 9.3 8 14 12.7 12.7 14 8 9.3 3.3 14 2 12.7 6.7 8 2 3.3z"
        }
        Standing::Superseded => "M2 4h8V1.5L14.5 5 10 8.5V6H2zm12 8H6v2.5L1.5 11 6 7.5V10h8z",
    }
}

/// Shows a standing.
pub(crate) fn mark(words: &Catalogue, standing: Standing) -> Markup {
    html! {
        span class={ "standing s-" (standing.name()) } {
            (icon(standing))
            (words.text(&format!("standing-{}", standing.name())))
        }
    }
}

/// Shows a standing's shape alone; what it means stands beside it.
pub(crate) fn icon(standing: Standing) -> Markup {
    html! {
        svg viewBox="0 0 16 16" aria-hidden="true" { path fill-rule="evenodd" d=(PreEscaped(shape(standing))) {} }
    }
}

/// Shows where a task of a list stands, and what is to be known besides.
pub(crate) fn of_task(visit: &Visit, task: &ListedTask) -> Markup {
    let words = visit.words();
    html! {
        @match task.standing {
            Some(standing) => (mark(words, standing)),
            None => span.standing.s-none { (words.text(&format!("stage-{}", task.stage))) },
        }
        @for name in task.flags(visit.today, &visit.known.laws).names() {
            span.flag { (words.text(&format!("flag-{name}"))) }
        }
    }
}
