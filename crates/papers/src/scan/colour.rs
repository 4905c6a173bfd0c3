//! Colour to gray: red stamps and blue strokes of a pen leave the page, coloured words stay.

use image::{DynamicImage, GrayImage, Luma, RgbImage};

/// Returns the picture in gray, on white where it was transparent. Where something coloured is as high and wide as a stamp or a
/// signature, the lightest channel counts, and is stretched until the coloured ink is white: black under it stays black.
pub(crate) fn gray(picture: DynamicImage) -> GrayImage {
    if !picture.color().has_color() && !picture.color().has_alpha() {
        return picture.into_luma8();
    }
    let colours = on_white(picture);
    let stamps = Blots::of(&colours);
    let white = u16::from(stamps.ink(&colours)).max(1);
    GrayImage::from_fn(colours.width(), colours.height(), |x, y| {
        let channels = colours.get_pixel(x, y).0;
        if !stamps.hold(x, y) {
            return Luma([luma(channels)]);
        }
        Luma([(u16::from(lightest(channels)) * 255 / white).min(255) as u8])
    })
}

fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let layers = picture.into_rgba8();
    RgbImage::from_fn(layers.width(), layers.height(), |x, y| {
        let [red, green, blue, alpha] = layers.get_pixel(x, y).0;
        let over = |channel: u8| {
            ((u16::from(channel) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255) as u8
        };
        image::Rgb([over(red), over(green), over(blue)])
    })
}

fn luma([red, green, blue]: [u8; 3]) -> u8 {
    ((u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114) / 1000) as u8
}

fn lightest(channels: [u8; 3]) -> u8 {
    channels.into_iter().max().unwrap_or(0)
}

/// Channels that are so far apart are ink of a colour; paper that has yellowed and the fringes of JPEG stay below.
const COLOURED: u8 = 60;

/// A page is cut into so many squares across for finding stamps: each is some 1.5 mm wide.
const SQUARES_ACROSS: u32 = 140;

/// A square is coloured from this share of its pixels on.
const FILLED: u32 = 20;

/// Stamps and signatures are at least so many squares wide and high (12 mm): more than a line of coloured words is high.
const LEAST_SQUARES: u32 = 8;

/// Large coloured things on a page, on a grid of squares.
struct Blots {
    side: u32,
    across: u32,
    /// Squares within a blot.
    held: Vec<bool>,
}

impl Blots {
    fn of(colours: &RgbImage) -> Self {
        let side = (colours.width() / SQUARES_ACROSS).max(2);
        let across = colours.width().div_ceil(side);
        let down = colours.height().div_ceil(side);
        let mut counts = vec![0_u32; across as usize * down as usize];
        for (x, y, pixel) in colours.enumerate_pixels() {
            if is_coloured(pixel.0)
                && let Some(count) = counts.get_mut((y / side * across + x / side) as usize)
            {
                *count += 1;
            }
        }
        let mut coloured: Vec<bool> = counts.iter().map(|count| *count * FILLED >= side * side).collect();
        let mut held = vec![false; coloured.len()];
        for start in 0..coloured.len() {
            let blot = take_blot(&mut coloured, start, across as usize);
            if is_large(&blot, across as usize) {
                for square in blot.into_iter().flat_map(|square| around(square, across as usize)) {
                    if let Some(held) = held.get_mut(square) {
                        *held = true;
                    }
                }
            }
        }
        Self { side, across, held }
    }

    fn hold(&self, x: u32, y: u32) -> bool {
        let square = y / self.side * self.across + x / self.side;
        self.held.get(square as usize).copied().unwrap_or(false)
    }

    /// Returns how light the coloured ink is at its darkest, by its lightest channel: a scanner sees red ink as (214, 38, 44),
    /// and a fringe of it darker still.
    fn ink(&self, colours: &RgbImage) -> u8 {
        if !self.held.contains(&true) {
            return u8::MAX;
        }
        let mut counts = [0_u32; 256];
        for (x, y, pixel) in colours.enumerate_pixels() {
            if is_coloured(pixel.0) && self.hold(x, y) {
                counts[usize::from(lightest(pixel.0))] += 1;
            }
        }
        let all: u32 = counts.iter().sum();
        let mut darker = 0;
        let found = (0..=u8::MAX).find(|light| {
            darker += counts[usize::from(*light)];
            darker * DARKEST > all
        });
        found.unwrap_or(u8::MAX).max(DARKEST_INK)
    }
}

/// One in so many pixels of coloured ink is darker than what becomes white: what lies on black letters.
const DARKEST: u32 = 20;

/// Ink whose lightest channel is darker than this is near to black: blue of a pen has 140 at least.
const DARKEST_INK: u8 = 128;

fn is_coloured(channels: [u8; 3]) -> bool {
    let darkest = channels.into_iter().min().unwrap_or(0);
    lightest(channels) - darkest >= COLOURED
}

/// Takes the coloured squares that hang together with one of them out of the grid.
fn take_blot(coloured: &mut [bool], start: usize, across: usize) -> Vec<usize> {
    let mut blot = Vec::new();
    let mut open = vec![start];
    while let Some(square) = open.pop() {
        if coloured.get_mut(square).is_some_and(std::mem::take) {
            blot.push(square);
            open.extend(around(square, across));
        }
    }
    blot
}

/// Returns a square and its eight neighbours.
fn around(square: usize, across: usize) -> impl Iterator<Item = usize> {
    let column = square % across;
    let columns = column.saturating_sub(1)..(column + 2).min(across);
    let row = square / across;
    (row.saturating_sub(1)..row + 2)
        .flat_map(move |row| columns.clone().map(move |column| row * across + column))
}

fn is_large(blot: &[usize], across: usize) -> bool {
    let reach = |place: fn(usize, usize) -> usize| {
        let places = blot.iter().map(|square| place(*square, across));
        places.clone().max().zip(places.min()).map_or(0, |(most, least)| most - least + 1)
    };
    let least = LEAST_SQUARES as usize;
    reach(|square, across| square % across) >= least && reach(|square, across| square / across) >= least
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    fn page() -> RgbImage {
        RgbImage::from_pixel(1400, 1400, Rgb([255; 3]))
    }

    #[test]
    fn a_red_ring_leaves_and_the_black_under_it_stays() {
        let mut page = page();
        for (x, y, pixel) in page.enumerate_pixels_mut() {
            let distance = (x as f32 - 700.0).hypot(y as f32 - 700.0);
            if (90.0..110.0).contains(&distance) {
                *pixel = Rgb([190, 30, 40]);
            }
            if (690..710).contains(&y) && (550..850).contains(&x) {
                *pixel = Rgb([25, 20, 20]);
            }
        }
        let gray = gray(DynamicImage::ImageRgb8(page));
        assert_eq!(gray.get_pixel(700, 600).0, [255], "the ring");
        assert!(gray.get_pixel(600, 700).0[0] < 40, "the word under it");
    }

    #[test]
    fn a_line_of_red_words_stays() {
        let mut page = page();
        for y in 400..440 {
            for x in (200..1000).filter(|x| x % 20 < 8) {
                page.put_pixel(x, y, Rgb([220, 30, 40]));
            }
        }
        assert!(gray(DynamicImage::ImageRgb8(page)).get_pixel(204, 420).0[0] < 120);
    }

    #[test]
    fn what_is_transparent_is_white() {
        let picture = image::RgbaImage::from_pixel(4, 4, image::Rgba([0, 0, 0, 0]));
        assert_eq!(gray(DynamicImage::ImageRgba8(picture)).get_pixel(1, 1).0, [255]);
    }
}
