//! The records of an .xls, measured before the foreign parser sees them: it makes room for what a record says of a sheet's
//! size, fills the whole rectangle between the outermost cells, copies shared words for each cell, and writes formulas out.

use super::too_many;
use crate::Error;
use crate::archive::damaged;
use crate::limits::{LETTERS, RECORDS, RECTANGLE, SHEETS, WORKBOOK_BYTES};

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000a;
const NAME: u16 = 0x0018;
const CONTINUE: u16 = 0x003c;
const SHEET: u16 = 0x0085;
const NUMBERS: u16 = 0x00bd;
const SHARED: u16 = 0x00fc;
const SHARED_LABEL: u16 = 0x00fd;
const DIMENSIONS: u16 = 0x0200;
const BEGIN: u16 = 0x0809;
/// Records of one cell.
const CELLS: [u16; 7] = [FORMULA, SHARED_LABEL, 0x00d6, 0x0203, 0x0204, 0x0205, 0x027e];
/// A kind of record that means nothing.
const NOTHING: u16 = 0xffff;

/// Takes out of a workbook's stream what only costs room, and refuses what is made to do harm.
pub(super) fn tame(mut stream: Vec<u8>) -> Result<Vec<u8>, Error> {
    if stream.len() > WORKBOOK_BYTES {
        return Err(Error::TooLarge { limit: WORKBOOK_BYTES as u64 });
    }
    for at in measure(&stream)? {
        match at {
            Change::Kind(at) => put(&mut stream, at, NOTHING),
            Change::Formula(at) => put(&mut stream, at + 4 + 20, 0),
        }
    }
    // Sheets that lie over each other may show other records now.
    let left = measure(&stream)?;
    if left.iter().any(|change| matches!(change, Change::Kind(_))) { Err(broken()) } else { Ok(stream) }
}

fn put(stream: &mut [u8], at: usize, word: u16) {
    if let Some(place) = stream.get_mut(at..at + 2) {
        place.copy_from_slice(&word.to_le_bytes());
    }
}

/// A record that is to be changed, by its first byte.
enum Change {
    /// It is to mean nothing: the size that a sheet claims, the formula of a name.
    Kind(usize),
    /// The formula of a cell is to be empty; its value stays.
    Formula(usize),
}

/// Goes through the records as the foreign parser does.
fn measure(stream: &[u8]) -> Result<Vec<Change>, Error> {
    let mut measure =
        Measure { stream, sheets: Vec::new(), shared: Vec::new(), seen: 0, letters: 0, room: 0 };
    let mut changes = Vec::new();
    measure.globals(&mut changes)?;
    for at in std::mem::take(&mut measure.sheets) {
        measure.sheet(at, &mut changes)?;
    }
    Ok(changes)
}

struct Measure<'a> {
    stream: &'a [u8],
    sheets: Vec<usize>,
    /// The letters of each shared string.
    shared: Vec<u16>,
    seen: usize,
    letters: usize,
    room: usize,
}

impl<'a> Measure<'a> {
    /// Returns the kind and data of the record at a byte.
    fn record(&mut self, at: usize) -> Result<(u16, &'a [u8]), Error> {
        self.seen += 1;
        if self.seen > RECORDS {
            return Err(too_many());
        }
        let kind = word(self.stream, at).ok_or_else(broken)?;
        let size = word(self.stream, at + 2).ok_or_else(broken)? as usize;
        self.stream.get(at + 4..at + 4 + size).map(|data| (kind, data)).ok_or_else(broken)
    }

