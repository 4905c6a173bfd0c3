//! Tables in a text file: HTML tables, pipe tables, tab-separated lines, sheets.

use super::Flavour;
use super::sheet;
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
    /// A row of a sheet, with this mark.
    Sheet(u8),
}

/// Puts the rows of tables together.
pub(crate) fn gather(sources: Vec<Source<'_>>, flavour: Flavour) -> Vec<Part<'_>> {
    let marked = mark_rows(&sources);
    let mut gatherer = Gatherer { parts: Vec::with_capacity(sources.len()), open: None, flavour };
    for (source, rows) in sources.into_iter().zip(marked) {
        match rows {
            Some(rows) => gatherer.row(&source, rows),
            None if source.kind == Kind::HtmlTable => {
                gatherer.close();
                gatherer.push_table(html::table(source.raw, source.at, source.page));
            }
            None => gatherer.line(source),
        }
    }
    gatherer.close();
    gatherer.parts
}

struct Gatherer<'a> {
    parts: Vec<Part<'a>>,
    open: Option<Open<'a>>,
    flavour: Flavour,
}

/// A table that rows are added to.
struct Open<'a> {
    rows: Rows,
    grid: Grid<'a>,
    /// A blank line behind the last row: where every line has one, the table goes on behind it.
    blank: Option<Source<'a>>,
    /// The header was repeated: a page ended, and the next row may be the rest of the last one.
    paged: bool,
}

impl<'a> Gatherer<'a> {
    fn row(&mut self, source: &Source<'a>, rows: Rows) {
        let row = row(source, rows);
        let first = matches!(source.kind, Kind::Row { first: true, .. });
        let goes_on =
            !first && self.open.as_ref().is_some_and(|open| open.takes(rows, row.as_deref(), self.flavour));
        if !goes_on {
            self.close();
        }
        match &mut self.open {
            Some(open) => {
                open.blank = None;
                open.push(row, self.flavour);
            }
            None => {
                let grid = Grid { rows: row.into_iter().collect(), page: source.page };
                self.open = Some(Open { rows, grid, blank: None, paged: false });
            }
        }
    }

    fn line(&mut self, source: Source<'a>) {
        if let Some(open) = &mut self.open
            && source.kind == Kind::Blank
            && (open.rows == Rows::Tabs && open.blank.is_none() || matches!(open.rows, Rows::Sheet(_)))
        {
            open.blank = Some(source);
            return;
        }
        self.close();
        self.parts.push(Part::Line(source));
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.push_table(open.grid);
            self.parts.extend(open.blank.map(Part::Line));
        }
    }

    /// Appends a table: to the one before, where only the end of a page parts them; as lines, where it is a letterhead.
    fn push_table(&mut self, grid: Grid<'a>) {
        if grid.is_layout(self.flavour) {
            self.parts.push(Part::Unfolded(unfold(&grid, self.flavour)));
            return;
        }
        if grid.rows.is_empty() {
            return;
        }
        let before = self.parts.iter().rposition(|part| !is_between(part));
        let between = &self.parts[before.map_or(0, |at| at + 1)..];
        let paged = between.iter().any(ends_page);
        if let Some(at) = before
            && let Part::Table(table) = &mut self.parts[at]
            && table.takes(&grid, paged, self.flavour)
        {
            table.append(grid, self.flavour);
            self.parts.truncate(at + 1);
            return;
        }
        self.parts.push(Part::Table(grid));
    }
}

impl<'a> Open<'a> {
    /// Adds a row.
    fn push(&mut self, row: Option<Vec<RawCell<'a>>>, flavour: Flavour) {
        let Some(row) = row else { return };
        if matches!(self.rows, Rows::Sheet(_)) && self.grid.is_repeated(&row, flavour) {
            self.paged = true;
        } else if self.grid.goes_on(&row, flavour) {
            self.grid.join(row, flavour);
        } else if std::mem::take(&mut self.paged) {
            self.grid.append_row(row, flavour);
        } else {
            self.grid.rows.push(row);
        }
    }

