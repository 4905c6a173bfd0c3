//! Who asks. Every page runs through a [`Caller`]: it says who the visitor is, in which language to answer, and turns
//! what a page returns into an answer.

use crate::fault::Fault;
use crate::provider::Attempt;
use crate::site::{Site, in_turn};
use crate::view;
use ::messages::{Catalogue, Language};
use app::sign_in::{Token, Visitor};
use app::{Actor, Known, Office};
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, LOCATION, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use jiff::civil::Date;
use ledger::Moment;
use ledger::organisation::{Organisation, Post, Role};
use ledger::permission::{self, Scope};
use ledger::rules::Rules;
use maud::{Markup, html};
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::Semaphore;
use viet::calendar::Calendar;

/// The cookie that holds the token of a session.
const SESSION: &str = "dondoc_session";
/// The cookie that holds the language somebody chose.
pub(crate) const LANGUAGE: &str = "dondoc_language";

/// After how many seconds a page of something that goes on is loaded again.
const WAIT: &str = "10";

/// Somebody who asks, signed in or not.
#[derive(Clone)]
pub(crate) struct Caller {
    site: Arc<Site>,
    token: Option<Token>,
    language: Language,
    /// The language that somebody chose, whatever the browser asks for.
    chosen: Option<Language>,
    method: Method,
    /// What was asked for, with its question.
    pub(crate) address: String,
    /// The id of the request, as the log has it.
    pub(crate) request: String,
}

/// Somebody who is not signed in.
pub(crate) struct Guest {
    pub(crate) site: Arc<Site>,
    pub(crate) language: Language,
    pub(crate) now: Moment,
}

/// Somebody who is signed in, at work on one request.
#[derive(Clone)]
pub(crate) struct Visit {
    pub(crate) site: Arc<Site>,
    pub(crate) visitor: Visitor,
    pub(crate) language: Language,
    pub(crate) now: Moment,
    pub(crate) today: Date,
    pub(crate) known: Arc<Known>,
    pub(crate) scope: Scope,
    pub(crate) address: String,
    /// The id of the request, as the log has it.
    pub(crate) request: String,
    /// The session; `None` for a program.
    token: Option<Token>,
}

/// What a page answers.
pub(crate) enum Answer {
    /// A page.
    Page(Markup),
    /// A page of something that goes on: it is loaded again after some seconds, also where no script runs.
    Waiting(Markup),
    /// A page with another status than 200: a form that was refused, with what was typed.
    Refused(StatusCode, Markup),
    /// Go there.
    Go(String),
    /// Go there, signed in.
    SignedIn(String, Token),
    /// Go to the provider to sign in.
    ToProvider(String, Attempt),
    /// Go there, signed in by the provider: the attempt is over.
    FromProvider(String, Token),
    /// Go there, signed out.
    SignedOut(String),
    /// A file.
    File(Download),
}

/// A file that is sent.
pub(crate) struct Download {
    /// Its name.
    pub(crate) name: String,
    /// Its type.
    pub(crate) media: &'static str,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

impl FromRequestParts<Arc<Site>> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let cookies = CookieJar::from_headers(&parts.headers);
        let chosen = cookies.get(LANGUAGE).and_then(|cookie| Language::of_code(cookie.value()));
        let id = parts.headers.get(crate::requests::ID);
        Ok(Self {
            site: Arc::clone(site),
            token: cookies.get(SESSION).and_then(|cookie| Token::parse(cookie.value())),
            language: chosen.unwrap_or_else(|| preferred(&parts.headers)),
            chosen,
            method: parts.method.clone(),
            address: parts.uri.path_and_query().map_or_else(String::new, ToString::to_string),
            request: id.and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned(),
        })
    }
}

/// Returns the language of a browser that asks for English before Vietnamese; Vietnamese for everybody else.
fn preferred(headers: &HeaderMap) -> Language {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut codes = asked.split(',').filter_map(|part| part.trim().get(..2));
    codes.find_map(Language::of_code).unwrap_or_default()
}

