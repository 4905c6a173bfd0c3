//! Codes of formats: what is shown of a number, and the words around it.

use super::values::{self, Shown, Unit};

/// How a number is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Code {
    /// For numbers above zero, below it, and zero; or each with its condition.
    sections: Vec<Section>,
}

impl Code {
    /// Reads the code of a format: "dd/mm/yyyy", "0.0%", `"Quý "0`.
    pub(super) fn of(code: &str) -> Self {
        let mut sections = Vec::new();
        let mut rest = Some(code);
        while let Some(code) = rest.filter(|_| sections.len() < SECTIONS) {
            let section;
            (section, rest) = Section::of(code);
            sections.push(section);
        }
        Self { sections }
    }

    /// Returns what Excel shows by the numbers of formats that need no code.
    pub(super) fn built_in(number: u32) -> Option<Self> {
        let shown = match number {
            9 | 10 => Shown::Percent,
            14..=16 | 22 | 27..=31 | 34..=36 | 50..=58 => Shown::Day,
            17 => Shown::Month,
            18 | 20 | 32 | 33 => Shown::Time { seconds: false },
            19 | 21 => Shown::Time { seconds: true },
            45 | 47 => Shown::Minutes,
            46 => Shown::Duration(Unit::Hours { seconds: true }),
            _ => return None,
        };
        Some(Self { sections: vec![Section { shown, ..Section::default() }] })
    }

    /// Writes a number as the format shows it, but exactly: digits that it leaves out are written.
    pub(super) fn words(&self, value: f64, is_1904: bool) -> String {
        let plain = || values::number(value);
        let (place, section) = match self.section(value) {
            Some(found) => found,
            // Numbers that no condition meets, or of a sign that has no section of its own.
            None => match self.sections.first().filter(|section| section.condition.is_none()) {
                Some(section) => (0, section),
                None => return plain(),
            },
        };
        if section.is_empty() {
            // A section without anything hides what it is for, a code without anything shows all.
            return if self.sections.len() > 1 { String::new() } else { plain() };
        }
        match section.shown {
            Shown::Number if section.is_words() => {
                // "-" for zero is a number still.
                if section.before.contains(char::is_alphabetic) { section.before.clone() } else { plain() }
            }
            Shown::Number => section.around(section.padded(values::number(section.signed(place, value)))),
            Shown::Percent => section.around(values::percent(section.signed(place, value))),
            Shown::Duration(unit) => values::duration(value, unit),
            shown @ (Shown::Day | Shown::Month | Shown::Year | Shown::Time { .. } | Shown::Minutes) => {
                values::serial_day(value, is_1904, shown).unwrap_or_else(plain)
            }
        }
    }

    /// Returns the section for a number, and its place.
    fn section(&self, value: f64) -> Option<(usize, &Section)> {
        let has_conditions = self.sections.iter().any(|section| section.condition.is_some());
        if has_conditions {
            let holds = |section: &Section| section.condition.is_none_or(|condition| condition.holds(value));
            return self.sections.iter().map(|section| (0, section)).find(|(_, section)| holds(section));
        }
        let place = if value < 0.0 { 1 } else { usize::from(value == 0.0) * 2 };
        self.sections.get(place).map(|section| (place, section))
    }
}

/// Zeros and words of a format that are kept: more is no format of an office.
const MOST_LETTERS: usize = 40;
/// Sections of a code for numbers; a fourth one is for words.
const SECTIONS: usize = 3;

/// What a code says of some numbers.
#[derive(Clone, Debug, Default, PartialEq)]
struct Section {
    shown: Shown,
    condition: Option<Condition>,
    /// The letters that stand for something.
    tokens: String,
    /// Words in front of a number and behind it: "Quý " in `"Quý "0`.
    before: String,
    after: String,
    /// The least number of digits: 2 in `00`, where 1 is "01".
    digits: usize,
}

/// For which numbers a section is: "[>=90]".
#[derive(Clone, Copy, Debug, PartialEq)]
struct Condition {
    less: bool,
    equal: bool,
    more: bool,
    than: f64,
}

