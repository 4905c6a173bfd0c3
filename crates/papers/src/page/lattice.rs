//! Rules to lattices: where lines cross there are cells.
//!
//! A rule may be drawn in pieces, dashed, doubled, or as a thin box; the outer border of a table may be missing. A lattice
//! needs rules of both directions: what is underlined, and the short rule under a motto, is none.

use super::Area;

/// The cells that rules make.
#[derive(Debug)]
pub(super) struct Lattice {
    /// The edges of columns and rows, in order.
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// The cell that each square between neighbouring edges belongs to, row by row.
    owners: Vec<u32>,
    pub(super) cells: Vec<Cell>,
}

/// A cell: its first square, and how many it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// A straight line: where it is, and from where to where it goes.
#[derive(Clone, Copy, Debug)]
struct Stroke {
    at: f32,
    from: f32,
    to: f32,
}

/// A rule is not thicker.
const THIN: f32 = 4.0;
/// Two rules nearer than this are one that is drawn double.
const DOUBLE: f32 = 3.5;
/// Gaps of a dashed rule, and what rules may fall short of each other.
const DASH: f32 = 4.0;
const REACH: f32 = 3.5;
/// A shorter rule parts no cells.
const SHORT: f32 = 6.0;
/// Strokes of one direction on a page: more are a drawing.
const STROKES: usize = 1_500;
/// Squares of a lattice, and lattices of a page.
const SQUARES: usize = 60_000;
const LATTICES: usize = 100;
/// A rule parts two squares if it covers this much of the edge between them.
const COVERED: f32 = 0.6;
/// A cell that takes so much of the page is the page inside its frame.
const FRAME: f32 = 0.6;

/// Finds the lattices of a page, the larger ones first. Each has a row of two cells at least.
pub(super) fn lattices(rules: &[Area], page: (f32, f32)) -> Vec<Lattice> {
    let (across, down) = (strokes(rules, false), strokes(rules, true));
    if across.is_empty() || down.is_empty() || across.len() > STROKES || down.len() > STROKES {
        return Vec::new();
    }
    let groups = connected(&across, &down);
    let mut found: Vec<Lattice> =
        groups.iter().filter_map(|(across, down)| Lattice::of(across, down)).collect();
    found.retain(|lattice| !lattice.frames(page));
    found.sort_by(|one, other| other.bounds().size().total_cmp(&one.bounds().size()));
    found.truncate(LATTICES);
    found
}

/// Returns the cells that rules make on a page of this size, table by table. Of tables that overlap only the largest.
#[cfg(feature = "scans")]
pub(crate) fn cells(rules: &[Area], page: (f32, f32)) -> Vec<Vec<Area>> {
    let mut taken: Vec<Area> = Vec::new();
    let mut tables = lattices(rules, page);
    tables.retain(|lattice| {
        let bounds = lattice.bounds();
        let is_free = !taken.iter().any(|other| other.overlaps(&bounds));
        taken.extend(is_free.then_some(bounds));
        is_free
    });
    let areas = |lattice: &Lattice| lattice.cells.iter().map(|cell| lattice.area(cell)).collect();
    tables.iter().map(areas).collect()
}

/// Returns the strokes of one direction, pieces joined.
fn strokes(rules: &[Area], down: bool) -> Vec<Stroke> {
    let mut strokes: Vec<Stroke> = rules
        .iter()
        .filter_map(|rule| {
            let (wide, high) = (rule.right - rule.left, rule.bottom - rule.top);
            let (thick, long) = if down { (wide, high) } else { (high, wide) };
            // Dots of a dotted rule have no direction.
            let dot = thick <= 2.0 && long <= 2.0;
            (thick <= THIN && (long > thick || dot)).then_some(if down {
                Stroke { at: (rule.left + rule.right) / 2.0, from: rule.top, to: rule.bottom }
            } else {
                Stroke { at: (rule.top + rule.bottom) / 2.0, from: rule.left, to: rule.right }
            })
        })
        .collect();
    strokes.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut joined = Vec::new();
    let mut rest = strokes.as_mut_slice();
    while let Some(first) = rest.first() {
        let at = first.at;
        let count = rest.iter().take_while(|stroke| stroke.at - at <= DOUBLE).count();
        let (level, behind) = rest.split_at_mut(count);
        join_level(level, &mut joined);
        rest = behind;
    }
    joined
}

