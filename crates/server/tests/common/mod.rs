//! The invented office behind a router, and browsers without a window: what a test asks as somebody.

#![allow(dead_code, reason = "each test uses its part")]

pub(crate) mod gate;
pub(crate) mod sink;

use app::Office;
use app::demo::{self, FILES};
use app::tokens::{self, Scope, Wanted};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use jiff::civil::{Date, date};
use ledger::Moment;
use server::{NotRead, Pace, Papers, Provider, Settings, Site, Unreadable};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// The day on which the pages stand: the last one of the story.
pub(crate) const TODAY: Date = date(2025, 6, 30);
/// The password of everybody.
pub(crate) const PASSWORD: &str = "mật khẩu của mọi người";

/// An office that is served.
pub(crate) struct Server {
    pub(crate) router: Router,
    pub(crate) site: Arc<Site>,
    /// A token of each account, for everything.
    tokens: BTreeMap<String, String>,
    pub(crate) folder: TempDir,
    /// Minutes that have gone by since noon.
    minutes: Arc<AtomicI64>,
}

/// Somebody with a cookie.
#[derive(Clone, Default)]
pub(crate) struct Browser {
    pub(crate) cookie: Option<String>,
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) to: Option<String>,
    pub(crate) cookie: Option<String>,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    /// Returns the body as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        let read = serde_json::from_slice(&self.bytes);
        assert!(read.is_ok(), "no JSON: {}", self.text());
        read.expect("it was checked")
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

pub(crate) fn noon(day: Date) -> Moment {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::Offset::constant(7));
    Moment(day.at(12, 0, 0, 0).to_zoned(zone).expect("a moment").timestamp().as_millisecond())
}

/// Reads a file; one whose name begins with "slow" takes long: its twelve pages are done one by one as the test goes on.
fn read(name: &str, bytes: &[u8], pace: Pace<'_>) -> Result<blocks::Document, NotRead> {
    match pace {
        Pace::AtOnce if name.starts_with("slow") => return Err(NotRead::Slow),
        Pace::Patient(tell) if name.starts_with("slow") => gate::pass(name, tell),
        Pace::AtOnce | Pace::Patient(_) => {}
    }
    papers::read(name, bytes).map_err(|error| {
        NotRead::Unreadable(Unreadable {
            key: error.key(),
            arguments: std::iter::once(("file", name.to_owned())).chain(error.arguments()).collect(),
        })
    })
}

fn site(office: Office, settings: Settings, minutes: &Arc<AtomicI64>) -> Arc<Site> {
    let words = messages::Source { vi: papers::messages::VI, en: papers::messages::EN };
    let papers = Papers { read: Box::new(read), words };
    let minutes = Arc::clone(minutes);
    let clock = Box::new(move || Moment(noon(TODAY).0 + minutes.load(Ordering::Relaxed) * 60_000));
    let provider = Provider::of(&office).expect("a provider, or none");
    Arc::new(Site::new(office, clock, papers, settings).with_provider(provider))
}

impl Server {
    /// Serves the invented office at the end of its story.
    pub(crate) fn start() -> Self {
        Self::start_with(Settings::default())
    }

    /// Serves it in some way.
    pub(crate) fn start_with(settings: Settings) -> Self {
        Self::start_at(FILES, settings)
    }

    /// Serves the invented office on its first day: there are units, people and no document.
    pub(crate) fn start_new() -> Self {
        let first = FILES.story.split("[[day]]").take(2).collect::<Vec<_>>().join("[[day]]");
        Self::start_at(demo::Files { story: &first, chapters: &[], ..FILES }, Settings::default())
    }

    /// Serves the invented office at the end of a story.
    fn start_at(files: demo::Files<'_>, settings: Settings) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let read = |name: &str, bytes: &[u8]| papers::read(name, bytes).map_err(|error| error.to_string());
        let played = demo::play(&folder.path().join("office"), None, &files, &read, &|_| {});
        let office = played.expect("the story plays without a refusal");
        // One hash serves all: a password takes its time on purpose.
        let accounts = office.store().read(|reader| reader.accounts(office.tenant().id)).expect("readable");
        for account in &accounts {
            office.set_password(&account.name, PASSWORD, noon(TODAY)).expect("a password");
        }
        let token = |account: &store::Account| {
            let scopes = Scope::ALL.into();
            let wanted = Wanted { account: &account.name, name: "thử", scopes, days: 30 };
            let (token, _) = office.make_token(&wanted, noon(TODAY)).expect("a token");
            (account.name.clone(), tokens::written(&token))
        };
        let tokens = accounts.iter().map(token).collect();
        let minutes = Arc::default();
        let site = site(office, settings, &minutes);
        Self { router: server::router(Arc::clone(&site)), site, folder, tokens, minutes }
    }

