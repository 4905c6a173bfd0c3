//! Paragraphs and tables to blocks: styles and numbers applied, layout tables unfolded.

use super::body::{Cell, Merge, Node, Paragraph, Piece, Table};
use super::numbering::Numbering;
use super::styles::{Look, Style, Styles};
use crate::counting::bullet;
use crate::lines::{Gap, Join, Joiner, Layout, Line};
use crate::writer::Writer;
use crate::{Error, grid, shape};
use blocks::{Block, Body, Heading, MarkKind, Text};
use std::borrow::Cow;

/// Makes the blocks of a body.
pub(crate) fn blocks(body: &[Node], styles: Styles, numbering: Numbering) -> Result<Vec<Block>, Error> {
    let mut emitter = Emitter {
        styles,
        numbering,
        at: 0,
        page: has_pages(body).then_some(1),
        joiner: Joiner::new(Layout::measure(&[])),
        open: None,
        blocks: Vec::new(),
    };
    emitter.nodes(body);
    emitter.flush();
    Ok(emitter.blocks)
}

/// Tells whether Word noted the ends of pages.
fn has_pages(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Paragraph(paragraph) => paragraph.pieces.iter().any(|piece| matches!(piece, Piece::Page)),
        Node::Table(table) => table.rows.iter().flat_map(|row| &row.cells).any(|cell| has_pages(&cell.nodes)),
    })
}

struct Emitter {
    styles: Styles,
    numbering: Numbering,
    /// The scalar value of the decoded text at which the next letter stands.
    at: usize,
    page: Option<u32>,
    joiner: Joiner,
    /// The paragraph that is being written.
    open: Option<Open>,
    blocks: Vec<Block>,
}

struct Open {
    writer: Writer,
    page: Option<u32>,
    heading: Option<Heading>,
}

/// One line of a paragraph, up to a break made by hand.
struct PieceLine<'p> {
    pieces: Vec<&'p Piece>,
    words: String,
    emphasised: bool,
}

