//! Scans: pictures of pages, read by the program `tesseract` where it is installed.
//!
//! ```text
//! file -> picture   decoded within limits, page by page
//!      -> colour    gray; red stamps and signatures leave
//!      -> light     paper white, ink black
//!      -> specks    dust leaves
//!      -> skew      how the sheet lies: quarter turns, angle
//!      -> straight  set upright, at the size at which letters are read best
//!      -> rules     ruled lines found and erased
//!      -> cells     those of tables, to be read one by one
//!      -> tesseract -> hocr -> words; quarters counted, slips that only a picture makes -> Page
//! ```
//!
//! A PDF brings its pages as pictures ([`see`]); what comes out is laid out like any other page ([`crate::page`]).

mod cells;
mod colour;
mod fax;
mod hocr;
mod light;
mod picture;
mod quarters;
mod rules;
mod skew;
mod slips;
mod specks;
mod straight;
mod stroke;
mod tesseract;
mod tiff;

use crate::page::{self, Page, Piece};
use crate::reader::{Ocr, Reader, Step};
use crate::sniff::Picture;
use crate::{Error, limits};
use blocks::Document;
use hocr::Word;
use image::{DynamicImage, GrayImage, ImageFormat, RgbImage};
use picture::Pictures;
use rules::Rule;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use tesseract::Patience;

/// A page as a picture. Where it is coloured, stamps can be told from words.
pub(crate) struct Sheet {
    /// Its place in the file, from 1.
    pub(crate) number: u32,
    pub(crate) picture: DynamicImage,
    /// Pixels to the inch, where the file tells: without that the sheet is taken for A4.
    pub(crate) dpi: Option<f32>,
}

impl Sheet {
    /// A page that was drawn: so many dots wide and high, their red, green and blue values row by row. `None` if these are not
    /// as many.
    pub(crate) fn drawn(number: u32, (width, height): (u32, u32), dots: Vec<u8>, dpi: f32) -> Option<Self> {
        let picture = RgbImage::from_raw(width, height, dots)?;
        Some(Self { number, picture: picture.into(), dpi: Some(dpi) })
    }
}

/// Pixels to the inch at which the pages of a PDF are to be drawn: letters are read best so, marks above all.
pub(crate) const DPI: f32 = 300.0;

/// Reads a file of pictures.
pub(crate) fn read(reader: &Reader<'_>, bytes: &[u8], format: Picture) -> Result<Document, Error> {
    if reader.ocr == Ocr::Never {
        return Err(Error::Scan);
    }
    reader.spare()?;
    let pictures = Pictures::open(bytes, decoder(format))?;
    let pages = see(reader, pictures.len(), &|place| {
        Ok(Sheet { number: place as u32 + 1, picture: pictures.decode(place)?, dpi: None })
    })?;
    if pages.iter().flatten().all(|page| page.pieces.is_empty()) {
        return Err(Error::Empty);
    }
    let pages: Vec<Page> =
        pages.into_iter().zip(1..).map(|(page, number)| page.unwrap_or_else(|| Page::lost(number))).collect();
    page::check(&pages)?;
    Ok(page::document(pages))
}

/// Returns what decodes a format.
fn decoder(format: Picture) -> ImageFormat {
    match format {
        Picture::Png => ImageFormat::Png,
        Picture::Jpeg => ImageFormat::Jpeg,
        Picture::Tiff => ImageFormat::Tiff,
        Picture::Pnm => ImageFormat::Pnm,
    }
}

/// Sees pages, several at once, and tells the reader's watch how far it is. `draw` gives the picture of a page by its
/// place from 0, and is asked for one page at a time: pictures are large until they are gray. The pages come back in
/// this order, `None` for one that could not be drawn or seen.
///
/// # Errors
///
/// `MissingProgram` without Tesseract. If no page could be seen, or more than [`limits::LOST_PAGES`] not, why the first
/// of them was not: `TimedOut`, or what `draw` gave.
pub(crate) fn see(
    reader: &Reader<'_>,
    count: usize,
    draw: &(dyn Fn(usize) -> Result<Sheet, Error> + Sync),
) -> Result<Vec<Option<Page>>, Error> {
    let program = tesseract::find().ok_or_else(tesseract::missing)?;
    let work = Work {
        program,
        count,
        draw: Mutex::new(draw),
        next: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        lost: AtomicUsize::new(0),
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    reader.tell(Step::Seen { done: 0, of: count });
    let mut seen: Vec<(usize, Result<Page, Error>)> = std::thread::scope(|scope| {
        let hands: Vec<_> = (0..cores.min(limits::HANDS).min(count))
            .map(|_| scope.spawn(|| work.take_turns(reader)))
            .collect();
        hands
            .into_iter()
            .flat_map(|hand| hand.join().unwrap_or_else(|_| vec![(0, Err(Error::NotText))]))
            .collect()
    });
    seen.sort_by_key(|(place, _)| *place);
    let lost = seen.iter().filter(|(_, page)| page.is_err()).count();
    if lost > limits::LOST_PAGES || lost == seen.len() {
        return seen.into_iter().map(|(_, page)| page.map(Some)).collect();
    }
    Ok(seen.into_iter().map(|(_, page)| page.ok()).collect())
}

/// Pages to be seen, shared by several threads.
struct Work<'a> {
    program: PathBuf,
    count: usize,
    draw: Mutex<&'a (dyn Fn(usize) -> Result<Sheet, Error> + Sync)>,
    next: AtomicUsize,
    done: AtomicUsize,
    lost: AtomicUsize,
}

