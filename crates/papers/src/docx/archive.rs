//! The parts of a Word file, unpacked within limits.

use super::xml::{self, Attributes, Handler};
use crate::limits::{INFLATED_BYTES, MEMBERS};
use crate::{Error, decode};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// Where the text stands unless the file says otherwise.
const MAIN_PART: &str = "word/document.xml";

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

    /// Returns the name of the part that holds the text.
    pub(crate) fn main_part(&mut self) -> Result<String, Error> {
        let Some(relations) = self.part("_rels/.rels")? else { return Ok(MAIN_PART.to_owned()) };
        let mut finder = MainFinder::default();
        // Broken relations do not matter where the part has its usual name.
        let read = xml::walk("_rels/.rels", &relations, &mut finder);
        match finder.target {
            Some(target) if read.is_ok() => Ok(target),
            _ => Ok(MAIN_PART.to_owned()),
        }
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

    fn part(&mut self, name: &str) -> Result<Option<String>, Error> {
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

/// Finds the target of the relation to the office document.
#[derive(Default)]
struct MainFinder {
    target: Option<String>,
}

impl Handler for MainFinder {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        if name == "Relationship"
            && attributes.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            self.target = attributes.get("Target").map(|target| target.trim_start_matches('/').to_owned());
        }
        Ok(())
    }
}
