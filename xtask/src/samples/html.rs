//! The notice as a page of a portal: tables for the letterhead and the foot, lists that the browser numbers.

use super::docx::escaped;
use super::source::{Block, Cell, LabelKind, Line, Notice, Paragraph, Run};
use std::fmt::Write as _;

const STYLE: &str = "@page { size: A4; margin: 20mm 20mm 20mm 30mm }\n\
    body { font: 13pt/1.25 'Times New Roman', 'Liberation Serif', serif }\n\
    p { margin: 3pt 0; text-align: justify; text-indent: 10mm }\n\
    .side p { text-align: left; text-indent: 0 }\n.center, .side .center p { text-align: center; text-indent: 0 }\n\
    .side { width: 100% } .side td { width: 50%; vertical-align: top }\n\
    .plan { border-collapse: collapse; width: 100% } .plan th, .plan td { border: 1px solid; padding: 2pt 4pt; text-align: left }\n\
    ol { list-style-position: inside; margin: 0; padding: 0 } li > p:first-child { display: inline }\n";

/// Returns the page.
pub(super) fn page(notice: &Notice) -> String {
    let mut page = Page { html: String::new(), notes: Vec::new(), lists: Vec::new() };
    page.notice(notice);
    let title = notice.title.last().map(super::source::words).unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n{}</body>\n</html>\n",
        escaped(&title),
        page.html
    )
}

/// The page as it grows: the notes not yet written, the kinds of the lists that are open.
struct Page {
    html: String,
    notes: Vec<String>,
    lists: Vec<LabelKind>,
}

impl Page {
    fn notice(&mut self, notice: &Notice) {
        let day = std::slice::from_ref(&notice.day);
        self.pair(&[(&notice.left, &notice.right), (&notice.number, day)], true);
        for line in &notice.title {
            let words = self.line(line);
            let _ = writeln!(self.html, "<p class=\"center\">{words}</p>");
        }
        for block in &notice.body {
            match block {
                Block::Paragraph(paragraph) if notice.is_automatic() => self.item(paragraph),
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(rows) => self.table(rows),
            }
            self.flush_notes();
        }
        self.close_lists(0);
        self.pair(&[(&notice.recipients, &notice.signature)], false);
    }

    fn pair(&mut self, rows: &[(&[Line], &[Line])], left_centred: bool) {
        self.html.push_str("<table class=\"side\">\n");
        for (left, right) in rows {
            self.html.push_str("<tr>");
            for (lines, centred) in [(left, left_centred), (right, true)] {
                self.html.push_str(if centred { "<td class=\"center\">" } else { "<td>" });
                for line in *lines {
                    let words = self.line(line);
                    let _ = write!(self.html, "<p>{}</p>", if words.is_empty() { "&nbsp;" } else { &words });
                }
                self.html.push_str("</td>");
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</table>\n");
    }

    /// A paragraph whose label is typed.
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let label = paragraph.label.as_ref().map(|label| Run {
            words: format!("{} ", label.words),
            bold: label.bold,
            ..Run::default()
        });
        let line: Line = label.into_iter().chain(paragraph.line.iter().cloned()).collect();
        let words = self.line(&line);
        let _ = writeln!(self.html, "<p>{words}</p>");
    }

    /// A paragraph whose label the browser makes, where it can: "I.", "1.".
    fn item(&mut self, paragraph: &Paragraph) {
        let Some(label) = &paragraph.label else {
            let closing = paragraph.line.iter().any(|run| run.words.ends_with("./."));
            if closing {
                self.close_lists(0);
            }
            return self.paragraph(paragraph);
        };
        let kind = match label.kind {
            LabelKind::Roman => "I",
            LabelKind::Number => "1",
            LabelKind::Legal | LabelKind::Dash | LabelKind::Letter => return self.paragraph(paragraph),
        };
        if let Some(at) = self.lists.iter().position(|open| *open == label.kind) {
            self.close_lists(at + 1);
            self.html.push_str("</li>\n<li>");
        } else {
            let _ = write!(self.html, "<ol type=\"{kind}\">\n<li>");
            self.lists.push(label.kind);
        }
        let words = self.line(&paragraph.line);
        let _ = writeln!(self.html, "<p>{words}</p>");
    }

    fn close_lists(&mut self, left: usize) {
        while self.lists.len() > left {
            self.lists.pop();
            self.html.push_str("</li>\n</ol>\n");
        }
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        self.html.push_str("<table class=\"plan\">\n");
        for (at, row) in rows.iter().enumerate() {
            let name = if at == 0 { "th" } else { "td" };
            self.html.push_str(if at == 0 { "<thead><tr>" } else { "<tr>" });
            for cell in row {
                let span = match cell.columns {
                    1 => String::new(),
                    columns => format!(" colspan=\"{columns}\""),
                };
                let words = self.line(&cell.line);
                let _ = write!(self.html, "<{name}{span}>{words}</{name}>");
            }
            self.html.push_str(if at == 0 { "</tr></thead>\n" } else { "</tr>\n" });
        }
        self.html.push_str("</table>\n");
    }

    fn line(&mut self, line: &Line) -> String {
        let mut html = String::new();
        for run in line {
            if run.note {
                self.notes.push(run.words.clone());
                html.push_str("<sup>1</sup>");
                continue;
            }
            let words = escaped(&run.words);
            let words = if run.italic { format!("<i>{words}</i>") } else { words };
            html.push_str(&if run.bold { format!("<b>{words}</b>") } else { words });
        }
        html
    }

    /// A page has no foot: a note stands behind its paragraph.
    fn flush_notes(&mut self) {
        for note in std::mem::take(&mut self.notes) {
            let _ = writeln!(self.html, "<p><sup>1</sup> {}</p>", escaped(&note));
        }
    }
}
