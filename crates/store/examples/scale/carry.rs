//! A whole ledger loaded, moved from one engine to the other, and compared.

use crate::generate::{Lines, tenant};
use crate::{Wanted, laws};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::time::Instant;
use store::{Error, Store};

/// Generates a ledger and loads it; prints the rate, beside that of rusqlite on the disk of `folder`.
pub(crate) fn load(store: &Store, wanted: Wanted, folder: &Path) -> Result<(), Error> {
    let raw = raw_inserts(folder, wanted);
    let begun = Instant::now();
    let mut lines = Lines::new(wanted.source());
    std::io::copy(&mut lines, &mut std::io::sink()).expect("memory");
    let alone = begun.elapsed().as_secs_f64();
    println!("- generated: {:.2} GB of lines in {alone:.1} s", lines.bytes as f64 / 1e9);
    let source = wanted.source();
    let events = source.len() as f64;
    let begun = Instant::now();
    store.import(&mut Lines::new(source), |_, _| Ok(laws()))?;
    let seconds = begun.elapsed().as_secs_f64();
    let net = events / (seconds - alone);
    println!(
        "- loaded: {wanted}, {events} events in {seconds:.1} s: {:.0} events a second, {net:.0} without the generator, \
         {:.1} times the reference's time",
        events / seconds,
        raw / net
    );
    Ok(())
}

/// Returns how many rows of events a second are inserted by rusqlite itself into a table without any index.
fn raw_inserts(folder: &Path, wanted: Wanted) -> f64 {
    let lines: Vec<String> =
        Lines::new(wanted.at_most(20_000).source()).lines().map_while(Result::ok).skip(1).collect();
    let folder = tempfile::tempdir_in(folder).expect("a folder");
    let connection = rusqlite::Connection::open(folder.path().join("raw.db")).expect("a file");
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

/// Exports from one and imports into the other, through a pipe.
pub(crate) fn shift(from: &Store, to: &Store) -> Result<(), Error> {
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
    println!("- moved: {events} events in {seconds:.1} s, {:.0} a second", events as f64 / seconds);
    Ok(())
}

/// Fails unless all exports are of the same bytes.
pub(crate) fn same(stores: &[&Store]) -> Result<(), Error> {
    let exports: Vec<_> = stores.iter().map(|store| exported(store)).collect::<Result<_, _>>()?;
    assert!(exports.iter().all(|export| *export == exports[0]), "{exports:?}");
    let (hash, length) = &exports[0];
    println!("- exports of all {}: {length} bytes, {hash}, the same", exports.len());
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
