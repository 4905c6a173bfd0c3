//! Labels of lists.

use crate::common::blocks_of;
use crate::read;

/// A list style: Roman, Arabic with the level above, letters, dash.
const STYLE: &str = "<text:list-style style:name=\"L1\">\
    <text:list-level-style-number text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>\
    <text:list-level-style-number text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\" style:num-suffix=\".\"/>\
    <text:list-level-style-number text:level=\"3\" style:num-format=\"a\" style:num-prefix=\"(\" style:num-suffix=\")\" text:start-value=\"26\"/>\
    <text:list-level-style-bullet text:level=\"4\" text:bullet-char=\"•\"/></text:list-style>\
    <text:list-style style:name=\"D\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" \
      loext:num-list-format=\"Điều %1%.\" style:num-suffix=\".\"/></text:list-style>\
    <style:style style:name=\"Muc\" style:family=\"paragraph\" style:list-style-name=\"D\"/>";

fn p(words: &str) -> String {
    format!("<text:p>{words}</text:p>")
}

fn item(content: &str) -> String {
    format!("<text:list-item>{content}</text:list-item>")
}

fn inner(items: &[String]) -> String {
    format!("<text:list>{}</text:list>", items.concat())
}

fn list(attributes: &str, items: &[String]) -> String {
    format!("<text:list {attributes}>{}</text:list>", items.concat())
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(blocks_of(&read(STYLE, text).expect("readable")), expected);
}

#[test]
fn levels_count_under_each_other() {
    let dashes = inner(&[item(&p("gạch"))]);
    let deep = inner(&[item(&(p("sâu") + &dashes)), item(&p("nữa"))]);
    let text = list(
        "text:style-name=\"L1\"",
        &[
            item(&(p("Một") + &p("tiếp") + &inner(&[item(&p("trong")), item(&(p("hai") + &deep))]))),
            item(&inner(&[item(&p("không đầu mục"))])),
            item(&(p("Hai") + &inner(&[item(&p("lại"))]))),
        ],
    );
    let expected = [
        "I. Một",
        "tiếp",
        "I.1. trong",
        "I.2. hai",
        "(z) sâu",
        "- gạch",
        "(aa) nữa",
        "I.3. không đầu mục",
        "II. Hai",
        "II.1. lại",
    ];
    check(&text, &expected);
}

#[test]
fn lists_begin_anew_or_go_on() {
    let one = |attributes: &str, words: &str| {
        list(&format!("text:style-name=\"L1\" {attributes}"), &[item(&p(words))])
    };
    let text = one("xml:id=\"a\"", "Một")
        + &one("", "lại một")
        + &one("text:continue-numbering=\"true\"", "hai")
        + &one("text:continue-list=\"a\"", "cũng hai")
        + &list(
            "text:style-name=\"L1\"",
            &[
                "<text:list-item text:start-value=\"5\"><text:p>năm</text:p></text:list-item>".to_owned(),
                item(&p("sáu")),
            ],
        );
    check(&text, &["I. Một", "I. lại một", "II. hai", "II. cũng hai", "V. năm", "VI. sáu"]);
}

#[test]
fn labels_from_styles_of_paragraphs_and_from_the_file() {
    let styled = |words: &str| item(&format!("<text:p text:style-name=\"Muc\">{words}</text:p>"));
    let text = list("", &[styled("Phạm vi"), styled("Đối tượng")])
        + "<text:list text:style-name=\"L1\"><text:list-header><text:p>Đầu mục</text:p></text:list-header></text:list>"
        + &list("text:style-name=\"L1\"", &[item("<text:p><text:number>7b.</text:number>Ghi sẵn</text:p>")])
        + &list("text:style-name=\"khong-co\"", &[item(&p("Không kiểu"))]);
    check(&text, &["Điều 1. Phạm vi", "Điều 2. Đối tượng", "Đầu mục", "7b. Ghi sẵn", "Không kiểu"]);
}
