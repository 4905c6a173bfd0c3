//! Automatic numbers: levels, restarts, formats, styles.

use crate::common::{blocks_of, p, word};

/// A definition with the levels given as the content of `w:lvl`, list 1 of it, and further lists.
fn lists(levels: &[&str], more: &str) -> String {
    let levels: String = levels
        .iter()
        .enumerate()
        .map(|(at, level)| format!("<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/>{level}</w:lvl>"))
        .collect();
    format!(
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>{more}</w:numbering>"
    )
}

const ROMAN: &str = r#"<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>"#;
const DECIMAL: &str = r#"<w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/>"#;
const THIRD: &str = r#"<w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/>"#;

fn item(list: u32, level: u32, words: &str) -> String {
    p(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#), words)
}

/// The labels of items, each given by its list and level.
fn labels(numbering: &str, items: &[(u32, u32)]) -> Vec<String> {
    let body: String = items.iter().map(|(list, level)| item(*list, *level, "Việc")).collect();
    let blocks = blocks_of(&word(&body, &[("word/numbering.xml", numbering)]));
    blocks.iter().map(|block| block.trim_end_matches("Việc").trim().to_owned()).collect()
}

#[test]
fn a_level_begins_anew_behind_every_higher_one() {
    let items = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)];
    assert_eq!(
        labels(&lists(&[ROMAN, DECIMAL, THIRD], ""), &items),
        ["I.", "1.", "1.1.", "1.2.", "2.", "2.1.", "II.", "1.", "1.1."]
    );
}

#[test]
fn a_level_may_run_on_or_begin_anew_behind_some_levels_only() {
    let items = [(1, 0), (1, 1), (1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)];
    let runs_on = [ROMAN, &format!("{DECIMAL}<w:lvlRestart w:val=\"0\"/>"), THIRD];
    assert_eq!(
        labels(&lists(&runs_on, ""), &items),
        ["I.", "1.", "II.", "2.", "2.1.", "3.", "3.1.", "III.", "3.1."]
    );
    let third = format!("{THIRD}<w:lvlRestart w:val=\"1\"/>");
    assert_eq!(
        labels(&lists(&[ROMAN, DECIMAL, &third], ""), &items),
        ["I.", "1.", "II.", "1.", "1.1.", "2.", "2.2.", "III.", "1.1."]
    );
}

#[test]
fn a_list_that_says_where_it_starts_does_so_once_and_behind_higher_levels() {
    let start = r#"<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num>"#;
    let items = [(1, 0), (1, 1), (2, 1), (2, 1), (1, 1), (2, 0), (2, 1)];
    assert_eq!(labels(&lists(&[ROMAN, DECIMAL], start), &items), ["I.", "1.", "4.", "5.", "6.", "II.", "4."]);
}

#[test]
fn lists_of_one_definition_count_on_together_and_others_for_themselves() {
    let more = r#"<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>"#;
    let items = [(1, 0), (2, 0), (3, 0), (1, 0), (3, 0)];
    assert_eq!(labels(&lists(&[ROMAN], more), &items), ["I.", "II.", "c)", "III.", "d)"]);
}

#[test]
fn a_list_may_have_levels_of_its_own() {
    let own = r#"<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Nhiệm vụ %1:"/></w:lvl></w:lvlOverride></w:num>"#;
    let items = [(1, 0), (2, 0), (2, 0)];
    assert_eq!(labels(&lists(&[ROMAN], own), &items), ["I.", "Nhiệm vụ 7:", "Nhiệm vụ 8:"]);
}

#[test]
fn legal_numbering_shows_every_level_in_arabic_digits() {
    let legal = r#"<w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/>"#;
    assert_eq!(labels(&lists(&[ROMAN, legal], ""), &[(1, 0), (1, 0), (1, 1)]), ["I.", "II.", "2.1."]);
}

#[test]
fn a_level_used_before_the_higher_ones_stands_in_their_first_number() {
    assert_eq!(
        labels(&lists(&[ROMAN, DECIMAL, THIRD], ""), &[(1, 2), (1, 2), (1, 1), (1, 0)]),
        ["1.1.", "1.2.", "2.", "II."]
    );
}

