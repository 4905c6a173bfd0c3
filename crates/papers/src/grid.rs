//! Tables of any format before they are written: rows of raw cells, with what they cover.

use crate::limits::{COLUMNS, SPAN};
use crate::lines::Join;
use crate::markdown::{self, Piece};
use crate::shape;
use crate::text::Flavour;
use blocks::{Cell, Row, Table, Text};
use viet::fold;

/// A table whose words are still pieces of the input.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid<'a> {
    pub(crate) rows: Vec<Vec<RawCell<'a>>>,
    /// The page the table begins on.
    pub(crate) page: Option<u32>,
}

/// A cell whose words are still pieces of the input.
#[derive(Clone, Debug)]
pub(crate) struct RawCell<'a> {
    /// Its parts: one, or more where a page cut the row.
    pub(crate) pieces: Vec<Piece<'a>>,
    pub(crate) columns: u32,
    pub(crate) rows: u32,
}

impl<'a> RawCell<'a> {
    /// Returns a cell of one column and one row.
    pub(crate) fn new(raw: &'a str, at: usize) -> Self {
        Self { pieces: vec![Piece { raw, at, join: Join::New }], columns: 1, rows: 1 }
    }

    fn words(&self, flavour: Flavour) -> Text {
        markdown::write_cell(&self.pieces, flavour)
    }

    /// Returns the last words: all of a cell, unless very many rows were joined to it.
    fn last_words(&self, flavour: Flavour) -> Text {
        markdown::write_cell(&self.pieces[self.pieces.len().saturating_sub(LAST_PIECES)..], flavour)
    }

    /// Tells whether another cell has the same words. What is many times as long is not asked: a cell that grew over many
    /// rows would be written anew for each of them.
    fn has_words_of(&self, other: &Self, flavour: Flavour) -> bool {
        let most = other.pieces.iter().map(|piece| piece.raw.len()).sum::<usize>() * MARKS_PER_WORD;
        let mut lengths = self.pieces.iter().map(|piece| piece.raw.len());
        let near = lengths.try_fold(most, usize::checked_sub).is_some();
        near && self.words(flavour).as_str() == other.words(flavour).as_str()
    }

    fn is_empty(&self, flavour: Flavour) -> bool {
        self.pieces.iter().all(|piece| piece.raw.trim().is_empty()) || self.words(flavour).is_empty()
    }
}

/// So many parts tell how a cell ends: more than any mark of emphasis reaches over.
const LAST_PIECES: usize = 16;

/// With its marks a word is at most so many times as long.
const MARKS_PER_WORD: usize = 16;

/// A table of more rows is data, whatever words it holds.
pub(crate) const LAYOUT_ROWS: usize = 8;

impl<'a> Grid<'a> {
    /// Tells whether the table only puts letterhead or signature side by side.
    pub(crate) fn is_layout(&self, flavour: Flavour) -> bool {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        if self.rows.len() > LAYOUT_ROWS || width > 3 {
            return false;
        }
        let mut cells = self.rows.iter().flatten().map(|cell| cell.words(flavour));
        cells.any(|text| is_layout_cell(text.as_str()))
    }

