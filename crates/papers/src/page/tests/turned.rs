//! Turned pages, watermarks, hidden layers.

use super::art::{add, draw, words};
use crate::page::{Area, Page, document};

const ART: &str = "
+-----+-----------+
| STT | Nhiệm vụ  |
+-----+-----------+
| 1   | Báo cáo   |
+-----+-----------+
Các đơn vị thực hiện.
";

/// Turns a page: what was upright is then written upwards (90) or downwards (270).
fn turn(page: &Page, angle: i16) -> Page {
    let (width, height) = (page.width, page.height);
    let mut turned = page.clone();
    (turned.width, turned.height) = if angle == 180 { (width, height) } else { (height, width) };
    for piece in &mut turned.pieces {
        piece.angle = angle;
        // As the page is turned back around its corner.
        let (x, y) = match angle {
            90 => (-width, 0.0),
            180 => (-width, -height),
            _ => (0.0, -height),
        };
        (piece.left, piece.right, piece.base) = (piece.left + x, piece.right + x, piece.base + y);
    }
    for rule in &mut turned.rules {
        *rule = match angle {
            90 => Area {
                left: rule.top,
                right: rule.bottom,
                top: width - rule.right,
                bottom: width - rule.left,
            },
            180 => Area {
                left: width - rule.right,
                right: width - rule.left,
                top: height - rule.bottom,
                bottom: height - rule.top,
            },
            _ => Area {
                left: height - rule.bottom,
                right: height - rule.top,
                top: rule.left,
                bottom: rule.right,
            },
        };
    }
    turned
}

#[test]
fn turned_pages_are_read_upright() {
    let page = draw(ART);
    let upright = words(&document([page.clone()]));
    assert_eq!(upright.len(), 3);
    for angle in [90, 180, 270] {
        assert_eq!(words(&document([turn(&page, angle)])), upright, "{angle}");
    }
}

/// Puts what one page shows onto another.
fn put(page: &mut Page, other: &Page, across: f32, down: f32) {
    let letters = u32::try_from(page.letters.len()).expect("pages are small");
    page.letters.push_str(&other.letters);
    for piece in &other.pieces {
        let (x, y) = match piece.angle {
            // As the page is turned back around its corner.
            90 => (-down, across),
            270 => (down, -across),
            _ => (across, down),
        };
        let mut piece = piece.clone();
        piece.letters = piece.letters.start + letters..piece.letters.end + letters;
        (piece.left, piece.right, piece.base) = (piece.left + x, piece.right + x, piece.base + y);
        page.pieces.push(piece);
    }
    page.rules.extend(other.rules.iter().map(|rule| Area {
        left: rule.left + across,
        right: rule.right + across,
        top: rule.top + down,
        bottom: rule.bottom + down,
    }));
}

const TEXT: &str = "
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3, với những
nhiệm vụ mà các phòng, đơn vị trực thuộc Sở phải hoàn thành trong
quý II năm 2025 như bảng kèm theo.
";

#[test]
fn a_sideways_table_on_an_upright_page_is_read_behind_its_text() {
    let table = draw(
        "
+-----+-----------+
| STT | Nhiệm vụ  |
+-----+-----------+
| 1   | Báo cáo   |
+-----+-----------+
",
    );
    let expected = [words(&document([draw(TEXT)])), words(&document([table.clone()]))].concat();
    for (angle, across, down) in [(90, 0.0, 0.0), (270, -300.0, 200.0)] {
        let mut page = draw(TEXT);
        put(&mut page, &turn(&table, angle), across, down);
        assert_eq!(words(&document([page])), expected, "{angle}");
    }
}

#[test]
fn sideways_words_stand_in_their_cell_and_those_in_the_margin_are_dropped() {
    let art = "
+-----+-----------------------+
|     | Nhiệm vụ              |
|     |                       |
|     |                       |
|     |                       |
+-----+-----------------------+
| 1   | Báo cáo tháng         |
+-----+-----------------------+
";
    let mut page = draw(art);
    let mut head = draw("");
    add(&mut head, "Thứ tự", 0.0, 0.0, false, false);
    // Upwards in the first cell, and beside the table.
    let turned = Page { number: 1, width: 0.0, height: 0.0, ..head };
    for (across, down) in [(84.0, 120.0), (20.0, 400.0)] {
        put(&mut page, &turn(&turned, 90), across, down);
    }
    assert_eq!(words(&document([page])), ["Thứ tự | Nhiệm vụ", "1 | Báo cáo tháng"]);
}

#[test]
fn watermarks_and_stamps_are_dropped() {
    let mut page = draw(ART);
    let upright = words(&document([page.clone()]));
    add(&mut page, "DỰ THẢO", 100.0, 200.0, false, false);
    page.pieces.last_mut().expect("added").angle = 45;
    add(&mut page, "MẬT", 100.0, 110.0, false, false);
    page.pieces.last_mut().expect("added").size = 90.0;
    assert_eq!(words(&document([page])), upright);
}

#[test]
fn a_hidden_text_is_read_where_nothing_is_seen_and_said_once() {
    let mut hidden = draw(ART);
    let upright = words(&document([hidden.clone()]));
    let seen = hidden.pieces.clone();
    hidden.pieces.iter_mut().for_each(|piece| piece.hidden = true);
    assert_eq!(words(&document([hidden.clone()])), upright, "hidden alone");
    hidden.pieces.extend(seen.iter().cloned());
    assert_eq!(words(&document([hidden.clone()])), upright, "both");
    let first: Vec<_> = seen.into_iter().take(8).collect();
    hidden.pieces.retain(|piece| piece.hidden);
    hidden.pieces.extend(first);
    assert_eq!(words(&document([hidden])), upright, "a few seen");
}
