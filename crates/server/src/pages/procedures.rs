//! The catalogue of administrative procedures: the code of each, how far it goes online, what it costs, and the days of the law
//! beside those of the office.

use crate::caller::{Answer, Caller, Visit};
use crate::view::frame::{self, Part};
use axum::response::Response;
use ledger::procedure::{Online, Procedure, Services};
use maud::{Markup, html};

/// The percent from which on a cut of the days is counted as one: what plans of administrative reform ask for.
const CUT: u32 = 25;

/// The headings of the columns.
const COLUMNS: [&str; 8] = [
    "procedures-code",
    "procedures-name",
    "procedures-group",
    "procedures-online",
    "procedures-fee",
    "procedures-legal",
    "procedures-own",
    "procedures-cut",
];

/// Shows the catalogue as it stands today.
pub(crate) async fn list(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            let shelf = visit.office().procedures()?;
            Ok(Answer::Page(catalogue(visit, &shelf.services(visit.today))))
        })
        .await
}

fn catalogue(visit: &Visit, all: &[&Procedure]) -> Markup {
    let words = visit.words();
    let title = words.text("procedures");
    frame::page(
        visit,
        Part::Dossiers,
        &title,
        &html! {
            p.code { a href="/dossiers" { (words.text("part-dossiers")) } }
            h1 { (title) }
            p.about { (words.text("about-procedures")) }
            @if all.is_empty() { p.empty { (words.text("procedures-none")) } } @else {
                p.hint { (summary(visit, all)) }
                (table(visit, &title, all))
            }
        },
    )
}

/// Counts what the plans of administrative reform ask for.
fn summary(visit: &Visit, all: &[&Procedure]) -> String {
    let count = |services: &Services| all.iter().filter(|procedure| services.counts(procedure)).count();
    let full = count(&Services { online: vec![Online::Full], ..Services::default() });
    let cut = count(&Services { cut_at_least: Some(CUT), ..Services::default() });
    let share = viet::numeral::grouped(&(full * 100 / all.len().max(1)).to_string());
    let arguments = [
        ("count", all.len().into()),
        ("full", full.into()),
        ("share", share.as_str().into()),
        ("cut", cut.into()),
        ("percent", CUT.to_string().into()),
    ];
    visit.words().say("procedures-summary", &arguments)
}

fn table(visit: &Visit, title: &str, all: &[&Procedure]) -> Markup {
    let words = visit.words();
    let heading = |key: &str| words.text(key);
    html! {
        table.catalogue {
            caption.hidden { (title) }
            thead {
                tr {
                    @for key in COLUMNS { th scope="col" { (heading(key)) } }
                }
            }
            tbody {
                @for procedure in all {
                    @let told = app::procedures::Catalogued::of(procedure, words);
                    tr {
                        td.code data-label=(heading("procedures-code")) { (told.code) }
                        td.words { a href={ "/dossiers/" (procedure.id) } { (procedure.name) } }
                        td data-label=(heading("procedures-group")) { (procedure.group.as_deref().unwrap_or("–")) }
                        td data-label=(heading("procedures-online")) { (told.online) }
                        td data-label=(heading("procedures-fee")) { (told.fee) }
                        td data-label=(heading("procedures-legal")) { (told.legal) }
                        td data-label=(heading("procedures-own")) { (told.own) }
                        td data-label=(heading("procedures-cut")) { (told.cut) }
                    }
                }
            }
        }
    }
}
