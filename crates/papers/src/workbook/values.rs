//! Values of cells as words, by the codes of their formats.

/// Serial numbers from here on are later than the year 9999, which no spreadsheet knows.
const LAST_SERIAL: f64 = 2_958_466.0;
/// Days from 30 December 1899, where serial numbers count from, to 1 January 1904, where those of old Macs do.
const DAYS_TO_1904: i64 = 1_462;
/// Days from 30 December 1899 to 1 January 1970.
const DAYS_TO_1970: i64 = 25_569;
/// Beyond it digits behind the comma mean nothing.
const PLAIN: f64 = 1e15;

/// How a number is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Code {
    shown: Shown,
    /// Words in front of a number and behind it: "Quý " in `"Quý "0`.
    before: String,
    after: String,
    /// The least number of digits: 2 in `00`, where 1 is "01".
    digits: usize,
}

/// What a format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Number,
    Percent,
    /// The day, with a time of day where there is one.
    Day,
    /// "5/2024": a day would be invented.
    Month,
    /// "2024".
    Year,
    /// "14:30".
    Time,
    /// "30:15", hours and minutes.
    Duration,
}

impl Code {
    /// Reads the code of a format: "dd/mm/yyyy", "0.0%", `"Quý "0`.
    pub(super) fn of(code: &str) -> Self {
        let section = Section::of(code);
        let shown = section.shown();
        if shown == Shown::Number || shown == Shown::Percent {
            let digits = section.whole.chars().filter(|letter| *letter == '0').count();
            Self { shown, before: section.before, after: section.after, digits }
        } else {
            Self { shown, ..Self::default() }
        }
    }

    /// Returns what Excel shows by the numbers of formats that need no code.
    pub(super) fn built_in(number: u32) -> Option<Self> {
        let shown = match number {
            9 | 10 => Shown::Percent,
            14..=16 | 22 | 27..=31 | 34..=36 | 50..=58 => Shown::Day,
            17 => Shown::Month,
            18..=21 | 32 | 33 | 45 | 47 => Shown::Time,
            46 => Shown::Duration,
            _ => return None,
        };
        Some(Self { shown, ..Self::default() })
    }

    /// Writes a number as the format shows it, but exactly: digits that it leaves out are written.
    pub(super) fn words(&self, value: f64, is_1904: bool) -> String {
        let moment = || serial_day(value, is_1904, self.shown).unwrap_or_else(|| number(value));
        match self.shown {
            Shown::Number => {
                let words = number(value);
                let missing = match words.bytes().all(|byte| byte.is_ascii_digit()) {
                    true => self.digits.saturating_sub(words.len()),
                    false => 0,
                };
                format!("{}{}{words}{}", self.before, "0".repeat(missing), self.after)
            }
            Shown::Percent => percent(value),
            Shown::Day | Shown::Month | Shown::Year | Shown::Time => moment(),
            Shown::Duration => duration(value),
        }
    }
}

/// Zeros and words of a format that are kept: more is no format of an office.
const MOST_LETTERS: usize = 40;

/// The first section of a code, which is for numbers above zero.
#[derive(Default)]
struct Section {
    /// The letters that stand for something.
    tokens: String,
    /// Those up to the decimal point.
    whole: String,
    before: String,
    after: String,
    elapsed: bool,
}

impl Section {
    fn of(code: &str) -> Self {
        let mut section = Self::default();
        if code.eq_ignore_ascii_case("general") {
            return section;
        }
        let mut letters = code.chars();
        let mut quoted = false;
        let mut bracket: Option<String> = None;
        while let Some(letter) = letters.next() {
            match (&mut bracket, letter) {
                (Some(words), ']') => {
                    section.elapsed |= is_elapsed(words);
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
                (None, ';') => break,
                (None, ' ') => section.literal(' '),
                (None, _) => section.tokens.push(letter.to_ascii_lowercase()),
            }
        }
        section.whole = section.tokens.split('.').next().unwrap_or_default().to_owned();
        section.whole.truncate(
            section.whole.char_indices().nth(MOST_LETTERS).map_or(section.whole.len(), |(at, _)| at),
        );
        section
    }

    fn literal(&mut self, letter: char) {
        let side = if self.tokens.is_empty() { &mut self.before } else { &mut self.after };
        if side.len() < MOST_LETTERS {
            side.push(letter);
        }
    }

    fn shown(&self) -> Shown {
        let has = |letter: char| self.tokens.contains(letter);
        if self.elapsed {
            return Shown::Duration;
        }
        if self.tokens.contains("general") {
            return Shown::Number;
        }
        match (has('d'), has('m'), has('y'), has('h') || has('s')) {
            (false, false, false, false) if has('%') => Shown::Percent,
            (false, false, false, false) => Shown::Number,
            (false, _, false, true) => Shown::Time,
            (false, true, _, false) => Shown::Month,
            (false, false, true, false) => Shown::Year,
            _ => Shown::Day,
        }
    }
}

/// "[h]", "[mm]": hours or minutes that go on beyond a day.
fn is_elapsed(words: &str) -> bool {
    let letters = words.trim_matches(['h', 'm', 's', 'H', 'M', 'S']);
    letters.is_empty() && !words.is_empty()
}

/// Writes a number with a decimal comma, without zeros at its end.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() || value.abs() >= PLAIN {
        return value.to_string();
    }
    // Fifteen digits are what a spreadsheet keeps: 0.1 + 0.2 is 0.3.
    let whole = format!("{:.0}", value.abs().trunc()).len();
    let words = format!("{value:.*}", 15usize.saturating_sub(whole).min(10));
    let words = match words.contains('.') {
        true => words.trim_end_matches('0').trim_end_matches('.'),
        false => words.as_str(),
    };
    if words == "-0" { "0".to_owned() } else { words.replace('.', ",") }
}

