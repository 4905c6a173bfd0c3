//! Checks across dossiers on both databases: what is found stops a stage, or wants a reason that is recorded with it; and what is
//! found is found by other means, too.

mod common;

use app::{Office, Order, Taken};
use common::{clerk, on_both};
use jiff::civil::{Date, date};
use ledger::DossierId;
use ledger::dossier::{Command, Dossier, Entry, Found, Party, PartyKind, alike};
use ledger::event::Subject;
use ledger::procedure::Values;

const MISSION: &str = "nhiem-vu-khcn-cap-tinh";

/// An office's own procedure: an enterprise is checked once a year, who reviews leads nothing, and a year has one plan.
const CHECKS: &str = r#"id = "kiem-tra"
version = "1"
valid_from = "2024-01-01"
source = "Nghị quyết 198/2025/QH15 điều 4"
name = "Kiểm tra doanh nghiệp"
columns = ["number", "party:doanh-nghiep"]

[[parties]]
id = "doanh-nghiep"
name = "Doanh nghiệp"

[[parties]]
id = "phan-bien"
name = "Cơ quan phản biện"

[[fields]]
id = "noi-dung"
name = "Nội dung kiểm tra"
type = "choice"
choices = ["Đo lường", "Chất lượng"]

[[across]]
id = "mot-lan"
party = "doanh-nghiep"
same_year = true
stops = true
otherwise = "Doanh nghiệp đã được kiểm tra trong năm"

[[across]]
id = "xung-dot"
stages = ["ke-hoach"]
party = "phan-bien"
roles = ["doanh-nghiep"]
stops = true
otherwise = "Cơ quan phản biện là đối tượng kiểm tra"

[[across]]
id = "cung-noi-dung"
stages = ["ke-hoach"]
fields = ["noi-dung"]
state = "open"
otherwise = "Đang kiểm tra cùng nội dung"

[[stages]]
id = "ke-hoach"
name = "Lập kế hoạch"
owner = "Văn phòng Sở"

[[stages]]
id = "ket-luan"
name = "Kết luận"
owner = "Văn phòng Sở"
"#;

fn values(pairs: &[(&str, &str)]) -> Values {
    pairs.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect()
}

fn party(role: &str, name: &str, code: Option<&str>) -> Party {
    let kind = if code.is_some() { PartyKind::Enterprise } else { PartyKind::Body };
    Party { role: role.to_owned(), kind, name: name.to_owned(), code: code.map(str::to_owned), person: None }
}

fn open(
    office: &Office,
    day: Date,
    procedure: &str,
    subject: &str,
    parties: Vec<Party>,
    fields: &[(&str, &str)],
) -> Result<DossierId, app::procedures::NoProcedure> {
    let actor = clerk(office, day);
    let unit = actor.find_unit("Phòng Quản lý Khoa học").expect("the division");
    let (procedure, subject, fields) = (procedure.to_owned(), subject.to_owned(), values(fields));
    actor.open_dossier(Taken { procedure, subject, unit, parties, fields }, &Order::new(())).map(|(id, _)| id)
}

fn mission(office: &Office, day: Date, subject: &str) -> DossierId {
    let fields = [("loai-hinh", "Đề tài"), ("truc-tuyen", "có"), ("noi-ung-dung", "Huyện Sơn Hà")];
    open(office, day, MISSION, subject, vec![party("de-xuat", "Trung tâm Ứng dụng", None)], &fields)
        .expect("taken in")
}

fn give(office: &Office, day: Date, id: DossierId, command: Command) -> Result<app::Done, app::Error> {
    clerk(office, day).dossier(id, Order::new(command))
}

fn finish(office: &Office, day: Date, id: DossierId, fields: &[(&str, &str)]) {
    let done = clerk(office, day).finish_dossier(id, values(fields), None, &Order::new(()));
    assert!(done.is_ok(), "{day}: {:?}", done.err());
}

fn dossier(office: &Office, id: DossierId) -> Dossier {
    office.dossier(id).expect("readable").dossier
}

/// Leads a mission to the stage at which its lead body is chosen.
fn to_selection(office: &Office, id: DossierId, year: i16, lead: &str) {
    let votes = [("phieu-xac-dinh", "9"), ("phieu-de-nghi", "9"), ("hinh-thuc", "Tuyển chọn")];
    for (month, fields) in [(2, &[][..]), (3, &votes[..]), (4, &[]), (5, &[]), (6, &[])] {
        finish(office, date(year, month, 10), id, fields);
    }
    give(office, date(year, 6, 10), id, Command::Name(party("chu-tri", lead, None))).expect("named");
    let stage = dossier(office, id).current().map(|passage| passage.stage.clone());
    assert_eq!(stage.as_deref(), Some("tuyen-chon"));
}

