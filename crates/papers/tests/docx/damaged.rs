//! Files that were damaged on the way, written badly, or made to do harm: each is read with the same words, or refused with
//! the message that fits. None is read as if it were whole where it is not.

use crate::common::{blocks_of, p};
use proptest::prelude::*;
use std::io::Write as _;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// The parts of a sound notice.
#[derive(Clone)]
struct Notice {
    members: Vec<(String, Vec<u8>)>,
    options: SimpleFileOptions,
}

const WORDS: [&str; 5] = [
    "THÔNG BÁO",
    "1. Văn phòng Sở báo cáo trước ngày 30/6/2024.",
    "[1] Gửi cả bản giấy.",
    "STT | Đơn vị",
    "1 | Thanh tra Sở",
];

const MAIN: &str = "word/document.xml";

fn body() -> String {
    let note = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>";
    let item = p("<w:numPr><w:numId w:val=\"1\"/></w:numPr>", "Văn phòng Sở báo cáo trước ngày 30/6/2024.");
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p("", words));
    [
        p("<w:pStyle w:val=\"T\"/>", "THÔNG BÁO"),
        item.replace("</w:p>", &format!("{note}</w:p>")),
        format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("STT"),
            cell("Đơn vị"),
            cell("1"),
            cell("Thanh tra Sở")
        ),
    ]
    .concat()
}

fn main_part(body: &str) -> String {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{namespace}\"><w:body>{body}</w:body></w:document>"
    )
}

impl Notice {
    fn new() -> Self {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relation = |kind: &str, target: &str| {
            format!("<Relationship Id=\"{kind}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
        };
        let relations = |all: &[String]| format!("<Relationships>{}</Relationships>", all.concat());
        let members = [
            ("[Content_Types].xml", "<Types/>".to_owned()),
            ("_rels/.rels", relations(&[relation("officeDocument", MAIN)])),
            (
                "word/_rels/document.xml.rels",
                relations(&[
                    relation("styles", "styles.xml"),
                    relation("numbering", "numbering.xml"),
                    relation("footnotes", "footnotes.xml"),
                    relation("theme", "theme/theme1.xml"),
                ]),
            ),
            (MAIN, main_part(&body())),
            ("word/styles.xml", "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style></w:styles>".to_owned()),
            ("word/numbering.xml", "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>".to_owned()),
            ("word/footnotes.xml", format!("<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>", p("", "Gửi cả bản giấy."))),
        ];
        let members = members.map(|(name, content)| (name.to_owned(), content.into_bytes())).to_vec();
        Self { members, options: SimpleFileOptions::default() }
    }

    fn part(&mut self, name: &str) -> &mut Vec<u8> {
        let found = self.members.iter_mut().find(|(one, _)| one == name);
        &mut found.expect("the notice has the part").1
    }

    /// The notice with a part written anew from its text.
    fn with(mut self, name: &str, change: impl FnOnce(String) -> String) -> Self {
        let part = self.part(name);
        *part = change(String::from_utf8(std::mem::take(part)).expect("a part is text")).into_bytes();
        self
    }

    fn with_body(self, body: &str) -> Self {
        self.with(MAIN, |_| main_part(body))
    }

    fn without(mut self, name: &str) -> Self {
        self.members.retain(|(one, _)| one != name);
        self
    }

    fn stored(self) -> Self {
        let options = self.options.compression_method(CompressionMethod::Stored);
        Self { options, ..self }
    }

    fn zip(&self) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, content) in &self.members {
            zip.start_file(name.as_str(), self.options).expect("member begins");
            zip.write_all(content).expect("member is written");
        }
        zip.finish().expect("archive ends").into_inner()
    }
}

fn position(bytes: &[u8], word: &[u8], from: usize) -> usize {
    let found = bytes[from..].windows(word.len()).position(|window| window == word);
    from + found.expect("the archive has it")
}

/// Bytes of the archive with all places of `from` replaced, as long as it.
fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

fn check(cases: Vec<(&str, Vec<u8>, &str)>) {
    for (what, bytes, expected) in cases {
        let read = match papers::read("thong-bao.docx", &bytes) {
            Ok(document) if blocks_of(&document) == WORDS => "same".to_owned(),
            Ok(document) => format!("{:?}", blocks_of(&document)),
            Err(error) => error.to_string().trim_start_matches("papers-error-").to_owned(),
        };
        assert_eq!(read, expected, "{what}");
    }
}

