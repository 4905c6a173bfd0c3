//! The cells of a worksheet.

use super::parts::Parts;
use super::shared::{Words, WordsReader};
use crate::Error;
use crate::archive::damaged;
use crate::limits::{COLUMNS, ROWS};
use crate::workbook::hidden::Hidden;
use crate::workbook::sheet::{Budget, Merged, Sheet, Stretch};
use crate::workbook::styles::Styles;
use crate::workbook::values;
use crate::xml::{self, Attributes, Handler};

/// Reads one worksheet.
pub(super) struct Reader<'s> {
    shared: &'s [Words],
    styles: &'s mut Styles,
    is_1904: bool,
    budget: &'s mut Budget,
    sheet: Sheet,
    hidden_rows: Hidden,
    hidden_columns: Hidden,
    /// The rows and columns of the next cell that does not say where it lies.
    row: u32,
    column: u32,
    cell: Option<Open>,
    words: WordsReader,
    in_value: bool,
    filters: Filters,
    /// A cell gave up: the workbook goes beyond the limits.
    failed: Option<Error>,
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    style: usize,
    kind: String,
    value: String,
}

impl<'s> Reader<'s> {
    pub(super) fn new(
        shared: &'s [Words],
        styles: &'s mut Styles,
        is_1904: bool,
        budget: &'s mut Budget,
    ) -> Self {
        Self {
            shared,
            styles,
            is_1904,
            budget,
            sheet: Sheet::default(),
            hidden_rows: Hidden::default(),
            hidden_columns: Hidden::default(),
            row: 0,
            column: 0,
            cell: None,
            words: WordsReader::default(),
            in_value: false,
            filters: Filters::default(),
            failed: None,
        }
    }

    /// Reads the worksheet of a part.
    pub(super) fn read(mut self, parts: &mut Parts<'_>, part: &str) -> Result<Sheet, Error> {
        let xml = parts.part(part)?.ok_or_else(|| damaged(part))?;
        xml::walk(part, &xml, &mut self)?;
        if let Some(failed) = self.failed {
            return Err(failed);
        }
        // A list that was made a table has a filter of its own.
        for table in parts.relations(part)?.iter().filter(|relation| relation.kind == "table") {
            if let Some(xml) = parts.part(&table.target)? {
                xml::walk(&table.target, &xml, &mut self.filters)?;
            }
        }
        for rows in self.filters.active {
            self.hidden_rows.except(rows);
        }
        self.sheet.sort();
        self.sheet.hide(self.hidden_rows, self.hidden_columns);
        Ok(self.sheet)
    }

    fn close_cell(&mut self, cell: &Open) -> Result<(), Error> {
        self.budget.visit()?;
        let place = (self.row, self.column);
        self.column = self.column.saturating_add(1);
        let own = self.words.take();
        let shared = || cell.value.trim().parse().ok().and_then(|index: usize| self.shared.get(index));
        let words = match cell.kind.as_str() {
            "s" => shared(),
            "inlineStr" => Some(&own),
            _ => None,
        };
        let font = self.styles.font(cell.style);
        if let Some(words) = words {
            return self.sheet.push(place, &words.words, &words.fonts(font), self.budget);
        }
        let value = cell.value.trim();
        match (cell.kind.as_str(), value.parse::<f64>()) {
            ("s" | "inlineStr", _) => Ok(()),
            ("str", _) => {
                let fonts = [Stretch { end: cell.value.len(), font }];
                self.sheet.push(place, &cell.value, &fonts, self.budget)
            }
            ("b", _) => {
                self.sheet.push(place, &values::truth(value == "1" || value == "true"), &[], self.budget)
            }
            ("d", _) => self.sheet.push(place, &values::iso_day(value), &[], self.budget),
            ("e", _) | (_, Err(_)) => self.sheet.push(place, value, &[], self.budget),
            (_, Ok(number)) => {
                let words = self.styles.code(cell.style).words(number, self.is_1904);
                self.sheet.push(place, &words, &[], self.budget)
            }
        }
    }
}

