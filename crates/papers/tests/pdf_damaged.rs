//! PDF files that are damaged, or made to do harm: a clear error or a bounded reading, never a panic.

mod common;

use common::blocks_of;
use common::pdf::{FONT, Pdf, line, lines};
use papers::Error;
use proptest::prelude::*;

fn read(file: &[u8]) -> Result<Vec<String>, Error> {
    papers::read("van-ban.pdf", file).map(|document| blocks_of(&document))
}

fn damaged() -> Error {
    Error::Damaged { part: "PDF".to_owned() }
}

fn notice() -> Vec<u8> {
    lines(&["THÔNG BÁO", "Kết luận của Giám đốc Sở"])
}

/// Returns the file with one word of it replaced by another.
fn with(file: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = file.windows(from.len()).position(|part| part == from.as_bytes()).expect("the word is there");
    [&file[..at], to.as_bytes(), &file[at + from.len()..]].concat()
}

/// Returns the words that are found.
fn found(file: &[u8]) -> String {
    read(file).expect("it is readable").join("\n")
}

#[test]
fn a_name_alone_is_no_file() {
    for file in [&b"%PDF-1.7"[..], b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"] {
        assert_eq!(read(file), Err(damaged()));
    }
}

#[test]
fn a_file_that_ends_too_early_is_read_as_far_as_it_goes() {
    let file = notice();
    let table = file.windows(4).position(|part| part == b"xref").expect("a table");
    assert!(found(&file[..table]).contains("THÔNG BÁO"));
    assert_eq!(read(&file[..200]), Err(damaged()));
}

#[test]
fn lines_before_the_name_do_not_matter() {
    let file = [b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n".as_slice(), &notice()].concat();
    assert!(found(&file).contains("THÔNG BÁO"));
}

#[test]
fn a_wrong_table_of_objects_is_made_anew() {
    for (from, to) in
        [("startxref\n", "startxref\n9"), ("xref\n0 ", "xref\n7 "), ("0000000009", "0000000077")]
    {
        assert!(found(&with(&notice(), from, to)).contains("THÔNG BÁO"), "{from}");
    }
}

#[test]
fn a_wrong_length_is_not_believed() {
    for length in ["/Length 1", "/Length 99999", "/Length -5", "/Length 6 0 R"] {
        assert!(found(&with(&notice(), "/Length 1", length)).contains("THÔNG BÁO"), "{length}");
    }
}

#[test]
fn pages_that_hold_themselves_are_read_once() {
    let mut pdf = Pdf::new();
    let page = pdf.page(&line(85, 700, "THÔNG BÁO"), "", "");
    pdf.set(2, format!("<< /Type /Pages /Count 3 /Kids [2 0 R {page} 0 R 2 0 R {page} 0 R] >>"));
    assert_eq!(found(&pdf.bytes()), "THÔNG BÁO");
}

#[test]
fn forms_that_draw_themselves_end() {
    let mut pdf = Pdf::new();
    let form = pdf.stream("", b"");
    let words = line(85, 700, "THÔNG BÁO");
    let content = format!("/X Do /X Do {words}");
    let resources = format!("/Resources << /XObject << /X {form} 0 R >> /Font << /F {FONT} 0 R >> >>");
    pdf.set(
        form,
        format!(
            "<< /Subtype /Form /BBox [0 0 595 842] {resources} /Length {} >> stream\n{content}\nendstream",
            content.len()
        ),
    );
    pdf.page("/X Do", "", &format!("/XObject << /X {form} 0 R >>"));
    assert_eq!(found(&pdf.bytes()), "THÔNG BÁO");
}

#[test]
fn forms_that_draw_others_twice_are_refused() {
    let mut pdf = Pdf::new();
    let words = line(85, 700, "THÔNG BÁO");
    let mut form = pdf.stream("/Subtype /Form /BBox [0 0 595 842]", words.as_bytes());
    for _ in 0..40 {
        let resources = format!("/Resources << /XObject << /X {form} 0 R >> >>");
        form = pdf.stream(&format!("/Subtype /Form /BBox [0 0 595 842] {resources}"), b"/X Do /X Do");
    }
    pdf.page("/X Do", "", &format!("/XObject << /X {form} 0 R >>"));
    // More is drawn than any page holds, and there is no other page.
    assert_eq!(read(&pdf.bytes()), Err(damaged()));
}

#[test]
fn fonts_and_resources_that_name_themselves_end() {
    let mut pdf = Pdf::new();
    pdf.set(4, "4 0 R");
    pdf.page(&line(85, 700, "A"), "", "");
    let _ = read(&pdf.bytes());
    let mut pdf = Pdf::new();
    let page = pdf.page(&line(85, 700, "A"), "", "");
    pdf.set(page, format!("<< /Type /Page /Parent {page} 0 R /Contents {page} 0 R /Resources {page} 0 R >>"));
    let _ = read(&pdf.bytes());
}

#[test]
fn deep_brackets_end() {
    for (open, close) in [("[", "]"), ("<<", ">>"), ("<</A", ">>"), ("(", ")"), ("q ", "Q "), ("BT ", "ET ")]
    {
        let mut pdf = Pdf::new();
        let deep = [open.repeat(200_000), close.repeat(200_000)].concat();
        pdf.page(&format!("{deep} {}", line(85, 700, "A")), "", "");
        let _ = read(&pdf.bytes());
        let mut pdf = Pdf::new();
        pdf.page(&line(85, 700, "A"), &format!("/Deep {deep}"), "");
        let _ = read(&pdf.bytes());
    }
}

#[test]
fn many_pages_are_read_and_too_many_refused() {
    let pages = |count: usize| {
        let mut pdf = Pdf::new();
        let page = pdf.page(&line(85, 700, "Kết luận số"), "", "");
        let kids = "<< /Type /Page /Parent 2 0 R /Contents 6 0 R >> ".repeat(count);
        pdf.set(
            2,
            format!("<< /Type /Pages /Count {count} /Kids [{page} 0 R {kids}] /MediaBox [0 0 595 842] >>"),
        );
        pdf.bytes()
    };
    let document = papers::read("a.pdf", &pages(500)).expect("a long file");
    assert_eq!(document.blocks[0].page, Some(1));
    assert_eq!(read(&pages(3_000)), Err(Error::TooComplex));
}

#[test]
fn a_password_is_asked_for() {
    let protected = format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> /ID [<00> <00>] /Size",
        "5a".repeat(32)
    );
    assert_eq!(read(&with(&notice(), "/Size", &protected)), Err(Error::Encrypted));
}

