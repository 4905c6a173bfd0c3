//! Numerals: Roman, Arabic with points for thousands, and spelt out.

use crate::words::Words;

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

/// A number read from tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// Its value.
    pub value: f64,
    /// The token after it.
    pub end: usize,
}

/// Reads a number in digits at token `at`: points for thousands, a decimal comma, or a decimal point where the digits
/// behind it cannot be thousands.
///
/// ```text
/// arabic    = thousands ["," DIGITS] | DIGITS ["," DIGITS] | DIGITS "." DIGITS
/// thousands = D{1,3} {"." D{3}}+  |  D{1,3} {"," D{3}}{2,}  |  D{1,3} ",000"
/// ```
///
/// ```
/// use viet::{numeral::arabic, words::Words};
/// let value = |text| arabic(&Words::of(text), 0).map(|number| number.value);
/// assert_eq!(value("3.840"), Some(3840.0));
/// assert_eq!(value("1.234,5"), Some(1234.5));
/// assert_eq!(value("02"), Some(2.0));
/// assert_eq!(value("hai"), None);
/// ```
pub fn arabic(words: &Words<'_>, at: usize) -> Option<Numeral> {
    let head = words.digits(at);
    if head == 0 || head > LONGEST {
        return None;
    }
    let mut digits = words.word(at).to_owned();
    let group = |at: usize, mark: char| {
        words.touches(at) && words.is_mark(at + 1, mark) && words.touches(at + 1) && words.digits(at + 2) > 0
    };
    let mut last = at;
    let leading = head <= 3 && !words.word(at).starts_with('0');
    while leading && group(last, '.') && words.digits(last + 2) == 3 && digits.len() < LONGEST {
        digits.push_str(words.word(last + 2));
        last += 2;
    }
    if last == at && leading && commas_are_thousands(words, at, &group) {
        while group(last, ',') && words.digits(last + 2) == 3 && digits.len() < LONGEST {
            digits.push_str(words.word(last + 2));
            last += 2;
        }
    } else if group(last, ',') || (last == at && group(last, '.') && !group(last + 2, '.')) {
        digits.push('.');
        digits.push_str(words.word(last + 2));
        last += 2;
    }
    Some(Numeral { value: digits.parse().ok()?, end: last + 1 })
}

