//! Tables set in rows of cells.

use crate::flow::{Band, BandCell};
use crate::set::Setter;
use crate::structure::{NodeId, Part, Structure};
use forms::columns;
use forms::paper::{Cell, Row, RowKind, Table, Value};

/// Between the lines of a table and its words; to the sides as office programs have it.
const PADDING_SIDE: f32 = 4.5;
const PADDING_ABOVE: f32 = 2.0;
/// What a table keeps from what stands above and below it.
pub(crate) const MARGIN: f32 = 4.0;

/// A table whose words are set.
pub(crate) struct Grid {
    /// Rows that are repeated on each page.
    pub(crate) head: Vec<Band>,
    /// The other rows, with what must not be parted from the next one.
    pub(crate) rows: Vec<(Band, bool)>,
}

/// Sets a table as wide as the page.
pub(crate) fn set(table: &Table, width: f32, setter: &mut Setter<'_>, structure: &mut Structure) -> Grid {
    let edges = edges(table, width, setter);
    let tables = structure.add(Part::Table, None);
    let heads = table.rows.iter().take_while(|row| row.kind == RowKind::Head).count();
    let (head, rows) = table.rows.split_at(heads);
    let mut of = |rows: &[Row], part: Part| -> Vec<(Band, bool)> {
        if rows.is_empty() {
            return Vec::new();
        }
        let group = structure.add(part, Some(tables));
        let bands = rows.iter().map(|row| {
            let at = structure.add(Part::Row, Some(group));
            (band(row, table, &edges, at, setter, structure), row.kind == RowKind::Group)
        });
        bands.collect()
    };
    let head = of(head, Part::Head).into_iter().map(|(band, _)| band).collect();
    Grid { head, rows: of(rows, Part::Rows) }
}

/// Returns where the columns begin, and the end of the last one.
fn edges(table: &Table, width: f32, setter: &mut Setter<'_>) -> Vec<f32> {
    let widths = columns::widths(table, width, |text, style| setter.widest(text, style) + 2.0 * PADDING_SIDE);
    let ends = widths.into_iter().scan(0.0, |at, width| {
        *at += width;
        Some(*at)
    });
    std::iter::once(0.0).chain(ends).collect()
}

fn band(
    row: &Row,
    table: &Table,
    edges: &[f32],
    of: NodeId,
    setter: &mut Setter<'_>,
    structure: &mut Structure,
) -> Band {
    let columns = table.columns.len();
    let empty = Cell { value: Value::Empty, span: 1 };
    let mut cells: Vec<(usize, &Cell)> = row.placed(columns).collect();
    let reached = cells.last().map_or(0, |(at, cell)| at + usize::from(cell.span.max(1)));
    cells.extend((reached..columns).map(|at| (at, &empty)));
    let set = cells.into_iter().filter_map(|(at, cell)| {
        let span = cell.span.max(1);
        let (from, to) = (*edges.get(at)?, *edges.get(at + usize::from(span))?);
        let part = structure.add(part(row.kind, span), Some(of));
        let align = table.align(row.kind, at, span);
        let room = (to - from - 2.0 * PADDING_SIDE).max(1.0);
        let slugs = setter.cell(&cell.value.text(), row.kind.component().style(), align, room, part);
        Some(BandCell { x: from + PADDING_SIDE, edges: Some((from, to)), slugs })
    });
    let mut band = Band { cells: set.collect(), padding: PADDING_ABOVE, ruled: true };
    if row.kind == RowKind::Head {
        to_the_middle(&mut band);
    }
    band
}

fn part(kind: RowKind, span: u16) -> Part {
    match kind {
        RowKind::Head => Part::HeadCell(span.into()),
        RowKind::Group | RowKind::Plain | RowKind::Total => Part::Cell(span.into()),
    }
}

/// Moves the words of headings down, so that short ones stand beside the middle of long ones.
fn to_the_middle(band: &mut Band) {
    let height = |cell: &BandCell| cell.slugs.iter().map(|slug| slug.above + slug.height).sum::<f32>();
    let highest = band.cells.iter().map(height).fold(0.0, f32::max);
    for cell in &mut band.cells {
        let free = highest - height(cell);
        if let Some(first) = cell.slugs.first_mut() {
            first.above += free / 2.0;
        }
    }
}
