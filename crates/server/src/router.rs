//! Every URL, and what guards all of them.

use crate::site::Site;
use crate::{api, assets, door, health, pages, requests};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

/// The most bytes of a request: a scanned document of some hundred pages.
pub(crate) const LARGEST_REQUEST: usize = 100 * 1024 * 1024;

/// Who gets an answer from a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Everybody.
    Everybody,
    /// Who is signed in; what is shown depends on the role.
    SignedIn,
}

/// A URL.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// "GET" or "POST".
    pub method: &'static str,
    /// The path, with the names of its parts in braces.
    pub path: &'static str,
    /// Who gets an answer.
    pub open: Open,
}

macro_rules! routes {
    ($($method:ident $path:literal $open:ident $handler:path;)*) => {
        /// The URLs of the pages.
        const ROUTES: &[Route] = &[$(Route { method: stringify!($method), path: $path, open: Open::$open }),*];

        fn handlers() -> Vec<(&'static str, MethodRouter<Arc<Site>>)> {
            vec![$(($path, routes!(@ $method $handler))),*]
        }
    };
    (@ GET $handler:path) => { get($handler) };
    (@ POST $handler:path) => { post($handler) };
}

routes! {
    GET  "/"                        SignedIn  pages::desk::show;
    GET  "/changes"                 SignedIn  pages::changes::show;
    POST "/changes"                 SignedIn  pages::changes::note;
    GET  "/sign-in"                 Everybody pages::sign_in::show;
    POST "/sign-in"                 Everybody pages::sign_in::enter;
    GET  "/sign-in/provider"        Everybody pages::provider::leave;
    GET  "/sign-in/callback"        Everybody pages::provider::come_back;
    POST "/sign-out"                SignedIn  pages::sign_in::leave;
    GET  "/welcome/{token}"         Everybody pages::sign_in::welcome;
    POST "/welcome/{token}"         Everybody pages::sign_in::choose;
    POST "/language"                Everybody pages::language::choose;
    GET  "/tasks"                   SignedIn  pages::tasks::show;
    POST "/tasks"                   SignedIn  pages::tasks::several;
    POST "/tasks/kept"              SignedIn  pages::tasks::keep;
    GET  "/tasks/board"             SignedIn  pages::tasks::board;
    GET  "/tasks/calendar"          SignedIn  pages::tasks::calendar;
    GET  "/tasks/timeline"          SignedIn  pages::tasks::timeline;
    GET  "/tasks/export/{form}"     SignedIn  pages::tasks::export;
    GET  "/tasks/{id}"              SignedIn  pages::task::show;
    POST "/tasks/{id}"              SignedIn  pages::task::give;
    GET  "/documents"               SignedIn  pages::documents::show;
    POST "/documents"               SignedIn  pages::documents::enter;
    GET  "/documents/{id}"          SignedIn  pages::document::show;
    POST "/documents/{id}"          SignedIn  pages::document::give;
    GET  "/documents/{id}/file"     SignedIn  pages::document::file;
    GET  "/documents/{id}/slip"     SignedIn  pages::document::slip;
    GET  "/documents/{id}/files/{hash}" SignedIn pages::document::kept_file;
    GET  "/dossiers"                SignedIn  pages::dossiers::list;
    GET  "/dossiers/{procedure}"    SignedIn  pages::dossiers::show;
    POST "/dossiers/{procedure}"    SignedIn  pages::dossiers::open;
    GET  "/dossiers/{procedure}/import" SignedIn pages::dossiers::import::show;
    POST "/dossiers/{procedure}/import" SignedIn pages::dossiers::import::take;
    GET  "/dossiers/{procedure}/{id}" SignedIn pages::dossier::show;
    POST "/dossiers/{procedure}/{id}" SignedIn pages::dossier::give;
    GET  "/dossiers/{procedure}/{id}/papers/{paper}" SignedIn pages::dossier::print;
    GET  "/dossiers/{procedure}/{id}/files/{hash}" SignedIn pages::dossier::file;
    GET  "/procedures"              SignedIn  pages::procedures::list;
    GET  "/event-dates"             SignedIn  pages::event_dates::list;
    POST "/event-dates"             SignedIn  pages::event_dates::announce;
    GET  "/event-dates/{id}"        SignedIn  pages::event_dates::show;
    POST "/event-dates/{id}"        SignedIn  pages::event_dates::give;
    GET  "/briefing"                SignedIn  pages::briefing::show;
    POST "/briefing/conclusions"    SignedIn  pages::briefing::compose;
    GET  "/drafts"                  SignedIn  pages::drafts::begin;
    POST "/drafts"                  SignedIn  pages::drafts::act;
    GET  "/figures"                 SignedIn  pages::figures::show;
    GET  "/figures/pictures"        SignedIn  pages::figures::pictures::show;
    GET  "/figures/tasks"           SignedIn  pages::figures::tasks;
    GET  "/targets"                 SignedIn  pages::targets::list;
    POST "/targets"                 SignedIn  pages::targets::define;
    GET  "/targets/{code}"          SignedIn  pages::target::show;
    POST "/targets/{code}"          SignedIn  pages::target::give;
    GET  "/targets/{code}/{period}" SignedIn  pages::target::behind;
    GET  "/reports"                 SignedIn  pages::reports::list;
    GET  "/reports/owed"            SignedIn  pages::reports::owed::show;
    POST "/reports/owed"            SignedIn  pages::reports::owed::give;
    GET  "/reports/kept"            SignedIn  pages::reports::kept::list;
    GET  "/reports/kept/{id}"       SignedIn  pages::reports::kept::show;
    POST "/reports/kept/{id}"       SignedIn  pages::reports::kept::act;
    GET  "/reports/kept/{id}/file"  SignedIn  pages::reports::kept::file;
    GET  "/reports/kept/{id}/compare" SignedIn  pages::reports::kept::compare;
    GET  "/reports/{report}"          SignedIn  pages::reports::show;
    GET  "/reports/{report}/text"     SignedIn  pages::reports::text::show;
    POST "/reports/{report}/text"     SignedIn  pages::reports::text::write;
    POST "/reports/{report}/keep"     SignedIn  pages::reports::kept::keep;
    GET  "/reports/{report}/file"     SignedIn  pages::reports::file;
    GET  "/reports/{report}/tasks"    SignedIn  pages::reports::tasks;
    GET  "/units"                   SignedIn  pages::units::show;
    GET  "/units/change"            SignedIn  pages::units::change::show;
    POST "/units/change"            SignedIn  pages::units::change::make;
    GET  "/search"                  SignedIn  pages::search::show;
    GET  "/notices"                 SignedIn  pages::notices::show;
    POST "/notices"                 SignedIn  pages::notices::read_all;
    POST "/notices/{id}"            SignedIn  pages::notices::open;
    GET  "/me"                      SignedIn  pages::me::show;
    POST "/me"                      SignedIn  pages::me::change;
    POST "/me/feed"                 SignedIn  pages::me::feed;
    GET  "/feeds/{token}"           Everybody pages::feed::send;
    GET  "/administration"          SignedIn  pages::administration::show;
    POST "/administration/links"    SignedIn  pages::administration::link;
    POST "/administration/verify"   SignedIn  pages::administration::verify;
    GET  "/administration/rules"    SignedIn  pages::administration::rules::show;
    POST "/administration/rules"    SignedIn  pages::administration::rules::decide;
    GET  "/administration/reminders" SignedIn pages::administration::reminders::show;
    POST "/administration/reminders" SignedIn pages::administration::reminders::act;
    GET  "/administration/jobs"     SignedIn  pages::jobs::all;
    GET  "/administration/people"   SignedIn  pages::administration::people::list;
    GET  "/administration/people/{id}" SignedIn pages::administration::people::show;
    POST "/administration/people/{id}" SignedIn pages::administration::people::erase;
    GET  "/administration/portal"   SignedIn  pages::administration::portal::show;
    POST "/administration/portal"   SignedIn  pages::administration::portal::decide;
    GET  "/jobs"                    SignedIn  pages::jobs::show;
    GET  "/help"                    SignedIn  pages::help::show;
    GET  "/assets/{name}"           Everybody assets::send;
    GET  "/portal"                  Everybody door::front::list;
    GET  "/portal/send/{procedure}" Everybody door::form::ask;
    POST "/portal/send/{procedure}" Everybody door::form::send;
    GET  "/portal/status"           Everybody door::status::ask;
    POST "/portal/status"           Everybody door::status::look;
    POST "/portal/receipt"          Everybody door::status::receipt;
    POST "/portal/supplement"       Everybody door::status::supplement;
    GET  "/portal/commitments"      Everybody door::front::commitments;
    GET  "/account"                 SignedIn  pages::account::show;
    POST "/account/tokens"          SignedIn  pages::account::make;
    POST "/account/tokens/revoke"   SignedIn  pages::account::revoke;
    GET  "/healthz"                 Everybody health::alive;
    GET  "/readyz"                  Everybody health::ready;
    GET  "/metrics"                 SignedIn  health::metrics;
}

