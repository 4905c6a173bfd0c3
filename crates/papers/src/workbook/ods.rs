//! OpenDocument sheets (.ods). They are read by our own walk: `calamine` tells neither their merged cells nor their hidden
//! rows, and writes a cell out as often as it says that it is repeated.
//!
//! The root's prefix is taken off the names: an `office:annotation` is an `annotation`.

use super::values;
use super::{Budget, Merged, Sheet};
use crate::Error;
use crate::archive::Archive;
use crate::limits::{CELLS, COLUMNS, ROWS};
use crate::xml::{self, Attributes, Handler};
use std::collections::HashSet;

/// The part that holds the sheets.
const PART: &str = "content.xml";

/// Reads the visible sheets.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Error> {
    let mut archive = Archive::open(bytes)?;
    let encrypted = |manifest: String| manifest.contains("encryption-data");
    if archive.require("META-INF/manifest.xml").is_ok_and(encrypted) {
        return Err(Error::Encrypted);
    }
    let content = archive.require(PART)?;
    let mut walker = Walker::default();
    xml::walk(PART, &content, &mut walker)?;
    walker.failed.map_or(Ok(walker.sheets), Err)
}

#[derive(Default)]
struct Walker {
    sheets: Vec<Sheet>,
    budget: Budget,
    /// The style that is being read, and those whose sheets are hidden.
    style: Option<String>,
    hidden_styles: HashSet<String>,
    /// Whether a sheet is being read, and whether it is hidden.
    sheet: Option<bool>,
    /// Columns that are hidden, as first and last.
    hidden_columns: Vec<(u32, u32)>,
    next_column: u32,
    row: u32,
    row_repeated: u32,
    row_hidden: bool,
    column: u32,
    cell: Option<Open>,
    /// How deep the walk is in notes of a cell, which are not its words.
    notes: usize,
    in_words: bool,
    /// A cell gave up: what it says of itself goes beyond the limits.
    failed: Option<Error>,
}

/// The cell that is being read.
struct Open {
    repeated: u32,
    columns: u32,
    rows: u32,
    value: Value,
    words: String,
}

enum Value {
    Words,
    Number(f64),
    Percent(f64),
    Day(String),
    Truth(bool),
}

impl Handler for Walker {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        if let Some(failed) = self.failed.take() {
            return Err(failed);
        }
        match name {
            "style:style" => self.style = attributes.get("name"),
            "style:table-properties" if attributes.get("display").as_deref() == Some("false") => {
                self.hidden_styles.extend(self.style.take());
            }
            "table:table" => self.table(attributes)?,
            "table:table-column" => {
                let count = repeated(attributes, "number-columns-repeated", COLUMNS);
                let next = self.next_column.saturating_add(count);
                if is_hidden(attributes) {
                    self.hidden_columns.push((self.next_column, next.saturating_sub(1)));
                }
                self.next_column = next;
            }
            "table:table-row" => {
                self.row_repeated = repeated(attributes, "number-rows-repeated", ROWS);
                self.row_hidden = is_hidden(attributes);
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell = Some(Open::of(attributes)),
            "annotation" => self.notes += 1,
            "text:p" if self.notes == 0 => {
                self.in_words = true;
                if let Some(cell) = &mut self.cell
                    && !cell.words.is_empty()
                {
                    cell.words.push('\n');
                }
            }
            "text:line-break" => self.text("\n"),
            "text:s" | "text:tab" => self.text(" "),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "style:style" => self.style = None,
            "table:table" => {
                if let Some(sheet) = self.sheets.last_mut() {
                    sheet.sort();
                }
                self.sheet = None;
            }
            "table:table-row" => self.row = self.row.saturating_add(self.row_repeated),
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(cell) = self.cell.take()
                    && let Err(error) = self.close_cell(cell)
                {
                    self.failed = Some(error);
                }
            }
            "annotation" => self.notes = self.notes.saturating_sub(1),
            "text:p" => self.in_words = false,
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if let Some(cell) = &mut self.cell
            && self.in_words
            && self.notes == 0
        {
            cell.words.push_str(words);
        }
    }
}