impl Emitter {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Paragraph(paragraph) => self.paragraph(paragraph),
                Node::Table(table) if is_layout(table) => self.unfold(table),
                Node::Table(table) => self.table(table),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let style = self.styles.resolve(paragraph.style.as_deref());
        let inner_pages = self.turn_leading_pages(paragraph);
        let heading = heading(paragraph, &style);
        let label = self.label(paragraph, &style);
        let mut before: Option<PieceLine<'_>> = None;
        for line in self.lines(paragraph, &style) {
            let label = label.as_deref().filter(|_| before.is_none());
            self.at += usize::from(before.is_some());
            self.line(line_start(before.as_ref(), &line), label, &line, &style, heading);
            before = Some(line);
        }
        self.at += 1;
        self.turn_pages(inner_pages);
        self.nodes(&paragraph.boxes);
    }

    /// Turns the pages that end before the first word; returns how many end inside the paragraph.
    fn turn_leading_pages(&mut self, paragraph: &Paragraph) -> usize {
        let blank = |piece: &&Piece| !matches!(piece, Piece::Words(words, ..) if !words.trim().is_empty());
        let turns =
            paragraph.pieces.iter().take_while(blank).filter(|piece| matches!(piece, Piece::Page)).count();
        self.turn_pages(turns);
        paragraph.pieces.iter().filter(|piece| matches!(piece, Piece::Page)).count() - turns
    }

    fn turn_pages(&mut self, turns: usize) {
        self.page = self.page.map(|page| page.saturating_add(u32::try_from(turns).unwrap_or(0)));
    }

    fn line(
        &mut self,
        start: Start,
        label: Option<&str>,
        line: &PieceLine<'_>,
        style: &Style,
        heading: Option<Heading>,
    ) {
        if start == Start::Paragraph {
            let words = match label {
                Some(label) => Cow::Owned(format!("{label} {}", line.words)),
                None => Cow::Borrowed(line.words.as_str()),
            };
            if line.words.is_empty()
                || self.joiner.next_paragraph(&to_line(words, line, heading)) == Join::New
            {
                self.flush();
            }
        }
        let page = self.page;
        let mut open = self.open.take().unwrap_or_else(|| Open { writer: Writer::default(), page, heading });
        match start {
            Start::Paragraph | Start::Space => open.writer.space(self.at),
            Start::Break => open.writer.line_break(self.at),
        }
        self.write(&mut open.writer, label, line, style);
        self.open = Some(open);
    }

    /// Writes a line, with its label in front where it has words.
    fn write(&mut self, writer: &mut Writer, label: Option<&str>, line: &PieceLine<'_>, style: &Style) {
        if let Some(label) = label.filter(|_| !line.words.is_empty()) {
            // Word shows the label like the paragraph's end, which mostly looks like its first word.
            let first = line.pieces.iter().find_map(|piece| match piece {
                Piece::Words(_, look, letters) => Some(self.look(*look, letters.as_deref(), style)),
                Piece::Break | Piece::Tab | Piece::Page => None,
            });
            self.mark(writer, first.unwrap_or_default());
            writer.words(label, self.at);
            self.at += label.chars().count();
            writer.space(self.at);
            self.at += 1;
        }
        for piece in &line.pieces {
            self.piece(writer, piece, style);
        }
    }

    fn piece(&mut self, writer: &mut Writer, piece: &Piece, style: &Style) {
        let Piece::Words(words, look, letters) = piece else {
            writer.space(self.at);
            self.at += 1;
            return;
        };
        let look = self.look(*look, letters.as_deref(), style);
        if look.hidden == Some(true) {
            return;
        }
        self.mark(writer, look);
        for letter in words.chars() {
            if look.caps == Some(true) {
                for capital in letter.to_uppercase() {
                    writer.letter(capital, self.at);
                }
            } else {
                let first = writer.is_empty();
                writer.letter(symbol(letter, first), self.at);
            }
            self.at += 1;
        }
    }

    fn look(&self, own: Look, letters: Option<&str>, style: &Style) -> Look {
        let letters = letters.map(|id| self.styles.look(id)).unwrap_or_default();
        own.over(letters).over(style.look)
    }

    fn mark(&self, writer: &mut Writer, look: Look) {
        for (kind, on) in [
            (MarkKind::Bold, look.bold),
            (MarkKind::Italic, look.italic),
            (MarkKind::Underline, look.underline),
        ] {
            writer.set(kind, on == Some(true));
        }
    }

    /// Returns the label that Word shows in front of a paragraph.
    fn label(&mut self, paragraph: &Paragraph, style: &Style) -> Option<String> {
        let list = paragraph.list.or(style.list).filter(|list| *list > 0)?;
        let by_style = || self.numbering.level_of_style(list, paragraph.style.as_deref()?);
        let level = paragraph.level.or_else(by_style).or(style.level).unwrap_or(0);
        let label = self.numbering.label(list, level)?;
        let words = words(&paragraph.pieces);
        // A dash that was typed behind an automatic one is the same dash.
        let doubled = label.chars().all(|letter| bullet(letter) == letter && !letter.is_alphanumeric())
            && shape::label(words.trim()).is_some_and(|own| own.shape.is_bullet());
        (!doubled).then_some(label)
    }

    /// Cuts a paragraph at the breaks made by hand, and at tabs where they part the columns of a letterhead.
    fn lines<'p>(&self, paragraph: &'p Paragraph, style: &Style) -> Vec<PieceLine<'p>> {
        let columns = has_columns(&words(&paragraph.pieces));
        let parts = paragraph
            .pieces
            .split(|piece| matches!(piece, Piece::Break) || columns && matches!(piece, Piece::Tab));
        let lines = parts.map(|pieces| {
            let visible = pieces.iter().filter(|piece| self.is_visible(piece, style)).collect::<Vec<_>>();
            let words = words(visible.iter().copied()).replace('\t', " ").trim().to_owned();
            let emphasised = visible.iter().all(|piece| match piece {
                Piece::Words(words, look, letters) => {
                    let look = self.look(*look, letters.as_deref(), style);
                    words.trim().is_empty() || look.bold == Some(true) || look.italic == Some(true)
                }
                Piece::Break | Piece::Tab | Piece::Page => true,
            });
            PieceLine { emphasised: emphasised && !words.is_empty(), pieces: visible, words }
        });
        lines.filter(|line| !line.words.is_empty()).collect()
    }

    fn is_visible(&self, piece: &Piece, style: &Style) -> bool {
        match piece {
            Piece::Words(_, look, letters) => {
                self.look(*look, letters.as_deref(), style).hidden != Some(true)
            }
            Piece::Tab => true,
            Piece::Break | Piece::Page => false,
        }
    }

    fn flush(&mut self) {
        let Some(open) = self.open.take() else { return };
        let text = open.writer.finish();
        if !text.is_empty() {
            let paragraph = blocks::Paragraph { text, heading: open.heading };
            self.blocks.push(Block { body: Body::Paragraph(paragraph), page: open.page });
        }
    }

    /// Writes the cells of a table that only puts things side by side, the left column first.
    fn unfold(&mut self, table: &Table) {
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        for column in 0..width {
            for cell in table.rows.iter().filter_map(|row| row.cells.get(column)) {
                self.joiner.interrupt();
                self.nodes(&cell.nodes);
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.flush();
        self.joiner.interrupt();
        let page = self.page;
        let mut rows: Vec<blocks::Row> = Vec::with_capacity(table.rows.len());
        // For each column, where the cell that may go on below stands: its row and its index there.
        let mut above: Vec<Option<(usize, usize)>> = Vec::new();
        for row in &table.rows {
            let mut cells: Vec<blocks::Cell> = Vec::with_capacity(row.cells.len());
            let mut column = row.before as usize;
            for cell in &row.cells {
                let wide = cell.columns as usize;
                above.resize(above.len().max(column + wide), None);
                let text = self.cell(cell);
                let goes_on = above[column].filter(|_| cell.merge == Merge::Continues);
                if cell.merged_left
                    && let Some(left) = cells.last_mut()
                {
                    left.columns += cell.columns;
                } else if let Some((its_row, index)) = goes_on
                    && let Some(upper) = rows.get_mut(its_row).and_then(|row| row.cells.get_mut(index))
                {
                    upper.rows += 1;
                } else {
                    let begins = (cell.merge != Merge::None).then_some((rows.len(), cells.len()));
                    above[column..column + wide].fill(begins);
                    let column = u32::try_from(column).unwrap_or(u32::MAX);
                    cells.push(blocks::Cell { text, column, columns: cell.columns, rows: 1 });
                }
                column += wide;
            }
            rows.push(blocks::Row { cells });
        }
        if rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.text.is_empty()) {
            self.blocks.push(Block { body: Body::Table(blocks::Table { rows }), page });
        }
    }

    /// Writes the paragraphs of a cell as lines of one text.
    fn cell(&mut self, cell: &Cell) -> Text {
        let mut writer = Writer::default();
        self.cell_nodes(&cell.nodes, &mut writer);
        writer.finish()
    }

    fn cell_nodes(&mut self, nodes: &[Node], writer: &mut Writer) {
        for node in nodes {
            match node {
                Node::Paragraph(paragraph) => {
                    let style = self.styles.resolve(paragraph.style.as_deref());
                    let inner_pages = self.turn_leading_pages(paragraph);
                    let label = self.label(paragraph, &style);
                    for (index, line) in self.lines(paragraph, &style).iter().enumerate() {
                        writer.line_break(self.at);
                        self.at += usize::from(index > 0);
                        self.write(writer, label.as_deref().filter(|_| index == 0), line, &style);
                    }
                    self.at += 1;
                    self.turn_pages(inner_pages);
                    self.cell_nodes(&paragraph.boxes, writer);
                }
                Node::Table(table) => {
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        self.cell_nodes(&cell.nodes, writer);
                    }
                }
            }
        }
    }
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
    if alone(&line.words) || alone(&before.words) || shape::label(&line.words).is_some() {
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

/// Returns the heading level that the paragraph or its style states.
fn heading(paragraph: &Paragraph, style: &Style) -> Option<Heading> {
    let level = paragraph.outline.or(style.outline).filter(|level| *level < 9)?;
    u8::try_from(level + 1).ok().map(Heading)
}

/// Letters of symbol fonts are dashes in front of an item, and nothing elsewhere.
fn symbol(letter: char, first: bool) -> char {
    match letter {
        '\u{e000}'..='\u{f8ff}' if first => '-',
        '\u{e000}'..='\u{f8ff}' => ' ',
        _ => letter,
    }
}

fn words<'p>(pieces: impl IntoIterator<Item = &'p Piece>) -> String {
    let mut all = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words, ..) => all.push_str(words),
            Piece::Break => all.push('\n'),
            Piece::Tab => all.push('\t'),
            Piece::Page => {}
        }
    }
    all
}

/// Tells whether a table holds a letterhead or a signature, or is only a frame around paragraphs.
fn is_layout(table: &Table) -> bool {
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if width <= 1 {
        return true;
    }
    let small = table.rows.len() <= grid::LAYOUT_ROWS && width <= 3;
    small && table.rows.iter().flat_map(|row| &row.cells).any(|cell| has_layout_words(&cell.nodes))
}

fn has_layout_words(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Paragraph(paragraph) => grid::is_layout_cell(words(&paragraph.pieces).trim()),
        Node::Table(_) => false,
    })
}
