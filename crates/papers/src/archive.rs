//! The parts of an archive (.docx, .odt, .ods), unpacked within limits.

use crate::limits::{INFLATED_BYTES, MEMBERS};
use crate::{Error, decode};
use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// A file's members.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part stands, by its name as [`plain`] writes it.
    places: HashMap<String, usize>,
    /// The most bytes that one part may unpack to.
    limit: u64,
}

impl<'a> Archive<'a> {
    /// Opens the directory of an archive.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("zip"))?;
        if zip.len() > MEMBERS {
            return Err(Error::TooComplex);
        }
        let name = |at: usize| Some((plain(&zip.name_for_index(at)?.ok()?), at));
        let places = (0..zip.len()).filter_map(name).collect();
        Ok(Self { zip, places, limit: INFLATED_BYTES })
    }

    /// Returns an archive whose parts may unpack to no more than `limit` bytes.
    pub(crate) fn within(self, limit: u64) -> Self {
        Self { limit, ..self }
    }

    /// Returns a part that must be there.
    pub(crate) fn require(&mut self, name: &str) -> Result<String, Error> {
        self.part(name)?.ok_or_else(|| damaged(name))
    }

    /// Returns a part, if there is one, as text.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, Error> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        decode::text(&marked(bytes)).map(Some).map_err(|_| damaged(name))
    }

    /// Returns the bytes of a part, if there is one.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(at) = self.places.get(&plain(name)) else { return Ok(None) };
        let member = match self.zip.by_index(*at) {
            Ok(member) => member,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword) => {
                return Err(Error::Encrypted);
            }
            Err(_) => return Err(damaged(name)),
        };
        let mut bytes = Vec::new();
        member.take(self.limit + 1).read_to_end(&mut bytes).map_err(|_| damaged(name))?;
        if bytes.len() as u64 > self.limit {
            return Err(Error::Inflated { limit: self.limit });
        }
        Ok(Some(bytes))
    }
}

/// Returns the error of a part that cannot be read.
pub(crate) fn damaged(part: &str) -> Error {
    Error::Damaged { part: part.to_owned() }
}

/// Names of parts are equal whatever their case and slashes: some programs write "\word\Document.xml".
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches("./").trim_start_matches('/').to_ascii_lowercase()
}

/// XML in UTF-16 is known by its first letter where it has no byte order mark.
fn marked(mut bytes: Vec<u8>) -> Vec<u8> {
    match bytes.get(..2) {
        Some(b"<\0") => drop(bytes.splice(..0, [0xff, 0xfe])),
        Some(b"\0<") => drop(bytes.splice(..0, [0xfe, 0xff])),
        Some(_) | None => {}
    }
    bytes
}

/// Returns the name of the part that a target names, seen from a folder.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/").replace("%20", " ");
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            _ => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_seen_from_the_folder_of_their_part() {
        for (folder, target, name) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../custom/./styles.xml", "custom/styles.xml"),
            ("", "word\\document.xml", "word/document.xml"),
            ("word", "../../../../a%20b.xml", "a b.xml"),
            ("xl/worksheets", "../tables/table1.xml", "xl/tables/table1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
        ] {
            assert_eq!(resolve(folder, target), name);
        }
    }
}
