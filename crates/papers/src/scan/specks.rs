//! Dust: ink that is too small for the smallest dot of a letter, with nothing around it.

use super::light::INK;
use image::{GrayImage, Luma};

/// Pixels of ink in a square of five by five that are dust: the dot of an i has six of them at 150 pixels to the inch.
const MOST: usize = 3;

/// Makes dust white.
pub(crate) fn remove(picture: &mut GrayImage) {
    let (width, height) = picture.dimensions();
    let mut dust = Vec::new();
    for (y, row) in (0..height).zip(picture.chunks_exact(width.max(1) as usize)) {
        for (x, _) in (0..width).zip(row).filter(|(_, gray)| **gray < INK) {
            let rows = y.saturating_sub(2)..(y + 3).min(height);
            let around = rows.flat_map(|y| (x.saturating_sub(2)..(x + 3).min(width)).map(move |x| (x, y)));
            let ink = around.filter(|(x, y)| picture.get_pixel(*x, *y).0[0] < INK);
            if ink.take(MOST + 1).count() <= MOST {
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

    #[test]
    fn dust_leaves_and_dots_stay() {
        let is_dust = |x: u32, y: u32| (10..12).contains(&x) && y == 10;
        let is_dot = |x: u32, y: u32| (30..33).contains(&x) && (10..12).contains(&y);
        let mut page =
            GrayImage::from_fn(50, 20, |x, y| Luma([if is_dust(x, y) || is_dot(x, y) { 0 } else { 255 }]));
        remove(&mut page);
        assert_eq!(page.get_pixel(10, 10).0, [255]);
        assert_eq!(page.pixels().filter(|pixel| pixel.0[0] == 0).count(), 6);
    }
}
