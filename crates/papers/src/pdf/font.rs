//! Fonts: which letters a character code stands for, how far it moves the pen, and what the font is called.

use super::letters::Letters;
use hayro_font::hayro_cmap;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier};
use hayro_font::{Font, FontCache, FontQuery};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// The fonts of a file, each opened once.
#[derive(Default)]
pub(super) struct Fonts<'a> {
    programs: FontCache<'a>,
    faces: HashMap<Key, Rc<Face<'a>>>,
}

/// What tells a font from another: its object, or where its dictionary lies in the file.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Object(ObjectIdentifier),
    Place(usize, usize),
}

/// A font.
pub(super) struct Face<'a> {
    /// Its name without the prefix of a subset.
    pub(super) name: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// The height of the type as a part of the size that the file sets: 1 but for fonts made of drawings.
    pub(super) em: f64,
    font: Font<'a>,
    letters: Letters,
    glyphs: RefCell<Glyphs>,
}

/// The glyphs that were met, by their codes.
#[derive(Default)]
struct Glyphs {
    known: Vec<Option<Glyph>>,
    letters: String,
}

/// One glyph.
#[derive(Clone)]
pub(super) struct Glyph {
    /// Bytes of the letters that [`Face::glyph`] writes.
    letters: Range<usize>,
    /// How far it moves the pen, in parts of the size; downwards in fonts that are written in columns.
    pub(super) advance: f64,
}

impl<'a> Fonts<'a> {
    /// Returns a font that the resources of a page or form name.
    pub(super) fn named(&mut self, fonts: &Dict<'a>, name: &Name<'_>) -> Option<Rc<Face<'a>>> {
        let key = fonts.get_ref(name.as_ref()).map(|reference| Key::Object(reference.into()));
        if let Some(face) = key.and_then(|key| self.faces.get(&key)) {
            return Some(face.clone());
        }
        self.described(&fonts.get::<Dict<'a>>(name.as_ref())?)
    }

    /// Returns the font that a dictionary describes.
    pub(super) fn described(&mut self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let place = || Key::Place(dict.data().as_ptr().addr(), dict.data().len());
        let key = dict.obj_id().map_or_else(place, Key::Object);
        if let Some(face) = self.faces.get(&key) {
            return Some(face.clone());
        }
        let face = Rc::new(Face::open(dict, &self.programs)?);
        self.faces.insert(key, face.clone());
        Some(face)
    }
}

impl<'a> Face<'a> {
    /// Opens a font. Where its program is missing or broken, the widths and letters of its dictionary remain.
    fn open(dict: &Dict<'a>, programs: &FontCache<'a>) -> Option<Self> {
        let resolve: hayro_font::FontResolverFn = Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
        });
        let cmaps: hayro_font::CMapResolverFn = Arc::new(hayro_cmap::load_embedded);
        let font = programs.font(dict, &resolve, &cmaps)?;
        let descendant =
            dict.get::<Array<'a>>(b"DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'a>>().next());
        let own = descendant.as_ref().unwrap_or(dict);
        let descriptor = own.get::<Dict<'a>>(b"FontDescriptor").unwrap_or_default();
        let name = name(dict, own, &descriptor);
        Some(Self {
            bold: is_bold(&name, &descriptor),
            italic: is_italic(&name, &descriptor),
            em: drawn_height(dict).unwrap_or(1.0),
            letters: Letters::of(dict, &descriptor, &name),
            glyphs: RefCell::default(),
            name,
            font,
        })
    }

    /// Tells whether lines run from left to right.
    pub(super) fn is_horizontal(&self) -> bool {
        self.font.is_horizontal()
    }

    /// Reads the character code that begins at byte `at`, and tells how many bytes it has: at least one.
    pub(super) fn code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// Returns the glyph of a code, and writes its letters.
    pub(super) fn glyph(&self, code: u32, letters: &mut String) -> f64 {
        let mut glyphs = self.glyphs.borrow_mut();
        let Glyphs { known, letters: known_letters } = &mut *glyphs;
        let Some(index) = usize::try_from(code).ok().filter(|index| *index < KNOWN_CODES) else {
            letters.push_str(&self.letters.of_code(&self.font, code));
            return self.advance(code);
        };
        if known.len() <= index {
            known.resize(index + 1, None);
        }
        let glyph = known[index].get_or_insert_with(|| {
            let start = known_letters.len();
            known_letters.push_str(&self.letters.of_code(&self.font, code));
            Glyph { letters: start..known_letters.len(), advance: self.advance(code) }
        });
        letters.push_str(known_letters.get(glyph.letters.clone()).unwrap_or_default());
        glyph.advance
    }

    fn advance(&self, code: u32) -> f64 {
        let advance = self.font.code_advance(code) / 1000.0;
        if self.is_horizontal() { advance.x } else { advance.y }
    }
}

/// Codes that are remembered: those of two bytes. Longer ones are only met in Chinese and Japanese fonts.
const KNOWN_CODES: usize = 1 << 16;

/// Returns the name of a font. That of a composite font has the name of an encoding behind it where the descendant's has not.
fn name(dict: &Dict<'_>, own: &Dict<'_>, descriptor: &Dict<'_>) -> String {
    let name = own
        .get::<Name<'_>>(b"BaseFont")
        .or_else(|| dict.get::<Name<'_>>(b"BaseFont"))
        .or_else(|| descriptor.get::<Name<'_>>(b"FontName"))
        .or_else(|| dict.get::<Name<'_>>(b"Name"));
    let name = name.as_ref().map_or("", Name::as_str);
    match name.split_once('+') {
        Some((prefix, name))
            if prefix.len() == 6 && prefix.bytes().all(|letter| letter.is_ascii_uppercase()) =>
        {
            name
        }
        Some(_) | None => name,
    }
    .to_owned()
}

fn is_bold(name: &str, descriptor: &Dict<'_>) -> bool {
    const FORCED: u32 = 1 << 18;
    has_word(name, &["bold", "black", "heavy", "demi"])
        || descriptor.get::<f32>(b"FontWeight").is_some_and(|weight| weight >= 600.0)
        || flags(descriptor) & FORCED != 0
}

fn is_italic(name: &str, descriptor: &Dict<'_>) -> bool {
    const SLANTED: u32 = 1 << 6;
    has_word(name, &["italic", "oblique"])
        || descriptor.get::<f32>(b"ItalicAngle").is_some_and(|angle| angle != 0.0)
        || flags(descriptor) & SLANTED != 0
}

fn has_word(name: &str, words: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    words.iter().any(|word| name.contains(word))
}

fn flags(descriptor: &Dict<'_>) -> u32 {
    descriptor.get::<u32>(b"Flags").unwrap_or(0)
}

/// Returns the height of the drawings of a Type 3 font, in parts of the size.
fn drawn_height(dict: &Dict<'_>) -> Option<f64> {
    let matrix = dict.get::<[f64; 6]>(b"FontMatrix").filter(|_| is_drawn(dict))?;
    let [.., scale, _, _] = matrix;
    let boxed =
        dict.get::<[f64; 4]>(b"FontBBox").map(|[_, bottom, _, top]| (top - bottom).abs() * scale.abs());
    // A box that says nothing, or one far too large for a letter, leaves the usual thousand units.
    let height = boxed.filter(|height| (0.3..3.0).contains(height)).unwrap_or(1000.0 * scale.abs());
    (height > 0.0 && height.is_finite()).then_some(height)
}

/// Tells whether a font's letters are drawings of the file itself.
pub(super) fn is_drawn(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"Type3")
}
