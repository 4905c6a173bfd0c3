//! How cells are shown: the formats of numbers and the fonts that their styles name.

use super::values::Code;
use std::collections::HashMap;

/// The styles of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    codes: HashMap<u32, Code>,
    /// The names of the fonts, by their numbers.
    pub(super) fonts: Vec<String>,
    /// The number of the format and of the font of each style.
    styles: Vec<(u32, usize)>,
    plain: Code,
}

impl Styles {
    pub(super) fn add_format(&mut self, number: u32, code: &str) {
        self.codes.insert(number, Code::of(code));
    }

    pub(super) fn add_style(&mut self, format: u32, font: usize) {
        if let Some(code) = Code::built_in(format) {
            self.codes.entry(format).or_insert(code);
        }
        self.styles.push((format, font));
    }

    /// Returns the number of a font by its name, a new one where there is none yet.
    pub(super) fn font_of(&mut self, name: &str) -> usize {
        match self.fonts.iter().position(|font| font == name) {
            Some(number) => number,
            None => {
                self.fonts.push(name.to_owned());
                self.fonts.len() - 1
            }
        }
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
