//! Signing in at a provider that speaks OpenID Connect: a real one (`oidc-provider` of npm, certified), which the test starts
//! in node, with its forms. What it refuses and what we refuse is tried with the same flow, changed in one place.

#![expect(clippy::panic, reason = "a test that cannot go on says where it is")]

mod common;

use app::Order;
use axum::http::StatusCode;
use common::{Answer, Browser, Server};
use ledger::organisation::Event;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oidc");
/// Where browsers find the office.
const ADDRESS: &str = "http://office.test";
/// What the office and the provider know.
const SECRET: &str = "bi mat chung cua hai ben";

/// Returns the folder with the provider's program, fetched from the registry once. Tests of this feature are only built where it
/// is asked for, so what they need has to be there.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("oidc-provider-8.8.1");
        std::fs::create_dir_all(&folder).expect("a folder");
        for file in ["package.json", "package-lock.json", "provider.mjs"] {
            std::fs::copy(Path::new(SOURCE).join(file), folder.join(file)).expect("copied");
        }
        if !folder.join("node_modules/oidc-provider").exists() {
            let fetched = Command::new("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(&folder)
                .stdout(Stdio::null())
                .status();
            let fetched = fetched.expect("npm is missing: apt-get install nodejs npm");
            assert!(fetched.success(), "oidc-provider cannot be fetched from registry.npmjs.org");
        }
        folder
    })
}

/// A provider, gone with the value.
struct Idp {
    child: Child,
    port: u16,
    /// What it says: it would fall silent for good if nobody listened.
    _said: BufReader<ChildStdout>,
}

impl Drop for Idp {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// How a provider is started.
#[derive(Clone, Copy, Default)]
struct How {
    /// Its port; any where 0.
    port: u16,
    /// It knows the office by a secret.
    secret: bool,
    /// It puts claims into the token, and not only behind it.
    in_token: bool,
    /// Seconds by which its clock is wrong.
    seconds: i64,
}

impl Idp {
    fn start(how: How) -> Self {
        let free = || TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("a port").port();
        let port = if how.port == 0 { free() } else { how.port };
        let secret = how.secret.then_some(SECRET);
        let argument = serde_json::json!({
            "port": port,
            "back": format!("{ADDRESS}/sign-in/callback"),
            "secret": secret,
            "inToken": how.in_token,
            "seconds": how.seconds,
        });
        let child = Command::new("node")
            .args(["provider.mjs", &argument.to_string()])
            .current_dir(program())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = child.expect("node is missing: apt-get install nodejs npm");
        let mut said = BufReader::new(child.stdout.take().expect("its words are read"));
        let mut line = String::new();
        said.read_line(&mut line).expect("a line");
        assert_eq!(line, "ready\n", "the provider listens");
        Self { child, port, _said: said }
    }

