//! Text that knows where in the input it came from.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The words of a paragraph or cell: NFC, runs of white space made one space, ends trimmed, marks of the format removed.
/// A `\n` stands only where the author broke the line by hand inside a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    content: String,
    marks: Vec<Mark>,
    origins: Vec<Origin>,
}

/// A stretch of bold, italic or underlined words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// How they are marked.
    pub kind: MarkKind,
}

/// How words are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MarkKind {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
}

/// From byte `at` on, one scalar value of the text is one scalar value of the input, beginning at `input`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Origin {
    at: usize,
    input: usize,
}

/// From an origin on letters are counted: in a paragraph of megabytes there must be one near.
const FAR: usize = 512;

impl Text {
    /// Returns a text of `content`, all of which begins at scalar value `input` of the input.
    pub fn new(content: impl Into<String>, input: usize) -> Self {
        Self { content: content.into(), marks: Vec::new(), origins: vec![Origin { at: 0, input }] }
    }

    /// Returns the words.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Tells whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// Returns the marked stretches, in order of their beginning.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Tells whether every letter and digit of `range` is marked `kind`.
    pub fn is_all(&self, kind: MarkKind, range: Range<usize>) -> bool {
        let Some(words) = self.content.get(range.clone()) else { return false };
        // The marks are sorted by their beginning: those that begin at or before a letter are gone through once.
        let mut marks = self.marks.iter().filter(|mark| mark.kind == kind).peekable();
        let mut marked = 0;
        let mut any = false;
        for (offset, _) in words.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
            let at = range.start + offset;
            any = true;
            while let Some(mark) = marks.next_if(|mark| mark.range.start <= at) {
                marked = marked.max(mark.range.end);
            }
            if at >= marked {
                return false;
            }
        }
        any
    }

    /// Returns the text with other words in some places: ranges of bytes in order, and what stands there instead. Letter for
    /// letter, the new words have the places of the old ones in the input; a space that is only in the new words has the
    /// place of the letter before it. A range that is no range of the text, or lies before the last one, is left out.
    ///
    /// ```
    /// let text = blocks::Text::new("Phốihợp truớc", 7).with_words([(0..11, "Phối hợp")]);
    /// assert_eq!(text.as_str(), "Phối hợp truớc");
    /// assert_eq!((text.input_offset(0), text.input_end("Phối hợp".len())), (7, 14));
    /// assert_eq!(text.input_offset("Phối hợp ".len()), 15);
    /// ```
    #[must_use]
    pub fn with_words<'w>(&self, changes: impl IntoIterator<Item = (Range<usize>, &'w str)>) -> Self {
        let mut rewriting = Rewriting::of(self);
        for (range, words) in changes {
            if range.start >= rewriting.old && self.content.get(range.clone()).is_some() {
                rewriting.copy(range.start);
                rewriting.replace(range.end, words);
            }
        }
        rewriting.finish()
    }

    /// Returns where byte `at` of the text stands in the input, in Unicode scalar values.
    pub fn input_offset(&self, at: usize) -> usize {
        let index = self.origins.partition_point(|origin| origin.at <= at).saturating_sub(1);
        let Some(origin) = self.origins.get(index) else { return 0 };
        let within = self.content.get(origin.at..at).map_or(0, |words| words.chars().count());
        origin.input + within
    }

    /// Returns each letter with its byte and its place in the input, in Unicode scalar values.
    ///
    /// ```
    /// let text = blocks::Text::new("Sở Y", 7);
    /// assert_eq!(text.letters().last(), Some((5, 'Y', 10)));
    /// ```
    pub fn letters(&self) -> impl Iterator<Item = (usize, char, usize)> {
        let mut origins = self.origins.iter().peekable();
        let mut next = 0;
        self.content.char_indices().map(move |(at, letter)| {
            while let Some(origin) = origins.next_if(|origin| origin.at <= at) {
                next = origin.input;
            }
            next += 1;
            (at, letter, next - 1)
        })
    }

    /// Returns the text with these marks instead of its own.
    #[must_use]
    pub fn with_marks(mut self, mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
        self.marks = marks;
        self
    }

    /// Returns where a range that ends before byte `end` ends in the input: just after its last scalar value.
    pub fn input_end(&self, end: usize) -> usize {
        match self.content.get(..end).and_then(|words| words.char_indices().next_back()) {
            Some((last, _)) => self.input_offset(last) + 1,
            None => self.input_offset(end),
        }
    }
}

/// A text that is being written again with other words.
struct Rewriting<'t> {
    text: &'t Text,
    content: String,
    origins: Vec<Origin>,
    /// Where letters of the old text stand in the new one, as far as they moved against those before.
    moves: Vec<(usize, usize)>,
    /// The next byte of the old text, the origin it may begin, and its place in the input.
    old: usize,
    origin: usize,
    input: usize,
    /// Where the next letter stands in the input if it follows the last one directly.
    next: Option<usize>,
}

impl<'t> Rewriting<'t> {
    fn of(text: &'t Text) -> Self {
        let content = String::with_capacity(text.content.len() + 8);
        let origins = Vec::with_capacity(text.origins.len() + 2);
        Self { text, content, origins, moves: vec![(0, 0)], old: 0, origin: 0, input: 0, next: None }
    }

