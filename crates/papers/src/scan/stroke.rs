//! How thick the strokes of words are: bold words have half as much again.

use super::hocr::Word;
use super::light::INK;
use image::GrayImage;

/// A word is bold if its strokes are so many times as thick as those of the page's middle word.
const BOLD: f32 = 1.35;

/// Tells of each word whether it is bold. A page that is bold throughout has no bold words.
pub(crate) fn bold(picture: &GrayImage, words: &[Word]) -> Vec<bool> {
    let strokes: Vec<f32> = words.iter().map(|word| stroke(picture, word)).collect();
    let mut sorted: Vec<f32> = strokes.iter().copied().filter(|stroke| *stroke > 0.0).collect();
    sorted.sort_by(f32::total_cmp);
    let middle = sorted.get(sorted.len() / 2).copied().unwrap_or(f32::INFINITY);
    strokes.into_iter().map(|stroke| stroke > middle * BOLD).collect()
}

/// Returns the thickness of a word's upright strokes as a share of its height: the middle one of the runs of ink in the
/// rows of the small letters.
fn stroke(picture: &GrayImage, word: &Word) -> f32 {
    let rows = (word.base - word.height * 0.4).max(0.0) as usize..word.base.max(0.0) as usize;
    let (left, right) = (word.place.left as usize, word.place.right as usize);
    let width = picture.width() as usize;
    let mut runs: Vec<usize> = Vec::new();
    for row in rows {
        let Some(pixels) = picture.get(row * width + left.min(width)..row * width + right.min(width)) else {
            break;
        };
        let parts = pixels.split(|pixel| *pixel >= INK).map(<[u8]>::len);
        runs.extend(parts.filter(|length| *length > 0));
    }
    runs.sort_unstable();
    let middle = runs.get(runs.len() / 2).copied().unwrap_or(0);
    middle as f32 / word.height.max(1.0)
}
