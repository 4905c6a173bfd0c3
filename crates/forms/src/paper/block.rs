//! Parts of a body.

use super::{Label, Table, Text};
use viet::label::Shape;

/// A part of the body of a paper or an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, a heading or an item of a list.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is for.
    pub role: Role,
    /// The label before it.
    pub label: Option<Label>,
    /// Its words.
    pub text: Text,
}

/// What a paragraph of a body is for; its style follows from it (annex I.II.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Running text, or an item: khoản, điểm, a dash.
    Body,
    /// A heading in capitals with a Roman numeral: "I. NHỮNG KẾT QUẢ".
    Section,
    /// A heading of a clause: khoản with a heading, Điều.
    Clause,
    /// Words in the middle: the heading of a table.
    Middle,
    /// A remark under a table.
    Note,
}

impl Block {
    /// Returns a paragraph of running text.
    pub fn body(text: impl Into<Text>) -> Self {
        Self::of(Role::Body, None, text)
    }

    /// Returns an item of a list.
    pub fn item(label: Label, text: impl Into<Text>) -> Self {
        Self::of(Role::Body, Some(label), text)
    }

    /// Returns a heading with its label.
    pub fn heading(role: Role, label: Label, text: impl Into<Text>) -> Self {
        Self::of(role, Some(label), text)
    }

    /// Returns a paragraph as somebody typed it, with its label in front: "I. ..." is a heading, "1. ...", "a) ..." and
    /// "- ..." are items.
    pub fn typed(line: &str) -> Self {
        let line = line.trim();
        let Some(found) = viet::label::of(line) else { return Self::body(line) };
        let first = found.ordinal.first().copied().unwrap_or_default();
        let label = match found.shape {
            Shape::Roman => Label::Roman(first),
            Shape::Number => Label::Number(found.ordinal.clone()),
            Shape::Letter => Label::Letter(first),
            Shape::Dash => Label::Dash,
            Shape::Plus => Label::Plus,
            Shape::Part
            | Shape::Chapter
            | Shape::Section
            | Shape::Annex
            | Shape::Article
            | Shape::Capital
            | Shape::NumberBracket
            | Shape::NumberRound
            | Shape::LetterRound
            | Shape::SmallRoman
            | Shape::InWords
            | Shape::Star
            | Shape::Dot => return Self::body(line),
        };
        let rest = line.get(found.length..).unwrap_or_default();
        // A label that would be written otherwise than it was typed ("1)") stays among the words.
        if !line.starts_with(&label.words()) {
            return Self::body(line);
        }
        if matches!(label, Label::Roman(_)) {
            Self::heading(Role::Section, label, rest)
        } else {
            Self::item(label, rest)
        }
    }

    /// Returns a paragraph.
    pub fn of(role: Role, label: Option<Label>, text: impl Into<Text>) -> Self {
        Self::Paragraph(Paragraph { role, label, text: text.into() })
    }
}
