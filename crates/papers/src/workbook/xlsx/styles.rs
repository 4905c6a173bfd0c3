//! `styles.xml`: formats of numbers, fonts, and the styles of cells that name them.

use super::parts::Parts;
use crate::Error;
use crate::workbook::styles::Styles;
use crate::xml::{self, Attributes, Handler};

const USUAL: &str = "xl/styles.xml";

/// Reads the styles, if there are any.
pub(super) fn read(parts: &mut Parts<'_>, part: Option<&str>) -> Result<Styles, Error> {
    let part = part.unwrap_or(USUAL);
    let Some(xml) = parts.part(part)? else { return Ok(Styles::default()) };
    let mut reader = Reader::default();
    xml::walk(part, &xml, &mut reader)?;
    Ok(reader.styles)
}

#[derive(Default)]
struct Reader {
    styles: Styles,
    in_fonts: bool,
    in_styles: bool,
}

impl Handler for Reader {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        match name {
            "numFmt" => {
                if let Some(number) = attributes.number("numFmtId") {
                    self.styles.add_format(number, &attributes.get("formatCode").unwrap_or_default());
                }
            }
            "fonts" => self.in_fonts = true,
            "font" if self.in_fonts => self.styles.add_font(String::new()),
            "name" if self.in_fonts => {
                if let Some(font) = self.styles.fonts.last_mut() {
                    *font = attributes.get("val").unwrap_or_default();
                }
            }
            "cellXfs" => self.in_styles = true,
            "xf" if self.in_styles => {
                let number = |name: &str| attributes.number(name).unwrap_or(0);
                self.styles.add_style(number("numFmtId"), number("fontId") as usize);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "fonts" => self.in_fonts = false,
            "cellXfs" => self.in_styles = false,
            _ => {}
        }
    }
}