/// Joins the strokes that lie on one line.
fn join_level(level: &mut [Stroke], joined: &mut Vec<Stroke>) {
    let middle = level
        .iter()
        .map(|stroke| stroke.at)
        .fold((f32::MAX, f32::MIN), |(least, most), at| (least.min(at), most.max(at)));
    let at = (middle.0 + middle.1) / 2.0;
    level.sort_by(|one, other| one.from.total_cmp(&other.from));
    let mut open: Option<Stroke> = None;
    for stroke in level.iter() {
        match &mut open {
            Some(line) if stroke.from <= line.to + DASH => line.to = line.to.max(stroke.to),
            _ => {
                joined.extend(open.filter(|line| line.to - line.from >= SHORT));
                open = Some(Stroke { at, ..*stroke });
            }
        }
    }
    joined.extend(open.filter(|line| line.to - line.from >= SHORT));
}

/// Groups the strokes that touch each other, directly or over others: those across and those down.
fn connected(across: &[Stroke], down: &[Stroke]) -> Vec<(Vec<Stroke>, Vec<Stroke>)> {
    let mut heads: Vec<usize> = (0..across.len() + down.len()).collect();
    for (index, line) in across.iter().enumerate() {
        // The strokes down are sorted by their place.
        let first = down.partition_point(|other| other.at < line.from - REACH);
        let reached =
            down.iter().enumerate().skip(first).take_while(|(_, other)| other.at <= line.to + REACH);
        for (other, _) in
            reached.filter(|(_, other)| (other.from - REACH..=other.to + REACH).contains(&line.at))
        {
            let (one, other) = (head(&mut heads, index), head(&mut heads, across.len() + other));
            heads[one.max(other)] = one.min(other);
        }
    }
    let mut groups: Vec<(Vec<Stroke>, Vec<Stroke>)> = vec![(Vec::new(), Vec::new()); heads.len()];
    for (index, stroke) in across.iter().chain(down).enumerate() {
        let group = &mut groups[head(&mut heads, index)];
        if index < across.len() { group.0.push(*stroke) } else { group.1.push(*stroke) }
    }
    groups.retain(|(across, down)| across.len() + down.len() > 2 && !across.is_empty() && !down.is_empty());
    groups
}

/// Returns the first stroke of a group, shortening the way to it.
fn head(heads: &mut [usize], mut index: usize) -> usize {
    while heads[index] != index {
        heads[index] = heads[heads[index]];
        index = heads[index];
    }
    index
}

impl Lattice {
    fn of(across: &[Stroke], down: &[Stroke]) -> Option<Self> {
        let (xs, ys) = (edges(down, across), edges(across, down));
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns < 2 || rows == 0 || columns * rows > SQUARES {
            return None;
        }
        let walls = Walls { right: covered(down, &xs, &ys), below: covered(across, &ys, &xs), columns, rows };
        let mut lattice = Self { xs, ys, owners: vec![u32::MAX; columns * rows], cells: Vec::new() };
        for row in 0..rows {
            for column in 0..columns {
                if lattice.owners[row * columns + column] == u32::MAX {
                    lattice.add(walls.cell(row, column, &lattice.owners));
                }
            }
        }
        let side_by_side = lattice.cells.iter().any(|cell| cell.column > 0);
        side_by_side.then_some(lattice)
    }

    fn add(&mut self, cell: Cell) {
        let columns = self.xs.len() - 1;
        let number = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        for row in cell.row..cell.row + cell.rows {
            self.owners[row * columns + cell.column..row * columns + cell.column + cell.columns].fill(number);
        }
        self.cells.push(cell);
    }

    /// Returns the number of rows.
    pub(super) fn rows(&self) -> usize {
        self.ys.len() - 1
    }

