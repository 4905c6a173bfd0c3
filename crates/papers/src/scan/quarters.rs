//! Roman numbers counted on the picture: a reading machine takes "II" for H and "III" for "II", and so a deadline for
//! another. Upright strokes can be counted without knowing letters.

use super::hocr::Word;
use super::light::INK;
use super::rules::Rule;
use crate::page::SURE;
use image::GrayImage;
use std::ops::Range;

/// A number whose strokes could not be counted, or were others than those that were read, is not surer than this, in
/// percent: a person is told to look at it.
const UNSETTLED: u8 = SURE - 1;

/// A number that was read and counted alike is at least so sure, in percent.
const SETTLED: u8 = SURE + 15;

/// Letters for which upright strokes and V are taken.
const STROKES: &str = "IHlU1V|i!";

/// Counts the quarters behind "quý" and before a year, and the numbers of headings: words in which an H was read, and "II."
/// at the start of a line, which may have lost a stroke.
pub(crate) fn settle(picture: &GrayImage, words: &mut [Word]) {
    let mut before: Option<(Rule, bool)> = None;
    for word in words {
        let is_behind_quarter = before.is_some_and(|(_, is_quarter)| is_quarter);
        let begins_line = before.is_none_or(|(place, _)| is_on_another_line(place, word.place));
        let place = Place { is_behind_quarter, begins_line };
        if let Some(number) = Number::of(&word.letters, place) {
            let from = before.map(|(place, _)| place).filter(|place| place.right < word.place.left);
            let counted = count(picture, word, from.map_or(0, |place| place.right + 1), number.has_year);
            number.settle(counted, word);
        }
        before = Some((word.place, matches!(word.letters.as_str(), "quý" | "Quý" | "QUÝ")));
    }
}

/// Where a word stands.
#[derive(Clone, Copy)]
struct Place {
    is_behind_quarter: bool,
    begins_line: bool,
}

/// Tells whether a word stands left of the one before it, or wholly below it.
fn is_on_another_line(before: Rule, word: Rule) -> bool {
    word.left < before.left || word.top > before.bottom
}

/// Bytes before a slash that may be a quarter read wrongly, at most.
const LONGEST: usize = 6;

/// A word that may be a Roman number, or begin with one.
struct Number {
    /// What was read, and what stands behind it, the slash before the year included.
    read: String,
    rest: String,
    has_year: bool,
    is_quarter: bool,
}

impl Number {
    fn of(letters: &str, Place { is_behind_quarter, begins_line }: Place) -> Option<Self> {
        let strokes = letters.find(|letter| !STROKES.contains(letter)).unwrap_or(letters.len());
        // Behind "quý" anything before a slash is a quarter, whatever it was taken for: "TII/2025".
        let slash = letters.find("/20").filter(|slash| is_behind_quarter && *slash <= strokes + LONGEST);
        let end = slash.unwrap_or(strokes);
        let (read, rest) = letters.split_at_checked(end).filter(|(read, _)| !read.is_empty())?;
        if matches!(read, "2" | "3" | "4") {
            return None;
        }
        let (year, has_slash) = rest.strip_prefix('/').map_or((rest, false), |year| (year, true));
        let digits = year.bytes().take_while(u8::is_ascii_digit).count();
        let is_end = year.get(digits..)?.chars().all(|letter| matches!(letter, '.' | ',' | ';' | ':'));
        let has_year = digits == 4 && year.starts_with("20");
        // "11/2025" is a month where no "quý" stands before it.
        let is_quarter = is_behind_quarter || has_year && has_slash && !read.bytes().all(|byte| byte == b'1');
        let is_label = begins_line && rest == "." && read.bytes().all(|byte| byte == b'I');
        let is_heading = digits == 0 && !has_slash && (read.contains('H') || is_label);
        let is_number = is_end && (has_year || digits == 0 && !has_slash) && (is_quarter || is_heading);
        let rest = if has_year && !has_slash { format!("/{rest}") } else { rest.to_owned() };
        is_number.then(|| Self { read: read.to_owned(), rest, has_year, is_quarter })
    }