impl Condition {
    fn of(words: &str) -> Option<Self> {
        let number = words.trim_start_matches(['<', '=', '>']);
        let sign = &words[..words.len() - number.len()];
        if sign.is_empty() {
            return None;
        }
        let has = |letter| sign.contains(letter);
        // "<>" is for all but one.
        let condition = Self { less: has('<'), equal: has('='), more: has('>'), than: 0.0 };
        number.trim().parse().ok().map(|than| Self { than, ..condition })
    }

    fn holds(self, value: f64) -> bool {
        self.less && value < self.than || self.equal && value == self.than || self.more && value > self.than
    }
}

impl Section {
    /// Reads a section, and returns what stands behind its semicolon.
    fn of(code: &str) -> (Self, Option<&str>) {
        let mut section = Self::default();
        let mut elapsed = None;
        let mut rest = None;
        let mut letters = code.chars();
        let mut quoted = false;
        let mut bracket: Option<String> = None;
        while let Some(letter) = letters.next() {
            match (&mut bracket, letter) {
                (Some(words), ']') => {
                    elapsed = elapsed.or_else(|| unit(words));
                    section.condition = section.condition.or_else(|| Condition::of(words));
                    bracket = None;
                }
                (Some(words), _) => words.push(letter),
                (None, '"') => quoted = !quoted,
                (None, _) if quoted => section.literal(letter),
                (None, '[') => bracket = Some(String::new()),
                (None, '\\') => section.literal(letters.next().unwrap_or(' ')),
                (None, '_' | '*') => {
                    letters.next();
                }
                (None, ';') => {
                    rest = Some(letters.as_str());
                    break;
                }
                (None, ' ') => section.literal(' '),
                (None, _) => section.tokens.push(letter.to_ascii_lowercase()),
            }
        }
        let whole = section.tokens.split('.').next().unwrap_or_default();
        section.digits = whole.bytes().filter(|letter| *letter == b'0').take(MOST_LETTERS).count();
        section.shown = section.shown(elapsed);
        (section, rest)
    }

    fn literal(&mut self, letter: char) {
        let side = if self.tokens.is_empty() { &mut self.before } else { &mut self.after };
        if side.len() < MOST_LETTERS {
            side.push(letter);
        }
    }

    fn shown(&self, elapsed: Option<char>) -> Shown {
        let has = |letter: char| self.tokens.contains(letter);
        let seconds = has('s');
        match elapsed {
            Some('h') => return Shown::Duration(Unit::Hours { seconds }),
            Some('m') => return Shown::Duration(Unit::Minutes { seconds }),
            Some(_) => return Shown::Duration(Unit::Seconds),
            None => {}
        }
        if self.tokens.contains("general") {
            return Shown::Number;
        }
        match (has('d'), has('m'), has('y'), has('h') || seconds) {
            (false, false, false, false) if has('%') => Shown::Percent,
            (false, false, false, false) => Shown::Number,
            (false, true, false, true) if !has('h') => Shown::Minutes,
            (false, _, false, true) => Shown::Time { seconds },
            (false, true, _, false) => Shown::Month,
            (false, false, true, false) => Shown::Year,
            _ => Shown::Day,
        }
    }

    fn is_empty(&self) -> bool {
        self.shown == Shown::Number && self.tokens.is_empty() && self.before.is_empty()
    }

