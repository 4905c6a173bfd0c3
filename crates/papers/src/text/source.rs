//! The lines of a text file, each with its place.

use super::Flavour;
use crate::markdown;
use crate::shape;
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
}

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
}

/// Splits a text into lines.
pub(crate) fn split(text: &str, flavour: Flavour) -> Vec<Source<'_>> {
    let mut sources = Vec::new();
    let mut cursor = Cursor { text, byte: 0, at: 0, feed: false };
    while cursor.byte < text.len() {
        if flavour == Flavour::Markdown
            && let Some(length) = table_length(&text[cursor.byte..])
        {
            let (slice, at) = cursor.take(length);
            sources.push(Source { kind: Kind::HtmlTable, ..source(slice, at, Flavour::Plain) });
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
                Some(length) => Ending { length, hard: true, ..Ending::default() },
                None => continue,
            },
            _ => continue,
        };
        return (at, ending);
    }
    (text.len(), Ending::default())
}

/// Returns the length of a tag that ends a line: `<br>`, `</p>`, `<p>`, `</div>`.
fn break_length(text: &str) -> Option<usize> {
    const TAGS: [&str; 9] =
        ["<br>", "<br/>", "<br />", "</p>", "<p>", "</div>", "<hr>", "</center>", "</li>"];
    TAGS.iter()
        .find(|tag| text.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag)))
        .map(|tag| tag.len())
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
        heading = level;
        emphasised = markdown::is_emphasised(raw);
    }
    let words = match flavour {
        Flavour::Plain => Cow::Borrowed(raw),
        Flavour::Markdown => markdown::plain(raw),
    };
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
    }
}

/// Returns the part of a line between two bytes of `raw` as a line of its own.
pub(crate) fn part<'a>(line: &Source<'a>, range: std::ops::Range<usize>) -> Source<'a> {
    let raw = &line.raw[range.clone()];
    let start = range.start + (raw.len() - raw.trim_start().len());
    let raw = raw.trim();
    let words = match line.words {
        Cow::Borrowed(_) => Cow::Borrowed(raw),
        Cow::Owned(_) => Cow::Owned(markdown::plain(raw).into_owned()),
    };
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
