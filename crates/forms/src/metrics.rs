//! How wide words are in Times New Roman (and in the faces of the same measures), for lines that are drawn under them.

use unicode_normalization::UnicodeNormalization as _;

/// Widths of the signs from space to tilde, in thousandths of the size.
const UPRIGHT: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
    500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// The same in bold.
const BOLD: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389,
    500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581,
    500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389,
    333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

/// The width of a sign that the tables lack.
const OTHER: u16 = 500;

/// Returns how wide words are, in tenths of millimetres. Horns (ơ, ư) count as their letter: a line may be that much
/// shorter.
pub(crate) fn width(words: &str, size: u8, bold: bool) -> u16 {
    let widths = if bold { &BOLD } else { &UPRIGHT };
    let thousandths: u64 =
        words.nfd().filter(|sign| !is_mark(*sign)).map(|sign| u64::from(of(sign, widths))).sum();
    // A point is 0.3528 mm.
    u16::try_from(thousandths * u64::from(size) * 3528 / 1_000_000).unwrap_or(u16::MAX)
}

fn is_mark(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign)
}

fn of(sign: char, widths: &[u16; 95]) -> u16 {
    let sign = match sign {
        'đ' => 'd',
        'Đ' => 'D',
        other => other,
    };
    let at = u32::from(sign).checked_sub(32).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| widths.get(at)).copied().unwrap_or(OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_face() {
        // Liberation Serif Bold at 14 points without kerning: 60.5 mm; the horn of "ự" is left out here.
        assert_eq!(width("Độc lập - Tự do - Hạnh phúc", 14, true), 602);
        assert_eq!(width("", 14, true), 0);
    }
}
