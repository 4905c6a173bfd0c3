//! How much is read of one file. Each limit is far above what an office writes and far below what harms the machine.

use crate::Error;

/// Bytes of a file: a notice has 20 KB as text; 64 MiB is a scanned report of 500 pages.
pub(crate) const FILE_BYTES: u64 = 64 << 20;

/// Bytes that one part of an archive may unpack to: the text of 500 pages of Word is about 10 MiB of XML.
pub(crate) const INFLATED_BYTES: u64 = 64 << 20;

/// Members of an archive: a .docx has some 15, with pictures some hundreds.
pub(crate) const MEMBERS: usize = 20_000;

/// How deep elements may be nested. A table in a text box in a table in a content control is about 60 deep.
pub(crate) const DEPTH: usize = 256;

/// Cells of one document: a plan of 1,000 tasks in 10 columns has 10,000.
pub(crate) const CELLS: usize = 500_000;

/// Columns or rows that one cell may cover: more is a mistake of the program that wrote the file.
pub(crate) const SPAN: u32 = 1_000;

/// Letters of a page's number or a running head that are compared; longer lines are text.
pub(crate) const HEAD_LETTERS: usize = 120;

/// Refuses files that are too large or empty.
pub(crate) fn check_file(bytes: &[u8]) -> Result<(), Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if bytes.len() as u64 > FILE_BYTES {
        return Err(Error::TooLarge { limit: FILE_BYTES });
    }
    Ok(())
}