/// Writes digits with points between the thousands, as people here do: "3.840"; a sign before them stays. What is no whole
/// number is left as it is.
pub fn grouped(number: &str) -> String {
    let digits = number.strip_prefix('-').unwrap_or(number);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut written = number.strip_suffix(digits).unwrap_or_default().to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

/// Longer runs of digits are codes, not numbers.
const LONGEST: usize = 15;

/// Tells whether commas part thousands, as in English: at least two groups, or a group of three noughts.
fn commas_are_thousands(words: &Words<'_>, at: usize, group: &dyn Fn(usize, char) -> bool) -> bool {
    let three = |at: usize| group(at, ',') && words.digits(at + 2) == 3;
    three(at) && (three(at + 2) || words.word(at + 2) == "000")
}

/// Reads a number in words at token `at`: "mười lăm", "hai mươi tư", "một trăm linh năm", "ba nghìn rưỡi".
///
/// ```text
/// spelt    = group {scale group} | group scale ["rưỡi"]
/// group    = [one "trăm"] [("linh" | "lẻ") one | tens | one]
/// tens     = ("mười" | one ("mươi" | "chục")) [unit]
/// scale    = "nghìn" | "ngàn" | "vạn" | "triệu" | "tỷ"
/// ```
///
/// "năm" is also the word for year: callers must see from its neighbours which one it is.
///
/// ```
/// use viet::{numeral::spelt, words::Words};
/// let value = |text| spelt(&Words::of(text), 0).map(|number| number.value);
/// assert_eq!(value("hai mươi mốt"), Some(21.0));
/// assert_eq!(value("một nghìn hai trăm"), Some(1200.0));
/// assert_eq!(value("hai triệu rưỡi"), Some(2_500_000.0));
/// assert_eq!(value("mươi"), None);
/// ```
pub fn spelt(words: &Words<'_>, at: usize) -> Option<Numeral> {
    let mut total = 0.0;
    let mut next = at;
    let mut smallest = f64::INFINITY;
    while let Some(part) = group(words, next) {
        let Some(scale) = scale(words.lower(part.end)).filter(|scale| *scale < smallest) else {
            return (total == 0.0 || smallest > 100.0)
                .then_some(Numeral { value: total + part.value, end: part.end });
        };
        total += part.value * scale;
        smallest = scale;
        next = part.end + 1;
        if words.lower(next) == "rưỡi" {
            return Some(Numeral { value: total + scale / 2.0, end: next + 1 });
        }
    }
    (next > at).then_some(Numeral { value: total, end: next })
}

/// Reads a number in digits or in words at token `at`.
pub fn read(words: &Words<'_>, at: usize) -> Option<Numeral> {
    arabic(words, at).or_else(|| spelt(words, at))
}

fn scale(word: &str) -> Option<f64> {
    match word {
        "nghìn" | "ngàn" => Some(1e3),
        "vạn" => Some(1e4),
        "triệu" => Some(1e6),
        "tỷ" | "tỉ" => Some(1e9),
        _ => None,
    }
}

/// Reads a number below one thousand.
fn group(words: &Words<'_>, at: usize) -> Option<Numeral> {
    let one = one(words.lower(at));
    if let Some(hundreds) = one.filter(|_| words.lower(at + 1) == "trăm") {
        let rest = below_hundred(words, at + 2).unwrap_or(Numeral { value: 0.0, end: at + 2 });
        return Some(Numeral { value: hundreds * 100.0 + rest.value, end: rest.end });
    }
    below_hundred(words, at).filter(|_| !matches!(words.lower(at), "linh" | "lẻ" | "không"))
}

fn below_hundred(words: &Words<'_>, at: usize) -> Option<Numeral> {
    let first = words.lower(at);
    if matches!(first, "linh" | "lẻ") {
        return Some(Numeral { value: one(words.lower(at + 1))?, end: at + 2 });
    }
    if first == "mười" {
        return Some(with_unit(words, 10.0, at + 1));
    }
    let value = one(first)?;
    if matches!(words.lower(at + 1), "mươi" | "chục") {
        return Some(with_unit(words, value * 10.0, at + 2));
    }
    Some(Numeral { value, end: at + 1 })
}

/// Adds the unit behind tens, which may have its other name: "mốt", "tư", "lăm".
fn with_unit(words: &Words<'_>, tens: f64, at: usize) -> Numeral {
    let unit = match words.lower(at) {
        "mốt" => Some(1.0),
        "tư" => Some(4.0),
        "lăm" | "nhăm" => Some(5.0),
        // "mười năm" is ten years; fifteen is "mười lăm".
        "năm" | "không" => None,
        word => one(word),
    };
    match unit {
        Some(unit) => Numeral { value: tens + unit, end: at + 1 },
        None => Numeral { value: tens, end: at },
    }
}

fn one(word: &str) -> Option<f64> {
    const ONES: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let value = match word {
        "bẩy" => 7,
        _ => u8::try_from(ONES.iter().position(|one| *one == word)?).ok()?,
    };
    Some(f64::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(text: &str, read: fn(&Words<'_>, usize) -> Option<Numeral>) -> Option<f64> {
        let words = Words::of(text);
        read(&words, 0).filter(|number| number.end == words.len()).map(|number| number.value)
    }

    #[test]
    fn thousands_are_written_with_points_between_them() {
        for (number, written) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1.000"),
            ("-1200000000", "-1.200.000.000"),
            ("hai", "hai"),
            ("", ""),
        ] {
            assert_eq!(grouped(number), written);
        }
    }

    #[test]
    fn digits() {
        let cases = [
            ("7", 7.0),
            ("05", 5.0),
            ("3.840", 3840.0),
            ("1.234.567", 1_234_567.0),
            ("1.179,25", 1179.25),
            ("63,4", 63.4),
            ("1,5", 1.5),
            ("2.5", 2.5),
            ("0.125", 0.125),
            ("20,000", 20_000.0),
            ("1,250,000", 1_250_000.0),
            ("2500", 2500.0),
        ];
        for (text, value) in cases {
            assert_eq!(whole(text, arabic), Some(value), "{text}");
        }
        assert_eq!(arabic(&Words::of("1.1.2"), 0), Some(Numeral { value: 1.0, end: 1 }));
        assert_eq!(arabic(&Words::of("5, 6"), 0), Some(Numeral { value: 5.0, end: 1 }));
        assert_eq!(arabic(&Words::of("1234567890123456"), 0), None);
    }

    #[test]
    fn spelt_out() {
        let cases = [
            ("ba", 3.0),
            ("mười", 10.0),
            ("mười một", 11.0),
            ("mười lăm", 15.0),
            ("hai mươi", 20.0),
            ("hai mươi mốt", 21.0),
            ("ba mươi tư", 34.0),
            ("năm mươi lăm", 55.0),
            ("một trăm", 100.0),
            ("một trăm linh năm", 105.0),
            ("hai trăm lẻ ba", 203.0),
            ("một trăm hai mươi", 120.0),
            ("ba nghìn", 3000.0),
            ("một nghìn hai trăm", 1200.0),
            ("hai vạn", 20_000.0),
            ("hai triệu rưỡi", 2_500_000.0),
            ("một tỷ hai trăm triệu", 1_200_000_000.0),
            ("Bảy", 7.0),
        ];
        for (text, value) in cases {
            assert_eq!(whole(text, spelt), Some(value), "{text}");
        }
        assert_eq!(spelt(&Words::of("mười năm"), 0), Some(Numeral { value: 10.0, end: 1 }));
        assert_eq!(whole("không", spelt), None);
        assert_eq!(whole("tư", spelt), None);
    }

    proptest! {
        #[test]
        fn never_reads_past_the_end(text in "[0-9., a-zăâđêôơưàáạảãèéẹẻẽ]*", at in 0usize..40) {
            let words = Words::of(&text);
            if let Some(number) = read(&words, at) {
                prop_assert!(at < number.end && number.end <= words.len() && number.value.is_finite());
            }
        }

        #[test]
        fn thousands_come_back(value in 0u64..1_000_000_000_000) {
            let plain = value.to_string();
            let mut dotted = String::new();
            for (index, digit) in plain.chars().enumerate() {
                if index > 0 && (plain.len() - index) % 3 == 0 {
                    dotted.push('.');
                }
                dotted.push(digit);
            }
            #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
            let wanted = value as f64;
            prop_assert_eq!(whole(&dotted, arabic), Some(wanted));
        }
    }
}