    /// Writes what was counted into the word; what could not be counted stays, and is unsure if a day depends on it.
    fn settle(&self, counted: Option<&str>, word: &mut Word) {
        let is_roman = matches!(self.read.as_str(), "I" | "II" | "III" | "IV");
        match counted {
            Some(roman) if roman == self.read || roman == "I" && self.read == "1" => {
                word.sure = word.sure.max(SETTLED);
            }
            Some(roman) => {
                word.letters = format!("{roman}{}", self.rest);
                word.sure = if is_roman { word.sure.min(UNSETTLED) } else { word.sure.max(SETTLED) };
            }
            None if self.is_quarter => word.sure = word.sure.min(UNSETTLED),
            None => {}
        }
    }
}

/// Returns the number with which a word begins, from I to IV, if its strokes are clear. `from` is the first column that
/// may belong to it; a number before a year ends at a slash.
fn count(picture: &GrayImage, word: &Word, from: u32, has_year: bool) -> Option<&'static str> {
    let (top, base) = (word.place.top as f32, word.base);
    let height = base - top;
    if height < LEAST_HEIGHT {
        return None;
    }
    // Between the serifs, which run together.
    let rows = (top + height * 0.25) as u32..(top + height * 0.75) as u32;
    // The machine's box may cut the first stroke off.
    let left = word.place.left.saturating_sub((height * 0.25) as u32).max(from);
    let columns = left as usize..(word.place.right as usize + 1).min(picture.width() as usize);
    let mut strokes = 0;
    let mut leans = runs(picture, rows.start, &columns)
        .into_iter()
        .map(|run| lean(picture, run, rows.start + 1..rows.end, &columns, height));
    let end = loop {
        match leans.next() {
            Some(Some(Lean::Upright)) => strokes += 1,
            end => break end,
        }
    };
    let is_over = if has_year { matches!(end, Some(Some(Lean::Slash))) } else { end.is_none() };
    match (strokes, is_over) {
        (1, true) => Some("I"),
        (2, true) => Some("II"),
        (3, true) => Some("III"),
        (1, false) if matches!(end, Some(Some(Lean::Falling))) => {
            let arm = leans.next();
            let behind = leans.next();
            let is_over = if has_year { matches!(behind, Some(Some(Lean::Slash))) } else { behind.is_none() };
            (matches!(arm, Some(Some(Lean::Slash))) && is_over).then_some("IV")
        }
        _ => None,
    }
}

/// Pixels below which the space between strokes is lost.
const LEAST_HEIGHT: f32 = 14.0;

/// How a stroke goes down.
enum Lean {
    Upright,
    /// To the left, as in "/" and the right arm of V.
    Slash,
    /// To the right, as in the left arm of V.
    Falling,
}

/// Follows a stroke down the rows. What is thicker at some row than a stroke, as H at its bar, has no lean, and neither has
/// what ends.
fn lean(
    picture: &GrayImage,
    first: Run,
    rows: Range<u32>,
    columns: &Range<usize>,
    height: f32,
) -> Option<Lean> {
    let thickest = height * 0.36;
    let mut run = first.clone();
    for row in rows {
        let next = runs(picture, row, columns)
            .into_iter()
            .find(|next| next.start < run.end && run.start < next.end)?;
        if next.len() as f32 > thickest {
            return None;
        }
        run = next;
    }
    let middle = |run: &Run| (run.start + run.end) as f32 / 2.0;
    let shift = (middle(&run) - middle(&first)) / height;
    match shift {
        _ if shift.abs() < 0.07 => Some(Lean::Upright),
        _ if shift < -0.09 => Some(Lean::Slash),
        _ if shift > 0.09 => Some(Lean::Falling),
        _ => None,
    }
}

/// Columns of ink that hang together in a row.
type Run = Range<usize>;

