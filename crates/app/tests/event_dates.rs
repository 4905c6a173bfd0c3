//! When a day that deadlines hang on moves, all that hangs on it moves in the same transaction, on both databases.

mod common;

use app::{Actor, Occasion, Office, Order, Taken};
use common::{clerk, on_both};
use jiff::civil::{Date, date};
use ledger::deadline::Limit;
use ledger::event_date::Command;
use ledger::procedure::Values;
use ledger::task::{Command as Task, Content, Event};
use ledger::{DossierId, EventDateId, Moment, TaskId};

const NAME: &str = "Kỳ họp thứ 30 HĐND tỉnh";

/// A task of the office, without a deadline.
fn task(office: &Office, day: Date) -> TaskId {
    let actor = clerk(office, day);
    let lead = actor.find_unit("Văn phòng Sở").ok();
    let content =
        Content { words: "Trình dự thảo trước kỳ họp".to_owned(), lead, ..Content::default() };
    let task = TaskId::from_bytes([7; 16]);
    actor.give(task, Order::new(Task::Propose(Box::new(content)))).expect("proposed");
    actor.confirm(task, Order::new(())).expect("given");
    task
}

fn resolution(actor: &Actor<'_>) -> DossierId {
    let fields = [("ky-hop", "Kỳ họp thứ 30"), ("ngay-hop", NAME)];
    let fields: Values = fields.map(|(id, value)| (id.to_owned(), value.to_owned())).into();
    let taken = Taken {
        procedure: "nghi-quyet-hdnd-tinh".to_owned(),
        subject: "Chính sách hỗ trợ đổi mới công nghệ".to_owned(),
        unit: actor.find_unit("Văn phòng Sở").expect("the office"),
        parties: Vec::new(),
        fields,
    };
    let (id, _) = actor.open_dossier(taken, &Order::new(())).expect("taken in");
    actor.dossier(id, Order::new(ledger::dossier::Command::Finish(None))).expect("in the list");
    id
}

/// The day on which the stage of a dossier is due, as its register shows it.
fn stage_due(office: &Office, id: DossierId) -> Option<Date> {
    let tenant = office.tenant().id;
    let row = office.store().read(|reader| reader.dossier(tenant, id)).expect("readable");
    row.expect("it is there").stage_due
}

fn limits(office: &Office, task: TaskId, as_of: Date) -> Vec<Limit> {
    let tenant = office.tenant().id;
    let history = office.store().read(|reader| reader.history(tenant, task)).expect("readable");
    history.at(as_of, Moment::LAST).content.milestones.iter().map(|one| one.limit).collect()
}

fn move_to(office: &Office, on: Date, id: EventDateId, day: Option<Date>) {
    let order = Order::new(Command::Move(day)).because(Some("Thông báo số 45/TB-HĐND".to_owned()));
    clerk(office, on).event_date(id, order).expect("moved");
}

#[test]
fn what_hangs_on_an_event_date_moves_with_it() {
    on_both(|office, engine| {
        let first = date(2025, 7, 1);
        let actor = clerk(office, first);
        let occasion = Occasion { name: NAME.to_owned(), day: None, body: None };
        let (session, _) = actor.announce(occasion.clone(), &Order::new(())).expect("announced");
        let twice = actor.announce(occasion, &Order::new(())).expect_err("one name, one event to come");
        assert_eq!(twice.key(), "event-date-refusal-name-taken", "{engine}");
        let (task, dossier) = (task(office, first), resolution(&actor));
        let unknown = actor.hang(task, "Kỳ họp thứ 99", 1, &Order::new(())).expect_err("there is none");
        assert_eq!(unknown.key(), "app-error-no-event-date", "{engine}");
        actor.hang(task, NAME, 1, &Order::new(())).expect("it hangs");
        assert_eq!(limits(office, task, first), [Limit::Unknown], "{engine}: no date is invented");
        assert_eq!(stage_due(office, dossier), None, "{engine}");

        let day = |day| Limit::Day { day, hour: None };
        move_to(office, date(2025, 7, 2), session, Some(date(2025, 12, 10)));
        assert_eq!(limits(office, task, Date::MAX), [day(date(2025, 12, 9))], "{engine}");
        assert_eq!(stage_due(office, dossier), Some(date(2025, 9, 11)), "{engine}: 90 days before");
        move_to(office, date(2025, 7, 3), session, Some(date(2025, 12, 24)));
        assert_eq!(limits(office, task, Date::MAX), [day(date(2025, 12, 23))], "{engine}");
        assert_eq!(stage_due(office, dossier), Some(date(2025, 9, 25)), "{engine}");
        assert_eq!(limits(office, task, date(2025, 7, 2)), [day(date(2025, 12, 9))], "{engine}: as it was");

        // Both histories say why, and what led to it.
        let tenant = office.tenant().id;
        let history = office.store().read(|reader| reader.history(tenant, task)).expect("readable");
        let last = history.entries().last().expect("it moved");
        assert!(matches!(last.event, Event::DeadlineHung { .. }), "{engine}: {last:?}");
        assert!(last.meta.cause.is_some(), "{engine}: the move led to it");
        assert_eq!(last.meta.reason.as_deref(), Some("Thông báo số 45/TB-HĐND"), "{engine}");
        let whole = office.dossier(dossier).expect("it is there");
        assert_eq!(whole.dossier.fields["ngay-hop"], "2025-12-24", "{engine}");
        let stage = whole.dossier.current().expect("it goes on").task;
        let history = office.store().read(|reader| reader.history(tenant, stage)).expect("readable");
        let last = &history.entries().last().expect("it moved").event;
        assert!(matches!(last, Event::DeadlineHung { .. }), "{engine}: who does the stage is told: {last:?}");

        clerk(office, date(2025, 12, 24)).event_date(session, Order::new(Command::Hold)).expect("held");
        let known = office.find_event_date(NAME).expect("it is there");
        assert_eq!((known.date.held, known.date.hung.len()), (true, 2), "{engine}");
        let laws = office.laws().expect("laws");
        let report = office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
    });
}
