//! Units and people, as they are today.

use super::call::Call;
use super::give::Reply;
use super::schema::{Page, Person, Uuid};
use crate::fault::Fault;
use ledger::UnitId;
use schemars::JsonSchema;
use serde::Serialize;

/// A body or unit.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OrganisationUnit")]
pub(super) struct Unit {
    #[schemars(with = "Uuid")]
    id: UnitId,
    name: String,
    /// What people call it.
    short: String,
    /// The body that it is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Uuid>")]
    parent: Option<UnitId>,
    /// Who works there.
    people: Vec<Member>,
}

/// Somebody with a role.
#[derive(Serialize, JsonSchema)]
struct Member {
    #[serde(flatten)]
    person: Person,
    /// "clerk", "head", "officer", "leader", "administrator" or "observer".
    role: &'static str,
}

/// Lists the units that exist today, by name.
pub(super) fn list(call: &Call, (): ()) -> Result<Reply<Page<Unit>>, Fault> {
    let (organisation, today) = (call.organisation(), call.today);
    let exists = organisation.units.keys().copied().filter(|unit| organisation.exists(*unit, today));
    let mut units: Vec<Unit> = exists
        .map(|id| Unit {
            id,
            name: organisation.name_on(id, today).unwrap_or_default().to_owned(),
            short: call.unit(id).to_owned(),
            parent: organisation.parent_on(id, today),
            people: people(call, id),
        })
        .collect();
    units.sort_by_key(|unit| viet::fold::key(&unit.name));
    Ok(Reply(Page { items: units, next: None, total: None }))
}

fn people(call: &Call, unit: UnitId) -> Vec<Member> {
    let today = call.today;
    let officers = call.organisation().officers.iter();
    let posts = officers.flat_map(|(id, officer)| officer.posts.iter().map(move |post| (*id, post)));
    let here = posts
        .filter(|(_, post)| post.unit == unit && post.from <= today)
        .filter(|(_, post)| post.to.is_none_or(|to| today < to));
    here.map(|(id, post)| Member { person: call.person(id), role: post.role.name() }).collect()
}
