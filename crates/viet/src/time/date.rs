//! Days named by numbers: `ngày 15 tháng 3 năm 2024`, `15/3`, `mùng 3 tháng 3`, `2024-03-15`.

use super::value::{Span, Value};
use super::{Read, Reader, rule::Rule};

/// Words before which, and behind which, "15/4" is a number of a house, a school or a share, no day.
const NO_DAY_AFTER: [&str; 32] = [
    "số",
    "đường",
    "phố",
    "kiệt",
    "ngõ",
    "hẻm",
    "thpt",
    "thcs",
    "trường",
    "lớp",
    "lệ",
    "thị",
    "phường",
    "điều",
    "khoản",
    "điểm",
    "mục",
    "trang",
    "khu",
    "chiếm",
    "đạt",
    "khoảng",
    "hơn",
    "gần",
    "thửa",
    "tờ",
    "tiết",
    "bài",
    "viện",
    "mã",
    "nhà",
    "áp",
];
const NO_DAY_BEFORE: [&str; 42] = [
    "số",
    "tổng",
    "thành",
    "đại",
    "đơn",
    "xã",
    "huyện",
    "phường",
    "hộ",
    "chỉ",
    "nhiệm",
    "dự",
    "tiêu",
    "cán",
    "người",
    "phiếu",
    "thủ",
    "tỉnh",
    "thôn",
    "cơ",
    "doanh",
    "hồ",
    "điểm",
    "trường",
    "bộ",
    "tập",
    "cuộc",
    "nội",
    "diện",
    "đảng",
    "ủy",
    "thời",
    "đường",
    "phố",
    "phòng",
    "ngành",
    "trạm",
    "đồng",
    "ý",
    "lượt",
    "mẫu",
    "nhóm",
];

impl Reader<'_, '_> {
    /// A day in any writing, without a weekday before it.
    pub(super) fn date(&self, at: usize) -> Read<Value> {
        self.dates.read(at, || self.date_at(at))
    }

    fn date_at(&self, at: usize) -> Read<Value> {
        let (mut value, next) = self
            .iso_date(at)
            .or_else(|| self.named_date(at))
            .or_else(|| self.bare_numeric_date(at))
            .or_else(|| self.bare_spelt_date(at))
            .or_else(|| self.month_first(at))?;
        let next = self.near_year(&mut value, next).unwrap_or(next);
        Some((value, next))
    }

    /// `vừa qua`, `tới` behind a day without a year: the last or the next such day
    fn near_year(&self, value: &mut Value, at: usize) -> Option<usize> {
        let Span::Days { first, last, month: Some(month), year: None } = value.span else { return None };
        let (past, next) = match self.any(at, &["vừa qua", "vừa rồi"]) {
            Some(next) => (true, next),
            None => {
                let next = self.any(at, &["sắp tới", "tới đây", "tới"])?;
                let alone = self.is_clause_end(next) || next > at + 1;
                alone.then_some((false, next))?
            }
        };
        let today = self.today();
        let this = today.year();
        let is_over = (month, first) <= (today.month(), today.day());
        let year = match (past, is_over) {
            (true, false) => this.checked_sub(1)?,
            (false, true) => this.checked_add(1)?,
            (true, true) | (false, false) => this,
        };
        value.span = Span::Days { first, last, month: Some(month), year: Some(year) };
        value.past = past;
        Some(next)
    }

    /// `2024-03-15`, `2024/03/15`
    fn iso_date(&self, at: usize) -> Read<Value> {
        let (year, 4) = self.digits(at)? else { return None };
        let separator = self.separator(at + 1)?;
        let (month, _) = self.digits(at + 2)?;
        let (day, _) = (self.separator(at + 3)? == separator).then(|| self.digits(at + 4))??;
        let is_joined = self.glued(at) && !self.mark(at.wrapping_sub(1), "(");
        let is_version = separator == "."
            && !((1900..2100).contains(&year) && self.digits(at + 2)?.1 == 2 && self.digits(at + 4)?.1 == 2);
        if is_joined || is_version || (self.glued(at + 5) && self.dash(at + 5)) {
            return None;
        }
        let value = self.day_value(day, Some(month), Some(i16::try_from(year).ok()?))?;
        // "2024-03-15T16:30" goes on with its hour.
        Some((value, at + 5))
    }

