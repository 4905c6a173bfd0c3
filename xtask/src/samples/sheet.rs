//! The table of a plan as a workbook: a title in merged cells above it, days as text.

use super::source::{Block, Cell, Notice, words};
use rust_xlsxwriter::{Format, FormatBorder, Workbook, XlsxError};

/// Columns of the sheet.
const LAST: u16 = 4;

/// Returns the bytes of the workbook, or `None` for a notice without a table.
pub(super) fn file(notice: &Notice) -> Result<Option<Vec<u8>>, XlsxError> {
    let table = notice.body.iter().find_map(|block| match block {
        Block::Table(rows) => Some(rows),
        Block::Paragraph(_) => None,
    });
    table.map(|rows| workbook(notice, rows)).transpose()
}

fn workbook(notice: &Notice, rows: &[Vec<Cell>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The file is the same whenever it is made.
    let made = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 1, 20)?;
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    let mut at = 0;
    for line in notice.left.iter().chain(&notice.number).chain([&notice.day]).chain(&notice.title) {
        sheet.merge_range(at, 0, at, LAST, &words(line), &look(line.first().and_then(|run| run.font)))?;
        at += 1;
    }
    for row in rows {
        let mut column = 0;
        for cell in row {
            let font = cell.line.first().and_then(|run| run.font);
            let format = look(font).set_border(FormatBorder::Thin).set_text_wrap();
            let last = column + u16::try_from(cell.columns).unwrap_or(1) - 1;
            match words(&cell.line) {
                words if last > column => {
                    sheet.merge_range(at, column, at, last, &words, &format)?;
                }
                words => {
                    sheet.write_string_with_format(at, column, words, &format)?;
                }
            }
            column = last + 1;
        }
        at += 1;
    }
    for (column, width) in [(0, 6.0), (1, 60.0), (2, 24.0), (3, 24.0), (4, 18.0)] {
        sheet.set_column_width(column, width)?;
    }
    workbook.save_to_buffer()
}

fn look(font: Option<&str>) -> Format {
    Format::new().set_font_name(font.unwrap_or("Times New Roman")).set_font_size(12)
}