    /// Takes the next letter of the old text, with its place in the input.
    fn take(&mut self) -> Option<(char, usize)> {
        let letter = self.text.content.get(self.old..)?.chars().next()?;
        while let Some(origin) = self.text.origins.get(self.origin).filter(|origin| origin.at <= self.old) {
            self.input = origin.input;
            self.origin += 1;
        }
        let input = self.input;
        self.old += letter.len_utf8();
        self.input += 1;
        Some((letter, input))
    }

    fn append(&mut self, letter: char, input: usize) {
        if self.next != Some(input) {
            self.origins.push(Origin { at: self.content.len(), input });
        }
        self.content.push(letter);
        self.next = Some(input + 1);
    }

    fn copy(&mut self, to: usize) {
        while self.old < to
            && let Some((letter, input)) = self.take()
        {
            self.append(letter, input);
        }
    }

    fn replace(&mut self, to: usize, words: &str) {
        let mut last = None;
        for letter in words.chars() {
            let before = self.old;
            let spaced = self.text.content[before..to].starts_with(char::is_whitespace);
            let input = match last {
                Some(last) if letter == ' ' && !spaced => last,
                Some(_) | None if before < to => {
                    self.moves.push((before, self.content.len()));
                    self.take().map_or(self.input, |(_, input)| input)
                }
                // More letters than there were: they stand where the last one did.
                Some(last) => last,
                None => self.input,
            };
            self.append(letter, input);
            last = Some(input);
        }
        while self.old < to && self.take().is_some() {}
        self.moves.push((self.old, self.content.len()));
    }

    fn finish(mut self) -> Text {
        self.copy(self.text.content.len());
        let moved = |at: usize| {
            let index = self.moves.partition_point(|(old, _)| *old <= at).saturating_sub(1);
            self.moves.get(index).map_or(at, |(old, new)| new + (at - old))
        };
        let marks = self.text.marks.iter().map(|mark| Mark {
            range: moved(mark.range.start)..moved(mark.range.end).min(self.content.len()),
            kind: mark.kind,
        });
        let marks = marks.collect();
        Text { content: self.content, marks, origins: self.origins }
    }
}

/// Puts a [`Text`] together from pieces of the input, folding white space.
///
/// ```
/// let mut text = blocks::TextBuilder::default();
/// text.push("Văn  phòng", 10);
/// text.push_space(20);
/// text.push("Sở", 21);
/// let text = text.finish();
/// assert_eq!(text.as_str(), "Văn phòng Sở");
/// assert_eq!(text.input_offset("Văn phòng ".len()), 21);
/// ```
#[derive(Debug, Default)]
pub struct TextBuilder {
    text: Text,
    gap: Option<(char, usize)>,
    /// Where the next letter stands in the input if it follows the last one directly.
    next: Option<usize>,
}

impl TextBuilder {
    /// Appends words that stand at scalar value `input` of the input. They must be NFC, one scalar value for one of the
    /// input; where normalising changed the count, push the changed letters apart.
    pub fn push(&mut self, words: &str, input: usize) {
        for (index, letter) in words.chars().enumerate() {
            self.push_letter(letter, input + index);
        }
    }

    /// Appends one letter from scalar value `input`.
    pub fn push_letter(&mut self, letter: char, input: usize) {
        if letter.is_whitespace() || letter == '\u{feff}' {
            let wanted = if letter == '\u{b}' { '\n' } else { ' ' };
            self.add_gap(wanted, input);
            return;
        }
        if letter.is_control() || letter == '\u{ad}' || letter == '\u{200b}' {
            return;
        }
        self.close_gap();
        self.append(letter, input);
    }

    /// Appends a space, unless there is one or the text is empty.
    pub fn push_space(&mut self, input: usize) {
        self.add_gap(' ', input);
    }

    /// Appends a line break made by hand.
    pub fn push_break(&mut self, input: usize) {
        self.add_gap('\n', input);
    }

    /// Marks everything from byte `start` to the present end.
    pub fn mark(&mut self, kind: MarkKind, start: usize) {
        let end = self.text.content.len();
        if start < end {
            self.text.marks.push(Mark { range: start..end, kind });
        }
    }

    /// Returns the byte at which the next word will stand, for [`TextBuilder::mark`].
    pub fn len(&self) -> usize {
        self.text.content.len() + usize::from(self.gap.is_some() && !self.text.content.is_empty())
    }

    /// Tells whether nothing but white space was pushed.
    pub fn is_empty(&self) -> bool {
        self.text.content.is_empty()
    }

    /// Returns the words pushed so far, without a space at the end.
    pub fn as_str(&self) -> &str {
        &self.text.content
    }

    /// Returns the text.
    pub fn finish(mut self) -> Text {
        self.text.marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
        self.text
    }

    fn add_gap(&mut self, wanted: char, input: usize) {
        self.gap = match self.gap {
            Some(('\n', at)) => Some(('\n', at)),
            Some((_, at)) => Some((wanted, at)),
            None => Some((wanted, input)),
        };
    }

    fn close_gap(&mut self) {
        if let Some((gap, input)) = self.gap.take()
            && !self.text.content.is_empty()
        {
            self.append(gap, input);
        }
    }

    fn append(&mut self, letter: char, input: usize) {
        let at = self.text.content.len();
        let far = self.text.origins.last().is_none_or(|last| at - last.at >= FAR);
        if far || self.next != Some(input) {
            self.text.origins.push(Origin { at, input });
        }
        self.text.content.push(letter);
        self.next = Some(input + 1);
    }
}
