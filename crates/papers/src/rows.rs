//! Rows of a sheet, whether it was saved as text or as a workbook: which row names the columns, where the letterhead above
//! and the signature behind end.

use crate::grid;
use crate::shape::{self, Role};
use viet::fold;

/// Rows of a letterhead or a signature.
pub(crate) const REGION_ROWS: usize = 60;
/// Filled cells of such a row.
pub(crate) const REGION_CELLS: usize = 3;
/// Letters of a column's heading.
const HEADING_LETTERS: usize = 60;

/// How columns are headed, without marks: programs that lose the marks of other words lose them here too.
const HEADINGS: [&str; 46] = [
    "stt",
    "tt",
    "so tt",
    "so thu tu",
    "noi dung",
    "nhiem vu",
    "cong viec",
    "cong tac",
    "don vi",
    "co quan",
    "chu tri",
    "phoi hop",
    "thoi han",
    "thoi gian",
    "thoi diem",
    "han",
    "tien do",
    "tinh trang",
    "tinh hinh",
    "trang thai",
    "ket qua",
    "san pham",
    "van ban",
    "ghi chu",
    "so ky hieu",
    "ky hieu",
    "nguoi",
    "ngay",
    "trich yeu",
    "ten",
    "chi tieu",
    "muc tieu",
    "phong",
    "cap trinh",
    "lanh dao",
    "bo phan",
    "chuyen vien",
    "dia diem",
    "kinh phi",
    "so luong",
    "ho ten",
    "ho va ten",
    "chuc vu",
    "phan cong",
    "dau moi",
    "ma so",
];

/// "1", "2.1", "IV", "a)".
pub(crate) fn is_number(cell: &str) -> bool {
    let cell = cell.trim_end_matches(['.', ')']);
    !cell.is_empty()
        && cell.len() <= 8
        && (cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            || viet::numeral::roman(cell).is_some())
}

/// Tells whether the cells of a row, empty ones too, name columns as offices name them.
pub(crate) fn is_header(row: &[&str]) -> bool {
    let cells = || row.iter().copied().filter(|cell| !cell.is_empty());
    let counted = row.first().is_some_and(|first| is_heading_of_numbers(first));
    let plain = |cell: &str| {
        cell.chars().take(HEADING_LETTERS + 1).count() <= HEADING_LETTERS
            && !cell.ends_with(['.', ';', ':'])
            && (counted || !shape::starts_lower(cell))
            && shape::label(cell).is_none()
    };
    let filled = cells().count();
    if filled < 2 || filled * 2 < row.len() || !cells().all(plain) {
        return false;
    }
    cells().filter(|cell| is_heading(cell)).take(2).count() == 2
}

fn is_heading(cell: &str) -> bool {
    let bare = fold::key(&fold::bare(cell));
    HEADINGS.iter().any(|heading| {
        bare.strip_prefix(heading).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Tells whether a cell heads the column of numbers.
pub(crate) fn is_heading_of_numbers(cell: &str) -> bool {
    cell.len() < 24
        && matches!(fold::bare(cell).as_str(), "stt" | "tt" | "so tt" | "so thu tu" | "s.t.t" | "#" | "no.")
}

/// Returns at which of the rows behind a header a signature begins; their number where there is none.
pub(crate) fn tail(body: &[Vec<&str>]) -> usize {
    let filled = |row: &[&str]| row.iter().filter(|cell| !cell.is_empty()).count();
    let thin =
        |row: &&Vec<&str>| filled(row) < REGION_CELLS && !row.first().is_some_and(|first| is_number(first));
    let from = body.len() - body.iter().rev().take(REGION_ROWS).take_while(thin).count();
    let begins = |row: &[&str]| filled(row) == 0 || row.iter().any(|cell| grid::is_layout_cell(cell));
    (from..body.len()).find(|at| begins(&body[*at])).unwrap_or(body.len())
}

/// The lines that rows of a letterhead or signature hold: each column after the other, a letterhead's down to an empty row
/// or its title.
pub(crate) struct Regions<T> {
    group: Vec<(usize, T)>,
    lines: Vec<Option<T>>,
}

impl<T> Default for Regions<T> {
    fn default() -> Self {
        Self { group: Vec::new(), lines: Vec::new() }
    }
}

impl<T> Regions<T> {
    /// Adds the filled cells of a row with their columns. `tail` tells that it belongs to a signature.
    pub(crate) fn push(&mut self, row: Vec<(usize, T)>, words: impl Fn(&T) -> &str, tail: bool) {
        let title = |(_, cell): &(usize, T)| {
            let words = words(cell).trim();
            shape::role(words) == Role::Kind || shape::names_kind(words)
        };
        if !tail && (row.is_empty() || row.iter().any(title)) {
            self.close();
        }
        self.group.extend(row);
    }

    /// Returns the lines, with `None` for a gap.
    pub(crate) fn finish(mut self) -> Vec<Option<T>> {
        self.close();
        self.lines
    }

    /// Writes the cells of some rows as lines, each column after the other.
    fn close(&mut self) {
        self.group.sort_by_key(|(column, _)| *column);
        let mut before = None;
        for (column, cell) in std::mem::take(&mut self.group) {
            if before != Some(column) {
                self.lines.push(None);
            }
            before = Some(column);
            self.lines.push(Some(cell));
        }
        self.lines.push(None);
    }
}
