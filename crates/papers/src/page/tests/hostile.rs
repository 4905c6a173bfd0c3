//! Pages that no program draws.

use super::art::{add, count};
use crate::page::{Area, Page, Piece, document};
use proptest::prelude::*;

fn number() -> impl Strategy<Value = f32> {
    prop_oneof![
        4 => -50.0f32..900.0,
        1 => prop::sample::select(vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e30, -1e30, 0.0, -0.0, f32::MIN_POSITIVE]),
    ]
}

fn area() -> impl Strategy<Value = Area> {
    (number(), number(), number(), number()).prop_map(|(left, top, right, bottom)| Area {
        left,
        top,
        right,
        bottom,
    })
}

prop_compose! {
    fn piece()(
        start in 0u32..60, length in 0u32..9, left in number(), right in number(), base in number(), size in number(),
        font in prop::option::of(0u16..4), angle in prop::sample::select(vec![0i16, 0, 0, 2, 90, 180, 270, -90, i16::MIN, i16::MAX]),
        bold: bool, italic: bool, hidden in prop::bool::weighted(0.2), sure in prop::option::of(0u8..=255),
    ) -> Piece {
        Piece { letters: start..start + length, left, right, base, size, font, bold, italic, angle, hidden, sure }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_page_is_read(
        pieces in prop::collection::vec(piece(), 0..120), rules in prop::collection::vec(area(), 0..60),
        width in number(), height in number(),
    ) {
        let letters = "Phòng Nội vụ 12/TB\u{302}\u{301} - Nơi nhận: STT \u{ad}\u{0} Ký bởi: TL. GIÁM ĐỐC ".to_owned();
        let page = Page { number: 1, width, height, letters, pieces, rules, pictures: Vec::new(), fonts: vec![".VnTime".to_owned()] };
        let document = document([page.clone(), Page { number: 2, ..page }]);
        for doubt in &document.doubts {
            prop_assert!(document.words(doubt.span).is_some_and(|words| !words.is_empty()));
        }
        for block in &document.blocks {
            if let blocks::Body::Paragraph(paragraph) = &block.body {
                prop_assert!(!paragraph.text.is_empty());
            }
        }
    }
}

/// A page with so many pieces, each where `place` says.
fn many(pieces: usize, place: impl Fn(usize) -> (f32, f32)) -> Page {
    let mut page = Page { number: 1, width: 600.0, height: 800.0, ..Page::default() };
    add(&mut page, "ạ", 0.0, 0.0, false, false);
    let one = page.pieces.pop().expect("it was added");
    page.pieces = (0..pieces)
        .map(|index| {
            let (left, base) = place(index);
            Piece { left, right: left + 3.0, base, ..one.clone() }
        })
        .collect();
    page
}

fn part(index: usize, of: usize) -> f32 {
    count(index % of)
}

#[test]
fn a_hundred_thousand_pieces_and_a_million_rules_are_bounded() {
    let place: [fn(usize) -> (f32, f32); 6] = [
        |_| (100.0, 100.0),
        |index| (part(index, 600), 100.0),
        |index| (100.0, part(index, 800)),
        |index| (part(index, 577), part(index, 773)),
        |index| (part(index, 40) * 15.0, part(index / 40, 2500) * 0.3),
        |index| (part(index, 2) * 300.0, part(index / 2, 60_000) * 0.01),
    ];
    for place in place {
        let _ = document([many(100_000, place)]);
    }
    let lines: [fn(usize) -> Area; 4] = [
        |index| Area { left: part(index, 600), right: part(index, 600) + 0.5, top: 0.0, bottom: 800.0 },
        |index| Area {
            left: part(index, 600),
            right: part(index, 600) + 5.0,
            top: part(index, 800),
            bottom: part(index, 800) + 5.0,
        },
        |index| Area { left: 0.0, right: 600.0, top: part(index, 800), bottom: part(index, 800) },
        |index| {
            let at = part(index / 2, 150) * 4.0;
            if index % 2 == 0 {
                Area { left: at, right: at, top: 0.0, bottom: 800.0 }
            } else {
                Area { left: 0.0, right: 600.0, top: at, bottom: at }
            }
        },
    ];
    for line in lines {
        let page = Page {
            rules: (0..1_000_000).map(line).collect(),
            ..many(1_000, |index| (part(index, 577), part(index, 773)))
        };
        let _ = document([page]);
    }
}
