//! Words of cells: `sharedStrings.xml`, and words that stand in a cell themselves. Both are written alike: pieces, each with
//! a font where it is not the cell's.

use super::parts::Parts;
use crate::Error;
use crate::limits::VISITED_CELLS;
use crate::workbook::sheet::{Stretch, too_many};
use crate::workbook::styles::Styles;
use crate::xml::{self, Attributes, Handler};
use std::borrow::Cow;

const USUAL: &str = "xl/sharedStrings.xml";

/// Words, and where stretches end whose font is not that of the cell.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) words: String,
    /// The byte behind a stretch, and its font.
    stretches: Vec<(usize, Option<usize>)>,
}

impl Words {
    /// Returns the stretches in a cell of a font.
    pub(super) fn fonts(&self, font: usize) -> Vec<Stretch> {
        if self.stretches.is_empty() {
            return vec![Stretch { end: self.words.len(), font }];
        }
        let stretch = |(end, own): &(usize, Option<usize>)| Stretch { end: *end, font: own.unwrap_or(font) };
        self.stretches.iter().map(stretch).collect()
    }
}

/// Reads the shared words, if there are any.
pub(super) fn read(
    parts: &mut Parts<'_>,
    part: Option<&str>,
    styles: &mut Styles,
) -> Result<Vec<Words>, Error> {
    let part = part.unwrap_or(USUAL);
    let Some(xml) = parts.part(part)? else { return Ok(Vec::new()) };
    let mut reader = Reader { styles, all: Vec::new(), open: WordsReader::default() };
    xml::walk(part, &xml, &mut reader)?;
    Ok(reader.all)
}

struct Reader<'s> {
    styles: &'s mut Styles,
    all: Vec<Words>,
    open: WordsReader,
}

impl Handler for Reader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        self.open.open(name, attributes, self.styles);
        if self.all.len() > VISITED_CELLS { Err(too_many()) } else { Ok(()) }
    }

    fn close(&mut self, name: &str) {
        if name == "si" {
            self.all.push(self.open.take());
        } else {
            self.open.close(name);
        }
    }

    fn text(&mut self, words: &str) {
        self.open.text(words);
    }
}

/// Reads the content of an `si` or `is`.
#[derive(Default)]
pub(super) struct WordsReader {
    words: Words,
    in_text: bool,
    /// How deep the walk is in readings of Asian letters, which are not the cell's words.
    aside: usize,
    font: Option<usize>,
}

impl WordsReader {
    pub(super) fn open(&mut self, name: &str, attributes: &Attributes<'_>, styles: &mut Styles) {
        match name {
            "rPh" => self.aside += 1,
            "t" if self.aside == 0 => self.in_text = true,
            "rFont" => self.font = attributes.get("val").map(|name| styles.font_of(&name)),
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match name {
            "rPh" => self.aside = self.aside.saturating_sub(1),
            "t" => self.in_text = false,
            "r" => self.end_stretch(),
            _ => {}
        }
    }

    pub(super) fn text(&mut self, words: &str) {
        if self.in_text {
            self.words.words.push_str(&unescape(words));
        }
    }

    /// Ends the words and returns them.
    pub(super) fn take(&mut self) -> Words {
        (self.in_text, self.aside) = (false, 0);
        if !self.words.stretches.is_empty() {
            self.end_stretch();
        }
        std::mem::take(&mut self.words)
    }

    fn end_stretch(&mut self) {
        let (end, font) = (self.words.words.len(), self.font.take());
        match self.words.stretches.last_mut() {
            Some(last) if last.1 == font => last.0 = end,
            Some(last) if last.0 == end => {}
            _ => self.words.stretches.push((end, font)),
        }
    }
}

/// Writes letters that XML cannot hold, as `_x000D_`. Returns, and others that mean nothing in a sheet, are left out.
fn unescape(words: &str) -> Cow<'_, str> {
    if !words.contains("_x") {
        return Cow::Borrowed(words);
    }
    let mut written = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let Some(letter) = letter else {
            written.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        written.push_str(&rest[..at]);
        if !letter.is_control() || letter == '\n' || letter == '\t' {
            written.push(letter);
        }
        rest = &rest[at + 7..];
    }
    written.push_str(rest);
    Cow::Owned(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_xml_cannot_hold_are_written() {
        for (words, expected) in [
            ("Một_x000D_\nHai", "Một\nHai"),
            ("_x005F_x000D_", "_x000D_"),
            ("a_x12_b", "a_x12_b"),
            ("_xĐĐĐĐ_", "_xĐĐĐĐ_"),
            ("_x0110_ường", "Đường"),
            ("_x", "_x"),
        ] {
            assert_eq!(unescape(words), expected);
        }
    }
}
