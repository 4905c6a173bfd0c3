//! `dondoc check`.

use crate::support::{Folder, NOTICE};
use insta::assert_snapshot;

/// The notice with a blank number, a meeting after it, and items that want a query.
fn faulty() -> String {
    NOTICE
        .replace("Số: 15/TB-SKHCN", "Số:       /TB-SKHCN")
        .replace("Ngày 08/3/2024", "Ngày 18/3/2024")
        .replace("trước ngày 22/3/2024", "trước ngày 22/3/2023")
}

#[test]
fn findings_are_shown_with_the_words_and_what_to_do() {
    let folder = Folder::new("check-faulty").with("thong-bao.md", faulty());
    assert_snapshot!(folder.run(&["check", "thong-bao.md"]).shown(), @"");
}

#[test]
fn the_same_in_english() {
    let folder = Folder::new("check-english").with("thong-bao.md", faulty());
    assert_snapshot!(folder.run(&["check", "--lang", "en", "thong-bao.md"]).shown(), @"");
}

#[test]
fn a_notice_without_faults_ends_well() {
    let folder = Folder::new("check-good").with("thong-bao.md", NOTICE);
    let ran = folder.run(&["check", "thong-bao.md"]);
    assert_eq!(ran.code, 0, "{}", ran.shown());
    assert!(!ran.out.contains("lỗi["), "{}", ran.out);
}

#[test]
fn json_gives_one_line_for_each_finding() {
    let folder = Folder::new("check-json").with("thong-bao.md", faulty());
    let ran = folder.run(&["check", "--json", "thong-bao.md"]);
    assert_eq!(ran.code, 1, "{}", ran.shown());
    let number = ran.out.lines().find(|line| line.contains("missing-number")).expect("the number is blank");
    assert_snapshot!(number, @"");
}

#[test]
fn an_unreadable_file_counts_more_than_errors() {
    let folder = Folder::new("check-unreadable").with("thong-bao.md", faulty());
    assert_eq!(folder.run(&["check", "thong-bao.md", "none.md"]).code, 2);
}
