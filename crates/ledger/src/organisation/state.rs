//! The organisation on a day: the fold of its events.

use super::Entry;
use super::event::{Event, Role};
use crate::event::effective;
use crate::{Moment, OfficerId, UnitId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// An organisation with its past.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Bodies and units, also those that ended.
    pub units: BTreeMap<UnitId, Unit>,
    /// Groups of units.
    pub groups: BTreeMap<UnitId, Group>,
    /// Everybody who has or had a role.
    pub officers: BTreeMap<OfficerId, Officer>,
    /// Who acts for whom, in the order in which it was recorded.
    pub absences: Vec<Absence>,
}

/// A body or unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its names, each from a day on, in the order of the days.
    pub names: Vec<Named>,
    /// The units that it was part of, each from a day on.
    pub parents: Vec<(Date, Option<UnitId>)>,
    /// Its identifiers in the exchange of documents.
    pub codes: Vec<String>,
    /// Its first day.
    pub from: Date,
    /// The first day on which it does not exist any more.
    pub ended: Option<Date>,
    /// Those that took over its work, the chief one first.
    pub heirs: Vec<UnitId>,
}

/// A name from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The first day.
    pub from: Date,
    /// The name.
    pub name: String,
    /// Short names.
    pub short: Vec<String>,
}

/// A set of units that is addressed together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Who joined and left, and when: the unit, the first day, and the first day outside.
    pub members: Vec<(UnitId, Date, Option<Date>)>,
}

/// Somebody who has or had a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Officer {
    /// The name.
    pub name: String,
    /// The roles.
    pub posts: Vec<Post>,
}

/// A role in a unit between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post {
    /// The unit.
    pub unit: UnitId,
    /// The role.
    pub role: Role,
    /// The first day.
    pub from: Date,
    /// The first day without it.
    pub to: Option<Date>,
}

