//! The words of all pages as they are read, lines joined by a newline: what offsets count.

use super::LOST;
use super::strip::Strip;
use blocks::DoubtKind;
use std::ops::Range;

/// Words, with how they look and what is in doubt.
#[derive(Debug, Default)]
pub(super) struct Record {
    words: String,
    /// Scalar values so far.
    letters: usize,
    /// Stretches that are bold or italic, in order.
    pub(super) looks: Vec<Look>,
    /// Stretches whose letters are in doubt, in order.
    pub(super) doubts: Vec<Unsure>,
}

/// Where a line stands in the record.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Bytes.
    words: Range<usize>,
    /// The first scalar value.
    pub(super) at: usize,
}

/// A stretch of scalar values that is bold or italic.
#[derive(Clone, Debug)]
pub(super) struct Look {
    pub(super) letters: Range<usize>,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// A stretch of scalar values whose letters are in doubt.
#[derive(Clone, Debug)]
pub(super) struct Unsure {
    pub(super) letters: Range<usize>,
    pub(super) kind: DoubtKind,
    pub(super) sure: u8,
}

/// A word that a reading machine is surer of is not in doubt, in percent.
pub(crate) const SURE: u8 = 60;

impl Record {
    /// Appends the words of a line.
    pub(super) fn push(&mut self, strip: &Strip) -> Place {
        let start = self.words.len();
        let at = self.letters;
        self.words.push_str(&strip.words);
        let mut byte = 0;
        for look in &strip.looks {
            let words = strip.words.get(byte..look.end).unwrap_or("");
            byte = look.end;
            // A space before the words of a stretch is not theirs.
            let lead = words.chars().take_while(|letter| letter.is_whitespace()).count();
            let letters = self.letters + lead..self.letters + words.chars().count();
            self.letters = letters.end;
            if letters.is_empty() {
                continue;
            }
            if let Some(sure) = look.sure.filter(|sure| *sure < SURE && strip.decoded.is_none()) {
                let kind = if words.trim() == LOST { DoubtKind::Lost } else { DoubtKind::Unclear };
                self.doubts.push(Unsure { letters: letters.clone(), kind, sure });
            }
            if look.bold || look.italic {
                self.looks.push(Look { letters, bold: look.bold, italic: look.italic });
            }
        }
        if let Some(decoded) = strip.decoded {
            let letters = at..self.letters;
            self.doubts.push(Unsure { letters, kind: decoded.kind, sure: decoded.sure });
        }
        let place = Place { words: start..self.words.len(), at };
        self.words.push('\n');
        self.letters += 1;
        place
    }

    /// Returns the words of a line.
    pub(super) fn words(&self, place: &Place) -> &str {
        self.words.get(place.words.clone()).unwrap_or("")
    }
}
