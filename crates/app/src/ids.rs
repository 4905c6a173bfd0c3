//! New ids: UUIDs of version 7, in the order in which they are made.

use ledger::Moment;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::sync::PoisonError;
use uuid::{ContextV7, Timestamp, Uuid};

/// Counts within a millisecond, so that ids that are made together sort as they were made.
static CONTEXT: LazyLock<Mutex<ContextV7>> = LazyLock::new(|| Mutex::new(ContextV7::new()));

/// Returns sixteen bytes that no other id has.
pub(crate) fn new(now: Moment) -> [u8; 16] {
    let milliseconds = u64::try_from(now.0).unwrap_or(0);
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    let nanoseconds = u32::try_from(rest * 1_000_000).expect("less than a second");
    let context = CONTEXT.lock().unwrap_or_else(PoisonError::into_inner);
    *Uuid::new_v7(Timestamp::from_unix(&*context, seconds, nanoseconds)).as_bytes()
}
