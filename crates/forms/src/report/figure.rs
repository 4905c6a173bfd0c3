//! Figures that a cell may show: sums of standings, and nothing else.

use ledger::standing::Standing;
use serde::Deserialize;

/// A figure of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Figure {
    /// Everything that was given: G.
    Given,
    /// Completed: H.
    Completed,
    /// Completed in time: H1.
    CompletedInTime,
    /// Completed late: H2.
    CompletedLate,
    /// Completed, without a deadline: H0.
    CompletedUndated,
    /// Completed and not late: H1 + H0.
    CompletedNotLate,
    /// Not completed: C1 + C2 + K + S.
    NotCompleted,
    /// Not completed, and not overdue: C1.
    OpenInTime,
    /// Overdue and not completed: C2.
    OpenOverdue,
    /// Not completed, without a deadline: K.
    OpenUndated,
    /// At rest: S.
    Suspended,
    /// Cancelled; not among what was given.
    Cancelled,
    /// Superseded; not among what was given.
    Superseded,
}

impl Figure {
    /// All figures.
    pub(crate) const ALL: [Self; 13] = [
        Self::Given,
        Self::Completed,
        Self::CompletedInTime,
        Self::CompletedLate,
        Self::CompletedUndated,
        Self::CompletedNotLate,
        Self::NotCompleted,
        Self::OpenInTime,
        Self::OpenOverdue,
        Self::OpenUndated,
        Self::Suspended,
        Self::Cancelled,
        Self::Superseded,
    ];

    /// Returns the name in a definition.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Completed => "completed",
            Self::CompletedInTime => "completed-in-time",
            Self::CompletedLate => "completed-late",
            Self::CompletedUndated => "completed-undated",
            Self::CompletedNotLate => "completed-not-late",
            Self::NotCompleted => "not-completed",
            Self::OpenInTime => "open-in-time",
            Self::OpenOverdue => "open-overdue",
            Self::OpenUndated => "open-undated",
            Self::Suspended => "suspended",
            Self::Cancelled => "cancelled",
            Self::Superseded => "superseded",
        }
    }

    /// Tells whether tasks of a standing are counted.
    pub(crate) fn counts(self, standing: Standing) -> bool {
        use Standing::{
            Cancelled, CompletedInTime, CompletedLate, CompletedUndated, OpenInTime, OpenOverdue,
            OpenUndated, Superseded, Suspended,
        };
        match self {
            Self::Given => !matches!(standing, Cancelled | Superseded),
            Self::Completed => matches!(standing, CompletedInTime | CompletedLate | CompletedUndated),
            Self::CompletedInTime => standing == CompletedInTime,
            Self::CompletedLate => standing == CompletedLate,
            Self::CompletedUndated => standing == CompletedUndated,
            Self::CompletedNotLate => matches!(standing, CompletedInTime | CompletedUndated),
            Self::NotCompleted => matches!(standing, OpenInTime | OpenOverdue | OpenUndated | Suspended),
            Self::OpenInTime => standing == OpenInTime,
            Self::OpenOverdue => standing == OpenOverdue,
            Self::OpenUndated => standing == OpenUndated,
            Self::Suspended => standing == Suspended,
            Self::Cancelled => standing == Cancelled,
            Self::Superseded => standing == Superseded,
        }
    }
}
