//! XML read as a row of events, within a limit of depth.

use crate::Error;
use crate::archive::damaged;
use crate::limits::DEPTH;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// Takes the events of a part.
///
/// Names are given without prefix where they have the root's prefix ("p" for `w:p`), otherwise with it ("mc:Fallback").
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
    let mut depth = 0usize;
    let mut prefix: Option<String> = None;
    loop {
        match reader.read_event().map_err(|_| damaged(part))? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(Error::TooComplex);
                }
                let name = start.name();
                let prefix = prefix.get_or_insert_with(|| prefix_of(name.0).to_owned());
                handler.open(own(name.0, prefix), &Attributes { start: &start })?;
            }
            Event::Empty(start) => {
                let name = start.name();
                let prefix = prefix.get_or_insert_with(|| prefix_of(name.0).to_owned());
                let name = own(name.0, prefix);
                handler.open(name, &Attributes { start: &start })?;
                handler.close(name);
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                handler.close(own(end.name().0, prefix.as_deref().unwrap_or("")));
            }
            Event::Text(text) => handler.text(&text),
            Event::CData(text) => handler.text(&text),
            Event::GeneralRef(reference) => {
                if let Some(letter) = resolve(&reference) {
                    handler.text(letter.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof if depth > 0 || prefix.is_none() => return Err(damaged(part)),
            Event::Eof => return Ok(()),
        }
    }
}

fn prefix_of(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

/// Takes the root's prefix off a name.
fn own<'a>(name: &'a str, prefix: &str) -> &'a str {
    match name.split_once(':') {
        Some((own, local)) if own == prefix => local,
        Some(_) | None => name,
    }
}

/// References to letters and the five that XML knows; others are not part of Word's files.
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
