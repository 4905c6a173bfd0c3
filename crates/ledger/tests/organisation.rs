//! Bodies that merge, split and are renamed, and what becomes of their tasks.

mod common;

use common::{Story, appoint, content, found};
use jiff::civil::{Date, date};
use ledger::event::Meta;
use ledger::organisation::{Entry, Event, Organisation, Refusal, Role, Transfer, decide, transfers};
use ledger::task::Command;
use ledger::{EventId, Moment, OfficerId, UnitId};

const DEPARTMENT: UnitId = common::BODY;
const SCIENCE: UnitId = common::LEAD;
const STANDARDS: UnitId = common::HELPER;
const TECHNOLOGY: UnitId = UnitId::from_bytes([13; 16]);
const GROUP: UnitId = UnitId::from_bytes([14; 16]);
const HEAD: OfficerId = OfficerId::from_bytes([21; 16]);
const DEPUTY: OfficerId = OfficerId::from_bytes([22; 16]);

const FOUNDED: Date = date(2020, 1, 1);
const MERGED: Date = date(2025, 3, 1);

#[derive(Clone, Default)]
struct Office(Organisation);

impl Office {
    fn founded() -> Self {
        Self::default()
            .on(FOUNDED, found(DEPARTMENT, "Sở Khoa học và Công nghệ tỉnh Lam Giang", None))
            .on(FOUNDED, found(SCIENCE, "Phòng Quản lý Khoa học", Some(DEPARTMENT)))
            .on(FOUNDED, found(STANDARDS, "Chi cục Tiêu chuẩn Đo lường Chất lượng", Some(DEPARTMENT)))
            .on(FOUNDED, appoint(HEAD, SCIENCE, Role::Head))
            .on(FOUNDED, appoint(DEPUTY, STANDARDS, Role::Head))
    }

    fn merged() -> Self {
        Self::founded()
            .on(MERGED, found(TECHNOLOGY, "Phòng Khoa học, Công nghệ và Đổi mới sáng tạo", Some(DEPARTMENT)))
            .on(MERGED, Event::UnitEnded { unit: SCIENCE, heirs: vec![TECHNOLOGY] })
    }

    fn when(&self, day: Date, event: Event) -> Result<Vec<Event>, Refusal> {
        let meta: Meta = Story::default().meta(day, day, None);
        decide(&self.0, event, &meta)
    }

    fn on(mut self, day: Date, event: Event) -> Self {
        for event in self.when(day, event).expect("the office goes on") {
            self.0 = self.0.evolve(&event, day);
        }
        self
    }
}

fn end(unit: UnitId, heirs: &[UnitId]) -> Event {
    Event::UnitEnded { unit, heirs: heirs.to_vec() }
}

#[test]
fn a_unit_exists_between_its_days_and_its_heir_behind_them() {
    let office = Office::merged().0;
    assert!(office.exists(SCIENCE, date(2025, 2, 28)) && !office.exists(SCIENCE, MERGED));
    assert!(!office.exists(TECHNOLOGY, date(2025, 2, 28)) && office.exists(TECHNOLOGY, MERGED));
    assert_eq!(office.heirs_on(SCIENCE, date(2025, 2, 28)), [SCIENCE], "figures on the old structure");
    assert_eq!(office.heirs_on(SCIENCE, MERGED), [TECHNOLOGY], "and on the new one");
    assert_eq!(office.heirs_on(SCIENCE, date(2019, 1, 1)), [], "before it was founded");
}

#[test]
fn heirs_are_followed_through_several_changes() {
    let later = date(2026, 1, 1);
    let (one, two) = (UnitId::from_bytes([31; 16]), UnitId::from_bytes([32; 16]));
    let office = Office::merged()
        .on(later, found(one, "Phòng Khoa học", Some(DEPARTMENT)))
        .on(later, found(two, "Phòng Công nghệ", Some(DEPARTMENT)))
        .on(later, end(TECHNOLOGY, &[two, one]))
        .0;
    assert_eq!(office.heirs_on(SCIENCE, later), [two, one], "the chief heir first");
}

#[test]
fn open_tasks_go_to_the_one_heir_or_wait_for_a_choice() {
    let open = Story::assigned().history.now();
    let done = Story::assigned().on(common::march(12), Command::Cancel).history.now();
    let tasks = || [(common::task(1), &open), (common::task(2), &done)];
    assert_eq!(transfers(&Office::founded().0, tasks(), MERGED), []);
    let moved = transfers(&Office::merged().0, tasks(), MERGED);
    assert_eq!(moved, [(common::task(1), Transfer::To(TECHNOLOGY))]);
    assert_eq!(moved[0].1.command(), Some(Command::Reassign(TECHNOLOGY)));
    let abolished = Office::founded().on(MERGED, end(SCIENCE, &[])).0;
    assert_eq!(transfers(&abolished, tasks(), MERGED), [(common::task(1), Transfer::Choose(vec![]))]);
    assert_eq!(content().lead, Some(SCIENCE));
}

#[test]
fn names_hold_from_their_day_on() {
    let renamed =
        Event::UnitRenamed { unit: SCIENCE, name: "Phòng Khoa học".to_owned(), short: Vec::new() };
    let office = Office::founded().on(MERGED, renamed).0;
    assert_eq!(office.name_on(SCIENCE, date(2025, 2, 28)), Some("Phòng Quản lý Khoa học"));
    assert_eq!(office.name_on(SCIENCE, MERGED), Some("Phòng Khoa học"));
}

