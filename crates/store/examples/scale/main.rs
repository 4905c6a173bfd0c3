//! How large a ledger may grow: `cargo run --release -p store --example scale -- --tasks 1000000`.
//!
//! Generates a ledger of so many tasks with some six events each, loads it into SQLite, moves it to PostgreSQL and back, and
//! prints how long everything takes, with a reference beside it that stands in the same run. `--no-postgres` leaves the
//! server out; `--folder` says where the files go (twelve gigabytes for a million tasks); they are taken away again.
//! `--read ADDRESS` asks a ledger that is there already, and writes nothing.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]
#![expect(clippy::disallowed_methods, reason = "it measures")]

mod generate;
mod measure;

use generate::{Generator, Lines, tenant};
use ledger::rules::Rules;
use measure::{Gauge, measure};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;
use store::{Error, Laws, Store};
use viet::calendar::Calendar;

const SEED: u64 = 20_240_314;

/// What was asked for.
struct Wish {
    tasks: u32,
    postgres: bool,
    folder: PathBuf,
    read: Option<String>,
}

fn wish() -> Option<Wish> {
    let mut wish = Wish { tasks: 100_000, postgres: true, folder: std::env::temp_dir(), read: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(option) = arguments.next() {
        match option.as_str() {
            "--tasks" => wish.tasks = arguments.next()?.parse().ok()?,
            "--folder" => wish.folder = arguments.next()?.into(),
            "--read" => wish.read = Some(arguments.next()?),
            "--no-postgres" => wish.postgres = false,
            _ => return None,
        }
    }
    Some(wish)
}

fn main() -> Result<(), Error> {
    let Some(wish) = wish() else {
        eprintln!("usage: scale [--tasks N] [--folder FOLDER] [--no-postgres] | --read ADDRESS");
        std::process::exit(2);
    };
    if let Some(address) = &wish.read {
        return measure::read(&Store::open(address)?);
    }
    let folder = tempfile::tempdir_in(&wish.folder).expect("a folder");
    let path = folder.path().join("ledger.db");
    let raw = raw_inserts(&folder.path().join("raw.db"), wish.tasks);
    let store = Store::open(path.to_str().expect("UTF-8"))?;
    load(&store, wish.tasks, raw)?;
    println!("- file: {:.2} GB", size(&path) / 1e9);
    measure(&store, Gauge { folder: folder.path(), engine: "SQLite" })?;
    if wish.postgres
        && let Some(server) = testkit::postgres::Server::start()
    {
        there_and_back(&store, &server, folder.path())?;
    }
    Ok(())
}

fn laws() -> Laws {
    Laws::new(Rules::built_in().clone(), Calendar::built_in().clone())
}

/// Returns how many rows of events a second are inserted by rusqlite itself into a table without any index.
fn raw_inserts(path: &Path, tasks: u32) -> f64 {
    use std::io::BufRead as _;
    let lines: Vec<String> =
        Lines::new(Generator::new(SEED, tasks.min(20_000))).lines().map_while(Result::ok).skip(1).collect();
    let connection = rusqlite::Connection::open(path).expect("a file");
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE raw (position INTEGER PRIMARY KEY, line TEXT NOT NULL); BEGIN;",
        )
        .expect("a table");
    let begun = Instant::now();
    let mut insert = connection.prepare("INSERT INTO raw VALUES (?1, ?2)").expect("a statement");
    for (position, line) in (1_i64..).zip(&lines) {
        insert.execute((position, line)).expect("a row");
    }
    connection.execute_batch("COMMIT").expect("committed");
    let rate = lines.len() as f64 / begun.elapsed().as_secs_f64();
    println!("- reference: rusqlite inserts {rate:.0} lines a second into a table without an index");
    rate
}

fn load(store: &Store, tasks: u32, raw: f64) -> Result<(), Error> {
    let begun = Instant::now();
    let mut lines = Lines::new(Generator::new(SEED, tasks));
    std::io::copy(&mut lines, &mut std::io::sink()).expect("memory");
    let alone = begun.elapsed().as_secs_f64();
    println!("- generated: {:.2} GB of lines in {alone:.1} s", lines.bytes as f64 / 1e9);
    let generator = Generator::new(SEED, tasks);
    let events = generator.len() as f64;
    let begun = Instant::now();
    store.import(&mut Lines::new(generator), |_, _| Ok(laws()))?;
    let seconds = begun.elapsed().as_secs_f64();
    let net = events / (seconds - alone);
    println!(
        "- loaded: {tasks} tasks, {events} events in {seconds:.1} s: {:.0} events a second, {net:.0} without the generator, \
         {:.1} times the reference's time",
        events / seconds,
        raw / net
    );
    Ok(())
}

/// Moves the ledger to PostgreSQL and back; the three exports must be the same.
fn there_and_back(store: &Store, server: &testkit::postgres::Server, folder: &Path) -> Result<(), Error> {
    let there = Store::open(&server.database())?;
    shift("SQLite -> PostgreSQL", store, &there)?;
    let back = Store::open(folder.join("back.db").to_str().expect("UTF-8"))?;
    shift("PostgreSQL -> SQLite", &there, &back)?;
    let exports = [exported(store)?, exported(&there)?, exported(&back)?];
    assert!(exports.iter().all(|export| *export == exports[0]), "{exports:?}");
    println!("- exports of all three: {} bytes, {}, the same", exports[0].1, exports[0].0);
    drop(back);
    measure(&there, Gauge { folder, engine: "PostgreSQL" })?;
    Ok(())
}

/// Exports from one and imports into the other, through a pipe.
fn shift(what: &str, from: &Store, to: &Store) -> Result<(), Error> {
    let begun = Instant::now();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    let events = std::thread::scope(|scope| {
        let export = scope.spawn(move || {
            let mut out = std::io::BufWriter::with_capacity(1 << 20, writer);
            from.read(|from| from.export(&tenant(), &mut out))?;
            out.flush().expect("the pipe is open");
            Ok::<_, Error>(())
        });
        let imported = to.import(&mut BufReader::with_capacity(1 << 20, reader), |_, _| Ok(laws()));
        export.join().expect("no panic")?;
        imported.map(|(_, events)| events)
    })?;
    let seconds = begun.elapsed().as_secs_f64();
    println!("- {what}: {events} events in {seconds:.1} s, {:.0} a second", events as f64 / seconds);
    Ok(())
}

/// Returns the hash and the length of an export.
fn exported(store: &Store) -> Result<(String, u64), Error> {
    struct Hasher(blake3::Hasher, u64);
    impl Write for Hasher {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.update(bytes);
            self.1 += bytes.len() as u64;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut hasher = Hasher(blake3::Hasher::new(), 0);
    store.read(|reader| reader.export(&tenant(), &mut hasher))?;
    Ok((hasher.0.finalize().to_hex().to_string(), hasher.1))
}

fn size(path: &Path) -> f64 {
    path.metadata().map_or(0.0, |file| file.len() as f64)
}
