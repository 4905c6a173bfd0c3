//! Goes through the tree in the order of the page, without recursion, and makes paragraphs, lists and tables of it.

use super::content::Content;
use super::css::{Css, Display, Rules};
use super::lists::{self, List};
use super::names::{Attributes, heading_of, is_block, is_left_out};
use super::tables::{Open, OpenCell};
use super::tree::{Id, Kind, ROOT, Tree};
use crate::Error;
use crate::counting::bullet;
use crate::flow::{Look, Node, Paragraph, Piece};
use crate::limits::{CELLS, NESTED_TABLES};
use blocks::Heading;

/// So many spaces that do not break part columns, as a tab does.
const COLUMN_SPACES: usize = 4;

/// Returns the nodes of a page.
pub(super) fn nodes(tree: &Tree) -> Result<Vec<Node>, Error> {
    let mut walker = Walker {
        tree,
        content: Content::find(tree),
        rules: Rules::default(),
        frames: vec![Frame::Nodes(Vec::new())],
        states: vec![State::default()],
        paragraph: Paragraph::default(),
        label: None,
        lists: Vec::new(),
        tables: 0,
        cells: 0,
    };
    walker.walk()?;
    walker.end_paragraph();
    match walker.frames.into_iter().next() {
        Some(Frame::Nodes(nodes)) => Ok(nodes),
        Some(Frame::Table(_) | Frame::Cell(_)) | None => Ok(Vec::new()),
    }
}

struct Walker<'t> {
    tree: &'t Tree,
    content: Content,
    rules: Rules,
    frames: Vec<Frame>,
    /// What holds inside each element that is open.
    states: Vec<State>,
    /// The paragraph that is being read.
    paragraph: Paragraph,
    /// The label of the item whose first paragraph has not begun.
    label: Option<String>,
    lists: Vec<List>,
    /// Tables that are open.
    tables: usize,
    cells: usize,
}

/// Where nodes are put.
enum Frame {
    Nodes(Vec<Node>),
    Table(Open),
    Cell(OpenCell),
}

/// What an element means for the words in it.
#[derive(Clone, Debug, Default)]
struct State {
    role: Role,
    look: Look,
    heading: Option<Heading>,
    pre: bool,
    /// Inside the page's content.
    content: bool,
}

/// What ends with an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Role {
    #[default]
    Inline,
    Block,
    Table,
    Cell,
    List,
    Item,
}