#[test]
fn what_cannot_be_is_refused() {
    let office = Office::founded();
    let on = |event| office.when(MERGED, event).expect_err("refused");
    assert_eq!(on(found(SCIENCE, "Phòng", None)), Refusal::Known);
    assert_eq!(on(found(TECHNOLOGY, " ", None)), Refusal::NoName);
    assert_eq!(on(found(TECHNOLOGY, "Phòng", Some(GROUP))), Refusal::NoSuchUnit(GROUP));
    assert_eq!(on(Event::UnitMoved { unit: DEPARTMENT, parent: SCIENCE }), Refusal::Ring);
    assert_eq!(on(Event::UnitMoved { unit: SCIENCE, parent: SCIENCE }), Refusal::Ring);
    assert_eq!(on(end(DEPARTMENT, &[])), Refusal::HasParts);
    assert_eq!(on(end(SCIENCE, &[SCIENCE])), Refusal::NotAnHeir);
    assert_eq!(on(end(SCIENCE, &[STANDARDS, STANDARDS])), Refusal::NotAnHeir);
    assert_eq!(on(appoint(HEAD, SCIENCE, Role::Head)), Refusal::Already);
    assert_eq!(on(Event::OfficerRelieved { officer: HEAD, unit: STANDARDS }), Refusal::Not);
    assert_eq!(on(Event::MemberJoined { group: GROUP, unit: SCIENCE }), Refusal::NoSuchGroup);
    let cover = |officer, by, until| Event::AbsenceCovered { officer, by, until };
    assert_eq!(on(cover(HEAD, HEAD, MERGED)), Refusal::NoSuchOfficer);
    assert_eq!(on(cover(HEAD, DEPUTY, FOUNDED)), Refusal::EndsBeforeItBegins);
    let ahead = Story::default().meta(FOUNDED, MERGED, None);
    assert_eq!(decide(&office.0, found(TECHNOLOGY, "Phòng", None), &ahead), Err(Refusal::InTheFuture));
}

#[test]
fn a_group_has_the_members_of_the_day() {
    let join = |unit| Event::MemberJoined { group: GROUP, unit };
    let office = Office::founded()
        .on(FOUNDED, Event::GroupFormed { group: GROUP, name: "Các đơn vị sự nghiệp".to_owned() })
        .on(FOUNDED, join(SCIENCE))
        .on(date(2021, 1, 1), join(STANDARDS))
        .on(date(2022, 1, 1), Event::MemberLeft { group: GROUP, unit: SCIENCE });
    let members = |day| Vec::from_iter(office.0.members_on(GROUP, day));
    assert_eq!(members(FOUNDED), [SCIENCE]);
    assert_eq!(members(date(2021, 6, 1)), [SCIENCE, STANDARDS]);
    assert_eq!(members(date(2022, 1, 1)), [STANDARDS]);
    assert_eq!(office.when(MERGED, join(STANDARDS)), Err(Refusal::Already));
    assert_eq!(Vec::from_iter(office.0.members_on(SCIENCE, FOUNDED)), [SCIENCE], "a unit is its own group");
}

#[test]
fn who_acts_for_somebody_has_the_roles_of_both_for_those_days() {
    let office = Office::founded()
        .on(date(2024, 3, 11), Event::AbsenceCovered { officer: HEAD, by: DEPUTY, until: date(2024, 3, 15) });
    let units = |day| Vec::from_iter(office.0.posts_on(DEPUTY, day).into_iter().map(|post| post.unit));
    assert_eq!(units(date(2024, 3, 10)), [STANDARDS]);
    assert_eq!(units(date(2024, 3, 15)), [STANDARDS, SCIENCE]);
    assert_eq!(units(date(2024, 3, 16)), [STANDARDS]);
}

#[test]
fn the_organisation_is_the_fold_of_its_entries_as_known() {
    let entry = |number, recorded, day, event| Entry {
        id: EventId::from_bytes([number; 16]),
        meta: Story::default().meta(recorded, day, None),
        event,
    };
    let renamed = |name: &str| Event::UnitRenamed { unit: SCIENCE, name: name.to_owned(), short: Vec::new() };
    let entries = [
        entry(1, FOUNDED, FOUNDED, found(SCIENCE, "Phòng Quản lý Khoa học", None)),
        entry(2, MERGED, MERGED, renamed("Phòng Khoa học, Công nghệ")),
        // Entered behind it, with effect before it.
        entry(3, date(2025, 4, 1), date(2024, 1, 1), renamed("Phòng Khoa học")),
    ];
    let name = |as_of, known_at| {
        let organisation = Organisation::at(&entries, as_of, known_at);
        organisation.name_on(SCIENCE, as_of).map(str::to_owned)
    };
    assert_eq!(name(date(2024, 6, 1), Moment::LAST).as_deref(), Some("Phòng Khoa học"));
    assert_eq!(
        name(date(2024, 6, 1), Moment::end_of(MERGED)).as_deref(),
        Some("Phòng Quản lý Khoa học"),
        "as known before"
    );
    assert_eq!(name(MERGED, Moment::LAST).as_deref(), Some("Phòng Khoa học, Công nghệ"));
    assert_eq!(name(date(2019, 1, 1), Moment::LAST), None, "not founded yet");
}
