//! Bytes to text.

use crate::Error;
use viet::legacy::{Encoding, Evidence, Witness};

/// Broken bytes that are forgiven, for each thousand: more, and the file is no text of this encoding.
const BROKEN_PER_MILLE: usize = 2;

/// Decodes a text file: UTF-8 with or without a byte order mark, UTF-16 with one, or lines in encodings from before Unicode
/// (TCVN3, VNI, VISCII, Windows-1258), which become letters of Latin-1 ([`crate::legacy`] does the rest). The mark is not part of
/// the text. A few broken bytes become U+FFFD.
pub(crate) fn text(bytes: &[u8]) -> Result<String, Error> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => bytewise(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => bytewise(bytes)?,
    };
    if text.chars().all(|letter| letter.is_whitespace() || letter.is_control()) {
        return Err(Error::Empty);
    }
    Ok(text)
}

fn bytewise(bytes: &[u8]) -> Result<String, Error> {
    if looks_binary(bytes) {
        return Err(Error::NotText);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    match old(bytes) {
        Some(text) => Ok(text),
        None => within_limit(String::from_utf8_lossy(bytes).into_owned()),
    }
}

/// Returns the lines that are no UTF-8 as letters of Latin-1, if they are in an old encoding; the others as they are.
fn old(bytes: &[u8]) -> Option<String> {
    let lines = || {
        bytes.split_inclusive(|byte| *byte == b'\n').map(|line| std::str::from_utf8(line).map_err(|_| line))
    };
    // From 0x80 to 0x9F there are quotes and dashes, or letters.
    let [signs, letters] = [sign, char::from].map(|letter: fn(u8) -> char| {
        let mut evidence = Evidence::default();
        let mut witness = Witness::default();
        for line in lines().filter_map(Result::err) {
            let line: String = line.iter().map(|byte| letter(*byte)).collect();
            evidence.add(&witness.look(&line));
        }
        let tally = |encoding: Encoding| evidence.tally(encoding);
        let best = Encoding::ALL.into_iter().map(tally).max_by_key(|tally| tally.balance());
        (best.unwrap_or_default(), letter)
    });
    let (tally, letter) = if letters.0.balance() > signs.0.balance() { letters } else { signs };
    if !tally.is_clear() {
        return None;
    }
    Some(lines().fold(String::with_capacity(bytes.len() + bytes.len() / 4), |mut text, line| {
        match line {
            Ok(line) => text.push_str(line),
            Err(line) => text.extend(line.iter().map(|byte| letter(*byte))),
        }
        text
    }))
}

/// Returns the quote or dash that a byte is in Windows-1252 and the encodings made from it.
fn sign(byte: u8) -> char {
    match byte {
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        _ => char::from(byte),
    }
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
