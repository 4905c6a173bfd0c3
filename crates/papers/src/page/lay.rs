//! One page: its glyphs to tables and lines in reading order.

use super::baseline::{self, Row};
use super::columns::{self, Part};
use super::lattice::{self, Lattice};
use super::sheet::{self, Glyph, Sheet};
use super::sides::Side;
use super::{Page, footnotes, strip, table};
use crate::legacy::Habit;

/// A page whose words are in reading order.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) number: u32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) scanned: bool,
    pub(super) parts: Vec<Part>,
    /// Where the short rule above the footnotes may be.
    pub(super) rules: Vec<f32>,
}

/// Puts a page in reading order.
pub(super) fn page(page: &Page, habit: &mut Habit) -> Laid {
    let (mut sheet, mut sides) = sheet::of(page);
    let (mut tables, rows) = split(&mut sheet);
    for side in &mut sides {
        for (lattice, cells) in &mut tables {
            side.fill(&mut sheet, lattice, cells);
        }
    }
    let mut margins = 0;
    let mut parts = parts(&rows, tables, &sheet, habit, &mut margins);
    for side in sides {
        let place = if side.upright { 0 } else { parts.len() };
        parts.splice(place..place, side_parts(side, habit, &mut margins));
    }
    let rules = footnotes::rules(&sheet);
    Laid {
        rules,
        number: sheet.number,
        width: sheet.width,
        height: sheet.height,
        scanned: sheet.scanned,
        parts,
    }
}

/// Puts what stands sideways in reading order, if it is a text. Its margins are its own.
fn side_parts(mut side: Side, habit: &mut Habit, margins: &mut u32) -> Vec<Part> {
    let (tables, rows) = split(&mut side.sheet);
    if !side.is_text(tables.len(), &rows) {
        return Vec::new();
    }
    *margins += 1;
    let own = *margins;
    let mut parts = parts(&rows, tables, &side.sheet, habit, margins);
    for part in &mut parts {
        if let Part::Line(line) = part
            && line.margins == 0
        {
            line.margins = own;
        }
    }
    parts
}

/// Takes the glyphs of a sheet as tables, from the top, and rows outside of them.
fn split(sheet: &mut Sheet) -> (Vec<Filled>, Vec<Row>) {
    let glyphs = std::mem::take(&mut sheet.glyphs);
    let lattices = lattice::lattices(&sheet.rules, (sheet.width, sheet.height));
    let (mut tables, rest) = distribute(lattices, glyphs);
    tables.sort_by(|(one, _), (other, _)| one.bounds().top.total_cmp(&other.bounds().top));
    (tables, baseline::rows(rest, &sheet.letters))
}

/// The glyphs of each cell of a lattice.
type Filled = (Lattice, Vec<Vec<Glyph>>);

/// Gives each glyph to the cell that it stands in. A lattice with less than two filled cells is none.
fn distribute(lattices: Vec<Lattice>, glyphs: Vec<Glyph>) -> (Vec<Filled>, Vec<Glyph>) {
    let mut filled: Vec<Filled> = Vec::with_capacity(lattices.len());
    let mut rest = glyphs;
    for lattice in lattices {
        let mut cells = vec![Vec::new(); lattice.cells.len()];
        let place =
            |glyph: &Glyph| lattice.cell_at((glyph.left + glyph.right) / 2.0, glyph.base - 0.3 * glyph.size);
        let inside: Vec<Option<usize>> = rest.iter().map(place).collect();
        let mut words = vec![false; cells.len()];
        for cell in rest.iter().zip(&inside).filter_map(|(glyph, cell)| cell.filter(|_| !glyph.space)) {
            words[cell] = true;
        }
        if words.iter().filter(|filled| **filled).count() < 2 {
            continue;
        }
        let mut outside = Vec::with_capacity(rest.len());
        for (glyph, cell) in rest.into_iter().zip(inside) {
            match cell {
                Some(cell) => cells[cell].push(glyph),
                None => outside.push(glyph),
            }
        }
        rest = outside;
        filled.push((lattice, cells));
    }
    (filled, rest)
}

/// Writes the rows and tables from the top; a table parts what stands above it from what stands below.
fn parts(
    rows: &[Row],
    tables: Vec<Filled>,
    sheet: &Sheet,
    habit: &mut Habit,
    margins: &mut u32,
) -> Vec<Part> {
    strip::learn(rows, sheet, habit);
    let mut parts = Vec::new();
    let mut rest = rows;
    for (lattice, glyphs) in tables {
        let top = lattice.bounds().top;
        let (above, below) = rest.split_at(rest.partition_point(|row| row.base - 0.3 * row.size <= top));
        parts.extend(columns::order(above, sheet, habit, margins));
        parts.push(Part::Table(table::of_lattice(&lattice, glyphs, sheet, habit)));
        rest = below;
    }
    parts.extend(columns::order(rest, sheet, habit, margins));
    parts
}
