//! Shared by the tests of this crate.
#![allow(dead_code, reason = "each test file uses some of it")]

pub(crate) mod books;
pub(crate) mod pdf;

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

/// Numbers that are the same in each run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// Returns a number below another.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }
}

/// Makes a compound file with one stream of at least 4096 and less than 60,000 bytes.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let sectors = stream.len().div_ceil(512);
    let mut file = vec![0; 512 * (3 + sectors)];
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    let number = |value: usize| u32::try_from(value).expect("a small file").to_le_bytes();
    let (free, end, table) = (0xffff_ffff_usize, 0xffff_fffe, 0xffff_fffd);
    put(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    for (at, word) in [(24, 0x3e_u16), (26, 3), (28, 0xfffe), (30, 9), (32, 6)] {
        put(at, &word.to_le_bytes());
    }
    for (at, value) in [(44, 1), (48, 1), (56, 4096), (60, end), (68, end)] {
        put(at, &number(value));
    }
    for at in 1..109 {
        put(76 + at * 4, &number(free));
    }
    for id in 0..128 {
        let next = match id {
            0 => table,
            1 => end,
            _ if id == sectors + 1 => end,
            _ if id < sectors + 1 => id + 1,
            _ => free,
        };
        put(512 + id * 4, &number(next));
    }
    for (at, name, kind, child, start, size) in
        [(1024, "Root Entry", 5, 1, end, 0), (1152, name, 2, free, 2, stream.len())]
    {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &wide);
        put(at + 64, &number(wide.len() + 2)[..2]);
        put(at + 66, &[kind, 1]);
        for (field, value) in [(68, free), (72, free), (76, child), (116, start), (120, size)] {
            put(at + field, &number(value));
        }
    }
    put(1536, stream);
    file
}
