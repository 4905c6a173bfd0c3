//! The parts of a workbook and how they name each other.

use crate::Error;
use crate::archive::{Archive, resolve};
use crate::limits::BOOK_BYTES;
use crate::xml::{self, Attributes, Handler};

/// The parts of a workbook, unpacked within a limit for all of them.
pub(super) struct Parts<'a> {
    archive: Archive<'a>,
    unpacked: u64,
}

/// That one part needs another.
#[derive(Debug, Default)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its kind: "worksheet".
    pub(super) kind: String,
    /// The name of the other part.
    pub(super) target: String,
}

impl<'a> Parts<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        Ok(Self { archive: Archive::open(bytes)?, unpacked: 0 })
    }

    /// Returns a part, if there is one.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Error> {
        let part = self.archive.part(name)?;
        self.unpacked += part.as_ref().map_or(0, |part| part.len() as u64);
        if self.unpacked > BOOK_BYTES { Err(Error::Inflated { limit: BOOK_BYTES }) } else { Ok(part) }
    }

    /// Returns which parts a part needs. Where that cannot be told, it needs none.
    pub(super) fn relations(&mut self, name: &str) -> Result<Vec<Relation>, Error> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let place = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let mut reader = RelationReader { folder, relations: Vec::new() };
        let read = match self.part(&place) {
            Ok(Some(xml)) => xml::walk(&place, &xml, &mut reader),
            other => other.map(drop),
        };
        match read {
            Ok(()) | Err(Error::Damaged { .. }) => Ok(reader.relations),
            Err(error) => Err(error),
        }
    }
}

struct RelationReader<'n> {
    folder: &'n str,
    relations: Vec<Relation>,
}

impl Handler for RelationReader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        if name == "Relationship" {
            let kind = attributes.get("Type").unwrap_or_default();
            self.relations.push(Relation {
                id: attributes.get("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: resolve(self.folder, &attributes.get("Target").unwrap_or_default()),
            });
        }
        Ok(())
    }
}
