//! Rows and columns that are not shown.
//!
//! What was hidden by hand is left out: offices put finished tasks and helping columns away like that. What a filter hides
//! or an outline folds is read: both are ways of looking at a list whose rows all count, and who opens the file next takes
//! them off.

use super::sheet::{Merged, Sheet};
use crate::limits::ROWS;
use std::collections::HashMap;

/// Rows or columns that were hidden by hand.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// First and last.
    ranges: Vec<(u32, u32)>,
}

impl Hidden {
    pub(super) fn push(&mut self, first: u32, last: u32) {
        // Beyond the last row no cell is read; a range up to the end of all numbers could not be counted.
        let last = last.min(ROWS);
        match self.ranges.last_mut() {
            Some(before) if before.1.checked_add(1) == Some(first) => before.1 = last.max(first),
            _ if first <= last => self.ranges.push((first, last)),
            _ => {}
        }
    }

    /// Takes out those that lie within a range.
    pub(super) fn except(&mut self, (first, last): (u32, u32)) {
        let ranges = std::mem::take(&mut self.ranges);
        for (from, to) in ranges {
            if to < first || last < from {
                self.ranges.push((from, to));
                continue;
            }
            if from < first {
                self.ranges.push((from, first - 1));
            }
            if last < to {
                self.ranges.push((last + 1, to));
            }
        }
    }

    /// Returns where the others stand once these are gone.
    fn places(mut self) -> Places {
        self.ranges.sort_unstable();
        let mut places = Places { ranges: Vec::with_capacity(self.ranges.len()) };
        let (mut next, mut hidden) = (0, 0);
        for (first, last) in self.ranges {
            let first = first.max(next);
            if first <= last {
                places.ranges.push((first, last, hidden));
                hidden += last - first + 1;
                next = last.saturating_add(1);
            }
        }
        places
    }
}

/// Where rows or columns stand among those that are shown.
struct Places {
    /// The first and last of hidden ones, and how many are hidden before them.
    ranges: Vec<(u32, u32, u32)>,
}

impl Places {
    /// Returns the last hidden ones that begin at or before an index.
    fn before(&self, index: u32) -> Option<&(u32, u32, u32)> {
        let behind = self.ranges.partition_point(|(first, ..)| *first <= index);
        self.ranges.get(behind.checked_sub(1)?)
    }

    /// Returns the place of one that is shown.
    fn of(&self, index: u32) -> Option<u32> {
        match self.before(index) {
            None => Some(index),
            Some((first, last, before)) => (*last < index).then(|| index - before - (last - first + 1)),
        }
    }

    /// Returns the first and last place of what is shown of a range.
    fn of_range(&self, (first, last): (u32, u32)) -> Option<(u32, u32)> {
        let around = |index: u32| self.before(index).filter(|range| index <= range.1);
        let first = around(first).map_or(first, |range| range.1.saturating_add(1));
        let last = around(last).map_or(Some(last), |range| range.0.checked_sub(1));
        last.filter(|last| first <= *last).and_then(|last| Some((self.of(first)?, self.of(last)?)))
    }
}

impl Sheet {
    /// Takes out what is hidden; what stands behind moves up. The words of a merged region are shown as long as a part of it
    /// is.
    pub(super) fn hide(&mut self, rows: Hidden, columns: Hidden) {
        if rows.ranges.is_empty() && columns.ranges.is_empty() {
            return;
        }
        let (rows, columns) = (rows.places(), columns.places());
        let mut regions = HashMap::new();
        self.merged.retain_mut(|region| {
            let begin = (region.rows.0, region.columns.0);
            let shown = rows.of_range(region.rows).zip(columns.of_range(region.columns));
            if let Some((rows, columns)) = shown {
                *region = Merged { rows, columns };
                regions.insert(begin, (rows.0, columns.0));
            }
            shown.is_some()
        });
        self.cells.retain_mut(|cell| {
            let alone = || rows.of(cell.row).zip(columns.of(cell.column));
            let place = regions.get(&(cell.row, cell.column)).copied().or_else(alone);
            if let Some((row, column)) = place {
                (cell.row, cell.column) = (row, column);
            }
            place.is_some()
        });
        self.sort();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rows_may_be_hidden_many_times() {
        let mut hidden = Hidden::default();
        for at in (0..=u32::MAX - (ROWS - 1)).step_by(ROWS as usize) {
            hidden.push(at, at.saturating_add(ROWS - 1));
        }
        let places = hidden.places();
        assert_eq!((places.of(0), places.of(ROWS - 1)), (None, None));
    }
}
