//! Word files, made of small pieces of their XML.

mod changes;
#[path = "../common/mod.rs"]
mod common;
mod damaged;
mod fields;
mod fonts;
mod notes;
mod numbering;
mod parts;
mod tables;

use blocks::{Body, Heading, MarkKind};
use common::{blocks_of, marked, p, rows, table, texts, word};

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
 <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
 <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
 <w:lvl w:ilvl="5"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/><w:pStyle w:val="Dieu"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"#;

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Muc2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Dieu"/><w:basedOn w:val="Muc2"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:name w:val="Vong"/><w:basedOn w:val="Vong"/></w:style>
<w:style w:type="character" w:styleId="Manh"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"#;

fn parts() -> [(&'static str, &'static str); 2] {
    [("word/numbering.xml", NUMBERING), ("word/styles.xml", STYLES)]
}

fn item(list: u32, level: u32, words: &str) -> String {
    p(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#), words)
}

#[test]
fn automatic_numbers_are_visible_labels() {
    let body = [
        item(1, 0, "NHIỆM VỤ"),
        item(1, 1, "Văn phòng Sở"),
        item(1, 4, "Tham mưu kế hoạch."),
        item(1, 5, "Trong quý I."),
        item(1, 1, "Thanh tra Sở"),
        item(1, 2, "Đoàn số 1"),
        item(1, 2, "Đoàn số 2"),
        item(1, 3, "thứ nhất"),
        item(1, 3, "thứ hai"),
        item(1, 0, "TỔ CHỨC THỰC HIỆN"),
        item(1, 1, "Các phòng"),
        item(3, 1, "Bắt đầu lại"),
        item(3, 1, "Tiếp theo"),
    ]
    .concat();
    assert_eq!(
        blocks_of(&word(&body, &parts())),
        [
            "I. NHIỆM VỤ",
            "1. Văn phòng Sở",
            "- Tham mưu kế hoạch.",
            "+ Trong quý I.",
            "2. Thanh tra Sở",
            "2.1. Đoàn số 1",
            "2.2. Đoàn số 2",
            "a) thứ nhất",
            "b) thứ hai",
            "II. TỔ CHỨC THỰC HIỆN",
            "1. Các phòng",
            "5. Bắt đầu lại",
            "6. Tiếp theo",
        ]
    );
}

#[test]
fn numbers_come_from_styles_and_legal_numbering_is_arabic() {
    let style = r#"<w:pStyle w:val="Dieu"/>"#;
    let body =
        [p(style, "Phạm vi"), p(style, "Đối tượng"), item(2, 1, "Cá nhân"), p(style, "Hiệu lực")].concat();
    let document = word(&body, &parts());
    assert_eq!(
        blocks_of(&document),
        ["Điều 1. Phạm vi", "Điều 2. Đối tượng", "2.1 Cá nhân", "Điều 3. Hiệu lực"]
    );
    let Body::Paragraph(first) = &document.blocks[0].body else { panic!("a paragraph") };
    assert_eq!(first.heading, Some(Heading(2)), "from the style it is based on");
    assert!(
        first.text.is_all(MarkKind::Bold, 0..first.text.as_str().len()),
        "the label looks like the words"
    );
}

#[test]
fn an_empty_item_counts_but_is_no_block_and_zero_is_no_list() {
    let body = [item(1, 1, "Một"), item(1, 1, ""), item(1, 1, "Ba"), item(0, 0, "Không đánh số")].concat();
    assert_eq!(blocks_of(&word(&body, &parts())), ["1. Một", "3. Ba", "Không đánh số"]);
}

#[test]
fn a_dash_typed_behind_an_automatic_one_is_the_same_dash() {
    assert_eq!(blocks_of(&word(&item(1, 4, "- Tham mưu."), &parts())), ["- Tham mưu."]);
}

#[test]
fn styles_in_a_ring_do_not_hang() {
    assert_eq!(
        blocks_of(&word(&p(r#"<w:pStyle w:val="Vong"/>"#, "Văn phòng Sở"), &parts())),
        ["Văn phòng Sở"]
    );
}

#[test]
fn runs_keep_bold_and_italic() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">1. Văn phòng </w:t></w:r>\
                <w:r><w:rPr><w:rStyle w:val=\"Manh\"/></w:rPr><w:t xml:space=\"preserve\">Sở </w:t></w:r>\
                <w:r><w:rPr><w:b w:val=\"0\"/><w:i/></w:rPr><w:t>KH&amp;CN</w:t></w:r><w:r><w:tab/><w:t>2024</w:t></w:r></w:p>";
    let document = word(body, &parts());
    let text = texts(&document)[0];
    assert_eq!(text.as_str(), "1. Văn phòng Sở KH&CN 2024");
    assert_eq!(marked(text, MarkKind::Italic), ["KH&CN"]);
    assert!(
        text.is_all(MarkKind::Bold, 0.."1. Văn phòng Sở".len())
            && !text.is_all(MarkKind::Bold, 0..text.as_str().len())
    );
}

#[test]
fn fields_controls_boxes_and_hidden_words() {
    let body = "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:sdtContent></w:sdt>\
                <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>\
                <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Ngày 5/3</w:t></w:r>\
                <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>\
                <w:p><w:r><w:t>Neo</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>\
                <w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Thông báo</w:t></w:r></w:p>";
    assert_eq!(blocks_of(&word(body, &[])), ["Trong khung", "Ngày 5/3", "Neo", "Hộp", "THÔNG BÁO"]);
}

#[test]
fn breaks_part_titles_and_stay_inside_items() {
    let body = "<w:p><w:r><w:t>TL. GIÁM ĐỐC</w:t><w:br/><w:t>CHÁNH VĂN PHÒNG</w:t></w:r></w:p>\
                <w:p><w:r><w:t>- Xây dựng kế hoạch.</w:t><w:br/><w:t>Thời hạn: 30/6.</w:t></w:r></w:p>\
                <w:p><w:r><w:t>- Xây dựng kế hoạch</w:t><w:br/><w:t>công tác năm.</w:t></w:r></w:p>";
    assert_eq!(
        blocks_of(&word(body, &[])),
        [
            "TL. GIÁM ĐỐC",
            "CHÁNH VĂN PHÒNG",
            "- Xây dựng kế hoạch.\nThời hạn: 30/6.",
            "- Xây dựng kế hoạch công tác năm."
        ]
    );
}

#[test]
fn a_subject_in_several_paragraphs_is_one_block() {
    let bold = |words: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r></w:p>");
    let body = [
        bold("THÔNG BÁO"),
        bold("Kết luận của Giám đốc Sở Khoa học và Công nghệ"),
        bold("tại cuộc họp giao ban tháng 01"),
        p("", "Ngày 29/01/2025, Giám đốc Sở chủ trì cuộc họp."),
    ]
    .concat();
    let blocks = blocks_of(&word(&body, &[]));
    assert_eq!(blocks.len(), 3, "{blocks:#?}");
    assert!(blocks[1].ends_with("Công nghệ tại cuộc họp giao ban tháng 01"));
}

fn cell(properties: &str, words: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", words))
}

#[test]
fn cells_hold_paragraphs_and_nested_tables_as_lines() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("", "trong một"), cell("", "trong hai"));
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{}{inner}</w:tc>{}</w:tr></w:tbl>",
        item(1, 1, "Kế hoạch"),
        item(1, 1, "Hội nghị"),
        cell("", "B")
    );
    assert_eq!(rows(table(&word(&body, &parts()))), ["1. Kế hoạch\n2. Hội nghị\ntrong một\ntrong hai | B"]);
}