impl Caller {
    /// Shows a page to anybody.
    pub(crate) async fn guest(
        self,
        page: impl FnOnce(&Guest) -> Result<Answer, Fault> + Send + 'static,
    ) -> Response {
        let turns = Arc::clone(&self.site.turns);
        self.guest_in_turn(turns, page).await
    }

    /// Shows a page that hashes a password to anybody: a few at a time, the others wait without a thread.
    pub(crate) async fn guest_who_hashes(
        self,
        page: impl FnOnce(&Guest) -> Result<Answer, Fault> + Send + 'static,
    ) -> Response {
        let turns = Arc::clone(&self.site.hashing);
        self.guest_in_turn(turns, page).await
    }

    /// Shows a page that asks the provider to anybody, in the same way.
    pub(crate) async fn guest_from_elsewhere(
        self,
        page: impl FnOnce(&Guest) -> Result<Answer, Fault> + Send + 'static,
    ) -> Response {
        let turns = Arc::clone(&self.site.asking);
        self.guest_in_turn(turns, page).await
    }

    async fn guest_in_turn(
        self,
        turns: Arc<Semaphore>,
        page: impl FnOnce(&Guest) -> Result<Answer, Fault> + Send + 'static,
    ) -> Response {
        self.run(&turns, move |caller| {
            let site = Arc::clone(&caller.site);
            let guest = Guest { now: site.now(), language: caller.language, site };
            page(&guest).unwrap_or_else(|fault| guest.fault(&fault))
        })
        .await
    }

    /// Shows a page to who is signed in; sends everybody else to sign in first.
    pub(crate) async fn visit(
        self,
        page: impl FnOnce(&Visit) -> Result<Answer, Fault> + Send + 'static,
    ) -> Response {
        let turns = Arc::clone(&self.site.turns);
        self.run(&turns, move |caller| match caller.signed_in() {
            Ok(Some(visit)) => page(&visit).unwrap_or_else(|fault| visit.fault(&fault)),
            Ok(None) => caller.to_sign_in(),
            Err(fault) => {
                let site = Arc::clone(&caller.site);
                Guest { now: site.now(), language: caller.language, site }.fault(&fault)
            }
        })
        .await
    }

    /// Tells whether the caller is signed in: asked before a large body is read, so that strangers cannot fill the memory.
    pub(crate) async fn is_known(&self) -> bool {
        let caller = self.clone();
        let found = in_turn(&self.site.turns, move || caller.signed_in().is_ok_and(|visit| visit.is_some()));
        found.await.unwrap_or(false)
    }

    /// Sends who is not signed in to do that; what came with the request is not read.
    pub(crate) async fn turn_away(self) -> Response {
        self.visit(|_| Err(Fault::NotFound)).await
    }

