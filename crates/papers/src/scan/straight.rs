//! A sheet set upright: turned by quarters, by its angle, and brought to the size at which letters are read best.

use super::light::INK;
use image::{GrayImage, Luma, imageops};

/// Returns the picture turned clockwise by a small angle and `scale` times as large.
pub(crate) fn leveled(picture: GrayImage, degrees: f32, scale: f32) -> GrayImage {
    if is_nothing(degrees, scale) {
        return picture;
    }
    if scale < 1.0 {
        // Every pixel must have its say in a smaller picture; turning alone keeps the size.
        let side = |pixels: u32| ((pixels as f32 * scale) as u32).max(1);
        let (width, height) = (side(picture.width()), side(picture.height()));
        let smaller = imageops::resize(&picture, width, height, imageops::FilterType::Triangle);
        return if is_nothing(degrees, 1.0) { smaller } else { resampled(&smaller, degrees, 1.0) };
    }
    resampled(&picture, degrees, scale)
}

fn is_nothing(degrees: f32, scale: f32) -> bool {
    degrees.abs() < LEAST_DEGREES && (scale - 1.0).abs() < 0.01
}

/// Turns a picture clockwise by quarters.
pub(crate) fn turned(picture: GrayImage, quarters: u8) -> GrayImage {
    match quarters % 4 {
        1 => imageops::rotate90(&picture),
        2 => imageops::rotate180(&picture),
        3 => imageops::rotate270(&picture),
        _ => picture,
    }
}

/// Below this angle the far end of a line is off by less than a pixel or two.
const LEAST_DEGREES: f32 = 0.05;

/// Turns a picture clockwise about its middle and enlarges it, in one step: each blurs a little.
fn resampled(picture: &GrayImage, degrees: f32, scale: f32) -> GrayImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (middle_x, middle_y) = (picture.width() as f32 / 2.0, picture.height() as f32 / 2.0);
    let side = |pixels: u32| ((pixels as f32 * scale) as u32).max(1);
    GrayImage::from_fn(side(picture.width()), side(picture.height()), |x, y| {
        let (dx, dy) = ((x as f32 + 0.5) / scale - middle_x, (y as f32 + 0.5) / scale - middle_y);
        let from_x = middle_x + dx * cos + dy * sin - 0.5;
        let from_y = middle_y - dx * sin + dy * cos - 0.5;
        Luma([between(picture, from_x, from_y)])
    })
}

/// Returns the gray between pixels by Catmull and Rom's curve, which keeps edges sharper than a straight line does. White
/// outside.
fn between(picture: &GrayImage, x: f32, y: f32) -> u8 {
    let (left, top) = (x.floor(), y.floor());
    let (weights_x, weights_y) = (weights(x - left), weights(y - top));
    let (left, top) = (left as i64 - 1, top as i64 - 1);
    let mut sum = 0.0;
    for (row, weight_y) in (top..).zip(weights_y) {
        let line = u32::try_from(row).ok().filter(|row| *row < picture.height());
        let start = line.map(|row| row as usize * picture.width() as usize);
        for (column, weight_x) in (left..).zip(weights_x) {
            let place = usize::try_from(column).ok().filter(|column| *column < picture.width() as usize);
            let gray = start.zip(place).and_then(|(start, place)| picture.get(start + place));
            sum += weight_x * weight_y * f32::from(gray.copied().unwrap_or(255));
        }
    }
    sum.clamp(0.0, 255.0) as u8
}

fn weights(t: f32) -> [f32; 4] {
    [
        ((2.0 - t) * t - 1.0) * t / 2.0,
        ((3.0 * t - 5.0) * t * t + 2.0) / 2.0,
        ((4.0 - 3.0 * t) * t + 1.0) * t / 2.0,
        (t - 1.0) * t * t / 2.0,
    ]
}

/// Returns the height in pixels of most letters without ascenders, where a page has enough of them: the most frequent
/// height of what hangs together.
pub(crate) fn letter_height(picture: &GrayImage) -> Option<f32> {
    let mut counts = [0_u32; HIGHEST];
    for height in heights(picture) {
        if let Some(count) = counts.get_mut(height as usize) {
            *count += 1;
        }
    }
    // Dots and marks are as many as letters, but three times lower: each thing counts by its height.
    let wide = |height: usize| counts.iter().skip(height.saturating_sub(1)).take(3).sum::<u32>();
    let weight = |height: usize| wide(height) * height as u32;
    let most = (LOWEST..HIGHEST).map(weight).max()?;
    // Letters with ascenders and capitals may weigh as much: those without are the lower of two kinds.
    let lower = (LOWEST..HIGHEST).find(|height| weight(*height) * 5 > most * 3)?;
    let best = (lower..(lower + lower / 5 + 1).min(HIGHEST)).max_by_key(|height| weight(*height))?;
    (wide(best) >= FEW_LETTERS).then_some(best as f32)
}

const LOWEST: usize = 7;
const HIGHEST: usize = 120;
const FEW_LETTERS: u32 = 30;

