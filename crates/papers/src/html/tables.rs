//! Tables of a page: where their cells stand, and which of them only lay out the page.

use crate::flow::{Cell, Node, Table};
use crate::grid;
use crate::limits::{COLUMNS, SPAN};

/// A cell of so many paragraphs is a page's column.
const PAGE_PARAGRAPHS: usize = 12;

/// A table that is being read.
#[derive(Debug)]
pub(super) struct Open {
    rows: Vec<Vec<OpenCell>>,
    /// Lines are drawn around its cells.
    pub(super) ruled: bool,
}

/// A cell that is being read.
#[derive(Debug, Default)]
pub(super) struct OpenCell {
    pub(super) nodes: Vec<Node>,
    pub(super) columns: u32,
    pub(super) rows: u32,
}

impl Open {
    pub(super) fn new(ruled: bool) -> Self {
        Self { rows: Vec::new(), ruled }
    }

    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(super) fn push(&mut self, cell: OpenCell) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// Returns the table; what lays out a page is no table, but what stands in it.
    pub(super) fn finish(mut self) -> Vec<Node> {
        self.rows.retain(|row| !row.is_empty());
        if self.lays_out_page() {
            return self.rows.into_iter().flatten().flat_map(|cell| cell.nodes).collect();
        }
        self.trim_spans();
        let spans: Vec<Vec<(u32, u32)>> =
            self.rows.iter().map(|row| row.iter().map(|cell| (cell.columns, cell.rows)).collect()).collect();
        let places = grid::place(&spans);
        let rows = self.rows.into_iter().zip(places).map(|(row, columns)| {
            let cells = row.into_iter().zip(columns).map(|(cell, column)| Cell {
                nodes: cell.nodes,
                column,
                columns: cell.columns,
                rows: cell.rows,
            });
            cells.collect()
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        if rows.is_empty() { Vec::new() } else { vec![Node::Table(Table { rows })] }
    }

    /// Old pages are laid out in tables without lines: one of their cells holds the text.
    fn lays_out_page(&self) -> bool {
        let large = |cell: &OpenCell| {
            cell.nodes.len() > PAGE_PARAGRAPHS || cell.nodes.iter().any(|node| matches!(node, Node::Table(_)))
        };
        !self.ruled && self.rows.len() <= grid::LAYOUT_ROWS && self.rows.iter().flatten().any(large)
    }

    /// Cells end with their table, and rows at a width that no table has.
    fn trim_spans(&mut self) {
        let rows = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        for (at, row) in self.rows.iter_mut().enumerate() {
            let left = rows.saturating_sub(u32::try_from(at).unwrap_or(u32::MAX)).max(1);
            let mut width = 0u32;
            for cell in row {
                cell.rows = cell.rows.clamp(1, left.min(SPAN));
                cell.columns = if width > COLUMNS { 1 } else { cell.columns.clamp(1, SPAN) };
                width = width.saturating_add(cell.columns);
            }
        }
    }
}
