//! Letters of encodings from before Unicode, as documents carry them: runs with the name of a font.

use blocks::DoubtKind;
use std::borrow::Cow;

/// A stretch of letters of one font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run<'a> {
    /// The letters; [`decode`] replaces them.
    pub(crate) words: Cow<'a, str>,
    /// The name of the font, where the file tells it.
    pub(crate) font: Option<&'a str>,
}

/// What the document has shown so far: a paragraph of few letters is judged by the ones before it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Habit {}

/// What was decoded, and how sure that is, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) kind: DoubtKind,
    pub(crate) sure: u8,
}

/// Turns the runs of one paragraph or cell into Unicode, where a font's name or the letters say that they are not.
pub(crate) fn decode(_runs: &mut [Run<'_>], _habit: &mut Habit) -> Option<Decoded> {
    None
}
