//! The standard input line by line, each line a text of its own that knows where it stands in the whole input.

use crate::problem::{Failure, Problem};
use std::borrow::Cow;
use std::io::BufRead;
use std::ops::Range;

/// A line of the input.
pub(crate) struct Line<'l> {
    /// The line as it stands in the input, without its end.
    source: &'l str,
    /// The line in Unicode NFC.
    text: Cow<'l, str>,
    /// For each letter of `text` the letters of `source` that made it; empty where they are the same.
    origins: Vec<Range<usize>>,
    /// Where the line begins in the input, in scalar values.
    start: usize,
}

impl<'l> Line<'l> {
    fn new(source: &'l str, start: usize) -> Self {
        let (text, origins) = composed(source);
        Self { source, text, origins, start }
    }

    /// Returns the words, in Unicode NFC.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the places of ranges of bytes of the text. Ranges in order of their beginning take linear time.
    pub(crate) fn places(&self) -> Places<'_> {
        Places { line: self, byte: 0, letter: 0 }
    }
}

/// Where words stand in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place<'l> {
    /// First scalar value in the whole input.
    pub(crate) start: usize,
    /// The scalar value after the last.
    pub(crate) end: usize,
    /// The words as they stand in the input.
    pub(crate) text: &'l str,
}

/// Counts the letters of a line from one range to the next.
pub(crate) struct Places<'l> {
    line: &'l Line<'l>,
    byte: usize,
    letter: usize,
}

impl<'l> Places<'l> {
    /// Returns the place of a range of bytes of the line's text.
    pub(crate) fn of(&mut self, range: Range<usize>) -> Place<'l> {
        if range.start < self.byte {
            (self.byte, self.letter) = (0, 0);
        }
        let text = self.line.text.as_ref();
        let count = |range: Range<usize>| text.get(range).map_or(0, |words| words.chars().count());
        self.letter += count(self.byte..range.start);
        self.byte = range.start;
        let letters = self.letter..self.letter + count(range.clone());
        if self.line.origins.is_empty() {
            let words = self.line.source.get(range).unwrap_or_default();
            return Place {
                start: self.line.start + letters.start,
                end: self.line.start + letters.end,
                text: words,
            };
        }
        let origin = |at: usize| self.line.origins.get(at).cloned().unwrap_or(0..0);
        let first = origin(letters.start).start;
        let last = letters.end.checked_sub(1).map_or(first, |last| origin(last).end).max(first);
        Place {
            start: self.line.start + first,
            end: self.line.start + last,
            text: letters_of(self.line.source, first..last),
        }
    }
}

/// Calls `visit` with each line of the input.
pub(crate) fn each(
    mut input: impl BufRead,
    mut visit: impl FnMut(&Line<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    let mut start = 0;
    for number in 1_usize.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).map_err(|error| unreadable(&error))? == 0 {
            break;
        }
        // A byte order mark is no part of the text.
        let line = if number == 1 { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes) } else { &bytes };
        let Ok(line) = std::str::from_utf8(line) else {
            return Err(Problem::new("problem-input-not-text").with("line", number.to_string()).into());
        };
        let words = line.trim_end_matches(['\n', '\r']);
        visit(&Line::new(words, start))?;
        start += line.chars().count();
    }
    Ok(())
}

fn unreadable(error: &std::io::Error) -> Problem {
    Problem::new("problem-input").with("reason", error.to_string())
}

/// Returns the line in NFC, with the letters of the source that made each of its letters. Almost every line is NFC
/// already: only a combining mark can make a difference in Vietnamese, and each mark belongs to the letter before it.
fn composed(source: &str) -> (Cow<'_, str>, Vec<Range<usize>>) {
    if !source.bytes().any(|byte| byte == 0xcc || byte == 0xcd) || !source.chars().any(is_mark) {
        return (Cow::Borrowed(source), Vec::new());
    }
    let mut text = String::with_capacity(source.len());
    let mut origins = Vec::new();
    let mut letters = source.char_indices().enumerate().peekable();
    while let Some((first, (start, letter))) = letters.next() {
        let (mut last, mut end) = (first + 1, start + letter.len_utf8());
        while let Some((at, (_, mark))) = letters.next_if(|(_, (_, next))| is_mark(*next)) {
            last = at + 1;
            end += mark.len_utf8();
        }
        let whole = viet::fold::nfc(&source[start..end]);
        origins.extend(whole.chars().map(|_| first..last));
        text.push_str(&whole);
    }
    (Cow::Owned(text), origins)
}

fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn letters_of(text: &str, letters: Range<usize>) -> &str {
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    text.get(byte(letters.start)..byte(letters.end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of a word on each line.
    fn places(input: &str, word: &str) -> Vec<(usize, usize, String)> {
        let mut found = Vec::new();
        each(input.as_bytes(), |line| {
            let mut places = line.places();
            for (at, _) in line.text().match_indices(word) {
                let place = places.of(at..at + word.len());
                found.push((place.start, place.end, place.text.to_owned()));
            }
            Ok(())
        })
        .expect("the input is text");
        found
    }

    #[test]
    fn places_count_the_letters_of_the_whole_input() {
        let input = "Quý 1\r\nhết quý, hết năm\n\nhết";
        assert_eq!(
            places(input, "hết"),
            [(7, 10, "hết".into()), (16, 19, "hết".into()), (25, 28, "hết".into())]
        );
    }

    #[test]
    fn decomposed_letters_count_as_they_stand_in_the_input() {
        let input = "tha\u{301}ng he\u{302}\u{301}t";
        assert_eq!(places(input, "tháng"), [(0, 6, "tha\u{301}ng".into())]);
        assert_eq!(places(input, "hết"), [(7, 12, "he\u{302}\u{301}t".into())]);
    }

    #[test]
    fn a_byte_order_mark_is_not_counted() {
        assert_eq!(places("\u{feff}quý", "quý"), [(0, 3, "quý".into())]);
    }

    #[test]
    fn input_that_is_no_text_is_refused_with_its_line() {
        let failure = each(&b"m\n\xff\n"[..], |_| Ok(())).expect_err("line 2 is no text");
        let Failure::Problem(problem) = failure else { panic!("a problem is expected") };
        assert_eq!(problem, Problem::new("problem-input-not-text").with("line", "2"));
    }
}
