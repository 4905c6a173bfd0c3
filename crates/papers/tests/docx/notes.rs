//! Footnotes, endnotes, and files that are put in.

use crate::common::{blocks_of, docx, p, rows, table, word};
use papers::Error;
use std::io::Write as _;
use zip::write::SimpleFileOptions;

fn t(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn mark(kind: &str, id: u32) -> String {
    format!(
        "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:{kind}Reference w:id=\"{id}\"/></w:r>"
    )
}

fn footnotes(notes: &[(u32, &str)]) -> String {
    let notes: String = notes
        .iter()
        .map(|(id, words)| {
            format!(
                "<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
                t(words)
            )
        })
        .collect();
    format!(
        "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"-1\">{}</w:footnote>{notes}</w:footnotes>",
        p("", "vạch")
    )
}

#[test]
fn notes_stand_behind_their_paragraph_and_their_marks_glue_to_nothing() {
    let body = [
        format!("<w:p>{}{}{}</w:p>", t("Văn phòng Sở"), mark("footnote", 2), t(" báo cáo trước 30/6.")),
        p("", "Thanh tra Sở phối hợp."),
        format!("<w:p>{}{}{}</w:p>", t("Kinh phí"), mark("endnote", 1), mark("footnote", 1)),
    ];
    let notes = footnotes(&[(1, " Theo dự toán."), (2, " Gửi bản giấy trước 15/6."), (3, "Không ai nhắc.")]);
    let ends = "<w:endnotes xmlns:w=\"w\"><w:endnote w:id=\"1\">".to_owned()
        + &p("", "Số tạm tính.")
        + "</w:endnote></w:endnotes>";
    let document = word(&body.concat(), &[("word/footnotes.xml", &notes), ("word/endnotes.xml", &ends)]);
    assert_eq!(
        blocks_of(&document),
        [
            "Văn phòng Sở báo cáo trước 30/6.",
            "[1] Gửi bản giấy trước 15/6.",
            "Thanh tra Sở phối hợp.",
            "Kinh phí",
            "[i] Số tạm tính.",
            "[2] Theo dự toán.",
        ]
    );
}

#[test]
fn a_title_does_not_go_on_in_its_note() {
    let body = [
        p("", "THÔNG BÁO"),
        format!("<w:p>{}{}</w:p>", t("Kết luận của Giám đốc Sở tại cuộc họp"), mark("footnote", 1)),
        p("", "Ngày 29/01/2025, Giám đốc Sở chủ trì cuộc họp."),
    ];
    let document = word(&body.concat(), &[("word/footnotes.xml", &footnotes(&[(1, "họp ngày 28/01")]))]);
    assert_eq!(
        blocks_of(&document),
        [
            "THÔNG BÁO",
            "Kết luận của Giám đốc Sở tại cuộc họp",
            "[1] họp ngày 28/01",
            "Ngày 29/01/2025, Giám đốc Sở chủ trì cuộc họp."
        ]
    );
}

#[test]
fn notes_of_cells_are_lines_of_the_cell() {
    let body = format!(
        "<w:tbl><w:tr><w:tc><w:p>{}{}</w:p></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        t("30/6"),
        mark("footnote", 1),
        p("", "B")
    );
    let document = word(&body, &[("word/footnotes.xml", &footnotes(&[(1, "Bản giấy.")]))]);
    assert_eq!(rows(table(&document)), ["30/6\n[1] Bản giấy. | B"]);
}

#[test]
fn a_mark_of_ones_own_is_no_word() {
    let body = format!(
        "<w:p>{}<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"1\"/><w:t>(*)</w:t></w:r>{}</w:p>",
        t("Văn phòng"),
        t(" chủ trì")
    );
    let document = word(&body, &[("word/footnotes.xml", &footnotes(&[(1, "(*) Từ 01/7.")]))]);
    assert_eq!(blocks_of(&document), ["Văn phòng chủ trì", "(*) Từ 01/7."]);
}

#[test]
fn a_note_is_read_once_and_has_no_notes() {
    let inner = format!(
        "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"1\"><w:p>{}{}</w:p></w:footnote></w:footnotes>",
        t("một"),
        mark("footnote", 1)
    );
    let body = format!("<w:p>{}{}</w:p>", t("Neo"), mark("footnote", 1).repeat(1000));
    assert_eq!(blocks_of(&word(&body, &[("word/footnotes.xml", &inner)])), ["Neo", "[1] một"]);
}

/// A file with the bytes of another one put in between two paragraphs.
fn with_chunk(name: &str, bytes: &[u8]) -> Vec<u8> {
    let relations = format!(
        "<Relationships><Relationship Id=\"rId7\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk\" Target=\"/{name}\"/></Relationships>"
    );
    let chunk = "<w:altChunk xmlns:r=\"r\" r:id=\"rId7\"/>";
    let outer = docx(
        &format!("{}{chunk}{}", p("", "Trước"), p("", "Sau")),
        &[("word/_rels/document.xml.rels", &relations)],
    );
    let mut zip = zip::ZipWriter::new_append(std::io::Cursor::new(outer)).expect("an archive");
    zip.start_file(name, SimpleFileOptions::default()).expect("member begins");
    zip.write_all(bytes).expect("member is written");
    zip.finish().expect("archive ends").into_inner()
}

#[test]
fn another_word_file_that_is_put_in_is_read_with_its_own_lists() {
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let inner = docx(
        &p(r#"<w:numPr><w:numId w:val="1"/></w:numPr>"#, "Bên trong"),
        &[("word/numbering.xml", numbering)],
    );
    let document = papers::read("a.docx", &with_chunk("word/phan1.docx", &inner)).expect("readable");
    assert_eq!(blocks_of(&document), ["Trước", "1) Bên trong", "Sau"]);
}

#[test]
fn a_page_of_the_web_that_is_put_in_is_read() {
    let page = "<html><body><p>Văn phòng</p><ol><li>Rà soát</li></ol></body></html>";
    let archive = format!(
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}"
    );
    for (name, bytes) in [("word/phan.html", page), ("word/phan.mht", &archive)] {
        let document = papers::read("a.docx", &with_chunk(name, bytes.as_bytes())).expect("readable");
        assert_eq!(blocks_of(&document), ["Trước", "Văn phòng", "1. Rà soát", "Sau"], "{name}");
    }
}

#[test]
fn what_is_put_in_is_never_lost_unseen() {
    let rtf = with_chunk("word/phan.rtf", b"{\\rtf1 Van phong}");
    assert_eq!(papers::read("a.docx", &rtf), Err(Error::Unsupported { format: "rtf" }));
    let broken = with_chunk("word/phan1.docx", b"PK\x03\x04");
    assert_eq!(papers::read("a.docx", &broken), Err(Error::Damaged { part: "zip".to_owned() }));
    let chunk = "<w:altChunk xmlns:r=\"r\" r:id=\"rId7\"/>";
    assert!(matches!(papers::read("a.docx", &docx(chunk, &[])), Err(Error::Damaged { .. })));
    let many = docx(&chunk.repeat(9), &[]);
    assert_eq!(papers::read("a.docx", &many), Err(Error::TooComplex));
    let mut deep = docx(&p("", "Sâu"), &[]);
    for _ in 0..3 {
        deep = with_chunk("word/phan1.docx", &deep);
    }
    assert_eq!(papers::read("a.docx", &deep), Err(Error::TooComplex));
}
