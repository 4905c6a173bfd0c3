//! The parts of a Word file: where they stand, how they are packed, what their XML is called.

use crate::common::{blocks_of, docx, p, word};
use papers::Error;
use std::io::Write as _;
use zip::write::SimpleFileOptions;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A whole main part with one paragraph.
fn main_part(words: &str) -> String {
    format!(
        "<w:document xmlns:w=\"{MAIN}\"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
    )
}

fn archive(members: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(*name, options).expect("member begins");
        zip.write_all(content).expect("member is written");
    }
    zip.finish().expect("archive ends").into_inner()
}

fn words_of(bytes: &[u8]) -> Vec<String> {
    blocks_of(&papers::read("van-ban.docx", bytes).expect("readable"))
}

#[test]
fn other_prefixes_and_places_of_the_main_part() {
    let main = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r><x:t>Văn phòng</x:t></x:r></x:p></x:body></x:document>";
    for target in ["/word/document2.xml", "word/document2.xml", "word\\document2.xml", "./Word/Document2.xml"]
    {
        let relations = format!(
            "<Relationships><Relationship Type=\"http://schemas/officeDocument\" Target=\"{target}\"/></Relationships>"
        );
        let bytes = docx("", &[("word/document2.xml", main), ("_rels/.rels", &relations)]);
        assert_eq!(words_of(&bytes), ["Văn phòng"], "{target}");
    }
}

