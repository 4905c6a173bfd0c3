//! OpenDocument sheets (.ods).
//!
//! The root's prefix is taken off the names: an `office:annotation` is an `annotation`.

use super::hidden::Hidden;
use super::sheet::{Budget, Merged, Sheet, Stretch, too_many};
use super::styles::Styles;
use super::{Book, values};
use crate::Error;
use crate::archive::Archive;
use crate::limits::{CELLS, COLUMNS, ROWS};
use crate::xml::{self, Attributes, Handler};
use std::collections::{HashMap, HashSet};

/// The part that holds the sheets.
const PART: &str = "content.xml";

/// Reads the visible sheets.
pub(super) fn book(bytes: &[u8]) -> Result<Book, Error> {
    let mut archive = Archive::open(bytes)?;
    let encrypted = |manifest: String| manifest.contains("encryption-data");
    if archive.require("META-INF/manifest.xml").is_ok_and(encrypted) {
        return Err(Error::Encrypted);
    }
    let content = archive.require(PART)?;
    let mut walker = Walker::default();
    xml::walk(PART, &content, &mut walker)?;
    match walker.failed {
        Some(failed) => Err(failed),
        None => Ok(Book { sheets: walker.sheets, fonts: walker.styles.fonts }),
    }
}

#[derive(Default)]
struct Walker {
    sheets: Vec<Sheet>,
    budget: Budget,
    /// The style that is being read, those whose sheets are hidden, and the fonts of those of cells and words.
    style: Option<String>,
    hidden_styles: HashSet<String>,
    fonts_of_styles: HashMap<String, usize>,
    styles: Styles,
    /// Whether a sheet is being read, and whether it is hidden.
    sheet: Option<bool>,
    hidden_rows: Hidden,
    hidden_columns: Hidden,
    /// The styles of columns: the first column behind them, and the style of their cells.
    column_styles: Vec<(u32, String)>,
    next_column: u32,
    row: u32,
    row_repeated: u32,
    row_style: Option<String>,
    column: u32,
    /// The groups of an outline that are open, and whether each is folded.
    groups: Vec<bool>,
    cell: Option<Open>,
    /// How deep the walk is in notes of a cell, which are not its words.
    notes: usize,
    in_words: bool,
    /// The stretches of words that are open, and their fonts.
    spans: Vec<Option<usize>>,
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
    font: Option<usize>,
    fonts: Vec<Stretch>,
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
            "style:text-properties" => {
                let font = attributes.get("font-name").or_else(|| attributes.get("font-family"));
                if let (Some(style), Some(font)) = (&self.style, font) {
                    let font = self.styles.font_of(font.trim_matches('\''));
                    self.fonts_of_styles.insert(style.clone(), font);
                }
            }
            "table:table" => self.table(attributes)?,
            "table:table-row-group" | "table:table-column-group" => {
                self.groups.push(attributes.get("display").as_deref() == Some("false"));
            }
            "table:table-column" => self.columns(attributes),
            "table:table-row" => {
                self.row_repeated = repeated(attributes, "number-rows-repeated", ROWS);
                self.row_style = attributes.get("default-cell-style-name");
                if self.is_hidden(attributes) {
                    self.hidden_rows.push(self.row, self.row.saturating_add(self.row_repeated - 1));
                }
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell = Some(Open { font: self.font_of_cell(attributes), ..Open::of(attributes) });
            }
            "text:span" => {
                let font =
                    attributes.get("style-name").and_then(|style| self.fonts_of_styles.get(&style).copied());
                self.spans.push(font);
            }
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
                let (rows, columns) =
                    (std::mem::take(&mut self.hidden_rows), std::mem::take(&mut self.hidden_columns));
                if let Some(sheet) = self.sheets.last_mut()
                    && self.sheet.take() == Some(false)
                {
                    sheet.sort();
                    sheet.hide(rows, columns);
                }
            }
            "table:table-row" => self.row = self.row.saturating_add(self.row_repeated),
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(cell) = self.cell.take()
                    && let Err(error) = self.close_cell(cell)
                {
                    self.failed = Some(error);
                }
            }
            "table:table-row-group" | "table:table-column-group" => drop(self.groups.pop()),
            "text:span" => drop(self.spans.pop()),
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
            let font = self.spans.iter().rev().find_map(|font| *font).or(cell.font);
            cell.end_stretch(font);
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
        (self.hidden_rows, self.hidden_columns) = Default::default();
        self.column_styles.clear();
        self.groups.clear();
        if !hidden {
            self.sheets.push(Sheet::default());
        }
        Ok(())
    }

    fn columns(&mut self, attributes: &Attributes<'_>) {
        let count = repeated(attributes, "number-columns-repeated", COLUMNS);
        let next = self.next_column.saturating_add(count);
        if self.is_hidden(attributes) {
            self.hidden_columns.push(self.next_column, next.saturating_sub(1));
        }
        self.column_styles.push((next, attributes.get("default-cell-style-name").unwrap_or_default()));
        self.next_column = next;
    }

    /// Tells whether a row or column was hidden by hand: filters say "filter", outlines fold their groups.
    fn is_hidden(&self, attributes: &Attributes<'_>) -> bool {
        attributes.get("visibility").as_deref() == Some("collapse") && !self.groups.contains(&true)
    }

    /// Returns the font of a cell by its own style, that of its row or that of its column.
    fn font_of_cell(&self, attributes: &Attributes<'_>) -> Option<usize> {
        let font = |style: &String| self.fonts_of_styles.get(style).copied();
        let column = || {
            let at = self.column_styles.partition_point(|(next, _)| *next <= self.column);
            self.column_styles.get(at).and_then(|(_, style)| font(style))
        };
        let own = attributes.get("style-name");
        own.as_ref().or(self.row_style.as_ref()).map_or_else(column, font)
    }

    fn close_cell(&mut self, cell: Open) -> Result<(), Error> {
        let column = self.column;
        self.column = self.column.saturating_add(cell.repeated);
        let words = cell.words();
        if words.trim().is_empty() || self.sheet != Some(false) || self.row > ROWS {
            return Ok(());
        }
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        let covered = (u64::from(self.row_repeated) * u64::from(cell.repeated)) as usize;
        if covered > CELLS {
            return Err(too_many());
        }
        // What is shown of a number or a day has no letters of its own.
        let fonts = if matches!(cell.value, Value::Words) { &cell.fonts[..] } else { &[] };
        for row in self.row..self.row.saturating_add(self.row_repeated) {
            for column in column..column.saturating_add(cell.repeated).min(COLUMNS) {
                sheet.push((row, column), &words, fonts, &mut self.budget)?;
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
            font: None,
            fonts: Vec::new(),
        }
    }

    /// Notes that the words up to here have a font.
    fn end_stretch(&mut self, font: Option<usize>) {
        // A font that is not told has no number.
        let (end, font) = (self.words.len(), font.unwrap_or(usize::MAX));
        match self.fonts.last_mut() {
            Some(last) if last.font == font => last.end = end,
            _ => self.fonts.push(Stretch { end, font }),
        }
    }

    fn words(&self) -> String {
        let shown = self.words.trim();
        match &self.value {
            // An error is shown as words, though it claims to be a number.
            Value::Number(_) | Value::Percent(_) if shown.starts_with(['#', 'E']) => shown.to_owned(),
            Value::Number(value) => as_shown(shown, values::number(*value)),
            Value::Percent(value) => as_shown(shown, values::percent(*value)),
            Value::Day(day) => month_shown(day, shown).unwrap_or_else(|| values::iso_day(day)),
            Value::Truth(value) => values::truth(*value),
            Value::Words => self.words.clone(),
        }
    }
}

