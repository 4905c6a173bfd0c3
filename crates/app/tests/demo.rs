//! The story of the samples plays on both databases, and what is counted of it is what a clerk would count by hand from the
//! readings of the samples and the story, by rules of the test's own.

#[path = "demo/calendar.rs"]
mod calendar;
#[path = "demo/cases.rs"]
mod cases;
#[path = "demo/sentences.rs"]
mod sentences;
#[path = "demo/tally.rs"]
mod tally;

use app::Office;
use app::demo::{FILES, Files, play};
use app::reports::{Asked, Report};
use forms::paper::{Block, RowKind};
use forms::period::Window;
use jiff::civil::{Date, date};
use ledger::Moment;
use ledger::count::Figures;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::{Cut, Row};
use tally::Counts;

/// Three days of the story: before the first summer, before the merger, at its end.
const DAYS: [Date; 3] = [date(2024, 7, 5), date(2025, 2, 28), date(2025, 6, 30)];

fn read(name: &str, bytes: &[u8]) -> Result<blocks::Document, String> {
    papers::read(name, bytes).map_err(|error| error.to_string())
}

fn played(home: &Path, database: Option<&str>) -> Office {
    play(home, database, &FILES, &read, &|_| {}).expect("the story plays without a refusal")
}

/// Plays the story twice into files, and once on a server.
fn everywhere(check: impl Fn(&Office, &str)) {
    let folder = tempfile::tempdir().expect("a folder");
    check(&played(&folder.path().join("one"), None), "SQLite");
    check(&played(&folder.path().join("two"), None), "SQLite again");
    if let Some(server) = testkit::postgres::Server::start() {
        check(&played(&folder.path().join("server"), Some(&server.database())), "PostgreSQL");
    }
}

fn rows(office: &Office, cut: Cut, day: Date) -> BTreeMap<Row, Figures> {
    let tenant = office.tenant().id;
    office.store().read(|reader| reader.figures(tenant, cut, day, Moment::LAST, None)).expect("readable")
}

/// The figures by unit, by the units' names.
fn by_unit(office: &Office, day: Date) -> BTreeMap<String, Counts> {
    let organisation = office.organisation().expect("readable");
    let name = |row: Row| {
        let Row::Unit(unit) = row else { return format!("{row:?}") };
        organisation.units[&unit].names[0].name.clone()
    };
    let classes = |figures: Figures| -> Counts {
        ledger::standing::Standing::ALL
            .into_iter()
            .map(|standing| (standing.name().to_owned(), figures.get(standing)))
            .filter(|(_, count)| *count > 0)
            .collect()
    };
    rows(office, Cut::Unit, day).into_iter().map(|(row, figures)| (name(row), classes(figures))).collect()
}

#[test]
fn the_story_plays_and_its_figures_are_those_that_a_clerk_counts_by_hand() {
    let counted = DAYS.map(|day| (day, tally::by_unit(day)));
    let classes: BTreeSet<&String> =
        counted.iter().flat_map(|(_, rows)| rows.values()).flat_map(Counts::keys).collect();
    assert_eq!(
        classes.len(),
        ledger::standing::Standing::ALL.len(),
        "the story shows every class: {classes:?}"
    );
    everywhere(|office, engine| {
        for (day, counted) in &counted {
            assert!(counted.len() > 6, "{day}: {counted:?}");
            assert_eq!(by_unit(office, *day), *counted, "{engine}: {day}");
            totals_add_up(office, *day, engine);
        }
        a_resolution_missed_one_session(office, engine);
        let laws = office.laws().expect("readable");
        let report =
            office.store().read(|reader| reader.verify(office.tenant().id, &laws)).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
        println!("{engine}: {} events of {} subjects", report.events, report.subjects);
    });
}

/// The periods of the story that the six-month report is made for.
const HALVES: [&str; 3] = ["2024-H1", "2024-H2", "2025-H1"];

