//! Totals that do not add up.
//!
//! A table may be summed in several ways: all entries, the groups' own values, the groups' totals, entries without their
//! parts ("trong đó", 1.1 under 1). A total is queried only where none of them gives it, and only where most of the other
//! columns do add up: otherwise it is the table that we have misunderstood.

use super::grid::{self, RowKind};
use blocks::{CellAt, Table};
use std::ops::Range;

/// A total that is not the sum of its rows: its cell, the number stated, the sum.
pub type WrongTotal = (CellAt, f64, f64);

/// A table with more totals than this is not checked further, so that time stays linear in its rows.
const MOST_TOTALS: usize = 200;

/// Returns the totals of a table that do not add up.
pub fn wrong_totals(table: &Table) -> Vec<WrongTotal> {
    let columns = grid::columns(table);
    let body = grid::header_rows(table)..table.rows.len();
    let kinds: Vec<(usize, RowKind)> = body.map(|row| (row, grid::kind(table, row))).collect();
    let mut wrong = Vec::new();
    let totals = kinds.iter().enumerate().filter(|(_, (_, kind))| *kind == RowKind::Total);
    for (index, &(row, _)) in totals.take(MOST_TOTALS) {
        let above = scope(table, &kinds[..index], row);
        let rows = &kinds[above.start..above.end.min(index)];
        let mut right = 0;
        let mut differing = Vec::new();
        for (cell_index, cell) in table.rows[row].cells.iter().enumerate() {
            let heading =
                columns.get(cell.column as usize).map_or(String::new(), |name| viet::fold::lower(name));
            let Some(stated) = grid::number(cell.text.as_str()).filter(|_| is_additive(&heading)) else {
                continue;
            };
            match sums(table, rows, cell.column) {
                Some(sums) if sums.iter().any(|sum| near(*sum, stated)) => right += 1,
                Some(sums) => {
                    let at = CellAt {
                        row: u32::try_from(row).unwrap_or(u32::MAX),
                        cell: u32::try_from(cell_index).unwrap_or(u32::MAX),
                    };
                    differing.push((at, stated, sums[0]));
                }
                None => {}
            }
        }
        if differing.len() <= right || (differing.len() == 1 && right == 0 && plain(rows)) {
            wrong.extend(differing);
        }
    }
    wrong
}

/// Tells whether the rows are one flat list, so that there is only one way to sum them.
fn plain(rows: &[(usize, RowKind)]) -> bool {
    rows.len() >= 2 && rows.iter().all(|(_, kind)| *kind == RowKind::Entry)
}

/// Returns which of the rows above a total it sums: those of its group for "Cộng", otherwise all.
fn scope(table: &Table, above: &[(usize, RowKind)], row: usize) -> Range<usize> {
    let label = table.rows.get(row).and_then(grid::total_label).map(viet::fold::key).unwrap_or_default();
    let grand = label != "cộng";
    let from = if grand {
        0
    } else {
        above
            .iter()
            .rposition(|(_, kind)| matches!(kind, RowKind::Group | RowKind::Total))
            .map_or(0, |at| at + 1)
    };
    from..above.len()
}

/// Headings of columns whose numbers are not added up.
const NOT_ADDITIVE: &[&str] = &[
    "tỷ lệ",
    "tỉ lệ",
    "bình quân",
    "trung bình",
    "stt",
    "tt",
    "số tt",
    "đơn giá",
    "ghi chú",
    "xếp hạng",
    "điểm",
    "mức",
    "số hiệu",
    "số văn bản",
    "thời hạn",
    "ngày",
    "mã",
    "chỉ số",
    "hệ số",
    "thứ tự",
];

fn is_additive(heading: &str) -> bool {
    // "Kế hoạch năm" is added up, a column headed "Năm" holds years.
    let named = NOT_ADDITIVE.iter().any(|word| crate::lexicon::find(heading, word).is_some());
    !heading.is_empty() && heading != "năm" && !heading.contains('%') && !named
}

/// Returns the sums that a column may mean, the plainest first; `None` where it cannot be summed.
fn sums(table: &Table, rows: &[(usize, RowKind)], column: u32) -> Option<Vec<f64>> {
    let mut entries = Vec::new();
    let mut tops = Vec::new();
    let mut groups = Vec::new();
    let mut totals = Vec::new();
    for &(row, kind) in rows {
        let text = grid::text_at(table.rows.get(row)?, column);
        let value = match text.trim() {
            "" | "-" | "–" | "Không" | "không" | "/" | "x" => None,
            text => Some(grid::number(text)?),
        };
        let deep = is_part(grid::text_at(table.rows.get(row)?, 0), grid::text_at(table.rows.get(row)?, 1));
        match kind {
            RowKind::Heading | RowKind::Continued => {}
            RowKind::Group => groups.extend(value),
            RowKind::Total => totals.extend(value),
            RowKind::Entry => {
                entries.extend(value);
                tops.extend(value.filter(|_| !deep));
            }
        }
    }
    let candidates = [totals, groups, tops, entries];
    let sums: Vec<f64> =
        candidates.iter().filter(|values| !values.is_empty()).map(|values| values.iter().sum()).collect();
    let enough = candidates.iter().any(|values| values.len() >= 2);
    (enough && !sums.is_empty()).then_some(sums)
}

/// Tells whether an entry is part of the one above: "1.1", "a", "-", "Trong đó".
fn is_part(number: &str, name: &str) -> bool {
    let dotted = number.trim_end_matches('.').contains('.');
    let lower = viet::fold::lower(name);
    let small = number.chars().count() == 1 && number.chars().all(char::is_lowercase);
    dotted
        || small
        || number == "-"
        || number == "+"
        || lower.starts_with("trong đó")
        || lower.starts_with('-')
}

fn near(one: f64, two: f64) -> bool {
    (one - two).abs() < 0.05 + one.abs() * 1e-9
}