/// Puts the words that a cell shows around its number, or in its place, there too: "Quý 2", "01", "Đạt". The number itself is
/// exact, though the cell may show less of it.
fn as_shown(shown: &str, exact: String) -> String {
    let digit = |letter: char| letter.is_ascii_digit();
    let Some((first, last)) = shown.find(digit).zip(shown.rfind(digit)) else {
        return if shown.contains(char::is_alphabetic) { shown.to_owned() } else { exact };
    };
    // The words may hold digits of their own: "T4 12".
    let (start, end) = match shown.rfind(&exact).filter(|_| !exact.starts_with('-')) {
        Some(at) => (shown[..at].trim_end_matches('0').len(), at + exact.len()),
        None => (first, last + 1),
    };
    let (before, core, after) = (&shown[..start], &shown[start..end], &shown[end..]);
    let after = after.trim_start().strip_prefix('%').unwrap_or(after);
    let words =
        |side: &'_ str| if side.contains(char::is_alphabetic) { side.to_owned() } else { String::new() };
    let is_padded = core.bytes().all(|byte| byte.is_ascii_digit()) && core.trim_start_matches('0') == exact;
    // "giảm 5" tells the sign.
    let exact = match words(before).is_empty() {
        true => exact.as_str(),
        false => exact.trim_start_matches('-'),
    };
    format!("{}{}{}", words(before), if is_padded { core } else { exact }, words(after))
}

/// Returns the month or the year where no more is shown of a day: a day would be invented. "Tháng 05/2024", "5-24", "2024".
fn month_shown(day: &str, shown: &str) -> Option<String> {
    let numbers = |words: &str| -> Vec<u32> {
        let digits = words.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
        digits.take(3).map(|digits| digits.parse().unwrap_or(u32::MAX)).collect()
    };
    let [year, month, _] = numbers(day)[..] else { return None };
    let is_year = |number: u32| number == year || number == year % 100;
    match numbers(shown)[..] {
        [one, other] if one == month && is_year(other) => Some(format!("{month}/{year}")),
        [one] if one == year => Some(year.to_string()),
        _ => None,
    }
}

fn repeated(attributes: &Attributes<'_>, name: &str, most: u32) -> u32 {
    attributes.number(name).unwrap_or(1).clamp(1, most)
}

#[cfg(test)]
mod tests {
    use super::as_shown;

    #[test]
    fn words_around_a_number_are_read_with_it() {
        for (shown, exact, words) in [
            ("Quý 2", "2", "Quý 2"),
            ("01", "1", "01"),
            ("1.500 đồng", "1500", "1500 đồng"),
            ("12,35", "12,3456", "12,3456"),
            ("5E-01", "0,5", "0,5"),
            ("-5", "-5", "-5"),
            ("(5)", "-5", "-5"),
            ("giảm 5", "-5", "giảm 5"),
            ("Đạt", "1", "Đạt"),
            ("-", "0", "0"),
            ("", "7", "7"),
            ("T4 12", "12", "T4 12"),
            ("Đạt 95 %", "95%", "Đạt 95%"),
            ("95,5% kế hoạch", "95,5%", "95,5% kế hoạch"),
        ] {
            assert_eq!(as_shown(shown, exact.to_owned()), words, "{shown}");
        }
    }
}