#[test]
fn letterhead_and_signature_tables_are_unfolded() {
    let head = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        p("", "UBND TỈNH LAM GIANG"),
        p("", "Số: 12/TB-SNV"),
        p("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        p("", "Độc lập - Tự do - Hạnh phúc"),
    );
    let tail = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        p("", "Nơi nhận:"),
        p("", "- Như trên."),
        p("", "TL. GIÁM ĐỐC"),
        p("", "Lê Thị Hồng Vân"),
    );
    assert_eq!(
        blocks_of(&word(&(head + &tail), &[])),
        [
            "UBND TỈNH LAM GIANG",
            "Số: 12/TB-SNV",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Nơi nhận:",
            "- Như trên.",
            "TL. GIÁM ĐỐC",
            "Lê Thị Hồng Vân",
        ]
    );
}

#[test]
fn pages_are_counted_where_word_noted_them() {
    let body = "<w:p><w:r><w:t>Một</w:t></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>Hai</w:t></w:r></w:p>\
                <w:p><w:r><w:t>Vẫn hai, </w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>sang ba</w:t></w:r></w:p><w:p><w:r><w:t>Ba</w:t></w:r></w:p>";
    let pages: Vec<Option<u32>> = word(body, &[]).blocks.iter().map(|block| block.page).collect();
    assert_eq!(pages, [Some(1), Some(2), Some(2), Some(3)]);
    assert_eq!(word(&p("", "Một"), &[]).blocks[0].page, None);
}

#[test]
fn offsets_count_the_words_joined_by_newlines() {
    let body = [item(1, 1, "Văn phòng"), p("", "  Thanh tra"), p("", ""), p("", "Sở")].concat();
    let document = word(&body, &parts());
    let decoded: Vec<char> = "1. Văn phòng\n  Thanh tra\n\nSở".chars().collect();
    for text in texts(&document) {
        for (at, letter) in text.as_str().char_indices() {
            assert_eq!(decoded[text.input_offset(at)], letter, "{}", text.as_str());
        }
    }
}

#[test]
fn tabs_part_the_columns_of_a_letterhead_only() {
    let tabbed = |one: &str, two: &str| {
        format!("<w:p><w:r><w:t>{one}</w:t><w:tab/><w:tab/><w:t>{two}</w:t></w:r></w:p>")
    };
    let body = [
        tabbed("UBND TỈNH LAM GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        tabbed("Số: 12/TB-SNV", "Lam Giang, ngày 5 tháng 3 năm 2024"),
        tabbed("1.", "Văn phòng Sở"),
        tabbed("Nơi nhận:", "TL. GIÁM ĐỐC"),
        tabbed("- Như trên;", "CHÁNH VĂN PHÒNG"),
    ]
    .concat();
    assert_eq!(
        blocks_of(&word(&body, &[])),
        [
            "UBND TỈNH LAM GIANG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Số: 12/TB-SNV",
            "Lam Giang, ngày 5 tháng 3 năm 2024",
            "1. Văn phòng Sở",
            "Nơi nhận:",
            "TL. GIÁM ĐỐC",
            "- Như trên;",
            "CHÁNH VĂN PHÒNG",
        ]
    );
}