    /// Tells whether it shows words in the place of the number.
    fn is_words(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Returns the number without its sign where the words in front tell it: "giảm 5", "(5)".
    fn signed(&self, place: usize, value: f64) -> f64 {
        let told = !self.before.trim().is_empty() && !self.tokens.contains(['-', '(']);
        if place == 1 && told { value.abs() } else { value }
    }

    fn padded(&self, words: String) -> String {
        let missing = match words.bytes().all(|byte| byte.is_ascii_digit()) {
            true => self.digits.saturating_sub(words.len()),
            false => 0,
        };
        "0".repeat(missing) + &words
    }

    fn around(&self, words: String) -> String {
        format!("{}{words}{}", self.before, self.after)
    }
}

/// "[h]", "[mm]": hours or minutes that go on beyond a day.
fn unit(words: &str) -> Option<char> {
    let first = words.chars().next()?.to_ascii_lowercase();
    let is_unit =
        matches!(first, 'h' | 'm' | 's') && words.chars().all(|letter| letter.eq_ignore_ascii_case(&first));
    is_unit.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_is_shown() {
        for (code, value, words) in [
            ("General", 12.5, "12,5"),
            ("dd/mm/yyyy", 45_427.0, "15/5/2024"),
            ("[$-42A]mm/yyyy", 45_427.0, "5/2024"),
            ("\"Tháng \"m/yyyy", 45_427.0, "5/2024"),
            ("\"Tháng \"m", 45_427.0, "5/2024"),
            ("yyyy", 45_427.0, "2024"),
            ("h:mm", 45_427.25, "06:00"),
            ("[h]:mm", 1.25, "30:00"),
            ("m/d/yy h:mm", 45_427.25, "15/5/2024 06:00"),
            ("[$-1010000]d/m/yyyy;@", 45_427.0, "15/5/2024"),
            ("0.0%", 0.125, "12,5%"),
            ("0\" %\"", 12.5, "12,5 %"),
            ("\"Quý \"0", 2.0, "Quý 2"),
            ("#,##0\\ \"đồng\"", 1500.0, "1500 đồng"),
            ("00", 1.0, "01"),
            ("00", 1.5, "1,5"),
            ("_(* #,##0.00_);_(* (#,##0.00)", 12.0, "12"),
            ("[Red]0.00", 0.5, "0,5"),
            ("0.00E+00", 0.5, "0,5"),
            ("@", 7.0, "7"),
            ("[", 7.0, "7"),
        ] {
            assert_eq!(Code::of(code).words(value, false).trim(), words, "{code}");
        }
        let built_in = |number| Code::built_in(number).map(|code| code.words(45_427.0, false));
        assert_eq!(built_in(14).as_deref(), Some("15/5/2024"));
        assert_eq!(built_in(17).as_deref(), Some("5/2024"));
        assert_eq!(built_in(2), None);
    }

    #[test]
    fn sections_are_for_signs_or_conditions() {
        for (code, value, words) in [
            ("\"Đạt \"0%", 0.95, "Đạt 95%"),
            ("0.0%\" kế hoạch\"", 0.955, "95,5% kế hoạch"),
            ("\"Đạt\";\"Không đạt\";\"Chưa làm\"", 1.0, "Đạt"),
            ("\"Đạt\";\"Không đạt\";\"Chưa làm\"", -1.0, "Không đạt"),
            ("\"Đạt\";\"Không đạt\";\"Chưa làm\"", 0.0, "Chưa làm"),
            ("\"tăng \"0%;\"giảm \"0%", -0.05, "giảm 5%"),
            ("#,##0;(#,##0);\"-\"", -5.0, "-5"),
            ("#,##0;(#,##0);\"-\"", 0.0, "0"),
            ("#,##0\" đ\";[Red]#,##0\" đ\"", -5.0, "-5 đ"),
            ("0;-0;;@", 0.0, ""),
            (";;;", 7.0, ""),
            ("[=1]\"Có\";[=0]\"Không\";0", 0.0, "Không"),
            ("[=1]\"Có\";[=0]\"Không\";0", 3.0, "3"),
            ("[>=0.9]\"Tốt \"0%;0%", 0.95, "Tốt 95%"),
            ("[>=0.9]\"Tốt \"0%;0%", 0.5, "50%"),
            ("[=1]\"Có\"", 2.0, "2"),
            ("mm:ss", 0.25 / 24.0, "15:00"),
            ("[mm]:ss", 1.5 / 24.0, "90:00"),
            ("[m]", 1.5 / 24.0, "90"),
            ("[ss]", 1.0 / 1440.0, "60"),
            ("h:mm:ss", 14.5 / 24.0 + 45.0 / 86_400.0, "14:30:45"),
            ("[h]:mm:ss", 30.0 / 24.0 + 5.0 / 86_400.0, "30:00:05"),
            ("hh:mm:ss", 14.5 / 24.0, "14:30"),
        ] {
            assert_eq!(Code::of(code).words(value, false).trim(), words, "{code}");
        }
        let built_in = |number| Code::built_in(number).map(|code| code.words(0.25 / 24.0, false));
        assert_eq!(built_in(45).as_deref(), Some("15:00"));
        assert_eq!(built_in(46).as_deref(), Some("0:15"));
    }
}
