//! The outline: items under headings, from labels and layout.
//!
//! Headings of Markdown and bold letters are no guide to depth (an OCR service guesses them); labels are. A labelled line
//! is a sibling of the nearest open line of the same shape, otherwise a child of what is open. An unlabelled paragraph
//! is a heading, the opening of a list, part of the item before it, or an item of its own.

use crate::lexicon;
use crate::source::{Element, Line, TableAt};
use std::collections::HashMap;
use std::ops::Range;
use viet::label::{Label, Shape};

/// The outline of one part. Node 0 is the root.
#[derive(Debug)]
pub(crate) struct Outline<'e, 'd> {
    pub(crate) nodes: Vec<Node<'e, 'd>>,
    /// The last node directly below the root that is no paragraph.
    pub(crate) last_item: Option<usize>,
}

/// A node of the outline.
#[derive(Debug)]
pub(crate) struct Node<'e, 'd> {
    pub(crate) content: Content<'e, 'd>,
    pub(crate) kind: NodeKind,
    pub(crate) parent: usize,
    pub(crate) children: Vec<usize>,
    /// The path of labels.
    pub(crate) id: String,
    /// Unlabelled paragraphs and attribute lines that belong to this item.
    pub(crate) continued: Vec<&'e Line<'d>>,
    /// The line reads as a heading: by its form, or because a paragraph that it heads follows.
    pub(crate) heads: bool,
}

/// What a node holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Content<'e, 'd> {
    Root,
    Line(&'e Line<'d>),
    Table(TableAt<'d>),
}

/// What kind of node it is, by its form alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    Root,
    /// A line with a label.
    Labelled(Shape),
    /// An unlabelled heading: bold, capitals, or so marked by the format.
    Group,
    /// An unlabelled paragraph that ends in a colon.
    Intro,
    /// Any other unlabelled paragraph.
    Paragraph,
    Table,
}

impl<'e, 'd> Node<'e, 'd> {
    pub(crate) fn line(&self) -> Option<&'e Line<'d>> {
        match self.content {
            Content::Line(line) => Some(line),
            Content::Root | Content::Table(_) => None,
        }
    }

    fn label(&self) -> Option<&'e Label> {
        self.line()?.label.as_ref()
    }
}

/// Builds the outline of the elements of a body.
pub(crate) fn build<'e, 'd>(elements: &'e [Element<'d>], body: Range<usize>) -> Outline<'e, 'd> {
    let root = Node {
        content: Content::Root,
        kind: NodeKind::Root,
        parent: 0,
        children: Vec::new(),
        id: String::new(),
        continued: Vec::new(),
        heads: true,
    };
    let structured = |element: &Element<'_>| match element {
        Element::Line(line) => line.label.is_some(),
        Element::Table(_) => true,
    };
    let last_structured = body.clone().rev().find(|&at| structured(&elements[at]));
    let mut builder = Builder { nodes: vec![root], open: vec![0], elements, end: body.end, last_structured };
    for at in body {
        match &elements[at] {
            Element::Table(table) => builder.table(*table),
            Element::Line(line) if line.label.is_some() => builder.labelled(line, at),
            Element::Line(line) => builder.plain(line, at),
        }
    }
    let nodes = builder.nodes;
    let last_item =
        nodes[0].children.iter().rev().find(|&&child| nodes[child].kind != NodeKind::Paragraph).copied();
    let mut outline = Outline { nodes, last_item };
    name_paths(&mut outline);
    outline
}

struct Builder<'e, 'd> {
    nodes: Vec<Node<'e, 'd>>,
    /// The open nodes from the root down.
    open: Vec<usize>,
    elements: &'e [Element<'d>],
    end: usize,
    /// The last labelled line or table: behind it stand only paragraphs.
    last_structured: Option<usize>,
}