fn verified(office: &Office, engine: &str) {
    let (tenant, laws) = (office.tenant().id, office.laws().expect("laws"));
    let verify = || office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
    assert!(verify().is_clean(), "{engine}: {:?}", verify());
    office.store().write(tenant, |writer| writer.rebuild(&laws)).expect("made anew");
    assert!(verify().is_clean(), "{engine}, made anew: {:?}", verify());
}

#[test]
fn a_mission_that_repeats_another_wants_a_reason() {
    on_both(|office, engine| {
        let first =
            mission(office, date(2024, 1, 10), "Nghiên cứu tưới nhỏ giọt cho cây cà phê tại huyện Sơn Hà");
        finish(office, date(2024, 1, 20), first, &[]);
        assert_eq!(dossier(office, first).asked[0].found, [], "{engine}: it was asked, and nothing found");
        let other = mission(office, date(2024, 2, 1), "Nuôi cá tầm trong hồ thủy điện");
        finish(office, date(2024, 2, 2), other, &[]);
        let second =
            mission(office, date(2024, 2, 10), "NGHIÊN CỨU tưới nhỏ giọt cho cây cà phê, huyện Sơn Tây");
        let whole = office.dossier(second).expect("readable");
        let shown = office.others(&whole, date(2024, 2, 20)).expect("readable");
        let refused = give(office, date(2024, 2, 20), second, Command::Finish(None)).expect_err("alike");
        assert_eq!(refused.key(), "dossier-refusal-found-wants-reason", "{engine}");
        let named = refused.arguments().into_iter().find(|(name, _)| *name == "found");
        assert_eq!(named.map(|(_, found)| found).as_deref(), Some("NV-2024-0001 (78 %)"), "{engine}");
        assert!(dossier(office, second).asked.is_empty(), "{engine}: nothing happened");
        let order = Order::new(Command::Finish(None)).because(Some("khác địa bàn, khác giống".to_owned()));
        clerk(office, date(2024, 2, 20)).dossier(second, order).expect("with a reason");
        let asked = dossier(office, second).asked;
        let expected = Found {
            dossier: first,
            procedure: MISSION.to_owned(),
            number: "NV-2024-0001".to_owned(),
            subject: "Nghiên cứu tưới nhỏ giọt cho cây cà phê tại huyện Sơn Hà".to_owned(),
            common: "NGHIÊN CỨU tưới nhỏ giọt cho cây cà phê huyện Sơn".to_owned(),
            alike: Some(78),
        };
        assert_eq!(asked[0].found, [expected], "{engine}");
        assert_eq!(shown[0].found, asked[0].found, "{engine}: it was shown before");
        verified(office, engine);
    });
}

/// Every dossier that is alike enough is found, as when each is compared with each.
#[test]
fn nothing_that_is_alike_is_missed() {
    on_both(|office, engine| {
        let words = ["lúa", "ngô", "sắn", "mía", "chè", "tiêu", "điều", "dứa"];
        let mut subjects = Vec::new();
        for at in 0..24_usize {
            let some = (0..8).filter(|word| (at * 7 + word * word * 3 + at * word) % 3 != 0);
            let some: Vec<&str> = some.map(|word| words[(word + at / 6) % 8]).collect();
            subjects.push(format!("Trồng {}", some.join(" ")));
        }
        let ids: Vec<DossierId> =
            subjects.iter().map(|subject| mission(office, date(2024, 1, 10), subject)).collect();
        let mut some_found = 0;
        for (at, id) in ids.iter().enumerate() {
            let whole = office.dossier(*id).expect("readable");
            let answers = office.others(&whole, date(2024, 1, 11)).expect("readable");
            let mut found: Vec<(u32, DossierId)> =
                answers[0].found.iter().map(|one| (one.alike.expect("compared"), one.dossier)).collect();
            let others = subjects.iter().zip(&ids).filter(|(_, other)| *other != id);
            let mut expected: Vec<(u32, DossierId)> = others
                .map(|(subject, other)| (alike(&subjects[at], subject), *other))
                .filter(|one| one.0 >= 60)
                .collect();
            found.sort_unstable();
            expected.sort_unstable();
            assert!(expected.len() <= 20, "no more than are named");
            assert_eq!(found, expected, "{engine}: {}", subjects[at]);
            some_found += found.len();
        }
        assert!(some_found > 20, "{engine}: {some_found}");
    });
}

