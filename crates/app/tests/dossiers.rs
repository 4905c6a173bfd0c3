//! A dossier goes through its stages on both databases: its tasks are given and finished with it, whole or not at all, and what is
//! made of events is made the same again.

mod common;

use app::{Actor, Error, Office, Order, Taken};
use common::{clerk, on_both};
use jiff::civil::{Date, date};
use ledger::DossierId;
use ledger::dossier::{Command, Outcome, Party, PartyKind};
use ledger::procedure::Values;
use ledger::settings::{Command as Settle, Source};
use ledger::standing::Standing;
use std::collections::BTreeMap;
use store::{DossierFilter, ListedDossier};

const PROCEDURE: &str = "danh-gia-nhiem-vu-ngoai-ngan-sach";

fn taken(actor: &Actor<'_>, subject: &str) -> Taken {
    let party = Party {
        role: "to-chuc".to_owned(),
        kind: PartyKind::Enterprise,
        name: "Công ty Minh Phát".to_owned(),
        code: Some("4201234567".to_owned()),
    };
    Taken {
        procedure: PROCEDURE.to_owned(),
        subject: subject.to_owned(),
        unit: actor.find_unit("Văn phòng Sở").expect("the office"),
        parties: vec![party],
        fields: Values::from([("noi-nop".to_owned(), "Trực tuyến".to_owned())]),
    }
}

fn give(office: &Office, day: Date, id: DossierId, command: Command) -> Result<app::Done, Error> {
    clerk(office, day).dossier(id, Order::new(command))
}

fn listed(office: &Office, filter: &DossierFilter) -> Vec<ListedDossier> {
    let tenant = office.tenant().id;
    office.store().read(|reader| reader.dossiers(tenant, filter, None, 10)).expect("readable")
}

/// How many tasks stand where.
fn standings(office: &Office, day: Date) -> BTreeMap<Option<Standing>, usize> {
    let tenant = office.tenant().id;
    let all = office
        .store()
        .read(|reader| reader.all_tasks(tenant, &store::Filter::default(), store::Order::Made, day));
    let mut counted = BTreeMap::new();
    for task in all.expect("readable") {
        *counted.entry(task.standing).or_default() += 1;
    }
    counted
}

#[test]
fn a_dossier_and_its_tasks_go_together() {
    on_both(|office, engine| {
        let day = date(2024, 4, 8);
        let actor = clerk(office, day);
        let order = Order {
            id: Some(app::new_command(ledger::Moment::of(day, jiff::civil::time(9, 0, 0, 0)))),
            ..Order::new(())
        };
        let (id, _) = actor.open_dossier(taken(&actor, "Máy sấy nông sản"), &order).expect("taken in");
        let (again, _) = actor.open_dossier(taken(&actor, "Máy sấy nông sản"), &order).expect("sent twice");
        assert_eq!(id, again, "{engine}: it is one dossier");
        assert_eq!(standings(office, day), BTreeMap::from([(Some(Standing::OpenInTime), 1)]), "{engine}");
        give(office, day, id, Command::AskSupplement("Bản vẽ".to_owned())).expect("asked");
        assert_eq!(
            standings(office, date(2024, 6, 3)),
            BTreeMap::from([(Some(Standing::OpenUndated), 1)]),
            "{engine}"
        );
        give(office, date(2024, 4, 9), id, Command::TakeSupplement).expect("it came");
        let refused = give(office, date(2024, 4, 9), id, Command::Return).expect_err("there is nowhere to");
        assert_eq!(refused.key(), "dossier-refusal-no-reason", "{engine}");
        give(office, date(2024, 4, 11), id, Command::Finish(None)).expect("late");
        let expected = [(Some(Standing::CompletedLate), 1), (Some(Standing::OpenInTime), 1)];
        assert_eq!(standings(office, date(2024, 4, 11)), BTreeMap::from(expected), "{engine}");
        // A day that becomes free moves the task and the dossier.
        let before = listed(office, &DossierFilter::default()).remove(0);
        let source = Source { act: "Thông báo số 12/TB-SNV".to_owned(), document: None };
        let off = [date(2024, 4, 12), date(2024, 5, 7)].into();
        let holidays = Settle::DecideHolidays { year: 2024, off, work: [].into(), source };
        clerk(office, date(2024, 4, 11)).settle(Order::new(holidays)).expect("decided");
        let after = listed(office, &DossierFilter::default()).remove(0);
        assert_eq!(
            (before.stage_due, after.stage_due),
            (Some(date(2024, 4, 16)), Some(date(2024, 4, 17))),
            "{engine}"
        );
        assert_eq!((before.due, after.due), (Some(date(2024, 5, 7)), Some(date(2024, 5, 8))), "{engine}");
        // By words without marks, by code, by who owns the stage now.
        for words in ["may say", "minh phát", "4201234567", "TTHC-2024-0001"] {
            let filter = DossierFilter { words: Some(words.to_owned()), ..DossierFilter::default() };
            assert_eq!(listed(office, &filter).len(), 1, "{engine}: {words}");
        }
        let filter = DossierFilter { words: Some("100%".to_owned()), ..DossierFilter::default() };
        assert!(listed(office, &filter).is_empty(), "{engine}");
        let owner = actor.find_unit("Phòng Quản lý Khoa học").expect("the division");
        let filter = |unit| DossierFilter { units: Some(vec![unit]), ..DossierFilter::default() };
        assert_eq!(listed(office, &filter(owner)).len(), 1, "{engine}");
        let other = actor.find_unit("Thanh tra Sở").expect("another unit");
        assert!(listed(office, &filter(other)).is_empty(), "{engine}");
        let order = Order::new(Command::Refuse).because(Some("không thuộc phạm vi".to_owned()));
        clerk(office, date(2024, 4, 12)).dossier(id, order).expect("refused");
        let listed_now = listed(office, &DossierFilter::default());
        assert_eq!(listed_now[0].closed, Some((Outcome::Refused, date(2024, 4, 12))), "{engine}");
        let (tenant, laws) = (office.tenant().id, office.laws().expect("laws"));
        let report = office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
        office.store().write(tenant, |writer| writer.rebuild(&laws)).expect("made anew");
        assert_eq!(listed(office, &DossierFilter::default()), listed_now, "{engine}: the same again");
    });
}
