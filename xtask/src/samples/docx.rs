//! The notice as a Word file, written by hand: styles, automatic numbering, a letterhead table, footnotes, a page number.

use super::source::{Block, Cell, LabelKind, Line, Notice, Paragraph, Run};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

// Below, the results of writing are dropped: writing to a String cannot fail.

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const PARTS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KINDS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Widths of columns in twentieths of a point: the letterhead, the foot, the table of a plan.
const LETTERHEAD: [u32; 2] = [3400, 5900];
const FOOT: [u32; 2] = [4700, 4700];
const PLAN: [u32; 5] = [700, 3500, 1700, 1700, 1700];

/// The numbering that all levels belong to.
const LIST: &str = "1";

/// Returns the bytes of the file.
pub(super) fn file(notice: &Notice) -> ZipResult<Vec<u8>> {
    let mut body = Body { notice, xml: String::new(), notes: Vec::new() };
    body.write();
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", document_relations()),
        (
            "word/document.xml",
            format!("{HEAD}<w:document {NAMES}><w:body>{}</w:body></w:document>", body.xml),
        ),
        ("word/styles.xml", styles()),
        ("word/numbering.xml", numbering(notice)),
        ("word/footnotes.xml", footnotes(&body.notes)),
        ("word/header1.xml", header()),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The body as it grows, and the footnotes met so far.
struct Body<'n> {
    notice: &'n Notice,
    xml: String,
    notes: Vec<String>,
}

