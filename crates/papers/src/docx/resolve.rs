//! Styles and numbers applied: the nodes of `document.xml` as a reader sees them.

use super::body::{self, Merge};
use super::numbering::Numbering;
use super::styles::{Look, Style, Styles};
use crate::flow::{Cell, Node, Paragraph, Piece, Table};
use blocks::Heading;

/// Makes the nodes of a body.
pub(super) fn nodes(body: Vec<body::Node>, styles: &Styles, numbering: &mut Numbering) -> Vec<Node> {
    Resolver { styles, numbering }.nodes(body)
}

struct Resolver<'s> {
    styles: &'s Styles,
    numbering: &'s mut Numbering,
}

impl Resolver<'_> {
    fn nodes(&mut self, nodes: Vec<body::Node>) -> Vec<Node> {
        let resolved = nodes.into_iter().map(|node| match node {
            body::Node::Paragraph(paragraph) => Node::Paragraph(Box::new(self.paragraph(*paragraph))),
            body::Node::Table(table) => Node::Table(self.table(table)),
        });
        resolved.collect()
    }

    fn paragraph(&mut self, paragraph: body::Paragraph) -> Paragraph {
        let style = self.styles.resolve(paragraph.style.as_deref());
        let mut resolved = Paragraph { heading: heading(&paragraph, &style), ..Paragraph::default() };
        for piece in &paragraph.pieces {
            match piece {
                body::Piece::Words(words, look, letters) => {
                    let look = self.look(*look, letters.as_deref(), &style);
                    if look.hidden != Some(true) {
                        resolved.push_words(words, &look.shown());
                    }
                }
                body::Piece::Break => resolved.pieces.push(Piece::Break),
                body::Piece::Tab => resolved.pieces.push(Piece::Tab),
                body::Piece::Page => resolved.pieces.push(Piece::Page),
            }
        }
        resolved.label = self.label(&paragraph, &style);
        resolved.behind = self.nodes(paragraph.boxes);
        resolved
    }

    fn look(&self, own: Look, letters: Option<&str>, style: &Style) -> Look {
        let letters = letters.map(|id| self.styles.look(id)).unwrap_or_default();
        own.over(letters).over(style.look)
    }

    /// Returns the label that Word shows in front of a paragraph.
    fn label(&mut self, paragraph: &body::Paragraph, style: &Style) -> Option<String> {
        let list = paragraph.list.or(style.list).filter(|list| *list > 0)?;
        let by_style = || self.numbering.level_of_style(list, paragraph.style.as_deref()?);
        let level = paragraph.level.or_else(by_style).or(style.level).unwrap_or(0);
        self.numbering.label(list, level)
    }

    fn table(&mut self, table: body::Table) -> Table {
        let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(table.rows.len());
        // For each column, where the cell that may go on below stands: its row and its index there.
        let mut above: Vec<Option<(usize, usize)>> = Vec::new();
        for row in table.rows {
            let mut cells: Vec<Cell> = Vec::with_capacity(row.cells.len());
            let mut column = row.before as usize;
            for cell in row.cells {
                let wide = cell.columns as usize;
                above.resize(above.len().max(column + wide), None);
                let nodes = self.nodes(cell.nodes);
                let goes_on = above[column].filter(|_| cell.merge == Merge::Continues);
                if cell.merged_left
                    && let Some(left) = cells.last_mut()
                {
                    left.columns += cell.columns;
                } else if let Some((its_row, index)) = goes_on
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

/// Returns the heading level that the paragraph or its style states.
fn heading(paragraph: &body::Paragraph, style: &Style) -> Option<Heading> {
    let level = paragraph.outline.or(style.outline).filter(|level| *level < 9)?;
    u8::try_from(level + 1).ok().map(Heading)
}
