//! The faces that a paper is set in.

use crate::bundled;
use forms::layout::{FACE, FACES_LIKE_IT};
use krilla::text::Font;
use skrifa::raw::FileRef;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider, attribute, instance::LocationRef, instance::Size};
use std::collections::HashMap;
use std::sync::Arc;

/// The faces to set papers in: a family like Times New Roman, and one behind it for letters that it lacks.
///
/// To make them takes some milliseconds; a program keeps them.
#[derive(Clone)]
pub struct Faces {
    /// At least one; letters are looked for in this order.
    families: Vec<Family>,
    stands_in: bool,
}

/// Faces of one design.
#[derive(Clone)]
struct Family {
    name: String,
    /// Upright, bold, italic, bold italic.
    faces: [Face; 4],
}

/// A face.
#[derive(Clone)]
pub(crate) struct Face {
    font: Font,
    letters: Arc<HashMap<char, Glyph>>,
    /// What stands above the baseline, and from line to line, in parts of the size.
    pub(crate) ascent: f32,
    pub(crate) line: f32,
}

/// How a face shows a letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// Its number in the face.
    pub(crate) id: u32,
    /// How wide it is, in parts of the size.
    pub(crate) advance: f32,
}

/// Which face: the family, then the style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FaceId(u8);

/// A face that was found, with what it is called.
struct Found {
    family: String,
    style: usize,
    face: Face,
}

const STYLES: usize = 4;

/// The letters of Vietnamese with marks; those without are in every face.
const LETTERS: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

impl Faces {
    /// Picks the faces to set papers in out of font files: the first complete family like Times New Roman. Files that are
    /// no fonts, of other families or without all Vietnamese letters are passed over; if nothing serves, a family that
    /// comes with the program stands in.
    pub fn new(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let found: Vec<Found> = files.into_iter().flat_map(|file| found_in(&file)).collect();
        let wanted = std::iter::once(FACE).chain(FACES_LIKE_IT);
        let chosen = wanted.filter_map(|name| family(name, &found)).next();
        let own: Vec<Found> = bundled::files().flat_map(found_in).collect();
        let own = own.first().and_then(|first| family(&first.family, &own));
        Self { stands_in: chosen.is_none(), families: chosen.into_iter().chain(own).collect() }
    }

    /// Tells whether a font file is of use, by its family: so that a caller need not keep what it reads.
    pub fn wants(file: &[u8]) -> bool {
        let names = std::iter::once(FACE).chain(FACES_LIKE_IT);
        let wanted: Vec<&str> = names.collect();
        fonts(file).any(|font| name(&font).is_some_and(|name| wanted.contains(&name.as_str())))
    }

    /// Returns the name of the family that papers are set in.
    pub fn name(&self) -> &str {
        self.families.first().map_or("", |family| family.name.as_str())
    }

    /// Returns the name of the family if it only stands in for one like Times New Roman.
    pub(crate) fn stand_in(&self) -> Option<&str> {
        self.stands_in.then(|| self.name())
    }

    /// Returns the face of a style, with its identity.
    pub(crate) fn face(&self, bold: bool, italic: bool) -> Option<&Face> {
        self.get(FaceId(style(bold, italic)))
    }

    /// Returns the glyph of a letter, and the face that has it.
    pub(crate) fn glyph(&self, letter: char, bold: bool, italic: bool) -> Option<(FaceId, Glyph)> {
        self.families.iter().enumerate().find_map(|(at, family)| {
            let style = style(bold, italic);
            let glyph = family.faces.get(usize::from(style))?.letters.get(&letter)?;
            let before = u8::try_from(at * STYLES).ok()?;
            Some((FaceId(before + style), *glyph))
        })
    }

    /// Returns the font of a face.
    pub(crate) fn font(&self, id: FaceId) -> Option<Font> {
        self.get(id).map(|face| face.font.clone())
    }

    fn get(&self, id: FaceId) -> Option<&Face> {
        let at = usize::from(id.0);
        self.families.get(at / STYLES)?.faces.get(at % STYLES)
    }
}

fn style(bold: bool, italic: bool) -> u8 {
    u8::from(bold) + 2 * u8::from(italic)
}

/// Puts a family together. A style that lacks is shown by the nearest one: italic tells more than bold.
fn family(name: &str, found: &[Found]) -> Option<Family> {
    let of = |style: usize| {
        found.iter().find(|one| one.family == name && one.style == style).map(|one| one.face.clone())
    };
    let upright = of(0)?;
    let bold = of(1).unwrap_or_else(|| upright.clone());
    let italic = of(2).unwrap_or_else(|| upright.clone());
    let both = of(3).unwrap_or_else(|| italic.clone());
    Some(Family { name: name.to_owned(), faces: [upright, bold, italic, both] })
}

fn fonts(file: &[u8]) -> impl Iterator<Item = FontRef<'_>> {
    let (one, many) = match FileRef::new(file) {
        Ok(FileRef::Font(font)) => (Some(font), None),
        Ok(FileRef::Collection(fonts)) => (None, Some(fonts)),
        Err(_) => (None, None),
    };
    let many = many.into_iter().flat_map(|fonts| {
        (0..fonts.len()).filter_map(|at| FontRef::from_index(file, at).ok()).collect::<Vec<_>>()
    });
    one.into_iter().chain(many)
}

fn name(font: &FontRef<'_>) -> Option<String> {
    // The second one also counts half bold as a family of its own.
    let names = [StringId::TYPOGRAPHIC_FAMILY_NAME, StringId::FAMILY_NAME];
    let name = names.into_iter().find_map(|id| font.localized_strings(id).english_or_first())?;
    Some(name.chars().collect())
}

/// Returns the faces of a font file that have all Vietnamese letters.
fn found_in(file: &[u8]) -> Vec<Found> {
    let data = Arc::new(file.to_vec());
    let found = fonts(file).enumerate().filter_map(|(at, font)| {
        let letters = letters(&font);
        let complete =
            LETTERS.chars().flat_map(|letter| std::iter::once(letter).chain(letter.to_uppercase()));
        if !complete.into_iter().all(|letter| letters.contains_key(&letter)) {
            return None;
        }
        let attributes = font.attributes();
        // Half bold serves where bold lacks letters; what is thinner or heavier than usual does not.
        let bold = match attributes.weight.value() {
            350.0..=500.0 => false,
            600.0..=700.0 => true,
            _ => return None,
        };
        let italic = attributes.style != attribute::Style::Normal;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let em = f32::from(metrics.units_per_em);
        let (ascent, descent) = (metrics.ascent / em, -metrics.descent / em);
        Some(Found {
            family: name(&font)?,
            style: usize::from(style(bold, italic)),
            face: Face {
                font: Font::new(Arc::clone(&data).into(), u32::try_from(at).ok()?)?,
                letters: Arc::new(letters),
                ascent,

                line: ascent + descent + metrics.leading / em,
            },
        })
    });
    found.collect()
}

fn letters(font: &FontRef<'_>) -> HashMap<char, Glyph> {
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    let glyphs = font.charmap().mappings().filter_map(|(letter, id)| {
        let advance = metrics.advance_width(id)? / em;
        Some((char::from_u32(letter)?, Glyph { id: id.to_u32(), advance }))
    });
    glyphs.collect()
}