impl Work<'_> {
    /// Sees the next page until there is none, or too many have failed.
    fn take_turns(&self, reader: &Reader<'_>) -> Vec<(usize, Result<Page, Error>)> {
        let mut pages = Vec::new();
        while self.lost.load(Ordering::Relaxed) <= limits::LOST_PAGES {
            let place = self.next.fetch_add(1, Ordering::Relaxed);
            if place >= self.count {
                break;
            }
            let page = self.draw(place).and_then(|sheet| seen(&self.program, sheet));
            self.lost.fetch_add(usize::from(page.is_err()), Ordering::Relaxed);
            pages.push((place, page));
            let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
            reader.tell(Step::Seen { done, of: self.count });
        }
        pages
    }

    /// Draws a page and makes it gray, while nobody else does.
    fn draw(&self, place: usize) -> Result<Gray, Error> {
        let draw = self.draw.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let sheet = draw(place)?;
        let gray = colour::gray(sheet.picture);
        let share = (limits::SEEN_SIDE as f32 / gray.width().max(gray.height()).max(1) as f32).min(1.0);
        Ok(Gray {
            number: sheet.number,
            picture: straight::leveled(gray, 0.0, share),
            dpi: sheet.dpi.map(|dpi| dpi * share),
        })
    }
}

/// A sheet without its colours.
struct Gray {
    number: u32,
    picture: GrayImage,
    dpi: Option<f32>,
}

/// Sees one page.
fn seen(program: &Path, sheet: Gray) -> Result<Page, Error> {
    let number = sheet.number;
    let Upright { mut picture, dpi, is_head_unsure, is_blank } = upright(sheet);
    if is_blank {
        // Tesseract guesses words where there are none.
        return Ok(laid_out(number, &picture, dpi, &[], &[]));
    }
    let mut rules = rules::take(&mut picture, dpi);
    if skew::is_blank(&picture) {
        // Nothing but a table to be filled in, or a black sheet.
        return Ok(laid_out(number, &picture, dpi, &[], &rules));
    }
    let patience = Patience::for_a_page();
    let mut words = words(program, &picture, dpi, &rules, patience)?;
    // Of a page on its head some words are seen, if wrong ones.
    if is_head_unsure || !words.is_empty() && is_doubtful(&words) {
        let turned = straight::turned(picture.clone(), 2);
        let (width, height) = turned.dimensions();
        let turned_rules: Vec<Rule> = rules.iter().map(|rule| rule.on_its_head(width, height)).collect();
        // With no time left for it, the page stays as it lies.
        if let Ok(others) = self::words(program, &turned, dpi, &turned_rules, patience)
            && weight(&others) > weight(&words)
        {
            (picture, rules, words) = (turned, turned_rules, others);
        }
    }
    Ok(laid_out(number, &picture, dpi, &words, &rules))
}

/// A sheet made ready for being seen.
struct Upright {
    picture: GrayImage,
    dpi: f32,
    is_head_unsure: bool,
    is_blank: bool,
}

fn upright(sheet: Gray) -> Upright {
    let Gray { mut picture, dpi, .. } = sheet;
    light::even(&mut picture);
    specks::remove(&mut picture, dpi);
    let lie = skew::lie(&picture);
    let picture = straight::turned(picture, lie.turns);
    let dpi = dpi.unwrap_or_else(|| dpi_of_a4(&picture));
    let scale = scale(&picture, dpi);
    let picture = straight::leveled(picture, lie.degrees, scale);
    Upright { picture, dpi: dpi * scale, is_head_unsure: lie.is_head_unsure, is_blank: lie.is_blank }
}

/// Returns the pixels to the inch if the sheet is as wide as A4, upright or on its side.
fn dpi_of_a4(picture: &GrayImage) -> f32 {
    let (width, height) = picture.dimensions();
    (width as f32 / if width > height { 11.69 } else { 8.27 }).max(1.0)
}

/// Small letters are read best at so many pixels: those of 13 points at 240 pixels to the inch. Tried on `samples/forms`:
/// with 17 a third more letters are wrong, with 25 half as many again, with 30 four times as many.
const BEST_LETTERS: f32 = 20.0;

