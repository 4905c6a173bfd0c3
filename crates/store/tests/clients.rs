//! Many at once: nothing that was acknowledged is lost, nobody waits for ever, and who was not first is told what changed.
//! `cargo xtask soak --ledger` runs fifty clients for a minute.

mod common;

use common::*;
use ledger::Moment;
use ledger::event::{Meta, Subject};
use ledger::task::{Command, Entry, Event, History};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use store::{Error, Store};

/// Tasks that the clients quarrel about.
const TASKS: u64 = 3;

/// What a client did.
#[derive(Debug, Default)]
struct Done {
    /// Numbers of the commands that were acknowledged.
    commands: Vec<u64>,
    /// Numbers of the register that it got.
    numbers: Vec<u64>,
    /// How often somebody else was quicker.
    conflicts: u64,
    /// The longest that a command took, with all that it met.
    longest: Duration,
    /// The longest wait for one transaction: in the line, and at its head.
    longest_wait: Duration,
}

/// Adds a comment to a task that was seen at a version.
fn comment(store: &Store, id: u64, seen: &mut History, meta: &Meta) -> Result<u64, Error> {
    let laws = laws();
    store.write(TENANT, |writer| {
        let meta = Meta { recorded_at: writer.moment(meta.recorded_at), ..meta.clone() };
        let events = vec![Event::Commented { words: format!("ý kiến {}", meta.command) }];
        append(writer, task(id), seen.clone(), events, &meta, &laws)?;
        writer.next_number("2024")
    })
}

/// One client: reads a task, thinks, and comments on what it saw. Who was not first looks at what changed and tries again.
#[expect(
    clippy::disallowed_methods,
    reason = "a client ends when its time is over, and tells how long it waited"
)]
fn client(store: &Store, next: &AtomicU64, enough: impl Fn(usize) -> bool) -> Done {
    let mut done = Done::default();
    while !enough(done.commands.len()) {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let (id, begun) = (1 + number % TASKS, Instant::now());
        let mut seen = store.read(|reader| reader.history(TENANT, task(id))).expect("nobody waits to read");
        let meta = meta(number, march(5), march(5));
        let given = loop {
            let queued = Instant::now();
            let tried = comment(store, id, &mut seen, &meta);
            done.longest_wait = done.longest_wait.max(queued.elapsed());
            match tried {
                Err(Error::Conflict(subject)) => {
                    done.conflicts += 1;
                    assert_eq!(subject, Subject::Task(task(id)));
                    let version = seen.entries().len() as u64;
                    let changed =
                        store.read(|reader| reader.events_since(TENANT, subject, version)).expect("readable");
                    assert!(!changed.is_empty(), "a conflict with nothing");
                    for event in changed {
                        let Entry { id, meta, event } = event.entry().expect("one of ours");
                        seen.push(Entry { id, meta, event });
                    }
                }
                other => break other.expect("no client is told anything else"),
            }
        };
        done.commands.push(number);
        done.numbers.push(given);
        done.longest = done.longest.max(begun.elapsed());
    }
    done
}

/// Lets clients work, each other one through a store of its own as another process has it.
fn work(address: &str, clients: u64, enough: impl Fn(usize) -> bool + Copy + Send) -> (Store, Vec<Done>) {
    let stores = [fresh(address), Store::open(address).expect("a second one")];
    for id in 1..=TASKS {
        let content = Box::new(content("Rà soát quy trình", unit(2), Some(march(20))));
        give(&stores[0], task(id), Command::Propose(content), meta(id, march(4), march(4)))
            .expect("proposed");
    }
    let next = AtomicU64::new(100);
    let done = std::thread::scope(|scope| {
        let started: Vec<_> = (0..clients)
            .map(|number| (&stores[usize::from(number % 2 == 1)], &next))
            .map(|(store, next)| scope.spawn(move || client(store, next, enough)))
            .collect();
        started.into_iter().map(|client| client.join().expect("no client fails")).collect()
    });
    let [store, _] = stores;
    (store, done)
}

