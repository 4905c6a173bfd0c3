//! How many requests somebody may make: so many a second, and some more at once. Kept in memory, by each server for itself.

use ledger::Moment;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

/// Who are remembered at most; who was not here for long is forgotten first.
const MOST: usize = 50_000;

/// A limit on the requests of each `K`.
pub(crate) struct Limit<K> {
    /// Milliseconds that a request costs.
    cost: i64,
    /// Milliseconds that may be spent at once.
    purse: i64,
    /// Until when each has spent.
    spent: Mutex<HashMap<K, i64>>,
}

impl<K: Eq + Hash> Limit<K> {
    /// Returns a limit of so many requests a minute, of which `at_once` may come together.
    pub(crate) fn new(per_minute: u32, at_once: u32) -> Self {
        let cost = 60_000 / i64::from(per_minute.max(1));
        Self { cost, purse: cost * i64::from(at_once), spent: Mutex::default() }
    }

    /// Returns after how many seconds there may be another request where one now would be one too many; counts nothing.
    pub(crate) fn over(&self, who: &K, now: Moment) -> Option<u64> {
        let spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let until = spent.get(who).copied().unwrap_or(now.0).max(now.0);
        let over = until + self.cost - now.0 - self.purse;
        (over > 0).then(|| over.unsigned_abs().div_ceil(1000))
    }

    /// Counts a request; returns after how many seconds there may be another one where this is one too many.
    pub(crate) fn take(&self, who: K, now: Moment) -> Option<u64> {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if spent.len() >= MOST {
            spent.retain(|_, until| *until > now.0);
            if spent.len() >= MOST {
                spent.clear();
            }
        }
        let until = spent.entry(who).or_insert(now.0);
        let next = (*until).max(now.0) + self.cost;
        let over = next - now.0 - self.purse;
        if over > 0 {
            return Some(over.unsigned_abs().div_ceil(1000));
        }
        *until = next;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_too_often_waits_and_others_do_not() {
        let limit = Limit::new(60, 3);
        let taken: Vec<_> = (0..5).map(|_| limit.take("a", Moment(0))).collect();
        assert_eq!(taken, [None, None, None, Some(1), Some(1)]);
        assert_eq!(limit.take("b", Moment(0)), None);
        assert_eq!((limit.over(&"a", Moment(0)), limit.over(&"b", Moment(0))), (Some(1), None));
        assert_eq!(limit.take("a", Moment(1000)), None, "a second later there is one more");
        assert_eq!(limit.take("a", Moment(1000)), Some(1));
        assert_eq!((0..3).find_map(|_| limit.take("a", Moment(60_000))), None);
    }
}
