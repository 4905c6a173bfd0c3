//! What a change to the organisation leads to: an event, or a refusal.

use super::event::{Event, Role};
use super::state::Organisation;
use crate::event::Meta;
use crate::{OfficerId, UnitId};
use jiff::civil::Date;

/// A change that somebody wants: the event that it would be.
pub type Command = Event;

/// Why a change is not carried out. The keys of the messages are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It would take effect after it is recorded.
    InTheFuture,
    /// A name is needed.
    NoName,
    /// There is a unit or group of this id already.
    Known,
    /// There is no such unit on that day.
    NoSuchUnit(UnitId),
    /// There is no such group.
    NoSuchGroup,
    /// There is no such officer on that day.
    NoSuchOfficer,
    /// A unit would become part of itself.
    Ring,
    /// A unit that others are part of cannot end before they do.
    HasParts,
    /// A unit cannot inherit from itself, nor be named twice.
    NotAnHeir,
    /// The unit is in the group already, or the officer has the role already.
    Already,
    /// The unit is not in the group, or the officer has no role in the unit.
    Not,
    /// The last day lies before the first.
    EndsBeforeItBegins,
}

impl Refusal {
    /// Returns the key of the message.
    pub fn key(self) -> &'static str {
        match self {
            Self::InTheFuture => "organisation-refusal-in-the-future",
            Self::NoName => "organisation-refusal-no-name",
            Self::Known => "organisation-refusal-known",
            Self::NoSuchUnit(_) => "organisation-refusal-no-such-unit",
            Self::NoSuchGroup => "organisation-refusal-no-such-group",
            Self::NoSuchOfficer => "organisation-refusal-no-such-officer",
            Self::Ring => "organisation-refusal-ring",
            Self::HasParts => "organisation-refusal-has-parts",
            Self::NotAnHeir => "organisation-refusal-not-an-heir",
            Self::Already => "organisation-refusal-already",
            Self::Not => "organisation-refusal-not",
            Self::EndsBeforeItBegins => "organisation-refusal-ends-before-it-begins",
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoSuchUnit(unit) => vec![("unit", unit.to_string())],
            Self::InTheFuture
            | Self::NoName
            | Self::Known
            | Self::NoSuchGroup
            | Self::NoSuchOfficer
            | Self::Ring
            | Self::HasParts
            | Self::NotAnHeir
            | Self::Already
            | Self::Not
            | Self::EndsBeforeItBegins => Vec::new(),
        }
    }
}

/// Judges a change by the organisation with everything that was recorded.
///
/// # Errors
///
/// Returns why the change is not carried out; nothing happened then.
pub fn decide(organisation: &Organisation, command: Command, meta: &Meta) -> Result<Vec<Event>, Refusal> {
    let day = meta.effective.day;
    // Changes are decided beforehand ("from 1/7"), but what is not yet so is not entered as if it were.
    if day > meta.recorded_at.day() {
        return Err(Refusal::InTheFuture);
    }
    let judge = Judge { organisation, day };
    match &command {
        Event::UnitFounded { unit, name, parent, .. } => judge.founding(*unit, name, *parent),
        Event::UnitRenamed { unit, name, .. } => judge.unit(*unit).and_then(|()| named(name)),
        Event::UnitMoved { unit, parent } => judge.moving(*unit, *parent),
        Event::UnitEnded { unit, heirs } => judge.ending(*unit, heirs),
        Event::GroupFormed { group, name } => judge.unknown(*group).and_then(|()| named(name)),
        Event::MemberJoined { group, unit } => judge.joining(*group, *unit),
        Event::MemberLeft { group, unit } => judge.leaving(*group, *unit),
        Event::OfficerAppointed { officer, name, unit, role } => {
            judge.appointing(*officer, *unit, *role).and_then(|()| named(name))
        }
        Event::OfficerRelieved { officer, unit } => judge.relieving(*officer, *unit),
        Event::AbsenceCovered { officer, by, until } => judge.covering(*officer, *by, *until),
    }?;
    Ok(vec![command])
}

