//! Two servers on one PostgreSQL, each a process: who signs in at one is signed in at the other, what runs by itself runs on one
//! of them, and one that is killed while files come has lost nothing that it acknowledged.
//! `cargo xtask soak --ledger` kills it twenty times.

use app::follow_up::{REMIND, Ran};
use app::tokens::{Scope, Wanted, written};
use app::{Office, demo};
use jiff::civil::{Date, Time, date};
use ledger::{DocumentId, Moment};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::sleep;
use std::time::Duration;
use store::{Filter, Order, Scheduled};

/// A Monday behind the story's last day, with reminders of its own.
const MONDAY: Date = date(2025, 7, 7);
const ACCOUNT: &str = "van-thu";
const PASSWORD: &str = "don-doc-demo";
/// What is sent again and again, each time under another number.
const SAMPLE: &str = "2024-01-thong-bao-giao-ban-thang-1.txt";
/// Files that come at a time.
const AT_ONCE: u64 = 4;
/// Milliseconds for which a server is left alone at most behind the last file that is waited for, and between two kills in
/// turn: prime to each other.
const LONGEST: u64 = 211;
const STRIDE: u64 = 89;

fn dondoc() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dondoc"));
    command.stdin(Stdio::null());
    command
}

/// A running server; dropped, it is killed.
struct Server {
    child: Child,
    /// "http://127.0.0.1:PORT"
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Server {
    /// Starts one; it is asked for its address behind that, so that several start at once.
    fn spawn(home: &Path) -> Child {
        let mut command = dondoc();
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--api-rate", "0", "--today"])
            .arg(MONDAY.to_string());
        command.arg("--home").arg(home).stdout(Stdio::piped()).spawn().expect("it runs")
    }

    fn of(mut child: Child) -> Self {
        let said = BufReader::new(child.stdout.take().expect("its words are read"));
        let address = said
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.get(line.find("http://")?..)?.split_whitespace().next().map(str::to_owned));
        Self { child, address: address.expect("it tells its address") }
    }

    fn start(home: &Path) -> Self {
        Self::of(Self::spawn(home))
    }
}

/// Somebody without a window.
struct Client {
    agent: ureq::Agent,
    token: String,
}

/// A file that was sent.
struct Sent {
    hash: String,
    /// The document, where a server said that it has it.
    acknowledged: Option<DocumentId>,
    number: u64,
}

impl Client {
    fn new(token: String) -> Self {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
        Self { agent: agent.timeout_global(Some(Duration::from_secs(60))).build().into(), token }
    }

    /// Returns the status of a page that somebody with a session's cookie asks for.
    fn page(&self, server: &Server, cookie: &str) -> u16 {
        let asked = self.agent.get(format!("{}/tasks", server.address)).header("cookie", cookie).call();
        asked.expect("answered").status().as_u16()
    }

    /// Signs in and returns the cookie.
    fn sign_in(&self, server: &Server) -> String {
        let form = [("account", ACCOUNT), ("password", PASSWORD)];
        let answer =
            self.agent.post(format!("{}/sign-in", server.address)).send_form(form).expect("answered");
        let cookie = answer.headers().get("set-cookie").and_then(|cookie| cookie.to_str().ok());
        cookie.and_then(|cookie| cookie.split(';').next()).expect("signed in").to_owned()
    }

    /// Sends a file under a number that no document has yet.
    fn send(&self, server: &Server, number: u64) -> Sent {
        let text = std::fs::read_to_string(testkit::corpus::root().join("samples/documents").join(SAMPLE));
        let text = testkit::corpus::renumbered(&text.expect("a sample"), number);
        let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
        let to = format!("{}/api/v1/documents?name={number}.txt", server.address);
        let asked = self.agent.post(to).header("authorization", format!("Bearer {}", self.token));
        let answer = asked.header("content-type", "application/octet-stream").send(text.as_bytes());
        let acknowledged = answer.ok().and_then(|mut answer| {
            let body = answer.body_mut().read_to_string().ok()?;
            assert!(answer.status().is_success(), "{number}: {body}");
            serde_json::from_str::<serde_json::Value>(&body).ok()?["document"].as_str()?.parse().ok()
        });
        Sent { hash, acknowledged, number }
    }

    /// Returns the status of a document.
    fn document(&self, server: &Server, id: DocumentId) -> u16 {
        let asked = self.agent.get(format!("{}/api/v1/documents/{id}", server.address));
        let asked = asked.header("authorization", format!("Bearer {}", self.token));
        asked.call().expect("answered").status().as_u16()
    }
}

/// Returns how many proposals the document of a file has; `None` where there is no such document.
fn proposals(office: &Office, hash: &str) -> Option<usize> {
    let tenant = office.tenant().id;
    let found = office.store().read(|reader| reader.documents_of_file(tenant, hash)).expect("readable");
    assert!(found.len() < 2, "{hash}: twice");
    let document = found.first()?;
    assert!(document.account.is_some(), "{hash}: without its account");
    assert!(office.files().get(hash).expect("readable").is_some(), "{hash}: without its file");
    let filter = Filter { document: Some(document.id), ..Filter::default() };
    let tasks = office.store().read(|reader| reader.all_tasks(tenant, &filter, Order::Made, MONDAY));
    Some(tasks.expect("readable").len())
}

