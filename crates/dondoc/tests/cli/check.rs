//! `dondoc check`.

use crate::support::{Folder, NOTICE};

/// The notice with a blank number, a meeting after it, and items that want a query.
fn faulty() -> String {
    NOTICE
        .replace("Số: 15/TB-SKHCN", "Số:       /TB-SKHCN")
        .replace("Ngày 08/3/2024", "Ngày 18/3/2024")
        .replace("trước ngày 22/3/2024", "trước ngày 22/3/2023")
}

#[test]
fn a_notice_without_faults_ends_well() {
    let folder = Folder::new("check-good").with("thong-bao.md", NOTICE);
    let ran = folder.run(&["check", "thong-bao.md"]);
    assert_eq!(ran.code, 0, "{}", ran.shown());
    assert!(!ran.out.contains("lỗi["), "{}", ran.out);
}

#[test]
fn an_unreadable_file_counts_more_than_errors() {
    let folder = Folder::new("check-unreadable").with("thong-bao.md", faulty());
    assert_eq!(folder.run(&["check", "thong-bao.md", "none.md"]).code, 2);
}
