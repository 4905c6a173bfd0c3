//! The lines of a text file, each with its place.

use super::Flavour;
use super::sheet::{self, Stretch, What};
use crate::markdown;
use crate::shape;
use crate::spacing;
use blocks::Heading;
use std::borrow::Cow;

/// One line of the file, or one HTML table.
#[derive(Clone, Debug)]
pub(crate) struct Source<'a> {
    pub(crate) kind: Kind,
    /// As it stands in the file, without white space at the ends, heading marks and quote marks.
    pub(crate) raw: &'a str,
    /// As it stands in the file, with the white space at its ends, for tables whose first cells are empty.
    pub(crate) whole: &'a str,
    /// Scalar value at which `raw` begins.
    pub(crate) at: usize,
    /// Scalar value at which `whole` begins.
    pub(crate) whole_at: usize,
    /// Without marks.
    pub(crate) words: Cow<'a, str>,
    pub(crate) indent: usize,
    /// A form feed stands before it.
    pub(crate) feed: bool,
    /// It ends with a hard break.
    pub(crate) hard: bool,
    pub(crate) heading: Option<Heading>,
    pub(crate) emphasised: bool,
    pub(crate) column: bool,
    pub(crate) page: Option<u32>,
    pub(crate) flavour: Flavour,
}

/// A heading with a label and a full stop has fewer letters; one with a dash fewer still.
const SENTENCE_LETTERS: usize = 90;
const ITEM_LETTERS: usize = 40;
/// A comment is not longer.
const COMMENT_BYTES: usize = 2_000;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Blank,
    /// A rule: "-----".
    Rule,
    /// What belongs to the page: its number, running heads, boxes of digital signatures.
    Furniture,
    HtmlTable,
    /// A row of a sheet: its mark, and whether it is the first one.
    Row {
        mark: u8,
        first: bool,
    },
}

/// Splits a text into lines.
pub(crate) fn split(text: &str, flavour: Flavour) -> Vec<Source<'_>> {
    split_sheets(text, flavour, &[])
}

/// Splits a text into lines and the rows of sheets.
pub(crate) fn split_sheets<'a>(text: &'a str, flavour: Flavour, stretches: &[Stretch]) -> Vec<Source<'a>> {
    let mut sources = Vec::new();
    let mut cursor = Cursor { text, byte: 0, at: 0, feed: false };
    let mut stretches = stretches.iter().peekable();
    while cursor.byte < text.len() {
        // An HTML table may have swallowed some.
        while stretches.next_if(|stretch| stretch.range.start < cursor.byte).is_some() {}
        if let Some(stretch) = stretches.next_if(|stretch| stretch.range.start == cursor.byte) {
            let (slice, at) = cursor.take(stretch.range.len());
            let feed = std::mem::take(&mut cursor.feed) || slice.starts_with('\x0c');
            push_stretch(slice, at, stretch.what, flavour, &mut sources);
            if let Some(source) = sources.last_mut() {
                source.feed |= feed;
            }
            continue;
        }
        if flavour == Flavour::Markdown
            && let Some(length) = table_length(&text[cursor.byte..])
        {
            let (slice, at) = cursor.take(length);
            sources.push(Source { kind: Kind::HtmlTable, ..source(slice, at, Flavour::Plain) });
            continue;
        }
        if flavour == Flavour::Markdown
            && let Some(length) = comment_length(&text[cursor.byte..])
        {
            let (slice, at) = cursor.take(length);
            let kind = if is_page_comment(slice) { Kind::Furniture } else { Kind::Blank };
            sources.push(Source { kind, ..source(slice, at, Flavour::Plain) });
            continue;
        }
        let (length, ending) = line_length(&text[cursor.byte..], flavour);
        let feed = std::mem::take(&mut cursor.feed);
        let (slice, at) = cursor.take(length);
        let mut source = source(slice, at, flavour);
        source.feed = feed;
        cursor.take(ending.length);
        cursor.feed = ending.feed || feed && source.kind == Kind::Blank;
        source.hard |= ending.hard;
        sources.push(source);
    }
    sources
}

