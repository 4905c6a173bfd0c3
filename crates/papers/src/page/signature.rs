//! Boxes of digital signatures: a signing program prints them over the page when the text is finished.

use super::{Page, Piece};
use crate::text;

/// Lines of a box.
const LINES: usize = 12;
/// Type of this size is smaller than that of any text.
const SMALL: f32 = 10.5;

/// A stretch of pieces drawn one after the other on one line.
struct Drawn {
    pieces: std::ops::Range<usize>,
    /// Its letters without white space.
    words: String,
    left: f32,
    base: f32,
    size: f32,
}

/// Drops the pieces of signature boxes.
pub(super) fn drop(page: &Page, pieces: &mut Vec<Piece>) {
    let drawn = drawn(page, pieces);
    let mut dropped = vec![false; pieces.len()];
    let mut next = 0;
    while next < drawn.len() {
        let end = box_end(&drawn, next);
        for line in &drawn[next..end] {
            dropped[line.pieces.clone()].fill(true);
        }
        next = end.max(next + 1);
    }
    let mut dropped = dropped.into_iter();
    pieces.retain(|_| !dropped.next().unwrap_or(false));
}

/// Returns the line behind a box that begins with `first`; `first` itself where none does.
fn box_end(drawn: &[Drawn], first: usize) -> usize {
    let head = &drawn[first];
    if !text::begins_signature_box(&head.words) {
        return first;
    }
    let mut last = head;
    let box_lines = drawn[first + 1..].iter().take(LINES).take_while(|line| {
        let below = line.base - last.base;
        let near =
            (line.left - head.left).abs() <= head.size * 8.0 && (0.5..=2.2).contains(&(below / head.size));
        // The value of a field may take another line, in the same small type.
        let goes_on = head.size <= SMALL && (line.size - head.size).abs() < 0.1;
        last = line;
        near && (goes_on
            || text::begins_signature_box(&line.words)
            || text::stands_in_signature_box(&line.words))
    });
    first + 1 + box_lines.count()
}

fn drawn(page: &Page, pieces: &[Piece]) -> Vec<Drawn> {
    let mut drawn: Vec<Drawn> = Vec::new();
    let mut right = 0.0;
    for (index, piece) in pieces.iter().enumerate() {
        let letters = page.letters_of(piece).chars().filter(|letter| !letter.is_whitespace());
        let goes_on = drawn.last().is_some_and(|line| {
            (line.base - piece.base).abs() <= line.size * 0.2
                && (line.size - piece.size).abs() <= line.size * 0.1
                && piece.left >= right - line.size * 0.5
                && piece.left <= right + line.size * 1.5
        });
        right = piece.right;
        match drawn.last_mut().filter(|_| goes_on) {
            Some(line) => {
                line.pieces.end = index + 1;
                line.words.extend(letters);
            }
            None => drawn.push(Drawn {
                pieces: index..index + 1,
                words: letters.collect(),
                left: piece.left,
                base: piece.base,
                size: piece.size,
            }),
        }
    }
    for line in &mut drawn {
        line.words = viet::fold::nfc(&line.words);
    }
    drawn
}