#[test]
fn the_six_month_report_is_the_one_that_a_clerk_counts_by_hand() {
    let mut given = 0;
    everywhere(|office, engine| {
        for half in HALVES {
            programmes_are_counted_by_hand(office, half, engine);
            dossiers_are_told_by_hand(office, half, engine);
            let report = annex(office, "phu-luc-iv", half);
            let table = report.made.paper.tables().next().expect("an annex has a table");
            let by_hand = tally::by_province(report.days, report.as_of);
            let mut total = [0; 4];
            let groups = table.rows.iter().filter(|row| row.cells[0].value.words() == "Cộng");
            for (name, row) in ["other", "notice"].into_iter().zip(groups) {
                let cells: Vec<String> = row.cells.iter().map(|cell| cell.value.words()).collect();
                let numbers = official(by_hand.get(name).cloned().unwrap_or_default());
                assert_eq!(cells[1..5], numbers.map(|number| number.to_string()), "{engine}: {half}: {name}");
                total = std::array::from_fn(|at| total[at] + numbers[at]);
            }
            let last = table.rows.last().expect("a total");
            let cells: Vec<String> = last.cells.iter().map(|cell| cell.value.words()).collect();
            assert_eq!(cells[1..5], total.map(|number| number.to_string()), "{engine}: {half}: total");
        }
    });
    for half in HALVES {
        let period: forms::period::Period = half.parse().expect("a period");
        let days = period.days(forms::period::Window::Decree);
        given += tally::by_province(days, days.1).into_values().flat_map(Counts::into_values).sum::<u64>();
    }
    assert!(given > 10, "the province gave some: {given}");
}

fn asked(form: &str, half: &str) -> Asked {
    let period = half.parse().expect("a period");
    Asked { form: form.to_owned(), period, days: None, as_of: None, known_at: Moment::LAST, leads: None }
}

fn annex(office: &Office, form: &str, half: &str) -> Report {
    office.report(&asked(form, half), date(2025, 6, 30), &|_| None).expect("it adds up")
}

/// Phụ lục III takes the tasks of plans and programmes of the whole year, and says in lines what it counts.
fn programmes_are_counted_by_hand(office: &Office, half: &str, engine: &str) {
    let report = annex(office, "phu-luc-iii", half);
    let year = half.parse::<forms::period::Period>().expect("a period").year_begins(Window::Decree);
    let counts = tally::of_programmes((year, report.days.1), report.as_of);
    let [given, completed, _, overdue] = official(counts.clone());
    let wanted = [
        format!("- Tổng số nhiệm vụ được giao: {} (cả năm).", written(given)),
        format!("- Số nhiệm vụ đã hoàn thành: {}.", written(completed)),
        format!(
            "- Số nhiệm vụ chưa hoàn thành: {}; trong đó quá hạn: {}.",
            written(given - completed),
            written(overdue)
        ),
    ];
    let lines: Vec<String> = report.made.paper.annexes[0]
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.words()),
            Block::Table(_) => None,
        })
        .collect();
    for line in wanted {
        assert!(lines.contains(&line), "{engine}: {half}: {line}: {lines:?}: {counts:?}");
    }
    let listed = report.made.paper.tables().next().expect("a list").rows.iter();
    let listed = listed.filter(|row| row.kind == RowKind::Plain && row.cells[1].value.words() != "Không");
    assert_eq!(listed.count() as u64, given, "{engine}: {half}: each has its row");
}

/// What the text says of dossiers, and which ones it names, is what a clerk counts from the lines of the story.
fn dossiers_are_told_by_hand(office: &Office, half: &str, engine: &str) {
    let report = annex(office, "bao-cao-6-thang", half);
    let tenant = office.tenant().id;
    for sentence in report.made.sentences.iter().filter(|sentence| sentence.part.starts_with("II.")) {
        let Some(task) = sentence.task else { continue };
        let task = office.store().read(|reader| reader.history(tenant, task)).expect("readable").now();
        assert_eq!(
            task.content.dossier, None,
            "{engine}: {half}: a stage is not told by itself: {}",
            sentence.drafted
        );
    }
    let told = report.made.sentences.into_iter().filter(|sentence| !sentence.dossiers.is_empty());
    let numbers =
        |dossiers: &[forms::report::Counted]| dossiers.iter().map(|one| one.number.clone()).collect();
    let told: Vec<sentences::Told> =
        told.map(|sentence| (sentence.drafted.clone(), numbers(&sentence.dossiers))).collect();
    assert_eq!(told, sentences::told(report.days), "{engine}: {half}");
    if half == "2025-H1" {
        let said: BTreeMap<&str, Vec<&str>> =
            told.iter().map(|(said, of)| (said.as_str(), of.iter().map(String::as_str).collect())).collect();
        for (numbers, said_of_them) in SHOWN {
            assert_eq!(said.get(said_of_them), Some(&numbers.to_vec()), "{engine}: {told:?}");
        }
    }
}