fn reminding(office: &Office) -> Scheduled {
    let jobs = office.store().read(|reader| reader.schedule(office.tenant().id)).expect("readable");
    jobs.into_iter().find(|job| job.job == REMIND).expect("scheduled")
}

/// Two servers that begin at once find the morning's reminders due, and one of them makes all.
fn remind_once(office: &Office, home: &Path) -> [Server; 2] {
    let morning = Moment::of(MONDAY, Time::midnight());
    office.schedule(morning).expect("scheduled");
    office.store().write(office.tenant().id, |writer| writer.run_soon(REMIND, morning)).expect("written");
    let would = office.reminders(MONDAY).expect("readable").reminders.len() as u64;
    assert!(would > 3, "there is something to remind of: {would}");
    let servers = [Server::spawn(home), Server::spawn(home)].map(Server::of);
    let done = (0..600).find_map(|_| {
        sleep(Duration::from_millis(100));
        let job = reminding(office);
        job.result.filter(|_| job.held_until.is_none())
    });
    let ran = Ran::parse(&done.expect("reminded within a minute"));
    assert_eq!(ran.notices, would, "one run made all, no other came behind it");
    assert_eq!(office.reminders(MONDAY).expect("readable").reminders, [], "all were sent");
    servers
}

/// Sends files to a server until it is gone, counts those that it acknowledged, and returns what became of all.
fn send_until_gone(
    client: &Client,
    server: &Server,
    next: &AtomicU64,
    acknowledged: &AtomicU64,
) -> Vec<Sent> {
    let mut all = Vec::new();
    loop {
        let sent = client.send(server, next.fetch_add(1, Ordering::Relaxed));
        let gone = sent.acknowledged.is_none();
        all.push(sent);
        if gone {
            return all;
        }
        acknowledged.fetch_add(1, Ordering::Relaxed);
    }
}

/// Kills a server while files come, and looks for them with the other one. Returns how many were acknowledged.
fn killed(office: &Office, client: &Client, [kept, lost]: [&Server; 2], next: &AtomicU64, kill: u64) -> u64 {
    let acknowledged = AtomicU64::new(0);
    let sent: Vec<Sent> = std::thread::scope(|scope| {
        let send = || send_until_gone(client, lost, next, &acknowledged);
        let senders: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(send)).collect();
        // However slow the machine is.
        while acknowledged.load(Ordering::Relaxed) < 1 + kill % AT_ONCE {
            assert!(senders.iter().any(|sender| !sender.is_finished()), "it was gone by itself");
            sleep(Duration::from_millis(1));
        }
        sleep(Duration::from_millis(kill * STRIDE % LONGEST));
        let killed = Command::new("kill").args(["-KILL", &lost.child.id().to_string()]).status();
        assert!(killed.expect("kill runs").success());
        senders.into_iter().flat_map(|sender| sender.join().expect("no panic")).collect()
    });
    let whole = proposals(office, &client.send(kept, next.fetch_add(1, Ordering::Relaxed)).hash);
    assert!(whole.is_some_and(|tasks| tasks > 0), "the other server goes on");
    for sent in &sent {
        let here = proposals(office, &sent.hash);
        if let Some(document) = sent.acknowledged {
            assert_eq!(here, whole, "{} was acknowledged", sent.number);
            assert_eq!(client.document(kept, document), 200, "{}: the other server shows it", sent.number);
        }
        assert!(here.is_none() || here == whole, "{}: a half one", sent.number);
        client.send(kept, sent.number).acknowledged.expect("sent again, to the other server");
        assert_eq!(proposals(office, &sent.hash), whole, "{}: there once now", sent.number);
    }
    acknowledged.into_inner()
}

#[test]
fn two_servers_share_sessions_and_work_and_one_that_is_killed_loses_nothing() {
    let Some(database) = testkit::postgres::Server::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("office");
    let mut story = dondoc();
    story.args(["demo", "--no-serve", "--database"]).arg(database.database()).arg("--home").arg(&home);
    assert!(story.stdout(Stdio::null()).status().expect("it runs").success(), "the story is played");
    let office = Office::open(&home).expect("an office");
    let now = Moment::of(demo::last_day(&demo::FILES).expect("a story"), Time::midnight());
    let wanted = Wanted { account: ACCOUNT, name: "thử", scopes: Scope::ALL.into(), days: 30 };
    let (token, _) = office.make_token(&wanted, now).expect("a token");
    let client = Client::new(written(&token));

    let [kept, mut lost] = remind_once(&office, &home);

    let cookie = client.sign_in(&kept);
    assert_eq!(client.page(&lost, &cookie), 200, "signed in at one is signed in at the other");
    let left = client.agent.post(format!("{}/sign-out", lost.address)).header("cookie", &cookie).send_empty();
    assert_eq!(left.expect("answered").status(), 303);
    assert_eq!(client.page(&kept, &cookie), 303, "signed out at one is signed out at the other");

    let kills = std::env::var("SOAK_SERVED_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(2);
    let (next, mut acknowledged) = (AtomicU64::new(10_000), 0);
    for kill in 0..kills {
        acknowledged += killed(&office, &client, [&kept, &lost], &next, kill);
        lost = Server::start(&home);
    }
    let laws = office.laws().expect("readable");
    let report = office.store().read(|reader| reader.verify(office.tenant().id, &laws)).expect("readable");
    assert!(report.is_clean(), "{report:?}");
    eprintln!("killed {kills} times while files came, {acknowledged} acknowledged, none lost");
}
