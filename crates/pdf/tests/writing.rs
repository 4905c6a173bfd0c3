//! Files that hold: tags, links, bytes that are the same, words of strangers, and faces that lack.

#[path = "support/measured.rs"]
mod measured;
#[path = "support/read.rs"]
mod read;
#[path = "../../forms/tests/support/six_kinds.rs"]
mod six_kinds;
mod support;

use forms::Paper;
use forms::paper::{Align, Annex, Block, Column, Kind, Row, RowKind, Table, Value};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use pdf::{Faces, Warning};
use proptest::prelude::*;

fn write(paper: &Paper) -> pdf::Pdf {
    pdf::write(paper, &support::faces()).expect("it can be written")
}

/// Returns the words of all pages, each line closed.
fn words(bytes: &[u8]) -> String {
    let pages = measured::pages(bytes);
    pages.iter().flat_map(|page| &page.lines).map(|line| format!("{}\n", line.words)).collect()
}

/// A paper with one cell in a table of two columns.
fn with_cell(words: &str) -> Paper {
    let mut paper = Paper::new(Kind::Report);
    paper.subject = words.chars().take(60).collect();
    paper.body = vec![
        Block::body(words),
        Block::Table(Table {
            columns: vec![Column::new(1, Align::Middle), Column::new(9, Align::Left)],
            rows: vec![
                Row::of(RowKind::Head, [Value::from("TT"), "Nội dung".into()]),
                Row::of(RowKind::Plain, [Value::Number(1, None), words.into()]),
                Row::of(RowKind::Plain, [Value::Number(2, None), "sau".into()]),
            ],
        }),
    ];
    paper
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let [once, again] = [six_kinds::report(), six_kinds::report()].map(|paper| write(&paper).bytes);
    assert!(once == again);
}

#[test]
fn the_file_says_what_it_is() {
    let bytes = write(&six_kinds::report()).bytes;
    let pdf = Pdf::new(bytes.clone()).expect("it is a PDF");
    let catalogue: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).expect("a catalogue");
    let language = catalogue.get::<PdfString<'_>>(b"Lang").expect("a language");
    assert_eq!(language.as_ref(), b"vi");
    let marked = catalogue.get::<Dict<'_>>(b"MarkInfo").expect("it is tagged");
    assert_eq!(marked.get::<bool>(b"Marked"), Some(true));
    // The tree: its document has headings, paragraphs and tables with rows of heading and other cells.
    let tree = catalogue.get::<Dict<'_>>(b"StructTreeRoot").expect("a tree of tags");
    let mut kinds = std::collections::BTreeSet::new();
    let mut open = vec![tree];
    while let Some(part) = open.pop() {
        if let Some(kind) = part.get::<Name<'_>>(b"S") {
            kinds.insert(String::from_utf8_lossy(kind.as_ref()).into_owned());
        }
        match part.get::<Object<'_>>(b"K") {
            Some(Object::Dict(below)) => open.push(below),
            Some(Object::Array(below)) => {
                open.extend(below.iter::<Object<'_>>().filter_map(Object::into_dict));
            }
            _ => {}
        }
    }
    for kind in ["Document", "H1", "H2", "H3", "P", "Table", "THead", "TBody", "TR", "TH", "TD", "Link"] {
        assert!(kinds.contains(kind), "{kind} among {kinds:?}");
    }
    let said = String::from_utf8_lossy(&bytes).into_owned();
    assert!(said.contains("pdfuaid:part"), "PDF/UA");
    assert!(said.contains("Báo cáo Kết quả thực hiện nhiệm vụ được giao 6 tháng đầu năm 2024"), "the title");
}

#[test]
fn numbers_and_words_lead_to_their_tasks() {
    let pdf = Pdf::new(write(&six_kinds::letter()).bytes).expect("it is a PDF");
    let mut links = Vec::new();
    for page in pdf.pages().iter() {
        let notes = page.raw().get::<Array<'_>>(b"Annots");
        for note in notes.iter().flat_map(Array::iter::<Dict<'_>>) {
            let action = note.get::<Dict<'_>>(b"A").expect("an action");
            let to = action.get::<PdfString<'_>>(b"URI").expect("an address");
            links.push(String::from_utf8_lossy(to.as_ref()).into_owned());
        }
    }
    let want = |task: u32| format!("https://dondoc.lamgiang.gov.vn/tasks/{task}");
    assert_eq!(links, [1, 1, 2, 2, 3, 3].map(want));
}

/// Nothing that stands in a paper is taken for anything but words.
#[test]
fn words_of_strangers_stay_words() {
    let text = words(&write(&with_cell(six_kinds::HOSTILE)).bytes).replace([' ', '\n'], "");
    assert_eq!(text.matches(&six_kinds::HOSTILE.replace(' ', "")).count(), 2, "{text}");
}

