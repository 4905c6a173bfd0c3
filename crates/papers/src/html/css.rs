//! What styles say of words, as far as it changes what is read.

use std::collections::HashMap;
use std::rc::Rc;

/// Bytes of the rules of a page: Word writes some 30 KB. What stands behind is not looked at.
const MOST: usize = 1 << 20;

/// What is said of an element; `None` where nothing is.
#[derive(Clone, Debug, Default)]
pub(super) struct Css {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) font: Option<Rc<str>>,
    pub(super) display: Option<Display>,
    /// How items are counted: "lower-alpha", "none".
    pub(super) list: Option<String>,
    /// White space is shown as it is written.
    pub(super) pre: Option<bool>,
    /// Lines are drawn around the cells of a table.
    pub(super) ruled: bool,
    /// Word's own: a tab, the label of a list, a level of the outline.
    pub(super) tab: bool,
    pub(super) label: bool,
    pub(super) outline: Option<u8>,
}

/// How an element stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    Hidden,
    Inline,
    Block,
}

impl Css {
    /// Reads declarations: "font-weight:bold; color:red".
    pub(super) fn read(&mut self, declarations: &str) {
        for declaration in declarations.split(';') {
            if let Some((name, value)) = declaration.split_once(':') {
                self.declare(name.trim().to_ascii_lowercase().as_str(), value.trim());
            }
        }
    }

    fn declare(&mut self, name: &str, value: &str) {
        let value = value.trim_end_matches("!important").trim_end();
        let lower = value.to_ascii_lowercase();
        match name {
            "font-weight" => {
                let heavy = lower.parse::<u32>().is_ok_and(|weight| weight >= 600);
                self.bold = Some(heavy || lower.starts_with("bold"));
            }
            "font-style" => self.italic = Some(lower == "italic" || lower == "oblique"),
            "text-decoration" | "text-decoration-line" | "text-underline" => {
                self.underline =
                    Some(lower.contains("underline") || name == "text-underline" && lower != "none");
            }
            "text-transform" => self.capitals = Some(lower == "uppercase"),
            "font-family" | "mso-ascii-font-family" => self.font = family(value),
            "display" => {
                self.display = match lower.as_str() {
                    "none" => Some(Display::Hidden),
                    "inline" | "contents" => Some(Display::Inline),
                    "block" | "flex" | "grid" | "list-item" => Some(Display::Block),
                    _ => self.display,
                };
            }
            "visibility" if lower == "hidden" || lower == "collapse" => self.display = Some(Display::Hidden),
            "mso-hide" if lower == "all" => self.display = Some(Display::Hidden),
            "list-style-type" | "list-style" => self.list = Some(lower),
            "white-space" => self.pre = Some(lower.starts_with("pre")),
            "mso-tab-count" => self.tab = true,
            "mso-list" => self.label = lower.contains("ignore"),
            "mso-outline-level" => self.outline = lower.parse().ok(),
            _ if name.starts_with("border") => {
                self.ruled |= lower.contains("solid") || lower.contains("double");
            }
            _ => {}
        }
    }

    /// Takes over what a rule says.
    fn take(&mut self, rule: &Self) {
        self.bold = rule.bold.or(self.bold);
        self.italic = rule.italic.or(self.italic);
        self.underline = rule.underline.or(self.underline);
        self.capitals = rule.capitals.or(self.capitals);
        self.font = rule.font.clone().or(self.font.take());
        self.display = rule.display.or(self.display);
        self.list = rule.list.clone().or(self.list.take());
        self.pre = rule.pre.or(self.pre);
        self.ruled |= rule.ruled;
        self.outline = rule.outline.or(self.outline);
    }
}

/// The first of the names of a family.
fn family(names: &str) -> Option<Rc<str>> {
    let first = names.split(',').next()?.trim().trim_matches(['"', '\'']);
    (!first.is_empty()).then(|| first.into())
}

/// The rules of a page for a tag, a class, or a tag with a class.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// By tag and class; either may be empty.
    rules: HashMap<String, Css>,
    read: usize,
}

impl Rules {
    /// Reads the content of a `style`.
    pub(super) fn read(&mut self, sheet: &str) {
        let left = MOST.saturating_sub(self.read);
        self.read += sheet.len();
        let sheet = without_comments(sheet.get(..sheet.floor_char_boundary(left)).unwrap_or(""));
        for block in blocks(&sheet) {
            let (selectors, declarations) = block;
            let mut css = Css::default();
            css.read(declarations);
            for selector in selectors.split(',').filter_map(simple) {
                self.rules.entry(selector).or_default().take(&css);
            }
        }
    }

    /// Returns what is said of an element: by rules for its tag, its classes, both, and by itself.
    pub(super) fn of(&self, tag: &str, classes: &str, own: Option<&str>) -> Css {
        let mut css = Css::default();
        if !self.rules.is_empty() {
            let classes = || classes.split_whitespace().map(str::to_lowercase);
            let names = std::iter::once(tag.to_owned())
                .chain(classes().map(|class| format!(".{class}")))
                .chain(classes().map(|class| format!("{tag}.{class}")));
            names.filter_map(|name| self.rules.get(&name)).for_each(|rule| css.take(rule));
        }
        if let Some(own) = own {
            css.read(own);
        }
        css
    }
}

/// A selector of one tag and one class, in lower case; others say when they hold, which is not looked at.
fn simple(selector: &str) -> Option<String> {
    let selector = selector.trim().to_lowercase();
    let letters = |part: &str| part.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter));
    let (tag, class) = selector.split_once('.').unwrap_or((&selector, ""));
    (!selector.is_empty() && letters(tag) && letters(class)).then_some(selector)
}

/// The outermost blocks with what stands before their brace. Rules inside others ("@media print") hold elsewhere.
fn blocks(sheet: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = sheet;
    std::iter::from_fn(move || {
        let open = rest.find('{')?;
        let selectors = rest[..open].trim();
        let body = &rest[open + 1..];
        let mut depth = 1usize;
        let end = body.find(|letter| {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let declarations = &body[..end.unwrap_or(body.len())];
        rest = end.map_or("", |end| &body[end + 1..]);
        Some((selectors, if declarations.contains('{') { "" } else { declarations }))
    })
}

/// Takes comments out, and the marks by which old browsers were kept from the rules.
fn without_comments(sheet: &str) -> String {
    let mut plain = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, behind)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = behind.split_once("*/").map_or("", |(_, behind)| behind);
    }
    plain.push_str(rest);
    plain.replace("<!--", " ").replace("-->", " ")
}
