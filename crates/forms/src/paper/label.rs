//! Labels of headings and items (annex I.II.6d, đ: "1.", "a)" in the order of the Vietnamese alphabet).

use viet::label::letter;
use viet::numeral::to_roman;

/// A label before a heading or an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// "I."
    Roman(u32),
    /// "1.", or "2.1." where there are more.
    Number(Vec<u32>),
    /// "a)", ... "d)", "đ)".
    Letter(u32),
    /// "Điều 1."
    Article(u32),
    /// "-"
    Dash,
    /// "+"
    Plus,
}

impl Label {
    /// Returns the label as it is seen. What the alphabet or the numerals have no sign for is written as a number.
    pub fn words(&self) -> String {
        match self {
            Self::Roman(value) => {
                to_roman(*value).map_or_else(|| format!("{value}."), |roman| format!("{roman}."))
            }
            Self::Number(values) => values.iter().map(|value| format!("{value}.")).collect(),
            Self::Letter(value) => {
                letter(*value).map_or_else(|| format!("{value})"), |letter| format!("{letter})"))
            }
            Self::Article(value) => format!("Điều {value}."),
            Self::Dash => "-".to_owned(),
            Self::Plus => "+".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_written_as_the_decree_writes_them() {
        for (label, words) in [
            (Label::Roman(4), "IV."),
            (Label::Number(vec![2, 1]), "2.1."),
            (Label::Letter(4), "d)"),
            (Label::Letter(5), "đ)"),
            (Label::Letter(6), "e)"),
            (Label::Letter(40), "40)"),
            (Label::Article(3), "Điều 3."),
            (Label::Dash, "-"),
        ] {
            assert_eq!(label.words(), words);
        }
    }
}