impl Walker<'_> {
    fn walk(&mut self) -> Result<(), Error> {
        let mut at = ROOT;
        loop {
            if self.enter(at)?
                && let Some(first) = self.tree.first(at)
            {
                at = first;
                continue;
            }
            loop {
                if let Some(next) = self.tree.next(at) {
                    at = next;
                    break;
                }
                let Some(parent) = self.tree.parent(at) else { return Ok(()) };
                at = parent;
                if matches!(self.tree.kind(at), Kind::Element(..)) {
                    self.leave();
                }
            }
        }
    }

    /// Begins a node; tells whether to go into it. An element without nodes ends at once.
    fn enter(&mut self, id: Id) -> Result<bool, Error> {
        match self.tree.kind(id) {
            Kind::Text(words) => {
                self.text(words);
                Ok(false)
            }
            Kind::Other => Ok(true),
            Kind::Element(name, attributes) => {
                let inside = self.begin(id, &name.local, &Attributes(attributes))?;
                let empty = self.tree.first(id).is_none();
                if inside && empty {
                    self.leave();
                }
                Ok(inside && !empty)
            }
        }
    }

    /// Begins an element; tells whether what stands in it is shown.
    fn begin(&mut self, id: Id, tag: &str, attributes: &Attributes<'_>) -> Result<bool, Error> {
        if tag == "style" {
            self.rules.read(&self.tree.words(id));
        }
        let outer = self.state();
        if is_left_out(tag, attributes) || self.content.leaves_out(tag, attributes.get("role"), outer.content)
        {
            return Ok(false);
        }
        let css = self.rules.of(tag, attributes.get("class").unwrap_or(""), attributes.get("style"));
        if css.display == Some(Display::Hidden) {
            return Ok(false);
        }
        if css.label {
            self.label = self.written_label(id, &css);
            return Ok(false);
        }
        if css.tab {
            self.push(Piece::Tab);
            return Ok(false);
        }
        let mut state = outer.inner(tag, attributes, &css);
        state.content |= self.content.is(id);
        state.role = self.role(tag, &css);
        match state.role {
            Role::Inline if tag == "br" => self.line_break(),
            Role::Inline => {}
            Role::Block => self.end_paragraph(),
            Role::Table => {
                self.end_paragraph();
                self.tables += 1;
                let ruled = css.ruled || attributes.get("border").is_some_and(|border| border != "0");
                self.frames.push(Frame::Table(Open::new(ruled)));
            }
            Role::Cell => self.begin_cell(attributes, css.ruled)?,
            Role::List => {
                self.end_paragraph();
                let list = self.list(id, tag, attributes, css.list);
                self.lists.push(list);
            }
            Role::Item => {
                self.end_paragraph();
                let style = attributes.get("type").map(lists::style_of_type).or(css.list);
                let value = attributes.number("value");
                self.label = match self.lists.last_mut() {
                    Some(list) => list.label(value, style.as_deref()),
                    None => Some("-".to_owned()),
                };
            }
        }
        if tag == "tr"
            && let Some(Frame::Table(table)) = self.frames.last_mut()
        {
            table.begin_row();
        }
        self.states.push(state);
        Ok(true)
    }

    /// Ends the element that is open.
    fn leave(&mut self) {
        if self.states.len() < 2 {
            return;
        }
        if self.states.last().is_some_and(|state| state.role != Role::Inline) {
            self.end_paragraph();
        }
        let Some(state) = self.states.pop() else { return };
        match state.role {
            Role::Inline | Role::Block => {}
            Role::Item => self.label = None,
            Role::List => drop(self.lists.pop()),
            Role::Table => {
                self.tables = self.tables.saturating_sub(1);
                if let Some(Frame::Table(table)) =
                    self.frames.pop_if(|frame| matches!(frame, Frame::Table(_)))
                {
                    self.add(table.finish());
                }
            }
            Role::Cell => {
                let cell = self.frames.pop_if(|frame| matches!(frame, Frame::Cell(_)));
                if let (Some(Frame::Cell(cell)), Some(Frame::Table(table))) = (cell, self.frames.last_mut()) {
                    table.push(cell);
                }
            }
        }
    }

    fn role(&self, tag: &str, css: &Css) -> Role {
        match tag {
            "table" if self.tables < NESTED_TABLES => Role::Table,
            "td" | "th" if matches!(self.frames.last(), Some(Frame::Table(_))) => Role::Cell,
            "ol" | "ul" | "menu" | "dir" => Role::List,
            "li" => Role::Item,
            _ if css.display == Some(Display::Block) => Role::Block,
            _ if css.display == Some(Display::Inline) => Role::Inline,
            _ if is_block(tag) => Role::Block,
            _ => Role::Inline,
        }
    }

    fn state(&self) -> State {
        self.states.last().cloned().unwrap_or_default()
    }

    /// Breaks the line; an empty line ends the paragraph.
    fn line_break(&mut self) {
        let empty = self.paragraph.pieces.last() == Some(&Piece::Break);
        if empty { self.end_paragraph() } else { self.push(Piece::Break) }
    }

    fn text(&mut self, words: &str) {
        if !self.states.last().is_some_and(|state| state.pre) {
            return self.words(words);
        }
        for (index, line) in words.split('\n').enumerate() {
            if index > 0 {
                self.line_break();
            }
            self.words(line);
        }
    }

    /// Adds words, runs of white space made one; many spaces that do not break part columns.
    fn words(&mut self, words: &str) {
        let look = self.states.last().map(|state| state.look.clone()).unwrap_or_default();
        let mut rest = words;
        while let Some(letter) = rest.chars().next() {
            let space = letter.is_whitespace();
            let end = rest.find(|letter: char| letter.is_whitespace() != space).unwrap_or(rest.len());
            let (run, behind) = rest.split_at(end);
            rest = behind;
            if !space {
                self.paragraph.push_words(run, &look);
            } else if run.chars().filter(|letter| *letter == '\u{a0}').count() >= COLUMN_SPACES {
                self.push(Piece::Tab);
            } else if self.takes_space() {
                self.paragraph.push_words(" ", &look);
            }
        }
    }

    /// Tells whether a space is seen behind what was read.
    fn takes_space(&self) -> bool {
        match self.paragraph.pieces.last() {
            Some(Piece::Words(words, _)) => !words.ends_with(' '),
            Some(Piece::Break | Piece::NewPage | Piece::Tab | Piece::Page) | None => false,
        }
    }

    /// Adds a break or a tab, which say nothing in front of all words.
    fn push(&mut self, piece: Piece) {
        if !self.paragraph.pieces.is_empty() {
            self.paragraph.pieces.push(piece);
        }
    }

    fn end_paragraph(&mut self) {
        let words = |piece: &Piece| matches!(piece, Piece::Words(words, _) if !words.trim().is_empty());
        let mut paragraph = std::mem::take(&mut self.paragraph);
        if !paragraph.pieces.iter().any(words) {
            return;
        }
        paragraph.label = self.label.take();
        paragraph.heading = self.states.last().and_then(|state| state.heading);
        self.add([Node::Paragraph(Box::new(paragraph))]);
    }

    /// Puts nodes where they belong: what stands in a table but in none of its cells, in front of it.
    fn add(&mut self, added: impl IntoIterator<Item = Node>) {
        let holder = self.frames.iter_mut().rev().find(|frame| !matches!(frame, Frame::Table(_)));
        match holder {
            Some(Frame::Nodes(nodes) | Frame::Cell(OpenCell { nodes, .. })) => nodes.extend(added),
            Some(Frame::Table(_)) | None => {}
        }
    }

    fn begin_cell(&mut self, attributes: &Attributes<'_>, ruled: bool) -> Result<(), Error> {
        self.end_paragraph();
        self.cells += 1;
        if self.cells > CELLS {
            return Err(Error::TooComplex);
        }
        if let Some(Frame::Table(table)) = self.frames.last_mut() {
            table.ruled |= ruled;
        }
        let span =
            |name: &str| attributes.number(name).and_then(|count| u32::try_from(count).ok()).unwrap_or(1);
        self.frames.push(Frame::Cell(OpenCell {
            nodes: Vec::new(),
            columns: span("colspan"),
            rows: span("rowspan"),
        }));
        Ok(())
    }

    fn list(&self, id: Id, tag: &str, attributes: &Attributes<'_>, style: Option<String>) -> List {
        let style = attributes.get("type").map(lists::style_of_type).or(style);
        if tag != "ol" {
            return List::of_dashes(style);
        }
        let reversed = attributes.get("reversed").is_some();
        let items = if reversed { self.items(id) } else { 0 };
        List::of_numbers(style, attributes.number("start"), reversed, items)
    }

    fn items(&self, id: Id) -> usize {
        let mut items = 0;
        let mut next = self.tree.first(id);
        while let Some(at) = next {
            items +=
                usize::from(matches!(self.tree.kind(at), Kind::Element(name, _) if &*name.local == "li"));
            next = self.tree.next(at);
        }
        items
    }

    /// Word writes the labels of its lists in front of their items, with a font whose letters are dots and arrows.
    fn written_label(&self, id: Id, css: &Css) -> Option<String> {
        let words = self.tree.words(id);
        let mut label = words.trim().to_owned();
        let mut inner = self.tree.first(id);
        while label.is_empty()
            && let Some(at) = inner
        {
            label = self.tree.words(at).trim().to_owned();
            inner = self.tree.next(at);
        }
        let state = self.state();
        let font = css.font.as_ref().or(state.look.font.as_ref());
        let symbols = font.is_some_and(|font| {
            let font = font.to_lowercase();
            font.contains("symbol") || font.contains("wingdings")
        });
        let mut letters = label.chars();
        match (letters.next(), letters.next()) {
            (None, _) => None,
            (Some(glyph), None) if symbols || !glyph.is_alphanumeric() || glyph == 'o' => {
                Some(bullet(glyph).to_string())
            }
            (Some(_), _) => Some(label),
        }
    }
}

