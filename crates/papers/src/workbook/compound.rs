//! Compound files, in which Office 97-2003 keeps its streams: as much as is needed to take a stream out and to put one into
//! a file of its own.

/// From here on numbers of sectors have other meanings.
const RESERVED: u32 = 0xffff_fffa;
const END_OF_CHAIN: u32 = 0xffff_fffe;
const SECTOR_OF_TABLE: u32 = 0xffff_fffd;
const FREE: u32 = 0xffff_ffff;
const SIGNATURE: [u8; 8] = *b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Streams below this size lie in the small sectors.
const SMALL: usize = 4096;
const ENTRY: usize = 128;
/// Sectors of the files that are written.
const WRITTEN: usize = 4096;

/// An opened compound file.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
    left: u32,
    right: u32,
    child: u32,
}

impl<'a> Compound<'a> {
    /// Opens a file, unless it is broken.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        let mut sectors: Vec<u32> = (0..109).filter_map(|at| u32_at(bytes, 76 + at * 4)).collect();
        let mut next = u32_at(bytes, 68)?;
        for _ in 0..bytes.len() / sector {
            if next >= RESERVED {
                break;
            }
            let mut more = words(file.sector_at(next)?);
            next = more.pop()?;
            sectors.extend(more);
        }
        // Not more sectors than there are: each may be named a thousand times.
        let most = bytes.len() / sector;
        let named: Vec<u32> = sectors.into_iter().filter(|id| *id < RESERVED).take(most).collect();
        for id in named {
            let part = words(file.sector_at(id)?);
            file.table.extend(part);
        }
        let folder = file.chain(u32_at(bytes, 48)?, usize::MAX);
        file.entries = folder.chunks_exact(ENTRY).filter_map(Entry::read).collect();
        let root = file.entries.first()?;
        let (start, size) = (root.start, root.size);
        file.small_table = words(&file.chain(u32_at(bytes, 60)?, usize::MAX));
        file.small = file.chain(start, size);
        Some(file)
    }

    /// Tells whether there is such a stream or storage at the top: not one of an embedded object.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Returns a stream of the top.
    pub(crate) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.find(name)?;
        if entry.size >= SMALL {
            return Some(self.chain(entry.start, entry.size));
        }
        let mut stream = Vec::new();
        let mut id = entry.start;
        for _ in 0..self.small_table.len() {
            let Some(part) = self.small.get(id as usize * 64..).filter(|_| id < RESERVED) else { break };
            stream.extend_from_slice(&part[..part.len().min(64)]);
            id = self.small_table.get(id as usize).copied().unwrap_or(END_OF_CHAIN);
        }
        stream.truncate(entry.size);
        Some(stream)
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        let mut open = vec![self.entries.first()?.child];
        let mut seen = vec![false; self.entries.len()];
        while let Some(at) = open.pop() {
            let at = at as usize;
            let Some(entry) = self.entries.get(at).filter(|_| !std::mem::replace(&mut seen[at], true)) else {
                continue;
            };
            if entry.name.eq_ignore_ascii_case(name) {
                return Some(entry);
            }
            open.extend([entry.left, entry.right]);
        }
        None
    }

    fn sector_at(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize + 1).checked_mul(self.sector)?;
        // The last sector may be cut short.
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// Returns the bytes of a chain of sectors, no more than the file has.
    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        let size = size.min(self.bytes.len());
        let mut bytes = Vec::new();
        let mut id = start;
        while id < RESERVED && bytes.len() < size {
            let Some(sector) = self.sector_at(id).filter(|sector| !sector.is_empty()) else { break };
            bytes.extend_from_slice(sector);
            id = self.table.get(id as usize).copied().unwrap_or(END_OF_CHAIN);
        }
        bytes.truncate(size);
        bytes
    }
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Self> {
        let letters = bytes[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let letters: Vec<u16> = letters.take_while(|letter| *letter != 0).collect();
        Some(Self {
            name: String::from_utf16_lossy(&letters),
            left: u32_at(bytes, 68)?,
            right: u32_at(bytes, 72)?,
            child: u32_at(bytes, 76)?,
            start: u32_at(bytes, 116)?,
            size: u32_at(bytes, 120)? as usize,
        })
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect()
}

/// Writes a compound file with one stream, "Workbook", of at least 4096 bytes (zeros are added).
pub(super) fn write(stream: &[u8]) -> Vec<u8> {
    let held = stream.len().max(SMALL).div_ceil(WRITTEN);
    // The sectors of the table, one for the folder, and the stream.
    let tables = (held + 2).div_ceil(WRITTEN / 4 - 1);
    let mut file = vec![0; WRITTEN * (1 + tables + 1 + held)];
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    let number = |at: usize| u32::try_from(at).unwrap_or(FREE).to_le_bytes();
    put(0, &SIGNATURE);
    for (at, word) in [(24, 0x3e_u16), (26, 4), (28, 0xfffe), (30, 12), (32, 6)] {
        put(at, &word.to_le_bytes());
    }
    put(40, &number(1));
    put(44, &number(tables));
    put(48, &number(tables));
    put(56, &number(SMALL));
    put(60, &END_OF_CHAIN.to_le_bytes());
    put(68, &END_OF_CHAIN.to_le_bytes());
    for at in 0..109 {
        put(76 + at * 4, &if at < tables { number(at) } else { FREE.to_le_bytes() });
    }
    let first = tables + 1;
    for id in 0..tables * WRITTEN / 4 {
        let next = match id {
            _ if id < tables => SECTOR_OF_TABLE.to_le_bytes(),
            _ if id == tables || id + 1 == first + held => END_OF_CHAIN.to_le_bytes(),
            _ if id < first + held => number(id + 1),
            _ => FREE.to_le_bytes(),
        };
        put(WRITTEN + id * 4, &next);
    }
    let folder = WRITTEN * (1 + tables);
    for (at, name, kind, start, size, child) in [
        (folder, "Root Entry", 5, 0, 0, 1),
        (folder + ENTRY, "Workbook", 2, first, held * WRITTEN, FREE as usize),
    ] {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &wide);
        put(at + 64, &number(wide.len() + 2)[..2]);
        put(at + 66, &[kind, 1]);
        put(at + 68, &FREE.to_le_bytes());
        put(at + 72, &FREE.to_le_bytes());
        put(at + 76, &number(child));
        put(at + 116, &number(start));
        put(at + 120, &number(size));
    }
    put(WRITTEN * (1 + first), stream);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_stream_is_found_again() {
        for size in [0, 10, 4096, 4097, 5_000_000] {
            let stream: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
            let file = write(&stream);
            let read = Compound::open(&file).and_then(|file| file.stream("Workbook")).unwrap_or_default();
            assert_eq!(read[..size], stream[..], "{size}");
            assert!(read[size..].iter().all(|byte| *byte == 0));
        }
    }
}
