//! What belongs to the page, not to the text: running heads and feet, page numbers, lines of signature boxes.
//!
//! They stand at the edge of their pages, at the same height on several; the words alone do not tell.

use super::columns::Part;
use super::lay::Laid;
use super::strip::Strip;
use crate::limits::HEAD_LETTERS;
use crate::shape::{self, Role};
use crate::text;
use std::collections::{HashMap, HashSet};

/// A running head lies within this part of the page's height from the edge; a number that is all alone, within the second.
const EDGE: f32 = 0.16;
const OUTER_EDGE: f32 = 0.09;
/// Lines of a running head or foot.
const LINES: usize = 4;

/// Drops what belongs to the pages.
pub(super) fn drop(pages: &mut [Laid]) {
    for page in pages.iter_mut() {
        drop_signature_boxes(&mut page.parts);
    }
    let edges: Vec<Vec<Edge>> = pages.iter().map(edges).collect();
    let running = running_heads(&edges);
    let offsets = number_offsets(pages, &edges);
    for (page, edges) in pages.iter_mut().zip(edges) {
        let mut gone = HashSet::new();
        // From the edge inwards: behind a line of text there is no head.
        for top in [true, false] {
            let furniture = edges.iter().filter(|edge| edge.top == top).take_while(|edge| {
                let number = edge.number.is_some_and(|(number, decorated)| {
                    let expected = offsets.contains(&(i64::from(number) - i64::from(page.number)));
                    decorated || expected || edge.outer && (number == page.number || number <= 1)
                });
                number || edge.outer && edge.printed || running.contains(&(edge.key.clone(), edge.height))
            });
            gone.extend(furniture.map(|edge| edge.part));
        }
        let mut index = 0;
        page.parts.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }
}

/// A short line near the upper or lower edge of a page.
struct Edge {
    part: usize,
    top: bool,
    /// Its height on the page, in steps of some points.
    height: i32,
    key: String,
    number: Option<(u32, bool)>,
    /// Set where it stands in the very margin.
    outer: bool,
    /// Set for what a browser prints there.
    printed: bool,
}

/// Returns the short lines near the edges, from each edge inwards.
fn edges(page: &Laid) -> Vec<Edge> {
    let mut lines: Vec<(usize, &Strip)> = page
        .parts
        .iter()
        .enumerate()
        .filter_map(|(index, part)| match part {
            Part::Line(line) if !line.column => Some((index, &line.strip)),
            Part::Line(_) | Part::Table(_) => None,
        })
        .collect();
    lines.sort_by(|one, other| one.1.base.total_cmp(&other.1.base));
    let near = |top: bool, strip: &Strip, part: f32| {
        let edge = page.height * part;
        if top { strip.base <= edge } else { strip.base >= page.height - edge }
    };
    let edge = |top: bool, (part, strip): (usize, &Strip)| {
        #[expect(clippy::cast_possible_truncation, reason = "places are within 100,000 points")]
        let height = (strip.base / 4.0).round() as i32;
        let words = strip.words.as_str();
        let number = text::page_number(words);
        // An item, and the rest of a sentence, may stand at the same height of several pages too.
        let printed = is_printed(words);
        let text =
            number.is_none() && !printed && (shape::label(words).is_some() || shape::starts_lower(words));
        let short = words.len() <= HEAD_LETTERS && shape::role(words) == Role::Ordinary;
        (short && !text && near(top, strip, EDGE)).then(|| Edge {
            part,
            top,
            height,
            key: text::head_key(words),
            number,
            outer: near(top, strip, OUTER_EDGE),
            printed,
        })
    };
    let upper = lines.iter().take(LINES).map_while(|line| edge(true, *line));
    let lower = lines.iter().rev().take(LINES).map_while(|line| edge(false, *line));
    upper.chain(lower).collect()
}

/// "https://lamgiang.gov.vn/vb 1/2", "21/11/2026, 11:02", "11/21/26, 11:02 AM": what a browser prints in the margin. The end of
/// a deadline ("17:00, 30/6/2024.") is none: a browser writes the day first, and no full stop.
fn is_printed(words: &str) -> bool {
    let is_day =
        |day: &str| day.contains('/') && day.bytes().all(|byte| byte == b'/' || byte.is_ascii_digit());
    let is_hour = |hour: &str| {
        let digits = hour.trim_end_matches(" AM").trim_end_matches(" PM");
        digits.contains(':') && digits.bytes().all(|byte| byte == b':' || byte.is_ascii_digit())
    };
    words.starts_with("http") && words.contains("://")
        || words.split_once(", ").is_some_and(|(day, hour)| is_day(day) && is_hour(hour))
}

/// Returns the words of lines that stand at one height on several pages, with that height.
fn running_heads(edges: &[Vec<Edge>]) -> HashSet<(String, i32)> {
    let mut counts: HashMap<(String, i32), usize> = HashMap::new();
    for edge in edges.iter().flatten() {
        let letters = edge.key.chars().filter(|letter| letter.is_alphabetic()).count();
        if letters >= 3 {
            // A step up or down is the same height.
            for height in edge.height - 1..=edge.height + 1 {
                *counts.entry((edge.key.clone(), height)).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= 2).map(|(key, _)| key).collect()
}

/// Returns by how much the numbers at the edges differ from the places of their pages, where several agree.
fn number_offsets(pages: &[Laid], edges: &[Vec<Edge>]) -> HashSet<i64> {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for (page, edges) in pages.iter().zip(edges) {
        let numbers = edges.iter().filter_map(|edge| edge.number);
        let offsets: HashSet<i64> =
            numbers.map(|(number, _)| i64::from(number) - i64::from(page.number)).collect();
        for offset in offsets {
            *counts.entry(offset).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= 2).map(|(offset, _)| offset).collect()
}

/// Drops the lines of signature boxes that were not told by how they were drawn.
fn drop_signature_boxes(parts: &mut Vec<Part>) {
    let mut inside = false;
    parts.retain(|part| {
        let Part::Line(line) = part else {
            inside = false;
            return true;
        };
        let words = &line.strip.words;
        inside = text::begins_signature_box(words) || inside && text::stands_in_signature_box(words);
        !inside
    });
}