#[test]
fn archives_that_are_whole_in_spite_of_all() {
    let notice = Notice::new();
    let zip = notice.zip();
    let main = String::from_utf8(notice.clone().part(MAIN).clone()).expect("text");
    let units = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut wide = notice.clone();
    *wide.part(MAIN) = [b"\xff\xfe".to_vec(), units(&main)].concat();
    let mut marked = notice.clone();
    marked.part(MAIN).splice(..0, *b"\xef\xbb\xbf");
    let large = Notice { options: notice.options.large_file(true), ..notice.clone() };
    check(vec![
        ("untouched", zip.clone(), "same"),
        ("stored", notice.clone().stored().zip(), "same"),
        ("sizes of 64 bits", large.zip(), "same"),
        ("bytes behind the end", [zip.clone(), vec![b'\n'; 100]].concat(), "same"),
        ("no types", notice.clone().without("[Content_Types].xml").zip(), "same"),
        ("no relations of the file", notice.clone().without("_rels/.rels").zip(), "same"),
        ("no relations of the text", notice.clone().without("word/_rels/document.xml.rels").zip(), "same"),
        (
            "broken relations",
            notice.clone().with("_rels/.rels", |_| "<Relationships><".to_owned()).zip(),
            "same",
        ),
        (
            "slashes of Windows",
            replaced(replaced(zip.clone(), b"word/", b"word\\"), b"_rels/", b"_rels\\"),
            "same",
        ),
        ("names in capitals", replaced(zip, b"word/document", b"WORD/DOCUMENT"), "same"),
        ("UTF-16", wide.zip(), "same"),
        ("a byte order mark", marked.zip(), "same"),
        (
            "a theme that is broken",
            {
                let mut notice = notice.clone();
                notice.members.push(("word/theme/theme1.xml".to_owned(), b"<a:theme".to_vec()));
                notice.zip()
            },
            "same",
        ),
    ]);
}

#[test]
fn xml_that_is_whole_in_spite_of_all() {
    let notice = Notice::new();
    let main = |change: fn(String) -> String| notice.clone().with(MAIN, change).zip();
    check(vec![
        ("indented", main(|xml| xml.replace("><", ">\r\n  <")), "same"),
        ("single quotes", main(|xml| xml.replace('"', "'")), "same"),
        ("comments", main(|xml| xml.replace("<w:p>", "<!-- a --><?pi a?><w:p>")), "same"),
        ("a type of document", main(|xml| xml.replace("?>", "?><!DOCTYPE d>")), "same"),
        ("letters by number", main(|xml| xml.replace("ò", "&#xF2;").replace("á", "&#225;")), "same"),
        ("words as data", main(|xml| xml.replace("Đơn vị", "<![CDATA[Đơn vị]]>")), "same"),
        (
            "elements nobody knows",
            main(|xml| xml.replace("<w:p>", "<w:mới><x:y xmlns:x=\"z\">?</x:y></w:mới><w:p>")),
            "same",
        ),
        ("no declaration", main(|xml| xml.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "")), "same"),
        (
            "another namespace",
            main(|xml| xml.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "x")),
            "same",
        ),
        ("decomposed letters", main(|xml| xml.replace('ò', "o\u{300}").replace('á', "a\u{301}")), "same"),
    ]);
}

#[test]
fn damaged_archives_are_refused() {
    let notice = Notice::new();
    let stored = notice.clone().stored();
    let zip = notice.zip();
    let central = position(&zip, b"PK\x01\x02", 0);
    let end = position(&zip, b"PK\x05\x06", 0);
    let entry = b"PK\x01\x02";
    let with_flag = |flag: u8| {
        // The flags stand 6 bytes behind the beginning of a local header and 8 behind that of an entry.
        let mut bytes = zip.clone();
        for (mark, from) in [(&b"PK\x03\x04"[..], 6), (&entry[..], 8)] {
            for at in (0..bytes.len()).filter(|at| zip[*at..].starts_with(mark)) {
                bytes[at + from] |= flag;
            }
        }
        bytes
    };
    // A byte of the text's entry in the directory, counted back from its name.
    let in_entry = |back: usize, byte: u8| {
        let mut bytes = zip.clone();
        bytes[position(&zip, MAIN.as_bytes(), central) - back] = byte;
        bytes
    };
    check(vec![
        ("half", zip[..zip.len() / 2].to_vec(), "damaged part=zip"),
        ("no directory", zip[..central].to_vec(), "damaged part=zip"),
        ("half a directory", zip[..(central + end) / 2].to_vec(), "damaged part=zip"),
        ("the last byte is gone", zip[..zip.len() - 1].to_vec(), "damaged part=zip"),
        ("the beginning is gone", zip[100..].to_vec(), "not-text"),
        ("bytes in front", [b"From: a".to_vec(), vec![0; 200], zip.clone()].concat(), "not-text"),
        ("only the first bytes", b"PK\x03\x04".to_vec(), "damaged part=zip"),
        (
            "zeros behind a third",
            [zip[..zip.len() / 3].to_vec(), vec![0; zip.len() * 2 / 3]].concat(),
            "damaged part=zip",
        ),
        (
            "a letter of the text is another",
            replaced(stored.zip(), "THÔNG".as_bytes(), b"X"),
            "damaged part=word/document.xml",
        ),
        ("a wrong sum", in_entry(30, 0x55), "damaged part=word/document.xml"),
        ("packed in a way nobody knows", in_entry(36, 97), "damaged part=word/document.xml"),
        ("all encrypted", with_flag(1), "encrypted"),
        ("the text is missing", notice.clone().without(MAIN).zip(), "damaged part=word/document.xml"),
        (
            "the text is elsewhere",
            notice.clone().with("_rels/.rels", |xml| xml.replace(MAIN, "word/text.xml")).zip(),
            "damaged part=word/text.xml",
        ),
        (
            "the numbers are missing",
            notice.clone().without("word/numbering.xml").zip(),
            "damaged part=word/numbering.xml",
        ),
        (
            "the notes are missing",
            notice.clone().without("word/footnotes.xml").zip(),
            "damaged part=word/footnotes.xml",
        ),
        (
            "empty relations of the text",
            notice.clone().with("word/_rels/document.xml.rels", |_| String::new()).zip(),
            "damaged part=word/_rels/document.xml.rels",
        ),
    ]);
}

