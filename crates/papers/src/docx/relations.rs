//! Which part of a Word file holds what.

use crate::Error;
use crate::archive::{Archive, damaged, resolve};
use crate::xml::{self, Attributes, Handler};

/// Where the text stands unless the file says otherwise.
const MAIN_PART: &str = "word/document.xml";

/// The parts that belong to another one.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// The folder of the part whose relations these are, without a slash at its end.
    folder: String,
    relations: Vec<Relation>,
}

#[derive(Debug)]
struct Relation {
    id: String,
    /// The last word of the type: "styles".
    kind: String,
    target: String,
}

/// Returns the name of the part that holds the text. Broken relations of the file do not matter: it mostly has its usual name.
pub(super) fn main_part(archive: &mut Archive<'_>) -> Result<String, Error> {
    let relations = match Relations::of(archive, "") {
        Err(Error::Damaged { .. }) => Relations::default(),
        relations => relations?,
    };
    Ok(relations.of_kind("officeDocument").unwrap_or_else(|| MAIN_PART.to_owned()))
}

impl Relations {
    /// Returns the relations of a part, or of the whole file for "".
    pub(super) fn of(archive: &mut Archive<'_>, part: &str) -> Result<Self, Error> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let mut found = Self { folder: folder.to_owned(), relations: Vec::new() };
        let relations = format!("{folder}/_rels/{name}.rels");
        if let Some(xml) = archive.part(&relations)? {
            xml::walk(&relations, &xml, &mut found)?;
        }
        Ok(found)
    }

    /// Returns the name of the first part of a kind.
    pub(super) fn of_kind(&self, kind: &str) -> Option<String> {
        let found = self.relations.iter().find(|relation| relation.kind == kind)?;
        Some(resolve(&self.folder, &found.target))
    }

    /// Returns the name of the part with an identifier.
    pub(super) fn of_id(&self, id: &str) -> Option<String> {
        let found = self.relations.iter().find(|relation| relation.id == id)?;
        Some(resolve(&self.folder, &found.target))
    }

    /// Returns a part that belongs to the main part: by its kind, or by the name it usually has. One that is named must be
    /// there.
    pub(super) fn read(&self, archive: &mut Archive<'_>, kind: &str) -> Result<Option<String>, Error> {
        let usual = format!("{}/{kind}.xml", self.folder);
        let Some(name) = self.of_kind(kind) else { return archive.part(&usual) };
        match archive.part(&name)? {
            Some(part) => Ok(Some(part)),
            None => archive.part(&usual)?.ok_or_else(|| damaged(&name)).map(Some),
        }
    }
}

impl Handler for Relations {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        let outside = attributes.get("TargetMode").is_some_and(|mode| mode == "External");
        if name != "Relationship" || outside {
            return Ok(());
        }
        let kind = attributes.get("Type").unwrap_or_default();
        let kind = kind.rsplit('/').next().unwrap_or_default();
        // Pictures and links, of which there may be many, are not looked for.
        if !matches!(kind, "image" | "hyperlink") {
            let id = attributes.get("Id").unwrap_or_default();
            let target = attributes.get("Target").unwrap_or_default();
            self.relations.push(Relation { id, kind: kind.to_owned(), target });
        }
        Ok(())
    }
}
