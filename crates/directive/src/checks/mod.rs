//! What a careful clerk would query before filing a document, and advice.
//!
//! | file | codes |
//! | --- | --- |
//! | `form` | missing-number, missing-date |
//! | `dates` | date-mismatch, cited-newer |
//! | `deadlines` | deadline-mismatch, day-of-rest, vague-deadline |
//! | `names` | name-mismatch |
//! | `numbering` | numbering |
//! | `symbols` | typo-in-symbol |
//! | `counts` | total-mismatch: members of a group, tasks of a sheet |
//! | `totals` | total-mismatch |
//! | `tasks` | no-unit, no-deadline, two-leads, target-without-number, open-item |
//! | `letters` | legacy-encoding, unclear-scan, page-not-read |
//! | `across` | what is seen only by comparing several documents |
//!
//! A false query costs a clerk as much as a missed one: where a rule is not sure, it is silent.

mod across;
mod counts;
mod dates;
mod deadlines;
mod form;
mod letters;
mod names;
mod numbering;
mod symbols;
mod tasks;
mod totals;

pub use across::across;

use crate::finding::{Code, Finding};
use crate::parts::Part;
use crate::reading::Reading;
use crate::source::{Element, Line};
use blocks::{Document, Span};
use viet::time;

/// What the checks look at.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'s, 'd> {
    pub(crate) reading: &'s Reading,
    pub(crate) elements: &'s [Element<'d>],
    pub(crate) parts: &'s [Part],
    pub(crate) document: &'s Document,
    pub(crate) time: &'s time::Context<'s>,
}

/// Runs every check: the scored codes first, each group in the order of the document.
pub(crate) fn run(
    reading: &Reading,
    elements: &[Element<'_>],
    parts: &[Part],
    document: &Document,
    time: &time::Context<'_>,
) -> Vec<Finding> {
    let subject = Subject { reading, elements, parts, document, time };
    let mut found = Vec::new();
    form::check(&subject, &mut found);
    dates::check(&subject, &mut found);
    deadlines::check(&subject, &mut found);
    names::check(&subject, &mut found);
    numbering::check(&subject, &mut found);
    symbols::check(&subject, &mut found);
    totals::check(&subject, &mut found);
    counts::check(&subject, &mut found);
    tasks::check(&subject, &mut found);
    letters::check(&subject, &mut found);
    found.sort_by_key(|finding| (!finding.code.is_scored(), finding.code, finding.span));
    found
}

impl<'s, 'd> Subject<'s, 'd> {
    /// Returns the lines of the document, annexes included.
    fn lines(&self) -> impl Iterator<Item = &'s Line<'d>> + use<'s, 'd> {
        self.elements.iter().filter_map(|element| match element {
            Element::Line(line) => Some(line),
            Element::Table(_) => None,
        })
    }

    /// Returns the words of a span, "" where there are none.
    fn words(&self, span: Span) -> &'s str {
        self.document.words(span).unwrap_or("")
    }

    /// Returns the kind of document, "" where it is not known.
    fn kind(&self) -> &'s str {
        self.reading.card.kind.as_ref().map_or("", |kind| kind.value.as_str())
    }
}

/// Makes a finding.
fn finding(
    code: Code,
    text: impl Into<String>,
    span: Option<Span>,
    arguments: Vec<(&'static str, String)>,
) -> Finding {
    Finding { code, text: text.into(), span, arguments, across: false }
}

/// Returns how many letters must be put in, left out, changed, or changed over to make one word the other; more than
/// `most` is `most + 1`.
fn distance(one: &str, two: &str, most: usize) -> usize {
    let one: Vec<char> = one.chars().take(64).collect();
    let two: Vec<char> = two.chars().take(64).collect();
    if one.len().abs_diff(two.len()) > most {
        return most + 1;
    }
    let width = two.len() + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..width).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in two.iter().enumerate() {
            let changed = last[column] + usize::from(letter != other);
            let mut least = changed.min(last[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && one[row - 1] == *other && two[column - 1] == *letter {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut last, line);
    }
    last[width - 1].min(most + 1)
}
