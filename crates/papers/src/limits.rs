//! How much is read of one file. Each limit is far above what an office writes and far below what harms the machine.

use crate::Error;
use blocks::{Block, Body, Document};
use std::time::Duration;

/// Bytes of a file: a notice has 20 KB as text; 64 MiB is a scanned report of 500 pages.
pub(crate) const FILE_BYTES: u64 = 64 << 20;

/// The largest file that is read while somebody waits: a longer one takes more than a second in some format.
pub(crate) const AT_ONCE: usize = 8 << 20;

/// Bytes of a file of nothing but text, and of the words of any other file: 5,000 pages have 16 MiB. What is read of them, down
/// to the tasks, takes thirty times as much memory, and must stay below 1 GiB.
pub(crate) const TEXT_BYTES: u64 = 16 << 20;

/// Bytes of one paragraph or cell: the longest of an office fill two pages, 7 KiB. Judging a sentence takes more than linear
/// time where one never ends: files without line ends of 300 pages are still read.
pub(crate) const PARAGRAPH_BYTES: u64 = 1 << 20;

/// Bytes that one part of an archive may unpack to: the text of 500 pages of Word is about 10 MiB of XML.
pub(crate) const INFLATED_BYTES: u64 = 64 << 20;

/// Members of an archive: a .docx has some 15, with pictures some hundreds.
pub(crate) const MEMBERS: usize = 20_000;

/// How deep elements may be nested. A table in a text box in a table in a content control is about 60 deep.
pub(crate) const DEPTH: usize = 256;

/// Paragraphs of a file, in those of Word or LibreOffice empty ones too, and lines that are broken by hand within them: 5,000
/// pages have 200,000. What is read of one, down to the tasks, takes a KiB at least.
pub(crate) const PARAGRAPHS: usize = 400_000;

/// Stretches of letters that look alike, tabs and breaks of such a file: 5,000 pages that were much revised have 500,000.
pub(crate) const STRETCHES: usize = 2_000_000;

/// Word files that are put into another one, how deep, and the bytes that a part of them may unpack to: minutes are put
/// together from a handful of files.
pub(crate) const CHUNKS: usize = 8;
pub(crate) const CHUNK_DEPTH: usize = 2;
pub(crate) const CHUNK_BYTES: u64 = 8 << 20;

/// Nodes of a page: a law of 500 pages as Word saves it has 300,000.
pub(crate) const HTML_NODES: usize = 1_000_000;

/// Tags of a page, each times the elements that are open around it: the parser looks through them. Such a law
/// has 600,000, 20 deep. Also the attributes of each tag, times each other.
pub(crate) const HTML_STEPS: usize = 40_000_000;

/// Tables of a page that stand in each other; deeper ones are read as paragraphs.
pub(crate) const NESTED_TABLES: usize = 32;

/// Levels of a list: Word has 9, LibreOffice 10.
pub(crate) const LIST_LEVELS: usize = 10;

/// Cells of one document: a plan of 1,000 tasks in 10 columns has 10,000.
pub(crate) const CELLS: usize = 500_000;

/// Bytes that a workbook may unpack to altogether: a sheet of 100,000 rows has 60 MiB, pictures are packed already.
pub(crate) const BOOK_BYTES: u64 = 256 << 20;

/// Bytes of the stream of an .xls without its envelope: 65,536 rows of ten filled columns have 20 MiB.
pub(crate) const WORKBOOK_BYTES: usize = 32 << 20;

/// Sheets of a workbook: a year of weekly plans has 53.
pub(crate) const SHEETS: usize = 256;

/// Rows and columns of the largest sheet that Excel and LibreOffice make.
pub(crate) const ROWS: u32 = 1 << 20;
pub(crate) const COLUMNS: u32 = 1 << 14;

/// Formats, fonts and styles of a workbook: the most that Excel keeps.
pub(crate) const STYLES: usize = 1 << 16;

/// Letters (bytes) of a workbook's cells, of which a shared string may be named by each: as many as a text has.
pub(crate) const LETTERS: usize = TEXT_BYTES as usize;

/// Cells of a workbook, empty ones too, that are gone through, and words that they share: a sheet may be coloured down to its
/// last row.
pub(crate) const VISITED_CELLS: usize = 4_000_000;

/// Records of an .xls: the sheets may lie over each other.
pub(crate) const RECORDS: usize = 8_000_000;

/// Pieces of a page: a page of small print has 10,000 letters.
pub(crate) const PIECES: usize = 200_000;

/// Rules of a page: a drawing may have millions; a table of 100 rows whose cells have a frame each has 4,000.
pub(crate) const RULES: usize = 100_000;

/// Columns or rows that one cell may cover: more is a mistake of the program that wrote the file.
pub(crate) const SPAN: u32 = 1_000;

/// The longest that LibreOffice may take for one file: a .doc of 500 pages takes it some 20 s on a slow machine.
pub(crate) const CONVERSION_SECONDS: u64 = 60;

/// KiB that LibreOffice may take for its data: it takes 120 MiB for a notice, some 300 MiB for 500 pages with tables.
pub(crate) const CONVERSION_MEMORY_KIB: u64 = 768 << 10;

/// Letters of a page's number or a running head that are compared; longer lines are text.
pub(crate) const HEAD_LETTERS: usize = 120;

/// Pixels of a picture: A3 at 600 to the inch has 70 million.
pub(crate) const PIXELS: u64 = 100_000_000;

/// Bytes that decoding a picture may take: so many pixels in three colours, and some room for the decoder.
pub(crate) const PICTURE_BYTES: u64 = 400 << 20;

