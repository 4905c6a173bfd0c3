//! What LibreOffice opens first: Word files from before .docx (.doc of Word 6 to 2003, XML of Word 2003) and .rtf, which it
//! turns into .docx, and workbooks that are rare (`workbook`), which it turns into .xlsx. Both are read here.
//!
//! ```text
//! bytes -> word | rtf | xml (hopeless ones refused, the rest mended) -> convert (LibreOffice, apart) -> docx | xlsx -> blocks
//! ```
//!
//! .docx was chosen before .odt and .fodt: all three keep the names of fonts, tables and lists alike (so letters of old
//! encodings are still found), and the reader of .docx is the one that office files are tried on most.

mod convert;
mod program;
mod rtf;
mod word;
mod workbook;
mod xml;

use crate::reader::{Reader, Step};
use crate::{Error, docx};
use blocks::Document;
use std::borrow::Cow;

pub(crate) use workbook::Book;

/// The formats that LibreOffice is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Word 6 to 2003, a compound file.
    Word,
    /// Rich Text Format.
    Rtf,
    /// Word 2003, as XML.
    WordXml,
    /// A workbook that is not read here as it is.
    Book(Book),
}

impl Kind {
    fn extension(self) -> &'static str {
        match self {
            Self::Word => "doc",
            Self::Rtf => "rtf",
            Self::WordXml => "xml",
            Self::Book(book) => book.extension(),
        }
    }
}

/// Reads a file that LibreOffice opens.
pub(crate) fn read(reader: &Reader<'_>, bytes: &[u8], kind: Kind) -> Result<Document, Error> {
    let (sound, filter) = match kind {
        Kind::Word => (Cow::Borrowed(bytes), word::check(bytes)?),
        Kind::Rtf => (Cow::Owned(rtf::mend(bytes)?), rtf::FILTER),
        Kind::WordXml => (Cow::Borrowed(xml::check(bytes)?), xml::WORD_FILTER),
        Kind::Book(book) => return workbook::read(reader, bytes, book),
    };
    let converted = converted(reader, &sound, kind, filter, &DOCX)?;
    docx::read(&converted)
}

/// What LibreOffice writes.
struct Target {
    extension: &'static str,
    filter: &'static str,
    /// The Debian package that brings the filters.
    packages: &'static str,
}

const DOCX: Target = Target { extension: "docx", filter: "MS Word 2007 XML", packages: PACKAGES };

/// Has LibreOffice turn a file into another one.
fn converted(
    reader: &Reader<'_>,
    bytes: &[u8],
    kind: Kind,
    filter: &str,
    target: &Target,
) -> Result<Vec<u8>, Error> {
    reader.spare()?;
    let missing = Error::MissingProgram { program: "office", packages: target.packages };
    let program = program::find().ok_or(missing)?;
    reader.tell(Step::Converting);
    convert::convert(&program, bytes, kind, filter, target)
}

/// The Debian package that brings LibreOffice's filters for Word files.
const PACKAGES: &str = "libreoffice-writer";