fn push_stretch<'a>(slice: &'a str, at: usize, what: What, flavour: Flavour, sources: &mut Vec<Source<'a>>) {
    match what {
        What::Nothing => {}
        What::Row { mark, first } => {
            sources.push(Source { kind: Kind::Row { mark, first }, ..source(slice, at, Flavour::Plain) });
        }
        What::Head(mark) | What::Tail(mark) => {
            let lines = sheet::lines(slice, at, mark, matches!(what, What::Tail(_)));
            sources.extend(lines.into_iter().map(|line| match line {
                // Rows are broken by hand: a title goes on over them, a sentence hardly.
                Some(line) => Source { column: true, hard: true, ..source(line.raw, line.at, flavour) },
                None => source("", at, flavour),
            }));
        }
    }
}

struct Cursor<'a> {
    text: &'a str,
    byte: usize,
    at: usize,
    feed: bool,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, length: usize) -> (&'a str, usize) {
        let slice = &self.text[self.byte..self.byte + length];
        let at = self.at;
        self.byte += length;
        self.at += slice.chars().count();
        (slice, at)
    }
}

/// The end of a line.
#[derive(Clone, Copy, Default)]
struct Ending {
    length: usize,
    feed: bool,
    hard: bool,
}

/// Returns the bytes of the first line and of what ends it.
fn line_length(text: &str, flavour: Flavour) -> (usize, Ending) {
    let bytes = text.as_bytes();
    // Inside the cells of a table a break is part of the cell.
    let mut in_cells = false;
    for (at, byte) in bytes.iter().enumerate() {
        let ending = match byte {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => Ending { length: 2, ..Ending::default() },
            b'\n' | b'\r' => Ending { length: 1, ..Ending::default() },
            b'\x0b' => Ending { length: 1, hard: true, ..Ending::default() },
            b'\x0c' => Ending { length: 1, feed: true, ..Ending::default() },
            0xc2 if bytes.get(at + 1) == Some(&0x85) => Ending { length: 2, ..Ending::default() },
            0xe2 if bytes[at..].starts_with("\u{2028}".as_bytes())
                || bytes[at..].starts_with("\u{2029}".as_bytes()) =>
            {
                Ending { length: 3, ..Ending::default() }
            }
            b'\t' | b'|' => {
                in_cells = true;
                continue;
            }
            b'<' if flavour == Flavour::Markdown && at > 0 && is_tag(&text[at..], "<table") => {
                Ending::default()
            }
            b'<' if flavour == Flavour::Markdown && !in_cells => match break_length(&text[at..]) {
                Some(length) => {
                    let length = length + end_length(&text[at + length..]);
                    Ending { length, hard: true, ..Ending::default() }
                }
                None => continue,
            },
            _ => continue,
        };
        return (at, ending);
    }
    (text.len(), Ending::default())
}

/// Returns the length of the line end behind a tag that ends the line already.
fn end_length(text: &str) -> usize {
    let blanks = text.bytes().take(8).take_while(|byte| *byte == b' ').count();
    match text.as_bytes()[blanks..] {
        [b'\r', b'\n', ..] => blanks + 2,
        [b'\n', ..] => blanks + 1,
        _ => 0,
    }
}

/// Returns the length of a tag that ends a line: `<br>`, `</p>`, `<p>`, `</div>`.
fn break_length(text: &str) -> Option<usize> {
    const TAGS: [&str; 9] =
        ["<br>", "<br/>", "<br />", "</p>", "<p>", "</div>", "<hr>", "</center>", "</li>"];
    TAGS.iter()
        .find(|tag| text.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag)))
        .map(|tag| tag.len())
}

/// Returns the length of a comment that takes whole lines, with the end of the last one.
fn comment_length(text: &str) -> Option<usize> {
    let blanks = text.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).take(COMMENT_BYTES).count();
    let comment = text.get(blanks..).filter(|rest| rest.starts_with("<!--"))?;
    let near = comment.as_bytes().get(..COMMENT_BYTES).unwrap_or(comment.as_bytes());
    let end = near.windows(3).position(|three| three == b"-->")? + 3;
    let rest = &comment[end..];
    let line = rest.find('\n').map_or(rest.len(), |line| line + 1);
    rest[..line].trim().is_empty().then_some(blanks + end + line)
}

