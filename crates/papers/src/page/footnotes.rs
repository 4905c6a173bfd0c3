//! Footnotes: small lines at the foot of a page, the first one with a number. They may stand between the halves of a sentence.

use super::columns::{Line, Part};
use super::lay::Laid;
use super::sheet::{Sheet, usual_size};
use super::strip::Strip;
use std::collections::HashSet;

/// A note is smaller than this part of the text's height.
const SMALL: f32 = 0.93;
/// It begins below this part of the page.
const LOWER: f32 = 0.4;

/// Takes the footnotes off the pages: for each page, the lines of each note.
pub(super) fn take(pages: &mut [Laid]) -> Vec<Vec<Vec<Strip>>> {
    let size = text_size(pages);
    pages.iter_mut().map(|page| take_from(page, size)).collect()
}

fn take_from(page: &mut Laid, size: f32) -> Vec<Vec<Strip>> {
    let is_small = |part: &Part| match part {
        Part::Line(Line { strip, column: false, .. }) => {
            let ruled = page.rules.iter().any(|rule| *rule < strip.base);
            (ruled || strip.size <= SMALL * size) && strip.base >= LOWER * page.height
        }
        Part::Line(_) | Part::Table(_) => false,
    };
    let small = page.parts.iter().rev().take_while(|part| is_small(part)).count();
    let foot = page.parts.len() - small;
    let first = page.parts[foot..].iter().position(|part| match part {
        Part::Line(line) => is_numbered(&line.strip.words),
        Part::Table(_) => false,
    });
    let Some(first) = first.filter(|_| foot > 0) else { return Vec::new() };
    let mut notes: Vec<Vec<Strip>> = Vec::new();
    for part in page.parts.drain(foot + first..) {
        let Part::Line(line) = part else { continue };
        match notes.last_mut().filter(|_| !is_numbered(&line.strip.words)) {
            Some(note) => note.push(line.strip),
            None => notes.push(vec![line.strip]),
        }
    }
    bracket_numbers(&mut page.parts, &mut notes);
    notes
}

/// Puts the numbers of notes in brackets, in the text as in front of the notes.
fn bracket_numbers(parts: &mut [Part], notes: &mut [Vec<Strip>]) {
    let numbers: HashSet<String> = notes
        .iter()
        .filter_map(|note| note.first()?.words.split(' ').next())
        .filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        .map(str::to_owned)
        .collect();
    let is_note = |number: &str| numbers.contains(number);
    for part in parts {
        match part {
            Part::Line(line) => line.strip.bracket(is_note),
            Part::Table(table) => {
                let lines = table.rows.iter_mut().flatten().flat_map(|cell| &mut cell.lines);
                lines.for_each(|(strip, _)| strip.bracket(is_note));
            }
        }
    }
    for first in notes.iter_mut().filter_map(|note| note.first_mut()) {
        let digits = first.words.bytes().take_while(u8::is_ascii_digit).count();
        first.bracket_first(digits);
    }
}

/// Returns where short rules stand alone in the lower part of a page; only the last few.
pub(super) fn rules(sheet: &Sheet) -> Vec<f32> {
    const LAST: usize = 4;
    let (least, most) = (0.06 * sheet.width, 0.45 * sheet.width);
    let mut rules: Vec<f32> = sheet
        .rules
        .iter()
        .filter(|rule| (least..most).contains(&(rule.right - rule.left)) && rule.bottom - rule.top < 2.0)
        .map(|rule| rule.top)
        .filter(|top| *top >= LOWER * sheet.height)
        .collect();
    rules.sort_by(|one, other| other.total_cmp(one));
    rules.truncate(LAST);
    rules
}

/// "1 Theo báo cáo ...", "(2) Số liệu ...", "* Chưa gồm ...".
fn is_numbered(words: &str) -> bool {
    let (number, rest) = words.split_once(' ').unwrap_or((words, ""));
    let number = number.trim_matches(['(', ')', '[', ']', '*']);
    let marked = words.starts_with(['*', '(', '[']) && number.len() <= 2;
    !rest.is_empty() && (number.len() <= 2 || marked) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the height of the type in which most letters are set.
fn text_size(pages: &[Laid]) -> f32 {
    let strips = pages.iter().flat_map(|page| &page.parts).filter_map(|part| match part {
        Part::Line(line) => Some(&line.strip),
        Part::Table(_) => None,
    });
    usual_size(strips.map(|strip| (strip.size, strip.words.len())).collect()).unwrap_or(0.0)
}
