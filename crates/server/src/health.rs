//! Whether the server is well, for who watches it.

use crate::api;
use crate::caller::Caller;
use crate::requests;
use crate::site::Site;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use std::sync::Arc;

/// Tells that the server answers.
pub(crate) async fn alive() -> StatusCode {
    StatusCode::OK
}

/// Tells whether requests can be served: the database answers, and has the tables of this program.
pub(crate) async fn ready(State(site): State<Arc<Site>>) -> StatusCode {
    let checked = tokio::task::spawn_blocking(move || site.office.store().check()).await;
    match checked {
        Ok(Ok(())) => StatusCode::OK,
        Ok(Err(error)) => {
            tracing::error!(%error, "not ready");
            StatusCode::SERVICE_UNAVAILABLE
        }
        Err(error) => {
            tracing::error!(%error, "not ready");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// Sends the numbers that Prometheus collects: to this machine, or to an administrator's token.
pub(crate) async fn metrics(State(site): State<Arc<Site>>, caller: Caller, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let here =
        requests::address(&parts.extensions, &parts.headers, false).is_some_and(|peer| peer.is_loopback());
    // What came through a proxy on this machine came from elsewhere.
    let is_local = here && !is_forwarded(&parts.headers);
    if !is_local && let Err(refused) = api::administrator(caller, parts.headers).await {
        return refused;
    }
    let text = site.metrics.text(site.office.store().open_writers());
    ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response()
}

fn is_forwarded(headers: &HeaderMap) -> bool {
    ["x-forwarded-for", "forwarded", "via"].iter().any(|name| headers.contains_key(*name))
}
