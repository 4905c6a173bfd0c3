//! The parts of an archive (.docx, .odt, .ods), unpacked within limits.

use crate::limits::{INFLATED_BYTES, MEMBERS};
use crate::{Error, decode};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// A file's members.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    /// Opens the directory of an archive.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("zip"))?;
        if zip.len() > MEMBERS {
            return Err(Error::TooComplex);
        }
        Ok(Self { zip })
    }

    /// Returns a part that must be there.
    pub(crate) fn require(&mut self, name: &str) -> Result<String, Error> {
        self.part(name)?.ok_or_else(|| damaged(name))
    }

    /// Returns a part that stands in the same folder as another, if there is one.
    pub(crate) fn beside(&mut self, other: &str, name: &str) -> Result<Option<String>, Error> {
        let folder = other.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.part(&format!("{folder}/{name}"))
    }

    /// Returns a part, if there is one, as text.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, Error> {
        let member = match self.zip.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword) => {
                return Err(Error::Encrypted);
            }
            Err(_) => return Err(damaged(name)),
        };
        let mut bytes = Vec::new();
        member.take(INFLATED_BYTES + 1).read_to_end(&mut bytes).map_err(|_| damaged(name))?;
        if bytes.len() as u64 > INFLATED_BYTES {
            return Err(Error::Inflated { limit: INFLATED_BYTES });
        }
        decode::text(&bytes).map(Some).map_err(|_| damaged(name))
    }
}

/// Returns the error of a part that cannot be read.
pub(crate) fn damaged(part: &str) -> Error {
    Error::Damaged { part: part.to_owned() }
}