    /// `ngày 15/3/2024`, `ngày 15 tháng 3`, `mùng 3 tháng 3`, `các ngày 10, 11 và 12/7/2024`, `ngày 20 tháng này`
    fn named_date(&self, at: usize) -> Read<Value> {
        let from = self.any(
            at,
            &[
                "các ngày",
                "ngày mùng",
                "ngày mồng",
                "hôm mùng",
                "hôm mồng",
                "ngày",
                "hôm",
                "bữa",
                "mùng",
                "mồng",
            ],
        )?;
        self.numeric_date(from, true)
            .or_else(|| self.spaced_date(from))
            .or_else(|| self.day_list(from))
            .or_else(|| self.spelt_date(from))
            .or_else(|| self.lone_day(from))
    }

    /// `15/3/2024`, `15-3-2024`, `15/3`
    fn bare_numeric_date(&self, at: usize) -> Read<Value> {
        let before = at.wrapping_sub(1);
        if self.glued(at)
            && !matches!(self.word(before), "(" | "\"" | "“" | "," | ":" | ";" | "[" | "'" | "–")
        {
            return None;
        }
        if self.is_number(before) && !self.first(at) {
            return None;
        }
        // "9,5/10"
        if self.glued(at)
            && self.glued(before)
            && self.is_number(at.wrapping_sub(2))
            && self.mark(before, ",")
        {
            return None;
        }
        let (value, next) = self.numeric_date(at, false).or_else(|| self.spaced_date(at))?;
        if let Span::Days { year: None, .. } = value.span {
            let is_share = self.word(at) == "24" && self.word(at + 2) == "7";
            let is_name = NO_DAY_AFTER.contains(&self.word(before)) && !self.first(at);
            let is_part = NO_DAY_BEFORE.contains(&self.word(next)) || self.mark(next, "%");
            if is_share || is_name || is_part {
                return None;
            }
        }
        Some((value, next))
    }

    /// `20-2` where a word before it or behind it tells that it is a day
    pub(super) fn dashed_day(&self, at: usize) -> Read<Value> {
        if !self.dash(at + 1) {
            return None;
        }
        let (value, next) = self.numeric_date(at, true)?;
        let ends = self.is_clause_end(next)
            || matches!(self.word(next), "đến" | "tới" | "năm" | "tại" | "ở" | "và" | "này" | "vừa");
        ends.then_some((value, next))
    }

    /// `30/ 6/ 2024`, `30 - 6 - 2024`: spaces about the separators, with a year of four digits
    fn spaced_date(&self, at: usize) -> Read<Value> {
        let separator = self.any_separator(at + 1).filter(|separator| *separator != ".")?;
        if self.any_separator(at + 3)? != separator || self.goes_on(at + 5) {
            return None;
        }
        if [2, 3, 4].into_iter().any(|step| self.first(at + step)) {
            return None;
        }
        let ((day, 1..=2), (month, 1..=2), (year, 4)) =
            (self.digits(at)?, self.digits(at + 2)?, self.digits(at + 4)?)
        else {
            return None;
        };
        let year = self.full_year(year, 4)?;
        Some((self.day_value(day, Some(month), Some(year))?, at + 5))
    }

    /// `15 tháng 3 năm 2024`, `12 tháng 4, 2024`, `mười lăm tháng tư`
    fn bare_spelt_date(&self, at: usize) -> Read<Value> {
        let before = at.wrapping_sub(1);
        if matches!(self.word(before), "đường" | "phố" | "trường")
            || (self.glued(at) && self.word(before) != "(")
        {
            return None;
        }
        let (_, after) = self.count(at)?;
        if self.word(after) == "của" || self.word(before) == "thứ" {
            return None;
        }
        // "1 tháng trước" is a month ago, "20 tháng này" a day.
        if self
            .phrase(after, "tháng")
            .and_then(|next| self.deictic(next))
            .is_some_and(|(offset, _)| offset != 0)
        {
            return None;
        }
        self.spelt_date(at)
    }

    /// `15/3/2024`, `15-3-2024`, `15.3.2024`, `15/3`; behind "ngày" also `15-3` and spaces about the separator.
    pub(super) fn numeric_date(&self, at: usize, named: bool) -> Read<Value> {
        let (day, 1..=2) = self.digits(at)? else { return None };
        let separator = self.loose_separator(at + 1, named)?;
        let (month, 1..=2) = self.digits(at + 2)? else { return None };
        let after = at + 3;
        if self.loose_separator(after, named) == Some(separator)
            && let Some((year, digits)) = self.digits(after + 1)
            && let Some(year) = self.full_year(year, digits)
        {
            let end = after + 2;
            if self.goes_on(end) {
                return None;
            }
            return Some((self.day_value(day, Some(month), Some(year))?, end));
        }
        if !(separator == "/" || named) || self.goes_on(after) {
            return None;
        }
        let value = self.day_value(day, Some(month), None)?;
        if value.rule == Rule::ImpossibleDay {
            return None;
        }
        match self.year_word(after) {
            Some((year, next)) => Some((self.day_value(day, Some(month), Some(year))?, next)),
            None => Some((value, after)),
        }
    }

