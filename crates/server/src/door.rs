//! The public door: pages for whoever is not of the office and signs in nowhere. Everything here is closed until the office opens
//! it, and tells nobody more than what the office made public, or what stands behind a code.
//!
//! ```text
//! request  host::divide     the door's own host name answers nothing else               host.rs
//!          receive          a form with its files, within limits                        receive.rs
//! GET      front            what can be sent; what the office promised                  front.rs
//! GET/POST form             the form, what is wrong with it, what will be sent          form.rs
//! POST     status           a code -> how it stands, the receipt, a supplement          status.rs
//! ```

pub(crate) mod form;
pub(crate) mod front;
pub(crate) mod host;
mod page;
mod receive;
pub(crate) mod status;

pub(crate) use receive::LARGEST;

use crate::caller::{Answer, Caller, Guest};
use crate::fault::Fault;
use crate::site::in_turn;
use crate::view::frame;
use ::messages::Language;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::settings::Portal;
use maud::html;
use std::sync::Arc;

/// Where the door is.
pub(crate) const BASE: &str = "/portal";

/// Shows a page of the door, where it is open. Who chose no language reads Vietnamese, whatever the browser asks for: what is sent
/// is read by an office that writes it.
async fn show(
    caller: Caller,
    page: impl FnOnce(&Guest, &Portal) -> Result<Answer, Fault> + Send + 'static,
) -> Response {
    let language = caller.chosen().unwrap_or(Language::Vi);
    caller
        .with_language(language)
        .guest(move |guest| {
            let known = guest.site.office.known()?;
            let portal = &known.settings.portal;
            let shown = if portal.open { page(guest, portal) } else { Err(Fault::NotFound) };
            match shown {
                Err(Fault::NotFound) => Ok(nothing(guest)),
                Err(fault) if fault.status().is_server_error() => {
                    tracing::error!(?fault, "a page of the portal failed");
                    Err(fault)
                }
                shown => shown,
            }
        })
        .await
}

/// Tells that nothing is here, whatever the reason: closed, not offered, never there.
fn nothing(guest: &Guest) -> Answer {
    let words = guest.words();
    let title = words.text("portal-nothing-here");
    let body = html! {
        h1 { (title) }
        p { (words.text("portal-nothing-here-help")) }
    };
    Answer::Refused(StatusCode::NOT_FOUND, frame::bare(guest, &title, &body))
}

/// Tells whether the door is open: asked before a large body is read.
async fn is_open(caller: &Caller) -> bool {
    let site = Arc::clone(caller.site());
    let asked = in_turn(&caller.site().turns, move || {
        site.office.known().is_ok_and(|known| known.settings.portal.open)
    });
    asked.await.unwrap_or(false)
}
