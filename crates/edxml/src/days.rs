//! How days and times are spelt: "2025/06/14", "2025/06/14 07:30:00"; other spellings that are met are read too.

use jiff::civil::{Date, DateTime, Time};

/// Reads a day.
pub(crate) fn day(text: &str) -> Option<Date> {
    let numbers: Vec<&str> = text.trim().get(..10)?.split(['/', '-', '.']).collect();
    let [first, second, third] = numbers.try_into().ok()?;
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads a moment: a day, with its time where there is one.
pub(crate) fn moment(text: &str) -> Option<DateTime> {
    let text = text.trim();
    let day = day(text)?;
    let rest = text.get(10..).unwrap_or_default().trim_start_matches(['T', ' ']);
    let mut numbers = rest.split([':', '.', 'Z', '+']).map(|part| part.trim().parse::<i8>().ok());
    let mut next = || numbers.next().flatten().unwrap_or(0);
    let time = Time::new(next(), next(), next(), 0).unwrap_or(Time::midnight());
    Some(day.to_datetime(time))
}

/// Writes a day.
pub(crate) fn of_day(day: Date) -> String {
    format!("{:04}/{:02}/{:02}", day.year(), day.month(), day.day())
}

/// Writes a moment.
pub(crate) fn of_moment(moment: DateTime) -> String {
    format!("{} {:02}:{:02}:{:02}", of_day(moment.date()), moment.hour(), moment.minute(), moment.second())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_however_they_are_spelt() {
        for text in ["2025/06/14", "2025-06-14", "14/06/2025", " 2025/06/14 07:30:05", "14.06.2025"] {
            assert_eq!(day(text), Some(date(2025, 6, 14)), "{text}");
        }
        for text in ["", "2025", "2025/13/01", "hôm nay, ngày mai", "14/06/25", "ngàyngàyngày"] {
            assert_eq!(day(text), None, "{text}");
        }
        let morning = date(2025, 6, 14).at(7, 30, 5, 0);
        for text in ["2025/06/14 07:30:05", "2025-06-14T07:30:05.250+07:00", "14/06/2025 07:30:05"] {
            assert_eq!(moment(text), Some(morning), "{text}");
        }
        assert_eq!(moment("2025/06/14"), Some(date(2025, 6, 14).at(0, 0, 0, 0)));
        assert_eq!(
            (of_day(morning.date()), of_moment(morning)),
            ("2025/06/14".into(), "2025/06/14 07:30:05".into())
        );
    }
}
