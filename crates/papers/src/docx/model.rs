//! The paragraphs and tables of a Word file, before styles and numbers are applied.

use super::styles::Look;

/// A paragraph, a table, or a file put in.
#[derive(Debug)]
pub(super) enum Node {
    Paragraph(Box<Paragraph>),
    Table(Table),
    /// Another file whose text stands here ("altChunk"): the identifier of its relation.
    Chunk(String),
}

/// A paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) pieces: Vec<Piece>,
    pub(super) properties: Properties,
    /// What stands in text boxes that are fastened to this paragraph.
    pub(super) boxes: Vec<Node>,
    pub(super) joins: Joins,
    /// A word of it is not hidden.
    pub(super) has_words: bool,
}

/// How the next paragraph goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Joins {
    /// As a paragraph of its own.
    #[default]
    Not,
    /// In this one: its end was deleted, or it holds only a large first letter.
    Closely,
    /// In the same line: the end of this one is hidden.
    Apart,
}

/// What a paragraph says of itself.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) style: Option<String>,
    /// The list, and the level in it from 0. List 0 is none.
    pub(super) list: Option<u32>,
    pub(super) level: Option<u32>,
    /// The heading level, from 0; 9 is none.
    pub(super) outline: Option<u32>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Letters.
    Words(Words),
    /// A line break made by hand.
    Break,
    /// A page or column ends here, as somebody wished.
    NewPage,
    /// A tab, which may part two columns.
    Tab,
    /// Word began a new page here when it last showed the file.
    Page,
    /// The mark of a note.
    Note(NoteId),
}

/// Letters that look alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) letters: String,
    pub(super) look: Look,
    /// The style of letters.
    pub(super) style: Option<String>,
}

/// A footnote or an endnote.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct NoteId {
    pub(super) end: bool,
    pub(super) id: String,
    /// The mark stands in the text as the author typed it ("*"), not as a number.
    pub(super) own_mark: bool,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// Columns left out in front.
    pub(super) before: u32,
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) nodes: Vec<Node>,
    pub(super) columns: u32,
    pub(super) merge: Merge,
}

/// How a cell goes on over rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    /// It stands alone.
    #[default]
    None,
    /// It begins a cell that goes on below.
    Begins,
    /// It goes on from the cell above.
    Continues,
}

impl Paragraph {
    /// Adds letters that look alike.
    pub(super) fn push_words(&mut self, letters: &str, look: &Look, style: Option<&str>) {
        self.has_words |= look.hidden != Some(true) && !letters.trim().is_empty();
        if let Some(Piece::Words(last)) = self.pieces.last_mut()
            && last.look == *look
            && last.style.as_deref() == style
        {
            last.letters.push_str(letters);
            return;
        }
        let style = style.map(str::to_owned);
        self.pieces.push(Piece::Words(Words { letters: letters.to_owned(), look: look.clone(), style }));
    }

    /// Adds the paragraph that goes on in this one. One without words has the properties of the next, as in Word the last
    /// end of a paragraph has them.
    pub(super) fn take_over(&mut self, next: Self) {
        if !self.has_words {
            self.properties = next.properties;
        } else if self.joins == Joins::Apart {
            self.push_words(" ", &Look::default(), None);
        }
        self.pieces.extend(next.pieces);
        self.boxes.extend(next.boxes);
        self.has_words |= next.has_words;
        self.joins = next.joins;
    }
}

/// Adds a node behind others. A paragraph that joins the next is continued, or goes if it has no words.
pub(super) fn add(nodes: &mut Vec<Node>, node: Node) {
    if let Node::Paragraph(next) = node {
        match nodes.last_mut() {
            Some(Node::Paragraph(last)) if last.joins != Joins::Not => last.take_over(*next),
            _ => nodes.push(Node::Paragraph(next)),
        }
    } else {
        end(nodes);
        nodes.push(node);
    }
}

/// Ends a row of nodes: a last paragraph that was deleted, and so would join the next, is gone.
pub(super) fn end(nodes: &mut Vec<Node>) {
    let gone = |last: &mut Node| match last {
        Node::Paragraph(last) => last.joins != Joins::Not && !last.has_words && last.boxes.is_empty(),
        Node::Table(_) | Node::Chunk(_) => false,
    };
    nodes.pop_if(gone);
}
