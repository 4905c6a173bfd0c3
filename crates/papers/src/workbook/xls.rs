//! Excel 97-2003 (.xls).

use super::{Budget, Compound, Merged, Sheet, compound, records, values, visible_sheets};
use crate::Error;
use crate::archive::damaged;
use calamine::{Data, Reader as _, Xls, XlsError};
use std::io::Cursor;

/// The names of the stream that holds the workbook, since 1997 and before.
pub(crate) const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Reads the visible sheets.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Error> {
    let file = Compound::open(bytes).ok_or_else(|| damaged("Workbook"))?;
    let stream = STREAMS.iter().find_map(|name| file.stream(name)).ok_or_else(|| damaged("Workbook"))?;
    let stream = records::tame(stream)?;
    let mut book: Xls<_> =
        Xls::new(Cursor::new(compound::write(&stream))).map_err(|error| explain(&error))?;
    let is_1904 = book.has_1904_epoch();
    let names = visible_sheets(book.sheets_metadata());
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for name in names {
        budget.sheet()?;
        let range = book.worksheet_range(&name).map_err(|error| explain(&error))?;
        let merged = book.merge_cells_by_sheet_name(&name).map_err(|error| explain(&error))?;
        let mut sheet = Sheet::default();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (to_u32(row) + top, to_u32(column) + left);
            sheet.push(row, column, words(value, is_1904), &mut budget)?;
        }
        sheet.merged = merged
            .iter()
            .map(|at| Merged { rows: (at.start.0, at.end.0), columns: (at.start.1, at.end.1) })
            .collect();
        sheet.sort();
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// A sheet of this format has 65,536 rows.
fn to_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX >> 1)
}

fn words(value: &Data, is_1904: bool) -> String {
    match value {
        Data::String(words) | Data::DurationIso(words) => words.clone(),
        Data::Int(value) => value.to_string(),
        Data::Float(value) => values::number(*value),
        Data::Bool(value) => values::truth(*value),
        Data::DateTime(value) => values::moment(*value, is_1904, values::Shown::Day),
        Data::DateTimeIso(words) => values::iso_day(words),
        Data::Error(value) => values::error(value),
        Data::Empty => String::new(),
    }
}

fn explain(error: &XlsError) -> Error {
    if matches!(error, XlsError::Password) { Error::Encrypted } else { damaged("Workbook") }
}
