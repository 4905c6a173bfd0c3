//! Which letters a character code of a font stands for.
//!
//! They come, in this order, from the file's own table (`ToUnicode`), from its encoding (names of glyphs), from the table of
//! the embedded font read backwards, and at last from the code itself as Windows-1252. The last is wrong for Vietnamese as it stands, but it is what fonts from before Unicode
//! (`.VnTime`, `VNI-Times`) mean: [`crate::legacy`] decodes it.

use hayro_font::hayro_cmap::{self, BfString, CMap};
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_font::{Font, FontGlyph, GlyphId};
use skrifa::MetadataProvider as _;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

/// Told where the file does not say what a glyph means.
pub(super) const UNKNOWN: &str = "\u{fffd}";

/// What tells the letters of a font's codes.
pub(super) struct Letters {
    to_unicode: Option<CMap>,
    source: Source,
    /// Codes whose glyphs the file names one by one.
    named: Vec<u8>,
    /// Set for fonts of signs, whose codes are no letters.
    is_signs: bool,
    /// The letters of the embedded font's glyphs, once they are asked for.
    backwards: OnceCell<HashMap<u32, u32>>,
}

/// Where the letters come from that `ToUnicode` does not tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// From the names of glyphs.
    Names,
    /// The code is the letter, as in Windows-1252.
    Windows,
    /// The code is the letter, as in UTF-16.
    Unicode,
    /// From the embedded font, else the code is the letter as in Windows-1252.
    Program,
    /// From the embedded font alone.
    Nothing,
}

impl Letters {
    /// Finds out how a font tells its letters.
    pub(super) fn of(dict: &Dict<'_>, descriptor: &Dict<'_>, name: &str) -> Self {
        Self {
            to_unicode: to_unicode(dict),
            source: source(dict, descriptor),
            named: named(dict),
            is_signs: ["Wingdings", "Webdings", "Symbol"].iter().any(|signs| name.starts_with(signs)),
            backwards: OnceCell::new(),
        }
    }

    /// Returns the letters of a code.
    pub(super) fn of_code(&self, font: &Font<'_>, code: u32) -> Cow<'static, str> {
        if let Some(told) = self.to_unicode.as_ref().and_then(|table| table.lookup_bf_string(code)) {
            let told = self.known(told);
            if told != UNKNOWN {
                return told;
            }
        }
        let by_name = || match font.glyph(font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let byte = u8::try_from(code).ok();
        let known = |letters| self.known(letters);
        match self.source {
            _ if byte.is_some_and(|byte| self.named.contains(&byte)) => {
                by_name().map_or(UNKNOWN.into(), known)
            }
            Source::Names => by_name().map_or_else(|| windows(byte), known),
            Source::Windows => windows(byte),
            Source::Unicode => letter(code).map_or(UNKNOWN.into(), known),
            Source::Program => self.of_glyph(font, code).map_or_else(|| windows(byte), known),
            Source::Nothing => self.of_glyph(font, code).map_or(UNKNOWN.into(), known),
        }
    }

    /// Returns the letter that the embedded font draws with the glyph of a code.
    fn of_glyph(&self, font: &Font<'_>, code: u32) -> Option<BfString> {
        let letters = self.backwards.get_or_init(|| backwards(font).unwrap_or_default());
        letters.get(&font.map_code(code).to_u32()).copied().and_then(letter)
    }

    /// Returns letters as they are told, but those that mean nothing outside their font.
    fn known(&self, letters: BfString) -> Cow<'static, str> {
        match letters {
            // Fonts of signs, and those from before Unicode, keep their codes here.
            BfString::Char(code @ '\u{f020}'..='\u{f0ff}') if self.is_signs => sign(code).into(),
            BfString::Char(code @ '\u{f020}'..='\u{f0ff}') => {
                windows(u8::try_from(u32::from(code) - 0xf000).ok())
            }
            BfString::Char(letter) if is_meaningless(letter) => UNKNOWN.into(),
            BfString::Char(letter) => letter.to_string().into(),
            BfString::String(letters) if letters.is_empty() || letters.contains(is_meaningless) => {
                UNKNOWN.into()
            }
            BfString::String(letters) => letters.into(),
        }
    }
}

fn to_unicode(dict: &Dict<'_>) -> Option<CMap> {
    let table = dict.get::<Stream<'_>>(b"ToUnicode")?;
    CMap::parse(&table.decoded_data().ok()?, hayro_cmap::load_embedded)
}

fn source(dict: &Dict<'_>, descriptor: &Dict<'_>) -> Source {
    let is = |key: &[u8], value: &[u8]| dict.get::<Name<'_>>(key).is_some_and(|name| name.as_ref() == value);
    let encoding = match dict.get::<Object<'_>>(b"Encoding") {
        Some(Object::Dict(encoding)) => encoding.get::<Name<'_>>(b"BaseEncoding"),
        Some(object) => object.into_name(),
        None => None,
    };
    let encoding: &[u8] = encoding.as_ref().map_or(b"", |name| name.as_ref());
    if is(b"Subtype", b"Type0") {
        let wide = encoding.windows(4).any(|part| part == b"UCS2" || part == b"UTF1");
        return if wide { Source::Unicode } else { Source::Nothing };
    }
    match encoding {
        // The names of this encoding cannot tell a hyphen from a soft one or spaces apart, which fonts from before
        // Unicode use as letters.
        b"WinAnsiEncoding" => Source::Windows,
        b"MacRomanEncoding" | b"MacExpertEncoding" | b"StandardEncoding" => Source::Names,
        _ if is(b"Subtype", b"TrueType") => Source::Program,
        // A font program of Adobe's kinds tells the names of its glyphs; without one, the code is all there is.
        _ if is(b"Subtype", b"Type3") || has_program(descriptor) || is_symbols(dict) => Source::Names,
        _ => Source::Windows,
    }
}