    /// `15 tháng 3 năm 2024` behind the words that name it
    fn spelt_date(&self, at: usize) -> Read<Value> {
        let (day, after) = self.count(at)?;
        let month_at = self
            .phrase(after, "tháng")
            .or_else(|| self.any(after, &["của tháng", "/ tháng"]))
            .or_else(|| {
                let named = matches!(self.word(at.wrapping_sub(1)), "ngày" | "mùng" | "mồng");
                named.then(|| self.any(after, &[", tháng", "trong tháng"]))?
            })?;
        if self.is_first_word_of_count(at) && after == at {
            return None;
        }
        if let Some((offset, next)) = self.deictic(month_at) {
            let (year, month) = self.month_away(offset)?;
            return Some((self.day_value(day, Some(i32_to_u32(month)?), Some(year))?, next));
        }
        let (month, mut next) = self.month_number(month_at)?;
        let year = match self.year_tail(next) {
            Some((year, after_year)) => {
                next = after_year;
                Some(year)
            }
            None => match self.comma_year(next) {
                Some((year, after_year)) => {
                    next = after_year;
                    Some(year)
                }
                None => None,
            },
        };
        Some((self.day_value(day, Some(month), year)?, next))
    }

    /// `, 2015` behind a month
    fn comma_year(&self, at: usize) -> Option<(i16, usize)> {
        if !self.mark(at, ",") {
            return None;
        }
        self.plain_year(at + 1)
    }

    /// `tháng 2 ngày 15 năm 2014`, `năm 2014 tháng 2 ngày 15`, `Tháng Mười Hai 29, 2013`: the month before the day
    pub(super) fn month_first(&self, at: usize) -> Read<Value> {
        let (first_year, from) = match self.phrase(at, "năm").and_then(|next| self.plain_year(next)) {
            Some((year, next)) => (Some(year), self.skip(next, &[","])),
            None => (None, at),
        };
        let (month, next) = self.month_number(self.phrase(from, "tháng")?)?;
        let (day, next) = match self.any(next, &["ngày", ", ngày"]) {
            Some(day_at) => {
                let (day, next) = self.count(day_at)?;
                let other = self.is_number_part(next)
                    || self.any_separator(next).is_some()
                    || matches!(self.word(next), "tháng" | "hằng" | "hàng" | "mỗi" | "làm" | "và")
                    || self.joined(next).is_some_and(|next| self.is_number(next));
                (!other).then_some((day, next))?
            }
            None => {
                let (day, 1..=2) = self.digits(next)? else { return None };
                self.comma_year(next + 1)?;
                (day, next + 1)
            }
        };
        let year = first_year
            .map(|year| (year, next))
            .or_else(|| self.year_tail(next).or_else(|| self.comma_year(next)));
        let (year, next) = year.map_or((None, next), |(year, next)| (Some(year), next));
        Some((self.day_value(day, Some(month), year)?, next))
    }

    /// `10, 11 và 12/7/2024`, `10-12/7/2024`, `10 và ngày 25/3`: days that share their month
    pub(super) fn day_list(&self, at: usize) -> Read<Value> {
        let (first, mut next) = self.short_day(at)?;
        let mut last = first;
        let mut joined = 0;
        while let Some((day, after)) = self.joined(next).and_then(|next| {
            let next = self.skip(next, &["ngày"]);
            self.short_day(next)
        }) {
            // "20, 21-2": the 2 is the month.
            if day <= last {
                break;
            }
            (last, next) = (day, after);
            joined += 1;
            if joined > 30 {
                return None;
            }
        }
        if joined == 0 {
            return None;
        }
        // The last of them carries the month.
        let last_at = next - 1;
        // "8-12-5"
        if self.dash(last_at + 1) && self.dash(last_at - 1) {
            return None;
        }
        let (value, next) = self.numeric_date(last_at, true).or_else(|| self.spelt_date(last_at))?;

        let Span::Days { month, year, .. } = value.span else { return None };
        let span =
            Span::Days { first: i8::try_from(first).ok()?, last: i8::try_from(last).ok()?, month, year };
        Some((Value::new(span, Rule::Range), next))
    }

