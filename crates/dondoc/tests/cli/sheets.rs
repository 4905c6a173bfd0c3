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