    /// Returns the office that is served, as another program opens it.
    pub(crate) fn office(&self) -> Office {
        Office::open(&self.folder.path().join("office")).expect("an office")
    }

    /// Returns another server of the same office.
    pub(crate) fn beside(&self) -> Router {
        server::router(site(self.office(), Settings::default(), &self.minutes))
    }

    /// Adds to the configuration, and serves the office by it.
    pub(crate) fn configure(&mut self, more: &str) {
        let path = self.folder.path().join("office/dondoc.toml");
        let before = std::fs::read_to_string(&path).expect("a configuration");
        std::fs::write(&path, more.replace("{before}", &before)).expect("written");
        self.router = server::router(site(self.office(), Settings::default(), &self.minutes));
    }

    /// Serves the same office with a host name at which only the public door answers.
    pub(crate) fn divide(&mut self, host: &str) {
        let site = Arc::into_inner(site(self.office(), Settings::default(), &self.minutes))
            .expect("nobody has it yet");
        self.router = server::router(Arc::new(site.with_portal_host(Some(host.to_owned()))));
    }

    /// Lets some minutes go by.
    pub(crate) fn wait(&self, minutes: i64) {
        self.minutes.fetch_add(minutes, Ordering::Relaxed);
    }

    pub(crate) async fn ask(&self, browser: &Browser, request: Request<Body>) -> Answer {
        let mut request = request;
        if let Some(cookie) = &browser.cookie {
            request.headers_mut().insert(header::COOKIE, cookie.parse().expect("a cookie"));
        }
        let response: Response<Body> = self.router.clone().oneshot(request).await.expect("answered");
        let of = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (to, cookie) = (of(header::LOCATION), of(header::SET_COOKIE));
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body").to_vec();
        Answer { status, to, cookie, headers, bytes }
    }

    pub(crate) async fn get(&self, browser: &Browser, address: &str) -> Answer {
        self.ask(browser, Request::get(address).body(Body::empty()).expect("a request")).await
    }

    /// Returns the token of an account.
    pub(crate) fn token(&self, account: &str) -> &str {
        &self.tokens[account]
    }

    /// Asks an operation of the API as an account, and with further headers.
    pub(crate) async fn call(
        &self,
        account: &str,
        method: &str,
        address: &str,
        headers: &[(&str, &str)],
        body: Option<&serde_json::Value>,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{address}"))
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token(account)));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.ask(&Browser::default(), request.body(body).expect("a request")).await
    }

    /// Sends a form.
    pub(crate) async fn post(&self, browser: &Browser, address: &str, fields: &[(&str, &str)]) -> Answer {
        let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let fields: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(fields.join("&")));
        self.ask(browser, request.expect("a request")).await
    }

    /// Sends a form with files.
    pub(crate) async fn send(
        &self,
        browser: &Browser,
        address: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Answer {
        const MARK: &str = "----dondoc-test";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--{MARK}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.as_bytes());
        }
        for (name, bytes) in files {
            let part = format!(
                "--{MARK}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend(part.as_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{MARK}--\r\n").as_bytes());
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={MARK}"))
            .body(Body::from(body));
        self.ask(browser, request.expect("a request")).await
    }

    /// Signs somebody in.
    pub(crate) async fn sign_in(&self, account: &str) -> Browser {
        let fields = [("account", account), ("password", PASSWORD)];
        let answer = self.post(&Browser::default(), "/sign-in", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{account}: {}", answer.text());
        let cookie = answer.cookie.expect("a session");
        Browser { cookie: cookie.split(';').next().map(str::to_owned) }
    }
}

/// Returns what stands between two marks.
pub(crate) fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    text.split_once(before)?.1.split_once(after).map(|(found, _)| found)
}

/// Returns the ids behind the links of a page to the pages of one kind: "tasks", "documents".
pub(crate) fn linked(page: &str, of: &str) -> Vec<String> {
    let mark = format!("href=\"/{of}/");
    let found = page.split(&mark).skip(1).filter_map(|rest| rest.split(['"', '#', '?']).next());
    found.filter(|id| id.len() == 36).map(str::to_owned).collect()
}
