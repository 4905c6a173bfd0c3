//! Which part of a page is its content, where the page says so, and what is furniture of its site.

use super::tree::{Id, Kind, ROOT, Tree};

/// The part of a page that is its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Content(Option<Id>);

impl Content {
    /// Finds the only `main`, or else the only `article`, if most of the page's letters stand in it.
    pub(super) fn find(tree: &Tree) -> Self {
        let counts = Counts::of(tree);
        let only = |found: &[(Id, usize)]| match found {
            [(id, letters)] if *letters * 2 > counts.letters => Some(*id),
            _ => None,
        };
        Self(only(&counts.mains).or_else(|| only(&counts.articles)))
    }

    pub(super) fn is(self, id: Id) -> bool {
        self.0 == Some(id)
    }

    /// Tells whether an element is furniture, `inside` the content or around it.
    pub(super) fn leaves_out(self, tag: &str, role: Option<&str>, inside: bool) -> bool {
        if self.0.is_none() {
            return false;
        }
        let role = role.unwrap_or("");
        let menu = tag == "nav" || matches!(role, "navigation" | "search");
        let around = matches!(tag, "header" | "footer" | "aside")
            || matches!(role, "banner" | "contentinfo" | "complementary");
        menu || around && !inside
    }
}

/// The letters of a page, and of the elements that may be its content.
#[derive(Default)]
struct Counts {
    letters: usize,
    mains: Vec<(Id, usize)>,
    articles: Vec<(Id, usize)>,
}

impl Counts {
    fn of(tree: &Tree) -> Self {
        let mut counts = Self::default();
        // Elements that may be the content and are open, with the letters before them.
        let mut open: Vec<(Id, bool, usize)> = Vec::new();
        let mut at = ROOT;
        loop {
            let mut down = true;
            match tree.kind(at) {
                Kind::Text(text) => counts.letters += text.len(),
                Kind::Element(name, attributes) => match &*name.local {
                    "script" | "style" | "template" | "noscript" => down = false,
                    tag => {
                        let role = attributes.iter().find(|attribute| &*attribute.name.local == "role");
                        let main = tag == "main" || role.is_some_and(|role| &*role.value == "main");
                        if main || tag == "article" {
                            open.push((at, main, counts.letters));
                        }
                    }
                },
                Kind::Other => {}
            }
            if let Some(first) = tree.first(at).filter(|_| down) {
                at = first;
                continue;
            }
            loop {
                while let Some((_, main, before)) = open.pop_if(|(id, ..)| *id == at) {
                    let found = if main { &mut counts.mains } else { &mut counts.articles };
                    found.push((at, counts.letters - before));
                }
                if let Some(next) = tree.next(at) {
                    at = next;
                    break;
                }
                match tree.parent(at) {
                    Some(parent) => at = parent,
                    None => return counts,
                }
            }
        }
    }
}