/// Pages of a file of pictures.
pub(crate) const PICTURES: usize = 2_000;

/// Pixels of the longer side of a picture that a reading machine sees: A3 at 300 to the inch has 4,961.
pub(crate) const SEEN_SIDE: u32 = 5_000;

/// Pages that are seen at once, each by a process of some 200 MB, however many cores there are.
pub(crate) const HANDS: usize = 4;

/// Seconds that a reading machine has for one page, its table and a second look together: a dense one takes two, on a busy
/// machine ten. With what comes before it, less than a minute without a sign.
pub(crate) const PAGE_SECONDS: u64 = 45;

/// Pages that may be lost, each after [`PAGE_SECONDS`] at the worst; with more of them it is the file that cannot be read.
pub(crate) const LOST_PAGES: usize = 4;

/// KiB that a reading machine may take for its data: it takes some 200 MiB for a page.
pub(crate) const SEEING_MEMORY_KIB: u64 = 768 << 10;

/// Bytes that a reading machine may say about one page: a page of 5,000 words has 1 MiB.
pub(crate) const SEEN_BYTES: u64 = 16 << 20;

/// Pages of a PDF: the longest report of a province has some 800.
pub(crate) const PAGES: usize = 2_000;

/// Bytes of the letters of a page: two for each piece.
pub(crate) const PAGE_LETTERS: usize = 1 << 20;

/// Pieces of all pages: 2,000 pages of 2,000 glyphs, some 190 MiB in memory.
pub(crate) const ALL_PIECES: usize = 4_000_000;

/// Memory of the process that interprets PDFs, address space and all: a file of 64 MiB twice, the largest picture that is
/// drawn with what it is made of, the stack.
pub(crate) const WORKER_BYTES: u64 = 768 << 20;

/// Seconds that this process may compute: 2,000 pages take 10.
pub(crate) const WORKER_SECONDS: u64 = 45;

/// Time for all pages of a PDF, on a busy machine too.
pub(crate) const PDF_TIME: Duration = Duration::from_secs(50);

/// Time in which this process has to say something: a page takes it some milliseconds.
pub(crate) const SILENCE: Duration = Duration::from_secs(15);

/// How often it is started again behind a page that it could not read: each time the file is opened anew.
pub(crate) const STARTS: usize = 8;

/// Bytes of an answer of this process: the largest picture that is drawn, in three colours.
pub(crate) const FRAME_BYTES: u64 = 100 << 20;

/// Annotations of a page: a form has some 100 fields.
pub(crate) const ANNOTATIONS: usize = 5_000;

/// Dots of the picture of a page: A3 at 400 dots per inch has 31 million.
pub(crate) const DRAWN_DOTS: f32 = 32e6;

/// Dots along an edge of it, the most that the renderer can count.
pub(crate) const DRAWN_SIDE: f32 = 65_000.0;

/// Drawing instructions of a page, those of its forms each time they are drawn: a map of a province has a million.
pub(crate) const INSTRUCTIONS: usize = 5_000_000;

/// How deep forms of a PDF may be drawn in each other: a signed Word file has 3.
pub(crate) const FORM_DEPTH: usize = 24;

/// Graphics states of a PDF that may be kept: programs nest them as deep as forms and clips, some 30.
pub(crate) const STATES: usize = 1_000;

/// Bytes of the stack on which a PDF is read: the parser calls itself for each array in an array, the deepest that is found
/// in 64 MiB of brackets.
pub(crate) const STACK_BYTES: usize = 64 << 20;

/// Counts one more thing, and refuses a file with more of them than `limit`.
pub(crate) fn count(counted: &mut usize, limit: usize) -> Result<(), Error> {
    *counted += 1;
    if *counted > limit { Err(Error::TooComplex) } else { Ok(()) }
}

/// Refuses files that are too large or empty.
pub(crate) fn check_file(bytes: &[u8]) -> Result<(), Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if bytes.len() as u64 > FILE_BYTES {
        return Err(Error::TooLarge { limit: FILE_BYTES });
    }
    Ok(())
}

/// Refuses files of text that are too large.
pub(crate) fn check_text(bytes: &[u8]) -> Result<(), Error> {
    if bytes.len() as u64 > TEXT_BYTES { Err(Error::TooLarge { limit: TEXT_BYTES }) } else { Ok(()) }
}

/// Refuses words of a file that are too many, however many bytes it has itself.
pub(crate) fn check_words(bytes: usize) -> Result<(), Error> {
    if bytes as u64 > TEXT_BYTES { Err(Error::TooMuchText { limit: TEXT_BYTES }) } else { Ok(()) }
}

/// Refuses documents of too many paragraphs or lines, or with one paragraph that is too long.
pub(crate) fn check_document(document: &Document) -> Result<(), Error> {
    let (mut lines, mut longest) = (0, 0);
    for block in &document.blocks {
        lines += 1;
        for text in texts(block) {
            lines += text.matches('\n').count();
            longest = longest.max(text.len() as u64);
        }
    }
    if lines > PARAGRAPHS {
        return Err(Error::TooComplex);
    }
    if longest > PARAGRAPH_BYTES { Err(Error::LongParagraph { limit: PARAGRAPH_BYTES }) } else { Ok(()) }
}

/// Returns the texts of a block: one, or those of its cells.
fn texts(block: &Block) -> impl Iterator<Item = &str> {
    let (paragraph, rows) = match &block.body {
        Body::Paragraph(paragraph) => (Some(paragraph.text.as_str()), None),
        Body::Table(table) => (None, Some(&table.rows)),
    };
    let cells = rows.into_iter().flatten().flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
    paragraph.into_iter().chain(cells)
}
