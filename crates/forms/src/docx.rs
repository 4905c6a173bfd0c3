//! A paper as a Word file (Office Open XML, ECMA-376), that a clerk goes on editing in Word or LibreOffice: real styles,
//! real tables, real numbering, elements in the order of the schema.

mod body;
mod numbering;
mod parts;
mod styles;

use crate::arrange;
use crate::paper::Paper;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// Writes a paper. The same paper gives the same bytes: no clock, no random number is in the file.
///
/// # Errors
///
/// The file would be larger than the format allows (4 GiB).
pub fn write(paper: &Paper) -> std::io::Result<Vec<u8>> {
    let sheets = arrange(paper);
    let body = body::write(&sheets);
    let files = [
        ("[Content_Types].xml", parts::content_types().file()),
        ("_rels/.rels", parts::relations().file()),
        ("docProps/core.xml", parts::properties(paper).file()),
        ("word/document.xml", body.document.file()),
        ("word/_rels/document.xml.rels", parts::document_relations(&body.links).file()),
        ("word/styles.xml", styles::write().file()),
        ("word/numbering.xml", numbering::write(&body.lists).file()),
        ("word/settings.xml", parts::settings().file()),
        ("word/header1.xml", parts::header().file()),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default().last_modified_time(zip::DateTime::default()))?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Twentieths of a point ("dxa") in tenths of millimetres: 1 mm is 2.8346 points.
fn dxa(tenths_of_mm: u16) -> u32 {
    (u32::from(tenths_of_mm) * 56_693 + 5_000) / 10_000
}
