//! Strips: stretches of a line whose words are final, with their place and look.

use super::baseline::{Row, SCRIPT_SIZE, SPACE_WIDTH, Word};
use super::sheet::Sheet;
use crate::legacy::{self, Decoded, Habit, Run};
use crate::spacing::Closing;
use std::borrow::Cow;
use std::ops::Range;

/// Words of one line, in Unicode, one space between two.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Strip {
    pub(super) words: String,
    /// How they look: each stretch up to a byte of `words`.
    pub(super) looks: Vec<Look>,
    /// Where each word begins and ends.
    pub(super) places: Vec<(f32, f32)>,
    pub(super) base: f32,
    pub(super) size: f32,
    /// Set where the letters were turned into Unicode.
    pub(super) decoded: Option<Decoded>,
}

/// How a stretch of words looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// The byte behind it.
    pub(super) end: usize,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// How sure a reading machine was of it, in percent.
    pub(super) sure: Option<u8>,
    /// Set where it is small and stands above the line.
    pub(super) raised: bool,
}

/// A stretch of glyphs of one font and look.
struct Stretch {
    words: String,
    font: Option<u16>,
    bold: bool,
    italic: bool,
    sure: Option<u8>,
    raised: bool,
}

/// Writes the words of rows that are one paragraph or cell.
pub(super) fn strips(rows: &[(&Row, Range<usize>)], sheet: &Sheet, habit: &mut Habit) -> Vec<Strip> {
    let stretches: Vec<Vec<Stretch>> =
        rows.iter().map(|(row, words)| stretches(row, &row.words[words.clone()], sheet)).collect();
    let mut runs: Vec<Run<'_>> = Vec::new();
    for row in &stretches {
        runs.extend(row.iter().map(|stretch| run(stretch, sheet)));
        // The end of a line parts words: "thông" / "dữ" are two.
        runs.push(Run { words: Cow::Borrowed("\n"), font: runs.last().and_then(|last| last.font) });
    }
    let decoded = legacy::decode(&mut runs, habit);
    let mut words = runs.into_iter().map(|run| run.words);
    let lines = rows.iter().zip(&stretches);
    lines
        .map(|((row, range), stretches)| {
            let stretches = stretches.iter().zip(words.by_ref());
            let mut strip = Strip { base: row.base, size: row.size, decoded, ..Strip::default() };
            strip.places = row.words[range.clone()].iter().map(|word| (word.left, word.right)).collect();
            strip.write(stretches);
            words.next();
            strip
        })
        .collect()
}

/// Shows the words of a page's rows before any is decoded: short ones are judged by all of them.
pub(super) fn learn(rows: &[Row], sheet: &Sheet, habit: &mut Habit) {
    for row in rows {
        let stretches = stretches(row, &row.words, sheet);
        habit.learn(&stretches.iter().map(|stretch| run(stretch, sheet)).collect::<Vec<_>>());
    }
}

fn run<'s>(stretch: &'s Stretch, sheet: &'s Sheet) -> Run<'s> {
    let font = stretch.font.and_then(|font| sheet.fonts.get(usize::from(font)));
    Run { words: Cow::Borrowed(&stretch.words), font: font.map(String::as_str) }
}

/// Collects the letters of some words by font and look; a space belongs to the stretch before it.
fn stretches(row: &Row, words: &[Word], sheet: &Sheet) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if let Some(last) = stretches.last_mut().filter(|_| index > 0) {
            last.words.extend(std::iter::repeat_n(' ', word.spaces.max(1)));
        }
        for glyph in row.glyphs.get(word.glyphs.clone()).unwrap_or(&[]) {
            let letters = sheet.letters_of(glyph);
            let raised = glyph.size <= SCRIPT_SIZE * row.size && glyph.base + 0.15 * row.size <= row.base;
            let alike = |last: &&mut Stretch| {
                (last.font, last.bold, last.italic, last.sure, last.raised)
                    == (glyph.font, glyph.bold, glyph.italic, glyph.sure, raised)
            };
            match stretches.last_mut().filter(alike) {
                Some(last) => last.words.push_str(letters),
                None => stretches.push(Stretch {
                    words: letters.to_owned(),
                    font: glyph.font,
                    bold: glyph.bold,
                    italic: glyph.italic,
                    sure: glyph.sure,
                    raised,
                }),
            }
        }
    }
    stretches
}

