//! The notice as a text for Typst, which makes PDFs of its own kind.

use super::source::{Block, Cell, Line, Notice, Paragraph, Run};
use std::fmt::Write as _;

const HEAD: &str = "#set page(paper: \"a4\", margin: (left: 30mm, rest: 20mm), numbering: \"1\", number-align: center + top)\n\
    #set text(font: \"Liberation Serif\", size: 13pt, lang: \"vi\")\n\
    #set par(justify: true, first-line-indent: (amount: 10mm, all: true), spacing: 0.9em)\n\
    #let side(body) = { set par(justify: false, first-line-indent: 0mm, spacing: 0.65em); body }\n";

/// Returns the text.
pub(super) fn text(notice: &Notice) -> String {
    let mut out = HEAD.to_owned();
    let cell = |lines: &[Line], align: &str| format!("align({align}, side[{}])", joined(lines));
    let day = std::slice::from_ref(&notice.day);
    let head = [
        cell(&notice.left, "center"),
        cell(&notice.right, "center"),
        cell(&notice.number, "center"),
        cell(day, "center"),
    ];
    let _ = writeln!(out, "#grid(columns: (2fr, 3fr), gutter: 8pt, {})\n", head.join(", "));
    let _ = writeln!(out, "#align(center, side[{}])\n", joined(&notice.title));
    for block in &notice.body {
        match block {
            Block::Paragraph(paragraph) => {
                let _ = writeln!(out, "{}\n", labelled(paragraph));
            }
            Block::Table(rows) => out.push_str(&table(rows)),
        }
    }
    let foot = [cell(&notice.recipients, "left"), cell(&notice.signature, "center")];
    let _ = writeln!(out, "#grid(columns: (1fr, 1fr), {})", foot.join(", "));
    out
}

fn joined(lines: &[Line]) -> String {
    let shown = lines.iter().map(|line| if line.is_empty() { "#v(1em)".to_owned() } else { shown(line) });
    shown.collect::<Vec<_>>().join("\n\n")
}

fn labelled(paragraph: &Paragraph) -> String {
    let label = paragraph.label.as_ref().map_or_else(String::new, |label| {
        shown(&vec![Run { words: format!("{} ", label.words), bold: label.bold, ..Run::default() }])
    });
    label + &shown(&paragraph.line)
}

fn table(rows: &[Vec<Cell>]) -> String {
    let mut out = "#side[#table(columns: (8mm, 2.4fr, 1.1fr, 1.1fr, 22mm),\n".to_owned();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| format!("table.cell(colspan: {})[{}]", cell.columns, shown(&cell.line)))
            .collect();
        let cells = cells.join(", ");
        let _ = writeln!(out, "{},", if at == 0 { format!("table.header({cells})") } else { cells });
    }
    out + ")]\n\n"
}

fn shown(line: &Line) -> String {
    let runs = line.iter().map(|run| {
        // Words in a string need no other escapes than those of strings.
        let words = format!("#{:?}", run.words);
        let words = if run.note { format!("#footnote[{words}]") } else { words };
        let words = if run.italic { format!("#emph[{words}]") } else { words };
        if run.bold { format!("#strong[{words}]") } else { words }
    });
    runs.collect()
}