#[test]
fn styles_and_lists_stand_where_the_relations_say() {
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/numbering" Target="../lists/list1.xml"/>
<Relationship Id="rId2" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/numbering" TargetMode="External" Target="http://a.example/"/></Relationships>"#;
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let body = p(r#"<w:numPr><w:numId w:val="1"/></w:numPr>"#, "Phạm vi");
    let document =
        word(&body, &[("word/_rels/document.xml.rels", relations), ("lists/list1.xml", numbering)]);
    assert_eq!(blocks_of(&document), ["Điều 1. Phạm vi"]);
}

#[test]
fn names_of_members_differ_in_slashes_and_case() {
    let main = main_part("Thanh tra Sở");
    for name in ["word\\document.xml", "/word/document.xml", "Word/Document.xml"] {
        let bytes = archive(&[(name, main.as_bytes())], SimpleFileOptions::default());
        assert_eq!(words_of(&bytes), ["Thanh tra Sở"], "{name}");
    }
}

#[test]
fn members_are_stored_packed_or_large() {
    let main = main_part("Thanh tra Sở");
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for options in [stored, SimpleFileOptions::default(), SimpleFileOptions::default().large_file(true)] {
        let bytes = archive(&[("word/document.xml", main.as_bytes())], options);
        assert_eq!(words_of(&bytes), ["Thanh tra Sở"]);
    }
}

#[test]
fn members_written_as_a_stream_have_their_sizes_behind_them() {
    let mut zip = zip::ZipWriter::new_stream(Vec::new());
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("member begins");
    zip.write_all(main_part("Thanh tra Sở").as_bytes()).expect("member is written");
    let bytes = zip.finish().expect("archive ends").into_inner();
    assert_eq!(words_of(&bytes), ["Thanh tra Sở"]);
}

#[test]
fn parts_in_utf_16_with_and_without_a_mark() {
    let main = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{}", main_part("Đôn đốc, ủy quyền"));
    let units: Vec<u16> = main.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let marked = [b"\xff\xfe".as_slice(), &little].concat();
    for bytes in [little, big, marked] {
        let bytes = archive(&[("word/document.xml", &bytes)], SimpleFileOptions::default());
        assert_eq!(words_of(&bytes), ["Đôn đốc, ủy quyền"]);
    }
}

#[test]
fn prefixes_mean_what_the_file_says_where_it_says_so() {
    let main = format!(
        r#"<ns0:document xmlns:ns0="{MAIN}" xmlns:ns1="http://schemas.openxmlformats.org/markup-compatibility/2006"><ns0:body>
<ns0:p><ns0:r><ns0:t>Neo</ns0:t></ns0:r><ns0:r><ns1:AlternateContent>
<ns1:Choice Requires="wps"><x:txbx xmlns:x="s"><ns0:txbxContent><ns0:p><ns0:r><ns0:t>Số: 12/TB-SNV</ns0:t></ns0:r></ns0:p></ns0:txbxContent></x:txbx></ns1:Choice>
<ns1:Fallback><ns0:pict><ns0:txbxContent><ns0:p><ns0:r><ns0:t>Số: 12/TB-SNV</ns0:t></ns0:r></ns0:p></ns0:txbxContent></ns0:pict></ns1:Fallback>
</ns1:AlternateContent></ns0:r></ns0:p>
<p xmlns="{MAIN}"><r><t>Sở</t></r></p><ns0:p><ns0:r><q:t xmlns:q="{MAIN}">Tài</q:t><q:t xmlns:q="khác">bỏ</q:t><ns0:t> chính</ns0:t></ns0:r></ns0:p>
</ns0:body></ns0:document>"#
    );
    let bytes = archive(&[("word/document.xml", main.as_bytes())], SimpleFileOptions::default());
    assert_eq!(words_of(&bytes), ["Neo", "Số: 12/TB-SNV", "Sở", "Tài chính"]);
}

#[test]
fn of_contents_to_choose_from_one_is_read() {
    let choice = |needs: &str, words: &str| {
        format!("<mc:Choice Requires=\"{needs}\"><w:r><w:t>{words}</w:t></w:r></mc:Choice>")
    };
    let body = |choices: &str| {
        format!(
            "<w:p><mc:AlternateContent>{choices}<mc:Fallback><w:r><w:t>dự phòng</w:t></w:r></mc:Fallback></mc:AlternateContent><w:r><w:t>, sau</w:t></w:r></w:p>"
        )
    };
    for (choices, read) in [
        (choice("wps", "một") + &choice("wpg", "hai"), "một, sau"),
        (choice("w16se", "biểu tượng"), "dự phòng, sau"),
        (String::new(), "dự phòng, sau"),
    ] {
        assert_eq!(blocks_of(&word(&body(&choices), &[])), [read]);
    }
}

#[test]
fn a_file_that_names_entities_is_refused() {
    let main = format!(
        "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>{}",
        main_part("Trước &b; sau")
    );
    let bytes = archive(&[("word/document.xml", main.as_bytes())], SimpleFileOptions::default());
    assert_eq!(papers::read("a.docx", &bytes), Err(Error::Damaged { part: "word/document.xml".to_owned() }));
}

#[test]
fn a_letterhead_in_the_header_of_the_first_page_stands_in_front() {
    let relations = r#"<Relationships>
<Relationship Id="rId1" Type="http://x/header" Target="header1.xml"/><Relationship Id="rId2" Type="http://x/header" Target="header2.xml"/></Relationships>"#;
    let header = |lines: &[&str]| {
        let lines: String = lines.iter().map(|line| p("", line)).collect();
        format!("<w:hdr xmlns:w=\"{MAIN}\">{lines}</w:hdr>")
    };
    let letterhead = [
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/TB-SNV",
        "Lam Giang, ngày 5 tháng 3 năm 2024",
    ];
    let (first, usual) = (header(&letterhead), header(&["Sở Nội vụ - Trang 2"]));
    let section = |own: &str| {
        format!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId1"/>{own}<w:sectPrChange><w:sectPr><w:headerReference w:type="first" r:id="rId2"/></w:sectPr></w:sectPrChange></w:sectPr>"#
        )
    };
    let read = |body: &str, own: &str, first: &str, usual: &str| {
        let parts = [
            ("word/_rels/document.xml.rels", relations),
            ("word/header1.xml", first),
            ("word/header2.xml", usual),
        ];
        blocks_of(&word(&format!("{body}{}", section(own)), &parts))
    };
    let body = p("", "THÔNG BÁO");
    let whole = [&letterhead[..], &["THÔNG BÁO"]].concat();
    assert_eq!(read(&body, "<w:titlePg/>", &first, &usual), whole);
    assert_eq!(read(&body, "", &usual, &first), whole, "one header for all pages");
    assert_eq!(read(&body, "", &first, &usual), ["THÔNG BÁO"], "a header that is not shown");
    assert_eq!(read(&body, "<w:titlePg/>", &usual, &first), ["THÔNG BÁO"], "a running head");
    let full = letterhead.iter().map(|line| p("", line)).collect::<String>() + &body;
    assert_eq!(read(&full, "<w:titlePg/>", &first, &usual), whole, "a letterhead in both is read once");
}
