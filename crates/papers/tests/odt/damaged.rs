//! Files that are broken or mean harm: an error that says so, or the words that can be read.

use crate::common::blocks_of;
use crate::{MIMETYPE, content, zip};
use proptest::prelude::*;

/// What must come of a file: the key of an error, or words.
enum Expect {
    Error(&'static str),
    Words(&'static str),
}
use Expect::{Error, Words};

const NOTICE: &str = "<text:h text:outline-level=\"1\">THÔNG BÁO</text:h><text:p>Giao Văn phòng Sở báo cáo trước ngày 15/3/2024.</text:p>";

fn odt(content: &str) -> Vec<u8> {
    zip(&[("mimetype", MIMETYPE), ("content.xml", content)])
}

fn good() -> Vec<u8> {
    odt(&content("", NOTICE))
}

fn nested(open: &str, close: &str, depth: usize, inner: &str) -> Vec<u8> {
    odt(&content("", &(open.repeat(depth) + inner + &close.repeat(depth))))
}

fn with_manifest(manifest: &str) -> Vec<u8> {
    zip(&[("mimetype", MIMETYPE), ("META-INF/manifest.xml", manifest), ("content.xml", &content("", NOTICE))])
}

fn with_styles(styles: &str) -> Vec<u8> {
    zip(&[("mimetype", MIMETYPE), ("content.xml", &content("", NOTICE)), ("styles.xml", styles)])
}

fn styled(styles: &str, text: &str) -> Vec<u8> {
    odt(&content(styles, text))
}

/// Cuts a file behind so many thousandths of it.
fn cut(bytes: Vec<u8>, thousandths: usize) -> Vec<u8> {
    let end = bytes.len() * thousandths / 1000;
    bytes[..end].to_vec()
}

fn cells(attributes: &str) -> Vec<u8> {
    let cell = format!("<table:table-cell {attributes}><text:p>ô</text:p></table:table-cell>");
    odt(&content("", &format!("<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>")))
}

#[test]
fn damaged_files() {
    let xml = content("", NOTICE);
    let flat = xml.replace("document-content", "document").replacen(
        "<office:document ",
        &format!("<office:document office:mimetype=\"{MIMETYPE}\" "),
        1,
    );
    let damaged = "papers-error-damaged";
    let complex = "papers-error-too-complex";
    let cases: Vec<(&str, Vec<u8>, Expect)> = vec![
        ("whole", good(), Words("báo cáo trước ngày 15/3/2024")),
        ("cut in the directory", cut(good(), 960), Error(damaged)),
        ("cut in the text", cut(good(), 400), Error(damaged)),
        ("only the first bytes", good()[..30].to_vec(), Error(damaged)),
        ("no text", zip(&[("mimetype", MIMETYPE)]), Error(damaged)),
        (
            "no kind",
            zip(&[("content.xml", &xml), ("META-INF/manifest.xml", "opendocument.text")]),
            Words("Giao Văn phòng Sở"),
        ),
        (
            "another kind",
            zip(&[("mimetype", "application/vnd.oasis.opendocument.graphics"), ("content.xml", &xml)]),
            Error("papers-error-unsupported"),
        ),
        (
            "a presentation",
            zip(&[("mimetype", "application/vnd.oasis.opendocument.presentation"), ("content.xml", &xml)]),
            Error("papers-error-unsupported"),
        ),
        ("encrypted", with_manifest("<manifest:encryption-data/>"), Error("papers-error-encrypted")),
        ("a manifest that is none", with_manifest("\u{1}<"), Words("Giao Văn phòng Sở")),
        ("empty text", odt(&content("", "")), Error("papers-error-empty")),
        ("text of nothing", odt(""), Error(damaged)),
        ("text of spaces", odt(" \n "), Error(damaged)),
        ("text that is no XML", odt("Kính gửi"), Error(damaged)),
        ("text of zeros", odt(&"\0".repeat(4000)), Error(damaged)),
        ("another root", odt("<html><body>Xin chào</body></html>"), Error("papers-error-empty")),
        ("a tag that is not closed", odt(&xml.replace("</text:p>", "")), Error(damaged)),
        ("tags that cross", odt(&xml.replace("</text:h><text:p>", "<text:p></text:h>")), Error(damaged)),
        ("cut XML", odt(&xml[..xml.len() - 20]), Error(damaged)),
        ("an entity of its own", odt(&xml.replace("Giao", "&giao;")), Error(damaged)),
        (
            "an entity bomb",
            odt(&format!(
                "<!DOCTYPE x [<!ENTITY a \"{}\">]>{}",
                "&b;".repeat(1000),
                xml.replace("Giao", "&a;")
            )),
            Error(damaged),
        ),
        ("a number that is no letter", odt(&xml.replace("Giao", "&#x110000;")), Error(damaged)),
        ("styles that are no XML", with_styles("<office:document-styles"), Error(damaged)),
        ("styles of another kind", with_styles("<a><b/></a>"), Words("Giao Văn phòng Sở")),
        ("sections in sections", nested("<text:section>", "</text:section>", 20_000, NOTICE), Error(complex)),
        (
            "spans in spans",
            nested("<text:p><text:span>", "</text:span></text:p>", 20_000, "x"),
            Error(complex),
        ),
        (
            "tables in tables",
            nested(
                "<table:table><table:table-row><table:table-cell>",
                "</table:table-cell></table:table-row></table:table>",
                20_000,
                NOTICE,
            ),
            Error(complex),
        ),
        (
            "lists in lists",
            nested("<text:list><text:list-item>", "</text:list-item></text:list>", 100, NOTICE),
            Words("Giao Văn phòng Sở"),
        ),
        (
            "tables, still read",
            nested(
                "<table:table><table:table-row><table:table-cell>",
                "</table:table-cell></table:table-row></table:table>",
                60,
                NOTICE,
            ),
            Words("Giao Văn phòng Sở"),
        ),
        (
            "notes in notes",
            nested(
                "<text:p>a<text:note><text:note-body>",
                "</text:note-body></text:note></text:p>",
                50,
                NOTICE,
            ),
            Words("Giao Văn phòng Sở"),
        ),
        ("a cell repeated without end", cells("table:number-columns-repeated=\"4294967295\""), Words("ô")),
        (
            "a cell over all columns",
            cells("table:number-columns-spanned=\"4294967295\" table:number-rows-spanned=\"4294967295\""),
            Words("ô"),
        ),
        (
            "a cell of no columns",
            cells("table:number-columns-spanned=\"0\" table:number-rows-spanned=\"-1\""),
            Words("ô"),
        ),
        (
            "cells without number",
            odt(&content(
                "",
                &format!(
                    "<table:table><table:table-row>{}</table:table-row></table:table>",
                    "<table:table-cell/>".repeat(600_000)
                ),
            )),
            Error(complex),
        ),
        (
            "a cell without table",
            odt(&content("", "<table:table-cell><text:p>lạc</text:p></table:table-cell>")),
            Words("lạc"),
        ),
        (
            "a row without table",
            odt(&content(
                "",
                &format!(
                    "<table:table-row><table:table-cell><text:p>lạc</text:p></table:table-cell></table:table-row>{NOTICE}"
                ),
            )),
            Words("Giao Văn phòng Sở"),
        ),
        (
            "a level without end",
            styled(
                "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"4000000000\" style:num-format=\"1\"/></text:list-style>",
                NOTICE,
            ),
            Words("Giao Văn phòng Sở"),
        ),
        (
            "a label of all levels",
            styled(
                "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" text:display-levels=\"4000000000\"/></text:list-style>",
                &format!(
                    "<text:list text:style-name=\"L\"><text:list-item>{NOTICE}</text:list-item></text:list>"
                ),
            ),
            Words("1 THÔNG BÁO"),
        ),
        (
            "a start at the end of numbers",
            styled(
                "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"i\" text:start-value=\"4294967295\"/></text:list-style>",
                &format!(
                    "<text:list text:style-name=\"L\"><text:list-item>{NOTICE}</text:list-item><text:list-item>{NOTICE}</text:list-item></text:list>"
                ),
            ),
            Words("4294967295 THÔNG BÁO"),
        ),
        (
            "a list that continues itself",
            odt(&content(
                "",
                &format!(
                    "<text:list xml:id=\"a\" text:continue-list=\"a\"><text:list-item>{NOTICE}</text:list-item></text:list>"
                ),
            )),
            Words("Giao Văn phòng Sở"),
        ),
        (
            "styles in a ring",
            styled(
                "<style:style style:name=\"A\" style:family=\"text\" style:parent-style-name=\"A\"/>",
                &NOTICE.replace("Giao", "<text:span text:style-name=\"A\">Giao</text:span>"),
            ),
            Words("Giao Văn phòng Sở"),
        ),
        (
            "a value of megabytes",
            odt(&xml.replace("<text:p>", &format!("<text:p text:style-name=\"{}\">", "a".repeat(8 << 20)))),
            Words("Giao Văn phòng Sở"),
        ),
        (
            "very many empty paragraphs",
            odt(&content("", &("<text:p/>".repeat(300_000) + NOTICE))),
            Words("Giao Văn phòng Sở"),
        ),
        (
            "more paragraphs than anybody writes",
            odt(&content("", &"<text:p/>".repeat(400_001))),
            Error(complex),
        ),
        (
            "more tabs than anybody types",
            odt(&content("", &format!("<text:p>{}</text:p>", "<text:tab/>".repeat(2_000_001)))),
            Error(complex),
        ),
        ("more than is unpacked", odt(&content("", &" ".repeat(65 << 20))), Error("papers-error-inflated")),
        ("a flat file", flat.clone().into_bytes(), Words("Giao Văn phòng Sở")),
        ("a flat file that is cut", flat.as_bytes()[..flat.len() - 9].to_vec(), Error(damaged)),
        (
            "a flat sheet",
            flat.replace("opendocument.text\"", "opendocument.spreadsheet\"").into_bytes(),
            Error("papers-error-unsupported"),
        ),
    ];
    assert!(cases.len() > 30);
    let mut wrong = Vec::new();
    for (name, bytes, expected) in cases {
        match (papers::read("a.odt", &bytes), expected) {
            (Ok(document), Words(words)) if blocks_of(&document).join("\n").contains(words) => {}
            (Err(error), Error(key)) if error.key() == key => {}
            (read, _) => wrong.push((name, read.map(|document| blocks_of(&document).concat().len()))),
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// XML with letters changed, lost or doubled is read or refused.
    #[test]
    fn changed_xml_never_panics(changes in prop::collection::vec((any::<prop::sample::Index>(), 0u8..4, any::<u8>()), 1..12)) {
        let mut bytes = content("<style:style style:name=\"A\" style:family=\"text\"/>", NOTICE).into_bytes();
        for (at, how, value) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = value,
                1 if bytes.len() > 1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, value),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let part = String::from_utf8_lossy(&bytes).into_owned();
        let _ = papers::read("a.odt", &odt(&part));
    }

    /// Archives with changed bytes are read or refused.
    #[test]
    fn changed_archives_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = good();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let _ = papers::read("a.odt", &bytes);
    }
}
