//! OpenDocument text, made of small pieces of its XML.

#[path = "../common/mod.rs"]
mod common;

mod damaged;
mod lists;

use blocks::{Body, Heading, MarkKind};
use common::{blocks_of, marked, table, texts};
use papers::{Document, Error};
use std::io::Write as _;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";

const MIMETYPE: &str = "application/vnd.oasis.opendocument.text";

/// Returns `content.xml` with automatic styles and the content of `office:text`.
pub(crate) fn content(styles: &str, text: &str) -> String {
    format!(
        "<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
}

/// Makes an archive of parts.
pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_bytes()).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

/// Reads a file of automatic styles and text.
pub(crate) fn read(styles: &str, text: &str) -> Result<Document, Error> {
    papers::read("a.odt", &zip(&[("mimetype", MIMETYPE), ("content.xml", &content(styles, text))]))
}

/// Returns the blocks of a text without styles.
fn blocks(text: &str) -> Vec<String> {
    blocks_of(&read("", text).expect("readable"))
}

#[test]
fn paragraphs_with_their_own_white_space() {
    let text = "<text:h text:outline-level=\"2\">KẾT LUẬN</text:h>\
        <text:p>Giao<text:s text:c=\"3\"/>Văn phòng\n    Sở<text:tab/>chủ trì,<text:line-break/>phối hợp.</text:p><text:p/>";
    let document = read("", text).expect("readable");
    assert_eq!(blocks_of(&document), ["KẾT LUẬN", "Giao Văn phòng Sở chủ trì, phối hợp."]);
    let Body::Paragraph(heading) = &document.blocks[0].body else { panic!("a heading") };
    assert_eq!(heading.heading, Some(Heading(2)));
}

#[test]
fn looks_come_along_the_chain_of_styles() {
    let styles = "<style:style style:name=\"Nhan\" style:family=\"paragraph\">\
          <style:text-properties fo:font-weight=\"bold\" fo:text-transform=\"uppercase\"/></style:style>\
        <style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Nhan\">\
          <style:text-properties fo:font-style=\"italic\"/></style:style>\
        <style:style style:name=\"P1\" style:family=\"text\"><style:text-properties fo:font-weight=\"normal\" \
          style:text-underline-style=\"solid\"/></style:style>\
        <style:style style:name=\"An\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
        <style:style style:name=\"V1\" style:family=\"paragraph\" style:parent-style-name=\"V2\"/>\
        <style:style style:name=\"V2\" style:family=\"paragraph\" style:parent-style-name=\"V1\"/>";
    let text = "<text:p text:style-name=\"P1\">Khẩn <text:span text:style-name=\"P1\">trong ngày\
          <text:span text:style-name=\"An\">thừa</text:span></text:span></text:p><text:p text:style-name=\"V1\">Vòng</text:p>";
    let document = read(styles, text).expect("readable");
    assert_eq!(blocks_of(&document), ["KHẨN TRONG NGÀY", "Vòng"]);
    let texts = texts(&document);
    assert_eq!(marked(texts[0], MarkKind::Bold), ["KHẨN"]);
    assert_eq!(marked(texts[0], MarkKind::Italic), ["KHẨN TRONG NGÀY"]);
    assert_eq!(marked(texts[0], MarkKind::Underline), ["TRONG NGÀY"]);
}

#[test]
fn what_is_not_part_of_the_text_is_left_out() {
    let text = "<text:tracked-changes><text:changed-region><text:deletion><text:p>đã xóa</text:p></text:deletion>\
          </text:changed-region></text:tracked-changes>\
        <text:table-of-content><text:index-body><text:p>Mục lục ... 1</text:p></text:index-body></text:table-of-content>\
        <text:section text:display=\"none\"><text:p>ẩn</text:p></text:section>\
        <text:section><text:p>Sở<office:annotation><text:p>xem lại</text:p></office:annotation> Nội vụ \
          <text:change-start text:change-id=\"1\"/>báo cáo<text:change-end text:change-id=\"1\"/> ngày \
          <text:date>05/3/2024</text:date>.</text:p></text:section>\
        <text:p><text:hidden-paragraph text:is-hidden=\"true\"/>ẩn nốt</text:p>\
        <text:p>Xem <text:a>Phụ lục I</text:a><draw:frame><draw:image/><svg:desc>Con dấu</svg:desc></draw:frame>.</text:p>";
    assert_eq!(blocks(text), ["Sở Nội vụ báo cáo ngày 05/3/2024.", "Xem Phụ lục I."]);
}

#[test]
fn boxes_and_notes_stand_behind_their_paragraph() {
    let text = "<text:p>Thực hiện Nghị quyết<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>\
          <text:note-body><text:p>Số 12-NQ/TU ngày 05/3/2024.</text:p></text:note-body></text:note> của Tỉnh ủy.\
          <draw:frame><draw:text-box><text:p>HỎA TỐC</text:p></draw:text-box></draw:frame>\
          <draw:custom-shape><text:p>Bản sao</text:p></draw:custom-shape></text:p><text:p>Giao Sở Nội vụ.</text:p>";
    let expected = [
        "Thực hiện Nghị quyết của Tỉnh ủy.",
        "[1] Số 12-NQ/TU ngày 05/3/2024.",
        "HỎA TỐC",
        "Bản sao",
        "Giao Sở Nội vụ.",
    ];
    assert_eq!(blocks(text), expected);
}