    fn globals(&mut self, changes: &mut Vec<Change>) -> Result<(), Error> {
        let mut at = 0;
        while at < self.stream.len() {
            let (kind, data) = self.record(at)?;
            let next = at + 4 + data.len();
            match kind {
                END => return Ok(()),
                NAME => changes.push(Change::Kind(at)),
                SHEET => {
                    let begin = data.get(..4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
                    self.sheets.push(begin.ok_or_else(broken)? as usize);
                    if self.sheets.len() > SHEETS {
                        return Err(too_many());
                    }
                }
                SHARED => self.shared = self.shared_letters(data, next)?,
                _ => {}
            }
            at = next;
        }
        Ok(())
    }

    /// Returns the letters of each shared string.
    fn shared_letters(&self, data: &'a [u8], next: usize) -> Result<Vec<u16>, Error> {
        let mut pieces = Pieces { now: data.get(8..).ok_or_else(broken)?, stream: self.stream, next };
        let mut all = Vec::new();
        while !pieces.now.is_empty() || pieces.turn() {
            let letters = word(pieces.now, 0).ok_or_else(broken)?;
            let flags = *pieces.now.get(2).ok_or_else(broken)?;
            pieces.skip(3)?;
            let mut behind = 0;
            if flags & 8 != 0 {
                behind += word(pieces.now, 0).ok_or_else(broken)? as usize * 4;
                pieces.skip(2)?;
            }
            if flags & 4 != 0 {
                let (low, high) = (word(pieces.now, 0), word(pieces.now, 2));
                behind += low.ok_or_else(broken)? as usize + ((high.ok_or_else(broken)? as usize) << 16);
                pieces.skip(4)?;
            }
            pieces.skip_letters(letters as usize, flags & 1 != 0)?;
            pieces.skip(behind)?;
            all.push(letters);
        }
        Ok(all)
    }

    fn sheet(&mut self, begin: usize, changes: &mut Vec<Change>) -> Result<(), Error> {
        let (mut at, mut depth) = (begin, 0_usize);
        let mut bounds = Bounds::default();
        while at < self.stream.len() {
            let (kind, data) = self.record(at)?;
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                DIMENSIONS => changes.push(Change::Kind(at)),
                NUMBERS => {
                    let cells = data.len().saturating_sub(6) / 6;
                    bounds.add(data, cells);
                }
                _ if CELLS.contains(&kind) => bounds.add(data, 1),
                _ => {}
            }
            if kind == FORMULA && data.len() >= 22 && word(data, 20) != Some(0) {
                changes.push(Change::Formula(at));
            }
            if kind == SHARED_LABEL
                && let Some(index) = word(data, 6)
            {
                let index = index as usize + ((word(data, 8).unwrap_or(0) as usize) << 16);
                self.letters += self.shared.get(index).copied().unwrap_or(0) as usize;
            }
            at += 4 + data.len();
        }
        self.room = self.room.saturating_add(bounds.room());
        if self.room > RECTANGLE || self.letters > LETTERS { Err(too_many()) } else { Ok(()) }
    }
}

/// The outermost cells of a sheet.
#[derive(Default)]
struct Bounds(Option<[u16; 4]>);

impl Bounds {
    fn add(&mut self, data: &[u8], cells: usize) {
        let (Some(row), Some(column)) = (word(data, 0), word(data, 2)) else { return };
        let last = column.saturating_add(u16::try_from(cells.saturating_sub(1)).unwrap_or(u16::MAX));
        let [top, left, bottom, right] = self.0.unwrap_or([row, column, row, last]);
        self.0 = Some([top.min(row), left.min(column), bottom.max(row), right.max(last)]);
    }

    fn room(&self) -> usize {
        let size = |from: u16, to: u16| usize::from(to - from) + 1;
        self.0.map_or(0, |[top, left, bottom, right]| size(top, bottom) * size(left, right))
    }
}

/// The data of a record and of those that continue it.
struct Pieces<'a> {
    now: &'a [u8],
    stream: &'a [u8],
    next: usize,
}

impl Pieces<'_> {
    /// Goes on with the next record, if it continues this one.
    fn turn(&mut self) -> bool {
        if word(self.stream, self.next) != Some(CONTINUE) {
            return false;
        }
        let size = word(self.stream, self.next + 2).unwrap_or(0) as usize;
        let Some(data) = self.stream.get(self.next + 4..self.next + 4 + size) else { return false };
        (self.now, self.next) = (data, self.next + 4 + size);
        true
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), Error> {
        while bytes > self.now.len() {
            bytes -= self.now.len();
            if !self.turn() {
                return Err(broken());
            }
        }
        self.now = &self.now[bytes..];
        Ok(())
    }

    fn skip_letters(&mut self, mut letters: usize, mut wide: bool) -> Result<(), Error> {
        while letters > 0 {
            let width = if wide { 2 } else { 1 };
            let here = letters.min(self.now.len() / width);
            self.now = &self.now[here * width..];
            letters -= here;
            if letters > 0 {
                if !self.turn() {
                    return Err(broken());
                }
                wide = self.now.first().ok_or_else(broken)? & 1 != 0;
                self.skip(1)?;
            }
        }
        Ok(())
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn broken() -> Error {
    damaged("Workbook")
}
