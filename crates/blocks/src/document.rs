//! A document: blocks in reading order.

use crate::{Doubt, Span, Table, Text};
use serde::{Deserialize, Serialize};

/// A document as it was read from one file: its blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The blocks, in reading order. An empty paragraph is never a block.
    pub blocks: Vec<Block>,
    /// What the reader of the file was not sure of, in the order of the blocks.
    pub doubts: Vec<Doubt>,
}

/// One block of a document, with the page it begins on where the file says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What the block holds.
    pub body: Body,
    /// The page the block begins on, from 1; `None` where the format has no pages.
    pub page: Option<u32>,
}

/// What a block holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    /// A paragraph of running text, a heading, or an item of a list with its visible label.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph: one logical line of text, put together from the visual lines of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The words, with a visible label ("1.", "-", "a)") in front where the file has one, also where the word
    /// processor numbered it by itself.
    pub text: Text,
    /// Set where the format itself says that this is a heading (`#`, a Word heading style).
    pub heading: Option<Heading>,
}

/// The level of a heading as the format states it, from 1. It need not fit the outline (OCR services guess it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Heading(pub u8);

impl Document {
    /// Returns a document of blocks that nobody doubts.
    pub fn of_blocks(blocks: Vec<Block>) -> Self {
        Self { blocks, doubts: Vec::new() }
    }

    /// Returns the text that a span stands in, or `None` where the span does not belong to this document.
    pub fn text_at(&self, span: Span) -> Option<&Text> {
        match (&self.blocks.get(span.block as usize)?.body, span.cell) {
            (Body::Paragraph(paragraph), None) => Some(&paragraph.text),
            (Body::Table(table), Some(at)) => {
                Some(&table.rows.get(at.row as usize)?.cells.get(at.cell as usize)?.text)
            }
            (Body::Paragraph(_), Some(_)) | (Body::Table(_), None) => None,
        }
    }

    /// Returns the words of a span, or `None` where it does not fit this document.
    pub fn words(&self, span: Span) -> Option<&str> {
        self.text_at(span)?.as_str().get(span.start as usize..span.end as usize)
    }

    /// Returns the place of a span in the input as decoded: start and end in Unicode scalar values.
    pub fn input_range(&self, span: Span) -> Option<(usize, usize)> {
        let text = self.text_at(span)?;
        Some((text.input_offset(span.start as usize), text.input_end(span.end as usize)))
    }

    /// Returns the page a span begins on, where the format has pages.
    pub fn page_of(&self, span: Span) -> Option<u32> {
        self.blocks.get(span.block as usize)?.page
    }
}
