//! Paragraphs and tables to blocks: lines cut and joined, layout tables unfolded.

use super::{Look, Node, Paragraph, Piece, Table};
use crate::counting::bullet;
use crate::legacy::Decoded;
use crate::lines::{Gap, Join, Joiner, Layout, Line};
use crate::writer::Writer;
use crate::{grid, shape};
use blocks::{Block, Body, CellAt, Document, Doubt, Heading, MarkKind, Span, Text};
use std::borrow::Cow;
use std::ops::Range;

/// Makes the blocks, and the doubts about words that were decoded.
pub(super) fn document(nodes: Vec<Node>) -> Document {
    let mut emitter = Emitter {
        at: 0,
        page: has_pages(&nodes).then_some(1),
        joiner: Joiner::new(Layout::measure(&[])),
        open: None,
        document: Document::default(),
    };
    // Each node goes as its block comes: of large files there is no room for both.
    for node in nodes {
        emitter.node(&node);
    }
    emitter.flush();
    emitter.document
}

/// Tells whether the file notes the ends of pages.
fn has_pages(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Paragraph(paragraph) => paragraph.pieces.contains(&Piece::Page),
        Node::Table(table) => table.rows.iter().flatten().any(|cell| has_pages(&cell.nodes)),
    })
}

struct Emitter {
    /// The scalar value of the words as read at which the next letter stands.
    at: usize,
    page: Option<u32>,
    joiner: Joiner,
    /// The paragraph that is being written.
    open: Option<Open>,
    document: Document,
}

struct Open {
    target: Target,
    page: Option<u32>,
    heading: Option<Heading>,
}

/// A text that is being written: that of a block or of a cell.
#[derive(Default)]
struct Target {
    writer: Writer,
    /// The bytes whose words were decoded.
    decoded: Vec<(Range<usize>, Decoded)>,
}

impl Target {
    /// Returns the text, and the doubts about it as they are for the block `block`.
    fn finish(self, block: usize, cell: Option<CellAt>) -> (Text, Vec<Doubt>) {
        let text = self.writer.finish();
        let whole = Span { block: u32::try_from(block).unwrap_or(u32::MAX), cell, start: 0, end: 0 };
        let doubts = self.decoded.into_iter().map(|(range, decoded)| Doubt {
            span: whole.with(range.start..range.end.min(text.as_str().len())),
            kind: decoded.kind,
            sure: decoded.sure,
        });
        let doubts = doubts.filter(|doubt| doubt.span.start < doubt.span.end).collect();
        (text, doubts)
    }

    /// Notes that words were decoded: one doubt for lines that follow each other.
    fn doubt(&mut self, range: Range<usize>, decoded: Decoded) {
        match self.decoded.last_mut() {
            Some((before, its)) if *its == decoded && range.start <= before.end + 1 => before.end = range.end,
            _ => self.decoded.push((range, decoded)),
        }
    }
}

/// One line of a paragraph, up to a break made by hand.
struct PieceLine<'p> {
    pieces: &'p [Piece],
    words: String,
    emphasised: bool,
    /// A new page was begun by hand in front of it.
    new_page: bool,
}

