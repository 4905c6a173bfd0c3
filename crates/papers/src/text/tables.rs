//! Tables in a text file: HTML tables, pipe tables, tab-separated lines.

use super::Flavour;
use super::source::{self, Kind, Source};
use crate::grid::{Grid, RawCell};
use crate::markdown::{self, html};

/// A line, a table, or the lines of a table that was only used to lay out a letterhead.
pub(crate) enum Part<'a> {
    Line(Source<'a>),
    Table(Grid<'a>),
    Unfolded(Vec<Source<'a>>),
}

/// How the cells of a line are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    Tabs,
    Pipes,
}

/// Puts the rows of tables together.
pub(crate) fn gather(sources: Vec<Source<'_>>, flavour: Flavour) -> Vec<Part<'_>> {
    let marked = mark_rows(&sources);
    let mut parts: Vec<Part<'_>> = Vec::with_capacity(sources.len());
    let mut open: Option<Open<'_>> = None;
    for (source, rows) in sources.into_iter().zip(marked) {
        match rows {
            Some(rows) => {
                let row = row(&source, rows);
                match &mut open {
                    Some(table) if table.rows == rows && table.gap.is_empty() => table.grid.rows.extend(row),
                    _ => {
                        close(&mut open, &mut parts, flavour);
                        let grid = Grid { rows: row.into_iter().collect(), page: source.page };
                        open = Some(Open { rows, grid, gap: Vec::new() });
                    }
                }
            }
            None if source.kind == Kind::HtmlTable => {
                close(&mut open, &mut parts, flavour);
                push_table(html::table(source.raw, source.at, source.page), &mut parts, flavour);
            }
            None => {
                close(&mut open, &mut parts, flavour);
                parts.push(Part::Line(source));
            }
        }
    }
    close(&mut open, &mut parts, flavour);
    parts
}

/// A table that rows are added to.
struct Open<'a> {
    rows: Rows,
    grid: Grid<'a>,
    gap: Vec<Source<'a>>,
}

fn close<'a>(open: &mut Option<Open<'a>>, parts: &mut Vec<Part<'a>>, flavour: Flavour) {
    if let Some(table) = open.take() {
        push_table(table.grid, parts, flavour);
    }
}

/// Appends a table: to the one before, where only the end of a page parts them; as lines, where it is a letterhead.
fn push_table<'a>(grid: Grid<'a>, parts: &mut Vec<Part<'a>>, flavour: Flavour) {
    if grid.is_layout(flavour) {
        parts.push(Part::Unfolded(unfold(&grid, flavour)));
        return;
    }
    if grid.rows.is_empty() {
        return;
    }
    let before = parts.iter().rposition(|part| !is_between(part));
    let paged = parts[before.map_or(0, |at| at + 1)..]
        .iter()
        .any(|part| matches!(part, Part::Line(line) if line.kind == Kind::Furniture || line.feed));
    if let Some(at) = before
        && let Part::Table(table) = &mut parts[at]
        && table.takes(&grid, paged, flavour)
    {
        table.append(grid, flavour);
        parts.truncate(at + 1);
        return;
    }
    parts.push(Part::Table(grid));
}

fn is_between(part: &Part<'_>) -> bool {
    matches!(part, Part::Line(line) if matches!(line.kind, Kind::Blank | Kind::Furniture | Kind::Rule))
}

/// Tells for each line whether it is a row.
fn mark_rows(sources: &[Source<'_>]) -> Vec<Option<Rows>> {
    let shapes: Vec<(usize, bool)> =
        sources.iter().map(|source| (tabs(source), is_pipe_row(source))).collect();
    (0..sources.len())
        .map(|index| {
            let (tabs, pipe) = shapes[index];
            let near = |test: &dyn Fn(&(usize, bool)) -> bool| {
                index > 0 && test(&shapes[index - 1]) || shapes.get(index + 1).is_some_and(test)
            };
            if pipe && near(&|other| other.1) {
                Some(Rows::Pipes)
            } else if tabs >= 2 && near(&|other| other.0 >= 2) || tabs >= 4 {
                Some(Rows::Tabs)
            } else if tabs == 1
                && is_two_columns(&shapes, index)
                && crate::shape::label(&sources[index].words).is_none()
            {
                Some(Rows::Tabs)
            } else {
                None
            }
        })
        .collect()
}

/// Two columns need three such lines in a row: a single tab is mostly an indent.
fn is_two_columns(shapes: &[(usize, bool)], index: usize) -> bool {
    let from = index.saturating_sub(2);
    let around = &shapes[from..shapes.len().min(index + 3)];
    around.windows(3).any(|three| three.iter().all(|(tabs, _)| *tabs == 1)) && shapes[index].0 == 1
}

fn tabs(source: &Source<'_>) -> usize {
    if source.column || !matches!(source.kind, Kind::Text) {
        return 0;
    }
    source.whole.matches('\t').count()
}

fn is_pipe_row(source: &Source<'_>) -> bool {
    source.raw.starts_with('|') && source.raw[1..].contains('|')
}

/// Cuts a line into cells; `None` for the rule under a header.
fn row<'a>(source: &Source<'a>, rows: Rows) -> Option<Vec<RawCell<'a>>> {
    let cells = match rows {
        Rows::Tabs => split(source.whole, source.whole_at, |letter, _| letter == '\t'),
        Rows::Pipes => {
            let inner = source.raw.strip_prefix('|').unwrap_or(source.raw);
            let inner =
                inner.trim_end().strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(inner);
            if inner.chars().all(|letter| "|-:= ".contains(letter)) && inner.contains('-') {
                return None;
            }
            split(inner, source.at + 1, |letter, before| letter == '|' && before != '\\')
        }
    };
    Some(cells)
}

fn split<'a>(line: &'a str, at: usize, parts: impl Fn(char, char) -> bool) -> Vec<RawCell<'a>> {
    let mut cells = Vec::new();
    let (mut start, mut start_at, mut before) = (0, at, ' ');
    let mut position = at;
    for (byte, letter) in line.char_indices() {
        if parts(letter, before) {
            cells.push(RawCell::new(&line[start..byte], start_at));
            start = byte + letter.len_utf8();
            start_at = position + 1;
        }
        before = letter;
        position += 1;
    }
    cells.push(RawCell::new(&line[start..], start_at));
    cells
}

/// Returns the lines of a table's cells, each column after the other.
fn unfold<'a>(grid: &Grid<'a>, flavour: Flavour) -> Vec<Source<'a>> {
    let mut lines = Vec::new();
    for cell in grid.by_columns() {
        for piece in &cell.pieces {
            let inner = match flavour {
                Flavour::Plain => source::split(piece.raw, flavour),
                Flavour::Markdown => source::split(piece.raw, flavour),
            };
            lines.extend(inner.into_iter().filter(|line| line.kind == Kind::Text).map(|line| Source {
                at: line.at + piece.at,
                whole_at: line.whole_at + piece.at,
                page: grid.page,
                column: true,
                words: markdown::plain(line.raw),
                ..line
            }));
        }
    }
    lines
}
