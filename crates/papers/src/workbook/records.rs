//! The records that an .xls is made of, and the strings in them.

use super::sheet::too_many;
use crate::Error;
use crate::archive::damaged;
use crate::limits::RECORDS;

const CONTINUE: u16 = 0x003c;
/// Flags of a string.
const WIDE: u8 = 1;
const ASIAN: u8 = 4;
const RICH: u8 = 8;

/// Walks over the records of a stream.
pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
    /// How many may still be read: the sheets of a stream may lie over each other.
    left: usize,
}

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    /// What follows it, perhaps its continuation.
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Self { stream, at: 0, left: RECORDS }
    }

    /// Goes to a byte of the stream.
    pub(super) fn seek(&mut self, at: usize) {
        self.at = at;
    }

    /// Returns the next record.
    pub(super) fn next(&mut self) -> Result<Record<'a>, Error> {
        self.left = self.left.checked_sub(1).ok_or_else(too_many)?;
        let (kind, data, rest) = self.stream.get(self.at..).and_then(split).ok_or_else(broken)?;
        self.at += 4 + data.len();
        Ok(Record { kind, data, rest })
    }
}

/// Cuts the first record off: its kind, its data and what follows.
fn split(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let size = usize::from(word(bytes, 2)?);
    Some((word(bytes, 0)?, bytes.get(4..4 + size)?, bytes.get(4 + size..)?))
}

impl<'a> Record<'a> {
    pub(super) fn word(&self, at: usize) -> Option<u16> {
        word(self.data, at)
    }

    pub(super) fn long(&self, at: usize) -> Option<u32> {
        self.data.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
    }

    pub(super) fn double(&self, at: usize) -> Option<f64> {
        self.data.get(at..at + 8)?.try_into().ok().map(f64::from_le_bytes)
    }

    /// Returns the data from a byte on, going on in the records that continue this one.
    pub(super) fn pieces(&self, from: usize) -> Pieces<'a> {
        Pieces { now: self.data.get(from..).unwrap_or_default(), rest: self.rest }
    }
}

/// How strings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// Excel 5 and 95: bytes. They are taken as the first 256 letters of Unicode, as those of old encodings are.
    Bytes,
    /// Excel 97 and later.
    Unicode,
}

/// A string, and where its fonts change: the number of its unit of UTF-16, and the number of the font.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) words: String,
    pub(super) changes: Vec<(usize, usize)>,
}

/// The data of a record and of those that continue it.
pub(super) struct Pieces<'a> {
    now: &'a [u8],
    rest: &'a [u8],
}

impl Pieces<'_> {
    /// Tells whether there is more.
    pub(super) fn more(&mut self) -> bool {
        !self.now.is_empty() || self.turn()
    }

    /// Reads a string with its length in front, of two bytes where `long`.
    pub(super) fn string(&mut self, letters: Letters, long: bool) -> Result<Words, Error> {
        let count = if long { self.word()? } else { u16::from(self.byte()?) };
        let flags = if letters == Letters::Unicode { self.byte()? } else { 0 };
        let runs = if flags & RICH == 0 { 0 } else { self.word()? };
        let asian =
            if flags & ASIAN == 0 { 0 } else { u32::from(self.word()?) + (u32::from(self.word()?) << 16) };
        let words = self.letters(usize::from(count), flags & WIDE != 0)?;
        let mut changes: Vec<(usize, usize)> = Vec::new();
        for _ in 0..runs {
            let change = (usize::from(self.word()?), usize::from(self.word()?));
            // No more changes than letters: every cell that names the string goes through them.
            if changes.last().is_none_or(|before| before.0 < change.0) && change.0 < usize::from(count) {
                changes.push(change);
            }
        }
        self.skip(asian as usize)?;
        Ok(Words { words, changes })
    }

    fn letters(&mut self, mut count: usize, mut wide: bool) -> Result<String, Error> {
        let mut units: Vec<u16> = Vec::with_capacity(count);
        loop {
            let width = if wide { 2 } else { 1 };
            let here = count.min(self.now.len() / width);
            let (bytes, rest) = self.now.split_at(here * width);
            match wide {
                true => units.extend(bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]))),
                false => units.extend(bytes.iter().map(|byte| u16::from(*byte))),
            }
            self.now = rest;
            count -= here;
            if count == 0 {
                return Ok(String::from_utf16_lossy(&units));
            }
            // Each continuation says anew how its letters are written.
            if !self.turn() {
                return Err(broken());
            }
            wide = self.byte()? & WIDE != 0;
        }
    }

    fn byte(&mut self) -> Result<u8, Error> {
        if !self.more() {
            return Err(broken());
        }
        let (byte, rest) = self.now.split_first().ok_or_else(broken)?;
        self.now = rest;
        Ok(*byte)
    }

    fn word(&mut self) -> Result<u16, Error> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
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

    /// Goes on with the next record, if it continues this one.
    fn turn(&mut self) -> bool {
        let Some((CONTINUE, data, rest)) = split(self.rest) else { return false };
        (self.now, self.rest) = (data, rest);
        true
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

pub(super) fn broken() -> Error {
    damaged("Workbook")
}
