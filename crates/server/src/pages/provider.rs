//! Going to the provider to sign in, and coming back.

use super::sign_in::{self, Way, inside};
use crate::caller::{Answer, Caller, Guest};
use crate::fault::Fault;
use crate::provider::{Attempt, COOKIE, Sent};
use crate::view::field::Typed;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::CookieJar;

/// Sends somebody to the provider.
pub(crate) async fn leave(caller: Caller, Query(way): Query<Way>) -> Response {
    caller
        .guest_from_elsewhere(move |guest| {
            let provider = guest.site.provider.as_ref().ok_or(Fault::NotFound)?;
            let attempt = Attempt::new(inside(&way.to)).ok_or(Fault::Broken)?;
            match provider.address(&attempt, guest.language, guest.now) {
                Ok(there) => Ok(Answer::ToProvider(there, attempt)),
                Err(fault) => Ok(refused(guest, &way.to, &fault)),
            }
        })
        .await
}

/// Lets in whom the provider sends back, where the person has an account.
pub(crate) async fn come_back(caller: Caller, cookies: CookieJar, Query(sent): Query<Sent>) -> Response {
    let attempt = cookies.get(COOKIE).and_then(|cookie| Attempt::parse(cookie.value()));
    caller
        .guest_from_elsewhere(move |guest| {
            let provider = guest.site.provider.as_ref().ok_or(Fault::NotFound)?;
            let Some(attempt) = attempt else {
                return Ok(refused(guest, "/", &Fault::bad("sign-in-provider-stale")));
            };
            let shown = provider.who(&attempt, &sent, guest.now);
            match shown.and_then(|shown| Ok(guest.site.office.sign_in_shown(&shown, guest.now)?)) {
                Ok(token) => Ok(Answer::FromProvider(inside(&attempt.to), token)),
                Err(fault) => Ok(refused(guest, &attempt.to, &fault)),
            }
        })
        .await
}

/// Shows the page to sign in again, with why it did not go.
fn refused(guest: &Guest, to: &str, fault: &Fault) -> Answer {
    Answer::Refused(fault.status(), sign_in::page(guest, &Typed::new(), to, Some(fault)))
}
