//! Ruled lines: found on a straightened page, told as boxes, and erased, so that nobody reads them as letters.

use super::light::INK;
use crate::page::Area;
use image::{GrayImage, Luma};

/// A box of pixels, `right` and `bottom` behind the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) left: u32,
    pub(crate) top: u32,
    pub(crate) right: u32,
    pub(crate) bottom: u32,
}

/// A rule is at least so long, in inches: longer than a stroke of any letter of running text, and than a dash.
const ACROSS_INCHES: f32 = 0.45;
const DOWN_INCHES: f32 = 0.3;

/// A rule is at most so thick, in inches: 1.6 mm.
const THICK_INCHES: f32 = 0.065;

/// A hairline that fell between two rows of a scanner's pixels is gray in both: paler than the ink of letters. Letters run
/// together at this gray, so that such a rule must be longer, in inches, than a word is wide; words stand in lines, so that
/// one that goes down need not.
const PALE: u8 = 210;
const PALE_ACROSS_INCHES: f32 = 1.2;

/// Missing pixels that do not end a rule, in inches: a scanner's speck.
const GAP_INCHES: f32 = 0.012;

/// Finds the ruled lines of a picture of `dpi` pixels to the inch, and makes them white.
pub(crate) fn take(picture: &mut GrayImage, dpi: f32) -> Vec<Rule> {
    let mut across = find(&Side::new(picture, false, PALE), dpi, PALE_ACROSS_INCHES);
    for dark in find(&Side::new(picture, false, INK), dpi, ACROSS_INCHES) {
        match across.iter_mut().find(|pale| pale.meets(dark)) {
            Some(pale) => *pale = pale.with(dark),
            None => across.push(dark),
        }
    }
    let down = find(&Side::new(picture, true, PALE), dpi, DOWN_INCHES);
    erase(picture, &across, false, dpi);
    erase(picture, &down, true, dpi);
    let upright = down.into_iter().map(Rule::turned);
    across.into_iter().chain(upright).collect()
}

impl Rule {
    /// Returns it on a page of this size that was turned by half.
    pub(crate) fn on_its_head(self, width: u32, height: u32) -> Self {
        let from_end = |place: u32, length: u32| length.saturating_sub(place);
        Self {
            left: from_end(self.right, width),
            top: from_end(self.bottom, height),
            right: from_end(self.left, width),
            bottom: from_end(self.top, height),
        }
    }

    /// Returns it in points.
    pub(crate) fn area(self, points: impl Fn(f32) -> f32) -> Area {
        Area {
            left: points(self.left as f32),
            top: points(self.top as f32),
            right: points(self.right as f32),
            bottom: points(self.bottom as f32),
        }
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Returns the box around both.
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Returns it with rows for columns.
    fn turned(self) -> Self {
        Self { left: self.top, top: self.left, right: self.bottom, bottom: self.right }
    }
}

/// A picture seen row by row, or column by column.
struct Side<'a> {
    picture: &'a GrayImage,
    is_turned: bool,
    /// What is darker is ink.
    ink: u8,
    length: u32,
    lines: u32,
}

impl<'a> Side<'a> {
    fn new(picture: &'a GrayImage, is_turned: bool, ink: u8) -> Self {
        let (width, height) = picture.dimensions();
        let (length, lines) = if is_turned { (height, width) } else { (width, height) };
        Self { picture, is_turned, ink, length, lines }
    }

    fn is_ink(&self, along: u32, line: u32) -> bool {
        let (x, y) = if self.is_turned { (line, along) } else { (along, line) };
        self.picture.get_pixel_checked(x, y).is_some_and(|Luma([gray])| *gray < self.ink)
    }
}

/// Finds rules along one side: long runs of ink, allowing for a drift of one line, gathered into boxes.
fn find(side: &Side<'_>, dpi: f32, inches: f32) -> Vec<Rule> {
    let least = (inches * dpi) as u32;
    let mut open: Vec<Rule> = Vec::new();
    let mut done = Vec::new();
    for line in 0..side.lines {
        for (left, right) in runs(side, line, (GAP_INCHES * dpi) as u32, least) {
            let run = Rule { left, top: line, right, bottom: line + 1 };
            match open.iter_mut().find(|rule| rule.bottom >= line && rule.left < right && left < rule.right) {
                Some(rule) => {
                    rule.left = rule.left.min(left);
                    rule.right = rule.right.max(right);
                    rule.bottom = line + 1;
                }
                None => open.push(run),
            }
        }
        let ended = open.extract_if(.., |rule| rule.bottom + 1 < line);
        done.extend(ended);
    }
    done.extend(open);
    let thick = (THICK_INCHES * dpi).ceil() as u32;
    done.retain(|rule| rule.bottom - rule.top <= thick);
    done
}

