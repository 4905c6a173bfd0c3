//! Spreadsheets out of an office and into it.

use crate::office::{office, run};
use crate::support::Folder;

const DAY: &str = "2024-03-12";

/// An office whose three proposals were confirmed.
fn given(test: &str) -> Folder {
    let folder = office(test);
    assert_eq!(run(&folder, DAY, &["review", "confirm", "--all"]).code, 0);
    folder
}

/// Returns the words of a workbook as `dondoc read` sees its blocks: one part of the archive.
fn part(folder: &Folder, file: &str, name: &str) -> String {
    let bytes = folder.bytes(file);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is an archive");
    let mut part = archive.by_name(name).expect(name);
    let mut words = String::new();
    std::io::Read::read_to_string(&mut part, &mut words).expect("the part is text");
    words
}

#[test]
fn tasks_are_exported_as_csv_with_every_cell_in_its_place() {
    let folder = given("sheets-csv");
    let edit = ["review", "edit", "2024/0001", "--words", "=HYPERLINK(\"x\"), báo cáo", "--reason", "thử"];
    assert_eq!(run(&folder, DAY, &edit).code, 0);
    let ran = run(&folder, DAY, &["export", "tasks", "--out", "tasks.csv"]);
    assert!(ran.code == 0 && ran.shown().contains("3 nhiệm vụ"), "{}", ran.shown());
    let csv = folder.text("tasks.csv");
    assert!(csv.starts_with("\u{feff}Mã,Nội dung nhiệm vụ,Đơn vị chủ trì,Đơn vị phối hợp,"), "{csv}");
    let first = "2024/0001,\"'=HYPERLINK(\"\"x\"\"), báo cáo\",Văn phòng Sở,Thanh tra,,2024-03-21,";
    assert!(csv.lines().any(|line| line.starts_with(first)), "{csv}");
    assert_eq!(csv.lines().count(), 4);
    let english = run(&folder, DAY, &["export", "tasks", "--out", "en.csv", "--lang", "en", "--open"]);
    assert!(english.code == 0 && folder.text("en.csv").contains("Lead unit"), "{}", english.shown());
}