#[test]
fn tables_with_merged_and_repeated_cells() {
    let text = "<table:table><table:table-column table:number-columns-repeated=\"3\"/><table:table-header-rows><table:table-row>\
          <table:table-cell table:number-rows-spanned=\"2\"><text:p>TT</text:p></table:table-cell>\
          <table:table-cell table:number-columns-spanned=\"2\"><text:p>Nhiệm vụ</text:p></table:table-cell>\
          <table:covered-table-cell/></table:table-row></table:table-header-rows>\
        <table:table-row><table:covered-table-cell/><table:table-cell><text:p>Nội dung</text:p></table:table-cell>\
          <table:table-cell><text:p>Hạn</text:p><text:p>gửi</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>\
          <table:table-cell table:number-columns-repeated=\"2\"/></table:table-row>\
        <table:table-row><table:table-cell><text:p>2</text:p></table:table-cell><table:table-cell table:number-columns-spanned=\"2\">\
          <table:table><table:table-row><table:table-cell><text:p>bên trong</text:p></table:table-cell></table:table-row></table:table>\
          </table:table-cell></table:table-row></table:table>";
    let document = read("", text).expect("readable");
    let table = table(&document);
    assert_eq!(common::rows(table), ["TT | Nhiệm vụ", "Nội dung | Hạn\ngửi", "1 | ", "2 | bên trong"]);
    let spans: Vec<_> = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| (cell.column, cell.columns, cell.rows))
        .collect();
    assert_eq!(
        spans,
        [(0, 1, 2), (1, 2, 1), (1, 1, 1), (2, 1, 1), (0, 1, 1), (1, 2, 1), (0, 1, 1), (1, 2, 1)]
    );
}

#[test]
fn letterheads_in_tables_are_read_column_by_column() {
    let text = "<table:table><table:table-row>\
          <table:table-cell><text:p>UBND TỈNH LAM GIANG</text:p><text:p>SỞ NỘI VỤ</text:p></table:table-cell>\
          <table:table-cell><text:p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(blocks(text), ["UBND TỈNH LAM GIANG", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
}

#[test]
fn pages_are_counted_only_where_all_ends_are_noted() {
    let styles = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:master-page-name=\"Standard\"/>\
        <style:style style:name=\"P2\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\"/></style:style>";
    let text = "<text:p text:style-name=\"P1\">Một</text:p><text:p>Hai <text:soft-page-break/>ba</text:p>\
        <text:soft-page-break/><text:p>Bốn</text:p><text:p text:style-name=\"P2\">Năm</text:p>";
    let pages = |content: String| {
        let bytes = zip(&[("mimetype", MIMETYPE), ("content.xml", &content)]);
        let document = papers::read("a.odt", &bytes).expect("readable");
        document.blocks.iter().map(|block| block.page).collect::<Vec<_>>()
    };
    let noted =
        content(styles, text).replace("<office:text>", "<office:text text:use-soft-page-breaks=\"true\">");
    assert_eq!(pages(noted), [Some(1), Some(1), Some(3), Some(4)]);
    assert_eq!(pages(content(styles, text)), [None; 4]);
}

#[test]
fn flat_files_and_other_prefixes_and_templates() {
    let body = content("", "<text:p>Kính gửi: Sở Nội vụ</text:p>");
    let flat =
        body.replace("document-content xmlns", &format!("document office:mimetype=\"{MIMETYPE}\" xmlns"));
    let flat = flat.replace("document-content", "document");
    let other = [
        ("<text:", "<n3:"),
        ("</text:", "</n3:"),
        (" xmlns:text=", " xmlns:n3="),
        ("<office:", "<n0:"),
        ("</office:", "</n0:"),
        (" xmlns:office=", " xmlns:n0="),
    ]
    .into_iter()
    .fold(body.clone(), |body, (usual, other)| body.replace(usual, other));
    let template = format!("{MIMETYPE}-template");
    for bytes in [
        flat.into_bytes(),
        zip(&[("mimetype", MIMETYPE), ("content.xml", &other)]),
        zip(&[("mimetype", &template), ("content.xml", &body)]),
    ] {
        let document = papers::read("cong-van.txt", &bytes).expect("readable");
        assert_eq!(blocks_of(&document), ["Kính gửi: Sở Nội vụ"]);
    }
}

#[test]
fn styles_for_all_and_headings_of_the_outline() {
    let styles = format!(
        "<office:document-styles {NAMESPACES}><office:styles>\
         <style:style style:name=\"Standard\" style:family=\"paragraph\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
         <text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>\
         <text:outline-level-style text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\"/>\
         <text:outline-level-style text:level=\"3\" style:num-format=\"\"/></text:outline-style></office:styles>\
         <office:master-styles><style:master-page><style:header><text:p>Trang 1</text:p></style:header></style:master-page>\
         </office:master-styles></office:document-styles>"
    );
    let text = "<text:h text:outline-level=\"1\">MỤC TIÊU</text:h><text:h text:outline-level=\"2\">Chung</text:h>\
        <text:h text:outline-level=\"3\">Không số</text:h><text:h text:outline-level=\"1\">NHIỆM VỤ</text:h>\
        <text:h text:outline-level=\"2\">Riêng</text:h><text:h text:outline-level=\"2\" text:is-list-header=\"true\">Ghi chú</text:h>\
        <text:p text:style-name=\"Standard\">Đậm</text:p>";
    let parts = [("mimetype", MIMETYPE), ("content.xml", &content("", text)), ("styles.xml", &styles)];
    let document = papers::read("a.odt", &zip(&parts)).expect("readable");
    let expected = ["I. MỤC TIÊU", "1. Chung", "Không số", "II. NHIỆM VỤ", "1. Riêng", "Ghi chú", "Đậm"];
    assert_eq!(blocks_of(&document), expected);
    assert_eq!(marked(texts(&document)[6], MarkKind::Bold), ["Đậm"]);
}