/// A dense page has some 10,000 letters and marks; what has more is noise, or tells nothing new.
const MANY_THINGS: usize = 100_000;

/// Returns the heights of the things on a page that hang together, by runs of rows: a thing's lower end is where no run
/// below touches it.
fn heights(picture: &GrayImage) -> Vec<u32> {
    let mut things = Things::default();
    let mut before: Vec<(usize, usize, u32)> = Vec::new();
    for (y, row) in picture.chunks_exact(picture.width().max(1) as usize).enumerate() {
        let mut here = Vec::new();
        let mut old = before.iter().peekable();
        for (from, to) in runs(row) {
            let mut thing = None;
            while let Some((_, end, number)) = old.next_if(|(start, _, _)| *start <= to) {
                if *end < from {
                    continue;
                }
                thing = Some(thing.map_or(*number, |known| things.join(known, *number)));
                // A run that reaches further may touch the next one as well.
                if *end > to {
                    break;
                }
            }
            let thing = thing.unwrap_or_else(|| things.begin(y as u32));
            things.reach(thing, y as u32);
            here.push((from, to, thing));
        }
        before = here;
        if things.0.len() > MANY_THINGS {
            break;
        }
    }
    things.heights()
}

/// Returns the runs of ink of a row, ends included.
fn runs(row: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at + row.get(at..)?.iter().position(|pixel| *pixel < INK)?;
        let to =
            row.get(from..)?.iter().position(|pixel| *pixel >= INK).map_or(row.len(), |length| from + length);
        at = to;
        Some((from, to - 1))
    })
}

/// Things that hang together, as a forest: each knows another it was joined to, and its first and last row.
#[derive(Default)]
struct Things(Vec<(u32, u32, u32)>);

impl Things {
    fn begin(&mut self, y: u32) -> u32 {
        let number = self.0.len() as u32;
        self.0.push((number, y, y));
        number
    }

    fn root(&mut self, mut number: u32) -> u32 {
        while let Some(&(parent, ..)) = self.0.get(number as usize) {
            if parent == number {
                break;
            }
            let above = self.0.get(parent as usize).map_or(parent, |thing| thing.0);
            if let Some(thing) = self.0.get_mut(number as usize) {
                thing.0 = above;
            }
            number = above;
        }
        number
    }

    fn join(&mut self, one: u32, other: u32) -> u32 {
        let (one, other) = (self.root(one), self.root(other));
        if one != other
            && let Some((_, top, bottom)) = self.0.get(other as usize).copied()
        {
            if let Some(thing) = self.0.get_mut(one as usize) {
                *thing = (one, thing.1.min(top), thing.2.max(bottom));
            }
            if let Some(thing) = self.0.get_mut(other as usize) {
                thing.0 = one;
            }
        }
        one
    }

    fn reach(&mut self, number: u32, y: u32) {
        let root = self.root(number);
        if let Some(thing) = self.0.get_mut(root as usize) {
            thing.2 = thing.2.max(y);
        }
    }

    fn heights(self) -> Vec<u32> {
        let roots = self.0.iter().enumerate().filter(|(number, thing)| thing.0 as usize == *number);
        roots.map(|(_, (_, top, bottom))| bottom - top + 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of boxes, each a column of 26 rows for a letter and one of 7 rows for its mark.
    fn letters_with_marks() -> GrayImage {
        GrayImage::from_fn(1200, 800, |x, y| {
            let is_letter = (12..38).contains(&(y % 80)) && x % 30 < 14;
            let is_mark = (2..9).contains(&(y % 80)) && (x % 30 < 6 || (10..14).contains(&(x % 30)));
            Luma([if is_letter || is_mark { 0 } else { 255 }])
        })
    }

    #[test]
    fn letters_are_measured_and_not_their_marks() {
        let height = letter_height(&letters_with_marks()).expect("there are letters");
        assert!((25.0..=27.0).contains(&height), "{height}");
        assert_eq!(letter_height(&GrayImage::from_pixel(300, 300, Luma([255]))), None);
    }

    #[test]
    fn things_that_meet_further_down_are_one() {
        // A V: two strokes that begin apart.
        let page = GrayImage::from_fn(60, 30, |x, y| {
            let is_ink = x.abs_diff(10 + y / 2) < 2 || x.abs_diff(38 - y / 2) < 2;
            Luma([if is_ink { 0 } else { 255 }])
        });
        assert_eq!(heights(&page), [30]);
    }

    #[test]
    fn what_was_turned_and_turned_back_is_where_it_was() {
        let mut page = GrayImage::from_pixel(400, 300, Luma([255]));
        (100..120).for_each(|x| (80..100).for_each(|y| page.put_pixel(x, y, Luma([0]))));
        let back = leveled(leveled(page, 3.0, 1.0), -3.0, 1.0);
        assert!(back.get_pixel(110, 90).0[0] < INK && back.get_pixel(90, 90).0[0] > INK);
    }
}
