//! Excel 5 to 2003 (.xls): our own walk over its records. Libraries tell neither hidden rows nor formats nor fonts.

use super::hidden::Hidden;
use super::records::{Letters, Pieces, Record, Records, Words, broken};
use super::sheet::{Budget, Merged, Sheet, Stretch, too_many};
use super::styles::Styles;
use super::{Book, Compound, values};
use crate::Error;
use crate::limits::{VISITED_CELLS, WORKBOOK_BYTES};
use kind::*;
use std::collections::HashMap;

/// The names of the stream that holds the workbook, since 1997 and before.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Kinds of records.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000a;
    pub(super) const DATES: u16 = 0x0022;
    pub(super) const NAME: u16 = 0x0018;
    pub(super) const ENCRYPTED: u16 = 0x002f;
    pub(super) const FONT: u16 = 0x0031;
    pub(super) const COLUMNS: u16 = 0x007d;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const FILTERED: u16 = 0x009b;
    pub(super) const PACKED_NUMBERS: u16 = 0x00bd;
    pub(super) const RICH_LABEL: u16 = 0x00d6;
    pub(super) const STYLE: u16 = 0x00e0;
    pub(super) const MERGED: u16 = 0x00e5;
    pub(super) const SHARED: u16 = 0x00fc;
    pub(super) const SHARED_LABEL: u16 = 0x00fd;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(super) const RESULT: u16 = 0x0207;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const PACKED_NUMBER: u16 = 0x027e;
    pub(super) const FORMAT_95: u16 = 0x001e;
    pub(super) const FORMAT: u16 = 0x041e;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// The version that a stream of Excel 97 and later begins with, and the one of Excel 5 and 95.
const VERSION_97: u16 = 0x0600;
const VERSION_95: u16 = 0x0500;
/// The name of the range that a filter lies over.
const FILTER_RANGE: u8 = 0x0d;
const BUILT_IN_NAME: u16 = 0x20;
/// What a formula that is one range begins with.
const RANGE: u8 = 0x3b;

/// Reads the visible sheets.
pub(super) fn book(bytes: &[u8]) -> Result<Book, Error> {
    let file = Compound::open(bytes).ok_or_else(broken)?;
    let stream = STREAMS.iter().find_map(|name| file.stream(name)).ok_or_else(broken)?;
    if stream.len() > WORKBOOK_BYTES {
        return Err(Error::TooLarge { limit: WORKBOOK_BYTES as u64 });
    }
    let mut reader = Reader::new(&stream)?;
    reader.globals()?;
    let mut sheets = Vec::new();
    for (number, begin) in std::mem::take(&mut reader.visible) {
        sheets.push(reader.sheet(number, begin)?);
    }
    Ok(Book { sheets, fonts: reader.styles.fonts })
}

struct Reader<'a> {
    records: Records<'a>,
    letters: Letters,
    budget: Budget,
    is_1904: bool,
    styles: Styles,
    shared: Vec<Words>,
    /// The numbers of the visible sheets and where they begin.
    visible: Vec<(usize, usize)>,
    /// The rows that filters lie over, by the numbers of their sheets.
    filters: HashMap<usize, (u32, u32)>,
}

impl<'a> Reader<'a> {
    fn new(stream: &'a [u8]) -> Result<Self, Error> {
        let mut records = Records::new(stream);
        let begin = records.next()?;
        let letters = match (begin.kind, begin.word(0)) {
            (BEGIN, Some(VERSION_97)) => Letters::Unicode,
            (BEGIN, Some(VERSION_95)) => Letters::Bytes,
            _ => return Err(broken()),
        };
        Ok(Self {
            records,
            letters,
            budget: Budget::default(),
            is_1904: false,
            styles: Styles::default(),
            shared: Vec::new(),
            visible: Vec::new(),
            filters: HashMap::new(),
        })
    }