#[test]
fn damaged_parts_are_refused() {
    let notice = Notice::new();
    let with = |name: &str, change: fn(String) -> String| notice.clone().with(name, change).zip();
    let mut zeros = notice.clone();
    zeros.part(MAIN).fill(0);
    let mut latin = notice.clone();
    latin.part(MAIN).iter_mut().filter(|byte| **byte >= 0x80).for_each(|byte| *byte = 0xff);
    let main = "damaged part=word/document.xml";
    check(vec![
        ("an empty part", with(MAIN, |_| String::new()), main),
        ("white space", with(MAIN, |_| " \n ".to_owned()), main),
        ("zeros", zeros.zip(), main),
        ("no UTF-8", latin.zip(), main),
        ("no XML", with(MAIN, |_| "Văn phòng Sở".to_owned()), main),
        ("cut in the text", with(MAIN, |xml| xml[..xml.len() * 2 / 3].chars().collect()), main),
        (
            "cut behind an element",
            with(MAIN, |xml| xml[..xml.find("<w:tbl>").expect("a table")].to_owned()),
            main,
        ),
        ("an end of another element", with(MAIN, |xml| xml.replace("</w:tr>", "</w:tc>")), main),
        ("an element that does not end", with(MAIN, |xml| xml.replace("</w:body>", "")), main),
        ("a sign that is none", with(MAIN, |xml| xml.replace("THÔNG", "A & B")), main),
        ("an entity", with(MAIN, |xml| xml.replace("THÔNG", "&xxe;")), main),
        (
            "styles are cut",
            with("word/styles.xml", |xml| xml[..40].to_owned()),
            "damaged part=word/styles.xml",
        ),
        (
            "numbers are cut",
            with("word/numbering.xml", |xml| xml[..60].to_owned()),
            "damaged part=word/numbering.xml",
        ),
        (
            "notes are cut",
            with("word/footnotes.xml", |xml| xml[..60].to_owned()),
            "damaged part=word/footnotes.xml",
        ),
    ]);
}

#[test]
fn files_made_to_do_harm_are_refused() {
    let notice = Notice::new();
    let body = |body: &str| notice.clone().with_body(body).zip();
    let mut many = notice.clone();
    many.members.extend((0..20_001).map(|at| (format!("word/media/{at}.png"), Vec::new())));
    let nested = "<w:tbl><w:tr><w:tc>".repeat(20_000) + &"</w:tc></w:tr></w:tbl>".repeat(20_000);
    check(vec![
        ("no words", body(""), "empty"),
        ("only hidden words", body("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"), "empty"),
        ("nested without end", body(&nested), "too-complex"),
        ("a million paragraphs", body(&"<w:p/>".repeat(1_000_001)), "too-complex"),
        (
            "half a million cells",
            body(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(500_001))),
            "too-complex",
        ),
        ("tabs without end", body(&format!("<w:p>{}</w:p>", "<w:tab/>".repeat(2_000_001))), "too-complex"),
        ("too many members", many.zip(), "too-complex"),
        ("a part of 70 MB", body(&p("", &"a".repeat(70 << 20))), "inflated limit=67108864"),
        (
            "styles of 70 MB",
            notice.clone().with("word/styles.xml", |xml| xml + &" ".repeat(70 << 20)).zip(),
            "inflated limit=67108864",
        ),
    ]);
}

proptest! {
    /// Whatever happens to a byte: what is read is the whole notice, or nothing. (Two changes that give a part the same other
    /// name in both places where it stands are not seen: the part is then as good as not there.)
    #[test]
    fn a_notice_with_some_bytes_changed_is_read_whole_or_refused(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 1u8..), 1..2),
        cut in prop::option::of(any::<prop::sample::Index>()),
        stored in any::<bool>(),
    ) {
        let notice = Notice::new();
        let mut bytes = if stored { notice.stored().zip() } else { notice.zip() };
        for (at, change) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= change;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        // One or two bytes of an archive are a text, as far as anybody can tell.
        let archive = bytes.starts_with(b"PK\x03\x04");
        if archive && let Ok(document) = papers::read("thong-bao.docx", &bytes) {
            prop_assert_eq!(blocks_of(&document), WORDS);
        }
    }
}
