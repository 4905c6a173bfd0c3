//! OpenDocument text (.odt, .ott, and .fodt, which is one piece of XML): text as LibreOffice shows it.
//!
//! ```text
//! archive -> styles.xml --> styles (looks, lists, outline) --+
//!         -> content.xml -> body (paragraphs, lists, tables) -+-> flow -> blocks
//! ```
//!
//! What was inserted while changes were tracked is read, what was deleted is not. Left out are comments, hidden text,
//! tables of contents, pictures, headers and footers. Notes become paragraphs behind the one they belong to, their mark in
//! front. Pages are told where the file notes every soft page break.

mod body;
mod lists;
mod names;
mod styles;

use crate::Error;
use crate::archive::Archive;
use crate::flow;
use crate::xml;
use blocks::Document;
use body::Body;
use styles::Styles;

/// The part that holds the text, and the styles that only it uses.
const CONTENT: &str = "content.xml";

/// The part that holds the styles for all, and headers and footers.
const STYLES: &str = "styles.xml";

/// Reads a packed file.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Error> {
    let mut archive = Archive::open(bytes)?;
    // A manifest that cannot be read hides nothing: then the parts themselves tell.
    let manifest = archive.part("META-INF/manifest.xml").ok().flatten();
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Error::Encrypted);
    }
    let content = archive.require(CONTENT)?;
    let mut styles = Styles::default();
    if let Some(xml) = archive.part(STYLES)? {
        xml::walk(STYLES, &xml, &mut styles)?;
    }
    body(CONTENT, &content, styles)
}

/// Reads a flat file: all parts in one piece of XML.
pub(crate) fn read_flat(xml: &str) -> Result<Document, Error> {
    body("office:document", xml, Styles::default())
}

fn body(part: &str, xml: &str, styles: Styles) -> Result<Document, Error> {
    let mut body = Body::new(styles);
    xml::walk(part, xml, &mut body)?;
    flow::document(body.finish())
}
