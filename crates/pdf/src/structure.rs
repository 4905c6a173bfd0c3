//! What the parts of a document are, for those who hear it: the tree of tags (PDF/UA).

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::num::{NonZeroU16, NonZeroU32};

/// A part of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct NodeId(usize);

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A paragraph.
    Paragraph,
    /// A heading: how deep, and its words.
    Heading(u16, String),
    /// A table, whose rows are below.
    Table,
    /// The rows of its head.
    Head,
    /// Its other rows.
    Rows,
    /// A row.
    Row,
    /// A cell of the head, over so many columns.
    HeadCell(u32),
    /// A cell, over so many columns.
    Cell(u32),
}

/// The tree, as a list in which every part stands behind what it belongs to.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    parts: Vec<Entry>,
    /// The ranks of the headings that are open: a level is never left out.
    open: Vec<u8>,
}

#[derive(Debug)]
struct Entry {
    part: Part,
    of: Option<NodeId>,
    ink: Vec<Ink>,
}

/// What stands on pages.
#[derive(Debug)]
enum Ink {
    Words(Identifier),
    Link { words: Identifier, area: Identifier },
}

impl Structure {
    /// Adds a part behind all others.
    pub(crate) fn add(&mut self, part: Part, of: Option<NodeId>) -> NodeId {
        self.parts.push(Entry { part, of, ink: Vec::new() });
        NodeId(self.parts.len() - 1)
    }

    /// Adds a heading. Ranks may leave numbers out; levels do not.
    pub(crate) fn heading(&mut self, rank: u8, words: String) -> NodeId {
        while self.open.last().is_some_and(|open| *open >= rank) {
            self.open.pop();
        }
        self.open.push(rank);
        let level = u16::try_from(self.open.len()).unwrap_or(u16::MAX);
        self.add(Part::Heading(level, words), None)
    }

    /// Adds words that stand on a page.
    pub(crate) fn words(&mut self, at: NodeId, words: Identifier) {
        if let Some(entry) = self.parts.get_mut(at.0) {
            entry.ink.push(Ink::Words(words));
        }
    }

    /// Says that words, added before, lead somewhere: in the area of a page.
    pub(crate) fn link(&mut self, at: NodeId, words: Identifier, area: Identifier) {
        let ink = self.parts.get_mut(at.0).and_then(|entry| {
            entry.ink.iter_mut().rev().find(|ink| matches!(ink, Ink::Words(own) if *own == words))
        });
        if let Some(ink) = ink {
            *ink = Ink::Link { words, area };
        }
    }

    /// Returns the headings in their order: part, level, words.
    pub(crate) fn headings(&self) -> impl Iterator<Item = (NodeId, u16, &str)> {
        self.parts.iter().enumerate().filter_map(|(at, entry)| match &entry.part {
            Part::Heading(level, words) => Some((NodeId(at), *level, words.as_str())),
            Part::Paragraph
            | Part::Table
            | Part::Head
            | Part::Rows
            | Part::Row
            | Part::HeadCell(_)
            | Part::Cell(_) => None,
        })
    }

    /// Builds the tree from its end: what belongs to a part stands behind it, so it is whole when its turn comes.
    pub(crate) fn into_tree(self) -> TagTree {
        let mut below: Vec<Vec<Node>> = self.parts.iter().map(|_| Vec::new()).collect();
        let mut top = Vec::new();
        for (at, entry) in self.parts.into_iter().enumerate().rev() {
            let mut children: Vec<Node> = entry.ink.into_iter().map(node).collect();
            children.extend(below.get_mut(at).map(std::mem::take).into_iter().flatten().rev());
            let group = TagGroup::with_children(tag(entry.part), children).into();
            match entry.of.and_then(|of| below.get_mut(of.0)) {
                Some(list) => list.push(group),
                None => top.push(group),
            }
        }
        top.reverse();
        TagTree::from(top).with_lang(Some("vi".to_owned()))
    }
}

fn node(ink: Ink) -> Node {
    match ink {
        Ink::Words(words) => words.into(),
        Ink::Link { words, area } => {
            TagGroup::with_children(Tag::Link, vec![area.into(), words.into()]).into()
        }
    }
}

fn tag(part: Part) -> TagKind {
    match part {
        Part::Paragraph => Tag::P.into(),
        Part::Heading(level, words) => {
            Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(words)).into()
        }
        Part::Table => Tag::Table.into(),
        Part::Head => Tag::THead.into(),
        Part::Rows => Tag::TBody.into(),
        Part::Row => Tag::TR.into(),
        Part::HeadCell(span) => Tag::TH(TableHeaderScope::Column).with_col_span(NonZeroU32::new(span)).into(),
        Part::Cell(span) => Tag::TD.with_col_span(NonZeroU32::new(span)).into(),
    }
}
