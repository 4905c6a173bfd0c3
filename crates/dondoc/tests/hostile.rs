//! Files made to do harm: each is read by the real command in a process of its own, which must end in time, within its
//! memory, with a reading or an error.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::process::Command;
use std::time::Duration;
use testkit::watch::{self, Limits};
use zip::write::SimpleFileOptions;

/// What one file may take: a minute and a gibibyte. Without optimisation everything is slower.
const LIMITS: Limits =
    Limits { time: Duration::from_secs(if cfg!(debug_assertions) { 300 } else { 60 }), memory: 1 << 30 };

const WORD: &str =
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

#[test]
fn archives_that_unpack_without_end() {
    let zeros = vec![b' '; 200 << 20];
    let word = [WORD.as_bytes(), &zeros, b"</w:body></w:document>"].concat();
    harmless("a.docx", &archive(&[("word/document.xml", &word)]));
    harmless(
        "a.odt",
        &archive(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", &zeros)]),
    );
    harmless(
        "a.xlsx",
        &archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]),
    );
    let inner = archive(&[("word/document.xml", &word)]);
    let outer =
        archive(&[("word/document.xml", &inner), ("word/styles.xml", &inner), ("word/numbering.xml", &word)]);
    harmless("b.docx", &outer);
    harmless("c.docx", &overlapping());
}

#[test]
fn tables_nested_without_end() {
    let word = format!("{WORD}{}", "<w:tbl><w:tr><w:tc>".repeat(20_000));
    harmless("nested.docx", &archive(&[("word/document.xml", word.as_bytes())]));
    harmless("nested.html", "<table><tr><td>".repeat(20_000).as_bytes());
    harmless("spans.html", format!("<body>{}", "<b><div>".repeat(20_000)).as_bytes());
    harmless("nested.md", "<table><tr><td>".repeat(20_000).as_bytes());
    let open = "<table:table><table:table-row><table:table-cell>".repeat(20_000);
    let text = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:text>{open}"
    );
    let mimetype = b"application/vnd.oasis.opendocument.text";
    harmless("nested.odt", &archive(&[("mimetype", mimetype), ("content.xml", text.as_bytes())]));
}

#[test]
fn paragraphs_without_end() {
    let old = "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ";
    for (name, file) in [
        ("paragraph.docx", word(&paragraph(&times(SENTENCE, 60_000_000)))),
        ("old.docx", word(&paragraph(&times(old, 60_000_000)))),
        ("paragraph.html", format!("<p>{}", times(SENTENCE, 60_000_000)).into_bytes()),
        ("paragraph.txt", times(SENTENCE, 16_000_000).into_bytes()),
    ] {
        let said = harmless(name, &file);
        assert!(said.contains("over 16 MiB of words") || said.contains("over 1 MiB"), "{name}: {said}");
    }
    for (name, file) in [
        ("paragraphs.docx", word(&paragraph("Sở Y tế").repeat(900_000))),
        ("breaks.docx", word(&broken(900_000))),
    ] {
        let said = harmless(name, &file);
        assert!(said.contains("too many"), "{name}: {said}");
    }
}

#[test]
fn long_paragraphs_and_many_that_are_just_allowed() {
    harmless("long.docx", &word(&times(&paragraph(&times(SENTENCE, 1_000_000)), 16_000_000)));
    harmless("many.docx", &word(&paragraph("Sở Y tế").repeat(390_000)));
}

#[test]
fn lines_that_are_just_allowed() {
    let task = "- Phòng Kế hoạch báo cáo kết quả trước ngày 15/6/2025.\n";
    harmless("lines.txt", times(task, 16_000_000).as_bytes());
    harmless("lines.docx", &word(&broken(390_000)));
}

const SENTENCE: &str =
    "Phòng Kế hoạch phối hợp với các đơn vị rà soát, báo cáo kết quả trước ngày 15/6/2025, và ";

fn times(words: &str, bytes: usize) -> String {
    words.repeat(bytes / words.len())
}

