//! The table of operations: what each takes and gives, who may use it, and how a request runs through it.

use super::call::Call;
use super::give::{self, Give};
use super::openapi;
use super::problem;
use super::take::{Request, Take};
use crate::caller::Caller;
use crate::fault::Fault;
use crate::router::{Open, Route};
use crate::site::{Site, in_turn};
use app::tokens::Scope;
use axum::body::{Body, to_bytes};
use axum::extract::FromRequestParts as _;
use axum::http::{HeaderMap, Method};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use serde_json::Value;
use std::sync::Arc;

/// Where all operations stand.
pub(crate) const BASE: &str = "/api/v1";

/// The most bytes of a JSON body.
const LARGEST_JSON: usize = 1024 * 1024;

/// Runs an operation; it may block.
type Run = dyn Fn(&Call, &Request) -> Result<give::Given, Fault> + Send + Sync;

/// What a request may bring with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brings {
    /// Nothing.
    Nothing,
    /// JSON.
    Json,
    /// A file.
    File,
}

/// A method and path with what answers it.
pub(super) struct Operation {
    pub(super) method: &'static str,
    /// Behind [`BASE`], with the names of its parts in braces.
    pub(super) path: &'static str,
    /// The name by which programs are generated.
    pub(super) name: &'static str,
    /// What it does, in a line.
    pub(super) about: &'static str,
    /// What a token must be for.
    pub(super) scope: Scope,
    /// What a request brings.
    pub(super) brings: Brings,
    /// Adds what it takes and gives to its part of the OpenAPI document.
    pub(super) describe: fn(&mut openapi::Schemas, &mut Value),
    run: Box<Run>,
}

macro_rules! operation {
    ($name:ident, $method:literal) => {
        pub(super) fn $name<I: Take + 'static, O: Give + 'static>(
            path: &'static str,
            name: &'static str,
            about: &'static str,
            scope: Scope,
            run: fn(&Call, I) -> Result<O, Fault>,
        ) -> Operation {
            Operation {
                method: $method,
                path,
                name,
                about,
                scope,
                brings: I::BRINGS,
                describe: |schemas, operation| {
                    I::describe(schemas, operation);
                    O::describe(schemas, operation);
                },
                run: Box::new(move |call, request| {
                    let taken = I::take(call, request)?;
                    run(call, taken)?.give()
                }),
            }
        }
    };
}

operation!(get, "GET");
operation!(post, "POST");
operation!(delete, "DELETE");

/// Returns every route with what answers it.
pub(crate) fn methods() -> Vec<(Route, MethodRouter<Arc<Site>>)> {
    let document = Route { method: "GET", path: openapi::ADDRESS, open: Open::Everybody };
    let own = (document, on(MethodFilter::GET, openapi::show));
    super::operations().into_iter().map(answering).chain([own]).collect()
}

fn answering(operation: Operation) -> (Route, MethodRouter<Arc<Site>>) {
    // A path for each operation for as long as the program runs: there are some sixty.
    let path: &'static str = Box::leak(format!("{BASE}{}", operation.path).into_boxed_str());
    let route = Route { method: operation.method, path, open: Open::SignedIn };
    let method = match operation.method {
        "POST" => MethodFilter::POST,
        "DELETE" => MethodFilter::DELETE,
        _ => MethodFilter::GET,
    };
    let operation = Arc::new(operation);
    let answer = move |caller: Caller, request: axum::extract::Request| {
        let operation = Arc::clone(&operation);
        async move { answer(operation, caller, request).await }
    };
    (route, on(method, answer))
}

async fn answer(operation: Arc<Operation>, caller: Caller, request: axum::extract::Request) -> Response {
    let words = caller.clone();
    let (mut parts, body) = request.into_parts();
    let headers = parts.headers.clone();
    // Who asks is known before what they send is read: strangers cannot fill the memory.
    let scope = operation.scope;
    let site = Arc::clone(caller.site());
    let call = blocking(&site, move || Call::of(&caller, &headers, scope)).await;
    let call = match call {
        Ok(call) => call,
        Err(fault) => return problem::response(&words, None, &fault),
    };
    let read = match operation.brings {
        Brings::Nothing => Ok(axum::body::Bytes::new()),
        Brings::Json => receive(body, LARGEST_JSON).await,
        Brings::File => receive(body, crate::router::LARGEST_REQUEST).await,
    };
    let body = match read {
        Ok(body) => body,
        Err(fault) => return problem::response(&words, Some(&call), &fault),
    };
    let path = axum::extract::RawPathParams::from_request_parts(&mut parts, &()).await;
    let path =
        path.map(|path| path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
    let request = Request { path: path.unwrap_or_default(), uri: parts.uri, headers: parts.headers, body };
    let answered = blocking(&site, move || {
        let given = (operation.run)(&call, &request);
        Ok(match given {
            Ok(given) => given.response(parts.method == Method::GET, &request.headers, call.language),
            Err(fault) => problem::response(&words, Some(&call), &fault),
        })
    });
    answered.await.unwrap_or_else(|fault| problem::plain(&fault))
}

/// Lets an administrator's token or session through to what is no operation, and answers everybody else.
pub(crate) async fn administrator(caller: Caller, headers: HeaderMap) -> Result<(), Response> {
    let words = caller.clone();
    let site = Arc::clone(caller.site());
    let checked = blocking(&site, move || {
        let call = Call::of(&caller, &headers, Scope::Read)?;
        crate::pages::administration::check(&call)
    });
    checked.await.map_err(|fault| problem::response(&words, None, &fault))
}

async fn receive(body: Body, most: usize) -> Result<axum::body::Bytes, Fault> {
    to_bytes(body, most).await.map_err(|_| Fault::TooLarge)
}

async fn blocking<T: Send + 'static>(
    site: &Site,
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    in_turn(&site.turns, work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "an operation panicked");
        Err(Fault::Broken)
    })
}
