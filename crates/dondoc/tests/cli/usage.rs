//! Help, completions, the man page, and wrong command lines.

use crate::support::Folder;
use insta::assert_snapshot;

fn run(test: &str, arguments: &[&str]) -> String {
    Folder::new(test).run(arguments).shown()
}

#[test]
fn help_is_vietnamese_unless_english_is_wanted() {
    assert_snapshot!(run("help", &["--help"]), @"");
    assert_snapshot!(run("help-english", &["--lang", "en", "--help"]), @"");
}

#[test]
fn each_verb_has_its_help() {
    assert_snapshot!(run("help-read", &["read", "--help"]), @"");
    assert_snapshot!(run("help-time", &["time", "--help", "--lang=en"]), @"");
}

#[test]
fn without_a_verb_the_help_is_shown_as_a_message() {
    let ran = Folder::new("no-verb").run(&[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("Cách dùng: dondoc"), "{}", ran.err);
}

#[test]
fn wrong_words_are_explained() {
    assert_snapshot!(run("wrong-verb", &["raed"]), @"");
    assert_snapshot!(run("wrong-option", &["read", "--xslx", "a"]), @"");
    assert_snapshot!(run("no-file", &["read"]), @"");
    assert_snapshot!(run("wrong-date", &["read", "--reference-date", "31/2/2024", "a.txt"]), @"");
    assert_snapshot!(run("wrong-language", &["read", "--lang", "fr", "a.txt"]), @"");
    assert_snapshot!(run("conflict", &["read", "--out", "a", "--xlsx", "b", "a.txt"]), @"");
    assert_snapshot!(run("no-value", &["--lang", "en", "read", "a.txt", "--org"]), @"");
    assert_snapshot!(run("wrong-shell", &["--lang", "en", "completions", "tcl"]), @"");
    assert_snapshot!(run("twice", &["--lang", "en", "time", "--reference-date", "1/1/2024", "--reference-date", "1/1/2024"]), @"");
}

#[test]
fn completions_and_man_pages_come_from_the_same_definitions() {
    let folder = Folder::new("completions");
    for shell in ["bash", "zsh", "fish"] {
        let ran = folder.run(&["completions", shell]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains("reference-date") && ran.out.contains("dondoc"), "{}", ran.out);
    }
    let page = folder.run(&["man", "read"]);
    assert_eq!(page.code, 0);
    assert!(page.out.contains(".SH \"TÙY CHỌN\"") && page.out.contains("xlsx"), "{}", page.out);
    assert!(folder.run(&["man", "--lang", "en"]).out.contains(".SH \"OPTIONS\""));
    assert_snapshot!(folder.run(&["man", "raed"]).shown(), @"");
}

#[test]
fn the_version_is_told() {
    assert_snapshot!(run("version", &["--version"]), @"");
}
