//! Definitions that an office or a ministry writes in TOML: procedures, sets of indicators, forms of reports. Read the same way, with
//! errors that name the line.

use crate::event::Hash;
use serde::de::DeserializeOwned;
use std::fmt;
use std::ops::Range;

/// The largest definition that is read, in bytes: those shipped have a tenth.
const LARGEST: usize = 256 * 1024;

/// What is wrong with a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in English: it names what the file spells in English.
    pub what: String,
}

impl Problem {
    /// Returns what is wrong at a byte of a text.
    pub fn at(text: &str, byte: usize, what: String) -> Self {
        let before = text.as_bytes().iter().take(byte);
        Self { line: before.filter(|byte| **byte == b'\n').count() + 1, what }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.line, self.what)
    }
}

/// What is wrong, and where in the text.
pub(crate) type Mistake = (Range<usize>, String);

/// Reads what is written.
///
/// # Errors
///
/// It is too long, no TOML, or not what is wanted.
pub fn read<D: DeserializeOwned>(text: &str) -> Result<D, Problem> {
    if text.len() > LARGEST {
        return Err(Problem::at(text, 0, format!("longer than {LARGEST} bytes")));
    }
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        Problem::at(text, at, error.message().to_owned())
    })
}

/// Reads what is written, and makes a definition of it, which knows its text by the hash.
pub(crate) fn make<W: DeserializeOwned, D>(
    text: &str,
    made: impl FnOnce(W, Hash) -> Result<D, Mistake>,
) -> Result<D, Problem> {
    let hash = Hash(*blake3::hash(text.as_bytes()).as_bytes());
    made(read(text)?, hash).map_err(|(span, what)| Problem::at(text, span.start, what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let read = read::<std::collections::BTreeMap<String, u32>>;
        let line = |text: &str| read(text).map_err(|problem| problem.line);
        assert_eq!(line("a = 1\nb = 2\n").map(|read| read.len()), Ok(2));
        assert_eq!(line("a = 1\nb = \"x\"\n"), Err(2));
        assert_eq!(line("a = 1\n\n\nb"), Err(4));
        assert_eq!(line(&" ".repeat(LARGEST + 1)), Err(1));
    }
}