fn check(store: &Store, done: &[Done], engine: &str) {
    let acknowledged: usize = done.iter().map(|done| done.commands.len()).sum();
    let mut numbers: Vec<u64> = done.iter().flat_map(|done| done.numbers.clone()).collect();
    numbers.sort_unstable();
    assert!(numbers.iter().copied().eq(1..=acknowledged as u64), "{engine}: each number is given once");
    for number in done.iter().flat_map(|done| &done.commands) {
        let led_to = store.read(|reader| reader.events_by(TENANT, command_id(*number))).expect("readable");
        assert_eq!(led_to.len(), 1, "{engine}: command {number} is there once");
    }
    let report = store.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
    assert!(report.is_clean(), "{engine}: {report:?}");
    assert_eq!(report.events, acknowledged as u64 + TASKS, "{engine}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a soak ends when its time is over")]
fn fifty_clients_lose_nothing_and_nobody_is_told_that_the_database_is_locked() {
    let (clients, seconds) = (soaked("SOAK_CLIENTS", 8), soaked("SOAK_SECONDS", 0));
    on_both_addresses(|address, engine| {
        let begun = Instant::now();
        let over = move |done: usize| {
            if seconds == 0 { done == 25 } else { begun.elapsed() > Duration::from_secs(seconds) }
        };
        let (store, done) = work(address, clients, over);
        let commands: usize = done.iter().map(|done| done.commands.len()).sum();
        let conflicts: u64 = done.iter().map(|done| done.conflicts).sum();
        let longest = done.iter().map(|done| done.longest).max().unwrap_or_default();
        let wait = done.iter().map(|done| done.longest_wait).max().unwrap_or_default();
        eprintln!(
            "{engine}: {clients} clients, {commands} commands, {conflicts} conflicts told; the longest wait in the line \
             {wait:?}, until a command went through {longest:?}"
        );
        check(&store, &done, engine);
    });
}

#[test]
fn of_two_writers_one_wins_and_the_other_is_told_what_changed() {
    on_both(|store, engine| {
        let proposal = Box::new(content("Rà soát", unit(2), None));
        give(store, task(1), Command::Propose(proposal), meta(1, march(1), march(1))).expect("proposed");
        let seen = store.read(|reader| reader.history(TENANT, task(1))).expect("readable");
        let mut both = [seen.clone(), seen];
        comment(store, 1, &mut both[0], &meta(2, march(2), march(2))).expect("the first one");
        let second = comment(store, 1, &mut both[1], &meta(3, march(2), march(2)));
        let Err(Error::Conflict(subject)) = second else { panic!("{engine}: {second:?}") };
        let changed = store.read(|reader| reader.events_since(TENANT, subject, 1)).expect("readable");
        assert_eq!(changed.len(), 1, "{engine}");
        assert_eq!(changed[0].meta.actor, CLERK, "{engine}: who");
        assert_eq!(changed[0].name, "task-commented", "{engine}: what");
        assert!(changed[0].meta.recorded_at > Moment(0), "{engine}: when");
        let number = store.write(TENANT, |writer| writer.next_number("2024")).expect("a number");
        assert_eq!(number, 2, "{engine}: what did not happen took no number");
    });
}

#[test]
fn writers_are_served_in_the_order_in_which_they_came() {
    on_both(|store, engine| {
        let (order, arrived) = (Mutex::new(Vec::new()), Duration::from_millis(50));
        let write = |name: &'static str, hold: Duration| {
            let written = store.write(TENANT, |_| {
                order.lock().expect("nobody panics").push(name);
                std::thread::sleep(hold);
                Ok::<_, Error>(())
            });
            written.expect("its turn comes");
        };
        std::thread::scope(|scope| {
            let greedy = scope.spawn(|| {
                write("first", 5 * arrived);
                // At once again, as a loop over files does: who waits already goes before.
                write("first, again", Duration::ZERO);
            });
            for name in ["second", "third", "fourth"] {
                std::thread::sleep(arrived);
                scope.spawn(move || write(name, Duration::ZERO));
            }
            greedy.join().expect("written");
        });
        let order = order.into_inner().expect("nobody panics");
        assert_eq!(order, ["first", "second", "third", "fourth", "first, again"], "{engine}");
    });
}

#[test]
fn a_new_ledger_may_be_opened_by_many_at_once() {
    on_both_addresses(|address, engine| {
        std::thread::scope(|scope| {
            let opened: Vec<_> = (0..8).map(|_| scope.spawn(|| fresh(address))).collect();
            for store in opened {
                let store = store.join().expect("opened");
                let found = store.read(|reader| reader.accounts(TENANT)).expect("readable");
                assert_eq!(found, [], "{engine}");
            }
        });
    });
}
