//! `dondoc read` for programs and for the office: JSON and the tracking table.

use crate::support::{Folder, NOTICE};
use insta::assert_snapshot;

#[test]
fn json_comes_as_one_line_for_each_document() {
    let folder = Folder::new("json-lines").with("a.md", NOTICE).with("b.md", NOTICE);
    let readings = folder.run(&["read", "--json", "a.md", "b.md"]).json_lines();
    assert_eq!(readings.len(), 2);
    assert_eq!(readings[0]["schema"], "dondoc.reading/1");
    assert_eq!(readings[1]["file"], "b.md");
    assert_eq!(readings[0]["number"], "15");
    assert_eq!(readings[0]["tasks"][0]["lead"][0], "Văn phòng Sở");
    let counts = &readings[0]["conservation"];
    let count = |name: &str| counts[name].as_u64().expect("a count is a number");
    assert_eq!(count("items"), count("tasks") + count("no_task") + count("open"));
}

#[test]
fn places_in_json_count_the_letters_of_the_file() {
    let folder = Folder::new("json-places").with("a.md", NOTICE);
    let reading = &folder.run(&["read", "--json", "a.md"]).json_lines()[0];
    let deadline = &reading["tasks"][0]["deadlines"][0];
    let place = |name: &str| {
        deadline["span"][name].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a place")
    };
    let words: String = NOTICE.chars().skip(place("start")).take(place("end") - place("start")).collect();
    assert_eq!(deadline["text"].as_str(), Some(words.as_str()));
}

#[test]
fn a_folder_gets_one_file_for_each_document() {
    let folder = Folder::new("json-folder").with("a.b.md", NOTICE).with("c.md", NOTICE);
    let ran = folder.run(&["read", "--json", "--out", "readings", "a.b.md", "c.md"]);
    assert_eq!(ran.code, 0, "{}", ran.shown());
    assert_eq!(folder.names(), ["a.b.md", "c.md", "readings/a.b.json", "readings/c.json"]);
    let reading: serde_json::Value =
        serde_json::from_str(&folder.text("readings/a.b.json")).expect("the file is JSON");
    assert_eq!(reading["kind"], "thông báo");
}

#[test]
fn two_files_of_one_name_are_refused_before_anything_is_written() {
    let folder = Folder::new("json-same-name").with("c.md", NOTICE).with("x/c.txt", NOTICE);
    assert_snapshot!(folder.run(&["read", "--json", "--out", "readings", "c.md", "x/c.txt"]).shown(), @r"
    exit code 2
    ---- err
    lỗi: hai tệp “c.md” và “x/c.txt” cùng cho ra c.json; chưa ghi gì cả.
      cách xử lý: đổi tên một tệp, hoặc chạy hai lần với hai thư mục --out khác nhau.
    ");
    assert_eq!(folder.names(), ["c.md", "x/c.txt"]);
}

#[test]
fn the_tracking_table_is_a_sheet_and_the_same_on_every_run() {
    let folder = Folder::new("xlsx").with("a.md", NOTICE);
    for name in ["one.xlsx", "two.xlsx"] {
        let ran = folder.run(&["read", "--today", "2024-03-12", "--xlsx", name, "a.md"]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    }
    assert!(folder.bytes("one.xlsx").starts_with(b"PK"));
    assert_eq!(folder.bytes("one.xlsx"), folder.bytes("two.xlsx"));
}

#[test]
fn a_table_that_cannot_be_written_is_explained() {
    let folder = Folder::new("xlsx-nowhere").with("a.md", NOTICE);
    assert_snapshot!(folder.run(&["read", "--xlsx", "none/a.xlsx", "a.md"]).shown(), @r"
    exit code 2
    ---- err
    lỗi: không ghi được “none/a.xlsx”: No such file or directory (os error 2).
      cách xử lý: xem thư mục có tồn tại, còn chỗ trống và cho phép ghi không; đóng tệp nếu đang mở ở chương trình khác.
    ");
}
