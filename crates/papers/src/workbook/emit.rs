//! Sheets to blocks: the lines above the header, the table, the lines behind it.

use super::sheet::{Cell, Merged, Sheet};
use crate::grid;
use crate::legacy::Decoded;
use crate::limits::{CELLS, SPAN};
use crate::lines::{Gap, Join, Joiner, Layout, Line};
use crate::rows::{self, Regions};
use crate::writer::Writer;
use blocks::{Block, Body, CellAt, Document, Doubt, Paragraph, Row, Span, Table, Text};
use std::borrow::Cow;
use std::collections::HashMap;

/// Tables that are looked for in a sheet, each in all rows that are left: a report has some ten.
const TABLES: usize = 200;

/// Merged regions by their first cell.
type Regioned = HashMap<(u32, u32), Merged>;

/// Makes the document of the sheets.
pub(super) fn document(sheets: &[Sheet]) -> Document {
    let mut emitter = Emitter::default();
    for sheet in sheets {
        emitter.sheet(sheet);
    }
    emitter.document
}

/// The filled cells of one row; none for rows that were skipped.
#[derive(Clone, Copy)]
struct Filled<'s> {
    row: u32,
    cells: &'s [Cell],
}

#[derive(Default)]
struct Emitter {
    /// The scalar value of the words read so far at which the next letter stands.
    at: usize,
    document: Document,
}

/// A paragraph that more lines may be joined to, and whether letters in it were of an old encoding.
#[derive(Default)]
struct Open {
    writer: Writer,
    decoded: Option<Decoded>,
}

impl Emitter {
    fn sheet(&mut self, sheet: &Sheet) {
        let filled = filled_rows(sheet);
        let merged = merged(sheet);
        let mut rows = &filled[..];
        for count in 1.. {
            let (header, end) = bounds(rows, &merged);
            let next = next_table(&rows[..end], header, &merged).filter(|_| count < TABLES);
            let end = next.unwrap_or(end);
            self.lines(&rows[..header], false);
            self.table(&rows[header..end], &merged);
            rows = &rows[end..];
            if next.is_none() {
                break;
            }
        }
        self.lines(rows, true);
    }

