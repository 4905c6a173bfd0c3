//! Slips of scanned text are mended where paragraphs and cells are complete.
//!
//! Not on lines: a word that a line or page cuts ("phối" / "họp") is whole only here, and the lines were joined by their
//! labels, capitals and widths, which slips hardly change. Not in the readers behind: each would have to know every
//! misspelling. And not in a .docx, which nobody scanned: what stands there was typed so.

use blocks::{Block, Body, Text};
use viet::ocr;

/// Mends every text of a document.
pub(crate) fn blocks(blocks: &mut [Block]) {
    blocks.iter_mut().for_each(block);
}

/// Mends every text of a block.
pub(crate) fn block(block: &mut Block) {
    match &mut block.body {
        Body::Paragraph(paragraph) => mend(&mut paragraph.text),
        Body::Table(table) => {
            table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| mend(&mut cell.text));
        }
    }
}

fn mend(text: &mut Text) {
    let mendings = ocr::mendings(text.as_str());
    if !mendings.is_empty() {
        *text = text.with_words(mendings.iter().map(|one| (one.range.clone(), one.words.as_str())));
    }
}
