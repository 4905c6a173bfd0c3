//! How Word shows a number: "4" as "IV", "d", "04", "bốn".

use crate::counting::{letter, roman};

/// The format of a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    /// As the standard names it: "upperRoman".
    pub(super) name: String,
    /// Of a format that Word does not name, its first numbers: "001, 002, 003, ...".
    pub(super) custom: Option<String>,
}

impl Format {
    /// Shows a number. Formats that no Vietnamese office uses are shown in digits.
    pub(super) fn show(&self, count: u32) -> String {
        match self.name.as_str() {
            "upperRoman" => roman(count),
            "lowerRoman" => roman(count).to_lowercase(),
            "upperLetter" => letter(count).to_uppercase(),
            "lowerLetter" => letter(count),
            "decimalZero" => format!("{count:02}"),
            "custom" => self.padded(count),
            "decimalEnclosedParen" => format!("({count})"),
            "decimalEnclosedFullstop" => format!("{count}."),
            "numberInDash" => format!("- {count} -"),
            "decimalEnclosedCircle" => circled(count),
            "vietnameseCounting" => vietnamese(count),
            "chicago" => chicago(count),
            "none" | "bullet" => String::new(),
            _ => count.to_string(),
        }
    }

    /// "001, 002, 003, ...": as many digits as the first number has.
    fn padded(&self, count: u32) -> String {
        let first = self.custom.as_deref().and_then(|numbers| numbers.split(',').next()).unwrap_or_default();
        let digits = first.trim().bytes().take_while(u8::is_ascii_digit).count().min(10);
        format!("{count:0digits$}")
    }
}

/// There are circles up to 20.
fn circled(count: u32) -> String {
    let circle =
        count.checked_sub(1).filter(|index| *index < 20).and_then(|index| char::from_u32(0x2460 + index));
    circle.map_or_else(|| count.to_string(), String::from)
}

/// *, †, ‡, §, **, ††, ...
fn chicago(count: u32) -> String {
    let index = count.saturating_sub(1);
    let mark = ['*', '†', '‡', '§'][index as usize % 4];
    std::iter::repeat_n(mark, (index / 4 + 1).min(10) as usize).collect()
}

/// Word counts so up to 99: "một", "hai mươi mốt".
fn vietnamese(count: u32) -> String {
    const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let (tens, ones) = (count / 10, count % 10);
    let digit = |value: u32| DIGITS[value as usize % 10];
    match (tens, ones) {
        (0, _) => digit(ones).to_owned(),
        (1, 0) => "mười".to_owned(),
        (1, 5) => "mười lăm".to_owned(),
        (1, _) => format!("mười {}", digit(ones)),
        (10.., _) => count.to_string(),
        (_, 0) => format!("{} mươi", digit(tens)),
        (_, 1) => format!("{} mươi mốt", digit(tens)),
        (_, 5) => format!("{} mươi lăm", digit(tens)),
        (_, _) => format!("{} mươi {}", digit(tens), digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    fn show(name: &str, count: u32) -> String {
        Format { name: name.to_owned(), custom: Some("001, 002, 003, ...".to_owned()) }.show(count)
    }

    #[test]
    fn numbers_in_each_format() {
        for (name, count, shown) in [
            ("upperRoman", 4, "IV"),
            ("lowerRoman", 9, "ix"),
            ("upperLetter", 2, "B"),
            ("lowerLetter", 5, "e"),
            ("lowerLetter", 27, "aa"),
            ("lowerLetter", 0, ""),
            ("decimalZero", 7, "07"),
            ("custom", 12, "012"),
            ("decimalEnclosedParen", 3, "(3)"),
            ("decimalEnclosedFullstop", 3, "3."),
            ("decimalEnclosedCircle", 2, "②"),
            ("decimalEnclosedCircle", 21, "21"),
            ("numberInDash", 3, "- 3 -"),
            ("vietnameseCounting", 5, "năm"),
            ("vietnameseCounting", 15, "mười lăm"),
            ("vietnameseCounting", 21, "hai mươi mốt"),
            ("vietnameseCounting", 100, "100"),
            ("chicago", 2, "†"),
            ("chicago", 5, "**"),
            ("ordinal", 3, "3"),
            ("none", 3, ""),
        ] {
            assert_eq!(show(name, count), shown, "{name}");
        }
    }
}
