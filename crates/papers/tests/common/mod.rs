//! Shared by the tests of this crate.
#![allow(dead_code, reason = "each test file uses some of it")]

use blocks::{Body, Document, MarkKind, Table, Text};
use std::io::Write as _;
use zip::write::SimpleFileOptions;

/// Reads a text file.
pub(crate) fn read(name: &str, text: &str) -> Document {
    papers::read(name, text.as_bytes()).expect("text is readable")
}

/// Returns the words of each block; of a table, its rows with cells parted by " | ".
pub(crate) fn blocks_of(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .flat_map(|block| match &block.body {
            Body::Paragraph(paragraph) => vec![paragraph.text.as_str().to_owned()],
            Body::Table(table) => rows(table),
        })
        .collect()
}

/// Reads plain text and returns the words of its blocks.
pub(crate) fn text(text: &str) -> Vec<String> {
    blocks_of(&read("van-ban.txt", text))
}

/// Reads Markdown and returns the words of its blocks.
pub(crate) fn markdown(text: &str) -> Vec<String> {
    blocks_of(&read("van-ban.md", text))
}

/// Returns the rows of a table, cells parted by " | ".
pub(crate) fn rows(table: &Table) -> Vec<String> {
    let row =
        |row: &blocks::Row| row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ");
    table.rows.iter().map(row).collect()
}

/// Returns the first table of a document.
pub(crate) fn table(document: &Document) -> &Table {
    let found = document.blocks.iter().find_map(|block| match &block.body {
        Body::Table(table) => Some(table),
        Body::Paragraph(_) => None,
    });
    found.expect("there is a table")
}

/// Returns all texts of a document, those of cells too.
pub(crate) fn texts(document: &Document) -> Vec<&Text> {
    document
        .blocks
        .iter()
        .flat_map(|block| match &block.body {
            Body::Paragraph(paragraph) => vec![&paragraph.text],
            Body::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text).collect()
            }
        })
        .collect()
}

/// Returns the words that are marked.
pub(crate) fn marked(text: &Text, kind: MarkKind) -> Vec<&str> {
    text.marks()
        .iter()
        .filter(|mark| mark.kind == kind)
        .map(|mark| &text.as_str()[mark.range.clone()])
        .collect()
}

/// Makes a .docx of the content of `w:body`, with further parts.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!("<w:document xmlns:w=\"{namespace}\"><w:body>{body}</w:body></w:document>");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let all = [("[Content_Types].xml", "<Types/>"), ("word/document.xml", document.as_str())];
    for (name, content) in all.iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).expect("member begins");
        zip.write_all(content.as_bytes()).expect("member is written");
    }
    zip.finish().expect("archive ends").into_inner()
}

/// Reads a .docx made of the content of `w:body`.
pub(crate) fn word(body: &str, parts: &[(&str, &str)]) -> Document {
    papers::read("van-ban.docx", &docx(body, parts)).expect("a sound file")
}

/// One paragraph of Word with properties and runs.
pub(crate) fn p(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

/// Tells whether a letter is what was written, or what a slip of scanned text is mended to: other marks, or the digit
/// (the Roman one too) that looks like it.
pub(crate) fn is_mended(written: char, letter: char) -> bool {
    let bare = |letter: char| viet::fold::bare(letter.encode_utf8(&mut [0; 4]));
    written == letter
        || bare(written) == bare(letter) && written.is_uppercase() == letter.is_uppercase()
        || matches!((written, letter), ('l' | 'I', '1') | ('O' | 'o', '0') | ('l', 'I'))
}
