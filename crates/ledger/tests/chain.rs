//! A change to the past is found and named.

mod common;

use common::{CLERK, Story, march};
use ledger::chain::{Fault, FaultKind, Head, Place, root, seal, verify};
use ledger::event::{Hash, Stored, Subject};
use ledger::task::{Command, Event, Progress};
use ledger::{EventId, TenantId};
use std::collections::BTreeMap;

const SUBJECT: Subject = Subject::Task(ledger::TaskId::from_bytes([5; 16]));

fn chain() -> Vec<Stored> {
    let mut story = Story::assigned().on(march(12), Command::Accept);
    for percent in [20, 40, 60] {
        let progress = Progress { words: format!("được {percent} %"), percent: Some(percent) };
        story = story.on(march(13), Command::ReportProgress(progress));
    }
    let mut stored: Vec<Stored> = Vec::new();
    for (position, entry) in (1..).zip(story.history.entries()) {
        let place = Place { id: entry.id, tenant: TenantId::from_bytes([8; 16]), position, subject: SUBJECT };
        stored.push(seal(place, head(&stored), entry.meta.clone(), &entry.event).expect("JSON"));
    }
    stored
}

fn head(stored: &[Stored]) -> Head {
    stored.last().map_or(Head::EMPTY, |last| Head { version: last.version, hash: last.hash })
}

fn faults(change: impl FnOnce(&mut Vec<Stored>)) -> Vec<(u64, FaultKind)> {
    let mut stored = chain();
    let noted = head(&stored);
    change(&mut stored);
    verify(SUBJECT, &stored, Some(noted))
        .into_iter()
        .map(|Fault { version, kind, .. }| (version, kind))
        .collect()
}

#[test]
fn an_untouched_chain_has_no_fault_in_any_tenant() {
    assert_eq!(faults(|_| {}), []);
    let moved = |stored: &mut Vec<Stored>| {
        for event in stored {
            event.tenant = TenantId::from_bytes([7; 16]);
            event.position += 1000;
        }
    };
    assert_eq!(faults(moved), [], "ledgers of two provinces can be merged");
}

#[test]
fn ten_kinds_of_change_are_found_and_named() {
    use FaultKind::{Added, Changed, Missing, Reordered};
    assert_eq!(
        faults(|stored| stored[2].payload = stored[2].payload.replace("accepted", "declined")),
        [(3, Changed)]
    );
    assert_eq!(faults(|stored| stored[2].meta.effective.day = march(1)), [(3, Changed)]);
    assert_eq!(faults(|stored| stored[2].meta.recorded_at.0 -= 1), [(3, Changed)]);
    assert_eq!(
        faults(|stored| stored[2].meta.actor = ledger::OfficerId::from_bytes([1; 16])),
        [(3, Changed)]
    );
    assert_eq!(faults(|stored| stored[2].meta.reason = None), [(3, Changed)]);
    assert_eq!(faults(|stored| stored[2].name = "task-declined".to_owned()), [(3, Changed)]);
    assert_eq!(faults(|stored| drop(stored.remove(2))), [(4, Missing)]);
    assert_eq!(
        faults(|stored| drop(stored.pop())),
        [(6, Missing)],
        "the end of the chain was noted elsewhere"
    );
    assert_eq!(faults(|stored| stored.swap(2, 3)), [(4, Missing), (3, Reordered), (5, Missing)]);
    let copied = |stored: &mut Vec<Stored>| stored.push(stored[5].clone());
    assert_eq!(faults(copied), [(6, Added)]);
}

#[test]
fn an_event_sealed_anew_breaks_the_one_behind_it() {
    let forged = |stored: &mut Vec<Stored>| {
        let place = Place { id: stored[2].id, tenant: stored[2].tenant, position: 3, subject: SUBJECT };
        let before = Head { version: 2, hash: stored[1].hash };
        stored[2] = seal(place, before, stored[2].meta.clone(), &Event::Declined).expect("JSON");
    };
    assert_eq!(faults(forged), [(4, FaultKind::Reordered)]);
}

#[test]
fn a_chain_forged_to_its_end_differs_from_its_noted_end() {
    let forged = |stored: &mut Vec<Stored>| {
        let last = stored.pop().expect("six");
        let place = Place { id: last.id, tenant: last.tenant, position: 6, subject: SUBJECT };
        stored.push(seal(place, head(stored), last.meta, &Event::Declined).expect("JSON"));
    };
    assert_eq!(faults(forged), [(6, FaultKind::Changed)]);
}

#[test]
fn one_root_stands_for_all_chains() {
    let ends = |hash| BTreeMap::from([(SUBJECT, Head { version: 6, hash })]);
    let one = root(&ends(head(&chain()).hash));
    assert_eq!(one, root(&ends(head(&chain()).hash)), "the same ledger, the same root");
    assert_ne!(one, root(&ends(Hash::NONE)));
    assert_ne!(root(&BTreeMap::new()), one);
}

#[test]
fn a_stored_event_survives_json() {
    let stored = chain();
    let text = serde_json::to_string(&stored).expect("JSON");
    assert_eq!(serde_json::from_str::<Vec<Stored>>(&text).expect("JSON"), stored);
    assert_eq!(stored[0].meta.actor, CLERK);
    assert_ne!(stored[0].id, EventId::from_bytes([0; 16]));
}
