//! Files that take long to read: how many of their pages are done is up to the test.

use std::collections::BTreeMap;
use std::sync::{Condvar, LazyLock, Mutex};

/// Pages of a file that takes long.
pub(crate) const PAGES: u64 = 12;

/// How many pages of a file, by its name, may be done.
static OPEN: LazyLock<(Mutex<BTreeMap<String, u64>>, Condvar)> = LazyLock::new(Default::default);

/// Lets so many pages of a file be done.
pub(crate) fn open(name: &str, pages: u64) {
    let (open, opened) = &*OPEN;
    open.lock().expect("no test panicked here").insert(name.to_owned(), pages);
    opened.notify_all();
}

/// Does the pages of a file as they may be done.
pub(super) fn pass(name: &str, tell: &(dyn Fn(u64, u64) + Sync)) {
    let (open, opened) = &*OPEN;
    for done in 0..PAGES {
        tell(done, PAGES);
        let may = |open: &mut BTreeMap<String, u64>| open.get(name).copied().unwrap_or(0) <= done;
        drop(opened.wait_while(open.lock().expect("no test panicked here"), may));
    }
}
