//! Papers that are printed of a dossier.

use super::{Shown, load_of};
use crate::assets::PAPER_ADDRESS;
use crate::caller::{Answer, Caller, Download, Visit};
use crate::fault::Fault;
use crate::pages::document::{Wanted, downloads};
use crate::view::frame::{self, Part};
use app::Format;
use axum::extract::{Path, Query};
use axum::response::Response;
use ledger::procedure::Printed;
use maud::{Markup, html};

/// Leads to what can be printed now.
pub(super) fn offered(visit: &Visit, shown: &Shown) -> Markup {
    let printable = visit.office().printable(&shown.whole, visit.visitor.officer, visit.today);
    // Where it cannot be told, the rest of the page is worth showing all the same.
    let printable = printable.unwrap_or_default();
    html! {
        @if !printable.is_empty() {
            section.papers {
                h2 { (visit.text("dossier-print")) }
                ul { @for paper in printable { li { a href={ (address(shown)) "/papers/" (paper.id) } { (paper.name) } } } }
            }
        }
    }
}

/// Shows a paper, or sends it as a file.
pub(crate) async fn show(
    caller: Caller,
    Path((procedure, id, paper)): Path<(String, String, String)>,
    Query(wanted): Query<Wanted>,
) -> Response {
    caller
        .visit(move |visit| {
            let shown = load_of(visit, &procedure, &id)?;
            let declared = shown.whole.procedure.papers.iter().find(|declared| declared.id == paper);
            let declared = declared.ok_or(Fault::NotFound)?;
            let made = visit.office().print(&shown.whole, &paper, visit.visitor.officer, visit.today)?;
            let made = made.ok_or(Fault::NotFound)?;
            let Some(format) = &wanted.format else {
                return Ok(Answer::Page(page(visit, &shown, declared, &made)));
            };
            let format = Format::named(format).ok_or_else(|| Fault::not_understood(format))?;
            let written = format.write(&made).map_err(|_| Fault::Broken)?;
            let name = format!("{}.{}", declared.id, format.name());
            Ok(Answer::File(Download { name, media: format.media(), bytes: written.bytes }))
        })
        .await
}

fn page(visit: &Visit, shown: &Shown, declared: &Printed, paper: &forms::Paper) -> Markup {
    let dossier = &shown.whole.dossier;
    frame::page(
        visit,
        Part::Dossiers,
        &declared.name,
        &html! {
            link rel="stylesheet" href=(*PAPER_ADDRESS);
            h1 { (declared.name) }
            p { a href=(address(shown)) { (dossier.number) " " (dossier.subject) } }
            (downloads(visit, &format!("{}/papers/{}", address(shown), declared.id)))
            @if !declared.source.is_empty() { p.hint { (declared.source) } }
            div.preview { (forms::html::fragment(paper)) }
        },
    )
}

fn address(shown: &Shown) -> String {
    format!("/dossiers/{}/{}", shown.whole.dossier.procedure, shown.whole.id)
}
