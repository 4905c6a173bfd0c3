//! Which letters a character code of a font stands for.
//!
//! They come, in this order, from the file's own table (`ToUnicode`), from its encoding (names of glyphs), and at last from
//! the code itself as Windows-1252. The last is wrong for Vietnamese as it stands, but it is what fonts from before Unicode
//! (`.VnTime`, `VNI-Times`) mean: [`crate::legacy`] decodes it.

use hayro_font::hayro_cmap::{self, BfString, CMap};
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_font::{Font, FontGlyph};
use std::borrow::Cow;

/// Told where the file does not say what a glyph means.
pub(super) const UNKNOWN: &str = "\u{fffd}";

/// What tells the letters of a font's codes.
pub(super) struct Letters {
    to_unicode: Option<CMap>,
    source: Source,
    /// Codes whose glyphs the file names one by one.
    named: Vec<u8>,
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
    /// From nowhere.
    Nothing,
}

impl Letters {
    /// Finds out how a font tells its letters.
    pub(super) fn of(dict: &Dict<'_>, descriptor: &Dict<'_>) -> Self {
        Self { to_unicode: to_unicode(dict), source: source(dict, descriptor), named: named(dict) }
    }

    /// Returns the letters of a code.
    pub(super) fn of_code(&self, font: &Font<'_>, code: u32) -> Cow<'static, str> {
        if let Some(told) = self.to_unicode.as_ref().and_then(|table| table.lookup_bf_string(code)) {
            let told = known(told);
            if told != UNKNOWN {
                return told;
            }
        }
        let by_name = || match font.glyph(font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let byte = u8::try_from(code).ok();
        match self.source {
            _ if byte.is_some_and(|byte| self.named.contains(&byte)) => {
                by_name().map_or(UNKNOWN.into(), known)
            }
            Source::Names => by_name().map_or_else(|| windows(byte), known),
            Source::Windows => windows(byte),
            Source::Unicode => {
                char::from_u32(code).map_or(UNKNOWN.into(), |letter| known(BfString::Char(letter)))
            }
            Source::Nothing => UNKNOWN.into(),
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
        _ if is(b"Subtype", b"TrueType") => Source::Windows,
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

/// Returns letters as they are told, but those that mean nothing outside their font.
fn known(letters: BfString) -> Cow<'static, str> {
    let meaningless = |letter: char| {
        letter.is_control() && !letter.is_whitespace()
            || matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{fffd}')
    };
    match letters {
        BfString::Char(letter) if meaningless(letter) => UNKNOWN.into(),
        BfString::Char(letter) => letter.to_string().into(),
        BfString::String(letters) if letters.is_empty() || letters.contains(meaningless) => UNKNOWN.into(),
        BfString::String(letters) => letters.into(),
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