impl Emitter {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Paragraph(paragraph) => self.paragraph(paragraph),
            Node::Table(table) if is_layout(table) => self.unfold(table),
            Node::Table(table) => self.table(table),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let inner_pages = self.turn_leading_pages(paragraph);
        let label = label(paragraph);
        let mut before: Option<PieceLine<'_>> = None;
        for line in lines(paragraph) {
            let label = label.filter(|_| before.is_none());
            self.at += usize::from(before.is_some());
            self.line(line_start(before.as_ref(), &line), label, &line, paragraph);
            before = Some(line);
        }
        self.at += 1;
        self.turn_pages(inner_pages);
        if !paragraph.behind.is_empty() {
            // A title does not go on in a note, nor behind it.
            self.joiner.part();
            self.nodes(&paragraph.behind);
            self.joiner.part();
        }
    }

    /// Turns the pages that end before the first word; returns how many end inside the paragraph.
    fn turn_leading_pages(&mut self, paragraph: &Paragraph) -> usize {
        let blank = |piece: &&Piece| !matches!(piece, Piece::Words(words, _) if !words.trim().is_empty());
        let turns =
            paragraph.pieces.iter().take_while(blank).filter(|piece| matches!(piece, Piece::Page)).count();
        self.turn_pages(turns);
        paragraph.pieces.iter().filter(|piece| matches!(piece, Piece::Page)).count() - turns
    }

    fn turn_pages(&mut self, turns: usize) {
        self.page = self.page.map(|page| page.saturating_add(u32::try_from(turns).unwrap_or(0)));
    }

    fn line(&mut self, start: Start, label: Option<&str>, line: &PieceLine<'_>, paragraph: &Paragraph) {
        if start == Start::Paragraph {
            let words = match label {
                Some(label) => Cow::Owned(format!("{label} {}", line.words)),
                None => Cow::Borrowed(line.words.as_str()),
            };
            if self.joiner.next_paragraph(&to_line(words, line, paragraph.heading)) == Join::New {
                self.flush();
            }
        }
        let (page, heading) = (self.page, paragraph.heading);
        let mut open = self.open.take().unwrap_or_else(|| Open { target: Target::default(), page, heading });
        match start {
            Start::Paragraph | Start::Space => open.target.writer.space(self.at),
            Start::Break => open.target.writer.line_break(self.at),
        }
        self.write(&mut open.target, label, line, paragraph.decoded);
        self.open = Some(open);
    }

    /// Writes a line, with its label in front.
    fn write(
        &mut self,
        target: &mut Target,
        label: Option<&str>,
        line: &PieceLine<'_>,
        decoded: Option<Decoded>,
    ) {
        let writer = &mut target.writer;
        if let Some(label) = label {
            // The label looks like the paragraph's end, which mostly looks like its first word.
            let first = line.pieces.iter().find_map(|piece| match piece {
                Piece::Words(_, look) => Some(look),
                Piece::Break | Piece::NewPage | Piece::Tab | Piece::Page => None,
            });
            mark(writer, first.unwrap_or(&Look::default()));
            writer.words(label, self.at);
            self.at += label.chars().count();
            writer.space(self.at);
            self.at += 1;
        }
        let begin = writer.len();
        for piece in line.pieces {
            self.piece(writer, piece);
        }
        if let Some(decoded) = decoded {
            let end = writer.len();
            target.doubt(begin..end, decoded);
        }
    }

    fn piece(&mut self, writer: &mut Writer, piece: &Piece) {
        let (words, look) = match piece {
            Piece::Words(words, look) => (words, look),
            Piece::Tab => {
                writer.space(self.at);
                self.at += 1;
                return;
            }
            Piece::Break | Piece::NewPage | Piece::Page => return,
        };
        mark(writer, look);
        for letter in words.chars() {
            if look.capitals {
                for capital in letter.to_uppercase() {
                    writer.letter(capital, self.at);
                }
            } else {
                let letter = symbol(letter, writer);
                writer.letter(letter, self.at);
            }
            self.at += 1;
        }
    }

    fn flush(&mut self) {
        let Some(open) = self.open.take() else { return };
        let (text, doubts) = open.target.finish(self.document.blocks.len(), None);
        if !text.is_empty() {
            let paragraph = blocks::Paragraph { text, heading: open.heading };
            self.document.blocks.push(Block { body: Body::Paragraph(paragraph), page: open.page });
            self.document.doubts.extend(doubts);
        }
    }

    /// Writes the cells of a table that only puts things side by side, the left column first.
    fn unfold(&mut self, table: &Table) {
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        for column in 0..width {
            for cell in table.rows.iter().filter_map(|row| row.get(column)) {
                self.joiner.interrupt();
                self.nodes(&cell.nodes);
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.flush();
        self.joiner.interrupt();
        let (page, block) = (self.page, self.document.blocks.len());
        let mut doubts = Vec::new();
        let mut rows = Vec::with_capacity(table.rows.len());
        for (row_at, row) in table.rows.iter().enumerate() {
            let mut cells = Vec::with_capacity(row.len());
            for (cell_at, cell) in row.iter().enumerate() {
                let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                let at = CellAt { row: index(row_at), cell: index(cell_at) };
                let mut target = Target::default();
                self.cell(&cell.nodes, &mut target);
                let (text, its) = target.finish(block, Some(at));
                doubts.extend(its);
                cells.push(blocks::Cell {
                    text,
                    column: cell.column,
                    columns: cell.columns,
                    rows: cell.rows,
                });
            }
            rows.push(blocks::Row { cells });
        }
        if rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.text.is_empty()) {
            self.document.blocks.push(Block { body: Body::Table(blocks::Table { rows }), page });
            self.document.doubts.extend(doubts);
        }
    }

    /// Writes the paragraphs of a cell as lines of one text.
    fn cell(&mut self, nodes: &[Node], target: &mut Target) {
        for node in nodes {
            match node {
                Node::Paragraph(paragraph) => {
                    let inner_pages = self.turn_leading_pages(paragraph);
                    let label = label(paragraph);
                    for (index, line) in lines(paragraph).iter().enumerate() {
                        target.writer.line_break(self.at);
                        self.at += usize::from(index > 0);
                        self.write(target, label.filter(|_| index == 0), line, paragraph.decoded);
                    }
                    self.at += 1;
                    self.turn_pages(inner_pages);
                    self.cell(&paragraph.behind, target);
                }
                Node::Table(table) => {
                    for cell in table.rows.iter().flatten() {
                        self.cell(&cell.nodes, target);
                    }
                }
            }
        }
    }
}

