//! What a .doc says of itself, looked at before LibreOffice is: a start of that program costs seconds.

use crate::Error;
use crate::workbook::Compound;

const STREAM: &str = "WordDocument";
/// The first word of the stream, as Word 97 to 2003 and Word 6 and 95 write it.
const WORD_97: u16 = 0xa5ec;
const WORD_6: u16 = 0xa5dc;
/// The first version that keeps its tables in a stream of their own.
const TABLE_VERSION: u16 = 0xc1;
const ENCRYPTED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;

/// Refuses files that need a password, and those that no program could read.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    let file = Compound::open(bytes).ok_or_else(broken)?;
    let stream = file.stream(STREAM).ok_or_else(broken)?;
    let word = |at: usize| stream.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    let (Some(identity), Some(version), Some(flags)) = (word(0), word(2), word(10)) else {
        return Err(broken());
    };
    if !matches!(identity, WORD_97 | WORD_6) {
        return Err(broken());
    }
    if flags & ENCRYPTED != 0 {
        return Err(Error::Encrypted);
    }
    let table = if flags & SECOND_TABLE == 0 { "0Table" } else { "1Table" };
    if version >= TABLE_VERSION && !file.has(table) { Err(broken()) } else { Ok(()) }
}

fn broken() -> Error {
    Error::Damaged { part: STREAM.to_owned() }
}
