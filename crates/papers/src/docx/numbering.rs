//! The numbers that Word counts itself, turned into the labels that are seen.

use super::formats::Format;
use super::styles::Look;
use crate::Error;
use crate::counting::bullet;
use crate::xml::{self, Attributes, Handler};
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// Letters of a level's label: Word takes 31.
const LABEL_LETTERS: usize = 128;

/// The definitions and the state of all lists.
#[derive(Debug, Default)]
pub(super) struct Numbering {
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
    format: Option<Format>,
    /// The label with places for numbers: "%1.%2.".
    text: Option<String>,
    /// All numbers Arabic, as laws want it.
    legal: bool,
    /// Begins anew behind a paragraph of so many first levels; `None` behind every higher one.
    restarts: Option<u32>,
    /// The style of paragraphs that stand on this level.
    style: Option<String>,
    look: Look,
}

/// A label as it is shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) words: String,
    /// What the level says of its letters.
    pub(super) look: Look,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(xml: &str) -> Result<Self, Error> {
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
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<u32> {
        let definition = self.definitions.get(&self.lists.get(&list)?.definition)?;
        let level = definition.levels.iter().position(|level| level.style.as_deref() == Some(style))?;
        u32::try_from(level).ok()
    }

    /// Counts on and returns the label of the next paragraph of a list.
    pub(super) fn label(&mut self, list: u32, level: u32) -> Option<Label> {
        let level = (level as usize).min(LEVELS - 1);
        let (id, list) = (list, self.lists.get(&list)?);
        let definition = self.definitions.get(&list.definition)?;
        let levels: [&Level; LEVELS] =
            std::array::from_fn(|at| list.levels.get(&at).unwrap_or(&definition.levels[at]));
        let counters = self.counters.entry(list.definition).or_default();
        let start = |at: usize| list.starts.get(&at).copied().or(levels[at].start).unwrap_or(1);
        // A list that says where it starts does so once; behind a higher level every list begins anew.
        let begins = list.starts.contains_key(&level) && self.begun.insert((id, level));
        counters[level] = match counters[level] {
            Some(count) if !begins => Some(count.saturating_add(1)),
            Some(_) | None => Some(start(level)),
        };
        // A level below one that was not used yet stands in its first number, as LibreOffice counts too.
        for (higher, counter) in counters.iter_mut().enumerate().take(level) {
            counter.get_or_insert_with(|| start(higher));
        }
        for (deeper, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            if levels[deeper].restarts.is_none_or(|first| level < first as usize) {
                *counter = None;
            }
        }
        let counts: [u32; LEVELS] = std::array::from_fn(|at| counters[at].unwrap_or_else(|| start(at)));
        let words = show(&levels, level, &counts)?;
        Some(Label { words, look: levels[level].look.clone() })
    }
}

/// Puts the numbers into the places of the label's text.
fn show(levels: &[&Level; LEVELS], level: usize, counts: &[u32; LEVELS]) -> Option<String> {
    let own = levels[level];
    let text = own.text.as_deref()?;
    if own.format.as_ref().is_some_and(|format| format.name == "bullet") {
        return mark(text.trim());
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
        match &levels[at].format {
            // Laws count with Arabic digits whatever the higher levels do.
            Some(format) if !own.legal => label.push_str(&format.show(counts[at])),
            Some(_) | None => label.push_str(&counts[at].to_string()),
        }
    }
    let label = label.trim().to_owned();
    (!label.is_empty()).then_some(label)
}

/// A bullet is one glyph, or words that every item begins with.
fn mark(text: &str) -> Option<String> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(_), Some(_)) => Some(text.to_owned()),
        (Some(glyph), None) => Some(bullet(glyph).to_string()),
        (None, _) => None,
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
            "numFmt" => {
                let name = attributes.get("val").unwrap_or_default();
                self.format = Some(Format { name, custom: attributes.get("format") });
            }
            "lvlText" => {
                let text = attributes.get("val").unwrap_or_default();
                self.text = Some(text.chars().take(LABEL_LETTERS).collect());
            }
            "isLgl" => self.legal = attributes.is_on(),
            "lvlRestart" => self.restarts = attributes.number("val"),
            "pStyle" => self.style = attributes.get("val"),
            _ => self.look.read(name, attributes),
        }
    }
}
