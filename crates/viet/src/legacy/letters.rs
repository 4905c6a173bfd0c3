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
    // VISCII writes the word "ở" as "·": there that is a bullet only in front of everything.
    let mut may_be_sign = true;
    let mut rest = words.chars().enumerate().peekable();
    while let Some((at, letter)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let pair = next.and_then(|next| table.pair(tables::byte(letter)?, tables::byte(next)?));
        if let Some(letter) = pair {
            rest.next();
            letters.push(Letter { letter, at, taken: 2 });
        } else {
            let beside = [before, next].into_iter().flatten().any(|other| is_part(table, other));
            let is_sign = is_sign(letter) && may_be_sign && !beside || is_square(letter, before, next);
            let letter = if is_sign { letter } else { single(table, letter) };
            letters.push(Letter { letter, at, taken: 1 });
        }
        may_be_sign &= encoding != Encoding::Viscii || letter.is_whitespace();
        before = Some(letter);
    }
    letters
}

fn single(table: &Table, letter: char) -> char {
    let Some(byte) = tables::byte(letter) else { return letter };
    match table.single(byte) {
        Some(decoded) => decoded,
        None if letter >= '\u{f020}' && byte.is_ascii() => char::from(byte),
        None => letter,
    }
}

/// Tells whether a letter of Latin-1 by itself is the bullet, the quote or the sign that it is everywhere. "®", "§" are "đ",
/// "Đ" also as labels, and "«", "¤" are the word "ô", "Ô".
fn is_sign(letter: char) -> bool {
    !letter.is_alphanumeric() && !matches!(letter, '®' | '§' | '«' | '¤')
}

/// Tells whether a letter is that of a square or cubic metre, not one of VISCII.
fn is_square(letter: char, before: Option<char>, next: Option<char>) -> bool {
    matches!(letter, '²' | '³') && before == Some('m') && next.is_none_or(|next| !next.is_alphanumeric())
}

/// Tells whether a letter makes one beside it part of a word.
fn is_part(table: &Table, letter: char) -> bool {
    letter.is_alphanumeric() || tables::byte(letter).is_some_and(|byte| table.single(byte).is_some())
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
            Encoding::Tcvn3 | Encoding::Vni | Encoding::Viscii | Encoding::Windows1258 => letter,
        };
        match table.bytes(written).filter(|_| !letter.is_ascii()) {
            Some((base, mark)) => encoded.extend([Some(base), mark].into_iter().flatten().map(char::from)),
            None => encoded.push(letter),
        }
    }
    encoded
}
