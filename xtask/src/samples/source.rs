//! A notice as its author means it, before any program has given it a form: `samples/forms/NAME/source.toml`.

use serde::Deserialize;
use std::path::Path;

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    numbering: Numbering,
    left: Vec<String>,
    right: Vec<String>,
    number: Vec<String>,
    day: String,
    title: Vec<String>,
    body: String,
    recipients: Vec<String>,
    signature: Vec<String>,
}

/// Who writes the labels of the items in forms that can number by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Numbering {
    /// The author, as words.
    Typed,
    /// The word processor.
    Automatic,
}

/// A notice or a plan.
#[derive(Clone, Debug)]
pub(super) struct Notice {
    pub(super) numbering: Numbering,
    /// The letterhead: who writes, and the motto beside it.
    pub(super) left: Vec<Line>,
    pub(super) right: Vec<Line>,
    /// Below it: the number (and what an official letter is about), place and day beside it.
    pub(super) number: Vec<Line>,
    pub(super) day: Line,
    /// Centred lines: the kind and the subject, or the addressees.
    pub(super) title: Vec<Line>,
    pub(super) body: Vec<Block>,
    /// The foot: who receives it, and who signs beside that. Empty lines stand for the space of the signature.
    pub(super) recipients: Vec<Line>,
    pub(super) signature: Vec<Line>,
}

/// A part of the body.
#[derive(Clone, Debug)]
pub(super) enum Block {
    Paragraph(Paragraph),
    /// The first row names the columns.
    Table(Vec<Vec<Cell>>),
}

/// A paragraph of the body.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) label: Option<Label>,
    /// The words behind the label.
    pub(super) line: Line,
}

/// A label as it is seen: "II.", "1.", "2.1.", "a)", "-".
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) words: String,
    pub(super) kind: LabelKind,
    pub(super) bold: bool,
}

/// The kinds of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LabelKind {
    Roman,
    Number,
    Legal,
    Letter,
    Dash,
}

/// A cell of a table; a cell marked `<` in the file belongs to the one before it.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) line: Line,
    pub(super) columns: usize,
}

/// Words on one line or in one paragraph.
pub(super) type Line = Vec<Run>;

/// Words that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) words: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Set where the words are those of a footnote whose mark stands here.
    pub(super) note: bool,
    /// The font that shows the words, where it is not a Unicode one.
    pub(super) font: Option<&'static str>,
}

impl Notice {
    /// Reads a notice.
    pub(super) fn load(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file: File = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let lines = |lines: &[String]| lines.iter().map(|line| line_of(line)).collect();
        Ok(Self {
            numbering: file.numbering,
            left: lines(&file.left),
            right: lines(&file.right),
            number: lines(&file.number),
            day: line_of(&file.day),
            title: lines(&file.title),
            body: blocks(&file.body),
            recipients: lines(&file.recipients),
            signature: lines(&file.signature),
        })
    }

    /// Tells whether a word processor makes the labels.
    pub(super) fn is_automatic(&self) -> bool {
        self.numbering == Numbering::Automatic
    }

    /// Returns every line of the notice, for changes of all words.
    pub(super) fn lines_mut(&mut self) -> impl Iterator<Item = &mut Line> {
        let body = self.body.iter_mut().flat_map(|block| match block {
            Block::Paragraph(paragraph) => vec![&mut paragraph.line],
            Block::Table(rows) => rows.iter_mut().flatten().map(|cell| &mut cell.line).collect(),
        });
        let head = self.left.iter_mut().chain(&mut self.right).chain(&mut self.number);
        let foot = self.recipients.iter_mut().chain(&mut self.signature);
        head.chain([&mut self.day]).chain(&mut self.title).chain(body).chain(foot)
    }
}

