//! XML read as a row of events, within a limit of depth.

use crate::Error;
use crate::archive::damaged;
use crate::limits::DEPTH;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;
use std::collections::HashMap;

/// Namespaces of Office files, with the prefix under which handlers know them. Files written through Python's or Java's
/// libraries call them `ns0`, `ns1`; "strict" files have addresses of their own.
const NAMESPACES: [(&str, &str); 11] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", ""),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", ""),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", ""),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
];

/// Takes the events of a part.
///
/// Names are given without prefix where they have the root's prefix ("p" for `w:p`), otherwise with it. Names of the
/// namespaces of [`NAMESPACES`] always have the prefix that stands there, whatever the file calls it.
///
/// Of contents to choose from (`mc:AlternateContent`) only one is handed on: the first choice that can be read here.
pub(crate) trait Handler {
    /// An element begins.
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error>;
    /// An element ends.
    fn close(&mut self, _name: &str) {}
    /// Words inside an element.
    fn text(&mut self, _words: &str) {}
}

/// The attributes of an element, found by their names without prefix.
pub(crate) struct Attributes<'a> {
    start: &'a BytesStart<'a>,
}

impl Attributes<'_> {
    /// Returns the value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let found = self
            .start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| local(attribute.key.0) == name)?;
        let value = quick_xml::escape::unescape(&found.value).unwrap_or(Cow::Borrowed(&found.value));
        Some(value.into_owned())
    }

    /// Returns the attribute `val` as a number.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// Tells whether an element that switches something on does so: without a value, or with one that is not "no".
    pub(crate) fn is_on(&self) -> bool {
        self.get("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Hands the events of a part to a handler.
pub(crate) fn walk(part: &str, xml: &str, handler: &mut impl Handler) -> Result<(), Error> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut names = Names::default();
    let mut choices = Choices::default();
    loop {
        match reader.read_event().map_err(|_| damaged(part))? {
            Event::Start(start) => {
                names.enter(&start);
                if names.depth > DEPTH {
                    return Err(Error::TooComplex);
                }
                let (name, attributes) = (names.of(start.name().0), Attributes { start: &start });
                if !choices.skips(&name, &attributes, names.depth) {
                    handler.open(&name, &attributes)?;
                }
            }
            Event::End(end) => {
                let name = names.of(end.name().0);
                if !choices.skipped(&name, names.depth) {
                    handler.close(&name);
                }
                names.leave();
            }
            Event::Text(text) if choices.skipping.is_none() => handler.text(&text),
            Event::CData(text) if choices.skipping.is_none() => handler.text(&text),
            Event::GeneralRef(reference) => {
                // No program of an office names other entities: a file that does wants to do harm, or is none of theirs.
                let letter = resolve(&reference).ok_or_else(|| damaged(part))?;
                if choices.skipping.is_none() {
                    handler.text(letter.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof if names.depth > 0 || names.root.is_none() => return Err(damaged(part)),
            Event::Eof => return Ok(()),
            Event::Text(_) | Event::CData(_) | Event::Empty(_) => {}
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// What the prefixes mean where the walk stands.
#[derive(Default)]
struct Names {
    depth: usize,
    /// The prefix of the root.
    root: Option<String>,
    /// Prefixes of known namespaces, with the prefix under which handlers know them.
    known: HashMap<String, &'static str>,
    /// What a prefix meant outside an element of some depth.
    outside: Vec<(usize, String, Option<&'static str>)>,
}

impl Names {
    /// Goes into an element, which may say what prefixes mean.
    fn enter(&mut self, start: &BytesStart<'_>) {
        self.depth += 1;
        if self.root.is_none() {
            self.root = Some(prefix_of(start.name().0).to_owned());
        }
        if !start.contains("xmlns") {
            return;
        }
        for attribute in start.attributes().with_checks(false).flatten() {
            let prefix = match attribute.key.0.split_once(':') {
                Some(("xmlns", prefix)) => prefix,
                None if attribute.key.0 == "xmlns" => "",
                Some(_) | None => continue,
            };
            let known = NAMESPACES.iter().find(|(address, _)| *address == attribute.value);
            let before = match known {
                Some((_, known)) => self.known.insert(prefix.to_owned(), known),
                None => self.known.remove(prefix),
            };
            self.outside.push((self.depth, prefix.to_owned(), before));
        }
    }

    /// Goes out of an element.
    fn leave(&mut self) {
        while let Some((_, prefix, before)) = self.outside.pop_if(|(depth, ..)| *depth == self.depth) {
            match before {
                Some(known) => self.known.insert(prefix, known),
                None => self.known.remove(&prefix),
            };
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Returns a name as handlers know it.
    fn of<'n>(&self, name: &'n str) -> Cow<'n, str> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        match self.known.get(prefix) {
            Some(&"") => Cow::Borrowed(local),
            Some(known) if *known == prefix => Cow::Borrowed(name),
            Some(known) => Cow::Owned(format!("{known}:{local}")),
            None if self.root.as_deref() == Some(prefix) => Cow::Borrowed(local),
            None => Cow::Borrowed(name),
        }
    }
}

/// Contents to choose from.
#[derive(Default)]
struct Choices {
    /// For each open element that offers some, whether one was taken.
    taken: Vec<bool>,
    /// The depth of the content that is left out.
    skipping: Option<usize>,
}

impl Choices {
    /// Tells whether an element that begins is left out.
    fn skips(&mut self, name: &str, attributes: &Attributes<'_>, depth: usize) -> bool {
        if self.skipping.is_some() {
            return true;
        }
        match (name, self.taken.last_mut()) {
            ("mc:AlternateContent", _) => self.taken.push(false),
            ("mc:Choice" | "mc:Fallback", Some(taken)) => {
                // Coloured signs (emoji) stand as letters in the fallback only.
                let unknown = attributes.get("Requires").is_some_and(|needs| needs == "w16se");
                if *taken || unknown {
                    self.skipping = Some(depth);
                    return true;
                }
                *taken = true;
            }
            _ => {}
        }
        false
    }

    /// Tells whether an element that ends was left out.
    fn skipped(&mut self, name: &str, depth: usize) -> bool {
        match self.skipping {
            Some(from) => {
                if from == depth {
                    self.skipping = None;
                }
                true
            }
            None => {
                if name == "mc:AlternateContent" {
                    self.taken.pop();
                }
                false
            }
        }
    }
}

fn prefix_of(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

/// References to letters and the five that XML knows.
fn resolve(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Some(letter);
    }
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
