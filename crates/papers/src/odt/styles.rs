//! The styles of a file: what paragraphs, words, tables and lists inherit.

use super::lists::{self, ListStyle};
use crate::Error;
use crate::flow;
use crate::xml::{Attributes, Handler};
use std::collections::HashMap;
use std::rc::Rc;

/// Styles whose parents form a ring, or a row longer than this, are cut.
const LONGEST_CHAIN: usize = 32;

/// The name under which the outline is kept: a list style that counts headings. No style can have it: names have letters.
const OUTLINE: &str = "";

/// What a style says of words; `None` where it says nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    bold: Option<bool>,
    italic: Option<bool>,
    underline: Option<bool>,
    capitals: Option<bool>,
    hidden: Option<bool>,
    font: Option<Rc<str>>,
}

impl Look {
    /// Returns this look, completed by what another says.
    pub(super) fn over(&self, other: &Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            underline: self.underline.or(other.underline),
            capitals: self.capitals.or(other.capitals),
            hidden: self.hidden.or(other.hidden),
            font: self.font.as_ref().or(other.font.as_ref()).cloned(),
        }
    }

    /// Returns how the words are shown; `None` where they are hidden.
    pub(super) fn shown(&self) -> Option<flow::Look> {
        let on = |said: Option<bool>| said == Some(true);
        (!on(self.hidden)).then(|| flow::Look {
            bold: on(self.bold),
            italic: on(self.italic),
            underline: on(self.underline),
            capitals: on(self.capitals),
            font: self.font.clone(),
        })
    }

    /// Takes over what `style:text-properties` says.
    fn read(&mut self, attributes: &Attributes<'_>, fonts: &HashMap<String, Rc<str>>) {
        let is = |name: &str, yes: fn(&str) -> bool| attributes.get(name).map(|value| yes(&value));
        self.bold = is("font-weight", is_bold).or(self.bold);
        self.italic = is("font-style", |value| value == "italic" || value == "oblique").or(self.italic);
        self.underline = is("text-underline-style", |value| value != "none").or(self.underline);
        self.capitals = is("text-transform", |value| value == "uppercase").or(self.capitals);
        self.hidden = is("display", |value| value == "none").or(self.hidden);
        let face = attributes.get("font-name").and_then(|name| fonts.get(&name).cloned());
        let font = face.or_else(|| attributes.get("font-family").map(|family| family_of(&family)));
        self.font = font.or(self.font.take());
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}

/// The first of the names of a family, without its quotation marks.
fn family_of(names: &str) -> Rc<str> {
    names.split(',').next().unwrap_or("").trim().trim_matches(['\'', '"']).into()
}

/// What a style says, with all that it inherits.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    parent: Option<String>,
    pub(super) look: Look,
    /// The list style of the paragraphs; empty where the style says that there is none.
    pub(super) list: Option<String>,
    /// A page begins before or ends behind what has the style.
    pub(super) page_before: Option<bool>,
    pub(super) page_behind: Option<bool>,
}

/// What a style is for: names are told apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Paragraph,
    Words,
    Table,
}

impl Family {
    fn of(attributes: &Attributes<'_>) -> Option<Self> {
        match attributes.get("family")?.as_str() {
            "paragraph" => Some(Self::Paragraph),
            "text" => Some(Self::Words),
            "table" => Some(Self::Table),
            _ => None,
        }
    }
}

/// All styles. They are read from `styles.xml` and then from the text's own part, whose styles go before.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(Family, String), Style>,
    defaults: HashMap<Family, Style>,
    fonts: HashMap<String, Rc<str>>,
    lists: HashMap<String, Rc<ListStyle>>,
    /// The style that is being read, and its name; a default has none.
    open: Option<(Family, Option<String>, Style)>,
    /// The list style that is being read.
    open_list: Option<(String, ListStyle)>,
    /// How deep the walk is in headers and footers.
    left_out: usize,
}

