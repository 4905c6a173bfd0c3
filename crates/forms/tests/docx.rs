//! What we write is what Word and others expect: elements in the order of the schema, files that open.

#[path = "support/notice.rs"]
mod notice;

use forms::paper::{Block, Value};
use quick_xml::events::Event;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The children of elements in the order of ECMA-376 part 1, as far as we write them.
const ORDER: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:numPr",
            "w:pBdr",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    ("w:rPr", &["w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:sz", "w:szCs", "w:u", "w:lang"]),
    ("w:tblPr", &["w:tblStyle", "w:tblW", "w:jc", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vAlign"]),
    ("w:trPr", &["w:cantSplit", "w:tblHeader"]),
    ("w:sectPr", &["w:headerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgNumType", "w:cols", "w:titlePg"]),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    ("w:styles", &["w:docDefaults", "w:style"]),
    ("w:numbering", &["w:abstractNum", "w:num"]),
    ("w:lvl", &["w:start", "w:numFmt", "w:suff", "w:lvlText", "w:lvlJc", "w:pPr"]),
    ("w:abstractNum", &["w:multiLevelType", "w:lvl"]),
    ("w:num", &["w:abstractNumId", "w:lvlOverride"]),
];

/// Elements of text, whose children come in any order.
const FREE: &[&str] =
    &["w:body", "w:p", "w:r", "w:hyperlink", "w:document", "w:numPr", "w:pBdr", "w:tblGrid", "w:lvlOverride"];

fn parts() -> Vec<(String, String)> {
    let bytes = forms::docx::write(&notice::conclusions()).expect("it is small");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    let names: Vec<String> = zip.file_names().map(|name| name.expect("it is text").into_owned()).collect();
    let mut part = |name: String| {
        let mut text = String::new();
        zip.by_name(&name).expect("it is there").read_to_string(&mut text).expect("it is text");
        (name, text)
    };
    names.into_iter().map(&mut part).collect()
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let mut checked = 0;
    for (part, text) in parts() {
        let mut reader = quick_xml::Reader::from_str(&text);
        // For each open element: its name, and the place of its last child in the order.
        let mut open: Vec<(String, usize)> = Vec::new();
        loop {
            let event = reader.read_event().expect("it is well formed");
            if let Event::Start(element) | Event::Empty(element) = &event {
                let name = element.name().as_ref().to_owned();
                if let Some((parent, last)) = open.last_mut()
                    && let Some((_, order)) = ORDER.iter().find(|(of, _)| *of == parent.as_str())
                {
                    let at = order.iter().position(|child| *child == name);
                    let at =
                        at.unwrap_or_else(|| panic!("{part}: {parent} has {name}: say where in the order"));
                    assert!(at >= *last, "{part}: {name} stands too late in {parent}");
                    *last = at;
                    checked += 1;
                } else if let Some((parent, _)) = open.last() {
                    let known = !part.starts_with("word/") || FREE.contains(&parent.as_str());
                    assert!(
                        known || !parent.starts_with("w:") || is_plain(parent),
                        "{part}: {parent}: say its order"
                    );
                }
            }
            match event {
                Event::Start(element) => open.push((element.name().as_ref().to_owned(), 0)),
                Event::End(_) => drop(open.pop()),
                Event::Eof => break,
                Event::Empty(_)
                | Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_) => {}
            }
        }
    }
    assert!(checked > 500, "{checked}");
}

/// Elements that hold children of one kind only, or a few whose order the schema leaves open.
fn is_plain(name: &str) -> bool {
    [
        "w:tblBorders",
        "w:tblCellMar",
        "w:docDefaults",
        "w:rPrDefault",
        "w:pPrDefault",
        "w:settings",
        "w:compat",
        "w:hdr",
    ]
    .contains(&name)
}

/// Settings of LibreOffice: formulas are reckoned anew when a workbook is opened.
const RECKON: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// Converts a file with LibreOffice and returns what it wrote.
fn converted(folder: &Path, file: &str, to: &str) -> Vec<u8> {
    let user = folder.join("profile/user");
    std::fs::create_dir_all(&user).expect("the folder can be made");
    std::fs::write(user.join("registrymodifications.xcu"), RECKON).expect("it can be written");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let ended = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(folder.join(file))
        .output()
        .expect("LibreOffice is installed: apt install libreoffice-writer libreoffice-calc");
    let name = Path::new(file).with_extension(to.split(':').next().unwrap_or(to));
    let written = std::fs::read(folder.join(name));
    assert!(written.is_ok(), "{}", String::from_utf8_lossy(&ended.stderr));
    written.unwrap_or_default()
}

#[test]
fn the_totals_of_a_workbook_are_what_libreoffice_reckons() {
    let folder = folder("recalculated");
    let csv = |paper: &forms::Paper| {
        let bytes = forms::xlsx::write(paper).expect("it is small");
        std::fs::write(folder.join("annex.xlsx"), bytes).expect("the folder is there");
        // 76 is UTF-8.
        let csv = converted(&folder, "annex.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76");
        String::from_utf8(csv).expect("it is text")
    };
    let mut paper = notice::conclusions();
    let counted = csv(&paper);
    assert!(counted.contains("Tổng cộng,,,107,77"), "{counted}");
    assert!(counted.contains("=HYPERLINK("), "what somebody typed is words: {counted}");
    // With wrong results beside the formulas it says the same: they were reckoned anew, and not taken from the file.
    for block in &mut paper.annexes[0].body {
        let Block::Table(table) = block else { continue };
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Value::Sum { value, .. } = &mut cell.value {
                *value = 999;
            }
        }
    }
    assert_eq!(csv(&paper), counted);
}

#[test]
fn python_docx_opens_it_and_finds_the_styles() {
    let folder = folder("python");
    let file = folder.join("notice.docx");
    std::fs::write(&file, forms::docx::write(&notice::conclusions()).expect("it is small"))
        .expect("it can be written");
    let script = "import docx, sys\nd = docx.Document(sys.argv[1])\nprint([p.style.name for p in d.paragraphs if p.text][:3])\n\
                  print(len(d.tables), d.sections[1].orientation, d.core_properties.title)";
    // Debian's own python has the packages of Debian, whatever other one comes first.
    let python = if Path::new("/usr/bin/python3").exists() { "/usr/bin/python3" } else { "python3" };
    let ran = Command::new(python).args(["-c", script]).arg(&file).output().expect("python3 is installed");
    let out = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "apt install python3-docx; {}", String::from_utf8_lossy(&ran.stderr));
    assert!(out.contains("['Tên loại văn bản', 'Trích yếu', 'Nội dung']"), "{out}");
    assert!(out.contains("4 LANDSCAPE (1) Kết luận của Giám đốc Sở"), "{out}");
}
