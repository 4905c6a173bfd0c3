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
    assert_snapshot!(time("time-lines", input), @"");
}

#[test]
fn a_rhythm_has_no_days_and_a_cited_date_is_no_deadline() {
    let input = "Báo cáo trước ngày 25 hằng tháng theo Công văn số 212/UBND-KGVX ngày 04/3/2024.";
    assert_snapshot!(time("time-rhythm", input), @"");
}

#[test]
fn text_without_times_gives_nothing() {
    assert_snapshot!(time("time-none", "Lĩnh vực KH&CN, đổi mới sáng tạo; lần thứ tư.\n"), @"exit code 0");
    assert_snapshot!(time("time-empty", ""), @"exit code 0");
}

#[test]
fn input_that_is_no_text_is_refused() {
    let ran = Folder::new("time-bytes").run_with(&["time", "--today", "2024-03-11"], b"m\n\xff", &[]);
    assert_snapshot!(ran.shown(), @"");
}
