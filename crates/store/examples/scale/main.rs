//! How large a ledger may grow: `cargo run --release -p store --example scale -- --tasks 1000000` generates a ledger of so
//! many tasks with some six events each, loads it into SQLite, moves it to PostgreSQL and back, and prints how long everything
//! takes, with a reference beside it that stands in the same run. `--no-postgres` leaves the server out; `--folder` says where
//! the files go (25 gigabytes for a million tasks); they are taken away again.
//!
//! Each step can be taken alone, on ledgers that stay; an ADDRESS is a path of SQLite or postgres://USER@HOST/DATABASE:
//!
//! ```text
//! scale load --tasks N --to ADDRESS   generates and loads
//! scale load --dossiers N --to ADDRESS  the same of dossiers, each with ten stages or so
//! scale ask ADDRESS                   figures, pages, searches, and commands: it adds comments
//! scale ask-dossiers ADDRESS          registers, checks across dossiers, and figures of dossiers
//! scale verify ADDRESS                notes the root over all chains, and compares everything with its events
//! scale move FROM TO                  as `export ledger` and `import ledger` do
//! scale office ADDRESS HOME           a data folder and people for it, so that its pages can be served: `cargo xtask bench`
//! scale same ADDRESS ADDRESS ...      whether the exports are identical
//! ```

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]
#![expect(clippy::disallowed_methods, reason = "it measures")]

mod carry;
mod dossiers;
mod generate;
mod measure;
mod office;

use dossiers::Dossiers;
use generate::{Generator, Source};
use ledger::rules::Rules;
use std::path::{Path, PathBuf};
use store::{Error, Laws, Store};
use viet::calendar::Calendar;

const USAGE: &str = "usage: scale [--tasks N] [--folder FOLDER] [--no-postgres]
       scale load --tasks N --to ADDRESS
       scale load --dossiers N --to ADDRESS
       scale ask ADDRESS | ask-dossiers ADDRESS | verify ADDRESS | move FROM TO | same ADDRESS ADDRESS ...
       scale office ADDRESS HOME";

const SEED: u64 = 20_240_314;

/// What a ledger is generated of.
#[derive(Clone, Copy)]
enum Wanted {
    Tasks(u32),
    Dossiers(u32),
}

impl Wanted {
    fn source(self) -> Box<dyn Source> {
        match self {
            Self::Tasks(tasks) => Box::new(Generator::new(SEED, tasks)),
            Self::Dossiers(dossiers) => Box::new(Dossiers::new(SEED, dossiers)),
        }
    }

    fn at_most(self, most: u32) -> Self {
        match self {
            Self::Tasks(tasks) => Self::Tasks(tasks.min(most)),
            Self::Dossiers(dossiers) => Self::Dossiers(dossiers.min(most)),
        }
    }
}

impl std::fmt::Display for Wanted {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Tasks(tasks) => write!(out, "{tasks} tasks"),
            Self::Dossiers(dossiers) => write!(out, "{dossiers} dossiers"),
        }
    }
}

/// What was asked for.
enum Step {
    Everything(Everything),
    Load { wanted: Wanted, to: String },
    Ask(String),
    AskDossiers(String),
    Verify(String),
    Move { from: String, to: String },
    Same(Vec<String>),
    Office { address: String, home: PathBuf },
}

struct Everything {
    tasks: u32,
    postgres: bool,
    folder: PathBuf,
}

fn step() -> Option<Step> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Some(match words.as_slice() {
        ["load", "--tasks", tasks, "--to", to] => {
            Step::Load { wanted: Wanted::Tasks(tasks.parse().ok()?), to: (*to).to_owned() }
        }
        ["load", "--dossiers", dossiers, "--to", to] => {
            Step::Load { wanted: Wanted::Dossiers(dossiers.parse().ok()?), to: (*to).to_owned() }
        }
        ["ask-dossiers", address] => Step::AskDossiers((*address).to_owned()),
        ["ask", address] => Step::Ask((*address).to_owned()),
        ["verify", address] => Step::Verify((*address).to_owned()),
        ["move", from, to] => Step::Move { from: (*from).to_owned(), to: (*to).to_owned() },
        ["office", address, home] => Step::Office { address: (*address).to_owned(), home: home.into() },
        ["same", addresses @ ..] if addresses.len() > 1 => {
            Step::Same(addresses.iter().map(|address| (*address).to_owned()).collect())
        }
        options => Step::Everything(everything(options)?),
    })
}

fn everything(options: &[&str]) -> Option<Everything> {
    let mut wish = Everything { tasks: 100_000, postgres: true, folder: std::env::temp_dir() };
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match *option {
            "--tasks" => wish.tasks = options.next()?.parse().ok()?,
            "--folder" => wish.folder = options.next()?.into(),
            "--no-postgres" => wish.postgres = false,
            _ => return None,
        }
    }
    Some(wish)
}

fn main() -> Result<(), Error> {
    let Some(step) = step() else {
        eprintln!("{USAGE}");
        std::process::exit(2);
    };
    match step {
        Step::Everything(wish) => run(&wish),
        Step::Load { wanted, to } => {
            carry::load(&Store::open(&to)?, wanted, &beside(&to))?;
            print_size(&to);
            Ok(())
        }
        Step::Ask(address) => measure::ask(&Store::open(&address)?, &beside(&address), &address),
        Step::AskDossiers(address) => measure::ask_dossiers(&Store::open(&address)?, &address),
        Step::Verify(address) => measure::verify(&Store::open(&address)?),
        Step::Move { from, to } => {
            carry::shift(&Store::open(&from)?, &Store::open(&to)?)?;
            print_size(&to);
            Ok(())
        }
        Step::Office { address, home } => office::open(&Store::open(&address)?, &address, &home),
        Step::Same(addresses) => {
            let stores: Result<Vec<Store>, _> =
                addresses.iter().map(|address| Store::open(address)).collect();
            carry::same(&stores?.iter().collect::<Vec<_>>())
        }
    }
}

/// Takes all steps, on ledgers that are taken away.
fn run(wish: &Everything) -> Result<(), Error> {
    let folder = tempfile::tempdir_in(&wish.folder).expect("a folder");
    let path = folder.path().join("ledger.db");
    let address = path.to_str().expect("UTF-8");
    let here = Store::open(address)?;
    carry::load(&here, Wanted::Tasks(wish.tasks), folder.path())?;
    print_size(address);
    measure::ask(&here, folder.path(), "SQLite")?;
    measure::verify(&here)?;
    if wish.postgres
        && let Some(server) = testkit::postgres::Server::start()
    {
        let there = Store::open(&server.database())?;
        carry::shift(&here, &there)?;
        let back = Store::open(folder.path().join("back.db").to_str().expect("UTF-8"))?;
        carry::shift(&there, &back)?;
        carry::same(&[&here, &there, &back])?;
        drop(back);
        measure::ask(&there, folder.path(), "PostgreSQL")?;
        measure::verify(&there)?;
    }
    Ok(())
}

fn laws() -> Laws {
    Laws::new(Rules::built_in().clone(), Calendar::built_in().clone())
}

/// Returns a folder on the disk of a ledger, for references: that of its file, or the one for temporary files.
fn beside(address: &str) -> PathBuf {
    let folder = Path::new(address).parent().filter(|folder| folder.is_dir());
    folder.map_or_else(std::env::temp_dir, Path::to_owned)
}

fn print_size(address: &str) {
    if let Ok(file) = Path::new(address).metadata() {
        println!("- file: {:.2} GB", file.len() as f64 / 1e9);
    }
}
