//! `dondoc cite`.

use crate::support::Folder;
use insta::assert_snapshot;

#[test]
fn references_come_as_json_lines() {
    let input = "Theo Quyết định số 41/2019/QĐ-UBND ngày 22/10/2019 của UBND tỉnh.\nThực hiện Luật Đo lường và Nghị quyết số 57-NQ/TW.\n";
    assert_snapshot!(Folder::new("cite").run_with(&["cite"], input, &[]).shown(), @r#"
    exit code 0
    ---- out
    {"start":5,"end":64,"text":"Quyết định số 41/2019/QĐ-UBND ngày 22/10/2019 của UBND tỉnh","type":"quyết định","number":"41/2019","symbol":"QĐ-UBND","date":"2019-10-22","issuer":"UBND tỉnh"}
    {"start":93,"end":115,"text":"Nghị quyết số 57-NQ/TW","type":"nghị quyết","number":"57","symbol":"NQ/TW","date":null,"issuer":null}
    "#);
}

#[test]
fn a_missing_year_is_counted_from_the_reference_date() {
    let input = "Công văn số 212/UBND-KGVX ngày 04/3 của UBND tỉnh";
    let ran = Folder::new("cite-year").run_with(&["cite", "--reference-date", "2024-03-11"], input, &[]);
    assert_snapshot!(ran.shown(), @r#"
    exit code 0
    ---- out
    {"start":0,"end":49,"text":"Công văn số 212/UBND-KGVX ngày 04/3 của UBND tỉnh","type":"công văn","number":"212","symbol":"UBND-KGVX","date":"2024-03-04","issuer":"UBND tỉnh"}
    "#);
}
