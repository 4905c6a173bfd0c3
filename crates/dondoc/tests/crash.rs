//! The command is killed at random points while it imports documents, confirms proposals and notes comments: what it said it
//! had done is there afterwards, nothing is there by half, and the same command again does the rest.
//! `cargo xtask soak --ledger` kills two hundred times on each database.

use app::Office;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use store::{Filter, ListedTask, Order};

/// Samples that are imported again and again, each time under another number.
const SAMPLES: [&str; 5] = [
    "2024-01-thong-bao-giao-ban-thang-1.txt",
    "2024-03-thong-bao-ket-luan-quy-1.txt",
    "2024-04-cong-van-ra-soat-thu-tuc-hanh-chinh.txt",
    "2024-05-thong-bao-lam-viec-trung-tam-kiem-dinh.md",
    "2024-10-thong-bao-ket-luan-quy-3.md",
];
/// Steps between the first and the last point at which a command is killed, and how far apart two kills in turn are: prime to
/// each other, so that all come.
const STEPS: u64 = 97;
const STRIDE: u64 = 41;

/// An office that is worked in.
struct Desk {
    home: PathBuf,
    files: PathBuf,
    /// How many documents were asked for already.
    documents: u64,
}

/// What a command said before it was gone.
struct Said {
    lines: Vec<serde_json::Value>,
    done: bool,
}

/// A document that was asked for.
struct Asked {
    path: PathBuf,
    hash: String,
    /// How many tasks its sample proposes.
    tasks: usize,
}

impl Desk {
    /// Makes an office in a folder.
    fn new(folder: &Path, database: Option<&str>) -> Self {
        let desk = Self { home: folder.join("home"), files: folder.join("files"), documents: 0 };
        std::fs::create_dir_all(&desk.files).expect("a folder");
        let database = database.map(|address| ["--database", address]);
        let database: Vec<&str> = database.into_iter().flatten().collect();
        let office = ["init", "--name", "Sở Khoa học và Công nghệ tỉnh Lam Giang", "--since", "2024-01-02"];
        desk.run(&[&office[..], &database].concat());
        let units = samples().join("organisation.toml");
        desk.run(&["import", "org", &units.to_string_lossy(), "--since", "2024-01-02"]);
        desk
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dondoc"));
        let home = self.home.to_string_lossy();
        let common = ["--home", &home, "--as", "van-thu", "--today", "2025-01-06", "--json"];
        command.args(arguments).args(common).stdin(Stdio::null()).stderr(Stdio::inherit());
        command
    }

    /// Runs a command to its end.
    fn run(&self, arguments: &[&str]) -> Said {
        let said = self.run_and_kill(arguments, None);
        assert!(said.done, "{arguments:?}");
        said
    }

    /// Runs a command, kills it after some time, and returns what it said until then.
    fn run_and_kill(&self, arguments: &[&str], after: Option<Duration>) -> Said {
        let mut child = self.command(arguments).stdout(Stdio::piped()).spawn().expect("it starts");
        let out = BufReader::new(child.stdout.take().expect("piped"));
        let reader = std::thread::spawn(move || {
            // A line that was cut off was not said.
            let lines = out.lines().map_while(Result::ok);
            lines.map_while(|line| serde_json::from_str(&line).ok()).collect()
        });
        if let Some(after) = after {
            std::thread::sleep(after);
            child.kill().expect("SIGKILL");
        }
        // Units that the office does not have, proposals without a lead: done, with something to look at.
        let done = child.wait().expect("it is over").code().is_some_and(|code| code < 2);
        Said { lines: reader.join().expect("it only reads"), done }
    }

    /// Writes the samples under numbers that no document has yet.
    fn ask(&mut self, tasks: &[usize]) -> Vec<Asked> {
        let asked = |(sample, tasks): (&&str, &usize)| {
            self.documents += 1;
            let text = std::fs::read_to_string(samples().join("documents").join(sample)).expect("a sample");
            let text = testkit::corpus::renumbered(&text, self.documents);
            let path = self.files.join(format!("{}-{sample}", self.documents));
            std::fs::write(&path, &text).expect("written");
            Asked { path, hash: blake3::hash(text.as_bytes()).to_hex().to_string(), tasks: *tasks }
        };
        SAMPLES.iter().zip(tasks).map(asked).collect()
    }

    fn office(&self) -> Office {
        Office::open(&self.home).expect("it opens again")
    }
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples")
}

/// The arguments that import documents.
fn import(asked: &[Asked]) -> Vec<String> {
    let files = asked.iter().map(|asked| asked.path.to_string_lossy().into_owned());
    ["import", "docs"].map(str::to_owned).into_iter().chain(files).collect()
}

fn words(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}

fn tasks(office: &Office, filter: &Filter) -> Vec<ListedTask> {
    let (tenant, day) = (office.tenant().id, Date::MAX);
    office.store().read(|reader| reader.all_tasks(tenant, filter, Order::Made, day)).expect("readable")
}

/// Tells whether a document is there, with everything that belongs to it.
fn is_whole(office: &Office, asked: &Asked, what: &str) -> bool {
    let tenant = office.tenant().id;
    let found =
        office.store().read(|reader| reader.documents_of_file(tenant, &asked.hash)).expect("readable");
    let [document] = found.as_slice() else {
        assert!(found.is_empty(), "{what}: twice");
        return false;
    };
    let here = tasks(office, &Filter { document: Some(document.id), ..Filter::default() });
    assert_eq!(here.len(), asked.tasks, "{what}: a half import");
    assert!(document.account.is_some(), "{what}: without its account");
    assert!(office.files().get(&asked.hash).expect("readable").is_some(), "{what}: without its file");
    true
}