    /// A number of one or two digits that may be a day.
    fn short_day(&self, at: usize) -> Option<(u32, usize)> {
        let (day @ 1..=31, 1..=2) = self.digits(at)? else { return None };
        Some((day, at + 1))
    }

    /// `,`, `và`, `-`, `đến` between parts of a list.
    pub(super) fn joined(&self, at: usize) -> Option<usize> {
        if self.mark(at, ",") || self.mark(at, ";") || self.dash(at) || matches!(self.word(at), "và" | "&") {
            // ", và"
            return Some(self.skip(at + 1, &["và"]));
        }
        None
    }

    /// `ngày 22`: a day of a month that is not said
    fn lone_day(&self, at: usize) -> Read<Value> {
        let (day, next) = self.count(at)?;
        let is_count = matches!(
            self.word(next),
            "lần"
                | "buổi"
                | "tiếng"
                | "giờ"
                | "h"
                | "người"
                | "ca"
                | "bữa"
                | "cuộc"
                | "kg"
                | "%"
                | "triệu"
                | "lớp"
        );
        if is_count || self.word(at) == "năm" || self.is_number_part(next) {
            return None;
        }
        Some((self.day_value(day, None, None)?, next))
    }

    /// `/`, `-` or `.` between numbers, without spaces.
    fn separator(&self, at: usize) -> Option<&str> {
        (self.glued(at) && self.glued(at + 1)).then(|| self.any_separator(at))?
    }

    fn loose_separator(&self, at: usize, loose: bool) -> Option<&str> {
        match self.separator(at) {
            Some(separator) => Some(separator),
            None if loose && self.mark(at, "/") && !self.first(at + 1) => self.any_separator(at),
            None => None,
        }
    }

    fn any_separator(&self, at: usize) -> Option<&str> {
        if self.dash(at) {
            return Some("-");
        }
        match self.word(at) {
            "/" => Some("/"),
            "." => Some("."),
            _ => None,
        }
    }

    /// Tells whether a number or symbol goes on behind a date: "02/2024/TT-BTC", "12-03-2024-KHCN".
    fn goes_on(&self, at: usize) -> bool {
        if !self.glued(at) {
            return false;
        }
        let is_sign = self.mark(at, "/") || self.dash(at) || self.mark(at, ".");
        let next = at + 1;
        match self.word(at) {
            // "15/3/2024-20/3/2024" is a range.
            _ if self.dash(at) && self.is_number(next) && self.numeric_date(next, false).is_some() => false,
            _ if is_sign => self.glued(next) && (self.is_number(next) || self.is_word(next)),
            "%" => true,
            // "15/3h" and the like; "2024T16:30" is handled by the hour.
            _ => self.is_word(at) && self.word(at) != "t",
        }
    }

    /// Tells whether a number goes on with a point, comma or slash: "5.2", "12,5".
    pub(super) fn is_number_part(&self, at: usize) -> bool {
        self.glued(at) && self.glued(at + 1) && self.is_number(at + 1) && self.is_mark(at)
            || self.mark(at, "%")
    }

    /// Returns the value of a day of a month, of which what is impossible is kept as such.
    pub(super) fn day_value(&self, day: u32, month: Option<u32>, year: Option<i16>) -> Option<Value> {
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        let month = match month {
            Some(month) => Some(i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?),
            None => None,
        };
        let longest = match month {
            Some(2) => 29,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        let exists = day <= longest
            && match (month, year) {
                (Some(month), Some(year)) => jiff::civil::Date::new(year, month, day).is_ok(),
                _ => true,
            };
        let span = Span::Days { first: day, last: day, month, year };
        Some(if exists {
            Value::new(span, Rule::OnDay)
        } else {
            Value::new(Span::Unknown, Rule::ImpossibleDay)
        })
    }

    /// Returns the year of four digits, or of two: not further ahead than twenty years.
    pub(super) fn full_year(&self, year: u32, digits: usize) -> Option<i16> {
        match digits {
            4 if (1800..=2299).contains(&year) => i16::try_from(year).ok(),
            2 => {
                let near = 2000 + i16::try_from(year).ok()?;
                Some(if near > self.today().year() + 20 { near - 100 } else { near })
            }
            _ => None,
        }
    }

    /// "năm" before a unit is no count in "tháng năm".
    fn is_first_word_of_count(&self, at: usize) -> bool {
        self.word(at) == "năm"
    }
}

fn i32_to_u32(month: i8) -> Option<u32> {
    u32::try_from(month).ok()
}
