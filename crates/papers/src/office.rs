//! Word files from before .docx (.doc of Word 6 to 2003) and .rtf: LibreOffice turns them into .docx, which is read here.
//!
//! ```text
//! bytes -> word | rtf (hopeless ones refused, the rest mended) -> convert (LibreOffice, apart) -> docx -> blocks
//! ```
//!
//! .docx was chosen before .odt and .fodt: all three keep the names of fonts, tables and lists alike (so letters of old
//! encodings are still found), and the reader of .docx is the one that office files are tried on most.

mod convert;
mod program;
mod rtf;
mod word;

use crate::reader::{Reader, Step};
use crate::{Error, docx};
use blocks::Document;
use std::borrow::Cow;

/// The formats that LibreOffice is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Word 6 to 2003, a compound file.
    Word,
    /// Rich Text Format.
    Rtf,
}

impl Kind {
    fn extension(self) -> &'static str {
        match self {
            Self::Word => "doc",
            Self::Rtf => "rtf",
        }
    }
}

/// Reads an old Word file.
pub(crate) fn read(reader: &Reader<'_>, bytes: &[u8], kind: Kind) -> Result<Document, Error> {
    let (sound, filter) = match kind {
        Kind::Word => (Cow::Borrowed(bytes), word::check(bytes)?),
        Kind::Rtf => (Cow::Owned(rtf::mend(bytes)?), rtf::FILTER),
    };
    let program = program::find().ok_or(Error::MissingProgram { program: "office", packages: PACKAGES })?;
    reader.tell(Step::Converting);
    let converted = convert::to_docx(&program, &sound, kind, filter)?;
    docx::read(&converted)
}

/// The Debian package that brings LibreOffice's filters for Word files.
const PACKAGES: &str = "libreoffice-writer";
