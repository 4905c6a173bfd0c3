//! Broken and hostile files: an error or a bounded reading, never a panic.

mod common;

use blocks::Text;
use common::{docx, p, texts};
use papers::Error;
use proptest::prelude::*;

#[test]
fn errors_say_what_is_wrong() {
    let ole = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 64]].concat();
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = [ole.clone(), wide].concat();
    let no_main = {
        let zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.finish().expect("an empty archive").into_inner()
    };
    for (name, bytes, key) in [
        ("a.txt", Vec::new(), "papers-error-empty"),
        ("a.txt", b" \n\t\r\n".to_vec(), "papers-error-empty"),
        ("a.docx", encrypted, "papers-error-encrypted"),
        ("a.doc", ole, "papers-error-damaged"),
        ("a.docx", b"%PDF-1.7".to_vec(), "papers-error-damaged"),
        ("a.docx", no_main, "papers-error-damaged"),
        ("a.docx", b"PK\x03\x04".to_vec(), "papers-error-damaged"),
        ("a.txt", vec![0; 100], "papers-error-not-text"),
        ("a.txt", vec![0xe1; 5000], "papers-error-not-text"),
        ("a.docx", docx("", &[]), "papers-error-empty"),
        ("a.docx", docx("<w:p><w:r>", &[]), "papers-error-damaged"),
    ] {
        let error = papers::read(name, &bytes).expect_err(key);
        assert_eq!(error.key(), key, "{name}: {error}");
    }
}

#[test]
fn files_of_other_programs_are_told_by_their_names() {
    let archive = |members: &[(&str, &str)]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, words) in members {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a new member");
            std::io::Write::write_all(&mut zip, words.as_bytes()).expect("a member in memory");
        }
        zip.finish().expect("an archive in memory").into_inner()
    };
    let mail = "Received: from a\r\nFrom: a@b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\
                Content-Transfer-Encoding: base64\r\n\r\nS8OtbmggZ+G7rWk=\r\n--x--";
    let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>";
    let wide: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, format) in [
        (mail.into(), "eml"),
        (xml.into(), "xml"),
        ([b"\xff\xfe".as_slice(), &wide].concat(), "xml"),
        (archive(&[("THONG BAO.doc", "a"), ("phu luc.txt", "b")]), "zip"),
        (archive(&[("Index/Document.iwa", "a")]), "pages"),
        (archive(&[("mimetype", "application/epub+zip")]), "epub"),
        (archive(&[("FixedDocSeq.fdseq", "a")]), "xps"),
        (common::compound("__properties_version1.0", &[0; 5_000]), "msg"),
        (b"\xffWPC\x10\0\0\0\x01\x0a".to_vec(), "wpd"),
        (b"\x31\xbe\0\0\0\xab".to_vec(), "wri"),
        (b"%!PS-Adobe-3.0\n".to_vec(), "ps"),
    ] {
        assert_eq!(papers::read("a.doc", &bytes).err(), Some(Error::Unsupported { format }));
    }
    let page = "<?xml version=\"1.0\"?><!DOCTYPE html><html><body><p>Kính gửi</p></body></html>";
    assert!(papers::read("a.xhtml", page.as_bytes()).is_ok());
    let words = "Gửi kèm mẫu:\nContent-Type: text/plain\n";
    assert!(papers::read("a.txt", words.as_bytes()).is_ok());
}

#[test]
fn a_part_that_unpacks_to_too_much_is_refused() {
    let bomb = p("", &"a".repeat(70 << 20));
    let bytes = docx(&bomb, &[]);
    assert!(bytes.len() < 1 << 20, "the archive is small");
    assert!(matches!(papers::read("a.docx", &bytes), Err(Error::Inflated { .. })));
}

#[test]
fn a_text_of_more_than_five_thousand_pages_is_refused() {
    let text = "Phòng\n".repeat((16 << 20) / 7 + 1);
    assert!(text.len() > 16 << 20);
    assert!(matches!(papers::read("a.txt", text.as_bytes()), Err(Error::TooLarge { .. })));
}

#[test]
fn tables_nested_without_end_are_refused() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(20_000) + &"</w:tc></w:tr></w:tbl>".repeat(20_000);
    assert_eq!(papers::read("a.docx", &docx(&deep, &[])), Err(Error::TooComplex));
    let html = "<table><tr><td>".repeat(20_000);
    assert!(papers::read("a.md", html.as_bytes()).is_ok());
}

#[test]
fn elements_where_none_belong_are_left_out() {
    for body in [
        "<w:tc><w:p><w:r><w:t>Một</w:t></w:r></w:p></w:tc><w:p><w:r><w:t>Hai</w:t></w:r></w:p>",
        "<w:tr><w:tbl><w:p><w:r><w:t>Một</w:t></w:r></w:p></w:tbl></w:tr><w:p><w:r><w:t>Hai</w:t></w:r></w:p>",
        "<w:p><w:p><w:p><w:r><w:t>Một</w:t></w:r></w:p></w:p></w:p><w:p><w:r><w:t>Hai</w:t></w:r></w:p>",
        "<w:t>Một</w:t><w:r><w:t>Một</w:t></w:r><w:p><w:r><w:t>Hai</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Hai</w:t></w:r></w:p>",
    ] {
        let document = papers::read("a.docx", &docx(body, &[])).expect("readable");
        assert!(common::blocks_of(&document).iter().any(|block| block == "Hai"), "{body}");
    }
}