    /// Writes rows of a letterhead or signature.
    fn lines(&mut self, rows: &[Filled<'_>], tail: bool) {
        let mut regions: Regions<(&str, Option<Decoded>)> = Regions::default();
        for row in rows {
            let cells = row.cells.iter().flat_map(|cell| {
                let lines = cell.words.lines().map(str::trim).filter(|line| !line.is_empty());
                lines.map(|line| (cell.column as usize, (line, cell.decoded)))
            });
            regions.push(cells.collect(), |(line, _)| line, tail);
        }
        let mut joiner = Joiner::new(Layout::measure(&[]));
        let mut open: Option<Open> = None;
        for line in regions.finish() {
            let Some((words, decoded)) = line else {
                joiner.part();
                continue;
            };
            if joiner.next_paragraph(&to_line(words)) == Join::New {
                self.paragraph(open.take());
            }
            let open = open.get_or_insert_default();
            open.writer.space(self.at);
            self.write(&mut open.writer, words);
            open.decoded = less_sure(open.decoded, decoded);
        }
        self.paragraph(open.take());
    }

    fn paragraph(&mut self, open: Option<Open>) {
        let Some(Open { writer, decoded }) = open else { return };
        let text = writer.finish();
        if text.is_empty() {
            return;
        }
        self.doubt(None, &text, decoded);
        let body = Body::Paragraph(Paragraph { text, heading: None });
        self.document.blocks.push(Block { body, page: None });
    }

    /// Notes that the letters of a text of the next block were of an old encoding.
    fn doubt(&mut self, cell: Option<CellAt>, text: &Text, decoded: Option<Decoded>) {
        let Some(Decoded { kind, sure }) = decoded else { return };
        let (block, end) = (to_u32(self.document.blocks.len()), to_u32(text.as_str().len()));
        self.document.doubts.push(Doubt { span: Span { block, cell, start: 0, end }, kind, sure });
    }

    fn table(&mut self, rows: &[Filled<'_>], merged: &Regioned) {
        let rows: Vec<Filled<'_>> = without_repeats(rows);
        let columns = || rows.iter().flat_map(|row| row.cells).map(|cell| cell.column);
        let (Some(left), Some(right)) = (columns().min(), columns().max()) else { return };
        let width = (right - left) as usize + 1;
        // A word far off to the right makes no table of a million empty cells.
        let dense = rows.len().saturating_mul(width) <= CELLS;
        // For each column, the index of the row that a cell from above reaches down to.
        let mut covered = vec![0_usize; width];
        let mut table = Table::default();
        for (index, row) in rows.iter().enumerate() {
            let mut cells = Vec::with_capacity(if dense { width } else { row.cells.len() });
            let mut filled = row.cells.iter().peekable();
            let mut column = left;
            while column <= right {
                let cell = filled.next_if(|cell| cell.column == column);
                let (wide, high) = match cell.and_then(|_| merged.get(&(row.row, column))) {
                    Some(at) => {
                        let wide = (at.columns.1.min(right) - column + 1).min(SPAN);
                        let below = &rows[index..];
                        (wide, below.partition_point(|row| row.row <= at.rows.1).min(SPAN as usize))
                    }
                    None => (1, 1),
                };
                let at = (column - left) as usize;
                let under = covered[at] > index;
                if !under || cell.is_some() {
                    let text = cell.map(|cell| self.cell(&cell.words)).unwrap_or_default();
                    let place = CellAt { row: to_u32(index), cell: to_u32(cells.len()) };
                    self.doubt(Some(place), &text, cell.and_then(|cell| cell.decoded));
                    if dense || cell.is_some() {
                        cells.push(blocks::Cell {
                            text,
                            column: column - left,
                            columns: wide,
                            rows: u32::try_from(high).unwrap_or(SPAN).max(1),
                        });
                    }
                    if high > 1 {
                        let to = covered.len().min(at + wide as usize);
                        covered[at..to].fill(index + high);
                    }
                }
                column += wide;
                // Words under a merged cell are not shown.
                while filled.next_if(|cell| cell.column < column).is_some() {}
                if !dense {
                    column = filled.peek().map_or(right + 1, |cell| cell.column);
                }
            }
            table.rows.push(Row { cells });
        }
        self.document.blocks.push(Block { body: Body::Table(table), page: None });
    }

    /// Writes the lines of a cell.
    fn cell(&mut self, words: &str) -> Text {
        let mut writer = Writer::default();
        for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
            writer.line_break(self.at);
            self.write(&mut writer, line);
        }
        writer.finish()
    }

    fn write(&mut self, writer: &mut Writer, words: &str) {
        for letter in words.chars() {
            if letter.is_whitespace() {
                writer.space(self.at);
            } else {
                writer.letter(letter, self.at);
            }
            self.at += 1;
        }
        self.at += 1;
    }
}

/// Limits keep numbers of blocks and cells far below.
fn to_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn less_sure(one: Option<Decoded>, other: Option<Decoded>) -> Option<Decoded> {
    one.into_iter().chain(other).min_by_key(|decoded| decoded.sure)
}

fn to_line(words: &str) -> Line<'_> {
    Line {
        words: Cow::Borrowed(words),
        gap: Gap::Blank(0),
        indent: 0,
        hard: false,
        heading: None,
        emphasised: false,
        column: false,
    }
}

/// Returns the rows with words, and an empty one for each gap.
fn filled_rows(sheet: &Sheet) -> Vec<Filled<'_>> {
    let mut rows: Vec<Filled<'_>> = Vec::new();
    for cells in sheet.cells.chunk_by(|one, next| one.row == next.row) {
        let row = cells[0].row;
        if rows.last().is_some_and(|last| last.row.saturating_add(1) < row) {
            rows.push(Filled { row: row - 1, cells: &[] });
        }
        rows.push(Filled { row, cells });
    }
    rows
}

