//! The labels of lists and numbered headings, counted as LibreOffice counts them.

use crate::counting::{bullet, letter, letters, roman};
use crate::limits::LIST_LEVELS;
use crate::xml::Attributes;
use std::rc::Rc;

/// How the levels of a list are numbered.
#[derive(Debug, Default)]
pub(super) struct ListStyle {
    levels: [Option<Level>; LIST_LEVELS],
}

/// How one level is numbered.
#[derive(Debug)]
pub(super) enum Level {
    Bullet(char),
    Number(Number),
}

/// A level that counts.
#[derive(Debug)]
pub(super) struct Number {
    format: String,
    /// Counts a ... z, aa, bb instead of a ... z, aa, ab.
    doubles: bool,
    start: u32,
    /// How many levels the label shows, this one included.
    shown: usize,
    prefix: String,
    suffix: String,
    /// The whole label with places for the numbers: "%1%.%2%."; newer files have it.
    pattern: Option<String>,
}

impl ListStyle {
    pub(super) fn set(&mut self, at: usize, level: Level) {
        if let Some(slot) = self.levels.get_mut(at) {
            *slot = Some(level);
        }
    }

    fn number(&self, at: usize) -> Option<&Number> {
        match self.levels.get(at)? {
            Some(Level::Number(number)) => Some(number),
            Some(Level::Bullet(_)) | None => None,
        }
    }

    fn start(&self, at: usize) -> u32 {
        self.number(at).map_or(1, |number| number.start)
    }

    /// Returns the label of a level after so many items.
    fn label(&self, at: usize, counts: &Counts) -> Option<String> {
        let number = match self.levels.get(at)?.as_ref()? {
            Level::Bullet(glyph) => return Some(bullet(*glyph).to_string()),
            Level::Number(number) => number,
        };
        let show = |at: usize| {
            let number = self.number(at)?;
            let count = counts.0.get(at).copied().flatten().unwrap_or(number.start);
            Some(number.show(count)).filter(|shown| !shown.is_empty())
        };
        let label = match &number.pattern {
            Some(pattern) => fill(pattern, show),
            None => {
                let shown: Vec<String> = (at + 1 - number.shown.min(at + 1)..=at).filter_map(show).collect();
                format!("{}{}{}", number.prefix, shown.join("."), number.suffix)
            }
        };
        let label = label.trim().to_owned();
        (!label.is_empty()).then_some(label)
    }
}

impl Number {
    fn show(&self, count: u32) -> String {
        match self.format.as_str() {
            "" => String::new(),
            "I" => roman(count),
            "i" => roman(count).to_lowercase(),
            "a" => self.letters(count),
            "A" => self.letters(count).to_uppercase(),
            "01, 02, 03, ..." => format!("{count:02}"),
            _ => count.to_string(),
        }
    }

    fn letters(&self, count: u32) -> String {
        if self.doubles { letter(count) } else { letters(count) }
    }
}

/// Puts numbers into the places of a pattern; "%3%" is that of the third level.
fn fill(pattern: &str, show: impl Fn(usize) -> Option<String>) -> String {
    let mut label = String::new();
    // Every second part stands between two percent signs.
    for (index, part) in pattern.split('%').enumerate() {
        match part.parse::<usize>().ok().filter(|level| index % 2 == 1 && *level > 0) {
            Some(level) => label.push_str(&show(level - 1).unwrap_or_default()),
            None => label.push_str(part),
        }
    }
    label
}

/// Reads the element of a level: where it stands, from 0, and what it is.
pub(super) fn level(name: &str, attributes: &Attributes<'_>) -> Option<(usize, Level)> {
    let at = (attributes.number("level")? as usize).checked_sub(1)?;
    let level = match name {
        "text:list-level-style-bullet" => {
            let glyph = attributes.get("bullet-char").unwrap_or_default();
            Level::Bullet(glyph.chars().next().unwrap_or('•'))
        }
        "text:list-level-style-image" => Level::Bullet('•'),
        "text:list-level-style-number" | "text:outline-level-style" => Level::Number(Number {
            format: attributes.get("num-format").unwrap_or_default(),
            doubles: attributes.get("num-letter-sync").is_some_and(|value| value == "true"),
            start: attributes.number("start-value").unwrap_or(1),
            shown: attributes.number("display-levels").map_or(1, |shown| (shown as usize).max(1)),
            prefix: attributes.get("num-prefix").unwrap_or_default(),
            suffix: attributes.get("num-suffix").unwrap_or_default(),
            pattern: attributes.get("num-list-format"),
        }),
        _ => return None,
    };
    Some((at, level))
}

/// How far a list has counted on each level.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts([Option<u32>; LIST_LEVELS]);

impl Counts {
    /// Counts one item on level `at`, from 0, and returns its label. `start` is the item's own number.
    pub(super) fn next(&mut self, style: &ListStyle, at: usize, start: Option<u32>) -> Option<String> {
        let at = at.min(LIST_LEVELS - 1);
        for (level, count) in self.0.iter_mut().enumerate() {
            match level.cmp(&at) {
                // A level that was left out in front counts as begun.
                std::cmp::Ordering::Less => *count = count.or(Some(style.start(level))),
                std::cmp::Ordering::Equal => {
                    let next = count.map_or(style.start(at), |count| count.saturating_add(1));
                    *count = Some(start.unwrap_or(next));
                }
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        style.label(at, self)
    }
}

/// A list that is open, or the outermost one of those that are nested.
#[derive(Debug)]
pub(super) struct List {
    /// The style that it or one around it names.
    pub(super) style: Option<Rc<str>>,
    /// Set between the beginning of an item and its first paragraph.
    pub(super) item: Option<Item>,
}

/// An item whose label is not yet written.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// The number the file wants here.
    pub(super) start: Option<u32>,
}

/// All lists that were ended may be continued.
#[derive(Debug, Default)]
pub(super) struct Ended {
    /// How far lists with an identity have counted.
    named: std::collections::HashMap<String, Counts>,
    /// How far the last list of each style has counted.
    styled: std::collections::HashMap<Rc<str>, Counts>,
}

impl Ended {
    /// Notes how far a list has counted.
    pub(super) fn note(&mut self, name: Option<&str>, style: Option<&Rc<str>>, counts: &Counts) {
        if let Some(name) = name {
            self.named.insert(name.to_owned(), counts.clone());
        }
        if let Some(style) = style {
            self.styled.insert(Rc::clone(style), counts.clone());
        }
    }

    /// Returns where a list goes on that continues another.
    pub(super) fn continued(&self, name: Option<&str>, style: Option<&Rc<str>>) -> Counts {
        let named = name.and_then(|name| self.named.get(name));
        named.or_else(|| self.styled.get(style?)).cloned().unwrap_or_default()
    }
}
