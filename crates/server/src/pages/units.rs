//! The units and their people, as they are today.

pub(crate) mod change;

use crate::caller::{Answer, Caller, Visit};
use crate::view::frame::{self, Part};
use axum::response::Response;
use ledger::UnitId;
use maud::{Markup, html};

/// Shows the tree.
pub(crate) async fn show(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            let title = visit.text("part-units");
            let root = visit.office().tenant().root;
            Ok(Answer::Page(frame::page(
                visit,
                Part::Units,
                &title,
                &html! {
                    h1 { (title) }
                    p.about { (visit.text("about-units")) }
                    @if visit.may_in("organisation-change") { p { a.button href="/units/change" { (visit.text("change-title")) } } }
                    ul.tree { (branch(visit, root, 0)) }
                },
            )))
        })
        .await
}

/// Levels of a tree that are shown: the rules allow no ring, and no office is deeper.
const DEEPEST: u8 = 12;

fn branch(visit: &Visit, unit: UnitId, depth: u8) -> Markup {
    let organisation = visit.organisation();
    let mut parts: Vec<UnitId> = organisation
        .units
        .keys()
        .copied()
        .filter(|part| organisation.exists(*part, visit.today))
        .filter(|part| organisation.parent_on(*part, visit.today) == Some(unit) && depth < DEEPEST)
        .collect();
    parts.sort_by_key(|part| viet::fold::key(visit.unit(*part)));
    let words = visit.words();
    html! {
        li {
            strong { (organisation.name_on(unit, visit.today).unwrap_or_default()) }
            @if visit.scope.sees_unit(unit) {
                " " a href={ "/tasks?which=open&unit=" (unit) } { (words.text("units-open")) }
                @if visit.may_in("document-issue") && depth > 0 {
                    " · " a href={ "/drafts?from=overdue:" (unit) } { (words.text("units-urge")) }
                }
            }
            @let people = people(visit, unit);
            @if !people.is_empty() {
                ul.people { @for (name, role) in people { li { (name) ", " (role) } } }
            }
            @if !parts.is_empty() { ul { @for part in parts { (branch(visit, part, depth + 1)) } } }
        }
    }
}

/// Returns who has a role in a unit today, with the role.
fn people(visit: &Visit, unit: UnitId) -> Vec<(&str, String)> {
    let officers = visit.organisation().officers.values();
    let mut people: Vec<(&str, String)> = officers
        .flat_map(|officer| officer.posts.iter().map(move |post| (officer, post)))
        .filter(|(_, post)| post.unit == unit && post.from <= visit.today)
        .filter(|(_, post)| post.to.is_none_or(|to| visit.today < to))
        .map(|(officer, post)| (officer.name.as_str(), visit.text(&format!("role-{}", post.role.name()))))
        .collect();
    people.sort();
    people
}
