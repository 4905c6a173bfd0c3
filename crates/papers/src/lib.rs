//! Office files in: the bytes of one file become a [`Document`] of blocks.
//!
//! ```text
//! bytes -> sniff (what is it?) -> docx   -> blocks
//!                              -> office (LibreOffice) -> docx, workbook
//!                              -> workbook -> sheets -> blocks
//!                              -> scan (Tesseract) -> pages -> blocks
//!                              -> decode -> text: raw lines -> furniture dropped -> columns cut -> tables
//!                                           -> lines joined into paragraphs -> marks read -> blocks
//! ```
//!
//! | module | what it does |
//! | --- | --- |
//! | `sniff` | tells the format by content; the name is only a hint |
//! | `decode` | bytes to text: UTF-8, UTF-16, single bytes of encodings from before Unicode |
//! | `legacy` | letters of such encodings (TCVN3, VNI, ...) to Unicode, run by run or line by line |
//! | `text` | plain text (as extracted from a PDF) and Markdown (as an OCR service writes it) |
//! | `compose` | lines and tables in reading order to blocks, for text and for pages |
//! | `lines` | joins visual lines into paragraphs; knows nothing of formats |
//! | `spacing` | letter-spaced titles, closed up |
//! | `shape` | what a line looks like: a label, a title, a letterhead line, cut in mid-sentence |
//! | `markdown` | bold, italic, escapes, entities, tags; pipe, HTML and tab-separated tables |
//! | `grid` | tables of any format: merged cells, tables cut by a page, tables used for layout |
//! | `rows` | rows of sheets: which one names the columns, where the letterhead and the signature end |
//! | `workbook` | .xlsx, .xls, .ods: cells as words, sheets as lines and tables |
//! | `scan` | pictures of pages: cleaned, set upright, seen by Tesseract (feature `scans`; without it `unseen` stands in its place) |
//! | `flow` | paragraphs of pieces and tables, as word processors hold them, to blocks: shared by docx, odt, html |
//! | `docx` | Word files: parts, styles, automatic numbers, runs, tables, notes; its table says what becomes of what |
//! | `archive`, `xml` | parts of zipped files, and their XML as events, within limits |
//! | `counting` | the numbers and marks of lists as they are seen: 4 as "IV", "d" or "04" |
//! | `launch` | other programs, run apart with limits |
//! | `office` | .doc, .rtf, .xlsb and what is rarer: LibreOffice turns them into .docx and .xlsx |
//! | `pdf` | PDF files: drawing instructions carried out, pages of pieces |
//! | `html` | pages of the web and archives of them (.mht): encodings, styles, lists, tables, furniture of sites |
//! | `odt` | OpenDocument text: styles, lists, outline, tables, notes |
//! | `page` | pages of PDFs and scans, pieces with their places: rows, columns, tables, furniture, notes |
//! | `reader` | [`Reader`]: which format is read by what, when a reading machine is asked, who is told |
//! | `limits`, `error` | how much is read of one file, each limit with its reason; what makes a file unreadable |
//! | `writer` | letters to [`blocks::Text`]: NFC, marks |
//!
//! A footnote or an endnote may hold a deadline or the document that an order rests on: it is a paragraph `[1] ...` behind the one
//! with its mark (in a table, a line of the cell), and the mark itself is not in the text.
//!
//! Another format is one more module that makes lines (if it has only visual lines) or paragraphs and grids, and one
//! more arm in [`read`].

mod archive;
mod compose;
mod counting;
mod decode;
mod docx;
mod error;
mod flow;
mod grid;
mod html;
mod launch;
mod legacy;
#[cfg_attr(not(feature = "scans"), allow(dead_code, reason = "those of scans stand among the others"))]
mod limits;
mod lines;
mod markdown;
pub mod messages;
mod odt;
mod office;
mod page;
mod pdf;
mod reader;
mod rows;
// Built without the feature, another file stands in its place, which sees nothing and says so.
#[cfg_attr(not(feature = "scans"), path = "unseen.rs")]
mod scan;
mod shape;
mod sniff;
mod spacing;
mod text;
mod workbook;
mod writer;
mod xml;

pub use blocks::Document;
pub use error::Error;
pub use pdf::serve;
pub use reader::{Ocr, Reader, Step};

/// Reads a file's bytes into a document. `name` is the file's name: its extension is only a hint.
///
/// PDFs are interpreted in this process: what they may compute and hold is not limited as long as no [`Reader::worker`] is set.
///
/// Offsets of text and Markdown count the Unicode scalar values of the decoded file, without a byte order mark; where lines were
/// in an encoding from before Unicode, those of the letters that they became. A .docx,
/// .odt or .html has no such sequence of its own: there they count the scalar values of the words as read, paragraphs (also those of
/// table cells) joined by one newline in reading order, visible labels of automatic numbering included. A workbook has none
/// either: there they count the words of the filled cells, numbers and days as they are written here, joined in the same way.
/// Pages of a PDF or a scan count the words in reading order, lines joined by one newline. On a scan these are the words as
/// recognised: a word that the lexicon mended points at what was seen; one that was mended by the picture (strokes of Roman
/// numbers, slashes) replaces what was seen, and is a doubt.
///
/// # Errors
///
/// Returns what makes the file unreadable: too large, empty, encrypted, damaged, or of a format that is not read.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    Reader::new().read(name, bytes)
}
