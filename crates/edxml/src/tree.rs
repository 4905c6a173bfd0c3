//! XML as a tree of elements, within limits: a message is small beside its files, and those are one text each.

use crate::Error;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// How deep elements lie within each other; the standard needs nine.
const DEPTH: usize = 32;
/// How many elements a message has; one to a thousand bodies has eight thousand.
const ELEMENTS: usize = 50_000;

/// An element, by its name without prefix. Attributes are not kept: the standard says everything in elements.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) words: String,
    pub(crate) children: Vec<Self>,
}

impl Element {
    /// Returns the first element inside of one of these names, whatever the case of its letters.
    pub(crate) fn child(&self, names: &[&str]) -> Option<&Self> {
        self.children.iter().find(|child| child.is(names))
    }

    /// Returns the elements inside of one of these names.
    pub(crate) fn all<'e>(&'e self, names: &'e [&'e str]) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.is(names))
    }

    /// Tells whether it is called so.
    pub(crate) fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// Returns the first element of one of these names, this one or any below, in the order of the file.
    pub(crate) fn find(&self, names: &[&str]) -> Option<&Self> {
        if self.is(names) {
            return Some(self);
        }
        self.children.iter().find_map(|child| child.find(names))
    }

    /// Returns the words of the first element inside of one of these names, where there are any.
    pub(crate) fn text(&self, names: &[&str]) -> Option<String> {
        let words = self.child(names)?.words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }
}

/// Reads the tree of a file.
pub(crate) fn read(bytes: &[u8]) -> Result<Element, Error> {
    let text = std::str::from_utf8(bytes).map_err(|_| Error::NotXml)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = vec![Element::default()];
    let mut elements = 0;
    loop {
        let here = open.last_mut().ok_or(Error::NotXml)?;
        match reader.read_event().map_err(|_| Error::NotXml)? {
            Event::Start(start) => {
                elements += 1;
                if open.len() > DEPTH || elements > ELEMENTS {
                    return Err(Error::TooComplex);
                }
                let name = start.name().0;
                let name = name.rsplit_once(':').map_or(name, |(_, local)| local).to_owned();
                open.push(Element { name, ..Element::default() });
            }
            Event::End(_) => {
                let done = open.pop().ok_or(Error::NotXml)?;
                open.last_mut().ok_or(Error::NotXml)?.children.push(done);
            }
            Event::Text(text) => here.words.push_str(&text),
            Event::CData(text) => here.words.push_str(&text),
            Event::GeneralRef(reference) => here.words.push(letter(&reference).ok_or(Error::Entities)?),
            Event::DocType(_) => return Err(Error::Entities),
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(root), true) => root.children.into_iter().next().ok_or(Error::NotXml),
        _ => Err(Error::NotXml),
    }
}

/// Returns the letter that a reference stands for: the five of XML, and letters by their number.
fn letter(reference: &BytesRef<'_>) -> Option<char> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => Some(letter),
        Ok(None) => match &**reference {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => None,
        },
        Err(_) => None,
    }
}
