//! What the workbook says of itself: its sheets, where its styles and shared words are, from when days count.

use super::parts::{Parts, Relation};
use crate::Error;
use crate::archive::damaged;
use crate::limits::SHEETS;
use crate::workbook::sheet::too_many;
use crate::xml::{self, Attributes, Handler};

const USUAL: &str = "xl/workbook.xml";

/// What the workbook says of itself.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The parts of the visible worksheets, in their order.
    pub(super) visible: Vec<String>,
    pub(super) styles: Option<String>,
    pub(super) shared: Option<String>,
    pub(super) is_1904: bool,
}

/// Reads the workbook's main part.
pub(super) fn read(parts: &mut Parts<'_>) -> Result<Outline, Error> {
    let main = parts.relations("")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.map_or_else(|| USUAL.to_owned(), |relation| relation.target);
    let xml = parts.part(&main)?.ok_or_else(|| damaged(&main))?;
    let relations = parts.relations(&main)?;
    let mut reader = Reader::default();
    xml::walk(&main, &xml, &mut reader)?;
    let of_kind = |kind: &str| relations.iter().find(|one| one.kind == kind).map(|one| one.target.clone());
    let is_sheet = |relation: &&Relation| relation.kind == "worksheet";
    let part = |id: &String| {
        let found = relations.iter().find(|relation| relation.id == *id);
        // Charts and dialogues are sheets too.
        found.filter(is_sheet).map(|relation| relation.target.clone())
    };
    Ok(Outline {
        visible: reader.visible.iter().filter_map(part).collect(),
        styles: of_kind("styles"),
        shared: of_kind("sharedStrings"),
        is_1904: reader.is_1904,
    })
}

#[derive(Default)]
struct Reader {
    /// The relations of the visible sheets.
    visible: Vec<String>,
    is_1904: bool,
}

impl Handler for Reader {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        match name {
            "workbookPr" => {
                self.is_1904 =
                    attributes.get("date1904").is_some_and(|value| matches!(value.as_str(), "1" | "true"));
            }
            // Hidden or very hidden.
            "sheet" if attributes.get("state").is_none_or(|state| state == "visible") => {
                self.visible.extend(attributes.get("id"));
                if self.visible.len() > SHEETS {
                    return Err(too_many());
                }
            }
            _ => {}
        }
        Ok(())
    }
}
