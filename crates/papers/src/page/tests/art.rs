//! A page drawn in letters: each letter is a glyph half as wide as high, each line 18 points below the one before.
//!
//! In a line that begins with `+` or `|`, these and `--` are rules: a table is drawn as in a letter of the eighties.
//! `*` switches bold on and off, `_` italic; they take no room.

use crate::page::{Area, Page, Piece, document};
use blocks::{Body, Document};

pub(super) const SIZE: f32 = 12.0;
pub(super) const WIDTH: f32 = 6.0;
pub(super) const PITCH: f32 = 18.0;
pub(super) const LEFT: f32 = 60.0;
pub(super) const TOP: f32 = 60.0;

/// Draws a page.
pub(super) fn draw(art: &str) -> Page {
    let mut page =
        Page { number: 1, width: 700.0, height: 842.0, fonts: vec!["Times".to_owned()], ..Page::default() };
    for (line, words) in art.trim_matches('\n').lines().enumerate() {
        let base = TOP + PITCH * count(line);
        let ruled = words.trim_start().starts_with(['+', '|']);
        let letters: Vec<char> = words.chars().collect();
        let (mut bold, mut italic, mut column) = (false, false, 0usize);
        for (index, letter) in letters.iter().enumerate() {
            let at = LEFT + WIDTH * count(column);
            let beside = |other: usize| matches!(letters.get(other), Some('-' | '+'));
            let across = *letter == '-' && beside(index + 1) && beside(index.wrapping_sub(1));
            match letter {
                '*' => bold = !bold,
                '_' => italic = !italic,
                ' ' => {}
                '+' | '|' if ruled => {
                    let x = at + WIDTH / 2.0;
                    let (top, bottom) = (base - PITCH * 0.5 - 3.0, base + PITCH * 0.5 - 3.0);
                    let end = |dashed: bool, near: f32, far: f32| if dashed { near } else { far };
                    let joined = |to: isize| joins(art, line, to, column);
                    let top = end(*letter == '+' && !joined(-1), base - 3.0, top);
                    let bottom = end(*letter == '+' && !joined(1), base - 3.0, bottom);
                    page.rules.push(Area { left: x, right: x + 0.5, top, bottom });
                    if *letter == '+' {
                        let y = base - 3.0;
                        let (left, right) = (beside(index.wrapping_sub(1)), beside(index + 1));
                        let (left, right) = (if left { at } else { x }, if right { at + WIDTH } else { x });
                        page.rules.push(Area { left, right, top: y, bottom: y + 0.5 });
                    }
                }
                '-' if ruled && across => {
                    let y = base - 3.0;
                    page.rules.push(Area { left: at, right: at + WIDTH, top: y, bottom: y + 0.5 });
                }
                _ => add(&mut page, &letter.to_string(), at, base, bold, italic),
            }
            column += usize::from(!matches!(letter, '*' | '_'));
        }
    }
    page
}

/// Tells whether a rule goes on above or below a crossing.
fn joins(art: &str, line: usize, to: isize, column: usize) -> bool {
    let lines: Vec<&str> = art.trim_matches('\n').lines().collect();
    let other = line.checked_add_signed(to).and_then(|line| lines.get(line));
    other.is_some_and(|words| {
        matches!(words.chars().filter(|it| !matches!(it, '*' | '_')).nth(column), Some('|' | '+'))
    })
}

pub(super) fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).expect("pages are small"))
}

/// Adds a piece to a page.
pub(super) fn add(page: &mut Page, words: &str, left: f32, base: f32, bold: bool, italic: bool) {
    let start = u32::try_from(page.letters.len()).expect("pages are small");
    page.letters.push_str(words);
    let end = u32::try_from(page.letters.len()).expect("pages are small");
    let right = left + WIDTH * count(words.chars().count());
    page.pieces.push(Piece {
        letters: start..end,
        left,
        right,
        base,
        size: SIZE,
        font: Some(0),
        bold,
        italic,
        angle: 0,
        hidden: false,
        sure: None,
    });
}

/// Draws pages, numbered.
pub(super) fn pages(arts: &[&str]) -> Vec<Page> {
    arts.iter().zip(1..).map(|(art, number)| Page { number, ..draw(art) }).collect()
}

/// Reads drawn pages and returns the words of the blocks.
pub(super) fn read(arts: &[&str]) -> Vec<String> {
    words(&document(pages(arts)))
}

/// Returns the words of each block; of a table, its rows with cells parted by " | ".
pub(super) fn words(document: &Document) -> Vec<String> {
    let mut words = Vec::new();
    for block in &document.blocks {
        match &block.body {
            Body::Paragraph(paragraph) => words.push(paragraph.text.as_str().to_owned()),
            Body::Table(table) => words.extend(table.rows.iter().map(|row| {
                let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                cells.join(" | ").replace('\n', " / ")
            })),
        }
    }
    words
}