    /// Returns the cells column by column, as a letterhead is read.
    pub(crate) fn by_columns(&self) -> Vec<&RawCell<'a>> {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        (0..width).flat_map(|column| self.rows.iter().filter_map(move |row| row.get(column))).collect()
    }

    /// Tells whether `next` is the rest of this table behind the end of a page.
    pub(crate) fn takes(&self, next: &Self, paged: bool, flavour: Flavour) -> bool {
        let same_width = self.width() == next.width() && self.width() > 1;
        same_width
            && (self.repeats_header(next, flavour)
                || paged && next.rows.first().is_some_and(|row| !is_header(row, flavour)))
    }

    /// Tells whether a row only goes on with the one before: no number of its own, and every word in mid-sentence.
    pub(crate) fn goes_on(&self, row: &[RawCell<'a>], flavour: Flavour) -> bool {
        let (Some(header), Some(last)) = (self.rows.first(), self.rows.last()) else { return false };
        if self.rows.len() < 2
            || last.len() != row.len()
            || !row.first().is_some_and(|cell| cell.is_empty(flavour))
            || !is_header(header, flavour)
        {
            return false;
        }
        let mut filled = last.iter().zip(row).filter(|(_, below)| !below.is_empty(flavour)).peekable();
        filled.peek().is_some()
            && filled.all(|(above, below)| {
                let (above, below) = (above.last_words(flavour), below.words(flavour));
                let cut = !above.is_empty() && !shape::ends_closed(above.as_str());
                cut && (shape::starts_lower(below.as_str()) || shape::ends_open(above.as_str()))
            })
    }

    /// Adds a row to the one before.
    pub(crate) fn join(&mut self, row: Vec<RawCell<'a>>, flavour: Flavour) {
        if let Some(last) = self.rows.last_mut() {
            join_rows(last, row, Join::Space, flavour);
        }
    }

    /// Tells whether a row repeats the header.
    pub(crate) fn is_repeated(&self, row: &[RawCell<'a>], flavour: Flavour) -> bool {
        let first = |row: &[RawCell<'a>]| row.first().map(|cell| cell.words(flavour).as_str().to_owned());
        self.rows.first().is_some_and(|header| {
            first(header) == first(row) && row_key(header, flavour) == row_key(row, flavour)
        })
    }

    /// Adds a row behind the end of a page.
    pub(crate) fn append_row(&mut self, row: Vec<RawCell<'a>>, flavour: Flavour) {
        match self.rows.last_mut() {
            Some(last) if continues_row(last, &row, flavour) => join_cut_row(last, row, flavour),
            _ => self.rows.push(row),
        }
    }

    /// Adds the rows of the rest: a repeated header is dropped, a row that was cut is joined.
    pub(crate) fn append(&mut self, next: Grid<'a>, flavour: Flavour) {
        let skip = usize::from(self.repeats_header(&next, flavour));
        let mut rows = next.rows.into_iter().skip(skip);
        if let Some(mut first) = rows.next() {
            self.reach_down(&mut first, flavour);
            self.append_row(first, flavour);
        }
        self.rows.extend(rows);
    }

    /// Cells of the last row that reach over the end of the page stand there again, empty and as high as their rest.
    fn reach_down(&mut self, first: &mut Vec<RawCell<'a>>, flavour: Flavour) {
        let Some(last) = self.rows.last_mut().filter(|last| last.len() == first.len()) else { return };
        if continues_row(last, first, flavour) {
            return;
        }
        let mut above = last.iter_mut();
        first.retain(|below| {
            let reaches = below.rows > 1 && below.is_empty(flavour);
            let rest = above.next().filter(|above| reaches && above.columns == below.columns);
            rest.map(|above| above.rows += below.rows).is_none()
        });
    }

    fn repeats_header(&self, next: &Self, flavour: Flavour) -> bool {
        let key = |grid: &Self| grid.rows.first().map(|row| row_key(row, flavour));
        self.rows.len() > 1 && key(self).is_some_and(|own| own.len() > 8 && key(next) == Some(own))
    }

    fn width(&self) -> u32 {
        self.rows.first().map_or(0, |row| row.iter().map(|cell| cell.columns).sum())
    }

    /// Writes the table.
    pub(crate) fn to_table(&self, flavour: Flavour) -> Table {
        let spans: Vec<Vec<(u32, u32)>> =
            self.rows.iter().map(|row| row.iter().map(|cell| (cell.columns, cell.rows)).collect()).collect();
        let places = place(&spans);
        let rows = self.rows.iter().zip(places).map(|(row, columns)| Row {
            cells: row
                .iter()
                .zip(columns)
                .map(|(cell, column)| Cell {
                    text: cell.words(flavour),
                    column,
                    columns: cell.columns.clamp(1, SPAN),
                    rows: cell.rows.clamp(1, SPAN),
                })
                .collect(),
        });
        Table { rows: rows.collect() }
    }
}

/// Tells whether a row is the header of a table of numbered rows.
pub(crate) fn is_header(row: &[RawCell<'_>], flavour: Flavour) -> bool {
    let first = row.first().map(|cell| fold::key(cell.words(flavour).as_str()));
    first.is_some_and(|first| matches!(first.as_str(), "stt" | "tt" | "số tt" | "số thứ tự"))
}

/// Tells whether a cell holds words of a letterhead or a signature.
pub(crate) fn is_layout_cell(words: &str) -> bool {
    words.split('\n').any(|line| {
        shape::has_motto(line)
            || matches!(shape::role(line), shape::Role::Recipients | shape::Role::Authority)
    })
}

/// Returns the column that each cell begins in: behind the cells of its row and those that reach down into it. Beyond the
/// width of any sheet none reaches down.
pub(crate) fn place(spans: &[Vec<(u32, u32)>]) -> Vec<Vec<u32>> {
    // For each column, the rows that are still covered from above.
    let mut covered: Vec<u32> = Vec::new();
    let mut places = Vec::with_capacity(spans.len());
    for row in spans {
        let mut columns = Vec::with_capacity(row.len());
        let mut column = 0usize;
        let mut begun = Vec::with_capacity(row.len());
        for (wide, high) in row {
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            columns.push(u32::try_from(column).unwrap_or(u32::MAX));
            let wide = (*wide).clamp(1, SPAN) as usize;
            begun.push((column, wide, (*high).clamp(1, SPAN)));
            column += wide;
        }
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        for (column, wide, high) in
            begun.into_iter().filter(|(column, _, high)| *high > 1 && *column < COLUMNS as usize)
        {
            if covered.len() < column + wide {
                covered.resize(column + wide, 0);
            }
            covered[column..column + wide].iter_mut().for_each(|rows| *rows = (*rows).max(high - 1));
        }
        places.push(columns);
    }
    places
}

fn row_key(row: &[RawCell<'_>], flavour: Flavour) -> String {
    row.iter().map(|cell| fold::key(cell.words(flavour).as_str()) + "|").collect()
}

/// A row that a page cut goes on with its first cells empty.
fn continues_row(last: &[RawCell<'_>], first: &[RawCell<'_>], flavour: Flavour) -> bool {
    let Some(filled) = first.iter().position(|cell| !cell.is_empty(flavour)) else { return true };
    let cut = || last.iter().zip(first).any(|(above, below)| is_cut(above, below, flavour));
    last.len() == first.len() && filled > 0 && (filled > 1 || cut())
}

/// Tells whether the words of one cell go on in mid-sentence in another.
fn is_cut(above: &RawCell<'_>, below: &RawCell<'_>, flavour: Flavour) -> bool {
    let (above, below) = (above.last_words(flavour), below.words(flavour));
    let open = shape::ends_open(above.as_str());
    let goes_on = shape::starts_lower(below.as_str()) && !shape::ends_closed(above.as_str());
    !above.is_empty() && !below.is_empty() && (open || goes_on)
}

/// Adds a row that a page cut: its sentences go on, what was closed is followed by a line of its own.
fn join_cut_row<'a>(last: &mut [RawCell<'a>], first: Vec<RawCell<'a>>, flavour: Flavour) {
    let cut = last.iter().zip(&first).any(|(above, below)| is_cut(above, below, flavour));
    for (above, below) in last.iter_mut().zip(first) {
        let words = below.words(flavour);
        let listed =
            shape::ends_closed(above.last_words(flavour).as_str()) && !shape::starts_lower(words.as_str());
        let join =
            if cut && !listed && shape::label(words.as_str()).is_none() { Join::Space } else { Join::New };
        join_rows(std::slice::from_mut(above), vec![below], join, flavour);
    }
}

/// Adds the words of each cell to the cell above, unless they stand there already.
fn join_rows<'a>(last: &mut [RawCell<'a>], first: Vec<RawCell<'a>>, join: Join, flavour: Flavour) {
    for (above, mut below) in last.iter_mut().zip(first) {
        if below.is_empty(flavour) || above.has_words_of(&below, flavour) {
            continue;
        }
        if let Some(piece) = below.pieces.first_mut() {
            piece.join = join;
        }
        above.pieces.extend(below.pieces);
    }
}
