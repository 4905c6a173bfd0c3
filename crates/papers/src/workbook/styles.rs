//! How cells are shown: the formats of numbers and the fonts that their styles name.

use super::codes::Code;
use crate::limits::STYLES;
use std::collections::HashMap;

/// The styles of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    codes: HashMap<u32, Code>,
    /// The names of the fonts, by their numbers.
    pub(super) fonts: Vec<String>,
    /// The numbers of fonts that words name themselves.
    named: HashMap<String, usize>,
    /// The number of the format and of the font of each style.
    styles: Vec<(u32, usize)>,
    plain: Code,
}

impl Styles {
    pub(super) fn add_format(&mut self, number: u32, code: &str) {
        if self.codes.len() < STYLES {
            self.codes.insert(number, Code::of(code));
        }
    }

    pub(super) fn add_font(&mut self, name: String) {
        if self.fonts.len() < STYLES {
            self.fonts.push(name);
        }
    }

    pub(super) fn add_style(&mut self, format: u32, font: usize) {
        if let Some(code) = Code::built_in(format) {
            self.codes.entry(format).or_insert(code);
        }
        if self.styles.len() < STYLES {
            self.styles.push((format, font));
        }
    }

    /// Returns the number of a font that words name themselves.
    pub(super) fn font_of(&mut self, name: &str) -> usize {
        if let Some(number) = self.named.get(name) {
            return *number;
        }
        self.add_font(name.to_owned());
        let number = self.fonts.len().saturating_sub(1);
        if self.named.len() < STYLES {
            self.named.insert(name.to_owned(), number);
        }
        number
    }

    /// Returns how the numbers of a style are written.
    pub(super) fn code(&self, style: usize) -> &Code {
        self.styles.get(style).and_then(|(format, _)| self.codes.get(format)).unwrap_or(&self.plain)
    }

    /// Returns the number of a style's font.
    pub(super) fn font(&self, style: usize) -> usize {
        self.styles.get(style).map_or(0, |(_, font)| *font)
    }
}
