//! Tails that the end of a page cuts: the list of recipients goes on over the page, and what stands beside it waits.

use super::columns::{Line, Part};
use super::lay::Laid;
use crate::shape::{self, Role};

/// Puts recipients that stand on the next page behind those before it, ahead of the one who signs beside them.
pub(super) fn join(pages: &mut [Laid]) {
    for next in 1..pages.len() {
        let (before, behind) = pages.split_at_mut(next);
        let (Some(page), Some(next)) = (before.last_mut(), behind.first_mut()) else { continue };
        if let Some(tail) = Tail::of(&page.parts) {
            let rest = take_recipients(next, tail.margins);
            page.parts.splice(tail.beside..tail.beside, rest);
        }
    }
}

/// The end of a page with a list of recipients that is not finished, and something beside it.
struct Tail {
    /// The first part beside the list.
    beside: usize,
    /// The margins of the list.
    margins: u32,
}

impl Tail {
    fn of(parts: &[Part]) -> Option<Self> {
        let columns = parts.iter().rev().map_while(column).count();
        let end = parts.len() - columns;
        let lines: Vec<&Line> = parts[end..].iter().filter_map(column).collect();
        let list = lines
            .iter()
            .rposition(|line| line.parted && shape::role(&line.strip.words) == Role::Recipients)?;
        let beside = lines.iter().skip(list + 1).position(|line| line.parted)? + list + 1;
        let is_finished = lines[list..beside].iter().any(|line| files(&line.strip.words));
        (!is_finished).then_some(Self { beside: end + beside, margins: lines[list].margins })
    }
}

fn column(part: &Part) -> Option<&Line> {
    match part {
        Part::Line(line) if line.column => Some(line),
        Part::Line(_) | Part::Table(_) => None,
    }
}

/// "- Lưu: VT.": the last line of every list.
fn files(words: &str) -> bool {
    viet::fold::lower(words).contains("lưu:")
}

/// Takes the recipients at the head of a page: lines with a dash, up to the files.
fn take_recipients(page: &mut Laid, margins: u32) -> Vec<Part> {
    let mut taken = 0;
    let mut is_finished = false;
    for part in &page.parts {
        match part {
            Part::Line(line) if !is_finished && is_item(&line.strip.words) => {
                is_finished = files(&line.strip.words);
                taken += 1;
            }
            Part::Line(_) | Part::Table(_) => break,
        }
    }
    let number = page.number;
    let moved = page.parts.drain(..taken).filter_map(|part| match part {
        Part::Line(line) => {
            Some(Part::Line(Line { margins, column: true, parted: false, page: Some(number), ..line }))
        }
        Part::Table(_) => None,
    });
    moved.collect()
}

fn is_item(words: &str) -> bool {
    shape::label(words).is_some_and(|label| shape::is_dash(&label))
}
