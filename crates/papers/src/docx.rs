//! Word files (.docx): text as Word shows it, with the numbers that Word counts itself.
//!
//! ```text
//! archive -> document.xml -> body (paragraphs, tables) -+-> resolve -> flow -> blocks
//!            styles.xml ---> styles ---------------------+
//!            numbering.xml -> numbering -----------------+
//! ```
//!
//! Tracked changes count as accepted. Headers, footers, footnotes and hidden text are left out. A letterhead or a
//! signature laid out in a table without rules becomes paragraphs, the left column first. Automatic bullets become
//! "-" (also Word's dots), "+" (Word's "o") or what they are, if they are a label already.

mod body;
mod numbering;
mod relations;
mod resolve;
mod styles;

use crate::Error;
use crate::archive::Archive;
use crate::flow;
use blocks::Document;
use relations::Relations;

/// Reads a .docx file.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Error> {
    let mut archive = Archive::open(bytes)?;
    let main = relations::main_part(&mut archive)?;
    let document = archive.require(&main)?;
    let relations = Relations::of(&mut archive, &main)?;
    let styles = match relations.read(&mut archive, "styles")? {
        Some(xml) => styles::Styles::read(&xml)?,
        None => styles::Styles::default(),
    };
    let mut numbering = match relations.read(&mut archive, "numbering")? {
        Some(xml) => numbering::Numbering::read(&xml)?,
        None => numbering::Numbering::default(),
    };
    let body = body::read(&main, &document)?;
    flow::document(resolve::nodes(body, &styles, &mut numbering))
}
