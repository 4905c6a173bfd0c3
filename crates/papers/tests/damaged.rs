//! A corpus of damaged files: some forty recipes for each format, and every file under every name. Each gives a reading or an
//! error that says what is wrong, never a panic. Which errors each format gives stands in `damaged.txt`, for a reviewer.

use papers::{Error, Ocr, Reader};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use testkit::{corpus, damage};

/// The files that are damaged, below `samples/forms`. Word files of 1997-2003 and .rtf, which another program has to open
/// first, have tests of their own.
const FILES: [(&str, &str); 12] = [
    ("docx", "giao-ban-thang-3/notice.docx"),
    ("odt", "giao-ban-thang-3/notice.odt"),
    ("html", "ke-hoach-chuyen-doi-so/notice.html"),
    ("md", "ke-hoach-chuyen-doi-so/notice.md"),
    ("txt", "giao-ban-thang-3/pdftotext.txt"),
    ("xlsx", "ke-hoach-chuyen-doi-so/sheet.xlsx"),
    ("xls", "ke-hoach-chuyen-doi-so/sheet.xls"),
    ("ods", "ke-hoach-chuyen-doi-so/sheet.ods"),
    ("pdf", "ket-luan-ngan/typst.pdf"),
    ("png", "ket-luan-ngan/line.png"),
    ("jpg", "ket-luan-ngan/line.jpg"),
    ("tif", "ket-luan-ngan/line.tif"),
];

/// The fewest recipes for a format.
const RECIPES: usize = 30;

#[test]
fn damaged_files_are_read_or_refused() {
    let mut table = String::new();
    for (format, file) in FILES {
        let damaged = damage::all(&bytes(file));
        assert!(damaged.len() >= RECIPES, "{format}");
        let outcomes: BTreeSet<&str> =
            damaged.iter().map(|damaged| outcome(&format!("a.{format}"), &damaged.bytes)).collect();
        let _ = writeln!(table, "{format}: {}", outcomes.into_iter().collect::<Vec<_>>().join(", "));
    }
    let golden = corpus::root().join("crates/papers/tests/damaged.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &table).expect("the project's folder can be written");
    }
    let wanted = std::fs::read_to_string(&golden).expect("damaged.txt");
    assert_eq!(table, wanted, "if this is right: UPDATE=1 cargo test -p papers --test damaged");
}

#[test]
fn a_wrong_name_changes_nothing() {
    // Text and Markdown are told apart by their names; all others say themselves what they are.
    for (format, file) in FILES.into_iter().filter(|(format, _)| !["md", "txt", "html"].contains(format)) {
        let bytes = bytes(file);
        let right = read(&format!("a.{format}"), &bytes);
        for (other, _) in FILES {
            assert_eq!(read(&format!("a.{other}"), &bytes), right, "{file} under the name a.{other}");
        }
        assert_eq!(read("a", &bytes), right, "{file} without a name");
    }
}

fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(corpus::root().join("samples/forms").join(file)).expect(file)
}

/// Reads a file without asking a reading machine, which would take a second for each.
fn read(name: &str, bytes: &[u8]) -> Result<blocks::Document, Error> {
    Reader::new().ocr(Ocr::Never).read(name, bytes)
}

fn outcome(name: &str, bytes: &[u8]) -> &'static str {
    match read(name, bytes) {
        Ok(_) => "read",
        Err(error) => error.key(),
    }
}
