//! What a file is, by its content.

use crate::Error;
use crate::html;
use crate::office::{self, Book};
use crate::workbook::{Compound, Kind};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Word 2007 and later.
    Docx,
    /// Scans and photographs.
    Picture(Picture),
    /// Word from before .docx.
    Office(office::Kind),
    /// OpenDocument text, packed, or flat in one piece of XML.
    Odt,
    FlatOdt,
    /// A page of the web, and an archive that holds one.
    Page,
    PageArchive,
    /// A workbook of sheets.
    Workbook(Kind),
    /// A PDF.
    Pdf,
    /// Plain text or Markdown.
    Text,
}

/// A format of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Picture {
    /// What is drawn or photographed from a screen.
    Png,
    /// What cameras and telephones make.
    Jpeg,
    /// What scanners and fax machines make.
    Tiff,
    /// Bare dots, as programs hand them to each other.
    Pnm,
}

/// Bytes of the name of a kind: the longest is "application/vnd.oasis.opendocument.presentation-template".
const KIND_BYTES: u64 = 128;

/// First bytes of formats that are known but not read here.
const OTHERS: [(&[u8], &str); 11] = [
    (b"II+\0", "BigTIFF"),
    (b"MM\0+", "BigTIFF"),
    (b"GIF8", "gif"),
    (b"AT&TFORM", "djvu"),
    (b"\0\0\0\x0cjP  ", "jp2"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"%!PS", "ps"),
    (b"\xffWPC", "wpd"),
    (b"\x31\xbe\0\0", "wri"),
];

/// First bytes of workbooks of Excel 2, 3 and 4, which wrote their records without an envelope.
const EARLY_BOOKS: [&[u8]; 3] = [b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"];

/// A format that is told by words is told by those in so many bytes: LibreOffice declares 40 namespaces first.
const HEAD: usize = 8 << 10;

/// Tells the format of a file, or why it cannot be read.
pub(crate) fn format(name: &str, bytes: &[u8]) -> Result<Format, Error> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(name, bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return compound(name, bytes);
    }
    if bytes.trim_ascii_start().starts_with(b"{\\rt") {
        return Ok(Format::Office(office::Kind::Rtf));
    }
    if is_pdf(bytes) {
        return Ok(Format::Pdf);
    }
    if EARLY_BOOKS.iter().any(|magic| bytes.starts_with(magic)) {
        return Ok(Format::Office(office::Kind::Book(Book::Early)));
    }
    if let Some((_, format)) = OTHERS.into_iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Error::Unsupported { format });
    }
    if let Some(format) = flat(bytes) {
        return format;
    }
    if html::is_archive(bytes) {
        return Ok(Format::PageArchive);
    }
    if is_mail(bytes) {
        return Err(Error::Unsupported { format: "eml" });
    }
    if html::is_page(&extension(name), bytes) {
        return Ok(Format::Page);
    }
    if let Some(format) = xml(bytes) {
        return format;
    }
    picture(name, bytes)
}

/// First bytes of pictures that are read.
const PICTURES: [(&[u8], Picture); 4] = [
    (b"\x89PNG", Picture::Png),
    (b"\xff\xd8\xff", Picture::Jpeg),
    (b"II*\0", Picture::Tiff),
    (b"MM\0*", Picture::Tiff),
];

/// Pictures whose first bytes could be those of a text as well; what is none of them is text.
fn picture(name: &str, bytes: &[u8]) -> Result<Format, Error> {
    if let Some((_, format)) = PICTURES.into_iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Ok(Format::Picture(format));
    }
    let at = |place: usize, word: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(word));
    if at(0, b"BM") && at(6, &[0; 4]) {
        return Err(Error::Unsupported { format: "bmp" });
    }
    if at(0, b"RIFF") && at(8, b"WEBP") {
        return Err(Error::Unsupported { format: "webp" });
    }
    if at(4, b"ftyp") {
        return Err(Error::Unsupported { format: if at(8, b"avif") { "avif" } else { "heic" } });
    }
    let is_pnm = matches!(bytes, [b'P', b'1'..=b'6', space, ..] if space.is_ascii_whitespace());
    if is_pnm && ["pnm", "pbm", "pgm", "ppm"].contains(&extension(name).as_str()) {
        return Ok(Format::Picture(Picture::Pnm));
    }
    Ok(Format::Text)
}

/// A PDF begins with its name; programs that send files may put lines of their own before it.
fn is_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..1024).unwrap_or(bytes);
    bytes.starts_with(b"%PDF") || (contains(start, b"%PDF-") && contains(bytes, b"endobj"))
}

/// A mail says so in its head; the words of its files are packed.
fn is_mail(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let has = |field: &str| head.lines().any(|line| line.starts_with(field));
    has("mime-version:") && has("content-type:")
}

/// XML that is none of the formats before: Word and Excel of 2003, and forms of programs, whose tags are not the words of a
/// document.
fn xml(bytes: &[u8]) -> Option<Result<Format, Error>> {
    let start = &bytes[..bytes.len().min(HEAD)];
    let is_tagged = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start().starts_with(b"<");
    if is_tagged && contains(start, b"http://schemas.microsoft.com/office/word/2003/wordml") {
        return Some(Ok(Format::Office(office::Kind::WordXml)));
    }
    if is_tagged && contains(start, b"urn:schemas-microsoft-com:office:spreadsheet") {
        return Some(Ok(Format::Office(office::Kind::Book(Book::Xml))));
    }
    let head = &bytes[..bytes.len().min(64)];
    // Of UTF-16 every second byte is none.
    let letters: Vec<u8> =
        head.iter().copied().filter(|byte| !matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xff | 0xfe)).collect();
    letters.trim_ascii_start().starts_with(b"<?xml").then_some(Err(Error::Unsupported { format: "xml" }))
}

