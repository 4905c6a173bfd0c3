//! Text as word processors hold it: paragraphs of pieces that know how they look, and tables. What .docx, .odt and .html
//! become before they are blocks; here everything is done that does not depend on how a format writes it down.
//!
//! ```text
//! nodes -> letters (encodings from before Unicode) -> emit (lines, joined titles, layout tables unfolded) -> Document
//! ```
//!
//! A letterhead or a signature laid out in a table without rules becomes paragraphs, the left column first. What stands in
//! text boxes and notes becomes paragraphs behind the one they are fastened to.

mod emit;
mod letters;

use crate::legacy::Decoded;
use crate::{Error, limits};
use blocks::{Document, Heading};
use std::rc::Rc;

/// A paragraph or a table.
#[derive(Debug)]
pub(crate) enum Node {
    Paragraph(Box<Paragraph>),
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    pub(crate) pieces: Vec<Piece>,
    /// The label that the program shows in front by itself.
    pub(crate) label: Option<String>,
    /// The font of the label, where the file tells it.
    pub(crate) label_font: Option<Rc<str>>,
    pub(crate) heading: Option<Heading>,
    /// What stands in text boxes and notes that are fastened to this paragraph.
    pub(crate) behind: Vec<Node>,
    /// Set by `letters` where the words were not Unicode.
    pub(crate) decoded: Option<Decoded>,
}

/// A piece of a paragraph. What is hidden is no piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words, and how they look.
    Words(String, Look),
    /// A line break made by hand.
    Break,
    /// A page ends here, as somebody wished: what follows is another paragraph.
    NewPage,
    /// A tab, which may part two columns.
    Tab,
    /// A new page began here when the file was last shown.
    Page,
}

/// How words look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) underline: bool,
    /// Shown in capitals, whatever letters the file holds.
    pub(crate) capitals: bool,
    /// The name of the font.
    pub(crate) font: Option<Rc<str>>,
}

/// A table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The rows, each with the cells that begin in it.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    pub(crate) nodes: Vec<Node>,
    /// The column it begins in, from 0.
    pub(crate) column: u32,
    /// How many columns and rows it covers, at least 1.
    pub(crate) columns: u32,
    pub(crate) rows: u32,
}

impl Paragraph {
    /// Adds words, to the last piece where they look the same.
    pub(crate) fn push_words(&mut self, words: &str, look: &Look) {
        match self.pieces.last_mut() {
            Some(Piece::Words(before, its)) if its == look => before.push_str(words),
            _ => self.pieces.push(Piece::Words(words.to_owned(), look.clone())),
        }
    }
}

/// Makes a document of the nodes of a file. Offsets count the scalar values of the words as read, paragraphs and lines
/// joined by one newline, labels included.
///
/// # Errors
///
/// Refuses nodes without words, and with too many.
pub(crate) fn document(mut nodes: Vec<Node>) -> Result<Document, Error> {
    limits::check_words(letters::count(&nodes))?;
    letters::decode(&mut nodes);
    let document = emit::document(nodes);
    if document.blocks.is_empty() { Err(Error::Empty) } else { Ok(document) }
}
