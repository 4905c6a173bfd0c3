//! A register as it stands: the fold of its events.

use super::Entry;
use super::event::{Book, Event};
use crate::event::{Meta, effective};
use crate::{DocumentId, Moment};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Numbers that one entry may leave out: more than a busy office issues in weeks. A larger gap is a slip of the pen.
pub(super) const MOST_LEFT_OUT: u32 = 1_000;

/// A register on a day, as known at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// Which book it is, once it is opened.
    pub book: Option<Book>,
    /// Its first number.
    pub first: u32,
    /// Who has which number.
    pub given: BTreeMap<u32, Given>,
    /// Numbers that nobody has, and why.
    pub left_out: BTreeMap<u32, String>,
    /// Numbers that were given by mistake, and why.
    pub voided: BTreeMap<u32, String>,
}

/// A number that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The document that has it.
    pub to: DocumentId,
    /// The day on which it got it.
    pub day: Date,
}

/// Numbers that no document has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The first one.
    pub from: u32,
    /// The last one.
    pub to: u32,
    /// Why; `None` where the entry that explains it was not known yet.
    pub reason: Option<String>,
}

/// Writes a number as documents have it: numbers below 10 with a zero before them (Nghị định 30/2020/NĐ-CP annex I).
///
/// ```
/// assert_eq!(ledger::register::written(7), "07");
/// assert_eq!(ledger::register::written(147), "147");
/// ```
pub fn written(number: u32) -> String {
    format!("{number:02}")
}

impl Register {
    /// Returns the register at the end of a day, as it was known at a moment; `entries` stand in the order in which they
    /// were recorded.
    pub fn at(entries: &[Entry], as_of: Date, known_at: Moment) -> Self {
        let counted = effective(entries, as_of, known_at).into_iter();
        counted.fold(Self::default(), |register, entry| register.evolve(&entry.event, &entry.meta))
    }

    /// Returns the register with everything that was recorded.
    pub fn now(entries: &[Entry]) -> Self {
        Self::at(entries, Date::MAX, Moment::LAST)
    }

    /// Returns the number that the next document gets.
    pub fn next(&self) -> u32 {
        let last = |numbers: Option<&u32>| numbers.map_or(0, |number| number.saturating_add(1));
        last(self.given.keys().next_back())
            .max(last(self.left_out.keys().next_back()))
            .max(last(self.voided.keys().next_back()))
            .max(self.first)
    }

    /// Returns the number that a document has.
    pub fn number_of(&self, document: DocumentId) -> Option<u32> {
        self.given.iter().find(|(_, given)| given.to == document).map(|(number, _)| *number)
    }

    /// Returns the numbers below the next one that no document has, in order; neighbours with one reason are one gap.
    pub fn gaps(&self) -> Vec<Gap> {
        let unused = self.left_out.iter().chain(&self.voided);
        let mut known: BTreeMap<u32, Option<&String>> =
            unused.map(|(number, why)| (*number, Some(why))).collect();
        known.extend(self.given.keys().map(|number| (*number, None)));
        let mut gaps: Vec<Gap> = Vec::new();
        let mut at = self.first;
        for (number, why) in known {
            if at < number {
                gaps.push(Gap { from: at, to: number - 1, reason: None });
            }
            at = number.saturating_add(1);
            match (why, gaps.last_mut()) {
                (None, _) => {}
                (Some(why), Some(last)) if last.to + 1 == number && last.reason.as_ref() == Some(why) => {
                    last.to = number;
                }
                (Some(why), _) => gaps.push(Gap { from: number, to: number, reason: Some(why.clone()) }),
            }
        }
        gaps
    }

    /// Returns the register after something happened to it. Total: entries may be dated back, so that they arrive in an
    /// order nobody decided.
    #[must_use]
    pub fn evolve(mut self, event: &Event, meta: &Meta) -> Self {
        let reason = || meta.reason.clone().unwrap_or_default();
        match event {
            Event::Opened { book, first } => {
                self.book = Some(book.clone());
                self.first = *first;
            }
            Event::LeftOut { from, to } => {
                let numbers = (*from..=*to).take(MOST_LEFT_OUT as usize);
                for number in numbers.filter(|number| !self.given.contains_key(number)) {
                    self.left_out.insert(number, reason());
                }
            }
            Event::Given { number, to } => {
                self.left_out.remove(number);
                self.given.insert(*number, Given { to: *to, day: meta.effective.day });
            }
            Event::Voided { number } => {
                self.given.remove(number);
                self.voided.insert(*number, reason());
            }
        }
        self
    }
}