/// OpenDocument in one piece of XML names itself in its root.
fn flat(bytes: &[u8]) -> Option<Result<Format, Error>> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let named = contains(head, b"opendocument:xmlns:office") && contains(head, b"mimetype=");
    named.then(|| match contains(head, b"application/vnd.oasis.opendocument.text") {
        true => Ok(Format::FlatOdt),
        false => Err(Error::Unsupported { format: "xml" }),
    })
}

/// An archive is told by the names of its members; where its directory is broken, by the names that stand in its bytes.
fn archive(name: &str, bytes: &[u8]) -> Result<Format, Error> {
    if let Some(format) = member(bytes) {
        return format;
    }
    if contains(bytes, b"word/document")
        || (contains(bytes, b"word/") && contains(bytes, b"[Content_Types].xml"))
    {
        return Ok(Format::Docx);
    }
    for (member, format) in [
        (&b"xl/workbook.bin"[..], Ok(Format::Office(office::Kind::Book(Book::Binary)))),
        (b"xl/workbook", Ok(Format::Workbook(Kind::Xlsx))),
        (b"opendocument.spreadsheet", Ok(Format::Workbook(Kind::Ods))),
        (b"ppt/presentation", Err(Error::Unsupported { format: "pptx" })),
        (b"opendocument.text", Ok(Format::Odt)),
    ] {
        if contains(bytes, member) {
            return format;
        }
    }
    match extension(name).as_str() {
        "docx" => Ok(Format::Docx),
        "xlsx" => Ok(Format::Workbook(Kind::Xlsx)),
        "odt" | "ott" => Ok(Format::Odt),
        "ods" => Ok(Format::Workbook(Kind::Ods)),
        _ => Err(Error::Unsupported { format: "zip" }),
    }
}

/// Tells an archive by its directory: a file may hold others, uncompressed.
fn member(bytes: &[u8]) -> Option<Result<Format, Error>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if let Some(kind) = mimetype(&mut zip) {
        return open_document(&kind);
    }
    let found = [
        ("word/document.xml", Ok(Format::Docx)),
        ("xl/workbook.xml", Ok(Format::Workbook(Kind::Xlsx))),
        ("xl/workbook.bin", Ok(Format::Office(office::Kind::Book(Book::Binary)))),
        ("FixedDocumentSequence.fdseq", Err(Error::Unsupported { format: "xps" })),
        ("FixedDocSeq.fdseq", Err(Error::Unsupported { format: "xps" })),
    ];
    let named = |name: &str| zip.index_for_name(name).is_some();
    let is_pages = zip.file_names().flatten().any(|name| name.ends_with(".iwa"));
    let found = found.into_iter().find(|(name, _)| named(name)).map(|(_, format)| format);
    found.or_else(|| is_pages.then_some(Err(Error::Unsupported { format: "pages" })))
}

/// Returns what a file of OpenDocument says that it is: its first member holds that alone.
fn mimetype(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Option<String> {
    let mut kind = String::new();
    zip.by_name("mimetype").ok()?.take(KIND_BYTES).read_to_string(&mut kind).ok()?;
    Some(kind)
}

/// Tells an OpenDocument by its own word; files of other kinds (books for readers) have one as well.
fn open_document(kind: &str) -> Option<Result<Format, Error>> {
    if kind.trim() == "application/epub+zip" {
        return Some(Err(Error::Unsupported { format: "epub" }));
    }
    let kind = kind.trim().strip_prefix("application/vnd.oasis.opendocument.")?;
    match kind.split('-').next()? {
        "text" => Some(Ok(Format::Odt)),
        "spreadsheet" => Some(Ok(Format::Workbook(Kind::Ods))),
        "presentation" => Some(Err(Error::Unsupported { format: "odp" })),
        _ => Some(Err(Error::Unsupported { format: "odf" })),
    }
}

/// A compound file is an encrypted Office file, or one of Office 97-2003.
fn compound(name: &str, bytes: &[u8]) -> Result<Format, Error> {
    let has = |stream: &str| match Compound::open(bytes) {
        Some(file) => file.has(stream),
        None => contains(bytes, &wide(stream)),
    };
    if contains(bytes, &wide("EncryptedPackage")) {
        // Word knows no password that it takes without asking.
        let is_book = extension(name).starts_with("xls") && has("EncryptedPackage");
        return if is_book {
            Ok(Format::Office(office::Kind::Book(Book::LockedXlsx)))
        } else {
            Err(Error::Encrypted)
        };
    }
    if has("WordDocument") {
        return Ok(Format::Office(office::Kind::Word));
    }
    if has("Workbook") || has("Book") {
        return Ok(Format::Workbook(Kind::Xls));
    }
    if has("PowerPoint Document") {
        return Err(Error::Unsupported { format: "ppt" });
    }
    if has("__properties_version1.0") {
        return Err(Error::Unsupported { format: "msg" });
    }
    match extension(name).as_str() {
        "xls" => Ok(Format::Workbook(Kind::Xls)),
        "doc" | "dot" => Ok(Format::Office(office::Kind::Word)),
        _ => Err(Error::Unsupported { format: "ole" }),
    }
}

/// Returns the extension of a file's name in lower case.
pub(crate) fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
}

fn wide(word: &str) -> Vec<u8> {
    word.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Tells whether the bytes hold a word. The word's first byte is looked for at the speed of memory.
pub(crate) fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}
