//! Dust: ink that is too small for the smallest dot of a letter, with nothing around it.

use super::light::INK;
use image::{GrayImage, Luma};

/// Resolution for which the sizes below are given, also taken where a file does not tell its own.
const DPI: f32 = 150.0;

/// Pixels of ink that are dust in a square of five by five: the dot of an i has six of them.
const MOST: f32 = 2.5;

/// Pixels from the middle of this square to its edge.
const REACH: f32 = 2.0;

/// Makes dust white on a picture of `dpi` pixels to the inch.
pub(crate) fn remove(picture: &mut GrayImage, dpi: Option<f32>) {
    let finer = (dpi.unwrap_or(DPI) / DPI).max(1.0);
    let reach = (REACH * finer) as u32;
    let most = (MOST * finer * finer).round() as usize;
    let (width, height) = picture.dimensions();
    let is_ink = |(x, y): &(u32, u32)| picture.get_pixel(*x, *y).0[0] < INK;
    let near = |at: u32, reach: u32, end: u32| at.saturating_sub(reach)..(at + reach + 1).min(end);
    let around = |x: u32, y: u32, reach: u32| {
        near(y, reach, height).flat_map(move |y| near(x, reach, width).map(move |x| (x, y)))
    };
    let mut dust = Vec::new();
    for (y, row) in (0..height).zip(picture.chunks_exact(width.max(1) as usize)) {
        for (x, _) in (0..width).zip(row).filter(|(_, gray)| **gray < INK) {
            let ink = |reach| around(x, y, reach).filter(is_ink).take(most + 1).count();
            let found = ink(reach);
            // A rule is as thin as dust, but goes on.
            if found <= most && ink(reach + 1) == found {
                dust.push((x, y));
            }
        }
    }
    for (x, y) in dust {
        picture.put_pixel(x, y, Luma([255]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns how much ink is left of two blots, so many pixels wide and high, that lie far from each other.
    fn left_of(dust: (u32, u32), dot: (u32, u32), dpi: Option<f32>) -> (usize, usize) {
        let is_blot = |(across, down): (u32, u32), x: u32, y: u32| x < across && (10..10 + down).contains(&y);
        let is_ink = |x: u32, y: u32| {
            if x < 30 { x >= 10 && is_blot(dust, x - 10, y) } else { is_blot(dot, x - 30, y) }
        };
        let mut page = GrayImage::from_fn(50, 30, |x, y| Luma([if is_ink(x, y) { 0 } else { 255 }]));
        remove(&mut page, dpi);
        let ink = |columns: std::ops::Range<u32>| {
            let pixels =
                page.enumerate_pixels().filter(|(x, _, pixel)| columns.contains(x) && pixel.0[0] == 0);
            pixels.count()
        };
        (ink(0..30), ink(30..50))
    }

    #[test]
    fn dust_leaves_and_dots_stay() {
        for dpi in [None, Some(72.0), Some(150.0)] {
            assert_eq!(left_of((2, 1), (3, 2), dpi), (0, 6), "{dpi:?}");
        }
        // The same dust, drawn with twice as many pixels to the inch.
        assert_eq!(left_of((4, 2), (6, 4), Some(300.0)), (0, 24));
        assert_eq!(left_of((4, 2), (6, 4), Some(150.0)), (8, 24));
        assert_eq!(left_of((20, 1), (1, 18), Some(300.0)), (20, 18), "rules");
    }
}
