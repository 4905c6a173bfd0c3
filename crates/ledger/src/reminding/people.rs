//! Who is reminded or told: the people behind a level, with those who act for them while they are absent.

use super::{About, Level};
use crate::organisation::{Organisation, Role};
use crate::permission;
use crate::task::Task;
use crate::{OfficerId, UnitId};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Returns the people of a level on a day; `former` is the unit that led before. Nobody where the role is held by nobody.
pub fn people(
    organisation: &Organisation,
    task: &Task,
    about: Option<About>,
    level: Level,
    former: Option<UnitId>,
    day: Date,
) -> BTreeSet<OfficerId> {
    let content = &task.content;
    let holders = |unit, role| organisation.holders_on(unit, role, day);
    let with_deputies = |officer: Option<OfficerId>| {
        officer.map(|officer| organisation.acting_on(officer, day)).unwrap_or_default()
    };
    match level {
        Level::Officer => with_deputies(task.officer),
        Level::Watcher => with_deputies(content.watcher),
        Level::Head => content.lead.map(|unit| holders(unit, Role::Head)).unwrap_or_default(),
        Level::FormerHead => former.map(|unit| holders(unit, Role::Head)).unwrap_or_default(),
        Level::SupportHeads => content
            .support
            .iter()
            .filter(|unit| about != Some(About::Share) || !task.shares.contains_key(unit))
            .flat_map(|unit| holders(*unit, Role::Head))
            .collect(),
        Level::Leaders => nearest(organisation, content.lead, Role::Leader, day),
        Level::Clerk => nearest(organisation, content.lead, Role::Clerk, day),
    }
}

/// Returns those who have a role in the nearest body above a unit where anybody has it.
fn nearest(organisation: &Organisation, unit: Option<UnitId>, role: Role, day: Date) -> BTreeSet<OfficerId> {
    let mut at = unit;
    // A ring cannot be recorded, but entries dated back could make one.
    for _ in 0..=organisation.units.len() {
        let Some(body) = at else { break };
        let here: BTreeSet<OfficerId> = organisation
            .officers
            .iter()
            .filter(|(_, officer)| {
                let posts = officer.posts.iter().filter(|post| post.role == role && post.holds_on(day));
                posts.into_iter().any(|post| permission::whole(organisation, post.unit, role, day) == body)
            })
            .flat_map(|(id, _)| organisation.acting_on(*id, day))
            .collect();
        if !here.is_empty() {
            return here;
        }
        at = organisation.parent_on(body, day);
    }
    BTreeSet::new()
}