    /// Runs what blocks in a thread of its own, when it is its turn.
    async fn run(
        self,
        turns: &Arc<Semaphore>,
        work: impl FnOnce(&Self) -> Answer + Send + 'static,
    ) -> Response {
        let https = self.site.settings.https;
        let done = in_turn(turns, move || work(&self)).await;
        match done {
            Ok(answer) => answer.response(https),
            Err(error) => {
                tracing::error!(%error, "a page panicked");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }

    /// Returns who is signed in; for what runs in a thread of its own.
    pub(crate) fn signed_in(&self) -> Result<Option<Visit>, Fault> {
        let Some(token) = &self.token else { return Ok(None) };
        let found = self.site.office.visitor(token, self.site.now())?;
        Ok(found.map(|(visitor, known)| self.visit_of(visitor, known, Some(token.clone()))))
    }

    /// Returns the visit of somebody who is known, with the token of the session where there is one.
    pub(crate) fn visit_of(&self, visitor: Visitor, known: Arc<Known>, token: Option<Token>) -> Visit {
        let (office, now) = (&self.site.office, self.site.now());
        let today = now.day();
        let scope = Scope::of(&known.organisation, visitor.officer, office.tenant().root, today);
        Visit {
            site: Arc::clone(&self.site),
            visitor,
            language: self.language,
            now,
            today,
            known,
            scope,
            address: self.address.clone(),
            request: self.request.clone(),
            token,
        }
    }

    fn to_sign_in(&self) -> Answer {
        let back = if self.method == Method::GET { self.address.as_str() } else { "/" };
        Answer::Go(format!("/sign-in?to={}", view::escape_query(back)))
    }
}

impl Caller {
    /// Returns the language that somebody chose.
    pub(crate) fn chosen(&self) -> Option<Language> {
        self.chosen
    }

    /// Returns the caller, to be answered in a language.
    pub(crate) fn with_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Returns the site that is visited.
    pub(crate) fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// Returns the office.
    pub(crate) fn office(&self) -> &Office {
        &self.site.office
    }

    /// Returns this moment.
    pub(crate) fn now(&self) -> Moment {
        self.site.now()
    }

    /// Returns the sentences.
    pub(crate) fn words(&self) -> &Catalogue {
        self.site.words(self.language)
    }

    /// Returns who may ask how often.
    pub(crate) fn limits(&self) -> &crate::requests::Limits {
        &self.site.limits
    }

    /// Returns the language to answer in.
    pub(crate) fn language(&self) -> Language {
        self.language
    }
}

impl Guest {
    /// Returns the sentences.
    pub(crate) fn words(&self) -> &Catalogue {
        self.site.words(self.language)
    }

    fn fault(&self, fault: &Fault) -> Answer {
        let told = view::told(self.words(), None, fault);
        let page = view::frame::bare(self, &told.title, &view::problem(&told));
        Answer::Refused(fault.status(), page)
    }
}

impl Visit {
    /// Returns the office.
    pub(crate) fn office(&self) -> &Office {
        &self.site.office
    }

    /// Returns the organisation, with all that it was.
    pub(crate) fn organisation(&self) -> &Organisation {
        &self.known.organisation
    }

    /// Returns the rules and the calendar of today.
    pub(crate) fn laws(&self) -> (&Rules, &Calendar) {
        self.known.laws.now()
    }

    /// Returns the sentences.
    pub(crate) fn words(&self) -> &Catalogue {
        self.site.words(self.language)
    }

    /// Returns a sentence without arguments.
    pub(crate) fn text(&self, key: &str) -> String {
        self.words().text(key)
    }

    /// Returns the same visit with what is known now: behind a change of the organisation or the rules.
    pub(crate) fn again(&self) -> Result<Self, Fault> {
        let known = self.office().known()?;
        let scope =
            Scope::of(&known.organisation, self.visitor.officer, self.office().tenant().root, self.today);
        Ok(Self { known, scope, ..self.clone() })
    }

    /// Returns what the visitor sees of dossiers.
    pub(crate) fn sight(&self) -> Result<app::Sight, Fault> {
        Ok(self.office().sight(self.organisation(), self.visitor.officer, self.today)?)
    }

    /// Returns the visitor as somebody who acts.
    pub(crate) fn actor(&self) -> Result<Actor<'_>, Fault> {
        Ok(self.office().act(&self.visitor.account, self.now)?)
    }

    /// Ends the session, and goes to the page to sign in.
    pub(crate) fn sign_out(&self) -> Result<Answer, Fault> {
        if let Some(token) = &self.token {
            self.office().sign_out(token)?;
        }
        Ok(Answer::SignedOut("/sign-in".to_owned()))
    }

    /// Returns what people call a unit today.
    pub(crate) fn unit(&self, unit: ledger::UnitId) -> &str {
        self.organisation().short_name_on(unit, self.today).unwrap_or("?")
    }

    /// Returns the name of who has to do with a dossier; a neutral word where it was erased.
    pub(crate) fn party_name(&self, party: &ledger::dossier::Party) -> String {
        if party.is_erased() { self.text("person-erased") } else { party.name.clone() }
    }

    /// Returns somebody's name.
    pub(crate) fn officer(&self, officer: ledger::OfficerId) -> &str {
        if officer == ledger::OfficerId::DOOR {
            return self.site.door_name(self.language);
        }
        self.organisation().officers.get(&officer).map_or("?", |officer| officer.name.as_str())
    }

    /// Returns the days that deadlines may hang on, to choose from; none where they cannot be read, which a page that shows them tells.
    pub(crate) fn event_dates(&self) -> Vec<app::KnownDate> {
        self.office().event_dates().unwrap_or_default()
    }

    /// Tells whether the visitor has one of some roles today.
    pub(crate) fn has_role(&self, roles: &[Role]) -> bool {
        self.posts().iter().any(|post| roles.contains(&post.role))
    }

    /// Returns the roles of today, those of people acted for among them.
    pub(crate) fn posts(&self) -> Vec<Post> {
        self.organisation().posts_on(self.visitor.officer, self.today)
    }

    /// Tells whether the visitor is head or officer of a unit, or of one above it.
    pub(crate) fn works_in(&self, unit: ledger::UnitId) -> bool {
        let works = |post: &Post| matches!(post.role, Role::Head | Role::Officer);
        let within = |post: &Post| self.organisation().is_within(unit, post.unit, self.today);
        self.posts().iter().any(|post| works(post) && within(post))
    }

    /// Returns the roles of today in words.
    pub(crate) fn roles(&self) -> String {
        let posts = self.posts();
        let post = |post: &Post| {
            format!("{}, {}", self.text(&format!("role-{}", post.role.name())), self.unit(post.unit))
        };
        posts.iter().map(post).collect::<Vec<_>>().join("; ")
    }

    /// Tells whether the visitor sees the register of documents: who works for the office does; others see the documents of
    /// their tasks.
    pub(crate) fn sees_documents(&self) -> bool {
        match &self.scope {
            Scope::All => true,
            Scope::Part { proposals, .. } => *proposals || self.has_role(&[Role::Observer]),
        }
    }

    /// Tells whether the visitor may give a command in the office.
    pub(crate) fn may_in(&self, command: &str) -> bool {
        let root = self.office().tenant().root;
        permission::may_in(self.organisation(), self.visitor.officer, command, root, self.today)
    }

    /// Returns a fault as a page in the frame of the site.
    fn fault(&self, fault: &Fault) -> Answer {
        if fault.status().is_server_error() {
            let (account, id) = (&self.visitor.account, &self.request);
            tracing::error!(id, account, address = self.address, ?fault, "a page failed");
        }
        let told = view::told(self.words(), Some(self.organisation()), fault);
        let body = html! {
            (view::problem(&told))
            @if fault.status().is_server_error() {
                p.hint { (self.words().say("fault-request", &[("id", self.request.as_str().into())])) }
            }
        };
        let page = view::frame::page(self, view::frame::Part::None, &told.title, &body);
        Answer::Refused(fault.status(), page)
    }
}

impl Answer {
    fn response(self, https: bool) -> Response {
        match self {
            Self::Page(page) => page.into_response(),
            Self::Waiting(page) => ([("refresh", WAIT)], page).into_response(),
            Self::Refused(status, page) => (status, page).into_response(),
            Self::Go(to) => go(&to, &[]),
            Self::SignedIn(to, token) => go(&to, &[session_cookie(token.text(), https)]),
            Self::ToProvider(to, attempt) => go(&to, &[attempt.cookie(https)]),
            Self::FromProvider(to, token) => {
                go(&to, &[session_cookie(token.text(), https), removal(Attempt::over(https))])
            }
            Self::SignedOut(to) => go(&to, &[removal(session_cookie(String::new(), https))]),
            Self::File(file) => file.response(),
        }
    }
}

impl Download {
    fn response(self) -> Response {
        let name = view::escape_query(&self.name);
        let disposition = format!("attachment; filename*=UTF-8''{name}");
        let headers = [("content-type", self.media), ("content-disposition", disposition.as_str())];
        (headers, self.bytes).into_response()
    }
}

fn go(to: &str, cookies: &[Cookie<'_>]) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let there = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, there);
    for cookie in cookies.iter().filter_map(|cookie| HeaderValue::from_str(&cookie.to_string()).ok()) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

fn removal(mut cookie: Cookie<'static>) -> Cookie<'static> {
    cookie.make_removal();
    cookie
}

fn session_cookie(value: String, https: bool) -> Cookie<'static> {
    Cookie::build((SESSION, value)).path("/").http_only(true).secure(https).same_site(SameSite::Lax).build()
}
