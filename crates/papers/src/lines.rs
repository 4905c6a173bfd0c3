//! Joins visual lines into paragraphs. It knows nothing of formats: text, PDF and OCR readers make [`Line`]s and ask.
//!
//! A line begins a paragraph of its own where it has a label, a title's capitals or a letterhead's words; it continues
//! the one before where that was cut in mid-sentence. What is in between is decided by the page: how wide its lines
//! are, whether blank lines separate paragraphs, whether first lines are indented ([`Layout`]).

mod joiner;
mod layout;

pub(crate) use joiner::{Joiner, glue_or_space};
pub(crate) use layout::Layout;

use blocks::Heading;
use std::borrow::Cow;

/// One visual line.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    /// The words as seen: without marks of the format, without white space at the ends.
    pub(crate) words: Cow<'a, str>,
    /// What stands between this line and the one before.
    pub(crate) gap: Gap,
    /// Spaces before the first word.
    pub(crate) indent: usize,
    /// Set where the author broke the line before this one by hand.
    pub(crate) hard: bool,
    /// Set where the format says that this is a heading.
    pub(crate) heading: Option<Heading>,
    /// Set where the whole line is bold or italic.
    pub(crate) emphasised: bool,
    /// Set for a part cut out of a line of two columns.
    pub(crate) column: bool,
}

/// What stands between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// So many blank lines.
    Blank(u32),
    /// The end of a page, however many blank lines it has.
    Page,
}

/// How a line goes on from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// It begins a new paragraph.
    New,
    /// It continues the paragraph, behind a space.
    Space,
    /// It continues a word or symbol: "X-" / "quang", "QĐ-" / "UBND".
    Glue,
}

/// How much room a line leaves at its end, where the page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// The next word would have stood there: the line was ended by hand.
    Ample,
    /// The next word would not have stood there.
    Scant,
    /// None: the line was stretched to the margin.
    Stretched,
}
