//! A set of names, found by their words whatever their capitals, dashes and commas.

use std::collections::{BTreeSet, HashSet};
use std::ops::Bound;
use std::sync::LazyLock;
use viet::words::{self, Words};

/// Names by their words.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// The first words of the names.
    first_words: HashSet<String>,
    /// The words of each name in lower case, without punctuation, joined by spaces.
    by_words: BTreeSet<String>,
}

impl Names {
    /// Enters the words of a name; tells whether they were not known, or nothing where it has none.
    pub(super) fn insert(&mut self, name: &str) -> Option<bool> {
        let words = Words::of(name);
        let mut all = (0..words.len())
            .filter(|&at| matches!(words.kind(at), Some(words::Kind::Word | words::Kind::Number)))
            .map(|at| words.lower(at));
        let first = all.next()?.to_owned();
        let joined = all.fold(first.clone(), |joined, word| joined + " " + word);
        self.first_words.insert(first);
        Some(self.by_words.insert(joined))
    }

    /// Returns the token behind the longest name that stands at token `at`.
    pub(super) fn end(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        if !self.first_words.contains(words.lower(at)) {
            return None;
        }
        let mut joined = String::new();
        let mut next = at;
        let mut end = None;
        loop {
            joined.push_str(words.lower(next));
            // A name that is known, or the beginning of one: the first in order that is not before it.
            let known =
                self.by_words.range::<str, _>((Bound::Included(joined.as_str()), Bound::Unbounded)).next();
            let Some(known) = known.filter(|known| known.starts_with(&joined)) else { break };
            next += 1;
            if known.len() == joined.len() {
                end = Some(next);
            }
            next = behind_punctuation(words, next);
            if next >= words.len() {
                break;
            }
            joined.push(' ');
        }
        end
    }
}

/// Commas, dashes and "&" between the words are passed, and the point of "P.KHTC".
fn behind_punctuation(words: &Words<'_>, at: usize) -> usize {
    let mut next = at;
    while words.is_dash(next)
        || words.is_mark(next, ',')
        || words.is_mark(next, '&')
        || words.is_mark(next, '.') && words.touches(next - 1) && words.touches(next)
    {
        next += 1;
    }
    next
}

/// The names of bodies that are alike all over the country.
pub(super) static COMMON: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for name in include_str!("vocabulary/common.txt").lines().filter(|line| !line.starts_with('#')) {
        names.insert(name);
    }
    names
});
