//! Letters whose font says what they are: encodings from before Unicode, wherever the font is named.

use crate::common::{blocks_of, p, rows, table, word};
use blocks::{Document, DoubtKind};

const OLD: &str = "giao Së N«ng nghiÖp chñ tr×";
const NEW: &str = "giao Sở Nông nghiệp chủ trì";

fn run(fonts: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn fonts(attributes: &str) -> String {
    format!("<w:rFonts {attributes}/>")
}

/// The words that are in doubt.
fn doubted(document: &Document) -> Vec<(&str, DoubtKind)> {
    let doubts = document.doubts.iter();
    doubts.map(|doubt| (document.words(doubt.span).expect("a span of the document"), doubt.kind)).collect()
}

#[test]
fn the_font_of_a_run_decodes_it() {
    for attributes in [
        "w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"",
        "w:hAnsi=\".VnTime\" w:ascii=\"Arial\"",
        "w:ascii=\".VnTime\"",
    ] {
        let body = format!("<w:p>{}</w:p>", run(&fonts(attributes), OLD));
        let document = word(&body, &[]);
        assert_eq!(blocks_of(&document), [NEW], "{attributes}");
        assert_eq!(doubted(&document), [(NEW, DoubtKind::Tcvn3)]);
    }
}

#[test]
fn the_font_comes_from_styles_defaults_and_the_theme() {
    let font = |name: &str| fonts(&format!("w:ascii=\"{name}\" w:hAnsi=\"{name}\""));
    let defaults = |fonts: &str, style: &str| {
        format!(
            "<w:styles xmlns:w=\"w\"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>\
             <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr>{style}</w:rPr></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"C\"><w:basedOn w:val=\"N\"/></w:style>\
             <w:style w:type=\"character\" w:styleId=\"K\"><w:rPr>{}</w:rPr></w:style></w:styles>",
            font(".VnTime")
        )
    };
    let theme = r#"<a:theme xmlns:a="a"><a:fontScheme><a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme></a:theme>"#;
    let relations =
        r#"<Relationships><Relationship Id="r" Type="a/theme" Target="theme/theme1.xml"/></Relationships>"#;
    let themed = fonts("w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"");
    let plain = run("", OLD);
    for (what, styles, properties, run) in [
        ("default style", defaults(&font("Arial"), &font(".VnTime")), "", plain.clone()),
        (
            "a style based on it",
            defaults(&font("Arial"), &font(".VnTime")),
            "<w:pStyle w:val=\"C\"/>",
            plain.clone(),
        ),
        ("defaults", defaults(&font(".VnTime"), ""), "", plain.clone()),
        ("theme", defaults(&themed, ""), "", plain),
        ("style of letters", defaults(&font("Arial"), ""), "", run("<w:rStyle w:val=\"K\"/>", OLD)),
    ] {
        let body = format!("<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>");
        let parts = [
            ("word/styles.xml", styles.as_str()),
            ("word/theme/theme1.xml", theme),
            ("word/_rels/document.xml.rels", relations),
        ];
        assert_eq!(blocks_of(&word(&body, &parts)), [NEW], "{what}");
    }
}

#[test]
fn fonts_change_inside_a_paragraph_and_in_cells() {
    let old = fonts("w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"");
    let new = fonts("w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"");
    let mixed = format!("<w:p>{}{}</w:p>", run(&new, "Đề nghị Ủy ban "), run(&old, OLD));
    let body =
        format!("{mixed}<w:tbl><w:tr><w:tc>{mixed}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("", "Hạn"));
    let document = word(&body, &[]);
    let both = format!("Đề nghị Ủy ban {NEW}");
    assert_eq!(blocks_of(&document)[0], both);
    assert_eq!(rows(table(&document)), [format!("{both} | Hạn")]);
    assert_eq!(doubted(&document).len(), 2);
}

#[test]
fn capitals_labels_and_letterheads_are_decoded_before_they_are_looked_at() {
    let capitals = fonts("w:ascii=\".VnTimeH\" w:hAnsi=\".VnTimeH\"");
    let old = fonts("w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"");
    let cell = |fonts: &str, words: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(fonts, words));
    let head = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell(&capitals, "Uû ban nh©n d©n tØnh Lam Giang"),
        cell(&old, "Céng hßa x· héi chñ nghÜa ViÖt Nam")
    );
    let numbering = format!(
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"§iÒu %1.\"/><w:rPr>{old}</w:rPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let item =
        format!("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>", run(&old, OLD));
    let document = word(&(head + &item), &[("word/numbering.xml", &numbering)]);
    assert_eq!(
        blocks_of(&document),
        [
            "UỶ BAN NHÂN DÂN TỈNH LAM GIANG".to_owned(),
            "Cộng hòa xã hội chủ nghĩa Việt Nam".to_owned(),
            format!("Điều 1. {NEW}")
        ]
    );
}

#[test]
fn soft_hyphens_and_letters_of_the_private_area_are_letters_of_old_fonts() {
    let old = fonts("w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"");
    let hyphen = format!(
        "<w:p><w:r><w:rPr>{old}</w:rPr><w:t>hoµn thµnh tr</w:t><w:softHyphen/><w:t>íc ngµy 15/3</w:t></w:r></w:p>"
    );
    assert_eq!(blocks_of(&word(&hyphen, &[])), ["hoàn thành trước ngày 15/3"]);
    let symbol = |letter: char| match u32::from(letter) {
        code @ 0xa1..=0xff => format!("&#x{:X};", 0xf000 + code),
        _ => letter.to_string(),
    };
    let private = format!("<w:p>{}</w:p>", run(&old, &OLD.chars().map(symbol).collect::<String>()));
    assert_eq!(blocks_of(&word(&private, &[])), [NEW]);
    let sym = format!(
        "<w:p>{}<w:r><w:sym w:font=\".VnTime\" w:char=\"F0EB\"/></w:r>{}</w:p>",
        run(&old, "giao S"),
        run(&old, " N«ng nghiÖp chñ tr×")
    );
    assert_eq!(blocks_of(&word(&sym, &[])), [NEW]);
}

#[test]
fn words_in_unicode_fonts_are_left_alone() {
    let body = p("", "Ủy ban nhân dân tỉnh Lam Giang giao Sở Nông nghiệp chủ trì.");
    let document = word(&body, &[]);
    assert!(document.doubts.is_empty());
    assert_eq!(blocks_of(&document), ["Ủy ban nhân dân tỉnh Lam Giang giao Sở Nông nghiệp chủ trì."]);
}
