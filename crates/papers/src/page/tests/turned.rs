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
