//! The styles of a Word file: what a paragraph inherits.

use crate::Error;
use crate::flow;
use crate::xml::{self, Attributes, Handler};
use std::collections::HashMap;
use std::rc::Rc;

/// Styles based on one another in a ring, or in a row longer than this, are cut.
const LONGEST_CHAIN: usize = 32;

/// What a style or a run says of its letters; `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) caps: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// The font's name, or that of a font of the theme behind a plus: "+minorHAnsi".
    pub(super) font: Option<Rc<str>>,
}

impl Look {
    /// Takes over what is said by an element of run properties.
    pub(super) fn read(&mut self, name: &str, attributes: &Attributes<'_>) {
        let slot = match name {
            "b" => &mut self.bold,
            "i" => &mut self.italic,
            "u" => &mut self.underline,
            "caps" => &mut self.caps,
            "vanish" => &mut self.hidden,
            "rFonts" => {
                self.font = font(attributes).or(self.font.take());
                return;
            }
            _ => return,
        };
        *slot = Some(attributes.is_on());
    }

    /// Returns how words of this look are shown; what nothing is said of is not.
    pub(super) fn shown(&self, font: Option<Rc<str>>) -> flow::Look {
        let on = |said: Option<bool>| said == Some(true);
        flow::Look {
            bold: on(self.bold),
            italic: on(self.italic),
            underline: on(self.underline),
            capitals: on(self.caps),
            font,
        }
    }

    /// Returns this look, completed by what another says.
    pub(super) fn over(self, other: &Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            underline: self.underline.or(other.underline),
            caps: self.caps.or(other.caps),
            hidden: self.hidden.or(other.hidden),
            font: self.font.or_else(|| other.font.clone()),
        }
    }
}

/// Letters with marks are of the font for "high ANSI"; those of ASCII mostly are of the same.
fn font(attributes: &Attributes<'_>) -> Option<Rc<str>> {
    let themed = |name: &str| attributes.get(name).map(|font| format!("+{font}"));
    let named = |name: &str| attributes.get(name).filter(|font| !font.is_empty());
    let font = themed("hAnsiTheme").or_else(|| named("hAnsi"));
    font.or_else(|| themed("asciiTheme")).or_else(|| named("ascii")).map(Rc::from)
}

/// What a style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    /// The list, and the level in it.
    pub(super) list: Option<u32>,
    pub(super) level: Option<u32>,
    /// The style that says which list it is: its level may stand with the list.
    pub(super) lister: Option<String>,
    /// The heading level, from 0.
    pub(super) outline: Option<u32>,
    pub(super) look: Look,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// What letters look like of which no style says more.
    letters: Look,
    theme: Theme,
    /// The style that is being read.
    open: Option<(String, Style)>,
    /// What was inherited once is not looked for again.
    resolved: HashMap<Option<String>, Rc<Style>>,
}

impl Styles {
    /// Reads `styles.xml`, and the theme that names some of its fonts.
    pub(super) fn read(xml: &str, theme: Option<&str>) -> Result<Self, Error> {
        let mut styles = Self::default();
        xml::walk("word/styles.xml", xml, &mut styles)?;
        if let Some(theme) = theme {
            match xml::walk("word/theme/theme1.xml", theme, &mut styles.theme) {
                // What was read of a broken theme is as good as none.
                Ok(()) | Err(Error::Damaged { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(styles)
    }

    /// Returns what a paragraph of a style inherits along the chain of styles.
    pub(super) fn resolve(&mut self, id: Option<&str>) -> Rc<Style> {
        let key = id.filter(|id| self.styles.contains_key(*id)).map(str::to_owned);
        if let Some(found) = self.resolved.get(&key) {
            return Rc::clone(found);
        }
        let mut style = self.inherit(key.as_deref().or(self.default.as_deref()));
        style.look = style.look.over(&self.letters);
        let style = Rc::new(style);
        self.resolved.insert(key, Rc::clone(&style));
        style
    }

    /// Returns what letters look like: by themselves, by their own style, and by that of their paragraph.
    pub(super) fn look(&self, own: &Look, letters: Option<&str>, paragraph: &Style) -> Look {
        match letters.filter(|id| self.styles.contains_key(*id)) {
            Some(letters) => own.clone().over(&self.inherit(Some(letters)).look).over(&paragraph.look),
            None => own.clone().over(&paragraph.look),
        }
    }

    /// Returns the name of the font of letters.
    pub(super) fn font(&self, look: &Look) -> Option<Rc<str>> {
        let name = look.font.as_ref()?;
        match name.strip_prefix('+') {
            Some(theme) if theme.starts_with("major") => self.theme.major.clone(),
            Some(_) => self.theme.minor.clone(),
            None => Some(Rc::clone(name)),
        }
    }

    fn inherit(&self, id: Option<&str>) -> Style {
        let mut found = Style::default();
        let mut next = id;
        for _ in 0..LONGEST_CHAIN {
            let Some((id, style)) = next.and_then(|id| self.styles.get_key_value(id)) else { break };
            if found.list.is_none() && style.list.is_some() {
                found.list = style.list;
                found.lister = Some(id.clone());
            }
            found.level = found.level.or(style.level);
            found.outline = found.outline.or(style.outline);
            found.look = found.look.over(&style.look);
            next = style.based_on.as_deref();
        }
        found
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
        let Some((_, style)) = &mut self.open else {
            // Outside of styles only the defaults speak of letters.
            self.letters.read(name, attributes);
            return Ok(());
        };
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

/// The fonts of a theme: of headings and of text.
#[derive(Debug, Default)]
struct Theme {
    major: Option<Rc<str>>,
    minor: Option<Rc<str>>,
    in_major: bool,
}

impl Handler for Theme {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        match name {
            "majorFont" => self.in_major = true,
            "minorFont" => self.in_major = false,
            "latin" => {
                let slot = if self.in_major { &mut self.major } else { &mut self.minor };
                *slot =
                    slot.take().or(attributes.get("typeface").filter(|font| !font.is_empty()).map(Rc::from));
            }
            _ => {}
        }
        Ok(())
    }
}
