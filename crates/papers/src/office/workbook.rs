//! Workbooks that LibreOffice turns into .xlsx: those that are rare, and those that are encrypted with the password that Excel
//! takes without asking.

use super::{Kind, Target, converted, xml};
use crate::reader::Reader;
use crate::{Error, workbook};
use blocks::Document;

/// The formats of workbooks that LibreOffice is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Book {
    /// Excel 2, 3 and 4.
    Early,
    /// Excel 2003, as XML: what programs of offices write as "Excel".
    Xml,
    /// Excel 2007 and later, not as XML (.xlsb).
    Binary,
    /// Encrypted, .xls and .xlsx. A workbook that is protected against changes is encrypted with a password that every program
    /// knows; LibreOffice tries that one.
    LockedXls,
    LockedXlsx,
}

const XLSX: Target =
    Target { extension: "xlsx", filter: "Calc MS Excel 2007 XML", packages: "libreoffice-calc" };

impl Book {
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Early | Self::LockedXls => "xls",
            Self::Xml => "xml",
            Self::Binary => "xlsb",
            Self::LockedXlsx => "xlsx",
        }
    }

    /// The filter of LibreOffice.
    fn filter(self) -> &'static str {
        match self {
            Self::Early => "MS Excel 4.0",
            Self::Xml => "MS Excel 2003 XML Orcus",
            Self::Binary => "Calc MS Excel 2007 Binary",
            Self::LockedXls => "MS Excel 97",
            Self::LockedXlsx => XLSX.filter,
        }
    }
}

/// Reads a workbook.
pub(super) fn read(reader: &Reader<'_>, bytes: &[u8], book: Book) -> Result<Document, Error> {
    let is_locked = matches!(book, Book::LockedXls | Book::LockedXlsx);
    let sound = if book == Book::Xml { xml::check(bytes)? } else { bytes };
    match converted(reader, sound, Kind::Book(book), book.filter(), &XLSX) {
        Ok(file) => workbook::read(&file, workbook::Kind::Xlsx),
        Err(Error::NotConverted { .. } | Error::MissingProgram { .. }) if is_locked => Err(Error::Encrypted),
        Err(error) => Err(error),
    }
}