/// The cases that the story was written for, and what the last six-month report says of them.
const SHOWN: &[(&[&str], &str)] = &[
    (&["NV-2024-0001"], "Quyết toán, thanh lý xong 01 nhiệm vụ KH&CN cấp tỉnh."),
    (&["NV-2024-0002"], "Dừng, chấm dứt và thu hồi kinh phí 01 nhiệm vụ KH&CN cấp tỉnh."),
    (&["NV-2024-0002"], "Trong đó 01 nhiệm vụ khoán từng phần, số phải thu hồi ít nhất 223.000.000 đồng."),
    (&["CS-2024-0001"], "Nghiệm thu 01 nhiệm vụ KH&CN cấp cơ sở."),
    (
        &["TDCN-2025-0001", "TDCN-2025-0002"],
        "Thẩm định, có ý kiến về công nghệ 02 dự án đầu tư, tổng vốn 205.000.000.000 đồng.",
    ),
    (
        &["HTDN-2025-0001", "HTDN-2025-0002"],
        "Hỗ trợ 02 doanh nghiệp, hợp tác xã; giải ngân 330.000.000 đồng, đạt 94,3 % kinh phí được duyệt.",
    ),
    (&["SK-2025-0001"], "Công nhận 01 sáng kiến, làm lợi trong năm đầu 120.000.000 đồng."),
    (&["KD-2025-0001", "KD-2025-0003"], "Kiểm định, hiệu chuẩn 1.285 phương tiện đo trong 02 đợt."),
    (&["KD-2025-0002"], "Thử nghiệm 64 mẫu trong 01 đợt, 5 mẫu không đạt (7,8 %)."),
    (&["BX-2025-0001", "BX-2025-0003"], "Cấp 02 giấy phép tiến hành công việc bức xạ cho 3 thiết bị."),
    (&["TTR-2025-0001"], "Kết luận 01 cuộc thanh tra, kiến nghị thu hồi, xử phạt 45.000.000 đồng."),
    (
        &["TCD-2025-0001", "TCD-2025-0002", "TCD-2025-0003"],
        "Tiếp công dân, nhận đơn 03 lượt với 6 người; 66,7 % thuộc thẩm quyền của Sở.",
    ),
    (&["CBHQ-2025-0001"], "Trả kết quả đúng hạn 01 hồ sơ."),
    (&["CGCN-2025-0001"], "Trả kết quả trễ hạn 01 hồ sơ."),
    (
        &["DTC-2024-0001"],
        "01 dự án đầu tư công giải ngân từ đầu năm 6.120.000.000 đồng, đạt 90 % kế hoạch vốn năm.",
    ),
    (&["TH-2025-0001", "TH-2025-0002"], "Tổ chức 02 lớp tập huấn, hội nghị với 176 lượt người."),
    (&["VBQPPL-2025-0001"], "Tham mưu 01 nghị quyết được HĐND tỉnh thông qua."),
    (&["CK-2025-0001"], "Các đơn vị thực hiện đạt 01 cam kết."),
    (&["CK-2025-0002"], "Các đơn vị thực hiện không đạt 01 cam kết, đã giải trình nguyên nhân."),
];

/// The half-year's table of indicators: what the story says was wanted of devices verified and what came out (line 380 of it).
#[test]
fn the_six_month_report_has_a_table_of_indicators() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = played(&folder.path().join("one"), None);
    // The unit enters its value in July.
    let asked = Asked { as_of: Some(date(2024, 7, 31)), ..asked("bao-cao-6-thang", "2024-H1") };
    let report = office.report(&asked, date(2025, 6, 30), &|_| None).expect("it adds up");
    let rows = report.made.paper.tables().flat_map(|table| &table.rows);
    let cells = |row: &forms::paper::Row| row.cells.iter().map(|cell| cell.value.words()).collect::<Vec<_>>();
    let verified = rows.map(cells).find(|cells| {
        cells.get(1).is_some_and(|name| name == "Số phương tiện đo được kiểm định, hiệu chuẩn")
    });
    let verified = verified.expect("the indicator has its row");
    assert_eq!(verified[3..8], ["phương tiện đo", "6 tháng đầu năm 2024", "≥ 2.400", "2.512", "104,7 %"]);
}