fn verified(office: &Office, what: &str) {
    let tenant = office.tenant().id;
    let laws = office.laws().expect("readable");
    let report = office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
    assert!(report.is_clean(), "{what}: {report:?}");
}

/// Imports some documents and is killed; then imports the same again.
fn killed_import(desk: &mut Desk, expected: &[usize], after: Duration, what: &str) {
    let asked = desk.ask(expected);
    let command = import(&asked);
    let said = desk.run_and_kill(&words(&command), Some(after));
    let office = desk.office();
    let here: Vec<bool> = asked.iter().map(|asked| is_whole(&office, asked, what)).collect();
    let acknowledged = said.lines.len();
    assert!(
        here.iter().take(acknowledged).all(|here| *here),
        "{what}: {acknowledged} acknowledged, {here:?}"
    );
    assert!(here.iter().skip(acknowledged + 1).all(|here| !*here), "{what}: more than was begun, {here:?}");
    verified(&office, what);
    let again = desk.run(&words(&command));
    let known: Vec<bool> = again.lines.iter().map(|line| line["known"] == true).collect();
    assert_eq!(known.len(), asked.len(), "{what}");
    // A server may carry out what it was asked for before it sees that nobody listens any more: then it is there by now.
    let certain = here.iter().zip(&known).all(|(here, known)| *known || !*here);
    assert!(certain, "{what}: {here:?} was there, {known:?} was known");
    assert!(asked.iter().all(|asked| is_whole(&office, asked, what)), "{what}: not completed");
}

/// Confirms all proposals and is killed; then confirms the rest.
fn killed_confirmation(desk: &Desk, after: Duration, what: &str) {
    desk.run_and_kill(&["review", "confirm", "--all"], Some(after));
    let office = desk.office();
    verified(&office, what);
    desk.run(&["review", "confirm", "--all"]);
    let all = tasks(&office, &Filter::default());
    let codes: Vec<&String> = all.iter().filter_map(|task| task.code.as_ref()).collect();
    let different: BTreeSet<_> = codes.iter().collect();
    let last = codes.iter().filter_map(|code| code.split_once('/')?.1.parse::<usize>().ok()).max();
    assert_eq!((codes.len(), last), (different.len(), Some(different.len())), "{what}: codes without gaps");
    let left = all.iter().filter(|task| task.stage == "proposed" && task.lead.is_some()).count();
    assert_eq!(left, 0, "{what}");
}

/// Comments on the first task and is killed; then looks for the comment.
fn killed_comment(desk: &Desk, number: u64, after: Duration, what: &str) {
    let comment = format!("ý kiến số {number}.");
    let said = desk.run_and_kill(&["task", "comment", "2025/0001", "--words", &comment], Some(after));
    let office = desk.office();
    verified(&office, what);
    let history = desk.run(&["history", "2025/0001"]);
    let noted = history.lines.iter().filter(|line| line.to_string().contains(&comment)).count();
    assert!(noted == 1 || (noted == 0 && !said.done), "{what}: {noted} times, acknowledged: {}", said.done);
}

/// Works for a while, then is killed again and again.
#[expect(clippy::disallowed_methods, reason = "kills come within the time that a command takes")]
fn killed_again_and_again(folder: &Path, database: Option<&str>, engine: &str) {
    let mut desk = Desk::new(folder, database);
    let timed = |run: &mut dyn FnMut()| {
        let begun = std::time::Instant::now();
        run();
        begun.elapsed()
    };
    let first = desk.ask(&[0; SAMPLES.len()]);
    let command = import(&first);
    let mut expected = Vec::new();
    let importing = timed(&mut || {
        let lines = desk.run(&words(&command)).lines;
        expected = lines.iter().filter_map(|line| line["proposed"].as_array().map(Vec::len)).collect();
    });
    assert!(expected.len() == SAMPLES.len() && expected.iter().all(|tasks| *tasks > 0), "{expected:?}");
    let confirming = timed(&mut || drop(desk.run(&["review", "confirm", "--all"])));
    let commenting = timed(&mut || drop(desk.run(&["task", "comment", "2025/0001", "--words", "ý kiến"])));
    let kills = std::env::var("SOAK_IMPORT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(6);
    for kill in 0..kills {
        let after = |all: Duration| all.mul_f64((kill * STRIDE % STEPS) as f64 / STEPS as f64);
        let what = |command: &str| format!("{engine}, kill {kill}, {command}");
        match kill % 3 {
            0 => killed_import(&mut desk, &expected, after(importing), &what("import")),
            1 => killed_confirmation(&desk, after(confirming), &what("confirm")),
            _ => killed_comment(&desk, kill, after(commenting), &what("comment")),
        }
    }
    let (documents, office) = (desk.documents, desk.office());
    let listed = office.store().read(|reader| reader.subjects(office.tenant().id, "document"));
    assert_eq!(listed.expect("readable").len() as u64, documents, "{engine}: each document once");
    eprintln!(
        "{engine}: killed {kills} times, {documents} documents, {} tasks",
        tasks(&office, &Filter::default()).len()
    );
}

#[test]
fn imports_and_commands_that_are_killed_are_there_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    killed_again_and_again(&folder.path().join("lite"), None, "SQLite");
    if let Some(server) = testkit::postgres::Server::start() {
        killed_again_and_again(&folder.path().join("server"), Some(&server.database()), "PostgreSQL");
    }
}