impl Walker {
    fn table(&mut self, attributes: &Attributes<'_>) -> Result<(), Error> {
        self.budget.sheet()?;
        let style = attributes.get("style-name").unwrap_or_default();
        let hidden = self.hidden_styles.contains(&style);
        self.sheet = Some(hidden);
        (self.row, self.column, self.next_column) = (0, 0, 0);
        self.hidden_columns.clear();
        if !hidden {
            self.sheets.push(Sheet::default());
        }
        Ok(())
    }

    fn close_cell(&mut self, cell: Open) -> Result<(), Error> {
        let column = self.column;
        self.column = self.column.saturating_add(cell.repeated);
        let words = cell.words();
        let hidden = self.row_hidden || self.sheet != Some(false);
        if words.trim().is_empty() || hidden || self.row > ROWS {
            return Ok(());
        }
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        let covered = (u64::from(self.row_repeated) * u64::from(cell.repeated)) as usize;
        if covered > CELLS {
            return Err(super::too_many());
        }
        for row in self.row..self.row.saturating_add(self.row_repeated) {
            for column in column..column.saturating_add(cell.repeated).min(COLUMNS) {
                if !self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column)) {
                    sheet.push(row, column, words.clone(), &mut self.budget)?;
                }
            }
        }
        if cell.columns > 1 || cell.rows > 1 {
            sheet.merged.push(Merged {
                rows: (self.row, self.row.saturating_add(cell.rows - 1)),
                columns: (column, column.saturating_add(cell.columns - 1)),
            });
        }
        Ok(())
    }
}

impl Open {
    fn of(attributes: &Attributes<'_>) -> Self {
        let number = || attributes.get("value").and_then(|value| value.parse::<f64>().ok());
        let value = match attributes.get("value-type").as_deref() {
            Some("float") => number().map(Value::Number),
            Some("percentage") => number().map(Value::Percent),
            Some("date") => attributes.get("date-value").map(Value::Day),
            Some("boolean") => attributes.get("boolean-value").map(|value| Value::Truth(value == "true")),
            Some(_) | None => None,
        };
        Self {
            repeated: repeated(attributes, "number-columns-repeated", COLUMNS),
            columns: repeated(attributes, "number-columns-spanned", COLUMNS),
            rows: repeated(attributes, "number-rows-spanned", ROWS),
            value: value.unwrap_or(Value::Words),
            words: String::new(),
        }
    }

    fn words(&self) -> String {
        let shown = self.words.trim();
        match &self.value {
            // An error is shown as words, though it claims to be a number.
            Value::Number(_) | Value::Percent(_) if shown.starts_with(['#', 'E']) => shown.to_owned(),
            Value::Number(value) => values::number(*value),
            Value::Percent(value) => values::percent(*value),
            Value::Day(_) if is_month(shown) => shown.to_owned(),
            Value::Day(day) => values::iso_day(day),
            Value::Truth(value) => values::truth(*value),
            Value::Words => self.words.clone(),
        }
    }
}

/// "05/2024": a day would be invented.
fn is_month(shown: &str) -> bool {
    shown.split_once(['/', '-', '.']).is_some_and(|(month, year)| {
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        (1..=2).contains(&month.len()) && year.len() == 4 && digits(month) && digits(year)
    })
}

/// Rows and columns that are hidden by hand or by a filter.
fn is_hidden(attributes: &Attributes<'_>) -> bool {
    attributes.get("visibility").is_some_and(|value| matches!(value.as_str(), "collapse" | "filter"))
}

fn repeated(attributes: &Attributes<'_>, name: &str, most: u32) -> u32 {
    attributes.number(name).unwrap_or(1).clamp(1, most)
}