impl Strip {
    /// Writes stretches with one space between words, letter-spaced ones closed up.
    fn write<'s>(&mut self, stretches: impl Iterator<Item = (&'s Stretch, Cow<'s, str>)>) {
        let stretches: Vec<(&Stretch, Cow<'_, str>)> = stretches.collect();
        let whole: String = stretches.iter().map(|(_, words)| words.as_ref()).collect();
        let mut closing = Closing::of(whole.trim());
        let spaced = closing.is_spaced();
        let mut gap = false;
        for (stretch, words) in stretches {
            for letter in words.chars() {
                let (written, space) = closing.take(letter, 0);
                gap |= space.is_some() || letter.is_whitespace() && !spaced;
                if letter.is_whitespace() || letter.is_control() || !written {
                    continue;
                }
                if std::mem::take(&mut gap) && !self.words.is_empty() {
                    self.words.push(' ');
                }
                self.words.push(letter);
            }
            let Stretch { bold, italic, sure, raised, .. } = *stretch;
            let look = Look { end: self.words.len(), bold, italic, sure, raised };
            match self.looks.last_mut() {
                Some(last) if (Look { end: look.end, ..*last }) == look => last.end = look.end,
                _ => self.looks.push(look),
            }
        }
        if spaced {
            self.places = vec![(self.left(), self.right())];
        }
    }

    pub(super) fn left(&self) -> f32 {
        self.places.first().map_or(0.0, |(left, _)| *left)
    }

    pub(super) fn right(&self) -> f32 {
        self.places.last().map_or(0.0, |(_, right)| *right)
    }

    /// Returns the width of the first word with a space before it.
    pub(super) fn first_width(&self) -> f32 {
        self.places.first().map_or(0.0, |(left, right)| right - left) + SPACE_WIDTH * self.size
    }

    /// Appends another strip of the line behind a space.
    pub(super) fn append(&mut self, other: Self) {
        self.words.push(' ');
        let behind = self.words.len();
        self.words.push_str(&other.words);
        self.looks.extend(other.looks.into_iter().map(|look| Look { end: look.end + behind, ..look }));
        self.places.extend(other.places);
        self.decoded = self.decoded.or(other.decoded);
        self.size = self.size.max(other.size);
    }

    /// Puts brackets around raised numbers: those of footnotes would else be digits of the word before them.
    pub(super) fn bracket(&mut self, is_note: impl Fn(&str) -> bool) {
        let words = std::mem::take(&mut self.words);
        let mut start = 0;
        for look in &mut self.looks {
            let stretch = words.get(start..look.end).unwrap_or("");
            let number = stretch.trim();
            start = look.end;
            if look.raised && is_note(number) && !is_power(&self.words, number) {
                self.words.push_str(&stretch.replacen(number, &format!("[{number}]"), 1));
            } else {
                self.words.push_str(stretch);
            }
            look.end = self.words.len();
        }
    }

    /// Puts brackets around so many digits in front, if there are any.
    pub(super) fn bracket_first(&mut self, digits: usize) {
        if digits > 0 && self.words.is_char_boundary(digits) {
            self.words.insert(digits, ']');
            self.words.insert(0, '[');
            self.looks.iter_mut().for_each(|look| look.end += 2);
        }
    }

    /// Takes off the words from byte `at` on, where a word begins there.
    pub(super) fn split_off(&mut self, at: usize) -> Option<Self> {
        let before = self.words.get(..at)?;
        let count = before.split(' ').filter(|word| !word.is_empty()).count();
        if !before.ends_with(' ') || count >= self.places.len() {
            return None;
        }
        let looks = self.looks.iter().filter(|look| look.end > at);
        let behind = Self {
            words: self.words.split_off(at),
            looks: looks.map(|look| Look { end: look.end - at, ..*look }).collect(),
            places: self.places.split_off(count),
            ..*self
        };
        self.words.truncate(at - 1);
        let kept = self.looks.iter().take_while(|look| look.end < at).count();
        self.looks.truncate(kept + 1);
        if let Some(last) = self.looks.last_mut() {
            last.end = at - 1;
        }
        Some(behind)
    }

    /// Tells whether all words are bold, or all italic.
    pub(super) fn is_emphasised(&self) -> bool {
        !self.looks.is_empty()
            && (self.looks.iter().all(|look| look.bold) || self.looks.iter().all(|look| look.italic))
    }
}

/// Tells whether a raised number behind words makes a square or a cube of their unit: "500 km2" is no note.
fn is_power(before: &str, number: &str) -> bool {
    let unit = before.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or("");
    matches!(number, "2" | "3") && matches!(unit, "m" | "mm" | "cm" | "dm" | "hm" | "km")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_and_cubes_are_no_notes() {
        let all = [("500 m", "500 m2"), ("500m", "500m2"), ("3 km", "3 km2"), ("theo năm", "theo năm[2]")];
        for (before, bracketed) in all {
            let look = |end, raised| Look { end, bold: false, italic: false, sure: None, raised };
            let words = format!("{before}2");
            let looks = vec![look(before.len(), false), look(words.len(), true)];
            let mut strip = Strip { words, looks, ..Strip::default() };
            strip.bracket(|number| number == "2");
            assert_eq!(strip.words, bracketed);
        }
    }
}
