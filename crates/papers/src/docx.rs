//! Word files.

use crate::Error;
use blocks::Document;

/// Reads a .docx file.
pub(crate) fn read(_bytes: &[u8]) -> Result<Document, Error> {
    Err(Error::Unsupported { format: "docx" })
}
