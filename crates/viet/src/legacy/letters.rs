//! Texts in an old encoding to Unicode and back.

use super::tables::{self, Table};
use super::{Encoding, capitals};

/// A decoded letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter.
    pub letter: char,
    /// Where the letters it was made of begin, in scalar values of the input.
    pub at: usize,
    /// How many they are: 2 where a base letter and its mark became one.
    pub taken: usize,
}

/// Turns a text that is in an old encoding into Unicode. What the encoding does not have stays as it is. Words in capitals get
/// those that TCVN3 cannot write. Time is linear.
///
/// ```
/// use viet::legacy::{Encoding, decode};
/// let words: String = decode("Coäng hoøa", Encoding::Vni).iter().map(|one| one.letter).collect();
/// assert_eq!(words, "Cộng hòa");
/// assert_eq!(decode("Coäng", Encoding::Vni)[1], viet::legacy::Letter { letter: 'ộ', at: 1, taken: 2 });
/// ```
pub fn decode(words: &str, encoding: Encoding) -> Vec<Letter> {
    let mut letters = plain(words, encoding);
    if encoding == Encoding::Tcvn3 {
        capitals::mend(&mut letters);
    }
    letters
}

/// The same without a look at capitals.
pub(super) fn plain(words: &str, encoding: Encoding) -> Vec<Letter> {
    let table = Table::of(encoding);
    let mut letters = Vec::with_capacity(words.len());
    let mut before = None;
    let mut rest = words.chars().enumerate().peekable();
    while let Some((at, letter)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let pair = next.and_then(|next| table.pair(tables::byte(letter)?, tables::byte(next)?));
        if let Some(letter) = pair {
            rest.next();
            letters.push(Letter { letter, at, taken: 2 });
        } else {
            let letter = single(table, letter, before, next);
            letters.push(Letter { letter, at, taken: 1 });
        }
        before = Some(letter);
    }
    letters
}

fn single(table: &Table, letter: char, before: Option<char>, next: Option<char>) -> char {
    let Some(byte) = tables::byte(letter) else { return letter };
    let beside = |other: Option<char>| {
        other.is_some_and(|other| !other.is_whitespace() && !is_sign(other) || is_code(table, other))
    };
    match table.single(byte) {
        // By itself it is the bullet, the quote or the sign that it is everywhere; "®" is "đ" also as a label.
        Some(_) if is_sign(letter) && !matches!(byte, 0xa7 | 0xae) && !beside(before) && !beside(next) => {
            letter
        }
        Some(decoded) => decoded,
        None if letter >= '\u{f020}' && byte.is_ascii() => char::from(byte),
        None => letter,
    }
}

/// Tells whether a letter of Latin-1 is none of an alphabet.
fn is_sign(letter: char) -> bool {
    !letter.is_alphanumeric()
}

fn is_code(table: &Table, letter: char) -> bool {
    tables::byte(letter).is_some_and(|byte| table.single(byte).is_some())
}

/// Writes a text in an old encoding, as the letters of Latin-1 that have its bytes. In TCVN3, capitals with tones are written
/// as small letters: so do its fonts. What the encoding does not have stays as it is.
///
/// ```
/// use viet::legacy::{Encoding, encode};
/// assert_eq!(encode("Cộng hoà", Encoding::Tcvn3), "Céng hoµ");
/// assert_eq!(encode("CỘNG HÒA", Encoding::Vni), "COÄNG HOØA");
/// ```
pub fn encode(words: &str, encoding: Encoding) -> String {
    let table = Table::of(encoding);
    let mut encoded = String::with_capacity(words.len());
    for letter in words.chars() {
        let written = match encoding {
            Encoding::Tcvn3 if capitals::is_toned(letter) => letter.to_lowercase().next().unwrap_or(letter),
            Encoding::Tcvn3 | Encoding::Vni | Encoding::Viscii => letter,
        };
        match table.bytes(written).filter(|_| !letter.is_ascii()) {
            Some((base, mark)) => encoded.extend([Some(base), mark].into_iter().flatten().map(char::from)),
            None => encoded.push(letter),
        }
    }
    encoded
}
