//! What can be sent, and what the office promised to everybody.

use super::page::{self, paragraphs};
use super::show;
use crate::caller::{Answer, Caller, Guest};
use crate::fault::Fault;
use crate::view::{capital, day};
use axum::response::Response;
use ledger::procedure::{Procedure, Shelf};
use ledger::settings::Portal;
use maud::{Markup, html};

/// Shows what can be sent.
pub(crate) async fn list(caller: Caller) -> Response {
    show(caller, |guest, portal| {
        let shelf = guest.site.office.procedures()?;
        Ok(Answer::Page(overview(guest, portal, &shelf)))
    })
    .await
}

/// Returns the procedure for which something can be sent today.
pub(super) fn taken<'s>(
    guest: &Guest,
    portal: &Portal,
    shelf: &'s Shelf,
    id: &str,
) -> Result<&'s Procedure, Fault> {
    let procedure = shelf.on(id, guest.now.day()).filter(|one| portal.takes(id) && one.portal.is_some());
    procedure.ok_or(Fault::NotFound)
}

fn overview(guest: &Guest, portal: &Portal, shelf: &Shelf) -> Markup {
    let words = guest.words();
    let title = words.text("portal-title");
    let open = portal.procedures.iter().filter_map(|id| taken(guest, portal, shelf, id).ok());
    let open: Vec<_> = open.filter_map(|procedure| Some((procedure, procedure.portal.as_ref()?))).collect();
    page::page(
        guest,
        portal,
        super::BASE,
        &title,
        &html! {
            h1 { (title) }
            (paragraphs(&portal.welcome))
            @if open.is_empty() { p.empty { (words.text("portal-nothing")) } }
            ul.offers {
                @for (procedure, offer) in open {
                    li {
                        h2 { a href={ "/portal/send/" (procedure.id) } { (offer.title) } }
                        p { (offer.next) }
                        @if let Some(limit) = procedure.limit {
                            @let (unit, count) = limit.parts();
                            p.hint { (words.say("portal-takes", &[("unit", unit.into()), ("count", count.into())])) }
                        }
                    }
                }
            }
            p { (words.text("portal-have-code")) " " a href="/portal/status" { (words.text("portal-part-status")) } }
        },
    )
}

/// Shows the tasks that the office made public.
pub(crate) async fn commitments(caller: Caller) -> Response {
    show(caller, |guest, portal| {
        let all = guest.site.office.commitments(guest.now)?;
        let words = guest.words();
        let title = words.text("portal-part-commitments");
        let today = words.day(guest.now.day());
        let body = html! {
            h1 { (title) }
            p.about { (words.say("portal-commitments-about", &[("day", today.into())])) }
            @if all.is_empty() { p.empty { (words.text("portal-commitments-none")) } }
            @else {
                table.commitments {
                    caption.hidden { (title) }
                    thead { tr {
                        @for key in ["portal-commitment", "portal-lead", "portal-due", "portal-standing"] {
                            th scope="col" { (words.text(key)) }
                        }
                    } }
                    tbody { @for one in &all {
                        tr {
                            td.words { (one.words) }
                            td data-label=(words.text("portal-lead")) { (one.lead) }
                            td.day data-label=(words.text("portal-due")) {
                                @match one.due { Some(due) => (day(words, due)), None => "–" }
                            }
                            td data-label=(words.text("portal-standing")) {
                                (capital(&words.text(&format!("standing-{}", one.standing.name()))))
                            }
                        }
                    } }
                }
            }
        };
        Ok(Answer::Page(page::page(guest, portal, "/portal/commitments", &title, &body)))
    })
    .await
}
