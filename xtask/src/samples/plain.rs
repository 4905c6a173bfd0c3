//! The forms without a layout: clean text, and Markdown as an OCR service writes it.

use super::source::{Block, Cell, Line, Notice, Paragraph, words};

/// Returns the notice as text: a paragraph a line, the whole left side of the letterhead before the right one, the cells of a
/// row between tabs, a footnote behind its paragraph. This is what the other forms are compared with.
pub(super) fn text(notice: &Notice) -> String {
    let mut lines = head(notice, words);
    for block in &notice.body {
        match block {
            Block::Paragraph(paragraph) => {
                lines.push(labelled(paragraph, words));
                lines.extend(notes(&paragraph.line).map(|note| format!("({note})")));
            }
            Block::Table(rows) => lines.extend(rows.iter().map(|row| row_of(row))),
        }
    }
    lines.extend(foot(notice, words));
    lines.join("\n") + "\n"
}

/// Returns the notice as Markdown.
pub(super) fn markdown(notice: &Notice) -> String {
    let mut blocks = head(notice, marked);
    for block in &notice.body {
        match block {
            Block::Paragraph(paragraph) => {
                blocks.push(labelled(paragraph, marked));
                blocks.extend(notes(&paragraph.line).map(|note| format!("({note})")));
            }
            Block::Table(rows) => blocks.push(pipes(rows)),
        }
    }
    blocks.extend(foot(notice, marked));
    blocks.join("\n\n") + "\n"
}

fn head(notice: &Notice, show: impl Fn(&Line) -> String) -> Vec<String> {
    let lines = notice.left.iter().chain(&notice.number).chain(&notice.right).chain([&notice.day]);
    lines.chain(&notice.title).map(show).collect()
}

fn foot(notice: &Notice, show: impl Fn(&Line) -> String) -> Vec<String> {
    notice.recipients.iter().chain(&notice.signature).filter(|line| !line.is_empty()).map(show).collect()
}

fn labelled(paragraph: &Paragraph, show: impl Fn(&Line) -> String) -> String {
    match &paragraph.label {
        Some(label) => format!("{} {}", label.words, show(&paragraph.line)),
        None => show(&paragraph.line),
    }
}

/// Returns the footnotes of a line.
fn notes(line: &Line) -> impl Iterator<Item = &str> {
    line.iter().filter(|run| run.note).map(|run| run.words.as_str())
}

fn row_of(row: &[Cell]) -> String {
    let cells: Vec<String> =
        row.iter().map(|cell| words(&cell.line) + &"\t".repeat(cell.columns - 1)).collect();
    cells.join("\t")
}

fn marked(line: &Line) -> String {
    let shown = line.iter().filter(|run| !run.note).map(|run| {
        let mark = match (run.bold, run.italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        format!("{mark}{}{mark}", run.words)
    });
    shown.collect()
}

fn pipes(rows: &[Vec<Cell>]) -> String {
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().map(|cell| marked(&cell.line) + &" |".repeat(cell.columns - 1));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        })
        .collect();
    let columns = rows.first().map_or(0, Vec::len);
    lines.insert(1.min(lines.len()), format!("|{}", "---|".repeat(columns)));
    lines.join("\n")
}
