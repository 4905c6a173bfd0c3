//! PDFs interpreted by the program itself, started as a worker with limits.

#[path = "../../papers/tests/common/pdf.rs"]
mod pdf;

use blocks::{Body, Document};
use papers::{Error, Reader};
use pdf::{Pdf, line, lines};

/// Reads a file with a program as its worker.
fn read_with(program: &str, argument: &str, file: &[u8]) -> Result<Document, Error> {
    Reader::new().worker(program, [argument.into()]).read("van-ban.pdf", file)
}

fn read(file: &[u8]) -> Result<Document, Error> {
    read_with(env!("CARGO_BIN_EXE_dondoc"), "__pdf-worker", file)
}

fn words(document: &Document) -> Vec<&str> {
    fn words(block: &blocks::Block) -> Option<&str> {
        match &block.body {
            Body::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            Body::Table(_) => None,
        }
    }
    document.blocks.iter().filter_map(words).collect()
}

#[test]
fn a_worker_reads_as_this_process_does() {
    let file = lines(&["THÔNG BÁO", "Kết luận của Giám đốc Sở tại cuộc họp giao ban"]);
    let here = papers::read("van-ban.pdf", &file);
    assert!(here.is_ok());
    assert_eq!(read(&file), here);
    assert_eq!(read(b"%PDF-1.7"), papers::read("van-ban.pdf", b"%PDF-1.7"));
}

#[test]
fn a_page_that_takes_all_memory_loses_only_itself() {
    let mut pdf = Pdf::new();
    // A width for each of four thousand million characters.
    let greedy = pdf.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 4294967290 500] >>");
    let font = pdf.add(format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [{greedy} 0 R] >>"
    ));
    pdf.page(&line(85, 700, "Trang một"), "", "");
    pdf.page(&line(85, 700, "Trang hai"), "", &format!("/Font << /F {font} 0 R >>"));
    pdf.page(&line(85, 700, "Trang ba"), "", "");
    let document = read(&pdf.bytes()).expect("two pages are sound");
    assert_eq!(words(&document).join(" "), "Trang một \u{fffd} Trang ba");
    assert_eq!(document.doubts.len(), 1, "the lost page is in doubt");
}

#[test]
fn a_worker_that_fails_gives_an_error() {
    let file = lines(&["THÔNG BÁO"]);
    // It ends without a word; it says what is no answer; it does not exist.
    assert_eq!(read_with("/bin/sh", "-c", &file), Err(Error::TooComplex));
    assert_eq!(read_with("/bin/cat", "-", &file), Err(Error::TooComplex));
    assert!(matches!(read_with("/nowhere/dondoc", "", &file), Err(Error::NotConverted { .. })));
}

#[test]
fn a_scanned_page_that_nobody_can_see_is_told_and_the_others_are_read() {
    let mut pdf = Pdf::new();
    pdf.page(&line(85, 700, "THÔNG BÁO kết luận cuộc họp giao ban"), "", "");
    let entries =
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
    let picture = pdf.stream(entries, b"A");
    pdf.page("595 0 0 842 0 0 cm /P Do", "", &format!("/XObject << /P {picture} 0 R >>"));
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join("one-scanned-page.pdf");
    std::fs::write(&file, pdf.bytes()).expect("a file");
    // Tesseract has no data there, if it is installed.
    let told = std::process::Command::new(env!("CARGO_BIN_EXE_dondoc"))
        .args(["check", "--lang", "en"])
        .arg(&file)
        .env("TESSDATA_PREFIX", folder)
        .output()
        .expect("it runs");
    let words = String::from_utf8_lossy(&[told.stdout, told.stderr].concat()).into_owned();
    assert!(words.contains("page-not-read") && words.contains("page 2 of the file"), "{words}");
}