impl State {
    /// Returns what holds inside an element.
    fn inner(&self, tag: &str, attributes: &Attributes<'_>, css: &Css) -> Self {
        let mut state = self.clone();
        let look = &mut state.look;
        match tag {
            "b" | "strong" | "th" => look.bold = true,
            "i" | "em" | "cite" | "dfn" | "var" => look.italic = true,
            "u" | "ins" => look.underline = true,
            "font" => {
                let face = attributes.get("face").and_then(|face| face.split(',').next());
                look.font = face.map(|face| face.trim().into()).or(look.font.take());
            }
            "pre" | "listing" | "xmp" | "plaintext" => state.pre = true,
            _ => {}
        }
        if let Some(level) = heading_of(tag) {
            state.heading = Some(Heading(level));
            state.look.bold = true;
        }
        let look = &mut state.look;
        look.bold = css.bold.unwrap_or(look.bold);
        look.italic = css.italic.unwrap_or(look.italic);
        look.underline |= css.underline.unwrap_or(false);
        look.capitals = css.capitals.unwrap_or(look.capitals);
        look.font = css.font.clone().or(look.font.take());
        state.pre = css.pre.unwrap_or(state.pre);
        state.heading = css.outline.filter(|level| (1..=9).contains(level)).map(Heading).or(state.heading);
        state
    }
}
