//! The two times of a command: nothing is entered before it happens, and nothing long behind it without a reason.

use crate::event::Meta;
use crate::rules::Judge;

/// What is wrong with the times of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misdated {
    /// It would take effect after it is recorded.
    InTheFuture,
    /// It takes effect long before it is recorded, and says no reason.
    BackdatedWithoutReason,
}

/// Checks the times of a command by the office's rule on dating back.
pub(crate) fn check(meta: &Meta, judge: Judge<'_>) -> Result<(), Misdated> {
    let recorded = meta.recorded_at.day();
    if meta.effective.day > recorded {
        return Err(Misdated::InTheFuture);
    }
    let late = judge.calendar.add_working_days(meta.effective.day, judge.rules.backdating.free_working_days);
    if late < recorded && !has_reason(meta) {
        return Err(Misdated::BackdatedWithoutReason);
    }
    Ok(())
}

/// Tells whether a reason was given, and not only spaces.
pub(crate) fn has_reason(meta: &Meta) -> bool {
    meta.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty())
}
