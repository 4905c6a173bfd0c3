//! What went wrong, as RFC 9457 says it: a stable key for programs, a sentence for people in their language.

use super::call::Call;
use super::schema::Texts;
use crate::caller::Caller;
use crate::fault::Fault;
use crate::view;
use ::messages::Catalogue;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use ledger::organisation::Organisation;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The type of such an answer.
pub(super) const MEDIA: &str = "application/problem+json";

/// Why a request was not carried out (RFC 9457). Nothing happened then.
#[derive(Serialize, JsonSchema)]
pub(super) struct Problem {
    /// The kind of problem, as an address that names it and leads nowhere.
    #[serde(rename = "type")]
    kind: String,
    /// What happened, in a sentence of the language that was asked for.
    title: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// The status of the answer.
    status: u16,
    /// The stable key of the sentence.
    key: String,
    /// What the sentence names.
    arguments: Texts,
    /// The id of the request, by which the log of the server tells more.
    #[serde(skip_serializing_if = "String::is_empty")]
    request: String,
    /// What happened to the task since the version that was seen, by the names of the events.
    #[serde(skip_serializing_if = "Option::is_none")]
    meanwhile: Option<Vec<String>>,
}

impl Problem {
    /// Returns what a fault is for a program; `request` is the id of the request.
    pub(super) fn of(
        words: &Catalogue,
        organisation: Option<&Organisation>,
        request: &str,
        fault: &Fault,
    ) -> Self {
        let status = status(fault);
        let told = view::told(words, organisation, fault);
        let (key, arguments) = fault.message();
        // What a database says is for the log of the server.
        let arguments = if status.is_server_error() { Vec::new() } else { arguments };
        let meanwhile = if let Fault::App(app::Error::Changed { meanwhile, .. }) = fault {
            Some(meanwhile.clone())
        } else {
            None
        };
        Self {
            kind: format!("urn:dondoc:problem:{key}"),
            title: told.title,
            detail: told.help,
            status: status.as_u16(),
            key: key.to_owned(),
            arguments: Texts(arguments.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
            request: request.to_owned(),
            meanwhile,
        }
    }

    /// Returns why long work failed, as it was kept.
    pub(super) fn kept(
        words: &Catalogue,
        request: &str,
        key: String,
        arguments: Vec<(String, String)>,
    ) -> Self {
        let named: Vec<(&str, &str)> =
            arguments.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let say = |key: &str| words.find_named(key, &named).map(|sentence| view::capital(&sentence));
        Self {
            kind: format!("urn:dondoc:problem:{key}"),
            title: say(&key).unwrap_or_else(|| words.text("job-broken")),
            detail: say(&format!("{key}-help")),
            status: StatusCode::UNPROCESSABLE_ENTITY.as_u16(),
            key,
            arguments: Texts(arguments.into_iter().collect()),
            request: request.to_owned(),
            meanwhile: None,
        }
    }
}

/// Answers with a fault.
pub(super) fn response(caller: &Caller, call: Option<&Call>, fault: &Fault) -> Response {
    let status = status(fault);
    if status.is_server_error() {
        tracing::error!(id = caller.request, address = caller.address, ?fault, "an operation failed");
    }
    let problem = Problem::of(caller.words(), call.map(|call| call.organisation()), &caller.request, fault);
    let mut response = written(status, &problem);
    let headers = response.headers_mut();
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(caller.language().code()));
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Fault::TooMany(seconds) = fault {
        headers.insert(RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

fn status(fault: &Fault) -> StatusCode {
    // The version came with If-Match.
    let stale = matches!(fault, Fault::App(error) if error.is_stale());
    if stale { StatusCode::PRECONDITION_FAILED } else { fault.status() }
}

/// Answers with a fault where nothing is known of who asks.
pub(crate) fn plain(fault: &Fault) -> Response {
    bare(fault.status(), &HeaderMap::new())
}

/// Puts a problem in the place of what the server itself says of a request: no such operation, a form of another site.
pub(crate) fn replace_plain(response: Response) -> Response {
    let is_problem =
        response.headers().get(CONTENT_TYPE).is_some_and(|media| media.as_bytes() == MEDIA.as_bytes());
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    if is_problem || !is_error { response } else { bare(status, response.headers()) }
}

fn bare(status: StatusCode, headers: &HeaderMap) -> Response {
    let key = format!("http-{}", status.as_u16());
    let problem = Problem {
        kind: format!("urn:dondoc:problem:{key}"),
        title: status.canonical_reason().unwrap_or("Error").to_owned(),
        detail: None,
        status: status.as_u16(),
        key,
        arguments: Texts(BTreeMap::new()),
        request: String::new(),
        meanwhile: None,
    };
    let mut response = written(status, &problem);
    for name in ["allow", "retry-after"] {
        if let Some(value) = headers.get(name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

fn written(status: StatusCode, problem: &Problem) -> Response {
    let bytes = serde_json::to_vec(problem).unwrap_or_default();
    (status, [(CONTENT_TYPE, MEDIA)], bytes).into_response()
}