/// Returns the merged regions by their first cell.
fn merged(sheet: &Sheet) -> Regioned {
    let sound = |at: &&Merged| at.rows.0 <= at.rows.1 && at.columns.0 <= at.columns.1;
    sheet.merged.iter().filter(sound).map(|at| ((at.rows.0, at.columns.0), *at)).collect()
}

/// Returns where the table begins and ends: at the row that names the columns or, where none does, at the first of several
/// with more than one cell.
fn bounds(rows: &[Filled<'_>], merged: &Regioned) -> (usize, usize) {
    let names = |row: &Filled<'_>| row.cells.len() > 1 && rows::is_header(&heads(row, merged));
    let wide = |row: &Filled<'_>| row.cells.len() > 1;
    let unnamed = || {
        let layout = rows.iter().flat_map(|row| row.cells).any(|cell| grid::is_layout_cell(&cell.words));
        let several = rows.iter().filter(|row| wide(row)).count() > 1;
        rows.iter().position(wide).filter(|_| several && !layout)
    };
    let Some(header) = rows.iter().position(names).or_else(unnamed) else { return (rows.len(), rows.len()) };
    let first = rows[header].cells.first().map_or(0, |cell| cell.column);
    let body: Vec<Vec<&str>> = rows[header + 1..].iter().map(|row| words(row, first)).collect();
    (header, header + 1 + rows::tail(&body))
}

/// Returns where the rows of another table begin that a gap parts from this one: at its titles, or at the row that names its
/// columns. `header` is the row that names the columns of this one.
fn next_table(rows: &[Filled<'_>], header: usize, merged: &Regioned) -> Option<usize> {
    let mut gap = None;
    for (at, row) in rows.iter().enumerate().skip(header + 1) {
        if row.cells.is_empty() {
            gap = Some(at);
        } else if gap.is_some() && row.cells.len() > 1 {
            // A header that is repeated for the printer begins no table.
            if rows::is_header(&heads(row, merged)) && !is_repeated(rows[header].cells, row.cells) {
                return gap;
            }
            gap = None;
        }
    }
    None
}

/// Returns the words of a row from a column on, the first one also where it is empty.
fn words<'s>(row: &Filled<'s>, first: u32) -> Vec<&'s str> {
    let empty = row.cells.first().filter(|cell| cell.column > first).map(|_| "");
    empty.into_iter().chain(row.cells.iter().map(|cell| cell.words.trim())).collect()
}

/// Returns the words of a row from its first to its last filled cell; what a merged cell covers is no cell.
fn heads<'s>(row: &Filled<'s>, merged: &Regioned) -> Vec<&'s str> {
    let mut heads = Vec::new();
    let mut next = None;
    for cell in row.cells {
        // More empty cells than filled ones are no header anyway.
        let empty = next.map_or(0, |next| cell.column.saturating_sub(next)).min(SPAN);
        heads.extend((0..empty).map(|_| ""));
        heads.push(cell.words.trim());
        let last = merged.get(&(row.row, cell.column)).map_or(cell.column, |at| at.columns.1);
        next = Some(last.saturating_add(1));
    }
    heads
}

/// Returns the filled rows; those that repeat the header for the printer are left out.
fn without_repeats<'s>(rows: &[Filled<'s>]) -> Vec<Filled<'s>> {
    let repeats = |(index, row): &(usize, &Filled<'s>)| *index > 0 && is_repeated(rows[0].cells, row.cells);
    rows.iter()
        .enumerate()
        .filter(|(_, row)| !row.cells.is_empty())
        .filter(|row| !repeats(row))
        .map(|(_, row)| *row)
        .collect()
}

/// Tells whether a row has the words of a header in its columns.
fn is_repeated(header: &[Cell], row: &[Cell]) -> bool {
    let key = |cell: &Cell| (cell.column, cell.words.trim().to_owned());
    header.len() > 1
        && header.len() == row.len()
        && header.iter().zip(row).all(|(one, other)| key(one) == key(other))
}
