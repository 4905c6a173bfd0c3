//! Compound files, in which Office 97-2003 keeps its streams: as much as is needed to take a stream out.

/// From here on numbers of sectors have other meanings.
const RESERVED: u32 = 0xffff_fffa;
const END_OF_CHAIN: u32 = 0xffff_fffe;
/// Streams below this size lie in the small sectors.
const SMALL: usize = 4096;
const ENTRY: usize = 128;

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
