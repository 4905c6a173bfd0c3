//! What a request costs: `cargo xtask bench`. Serves generated ledgers with the program built for release, asks for its pages
//! with `wrk` (Debian: `wrk`) on the same machine, and prints how much of a processor a request took, beside that of
//! `/healthz`, which reads nothing. What the processor did is not what the clock says: other work on the machine changes it little.

mod load;
mod server;

use load::{Load, Result};
use server::Server;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const USAGE: &str =
    "usage: cargo xtask bench [--tasks N | --dossiers N | --database ADDRESS]... [--of dossiers] [--seconds N] [--connections N]
       DONDOC_BENCH_BUILT=1 takes the programs of the target folder as they are";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    ledgers: Vec<Ledger>,
    seconds: u64,
    connections: u64,
    /// The databases that are named have dossiers.
    dossiers: bool,
}

/// A ledger that `crates/store/examples/scale` generated.
#[derive(Debug, PartialEq, Eq)]
enum Ledger {
    /// An SQLite file of so many tasks, which is made once.
    Tasks(u64),
    /// The same of dossiers.
    Dossiers(u64),
    /// One that is there: the path of an SQLite file, or `postgres://USER@HOST/DATABASE`.
    At(String),
}

/// What is asked for: what it is called, the path, who asks, and what else a browser or a program says.
struct Question {
    name: &'static str,
    path: &'static str,
    who: Who,
    packed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Nobody,
    /// Somebody who is signed in, by the account.
    Session(&'static str),
    /// A program, by the account that it acts for.
    Token(&'static str),
}

const fn question(name: &'static str, path: &'static str, who: Who, packed: bool) -> Question {
    Question { name, path, who, packed }
}

/// The first one is what the others are compared with.
const QUESTIONS: &[Question] = &[
    question("`/healthz`", "/healthz", Who::Nobody, false),
    question("`/tasks`, clerk, as browsers ask (gzip)", "/tasks", Who::Session("van-thu"), true),
    question("`/tasks`, clerk, not packed", "/tasks", Who::Session("van-thu"), false),
    question("`/tasks`, head of a unit (gzip)", "/tasks", Who::Session("truong-phong"), true),
    question("`/api/v1/tasks?limit=100`, clerk", "/api/v1/tasks?limit=100", Who::Token("van-thu"), false),
    question("the same, head of a unit", "/api/v1/tasks?limit=100", Who::Token("truong-phong"), false),
];

/// What is asked of a ledger of dossiers.
const OF_DOSSIERS: &[Question] = &[
    question("`/healthz`", "/healthz", Who::Nobody, false),
    question("the register, clerk, as browsers ask (gzip)", REGISTER, Who::Session("van-thu"), true),
    question("the register, clerk, not packed", REGISTER, Who::Session("van-thu"), false),
    question("open ones, clerk (gzip)", OPEN, Who::Session("van-thu"), true),
    question("ended in a quarter, clerk (gzip)", ENDED, Who::Session("van-thu"), true),
    question("the register, head of a unit (gzip)", REGISTER, Who::Session("truong-phong"), true),
];

const REGISTER: &str = "/dossiers/nhiem-vu-khcn-cap-tinh";
const OPEN: &str = "/dossiers/nhiem-vu-khcn-cap-tinh?state=open";
const ENDED: &str = "/dossiers/nhiem-vu-khcn-cap-tinh?when=ended&from=2024-04-01&to=2024-06-30";

/// How often a server is started to see how soon its first page is there.
const STARTS: usize = 5;

/// Measures all ledgers that were asked for.
pub(crate) fn run(root: &Path, arguments: &[String]) -> ExitCode {
    let Some(wish) = wish(arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match measure_all(root, &wish) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bench: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn wish(arguments: &[String]) -> Option<Wish> {
    let mut wish = Wish { ledgers: Vec::new(), seconds: 10, connections: 50, dossiers: false };
    for pair in arguments.chunks(2) {
        match pair {
            [option, tasks] if option == "--tasks" => wish.ledgers.push(Ledger::Tasks(tasks.parse().ok()?)),
            [option, dossiers] if option == "--dossiers" => {
                wish.ledgers.push(Ledger::Dossiers(dossiers.parse().ok()?));
            }
            [option, address] if option == "--database" => wish.ledgers.push(Ledger::At(address.clone())),
            [option, what] if option == "--of" && what == "dossiers" => wish.dossiers = true,
            [option, seconds] if option == "--seconds" => wish.seconds = seconds.parse().ok()?,
            [option, number] if option == "--connections" => wish.connections = number.parse().ok()?,
            _ => return None,
        }
    }
    if wish.ledgers.is_empty() {
        wish.ledgers = vec![Ledger::Tasks(1000), Ledger::Tasks(20_000)];
    }
    Some(wish)
}

fn measure_all(root: &Path, wish: &Wish) -> Result<()> {
    let programs = Programs::build(root)?;
    for ledger in &wish.ledgers {
        let address = programs.address(ledger)?;
        let questions = match ledger {
            Ledger::Dossiers(_) => OF_DOSSIERS,
            Ledger::At(_) if wish.dossiers => OF_DOSSIERS,
            Ledger::At(_) | Ledger::Tasks(_) => QUESTIONS,
        };
        measure(&programs, &address, wish, questions)?;
        if questions[1].path == REGISTER {
            // A check across dossiers is asked within a command: the store tells what it takes.
            run_to_end(Command::new(&programs.scale).args(["ask-dossiers", &address]))?;
        }
    }
    Ok(())
}

/// The programs, built for release, and where ledgers are kept for the next time.
struct Programs {
    dondoc: PathBuf,
    scale: PathBuf,
    folder: PathBuf,
}

impl Programs {
    fn build(root: &Path) -> Result<Self> {
        let built = std::env::var_os("DONDOC_BENCH_BUILT").is_some();
        let wanted =
            [["--package", "dondoc", "--bin", "dondoc"], ["--package", "store", "--example", "scale"]];
        for what in wanted.iter().filter(|_| !built) {
            run_to_end(Command::new(env!("CARGO")).args(["build", "--release"]).args(what))?;
        }
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let release = target.join("release");
        let folder = target.join("bench");
        std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
        Ok(Self { dondoc: release.join("dondoc"), scale: release.join("examples/scale"), folder })
    }

    /// Returns where a ledger is; makes it where it is to be made.
    fn address(&self, ledger: &Ledger) -> Result<String> {
        let (option, number, name) = match ledger {
            Ledger::At(address) => return Ok(address.clone()),
            Ledger::Tasks(tasks) => ("--tasks", tasks, format!("{tasks}.db")),
            Ledger::Dossiers(dossiers) => ("--dossiers", dossiers, format!("{dossiers}-dossiers.db")),
        };
        let path = self.folder.join(name);
        let address = path.display().to_string();
        if !path.exists() {
            run_to_end(Command::new(&self.scale).args([
                "load",
                option,
                &number.to_string(),
                "--to",
                &address,
            ]))?;
        }
        Ok(address)
    }
}

fn run_to_end(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|why| format!("{command:?}: {why}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}")) }
}

/// Serves a ledger and prints what its pages cost.
fn measure(programs: &Programs, address: &str, wish: &Wish, questions: &[Question]) -> Result<()> {
    let home = programs.folder.join("home");
    let people = server::people(&programs.scale, address, &home)?;
    let first = people.header(questions[1].who)?;
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        let (_, started) = Server::start(&programs.dondoc, &home, address, &first)?;
        starts.push(started.as_millis());
    }
    starts.sort_unstable();
    let (server, _) = Server::start(&programs.dondoc, &home, address, &first)?;
    let Wish { seconds, connections, .. } = wish;
    say(&format!(
        "{address}, {connections} connections, {seconds} s each, at a load of {}; from start to the first page {} ms in the \
         middle of {STARTS} ({} to {})\n",
        load::average(),
        starts[STARTS / 2],
        starts[0],
        starts[STARTS - 1],
    ));
    say("| what | processor | of it PostgreSQL | to `/healthz` | requests/s | half, p95 | memory |");
    say("| --- | --- | --- | --- | --- | --- | --- |");
    let mut reference = None;
    for question in questions {
        let header = people.header(question.who)?;
        let load =
            Load { address: &server.address, path: question.path, header: &header, packed: question.packed };
        // Once before it counts: statements are prepared, pages of the file are at hand.
        load.run(*connections, 1)?;
        let before = server.processor()?;
        let done = load.run(*connections, *seconds)?;
        let used = server.processor()?.since(before);
        let each = |seconds: f64| seconds * 1000.0 / done.requests as f64;
        let cost = each(used.server + used.database);
        say(&format!(
            "| {} | {cost:.2} ms | {:.2} ms | {:.1} | {:.0} | {:.0}, {:.0} ms | {} MB |",
            question.name,
            each(used.database),
            cost / *reference.get_or_insert(cost),
            done.requests as f64 / done.seconds,
            done.middle,
            done.at_95,
            server.memory()? / 1024,
        ));
    }
    say(&format!("\nmost memory at any time: {} MB\n", server.most_memory()? / 1024));
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the figures are what it is for")]
fn say(line: &str) {
    println!("{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ledgers_are_named_or_counted() {
        let wish = |words: &[&str]| wish(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let usual = wish(&[]).expect("the usual");
        assert_eq!(usual.ledgers, [Ledger::Tasks(1000), Ledger::Tasks(20_000)]);
        let named = wish(&["--seconds", "3", "--database", "a.db", "--tasks", "5"]).expect("named");
        assert_eq!(named.ledgers, [Ledger::At("a.db".to_owned()), Ledger::Tasks(5)]);
        assert_eq!((named.seconds, named.connections), (3, 50));
        let dossiers = wish(&["--dossiers", "7", "--of", "dossiers"]).expect("of dossiers");
        assert_eq!((dossiers.ledgers, dossiers.dossiers), (vec![Ledger::Dossiers(7)], true));
        assert_eq!(wish(&["--of", "documents"]), None);
        assert_eq!(wish(&["--tasks", "many"]), None);
        assert_eq!(wish(&["--database"]), None);
    }
}
