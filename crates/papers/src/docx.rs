//! Word files (.docx, .docm, .dotx): text as Word shows it, with the numbers that Word counts itself.
//!
//! ```text
//! archive -> document.xml -> body (paragraphs, tables) -+-> resolve -> flow -> blocks
//!            footnotes.xml, endnotes.xml -> body -------+
//!            styles.xml, theme1.xml ------> styles -----+
//!            numbering.xml ---------------> numbering --+
//! ```
//!
//! | of the file | in the document |
//! | --- | --- |
//! | tracked changes | as accepted, also deleted ends of paragraphs, rows and cells, and merges |
//! | numbers and bullets | labels; bullets become "-" (also Word's dots), "+" (Word's "o") or what they are, if they are a label |
//! | a letterhead or a signature in a table | paragraphs, the left column first |
//! | merged cells | one cell with its size; nested tables are lines of their cell |
//! | footnotes, endnotes | paragraphs `[1] ...` behind the paragraph or table that they belong to; their marks are not in the text |
//! | text boxes | paragraphs behind the one that they are fastened to |
//! | fields | what they came to; lists of contents (TOC, INDEX, TOA) are left out, as they repeat what stands elsewhere |
//! | content controls | their content, unless it only says how to fill them in |
//! | another .docx or a page (.html, .mht) put in ("altChunk") | its blocks; another format is an error, so that nothing is lost unseen |
//! | letters of symbol fonts | the signs they look like; of fonts from before Unicode, what `legacy` makes of them |
//! | the header of the first page, if it is a letterhead and the text has none | paragraphs in front |
//! | other headers, footers, comments, hidden text, drawings, charts | left out |

mod body;
mod fields;
mod formats;
mod head;
mod model;
mod numbering;
mod relations;
mod resolve;
mod styles;
mod symbols;

use crate::Error;
use crate::archive::Archive;
use crate::flow;
use crate::html;
use crate::limits::{CHUNK_BYTES, CHUNK_DEPTH, CHUNKS, INFLATED_BYTES};
use blocks::Document;
use model::Node;
use numbering::Numbering;
use relations::Relations;
use std::collections::HashMap;
use styles::Styles;

/// Reads a .docx file.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Error> {
    flow::document(resolve::nodes(File::read(bytes, 0)?))
}

/// What is read of a Word file.
struct File {
    body: Vec<Node>,
    /// Footnotes (`false`) and endnotes (`true`) by their identifiers.
    notes: HashMap<(bool, String), Vec<Node>>,
    styles: Styles,
    numbering: Numbering,
    /// Files that are put in, by the identifiers of their relations.
    chunks: HashMap<String, Chunk>,
    /// The header of the first page.
    head: Vec<Node>,
}

/// A file that is put in.
enum Chunk {
    Word(Box<File>),
    Page(Vec<flow::Node>),
}

impl File {
    /// Reads the parts of a file that is put into others `depth` times.
    fn read(bytes: &[u8], depth: usize) -> Result<Self, Error> {
        let limit = if depth == 0 { INFLATED_BYTES } else { CHUNK_BYTES };
        let mut archive = Archive::open(bytes)?.within(limit);
        let main = relations::main_part(&mut archive)?;
        let relations = Relations::of(&mut archive, &main)?;
        let body::Body { nodes, chunks, headers } = body::read(&main, &archive.require(&main)?)?;
        let styles = match relations.read(&mut archive, "styles")? {
            // A theme mostly paints: without it only the names of fonts are missing.
            Some(xml) => Styles::read(&xml, relations.read(&mut archive, "theme").ok().flatten().as_deref())?,
            None => Styles::default(),
        };
        let numbering = match relations.read(&mut archive, "numbering")? {
            Some(xml) => Numbering::read(&xml)?,
            None => Numbering::default(),
        };
        let mut notes = HashMap::new();
        for (kind, end) in [("footnotes", false), ("endnotes", true)] {
            if let Some(xml) = relations.read(&mut archive, kind)? {
                let part = body::read_notes(&format!("word/{kind}.xml"), &xml)?;
                notes.extend(part.into_iter().map(|(id, nodes)| ((end, id), nodes)));
            }
        }
        let chunks = read_chunks(&mut archive, &relations, &chunks, depth)?;
        let name = headers.of_first_page().and_then(|id| relations.of_id(id)).unwrap_or_default();
        let head = match archive.part(&name)? {
            Some(xml) => body::read_header(&name, &xml)?,
            None => Vec::new(),
        };
        Ok(Self { body: nodes, notes, styles, numbering, chunks, head })
    }
}

/// Reads the files that are put in.
fn read_chunks(
    archive: &mut Archive<'_>,
    relations: &Relations,
    ids: &[String],
    depth: usize,
) -> Result<HashMap<String, Chunk>, Error> {
    if ids.len() > CHUNKS || !ids.is_empty() && depth >= CHUNK_DEPTH {
        return Err(Error::TooComplex);
    }
    let mut files = HashMap::new();
    for id in ids {
        let name = relations.of_id(id).unwrap_or_default();
        let bytes = archive.bytes(&name)?.ok_or_else(|| crate::archive::damaged(&name))?;
        let chunk = if bytes.starts_with(b"PK\x03\x04") {
            Chunk::Word(Box::new(File::read(&bytes, depth + 1)?))
        } else if html::is_archive(&bytes) || html::is_page(&crate::sniff::extension(&name), &bytes) {
            Chunk::Page(html::nodes(&bytes)?)
        } else {
            return Err(Error::Unsupported { format: chunk_format(&name) });
        };
        files.insert(id.clone(), chunk);
    }
    Ok(files)
}

/// Returns the usual extension of a file that is put in.
fn chunk_format(name: &str) -> &'static str {
    let extension = crate::sniff::extension(name);
    let known = ["rtf", "txt", "xml"];
    known.into_iter().find(|format| *format == extension).unwrap_or("altChunk")
}