#[test]
fn tasks_are_exported_as_a_workbook_with_days_and_no_formulas() {
    let folder = given("sheets-xlsx");
    let edit = ["review", "edit", "2024/0001", "--words", "=1+1", "--reason", "thử"];
    assert_eq!(run(&folder, DAY, &edit).code, 0);
    assert_eq!(run(&folder, DAY, &["export", "tasks", "--out", "tasks.xlsx"]).code, 0);
    let sheet = part(&folder, "tasks.xlsx", "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "no formula: {sheet}");
    assert!(sheet.contains("<v>45372</v>"), "21 March 2024 is a number that programs show as a day: {sheet}");
    assert!(part(&folder, "tasks.xlsx", "xl/sharedStrings.xml").contains("=1+1"));
}

#[test]
fn exported_tasks_are_those_of_the_filter_on_however_many_pages() {
    use std::fmt::Write as _;
    let folder = office("sheets-pages");
    let mut plan =
        String::from("**KẾ HOẠCH**\n\n| STT | Nội dung | Đơn vị chủ trì | Thời hạn |\n|---|---|---|---|\n");
    for row in 1..=620 {
        writeln!(plan, "| {row} | Rà soát hồ sơ số {row} và báo cáo | Thanh tra Sở | 30/6/2024 |")
            .expect("a string grows");
    }
    let folder = folder.with("plan.md", plan);
    assert_eq!(run(&folder, DAY, &["import", "docs", "plan.md"]).code, 0);
    assert_eq!(run(&folder, DAY, &["export", "tasks", "--unit", "Thanh tra", "--out", "many.csv"]).code, 0);
    let csv = folder.text("many.csv");
    assert_eq!(csv.lines().count(), 621, "a page holds 500");
    for (file, arguments) in [
        ("x.pdf", &["export", "tasks", "--out", "x.pdf"] as &[&str]),
        ("y.csv", &["export", "tasks", "--unit", "Phòng Lạ", "--out", "y.csv"]),
    ] {
        let ran = run(&folder, DAY, arguments);
        assert!(ran.code == 2 && !folder.names().contains(&file.to_owned()), "{}", ran.shown());
    }
}

/// A tracking sheet as offices have them: a title, groups, a row without a task, a unit that is not known.
fn tracking(extra: &[[&str; 7]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let plain = rust_xlsxwriter::Format::new();
    let sheet = book.add_worksheet();
    let title = "BẢNG THEO DÕI NHIỆM VỤ NĂM 2024";
    sheet.merge_range(0, 0, 0, 6, title, &plain).expect("a title");
    let heads = [
        "STT",
        "Nội dung nhiệm vụ",
        "Đơn vị chủ trì",
        "Phối hợp",
        "Thời hạn",
        "Số văn bản",
        "Kết quả thực hiện",
    ];
    let rows = [
        [
            "1",
            "Rà soát thủ tục hành chính và báo cáo",
            "Văn phòng Sở",
            "Thanh tra Sở",
            "30/4/2024",
            "15/TB-SKHCN",
            "",
        ],
        ["2", "Xây dựng kế hoạch kiểm tra", "Phòng Lạ", "", "15/5/2024", "", "Đã hoàn thành"],
        ["3", "", "Thanh tra Sở", "", "20/5/2024", "", ""],
    ];
    for (row, cells) in (2..).zip(std::iter::once(&heads).chain(&rows).chain(extra)) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, *cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("the workbook can be saved")
}

#[test]
fn a_tracking_sheet_is_shown_first_and_taken_over_when_that_is_wanted() {
    let folder = office("sheets-tracking").with("theo-doi.xlsx", tracking(&[]));
    let before = run(&folder, DAY, &["review", "list", "--json"]).json_lines().len();
    let dry = run(&folder, DAY, &["import", "sheet", "theo-doi.xlsx"]);
    let shown = dry.shown();
    assert_eq!(dry.code, 0, "{shown}");
    assert!(shown.contains("3 dòng = 2 nhiệm vụ + 0 đã có + 1 không đọc. Chưa ghi gì"), "{shown}");
    assert!(shown.contains("Đơn vị chủ trì: đơn vị chủ trì") && shown.contains("Phòng Lạ (?)"), "{shown}");
    assert_eq!(run(&folder, DAY, &["review", "list", "--json"]).json_lines().len(), before);
    let done = run(&folder, DAY, &["import", "sheet", "theo-doi.xlsx", "--apply"]);
    assert!(done.shown().contains("2 nhiệm vụ đã đề xuất"), "{}", done.shown());
    let proposals = run(&folder, DAY, &["review", "list", "--json"]).json_lines();
    assert_eq!(proposals.len(), before + 2);
    let find = |words: &str| {
        let found = proposals.iter().find(|task| task["words"].as_str() == Some(words));
        found.expect("it was proposed").clone()
    };
    let first = find("Rà soát thủ tục hành chính và báo cáo");
    assert_eq!((first["lead"].as_str(), first["due"].as_str()), (Some("Văn phòng Sở"), Some("2024-04-30")));
    let second = find("Xây dựng kế hoạch kiểm tra");
    assert!(second["lead"].is_null() && second["stage"] == "proposed", "done is only a word: {second}");
    let history = run(&folder, DAY, &["history", second["id"].as_str().expect("an id")]).shown();
    for kept in ["theo-doi.xlsx", "Kết quả thực hiện: Đã hoàn thành", "Phòng Lạ"] {
        assert!(history.contains(kept), "{kept}: {history}");
    }
}

#[test]
fn a_tracking_sheet_that_grew_adds_only_what_is_new() {
    let folder = office("sheets-tracking-again").with("theo-doi.xlsx", tracking(&[]));
    assert_eq!(run(&folder, DAY, &["import", "sheet", "theo-doi.xlsx", "--apply"]).code, 0);
    let row = ["4", "Tổng hợp số liệu chuyển đổi số", "Thanh tra Sở", "", "30/6/2024", "", "Đang làm"];
    let folder = folder.with("theo-doi.xlsx", tracking(&[row]));
    let rows = run(&folder, DAY, &["import", "sheet", "theo-doi.xlsx", "--apply", "--json"]).json_lines();
    let is: Vec<&str> = rows.iter().filter_map(|row| row["is"].as_str()).collect();
    assert_eq!(is, ["known", "known", "not-read", "task"]);
    let none = run(&folder, DAY, &["import", "sheet", "15.md"]);
    assert!(none.code == 2 && none.shown().contains("tiêu đề"), "{}", none.shown());
}

#[test]
fn exported_tasks_come_back_as_they_were() {
    let folder = given("sheets-round");
    assert_eq!(run(&folder, DAY, &["export", "tasks", "--out", "tasks.xlsx"]).code, 0);
    let again = run(&folder, DAY, &["import", "sheet", "tasks.xlsx", "--json"]).json_lines();
    assert!(again.len() == 3 && again.iter().all(|row| row["is"] == "known"), "{again:?}");
    // In another ledger they are new: the day on which a task was given is not the day by which it is due.
    let other = office("sheets-round-other").with("tasks.xlsx", folder.bytes("tasks.xlsx"));
    for task in run(&other, DAY, &["review", "list", "--json"]).json_lines() {
        let id = task["id"].as_str().expect("an id");
        let edit = ["review", "edit", id, "--words", "Việc khác", "--reason", "thử"];
        assert_eq!(run(&other, DAY, &edit).code, 0);
    }
    let rows = run(&other, DAY, &["import", "sheet", "tasks.xlsx", "--json"]).json_lines();
    let find = |words: &str| {
        let found = rows.iter().find(|row| row["words"].as_str().is_some_and(|all| all.contains(words)));
        found.expect("the row is there")["tasks"][0].clone()
    };
    assert_eq!(find("Kế hoạch kiểm tra công vụ")["due"], "2024-03-21");
    assert_eq!(find("Tổng hợp kết quả")["due"].as_str(), None, "monthly: the day of giving is no deadline");
}

#[test]
fn a_copy_is_restored_into_a_new_folder_and_verified() {
    let folder = given("sheets-restore");
    assert_eq!(run(&folder, DAY, &["backup", "saved"]).code, 0);
    let restored = folder.run(&["restore", "saved", "--home", "anew"]);
    assert!(restored.code == 0 && restored.shown().contains("Sổ nguyên vẹn"), "{}", restored.shown());
    let list =
        |home: &str| folder.run(&["task", "list", "--json", "--home", home, "--as", "van-thu"]).shown();
    assert_eq!(list("anew"), list("home"));
    assert_eq!(folder.run(&["restore", "saved", "--home", "anew"]).code, 2, "it is there already");
    assert_eq!(folder.run(&["restore", "nothing", "--home", "another"]).code, 2);
}

/// Replaces words in a part of a workbook, as a person does who edits its cells.
fn edited(folder: &Folder, file: &str, changes: &[(&str, &str)]) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut old = zip::ZipArchive::new(Cursor::new(folder.bytes(file))).expect("a workbook is an archive");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut words = String::new();
        part.read_to_string(&mut words).expect("the part is text");
        for (from, to) in changes {
            words = words.replace(from, to);
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        new.write_all(words.as_bytes()).expect("the part can be written");
    }
    new.finish().expect("the archive ends").into_inner()
}

#[test]
fn proposals_are_decided_in_a_sheet() {
    let folder = office("sheets-review");
    let exported = run(&folder, DAY, &["review", "export", "review.xlsx"]);
    assert!(exported.code == 0 && exported.shown().contains("3 đề xuất"), "{}", exported.shown());
    let untouched = run(&folder, DAY, &["review", "apply", "review.xlsx"]);
    assert!(
        untouched.code == 0
            && untouched.shown().contains("3 dòng = 0 đã giao + 0 đã bỏ + 0 chỉ sửa + 3 để lại"),
        "{}",
        untouched.shown()
    );
    let changes =
        [("để lại</t>", "Giao</t>"), ("xây dựng Kế hoạch kiểm tra", "xây dựng và trình Kế hoạch kiểm tra")];
    let folder_bytes = edited(&folder, "review.xlsx", &changes);
    let folder = folder.with("edited.xlsx", folder_bytes);
    let applied = run(&folder, DAY, &["review", "apply", "edited.xlsx"]);
    assert!(applied.code == 0 && applied.shown().contains("3 dòng = 3 đã giao"), "{}", applied.shown());
    let tasks = run(&folder, DAY, &["task", "list", "--json"]).json_lines();
    let worded = |words: &str| {
        tasks.iter().filter(|task| task["words"].as_str().is_some_and(|all| all.contains(words))).count()
    };
    assert_eq!((tasks.len(), worded("xây dựng và trình Kế hoạch kiểm tra")), (3, 1));
    let again = run(&folder, DAY, &["review", "apply", "edited.xlsx"]);
    assert!(again.code == 1 && again.shown().contains("3 đã có người thay đổi"), "{}", again.shown());
    let other = run(&folder, DAY, &["review", "apply", "15.md"]);
    assert!(other.code == 2 && other.shown().contains("review export"), "{}", other.shown());
}

#[test]
fn a_row_that_cannot_be_carried_out_does_not_stop_the_others() {
    let folder = office("sheets-review-bad");
    assert_eq!(run(&folder, DAY, &["review", "export", "review.csv"]).code, 0);
    let mut lines: Vec<String> = folder.text("review.csv").lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 4);
    lines[1] = lines[1].replacen("để lại,", "bỏ,", 1);
    lines[2] = lines[2].replacen("để lại,", "xem sau,", 1);
    lines[3] = lines[3].replacen("để lại,,", "bỏ,không phải nhiệm vụ,", 1);
    let folder = folder.with("edited.csv", lines.join("\r\n"));
    let applied = run(&folder, DAY, &["review", "apply", "edited.csv", "--lang", "en"]);
    let shown = applied.shown();
    let account = "3 rows = 0 confirmed + 1 dropped + 0 only edited + 0 left + 0 changed by somebody meanwhile + 2 not done";
    assert!(applied.code == 1 && shown.contains(account), "{shown}");
    assert!(shown.contains("“xem sau” is no decision"), "{shown}");
}
