//! Labels that jump, repeat or go back among siblings. A list that begins again at 1 is another list.

use super::{Subject, finding};
use crate::finding::{Code, Finding};
use crate::outline::{self, Outline};
use crate::source::Line;
use std::collections::HashMap;
use viet::label::{Label, Shape};
use viet::numeral;

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    for part in subject.parts {
        let outline = outline::build(subject.elements, part.body.clone());
        for parent in &outline.nodes {
            siblings(&outline, &parent.children, found);
        }
    }
}

fn siblings(outline: &Outline<'_, '_>, children: &[usize], found: &mut Vec<Finding>) {
    // By shape and depth, so that "1." and "1.1" beside each other do not mix.
    let mut last: HashMap<(Shape, usize), (u32, Vec<u32>)> = HashMap::new();
    for (place, &child) in children.iter().enumerate() {
        let Some(line) = outline.nodes.get(child).and_then(outline::Node::line) else { continue };
        let Some(label) = line.label.as_ref().filter(|label| !label.shape.is_bullet()) else { continue };
        let Some((&ordinal, prefix)) = label.ordinal.split_last() else { continue };
        let key = (label.shape, label.ordinal.len());
        let before = last.get(&key).filter(|(_, other)| other == prefix).map(|(ordinal, _)| *ordinal);
        if let Some(before) = before
            && ordinal != 1
            && !follows(label, before, ordinal)
            && !is_quoted(outline, children, place)
        {
            let after = following(outline, &children[place + 1..], key, prefix);
            // A line that begins with a number by chance: the next label goes on from the one before it.
            let stray = after == Some(before + 1) && ordinal > before + 1;
            if stray {
                continue;
            }
            let mut arguments = Vec::new();
            if let Some(expected) = name_of(label, before + 1) {
                arguments.push(("expected", expected));
            }
            found.push(finding(Code::Numbering, heading(line), Some(line.span), arguments));
        }
        last.insert(key, (ordinal, prefix.to_vec()));
    }
}

/// The next sibling of a family stands within so many.
const NEAR: usize = 40;

/// Returns the ordinal of the next sibling of the same family.
fn following(
    outline: &Outline<'_, '_>,
    children: &[usize],
    key: (Shape, usize),
    prefix: &[u32],
) -> Option<u32> {
    children.iter().take(NEAR).find_map(|&child| {
        let label = outline.nodes.get(child)?.line()?.label.as_ref()?;
        let (ordinal, other) = label.ordinal.split_last()?;
        ((label.shape, label.ordinal.len()) == key && other == prefix).then_some(*ordinal)
    })
}

fn follows(label: &Label, before: u32, ordinal: u32) -> bool {
    if ordinal == before + 1 {
        return true;
    }
    // Lists without đ, and lists that take the international alphabet.
    let letters = matches!(label.shape, Shape::Letter | Shape::LetterRound | Shape::Capital);
    letters
        && matches!(
            (letter(before), letter(ordinal)),
            ('d', 'e') | ('e', 'f') | ('f', 'g') | ('i', 'j') | ('j', 'k') | ('v', 'w') | ('w', 'x')
        )
}

const LETTERS: &str = "abcdđeghiklmnopqrstuvxyfjwz";

fn letter(ordinal: u32) -> char {
    usize::try_from(ordinal)
        .ok()
        .and_then(|ordinal| LETTERS.chars().nth(ordinal.checked_sub(1)?))
        .unwrap_or(' ')
}

/// Articles of a law that is amended stand in quotation marks or behind "như sau:".
fn is_quoted(outline: &Outline<'_, '_>, children: &[usize], place: usize) -> bool {
    let line = |place: usize| {
        children.get(place).and_then(|&child| outline.nodes.get(child)).and_then(outline::Node::line)
    };
    let quoted = line(place)
        .is_some_and(|line| line.text.starts_with(['“', '"', '«']) || line.text.contains("như sau:"));
    let introduced = place > 0 && line(place - 1).is_some_and(|line| line.text.ends_with("như sau:"));
    quoted || introduced
}

fn name_of(label: &Label, ordinal: u32) -> Option<String> {
    match label.shape {
        Shape::Roman => numeral::to_roman(ordinal),
        Shape::Letter => Some(format!("{})", letter(ordinal))),
        Shape::Number => {
            let mut all: Vec<String> = label.ordinal.iter().map(u32::to_string).collect();
            *all.last_mut()? = ordinal.to_string();
            Some(all.join("."))
        }
        Shape::NumberBracket => Some(format!("{ordinal})")),
        Shape::NumberRound => Some(format!("({ordinal})")),
        Shape::Article => Some(format!("Điều {ordinal}")),
        Shape::Part
        | Shape::Chapter
        | Shape::Section
        | Shape::Annex
        | Shape::Capital
        | Shape::LetterRound
        | Shape::SmallRoman
        | Shape::InWords
        | Shape::Dash
        | Shape::Plus
        | Shape::Star
        | Shape::Dot => None,
    }
}

/// The label and the first words of a line.
fn heading(line: &Line<'_>) -> String {
    const LETTERS_SHOWN: usize = 90;
    let text: String = line.text.chars().take(LETTERS_SHOWN).collect();
    if text.len() == line.text.len() {
        return text;
    }
    text.rsplit_once(' ').map_or(text.clone(), |(whole, _)| whole.to_owned())
}
