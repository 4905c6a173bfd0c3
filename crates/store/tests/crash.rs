//! The process is killed at random points: every command that was acknowledged is there afterwards, and none by half.
//! `cargo xtask soak --ledger` kills two hundred times, and the server too.

mod common;

use common::*;
use ledger::task::Command;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use store::{Error, Laws, Store};

/// Tasks that an import of ours has.
const IMPORTED: u64 = 12;

/// What the worker is told in its environment.
const ADDRESS: &str = "STORE_CRASH_ADDRESS";
const FIRST: &str = "STORE_CRASH_FIRST";

/// How many events a command leads to: each third one proposes many tasks at once, as an import of a document does.
fn events_of(number: u64) -> u64 {
    if number.is_multiple_of(3) { IMPORTED } else { 1 }
}

/// Carries out a command of a number: an import, or an entry in a task of the last import.
fn carry_out(store: &Store, number: u64, laws: &Laws) -> Result<(), Error> {
    let at = meta(number, march(5), march(5));
    if !number.is_multiple_of(3) {
        let words = format!("ý kiến {number}");
        let (made, row) = (number - number % 3, number % IMPORTED);
        return give(store, task(made * 100 + row), Command::Comment(words), at).map(|_| ());
    }
    store.write(TENANT, |writer| {
        for row in 0..IMPORTED {
            let id = task(number * 100 + row);
            let at = ledger::event::Meta { recorded_at: writer.moment(at.recorded_at), ..at.clone() };
            let content = Box::new(content(&format!("Nhiệm vụ {number}.{row}"), unit(2), Some(march(20))));
            let events = vec![ledger::task::Event::Proposed { content }];
            append(writer, id, ledger::task::History::default(), events, &at, laws)?;
        }
        Ok(())
    })
}

#[test]
#[ignore = "the process that is killed: the tests below start it"]
fn worker() {
    let address = std::env::var(ADDRESS).expect("started by a test of this file");
    let first: u64 = std::env::var(FIRST).ok().and_then(|first| first.parse().ok()).expect("a number");
    let (store, laws) = (Store::open(&address).expect("a database"), laws());
    for number in first.. {
        if carry_out(&store, number, &laws).is_err() {
            return; // The server was killed.
        }
        let mut out = std::io::stdout().lock();
        writeln!(out, "done {number}").and_then(|()| out.flush()).expect("the parent listens");
    }
}

/// Starts a worker on a database, from a number on; what it acknowledges comes through the channel.
fn start(address: &str, first: u64) -> (Child, mpsc::Receiver<u64>) {
    let me = std::env::current_exe().expect("this test");
    let mut child = std::process::Command::new(me)
        .args(["worker", "--exact", "--ignored", "--nocapture"])
        .env(ADDRESS, address)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a process");
    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some(number) = line.strip_prefix("done ") {
                send.send(number.parse().expect("a number")).ok();
            }
        }
    });
    (child, receive)
}

/// Lets a worker work for some milliseconds behind its first command and kills it; returns the last number that it
/// acknowledged.
fn run_and_kill(address: &str, first: u64, work: Duration, kill: impl FnOnce(&mut Child)) -> u64 {
    let (mut child, done) = start(address, first);
    let mut last = done.recv_timeout(Duration::from_secs(60)).expect("it works");
    assert_eq!(last, first);
    std::thread::sleep(work);
    kill(&mut child);
    child.wait().expect("gone");
    while let Ok(number) = done.recv_timeout(Duration::from_secs(60)) {
        assert_eq!(number, last + 1, "one after the other");
        last = number;
    }
    last
}

/// Everything that was acknowledged is there, and the next command is there whole or not at all.
fn check(store: &Store, first: u64, last: u64, what: &str) {
    let count = |number: u64| {
        let led_to = store.read(|reader| reader.events_by(TENANT, command_id(number)));
        led_to.expect("readable").len() as u64
    };
    for number in first..=last {
        assert_eq!(count(number), events_of(number), "{what}: command {number} was acknowledged");
    }
    let next = count(last + 1);
    assert!([0, events_of(last + 1)].contains(&next), "{what}: {next} events of command {}", last + 1);
    assert_eq!(count(last + 2), 0, "{what}");
    let report = store.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
    assert!(report.is_clean(), "{what}: {report:?}");
}

fn killed_again_and_again(address: &str, engine: &str) {
    fresh(address);
    let mut first = 3;
    let kills = soaked("SOAK_KILLS", 10);
    for kill in 0..kills {
        // From within the first command to some dozens later: prime, so that all offsets come.
        let work = Duration::from_micros(kill * 7919 % 97_001);
        let last = run_and_kill(address, first, work, |child| child.kill().expect("SIGKILL"));
        let store = Store::open(address).expect("it opens again");
        check(&store, first, last, &format!("{engine}, kill {kill}"));
        first = (last / 3 + 2) * 3;
    }
    eprintln!("{engine}: killed {kills} times, {first} commands");
}

#[test]
fn what_was_acknowledged_survives_sigkill_and_nothing_is_there_by_half() {
    on_both_addresses(killed_again_and_again);
}

#[test]
fn what_was_acknowledged_survives_a_loss_of_power_of_the_server() {
    let Some(server) = testkit::postgres::Server::start() else { return };
    let address = server.database();
    fresh(&address);
    let mut first = 3;
    for kill in 0..soaked("SOAK_SERVER_KILLS", 2) {
        let last = run_and_kill(&address, first, Duration::from_millis(20 + kill * 13), |_| server.kill());
        server.boot();
        let store = Store::open(&address).expect("it opens again");
        check(&store, first, last, &format!("server kill {kill}"));
        first = (last / 3 + 2) * 3;
    }
}
