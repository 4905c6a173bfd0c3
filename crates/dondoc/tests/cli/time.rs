//! `dondoc time`.

use crate::support::Folder;
use insta::assert_snapshot;

fn time(test: &str, input: &str) -> String {
    Folder::new(test).run_with(&["time", "--reference-date", "2024-03-11"], input, &[]).shown()
}

#[test]
fn expressions_come_as_json_lines_with_places_in_the_whole_input() {
    let input =
        "Hoàn thành trước ngày 15/3/2024.\nBáo cáo trong Quý II/2024; họp lúc 15h00 ngày 24/4/2024.\n";
    assert_snapshot!(time("time-lines", input), @r#"
    exit code 0
    ---- out
    {"start":11,"end":31,"text":"trước ngày 15/3/2024","from":null,"to":"2024-03-14","due":"2024-03-14","role":"deadline","rule":"before-day"}
    {"start":41,"end":58,"text":"trong Quý II/2024","from":"2024-04-01","to":"2024-06-30","due":"2024-06-30","role":"deadline","rule":"in-quarter"}
    {"start":68,"end":88,"text":"15h00 ngày 24/4/2024","from":"2024-04-24T15:00","to":null,"due":null,"role":"event","rule":"at-hour"}
    "#);
}

#[test]
fn a_rhythm_has_no_days_and_a_cited_date_is_no_deadline() {
    let input = "Báo cáo trước ngày 25 hằng tháng theo Công văn số 212/UBND-KGVX ngày 04/3/2024.";
    assert_snapshot!(time("time-rhythm", input), @r#"
    exit code 0
    ---- out
    {"start":8,"end":32,"text":"trước ngày 25 hằng tháng","from":null,"to":null,"due":null,"role":"rhythm","rule":"recurring"}
    {"start":64,"end":78,"text":"ngày 04/3/2024","from":"2024-03-04","to":"2024-03-04","due":null,"role":"cited_date","rule":"on-day"}
    "#);
}

#[test]
fn text_without_times_gives_nothing() {
    assert_snapshot!(time("time-none", "Lĩnh vực KH&CN, đổi mới sáng tạo; lần thứ tư.\n"), @"exit code 0");
    assert_snapshot!(time("time-empty", ""), @"exit code 0");
}

#[test]
fn input_that_is_no_text_is_refused() {
    let ran = Folder::new("time-bytes").run_with(&["time", "--today", "2024-03-11"], b"m\n\xff", &[]);
    assert_snapshot!(ran.shown(), @r"
    exit code 2
    ---- err
    lỗi: dữ liệu vào không phải văn bản UTF-8 (dòng 2).
      cách xử lý: chuyển văn bản sang UTF-8 rồi chạy lại; tệp .docx thì dùng dondoc read.
    ");
}
