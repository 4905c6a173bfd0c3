//! A copy taken while others write is a whole ledger.

mod common;

use common::*;
use ledger::event::Meta;
use ledger::task::Command;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use store::{Error, Store};

/// A command with so long a reason that some dozens of them fill the file.
fn write(store: &Store, number: u64) -> Result<u64, Error> {
    let long = "theo ý kiến của lãnh đạo ".repeat(4000);
    let meta = Meta { reason: Some(long), ..meta(number, march(5), march(5)) };
    give(store, task(1), Command::Comment(format!("ý kiến {number}")), meta)
}

#[test]
fn a_copy_taken_while_others_write_verifies_clean_and_can_be_written_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let store = fresh(path("ledger.db").to_str().expect("UTF-8"));
    let proposal = Command::Propose(Box::new(content("Rà soát", unit(2), Some(march(20)))));
    give(&store, task(1), proposal, meta(1, march(4), march(4))).expect("proposed");
    for number in 2..60 {
        write(&store, number).expect("written");
    }
    let (over, acknowledged) = (AtomicBool::new(false), AtomicU64::new(59));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 60.. {
                write(&store, number).expect("nobody waits for a copy");
                acknowledged.store(number, Ordering::Release);
                if over.load(Ordering::Acquire) {
                    break;
                }
            }
        });
        for copy in ["first.db", "second.db"] {
            let before = acknowledged.load(Ordering::Acquire);
            store.backup(&path(copy)).expect("SQLite has a copy of its own").expect("copied");
            let restored = Store::open(path(copy).to_str().expect("UTF-8")).expect("a ledger");
            let report = restored.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
            assert!(report.is_clean(), "{report:?}");
            assert!(report.events >= before, "{} of {before} that were acknowledged", report.events);
            write(&restored, 1_000_000).expect("it goes on there");
        }
        over.store(true, Ordering::Release);
    });
    let report = store.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
    assert!(report.is_clean(), "{report:?}");
}
