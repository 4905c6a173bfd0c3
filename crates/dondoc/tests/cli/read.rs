//! `dondoc read` for people.

use crate::support::{Folder, NOTICE};
use insta::assert_snapshot;

#[test]
fn a_notice_is_shown_with_its_tasks_and_its_account() {
    let folder = Folder::new("read-notice").with("thong-bao.md", NOTICE);
    assert_snapshot!(folder.run(&["read", "thong-bao.md"]).shown(), @"");
}

#[test]
fn the_same_in_english() {
    let folder = Folder::new("read-english").with("thong-bao.md", NOTICE);
    assert_snapshot!(folder.run(&["read", "--lang", "en", "thong-bao.md"]).shown(), @"");
}

#[test]
fn lines_fit_the_width_that_is_asked_for() {
    let folder = Folder::new("read-width").with("thong-bao.md", NOTICE);
    for columns in ["30", "60", "80", "81", "120", "200"] {
        let ran = folder.run_with(&["read", "thong-bao.md"], "", &[("COLUMNS", columns)]);
        let most: usize = columns.parse().expect("a number");
        let wide = ran.out.lines().find(|line| line.chars().count() > most && !line.contains("thong-bao.md"));
        assert_eq!(wide, None, "at {columns} columns");
    }
}

#[test]
fn without_a_terminal_there_are_no_colours() {
    let folder = Folder::new("read-plain").with("thong-bao.md", NOTICE);
    assert!(!folder.run(&["read", "thong-bao.md"]).out.contains('\u{1b}'));
    assert!(!folder.run(&["check", "thong-bao.md"]).out.contains('\u{1b}'));
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = Folder::new("read-bad-file")
        .with("a.md", NOTICE)
        .with("b.pdf", b"%PDF-1.7")
        .with("c.txt", b"\n \n")
        .with("d.txt", b"\x00\x01\x02\x03")
        .with("folder/e.md", NOTICE);
    let ran = folder.run(&["read", "a.md", "b.pdf", "c.txt", "d.txt", "folder", "none.txt", "folder/e.md"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out.matches("15/TB-SKHCN").count(), 2, "{}", ran.out);
    assert_snapshot!(ran.err, @"");
    let summary: Vec<&str> = ran.out.lines().rev().take(3).collect();
    assert_snapshot!(summary.join("\n"), @"");
}

#[test]
fn the_organisation_file_is_read_or_refused_with_its_place() {
    let folder = Folder::new("read-organisation")
        .with("thong-bao.md", NOTICE)
        .with(
            "good.toml",
            "[body]\nname = \"Sở Khoa học và Công nghệ\"\n\n[[unit]]\nname = \"Văn phòng Sở\"\n",
        )
        .with("bad.toml", "[body]\nname = \"Sở\"\n[[unit]]\nnam = \"Văn phòng Sở\"\n");
    assert_eq!(folder.run(&["read", "--org", "good.toml", "thong-bao.md"]).code, 0);
    assert_snapshot!(folder.run(&["read", "--org", "bad.toml", "thong-bao.md"]).shown(), @"");
    assert_snapshot!(folder.run(&["read", "--org", "none.toml", "thong-bao.md"]).shown(), @"");
}
