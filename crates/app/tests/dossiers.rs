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
        person: None,
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

/// What an older program wrote is made anew by the first who opens the ledger, without anybody asking for it.
#[test]
fn rows_that_an_older_program_did_not_have_are_there_when_the_office_is_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("office");
    let office = common::office(&home, None);
    let actor = clerk(&office, date(2024, 4, 8));
    actor.open_dossier(taken(&actor, "Máy sấy nông sản"), &Order::new(())).expect("taken in");
    drop(office);
    rusqlite::Connection::open(home.join("ledger.db"))
        .expect("the file")
        .execute_batch("UPDATE tenants SET stale = 1; DELETE FROM dossier_stages; DELETE FROM dossier_values")
        .expect("older");
    let office = Office::open(&home).expect("opened");
    let (tenant, laws) = (office.tenant().id, office.laws().expect("readable"));
    let report = office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
    assert!(report.is_clean(), "{report:?}");
    assert!(!office.store().read(|reader| reader.is_stale(tenant)).expect("readable"));
}

/// Returns the words of a paper, a line for each paragraph and row.
fn printed(office: &Office, id: DossierId, paper: &str, day: Date) -> Option<String> {
    let whole = office.dossier(id).expect("readable");
    let writer = clerk(office, day).officer();
    let paper = office.print(&whole, paper, writer, day).expect("readable")?;
    let html = forms::html::fragment(&paper).into_string();
    let mut words = String::new();
    let mut inside = false;
    for sign in html.chars() {
        match sign {
            '<' => inside = true,
            '>' => (inside, words) = (false, words + " "),
            _ if !inside => words.push(sign),
            _ => {}
        }
    }
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn papers_are_printed_of_a_dossier_once_there_is_something_to_say() {
    on_both(|office, engine| {
        let day = date(2024, 4, 8);
        let actor = clerk(office, day);
        let order = Order::new(()).at_hour(Some(jiff::civil::time(15, 20, 0, 0)));
        let (id, _) = actor.open_dossier(taken(&actor, "Máy sấy nông sản"), &order).expect("taken in");
        let receipt = printed(office, id, "giay-hen", day).expect("it was taken in");
        for words in [
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
            "hồ sơ của: Công ty Minh Phát (4201234567)",
            "Thời gian nhận hồ sơ: 15 giờ 20 phút, ngày 08/04/2024",
            // 28 days from the 9th: what comes in after 15:00 counts from the next working day (Nghị định 61/2018/NĐ-CP).
            "Thời gian trả kết quả giải quyết hồ sơ: ngày 07/05/2024",
            "NGƯỜI NỘP HỒ SƠ",
        ] {
            assert!(receipt.contains(words), "{engine}: {words}: {receipt}");
        }
        assert_eq!(printed(office, id, "phieu-bo-sung", day), None, "{engine}: nothing was asked for");
        assert_eq!(printed(office, id, "phieu-xin-loi", day), None, "{engine}: nothing was put off");
        assert_eq!(printed(office, id, "giay-khac", day), None, "{engine}: there is no such paper");
        give(office, day, id, Command::AskSupplement("Bản vẽ thiết bị".to_owned())).expect("asked");
        let asked = printed(office, id, "phieu-bo-sung", day).expect("it was asked for");
        assert!(asked.contains("Bản vẽ thiết bị"), "{engine}: {asked}");
        give(office, day, id, Command::TakeSupplement).expect("it came");
        let put_off = Order::new(Command::Postpone(date(2024, 5, 14)));
        let put_off = put_off.because(Some("Chờ ý kiến của Sở Tài chính".to_owned()));
        clerk(office, date(2024, 4, 22)).dossier(id, put_off).expect("put off");
        // A reason for something else is not why it was put off.
        let came = Values::from([("noi-nop".to_owned(), "Trực tiếp".to_owned())]);
        let entered = Order::new(Command::Enter(came)).because(Some("Ghi lại hình thức nộp".to_owned()));
        clerk(office, date(2024, 4, 22)).dossier(id, entered).expect("entered");
        let sorry = printed(office, id, "phieu-xin-loi", date(2024, 4, 22)).expect("it was put off");
        for words in ["ngày 14/05/2024", "Chờ ý kiến của Sở Tài chính", "xin lỗi"] {
            assert!(sorry.contains(words), "{engine}: {words}: {sorry}");
        }
        assert!(!sorry.contains("Ghi lại"), "{engine}: {sorry}");
        let whole = office.dossier(id).expect("readable");
        let offered = office.printable(&whole, actor.officer(), day).expect("readable");
        let offered: Vec<&str> = offered.iter().map(|paper| paper.id.as_str()).collect();
        assert_eq!(offered, ["giay-hen", "phieu-bo-sung", "phieu-xin-loi"], "{engine}");
    });
}

/// Returns the sentences on dossiers of the six-month report, each with the numbers of the dossiers that it counts.
fn told(office: &Office, as_of: Date, known_at: ledger::Moment) -> Vec<(String, Vec<String>)> {
    let asked = app::reports::Asked {
        form: "bao-cao-6-thang".to_owned(),
        period: "2024-H1".parse().expect("a period"),
        days: None,
        as_of: Some(as_of),
        known_at,
        leads: None,
    };
    let report = office.report(&asked, as_of, &|_| None).expect("made");
    let lists = office.report_with_lists(&asked, as_of).expect("made").made.paper.annexes.pop();
    let lists = format!("{:?}", lists.expect("the annex"));
    for dossier in report.made.sentences.iter().flat_map(|sentence| &sentence.dossiers) {
        assert!(lists.contains(&dossier.number), "{}: {lists}", dossier.number);
    }
    let counting = report.made.sentences.into_iter().filter(|sentence| !sentence.dossiers.is_empty());
    let numbers = |sentence: &forms::report::Sentence| {
        sentence.dossiers.iter().map(|dossier| dossier.number.clone()).collect()
    };
    counting.map(|sentence| (sentence.drafted.clone(), numbers(&sentence))).collect()
}

#[test]
fn the_six_month_report_counts_dossiers_as_they_were_known() {
    on_both(|office, engine| {
        let mission = |day: Date, subject: &str, online: &str| {
            let actor = clerk(office, day);
            let fields = [("loai-hinh", "Đề tài"), ("truc-tuyen", online), ("noi-ung-dung", "Huyện Sơn Hà")];
            let party = Party {
                role: "de-xuat".to_owned(),
                kind: PartyKind::Body,
                name: "Trung tâm Ứng dụng".to_owned(),
                code: None,
                person: None,
            };
            let taken = Taken {
                procedure: "nhiem-vu-khcn-cap-tinh".to_owned(),
                subject: subject.to_owned(),
                parties: vec![party],
                fields: fields.map(|(id, value)| (id.to_owned(), value.to_owned())).into(),
                ..taken(&actor, subject)
            };
            actor.open_dossier(taken, &Order::new(())).expect("taken in").0
        };
        let first = mission(date(2024, 2, 1), "Máy sấy nông sản", "có");
        mission(date(2024, 3, 1), "Giống lúa chịu mặn", "có");
        mission(date(2024, 4, 8), "Bản đồ đất", "không");
        let (early, late) = (date(2024, 3, 15), date(2024, 6, 14));
        let numbers = |all: &[&str]| all.iter().map(|one| format!("NV-2024-{one}")).collect::<Vec<_>>();
        let opened = |count: &str, share: &str, all: &[&str]| {
            let said = format!("Tiếp nhận {count} đề xuất nhiệm vụ KH&CN cấp tỉnh, {share} gửi trực tuyến.");
            (said, numbers(all))
        };
        let now = ledger::Moment::LAST;
        assert_eq!(told(office, early, now), [opened("02", "100 %", &["0001", "0002"])], "{engine}");
        let three = opened("03", "66,7 %", &["0001", "0002", "0003"]);
        assert_eq!(told(office, late, now), std::slice::from_ref(&three), "{engine}");
        // What is recorded later changes no report of what was known then.
        let order = Order::new(Command::Stop).because(Some("bên đề xuất rút".to_owned()));
        clerk(office, date(2024, 5, 6)).dossier(first, order).expect("stopped");
        let cause = [("nguyen-nhan", "Khách quan"), ("da-su-dung", "0"), ("chua-su-dung", "0")];
        let cause: Values = cause.map(|(id, value)| (id.to_owned(), value.to_owned())).into();
        let actor = clerk(office, date(2024, 5, 7));
        actor.finish_dossier(first, cause, None, &Order::new(())).expect("the cause");
        clerk(office, date(2024, 5, 8)).dossier(first, Order::new(Command::Finish(None))).expect("returned");
        assert_eq!(
            office.dossier(first).expect("there").dossier.closed.map(|(how, _)| how),
            Some(Outcome::Stopped)
        );
        let stopped = "Dừng, chấm dứt và thu hồi kinh phí 01 nhiệm vụ KH&CN cấp tỉnh.".to_owned();
        assert_eq!(told(office, late, now), [three.clone(), (stopped, numbers(&["0001"]))], "{engine}");
        let then = ledger::Moment::end_of(date(2024, 5, 5));
        assert_eq!(told(office, late, then), [three], "{engine}: as it was known");
    });
}
