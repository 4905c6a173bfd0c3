//! Papers of six kinds, measured in the XML of their Word files, against the table of Nghị định 30/2020/NĐ-CP, annex I.

#[path = "support/decree.rs"]
mod decree;
#[path = "support/six_kinds.rs"]
mod six_kinds;

use decree::{HEAD, PAGE_NUMBER, parts};
use forms::Paper;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// What a paragraph or a style says.
#[derive(Clone, Debug, Default)]
struct Said {
    /// The style that it has.
    style: String,
    words: String,
    /// Half points.
    size: Option<f64>,
    bold: bool,
    italic: bool,
    align: String,
    /// Twentieths of a point.
    first_line: f64,
    above: f64,
    line: f64,
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    let mut text = String::new();
    zip.by_name(name).expect("it is there").read_to_string(&mut text).expect("it is text");
    text
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    found.map(|attribute| attribute.value.into_owned()).unwrap_or_default()
}

fn number(element: &BytesStart<'_>, name: &str) -> f64 {
    attribute(element, name).parse().unwrap_or_default()
}

/// Reads the elements of one name, each with what it says, by its style's id or in order.
fn read(xml: &str, of: &str) -> Vec<Said> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut all, mut now) = (Vec::new(), Said::default());
    loop {
        match reader.read_event().expect("it is well formed") {
            Event::Start(element) | Event::Empty(element) => {
                match element.name().as_ref() {
                    name if name == of => {
                        now = Said { style: attribute(&element, "w:styleId"), ..Said::default() }
                    }
                    "w:pStyle" => now.style = attribute(&element, "w:val"),
                    "w:sz" => now.size = Some(number(&element, "w:val") / 2.0),
                    "w:b" => now.bold = true,
                    "w:i" => now.italic = true,
                    "w:jc" => now.align = attribute(&element, "w:val"),
                    "w:ind" => now.first_line = number(&element, "w:firstLine"),
                    "w:spacing" => {
                        now.above = number(&element, "w:before");
                        now.line = number(&element, "w:line");
                    }
                    _ => {}
                };
            }
            Event::Text(text) => now.words.push_str(&text),
            Event::GeneralRef(_) => now.words.push('?'),
            Event::End(element) if element.name().as_ref() == of => all.push(std::mem::take(&mut now)),
            Event::Eof => return all,
            Event::End(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

/// Paragraphs with their styles.
fn measured(paper: &Paper) -> Vec<(Said, Said)> {
    let bytes = forms::docx::write(paper).expect("it is small");
    let styles: BTreeMap<String, Said> = read(&part(&bytes, "word/styles.xml"), "w:style")
        .into_iter()
        .map(|style| (style.style.clone(), style))
        .collect();
    let paragraphs = read(&part(&bytes, "word/document.xml"), "w:p").into_iter();
    paragraphs.map(|one| (one.clone(), styles.get(&one.style).cloned().unwrap_or_default())).collect()
}

/// Returns a length that an element says, in millimetres.
fn length(document: &str, element: &str, name: &str) -> f64 {
    let said = document.split_once(element).and_then(|(_, rest)| rest.split_once(&format!(" {name}=\"")));
    let digits = said.and_then(|(_, rest)| rest.split_once('"')).expect("it is said").0;
    digits.parse::<f64>().expect("digits") / 20.0 / 72.0 * 25.4
}

/// Tells whether a paragraph begins with words, whose label the word processor may count by itself.
fn begins(words: &str, begin: &str) -> bool {
    let counted = viet::label::of(begin).map_or(begin, |label| &begin[label.length..]);
    words.starts_with(begin) || (!counted.is_empty() && words.starts_with(counted))
}

#[test]
fn sizes_and_styles_are_those_of_the_decree() {
    for paper in six_kinds::all() {
        let paragraphs = measured(&paper);
        for (begin, wanted) in HEAD.into_iter().chain(parts(paper.kind)) {
            let found = paragraphs.iter().find(|(paragraph, _)| begins(&paragraph.words, begin));
            assert!(found.is_some(), "{:?}: no paragraph {begin:?}", paper.kind);
            let (paragraph, style) = found.expect("asserted");
            let what = format!("{:?}: {begin:?}: {paragraph:?} {style:?}", paper.kind);
            assert!(wanted.size.contains(&style.size.expect("each style has a size")), "size of {what}");
            assert_eq!(style.bold, wanted.bold, "bold of {what}");
            assert_eq!(style.italic, wanted.italic, "italic of {what}");
            let capitals = paragraph.words == paragraph.words.to_uppercase();
            assert!(!wanted.capitals || capitals, "capitals of {what}");
        }
    }
}

/// Running text: to both margins, first line 1 or 1.27 cm, 6 points between paragraphs, lines single to 1.5.
#[test]
fn running_text_stands_as_the_decree_wants_it() {
    let paragraphs = measured(&six_kinds::notice());
    let (_, style) =
        paragraphs.iter().find(|(one, _)| one.words.starts_with("Ngày 02/02/2024")).expect("a body");
    assert_eq!(style.align, "both");
    let indent = style.first_line / 20.0 / 72.0 * 25.4;
    assert!([10.0, 12.7].iter().any(|allowed| (indent - allowed).abs() < 0.1), "{indent}");
    assert!(style.above >= 120.0, "{style:?}");
    assert!((240.0..=360.0).contains(&style.line), "{style:?}");
}

/// A4, margins of 20 to 25, 30 to 35 and 15 to 20 mm, the page number in the top margin and not on the first page.
#[test]
fn pages_are_those_of_the_decree() {
    for paper in six_kinds::all() {
        let bytes = forms::docx::write(&paper).expect("it is small");
        let document = part(&bytes, "word/document.xml");
        let sections = document.matches("<w:sectPr>").count();
        assert_eq!(sections, 1 + paper.annexes.len(), "each annex is a section of its own");
        assert_eq!(document.matches("<w:titlePg/>").count(), sections);
        assert_eq!(document.matches("<w:pgNumType w:start=\"1\"/>").count(), sections);
        let ranges = [
            ("w:top", 20.0..=25.0),
            ("w:bottom", 20.0..=25.0),
            ("w:left", 30.0..=35.0),
            ("w:right", 15.0..=20.0),
        ];
        for (name, range) in ranges {
            let margin = length(&document, "<w:pgMar", name);
            assert!((range.start() - 0.05..=range.end() + 0.05).contains(&margin), "{name}: {margin}");
        }
        let [width, height] = ["w:w", "w:h"].map(|name| length(&document, "<w:pgSz", name));
        assert!((width - 210.0).abs() < 0.1 && (height - 297.0).abs() < 0.1, "{width} x {height}");
        let header = read(&part(&bytes, "word/header1.xml"), "w:p");
        assert!(PAGE_NUMBER.size.contains(&header[0].size.expect("it is said")));
        assert!(!header[0].bold && !header[0].italic);
        assert!(part(&bytes, "word/styles.xml").contains("w:ascii=\"Times New Roman\""));
    }
}

/// One annex has no number, several have Roman ones (annex I.III.1); a number that a form gives stays.
#[test]
fn several_annexes_are_numbered() {
    let names = |numbers: &[Option<u32>]| {
        let annex = |number: &Option<u32>| forms::paper::Annex { number: *number, ..six_kinds::overdue(2) };
        let paper = Paper { annexes: numbers.iter().map(annex).collect(), ..six_kinds::report() };
        forms::arrange(&paper).into_iter().skip(1).map(|sheet| sheet.name).collect::<Vec<String>>()
    };
    assert_eq!(names(&[None]), ["Phụ lục"]);
    assert_eq!(names(&[None, None]), ["Phụ lục I", "Phụ lục II"]);
    assert_eq!(names(&[Some(4), None]), ["Phụ lục IV", "Phụ lục"]);
}
