//! Figures: one definition for every total.
//!
//! A figure is counted, never typed: each task is in exactly one class, and what was given is their sum, so that the
//! identities of a report hold by construction (`shared/domain/reports.md` section 4).

use crate::standing::Standing;
use std::collections::BTreeMap;
use std::ops::{Add, AddAssign};

/// How many tasks stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Figures {
    /// Completed by their due day (H1).
    pub completed_in_time: u64,
    /// Completed after it (H2).
    pub completed_late: u64,
    /// Completed, without a deadline (H0).
    pub completed_undated: u64,
    /// Not completed and not overdue (C1).
    pub open_in_time: u64,
    /// Not completed and overdue (C2).
    pub open_overdue: u64,
    /// Not completed, without a deadline (K).
    pub open_undated: u64,
    /// At rest (S).
    pub suspended: u64,
    /// Cancelled; not among what was given.
    pub cancelled: u64,
    /// Superseded; not among what was given.
    pub superseded: u64,
}

/// A share of tasks: so many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The part.
    pub part: u64,
    /// The whole; 0 where there is nothing to take a part of.
    pub whole: u64,
}

/// Which tasks a rate is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateBase {
    /// Everything that was given.
    Given,
    /// What is completed or overdue: tasks that are not due yet are left out, as the national reports do
    /// (1270/BC-TCTTTg of 2017), and so are tasks without a deadline.
    Due,
}

impl Figures {
    /// Returns the figures of one task.
    pub fn of(standing: Standing) -> Self {
        let mut figures = Self::default();
        *figures.slot(standing) = 1;
        figures
    }

    /// Returns the figures of so many times the tasks.
    #[must_use]
    pub fn times(mut self, tasks: u64) -> Self {
        for standing in Standing::ALL {
            *self.slot(standing) *= tasks;
        }
        self
    }

    /// Returns how many tasks have a standing.
    pub fn get(mut self, standing: Standing) -> u64 {
        *self.slot(standing)
    }

    /// Returns how many were given: G = H1 + H2 + H0 + C1 + C2 + K + S.
    pub fn given(self) -> u64 {
        self.completed() + self.open() + self.suspended
    }

    /// Returns how many are completed: H = H1 + H2 + H0.
    pub fn completed(self) -> u64 {
        self.completed_in_time + self.completed_late + self.completed_undated
    }

    /// Returns how many are not completed and do not rest: C1 + C2 + K.
    pub fn open(self) -> u64 {
        self.open_in_time + self.open_overdue + self.open_undated
    }

    /// Returns the tasks of one standing as a share of a base. A standing outside the base gives a share of nothing.
    pub fn rate(self, standing: Standing, base: RateBase) -> Rate {
        let part = self.get(standing);
        let whole = match base {
            RateBase::Given => self.given(),
            RateBase::Due => self.completed_in_time + self.completed_late + self.open_overdue,
        };
        let inside = match (base, standing) {
            (_, Standing::Cancelled | Standing::Superseded) => false,
            (RateBase::Given, _) => true,
            (RateBase::Due, Standing::CompletedInTime | Standing::CompletedLate | Standing::OpenOverdue) => {
                true
            }
            (
                RateBase::Due,
                Standing::CompletedUndated
                | Standing::OpenInTime
                | Standing::OpenUndated
                | Standing::Suspended,
            ) => false,
        };
        if inside { Rate { part, whole } } else { Rate { part: 0, whole: 0 } }
    }

    fn slot(&mut self, standing: Standing) -> &mut u64 {
        match standing {
            Standing::CompletedInTime => &mut self.completed_in_time,
            Standing::CompletedLate => &mut self.completed_late,
            Standing::CompletedUndated => &mut self.completed_undated,
            Standing::OpenInTime => &mut self.open_in_time,
            Standing::OpenOverdue => &mut self.open_overdue,
            Standing::OpenUndated => &mut self.open_undated,
            Standing::Suspended => &mut self.suspended,
            Standing::Cancelled => &mut self.cancelled,
            Standing::Superseded => &mut self.superseded,
        }
    }
}

impl Rate {
    /// Returns the rate in tenths of a percent, rounded half up; `None` of nothing.
    ///
    /// ```
    /// // 223 overdue of 16,274 due: the 1.37 % of the national report of 2017.
    /// assert_eq!(ledger::count::Rate { part: 223, whole: 16_274 }.per_mille(), Some(14));
    /// ```
    pub fn per_mille(self) -> Option<u64> {
        let (part, whole) = (u128::from(self.part), u128::from(self.whole));
        let rounded = (part * 2000 + whole).checked_div(whole * 2)?;
        u64::try_from(rounded).ok()
    }
}

impl Add for Figures {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, mut other: Self) {
        for standing in Standing::ALL {
            *self.slot(standing) += *other.slot(standing);
        }
    }
}

impl std::iter::Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

/// Counts standings by any cut: each with the row it belongs to. The total is the sum of the rows.
pub fn count<K: Ord>(standings: impl IntoIterator<Item = (K, Standing)>) -> BTreeMap<K, Figures> {
    let mut rows: BTreeMap<K, Figures> = BTreeMap::new();
    for (row, standing) in standings {
        *rows.entry(row).or_default() += Figures::of(standing);
    }
    rows
}