impl<'e, 'd> Builder<'e, 'd> {
    fn top(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn push(&mut self, content: Content<'e, 'd>, kind: NodeKind, stays_open: bool) -> usize {
        let parent = self.top();
        let index = self.nodes.len();
        let heads = match content {
            Content::Line(line) => is_heading_like(line),
            Content::Root | Content::Table(_) => false,
        };
        self.nodes.push(Node {
            content,
            kind,
            parent,
            children: Vec::new(),
            id: String::new(),
            continued: Vec::new(),
            heads,
        });
        self.nodes[parent].children.push(index);
        if stays_open {
            self.open.push(index);
        }
        index
    }

    fn table(&mut self, table: TableAt<'d>) {
        if self.is_list_item(self.top()) && !self.ends_open(self.top()) {
            self.close_list();
        }
        self.push(Content::Table(table), NodeKind::Table, false);
    }

    fn labelled(&mut self, line: &'e Line<'d>, at: usize) {
        let Some(label) = &line.label else { return };
        if label.shape.is_bullet() && self.is_attribute_of_top(line) {
            let top = self.top();
            self.nodes[top].continued.push(line);
            return;
        }
        match self.sibling(label) {
            Some(place) => self.open.truncate(place),
            None => self.pop_lower(label, at),
        }
        let index = self.push(Content::Line(line), NodeKind::Labelled(label.shape), true);
        self.nodes[index].heads |= self.heads_paragraph(line, at);
    }

    /// A numbered line without closing punctuation, before an unlabelled paragraph, is that paragraph's heading.
    fn heads_paragraph(&self, line: &Line<'_>, at: usize) -> bool {
        let numbered = line.label.as_ref().is_some_and(|label| !label.shape.is_bullet());
        // "2. Dự án Trường THPT A (giai đoạn 2)" heads, "3. Lập dự toán (xong trong tháng 6)" does not.
        let orders = lexicon::opens_order(&line.words);
        let ended = line.body().ends_with(['.', ';', ',', '”', '"']) || line.body().ends_with(')') && orders;
        let open = !ended && line.body().len() < 200;
        let paragraph = match self.elements.get(at + 1).filter(|_| at + 1 < self.end) {
            Some(Element::Line(next)) => {
                next.label.is_none()
                    // "Chủ trì: Sở Công Thương; ...": tells of this very item.
                    && attribute_of(next.words.lower_text()).is_none()
                    && next.body().starts_with(char::is_uppercase)
                    && !lexicon::starts_with_any(next.words.lower_text(), lexicon::CLOSING)
            }
            Some(Element::Table(_)) => true,
            None => false,
        };
        numbered && open && paragraph
    }

    /// Returns the place in the open path of the nearest line of the same family.
    fn sibling(&self, label: &Label) -> Option<usize> {
        let found = (1..self.open.len()).rev().find(|&place| {
            self.nodes[self.open[place]].label().is_some_and(|other| same_family(other, label))
        })?;
        // A list that begins again with its first number under an opening paragraph is a list of its own.
        let restarts = label.ordinal.last() == Some(&1);
        let below_intro = self.open[found + 1..]
            .iter()
            .any(|&node| matches!(self.nodes[node].kind, NodeKind::Intro | NodeKind::Group));
        (!(restarts && below_intro && !label.shape.is_bullet())).then_some(found)
    }

    /// Closes what a label of this shape cannot be part of.
    fn pop_lower(&mut self, label: &Label, _at: usize) {
        while self.open.len() > 1 {
            let top = self.top();
            let Some(other) = self.nodes[top].label() else { break };
            let parent_number = other.shape == Shape::Number
                && label.shape == Shape::Number
                && label.ordinal.len() > other.ordinal.len()
                && label.ordinal.starts_with(&other.ordinal);
            if parent_number || rank(other) < rank(label) || self.ends_open(top) {
                break;
            }
            self.open.pop();
        }
    }

    fn plain(&mut self, line: &'e Line<'d>, at: usize) {
        let top = self.top();
        if self.is_continuation(line) {
            self.nodes[top].continued.push(line);
        } else if attribute_of(line.words.lower_text()).is_some() && self.last_is_paragraph() {
            let last = self.nodes.len() - 1;
            self.nodes[last].continued.push(line);
        } else if is_group(line) || self.is_topic(line, at) {
            self.close_for_group();
            self.push(Content::Line(line), NodeKind::Group, true);
        } else if ends_with_colon(line.body()) {
            self.close_for_intro(line, at);
            let opens = self.opens_list(at);
            self.push(Content::Line(line), NodeKind::Intro, opens);
        } else {
            self.close_for_paragraph(line, at);
            self.push(Content::Line(line), NodeKind::Paragraph, false);
        }
    }

    /// Tells whether the element before is an unlabelled paragraph.
    fn last_is_paragraph(&self) -> bool {
        self.nodes.last().is_some_and(|node| node.kind == NodeKind::Paragraph)
    }

    /// "Về sản xuất nông nghiệp", "Tuần 1 (từ 05 đến 09/12)" on a line of its own, before what is ordered of it.
    fn is_topic(&self, line: &Line<'_>, at: usize) -> bool {
        let text = line.body();
        let (follows, listed) = match self.elements.get(at + 1).filter(|_| at + 1 < self.end) {
            Some(Element::Line(next)) => {
                let bullet = next.label.as_ref().is_some_and(|label| label.shape.is_bullet());
                (!next.body().starts_with(char::is_lowercase), bullet)
            }
            Some(Element::Table(_)) => (true, false),
            None => (false, false),
        };
        let titled = text.starts_with("Về ") || listed && text.starts_with(char::is_uppercase);
        follows
            && titled
            && line.label.is_none()
            && text.len() < 160
            && !text.ends_with(['.', ';', ',', ':'])
            && !text.contains(". ")
    }

    /// Tells whether a list, labelled or not, or a table follows: otherwise a colon only closes a sentence ("... kết luận như
    /// sau:" before the paragraphs of the conclusion).
    fn opens_list(&self, at: usize) -> bool {
        // "Phòng Kiến trúc - Quy hoạch:" and its paragraphs.
        if let Some(Element::Line(own)) = self.elements.get(at)
            && is_heading_like_unit(Some(own))
        {
            return true;
        }
        match self.elements.get(at + 1).filter(|_| at + 1 < self.end) {
            Some(Element::Line(next)) => {
                next.label.is_some()
                    || is_heading_like_unit(Some(next)) && ends_with_colon(next.body())
                    || next.body().ends_with(';')
                    || is_group(next)
                    || self.is_topic(next, at + 1)
            }
            Some(Element::Table(_)) => true,
            None => false,
        }
    }

    /// Tells whether a node is an item of a list: labelled, and its words are a sentence rather than a heading.
    fn is_list_item(&self, node: usize) -> bool {
        self.nodes[node].line().is_some_and(|line| line.label.is_some()) && !self.nodes[node].heads
    }

    fn ends_open(&self, node: usize) -> bool {
        self.nodes[node].line().is_some_and(|line| ends_with_colon(line.body()))
    }

    fn is_attribute_of_top(&self, line: &Line<'_>) -> bool {
        let top = self.top();
        let Some(label) = self.nodes[top].label() else { return false };
        let attribute = attribute_of(line.words.lower_text()).is_some();
        attribute
            && line.label.as_ref().is_some_and(|own| !same_family(own, label))
            && !is_heading_like_unit(self.nodes[top].line())
    }

    /// Tells whether an unlabelled paragraph is part of the item before it: its target, its result, its deadline, or
    /// simply the rest of its sentence.
    fn is_continuation(&self, line: &Line<'_>) -> bool {
        if !self.is_list_item(self.top()) {
            return false;
        }
        let lower = line.words.lower_text();
        let small = line.body().starts_with(char::is_lowercase);
        small || lexicon::starts_with_any(lower, CONTINUATIONS) || attribute_of(lower).is_some()
    }

    fn close_for_group(&mut self) {
        if let Some(place) =
            (1..self.open.len()).rev().find(|&place| self.nodes[self.open[place]].kind == NodeKind::Group)
        {
            self.open.truncate(place);
            return;
        }
        while self.open.len() > 1 && self.is_list_item(self.top()) {
            self.open.pop();
        }
    }

    fn close_for_intro(&mut self, line: &Line<'_>, at: usize) {
        // The list it opens tells how deep it stands: it replaces the open list of that shape.
        let next = self.elements[at + 1..self.end.min(at + 4)]
            .iter()
            .map_while(|element| match element {
                Element::Line(line) => Some(line.label.as_ref()),
                Element::Table(_) => None,
            })
            .flatten()
            .next();
        let place = next.and_then(|label| {
            (1..self.open.len()).rev().find(|&place| {
                self.nodes[self.open[place]].label().is_some_and(|other| same_family(other, label))
            })
        });
        match place {
            Some(place) => self.open.truncate(place),
            None => self.close_items(),
        }
        // "... phân công nhiệm vụ như sau:" and below it "Văn phòng Sở:".
        let above = &self.nodes[self.top()];
        let opens_units = above.children.is_empty()
            && is_heading_like_unit(Some(line))
            && !is_heading_like_unit(above.line())
            && self.ends_open(self.top());
        if above.kind == NodeKind::Intro && !opens_units {
            self.open.pop();
        }
    }

    fn close_for_paragraph(&mut self, line: &Line<'_>, at: usize) {
        let last = self.last_structured.is_none_or(|structured| structured <= at);
        // "III. TỔ CHỨC THỰC HIỆN" and one paragraph: it stands under its heading, whatever its words.
        let headed = self.nodes.len() > 1
            && self.top() + 1 == self.nodes.len()
            && self.nodes[self.top()]
                .line()
                .is_some_and(|line| line.bold || line.is_capitals() || line.heading)
            && !self.ends_open(self.top())
            && !lexicon::starts_with_any(line.words.lower_text(), lexicon::CLOSING);
        if last && closes_document(line) && !headed {
            self.open.truncate(1);
        } else if self.is_list_item(self.top()) {
            self.close_list();
        }
    }

    /// Closes the innermost list: what comes stands beside its items' parent's content.
    fn close_list(&mut self) {
        let Some(shape) = self.nodes[self.top()].label().map(|label| label.shape) else { return };
        while self.open.len() > 1 && self.nodes[self.top()].label().is_some_and(|label| label.shape == shape)
        {
            self.open.pop();
        }
        if self.nodes[self.top()].kind == NodeKind::Intro {
            self.open.pop();
        }
    }

    fn close_items(&mut self) {
        while self.open.len() > 1 && self.is_list_item(self.top()) {
            self.open.pop();
        }
    }
}

/// Openings of paragraphs that give the target, result or time of the item before them.
const CONTINUATIONS: &[&str] = &[
    "mục tiêu",
    "chỉ tiêu",
    "trong đó",
    "phấn đấu",
    "qua đó",
    "cụ thể",
    "ngoài ra",
    "đồng thời",
    "đặc biệt",
    "yêu cầu hoàn thành",
    "lưu ý",
    "báo cáo kết quả",
    "thời hạn",
    "hoàn thành",
];

/// Tells whether a paragraph closes the whole document: the closing formula, or an order to all.
fn closes_document(line: &Line<'_>) -> bool {
    let lower = line.words.lower_text();
    lexicon::starts_with_any(lower, lexicon::CLOSING)
        || lexicon::starts_with_any(
            lower,
            &[
                "giao các",
                "yêu cầu các",
                "đề nghị các",
                "các phòng",
                "các đơn vị",
                "các cơ quan",
                "giao văn phòng",
                "văn phòng",
                "trong quá trình",
                "căn cứ",
                "yêu cầu thủ trưởng",
                "thủ trưởng",
                "đề nghị",
                "yêu cầu",
                "nhận được",
                "trên cơ sở",
                "quá trình",
                "giao sở",
                "giao",
            ],
        )
}

fn ends_with_colon(text: &str) -> bool {
    text.trim_end_matches(['*', ' ', '.']).ends_with(':')
}

/// Tells whether a line reads as a heading: short, or marked, and no sentence.
pub(crate) fn is_heading_like(line: &Line<'_>) -> bool {
    let text = line.body();
    if ends_with_colon(text) {
        return true;
    }
    let ends = text.ends_with(['.', ';']);
    let marked = line.heading || line.bold || line.is_capitals();
    (marked && !ends && text.len() < 400) || is_heading_like_unit(Some(line))
}

/// Tells whether the line is nothing but the name of a unit.
pub(crate) fn is_heading_like_unit(line: Option<&Line<'_>>) -> bool {
    let Some(line) = line else { return false };
    let text = line.body().trim_end_matches([':', '.', ' ']);
    if text.len() > 160 || line.body().ends_with(';') {
        return false;
    }
    if (line.body().ends_with(':') || line.bold) && crate::unit::heading::names(&line.words, 0).is_some() {
        return true;
    }
    let registry = crate::unit::Registry::default();
    crate::unit::list(&line.words, 0, &registry).is_some_and(|(_, end)| {
        let rest = line.words.bytes(end..end).start;
        end >= line.words.len()
            || line.body().get(rest..).is_some_and(|rest| rest.trim_matches([':', '.', ' ', ')']).is_empty())
    })
}

fn is_group(line: &Line<'_>) -> bool {
    let text = line.body();
    let short = text.len() < 240;
    let marked = line.bold || line.heading || line.is_capitals();
    short && marked && !text.ends_with(['.', ';', ',']) && !text.starts_with('(')
}

/// Returns what an attribute line tells: "Đơn vị chủ trì: ...", "Thời gian hoàn thành: ...".
pub(crate) fn attribute_of(lower: &str) -> Option<(lexicon::Attribute, usize)> {
    lexicon::ATTRIBUTES.iter().find_map(|(phrase, attribute)| {
        let rest = lower.strip_prefix(phrase)?;
        let colon = rest.trim_start().starts_with(':');
        colon.then(|| (*attribute, phrase.len() + rest.find(':').unwrap_or(0) + 1))
    })
}

fn same_family(one: &Label, two: &Label) -> bool {
    let bullets = |shape| matches!(shape, Shape::Dash | Shape::Dot);
    (one.shape == two.shape || (bullets(one.shape) && bullets(two.shape)))
        && (one.shape != Shape::Number || one.ordinal.len() == two.ordinal.len())
}

/// The official order of labels (Nghị định 30/2020/NĐ-CP, annex I), with the bullets of practice behind.
fn rank(label: &Label) -> usize {
    match label.shape {
        Shape::Part | Shape::Annex => 0,
        Shape::Chapter => 1,
        Shape::Section => 2,
        Shape::Capital => 3,
        Shape::Roman => 4,
        Shape::Article => 5,
        Shape::Number => 5 + label.ordinal.len(),
        Shape::InWords => 11,
        Shape::NumberBracket | Shape::NumberRound => 12,
        Shape::Letter => 13,
        Shape::LetterRound => 14,
        Shape::SmallRoman => 15,
        Shape::Star => 16,
        Shape::Dot | Shape::Dash => 17,
        Shape::Plus => 18,
    }
}

/// Gives every node its path of labels: "II.5.(2).1". Bullets count from 1 in their list; an unlabelled paragraph has
/// 0 before the list, the next number behind it, and its heading's path where it is all the heading has.
fn name_paths(outline: &mut Outline<'_, '_>) {
    let mut counters: HashMap<String, usize> = HashMap::new();
    let is_item = |node: &&usize| outline.nodes[**node].kind != NodeKind::Paragraph;
    let first_item = outline.nodes[0].children.iter().find(is_item).copied();
    for index in 1..outline.nodes.len() {
        let parent = outline.nodes[index].parent;
        let base = outline.nodes[parent].id.clone();
        let id = match (outline.nodes[index].kind, outline.nodes[index].label()) {
            (NodeKind::Labelled(shape), Some(label)) if !shape.is_bullet() => {
                let id = join(&labelled_base(outline, parent, label), &label.name);
                *counters.entry(base).or_insert(0) += 1;
                id
            }
            (NodeKind::Intro | NodeKind::Group | NodeKind::Table | NodeKind::Root, _) => base,
            (NodeKind::Labelled(_), _) => join(&base, &next(&mut counters, &base)),
            (NodeKind::Paragraph, _) => paragraph_path(outline, index, &base, &mut counters, first_item),
        };
        outline.nodes[index].id = id;
    }
}

fn next(counters: &mut HashMap<String, usize>, base: &str) -> String {
    let counter = counters.entry(base.to_owned()).or_insert(0);
    *counter += 1;
    counter.to_string()
}

fn paragraph_path(
    outline: &Outline<'_, '_>,
    index: usize,
    base: &str,
    counters: &mut HashMap<String, usize>,
    first_item: Option<usize>,
) -> String {
    let parent = outline.nodes[index].parent;
    let siblings = &outline.nodes[parent].children;
    let is_paragraph = |node: &&usize| outline.nodes[**node].kind == NodeKind::Paragraph;
    let alone = || siblings.iter().filter(is_paragraph).nth(1).is_none();
    if parent != 0 && siblings.first() == Some(&index) && alone() {
        return base.to_owned();
    }
    // Siblings are numbered in their order.
    if parent == 0 && first_item.is_some_and(|first| index < first) {
        return join(base, "0");
    }
    join(base, &next(counters, base))
}

/// "7.1" under "7" has the path "7.1", not "7.7.1".
fn labelled_base(outline: &Outline<'_, '_>, parent: usize, label: &Label) -> String {
    let mut at = parent;
    while at != 0 {
        match outline.nodes[at].label() {
            Some(other)
                if other.shape == Shape::Number
                    && label.shape == Shape::Number
                    && label.ordinal.len() > other.ordinal.len()
                    && label.ordinal.starts_with(&other.ordinal) =>
            {
                let id = &outline.nodes[at].id;
                return id.strip_suffix(other.name.as_str()).unwrap_or("").trim_end_matches('.').to_owned();
            }
            Some(_) => break,
            None => at = outline.nodes[at].parent,
        }
    }
    outline.nodes[parent].id.clone()
}

fn join(base: &str, name: &str) -> String {
    if base.is_empty() { name.to_owned() } else { format!("{base}.{name}") }
}
