//! Tracked changes, as if all were accepted.

use crate::common::{blocks_of, marked, p, rows, table, texts, word};
use blocks::MarkKind;

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

#[test]
fn words_are_inserted_deleted_and_moved() {
    let body = paragraph(
        "",
        &format!(
            "{}<w:del>{}</w:del><w:ins>{}</w:ins>{}<w:moveFromRangeStart w:name=\"m\"/><w:moveFrom>{}</w:moveFrom><w:moveFromRangeEnd/><w:moveToRangeStart w:name=\"m\"/><w:moveTo>{}</w:moveTo><w:moveToRangeEnd/>",
            run("Trước ngày "),
            run("15/3").replace("w:t", "w:delText"),
            run("20/3"),
            run(", "),
            run("chuyển đi"),
            run("chuyển đến"),
        ),
    );
    assert_eq!(blocks_of(&word(&body, &[])), ["Trước ngày 20/3, chuyển đến"]);
}

#[test]
fn an_insertion_that_was_deleted_again_is_gone() {
    let body = paragraph("", &format!("{}<w:ins><w:del>{}</w:del></w:ins>", run("Còn lại"), run(" bỏ")));
    assert_eq!(blocks_of(&word(&body, &[])), ["Còn lại"]);
}

#[test]
fn a_deleted_end_joins_the_next_paragraph() {
    let deleted = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";
    let body = [paragraph(deleted, &run("Hai đoạn ")), p("", "thành một")].concat();
    assert_eq!(blocks_of(&word(&body, &[])), ["Hai đoạn thành một"]);
    let moved = "<w:rPr><w:moveFrom w:id=\"1\"/></w:rPr>";
    let body =
        [p("", "Một"), paragraph(moved, &format!("<w:moveFrom>{}</w:moveFrom>", run("đi"))), p("", "Ba")];
    assert_eq!(blocks_of(&word(&body.concat(), &[])), ["Một", "Ba"]);
}

#[test]
fn a_paragraph_without_words_takes_the_look_of_the_next() {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="D"><w:name w:val="heading 1"/></w:style></w:styles>"#;
    let deleted = "<w:pStyle w:val=\"D\"/><w:rPr><w:del w:id=\"1\"/></w:rPr>";
    let body = [paragraph(deleted, &format!("<w:del>{}</w:del>", run("x"))), p("", "Văn bản")].concat();
    let document = word(&body, &[("word/styles.xml", styles)]);
    let blocks::Body::Paragraph(first) = &document.blocks[0].body else { panic!("a paragraph") };
    assert_eq!((first.text.as_str(), first.heading), ("Văn bản", None));
}

#[test]
fn old_properties_do_not_count() {
    let body = "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange></w:pPr>\
        <w:r><w:rPr><w:i/><w:rPrChange><w:rPr><w:b/><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Hiện hành</w:t></w:r></w:p>";
    let document = word(body, &[]);
    let blocks::Body::Paragraph(first) = &document.blocks[0].body else { panic!("a paragraph") };
    assert_eq!(first.heading, None);
    let text = texts(&document)[0];
    assert_eq!((marked(text, MarkKind::Italic), marked(text, MarkKind::Bold)), (vec!["Hiện hành"], vec![]));
}

#[test]
fn rows_and_cells_are_inserted_deleted_and_merged() {
    let cell =
        |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", words));
    let row = |properties: &str, cells: &[String]| {
        format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
    };
    let body = [
        "<w:tbl>".to_owned(),
        row(
            "",
            &[cell("", "STT"), cell("", "Việc"), cell("<w:cellDel/>", "Cũ"), cell("<w:cellIns/>", "Hạn")],
        ),
        row("<w:del/>", &[cell("", "1"), cell("", "Bỏ"), cell("", "x")]),
        row(
            "<w:ins/>",
            &[cell("", "2"), cell("", "Thêm"), cell("<w:cellMerge w:vMerge=\"rest\"/>", "Quý I")],
        ),
        row("", &[cell("", "3"), cell("", "Nữa"), cell("<w:cellMerge w:vMerge=\"cont\"/>", "")]),
        "</w:tbl>".to_owned(),
    ];
    let document = word(&body.concat(), &[]);
    assert_eq!(rows(table(&document)), ["STT | Việc | Hạn", "2 | Thêm | Quý I", "3 | Nữa"]);
    assert_eq!(table(&document).rows[1].cells[2].rows, 2);
}

#[test]
fn a_table_of_deleted_rows_is_gone() {
    let body = format!(
        "{}<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        p("", "Còn"),
        p("", "a"),
        p("", "b")
    );
    assert_eq!(blocks_of(&word(&body, &[])), ["Còn"]);
}
