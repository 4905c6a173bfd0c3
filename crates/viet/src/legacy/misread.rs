//! UTF-8 that a program took for Windows-1252: "Thá»±c hiá»‡n" is "Thực hiện".

use super::Letter;

/// The letters of Windows-1252 from 0x80 to 0x9F, U+FFFD where there is none: then programs keep the control character.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// Returns the text as it was before UTF-8 was taken for Windows-1252, if it must have been: letters of Vietnamese come out,
/// and hardly anything is left that was no UTF-8. Time is linear.
///
/// ```
/// let mended = viet::legacy::misread("Thá»±c hiá»‡n").map(|letters| letters.iter().map(|one| one.letter).collect());
/// assert_eq!(mended, Some("Thực hiện".to_owned()));
/// assert_eq!(viet::legacy::misread("Thực hiện"), None);
/// ```
pub fn misread(words: &str) -> Option<Vec<Letter>> {
    if !has_sequence(words) {
        return None;
    }
    let written: Vec<char> = words.chars().collect();
    let mut letters = Vec::with_capacity(written.len());
    let (mut vietnamese, mut left) = (0, 0);
    while let Some(rest) = written.get(at_of(&letters)..).filter(|rest| !rest.is_empty()) {
        let at = at_of(&letters);
        let (letter, taken) = first(rest);
        vietnamese += usize::from(taken > 1 && letter.is_alphabetic());
        left += usize::from(taken == 1 && !letter.is_ascii() && letter.is_alphabetic());
        letters.push(Letter { letter, at, taken });
    }
    (vietnamese >= 1 && vietnamese >= left * 4).then_some(letters)
}

/// Tells whether two letters follow each other as the first two bytes of one of Vietnamese do: in other texts hardly ever.
fn has_sequence(words: &str) -> bool {
    let pairs = words.chars().zip(words.chars().skip(1));
    let is_lead = |letter| matches!(letter, 'á' | 'Ã' | 'Ä' | 'Å' | 'Æ' | 'Ì');
    pairs.into_iter().any(|(lead, next)| is_lead(lead) && byte(next).is_some_and(|byte| byte < 0xc0))
}

/// Returns where the next letter of the input stands.
fn at_of(letters: &[Letter]) -> usize {
    letters.last().map_or(0, |last| last.at + last.taken)
}

/// Returns the letter that the first of the letters are together, and how many they are.
fn first(rest: &[char]) -> (char, usize) {
    let [lead, behind @ ..] = rest else { return (' ', 1) };
    let taken = match byte(*lead) {
        Some(0xc3..=0xcf) => 2,
        Some(0xe1 | 0xe2) => 3,
        // Signs such as a space that does not break.
        Some(0xc2) => 2,
        _ => return (*lead, 1),
    };
    let bytes: Vec<u8> = rest.iter().take(taken).map_while(|letter| byte(*letter)).collect();
    if let Ok(mended) = std::str::from_utf8(&bytes)
        && let Some(letter) = mended.chars().next()
    {
        return (letter, taken);
    }
    match (lead, behind) {
        // Of "à" the second byte is a space that does not break, of which programs make another, or none.
        ('Ã', [' ', after @ ..]) if after.first() == Some(&' ') || begins_with_coda(after) => ('à', 2),
        ('Ã', [next, ..]) if *next == ' ' || next.is_ascii_alphabetic() => ('à', 1),
        _ => (*lead, 1),
    }
}

/// Tells whether the end of a syllable follows, no word of its own: "ngÃ y" is one word, "lÃ cÆ¡" is two.
fn begins_with_coda(after: &[char]) -> bool {
    const CODAS: [&str; 8] = ["y", "o", "u", "i", "n", "m", "ng", "nh"];
    CODAS.iter().any(|coda| {
        let rest = after.get(coda.len()..).unwrap_or(&[]);
        coda.chars().eq(after.iter().copied().take(coda.len()))
            && rest.first().is_none_or(|next| !next.is_alphanumeric())
    })
}

fn byte(letter: char) -> Option<u8> {
    match letter {
        '\u{80}'..='\u{ff}' => u8::try_from(letter).ok(),
        _ => WINDOWS_1252
            .iter()
            .position(|other| *other == letter && letter != '\u{fffd}')
            .and_then(|at| u8::try_from(0x80 + at).ok()),
    }
}
