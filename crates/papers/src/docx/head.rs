//! The head of the first page: some offices keep their letterhead there, and not in the text.

use crate::flow::{Node, Piece};
use crate::shape::{self, Role};
use crate::xml::Attributes;

/// The headers that the first section names, by the identifiers of their relations.
#[derive(Debug, Default)]
pub(super) struct Headers {
    first: Option<String>,
    usual: Option<String>,
    /// Set where the first page has a header of its own.
    own: bool,
}

impl Headers {
    /// Takes an element of the properties of the first section.
    pub(super) fn take(&mut self, name: &str, attributes: &Attributes<'_>) {
        match (name, attributes.get("type").as_deref()) {
            ("headerReference", Some("first")) => self.first = attributes.get("id"),
            ("headerReference", None | Some("default")) => self.usual = attributes.get("id"),
            ("titlePg", _) => self.own = attributes.is_on(),
            _ => {}
        }
    }

    /// Returns the header of the first page.
    pub(super) fn of_first_page(&self) -> Option<&str> {
        if self.own { self.first.as_deref() } else { self.usual.as_deref() }
    }
}

/// Puts the head of the first page in front of a text without a letterhead, if it is one: running heads are not read.
pub(super) fn put(head: Vec<Node>, body: &mut Vec<Node>) {
    if letterhead_lines(&head) >= ENOUGH && letterhead_lines(body) == 0 {
        body.splice(0..0, head);
    }
}

/// A letterhead has two of the Quốc hiệu, the tiêu ngữ, the number, and the place and day.
const ENOUGH: usize = 2;
/// A letterhead ends within so many paragraphs and cells.
const NEAR: usize = 30;

fn letterhead_lines(nodes: &[Node]) -> usize {
    let mut open: Vec<&Node> = nodes.iter().rev().collect();
    let mut lines = 0;
    let mut left = NEAR;
    while let Some(node) = open.pop().filter(|_| left > 0) {
        match node {
            Node::Paragraph(paragraph) => {
                left -= 1;
                let mut words = String::new();
                for piece in &paragraph.pieces {
                    match piece {
                        Piece::Words(more, _) => words.push_str(more),
                        Piece::Break | Piece::NewPage | Piece::Tab | Piece::Page => words.push('\n'),
                    }
                }
                lines += words.lines().filter(|line| shape::role(line.trim()) == Role::Letterhead).count();
                open.extend(paragraph.behind.iter().rev());
            }
            Node::Table(table) => {
                open.extend(table.rows.iter().flatten().flat_map(|cell| &cell.nodes).rev());
            }
        }
    }
    lines
}
