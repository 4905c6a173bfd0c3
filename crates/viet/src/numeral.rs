//! Numerals: Roman, Arabic with points for thousands, and spelt out.

/// Returns the value of a Roman numeral from I to XXXIX, in either case.
///
/// ```
/// assert_eq!(viet::numeral::roman("XIV"), Some(14));
/// assert_eq!(viet::numeral::roman("IIX"), None);
/// ```
pub fn roman(word: &str) -> Option<u32> {
    let mut rest = word;
    let mut value = 0;
    while let Some(after) = rest.strip_prefix(['X', 'x']) {
        value += 10;
        rest = after;
    }
    if value > 30 || rest.len() > 4 {
        return None;
    }
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let ones = ONES.iter().position(|one| rest.eq_ignore_ascii_case(one))?;
    value += u32::try_from(ones).ok()?;
    (value > 0).then_some(value)
}

/// Returns the Roman numeral of a value from 1 to 39.
pub fn to_roman(value: u32) -> Option<String> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = usize::try_from(value / 10).ok()?;
    let ones = ONES.get(usize::try_from(value % 10).ok()?)?;
    (1..40).contains(&value).then(|| "X".repeat(tens) + ones)
}