#[test]
fn a_body_that_was_late_is_not_chosen() {
    on_both(|office, engine| {
        // Another one's acceptance dossier comes 40 days late: 30 days from the end of the contract, until 31/12/2024.
        let late = mission(office, date(2024, 1, 10), "Nuôi cá tầm trong hồ thủy điện");
        to_selection(office, late, 2024, "Trường Cao đẳng Lam Giang");
        let contract = [
            ("bat-dau", "2024-09-01"),
            ("ket-thuc", "2024-12-01"),
            ("kinh-phi", "900000000"),
            ("khoan", "Khoán từng phần"),
        ];
        let steps = [&[][..], &[], &[("kinh-phi", "900000000")], &[], &contract, &[], &[]];
        for (month, fields) in (6..).zip(steps) {
            finish(office, date(2024, month, 20), late, fields);
        }
        let stage = dossier(office, late).current().map(|passage| passage.stage.clone());
        assert_eq!(stage.as_deref(), Some("tu-danh-gia"), "{engine}");
        let next = mission(office, date(2025, 1, 3), "Máy sấy lúa bằng năng lượng mặt trời");
        to_selection(office, next, 2025, "trường cao đẳng  Lam Giang");
        // Another body is free.
        let free = mission(office, date(2025, 1, 5), "Chế biến quế hữu cơ vùng cao");
        to_selection(office, free, 2025, "Viện Nông nghiệp");
        give(office, date(2025, 6, 20), free, Command::Finish(None)).expect("nobody bars it");
        // It has not come yet: as late as it is on the day.
        let refused = give(office, date(2025, 6, 20), next, Command::Finish(None)).expect_err("barred");
        assert_eq!(refused.key(), "dossier-refusal-found-elsewhere", "{engine}");
        let said = refused.arguments();
        assert_eq!(said[1], ("found", "NV-2024-0001".to_owned()), "{engine}");
        let order = Order::new(Command::Finish(None)).because(Some("vẫn đề nghị".to_owned()));
        let refused =
            clerk(office, date(2025, 6, 20)).dossier(next, order).expect_err("a reason does not help");
        assert_eq!(refused.key(), "dossier-refusal-found-elsewhere", "{engine}");
        finish(office, date(2025, 6, 21), late, &[]);
        give(office, date(2026, 6, 20), next, Command::Finish(None)).expect_err("in the year behind it");
        give(office, date(2026, 6, 22), next, Command::Finish(None)).expect("a year is over");
        verified(office, engine);
    });
}

#[test]
fn an_office_declares_checks_of_its_own() {
    on_both(|office, engine| {
        let folder = office.home().folder().join("definitions/procedures");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("kiem-tra.toml"), CHECKS).expect("a file");
        let check = |day, name: &str, code: Option<&str>| {
            let parties = vec![party("doanh-nghiep", name, code)];
            open(office, day, "kiem-tra", "Kiểm tra đo lường xăng dầu", parties, &[("noi-dung", "Đo lường")])
        };
        let first = check(date(2024, 3, 1), "Công ty Minh Phát", Some("4201234567")).expect("the first one");
        // Another name, the same code; the same name, no code; the same name with another code is another enterprise.
        for (name, code, is_found) in [
            ("Minh Phát JSC", Some("4201234567"), true),
            ("công ty minh phát", None, true),
            ("Công ty Minh Phát", Some("0301234567"), false),
        ] {
            let opened = check(date(2024, 12, 30), name, code);
            let key = opened.as_ref().err().map(app::procedures::NoProcedure::key);
            assert_eq!(key, is_found.then_some("dossier-refusal-found-elsewhere"), "{engine}: {name}");
        }
        check(date(2025, 1, 2), "Công ty Minh Phát", Some("4201234567")).expect("another year");
        // Two others are on their way with the same content; who reviews is itself checked.
        let refused =
            give(office, date(2025, 1, 3), first, Command::Finish(None)).expect_err("the same content");
        assert_eq!(refused.key(), "dossier-refusal-found-wants-reason", "{engine}");
        assert_eq!(refused.arguments()[1].1, "2025/0001, 2024/0002", "{engine}: the newest first");
        let reviewer = party("phan-bien", "Công ty Minh Phát", Some("4201234567"));
        give(office, date(2025, 1, 3), first, Command::Name(reviewer)).expect("named");
        let order = Order::new(Command::Finish(None)).because(Some("khác loại phương tiện đo".to_owned()));
        let refused = clerk(office, date(2025, 1, 3)).dossier(first, order).expect_err("itself");
        assert_eq!(refused.arguments()[1].1, "2025/0001, 2024/0001", "{engine}: also in the dossier itself");
        let history: Vec<Entry> = office
            .store()
            .read(|reader| reader.entries(office.tenant().id, Subject::Dossier(first)))
            .expect("readable");
        assert_eq!(Dossier::now(&history).asked.len(), 1, "{engine}: only that of the opening");
        verified(office, engine);
    });
}