/// What a page may load: only what comes from here.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Headers of every answer.
const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", CONTENT_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Returns every URL of the site, those of the API among them; a test asks each as everybody.
pub fn routes() -> Vec<Route> {
    let operations = api::methods().into_iter().map(|(route, _)| route);
    ROUTES.iter().copied().chain(operations).collect()
}

/// Returns what answers the requests to a site.
pub fn router(site: Arc<Site>) -> Router {
    let mut router = Router::new();
    for (path, handler) in handlers() {
        let is_door = path.starts_with(door::BASE);
        let most = if is_door { door::LARGEST } else { LARGEST_REQUEST };
        router = router.route(path, handler.layer(DefaultBodyLimit::max(most)));
    }
    for (route, handler) in api::methods() {
        router = router.route(route.path, handler);
    }
    let mut router = router
        .fallback(pages::help::nothing_here)
        .layer(DefaultBodyLimit::max(LARGEST_REQUEST))
        // Forms of other sites are refused by where the browser says they come from.
        .layer(CsrfLayer::new());
    for (name, value) in HEADERS {
        let (name, value) = (HeaderName::from_static(name), HeaderValue::from_static(value));
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, value));
    }
    let cache = (HeaderName::from_static("cache-control"), HeaderValue::from_static("no-store"));
    router
        .layer(SetResponseHeaderLayer::if_not_present(cache.0, cache.1))
        // The quickest: a page is a tenth of its size either way.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(to_programs))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), door::host::divide))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), requests::note))
        .with_state(site)
}

/// Answers programs in their language also where no operation answers: an unknown address, a form of another site.
async fn to_programs(request: Request, next: Next) -> Response {
    let is_program = request.uri().path().starts_with(api::BASE);
    let response = next.run(request).await;
    if is_program { api::replace_plain(response) } else { response }
}
