//! What is done with every request: an id, a line in the log, numbers, and a limit for who asks too often.

use crate::caller::Caller;
use crate::fault::Fault;
use crate::limit::Limit;
use crate::site::Site;
use axum::extract::{ConnectInfo, FromRequestParts as _, MatchedPath, Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{Extensions, HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use ledger::Moment;
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use tokio::time::Instant;

/// The header that carries the id of a request.
pub(crate) const ID: &str = "x-request-id";
/// Letters of an id that is taken over from a proxy, at most.
const LONGEST_ID: usize = 64;

/// Attempts to sign in from one address in a minute: a whole office may come from one, and each account has a lock of its own.
const SIGN_INS: u32 = 60;

/// Things that are sent through the public door from one address in a minute.
const SENDINGS: u32 = 10;
/// Codes that are asked for from one address in a minute.
const CODES: u32 = 20;
/// Wrong codes in a minute, from all addresses together. It keeps the database from drowning, not codes from being found: of 2^91
/// codes nobody finds one in the age of the world at any rate that a server answers. So it is far above what addresses are limited
/// to, lest a few strangers keep everybody else from asking.
const WRONG_CODES: u32 = 60_000;

/// What a request is counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    method: String,
    /// The route, not the path: ids and secrets of links are no labels.
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabel {
    method: String,
    route: String,
}

/// Numbers of a server since it began.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    seconds: Family<RouteLabel, Histogram>,
    under_way: Gauge,
    writers: Gauge,
}

/// The limits of a server.
pub(crate) struct Limits {
    sign_ins: Limit<IpAddr>,
    /// Tokens that are none, by address.
    strangers: Limit<IpAddr>,
    /// What comes through the public door, by address.
    sendings: Limit<IpAddr>,
    /// Codes that are asked for there, by address.
    codes: Limit<IpAddr>,
    /// Wrong ones, all together.
    wrong_codes: Limit<()>,
    /// Requests of programs, by account; `None` where nothing limits them.
    programs: Option<Limit<String>>,
}

/// Returns an empty histogram from half a millisecond to sixteen seconds.
fn durations() -> Histogram {
    Histogram::new(exponential_buckets(0.0005, 2.0, 16))
}

impl Metrics {
    /// Returns numbers that are all 0.
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("dondoc");
        let requests = Family::default();
        registry.register("requests", "Requests that were answered", requests.clone());
        let seconds: Family<RouteLabel, Histogram> = Family::new_with_constructor(durations);
        registry.register("request_seconds", "How long answers took", seconds.clone());
        let under_way = Gauge::default();
        registry.register("requests_under_way", "Requests that are being answered", under_way.clone());
        let writers = Gauge::default();
        registry.register(
            "open_writers",
            "Commands being written or waiting for their turn",
            writers.clone(),
        );
        Self { registry, requests, seconds, under_way, writers }
    }

    /// Writes all numbers as Prometheus reads them.
    pub(crate) fn text(&self, open_writers: usize) -> String {
        self.writers.set(i64::try_from(open_writers).unwrap_or(i64::MAX));
        let mut written = String::new();
        // Writing into a text does not fail.
        text::encode(&mut written, &self.registry).ok();
        written
    }
}

impl Limits {
    /// Returns the limits of a server on which each account may make so many requests a second as a program.
    pub(crate) fn new(programs: Option<u32>) -> Self {
        let per_second = |wanted: u32| Limit::new(wanted.saturating_mul(60), wanted.saturating_mul(4));
        Self {
            sign_ins: Limit::new(SIGN_INS, SIGN_INS),
            strangers: Limit::new(SIGN_INS, SIGN_INS),
            sendings: Limit::new(SENDINGS, SENDINGS),
            codes: Limit::new(CODES, CODES),
            wrong_codes: Limit::new(WRONG_CODES, WRONG_CODES),
            programs: programs.map(per_second),
        }
    }

    /// Refuses to look for a code while too many wrong ones are asked for.
    pub(crate) fn may_guess(&self, now: Moment) -> Result<(), Fault> {
        self.wrong_codes.over(&(), now).map_or(Ok(()), |seconds| Err(Fault::TooMany(seconds)))
    }

    /// Counts a wrong code.
    pub(crate) fn guessed_wrong(&self, now: Moment) {
        self.wrong_codes.take((), now);
    }

    /// Counts a request whose number is limited by the address that it comes from; returns after how many seconds there may be
    /// another one where this is one too many.
    fn by_address(&self, method: &Method, route: &str, peer: IpAddr, now: Moment) -> Option<u64> {
        let posts = *method == Method::POST;
        let limit = match route {
            "/sign-in" | "/welcome/{token}" if posts => &self.sign_ins,
            "/sign-in/provider" | "/sign-in/callback" => &self.sign_ins,
            "/portal/send/{procedure}" if posts => &self.sendings,
            "/portal/status" | "/portal/receipt" | "/portal/supplement" if posts => &self.codes,
            _ => return None,
        };
        limit.take(network(peer), now)
    }

