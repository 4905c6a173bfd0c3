//! A PDF as `papers` reads it.

use blocks::{Body, Document};

/// Returns all words of a file, paragraphs and cells on lines of their own.
pub(crate) fn text(bytes: &[u8]) -> String {
    let document = papers::Reader::new().read("paper.pdf", bytes).expect("what we write can be read");
    texts(&document).join("\n")
}

fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().flat_map(|block| of_body(&block.body)).collect()
}

fn of_body(body: &Body) -> Vec<&str> {
    match body {
        Body::Paragraph(paragraph) => vec![paragraph.text.as_str()],
        Body::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect()
        }
    }
}