fn named(name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() { Err(Refusal::NoName) } else { Ok(()) }
}

/// The organisation on the day of the change.
struct Judge<'o> {
    organisation: &'o Organisation,
    day: Date,
}

impl Judge<'_> {
    fn unit(&self, unit: UnitId) -> Result<(), Refusal> {
        if self.organisation.exists(unit, self.day) { Ok(()) } else { Err(Refusal::NoSuchUnit(unit)) }
    }

    fn unknown(&self, id: UnitId) -> Result<(), Refusal> {
        let known = self.organisation.units.contains_key(&id) || self.organisation.groups.contains_key(&id);
        if known { Err(Refusal::Known) } else { Ok(()) }
    }

    fn founding(&self, unit: UnitId, name: &str, parent: Option<UnitId>) -> Result<(), Refusal> {
        self.unknown(unit)?;
        named(name)?;
        parent.map_or(Ok(()), |parent| self.unit(parent))
    }

    fn moving(&self, unit: UnitId, parent: UnitId) -> Result<(), Refusal> {
        self.unit(unit)?;
        self.unit(parent)?;
        if self.organisation.is_within(parent, unit, self.day) { Err(Refusal::Ring) } else { Ok(()) }
    }

    fn ending(&self, unit: UnitId, heirs: &[UnitId]) -> Result<(), Refusal> {
        self.unit(unit)?;
        for (index, heir) in heirs.iter().enumerate() {
            if *heir == unit || heirs[..index].contains(heir) {
                return Err(Refusal::NotAnHeir);
            }
            self.unit(*heir)?;
        }
        let part = |other: &UnitId| {
            self.organisation.exists(*other, self.day)
                && self.organisation.parent_on(*other, self.day) == Some(unit)
        };
        if self.organisation.units.keys().any(part) { Err(Refusal::HasParts) } else { Ok(()) }
    }

    fn joining(&self, group: UnitId, unit: UnitId) -> Result<(), Refusal> {
        self.unit(unit)?;
        if self.members(group)?.contains(&unit) { Err(Refusal::Already) } else { Ok(()) }
    }

    fn leaving(&self, group: UnitId, unit: UnitId) -> Result<(), Refusal> {
        if self.members(group)?.contains(&unit) { Ok(()) } else { Err(Refusal::Not) }
    }

    fn members(&self, group: UnitId) -> Result<std::collections::BTreeSet<UnitId>, Refusal> {
        if !self.organisation.groups.contains_key(&group) {
            return Err(Refusal::NoSuchGroup);
        }
        Ok(self.organisation.members_on(group, self.day))
    }

    fn appointing(&self, officer: OfficerId, unit: UnitId, role: Role) -> Result<(), Refusal> {
        self.unit(unit)?;
        let mut posts = self.posts(officer);
        if posts.any(|post| post.unit == unit && post.role == role) { Err(Refusal::Already) } else { Ok(()) }
    }

    fn relieving(&self, officer: OfficerId, unit: UnitId) -> Result<(), Refusal> {
        if self.posts(officer).any(|post| post.unit == unit) { Ok(()) } else { Err(Refusal::Not) }
    }

    fn covering(&self, officer: OfficerId, by: OfficerId, until: Date) -> Result<(), Refusal> {
        if until < self.day {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let present = |one| self.posts(one).next().is_some();
        if officer == by || !present(officer) || !present(by) { Err(Refusal::NoSuchOfficer) } else { Ok(()) }
    }

    /// The roles that somebody has, without those of people acted for.
    fn posts(&self, officer: OfficerId) -> impl Iterator<Item = &super::Post> {
        let posts = self.organisation.officers.get(&officer).into_iter().flat_map(|officer| &officer.posts);
        posts.filter(|post| post.from <= self.day && post.to.is_none_or(|to| self.day < to))
    }
}