/// Returns the runs of ink of a line that are at least so long. Ink of the next line counts too: no sheet is quite straight.
fn runs(side: &Side<'_>, line: u32, gap: u32, least: u32) -> Vec<(u32, u32)> {
    let mut runs = Vec::new();
    let mut run: Option<(u32, u32)> = None;
    for along in 0..side.length {
        if !side.is_ink(along, line) && !side.is_ink(along, line + 1) {
            continue;
        }
        run = match run {
            Some((from, to)) if along <= to + gap => Some((from, along + 1)),
            Some(ended) => {
                runs.push(ended);
                Some((along, along + 1))
            }
            None => Some((along, along + 1)),
        };
    }
    runs.extend(run);
    runs.retain(|(from, to)| to - from >= least);
    runs
}

/// Makes rules white. Where ink goes through one, as a letter or another rule does, it is left.
fn erase(picture: &mut GrayImage, rules: &[Rule], is_turned: bool, dpi: f32) {
    let beside = (BESIDE_INCHES * dpi).ceil() as u32;
    for rule in rules {
        for along in rule.left..rule.right {
            let side = Side::new(picture, is_turned, INK);
            let above = (1..=beside).filter(|step| *step <= rule.top && side.is_ink(along, rule.top - step));
            let below = (0..beside).filter(|step| side.is_ink(along, rule.bottom + step));
            if above.count() as u32 == beside || below.count() as u32 == beside {
                continue;
            }
            for line in rule.top.saturating_sub(beside)..rule.bottom + beside {
                let (x, y) = if is_turned { (line, along) } else { (along, line) };
                if let Some(pixel) = picture.get_pixel_mut_checked(x, y) {
                    *pixel = Luma([255]);
                }
            }
        }
    }
}

/// A rule's blurred edge reaches so far beside it, in inches.
const BESIDE_INCHES: f32 = 0.01;

#[cfg(test)]
mod tests {
    use super::*;

    const DPI: f32 = 300.0;

    fn page(is_ink: impl Fn(u32, u32) -> bool) -> GrayImage {
        GrayImage::from_fn(900, 600, |x, y| Luma([if is_ink(x, y) { 0 } else { 255 }]))
    }

    #[test]
    fn a_grid_is_found_and_erased() {
        let mut page = page(|x, y| {
            (100..=800).contains(&x) && (100..=500).contains(&y) && (y % 200 == 100 || x % 350 == 100)
        });
        let rules = take(&mut page, DPI);
        let across: Vec<u32> =
            rules.iter().filter(|rule| rule.right - rule.left > 300).map(|rule| rule.top).collect();
        let down: Vec<u32> =
            rules.iter().filter(|rule| rule.bottom - rule.top > 300).map(|rule| rule.left).collect();
        assert_eq!(across.len(), 3, "{rules:?}");
        assert_eq!(down.len(), 3, "{rules:?}");
        assert!(page.pixels().filter(|pixel| pixel.0[0] < INK).count() < 100, "little is left");
    }

    #[test]
    fn a_rule_that_drifts_is_one() {
        let mut page = page(|x, y| (100..800).contains(&x) && y.abs_diff(300 + x / 120) < 2);
        let rules = take(&mut page, DPI);
        assert_eq!(rules.len(), 1, "{rules:?}");
        assert!(rules[0].right - rules[0].left > 650);
    }

    #[test]
    fn a_hairline_between_two_rows_of_pixels_is_found_and_a_pale_word_is_none() {
        let mut page = GrayImage::from_fn(900, 600, |x, y| {
            let is_hairline = (300..302).contains(&y) || (500..502).contains(&x);
            let is_word = (100..140).contains(&y) && (100..350).contains(&x);
            Luma([if is_hairline || is_word { 190 } else { 255 }])
        });
        let rules = take(&mut page, DPI);
        assert_eq!(rules.len(), 2, "{rules:?}");
        assert_eq!(page.get_pixel(300, 301).0, [255]);
        assert_eq!(page.get_pixel(200, 120).0, [190]);
    }

    #[test]
    fn letters_and_pictures_stay() {
        let letters = |x: u32, y: u32| (200..240).contains(&y) && x % 12 < 4;
        let picture = |x: u32, y: u32| (300..500).contains(&y) && (300..700).contains(&x);
        let mut seen = page(|x, y| letters(x, y) || picture(x, y));
        let before = seen.clone();
        assert_eq!(take(&mut seen, DPI), []);
        assert_eq!(seen, before);
    }

    #[test]
    fn a_letter_on_a_rule_keeps_its_stroke() {
        let mut page =
            page(|x, y| (300..304).contains(&y) || ((280..330).contains(&y) && (400..404).contains(&x)));
        take(&mut page, DPI);
        assert!(page.get_pixel(402, 302).0[0] < INK);
        assert!(page.get_pixel(450, 302).0[0] > INK);
    }
}
