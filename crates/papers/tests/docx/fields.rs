//! Fields, content controls and elements that stand for letters.

use crate::common::{blocks_of, p, word};

fn run(inner: &str) -> String {
    format!("<w:r>{inner}</w:r>")
}

fn t(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn field(instruction: &str, result: &str) -> String {
    let mark = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    let instruction = run(&format!("<w:instrText xml:space=\"preserve\"> {instruction} </w:instrText>"));
    [mark("begin"), instruction, mark("separate"), result.to_owned(), mark("end")].concat()
}

fn paragraph(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

fn words_of(body: &str) -> Vec<String> {
    blocks_of(&word(body, &[]))
}

#[test]
fn fields_show_what_they_came_to() {
    for instruction in
        ["DATE \\@ \"d/M\"", "REF _Ref1 \\h", "MERGEFIELD ten", "FORMTEXT", "PAGE", "HYPERLINK \"http://a\""]
    {
        let body = paragraph(&[t("Trước "), field(instruction, &t("kết quả")), t(" sau")].concat());
        assert_eq!(words_of(&body), ["Trước kết quả sau"], "{instruction}");
    }
}

#[test]
fn fields_inside_an_instruction_are_part_of_it() {
    let inner = field("MERGEFIELD loai", &t("A"));
    let mark = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    let body = [
        mark("begin"),
        run("<w:instrText>IF </w:instrText>"),
        inner,
        run("<w:instrText> = \"A\" \"có\" \"không\"</w:instrText>"),
        mark("separate"),
        field("DATE", &t("có")),
        mark("end"),
    ];
    assert_eq!(words_of(&paragraph(&body.concat())), ["có"]);
}

#[test]
fn a_list_of_contents_would_double_the_headings() {
    let mark = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    let body = [
        p("", "Trước"),
        paragraph(
            &[
                mark("begin"),
                run("<w:instrText> TOC \\o \"1-3\" </w:instrText>"),
                mark("separate"),
                t("I. NHIỆM VỤ"),
                run("<w:tab/>"),
                field("PAGEREF _Toc1", &t("1")),
            ]
            .concat(),
        ),
        paragraph(&t("II. TỔ CHỨC THỰC HIỆN")),
        paragraph(&mark("end")),
        p("", "I. NHIỆM VỤ"),
    ];
    assert_eq!(words_of(&body.concat()), ["Trước", "I. NHIỆM VỤ"]);
    let control = format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p("", "MỤC LỤC")
    );
    assert_eq!(words_of(&(control + &p("", "I. NHIỆM VỤ"))), ["I. NHIỆM VỤ"]);
    let simple = format!("<w:p><w:fldSimple w:instr=\"TOC \\o\">{}</w:fldSimple></w:p>", t("I. NHIỆM VỤ"));
    assert_eq!(words_of(&(simple + &p("", "I. NHIỆM VỤ"))), ["I. NHIỆM VỤ"]);
}

#[test]
fn a_field_without_end_hides_nothing() {
    for instruction in ["TOC \\o", "IF"] {
        let body = [
            paragraph(
                &[
                    run("<w:fldChar w:fldCharType=\"begin\"/>"),
                    run(&format!("<w:instrText>{instruction}</w:instrText>")),
                ]
                .concat(),
            ),
            p("", "Văn phòng Sở báo cáo."),
        ];
        assert_eq!(words_of(&body.concat()), ["Văn phòng Sở báo cáo."], "{instruction}");
    }
    let ends = paragraph(&(run("<w:fldChar w:fldCharType=\"end\"/>").repeat(3) + &t("Một")));
    assert_eq!(words_of(&ends), ["Một"]);
}

#[test]
fn boxes_of_forms_show_whether_they_are_ticked() {
    let tick = |inner: &str| {
        [
            run(&format!("<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>{inner}</w:checkBox></w:ffData></w:fldChar>")),
            run("<w:instrText>FORMCHECKBOX</w:instrText>"),
            run("<w:fldChar w:fldCharType=\"end\"/>"),
        ]
        .concat()
    };
    let body = [
        tick("<w:default w:val=\"0\"/><w:checked/>"),
        t(" Có "),
        tick("<w:default w:val=\"0\"/>"),
        t(" Không "),
        tick("<w:default w:val=\"1\"/>"),
    ];
    assert_eq!(words_of(&paragraph(&body.concat())), ["☒ Có ☐ Không ☒"]);
}

#[test]
fn content_controls_hold_blocks_runs_rows_and_cells() {
    let control = |content: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtEndPr><w:rPr><w:b/></w:rPr></w:sdtEndPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )
    };
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p("", words));
    let body = [
        control(&p("", "Khối")),
        paragraph(&[t("Trong "), control(&t("dòng"))].concat()),
        format!(
            "<w:tbl>{}<w:tr>{}{}</w:tr></w:tbl>",
            control(&format!("<w:tr>{}{}</w:tr>", cell("1"), cell("2"))),
            cell("3"),
            control(&cell("4"))
        ),
    ];
    assert_eq!(words_of(&body.concat()), ["Khối", "Trong dòng", "1 | 2", "3 | 4"]);
}

#[test]
fn a_control_that_says_how_to_fill_it_in_is_empty() {
    let control = |content: &str| {
        format!("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
    };
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p("", words));
    let body = [
        paragraph(&[t("Ngày: "), control(&t("Bấm vào đây để nhập ngày.")), t(" sau")].concat()),
        format!("<w:tbl><w:tr>{}{}{}</w:tr></w:tbl>", cell("1"), control(&cell("Bấm vào đây")), cell("3")),
    ];
    assert_eq!(words_of(&body.concat()), ["Ngày: sau", "1 |  | 3"]);
    let filled = "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr w:val=\"0\"/></w:sdtPr><w:sdtContent><w:r><w:t>30/6</w:t></w:r></w:sdtContent></w:sdt></w:p>";
    assert_eq!(words_of(filled), ["30/6"]);
}

