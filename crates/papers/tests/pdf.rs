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