/// "<!-- PageBreak -->", `<!-- PageNumber="2" -->`, "<!-- trang 2 -->".
fn is_page_comment(comment: &str) -> bool {
    let words = comment.trim().trim_start_matches("<!--").trim_start();
    ["page", "trang"]
        .iter()
        .any(|word| words.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
}

/// Returns the length of an HTML table, with the tables inside it.
fn table_length(text: &str) -> Option<usize> {
    if !is_tag(text, "<table") {
        return None;
    }
    let mut depth = 0usize;
    for (at, _) in text.match_indices('<') {
        let rest = &text[at..];
        if is_tag(rest, "<table") {
            depth += 1;
        } else if is_tag(rest, "</table") {
            depth -= 1;
            if depth == 0 {
                return Some(at + rest.find('>').map_or(rest.len(), |end| end + 1));
            }
        }
    }
    // Never closed: everything is the table.
    Some(text.len())
}

fn is_tag(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag))
        && text[tag.len()..].chars().next().is_none_or(|next| next == '>' || next.is_whitespace())
}

/// Describes one line.
fn source(whole: &str, whole_at: usize, flavour: Flavour) -> Source<'_> {
    let start = whole.len() - whole.trim_start().len();
    let indent = whole[..start].chars().map(|space| if space == '\t' { 8 } else { 1 }).sum();
    let mut raw = whole.trim();
    let mut lead = start;
    let (mut heading, mut emphasised, mut hard) = (None, false, false);
    if flavour == Flavour::Markdown {
        hard = whole.trim_end_matches(['\r', '\n']).ends_with("  ");
        let (level, inner) = markdown::heading(raw);
        lead += inner.as_ptr() as usize - raw.as_ptr() as usize;
        raw = inner;
        heading = level.filter(|_| !is_sentence(raw));
        emphasised = markdown::is_emphasised(raw);
    }
    let words = words_of(raw, flavour);
    let kind = if words.trim().is_empty() {
        Kind::Blank
    } else if shape::is_rule(&words) {
        Kind::Rule
    } else {
        Kind::Text
    };
    let at = whole_at + whole[..lead].chars().count();
    Source {
        kind,
        raw,
        whole,
        at,
        whole_at,
        words,
        indent,
        feed: false,
        hard,
        heading,
        emphasised,
        column: false,
        page: None,
        flavour,
    }
}

/// An OCR service takes items for headings. One with a label and a sentence inside or to its end is text.
fn is_sentence(raw: &str) -> bool {
    let words = markdown::plain(raw);
    let Some(label) = shape::label(&words) else { return false };
    let body = words[label.length..].trim();
    let long = body.chars().nth(SENTENCE_LETTERS).is_some();
    let item = shape::is_dash(&label) && body.chars().nth(ITEM_LETTERS).is_some();
    (long || item) && (body.ends_with(['.', ';']) || long && shape::has_sentences(body))
}

/// Returns the words of a line: without marks, letter-spaced ones closed up.
fn words_of(raw: &str, flavour: Flavour) -> Cow<'_, str> {
    let words = match flavour {
        Flavour::Plain => Cow::Borrowed(raw),
        Flavour::Markdown => markdown::plain(raw),
    };
    match spacing::closed(&words) {
        Some(closed) => Cow::Owned(closed),
        None => words,
    }
}

/// Returns the part of a line between two bytes of `raw` as a line of its own.
pub(crate) fn part<'a>(line: &Source<'a>, range: std::ops::Range<usize>) -> Source<'a> {
    let raw = &line.raw[range.clone()];
    let start = range.start + (raw.len() - raw.trim_start().len());
    let raw = raw.trim();
    let words = words_of(raw, line.flavour);
    let kind = if words.is_empty() {
        Kind::Blank
    } else if shape::is_rule(&words) {
        Kind::Rule
    } else {
        Kind::Text
    };
    let at = line.at + line.raw[..start].chars().count();
    let indent = line.indent + line.raw[..start].chars().count();
    Source { kind, raw, whole: raw, at, whole_at: at, words, indent, column: true, ..line.clone() }
}
