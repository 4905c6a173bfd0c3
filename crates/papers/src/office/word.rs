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

/// The filters of LibreOffice. Left to itself, it reads a damaged file as plain text; and the one for Word 97 gives up on files
/// of Word 6 and 95.
const FILTER_97: &str = "MS Word 97";
const FILTER_6: &str = "MS WinWord 6.0";

/// Refuses files that need a password, and those that no program could read. Returns the filter for the others.
pub(super) fn check(bytes: &[u8]) -> Result<&'static str, Error> {
    let file = Compound::open(bytes).ok_or_else(broken)?;
    let stream = file.stream(STREAM).ok_or_else(broken)?;
    filter(&stream, |table| file.has(table))
}

/// [`check`] by the first words of the stream, and whether the file has a stream of tables.
fn filter(stream: &[u8], has: impl Fn(&str) -> bool) -> Result<&'static str, Error> {
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
    if version < TABLE_VERSION {
        return Ok(FILTER_6);
    }
    let table = if flags & SECOND_TABLE == 0 { "0Table" } else { "1Table" };
    if has(table) { Ok(FILTER_97) } else { Err(broken()) }
}

fn broken() -> Error {
    Error::Damaged { part: STREAM.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_its_filter() {
        let filter = |identity: u16, version: u16, flags: u16, table: &str| {
            let mut stream = [0; 12];
            for (field, value) in [(0, identity), (2, version), (10, flags)] {
                stream[field..field + 2].copy_from_slice(&value.to_le_bytes());
            }
            super::filter(&stream, |name| name == table)
        };
        assert_eq!(filter(WORD_6, 101, 0, ""), Ok(FILTER_6), "Word 6");
        assert_eq!(filter(WORD_6, 104, 0, ""), Ok(FILTER_6), "Word 95");
        assert_eq!(filter(WORD_97, 0xc1, 0, "0Table"), Ok(FILTER_97), "Word 97");
        assert_eq!(filter(WORD_97, 0xc1, SECOND_TABLE, "0Table"), Err(broken()));
        assert_eq!(filter(WORD_6, 104, ENCRYPTED, ""), Err(Error::Encrypted));
        assert_eq!(filter(0x1234, 104, 0, ""), Err(broken()));
    }
}
