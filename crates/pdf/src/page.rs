//! Pages with what stands on them. Lengths are points, from the left and upper edges.

use crate::faces::FaceId;
use crate::structure::{NodeId, Structure};
use std::collections::BTreeSet;

/// A paper that is laid out.
pub(crate) struct Laid {
    /// Its pages.
    pub(crate) pages: Vec<Page>,
    /// What its parts are.
    pub(crate) structure: Structure,
    /// Where words lead to.
    pub(crate) links: Vec<String>,
    /// Letters that no face has.
    pub(crate) missing: BTreeSet<char>,
}

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// From the left edge to the right one.
    pub(crate) width: f32,
    /// From the upper edge to the lower one.
    pub(crate) height: f32,
    /// The words on it, in the order of reading.
    pub(crate) words: Vec<Words>,
    /// The lines drawn on it: from, to.
    pub(crate) rules: Vec<[(f32, f32); 2]>,
}

/// Words on one line.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// Where they begin.
    pub(crate) x: f32,
    /// Where they stand.
    pub(crate) baseline: f32,
    /// Their size.
    pub(crate) size: f32,
    /// How much each space between them is wider than by itself.
    pub(crate) stretch: f32,
    /// What they belong to; page numbers and repeated heads of tables belong to nothing.
    pub(crate) part: Option<NodeId>,
    /// Their letters.
    pub(crate) letters: Vec<Letter>,
}

/// A letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Letter {
    /// The letter itself.
    pub(crate) letter: char,
    /// The face that shows it.
    pub(crate) face: FaceId,
    /// The number of its glyph there.
    pub(crate) glyph: u32,
    /// How wide it is.
    pub(crate) advance: f32,
    /// Where it leads to, in the list of the paper.
    pub(crate) link: Option<usize>,
}

/// Returns millimetres as points.
pub(crate) fn mm(length: impl Into<f32>) -> f32 {
    length.into() * 72.0 / 25.4
}