fn mark(writer: &mut Writer, look: &Look) {
    for (kind, on) in
        [(MarkKind::Bold, look.bold), (MarkKind::Italic, look.italic), (MarkKind::Underline, look.underline)]
    {
        writer.set(kind, on);
    }
}

/// Returns the label in front of a paragraph. A dash that was typed behind an automatic one is the same dash.
fn label(paragraph: &Paragraph) -> Option<&str> {
    let label = paragraph.label.as_deref()?;
    let doubled = label.chars().all(|letter| bullet(letter) == letter && !letter.is_alphanumeric())
        && shape::label(words(&paragraph.pieces).trim()).is_some_and(|own| own.shape.is_bullet());
    (!doubled).then_some(label)
}

/// Cuts a paragraph at the breaks made by hand, and at tabs where they part the columns of a letterhead.
fn lines(paragraph: &Paragraph) -> Vec<PieceLine<'_>> {
    let columns = has_columns(&words(&paragraph.pieces));
    let is_cut = |piece: &Piece| {
        matches!(piece, Piece::Break | Piece::NewPage) || columns && matches!(piece, Piece::Tab)
    };
    let mut lines = Vec::new();
    let mut new_page = false;
    for pieces in paragraph.pieces.split_inclusive(is_cut) {
        let (pieces, cut) = match pieces.split_last() {
            Some((last, rest)) if is_cut(last) => (rest, Some(last)),
            Some(_) | None => (pieces, None),
        };
        let words = words(pieces).replace('\t', " ").trim().to_owned();
        if !words.is_empty() {
            lines.push(PieceLine { emphasised: is_emphasised(pieces), pieces, words, new_page });
            new_page = false;
        }
        new_page |= cut == Some(&Piece::NewPage);
    }
    lines
}

fn is_emphasised(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Words(words, look) => words.trim().is_empty() || look.bold || look.italic,
        Piece::Break | Piece::NewPage | Piece::Tab | Piece::Page => true,
    })
}

/// How a line goes on behind a break made by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// As a paragraph of its own, or as the first line of its paragraph.
    Paragraph,
    /// As part of a sentence.
    Space,
    /// As a further line of the same item.
    Break,
}