fn runs(picture: &GrayImage, row: u32, columns: &Range<usize>) -> Vec<Run> {
    let start = row as usize * picture.width() as usize;
    let pixels = picture.get(start + columns.start..start + columns.end).unwrap_or(&[]);
    let mut at = columns.start;
    let mut runs = Vec::new();
    for part in pixels.chunk_by(|one, other| (*one < INK) == (*other < INK)) {
        if part.first().is_some_and(|pixel| *pixel < INK) {
            runs.push(at..at + part.len());
        }
        at += part.len();
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    /// Draws letters 36 pixels high as a typist's face has them, serifs run together: I, V, H and the slash.
    fn drawn(letters: &str) -> (GrayImage, Rule) {
        let mut picture = GrayImage::from_pixel(300, 60, Luma([255]));
        let mut left = 10;
        for letter in letters.chars() {
            for y in 0..36 {
                let mut ink = |x: u32, wide: u32| {
                    (x..x + wide).for_each(|x| picture.put_pixel(left + x, 10 + y, Luma([0])));
                };
                match letter {
                    'I' if !(3..33).contains(&y) => ink(0, 16),
                    'I' => ink(5, 6),
                    'H' if (16..20).contains(&y) => ink(5, 22),
                    'H' => [5, 21].into_iter().for_each(|x| ink(x, 6)),
                    'V' => [y * 12 / 36, 28 - y * 12 / 36].into_iter().for_each(|x| ink(x, 6)),
                    _ => ink(14 - y * 14 / 36, 3),
                }
            }
            left += match letter {
                'I' => 16,
                'H' | 'V' => 35,
                _ => 20,
            };
        }
        (picture, Rule { left: 10, top: 10, right: left, bottom: 46 })
    }

    fn word(letters: &str, place: Rule) -> Word {
        Word { letters: letters.to_owned(), place, base: 46.0, height: 50.0, sure: 66 }
    }

    /// What a word behind "quý" that was read becomes on a picture, and how sure.
    fn settled(before: &str, read: &str, picture: &str) -> (String, u8) {
        let (picture, place) = drawn(picture);
        let mut words = [word(before, Rule { left: 0, top: 10, right: 5, bottom: 46 }), word(read, place)];
        settle(&picture, &mut words);
        let [_, word] = words;
        (word.letters, word.sure)
    }

    #[test]
    fn the_strokes_of_quarters_are_counted() {
        for (read, picture, right) in [
            ("IIH/2025.", "III/", "III/2025."),
            ("HI/2025", "III/", "III/2025"),
            ("H/2025", "II/", "II/2025"),
            ("IU2025", "II/", "II/2025"),
            ("TII/2025.", "III/", "III/2025."),
            ("M/2025", "III/", "III/2025"),
            ("IV/2025", "IV/", "IV/2025"),
            ("1V/2025", "IV/", "IV/2025"),
            ("I/2025", "I/", "I/2025"),
            ("1/2025", "I/", "1/2025"),
            ("HI", "III", "III"),
            ("II;", "II", "II;"),
        ] {
            assert_eq!(settled("quý", read, picture), (right.to_owned(), SETTLED), "{read}");
        }
        assert_eq!(settled("tâm", "H/2025", "II/").0, "II/2025", "a cell without its word");
    }

    #[test]
    fn quarters_that_were_read_otherwise_or_cannot_be_counted_are_unsure() {
        assert_eq!(settled("quý", "II/2025", "III/"), ("III/2025".to_owned(), UNSETTLED));
        assert_eq!(settled("quý", "II/2025", "H/"), ("II/2025".to_owned(), UNSETTLED));
        assert_eq!(settled("quý", "II/2025", "IIII/"), ("II/2025".to_owned(), UNSETTLED));
        assert_eq!(settled("quý", "M/2025", "H/"), ("M/2025".to_owned(), UNSETTLED));
        assert_eq!(settled("quý", "I/2025", "II"), ("I/2025".to_owned(), UNSETTLED), "the slash is not seen");
    }

    #[test]
    fn numbers_of_headings_are_counted_and_other_words_stay() {
        assert_eq!(settled("mặt.", "HI.", "III").0, "III.");
        assert_eq!(settled("mặt.", "H", "H"), ("H".to_owned(), 66));
        assert_eq!(settled("tháng", "11/2025", "II/"), ("11/2025".to_owned(), 66));
        assert_eq!(settled("quý", "Hội", "II"), ("Hội".to_owned(), 66));
        assert_eq!(settled("khoản", "II", "III"), ("II".to_owned(), 66));
    }

    #[test]
    fn labels_at_the_start_of_a_line_are_counted() {
        for (read, picture, right) in [
            ("II.", "III", ("III.", UNSETTLED)),
            ("I.", "II", ("II.", UNSETTLED)),
            ("III.", "III", ("III.", SETTLED)),
            ("II.", "H", ("II.", 66)),
            ("II", "III", ("II", 66)),
        ] {
            let (picture, place) = drawn(picture);
            let above = Rule { left: 10, top: 0, right: 200, bottom: 8 };
            let mut words = [word("đạt.", above), word(read, place)];
            settle(&picture, &mut words);
            assert_eq!((words[1].letters.as_str(), words[1].sure), right, "{read}");
        }
        assert_eq!(settled("mục", "II.", "III"), ("II.".to_owned(), 66), "in mid-line");
    }
}
