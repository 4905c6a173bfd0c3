//! How far a walk over all events of a ledger has come, for who waits for it.

use crate::Reader;

/// How far a walk has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walk {
    /// Events that were passed.
    pub passed: u64,
    /// Events that there are, where that is known.
    pub of: Option<u64>,
}

/// Who is told how far a walk has come: often, and from any thread.
pub type Watch = Box<dyn Fn(Walk) + Send + Sync>;

/// Events between two tellings, where they are passed one by one.
const OFTEN: u64 = 1_000;

impl<'c> Reader<'c> {
    /// Begins a walk over so many events. What reads some of them otherwise is none, and is not told.
    pub(crate) fn begin_walk(&mut self, of: Option<u64>) {
        self.walk = self.watch.map(|_| Walk { passed: 0, of });
    }

    /// Passes some events.
    pub(crate) fn walk_on(&mut self, events: u64) {
        if let Some((watch, walk)) = self.watch.zip(self.walk.as_mut()) {
            walk.passed += events;
            watch(*walk);
        }
    }

    /// Returns what passes events one by one while the connection is at work.
    pub(crate) fn walker(&self) -> impl FnMut() + use<'c> {
        let mut walk = self.watch.zip(self.walk);
        move || {
            if let Some((watch, walk)) = &mut walk {
                walk.passed += 1;
                if walk.passed.is_multiple_of(OFTEN) {
                    watch(*walk);
                }
            }
        }
    }
}
