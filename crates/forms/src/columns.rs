//! How wide the columns of a table are: as they are said to be in relation to each other; one whose widest word does not fit takes
//! what it lacks from those that have room, so that days, codes and numbers are not cut.

use crate::layout::Style;
use crate::metrics;
use crate::paper::{Table, Text};

/// Words that fill a larger part of the page than this count no further: they are cut.
const MOST: f32 = 0.2;

/// Rows that are looked at: those behind them have days and codes like those before, and a book of 100,000 tasks is not measured
/// word by word.
const ROWS: usize = 1_000;

/// What stands to the sides of the words of a cell, and the line between two, in tenths of a millimetre.
const BESIDE: f32 = 25.0;

/// Returns the widths of the columns, which add up to `whole`. `widest` says how wide the widest word of a cell is in the same
/// measure, with what stands to its sides.
pub fn widths(table: &Table, whole: f32, widest: impl FnMut(&Text, Style) -> f32) -> Vec<f32> {
    let said = || table.columns.iter().map(|column| f32::from(column.width.max(1)));
    let parts: f32 = said().sum();
    let wished: Vec<f32> = said().map(|column| column * whole / parts).collect();
    let least = least(table, whole, widest);
    let lacking: f32 = wished.iter().zip(&least).map(|(wished, least)| (least - wished).max(0.0)).sum();
    let spare: f32 = wished.iter().zip(&least).map(|(wished, least)| (wished - least).max(0.0)).sum();
    let part = if spare > lacking { lacking / spare } else { 0.0 };
    let width = |(wished, least): (&f32, &f32)| match wished - least {
        spare if spare >= 0.0 => wished - spare * part,
        _ if part > 0.0 => *least,
        _ => *wished,
    };
    wished.iter().zip(&least).map(width).collect()
}

/// Returns the widths of the columns in tenths of a millimetre, in Times New Roman and the faces of the same measures.
pub(crate) fn in_times(table: &Table, whole: u16) -> Vec<f32> {
    widths(table, f32::from(whole), |text, style| {
        let words = text.words();
        let widest = words.split_whitespace().map(|word| metrics::width(word, style.size, style.bold)).max();
        widest.map_or(0.0, |widest| f32::from(widest) + BESIDE)
    })
}

/// Returns a length in whole tenths of a millimetre; a cast of floats never wraps.
pub(crate) fn rounded(length: f32) -> u16 {
    length.round() as u16
}

/// Returns how wide each column must be for its widest word.
fn least(table: &Table, whole: f32, mut widest: impl FnMut(&Text, Style) -> f32) -> Vec<f32> {
    let mut least = vec![0.0_f32; table.columns.len()];
    for row in table.rows.iter().take(ROWS) {
        let style = row.kind.component().style();
        for (at, cell) in row.placed(table.columns.len()).filter(|(_, cell)| cell.span < 2) {
            if let Some(least) = least.get_mut(at) {
                *least = least.max(widest(&cell.value.text(), style).min(whole * MOST));
            }
        }
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Align, Column, Row, RowKind, Value};
    use jiff::civil::date;

    fn table(weights: &[u16], values: Vec<Value>) -> Table {
        let columns = weights.iter().map(|width| Column::new(*width, Align::Left)).collect();
        let cells = values.into_iter().map(Into::into).collect();
        Table { columns, rows: vec![Row { kind: RowKind::Plain, cells }] }
    }

    #[test]
    fn a_day_is_not_cut_and_the_whole_stays() {
        let words = Value::Words("Xây dựng kế hoạch kiểm tra các đề tài".to_owned());
        let widths = in_times(&table(&[90, 10], vec![words, Value::Day(date(2025, 6, 30))]), 1000);
        assert!(widths[1] > 190.0, "ten signs of 12 points and what stands beside them: {widths:?}");
        assert!((widths.iter().sum::<f32>() - 1000.0).abs() < 0.1, "{widths:?}");
    }

    #[test]
    fn columns_with_room_stay_as_they_are_said() {
        let short = || Value::Words("có".to_owned());
        assert_eq!(in_times(&table(&[1, 3], vec![short(), short()]), 1600), [400.0, 1200.0]);
    }

    #[test]
    fn what_fits_nowhere_is_cut_as_the_columns_are_said() {
        let long = || Value::Words("x".repeat(400));
        let widths = in_times(&table(&[1, 1, 1, 1, 1, 1], (0..6).map(|_| long()).collect()), 600);
        assert_eq!(widths, [100.0; 6]);
    }
}