#[test]
fn bullets_are_marks_that_offices_type() {
    for (text, label) in [
        ("&#xF0B7;", "-"),
        ("&#xF0A7;", "-"),
        ("–", "–"),
        ("-", "-"),
        (" - ", "-"),
        ("+", "+"),
        ("o", "+"),
        ("*", "*"),
        ("➢", "-"),
        ("(*)", "(*)"),
        ("Bước", "Bước"),
        ("", ""),
    ] {
        let level = format!("<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"{text}\"/>");
        assert_eq!(labels(&lists(&[&level], ""), &[(1, 0)]), [label], "{text}");
    }
}

#[test]
fn formats_that_word_does_not_name_stand_in_a_choice() {
    let custom = r#"<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="NV%1"/>"#;
    assert_eq!(labels(&lists(&[custom], ""), &[(1, 0), (1, 0)]), ["NV001", "NV002"]);
    let counted = r#"<w:numFmt w:val="vietnameseCounting"/><w:lvlText w:val="Việc thứ %1:"/>"#;
    assert_eq!(labels(&lists(&[counted], ""), &[(1, 0), (1, 0)]), ["Việc thứ một:", "Việc thứ hai:"]);
    let none = r#"<w:numFmt w:val="none"/><w:lvlText w:val="Ghi chú%1:"/>"#;
    assert_eq!(labels(&lists(&[none], ""), &[(1, 0)]), ["Ghi chú:"]);
}

#[test]
fn typed_labels_stay_as_they_are() {
    let body = ["a) Một", "d) Bốn", "đ) Năm", "e) Sáu"].map(|words| p("", words)).concat();
    assert_eq!(blocks_of(&word(&body, &[])), ["a) Một", "d) Bốn", "đ) Năm", "e) Sáu"]);
}

#[test]
fn a_label_whose_letters_are_hidden_is_not_shown() {
    let hidden = format!("{ROMAN}<w:rPr><w:vanish/></w:rPr>");
    assert_eq!(labels(&lists(&[&hidden], ""), &[(1, 0)]), [""]);
}

#[test]
fn the_level_stands_with_the_style_that_has_the_list() {
    let styles = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Muccon"><w:basedOn w:val="Muc"/></w:style>
<w:style w:type="paragraph" w:styleId="Thuong"><w:basedOn w:val="Muc"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style></w:styles>"#;
    let second = format!("<w:pStyle w:val=\"Muc\"/>{DECIMAL}");
    let numbering = lists(&[ROMAN, &second], "");
    let styled = |style: &str| p(&format!("<w:pStyle w:val=\"{style}\"/>"), "Việc");
    let body = [styled("Muc"), styled("Muccon"), styled("Thuong"), styled("Muc")].concat();
    let parts = [("word/numbering.xml", numbering.as_str()), ("word/styles.xml", styles)];
    assert_eq!(blocks_of(&word(&body, &parts)), ["1. Việc", "2. Việc", "Việc", "3. Việc"]);
}

#[test]
fn lists_that_take_their_levels_from_a_list_style() {
    let numbering = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="DanhSach"/><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1/"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    assert_eq!(labels(numbering, &[(7, 0), (7, 0)]), ["1/", "2/"]);
}

#[test]
fn lists_that_name_each_other_do_not_hang() {
    let numbering = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="A"/><w:numStyleLink w:val="B"/></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="B"/><w:numStyleLink w:val="A"/></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="77"/></w:num></w:numbering>"#;
    assert_eq!(labels(numbering, &[(7, 0), (8, 0), (99, 4_000_000_000)]), ["", "", ""]);
}

#[test]
fn what_is_deleted_or_hidden_is_not_counted() {
    let gone = |end: &str, run: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr>{end}</w:rPr></w:pPr>{run}</w:p>"
        )
    };
    let deleted = gone("<w:del/>", "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>");
    let hidden = gone("<w:vanish/>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>");
    let body = [item(1, 0, "A"), deleted.clone(), item(1, 0, "B"), hidden, item(1, 0, "C"), deleted].concat();
    let body = format!("{body}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", item(1, 0, "D"));
    let numbering = lists(&[ROMAN], "");
    let blocks = blocks_of(&word(&body, &[("word/numbering.xml", &numbering)]));
    assert_eq!(blocks, ["I. A", "II. B", "III. C", "IV. D"]);
}

#[test]
fn a_label_of_megabytes_is_cut() {
    let level = format!("<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{}\"/>", "%1".repeat(1 << 20));
    let label = labels(&lists(&[&level], ""), &[(1, 0)]).concat();
    assert!(label.len() < 200 && label.starts_with("111"), "{}", label.len());
}
