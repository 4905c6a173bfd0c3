//! Excel 2007 and later (.xlsx).

use super::values::{self, Shown};
use super::{Budget, Merged, Sheet, too_many, visible_sheets};
use crate::Error;
use crate::archive::damaged;
use crate::limits::{BOOK_BYTES, INFLATED_BYTES, MEMBERS, STYLE_BYTES, STYLE_WORDS, VISITED_CELLS};
use calamine::{DataRef, Reader as _, Style, Xlsx, XlsxError};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Reads the visible sheets.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Error> {
    measure(bytes)?;
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| explain(&error, "xl/workbook.xml"))?;
    let is_1904 = book.has_1904_epoch();
    let names = visible_sheets(book.sheets_metadata());
    let mut budget = Budget::default();
    let mut visited = 0;
    let mut sheets = Vec::new();
    for name in names {
        budget.sheet()?;
        let merged = book.merge_cells_by_sheet_name(&name).map_err(|error| explain(&error, &name))?;
        let mut sheet = Sheet {
            merged: merged
                .iter()
                .map(|at| Merged { rows: (at.start.0, at.end.0), columns: (at.start.1, at.end.1) })
                .collect(),
            ..Sheet::default()
        };
        let mut reader = book.worksheet_cells_reader(&name).map_err(|error| explain(&error, &name))?;
        let formats: Vec<Format> = reader.styles().iter().map(Format::of).collect();
        while let Some((cell, style)) =
            reader.next_cell_with_style_id().map_err(|error| explain(&error, &name))?
        {
            visited += 1;
            if visited > VISITED_CELLS {
                return Err(too_many());
            }
            let (row, column) = cell.get_position();
            let format = formats.get(style).copied().unwrap_or_default();
            sheet.push(row, column, words(cell.get_value(), is_1904, format), &mut budget)?;
        }
        sheet.sort();
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Unpacks each part once, without keeping them, to see that none is made to do harm. What the directory of
/// an archive says of their sizes is not to be trusted.
fn measure(bytes: &[u8]) -> Result<(), Error> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("zip"))?;
    if zip.len() > MEMBERS {
        return Err(Error::TooComplex);
    }
    let mut all = 0;
    for index in 0..zip.len() {
        let Ok(member) = zip.by_index(index) else { continue };
        let styles = member.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("styles.xml"));
        let limit = if styles { STYLE_BYTES } else { INFLATED_BYTES };
        let mut content = Vec::new();
        // A part that is broken is told by whoever needs it.
        let size = if styles {
            member.take(limit + 1).read_to_end(&mut content).map_or(0, |size| size as u64)
        } else {
            std::io::copy(&mut member.take(limit + 1), &mut std::io::sink()).unwrap_or(0)
        };
        // The parser copies the name of a font into each style that has it.
        if content.split(|byte| matches!(byte, b'"' | b'\'')).any(|words| words.len() > STYLE_WORDS) {
            return Err(damaged("xl/styles.xml"));
        }
        all += size;
        if size > limit || all > BOOK_BYTES {
            return Err(Error::Inflated { limit: if size > limit { limit } else { BOOK_BYTES } });
        }
    }
    Ok(())
}

/// What is asked of a number's format.
#[derive(Clone, Copy, Debug, Default)]
struct Format {
    percent: bool,
    shown: Shown,
}

impl Format {
    fn of(style: &Style) -> Self {
        let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
        Self { percent: values::is_percent(code), shown: values::shown(code) }
    }
}

fn words(value: &DataRef<'_>, is_1904: bool, format: Format) -> String {
    match value {
        DataRef::String(words) => words.clone(),
        DataRef::SharedString(words) => (*words).to_owned(),
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) if format.percent => values::percent(*value),
        DataRef::Float(value) => values::number(*value),
        DataRef::Bool(value) => values::truth(*value),
        DataRef::DateTime(value) => values::moment(*value, is_1904, format.shown),
        DataRef::DateTimeIso(words) => values::iso_day(words),
        DataRef::DurationIso(words) => words.clone(),
        DataRef::Error(value) => values::error(value),
        DataRef::Empty => String::new(),
    }
}

fn explain(error: &XlsxError, part: &str) -> Error {
    if matches!(error, XlsxError::Password) { Error::Encrypted } else { damaged(part) }
}
