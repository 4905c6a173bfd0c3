//! Which part of a Word file holds the text.

use crate::Error;
use crate::archive::Archive;
use crate::xml::{self, Attributes, Handler};

/// Where the text stands unless the file says otherwise.
const MAIN_PART: &str = "word/document.xml";

/// Returns the name of the part that holds the text.
pub(super) fn main_part(archive: &mut Archive<'_>) -> Result<String, Error> {
    let Some(relations) = archive.part("_rels/.rels")? else { return Ok(MAIN_PART.to_owned()) };
    let mut finder = MainFinder::default();
    // Broken relations do not matter where the part has its usual name.
    let read = xml::walk("_rels/.rels", &relations, &mut finder);
    match finder.target {
        Some(target) if read.is_ok() => Ok(target),
        _ => Ok(MAIN_PART.to_owned()),
    }
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