/// A file as `owner`, `user` and `content` (in hexadecimal) encrypt it: RC4 with 40 bits, by the second revision.
fn encrypted(owner: &str, user: &str, content: &str) -> Vec<u8> {
    let mut pdf = Pdf::default();
    pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.add("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
    let font = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >>";
    pdf.add(format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {font} >>"
    ));
    let byte = |at| u8::from_str_radix(&content[at..at + 2], 16).expect("hexadecimal digits");
    assert_eq!(pdf.stream("", &(0..content.len()).step_by(2).map(byte).collect::<Vec<u8>>()), 4);
    let encryption = format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner}> /U <{user}> /P -44 >> /ID [<{0}> <{0}>] /Size",
        "00".repeat(16)
    );
    with(&pdf.bytes(), "/Size", &encryption)
}

#[test]
fn a_file_that_only_its_owner_may_change_is_read_without_a_password() {
    // The owner's password is "chu so huu", the user's is empty: readers open the file without asking.
    let file = encrypted(
        "1b7024d75e6df20e01b90f54855f539251cec4bb619c65929fe1f77a7d7d585f",
        "addbaeee036f6a8b15def88fb04dd3325bed9b7481d332f6e068c195830ffdcd",
        "d3281673c39706bcdc49d2abed74f06af19c1451b33f545d1350a4a59356384060ede85fa46bd2331fba23907cd41f2f",
    );
    assert_eq!(read(&file), Ok(vec!["Notice 12/TB-SKHCN".to_owned()]));
    // The same with the user's password "mat khau".
    let file = encrypted(
        "5eae1ea97b70193a4d060f5c34d0d8db1be08a5b4e0e5a1a9ec35e32c9460fa5",
        "eb3018b8c9c167267bd401ac20c19f4642d5f0d73e952583df455dd673f3a65f",
        "06b3ed0ec935d1dcc3c3768f3901ccf66fb8c48838a3bf4c18c1504ad14cccd941929d8997ff911a12dcaf01105fecbb",
    );
    assert_eq!(read(&file), Err(Error::Encrypted));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bytes_do_no_harm(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30)) {
        let mut file = notice();
        for (index, byte) in flips {
            let at = index.index(file.len());
            file[at] = byte;
        }
        let _ = read(&file);
    }

    #[test]
    fn cut_files_do_no_harm(from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let file = notice();
        let (from, to) = (from.index(file.len()), to.index(file.len()));
        let _ = read(&[&file[..from.min(to)], &file[from.max(to)..]].concat());
        let _ = read(&file[..from]);
    }
}