/// Somebody acts for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The one who is absent.
    pub officer: OfficerId,
    /// The one who acts.
    pub by: OfficerId,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Post {
    /// Tells whether somebody has the role on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

impl Unit {
    /// Returns the name that counts on a day; the first one for a day before it.
    fn named_on(&self, day: Date) -> Option<&Named> {
        self.names.iter().rev().find(|named| named.from <= day).or(self.names.first())
    }
}

impl Organisation {
    /// Returns the organisation with what took effect by the end of a day, as it was known at a moment; `entries` stand in
    /// the order in which they were recorded. It answers for every day up to that one.
    pub fn at(entries: &[Entry], as_of: Date, known_at: Moment) -> Self {
        let counted = effective(entries, as_of, known_at).into_iter();
        counted.fold(Self::default(), |all, entry| all.evolve(&entry.event, entry.meta.effective.day))
    }

    /// Returns the organisation after something happened to it. Total: what names unknown units changes nothing.
    #[must_use]
    pub fn evolve(mut self, event: &Event, day: Date) -> Self {
        match event {
            Event::UnitFounded { unit, name, short, parent, codes } => {
                let names = vec![Named { from: day, name: name.clone(), short: short.clone() }];
                let parents = vec![(day, *parent)];
                let founded =
                    Unit { names, parents, codes: codes.clone(), from: day, ended: None, heirs: Vec::new() };
                self.units.insert(*unit, founded);
            }
            Event::UnitRenamed { unit, name, short } => {
                if let Some(unit) = self.units.get_mut(unit) {
                    unit.names.push(Named { from: day, name: name.clone(), short: short.clone() });
                    unit.names.sort_by_key(|named| named.from);
                }
            }
            Event::UnitMoved { unit, parent } => {
                if let Some(unit) = self.units.get_mut(unit) {
                    unit.parents.push((day, Some(*parent)));
                    unit.parents.sort_by_key(|(from, _)| *from);
                }
            }
            Event::UnitEnded { unit, heirs } => {
                if let Some(unit) = self.units.get_mut(unit) {
                    unit.ended = Some(day);
                    unit.heirs.clone_from(heirs);
                }
            }
            Event::GroupFormed { group, name } => {
                self.groups.entry(*group).or_default().name.clone_from(name);
            }
            Event::MemberJoined { group, unit } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.members.push((*unit, day, None));
                }
            }
            Event::MemberLeft { group, unit } => {
                let members = self.groups.get_mut(group).into_iter().flat_map(|group| &mut group.members);
                for (_, _, to) in members.filter(|(member, _, to)| member == unit && to.is_none()) {
                    *to = Some(day);
                }
            }
            Event::OfficerAppointed { officer, name, unit, role } => {
                let officer = self.officers.entry(*officer).or_default();
                officer.name.clone_from(name);
                officer.posts.push(Post { unit: *unit, role: *role, from: day, to: None });
            }
            Event::OfficerRelieved { officer, unit } => {
                let posts = self.officers.get_mut(officer).into_iter().flat_map(|officer| &mut officer.posts);
                for post in posts.filter(|post| post.unit == *unit && post.to.is_none()) {
                    post.to = Some(day);
                }
            }
            Event::AbsenceCovered { officer, by, until } => {
                self.absences.push(Absence { officer: *officer, by: *by, from: day, until: *until });
            }
        }
        self
    }

    /// Tells whether a unit exists on a day.
    pub fn exists(&self, unit: UnitId, day: Date) -> bool {
        self.units
            .get(&unit)
            .is_some_and(|unit| unit.from <= day && unit.ended.is_none_or(|ended| day < ended))
    }

    /// Returns the name that a unit or group has on a day: the last one before its end for a day behind it.
    pub fn name_on(&self, unit: UnitId, day: Date) -> Option<&str> {
        let Some(found) = self.units.get(&unit) else {
            return self.groups.get(&unit).map(|group| group.name.as_str());
        };
        Some(&found.named_on(day)?.name)
    }

    /// Returns what people call a unit or group on a day: its first short name where it has one.
    pub fn short_name_on(&self, unit: UnitId, day: Date) -> Option<&str> {
        let named = self.units.get(&unit).and_then(|unit| unit.named_on(day));
        let short = named.and_then(|named| named.short.first()).map(String::as_str);
        short.or_else(|| self.name_on(unit, day))
    }

    /// Returns the unit that a unit is part of on a day.
    pub fn parent_on(&self, unit: UnitId, day: Date) -> Option<UnitId> {
        let parents = &self.units.get(&unit)?.parents;
        parents.iter().rev().find(|(from, _)| *from <= day)?.1
    }

    /// Tells whether a unit is a body, which leaders lead: it has a leader on a day, or had one before.
    pub fn is_body_on(&self, unit: UnitId, day: Date) -> bool {
        let leads = |post: &Post| post.unit == unit && post.role == Role::Leader && post.from <= day;
        self.officers.values().any(|officer| officer.posts.iter().any(leads))
    }

    /// Tells whether `unit` is `above`, or part of it through any number of levels, on a day.
    pub fn is_within(&self, unit: UnitId, above: UnitId, day: Date) -> bool {
        let mut at = Some(unit);
        // A ring cannot be recorded, but entries dated back could make one.
        for _ in 0..=self.units.len() {
            match at {
                Some(found) if found == above => return true,
                Some(found) => at = self.parent_on(found, day),
                None => return false,
            }
        }
        false
    }

    /// Returns the members of a group on a day; of a unit, the unit itself.
    pub fn members_on(&self, group: UnitId, day: Date) -> BTreeSet<UnitId> {
        let Some(found) = self.groups.get(&group) else { return BTreeSet::from([group]) };
        let inside =
            |(_, from, to): &&(UnitId, Date, Option<Date>)| *from <= day && to.is_none_or(|to| day < to);
        found.members.iter().filter(inside).map(|(unit, _, _)| *unit).collect()
    }

    /// Returns the roles that somebody has on a day, those of people acted for among them.
    pub fn posts_on(&self, officer: OfficerId, day: Date) -> Vec<Post> {
        let covered = self
            .absences
            .iter()
            .filter(|absence| absence.by == officer && absence.from <= day && day <= absence.until);
        // Who acts for somebody does not act for those whom that one acts for.
        std::iter::once(officer)
            .chain(covered.map(|absence| absence.officer))
            .filter_map(|officer| self.officers.get(&officer))
            .flat_map(|officer| &officer.posts)
            .filter(|post| post.holds_on(day))
            .copied()
            .collect()
    }

    /// Returns somebody with those who act for that person on a day.
    pub fn acting_on(&self, officer: OfficerId, day: Date) -> BTreeSet<OfficerId> {
        let covers =
            |absence: &&Absence| absence.officer == officer && absence.from <= day && day <= absence.until;
        std::iter::once(officer)
            .chain(self.absences.iter().filter(covers).map(|absence| absence.by))
            .collect()
    }

    /// Returns who has a role in a unit on a day, with those who act for them.
    pub fn holders_on(&self, unit: UnitId, role: Role, day: Date) -> BTreeSet<OfficerId> {
        let holds = |post: &Post| post.unit == unit && post.role == role && post.holds_on(day);
        let holders = self.officers.iter().filter(|(_, officer)| officer.posts.iter().any(holds));
        holders.flat_map(|(id, _)| self.acting_on(*id, day)).collect()
    }

    /// Returns the units of a day that do what a unit did: itself while it exists, else its heirs of that day, the chief
    /// one first. Empty where it ended without an heir, or was not founded yet.
    pub fn heirs_on(&self, unit: UnitId, day: Date) -> Vec<UnitId> {
        let mut heirs = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![unit];
        while let Some(next) = open.pop() {
            if !seen.insert(next) {
                continue;
            }
            if self.exists(next, day) {
                heirs.push(next);
            } else if let Some(ended) = self.units.get(&next).filter(|unit| unit.from <= day) {
                open.extend(ended.heirs.iter().rev());
            }
        }
        heirs
    }
}
