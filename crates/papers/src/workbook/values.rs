//! Values of cells as words: numbers, shares, days, times.

/// Serial numbers from here on are later than the year 9999, which no spreadsheet knows.
const LAST_SERIAL: f64 = 2_958_466.0;
/// Days from 30 December 1899, where serial numbers count from, to 1 January 1904, where those of old Macs do.
const DAYS_TO_1904: i64 = 1_462;
/// Days from 30 December 1899 to 1 January 1970.
const DAYS_TO_1970: i64 = 25_569;
/// Beyond it digits behind the comma mean nothing.
const PLAIN: f64 = 1e15;

/// What a format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    Number,
    Percent,
    /// The day, with a time of day where there is one.
    Day,
    /// "5/2024": a day would be invented.
    Month,
    /// "2024".
    Year,
    /// "14:30", with seconds where the format shows them and there are some.
    Time {
        seconds: bool,
    },
    /// "05:30", minutes and seconds of the hour.
    Minutes,
    /// "30:15", a length of time.
    Duration(Unit),
}

/// The largest unit of a length of time; the next smaller one follows, if the format shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Hours { seconds: bool },
    Minutes { seconds: bool },
    Seconds,
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

/// A length of time: "30:15", hours and minutes, or minutes and seconds.
pub(super) fn duration(serial: f64, unit: Unit) -> String {
    if !(0.0..LAST_SERIAL).contains(&serial) {
        return number(serial);
    }
    let all = (serial * SECONDS).round();
    let (minutes, seconds) = ((all / 60.0).floor(), all % 60.0);
    match unit {
        Unit::Hours { seconds: true } if seconds > 0.0 => {
            format!("{:.0}:{:02.0}:{seconds:02.0}", (minutes / 60.0).floor(), minutes % 60.0)
        }
        Unit::Hours { .. } => format!("{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0),
        Unit::Minutes { seconds: true } => format!("{minutes:.0}:{seconds:02.0}"),
        Unit::Minutes { seconds: false } => format!("{minutes:.0}"),
        Unit::Seconds => format!("{all:.0}"),
    }
}

/// Seconds of a day.
const SECONDS: f64 = 86_400.0;

#[expect(
    clippy::cast_possible_truncation,
    reason = "the serial is checked to lie within the years 1900 to 9999"
)]
pub(super) fn serial_day(serial: f64, is_1904: bool, shown: Shown) -> Option<String> {
    if !(0.0..LAST_SERIAL).contains(&serial) {
        return None;
    }
    let seconds = (serial * SECONDS).round() as i64;
    if shown == Shown::Minutes {
        return Some(format!("{:02}:{:02}", seconds / 60 % 60, seconds % 60));
    }
    if shown == (Shown::Time { seconds: true }) && seconds % 60 > 0 {
        return Some(format!("{:02}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60));
    }
    let minutes = (serial * 1440.0).round() as i64;
    let (day, minute) = (minutes.div_euclid(1440), minutes.rem_euclid(1440));
    let time = format!("{:02}:{:02}", minute / 60, minute % 60);
    if matches!(shown, Shown::Time { .. }) || day == 0 && !is_1904 && minute > 0 {
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
        Shown::Number
        | Shown::Percent
        | Shown::Day
        | Shown::Time { .. }
        | Shown::Minutes
        | Shown::Duration(_) => format!("{day}/{month}/{year}"),
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
    fn iso_days_are_written_as_others() {
        assert_eq!(iso_day("2024-05-15"), "15/5/2024");
        assert_eq!(iso_day("2024-05-15T14:30:00"), "15/5/2024 14:30");
        assert_eq!(iso_day("quý II"), "quý II");
    }
}