    /// Tells whether a row belongs to this table.
    fn takes(&self, rows: Rows, row: Option<&[RawCell<'a>]>, flavour: Flavour) -> bool {
        let Some(row) = row else { return self.rows == rows };
        let fits = self.blank.is_none()
            || matches!(rows, Rows::Sheet(_))
            || self.grid.rows.first().is_some_and(|first| first.len() == row.len())
                && !crate::grid::is_header(row, flavour);
        self.rows == rows && fits
    }
}

fn ends_page(part: &Part<'_>) -> bool {
    matches!(part, Part::Line(line) if line.kind == Kind::Furniture || line.feed)
}

fn is_between(part: &Part<'_>) -> bool {
    matches!(part, Part::Line(line) if matches!(line.kind, Kind::Blank | Kind::Furniture | Kind::Rule))
}

/// Tells for each line whether it is a row.
fn mark_rows(sources: &[Source<'_>]) -> Vec<Option<Rows>> {
    // Blank lines between rows do not count.
    let filled: Vec<usize> = (0..sources.len()).filter(|at| sources[*at].kind != Kind::Blank).collect();
    let tabs: Vec<usize> = filled.iter().map(|at| tabs(&sources[*at])).collect();
    let mut marked = vec![None; sources.len()];
    for (place, index) in filled.iter().copied().enumerate() {
        let near = |test: &dyn Fn(usize) -> bool| {
            place > 0 && test(place - 1) || place + 1 < filled.len() && test(place + 1)
        };
        if let Kind::Row { mark, .. } = sources[index].kind {
            marked[index] = Some(Rows::Sheet(mark));
            continue;
        }
        let is_row = match tabs[place] {
            0 => false,
            1 => is_two_columns(&tabs, place) && crate::shape::label(&sources[index].words).is_none(),
            2 | 3 => near(&|other| tabs[other] >= 2),
            _ => true,
        };
        if is_row {
            marked[index] = Some(Rows::Tabs);
        } else if is_pipe_row(&sources[index]) && near(&|other| is_pipe_row(&sources[filled[other]])) {
            marked[index] = Some(Rows::Pipes);
        }
    }
    marked
}

/// Two columns need three such lines in a row: a single tab is mostly an indent.
fn is_two_columns(tabs: &[usize], place: usize) -> bool {
    let around = &tabs[place.saturating_sub(2)..tabs.len().min(place + 3)];
    around.windows(3).any(|three| three.iter().all(|tabs| *tabs == 1))
}

fn tabs(source: &Source<'_>) -> usize {
    if source.column || !matches!(source.kind, Kind::Text) {
        return 0;
    }
    let all = source.whole.matches('\t').count();
    let indent = source
        .whole
        .chars()
        .take_while(|letter| letter.is_whitespace())
        .filter(|letter| *letter == '\t')
        .count();
    // A tab or two in front of a line that has no others only indent it.
    if all == indent && indent <= 2 { 0 } else { all }
}

fn is_pipe_row(source: &Source<'_>) -> bool {
    source.kind != Kind::HtmlTable && source.raw.starts_with('|') && source.raw[1..].contains('|')
}

/// Cuts a line into cells; `None` for the rule under a header.
fn row<'a>(source: &Source<'a>, rows: Rows) -> Option<Vec<RawCell<'a>>> {
    let cells = match rows {
        Rows::Sheet(mark) => sheet::cells(source.whole, source.whole_at, mark),
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
    for (position, (byte, letter)) in (at..).zip(line.char_indices()) {
        if parts(letter, before) {
            cells.push(RawCell::new(&line[start..byte], start_at));
            start = byte + letter.len_utf8();
            start_at = position + 1;
        }
        before = letter;
    }
    cells.push(RawCell::new(&line[start..], start_at));
    cells
}

/// Returns the lines of a table's cells, each column after the other.
fn unfold<'a>(grid: &Grid<'a>, flavour: Flavour) -> Vec<Source<'a>> {
    let mut lines = Vec::new();
    for cell in grid.by_columns() {
        for piece in &cell.pieces {
            let inner = source::split(piece.raw, flavour);
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