/// Lines of titles, letterheads and signatures are paragraphs, sentences go on, other lines stay lines of their item.
fn line_start(before: Option<&PieceLine<'_>>, line: &PieceLine<'_>) -> Start {
    let Some(before) = before else { return Start::Paragraph };
    let alone = |words: &str| shape::role(words) != shape::Role::Ordinary;
    let (caps, caps_before) = (shape::is_caps(&line.words), shape::is_caps(&before.words));
    if line.new_page || alone(&line.words) || alone(&before.words) || shape::label(&line.words).is_some() {
        Start::Paragraph
    } else if caps && caps_before && shape::continues_title(&line.words) {
        Start::Space
    } else if caps || caps_before || shape::is_name(&line.words) {
        Start::Paragraph
    } else if shape::starts_lower(&line.words) && !shape::ends_closed(&before.words)
        || before.emphasised && line.emphasised
    {
        Start::Space
    } else {
        Start::Break
    }
}

fn to_line<'w>(words: Cow<'w, str>, line: &PieceLine<'_>, heading: Option<Heading>) -> Line<'w> {
    let emphasised = line.emphasised;
    Line { words, gap: Gap::Blank(0), indent: 0, hard: false, heading, emphasised, column: false }
}

/// Tells whether tabs part the columns of a letterhead or a signature: "UBND TỈNH X", a tab, "CỘNG HÒA XÃ HỘI ...".
fn has_columns(words: &str) -> bool {
    let parts = words.split(['\t', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let listed = words.starts_with('-')
        && parts.clone().next_back().is_some_and(|last| shape::is_caps(last) || shape::is_name(last));
    parts.clone().count() > 1
        && (listed || parts.clone().any(grid::is_layout_cell) || parts.clone().skip(1).any(is_letterhead))
}

fn is_letterhead(words: &str) -> bool {
    shape::role(words) == shape::Role::Letterhead
}

/// Letters of symbol fonts are dashes in front of an item, and nothing elsewhere.
fn symbol(letter: char, writer: &mut Writer) -> char {
    match letter {
        // Only here the writer is asked: a letter must not be parted from the marks that follow it.
        '\u{e000}'..='\u{f8ff}' if writer.is_empty() => '-',
        '\u{e000}'..='\u{f8ff}' => ' ',
        _ => letter,
    }
}

fn words<'p>(pieces: impl IntoIterator<Item = &'p Piece>) -> String {
    let mut all = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words, ..) => all.push_str(words),
            Piece::Break | Piece::NewPage => all.push('\n'),
            Piece::Tab => all.push('\t'),
            Piece::Page => {}
        }
    }
    all
}

/// Tells whether a table holds a letterhead or a signature, or is only a frame around paragraphs.
fn is_layout(table: &Table) -> bool {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    if width <= 1 {
        return true;
    }
    let small = table.rows.len() <= grid::LAYOUT_ROWS && width <= 3;
    small && table.rows.iter().flatten().any(|cell| has_layout_words(&cell.nodes)) || is_number_and_day(table)
}

/// Tells whether a table is the second half of a letterhead: the number on the left, place and day on the right. Some
/// offices keep it apart from the table of the motto.
fn is_number_and_day(table: &Table) -> bool {
    let [row] = table.rows.as_slice() else { return false };
    row.len() == 2
        && row.iter().all(|cell| first_words(&cell.nodes).is_some_and(|words| is_letterhead(&words)))
}

fn first_words(nodes: &[Node]) -> Option<String> {
    nodes.iter().find_map(|node| match node {
        Node::Paragraph(paragraph) => {
            let words = words(&paragraph.pieces).trim().to_owned();
            (!words.is_empty()).then_some(words)
        }
        Node::Table(_) => None,
    })
}

fn has_layout_words(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Paragraph(paragraph) => grid::is_layout_cell(words(&paragraph.pieces).trim()),
        Node::Table(_) => false,
    })
}