    fn issuer(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// Serves an office whose people sign in at a provider.
fn office(idp: &Idp, secret: bool, more: &str) -> Server {
    let mut server = Server::start();
    let secret_file = server.folder.path().join("office/oidc-secret");
    std::fs::write(&secret_file, format!("{SECRET}\n")).expect("written");
    let secret = if secret { "secret_file = \"oidc-secret\"" } else { "" };
    server.configure(&format!(
        "address = \"{ADDRESS}\"\n{{before}}\n[oidc]\nissuer = \"{}\"\nclient = \"dondoc\"\n{secret}\n{more}\n",
        idp.issuer()
    ));
    server
}

/// A browser at the provider: its cookies, and what it was sent last.
struct Elsewhere {
    agent: ureq::Agent,
    cookies: BTreeMap<String, String>,
}

impl Elsewhere {
    fn new() -> Self {
        let config = ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).build();
        Self { agent: config.into(), cookies: BTreeMap::new() }
    }

    /// Asks, and follows where it is sent until that is the office or a page; returns the address, or the page.
    fn go(&mut self, address: &str, form: Option<&[(&str, &str)]>) -> Result<String, String> {
        let (mut address, mut form) = (address.to_owned(), form);
        for _ in 0..10 {
            if address.starts_with(ADDRESS) {
                return Ok(address);
            }
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let cookies = cookies.join("; ");
            let answer = match form.take() {
                Some(form) => self.agent.post(&address).header("cookie", cookies).send_form(form.to_vec()),
                None => self.agent.get(&address).header("cookie", cookies).call(),
            };
            let mut answer = answer.expect("the provider answers");
            for cookie in answer.headers().get_all("set-cookie") {
                let pair = cookie.to_str().expect("a cookie").split(';').next().expect("a pair");
                let (name, value) = pair.split_once('=').expect("a pair");
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
            let Some(to) = answer.headers().get("location") else {
                return Err(answer.body_mut().read_to_string().expect("a page"));
            };
            let to = to.to_str().expect("an address");
            let root: String = address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
            address = if to.starts_with('/') { format!("{root}{to}") } else { to.to_owned() };
        }
        panic!("sent round in a circle: {address}");
    }

    /// Fills the provider's forms as a person does, and returns where it sends that one back to.
    fn sign_in(&mut self, address: &str, name: &str) -> String {
        let mut at = self.go(address, None);
        for _ in 0..2 {
            let Err(page) = at else { break };
            let action = common::between(&page, "action=\"", "\"").expect("a form").replace("&amp;", "&");
            let login = format!("person-{name}");
            let fields: &[(&str, &str)] = if page.contains("name=\"login\"") {
                &[("prompt", "login"), ("login", &login), ("password", "của tôi")]
            } else {
                &[("prompt", "consent")]
            };
            at = self.go(&action, Some(fields));
        }
        at.unwrap_or_else(|page| panic!("no way back: {page}"))
    }
}

/// Presses the button, and returns the browser with its attempt and where it is sent.
async fn leave(server: &Server) -> (Browser, String) {
    let page = server.get(&Browser::default(), "/sign-in?to=%2Ftasks").await.text();
    let button = common::between(&page, "href=\"/sign-in/provider", "\"").expect("a button").to_owned();
    let answer = server.get(&Browser::default(), &format!("/sign-in/provider{button}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let cookie = answer.cookie.expect("an attempt");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let cookie = cookie.split(';').next().map(str::to_owned);
    (Browser { cookie }, answer.to.expect("somewhere to go"))
}

async fn come_back(server: &Server, browser: &Browser, back: &str) -> Answer {
    server.get(browser, back.strip_prefix(ADDRESS).expect("the office")).await
}

/// Signs somebody in as people do.
async fn enter(server: &Server, name: &str) -> Answer {
    let (browser, to) = leave(server).await;
    let back = Elsewhere::new().sign_in(&to, name);
    come_back(server, &browser, &back).await
}

/// Looks that nobody came in, and returns what is told.
fn refused(answer: &Answer, status: StatusCode) -> String {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert!(answer.cookie.is_none(), "nobody has a session");
    let page = answer.text();
    let told = common::between(&page, "role=\"alert\">", "</div>");
    told.expect("it is told").to_owned()
}

/// Looks that somebody came in, and as whom.
async fn is_in(server: &Server, answer: &Answer, officer: &str) {
    assert_eq!(
        (answer.status, answer.to.as_deref()),
        (StatusCode::SEE_OTHER, Some("/tasks")),
        "{}",
        answer.text()
    );
    let cookies: Vec<&str> =
        answer.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok()).collect();
    let over = |cookie: &&str| cookie.starts_with("dondoc_attempt=;") && cookie.contains("Max-Age=0");
    assert!(cookies.iter().any(over), "the attempt is over: {cookies:?}");
    let cookie = answer.cookie.as_ref().and_then(|cookie| cookie.split(';').next()).map(str::to_owned);
    let browser = Browser { cookie };
    let page = server.get(&browser, "/tasks").await.text();
    let who = common::between(&page, "<details class=\"who\"><summary>", "</summary>");
    assert_eq!(who, Some(officer));
    assert_eq!(server.post(&browser, "/sign-out", &[]).await.to.as_deref(), Some("/sign-in"));
    assert_eq!(server.get(&browser, "/tasks").await.status, StatusCode::SEE_OTHER, "the session has ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn people_sign_in_elsewhere_and_nobody_gets_an_account_by_that() {
    let idp = Idp::start(How { secret: true, ..How::default() });
    let server = office(&idp, true, "label = \"Tài khoản tỉnh\"");
    let page = server.get(&Browser::default(), "/sign-in").await.text();
    assert!(page.contains("Tài khoản tỉnh</a>"), "the button says what was configured");

    // By the name that the provider tells, and again by what it calls the person.
    for _ in 0..2 {
        is_in(&server, &enter(&server, "van-thu").await, "van-thu").await;
    }
    let known = server.office().identities().expect("readable");
    let known: Vec<_> = known.iter().map(|one| (one.account.as_str(), one.subject.as_str())).collect();
    assert_eq!(known, [("van-thu", "person-van-thu")]);

    // Who has no account gets none, and learns what to tell the administrator.
    let told = refused(&enter(&server, "khong-ai").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.contains("khong-ai") && told.contains("person-khong-ai"), "{told}");
    let accounts = |server: &Server| {
        let office = server.office();
        office.store().read(|reader| reader.accounts(office.tenant().id)).expect("readable")
    };
    assert!(accounts(&server).iter().all(|account| account.name != "khong-ai"));

    // The administrator connects the account; another person of its name does not come in by it any more.
    let office = server.office();
    let now = ledger::Moment(0);
    office.connect("trinh-quoc-bao", &idp.issuer(), "person-khong-ai", now).expect("connected");
    is_in(&server, &enter(&server, "khong-ai").await, "Trịnh Quốc Bảo").await;
    refused(&enter(&server, "trinh-quoc-bao").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(office.disconnect("trinh-quoc-bao").expect("disconnected"), 1);
    refused(&enter(&server, "khong-ai").await, StatusCode::UNPROCESSABLE_ENTITY);
    is_in(&server, &enter(&server, "trinh-quoc-bao").await, "Trịnh Quốc Bảo").await;

    // A mail names somebody where the provider has seen that it is theirs; here no account is called by one.
    let told = refused(&enter(&server, "ai@lamgiang.vn").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.contains("ai@lamgiang.vn"), "{told}");
    let told = refused(&enter(&server, "AI@lamgiang.vn").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!told.contains("ai@lamgiang.vn"), "a mail that nobody has seen: {told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_of_this_attempt_is_refused() {
    let idp = Idp::start(How { in_token: true, ..How::default() });
    let server = office(&idp, false, "");
    is_in(&server, &enter(&server, "van-thu").await, "van-thu").await;

    let stale = StatusCode::UNPROCESSABLE_ENTITY;
    let (browser, to) = leave(&server).await;
    assert!(to.contains("code_challenge_method=S256"), "{to}");
    let back = Elsewhere::new().sign_in(&to, "van-thu");
    // Another browser, none at all, another state, no state, another provider.
    let (other, other_to) = leave(&server).await;
    refused(&come_back(&server, &other, &back).await, stale);
    refused(&come_back(&server, &Browser::default(), &back).await, stale);
    let state =
        common::between(&back, "state=", "&").unwrap_or_else(|| back.rsplit("state=").next().unwrap_or(""));
    refused(&come_back(&server, &browser, &back.replace(state, &"0".repeat(64))).await, stale);
    refused(&come_back(&server, &browser, &back.replace("state=", "gone=")).await, stale);
    let issuer = back.split("iss=").nth(1).and_then(|rest| rest.split('&').next()).expect("an issuer");
    refused(&come_back(&server, &browser, &back.replace(issuer, "https%3A%2F%2Fevil.example")).await, stale);
    // It is still good: nothing of that was asked of the provider. Then it was used, and is not.
    is_in(&server, &come_back(&server, &browser, &back).await, "van-thu").await;
    refused(&come_back(&server, &browser, &back).await, stale);

    // A code that was made for somebody else's attempt.
    let other_state = common::between(&other_to, "state=", "&").expect("a state");
    let (_, to) = leave(&server).await;
    let stolen = Elsewhere::new().sign_in(&to, "le-hoang-phuc");
    let state = common::between(&to, "state=", "&").expect("a state");
    refused(&come_back(&server, &other, &stolen.replace(state, other_state)).await, stale);

    // A token that was made for another attempt, whatever the provider is told.
    let (browser, to) = leave(&server).await;
    let nonce = common::between(&to, "nonce=", "&").expect("a nonce");
    let back = Elsewhere::new().sign_in(&to.replace(nonce, &"1".repeat(64)), "van-thu");
    let told = refused(&come_back(&server, &browser, &back).await, stale);
    assert!(told.contains("không đáng tin"), "{told}");

    // Who changes his mind at the provider.
    let (browser, to) = leave(&server).await;
    let mut elsewhere = Elsewhere::new();
    let Err(page) = elsewhere.go(&to, None) else { panic!("there is a form") };
    let abort = common::between(&page, "<a href=\"", "\"").expect("a way out").to_owned();
    let back = elsewhere.go(&abort, None).expect("sent back");
    assert!(back.contains("error=access_denied"), "{back}");
    refused(&come_back(&server, &browser, &back).await, stale);

    // Nobody is sent to another site behind it.
    let answer = server.get(&Browser::default(), "/sign-in/provider?to=https%3A%2F%2Fevil.example").await;
    assert!(answer.cookie.expect("an attempt").contains("to=%2F;"), "the desk");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_the_office_does_not_come_in() {
    let idp = Idp::start(How { in_token: true, ..How::default() });
    let server = office(&idp, false, "");
    is_in(&server, &enter(&server, "trinh-quoc-bao").await, "Trịnh Quốc Bảo").await;
    let office = server.office();
    let organisation = office.organisation().expect("readable");
    let (officer, known) =
        organisation.officers.iter().find(|(_, known)| known.name == "Trịnh Quốc Bảo").expect("he is there");
    let actor = office.act("van-thu", common::noon(common::TODAY)).expect("an administrator");
    for post in &known.posts {
        let relieved = Event::OfficerRelieved { officer: *officer, unit: post.unit };
        actor.organise(Order::new(relieved)).expect("he left");
    }
    server.wait(2 * 24 * 60);
    let told = refused(&enter(&server, "trinh-quoc-bao").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.contains("không giữ vị trí nào"), "{told}");
    // By a password neither.
    let fields = [("account", "trinh-quoc-bao"), ("password", common::PASSWORD)];
    let answer = server.post(&Browser::default(), "/sign-in", &fields).await;
    assert!(refused(&answer, StatusCode::UNPROCESSABLE_ENTITY).contains("không giữ vị trí nào"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_gone_wrong_or_new_is_told_and_passwords_still_open() {
    let first = Idp::start(How::default());
    let how = How { port: first.port, ..How::default() };
    let server = office(&first, false, "");
    is_in(&server, &enter(&server, "van-thu").await, "van-thu").await;

    // It is started anew with other keys: they are asked for, though not at any stranger's wish.
    drop(first);
    let second = Idp::start(how);
    refused(&enter(&server, "van-thu").await, StatusCode::UNPROCESSABLE_ENTITY);
    server.wait(2);
    is_in(&server, &enter(&server, "van-thu").await, "van-thu").await;

    // Its clock goes two hours wrong: its tokens are of yesterday's hour.
    drop(second);
    let slow = Idp::start(How { seconds: -2 * 60 * 60, ..how });
    server.wait(2);
    let told = refused(&enter(&server, "van-thu").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.contains("không đáng tin"), "{told}");

    // It goes away while somebody is there; and then it is not there at all.
    let (browser, to) = leave(&server).await;
    let back = Elsewhere::new().sign_in(&to, "van-thu");
    drop(slow);
    let told = refused(&come_back(&server, &browser, &back).await, StatusCode::BAD_GATEWAY);
    assert!(told.contains("không trả lời"), "{told}");
    server.wait(2 * 60);
    let answer = server.get(&Browser::default(), "/sign-in/provider").await;
    refused(&answer, StatusCode::BAD_GATEWAY);
    assert!(answer.text().contains("name=\"password\""), "the other way stands beside");
    server.sign_in("van-thu").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_that_would_tell_strangers_is_refused() {
    let server = Server::start();
    let path = server.folder.path().join("office/dondoc.toml");
    let before = std::fs::read_to_string(&path).expect("a configuration");
    let provider = |address: &str, more: &str| {
        std::fs::write(&path, format!("{address}{before}{more}")).expect("written");
        server::Provider::of(&server.office()).map(|provider| provider.is_some())
    };
    let oidc = |issuer: &str| format!("[oidc]\nissuer = \"{issuer}\"\nclient = \"dondoc\"\n");
    assert!(!provider("", "").expect("none"));
    let address = "address = \"https://office.test\"\n";
    assert!(provider(address, &oidc("https://idp.test")).expect("a provider"));
    for bad in [
        ("", oidc("https://idp.test")),
        (address, oidc("http://idp.test")),
        (address, oidc("idp.test")),
        (address, format!("{}secret_file = \"nothing\"\n", oidc("https://idp.test"))),
    ] {
        assert!(provider(bad.0, &bad.1).is_err(), "{bad:?}");
    }
}
