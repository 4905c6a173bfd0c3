//! A host name of its own: where the door has one, nothing else answers there, and it answers nowhere else.

use super::BASE;
use crate::caller::Caller;
use crate::site::Site;
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::Arc;

/// What a path is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The door.
    Door,
    /// What both need: the style sheet, the language.
    Both,
    /// Where one begins who typed nothing but the host name.
    Start,
    /// The office.
    Office,
}

/// Answers a request where it may be answered.
pub(crate) async fn divide(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let Some(own) = &site.portal_host else { return next.run(request).await };
    let is_own = host(&request).is_some_and(|host| host.eq_ignore_ascii_case(own));
    match (is_own, part(request.uri().path())) {
        (true, Part::Door) | (false, Part::Office | Part::Start) | (_, Part::Both) => next.run(request).await,
        (true, Part::Start) => Redirect::to(BASE).into_response(),
        (true, Part::Office) | (false, Part::Door) => nothing(&site, request).await,
    }
}

fn part(path: &str) -> Part {
    let is_door = path.strip_prefix(BASE).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    match path {
        _ if is_door => Part::Door,
        "/language" => Part::Both,
        "/" => Part::Start,
        _ if path.starts_with("/assets/") => Part::Both,
        _ => Part::Office,
    }
}

/// Returns the host that is asked, without its port.
fn host(request: &Request) -> Option<String> {
    let header = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let host = header.or_else(|| request.uri().host())?;
    // An address of IP version 6 stands in brackets, and is nobody's host name.
    Some(host.split(':').next().unwrap_or(host).trim_end_matches('.').to_owned())
}

/// Tells that nothing is here, in the same way as for an address that was never there.
async fn nothing(site: &Arc<Site>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let Ok(caller) = Caller::from_request_parts(&mut parts, site).await;
    caller.guest(|guest| Ok(super::nothing(guest))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_belong_to_one_side() {
        for (path, wanted) in [
            ("/portal", Part::Door),
            ("/portal/send/sang-kien", Part::Door),
            ("/portals", Part::Office),
            ("/assets/x.css", Part::Both),
            ("/language", Part::Both),
            ("/", Part::Start),
            ("/tasks", Part::Office),
            ("/api/v1/tasks", Part::Office),
            ("//portal", Part::Office),
        ] {
            assert_eq!(part(path), wanted, "{path}");
        }
    }
}
