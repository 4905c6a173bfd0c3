//! PDF files, written object by object.

mod common;

use common::blocks_of;
use common::pdf::{Pdf, hex, line, lines};
use papers::Error;

/// Returns the words of the blocks of a file.
fn words(file: &[u8]) -> Vec<String> {
    blocks_of(&papers::read("van-ban.pdf", file).expect("a sound file"))
}

/// Returns the words of a file of one page with such a content.
fn shown(content: &str) -> Vec<String> {
    let mut pdf = Pdf::new();
    pdf.page(content, "", "");
    words(&pdf.bytes())
}

#[test]
fn lines_become_paragraphs() {
    let file = lines(&["THÔNG BÁO", "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 về"]);
    assert_eq!(words(&file), ["THÔNG BÁO", "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 về"]);
}

#[test]
fn the_order_of_drawing_does_not_matter() {
    let content = [line(85, 700, "THÔNG BÁO"), line(85, 780, "ỦY BAN NHÂN DÂN")];
    assert_eq!(shown(&content.concat()), ["ỦY BAN NHÂN DÂN", "THÔNG BÁO"]);
}

#[test]
fn spaces_between_letters_and_adjustments_move_the_pen() {
    let array = format!("BT /F 14 Tf 85 700 Td [{} -600 {}] TJ ET", hex("Phòng"), hex("QLKH"));
    assert_eq!(shown(&array), ["Phòng QLKH"]);
    let spaced = format!("BT /F 14 Tf 85 700 Td 7 Tw {} Tj ET", hex("Phòng QLKH"));
    assert_eq!(shown(&spaced), ["Phòng QLKH"]);
}

#[test]
fn what_is_clipped_off_or_beside_the_page_is_not_read() {
    let clipped =
        format!("q 0 0 595 400 re W n {} Q {}", line(85, 700, "Bản nháp"), line(85, 650, "THÔNG BÁO"));
    assert_eq!(shown(&clipped), ["THÔNG BÁO"]);
    assert_eq!(shown(&[line(85, 1000, "Bản nháp"), line(85, 650, "THÔNG BÁO")].concat()), ["THÔNG BÁO"]);
}

#[test]
fn words_that_the_file_tells_stand_in_place_of_glyphs() {
    let told = hex("\u{feff}Sở");
    let marked = format!("/Span << /ActualText {told} >> BDC {} EMC", line(85, 700, "S?"));
    assert_eq!(shown(&marked), ["Sở"]);
}

#[test]
fn a_file_without_words_says_so() {
    let mut pdf = Pdf::new();
    pdf.page("0 0 m 100 100 l S", "", "");
    assert_eq!(papers::read("trong.pdf", &pdf.bytes()), Err(Error::Empty));
}

/// Returns the words of a page whose font is described so, set with codes of one byte.
fn in_font(font: &str, codes: &str) -> Vec<String> {
    let mut pdf = Pdf::new();
    let font = pdf.add(font);
    let content = format!("BT /F 14 Tf 85 700 Td <{codes}> Tj ET");
    pdf.page(&content, "", &format!("/Font << /F {font} 0 R >>"));
    words(&pdf.bytes())
}

#[test]
fn letters_come_from_the_names_of_glyphs() {
    let differences =
        "/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /Abreve /uni1EC7 /u1EDD] >>";
    let font = format!("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman {differences} >>");
    assert_eq!(in_font(&font, "414243"), ["Ăệờ"]);
}

#[test]
fn fonts_from_before_unicode_are_known_by_their_names() {
    // "Thông báo" as TCVN3 has it; the font is not in the file.
    let font = "<< /Type /Font /Subtype /TrueType /BaseFont /.VnTime /Encoding /WinAnsiEncoding >>";
    assert_eq!(in_font(font, "5468ab6e672062b86f"), ["Thông báo"]);
    let subset = font.replace("/.VnTime", "/ABCDEF+.VnTime").replace("/Encoding /WinAnsiEncoding", "");
    assert_eq!(in_font(&subset, "5468ab6e672062b86f"), ["Thông báo"]);
}

#[test]
fn signs_of_lists_are_signs() {
    let table = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <b7> <f0b7> endbfchar";
    let mut pdf = Pdf::new();
    let table = pdf.stream("", table);
    let font =
        pdf.add(format!("<< /Type /Font /Subtype /TrueType /BaseFont /Wingdings /ToUnicode {table} 0 R >>"));
    let content = format!("BT /W 14 Tf 60 700 Td <b7> Tj ET {}", line(85, 700, "Văn phòng Sở chủ trì"));
    pdf.page(&content, "", &format!("/Font << /W {font} 0 R /F {} 0 R >>", common::pdf::FONT));
    assert_eq!(words(&pdf.bytes()), ["• Văn phòng Sở chủ trì"]);
}

#[test]
fn what_a_glyph_means_may_be_unknown() {
    let font =
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] >>";
    assert_eq!(in_font(font, "01230124"), ["\u{fffd}\u{fffd}"]);
}

#[test]
fn a_turned_page_is_read_as_it_is_seen() {
    let mut pdf = Pdf::new();
    // The page is turned by a quarter; its words are written upwards so that they stand upright on it.
    let content = format!("0 1 -1 0 595 0 cm {} {}", line(85, 500, "THÔNG BÁO"), line(85, 400, "Kết luận"));
    pdf.page(&content, "/Rotate 90", "");
    assert_eq!(words(&pdf.bytes()), ["THÔNG BÁO", "Kết luận"]);
}

#[test]
fn layers_that_are_off_are_not_read() {
    let mut pdf = Pdf::new();
    let layer = pdf.add("<< /Type /OCG /Name (Draft) >>");
    pdf.catalogue = format!("/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>");
    let content = format!("/OC /L BDC {} EMC {}", line(85, 700, "Bản nháp"), line(85, 650, "THÔNG BÁO"));
    pdf.page(&content, "", &format!("/Properties << /L {layer} 0 R >>"));
    assert_eq!(words(&pdf.bytes()), ["THÔNG BÁO"]);
}

#[test]
fn forms_and_annotations_are_part_of_the_page() {
    let mut pdf = Pdf::new();
    let resources = format!("/Resources << /Font << /F {} 0 R >> >>", common::pdf::FONT);
    let entries = format!("/Subtype /Form /BBox [0 0 300 50] /Matrix [1 0 0 1 0 0] {resources}");
    let form = pdf.stream(&entries, line(0, 10, "THÔNG BÁO").as_bytes());
    let field = pdf.stream(&entries, line(0, 10, "Số: 15/TB-SKHCN").as_bytes());
    let annotations =
        format!("/Annots [<< /Subtype /Widget /Rect [85 500 385 550] /AP << /N {field} 0 R >> >>]");
    pdf.page("q 1 0 0 1 85 700 cm /X Do Q", &annotations, &format!("/XObject << /X {form} 0 R >>"));
    assert_eq!(words(&pdf.bytes()), ["THÔNG BÁO", "Số: 15/TB-SKHCN"]);
}

#[test]
fn a_scan_behind_a_blank_page_is_a_scan() {
    let mut pdf = Pdf::new();
    pdf.page("0 0 m 100 100 l S", "", "");
    let entries =
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
    let picture = pdf.stream(entries, b"A");
    pdf.page("595 0 0 842 0 0 cm /P Do", "", &format!("/XObject << /P {picture} 0 R >>"));
    let never = papers::Reader::new().ocr(papers::Ocr::Never).read("quet.pdf", &pdf.bytes());
    assert_eq!(never, Err(Error::Scan));
}