    /// Reads what holds for all sheets.
    fn globals(&mut self) -> Result<(), Error> {
        let mut sheets = 0;
        loop {
            let record = self.records.next()?;
            match record.kind {
                END => return Ok(()),
                ENCRYPTED => return Err(Error::Encrypted),
                DATES => self.is_1904 = record.word(0) == Some(1),
                FONT => {
                    // There is no font 4, as there never was.
                    if self.styles.fonts.len() == 4 {
                        self.styles.add_font(String::new());
                    }
                    let name = record.pieces(14).string(self.letters, false).unwrap_or_default();
                    self.styles.add_font(name.words);
                }
                FORMAT | FORMAT_95 => {
                    let long = self.letters == Letters::Unicode;
                    let code = record.pieces(2).string(self.letters, long).unwrap_or_default();
                    self.styles.add_format(record.word(0).unwrap_or(0).into(), &code.words);
                }
                STYLE => {
                    let (Some(font), Some(format)) = (record.word(0), record.word(2)) else {
                        return Err(broken());
                    };
                    self.styles.add_style(format.into(), font.into());
                }
                SHEET => {
                    let (Some(begin), Some(flags)) = (record.long(0), record.word(4)) else {
                        return Err(broken());
                    };
                    // A worksheet that is neither hidden nor very hidden.
                    if flags & 0xff03 == 0 {
                        self.budget.sheet()?;
                        self.visible.push((sheets, begin as usize));
                    }
                    sheets += 1;
                }
                SHARED => self.shared(record.pieces(8))?,
                NAME => self.filters.extend(filter(&record)),
                _ => {}
            }
        }
    }

    /// Reads the strings that cells share.
    fn shared(&mut self, mut pieces: Pieces<'a>) -> Result<(), Error> {
        while pieces.more() {
            self.shared.push(pieces.string(Letters::Unicode, true)?);
            if self.shared.len() > VISITED_CELLS {
                return Err(too_many());
            }
        }
        Ok(())
    }

    fn sheet(&mut self, number: usize, begin: usize) -> Result<Sheet, Error> {
        self.records.seek(begin);
        let mut open = Open::default();
        let mut depth = 0_usize;
        loop {
            let record = self.records.next()?;
            match record.kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                // A chart in the sheet.
                _ if depth > 1 => {}
                _ => self.record(&record, &mut open)?,
            }
        }
        let Open { mut sheet, mut rows, columns, filtered, .. } = open;
        if let Some(range) = self.filters.get(&number).filter(|_| filtered) {
            rows.except(*range);
        }
        sheet.sort();
        sheet.hide(rows, columns);
        Ok(sheet)
    }

    /// Reads a record of a sheet.
    fn record(&mut self, record: &Record<'a>, open: &mut Open) -> Result<(), Error> {
        match record.kind {
            COLUMNS => {
                let (first, last, flags) = (record.word(0), record.word(2), record.word(8).unwrap_or(0));
                // Hidden, and not folded into an outline.
                if let (Some(first), Some(last)) = (first, last)
                    && flags & 0x0701 == 1
                {
                    open.columns.push(first.into(), last.into());
                }
            }
            ROW => {
                let flags = record.word(12).unwrap_or(0);
                if let Some(row) = record.word(0)
                    && flags & 0x27 == 0x20
                {
                    open.rows.push(row.into(), row.into());
                }
            }
            FILTERED => open.filtered = true,
            MERGED => open.sheet.merged.extend(merged(record)),
            RESULT => {
                if let Some(place) = open.result.take() {
                    let words = record.pieces(0).string(self.letters, true)?;
                    self.words(place, &words, open)?;
                }
            }
            _ => self.cell(record, open)?,
        }
        Ok(())
    }

    /// Reads a record that holds cells.
    fn cell(&mut self, record: &Record<'a>, open: &mut Open) -> Result<(), Error> {
        let Some(place) = Place::of(record) else { return Ok(()) };
        match record.kind {
            NUMBER => self.number(place, record.double(6), open),
            PACKED_NUMBER => self.number(place, record.long(6).map(unpack), open),
            PACKED_NUMBERS => {
                let count = record.data.len().saturating_sub(6) / 6;
                for index in 0..count {
                    let at = 4 + index * 6;
                    let style = record.word(at).unwrap_or(0).into();
                    let column = place.column.saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
                    self.number(Place { column, style, ..place }, record.long(at + 2).map(unpack), open)?;
                }
                Ok(())
            }
            SHARED_LABEL => {
                let index = record.long(6).ok_or_else(broken)? as usize;
                let shared = std::mem::take(self.shared.get_mut(index).ok_or_else(broken)?);
                let read = self.words(place, &shared, open);
                self.shared[index] = shared;
                read
            }
            LABEL | RICH_LABEL => {
                let words = record.pieces(6).string(self.letters, true)?;
                self.words(place, &words, open)
            }
            TRUTH_OR_ERROR => {
                let (value, is_error) = (record.data.get(6).copied(), record.data.get(7) == Some(&1));
                self.plain(place, &truth_or_error(value.unwrap_or(0), is_error), open)
            }
            FORMULA => match record.data.get(6..14) {
                // No number: a string that follows, a truth, an error, nothing.
                Some([kind, _, value, .., 0xff, 0xff]) => match kind {
                    0 => {
                        open.result = Some(place);
                        Ok(())
                    }
                    1 | 2 => self.plain(place, &truth_or_error(*value, *kind == 2), open),
                    _ => Ok(()),
                },
                _ => self.number(place, record.double(6), open),
            },
            _ => Ok(()),
        }
    }

    fn number(&mut self, place: Place, value: Option<f64>, open: &mut Open) -> Result<(), Error> {
        let words = self.styles.code(place.style).words(value.ok_or_else(broken)?, self.is_1904);
        self.plain(place, &words, open)
    }

    fn plain(&mut self, place: Place, words: &str, open: &mut Open) -> Result<(), Error> {
        self.budget.visit()?;
        open.sheet.push((place.row, place.column), words, &[], &mut self.budget)
    }

    fn words(&mut self, place: Place, words: &Words, open: &mut Open) -> Result<(), Error> {
        self.budget.visit()?;
        let fonts = stretches(words, self.styles.font(place.style));
        open.sheet.push((place.row, place.column), &words.words, &fonts, &mut self.budget)
    }
}

