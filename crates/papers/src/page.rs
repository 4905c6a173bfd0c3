//! A page as it was laid out: pieces of text and ruled lines, each with its place.
//!
//! What a PDF draws and what a reading machine sees on a scan are both pages; from here on they are read the same way.
//! Places are in points (1/72 inch) from the upper left corner, `y` growing downwards, on the page as a reader holds it
//! (a rotation that the file asks for is already applied).
//!
//! ```text
//! Page -> sheet (upright, each letter once, signature boxes dropped) -> lattice (rules: the cells of tables)
//!      -> sides (words that stand sideways: in cells, or a table of their own)
//!      -> baseline (glyphs: rows of words) -> strip (words in Unicode) -> columns (reading order), table (cells)
//! all pages -> furniture (page numbers, running heads dropped), footnotes (taken out of sentences), tails (cut by a page)
//!           -> margins (indents, full lines) -> record (offsets)
//!           -> compose (paragraphs, shared with plain text) -> annotate (marks, doubts) -> Document
//! ```

mod annotate;
mod baseline;
mod columns;
mod document;
mod footnotes;
mod furniture;
mod lattice;
mod lay;
mod margins;
mod record;
mod sheet;
mod sides;
mod signature;
mod strip;
mod table;
mod tails;

#[cfg(test)]
mod tests;

pub(crate) use document::{check, document};
#[cfg(feature = "scans")]
pub(crate) use lattice::cells;
#[cfg(feature = "scans")]
pub(crate) use record::SURE;

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Page {
    /// Its place in the file, from 1.
    pub(crate) number: u32,
    /// Its size in points.
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// The letters of all pieces, one piece after the other.
    pub(crate) letters: String,
    /// The pieces in the order in which they were drawn.
    pub(crate) pieces: Vec<Piece>,
    /// Lines and thin boxes that may be the rules of a table, and the edges of frames.
    pub(crate) rules: Vec<Area>,
    /// Pictures.
    pub(crate) pictures: Vec<Area>,
    /// The names of the fonts, as the file has them without the prefix of a subset ("ABCDEF+").
    pub(crate) fonts: Vec<String>,
}

/// One glyph of a PDF, or one word that a reading machine saw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Piece {
    /// Bytes of [`Page::letters`]. A glyph may stand for several letters ("fi") or for a mark alone.
    pub(crate) letters: Range<u32>,
    /// Where the pen stands before and after it. For a piece that is turned (`angle`), `left`, `right` and `base` are those
    /// that it has when the page is turned back around its upper left corner so that the piece stands upright: with the
    /// angle `a`, a point (x, y) is then at (x cos a - y sin a, x sin a + y cos a).
    pub(crate) left: f32,
    pub(crate) right: f32,
    /// The line it stands on.
    pub(crate) base: f32,
    /// The height of the type in points.
    pub(crate) size: f32,
    /// Index into [`Page::fonts`].
    pub(crate) font: Option<u16>,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    /// Whole degrees by which it is turned against the page, counter-clockwise; 0 for running text.
    pub(crate) angle: i16,
    /// Set for letters that are drawn without being seen: the text that a scanner's program laid under its picture.
    pub(crate) hidden: bool,
    /// How sure a reading machine was, in percent; `None` for letters that the file itself holds.
    pub(crate) sure: Option<u8>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Area {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

/// What stands for the words of a page that cannot be read.
pub(crate) const LOST: &str = "\u{fffd}";

impl Page {
    /// Returns what stands for a page that cannot be read: one letter that nobody is sure of, so that it is not passed over.
    pub(crate) fn lost(number: u32) -> Self {
        let piece = Piece {
            letters: 0..LOST.len() as u32,
            left: 100.0,
            right: 110.0,
            base: 100.0,
            size: 10.0,
            font: None,
            bold: false,
            italic: false,
            angle: 0,
            hidden: false,
            sure: Some(0),
        };
        let (width, height) = (595.0, 842.0);
        Self { number, width, height, letters: LOST.to_owned(), pieces: vec![piece], ..Self::default() }
    }

    /// Returns the letters of a piece.
    pub(crate) fn letters_of(&self, piece: &Piece) -> &str {
        self.letters.get(piece.letters.start as usize..piece.letters.end as usize).unwrap_or("")
    }
}
