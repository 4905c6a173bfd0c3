//! The numbers that Word counts itself, turned into the labels that are seen.

use crate::Error;
use crate::counting::{bullet, letter, roman};
use crate::xml::{self, Attributes, Handler};
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// The definitions and the state of all lists.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    definitions: HashMap<u32, Definition>,
    lists: HashMap<u32, List>,
    /// How far each definition has counted: lists of one definition count on together.
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    /// The lists and levels whose own start was used.
    begun: HashSet<(u32, usize)>,
    reading: Reading,
}

/// What is being read.
#[derive(Debug, Default)]
struct Reading {
    definition: Option<u32>,
    list: Option<u32>,
    level: Option<usize>,
}

/// A definition of a list ("abstractNum").
#[derive(Debug, Default)]
struct Definition {
    levels: [Level; LEVELS],
    /// The list style that defines it, and the one it takes its levels from.
    style: Option<String>,
    taken_from: Option<String>,
}

/// A list ("num"): a definition, with levels of its own.
#[derive(Debug, Default)]
struct List {
    definition: u32,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// How one level is numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: Option<String>,
    /// The label with places for numbers: "%1.%2.".
    text: Option<String>,
    /// All numbers Arabic, as laws want it.
    legal: bool,
    /// Never begins anew.
    runs_on: bool,
    /// The style of paragraphs that stand on this level.
    style: Option<String>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(crate) fn read(xml: &str) -> Result<Self, Error> {
        let mut numbering = Self::default();
        xml::walk("word/numbering.xml", xml, &mut numbering)?;
        numbering.follow_links();
        Ok(numbering)
    }

    /// Lets lists whose definition only names a list style use the definition of that style.
    fn follow_links(&mut self) {
        let styled: HashMap<String, u32> = self
            .definitions
            .iter()
            .filter_map(|(id, definition)| Some((definition.style.clone()?, *id)))
            .collect();
        for list in self.lists.values_mut() {
            let taken_from = self.definitions.get(&list.definition).and_then(|own| own.taken_from.as_ref());
            if let Some(id) = taken_from.and_then(|style| styled.get(style)) {
                list.definition = *id;
            }
        }
    }

    /// Returns the level of a list that belongs to a style of paragraphs.
    pub(crate) fn level_of_style(&self, list: u32, style: &str) -> Option<u32> {
        let definition = self.definitions.get(&self.lists.get(&list)?.definition)?;
        let level = definition.levels.iter().position(|level| level.style.as_deref() == Some(style))?;
        u32::try_from(level).ok()
    }

    /// Counts on and returns the label of the next paragraph of a list.
    pub(crate) fn label(&mut self, list: u32, level: u32) -> Option<String> {
        let level = (level as usize).min(LEVELS - 1);
        let (id, list) = (list, self.lists.get(&list)?);
        let definition = self.definitions.get(&list.definition)?;
        let levels: [&Level; LEVELS] =
            std::array::from_fn(|at| list.levels.get(&at).unwrap_or(&definition.levels[at]));
        let counters = self.counters.entry(list.definition).or_default();
        let first = levels[level].start.unwrap_or(1);
        counters[level] = match list.starts.get(&level) {
            Some(start) if self.begun.insert((id, level)) => Some(*start),
            _ => Some(counters[level].map_or(first, |count| count.saturating_add(1))),
        };
        for (deeper, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            if !levels[deeper].runs_on {
                *counter = None;
            }
        }
        let counts: [u32; LEVELS] = std::array::from_fn(|at| counters[at].or(levels[at].start).unwrap_or(1));
        show(&levels, level, &counts)
    }
}

