//! The styles of a Word file: what a paragraph inherits.

use crate::Error;
use crate::flow;
use crate::xml::{self, Attributes, Handler};
use std::collections::HashMap;

/// Styles based on one another in a ring, or in a row longer than this, are cut.
const LONGEST_CHAIN: usize = 32;

/// What a style or a run says of its letters; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) bold: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) underline: Option<bool>,
    pub(crate) caps: Option<bool>,
    pub(crate) hidden: Option<bool>,
}

impl Look {
    /// Takes over what is said by an element of run properties.
    pub(crate) fn read(&mut self, name: &str, attributes: &Attributes<'_>) {
        let slot = match name {
            "b" => &mut self.bold,
            "i" => &mut self.italic,
            "u" => &mut self.underline,
            "caps" => &mut self.caps,
            "vanish" => &mut self.hidden,
            _ => return,
        };
        *slot = Some(attributes.is_on());
    }

    /// Returns how words of this look are shown; what nothing is said of is not.
    pub(crate) fn shown(self) -> flow::Look {
        let on = |said: Option<bool>| said == Some(true);
        flow::Look {
            bold: on(self.bold),
            italic: on(self.italic),
            underline: on(self.underline),
            capitals: on(self.caps),
            font: None,
        }
    }

    /// Returns this look, completed by what another says.
    pub(crate) fn over(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            underline: self.underline.or(other.underline),
            caps: self.caps.or(other.caps),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

/// What a style says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Style {
    based_on: Option<String>,
    /// The list, and the level in it.
    pub(crate) list: Option<u32>,
    pub(crate) level: Option<u32>,
    /// The heading level, from 0.
    pub(crate) outline: Option<u32>,
    pub(crate) look: Look,
}

/// All styles.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: HashMap<String, Style>,
    default: Option<String>,
    /// The style that is being read.
    open: Option<(String, Style)>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(crate) fn read(xml: &str) -> Result<Self, Error> {
        let mut styles = Self::default();
        xml::walk("word/styles.xml", xml, &mut styles)?;
        Ok(styles)
    }

    /// Returns what a paragraph or run of a style inherits along the chain of styles.
    pub(crate) fn resolve(&self, id: Option<&str>) -> Style {
        let mut found = Style::default();
        let mut next = id.or(self.default.as_deref());
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            found.list = found.list.or(style.list);
            found.level = found.level.or(style.level);
            found.outline = found.outline.or(style.outline);
            found.look = found.look.over(style.look);
            next = style.based_on.as_deref();
        }
        found
    }

    /// Returns what a style of letters says.
    pub(crate) fn look(&self, id: &str) -> Look {
        if self.styles.contains_key(id) { self.resolve(Some(id)).look } else { Look::default() }
    }
}

impl Handler for Styles {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        if name == "style" {
            let id = attributes.get("styleId").unwrap_or_default();
            let paragraph = attributes.get("type").is_none_or(|kind| kind == "paragraph");
            if paragraph && attributes.get("default").is_some_and(|value| value == "1" || value == "true") {
                self.default = Some(id.clone());
            }
            self.open = Some((id, Style::default()));
        }
        let Some((_, style)) = &mut self.open else { return Ok(()) };
        match name {
            "basedOn" => style.based_on = attributes.get("val"),
            "numId" => style.list = attributes.number("val"),
            "ilvl" => style.level = attributes.number("val"),
            "outlineLvl" => style.outline = attributes.number("val"),
            "name" => {
                style.outline = style.outline.or(heading_level(&attributes.get("val").unwrap_or_default()));
            }
            _ => style.look.read(name, attributes),
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if name == "style"
            && let Some((id, style)) = self.open.take()
        {
            self.styles.insert(id, style);
        }
    }
}

/// "heading 2" is the same in all languages of Word; the level counts from 0.
fn heading_level(name: &str) -> Option<u32> {
    let level: u32 = name.to_ascii_lowercase().strip_prefix("heading ")?.trim().parse().ok()?;
    level.checked_sub(1).filter(|level| *level < 9)
}