impl Handler for Reader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        if let Some(failed) = self.failed.take() {
            return Err(failed);
        }
        let number = |name: &str| attributes.number(name);
        match name {
            "col" if is_hidden(attributes) => {
                let (first, last) = (number("min").unwrap_or(1), number("max").unwrap_or(1).min(COLUMNS));
                self.hidden_columns.push(first.saturating_sub(1), last.saturating_sub(1));
            }
            "row" => {
                self.row = number("r").map_or(self.row, |row| row.saturating_sub(1));
                self.column = 0;
                if is_hidden(attributes) {
                    self.hidden_rows.push(self.row, self.row);
                }
            }
            "c" => {
                if let Some((row, column)) = attributes.get("r").as_deref().and_then(place) {
                    (self.row, self.column) = (row, column);
                }
                self.cell = Some(Open {
                    style: number("s").unwrap_or(0) as usize,
                    kind: attributes.get("t").unwrap_or_default(),
                    value: String::new(),
                });
            }
            "v" => self.in_value = true,
            "mergeCell" => {
                if let Some((from, to)) = attributes.get("ref").as_deref().and_then(range) {
                    self.sheet.merged.push(Merged { rows: (from.0, to.0), columns: (from.1, to.1) });
                }
            }
            _ if self.cell.is_some() => self.words.open(name, attributes, self.styles),
            _ => self.filters.open(name, attributes)?,
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "c" => {
                if let Some(cell) = self.cell.take()
                    && let Err(error) = self.close_cell(&cell)
                {
                    self.failed = Some(error);
                }
            }
            "row" => self.row = self.row.saturating_add(1),
            "v" => self.in_value = false,
            _ => self.words.close(name),
        }
    }

    fn text(&mut self, words: &str) {
        match &mut self.cell {
            Some(cell) if self.in_value => cell.value.push_str(words),
            Some(_) => self.words.text(words),
            None => {}
        }
    }
}

/// Filters that hide rows.
#[derive(Default)]
struct Filters {
    /// The rows that the filter lies over which is being read.
    open: Option<(u32, u32)>,
    /// The rows that those lie over which hide some.
    active: Vec<(u32, u32)>,
}

/// Filters of one sheet: each table may have one.
const FILTERS: usize = 64;

impl Handler for Filters {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        match name {
            "autoFilter" => {
                let range = attributes.get("ref").as_deref().and_then(range);
                self.open = range.map(|(from, to)| (from.0, to.0));
            }
            "filterColumn" if self.active.len() < FILTERS => self.active.extend(self.open.take()),
            _ => {}
        }
        Ok(())
    }
}

/// Tells whether rows or columns are hidden, and not only folded into an outline.
fn is_hidden(attributes: &Attributes<'_>) -> bool {
    let is_set =
        |name: &str| attributes.get(name).is_some_and(|value| matches!(value.as_str(), "1" | "true"));
    is_set("hidden") && attributes.number("outlineLevel").unwrap_or(0) == 0
}

/// Reads "B12": row 11 and column 1.
fn place(name: &str) -> Option<(u32, u32)> {
    let name = name.trim_start_matches('$');
    let digits = name.find(|letter: char| !letter.is_ascii_alphabetic())?;
    let (letters, row) = name.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        column = column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    let row = row.trim_start_matches('$').parse::<u32>().ok()?;
    let place = (row.checked_sub(1)?, column.checked_sub(1)?);
    (place.0 < ROWS && place.1 < COLUMNS).then_some(place)
}

/// Reads "B12:D14" and "B12".
fn range(name: &str) -> Option<((u32, u32), (u32, u32))> {
    let (from, to) = name.split_once(':').unwrap_or((name, name));
    Some((place(from)?, place(to)?))
}