/// Puts the numbers into the places of the label's text.
fn show(levels: &[&Level; LEVELS], level: usize, counts: &[u32; LEVELS]) -> Option<String> {
    let own = levels[level];
    let text = own.text.as_deref()?;
    if own.format.as_deref() == Some("bullet") {
        return text.chars().next().map(|glyph| bullet(glyph).to_string());
    }
    let mut label = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let place =
            letters.peek().and_then(|next| next.to_digit(10)).filter(|place| letter == '%' && *place > 0);
        let Some(place) = place else {
            label.push(letter);
            continue;
        };
        letters.next();
        let at = place as usize - 1;
        let format = if own.legal { "decimal" } else { levels[at].format.as_deref().unwrap_or("decimal") };
        label.push_str(&number(counts[at], format));
    }
    let label = label.trim().to_owned();
    (!label.is_empty()).then_some(label)
}

/// Shows a number in one of Word's formats; those that no office uses are shown in digits.
fn number(count: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letter(count).to_uppercase(),
        "lowerLetter" => letter(count),
        "decimalZero" => format!("{count:02}"),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

impl Numbering {
    /// Returns the level that is being read.
    fn level_mut(&mut self) -> Option<&mut Level> {
        let at = self.reading.level?;
        if let Some(list) = self.reading.list {
            return self.lists.get_mut(&list)?.levels.get_mut(&at);
        }
        self.definitions.get_mut(&self.reading.definition?)?.levels.get_mut(at)
    }

    fn open_level(&mut self, attributes: &Attributes<'_>) {
        let at = (attributes.number("ilvl").unwrap_or(0) as usize).min(LEVELS - 1);
        self.reading.level = Some(at);
        if let Some(list) = self.reading.list.and_then(|list| self.lists.get_mut(&list)) {
            list.levels.insert(at, Level::default());
        }
    }
}

impl Handler for Numbering {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        match name {
            "abstractNum" => {
                let id = attributes.number("abstractNumId").unwrap_or(0);
                self.reading = Reading { definition: Some(id), list: None, level: None };
                self.definitions.insert(id, Definition::default());
            }
            "num" => {
                let id = attributes.number("numId").unwrap_or(0);
                self.reading = Reading { definition: None, list: Some(id), level: None };
                self.lists.insert(id, List::default());
            }
            "abstractNumId" => {
                if let Some(list) = self.reading.list.and_then(|list| self.lists.get_mut(&list)) {
                    list.definition = attributes.number("val").unwrap_or(0);
                }
            }
            "styleLink" | "numStyleLink" => {
                let definition = self.reading.definition.and_then(|id| self.definitions.get_mut(&id));
                if let Some(definition) = definition {
                    let slot =
                        if name == "styleLink" { &mut definition.style } else { &mut definition.taken_from };
                    *slot = attributes.get("val");
                }
            }
            "lvl" => self.open_level(attributes),
            "lvlOverride" => {
                self.reading.level = Some((attributes.number("ilvl").unwrap_or(0) as usize).min(LEVELS - 1));
            }
            "startOverride" => {
                let at = self.reading.level.unwrap_or(0);
                if let Some(list) = self.reading.list.and_then(|list| self.lists.get_mut(&list)) {
                    list.starts.insert(at, attributes.number("val").unwrap_or(1));
                }
            }
            _ => {
                if let Some(level) = self.level_mut() {
                    level.read(name, attributes);
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "abstractNum" | "num" => self.reading = Reading::default(),
            "lvl" | "lvlOverride" if self.reading.list.is_none() => self.reading.level = None,
            _ => {}
        }
    }
}

impl Level {
    fn read(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            "start" => self.start = attributes.number("val"),
            "numFmt" => self.format = attributes.get("val"),
            "lvlText" => self.text = attributes.get("val"),
            "isLgl" => self.legal = attributes.is_on(),
            "lvlRestart" => self.runs_on = attributes.number("val") == Some(0),
            "pStyle" => self.style = attributes.get("val"),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_each_format() {
        assert_eq!(number(4, "upperRoman"), "IV");
        assert_eq!(number(27, "lowerLetter"), "aa");
        assert_eq!(number(7, "decimalZero"), "07");
        assert_eq!(number(0, "lowerLetter"), "");
    }
}
