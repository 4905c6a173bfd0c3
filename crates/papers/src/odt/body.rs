//! The text: paragraphs, headings, lists, tables, frames and notes, with styles and labels applied.

use super::lists::{Counts, Ended, Item, List};
use super::names;
use super::styles::{Family, Look, Style, Styles};
use crate::Error;
use crate::flow::{Cell, Node, Paragraph, Piece, Table};
use crate::limits::{CELLS, PARAGRAPHS, SPAN, STRETCHES, count};
use crate::xml::{Attributes, Handler};
use blocks::Heading;
use std::rc::Rc;

/// Reads a part of a file that holds styles and text.
pub(super) struct Body {
    styles: Styles,
    /// Set inside the text: before it are styles.
    inside: bool,
    /// How deep inside an element that is left out.
    skipped: usize,
    frames: Vec<Frame>,
    /// The lists that are open, the outermost first, and how far they have counted.
    lists: Vec<List>,
    counts: Counts,
    /// The identity of the outermost list.
    identity: Option<String>,
    ended: Ended,
    outline: Counts,
    cells: usize,
    paragraphs: usize,
    /// Elements inside paragraphs.
    stretches: usize,
    pages: Pages,
}

/// What is open.
enum Frame {
    /// The text itself, or a frame on the page.
    Nodes(Vec<Node>),
    Paragraph(Box<Open>),
    Table(Table),
    Row(Row),
    Cell(Cell),
    Note(Note),
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    /// The look of the paragraph, and of each span that is open in it.
    looks: Vec<Look>,
    /// The number that the program wrote down, while it is read.
    number: Option<String>,
    hidden: bool,
    page_behind: bool,
}

struct Row {
    cells: Vec<Cell>,
    column: u32,
}

struct Note {
    mark: String,
    in_mark: bool,
    nodes: Vec<Node>,
}

/// Where pages end; they are counted only where the file notes those that no style asks for.
#[derive(Default)]
struct Pages {
    noted: bool,
    /// Pages that began since the last paragraph.
    begun: usize,
    /// Set once there is a paragraph: what begins the first page is no break.
    text: bool,
}

impl Pages {
    fn turn(&mut self) {
        self.begun += usize::from(self.noted && self.text);
    }
}

impl Body {
    pub(super) fn new(styles: Styles) -> Self {
        Self {
            styles,
            inside: false,
            skipped: 0,
            frames: vec![Frame::Nodes(Vec::new())],
            lists: Vec::new(),
            counts: Counts::default(),
            identity: None,
            ended: Ended::default(),
            outline: Counts::default(),
            cells: 0,
            paragraphs: 0,
            stretches: 0,
            pages: Pages::default(),
        }
    }

    /// Returns what was read.
    pub(super) fn finish(self) -> Vec<Node> {
        match self.frames.into_iter().next() {
            Some(Frame::Nodes(nodes)) => nodes,
            _ => Vec::new(),
        }
    }
}

