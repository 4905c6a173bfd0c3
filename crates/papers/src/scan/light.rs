//! Even light: paper becomes white and ink black, wherever a lamp or a copier made it gray.

use image::GrayImage;

/// The paper's brightness is asked for in squares so many pixels wide: wider than a letter, narrower than a shadow.
const SQUARE: u32 = 48;

/// Below so much brightness a square has no paper: a photograph's dark edge.
const DARK: f32 = 60.0;

/// Gray from which on a pixel of an evened picture is ink.
pub(crate) const INK: u8 = 150;

/// Makes paper white and ink black.
pub(crate) fn even(picture: &mut GrayImage) {
    let paper = Paper::of(picture);
    let (width, deepest) = (picture.width(), ink(picture, &paper));
    let reach = (255.0 - deepest).max(40.0);
    for (y, row) in picture.chunks_exact_mut(width.max(1) as usize).enumerate() {
        for (x, pixel) in row.iter_mut().enumerate() {
            let share = f32::from(*pixel) / paper.at(x as f32, y as f32) * 255.0;
            *pixel = ((share - deepest) * 255.0 / reach).clamp(0.0, 255.0) as u8;
        }
    }
}

/// How bright the paper is, by squares.
struct Paper {
    across: usize,
    down: usize,
    brightness: Vec<f32>,
}

impl Paper {
    fn of(picture: &GrayImage) -> Self {
        let across = picture.width().div_ceil(SQUARE) as usize;
        let down = picture.height().div_ceil(SQUARE) as usize;
        let mut counts = vec![[0_u32; 256]; across];
        let mut brightness = Vec::with_capacity(across * down);
        let rows = picture.chunks_exact(picture.width().max(1) as usize);
        let mut rows = rows.peekable();
        while rows.peek().is_some() {
            counts.iter_mut().for_each(|counts| counts.fill(0));
            for row in rows.by_ref().take(SQUARE as usize) {
                for (counts, pixels) in counts.iter_mut().zip(row.chunks(SQUARE as usize)) {
                    for pixel in pixels {
                        counts[usize::from(*pixel)] += 1;
                    }
                }
            }
            brightness.extend(counts.iter().map(|counts| percentile(counts, 80)));
        }
        let mut paper = Self { across, down, brightness };
        paper.smooth();
        paper
    }

    /// A square full of a picture or a black bar takes the brightness of its brighter neighbours.
    fn smooth(&mut self) {
        let (old, across) = (self.brightness.clone(), self.across);
        for (place, brightness) in self.brightness.iter_mut().enumerate() {
            let (x, y) = (place % across, place / across);
            let rows = y.saturating_sub(1)..(y + 2).min(self.down);
            let near = rows.flat_map(|y| {
                let columns = x.saturating_sub(1)..(x + 2).min(across);
                columns.map(move |x| y * across + x)
            });
            let near = near.filter_map(|place| old.get(place).copied());
            *brightness = near.fold(DARK, f32::max);
        }
    }

    /// Returns the brightness at a pixel, between the middles of the squares.
    fn at(&self, x: f32, y: f32) -> f32 {
        let place = |pixel: f32, squares: usize| {
            let place = (pixel / SQUARE as f32 - 0.5).clamp(0.0, squares.saturating_sub(1) as f32);
            (place as usize, (place as usize + 1).min(squares.saturating_sub(1)), place.fract())
        };
        let (left, right, along) = place(x, self.across);
        let (top, bottom, down) = place(y, self.down);
        let of = |x: usize, y: usize| self.brightness.get(y * self.across + x).copied().unwrap_or(255.0);
        let upper = of(left, top) * (1.0 - along) + of(right, top) * along;
        let lower = of(left, bottom) * (1.0 - along) + of(right, bottom) * along;
        upper * (1.0 - down) + lower * down
    }
}

/// Returns how dark the ink is where the paper is white: the middle of what is darker than half of the paper's
/// brightness, or of the darkest hundredth where everything is faded.
fn ink(picture: &GrayImage, paper: &Paper) -> f32 {
    let mut counts = [0_u32; 256];
    for (y, row) in picture.chunks_exact(picture.width().max(1) as usize).enumerate().step_by(2) {
        for (x, pixel) in row.iter().enumerate().step_by(2) {
            let share = f32::from(*pixel) / paper.at(x as f32, y as f32) * 255.0;
            counts[share.clamp(0.0, 255.0) as usize] += 1;
        }
    }
    percentile_of(&counts, 10).min(180.0)
}

/// Returns the gray below which so many thousandths of the pixels lie.
fn percentile_of(counts: &[u32; 256], thousandths: u64) -> f32 {
    let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let mut below = 0;
    let found = counts.iter().position(|count| {
        below += u64::from(*count);
        below * 1000 > all * thousandths
    });
    found.unwrap_or(255) as f32
}

/// Returns the gray below which so many hundredths of the pixels lie.
fn percentile(counts: &[u32; 256], hundredths: u64) -> f32 {
    percentile_of(counts, hundredths * 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    #[test]
    fn a_faded_page_in_a_shadow_becomes_black_on_white() {
        let mut page = GrayImage::from_fn(600, 400, |x, y| {
            let paper = 250 - x / 6;
            let is_ink = y % 40 < 6 && x % 20 < 10;
            Luma([if is_ink { paper * 6 / 10 } else { paper } as u8])
        });
        even(&mut page);
        for (x, y) in [(45, 122), (585, 122)] {
            assert!(page.get_pixel(x, y).0[0] < INK / 2, "ink at {x}");
            assert!(page.get_pixel(x + 10, y).0[0] > 200, "paper at {x}");
        }
    }

    #[test]
    fn a_picture_without_pixels_or_all_black_is_left() {
        even(&mut GrayImage::new(0, 0));
        let mut black = GrayImage::new(50, 1);
        even(&mut black);
        assert!(black.pixels().all(|pixel| pixel.0[0] == 0));
    }
}
