//! Dossiers that not everybody sees who sees the units that hold them: their procedure says who does.

use crate::organisation::{Organisation, Role};
use crate::procedure::Access;
use crate::{OfficerId, UnitId};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What somebody does not see: dossiers of some procedures, but for those that the person's own units hold or work on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed {
    /// The procedures.
    pub procedures: BTreeSet<String>,
    /// The units in which the person works, and those below them.
    pub units: BTreeSet<UnitId>,
}

impl Closed {
    /// Returns what somebody does not see on a day, by what procedures declare; `unit` finds the unit that a name means.
    pub fn of<'p>(
        organisation: &Organisation,
        officer: OfficerId,
        declared: impl Iterator<Item = (&'p str, &'p Access)>,
        unit: &dyn Fn(&str) -> Option<UnitId>,
        day: Date,
    ) -> Self {
        let posts = organisation.posts_on(officer, day);
        let works = posts.iter().filter(|post| matches!(post.role, Role::Head | Role::Officer | Role::Clerk));
        let within = |one: UnitId, top: UnitId| organisation.is_within(one, top, day);
        // A clerk works in the office of a body, not in the units below it.
        let below = |one: UnitId| {
            works.clone().any(|post| one == post.unit || (post.role != Role::Clerk && within(one, post.unit)))
        };
        let opened = |access: &Access| {
            posts.iter().any(|post| access.roles.contains(&post.role))
                || access.units.iter().filter_map(|name| unit(name)).any(below)
        };
        let procedures =
            declared.filter(|(_, access)| !opened(access)).map(|(id, _)| id.to_owned()).collect();
        Self { procedures, units: organisation.units.keys().copied().filter(|unit| below(*unit)).collect() }
    }

    /// Tells whether a dossier is hidden that these units hold, work on or worked on.
    pub fn hides(&self, procedure: &str, owners: impl IntoIterator<Item = UnitId>) -> bool {
        self.procedures.contains(procedure) && !owners.into_iter().any(|unit| self.units.contains(&unit))
    }
}