#[test]
fn a_cell_of_five_thousand_letters_goes_over_pages() {
    let long: String = (1..=900).map(|number| format!("việc{number} ")).collect();
    assert!(long.chars().count() > 5000);
    let pdf = write(&with_cell(&long));
    let pages = measured::pages(&pdf.bytes);
    assert!(pages.len() > 2, "{} pages", pages.len());
    for page in &pages {
        assert!(page.lines.iter().all(|line| line.baseline < page.height - measured::mm(20.0)));
    }
    let text = words(&pdf.bytes);
    for number in [1, 450, 900] {
        let word = format!("việc{number}");
        assert_eq!(
            text.split_whitespace().filter(|one| *one == word).count(),
            2 + usize::from(number == 1),
            "{word}"
        );
    }
}

/// A word that no line holds is cut; nothing goes beyond the margin, and nothing is lost.
#[test]
fn a_word_wider_than_its_column_is_cut() {
    let long = "ư".repeat(5000);
    let pages = measured::pages(&write(&with_cell(&long)).bytes);
    let all = pages.iter().flat_map(|page| &page.lines);
    let letters = all.clone().flat_map(|line| line.words.chars()).filter(|letter| *letter == 'ư').count();
    assert_eq!(letters, 10_060);
    for page in &pages {
        let right = page.lines.iter().map(|line| line.right).fold(0.0, f64::max);
        assert!(right <= page.width - measured::mm(20.0) + 0.5, "{right}");
    }
}

/// Tables that nobody would write do no harm: no columns, no rows, nothing but a head, spans beyond the last column.
#[test]
fn strange_tables_are_written() {
    let cell = |span| forms::paper::Cell { value: "dài".into(), span };
    let tables = [
        Table::default(),
        Table { columns: vec![Column::new(0, Align::Left)], rows: Vec::new() },
        Table { columns: Vec::new(), rows: vec![Row::of(RowKind::Plain, [Value::from("a")])] },
        Table {
            columns: vec![Column::new(1, Align::Left); 3],
            rows: vec![
                Row::of(RowKind::Head, [Value::from("ư".repeat(4000))]),
                Row { kind: RowKind::Plain, cells: vec![cell(2), cell(2)] },
                Row { kind: RowKind::Total, cells: vec![cell(0), cell(u16::MAX)] },
            ],
        },
        Table {
            columns: vec![Column::new(1, Align::Left); 400],
            rows: vec![Row::of(RowKind::Plain, [Value::from("a")])],
        },
    ];
    for table in tables {
        let mut paper = Paper::new(Kind::Plan);
        paper.body = vec![Block::Table(table)];
        write(&paper);
    }
}

#[test]
fn an_empty_paper_is_written() {
    for kind in Kind::ALL {
        let mut paper = Paper::new(kind);
        paper.annexes = vec![Annex {
            number: None,
            title: String::new(),
            lines: Vec::new(),
            landscape: true,
            body: Vec::new(),
        }];
        assert_eq!(measured::pages(&write(&paper).bytes).len(), 2);
    }
}

#[test]
fn a_face_that_stands_in_is_told() {
    let faces = Faces::new([b"no font".to_vec()]);
    let pdf = pdf::write(&six_kinds::notice(), &faces).expect("it can be written");
    assert_eq!(pdf.warnings, [Warning::StandIn("Libertinus Serif".to_owned())]);
    assert!(words(&pdf.bytes).contains("Nơi nhận:"));
    let pages = measured::pages(&pdf.bytes);
    let faces = pages.iter().flat_map(|page| &page.lines).map(|line| line.font.as_str());
    // Its bold italic lacks ơ and ư.
    assert!(faces.into_iter().all(|face| !face.contains("BoldItalic")));
}

#[test]
fn letters_that_no_face_has_are_told_and_kept() {
    let pdf = write(&with_cell("Ghi chú: 漢 và 🌚"));
    assert_eq!(pdf.warnings.last(), Some(&Warning::Missing(vec!['漢', '🌚'])));
    assert!(read::text(&pdf.bytes).contains("Ghi chú: 漢 và 🌚"), "who copies the words gets the letters");
}

/// Letters that lack in the face are taken from the one that comes with the program.
#[test]
fn letters_come_from_the_face_that_has_them() {
    let mut paper = Paper::new(Kind::Plan);
    paper.body = vec![Block::body("Văn phòng ⇒ Phòng Quản lý Công nghệ")];
    let pdf = write(&paper);
    assert!(!pdf.warnings.iter().any(|one| matches!(one, Warning::Missing(_))), "{:?}", pdf.warnings);
    assert!(read::text(&pdf.bytes).contains("Văn phòng ⇒ Phòng Quản lý Công nghệ"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in a paper, in whatever order signs and spaces come: the file is made, and keeps to the standard.
    #[test]
    fn any_words_can_be_written(words in any::<String>(), more in "[ư \\n\\t/.\u{a0}\u{301}]{0,200}") {
        let mut paper = with_cell(&format!("{words}{more}"));
        paper.letterhead.issuer.clone_from(&words);
        paper.signature.name.clone_from(&more);
        prop_assert!(pdf::write(&paper, &support::faces()).is_ok());
    }
}
