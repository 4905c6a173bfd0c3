//! Glyphs to words: spaces, marks, letters drawn twice, superscripts, letters in doubt.

use super::art::{PITCH, TOP, add, draw, pages, read, words};
use crate::page::{Page, Piece, document};
use blocks::{Body, DoubtKind, MarkKind};

fn one(page: Page) -> String {
    words(&document([page])).join("\n")
}

#[test]
fn letters_drawn_twice_are_bold_and_read_once() {
    let mut page = draw("Phòng Nội vụ chủ trì");
    for mut piece in page.pieces.clone() {
        (piece.left, piece.right) = (piece.left + 0.3, piece.right + 0.3);
        page.pieces.push(piece);
    }
    let document = document([page]);
    let Body::Paragraph(paragraph) = &document.blocks[0].body else { panic!("a line") };
    assert_eq!(paragraph.text.as_str(), "Phòng Nội vụ chủ trì");
    assert!(paragraph.text.is_all(MarkKind::Bold, 0..paragraph.text.as_str().len()));
}

#[test]
fn marks_drawn_over_their_letters_are_composed() {
    // "Đề án" with a circumflex and a tone over the e, drawn before and behind it.
    for order in [["e", "\u{300}", "\u{302}"], ["\u{302}", "\u{300}", "e"], ["\u{300}", "e", "\u{302}"]] {
        let mut page = draw("Đ");
        for letter in order {
            let left = if letter == "e" { 66.0 } else { 66.5 };
            add(&mut page, letter, left, TOP, false, false);
        }
        add(&mut page, "án", 78.0, TOP, false, false);
        assert_eq!(one(page), "Đề án");
    }
}

#[test]
fn a_letter_made_of_two_glyphs_that_both_say_it_is_one() {
    // A font without "ơ" draws an "o" and, without room of its own, a horn; the table of letters says "ơ" for both.
    let mut page = draw("Nơi nhận:");
    let letter = page.pieces[1].clone();
    let horn = letter.right + 0.9;
    page.pieces.insert(2, Piece { left: horn, right: horn, base: letter.base - 0.5, ..letter });
    assert_eq!(one(page.clone()), "Nơi nhận:");
    page.pieces[2].right += 6.0;
    assert_ne!(one(page), "Nơi nhận:", "what takes room is a letter of its own");
}

#[test]
fn letter_spaced_words_are_closed_up() {
    assert_eq!(read(&["C H Ỉ   T H Ị"]), ["CHỈ THỊ"]);
    let mut page = Page { width: 600.0, height: 800.0, ..Page::default() };
    let mut left = 60.0;
    for letter in "BÁO CÁO TỔNG KẾT".chars() {
        if letter == ' ' {
            left += 3.0;
        } else {
            add(&mut page, &letter.to_string(), left, 60.0, false, false);
            left += 6.0 + 3.0;
        }
    }
    assert_eq!(one(page), "BÁO CÁO TỔNG KẾT");
}

#[test]
fn small_gaps_split_no_word_and_spaces_that_are_drawn_over_are_none() {
    let mut page = Page { width: 600.0, height: 800.0, ..Page::default() };
    for (words, left) in
        [("Ph", 60.0), ("òng", 73.0), (" ", 91.0), ("Nội", 94.0), (" ", 112.0), ("vụ", 112.0)]
    {
        add(&mut page, words, left, 60.0, false, false);
    }
    assert_eq!(one(page), "Phòng Nộivụ");
}

#[test]
fn superscripts_stay_in_their_line() {
    let mut page = draw("Diện tích 20 m  đất ở.\nDòng sau.");
    add(&mut page, "2", 60.0 + 14.0 * 6.0, TOP - 4.5, false, false);
    let last = page.pieces.last_mut().expect("it was added");
    last.size = 7.0;
    last.right = last.left + 3.5;
    assert_eq!(one(page), "Diện tích 20 m2 đất ở.\nDòng sau.");
}

#[test]
fn bold_and_italic_are_kept() {
    let document = document([draw("Giao *Phòng Nội vụ* lập _Đề án_ mới.")]);
    let Body::Paragraph(paragraph) = &document.blocks[0].body else { panic!("a line") };
    let marks: Vec<(MarkKind, &str)> = paragraph
        .text
        .marks()
        .iter()
        .map(|mark| (mark.kind, &paragraph.text.as_str()[mark.range.clone()]))
        .collect();
    assert_eq!(marks, [(MarkKind::Bold, "Phòng Nội vụ"), (MarkKind::Italic, "Đề án")]);
}

#[test]
fn words_that_a_reading_machine_was_not_sure_of_are_doubts() {
    let mut page = Page { number: 1, width: 600.0, height: 800.0, ..Page::default() };
    for (index, (word, sure)) in [("Phòng", 95), ("Nôi", 40), ("vụ", 55), ("họp", 91)].into_iter().enumerate()
    {
        add(&mut page, word, 60.0 + 40.0 * super::art::count(index), 60.0, false, false);
        page.pieces.last_mut().expect("it was added").sure = Some(sure);
    }
    let document = document([page]);
    let doubts: Vec<_> =
        document.doubts.iter().map(|doubt| (document.words(doubt.span), doubt.kind, doubt.sure)).collect();
    assert_eq!(doubts, [(Some("Nôi vụ"), DoubtKind::Unclear, 40)]);
}

#[test]
fn a_signature_box_over_the_text_breaks_no_sentence() {
    let art = "
Phòng Nội vụ chủ trì, phối hợp với các đơn vị liên quan tham mưu
cho Giám đốc Sở ban hành quy chế làm việc.
";
    let mut page = draw(art);
    let lines =
        ["Ký bởi: SỞ Y TẾ", "Email: soyte@lamgiang.gov.vn", "Thời gian ký: 05.03.2024 10:12:01 +07:00"];
    for (index, line) in lines.into_iter().enumerate() {
        let base = TOP + 0.3 * PITCH + 9.0 * super::art::count(index);
        for (place, letter) in line.chars().enumerate() {
            add(&mut page, &letter.to_string(), 200.0 + 4.0 * super::art::count(place), base, false, false);
            let piece = page.pieces.last_mut().expect("it was added");
            (piece.size, piece.right) = (8.0, piece.left + 4.0);
        }
    }
    assert_eq!(one(page), one(draw(art)));
}

#[test]
fn offsets_count_the_words_as_read() {
    let document = document([draw("Sở Y tế\n\nPhòng   Nội vụ")]);
    let Body::Paragraph(second) = &document.blocks[1].body else { panic!("a line") };
    assert_eq!((second.text.as_str(), second.text.input_offset(0)), ("Phòng Nội vụ", 8));
}

#[test]
fn a_lost_page_is_a_paragraph_of_its_own_and_told() {
    let cut = "Giám đốc Sở giao Văn phòng chủ trì, phối hợp với các phòng, đơn vị trực\nthuộc rà soát, bổ sung Quy chế làm việc của Sở và các quy định có";
    let [first, _, third] = &pages(&[cut, "", "liên quan, trình Giám đốc Sở."])[..] else {
        panic!("three")
    };
    let document = document([first.clone(), Page::lost(2), third.clone()]);
    let read = words(&document);
    assert_eq!(read.len(), 3, "{read:?}");
    let [doubt] = document.doubts[..] else { panic!("one") };
    assert_eq!((doubt.kind, document.blocks[doubt.span.block as usize].page), (DoubtKind::Lost, Some(2)));
}
