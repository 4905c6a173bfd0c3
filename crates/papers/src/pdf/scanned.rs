//! Which pages are scans.

use crate::page::Page;

/// Tells whether a page of a PDF is a scan: a picture covers it, and next to no letters stand on it. Those of a digital
/// signature may; a layer of text that a scanner's program has laid under the picture has more.
pub(super) fn is_scan(page: &Page) -> bool {
    let inside = |from: f32, to: f32, most: f32| (to.min(most) - from.max(0.0)).max(0.0);
    let covered = page.pictures.iter().map(|picture| {
        inside(picture.left, picture.right, page.width) * inside(picture.top, picture.bottom, page.height)
    });
    let letters = page.letters.chars().filter(|letter| !letter.is_whitespace()).take(LETTERS_ON_SCAN).count();
    letters < LETTERS_ON_SCAN && covered.sum::<f32>() > page.width * page.height * COVERED
}

/// The box of a digital signature has some 120 letters.
const LETTERS_ON_SCAN: usize = 200;

/// The share of a page that pictures cover on a scan, at least; scanners cut off white margins.
const COVERED: f32 = 0.5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Area;

    #[test]
    fn pages_of_a_pdf_are_scans_if_a_picture_covers_them_and_few_letters_stand_there() {
        let picture = |bottom: f32| Area { left: -10.0, top: 0.0, right: 600.0, bottom };
        let page = |bottom: f32, letters: usize| Page {
            width: 595.0,
            height: 842.0,
            pictures: vec![picture(bottom)],
            letters: "a ".repeat(letters),
            ..Page::default()
        };
        assert!(is_scan(&page(842.0, 0)));
        assert!(is_scan(&page(842.0, 120)), "with the box of a digital signature");
        assert!(!is_scan(&page(842.0, 1_000)), "with a layer of text");
        assert!(!is_scan(&page(150.0, 0)), "with a picture at the head");
    }
}
