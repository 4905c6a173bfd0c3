//! Numbers that the word processor counts by itself, wherever it would count as the paper does.

use super::dxa;
use super::parts::MAIN;
use crate::layout::Component;
use crate::paper::Label;
use crate::xml::{Element, element, value};

/// A way of counting; each is one abstract list of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// "I."
    Roman,
    /// "1.", "1.1.", "1.1.1."
    Number,
    /// "Điều 1."
    Article,
    /// "-"
    Dash,
    /// "+"
    Plus,
}

/// A list of the file: the way it counts, and the number it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct List {
    way: Way,
    first: u32,
}

/// The place of a paragraph in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The number of the list in the file.
    pub(super) list: usize,
    /// The level in it.
    pub(super) level: usize,
}

/// Counts as the word processor will.
#[derive(Clone, Debug, Default)]
pub(super) struct Counter {
    lists: Vec<List>,
    running: [Option<Running>; 5],
}

/// A list that goes on, with the last number of each level.
#[derive(Clone, Debug)]
struct Running {
    list: usize,
    last: Vec<u32>,
}

/// The deepest number: "1.1.1.".
const LEVELS: usize = 3;

impl Counter {
    /// Returns where a label is counted; `None` where it must be written as words: points have no Vietnamese letters in
    /// Word ("đ)" follows "d)"), and a number may stand where none would be counted.
    pub(super) fn place(&mut self, label: &Label) -> Option<Place> {
        match label {
            Label::Roman(value) => self.counted(Way::Roman, &[*value]),
            Label::Article(value) => self.counted(Way::Article, &[*value]),
            Label::Number(values) => self.counted(Way::Number, values),
            Label::Dash => self.counted(Way::Dash, &[1]),
            Label::Plus => self.counted(Way::Plus, &[1]),
            Label::Letter(_) => None,
        }
    }

    /// Returns the lists that were begun.
    pub(super) fn into_lists(self) -> Vec<List> {
        self.lists
    }

    fn counted(&mut self, way: Way, values: &[u32]) -> Option<Place> {
        let (value, above) = values.split_last()?;
        let level = above.len();
        let running = &mut self.running[way as usize];
        if level > 0 {
            let running =
                running.as_mut().filter(|running| level < LEVELS && running.last.starts_with(above))?;
            if *value != running.last.get(level).map_or(1, |last| last + 1) {
                return None;
            }
            running.last.truncate(level);
            running.last.push(*value);
            return Some(Place { list: running.list, level });
        }
        let is_sign = matches!(way, Way::Dash | Way::Plus);
        let goes_on = running
            .as_ref()
            .filter(|running| is_sign || running.last.first() == value.checked_sub(1).as_ref());
        let list = goes_on.map_or(self.lists.len(), |running| running.list);
        if list == self.lists.len() {
            self.lists.push(List { way, first: *value });
        }
        *running = Some(Running { list, last: vec![*value] });
        Some(Place { list, level })
    }
}

pub(super) fn write(lists: &[List]) -> Element {
    let ways = [Way::Roman, Way::Number, Way::Article, Way::Dash, Way::Plus];
    let numbers = lists.iter().enumerate().map(|(at, list)| {
        let begun = element("w:lvlOverride").with("w:ilvl", 0).and(value("w:startOverride", list.first));
        element("w:num")
            .with("w:numId", number(at))
            .and(value("w:abstractNumId", list.way as usize))
            .and(begun)
    });
    element("w:numbering").with("xmlns:w", MAIN).all(ways.map(abstract_list)).all(numbers)
}

/// Returns how the text names a list; 0 means none.
pub(super) fn number(list: usize) -> usize {
    list + 1
}

fn abstract_list(way: Way) -> Element {
    let (format, texts): (_, &[&str]) = match way {
        Way::Roman => ("upperRoman", &["%1."]),
        Way::Number => ("decimal", &["%1.", "%1.%2.", "%1.%2.%3."]),
        Way::Article => ("decimal", &["Điều %1."]),
        Way::Dash => ("bullet", &["-"]),
        Way::Plus => ("bullet", &["+"]),
    };
    // Else the word processor indents the item as a whole.
    let indent =
        element("w:ind").with("w:left", 0).with("w:firstLine", dxa(Component::Body.style().first_line));
    let levels = texts.iter().enumerate().map(|(level, text)| {
        element("w:lvl")
            .with("w:ilvl", level)
            .and(value("w:start", 1))
            .and(value("w:numFmt", format))
            .and(value("w:suff", "space"))
            .and(value("w:lvlText", text))
            .and(value("w:lvlJc", "left"))
            .and(element("w:pPr").and(indent.clone()))
    });
    element("w:abstractNum")
        .with("w:abstractNumId", way as usize)
        .and(value("w:multiLevelType", if texts.len() > 1 { "multilevel" } else { "singleLevel" }))
        .all(levels)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(labels: &[Label]) -> (Vec<Option<(usize, usize)>>, usize) {
        let mut counter = Counter::default();
        let places = labels.iter().map(|label| counter.place(label).map(|place| (place.list, place.level)));
        (places.collect(), counter.lists.len())
    }

    #[test]
    fn a_number_that_begins_anew_begins_a_list() {
        let number = |value| Label::Number(vec![value]);
        let labels = [Label::Roman(1), number(1), number(2), Label::Roman(2), number(1), number(5)];
        let want = [Some((0, 0)), Some((1, 0)), Some((1, 0)), Some((0, 0)), Some((2, 0)), Some((3, 0))];
        assert_eq!(places(&labels), (want.to_vec(), 4));
    }

    #[test]
    fn what_word_would_count_otherwise_is_written_as_words() {
        let labels = [
            Label::Number(vec![2]),
            Label::Number(vec![2, 1]),
            Label::Number(vec![2, 3]),
            Label::Number(vec![7, 1]),
            Label::Letter(5),
        ];
        let want = [Some((0, 0)), Some((0, 1)), None, None, None];
        assert_eq!(places(&labels), (want.to_vec(), 1));
    }
}