/// A reviewer with a conflict of interest: of the proposer's own body, the head of the mission itself, the head of another mission of
/// the same proposer. People are the same by their identity cards; where the data were erased, by the id.
#[test]
fn a_reviewer_has_no_conflict_of_interest() {
    on_both(|office, engine| {
        let (binh, thu) = ("001085000001", "001085000002");
        let name = |id: DossierId, day: Date, role: &str, name: &str, code: Option<&str>| {
            give(office, day, id, Command::Name(party(role, name, code))).expect("named");
        };
        let (first, day) = (mission(office, date(2024, 1, 8), "Máy sấy nông sản"), date(2024, 1, 9));
        name(first, day, "chu-nhiem", "Trần Thị Bình", Some(binh));
        let second = mission(office, day, "Cảnh báo cháy rừng bằng ảnh vệ tinh");
        finish(office, day, second, &[]);
        name(second, day, "chu-nhiem", "Lê Văn Thử", Some(thu));
        let votes = [("phieu-xac-dinh", "9"), ("phieu-de-nghi", "9"), ("hinh-thuc", "Tuyển chọn")];
        give(office, day, second, Command::Enter(values(&votes))).expect("entered");
        let try_to = |reason: Option<&str>| {
            let order = Order::new(Command::Finish(None)).because(reason.map(str::to_owned));
            clerk(office, day).dossier(second, order).map(|_| ()).map_err(|error| error.key())
        };
        name(second, day, "co-quan-phan-bien-1", "TRUNG TÂM ứng dụng", None);
        assert_eq!(try_to(Some("đã xem")), Err("dossier-refusal-found-elsewhere"), "{engine}: its own body");
        name(second, day, "co-quan-phan-bien-1", "Trường Đại học Lam Giang", None);
        name(second, day, "phan-bien-2", "Le Van Thu", Some(thu));
        assert_eq!(try_to(Some("đã xem")), Err("dossier-refusal-found-elsewhere"), "{engine}: heads it");
        name(second, day, "phan-bien-2", "Phạm Thị Khác", None);
        name(second, day, "phan-bien-1", "Trần Thị Bình", Some(binh));
        assert_eq!(try_to(None), Err("dossier-refusal-found-wants-reason"), "{engine}: heads another one");
        let asked = |check: &str| {
            let whole = office.dossier(second).expect("there");
            let answers = office.others(&whole, day).expect("readable");
            answers.into_iter().find(|answer| answer.check == check).map(|answer| answer.found)
        };
        let found = asked("phan-bien-1-nhiem-vu-khac").expect("asked");
        assert_eq!(found.iter().map(|one| one.dossier).collect::<Vec<_>>(), [first], "{engine}");
        assert_eq!(found[0].common, "", "{engine}: an event will hold it, and nothing of a person");
        // Her data go; that she heads the other mission is still known by the id.
        let someone = office.people(binh, 9).expect("readable").remove(0);
        let ground = "Đơn yêu cầu".to_owned();
        let erase = ledger::person::Command::Erase { ground, files: [].into() };
        let order = Order::new(erase).because(Some("người nộp yêu cầu".to_owned()));
        clerk(office, day).erase_person(someone.id, order).expect("erased");
        assert_eq!(asked("phan-bien-1-nhiem-vu-khac").map(|found| found.len()), Some(1), "{engine}: erased");
        assert_eq!(try_to(Some("chỉ một chuyên gia trong lĩnh vực này")), Ok(()), "{engine}");
        let kept = dossier(office, second).asked;
        let kept = kept.iter().find(|asked| asked.check == "phan-bien-1-nhiem-vu-khac").expect("recorded");
        assert_eq!(kept.found[0].dossier, first, "{engine}");
    });
}