#[test]
fn wrappers_are_looked_through() {
    for name in ["smartTag", "customXml", "hyperlink", "bdo", "dir", "ins"] {
        let body = paragraph(&format!("{}<w:{name} w:val=\"rtl\">{}</w:{name}>", t("Sở "), t("Tài chính")));
        assert_eq!(words_of(&body), ["Sở Tài chính"], "{name}");
    }
    let rows = format!(
        "<w:tbl><w:customXml><w:ins><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:ins></w:customXml></w:tbl>",
        p("", "1"),
        p("", "2")
    );
    assert_eq!(words_of(&rows), ["1 | 2"]);
}

#[test]
fn elements_that_stand_for_letters() {
    for (inner, words) in [
        ("<w:t>X</w:t><w:noBreakHyphen/><w:t>quang</w:t>", "X-quang"),
        ("<w:t>kế</w:t><w:softHyphen/><w:t>t</w:t>", "kết"),
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/><w:t>c</w:t>", "a b c"),
        ("<w:t>a</w:t><w:cr/><w:t>b</w:t>", "a b"),
        ("<w:t>kế</w:t><w:proofErr/><w:t>t</w:t>", "kết"),
        (
            "<w:ruby><w:rt><w:r><w:t>đọc</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>chữ</w:t></w:r></w:rubyBase></w:ruby>",
            "chữ",
        ),
        ("<w:t>A</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/><w:t>B</w:t>", "A→B"),
        (
            "<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t> Có </w:t><w:sym w:font=\"Wingdings\" w:char=\"00A8\"/><w:t> Không</w:t>",
            "☑ Có ☐ Không",
        ),
        ("<w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t> 95%</w:t>", "≥ 95%"),
        ("<w:sym w:font=\"Wingdings\" w:char=\"F04A\"/><w:t> Một</w:t>", "• Một"),
        ("<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr><w:t>£</w:t>", "≤"),
        ("<w:t>&#xF0B7; Việc</w:t>", "• Việc"),
        ("<w:t>a&#x2028;b</w:t>", "a b"),
        ("<w:t>5</w:t><w:br w:type=\"textWrapping\"/><w:t>6</w:t>", "5\n6"),
    ] {
        assert_eq!(words_of(&paragraph(&run(inner))), [words], "{inner}");
    }
}

#[test]
fn equations_keep_their_letters() {
    let body = "<w:p><m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:r><m:t>K=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>";
    assert_eq!(words_of(body), ["K=1/2"]);
}

#[test]
fn a_page_begun_by_hand_begins_a_paragraph() {
    let body =
        paragraph(&run("<w:t>Văn phòng theo dõi</w:t><w:br w:type=\"page\"/><w:t>việc thực hiện</w:t>"));
    assert_eq!(words_of(&body), ["Văn phòng theo dõi", "việc thực hiện"]);
}

#[test]
fn hidden_words_are_left_out_and_those_of_web_pages_are_not() {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#;
    let body = paragraph(
        &[
            t("Thấy"),
            run("<w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t>"),
            run("<w:rPr><w:rStyle w:val=\"An\"/></w:rPr><w:t> ẩn</w:t>"),
            run("<w:rPr><w:rStyle w:val=\"An\"/><w:vanish w:val=\"0\"/></w:rPr><w:t xml:space=\"preserve\"> hiện</w:t>"),
            run("<w:rPr><w:webHidden/></w:rPr><w:t xml:space=\"preserve\"> in</w:t>"),
        ]
        .concat(),
    );
    assert_eq!(blocks_of(&word(&body, &[("word/styles.xml", styles)])), ["Thấy hiện in"]);
}

#[test]
fn a_hidden_end_and_a_large_first_letter_join_the_line() {
    let body = "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>1. Văn phòng.</w:t></w:r></w:p><w:p><w:r><w:t>Chủ trì.</w:t></w:r></w:p>";
    assert_eq!(words_of(body), ["1. Văn phòng. Chủ trì."]);
    let body = "<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p><w:p><w:r><w:t>hực hiện</w:t></w:r></w:p>";
    assert_eq!(words_of(body), ["Thực hiện"]);
}

#[test]
fn text_boxes_stand_behind_their_paragraph_once() {
    let inside = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p("", words));
    let shape =
        format!("<wps:wsp xmlns:wps=\"wps\"><wps:txbx>{}</wps:txbx></wps:wsp>", inside("Số: 12/TB-SNV"));
    let drawn = format!(
        "<w:pict><v:shape xmlns:v=\"v\"><v:textbox>{}</v:textbox></v:shape></w:pict>",
        inside("Số: 12/TB-SNV")
    );
    let both = format!(
        "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"wps\"><w:drawing>{shape}</w:drawing></mc:Choice><mc:Fallback>{drawn}</mc:Fallback></mc:AlternateContent>"
    );
    for content in [format!("<w:drawing>{shape}</w:drawing>"), drawn, both] {
        let body = format!("<w:p>{}{}{}</w:p>", t("UBND "), run(&content), t("TỈNH LAM GIANG"));
        assert_eq!(words_of(&body), ["UBND TỈNH LAM GIANG", "Số: 12/TB-SNV"]);
    }
}

#[test]
fn words_of_drawings_and_charts_are_left_out() {
    let body = "<w:p><w:r><w:drawing><a:t xmlns:a=\"a\">Biểu đồ</a:t><wp:docPr xmlns:wp=\"wp\" descr=\"Ảnh\"/></w:drawing><w:t>Chữ</w:t></w:r></w:p>";
    assert_eq!(words_of(body), ["Chữ"]);
}
