//! What the two six-month reports of the samples offer as results of open tasks: nothing for a wrong task.

use app::demo::{FILES, Files, play};
use app::evidence::{Given, Offer, OpenTask, Reason, offers};
use app::{Actor, Office, Paper};
use jiff::civil::{Date, date, time};
use ledger::task::{Stage, Task};
use ledger::{Moment, TaskId};
use toml::Table;

/// Steps that make tasks; without the others every task is still open.
const GIVING: &[&str] = &["take-over", "form-group", "import", "edit", "drop", "confirm"];

/// The story up to a day, with every task given and none done.
fn story_until(last: Date) -> String {
    let mut story: Table = toml::from_str(FILES.story).expect("TOML");
    let days = story["day"].as_array_mut().expect("days");
    days.retain(|day| day["on"].as_str().expect("a day").parse::<Date>().expect("a day") < last);
    for day in days {
        let steps = day["steps"].as_array_mut().expect("steps");
        steps.retain(|step| step["do"].as_str().is_some_and(|deed| GIVING.contains(&deed)));
    }
    toml::to_string(&story).expect("TOML")
}

fn read(name: &str, bytes: &[u8]) -> Result<blocks::Document, String> {
    papers::read(name, bytes).map_err(|error| error.to_string())
}

/// Plays the story up to a day with every task open, enters a report of that day, and hands what it offers to `check`: the
/// task's document and item, and the offer.
fn offered(day: Date, report: &str, check: impl Fn(&Actor<'_>, &[(String, Offer)])) {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files { story: &story_until(day), chapters: &[], ..FILES };
    let office = play(&folder.path().join("home"), None, &files, &read, &|_| {}).expect("played");
    let morning = day.to_datetime(time(2, 0, 0, 0)).to_zoned(jiff::tz::TimeZone::UTC).expect("a moment");
    let actor = office.act("van-thu", Moment(morning.timestamp().as_millisecond())).expect("the clerk");
    let (name, bytes) = FILES.documents.iter().find(|(name, _)| *name == report).expect("a report");
    let document = read(name, bytes).expect("readable");
    let organisation = actor.organisation_for_reading().expect("readable");
    let options = directive::Options { organisation: Some(&organisation), reference_date: None };
    let reading = directive::read(&document, &options);
    let paper = Paper { name, bytes, document: &document, reading: &reading };
    let id = actor.import(&paper).expect("entered").document;
    let offers = actor.evidence(id, &paper).expect("readable");
    for offer in &offers {
        assert!(!offer.reasons.is_empty() && !offer.ordered.is_empty(), "{offer:?}");
        assert_eq!(state(&office, offer.task).stage, Stage::Assigned, "nothing is done without a person");
        let (start, end) = offer.report.range.expect("a place");
        assert!(start < end, "{offer:?}");
    }
    let named: Vec<(String, Offer)> =
        offers.into_iter().map(|offer| (place(&office, offer.task), offer)).collect();
    check(&actor, &named);
}

fn state(office: &Office, task: TaskId) -> Task {
    let tenant = office.tenant().id;
    office.store().read(|reader| reader.history(tenant, task)).expect("readable").now()
}

fn places(offers: &[(String, Offer)]) -> Vec<&str> {
    let mut places: Vec<&str> = offers.iter().map(|(place, _)| place.as_str()).collect();
    places.sort_unstable();
    places
}

/// "2024-03 1.1": the month of the task's document, and its item.
fn place(office: &Office, task: TaskId) -> String {
    let tenant = office.tenant().id;
    office
        .store()
        .read(|reader| {
            let content = reader.history(tenant, task)?.now().content;
            let quote = content.quote.expect("read from a document");
            let document = reader.document(tenant, quote.document)?.expect("entered");
            let (_, name) = document.file.expect("a file");
            Ok::<_, store::Error>(format!("{} {}", &name[..7], quote.item))
        })
        .expect("readable")
}

/// Not offered: the regulation (it came back), the resolution (put off), the contest (18 of 40), the contracts (3 of 5), the
/// mark (waits), the inspection (no conclusion yet), seedlings and disbursement (below what is wanted).
#[test]
fn the_report_of_june_2024() {
    offered(date(2024, 6, 17), "2024-06-bao-cao-6-thang-dau-nam.md", |_, offers| {
        assert_eq!(places(offers), ["2024-01 II.2.2", "2024-03 1.2"]);
        let (_, online) = &offers[1];
        assert!(online.reasons.contains(&Reason::Reached("63,4%".to_owned())), "{online:?}");
        let (_, study) = &offers[0];
        assert!(study.reasons.contains(&Reason::SameAct("hoàn thành")), "{study:?}");
        assert!(study.report.words.starts_with("Thuyết minh xây dựng Cơ sở dữ liệu"), "{study:?}");
    });
}

/// Not offered: the norms (returned), the database (not accepted yet), the mark's licences (12 of 20), the certificate (only
/// the dossier is in), the count of instruments of the year before, the contest of the year before.
#[test]
fn the_report_of_june_2025() {
    let report = "2025-06-bao-cao-6-thang-dau-nam-2025.docx";
    offered(date(2025, 6, 17), report, |actor, offers| {
        assert_eq!(
            places(offers),
            [
                "2024-02 II.A.2",
                "2024-03 2.2",
                "2024-05 1.1",
                "2024-11 II.1.4",
                "2024-12 1.1",
                "2025-01 3.1",
                "2025-01 3.3",
                "2025-01 3.4",
                "2025-03 II.3.1",
                "2025-03 II.5.2",
                "2025-03 II.7.1",
                "2025-05 II.4.1",
            ]
        );
        let offer = |wanted: &str| offers.iter().find(|(place, _)| place == wanted).map(|(_, offer)| offer);
        let plan = offer("2025-01 3.1").expect("offered");
        assert_eq!(plan.product.number.as_deref(), Some("52-KH/TU"));
        let resolution = offer("2025-03 II.3.1").expect("offered");
        assert_eq!(resolution.product.number.as_deref(), Some("55/TTr-SKHCN"));
        assert_eq!(resolution.product.date, Some(date(2025, 5, 14)));
        accept(actor, resolution);
    });
}

/// A person takes an offer as of the day of its document: the result waits to be confirmed, with the report's words.
fn accept(actor: &Actor<'_>, offer: &Offer) {
    let done = actor.accept_offer(offer, offer.product.date).expect("open");
    assert_eq!(done.events, ["result-submitted"]);
    let again = actor.accept_offer(offer, offer.product.date);
    assert!(again.is_err_and(|error| error.is_refusal()), "the result is there already");
}

const REPORT: &str = "UBND TỈNH LAM GIANG\n\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n\nSố: 140/BC-SKHCN\n\nLam Giang, ngày 15 tháng 7 năm 2024\n\n# BÁO CÁO\n\nKết quả công tác tháng 7 năm 2024\n\n## I. KẾT QUẢ THỰC HIỆN\n\n1. HĐND tỉnh ban hành Nghị quyết số 36/2024/NQ-HĐND ngày 05/7/2024 quy định mức hỗ trợ ứng dụng công nghệ cao trong nông nghiệp.\n\n2. Phòng Quản lý Khoa học đã gửi báo cáo rà soát hợp đồng thuê chuyên gia về Văn phòng Sở.\n\n**Phụ lục IV**\n\n**KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ UBND TỈNH GIAO**\n\n| STT | Nội dung nhiệm vụ được giao | Tình hình kết quả thực hiện |\n| --- | --- | --- |\n| 1 | Kế hoạch phát triển thị trường khoa học và công nghệ năm 2024 | UBND tỉnh đã ban hành Kế hoạch số 88/KH-UBND ngày 12/6/2024 |\n| 2 | Đề án bảo tồn nguồn gen dược liệu | Đang xây dựng, chưa trình |\n";

/// Rows of annexes and cited documents give the product its number; of an order to several units, only that of the unit which
/// the report names is offered.
#[test]
fn rows_of_annexes_and_shares_of_orders() {
    let document = papers::read("bao-cao.md", REPORT.as_bytes()).expect("readable");
    let reading = directive::read(&document, &directive::Options::default());
    let task = |id: u8, words: &str, lead: &str| OpenTask {
        id: TaskId::from_bytes([id; 16]),
        words: words.to_owned(),
        lead: Some(lead.to_owned()),
    };
    let review = "Rà soát hợp đồng thuê chuyên gia, gửi báo cáo về Văn phòng Sở trước ngày 10/7/2024.";
    let tasks = vec![
        task(
            1,
            "Tham mưu trình HĐND tỉnh ban hành Nghị quyết quy định mức hỗ trợ ứng dụng công nghệ cao trong nông nghiệp.",
            "Phòng Quản lý Công nghệ và Sở hữu trí tuệ",
        ),
        task(
            2,
            "Xây dựng Kế hoạch phát triển thị trường khoa học và công nghệ năm 2024, trình UBND tỉnh ban hành.",
            "Phòng Quản lý Công nghệ và Sở hữu trí tuệ",
        ),
        task(
            3,
            "Xây dựng Đề án bảo tồn nguồn gen dược liệu, trình UBND tỉnh trong Quý III.",
            "Phòng Quản lý Khoa học",
        ),
        task(4, review, "Phòng Quản lý Khoa học"),
        task(5, review, "Thanh tra Sở"),
        task(6, "Ban hành quy chế chi tiêu nội bộ năm 2024.", "Văn phòng Sở"),
    ];
    let given = [Given { document: None, tasks }];
    let report = ledger::DocumentId::from_bytes([9; 16]);
    let offered: Vec<(u8, Option<String>)> = offers(report, &reading, &document, &given)
        .into_iter()
        .map(|offer| (offer.task.as_bytes()[0], offer.product.number))
        .collect();
    let number = |number: &str| Some(number.to_owned());
    assert_eq!(offered, [(1, number("36/2024/NQ-HĐND")), (4, None), (2, number("88/KH-UBND"))]);
}