fn word(paragraphs: &str) -> Vec<u8> {
    archive(&[("word/document.xml", format!("{WORD}{paragraphs}</w:body></w:document>").as_bytes())])
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// Paragraphs of a thousand lines each, broken by hand.
fn broken(lines: usize) -> String {
    paragraph(&"Sở Y báo cáo;</w:t><w:br/><w:t>".repeat(1_000)).repeat(lines / 1_000)
}

#[test]
fn a_sheet_of_a_million_rows() {
    let mut sheet =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            .to_owned();
    for row in 1..=1_048_576_u32 {
        // A String can always be written to.
        let _ = write!(sheet, "<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c></row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
                <sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                     <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
                     Target=\"worksheets/sheet1.xml\"/></Relationships>";
    harmless(
        "rows.xlsx",
        &archive(&[
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ]),
    );
    harmless("rows.csv", "1;2;3\n".repeat(200_000).as_bytes());
}

#[test]
fn pages_that_refer_to_themselves() {
    let catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>";
    let pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    for (name, objects) in [
        ("kids.pdf", vec![catalog, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
        (
            "parent.pdf",
            vec![
                catalog,
                "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>",
                "<< /Type /Page /Parent 2 0 R >>",
            ],
        ),
        ("count.pdf", vec![catalog, "<< /Type /Pages /Kids [] /Count 2000000000 >>"]),
        ("itself.pdf", vec!["1 0 R"]),
        (
            "form.pdf",
            vec![
                catalog,
                pages,
                page,
                "<< /Length 6 >>\nstream\n/F Do \nendstream",
                "<< /XObject << /F 6 0 R >> >>",
                "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R /Length 12 >>\nstream\n/F Do /F Do \nendstream",
            ],
        ),
        ("length.pdf", vec![catalog, pages, page, "<< /Length 4 0 R >>\nstream\nBT ET\nendstream", "<< >>"]),
        ("contents.pdf", vec![catalog, pages, page, "[4 0 R 4 0 R]", "<< >>"]),
        (
            "font.pdf",
            vec![
                catalog,
                pages,
                page,
                "<< /Length 40 >>\nstream\nBT /F 12 Tf 100 700 Td (Thong bao) Tj ET\nendstream",
                "<< /Font << /F 6 0 R >> >>",
                "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 6 0 R /DescendantFonts [6 0 R] /ToUnicode 6 0 R >>",
            ],
        ),
    ] {
        harmless(name, &pdf(&objects));
    }
    let around = String::from_utf8(pdf(&[catalog, pages])).expect("text");
    harmless("previous.pdf", around.replace("/Root", "/Prev 9 /Root").as_bytes());
    harmless("arrays.pdf", pdf(&[&"[".repeat(1_000_000)]).as_slice());
}

#[test]
fn pages_that_unpack_without_end() {
    let zeros = deflated(&deflated(&vec![b' '; 400 << 20]));
    let head = format!("<< /Length {} /Filter [/FlateDecode /FlateDecode] >>\nstream\n", zeros.len());
    let stream = [head.as_bytes(), &zeros, b"\nendstream"].concat();
    harmless(
        "stream.pdf",
        &pdf_of_bytes(&[
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            &stream,
        ]),
    );
    harmless(
        "picture.pdf",
        &pdf_of_bytes(&[
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>",
            b"<< /Length 24 >>\nstream\nq 595 0 0 842 0 0 cm /P Do Q\nendstream",
            b"<< /Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 3 >>\nstream\nabc\nendstream",
        ]),
    );
    harmless(
        "page.pdf",
        &pdf(&[
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1000000000 1000000000] >>",
        ]),
    );
}

#[test]
fn five_hundred_pages() {
    let kids: String = (0..500).map(|page| format!("{} 0 R ", 4 + 2 * page)).collect();
    let pages = format!("<< /Type /Pages /Kids [{kids}] /Count 500 >>");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        pages,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for page in 0..500 {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            5 + 2 * page
        ));
        let lines: String = (0..45)
            .map(|line| {
                format!(
                    "({page}.{line}. Cac don vi bao cao ket qua truoc ngay 15/6/2025 theo quy dinh) Tj T* "
                )
            })
            .collect();
        let content = format!("BT /F 11 Tf 16 TL 72 780 Td {lines} ET");
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    harmless("pages.pdf", &pdf(&objects));
}

#[test]
fn pictures_of_any_size() {
    // The head of a PNG of 60,000 by 60,000 dots, and of a TIFF of as many.
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([60_000_u32.to_be_bytes(), 60_000_u32.to_be_bytes()].concat());
    png.extend(b"\x08\x02\0\0\0\0\0\0\0");
    harmless("large.png", &png);
    let mut tiff = b"II*\0\x08\0\0\0\x04\0".to_vec();
    for (tag, value) in [(0x100_u16, 60_000_u32), (0x101, 60_000), (0x111, 8), (0x117, 4_000_000_000)] {
        tiff.extend([tag.to_le_bytes(), 4_u16.to_le_bytes()].concat());
        tiff.extend([1_u32.to_le_bytes(), value.to_le_bytes()].concat());
    }
    tiff.extend(8_u32.to_le_bytes());
    harmless("large.tif", &tiff);
}

/// Reads a file with the real command; it must end by itself, with a reading or an error. Returns the first letters that it said.
fn harmless(name: &str, bytes: &[u8]) -> String {
    let folder = std::env::temp_dir().join(format!("dondoc-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("the folder for temporary files can be written");
    let ended = watch::run(
        Command::new(env!("CARGO_BIN_EXE_dondoc")).args(["check", "--lang", "en"]).arg(&path),
        LIMITS,
    );
    // What is left behind in the folder for temporary files harms nobody.
    let _ = std::fs::remove_file(&path);
    let said: String = ended.output.chars().take(1000).collect();
    assert_eq!(ended.fault, None, "{name}: {} MiB, {:?}: {said}", ended.memory >> 20, ended.computed);
    assert!(!said.contains("made a mistake of its own"), "{name}: {said}");
    eprintln!(
        "{name}: {} MiB, {:?} of computing, {:?}, {:?}",
        ended.memory >> 20,
        ended.computed,
        ended.time,
        ended.code
    );
    said
}

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a new member");
        zip.write_all(bytes).expect("a member in memory");
    }
    zip.finish().expect("an archive in memory").into_inner()
}

/// An archive whose directory names one large member ten thousand times.
fn overlapping() -> Vec<u8> {
    let words = vec![b' '; 16 << 20];
    let one = archive(&[("word/document.xml", &words)]);
    let at = one.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").expect("a directory");
    let end = one.windows(4).rposition(|bytes| bytes == b"PK\x05\x06").expect("the directory's end");
    let entry = &one[at..end];
    let times = 10_000_u16;
    let mut bytes = one[..at].to_vec();
    for number in 0..times {
        let mut copy = entry.to_vec();
        if number > 0 {
            // The name stands behind 46 bytes.
            copy[46..46 + 5].copy_from_slice(format!("{number:05}").as_bytes());
        }
        bytes.extend(copy);
    }
    let size = u32::try_from(bytes.len() - at).expect("a small directory");
    let mut tail = one[end..].to_vec();
    tail[8..10].copy_from_slice(&times.to_le_bytes());
    tail[10..12].copy_from_slice(&times.to_le_bytes());
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    bytes.extend(tail);
    bytes
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).expect("packing in memory");
    packer.finish().expect("packing in memory")
}

fn pdf(objects: &[&str]) -> Vec<u8> {
    pdf_of_bytes(&objects.iter().map(|object| object.as_bytes()).collect::<Vec<_>>())
}

/// Writes objects with their numbers and a table of their places.
fn pdf_of_bytes(objects: &[&[u8]]) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        // A String can always be written to.
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        file.extend([format!("{} 0 obj\n", at + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let start = file.len();
    let tail = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend([table.into_bytes(), tail.into_bytes()].concat());
    file
}
