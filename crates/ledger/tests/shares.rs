//! Orders to several units: a share for each, countable both ways.

mod common;

use common::{HELPER, LEAD, OTHER, Story, content, march, milestone};
use jiff::civil::{Date, date};
use ledger::organisation::{Event, Organisation};
use ledger::standing::Standing;
use ledger::task::shares::{Both, count_both, shares, whole};
use ledger::task::{Command, Content};
use ledger::{OrderId, UnitId};
use proptest::prelude::*;

const ORDER: OrderId = OrderId::from_bytes([60; 16]);
const GROUP: UnitId = UnitId::from_bytes([61; 16]);
const HEIR: UnitId = UnitId::from_bytes([62; 16]);
const OUTSIDE: UnitId = UnitId::from_bytes([63; 16]);
const FOUNDED: Date = date(2020, 1, 1);
const MERGED: Date = date(2024, 7, 1);

/// Three units, of which two are a group; one of the group gets an heir in July 2024.
fn organisation() -> Organisation {
    let found = |unit| common::found(unit, "Phòng", None);
    let join = |unit| (FOUNDED, Event::MemberJoined { group: GROUP, unit });
    let events = [
        (FOUNDED, found(LEAD)),
        (FOUNDED, found(HELPER)),
        (FOUNDED, found(OTHER)),
        (FOUNDED, Event::GroupFormed { group: GROUP, name: "Các đơn vị sự nghiệp".to_owned() }),
        join(HELPER),
        join(LEAD),
        (MERGED, found(HEIR)),
        (MERGED, Event::UnitEnded { unit: HELPER, heirs: vec![HEIR] }),
    ];
    events.iter().fold(Organisation::default(), |organisation, (day, event)| organisation.evolve(event, *day))
}

fn leads(addressed: &[UnitId], day: Date) -> Vec<UnitId> {
    let shares = shares(&organisation(), ORDER, &content(), addressed, day);
    shares.into_iter().filter_map(|share| share.lead).collect()
}

#[test]
fn each_unit_that_is_addressed_gets_a_share() {
    let addressed = Content { lead: None, support: vec![OTHER, GROUP], ..content() };
    let found = shares(&organisation(), ORDER, &addressed, &[OTHER, LEAD], march(11));
    let expected = |lead, support: &[UnitId]| Content {
        lead: Some(lead),
        support: support.to_vec(),
        order: Some(ORDER),
        ..content()
    };
    assert_eq!(found, [expected(OTHER, &[LEAD, HELPER]), expected(LEAD, &[OTHER, HELPER])]);
}

#[test]
fn a_group_is_its_members_of_the_day_and_a_unit_that_ended_its_heirs() {
    assert_eq!(leads(&[GROUP], march(11)), [LEAD, HELPER]);
    assert_eq!(leads(&[GROUP], MERGED), [LEAD, HEIR]);
    assert_eq!(leads(&[OTHER, GROUP, LEAD], march(11)), [OTHER, LEAD, HELPER], "nobody twice");
    assert_eq!(leads(&[OUTSIDE, OTHER], march(11)), [OUTSIDE, OTHER], "nobody is lost");
    assert_eq!(leads(&[], march(11)), []);
}

#[test]
fn one_unit_has_a_task_and_no_share() {
    let order = |addressed: &[UnitId]| {
        shares(&organisation(), ORDER, &content(), addressed, march(11)).pop().and_then(|share| share.order)
    };
    assert_eq!(order(&[LEAD]), None);
    assert_eq!(order(&[LEAD, OTHER]), Some(ORDER));
}

#[test]
fn each_share_has_a_life_of_its_own_and_is_a_task_that_can_be_given() {
    for share in shares(&organisation(), ORDER, &content(), &[GROUP, OTHER], march(11)) {
        let story = Story::default()
            .on(march(11), Command::Propose(Box::new(share.clone())))
            .on(march(11), Command::Assign { code: "2024/0148".to_owned() });
        assert_eq!(story.history.now().content, share);
        assert_eq!(share.milestones, [milestone(1, march(20))]);
    }
}

#[test]
fn an_order_stands_as_its_weightiest_share() {
    use Standing::{Cancelled, CompletedInTime, CompletedLate, OpenInTime, OpenOverdue, Superseded};
    assert_eq!(whole(&[CompletedInTime, OpenInTime, OpenOverdue]), Some(OpenOverdue));
    assert_eq!(whole(&[CompletedLate, OpenInTime]), Some(OpenInTime), "open while one is");
    assert_eq!(whole(&[CompletedInTime, CompletedLate, Cancelled]), Some(CompletedLate));
    assert_eq!(whole(&[Superseded, Cancelled]), Some(Cancelled));
    assert_eq!(whole(&[]), None);
    for standing in Standing::ALL {
        assert_eq!(whole(&[standing]), Some(standing));
    }
}

proptest! {
    #[test]
    fn both_counts_add_up(tasks in prop::collection::vec(
        (prop::option::of(0u8..4), prop::sample::select(Standing::ALL.to_vec())), 0..40,
    )) {
        let tasks: Vec<_> = tasks.into_iter()
            .map(|(order, standing)| (order.map(|order| OrderId::from_bytes([order; 16])), standing)).collect();
        let Both { shares, orders } = count_both(tasks.iter().copied());
        prop_assert_eq!(shares.given() + shares.cancelled + shares.superseded, tasks.len() as u64);
        let alone = tasks.iter().filter(|(order, _)| order.is_none()).count();
        let named: std::collections::BTreeSet<_> = tasks.iter().filter_map(|(order, _)| *order).collect();
        prop_assert_eq!(orders.given() + orders.cancelled + orders.superseded, (alone + named.len()) as u64);
        prop_assert!(orders.given() <= shares.given() && orders.completed() <= shares.completed());
    }
}
