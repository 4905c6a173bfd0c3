//! A sheet of rows that a clerk opens in a spreadsheet program: written as .xlsx or .csv, read back as rows of words.

use crate::problem::Problem;
use crate::read::not_written;
use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::path::Path;

/// The most letters that a cell of a workbook may hold.
const CELL_LETTERS: usize = 32_000;

/// A sheet that is being filled.
pub(crate) struct Sheet {
    /// Its name.
    pub(crate) name: String,
    /// Its columns: heading, and width in letters.
    pub(crate) columns: Vec<(String, f64)>,
    /// Its rows.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Words that may be chosen in a column.
    pub(crate) choices: Option<(u16, Vec<String>)>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Words; never a formula, whatever they begin with.
    Words(String),
    /// A day, as a day.
    Day(Date),
    /// A number.
    Number(u32),
    /// Nothing.
    Empty,
}

impl Cell {
    /// Returns words, where there are any.
    pub(crate) fn words(words: impl Into<String>) -> Self {
        Some(words.into()).filter(|words| !words.is_empty()).map_or(Self::Empty, Self::Words)
    }

    /// Returns a day, where there is one.
    pub(crate) fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}

/// In which form a sheet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A workbook.
    Xlsx,
    /// Values with commas between them, in UTF-8 with a byte order mark: without it Excel takes another encoding.
    Csv,
}

impl Form {
    /// Returns the form that a file's name asks for.
    pub(crate) fn of(path: &Path) -> Result<Self, Problem> {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        match extension.as_deref() {
            Some("xlsx") => Ok(Self::Xlsx),
            Some("csv") => Ok(Self::Csv),
            Some(_) | None => {
                Err(Problem::new("sheet-unknown-form").with("file", path.display().to_string()))
            }
        }
    }
}

impl Sheet {
    /// Writes the file.
    pub(crate) fn save(&self, path: &Path, form: Form) -> Result<(), Problem> {
        let bytes = match form {
            Form::Csv => self.csv().into_bytes(),
            Form::Xlsx => self.xlsx().map_err(|error| not_written(path, &std::io::Error::other(error)))?,
        };
        std::fs::write(path, bytes).map_err(|error| not_written(path, &error))
    }

    fn csv(&self) -> String {
        let heads: Vec<String> = self.columns.iter().map(|(heading, _)| csv_words(heading)).collect();
        let mut out = format!("\u{feff}{}\r\n", heads.join(","));
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(csv_cell).collect();
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
        out
    }

    fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.name)?;
        self.write_head(sheet)?;
        for (line, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                write_cell(sheet, line, column, cell)?;
            }
            if let Some(height) = self.height(row) {
                sheet.set_row_height(line, height)?;
            }
        }
        self.lay_out(sheet)?;
        workbook.save_to_buffer()
    }

    /// Returns how high a row is whose words take more than one line.
    fn height(&self, row: &[Cell]) -> Option<f64> {
        let heights = row.iter().zip(&self.columns).filter_map(|(cell, (_, width))| match cell {
            Cell::Words(words) => forms::xlsx::height_of(words, *width),
            Cell::Day(_) | Cell::Number(_) | Cell::Empty => None,
        });
        heights.max_by(f64::total_cmp)
    }

    fn write_head(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let head = boxed()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00DD_E6F0));
        for (column, (heading, width)) in (0..).zip(&self.columns) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, heading, &head)?;
        }
        Ok(())
    }

    fn lay_out(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let last_row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if let Some((column, words)) = &self.choices {
            let list = rust_xlsxwriter::DataValidation::new().allow_list_strings(words)?;
            sheet.add_data_validation(1, *column, last_row.max(1), *column, &list)?;
        }
        sheet.autofilter(0, 0, last_row, last_column)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape();
        sheet.set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        Ok(())
    }
}

/// Words are written as words: the library makes no formula of them.
fn write_cell(sheet: &mut Worksheet, line: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    let centred = boxed().set_align(FormatAlign::Center);
    match cell {
        Cell::Words(words) => sheet.write_string_with_format(line, column, shortened(words), &boxed())?,
        Cell::Day(day) => {
            let date = ExcelDateTime::parse_from_str(&day.to_string())?;
            sheet.write_datetime_with_format(line, column, &date, &centred.set_num_format("dd/mm/yyyy"))?
        }
        Cell::Number(number) => sheet.write_number_with_format(line, column, *number, &centred)?,
        Cell::Empty => sheet.write_blank(line, column, &boxed())?,
    };
    Ok(())
}

fn boxed() -> Format {
    let font = Format::new().set_font_name("Times New Roman").set_font_size(12);
    font.set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

fn shortened(words: &str) -> &str {
    let end = words.char_indices().nth(CELL_LETTERS).map_or(words.len(), |(at, _)| at);
    &words[..end]
}

fn csv_cell(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => csv_words(words),
        Cell::Day(day) => day.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Empty => String::new(),
    }
}

/// Returns words for a cell. What a spreadsheet program would take for a formula gets an apostrophe in front, which says
/// that it is text; what would end the cell is put in quotation marks.
fn csv_words(words: &str) -> String {
    let formula = words.trim_start().starts_with(['=', '+', '-', '@']) || words.starts_with(['\t', '\r']);
    let words = if formula { format!("'{words}") } else { words.to_owned() };
    if words.contains(['"', ',', ';', '\n', '\r', '\t']) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_of_a_csv_ends_early_or_is_a_formula() {
        for (words, wanted) in [
            ("Báo cáo", "Báo cáo"),
            ("một, hai", "\"một, hai\""),
            ("Đề án \"Số\"\nphần 2", "\"Đề án \"\"Số\"\"\nphần 2\""),
            ("=1+1", "'=1+1"),
            ("+84", "'+84"),
            ("- Chủ trì, phối hợp", "\"'- Chủ trì, phối hợp\""),
            (" @SUM(A1)", "' @SUM(A1)"),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
        ] {
            assert_eq!(csv_words(words), wanted);
        }
    }

    #[test]
    fn a_form_is_told_by_the_name() {
        assert_eq!(Form::of(Path::new("a/b.XLSX")), Ok(Form::Xlsx));
        assert_eq!(Form::of(Path::new("b.csv")), Ok(Form::Csv));
        assert_eq!(Form::of(Path::new("b")).map_err(|problem| problem.key), Err("sheet-unknown-form"));
    }
}
