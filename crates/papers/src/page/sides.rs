//! Words that stand sideways on a page whose text is upright: the heads of narrow columns, and whole tables.
//!
//! Each side is a sheet of its own, turned so that its words stand upright. What stands in a cell of the page's tables belongs
//! there; the rest is a text of its own if it is one, else a note in the margin or a stamp, and dropped.

use super::baseline::Row;
use super::lattice::Lattice;
use super::sheet::{Glyph, Sheet};

/// What is written in one direction other than that of the page.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) sheet: Sheet,
    /// Quarters by which it is turned against the page's text, counter-clockwise, 1 to 3.
    pub(super) quarters: i32,
    /// Set where it stands upright on the page as a reader holds it, and the text of the page does not.
    pub(super) upright: bool,
}

/// Sideways words that are a text without a table have so many lines, and letters.
const LINES: usize = 3;
const LETTERS: usize = 60;
/// Between the border of a cell and its words.
const PADDING: f32 = 3.0;

impl Side {
    /// Puts what stands in cells without upright words there; other tables of the page are none of its own.
    pub(super) fn fill(&mut self, page: &mut Sheet, lattice: &Lattice, cells: &mut [Vec<Glyph>]) {
        let is_free: Vec<bool> = cells.iter().map(|cell| cell.iter().all(|glyph| glyph.space)).collect();
        let mut inside: Vec<Vec<Glyph>> = vec![Vec::new(); cells.len()];
        let mut rest = Vec::with_capacity(self.sheet.glyphs.len());
        for glyph in std::mem::take(&mut self.sheet.glyphs) {
            let (x, y) = self.on_page((glyph.left + glyph.right) / 2.0, glyph.base - 0.3 * glyph.size);
            match lattice.cell_at(x, y).filter(|cell| is_free.get(*cell) == Some(&true)) {
                Some(cell) => inside[cell].push(self.moved(glyph, page)),
                None => rest.push(glyph),
            }
        }
        self.sheet.glyphs = rest;
        for ((cell, glyphs), place) in cells.iter_mut().zip(inside).zip(&lattice.cells) {
            let left = glyphs.iter().map(|glyph| glyph.left).fold(f32::MAX, f32::min);
            let by = lattice.area(place).left + PADDING - left;
            cell.extend(glyphs.into_iter().map(|glyph| Glyph {
                left: glyph.left + by,
                right: glyph.right + by,
                ..glyph
            }));
        }
    }

    /// Returns where a point of the side is on the page as its text stands.
    fn on_page(&self, x: f32, y: f32) -> (f32, f32) {
        match self.quarters {
            1 => (y, self.sheet.width - x),
            2 => (self.sheet.width - x, self.sheet.height - y),
            _ => (self.sheet.height - y, x),
        }
    }

    /// Returns a glyph whose letters are among those of the page.
    fn moved(&self, glyph: Glyph, page: &mut Sheet) -> Glyph {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let start = page.letters.len();
        page.letters.push_str(self.sheet.letters_of(&glyph));
        Glyph { letters: (place(start), place(page.letters.len())), ..glyph }
    }

    /// Tells whether lines outside of tables are a text, `tables` being those of the side.
    pub(super) fn is_text(&self, tables: usize, rows: &[Row]) -> bool {
        let letters = rows.iter().flat_map(|row| &row.glyphs).map(|glyph| self.sheet.letters_of(glyph));
        if self.upright {
            // A title above a sideways table; a number alone is that of the page.
            return tables > 0 || letters.flat_map(str::chars).any(char::is_alphabetic);
        }
        tables > 0
            || rows.len() >= LINES && letters.map(|letters| letters.trim().len()).sum::<usize>() >= LETTERS
    }
}