/// Cuts the body into paragraphs and tables.
fn blocks(body: &str) -> Vec<Block> {
    let mut found = Vec::new();
    for line in body.lines().filter(|line| !line.trim().is_empty()) {
        let Some(cells) = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) else {
            found.push(Block::Paragraph(paragraph(line)));
            continue;
        };
        let row = row(cells);
        match found.last_mut() {
            Some(Block::Table(rows)) => rows.push(row),
            Some(Block::Paragraph(_)) | None => found.push(Block::Table(vec![row])),
        }
    }
    found
}

fn row(cells: &str) -> Vec<Cell> {
    let mut row: Vec<Cell> = Vec::new();
    for words in cells.split('|').map(str::trim) {
        match row.last_mut().filter(|_| words == "<") {
            Some(before) => before.columns += 1,
            None => row.push(Cell { line: line_of(words), columns: 1 }),
        }
    }
    row
}

fn paragraph(line: &str) -> Paragraph {
    let bold = line.starts_with("**");
    let inner = line.trim_start_matches('*');
    let Some((words, rest)) = inner.split_once(' ') else {
        return Paragraph { label: None, line: line_of(line) };
    };
    let Some(kind) = label_kind(words) else { return Paragraph { label: None, line: line_of(line) } };
    let label = Some(Label { words: words.to_owned(), kind, bold });
    Paragraph { label, line: line_of(&format!("{}{rest}", if bold { "**" } else { "" })) }
}

fn label_kind(words: &str) -> Option<LabelKind> {
    if words == "-" {
        return Some(LabelKind::Dash);
    }
    if let Some(letter) = words.strip_suffix(')') {
        return (letter.chars().count() == 1).then_some(LabelKind::Letter);
    }
    let name = words.strip_suffix('.')?;
    if name.chars().all(|letter| "IVX".contains(letter)) {
        return Some(LabelKind::Roman);
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match name.split_once('.') {
        None => digits(name).then_some(LabelKind::Number),
        Some((one, two)) => (digits(one) && digits(two)).then_some(LabelKind::Legal),
    }
}

/// Reads `**bold**`, `*italic*` and `{^footnote}`.
fn line_of(text: &str) -> Line {
    let mut line = Line::new();
    let mut run = Run::default();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let Some((note, behind)) = rest.strip_prefix("{^").and_then(|rest| rest.split_once('}')) {
            push(&mut line, &mut run);
            line.push(Run { words: note.to_owned(), note: true, ..Run::default() });
            rest = behind;
        } else if letter == '*' {
            push(&mut line, &mut run);
            let stars = rest.len() - rest.trim_start_matches('*').len();
            run.bold ^= stars >= 2;
            run.italic ^= stars % 2 == 1;
            rest = &rest[stars..];
        } else {
            run.words.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    push(&mut line, &mut run);
    line
}

/// Puts the words of a run to the line; the run goes on with the same look.
fn push(line: &mut Line, run: &mut Run) {
    if !run.words.is_empty() {
        line.push(run.clone());
        run.words.clear();
    }
}

/// Returns the words of a line without its footnotes.
pub(super) fn words(line: &Line) -> String {
    line.iter().filter(|run| !run.note).map(|run| run.words.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_labels_are_read() {
        let one = paragraph("**2.1. Trình** UBND{^Đã trình.} tỉnh");
        let label = one.label.expect("a label");
        assert_eq!((label.words.as_str(), label.kind, label.bold), ("2.1.", LabelKind::Legal, true));
        let shown: Vec<(&str, bool, bool)> =
            one.line.iter().map(|run| (run.words.as_str(), run.bold, run.note)).collect();
        assert_eq!(
            shown,
            [
                ("Trình", true, false),
                (" UBND", false, false),
                ("Đã trình.", false, true),
                (" tỉnh", false, false)
            ]
        );
        assert!(paragraph("Ngày 05/3/2025, Sở").label.is_none());
        assert!(matches!(&blocks("| a | < | b |")[0], Block::Table(rows) if rows[0][0].columns == 2));
    }
}