impl Body<'_> {
    fn write(&mut self) {
        let notice = self.notice;
        let day = std::slice::from_ref(&notice.day);
        self.pair(LETTERHEAD, &[(&notice.left, &notice.right), (&notice.number, day)], "Head");
        self.paragraph("", "Center", None, &Line::new());
        for line in &notice.title {
            self.paragraph("", "Center", None, line);
        }
        for block in &notice.body {
            match block {
                Block::Paragraph(paragraph) => self.item(paragraph),
                Block::Table(rows) => self.table(rows),
            }
        }
        self.pair(FOOT, &[(&notice.recipients, &notice.signature)], "Side");
        self.xml.push_str(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
             <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\"/>\
             <w:titlePg/></w:sectPr>",
        );
    }

    /// A table without rules: lines side by side. The right side is centred.
    fn pair(&mut self, widths: [u32; 2], rows: &[(&[Line], &[Line])], left_style: &str) {
        self.open_table(&widths, false);
        for (left, right) in rows {
            self.xml.push_str("<w:tr>");
            for (width, lines, style) in [
                (widths[0], left, left_style),
                (widths[1], right, if left_style == "Head" { "Head" } else { "Center" }),
            ] {
                let _ = write!(self.xml, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
                for line in *lines {
                    self.paragraph("", style, None, line);
                }
                self.xml.push_str("</w:tc>");
            }
            self.xml.push_str("</w:tr>");
        }
        self.xml.push_str("</w:tbl>");
    }

    fn item(&mut self, paragraph: &Paragraph) {
        let Some(label) = &paragraph.label else { return self.paragraph("", "Text", None, &paragraph.line) };
        if let Some(level) = level(label.kind).filter(|_| self.notice.is_automatic()) {
            let number = format!(
                "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{LIST}\"/></w:numPr>{}",
                if label.bold { "<w:rPr><w:b/></w:rPr>" } else { "" }
            );
            return self.paragraph(&number, "Text", None, &paragraph.line);
        }
        let font = paragraph.line.first().and_then(|run| run.font);
        let words = Run { words: format!("{} ", label.words), bold: label.bold, font, ..Run::default() };
        self.paragraph("", "Text", Some(&words), &paragraph.line);
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        self.open_table(&PLAN, true);
        for (at, row) in rows.iter().enumerate() {
            self.xml.push_str(if at == 0 {
                "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
            } else {
                "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            });
            for cell in row {
                let _ = write!(self.xml, "<w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/></w:tcPr>", cell.columns);
                self.paragraph("", if at == 0 { "Center" } else { "Side" }, None, &cell.line);
                self.xml.push_str("</w:tc>");
            }
            self.xml.push_str("</w:tr>");
        }
        self.xml.push_str("</w:tbl>");
    }

    fn open_table(&mut self, widths: &[u32], ruled: bool) {
        self.xml.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/>");
        if ruled {
            self.xml.push_str("<w:tblBorders>");
            for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                let _ = write!(
                    self.xml,
                    "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
                );
            }
            self.xml.push_str("</w:tblBorders>");
        }
        self.xml.push_str("<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        for width in widths {
            let _ = write!(self.xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml.push_str("</w:tblGrid>");
    }

    fn paragraph(&mut self, properties: &str, style: &str, label: Option<&Run>, line: &Line) {
        let _ = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>");
        for run in label.into_iter().chain(line) {
            self.run(run);
        }
        self.xml.push_str("</w:p>");
    }

    fn run(&mut self, run: &Run) {
        if run.note {
            self.notes.push(run.words.clone());
            let _ = write!(
                self.xml,
                "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"{}\"/></w:r>",
                self.notes.len() + 1
            );
            return;
        }
        let font = run.font.map_or(String::new(), |font| {
            format!("<w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\" w:cs=\"{font}\"/>")
        });
        let (bold, italic) = (if run.bold { "<w:b/>" } else { "" }, if run.italic { "<w:i/>" } else { "" });
        let _ = write!(
            self.xml,
            "<w:r><w:rPr>{font}{bold}{italic}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            escaped(&run.words)
        );
    }
}

/// The level of an automatic number; letters are typed.
fn level(kind: LabelKind) -> Option<u8> {
    match kind {
        LabelKind::Roman => Some(0),
        LabelKind::Number => Some(1),
        LabelKind::Legal | LabelKind::Dash => Some(2),
        LabelKind::Letter => None,
    }
}

fn numbering(notice: &Notice) -> String {
    let legal = notice.body.iter().any(|block| match block {
        Block::Paragraph(paragraph) => {
            paragraph.label.as_ref().is_some_and(|label| label.kind == LabelKind::Legal)
        }
        Block::Table(_) => false,
    });
    let third = if legal { ("decimal", "%2.%3.") } else { ("bullet", "-") };
    let mut levels = String::new();
    for (level, (format, text)) in [("upperRoman", "%1."), ("decimal", "%2."), third].into_iter().enumerate()
    {
        let _ = write!(
            levels,
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:suff w:val=\"space\"/>\
             <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/></w:lvl>"
        );
    }
    format!(
        "{HEAD}<w:numbering {NAMES}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>{levels}\
         </w:abstractNum><w:num w:numId=\"{LIST}\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    )
}

fn styles() -> String {
    let style = |name: &str, properties: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{name}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:pPr>{properties}</w:pPr></w:style>"
        )
    };
    let own = [
        style(
            "Text",
            "<w:spacing w:before=\"60\" w:after=\"60\"/><w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/>",
        ),
        style("Center", "<w:jc w:val=\"center\"/>"),
        style("Head", "<w:jc w:val=\"center\"/>")
            .replace("</w:style>", "<w:rPr><w:sz w:val=\"24\"/></w:rPr></w:style>"),
        style("Side", ""),
    ];
    format!(
        "{HEAD}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" \
         w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"26\"/><w:lang w:val=\"vi-VN\"/></w:rPr>\
         </w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/></w:style>{}</w:styles>",
        own.concat()
    )
}

fn footnotes(notes: &[String]) -> String {
    let mut xml = format!(
        "{HEAD}<w:footnotes {NAMES}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p>\
         </w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r><w:continuationSeparator/></w:r>\
         </w:p></w:footnote>"
    );
    for (at, note) in notes.iter().enumerate() {
        let _ = write!(
            xml,
            "<w:footnote w:id=\"{}\"><w:p><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r>\
             <w:r><w:t xml:space=\"preserve\"> {}</w:t></w:r></w:p></w:footnote>",
            at + 2,
            escaped(note)
        );
    }
    xml + "</w:footnotes>"
}

fn header() -> String {
    format!(
        "{HEAD}<w:hdr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"Center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>"
    )
}

fn document_relations() -> String {
    relations(&[
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("footnotes", "footnotes.xml"),
        ("header", "header1.xml"),
    ])
}

fn relations(parts: &[(&str, &str)]) -> String {
    let mut xml = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for (at, (kind, part)) in parts.iter().enumerate() {
        let _ = write!(xml, "<Relationship Id=\"rId{}\" Type=\"{PARTS}/{kind}\" Target=\"{part}\"/>", at + 1);
    }
    xml + "</Relationships>"
}

fn content_types() -> String {
    let mut xml = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("footnotes", "footnotes"),
        ("header1", "header"),
    ] {
        let _ = write!(xml, "<Override PartName=\"/word/{part}.xml\" ContentType=\"{KINDS}.{kind}+xml\"/>");
    }
    xml + "</Types>"
}

/// Escapes what XML and HTML read as marks.
pub(super) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