impl Styles {
    /// Returns what a style says along the chain of its parents, and what holds for all of its family.
    pub(super) fn resolve(&self, family: Family, name: Option<&str>) -> Style {
        let mut found = Style::default();
        let mut next = name;
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.get(family, next) else { break };
            found.inherit(style);
            next = style.parent.as_deref();
        }
        if let Some(style) = self.defaults.get(&family) {
            found.inherit(style);
        }
        found
    }

    /// Returns what a style of words says; those of their paragraph hold where it says nothing.
    pub(super) fn words(&self, name: Option<&str>) -> Look {
        let mut look = Look::default();
        let mut next = name;
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.get(Family::Words, next) else { break };
            look = look.over(&style.look);
            next = style.parent.as_deref();
        }
        look
    }

    fn get(&self, family: Family, name: Option<&str>) -> Option<&Style> {
        self.styles.get(&(family, name?.to_owned()))
    }

    /// Returns a list style.
    pub(super) fn list(&self, name: &str) -> Option<Rc<ListStyle>> {
        self.lists.get(name).filter(|_| name != OUTLINE).cloned()
    }

    /// Returns how headings are counted.
    pub(super) fn outline(&self) -> Option<Rc<ListStyle>> {
        self.lists.get(OUTLINE).cloned()
    }
}

impl Style {
    fn inherit(&mut self, from: &Self) {
        self.look = self.look.over(&from.look);
        self.list = self.list.take().or_else(|| from.list.clone());
        // A break belongs to the style that says so: LibreOffice inherits it, too.
        self.page_before = self.page_before.or(from.page_before);
        self.page_behind = self.page_behind.or(from.page_behind);
    }

    /// Takes over where pages begin and end.
    fn read_breaks(&mut self, attributes: &Attributes<'_>) {
        let page = |name: &str| attributes.get(name).map(|value| value == "page");
        self.page_before = self.page_before.filter(|page| *page).or(page("break-before"));
        self.page_behind = page("break-after");
    }
}

impl Handler for Styles {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        if self.left_out > 0 || name == "master-styles" {
            self.left_out += 1;
            return Ok(());
        }
        match name {
            "style:font-face" => {
                let family = attributes.get("font-family").map(|family| family_of(&family));
                if let Some((name, family)) = attributes.get("name").zip(family) {
                    self.fonts.insert(name, family);
                }
            }
            "style:style" | "style:default-style" => self.open_style(name, attributes),
            // The look of a list's numbers is not that of the words.
            "style:text-properties" if self.open_list.is_none() => {
                if let Some((_, _, style)) = &mut self.open {
                    style.look.read(attributes, &self.fonts);
                }
            }
            "style:paragraph-properties" | "style:table-properties" => {
                if let Some((_, _, style)) = &mut self.open {
                    style.read_breaks(attributes);
                }
            }
            "text:list-style" => {
                self.open_list = Some((attributes.get("name").unwrap_or_default(), ListStyle::default()));
            }
            "text:outline-style" => self.open_list = Some((OUTLINE.to_owned(), ListStyle::default())),
            _ => {
                if let Some((_, list)) = &mut self.open_list
                    && let Some((at, level)) = lists::level(name, attributes)
                {
                    list.set(at, level);
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        match name {
            "style:style" | "style:default-style" => match self.open.take() {
                Some((family, Some(name), style)) => drop(self.styles.insert((family, name), style)),
                Some((family, None, style)) => drop(self.defaults.insert(family, style)),
                None => {}
            },
            "text:list-style" | "text:outline-style" => {
                if let Some((name, list)) = self.open_list.take() {
                    self.lists.insert(name, Rc::new(list));
                }
            }
            _ => {}
        }
    }
}

impl Styles {
    fn open_style(&mut self, name: &str, attributes: &Attributes<'_>) {
        let Some(family) = Family::of(attributes) else { return };
        // A style that names a page begins one.
        let paged = attributes.get("master-page-name").is_some_and(|name| !name.is_empty());
        let style = Style {
            parent: attributes.get("parent-style-name"),
            list: attributes.get("list-style-name"),
            page_before: paged.then_some(true),
            ..Style::default()
        };
        let name = (name == "style:style").then(|| attributes.get("name").unwrap_or_default());
        self.open = Some((family, name, style));
    }
}