    /// Counts a request of a program.
    pub(crate) fn program(&self, account: &str, now: Moment) -> Result<(), Fault> {
        let over = self.programs.as_ref().and_then(|limit| limit.take(account.to_owned(), now));
        over.map_or(Ok(()), |seconds| Err(Fault::TooMany(seconds)))
    }
}

/// Answers a request, with an id that stands in the answer and in the log.
pub(crate) async fn note(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = id(request.headers(), &site);
    request.headers_mut().insert(ID, id.clone());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let peer = address(request.extensions(), request.headers(), site.settings.https);
    let metrics = &site.metrics;
    metrics.under_way.inc();
    let mut response = limited(&site, request, next, &route, peer).await;
    metrics.under_way.dec();
    let took = began.elapsed();
    let status = response.status().as_u16();
    let (method, id_text) = (method.to_string(), id.to_str().unwrap_or_default());
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let peer = peer.map(|peer| peer.to_string()).unwrap_or_default();
    tracing::info!(target: "request", id = id_text, method, route, status, milliseconds, peer, "answered");
    metrics
        .seconds
        .get_or_create(&RouteLabel { method: method.clone(), route: route.clone() })
        .observe(took.as_secs_f64());
    metrics.requests.get_or_create(&Labels { method, route, status }).inc();
    response.headers_mut().insert(ID, id);
    response
}

/// Returns what is counted as one address: whoever has an address of IP version 6 has 2^64 of them.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(long) => match long.to_ipv4_mapped() {
            Some(short) => IpAddr::V4(short),
            None => IpAddr::V6(Ipv6Addr::from_bits(long.to_bits() & !u128::from(u64::MAX))),
        },
    }
}

/// Returns the id that a proxy gave, or a new one.
fn id(headers: &HeaderMap, site: &Site) -> HeaderValue {
    let usable = |value: &&HeaderValue| {
        let bytes = value.as_bytes();
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        (1..=LONGEST_ID).contains(&bytes.len()) && bytes.iter().all(plain)
    };
    headers.get(ID).filter(usable).cloned().unwrap_or_else(|| {
        let made = app::new_command(site.now()).to_string();
        HeaderValue::from_str(&made).unwrap_or(HeaderValue::from_static("none"))
    })
}

/// Returns who asks: behind a proxy on this machine, the last address that the proxy noted.
pub(crate) fn address(extensions: &Extensions, headers: &HeaderMap, proxy: bool) -> Option<IpAddr> {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip();
    if !proxy || !peer.is_loopback() {
        return Some(peer);
    }
    let noted = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let last = noted.and_then(|noted| noted.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
    Some(last.unwrap_or(peer))
}

/// Answers, but for an address that signs in, sends, asks for codes, or shows tokens that are none, too often.
async fn limited(
    site: &Arc<Site>,
    request: Request,
    next: Next,
    route: &str,
    peer: Option<IpAddr>,
) -> Response {
    let over = peer.and_then(|peer| site.limits.by_address(request.method(), route, peer, site.now()));
    if let Some(seconds) = over {
        return too_many(site, request, seconds).await;
    }
    let response = next.run(request).await;
    let stranger = response.status() == StatusCode::UNAUTHORIZED;
    match peer.filter(|_| stranger).and_then(|peer| site.limits.strangers.take(peer, site.now())) {
        Some(seconds) => with_retry(crate::api::plain(&Fault::TooMany(seconds)), seconds),
        None => response,
    }
}

async fn too_many(site: &Arc<Site>, request: Request, seconds: u64) -> Response {
    let (mut parts, _) = request.into_parts();
    let Ok(caller) = Caller::from_request_parts(&mut parts, site).await;
    let response = caller.guest(move |_| Err(Fault::TooMany(seconds))).await;
    with_retry(response, seconds)
}

fn with_retry(mut response: Response, seconds: u64) -> Response {
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_address_and_a_ceiling_is_far_above_it() {
        let address = |text: &str| text.parse::<IpAddr>().expect("an address");
        for (asked, counted) in [
            ("203.0.113.7", "203.0.113.7"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::"),
            ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ] {
            assert_eq!(network(address(asked)), address(counted), "{asked}");
        }
        let limits = Limits::new(None);
        let asks = |peer: &str| {
            limits.by_address(&Method::POST, "/portal/status", address(peer), Moment(0)).is_none()
        };
        let of_one_line = (0..=u16::MAX).take_while(|last| asks(&format!("2001:db8::{last:x}"))).count();
        assert_eq!(of_one_line, 20, "however many addresses it has");
        assert!(asks("2001:db8:0:1::1"), "another line");
        for _ in 0..WRONG_CODES - 1 {
            limits.guessed_wrong(Moment(0));
        }
        assert!(limits.may_guess(Moment(0)).is_ok());
        limits.guessed_wrong(Moment(0));
        assert!(limits.may_guess(Moment(0)).is_err(), "the database is not drowned");
        assert!(limits.may_guess(Moment(60_000)).is_ok(), "a minute later");
    }
}
