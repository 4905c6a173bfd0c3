//! The tree of a page, as html5ever builds it. All nodes stand in one vector, so that nothing about a deep tree is deep.

use super::attributes;
use crate::Error;
use crate::limits::{HTML_NODES, HTML_STEPS};
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::{Attribute, LocalName, Namespace, QualName};
use std::borrow::Cow;
use std::cell::RefCell;

/// So many bytes are parsed before the limits are looked at again.
const CHUNK: usize = 4 << 10;

/// The place of a node.
pub(super) type Id = usize;

/// A page.
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// How deep the last node stands.
    depth: usize,
}

/// A node, with its neighbours.
pub(super) struct Node {
    pub(super) kind: Kind,
    parent: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    before: Option<Id>,
    next: Option<Id>,
    depth: usize,
}

/// What a node is.
pub(super) enum Kind {
    Element(QualName, Vec<Attribute>),
    Text(String),
    /// The document itself, comments.
    Other,
}

/// The place of the document itself.
pub(super) const ROOT: Id = 0;

/// Parses a page.
pub(super) fn parse(text: &str) -> Result<Tree, Error> {
    let mut parser = html5ever::parse_document(Sink::default(), html5ever::ParseOpts::default());
    let mut steps = attributes::steps(text);
    if steps > HTML_STEPS {
        return Err(Error::TooComplex);
    }
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, behind) = rest.split_at(rest.ceil_char_boundary(CHUNK));
        rest = behind;
        parser.process(StrTendril::from(chunk));
        let tree = parser.tokenizer.sink.sink.tree.borrow();
        // A tag may be looked for in all elements that are open, and open all styles of words anew.
        let tags = chunk.bytes().filter(|byte| *byte == b'<').count();
        steps = steps.saturating_add(tags.saturating_mul(tree.depth));
        if tree.nodes.len() > HTML_NODES || steps > HTML_STEPS {
            return Err(Error::TooComplex);
        }
    }
    Ok(parser.finish())
}

impl Tree {
    /// Returns a node.
    pub(super) fn kind(&self, id: Id) -> &Kind {
        &self.nodes[id].kind
    }

    /// Returns the first node inside another.
    pub(super) fn first(&self, id: Id) -> Option<Id> {
        self.nodes[id].first
    }

    /// Returns the node behind another.
    pub(super) fn next(&self, id: Id) -> Option<Id> {
        self.nodes[id].next
    }

    /// Returns the node around another.
    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.nodes[id].parent
    }

    /// Returns the words inside a node, gathered from the texts directly in it.
    pub(super) fn words(&self, id: Id) -> String {
        let mut words = String::new();
        let mut next = self.first(id);
        while let Some(at) = next {
            if let Kind::Text(text) = self.kind(at) {
                words.push_str(text);
            }
            next = self.next(at);
        }
        words
    }

    fn create(&mut self, kind: Kind) -> Id {
        let node = Node { kind, parent: None, first: None, last: None, before: None, next: None, depth: 0 };
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Takes a node out of its row.
    fn detach(&mut self, id: Id) {
        let Node { parent, before, next, .. } = self.nodes[id];
        match (before, parent) {
            (Some(before), _) => self.nodes[before].next = next,
            (None, Some(parent)) => self.nodes[parent].first = next,
            (None, None) => {}
        }
        match (next, parent) {
            (Some(next), _) => self.nodes[next].before = before,
            (None, Some(parent)) => self.nodes[parent].last = before,
            (None, None) => {}
        }
        let node = &mut self.nodes[id];
        (node.parent, node.before, node.next) = (None, None, None);
    }

    /// Puts a node into another, before one of its nodes or behind all of them.
    fn insert(&mut self, parent: Id, id: Id, next: Option<Id>) {
        self.detach(id);
        let before = match next {
            Some(next) => self.nodes[next].before.replace(id),
            None => self.nodes[parent].last.replace(id),
        };
        match before {
            Some(before) => self.nodes[before].next = Some(id),
            None => self.nodes[parent].first = Some(id),
        }
        self.depth = self.nodes[parent].depth + 1;
        let depth = self.depth;
        let node = &mut self.nodes[id];
        (node.parent, node.before, node.next, node.depth) = (Some(parent), before, next, depth);
    }

    /// Puts a node or words into a node: words are added to a text that stands there already.
    fn add(&mut self, parent: Id, child: NodeOrText<Id>, next: Option<Id>) {
        match child {
            NodeOrText::AppendNode(id) => self.insert(parent, id, next),
            NodeOrText::AppendText(words) => {
                let before = match next {
                    Some(next) => self.nodes[next].before,
                    None => self.nodes[parent].last,
                };
                if let Some(before) = before
                    && let Kind::Text(text) = &mut self.nodes[before].kind
                {
                    text.push_str(&words);
                    return;
                }
                let id = self.create(Kind::Text(words.to_string()));
                self.insert(parent, id, next);
            }
        }
    }
}

/// Takes what the parser finds.
struct Sink {
    tree: RefCell<Tree>,
}

impl Default for Sink {
    fn default() -> Self {
        let mut tree = Tree { nodes: Vec::new(), depth: 0 };
        tree.create(Kind::Other);
        Self { tree: RefCell::new(tree) }
    }
}

/// The name of an element.
#[derive(Debug)]
struct Name {
    space: Namespace,
    local: LocalName,
}

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.space
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name {
        match &self.tree.borrow().nodes[*target].kind {
            Kind::Element(name, _) => Name { space: name.ns.clone(), local: name.local.clone() },
            Kind::Text(_) | Kind::Other => Name { space: Namespace::default(), local: LocalName::default() },
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> Id {
        self.tree.borrow_mut().create(Kind::Element(name, attributes))
    }

    fn create_comment(&self, _words: StrTendril) -> Id {
        self.tree.borrow_mut().create(Kind::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Id {
        self.tree.borrow_mut().create(Kind::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.tree.borrow_mut().add(*parent, child, None);
    }

    fn append_based_on_parent_node(&self, element: &Id, before: &Id, child: NodeOrText<Id>) {
        let parent = self.tree.borrow().parent(*element);
        match parent {
            Some(parent) => self.tree.borrow_mut().add(parent, child, Some(*element)),
            None => self.append(before, child),
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    /// A template is not shown: its contents may stand in the template itself.
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let parent = self.tree.borrow().parent(*sibling);
        if let Some(parent) = parent {
            self.tree.borrow_mut().add(parent, child, Some(*sibling));
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        if let Kind::Element(_, own) = &mut self.tree.borrow_mut().nodes[*target].kind {
            for attribute in attributes {
                if own.iter().all(|has| has.name != attribute.name) {
                    own.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, parent: &Id) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first(*node) {
            tree.insert(*parent, child, None);
        }
    }
}
