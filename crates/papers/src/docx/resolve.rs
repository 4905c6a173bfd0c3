//! Styles, numbers, notes and signs applied: the nodes of a Word file as a reader sees them.

use super::head;
use super::model::{self, Merge, NoteId};
use super::numbering::{Label, Numbering};
use super::styles::{Style, Styles};
use super::symbols;
use super::{Chunk, File};
use crate::counting::roman;
use crate::flow::{self, Cell, Node, Paragraph, Piece, Table};
use crate::limits::COLUMNS;
use blocks::Heading;
use std::collections::HashMap;

/// Makes the nodes of a file.
pub(super) fn nodes(file: File) -> Vec<Node> {
    let File { body, notes, styles, numbering, chunks, head } = file;
    let notes = Notes { nodes: notes, feet: 0, ends: 0, inside: false };
    let mut resolver = Resolver { styles, numbering, notes, chunks };
    let mut nodes = resolver.nodes(body);
    head::put(resolver.nodes(head), &mut nodes);
    nodes
}

struct Resolver {
    styles: Styles,
    numbering: Numbering,
    notes: Notes,
    /// Files that are put in, by the identifiers of their relations.
    chunks: HashMap<String, Chunk>,
}

/// The notes whose marks were not met yet.
struct Notes {
    nodes: HashMap<(bool, String), Vec<model::Node>>,
    /// How many footnotes and endnotes were met.
    feet: u32,
    ends: u32,
    /// One is being read: in Word, notes have no notes.
    inside: bool,
}

impl Resolver {
    fn nodes(&mut self, nodes: Vec<model::Node>) -> Vec<Node> {
        let mut resolved = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                model::Node::Paragraph(paragraph) => {
                    resolved.push(Node::Paragraph(Box::new(self.paragraph(*paragraph))));
                }
                model::Node::Table(table) => resolved.push(Node::Table(self.table(table))),
                model::Node::Chunk(id) => match self.chunks.remove(&id) {
                    Some(Chunk::Word(file)) => resolved.extend(self::nodes(*file)),
                    Some(Chunk::Page(nodes)) => resolved.extend(nodes),
                    None => {}
                },
            }
        }
        resolved
    }

    fn paragraph(&mut self, paragraph: model::Paragraph) -> Paragraph {
        let style = self.styles.resolve(paragraph.properties.style.as_deref());
        let label = self.label(&paragraph.properties, &style);
        let mut resolved =
            Paragraph { heading: heading(&paragraph.properties, &style), ..Paragraph::default() };
        if let Some(label) = label {
            resolved.label_font = self.styles.font(&label.look.over(&style.look));
            resolved.label = Some(label.words);
        }
        for piece in paragraph.pieces {
            match piece {
                model::Piece::Words(words) => {
                    let look = self.styles.look(&words.look, words.style.as_deref(), &style);
                    if look.hidden != Some(true) {
                        let font = self.styles.font(&look);
                        let letters = symbols::shown(&words.letters, font.as_deref());
                        resolved.push_words(&letters, &look.shown(font));
                    }
                }
                model::Piece::Break => resolved.pieces.push(Piece::Break),
                model::Piece::NewPage => resolved.pieces.push(Piece::NewPage),
                model::Piece::Tab => resolved.pieces.push(Piece::Tab),
                model::Piece::Page => resolved.pieces.push(Piece::Page),
                model::Piece::Note(id) => resolved.behind.extend(self.note(id)),
            }
        }
        resolved.behind.extend(self.nodes(paragraph.boxes));
        resolved
    }

    /// Returns the label that Word shows in front of a paragraph, and counts it.
    fn label(&mut self, own: &model::Properties, style: &Style) -> Option<Label> {
        let list = own.list.or(style.list).filter(|list| *list > 0)?;
        let of_style = || {
            // The level stands with the list where it names the style that has the list.
            let lister = if own.list.is_some() { own.style.as_deref() } else { style.lister.as_deref() };
            self.numbering.level_of_style(list, lister?)
        };
        let level = own.level.or_else(of_style).or(style.level).unwrap_or(0);
        self.numbering.label(list, level).filter(|label| label.look.hidden != Some(true))
    }

    /// Returns a note with the number that is seen in front. It is read once, however often its mark stands.
    fn note(&mut self, id: NoteId) -> Vec<Node> {
        if self.notes.inside {
            return Vec::new();
        }
        let Some(nodes) = self.notes.nodes.remove(&(id.end, id.id)) else { return Vec::new() };
        self.notes.inside = true;
        let mut nodes = self.nodes(nodes);
        self.notes.inside = false;
        let number = if id.own_mark { None } else { Some(self.notes.count(id.end)) };
        if let (Some(Node::Paragraph(first)), Some(number)) = (nodes.first_mut(), number)
            && first
                .pieces
                .iter()
                .any(|piece| matches!(piece, Piece::Words(words, _) if !words.trim().is_empty()))
        {
            let number = Piece::Words(format!("[{number}] "), flow::Look::default());
            first.pieces.insert(0, number);
        }
        nodes
    }

    fn table(&mut self, table: model::Table) -> Table {
        let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(table.rows.len());
        // For each column, where the cell that may go on below stands: its row and its index there.
        let mut above: Vec<Option<(usize, usize)>> = Vec::new();
        for row in table.rows {
            let mut cells: Vec<Cell> = Vec::with_capacity(row.cells.len());
            let mut column = row.before as usize;
            for cell in row.cells {
                let room = (COLUMNS as usize).saturating_sub(column).max(1);
                let wide = (cell.columns as usize).min(room);
                above.resize(above.len().max(column + wide), None);
                // The words of cells that go on are not shown, but counted.
                let nodes = self.nodes(cell.nodes);
                let goes_on = above[column].filter(|_| cell.merge == Merge::Continues);
                if let Some((its_row, index)) = goes_on
                    && let Some(upper) = rows.get_mut(its_row).and_then(|row| row.get_mut(index))
                {
                    upper.rows += 1;
                } else {
                    let begins = (cell.merge != Merge::None).then_some((rows.len(), cells.len()));
                    above[column..column + wide].fill(begins);
                    let column = u32::try_from(column).unwrap_or(u32::MAX);
                    cells.push(Cell { nodes, column, columns: cell.columns, rows: 1 });
                }
                column += wide;
            }
            rows.push(cells);
        }
        Table { rows }
    }
}

impl Notes {
    /// Counts one more note and returns its number as it is seen.
    fn count(&mut self, end: bool) -> String {
        let counted = if end { &mut self.ends } else { &mut self.feet };
        *counted += 1;
        if end { roman(*counted).to_lowercase() } else { counted.to_string() }
    }
}

/// Returns the heading level that the paragraph or its style states.
fn heading(own: &model::Properties, style: &Style) -> Option<Heading> {
    let level = own.outline.or(style.outline).filter(|level| *level < 9)?;
    u8::try_from(level + 1).ok().map(Heading)
}
