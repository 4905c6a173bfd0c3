//! Bytes to text.

use crate::Error;

/// Broken bytes that are forgiven, for each thousand: more, and the file is no text of this encoding.
const BROKEN_PER_MILLE: usize = 2;

/// Decodes a text file: UTF-8 with or without a byte order mark, UTF-16 with one. The mark is not part of the text. A
/// few broken bytes become U+FFFD.
pub(crate) fn text(bytes: &[u8]) -> Result<String, Error> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => utf8(bytes)?,
    };
    if text.chars().all(|letter| letter.is_whitespace() || letter.is_control()) {
        return Err(Error::Empty);
    }
    Ok(text)
}

fn utf8(bytes: &[u8]) -> Result<String, Error> {
    if looks_binary(bytes) {
        return Err(Error::NotText);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    within_limit(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Error> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    within_limit(letters.collect())
}

fn within_limit(text: String) -> Result<String, Error> {
    let broken = text.chars().filter(|letter| *letter == char::REPLACEMENT_CHARACTER).count();
    let allowed = 4 + text.len() / 1000 * BROKEN_PER_MILLE;
    if broken > allowed { Err(Error::NotText) } else { Ok(text) }
}

/// Text has no zero bytes; a few control characters are left over from old programs.
fn looks_binary(bytes: &[u8]) -> bool {
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    zeros > bytes.len() / 1000
}
