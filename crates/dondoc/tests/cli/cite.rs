//! `dondoc cite`.

use crate::support::Folder;
use insta::assert_snapshot;

#[test]
fn references_come_as_json_lines() {
    let input = "Theo Quyết định số 41/2019/QĐ-UBND ngày 22/10/2019 của UBND tỉnh.\nThực hiện Luật Đo lường và Nghị quyết số 57-NQ/TW.\n";
    assert_snapshot!(Folder::new("cite").run_with(&["cite"], input, &[]).shown(), @"");
}

#[test]
fn a_missing_year_is_counted_from_the_reference_date() {
    let input = "Công văn số 212/UBND-KGVX ngày 04/3 của UBND tỉnh";
    let ran = Folder::new("cite-year").run_with(&["cite", "--reference-date", "2024-03-11"], input, &[]);
    assert_snapshot!(ran.shown(), @"");
}
