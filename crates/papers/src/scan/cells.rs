//! Tables: the cells that ruled lines make are shown to the reading machine one below the other, as lines of one column.
//!
//! On the whole page it takes neighbouring cells for one line, loses the spaces between them, and passes over a number
//! that stands alone in its column.

use super::hocr::Word;
use super::light::INK;
use super::rules::Rule;
use crate::page::{self, Area};
use image::{GrayImage, Luma, imageops};

/// Cells below one another, to be read in one go.
pub(crate) struct Stack {
    pub(crate) picture: GrayImage,
    bands: Vec<Band>,
}

/// The words of a cell: what they look like, where they stand on the page, and how far down in the stack.
struct Band {
    picture: GrayImage,
    left: u32,
    top: u32,
    down: u32,
}

/// White around each cell of a stack, in inches: more than between lines, so that two cells are no paragraph.
const APART_INCHES: f32 = 0.15;

/// A stack is as high as two pages at most; what is longer is read in several goes.
const HIGHEST_INCHES: f32 = 24.0;

/// The blurred edge of a border reaches so far into a cell, in inches.
const EDGE_INCHES: f32 = 0.012;

/// A table with fewer filled cells is a frame, or a box to be ticked.
const LEAST_CELLS: usize = 2;

/// A page with more cells is squared paper, or a drawing.
const MOST_CELLS: usize = 3_000;

/// Takes the words of tables off a page: they stand in the stacks, and the page is white there.
pub(crate) fn take(picture: &mut GrayImage, dpi: f32, rules: &[Rule]) -> Vec<Stack> {
    let points = |pixels: f32| pixels * 72.0 / dpi;
    let size = (points(picture.width() as f32), points(picture.height() as f32));
    let rules: Vec<Area> = rules.iter().map(|rule| rule.area(points)).collect();
    let mut all: Vec<Band> = Vec::new();
    for cells in page::cells(&rules, size) {
        let inks: Vec<Rule> = cells.iter().filter_map(|cell| ink(picture, inside(cell, dpi))).collect();
        if inks.len() >= LEAST_CELLS && all.len() + inks.len() <= MOST_CELLS {
            all.extend(inks.into_iter().map(|ink| cut(picture, ink)));
        }
    }
    stacked(all, dpi)
}

impl Stack {
    /// Returns a word of the stack as it stands on the page.
    pub(crate) fn on_page(&self, mut word: Word) -> Option<Word> {
        let middle = (word.place.top + word.place.bottom) / 2;
        let band = self.bands.partition_point(|band| band.down <= middle).checked_sub(1)?;
        let band = self.bands.get(band)?;
        let margin = self.margin();
        let place = word.place;
        let across = |x: u32| (x + band.left).saturating_sub(margin);
        let down = |y: u32| (y + band.top).saturating_sub(band.down);
        word.place = Rule {
            left: across(place.left),
            top: down(place.top),
            right: across(place.right),
            bottom: down(place.bottom),
        };
        word.base += band.top as f32 - band.down as f32;
        Some(word)
    }

    /// Returns the white at its left.
    fn margin(&self) -> u32 {
        self.bands.first().map_or(0, |band| band.down)
    }
}

/// Returns the pixels of a cell within its borders.
fn inside(cell: &Area, dpi: f32) -> Rule {
    let edge = EDGE_INCHES * dpi;
    let pixels = |points: f32| points * dpi / 72.0;
    Rule {
        left: (pixels(cell.left) + edge).ceil() as u32,
        top: (pixels(cell.top) + edge).ceil() as u32,
        right: (pixels(cell.right) - edge) as u32,
        bottom: (pixels(cell.bottom) - edge) as u32,
    }
}

/// Returns the box around the ink of a part of a page.
fn ink(picture: &GrayImage, part: Rule) -> Option<Rule> {
    let mut ink: Option<Rule> = None;
    for y in part.top..part.bottom.min(picture.height()) {
        for x in part.left..part.right.min(picture.width()) {
            if picture.get_pixel(x, y).0[0] < INK {
                let pixel = Rule { left: x, top: y, right: x + 1, bottom: y + 1 };
                ink = Some(ink.map_or(pixel, |known| known.with(pixel)));
            }
        }
    }
    ink
}

/// Cuts a part out of a page.
fn cut(picture: &mut GrayImage, part: Rule) -> Band {
    let (width, height) = (part.right - part.left, part.bottom - part.top);
    let cell = imageops::crop_imm(picture, part.left, part.top, width, height).to_image();
    imageops::replace(
        picture,
        &GrayImage::from_pixel(width, height, WHITE),
        i64::from(part.left),
        i64::from(part.top),
    );
    Band { picture: cell, left: part.left, top: part.top, down: 0 }
}