#[test]
fn each_register_has_its_example_and_its_figure_in_a_report() {
    let numbers: BTreeMap<String, String> = cases::cases(Date::MAX, &tally::Units::read())
        .into_iter()
        .map(|case| (case.number, case.procedure))
        .collect();
    let taken_in: BTreeSet<&String> = numbers.values().collect();
    let days =
        HALVES.map(|half| half.parse::<forms::period::Period>().expect("a period").days(Window::Decree));
    let told: BTreeSet<&String> =
        days.into_iter().flat_map(sentences::told).flat_map(|(_, of)| of).map(|one| &numbers[&one]).collect();
    let shipped = ledger::procedure::Shelf::shipped().expect("they are read");
    for procedure in shipped.all() {
        assert!(taken_in.contains(&procedure.id), "{}: no dossier in the story", procedure.id);
        assert!(told.contains(&procedure.id), "{}: no report says anything of it", procedure.id);
    }
}

/// A number as official texts write it: with a 0 before one below ten.
fn written(number: u64) -> String {
    if number == 0 { "0".to_owned() } else { format!("{number:02}") }
}

/// The columns of the form: given, completed, completed late, not completed in time.
fn official(counts: Counts) -> [u64; 4] {
    let of = |beginning: &str| -> u64 {
        counts.iter().filter(|(class, _)| class.starts_with(beginning)).map(|(_, count)| count).sum()
    };
    let completed = of("completed");
    [completed + of("open") + of("suspended"), completed, of("completed-late"), of("open-overdue")]
}

fn totals_add_up(office: &Office, day: Date, engine: &str) {
    let whole: Figures = rows(office, Cut::Whole, day).into_values().sum();
    assert!(whole.given() > 50, "{engine}: {day}: {whole:?}");
    for cut in [Cut::Unit, Cut::Document, Cut::Programme, Cut::Field, Cut::Watcher, Cut::Month] {
        let sum: Figures = rows(office, cut, day).into_values().sum();
        assert_eq!(sum, whole, "{engine}: {day}: {cut:?}");
    }
}

/// The session moved, and the stages that are counted back from it moved with it; the resolution passed at the next one.
fn a_resolution_missed_one_session(office: &Office, engine: &str) {
    let id = office.find_dossier("VBQPPL-2025-0001").expect("there is one");
    let whole = office.dossier(id).expect("readable");
    let before = |day| ledger::dossier::Dossier::at(&whole.entries, day, Moment::LAST);
    let session = |day| before(day).fields.get("ngay-hop").cloned();
    assert_eq!(session(date(2025, 4, 14)).as_deref(), Some("2025-04-25"), "{engine}");
    assert_eq!(session(date(2025, 4, 15)).as_deref(), Some("2025-04-29"), "{engine}");
    assert_eq!(before(date(2025, 5, 5)).fields["thong-qua"], "no", "{engine}");
    assert_eq!((whole.dossier.rounds("ky-hop"), whole.dossier.fields["thong-qua"].as_str()), (2, "yes"));
}

#[test]
fn a_step_that_is_refused_is_told_with_its_line() {
    let played = |wrong: &str, right: &str| {
        let story = FILES.story.replacen(right, wrong, 1);
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files { story: &story, ..FILES };
        play(&folder.path().join("home"), None, &files, &read, &|_| {})
            .map(drop)
            .expect_err("refused")
            .to_string()
    };
    let stranger = played(
        "by = \"Ngô Thùy An\", do = \"accept\", document = \"2024-01\"",
        "by = \"Phan Thị Diệu\", do = \"accept\", document = \"2024-01\"",
    );
    assert!(stranger.contains("line 64: app-error-not-allowed"), "{stranger}");
    let nowhere = played("task = \"2024-01 II.99\"", "task = \"2024-01 II.8.2\"");
    assert!(nowhere.contains("line 62: 2024-01 II.99: there is no such task"), "{nowhere}");
}

#[test]
fn every_document_of_the_samples_is_carried_and_told() {
    let folder = testkit::corpus::root().join("samples/documents");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let carried: Vec<&str> = FILES.documents.iter().map(|(name, _)| *name).collect();
    assert_eq!(carried, names);
    for name in names {
        assert!(FILES.story.contains(&format!("file = \"{name}\"")), "{name} is not entered");
    }
}