impl Handler for Body {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        if !self.inside {
            self.inside = name == "body";
            return self.styles.open(name, attributes);
        }
        if self.skipped > 0 || names::is_left_out(name, attributes) {
            self.skipped += 1;
            if self.skipped == 1 && name == "table:covered-table-cell" {
                self.skip_columns(attributes);
            }
            return Ok(());
        }
        match name {
            "text:p" | "text:h" => self.open_paragraph(name, attributes)?,
            "text:list" => self.open_list(attributes),
            "text:list-item" => self.open_item(attributes),
            "table:table" => {
                let style = self.styles.resolve(Family::Table, attributes.get("style-name").as_deref());
                self.begin_page(&style);
                self.frames.push(Frame::Table(Table::default()));
            }
            "table:table-row" => self.frames.push(Frame::Row(Row { cells: Vec::new(), column: 0 })),
            "table:table-cell" => self.open_cell(attributes)?,
            "draw:text-box" => self.frames.push(Frame::Nodes(Vec::new())),
            "text:note" => {
                let note = Note { mark: String::new(), in_mark: false, nodes: Vec::new() };
                self.frames.push(Frame::Note(note));
            }
            "text" => self.pages.noted = attributes.get("use-soft-page-breaks").as_deref() == Some("true"),
            "text:soft-page-break" => self.turn_page(),
            _ => self.inline(name, attributes)?,
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if !self.inside {
            return self.styles.close(name);
        }
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "text:p" | "text:h" | "table:table" | "table:table-row" | "table:table-cell"
            | "draw:text-box" | "text:note" => self.end_frame(),
            "text:list" => self.close_list(),
            "text:list-item" => {
                if let Some(list) = self.lists.last_mut() {
                    list.item = None;
                }
            }
            "text:span" => {
                if let Some(Frame::Paragraph(open)) = self.frames.last_mut()
                    && open.looks.len() > 1
                {
                    open.looks.pop();
                }
            }
            "text:number" => {
                if let Some(Frame::Paragraph(open)) = self.frames.last_mut()
                    && let Some(number) = open.number.take().filter(|number| !number.trim().is_empty())
                {
                    open.paragraph.label = Some(number.trim().to_owned());
                }
            }
            "text:note-citation" => {
                if let Some(Frame::Note(note)) = self.frames.last_mut() {
                    note.in_mark = false;
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.skipped > 0 {
            return;
        }
        match self.frames.last_mut() {
            Some(Frame::Paragraph(open)) => open.push(words),
            Some(Frame::Note(note)) if note.in_mark => note.mark.push_str(words),
            _ => {}
        }
    }
}

impl Open {
    /// Adds words as they are shown: white space is one space, like that of the file's own lines.
    fn push(&mut self, words: &str) {
        if let Some(number) = &mut self.number {
            number.push_str(words);
            return;
        }
        if let Some(look) = self.looks.last().and_then(Look::shown) {
            self.paragraph.push_words(&words.replace(['\n', '\r', '\t'], " "), &look);
        }
    }
}

/// The levels of headings that LibreOffice has.
const HEADINGS: u32 = 10;

impl Body {
    fn open_paragraph(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        count(&mut self.paragraphs, PARAGRAPHS)?;
        let style = self.styles.resolve(Family::Paragraph, attributes.get("style-name").as_deref());
        self.begin_page(&style);
        let level = attributes.number("outline-level").filter(|_| name == "text:h");
        let label = match level {
            Some(level) if self.lists.is_empty() => self.heading_label(level, &style, attributes),
            _ => self.item_label(&style),
        };
        let paragraph = Paragraph {
            label,
            heading: level.and_then(|level| u8::try_from(level.clamp(1, HEADINGS)).ok()).map(Heading),
            pieces: vec![Piece::Page; std::mem::take(&mut self.pages.begun)],
            ..Paragraph::default()
        };
        self.pages.text = true;
        let page_behind = style.page_behind == Some(true);
        self.frames.push(Frame::Paragraph(Box::new(Open {
            paragraph,
            looks: vec![style.look],
            page_behind,
            ..Open::default()
        })));
        Ok(())
    }

    /// Reads an element inside a paragraph.
    fn inline(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        count(&mut self.stretches, STRETCHES)?;
        match self.frames.last_mut() {
            Some(Frame::Paragraph(open)) => match name {
                "text:span" => {
                    let own = self.styles.words(attributes.get("style-name").as_deref());
                    let look = open.looks.last().map(|outer| own.over(outer)).unwrap_or(own);
                    open.looks.push(look);
                }
                "text:s" => open.push(" "),
                "text:tab" => open.paragraph.pieces.push(Piece::Tab),
                "text:line-break" => open.paragraph.pieces.push(Piece::Break),
                "text:number" => open.number = Some(String::new()),
                "text:hidden-paragraph" => {
                    open.hidden |= attributes.get("is-hidden").is_some_and(|value| value == "true");
                }
                _ => {}
            },
            Some(Frame::Note(note)) if name == "text:note-citation" => note.in_mark = true,
            _ => {}
        }
        Ok(())
    }

    fn open_list(&mut self, attributes: &Attributes<'_>) {
        let style: Option<Rc<str>> = attributes.get("style-name").map(Into::into);
        if let Some(outer) = self.lists.last() {
            let style = style.or_else(|| outer.style.clone());
            self.lists.push(List { style, item: None });
            return;
        }
        let continued = attributes.get("continue-list");
        let goes_on = continued.is_some() || attributes.get("continue-numbering").as_deref() == Some("true");
        self.counts = match goes_on {
            true => self.ended.continued(continued.as_deref(), style.as_ref()),
            false => Counts::default(),
        };
        self.identity = attributes.get("id");
        self.lists.push(List { style, item: None });
    }

    fn close_list(&mut self) {
        let Some(list) = self.lists.pop() else { return };
        if self.lists.is_empty() {
            self.ended.note(self.identity.as_deref(), list.style.as_ref(), &self.counts);
        }
    }

    fn open_item(&mut self, attributes: &Attributes<'_>) {
        if let Some(list) = self.lists.last_mut() {
            list.item = Some(Item { start: attributes.number("start-value") });
        }
    }

    /// Counts on where a paragraph begins an item.
    fn item_label(&mut self, style: &Style) -> Option<String> {
        let at = self.lists.len().checked_sub(1)?;
        let list = self.lists.last_mut()?;
        let item = list.item.take()?;
        let name = list.style.as_deref().or(style.list.as_deref())?;
        let list = self.styles.list(name)?;
        self.counts.next(&list, at, item.start)
    }

    /// Counts on where a heading is numbered by the outline.
    fn heading_label(&mut self, level: u32, style: &Style, attributes: &Attributes<'_>) -> Option<String> {
        let is = |name: &str| attributes.get(name).is_some_and(|value| value == "true");
        if is("is-list-header") || style.list.as_deref() == Some("") {
            return None;
        }
        let outline = self.styles.outline()?;
        let start = is("restart-numbering").then(|| attributes.number("start-value").unwrap_or(1));
        self.outline.next(&outline, (level as usize).saturating_sub(1), start)
    }

    fn open_cell(&mut self, attributes: &Attributes<'_>) -> Result<(), Error> {
        count(&mut self.cells, CELLS)?;
        let Some(Frame::Row(row)) = self.frames.last() else {
            self.frames.push(Frame::Cell(Cell::default()));
            return Ok(());
        };
        let number = |name: &str| attributes.number(name).unwrap_or(1).clamp(1, SPAN);
        // A cell that the file repeats stands there once, as wide as all of them.
        let repeated = number("number-columns-repeated");
        let columns = number("number-columns-spanned").max(repeated);
        let cell =
            Cell { nodes: Vec::new(), column: row.column, columns, rows: number("number-rows-spanned") };
        self.advance(repeated);
        self.frames.push(Frame::Cell(cell));
        Ok(())
    }

    fn skip_columns(&mut self, attributes: &Attributes<'_>) {
        self.advance(attributes.number("number-columns-repeated").unwrap_or(1).clamp(1, SPAN));
    }

    fn advance(&mut self, columns: u32) {
        if let Some(Frame::Row(row)) = self.frames.last_mut() {
            row.column = row.column.saturating_add(columns);
        }
    }

    /// A page begins before a paragraph or a table whose style says so.
    fn begin_page(&mut self, style: &Style) {
        if style.page_before == Some(true) {
            self.pages.turn();
        }
    }

    fn turn_page(&mut self) {
        match self.frames.last_mut() {
            Some(Frame::Paragraph(open)) if self.pages.noted => open.paragraph.pieces.push(Piece::Page),
            _ => self.pages.turn(),
        }
    }

    /// Ends the innermost frame and puts it where it belongs. Frames that stand where none can are left out.
    fn end_frame(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        let Some(ended) = self.frames.pop() else { return };
        match ended {
            Frame::Paragraph(open) => {
                if !open.hidden {
                    self.add([Node::Paragraph(Box::new(open.paragraph))]);
                }
                if open.page_behind {
                    self.pages.turn();
                }
            }
            Frame::Table(table) => self.add([Node::Table(table)]),
            Frame::Row(row) => {
                if let Some(Frame::Table(table)) = self.frames.last_mut() {
                    table.rows.push(row.cells);
                }
            }
            Frame::Cell(cell) => match self.frames.last_mut() {
                Some(Frame::Row(row)) => row.cells.push(cell),
                _ => self.add(cell.nodes),
            },
            Frame::Nodes(nodes) => self.add(nodes),
            Frame::Note(note) => self.add(note.finish()),
        }
    }

    fn add(&mut self, added: impl IntoIterator<Item = Node>) {
        let nodes = match self.frames.last_mut() {
            Some(Frame::Nodes(nodes)) => nodes,
            Some(Frame::Cell(cell)) => &mut cell.nodes,
            Some(Frame::Paragraph(open)) => &mut open.paragraph.behind,
            Some(Frame::Note(note)) => &mut note.nodes,
            Some(Frame::Table(_) | Frame::Row(_)) | None => return,
        };
        nodes.extend(added);
    }
}

impl Note {
    /// Returns the paragraphs, the mark in front of the first as in .docx: `[1]`.
    fn finish(mut self) -> Vec<Node> {
        if let Some(Node::Paragraph(first)) = self.nodes.first_mut() {
            let mark = self.mark.trim();
            first.label = (!mark.is_empty()).then(|| format!("[{mark}]"));
        }
        self.nodes
    }
}
