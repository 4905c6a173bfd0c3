//! Letters of the symbol fonts of Windows, which have no letters of their own.

use std::borrow::Cow;

/// Fonts whose letters are signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Font {
    Symbol,
    Wingdings,
    Wingdings2,
    /// One whose signs are not known.
    Other,
}

/// Returns the symbol font of a name.
fn font(name: &str) -> Option<Font> {
    match name.to_ascii_lowercase().as_str() {
        "symbol" => Some(Font::Symbol),
        "wingdings" => Some(Font::Wingdings),
        "wingdings 2" => Some(Font::Wingdings2),
        "wingdings 3" | "webdings" | "monotype sorts" | "zapfdingbats" => Some(Font::Other),
        _ => None,
    }
}

/// Codes of signs and what they look like. Other signs are taken for dots.
const SYMBOL: &[(u8, char)] = &[
    (0x2d, '-'),
    (0x44, 'Δ'),
    (0x53, 'Σ'),
    (0x57, 'Ω'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x64, 'δ'),
    (0x67, 'γ'),
    (0x6c, 'λ'),
    (0x6d, 'μ'),
    (0x70, 'π'),
    (0x73, 'σ'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xbb, '≈'),
    (0xde, '⇒'),
    (0xe5, '∑'),
];

const WINGDINGS: &[(u8, char)] = &[
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '☐'),
    (0x76, '❖'),
    (0x78, '☒'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '☐'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '→'),
    (0xf0, '⇒'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

const WINGDINGS_2: &[(u8, char)] =
    &[(0x2a, '☐'), (0x4f, '✗'), (0x50, '✓'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0xa3, '☐')];

/// Returns what a letter of a symbol font looks like. Word writes such letters as they were typed, or moved into the
/// private area from U+F000.
fn look(font: Font, letter: char) -> char {
    let code = match u32::from(letter) {
        code @ 0xf000..=0xf0ff => code - 0xf000,
        code => code,
    };
    let known = match font {
        Font::Symbol => SYMBOL,
        Font::Wingdings => WINGDINGS,
        Font::Wingdings2 => WINGDINGS_2,
        Font::Other => &[],
    };
    let Ok(code) = u8::try_from(code) else { return letter };
    let found = known.iter().find(|(one, _)| *one == code).map(|(_, sign)| *sign);
    found.unwrap_or(match code {
        0x20 | 0xa0 => ' ',
        // Digits and most marks are in the font Symbol what they are elsewhere, and capitals look alike.
        0x21..=0x7e if font == Font::Symbol => char::from(code),
        _ => '•',
    })
}

/// A sign is a few letters; more in such a font are words whose font somebody mistook.
const SIGNS: usize = 4;

/// Returns letters as their font shows them.
pub(super) fn shown<'l>(letters: &'l str, name: Option<&str>) -> Cow<'l, str> {
    let font = name.and_then(font);
    if font.is_none() && !letters.contains(is_private) {
        return Cow::Borrowed(letters);
    }
    // Fonts from before Unicode may be kept as symbol fonts: their letters are decoded afterwards.
    let old = name.is_some_and(|name| viet::legacy::face(name).is_some());
    let few = letters.trim().chars().nth(SIGNS).is_none();
    let sign = |letter: char| match (letter, font) {
        ('\u{f020}'..='\u{f0ff}', None) if old => {
            char::from_u32(u32::from(letter) - 0xf000).unwrap_or(letter)
        }
        (_, Some(font)) if few || is_private(letter) => look(font, letter),
        _ => private(letter),
    };
    letters.chars().map(sign).collect()
}

fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}')
}

/// Returns what a letter looks like whose font is not said to be a symbol font.
fn private(letter: char) -> char {
    match letter {
        '\u{f0a8}' | '\u{f0fc}' | '\u{f0fe}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' => {
            look(Font::Wingdings, letter)
        }
        '\u{f000}'..='\u{f0ff}' => look(Font::Symbol, letter),
        '\u{e000}'..='\u{f8ff}' => '•',
        _ => letter,
    }
}
