//! The directories of a TIFF: where its pages begin, and what each says of itself.

use crate::limits;

/// A file whose first bytes are those of a TIFF.
#[derive(Clone, Copy)]
pub(super) struct Tiff<'a> {
    pub(super) bytes: &'a [u8],
    is_big_endian: bool,
}

/// What a page says of itself: entries of a tag, a type, a count and a value.
#[derive(Clone, Copy)]
pub(super) struct Directory<'a> {
    pub(super) tiff: Tiff<'a>,
    /// Where the first entry begins.
    first: usize,
    count: usize,
}

/// Bytes of an entry.
pub(super) const ENTRY: usize = 12;

/// The types of an entry's values that are read here.
const SHORT: u16 = 3;
const LONG: u16 = 4;
const RATIONAL: u16 = 5;

/// The tag that says what a picture is for; its lowest bit marks a smaller version of another one.
const NEW_SUBFILE_TYPE: u16 = 254;

impl<'a> Tiff<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, is_big_endian: bytes.starts_with(b"MM") }
    }

    /// Returns where the pages begin: all directories but those of small previews. A chain that bites its tail ends there.
    pub(super) fn pages(&self) -> Vec<u32> {
        let mut pages = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        let mut next = self.long(4);
        while let Some(at) = next.filter(|at| *at != 0 && seen.insert(*at) && seen.len() <= limits::PICTURES)
        {
            let Some(directory) = self.directory(at) else { break };
            if directory.value(NEW_SUBFILE_TYPE).is_none_or(|kind| kind & 1 == 0) {
                pages.push(at);
            }
            next = self.long(directory.first + directory.count * ENTRY);
        }
        pages
    }

    /// Returns the directory at a place.
    pub(super) fn directory(self, at: u32) -> Option<Directory<'a>> {
        let count = usize::from(self.short(at as usize)?);
        Some(Directory { tiff: self, first: at as usize + 2, count })
    }

    pub(super) fn short(&self, at: usize) -> Option<u16> {
        let pair = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    }

    pub(super) fn long(&self, at: usize) -> Option<u32> {
        let four = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.is_big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
    }
}

impl Directory<'_> {
    /// Returns the whole number of an entry, the first if there are several.
    pub(super) fn value(&self, tag: u16) -> Option<u32> {
        self.values(tag, 1)?.first().copied()
    }

    /// Returns the whole numbers of an entry, `most` of them.
    pub(super) fn values(&self, tag: u16, most: usize) -> Option<Vec<u32>> {
        let at = self.entry(tag)?;
        let kind = self.tiff.short(at + 2)?;
        let size = match kind {
            SHORT => 2,
            LONG => 4,
            _ => return None,
        };
        let count = (self.tiff.long(at + 4)? as usize).min(most);
        // Up to four bytes stand in the entry itself.
        let place = if self.tiff.long(at + 4)? as usize <= 4 / size {
            at + 8
        } else {
            self.tiff.long(at + 8)? as usize
        };
        (0..count)
            .map(|number| place + number * size)
            .map(|at| if kind == SHORT { self.tiff.short(at).map(u32::from) } else { self.tiff.long(at) })
            .collect()
    }

    /// Returns the fraction of an entry, unless it is none.
    pub(super) fn fraction(&self, tag: u16) -> Option<f32> {
        let at = self.entry(tag).filter(|at| self.tiff.short(at + 2) == Some(RATIONAL))?;
        let place = self.tiff.long(at + 8)? as usize;
        let (over, under) = (self.tiff.long(place)?, self.tiff.long(place + 4)?);
        (over > 0 && under > 0).then(|| over as f32 / under as f32)
    }

    fn entry(&self, tag: u16) -> Option<usize> {
        (0..self.count).map(|entry| self.first + entry * ENTRY).find(|at| self.tiff.short(*at) == Some(tag))
    }
}
