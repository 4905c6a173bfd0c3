//! Marked content: words that a file says its glyphs stand for (`ActualText`), and layers that are off.

use super::sketch::Sketch;
use crate::page::Piece;
use hayro_font::hayro_syntax::object::{self, Dict};

/// The marks that are open.
#[derive(Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
    /// How many of them hide what they hold.
    hiding: usize,
    /// Marks beyond the limit.
    uncounted: usize,
}

struct Mark {
    words: Option<String>,
    hides: bool,
    /// The first piece that it holds.
    first: usize,
}

/// Marks that may be open at once: tagged files have 2 or 3.
const OPEN: usize = 256;

impl Marks {
    pub(super) fn depth(&self) -> usize {
        self.open.len() + self.uncounted
    }

    /// Tells whether what is drawn now is shown.
    pub(super) fn are_seen(&self) -> bool {
        self.hiding == 0
    }

    pub(super) fn begin(&mut self, words: Option<String>, shown: bool, sketch: &Sketch<'_>) {
        if self.open.len() >= OPEN {
            self.uncounted += 1;
            return;
        }
        self.hiding += usize::from(!shown);
        self.open.push(Mark { words, hides: !shown, first: sketch.len() });
    }

    pub(super) fn end(&mut self, sketch: &mut Sketch<'_>) {
        if self.uncounted > 0 {
            self.uncounted -= 1;
            return;
        }
        let Some(mark) = self.open.pop() else { return };
        self.hiding -= usize::from(mark.hides);
        if let Some(words) = mark.words {
            put(&words, mark.first, sketch);
        }
    }
}

/// Puts the words in place of the glyphs, where these stand on one line: words over several lines have no places.
fn put(words: &str, first: usize, sketch: &mut Sketch<'_>) {
    let (letters, pieces) = sketch.since(first);
    let told = |words: &str| words.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let Some(start) = pieces.first() else { return };
    let in_line = |piece: &Piece| piece.angle == 0 && (piece.base - start.base).abs() < start.size / 2.0;
    if pieces.iter().all(in_line) && told(letters) != told(words) {
        sketch.replace(first..sketch.len(), words);
    }
}

/// Returns the words that the properties of a mark tell.
pub(super) fn actual_text(properties: &Dict<'_>) -> Option<String> {
    properties.get::<object::String<'_>>(b"ActualText").map(|words| text(&words))
}

/// Reads a text string: UTF-16 or UTF-8 with their marks, else as Latin-1, which nearly is what the standard says.
fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().copied().map(char::from).collect(),
    }
}