fn has_program(descriptor: &Dict<'_>) -> bool {
    [&b"FontFile"[..], b"FontFile3"].into_iter().any(|key| descriptor.contains_key(key))
}

fn is_symbols(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(b"BaseFont").is_some_and(|name| matches!(name.as_ref(), b"Symbol" | b"ZapfDingbats"))
}

/// Returns the codes that `Differences` names.
fn named(dict: &Dict<'_>) -> Vec<u8> {
    let Some(differences) =
        dict.get::<Dict<'_>>(b"Encoding").and_then(|encoding| encoding.get::<Array<'_>>(b"Differences"))
    else {
        return Vec::new();
    };
    let mut codes = Vec::new();
    let mut next = 0_i64;
    for entry in differences.iter::<Object<'_>>().take(ENTRIES) {
        if let Object::Number(code) = entry {
            next = code.as_i64();
        } else {
            codes.extend(u8::try_from(next));
            next = next.saturating_add(1);
        }
    }
    codes
}

/// Entries of `Differences` that are read: each of the 256 codes with its number before it.
const ENTRIES: usize = 512;

fn is_meaningless(letter: char) -> bool {
    letter.is_control() && !letter.is_whitespace() || matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{fffd}')
}

fn letter(code: u32) -> Option<BfString> {
    char::from_u32(code).map(BfString::Char)
}

/// Reads the table of an embedded font backwards: the first letter of each glyph.
fn backwards(font: &Font<'_>) -> Option<HashMap<u32, u32>> {
    let FontGlyph::Outline(glyph) = font.glyph(GlyphId::NOTDEF, 0) else { return None };
    let program = glyph.font_data()?.data;
    let program = skrifa::FontRef::new((*program).as_ref()).ok()?;
    let mut letters = HashMap::new();
    for (letter, glyph) in program.charmap().mappings() {
        letters.entry(glyph.to_u32()).or_insert(letter);
    }
    Some(letters)
}

/// Returns what a sign of the fonts Symbol and Wingdings means in a list.
fn sign(code: char) -> &'static str {
    match code {
        '\u{f0fc}' => "✓",
        '\u{f0fe}' | '\u{f052}' => "☑",
        '\u{f06f}' | '\u{f0a8}' | '\u{f0a3}' => "☐",
        '\u{f0e0}' | '\u{f0f0}' | '\u{f0ae}' => "→",
        '\u{f02d}' => "-",
        '\u{f020}' => " ",
        '\u{f02b}' => "+",
        _ => "•",
    }
}

/// Returns the letter of a byte in Windows-1252.
fn windows(byte: Option<u8>) -> Cow<'static, str> {
    /// The letters of 80 to 9F.
    const HIGH: &str = "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ";
    match byte {
        Some(byte @ 0x80..=0x9f) => HIGH
            .chars()
            .nth(usize::from(byte - 0x80))
            .map_or(UNKNOWN.into(), |letter| letter.to_string().into()),
        Some(byte @ (0x20..=0x7e | 0xa0..)) => char::from(byte).to_string().into(),
        Some(b'\t' | b'\n' | b'\r') => " ".into(),
        Some(_) | None => UNKNOWN.into(),
    }
}