/// What is known of the sheet that is being read.
#[derive(Default)]
struct Open {
    sheet: Sheet,
    rows: Hidden,
    columns: Hidden,
    /// A filter hides rows.
    filtered: bool,
    /// The cell of a formula whose words are to follow.
    result: Option<Place>,
}

/// Where a cell lies, and the number of its style.
#[derive(Clone, Copy)]
struct Place {
    row: u32,
    column: u32,
    style: usize,
}

impl Place {
    fn of(record: &Record<'_>) -> Option<Self> {
        Some(Self {
            row: record.word(0)?.into(),
            column: record.word(2)?.into(),
            style: record.word(4)?.into(),
        })
    }
}

/// Returns where the stretches of one font end. `first` is the font of the cell.
fn stretches(words: &Words, first: usize) -> Vec<Stretch> {
    let mut stretches = Vec::with_capacity(words.changes.len() + 1);
    let mut font = first;
    let mut changes = words.changes.iter().peekable();
    let mut unit = 0;
    for (at, letter) in words.words.char_indices() {
        while let Some((_, next)) = changes.next_if(|(from, _)| *from <= unit) {
            if at > 0 && *next != font {
                stretches.push(Stretch { end: at, font });
            }
            font = *next;
        }
        unit += letter.len_utf16();
    }
    stretches.push(Stretch { end: words.words.len(), font });
    stretches
}

/// Returns a number that was packed into 30 bits.
fn unpack(packed: u32) -> f64 {
    let value = match packed & 2 {
        0 => f64::from_bits(u64::from(packed & !3) << 32),
        _ => f64::from(packed.cast_signed() >> 2),
    };
    if packed & 1 == 0 { value } else { value / 100.0 }
}

fn truth_or_error(value: u8, is_error: bool) -> String {
    if !is_error {
        return values::truth(value != 0);
    }
    let shown = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    shown.to_owned()
}

fn merged<'r>(record: &'r Record<'_>) -> impl Iterator<Item = Merged> + 'r {
    let regions = record.data.get(2..).unwrap_or_default().chunks_exact(8);
    regions.map(|region| {
        let word = |at: usize| u32::from(u16::from_le_bytes([region[at], region[at + 1]]));
        Merged { rows: (word(0), word(2)), columns: (word(4), word(6)) }
    })
}

/// Returns the sheet and the rows of the range that a filter lies over, if the name is of one.
fn filter(record: &Record<'_>) -> Option<(usize, (u32, u32))> {
    let is_built_in = record.word(0)? & BUILT_IN_NAME != 0;
    let sheet = usize::from(record.word(8)?).checked_sub(1)?;
    // A name of one letter, with the byte in front that says how it is written.
    let is_filter = *record.data.get(3)? == 1 && record.data.get(15) == Some(&FILTER_RANGE);
    let range = record.data.get(16) == Some(&RANGE);
    let rows = (record.word(19)?.into(), record.word(21)?.into());
    (is_built_in && is_filter && range).then_some((sheet, rows))
}
