//! A program that is built without reading scans says so, and reads everything else: `cargo test -p papers --no-default-features
//! --test unseen`.
#![cfg(not(feature = "scans"))]

use papers::{Error, Ocr, Reader};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0000";

#[test]
fn a_picture_is_told_as_what_this_program_does_not_read() {
    assert_eq!(papers::read("a.png", PNG).err(), Some(Error::NotBuilt));
    assert_eq!(Reader::new().ocr(Ocr::Force).read("a.jpg", b"\xff\xd8\xff\xe0").err(), Some(Error::NotBuilt));
    assert_eq!(
        Reader::new().ocr(Ocr::Never).read("a.png", PNG).err(),
        Some(Error::Scan),
        "nobody asked for it"
    );
}

#[test]
fn words_of_a_pdf_are_read_and_its_pictures_are_not() {
    let words = include_bytes!("../../../samples/forms/ket-luan-ngan/libreoffice.pdf");
    let read = papers::read("notice.pdf", words).expect("it has words");
    assert!(!read.blocks.is_empty());
    let scan = include_bytes!("../../../samples/forms/ket-luan-ngan/scan.pdf");
    assert_eq!(papers::read("scan.pdf", scan).err(), Some(Error::NotBuilt));
}
