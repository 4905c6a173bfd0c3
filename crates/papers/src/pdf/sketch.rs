//! A page while it is being drawn: pieces, rules and pictures, as far as they can be seen.

use super::font::Face;
use crate::limits;
use crate::page::{Area, Page, Piece};
use hayro_font::kurbo::Rect;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// A page, and what is needed to draw on it.
pub(super) struct Sketch<'a> {
    page: Page,
    /// The fonts of the page, by their places in [`Page::fonts`].
    faces: Vec<Rc<Face<'a>>>,
    /// Where each face stands among them.
    places: HashMap<*const Face<'a>, usize>,
    /// Set when there is more on it than any page holds.
    pub(super) overfull: bool,
}

/// Where a piece stands and how it looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) font: u16,
    pub(super) size: f32,
    pub(super) angle: i16,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) hidden: bool,
}

impl<'a> Sketch<'a> {
    pub(super) fn new(number: u32, width: f32, height: f32) -> Self {
        let page = Page { number, width, height, ..Page::default() };
        Self { page, faces: Vec::new(), places: HashMap::new(), overfull: false }
    }

    /// Returns the place of a font among those of the page.
    pub(super) fn font(&mut self, face: &Rc<Face<'a>>) -> u16 {
        let place = *self.places.entry(Rc::as_ptr(face)).or_insert_with(|| {
            self.faces.push(face.clone());
            self.page.fonts.push(face.name.clone());
            self.faces.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// Lets the letters of a piece be written; they count only when [`Sketch::piece`] follows.
    pub(super) fn letters(&mut self) -> &mut String {
        let written = self.page.pieces.last().map_or(0, |piece| piece.letters.end as usize);
        self.page.letters.truncate(written);
        &mut self.page.letters
    }

    /// Adds a piece with the letters that were just written.
    pub(super) fn piece(&mut self, left: f64, right: f64, base: f64, look: Look) {
        let start = self.page.pieces.last().map_or(0, |piece| piece.letters.end);
        let end = self.page.letters.len();
        if self.page.pieces.len() >= limits::PIECES || end > limits::PAGE_LETTERS {
            self.overfull = true;
            return;
        }
        let Ok(end) = u32::try_from(end) else { return };
        self.page.pieces.push(Piece {
            letters: start..end,
            left: left as f32,
            right: right as f32,
            base: base as f32,
            size: look.size,
            font: Some(look.font),
            bold: look.bold,
            italic: look.italic,
            angle: look.angle,
            hidden: look.hidden,
            sure: None,
        });
    }

    /// Adds a line or thin box. Beyond some thousands they are a drawing, not the rules of a table.
    pub(super) fn rule(&mut self, rule: Rect) {
        if self.page.rules.len() < limits::RULES {
            self.page.rules.push(area(rule));
        }
    }

    /// Adds the place of a picture.
    pub(super) fn picture(&mut self, picture: Rect) {
        if self.page.pictures.len() < limits::RULES {
            self.page.pictures.push(area(picture));
        }
    }

    /// Returns how many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.page.pieces.len()
    }

    /// Puts other letters in place of those of the last pieces, spread over the room they took; see [`super::marked`].
    pub(super) fn replace(&mut self, pieces: Range<usize>, words: &str) {
        let Some((first, last)) =
            self.page.pieces.get(pieces.clone()).and_then(|old| old.first().zip(old.last()))
        else {
            return;
        };
        let (first, last) = (first.clone(), last.clone());
        let base = usize::try_from(first.letters.start).unwrap_or(usize::MAX);
        let count = words.chars().count();
        if pieces.start.saturating_add(count) > limits::PIECES
            || base.saturating_add(words.len()) > limits::PAGE_LETTERS
        {
            self.overfull = true;
            return;
        }
        self.page.pieces.truncate(pieces.start);
        self.page.letters.truncate(base);
        let step = (last.right - first.left) / count.max(1) as f32;
        for (index, letter) in words.chars().enumerate() {
            let start = self.page.letters.len() as u32;
            self.page.letters.push(letter);
            let left = first.left + step * index as f32;
            let letters = start..self.page.letters.len() as u32;
            self.page.pieces.push(Piece { letters, left, right: left + step, ..first.clone() });
        }
    }

    /// Returns the last pieces, from one on, and their letters.
    pub(super) fn since(&self, start: usize) -> (&str, &[Piece]) {
        let pieces = self.page.pieces.get(start..).unwrap_or_default();
        let letters = pieces
            .first()
            .map_or("", |first| self.page.letters.get(first.letters.start as usize..).unwrap_or(""));
        (letters, pieces)
    }

    /// Returns the page.
    pub(super) fn finish(mut self) -> Page {
        self.letters();
        self.page
    }
}

fn area(rect: Rect) -> Area {
    let rect = rect.abs();
    Area { left: rect.x0 as f32, top: rect.y0 as f32, right: rect.x1 as f32, bottom: rect.y1 as f32 }
}