const WHITE: Luma<u8> = Luma([255]);

/// Puts cells below one another.
fn stacked(bands: Vec<Band>, dpi: f32) -> Vec<Stack> {
    let margin = (APART_INCHES * dpi).ceil() as u32;
    let highest = (HIGHEST_INCHES * dpi) as u32;
    let mut stacks: Vec<(Vec<Band>, u32)> = Vec::new();
    for mut band in bands {
        let height = band.picture.height() + margin;
        match stacks.last_mut().filter(|(_, down)| down + height <= highest) {
            Some((bands, down)) => {
                band.down = *down;
                *down += height;
                bands.push(band);
            }
            None => {
                band.down = margin;
                stacks.push((vec![band], margin + height));
            }
        }
    }
    stacks.into_iter().map(|(bands, height)| Stack::of(bands, margin, height)).collect()
}

impl Stack {
    fn of(bands: Vec<Band>, margin: u32, height: u32) -> Self {
        let width = bands.iter().map(|band| band.picture.width()).max().unwrap_or(0) + 2 * margin;
        let mut picture = GrayImage::from_pixel(width, height, WHITE);
        for band in &bands {
            imageops::replace(&mut picture, &band.picture, i64::from(margin), i64::from(band.down));
        }
        Self { picture, bands }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DPI: f32 = 300.0;

    /// A table of two by two cells, each with a word at another place; below it a word that stands free.
    fn page() -> (GrayImage, Vec<Rule>) {
        let words = [(120, 120, 40), (420, 130, 60), (130, 320, 80), (440, 340, 100), (120, 700, 200)];
        let picture = GrayImage::from_fn(900, 1_200, |x, y| {
            let is_word = |(left, top, width): &(u32, u32, u32)| {
                (*left..left + width).contains(&x) && (*top..top + 30).contains(&y)
            };
            Luma([if words.iter().any(is_word) { 0 } else { 255 }])
        });
        let across = [100, 300, 500].map(|top| Rule { left: 100, top, right: 702, bottom: top + 2 });
        let down = [100, 400, 700].map(|left| Rule { left, top: 100, right: left + 2, bottom: 502 });
        (picture, [across, down].concat())
    }

    fn word(place: Rule) -> Word {
        Word { letters: "a".to_owned(), place, base: place.bottom as f32, height: 30.0, sure: 90 }
    }

    #[test]
    fn cells_stand_below_one_another_and_their_words_go_back() {
        let (mut picture, rules) = page();
        let stacks = take(&mut picture, DPI, &rules);
        let [stack] = &stacks[..] else { panic!("{} stacks", stacks.len()) };
        let margin = stack.margin();
        for (left, top, width) in [(120, 120, 40), (420, 130, 60), (130, 320, 80), (440, 340, 100)] {
            let band = stack.bands.iter().find(|band| band.left == left).expect("a cell");
            let seen = Rule { left: margin, top: band.down, right: margin + width, bottom: band.down + 30 };
            assert_eq!(ink(&stack.picture, seen), Some(seen));
            let back = stack.on_page(word(seen)).expect("a word of a cell");
            assert_eq!(back.place, Rule { left, top, right: left + width, bottom: top + 30 });
            assert_eq!(back.base, (top + 30) as f32);
        }
        let whole = Rule { left: 0, top: 0, right: 900, bottom: 1_200 };
        assert_eq!(ink(&picture, whole), Some(Rule { left: 120, top: 700, right: 320, bottom: 730 }));
    }

    #[test]
    fn a_page_without_a_table_has_no_stack() {
        let (mut picture, rules) = page();
        let before = picture.clone();
        assert!(take(&mut picture, DPI, &rules[..3]).is_empty());
        assert_eq!(picture, before);
    }

    #[test]
    fn squared_paper_and_words_outside_of_a_stack_are_bounded() {
        let lines = |count: u32| (0..count).map(|line| 10 + 30 * line);
        let across = lines(70).map(|top| Rule { left: 10, top, right: 2_080, bottom: top + 2 });
        let down = lines(70).map(|left| Rule { left, top: 10, right: left + 2, bottom: 2_080 });
        let rules: Vec<Rule> = across.chain(down).collect();
        let mut picture = GrayImage::from_pixel(2_100, 2_100, Luma([0]));
        assert!(take(&mut picture, DPI, &rules).is_empty(), "4,761 cells");
        let (mut picture, rules) = page();
        let stacks = take(&mut picture, DPI, &rules);
        assert_eq!(stacks[0].on_page(word(Rule { left: 0, top: 0, right: 9, bottom: 9 })), None);
        assert!(stacks[0].on_page(word(Rule { left: 0, top: 90_000, right: 9, bottom: 99_999 })).is_some());
    }
}
