//! Figures: bars drawn on the server, and the table behind them, where every number opens its tasks.

use crate::view::standing;
use ::messages::Catalogue;
use ledger::count::{Figures, RateBase};
use ledger::standing::Standing;
use maud::{Markup, html};

/// A row of figures.
pub(crate) struct Row {
    /// Its name.
    pub(crate) name: String,
    /// The address that lists its tasks, to be followed by the standing.
    pub(crate) address: String,
    /// The address that lists the tasks of all rows.
    pub(crate) whole: String,
    /// Its figures.
    pub(crate) figures: Figures,
}

/// The standings that bars show, in their order: what was given.
const SHOWN: [Standing; 7] = [
    Standing::CompletedInTime,
    Standing::CompletedLate,
    Standing::CompletedUndated,
    Standing::OpenInTime,
    Standing::OpenUndated,
    Standing::Suspended,
    Standing::OpenOverdue,
];

/// The width of the whole of a bar, in units of the drawing.
const WIDTH: u64 = 1000;

/// Draws a row as one bar of a length that compares with others of the same `most`.
pub(crate) fn bar(words: &Catalogue, figures: Figures, most: u64) -> Markup {
    let mut at = 0;
    let parts: Vec<(Standing, u64, u64)> = SHOWN
        .into_iter()
        .map(|standing| {
            let from = at;
            at += figures.get(standing);
            let place = |count: u64| (count * WIDTH).checked_div(most).unwrap_or(0);
            (standing, place(from), place(at) - place(from))
        })
        .filter(|(_, _, width)| *width > 0)
        .collect();
    html! {
        svg.bar viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" {
            @for (standing, from, width) in parts {
                rect class={ "s-" (standing.name()) } x=(from) y="0" width=(width) height="16" {
                    title { (words.text(&format!("standing-{}", standing.name()))) ": " (figures.get(standing)) }
                }
            }
        }
    }
}

/// Shows figures as a table with a bar in each row, and the total, which is the sum of the rows.
pub(crate) fn table(words: &Catalogue, caption: &str, head: &str, rows: &[Row]) -> Markup {
    let total: Figures = rows.iter().map(|row| row.figures).sum();
    let most = rows.iter().map(|row| row.figures.given()).max().unwrap_or(0);
    let all = Row {
        name: words.text("figures-total"),
        address: rows.first().map_or_else(String::new, |row| row.whole.clone()),
        whole: String::new(),
        figures: total,
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table.figures {
                caption { (caption) }
                thead {
                    tr {
                        th scope="col" { (head) }
                        th.picture scope="col" { span.hidden { (words.text("figures-picture")) } }
                        th.number scope="col" { (words.text("figures-given")) }
                        @for standing in Standing::ALL {
                            th.number scope="col" {
                                span class={ "standing s-" (standing.name()) } { (standing::icon(standing)) }
                                span { (words.text(&format!("figures-{}", standing.name()))) }
                            }
                        }
                        th.number scope="col" { (words.text("figures-rate-due")) }
                        th.number scope="col" { (words.text("figures-rate-given")) }
                    }
                }
                tbody { @for each in rows { (row(words, each, most)) } }
                tfoot { (row(words, &all, total.given())) }
            }
        }
    }
}

fn row(words: &Catalogue, row: &Row, most: u64) -> Markup {
    let rate = |base| {
        let rate = row.figures.rate(Standing::CompletedInTime, base).per_mille();
        rate.map_or_else(
            || "–".to_owned(),
            |rate| {
                words.say("figures-percent", &[("whole", (rate / 10).into()), ("tenth", (rate % 10).into())])
            },
        )
    };
    html! {
        tr {
            th scope="row" { (row.name) }
            td.picture { (bar(words, row.figures, most)) }
            td.number { @if row.figures.given() > 0 { a href=(row.address) { (row.figures.given()) } } @else { span.zero { "0" } } }
            @for standing in Standing::ALL {
                td.number { (number(row, standing)) }
            }
            td.number { (rate(RateBase::Due)) }
            td.number { (rate(RateBase::Given)) }
        }
    }
}

/// Shows a number that opens its tasks.
fn number(row: &Row, standing: Standing) -> Markup {
    let count = row.figures.get(standing);
    html! {
        @if count == 0 { span.zero { "0" } }
        @else { a href={ (row.address) "&standing=" (standing.name()) } { (count) } }
    }
}