    pub(super) fn bounds(&self) -> Area {
        let ends =
            |edges: &[f32]| (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0));
        let ((left, right), (top, bottom)) = (ends(&self.xs), ends(&self.ys));
        Area { left, top, right, bottom }
    }

    /// Returns where a cell lies.
    pub(super) fn area(&self, cell: &Cell) -> Area {
        let edge = |edges: &[f32], at: usize| edges.get(at).copied().unwrap_or(0.0);
        Area {
            left: edge(&self.xs, cell.column),
            right: edge(&self.xs, cell.column + cell.columns),
            top: edge(&self.ys, cell.row),
            bottom: edge(&self.ys, cell.row + cell.rows),
        }
    }

    /// Returns the cell at a point.
    pub(super) fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let column = self.xs.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|edge| *edge <= y).checked_sub(1)?;
        let columns = self.xs.len() - 1;
        let owner = (column < columns).then(|| self.owners.get(row * columns + column)).flatten()?;
        Some(*owner as usize)
    }

    /// Tells whether one cell is most of the page.
    fn frames(&self, (width, height): (f32, f32)) -> bool {
        self.cells.iter().any(|cell| self.area(cell).size() > FRAME * width * height)
    }
}

/// Which edges between squares are ruled.
struct Walls {
    /// Of each column's left edge, the rows; of the last one's right edge too.
    right: Vec<Vec<bool>>,
    below: Vec<Vec<bool>>,
    columns: usize,
    rows: usize,
}

impl Walls {
    /// Returns the cell that begins at a square: as wide, then as high as no rule and no other cell stands in the way.
    fn cell(&self, row: usize, column: usize, owners: &[u32]) -> Cell {
        let free = |row: usize, column: usize| owners[row * self.columns + column] == u32::MAX;
        let mut end = column + 1;
        while end < self.columns && !self.right[end][row] && free(row, end) {
            end += 1;
        }
        let mut below = row + 1;
        while below < self.rows
            && (column..end).all(|column| !self.below[below][column] && free(below, column))
            && (column + 1..end).all(|edge| !self.right[edge][below])
        {
            below += 1;
        }
        Cell { row, column, rows: below - row, columns: end - column }
    }
}

/// Returns the places of strokes, and where the strokes that cross them end beyond the first or last: a border that is missing.
fn edges(strokes: &[Stroke], crossing: &[Stroke]) -> Vec<f32> {
    /// A border is missing where rules reach further than this.
    const BEYOND: f32 = 9.0;
    let mut edges: Vec<f32> = strokes.iter().map(|stroke| stroke.at).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|one, other| *one - *other <= DOUBLE);
    let from = crossing.iter().map(|stroke| stroke.from).fold(f32::MAX, f32::min);
    let to = crossing.iter().map(|stroke| stroke.to).fold(f32::MIN, f32::max);
    if edges.first().is_some_and(|first| from < first - BEYOND) {
        edges.insert(0, from);
    }
    if edges.last().is_some_and(|last| to > last + BEYOND) {
        edges.push(to);
    }
    edges
}

/// Says of each edge which of the squares along it a stroke covers.
fn covered(strokes: &[Stroke], edges: &[f32], along: &[f32]) -> Vec<Vec<bool>> {
    let squares = along.len() - 1;
    let mut lengths = vec![vec![0.0f32; squares]; edges.len()];
    for stroke in strokes {
        let near = |edge: &f32| (edge - stroke.at).abs();
        let at = edges.partition_point(|edge| *edge < stroke.at);
        let nearest = [at.checked_sub(1), Some(at)].into_iter().flatten().filter(|at| *at < edges.len());
        let Some(edge) = nearest.min_by(|one, other| near(&edges[*one]).total_cmp(&near(&edges[*other])))
        else {
            continue;
        };
        let first = along.partition_point(|edge| *edge <= stroke.from).saturating_sub(1);
        for square in first..squares {
            if along[square] >= stroke.to {
                break;
            }
            lengths[edge][square] += stroke.to.min(along[square + 1]) - stroke.from.max(along[square]);
        }
    }
    let part = |square: usize, length: f32| length >= COVERED * (along[square + 1] - along[square]);
    let covered =
        |lengths: Vec<f32>| lengths.into_iter().enumerate().map(|(at, length)| part(at, length)).collect();
    lengths.into_iter().map(covered).collect()
}

impl Area {
    fn size(&self) -> f32 {
        (self.right - self.left) * (self.bottom - self.top)
    }

    #[cfg(feature = "scans")]
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}
