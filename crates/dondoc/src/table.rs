//! Tables fitted to the width of the terminal.

use crate::terminal::Terminal;
use crate::wrap;

/// Columns between two cells.
const GAP: usize = 2;

/// Lines that a cell may take.
const MOST_LINES: usize = 5;

/// A column of a table.
pub(crate) struct Column {
    /// The heading.
    pub(crate) title: String,
    /// The width it is never narrower than.
    pub(crate) least: usize,
    /// The width it is never wider than; the first column with [`Column::STRETCHES`] takes what the others leave.
    pub(crate) most: usize,
}

impl Column {
    /// The `most` of the column that takes what is left.
    pub(crate) const STRETCHES: usize = usize::MAX;

    /// Returns a column.
    pub(crate) fn new(title: String, least: usize, most: usize) -> Self {
        Self { title, least, most }
    }

    fn stretches(&self) -> bool {
        self.most == Self::STRETCHES
    }
}

/// Returns the table, or for a terminal too narrow for it one row below another, each cell with its heading.
pub(crate) fn render(columns: &[Column], rows: &[Vec<String>], terminal: Terminal) -> String {
    match widths(columns, rows, terminal.width) {
        Some(widths) => as_table(columns, rows, &widths, terminal),
        None => as_list(columns, rows, terminal),
    }
}

/// Returns the width of each column, or `None` where not even the least widths fit.
fn widths(columns: &[Column], rows: &[Vec<String>], total: usize) -> Option<Vec<usize>> {
    let gaps = GAP * columns.len().saturating_sub(1);
    let least: usize = columns.iter().map(|column| column.least).sum();
    let free = total.checked_sub(gaps).filter(|free| *free >= least)?;
    let mut widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            natural_width(column, at, rows).clamp(column.least, column.most.max(column.least))
        })
        .collect();
    // Too wide: the column that is furthest above its least width gives way; the stretching one is worth several.
    while widths.iter().sum::<usize>() > free {
        let excess =
            |at: usize| (widths[at] - columns[at].least) * if columns[at].stretches() { 2 } else { 5 };
        let widest = (0..columns.len()).max_by_key(|at| (excess(*at), columns[*at].stretches()))?;
        widths[widest] -= 1;
    }
    Some(widths)
}

fn natural_width(column: &Column, at: usize, rows: &[Vec<String>]) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| wrap::width(cell));
    cells.chain([wrap::width(&column.title)]).max().unwrap_or(0)
}

fn as_table(columns: &[Column], rows: &[Vec<String>], widths: &[usize], terminal: Terminal) -> String {
    let mut out = String::new();
    let titles: Vec<String> = columns.iter().map(|column| column.title.clone()).collect();
    for line in row_lines(&titles, widths) {
        out.push_str(&terminal.bold(&line));
        out.push('\n');
    }
    let full = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    let rule = terminal.dim(&"─".repeat(full));
    for row in rows {
        out.push_str(&rule);
        out.push('\n');
        for line in row_lines(row, widths) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out.push_str(&rule);
    out.push('\n');
    out
}

/// Returns the lines of one row.
fn row_lines(cells: &[String], widths: &[usize]) -> Vec<String> {
    let wrapped: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| wrap::lines_cut(cell, *width, MOST_LINES)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    (0..height).map(|line| one_line(&wrapped, widths, line)).collect()
}

fn one_line(wrapped: &[Vec<String>], widths: &[usize], line: usize) -> String {
    let mut out = String::new();
    for (cell, width) in wrapped.iter().zip(widths) {
        let words = cell.get(line).map_or("", String::as_str);
        out.push_str(words);
        out.push_str(&" ".repeat(width.saturating_sub(wrap::width(words)) + GAP));
    }
    out.truncate(out.trim_end().len());
    out
}

fn as_list(columns: &[Column], rows: &[Vec<String>], terminal: Terminal) -> String {
    let mut out = String::new();
    for row in rows {
        for (column, cell) in columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            let head = format!("{}: ", column.title);
            let lines = wrap::lines_cut(&format!("{head}{cell}"), terminal.width, MOST_LINES);
            for line in lines {
                out.push_str(&line.replacen(&head, &terminal.bold(&head), 1));
                out.push('\n');
            }
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(width: usize) -> String {
        let columns = [
            Column::new("STT".into(), 3, 4),
            Column::new("Nhiệm vụ".into(), 10, Column::STRETCHES),
            Column::new("Chủ trì".into(), 6, 12),
        ];
        let rows = [
            vec!["1".into(), "Tham mưu ban hành kế hoạch".into(), "Văn phòng Sở".into()],
            vec!["2".into(), "Báo cáo".into(), String::new()],
        ];
        render(&columns, &rows, Terminal { width, colour: false })
    }

    #[test]
    fn a_table_fits_the_width() {
        for width in 23..60 {
            for line in table(width).lines() {
                assert!(wrap::width(line) <= width, "{width}: {line}");
            }
        }
        assert!(table(60).contains("1    Tham mưu ban hành kế hoạch  Văn phòng Sở\n"), "{}", table(60));
    }

    #[test]
    fn a_narrow_terminal_gets_a_list() {
        assert!(table(20).starts_with("STT: 1\nNhiệm vụ: Tham mưu\n"), "{}", table(20));
    }
}
