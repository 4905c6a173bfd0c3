//! The numbers and marks that lists count with, as they are seen.

/// The glyphs of symbol fonts as the marks that offices type: a dash, and a plus on the second level.
pub(crate) fn bullet(glyph: char) -> char {
    match glyph {
        '-' | '–' | '+' | '*' => glyph,
        'o' | '○' | '◦' => '+',
        _ => '-',
    }
}

/// Shows a number as word processors count with letters: a ... z, aa, bb.
pub(crate) fn letter(count: u32) -> String {
    let Some(index) = count.checked_sub(1) else { return String::new() };
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    std::iter::repeat_n(letter, (index / 26 + 1).min(10) as usize).collect()
}

/// Shows a number as spreadsheets and browsers count with letters: a ... z, aa, ab.
pub(crate) fn letters(count: u32) -> String {
    let mut rest = count;
    let mut letters = Vec::new();
    while let Some(index) = rest.checked_sub(1) {
        letters.push(char::from(b'a' + u8::try_from(index % 26).unwrap_or(0)));
        rest = index / 26;
    }
    letters.into_iter().rev().collect()
}

/// Shows a number in capital Roman digits; beyond 3999 there are none.
pub(crate) fn roman(count: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count > 3999 {
        return count.to_string();
    }
    let mut rest = count;
    let mut roman = String::new();
    for (value, digits) in DIGITS {
        while rest >= value {
            roman.push_str(digits);
            rest -= value;
        }
    }
    roman
}