/// Returns by how much to enlarge a picture so that its letters are read best; by its resolution where it shows no
/// letters. What is nearly right stays: every enlarging blurs.
fn scale(picture: &GrayImage, dpi: f32) -> f32 {
    let wanted = straight::letter_height(picture).map_or(DPI / dpi, |height| BEST_LETTERS / height);
    let longest = limits::SEEN_SIDE as f32 / picture.width().max(picture.height()).max(1) as f32;
    let scale = wanted.clamp(0.25, 3.0).min(longest);
    if (0.9..1.2).contains(&scale) { 1.0 } else { scale }
}

/// Pixels of a side below which a picture holds no line of words, and Tesseract refuses it.
const LEAST_SIDE: u32 = 12;

/// Returns the words on a picture that stands upright; `rules` were erased.
fn words(
    program: &Path,
    picture: &GrayImage,
    dpi: f32,
    rules: &[Rule],
    patience: Patience,
) -> Result<Vec<Word>, Error> {
    if picture.width().min(picture.height()) < LEAST_SIDE {
        return Ok(Vec::new());
    }
    let mut outside = picture.clone();
    let stacks = cells::take(&mut outside, dpi, rules);
    let mut words = hocr::words(&tesseract::see(program, &outside, dpi, tesseract::PAGE, patience)?);
    for stack in &stacks {
        let seen = hocr::words(&tesseract::see(program, &stack.picture, dpi, tesseract::COLUMN, patience)?);
        words.extend(seen.into_iter().filter_map(|word| stack.on_page(word)));
    }
    slips::mend_slashes(&mut words);
    quarters::settle(picture, &mut words);
    slips::mend(&mut words);
    Ok(words)
}

/// Words that are half guessed: the page may stand on its head.
fn is_doubtful(words: &[Word]) -> bool {
    let letters = words.iter().map(|word| word.letters.len()).sum::<usize>().max(1) as f32;
    weight(words) / letters < 60.0
}

/// How much was seen, and how surely.
fn weight(words: &[Word]) -> f32 {
    words.iter().map(|word| word.letters.len() as f32 * f32::from(word.sure)).sum()
}

/// Makes a page of words and rules.
fn laid_out(number: u32, picture: &GrayImage, dpi: f32, words: &[Word], rules: &[Rule]) -> Page {
    let points = |pixels: f32| pixels * 72.0 / dpi;
    let mut page = Page {
        number,
        width: points(picture.width() as f32),
        height: points(picture.height() as f32),
        ..Page::default()
    };
    for (word, is_bold) in words.iter().zip(stroke::bold(picture, words)) {
        let from = page.letters.len() as u32;
        page.letters.push_str(word.letters.trim());
        page.pieces.push(Piece {
            letters: from..page.letters.len() as u32,
            left: points(word.place.left as f32),
            right: points(word.place.right as f32),
            base: points(word.base),
            size: points(word.height),
            font: None,
            bold: is_bold,
            italic: false,
            angle: 0,
            hidden: false,
            sure: Some(word.sure),
        });
    }
    page.rules = rules.iter().map(|rule| rule.area(points)).collect();
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    #[test]
    fn a_page_that_cannot_be_drawn_is_lost_alone_unless_it_is_one_of_many() {
        if tesseract::find().is_none() {
            return;
        }
        let see = |fails: fn(usize) -> bool| {
            let draw = |place| match fails(place) {
                true => Err(Error::TooComplex),
                false => Ok(Sheet { number: 1, picture: DynamicImage::new_luma8(40, 40), dpi: Some(72.0) }),
            };
            let seen = see(&Reader::new(), 9, &draw);
            seen.map(|pages| pages.iter().map(|page| u8::from(page.is_some())).collect::<Vec<u8>>())
        };
        assert_eq!(see(|place| place % 4 == 2), Ok(vec![1, 1, 0, 1, 1, 1, 0, 1, 1]));
        assert_eq!(see(|place| place > 2), Err(Error::TooComplex));
        assert_eq!(see(|_| true), Err(Error::TooComplex));
    }

    #[test]
    fn pictures_of_any_shape_are_made_ready() {
        for (width, height) in [(0, 0), (1, 1), (3, 5), (1, 100_000), (100_000, 1), (60, 2_000), (700, 500)] {
            for gray in [0, 255, 128] {
                let mut picture = GrayImage::from_pixel(width, height, Luma([gray]));
                // Stripes, so that there is something to find.
                picture.pixels_mut().step_by(7).for_each(|pixel| pixel.0[0] = 255 - gray);
                let made = upright(Gray { number: 1, picture, dpi: None });
                let (width, height) = made.picture.dimensions();
                assert!(width.max(height) <= limits::SEEN_SIDE.max(100_000), "{width} x {height}");
                let mut picture = made.picture;
                rules::take(&mut picture, made.dpi);
            }
        }
    }
}