/// Writes a share.
pub(super) fn percent(value: f64) -> String {
    number(value * 100.0) + "%"
}

/// Writes a truth as spreadsheets show it.
pub(super) fn truth(value: bool) -> String {
    if value { "TRUE" } else { "FALSE" }.to_owned()
}

/// A duration: "30:15", hours and minutes.
fn duration(serial: f64) -> String {
    if !(0.0..LAST_SERIAL).contains(&serial) {
        return number(serial);
    }
    let minutes = (serial * 1440.0).round();
    format!("{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the serial is checked to lie within the years 1900 to 9999"
)]
fn serial_day(serial: f64, is_1904: bool, shown: Shown) -> Option<String> {
    if !(0.0..LAST_SERIAL).contains(&serial) {
        return None;
    }
    let minutes = (serial * 1440.0).round() as i64;
    let (day, minute) = (minutes.div_euclid(1440), minutes.rem_euclid(1440));
    let time = format!("{:02}:{:02}", minute / 60, minute % 60);
    if shown == Shown::Time || day == 0 && !is_1904 && minute > 0 {
        return Some(time);
    }
    let (year, month, day) = match day {
        _ if is_1904 => civil(day + DAYS_TO_1904),
        // Excel holds 1900 for a leap year, as Lotus 1-2-3 did: day 60 never was, those before it count one more.
        60 => (1900, 2, 29),
        0..60 => civil(day + 1),
        _ => civil(day),
    };
    Some(match shown {
        Shown::Month => format!("{month}/{year}"),
        Shown::Year => year.to_string(),
        Shown::Day if minute > 0 => format!("{day}/{month}/{year} {time}"),
        Shown::Number | Shown::Percent | Shown::Day | Shown::Time | Shown::Duration => {
            format!("{day}/{month}/{year}")
        }
    })
}

/// Returns year, month and day of a day counted from 30 December 1899, in the Gregorian calendar.
fn civil(days: i64) -> (i64, i64, i64) {
    // From 1 March of the year 0, so that the leap day is the last of its year.
    let days = days - DAYS_TO_1970 + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Writes a day of ISO 8601, "2024-05-15T14:30:00": 15/5/2024 14:30. Other words stay as they are.
pub(super) fn iso_day(words: &str) -> String {
    day_of_iso(words).unwrap_or_else(|| words.to_owned())
}

fn day_of_iso(words: &str) -> Option<String> {
    let (date, time) = words.split_once('T').unwrap_or((words, ""));
    let mut parts = date.splitn(3, '-');
    let mut part = || parts.next()?.parse::<u32>().ok();
    let (year, month, day) = (part()?, part()?, part()?);
    let time = time.get(..5).filter(|time| *time != "00:00");
    Some(match time {
        Some(time) => format!("{day}/{month}/{year} {time}"),
        None => format!("{day}/{month}/{year}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_comma_and_no_zeros_at_their_end() {
        for (value, words) in [
            (1.0, "1"),
            (0.0, "0"),
            (-0.0, "0"),
            (1500.0, "1500"),
            (12.50, "12,5"),
            (0.1 + 0.2, "0,3"),
            (-2.25, "-2,25"),
            (123_456_789_012.0, "123456789012"),
        ] {
            assert_eq!(number(value), words);
        }
        assert_eq!(percent(0.07), "7%");
        assert_eq!(percent(0.125), "12,5%");
    }

    #[test]
    fn serials_are_days_in_both_systems() {
        let day = |serial, is_1904| serial_day(serial, is_1904, Shown::Day).unwrap_or_default();
        for (serial, words) in [
            (1.0, "1/1/1900"),
            (59.0, "28/2/1900"),
            (60.0, "29/2/1900"),
            (61.0, "1/3/1900"),
            (45_292.0, "1/1/2024"),
            (45_351.0, "29/2/2024"),
            (45_427.5, "15/5/2024 12:00"),
            (0.25, "06:00"),
            (2_958_465.0, "31/12/9999"),
        ] {
            assert_eq!(day(serial, false), words);
        }
        assert_eq!(day(0.0, true), "1/1/1904");
        assert_eq!(day(45_427.0 - 1_462.0, true), "15/5/2024");
        assert_eq!(serial_day(-1.0, false, Shown::Day), None);
        assert_eq!(serial_day(3e9, false, Shown::Day), None);
        assert_eq!(serial_day(f64::NAN, false, Shown::Day), None);
    }

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
    fn iso_days_are_written_as_others() {
        assert_eq!(iso_day("2024-05-15"), "15/5/2024");
        assert_eq!(iso_day("2024-05-15T14:30:00"), "15/5/2024 14:30");
        assert_eq!(iso_day("quý II"), "quý II");
    }
}
