//! Connections that are lent: so many at a time, and who comes then waits until one is given back. More would only take each
//! other's turn, and memory.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long somebody waits before one more than usual is lent: who reads while he reads already would wait for himself.
const PATIENCE: Duration = Duration::from_secs(5);

/// Connections of one kind.
pub(super) struct Pool<C> {
    state: Mutex<State<C>>,
    given_back: Condvar,
    most: usize,
}

struct State<C> {
    idle: Vec<C>,
    lent: usize,
}

impl<C> Pool<C> {
    /// Returns a pool that lends so many at a time.
    pub(super) fn new(most: usize) -> Self {
        let state = Mutex::new(State { idle: Vec::new(), lent: 0 });
        Self { state, given_back: Condvar::new(), most }
    }

    fn state(&self) -> MutexGuard<'_, State<C>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lends an idle connection, or makes one where there is none.
    ///
    /// # Errors
    ///
    /// None could be made.
    pub(super) fn lend<E>(&self, make: impl FnOnce() -> Result<C, E>) -> Result<C, E> {
        let all_lent = |state: &mut State<C>| state.lent >= self.most;
        let waited = self.given_back.wait_timeout_while(self.state(), PATIENCE, all_lent);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.lent += 1;
        let idle = state.idle.pop();
        drop(state);
        idle.map_or_else(make, Ok).inspect_err(|_| self.give_back(None))
    }

    /// Takes a connection back; `None` for one that is gone.
    pub(super) fn give_back(&self, connection: Option<C>) {
        let mut state = self.state();
        state.lent = state.lent.saturating_sub(1);
        if state.idle.len() < self.most {
            state.idle.extend(connection);
        }
        drop(state);
        self.given_back.notify_one();
    }

    /// Closes those that are idle.
    pub(super) fn clear(&self) {
        self.state().idle.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::Pool;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn so_many_are_lent_at_a_time_and_no_more_are_made() {
        let (pool, made, lent) = (Pool::new(3), AtomicUsize::new(0), AtomicUsize::new(0));
        let most = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let one = pool.lend(|| Ok::<_, ()>(made.fetch_add(1, Ordering::SeqCst)));
                        most.fetch_max(lent.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::yield_now();
                        lent.fetch_sub(1, Ordering::SeqCst);
                        pool.give_back(one.ok());
                    }
                });
            }
        });
        assert!((1..=3).contains(&most.into_inner()));
        assert!((1..=3).contains(&made.into_inner()));
    }

    #[test]
    fn one_that_could_not_be_made_is_not_lent() {
        let pool: Pool<u8> = Pool::new(1);
        assert_eq!(pool.lend(|| Err("no")), Err("no"));
        assert_eq!(pool.lend(|| Ok::<_, ()>(7)), Ok(7));
        pool.give_back(Some(7));
        assert_eq!(pool.lend(|| Err("not asked")), Ok(7));
    }
}