#[test]
fn long_lines_and_many_marks_take_linear_time() {
    for unit in [
        "*",
        "**a",
        "[",
        "[a](",
        "<",
        "<td>",
        "&",
        "\\",
        "|a",
        "\t",
        "(",
        "“",
        "1. ",
        "- ",
        "#",
        "<table>",
        "a\n\n",
        "2\n",
        ";",
        "\"",
        "\"\n",
        "STT;Nội dung;Đơn vị;Hạn\n\"\n",
        "STT;Nội dung;Đơn vị;Hạn\n1;;;\n",
        "A ",
        "<!--",
        "<!--\n",
        "![](a)\n",
    ] {
        let input = unit.repeat(60_000 / unit.len());
        let _ = papers::read("a.md", input.as_bytes());
        let _ = papers::read("a.txt", input.as_bytes());
    }
}

/// Pieces that meet in real files, so that random texts exercise every rule.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("  \n".to_owned()),
        Just("\u{c}".to_owned()),
        Just("\r\n".to_owned()),
        Just("\t".to_owned()),
        Just("     ".to_owned()),
        prop::sample::select(vec![
            "UBND TỈNH LAM GIANG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số:",
            "/TB-SNV",
            "THÔNG BÁO",
            "Nơi nhận:",
            "- Lưu: VT, VP.",
            "TL. GIÁM ĐỐC",
            "Kính gửi:",
            "Căn cứ",
            "1.",
            "a)",
            "-",
            "+",
            "*",
            "**",
            "***",
            "#",
            "## ",
            "(*)",
            "|",
            "|---|",
            "<table>",
            "<tr>",
            "<td colspan=2>",
            "</table>",
            "<br>",
            "<b>",
            "</b>",
            "&amp;",
            "\\*",
            "2",
            "- 2 -",
            "Trang 3",
            "-----",
            "Phốihợp",
            "phối họp",
            "kê",
            "hoạch",
            "ngày l5/0l/2O26",
            "truớc",
            "X-",
            "quang",
            "Va\u{306}n",
            "co\u{323}\u{302}ng",
            "\u{ad}",
            "\u{a0}",
            "\u{200b}",
            "“",
            "”",
            "(",
            ")",
            ".",
            ";",
            ":",
            ",",
            "[",
            "](",
            "![",
            "https://a.example)",
            "STT;Nội dung;Đơn vị;Hạn",
            "\n1;Lập hồ sơ;\"A; B\";30/4\n",
            "\n2;;-;\n",
            ";;;",
            "STT | Việc\n--- | ---\n",
            "C H Ỉ   T H Ị",
            "T H Ô N G B Á O",
            "<!--",
            "-->",
            "\"",
        ])
        .prop_map(str::to_owned),
        "[A-Za-zăâđêôơưáàảãạ ]{1,40}",
        "\\PC{0,8}",
    ]
}

fn increases(text: &Text) -> bool {
    let offsets: Vec<usize> = text.as_str().char_indices().map(|(at, _)| text.input_offset(at)).collect();
    offsets.windows(2).all(|pair| pair[0] <= pair[1])
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        for name in ["a.txt", "a.md", "a.docx"] {
            let _ = papers::read(name, &bytes);
        }
    }

    #[test]
    fn offsets_increase_and_lead_to_their_letters(pieces in prop::collection::vec(piece(), 0..60)) {
        let input = pieces.join(" ");
        let letters: Vec<char> = input.chars().collect();
        for name in ["a.txt", "a.md"] {
            let Ok(document) = papers::read(name, input.as_bytes()) else { continue };
            for text in texts(&document) {
                prop_assert!(increases(text), "{}: {}", name, text.as_str());
                for (at, letter) in text.as_str().char_indices().filter(|(_, letter)| letter.is_ascii_alphanumeric()) {
                    let found = letters[text.input_offset(at)];
                    prop_assert!(common::is_mended(found, letter), "{}: {}", name, text.as_str());
                }
            }
        }
    }

    #[test]
    fn texts_are_composed_and_trimmed(pieces in prop::collection::vec(piece(), 0..60)) {
        let input = pieces.concat();
        for name in ["a.txt", "a.md"] {
            let Ok(document) = papers::read(name, input.as_bytes()) else { continue };
            for text in texts(&document) {
                prop_assert_eq!(viet::fold::nfc(text.as_str()), text.as_str());
                prop_assert_eq!(text.as_str().trim(), text.as_str());
                prop_assert!(!text.as_str().contains("  "), "{:?}", text.as_str());
                for mark in text.marks() {
                    prop_assert!(text.as_str().get(mark.range.clone()).is_some_and(|words| !words.is_empty()));
                }
            }
        }
    }

    #[test]
    fn damaged_word_files_are_read_or_refused(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let mut bytes = sample();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = papers::read("a.docx", &bytes);
    }

    #[test]
    fn damaged_xml_is_read_or_refused(at in any::<prop::sample::Index>(), with in "[<>/w:a-z&;\"= 0-9]{0,12}", take in 0usize..30) {
        let mut body: Vec<char> = SAMPLE.chars().collect();
        let from = at.index(body.len());
        let to = (from + take).min(body.len());
        body.splice(from..to, with.chars());
        let _ = papers::read("a.docx", &docx(&body.into_iter().collect::<String>(), &[]));
    }
}

const SAMPLE: &str = r#"<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Văn phòng</w:t><w:br/><w:t>Sở</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p>"#;

fn sample() -> Vec<u8> {
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    docx(SAMPLE, &[("word/numbering.xml", numbering)])
}
