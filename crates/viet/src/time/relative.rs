//! Times reckoned from the reference: `ngày mai`, `thứ Sáu tuần sau`, `3 ngày nữa`, `tuần này`, `2 giờ trước`.

use super::lexicon::Phrases;
use super::value::{Span, Value, add_days, add_months};
use super::{Kind, Read, Reader, Reading, rule::Rule};
use jiff::civil::{Date, Weekday};
use std::sync::LazyLock;

/// A unit of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Quarter,
    Year,
}

/// Days by their distance from the reference.
static NEAR_DAYS: LazyLock<Phrases<i64>> = LazyLock::new(|| {
    Phrases::new([
        ("ngày hôm nay", 0),
        ("hôm nay", 0),
        ("bữa nay", 0),
        ("ngày nay", 0),
        ("hôm này", 0),
        ("ngày hôm qua", -1),
        ("hôm qua", -1),
        ("bữa qua", -1),
        ("ngày qua", -1),
        ("ngày hôm kia", -2),
        ("hôm kia", -2),
        ("bữa kia", -2),
        ("ngày hôm kìa", -3),
        ("hôm kìa", -3),
        ("ngày mai", 1),
        ("hôm mai", 1),
        ("bữa mai", 1),
        ("ngày kia", 2),
        ("ngày mốt", 2),
        ("ngày kìa", 3),
        ("mai kia", 2),
        ("ngày hôm sau", 1),
        ("hôm sau", 1),
        ("ngày hôm trước", -1),
        ("hôm trước", -1),
    ])
});

impl Reader<'_, '_> {
    /// A time reckoned from the reference.
    pub(super) fn relative(&self, at: usize) -> Read<Value> {
        self.near_day(at)
            .or_else(|| self.now(at))
            .or_else(|| self.this_day_of(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.ordinal(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.weekend(at))
            .or_else(|| self.week(at))
    }

    /// `này`, `sau`, `trước`, `tới`, `vừa qua`, `ngoái`: how many units away
    pub(super) fn deictic(&self, at: usize) -> Option<(i32, usize)> {
        // "những năm tiếp theo" are not told apart.
        if matches!(self.word(at.wrapping_sub(2)), "những" | "các") {
            return None;
        }
        let (offset, next) = match self.word(at) {
            "này" | "nay" => (0, at + 1),
            "hiện" if self.word(at + 1) == "tại" => (0, at + 2),
            "sau" if self.word(at + 1) == "nữa" => (2, at + 2),
            "sau" | "tới" => (1, at + 1),
            "kế" if self.word(at + 1) == "tiếp" => (1, at + 2),
            "tiếp" if self.word(at + 1) == "theo" => (1, at + 2),
            "trước" if self.word(at + 1) == "nữa" => (-2, at + 2),
            "trước" | "ngoái" | "qua" | "rồi" => (-1, at + 1),
            "vừa" if matches!(self.word(at + 1), "rồi" | "qua") => (-1, at + 2),
            "sắp" if self.word(at + 1) == "tới" => (1, at + 2),
            "kia" => (-2, at + 1),
            _ => return None,
        };
        // "từ thứ hai tới thứ sáu"
        if self.word(at) == "tới" && self.weekday_name(next).is_some() {
            return None;
        }
        // "trong năm trước ngày 15/3", "sau khi": the word belongs to what follows.
        let is_limit = matches!(self.word(at), "sau" | "trước" | "tới")
            && (matches!(
                self.word(next),
                "ngày" | "khi" | "tháng" | "năm" | "quý" | "đó" | "mắt" | "hết" | "kỳ" | "tết"
            ) || self.is_number(next));
        (!is_limit).then_some((offset, next))
    }

    /// `hôm nay`, `ngày mai`, `hôm qua`, `mai`, `ngày kia`, `ngày mốt`, `hôm kìa`
    pub(super) fn near_day(&self, at: usize) -> Read<Value> {
        let found = self.meaning(at, &NEAR_DAYS).map(|(offset, next)| (next, offset));
        let (next, offset) = match found {
            Some((next, _)) if self.phrase(at, "ngày nay").is_some() && !self.is_clause_end(next) => {
                return None;
            }
            // "những ngày qua", "mấy hôm trước"
            Some(_) if matches!(self.word(at.wrapping_sub(1)), "những" | "các" | "mấy" | "nhiều" | "vài") =>
            {
                return None;
            }
            Some(found) => found,
            None if matches!(self.word(at), "mai" | "mốt") && self.is_lone_tomorrow(at) => {
                (at + 1, if self.word(at) == "mai" { 1 } else { 2 })
            }
            None => return None,
        };
        let mut value = Value::day(add_days(self.today(), offset)?, Rule::Relative);
        value.past = offset < 0;
        Some((value, next))
    }

    /// "Mai" is a name, and a flower; as a day it stands alone in small letters at the head of a clause or behind a
    /// word of time.
    fn is_lone_tomorrow(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let heads = at == 0 || self.is_mark(before);
        let led = matches!(
            self.word(before),
            "từ" | "đến"
                | "trước"
                | "vào"
                | "sáng"
                | "trưa"
                | "chiều"
                | "tối"
                | "đêm"
                | "hết"
                | "nhất"
                | "trong"
                | "là"
                | "hay"
                | "hoặc"
                | "khuya"
        );
        let is_name = heads
            && self.is_word(at + 1)
            && self.written(at + 1).chars().next().is_some_and(char::is_uppercase);
        (led && self.written(at) == self.word(at)) || (heads && !is_name && self.word(at + 1) != "mối")
    }

    pub(super) fn is_clause_end(&self, at: usize) -> bool {
        at >= self.len() || self.is_mark(at)
    }

    /// `bây giờ`, `ngay bây giờ`, `ngay lúc này`, `hiện tại`
    fn now(&self, at: usize) -> Read<Value> {
        let next = self
            .any(at, &["ngay bây giờ", "bây giờ", "ngay lúc này", "lúc này", "ngay tức thì", "hiện giờ"])
            .or_else(|| {
                // Inside a sentence it is a particle: "hiện nay trên địa bàn tỉnh".
                let next = self.any(at, &["hiện tại", "hiện nay"])?;
                (at == 0 && next >= self.len()).then_some(next)
            })?;
        let now = self.reference();
        let mut value = Value::day(now.date(), Rule::Relative);
        value.clock = Some(now.time());
        Some((value, next))
    }

    /// `ngày này năm ngoái`, `ngày này tuần sau`
    fn this_day_of(&self, at: usize) -> Read<Value> {
        let from = self.phrase(at, "ngày này")?;
        let unit = match self.word(from) {
            "tuần" => Unit::Week,
            "tháng" => Unit::Month,
            "năm" => Unit::Year,
            _ => return None,
        };
        let (offset, next) = self.deictic(from + 1)?;
        let mut value = self.shifted(unit, i64::from(offset))?;
        value.past = offset < 0;
        Some((value, next))
    }

    /// `cách đây 5 ngày`, `cách đây hai tuần`, `trước đây 5 ngày`
    fn ago(&self, at: usize) -> Read<Value> {
        let from = self.any(
            at,
            &["cách đây khoảng", "cách đây chừng", "cách đây", "cách nay", "trước đây khoảng", "trước đây"],
        )?;
        let (count, unit, next) = self.length(from)?;
        let mut value = self.shifted(unit, -count)?;
        value.past = true;
        Some((value, next))
    }

    /// `3 ngày nữa`, `sau 3 ngày nữa`, `2 tuần trước`, `7 ngày qua`, `3 ngày tới`, `trong 3 ngày tới`
    pub(super) fn counted(&self, at: usize) -> Read<Value> {
        let after = self.phrase(at, "sau");
        let (count, unit, next) = self.length(after.unwrap_or(at))?;
        if matches!(self.word(next), "nữa") {
            return Some((
                self.shifted(unit, count)?,
                self.skip(next + 1, &["kể từ hôm nay", "kể từ bây giờ"]),
            ));
        }
        if after.is_some() {
            return None;
        }
        match self.word(next) {
            "trước" if !self.is_limit_tail(next + 1) => {
                let mut value = self.shifted(unit, -count)?;
                value.past = true;
                Some((value, self.skip(next + 1, &["đây"])))
            }
            "về" if self.word(next + 1) == "trước" => {
                let mut value = self.shifted(unit, -count)?;
                value.past = true;
                Some((value, next + 2))
            }
            "qua" | "vừa" | "gần" => {
                let next = self.any(next, &["vừa qua", "vừa rồi", "qua", "gần đây", "gần nhất"])?;
                Some((self.last_units(unit, count, self.is_commanded(at))?, next))
            }
            "sau" if !self.is_limit_tail(next + 1) => Some((self.shifted(unit, count)?, next + 1)),
            "tới" | "tiếp" | "sắp" => {
                let next = self.any(next, &["tới đây", "tới", "tiếp theo", "sắp tới", "sau"])?;
                if self.is_limit_tail(next) {
                    return None;
                }
                Some((self.next_units(unit, count, self.is_commanded(at))?, next))
            }
            _ => None,
        }
    }

    /// `2 phút vừa rồi`, `24 giờ qua`, `3 giờ tới`: from an hour to an hour
    pub(super) fn hours_about_now(&self, at: usize) -> Option<Reading> {
        let (count, unit @ (Unit::Hour | Unit::Minute | Unit::Second), next) = self.length(at)? else {
            return None;
        };
        let (ahead, next) = match self.any(next, &["vừa qua", "vừa rồi", "qua"]) {
            Some(next) => (false, next),
            None => (true, self.any(next, &["tới đây", "tới", "tiếp theo", "sắp tới"])?),
        };
        if self.is_limit_tail(next) || self.is_number(next) {
            return None;
        }
        let now = self.shifted(Unit::Second, 0)?;
        let other = self.shifted(unit, if ahead { count } else { -count })?;
        let (first, mut last) = if ahead { (now, other) } else { (other, now) };
        last.past = !ahead;
        let mut reading = Reading::new(Kind::Range, last, next);
        reading.start = Some(first);
        Some(reading)
    }

    /// "5 ngày trước ngày họp": the word belongs to what follows.
    pub(super) fn is_limit_tail(&self, at: usize) -> bool {
        matches!(self.word(at), "ngày" | "khi" | "kỳ" | "tết" | "hội" | "cuộc" | "thời" | "đó" | "tháng")
    }

    /// `05 ngày làm việc`, `2 giờ 15 phút`, `1 năm 6 tháng`, `2,5 giờ`: a length, of two units in the smaller one
    pub(super) fn length(&self, at: usize) -> Option<(i64, Unit, usize)> {
        // "2.5 giờ" has one number, not the 5.
        let before = at.wrapping_sub(1);
        if self.is_number(at)
            && self.glued(at)
            && self.glued(before)
            && (self.mark(before, ".") || self.mark(before, ","))
            && self.is_number(at.wrapping_sub(2))
        {
            return None;
        }
        let (count, unit, next) = self.decimal_hours(at).or_else(|| self.simple_length(at))?;
        let Some((more, smaller, end)) = self.more_length(unit, next) else {
            return Some((count, unit, next));
        };
        let scale = match (unit, smaller) {
            (Unit::Hour, Unit::Minute) | (Unit::Minute, Unit::Second) => 60,
            (Unit::Year, Unit::Month) => 12,
            (Unit::Week, Unit::Day) => 7,
            (Unit::Day, Unit::Hour) => 24,
            _ => return Some((count, unit, next)),
        };
        Some((count.checked_mul(scale)?.checked_add(more)?, smaller, end))
    }

    /// `15 phút` behind "2 giờ", `30` behind "2h"
    fn more_length(&self, unit: Unit, at: usize) -> Option<(i64, Unit, usize)> {
        self.simple_length(at).or_else(|| {
            let (minutes, 2) = self.digits(at).filter(|_| unit == Unit::Hour && self.glued(at))? else {
                return None;
            };
            Some((i64::from(minutes), Unit::Minute, at + 1))
        })
    }

    /// `2.5 giờ`, `1,5 tiếng`
    fn decimal_hours(&self, at: usize) -> Option<(i64, Unit, usize)> {
        let (whole, 1..=2) = self.digits(at)? else { return None };
        let (tenths, 1) = self.digits(at + 2)? else { return None };
        let point = self.mark(at + 1, ".") || self.mark(at + 1, ",");
        if !point || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let (unit, next) = self.unit(at + 3)?;
        (unit == Unit::Hour).then_some((i64::from(whole * 60 + tenths * 6), Unit::Minute, next))
    }

    /// `05 ngày làm việc`, `hai tuần`, `nửa tiếng`, `một tiếng rưỡi`: a count and a unit; halves become smaller units
    fn simple_length(&self, at: usize) -> Option<(i64, Unit, usize)> {
        if let Some(from) = self.phrase(at, "nửa") {
            let (unit, next) = self.unit(from)?;
            let (count, unit) = halved(unit)?;
            return Some((count, unit, next));
        }
        let (count, next) = match self.word(at) {
            "vài" | "mấy" => (3, at + 1),
            "dăm" => (5, at + 1),
            "đôi" => (2, at + 1),
            "một" if self.word(at + 1) == "vài" => (3, at + 2),
            _ => self.count(at)?,
        };
        let years = match (self.word(next), self.word(next + 1)) {
            ("thập", "kỷ" | "kỉ" | "niên") => 10,
            ("thế", "kỷ" | "kỉ") => 100,
            _ => 1,
        };
        if years > 1 {
            return Some((i64::from(count) * years, Unit::Year, next + 2));
        }
        let (unit, next) = self.unit(next)?;
        if self.word(next) == "rưỡi" {
            let (half, smaller) = halved(unit)?;
            return Some((i64::from(count) * half * 2 + half, smaller, next + 1));
        }
        Some((i64::from(count), unit, next))
    }

    /// `ngày làm việc`, `tuần`, `tiếng`
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        let unit = match self.word(at) {
            "ngày" | "hôm" | "bữa" => Unit::Day,
            "tuần" => Unit::Week,
            "tháng" => Unit::Month,
            "quý" => Unit::Quarter,
            "năm" => Unit::Year,
            "giờ" | "tiếng" | "h" => Unit::Hour,
            "phút" | "p" => Unit::Minute,
            "giây" => Unit::Second,
            _ => return None,
        };
        if unit == Unit::Day
            && let Some(next) = self.phrase(at + 1, "làm việc")
        {
            return Some((Unit::WorkingDay, next));
        }
        let behind: &[&str] = if unit == Unit::Hour { &["đồng hồ", "làm việc"] } else { &["lễ"] };
        let next = if matches!(unit, Unit::Hour | Unit::Week) { self.skip(at + 1, behind) } else { at + 1 };
        Some((unit, next))
    }

    /// The reference moved by so many units.
    pub(super) fn shifted(&self, unit: Unit, count: i64) -> Option<Value> {
        let seconds = match unit {
            Unit::Second => 1,
            Unit::Minute => 60,
            Unit::Hour => 3600,
            Unit::Day | Unit::WorkingDay | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => {
                return Some(Value::day(self.moved(self.today(), unit, count)?, Rule::Relative));
            }
        };
        let span = jiff::Span::new().try_seconds(count.checked_mul(seconds)?).ok()?;
        let moment = self.reference().checked_add(span).ok()?;
        let mut value = Value::day(moment.date(), Rule::Relative);
        value.clock = Some(moment.time());
        Some(value)
    }

    /// A day moved by so many units.
    pub(super) fn moved(&self, day: Date, unit: Unit, count: i64) -> Option<Date> {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => add_days(day, 0),
            Unit::Day => add_days(day, count),
            Unit::WorkingDay if count < 0 => add_days(day, count),
            Unit::WorkingDay => {
                let count = u32::try_from(count).ok().filter(|count| *count <= 5000)?;
                Some(self.calendar().add_working_days(day, count))
            }
            Unit::Week => add_days(day, count.checked_mul(7)?),
            Unit::Month => add_months(day, count),
            Unit::Quarter => add_months(day, count.checked_mul(3)?),
            Unit::Year => add_months(day, count.checked_mul(12)?),
        }
    }

    /// The days of so many units before today: whole weeks, months or years where nobody orders or reports anything.
    fn last_units(&self, unit: Unit, count: i64, commanded: bool) -> Option<Value> {
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
            let mut value = self.shifted(unit, -count)?;
            value.past = true;
            return Some(value);
        }
        let today = if commanded { self.today() } else { self.beginning(unit) };
        let from = self.moved(today, unit, -count)?;
        let mut value = Value::fixed(from, add_days(today, -1)?, Rule::Relative);
        value.past = true;
        Some(value)
    }

    /// The days of so many units after today: whole weeks, months or years where nobody orders anything.
    fn next_units(&self, unit: Unit, count: i64, commanded: bool) -> Option<Value> {
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
            return self.shifted(unit, count);
        }
        let whole = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year);
        if whole && !commanded {
            let first = self.moved(self.beginning(unit), unit, 1)?;
            let last = add_days(self.moved(first, unit, count)?, -1)?;
            return Some(Value::fixed(first, last, Rule::Relative));
        }
        let to = self.moved(self.today(), unit, count)?;
        Some(Value::fixed(add_days(self.today(), 1)?, to, Rule::Relative))
    }

    /// The first day of the unit in which the reference lies.
    fn beginning(&self, unit: Unit) -> Date {
        let today = self.today();
        match unit {
            Unit::Week => self.monday(),
            Unit::Month => today.first_of_month(),
            Unit::Quarter => {
                let into = i64::from((today.month() - 1) % 3);
                add_months(today.first_of_month(), -into).unwrap_or(today)
            }
            Unit::Year => today.first_of_year(),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::WorkingDay => today,
        }
    }

    /// `thứ Hai đầu tiên của tháng 4/2024`, `ngày cuối cùng của năm 2024`, `tuần đầu tiên của tháng 10`
    fn ordinal(&self, at: usize) -> Read<Value> {
        let (weekday, from) = match self.weekday_name(at) {
            Some((weekday, next)) => (Some(weekday), next),
            None => (None, self.any(at, &["ngày", "tuần"])?),
        };
        if let Some(found) = self.week_of_month(at) {
            return Some(found);
        }
        if let Some(found) = weekday.and_then(|weekday| self.numbered_weekday(weekday, from)) {
            return Some(found);
        }
        let of_week = weekday.is_none() && self.word(at) == "tuần";
        let (last, from) = match self.any(from, &["đầu tiên", "đầu", "thứ nhất"]) {
            Some(next) => (false, next),
            None => (true, self.any(from, &["cuối cùng", "cuối"])?),
        };
        let from = self.skip(from, &["của", "trong"]);
        let (value, next) = self
            .months(from)
            .or_else(|| self.quarters(from))
            .or_else(|| self.years(from))
            .or_else(|| {
                let next = self.phrase(from, "tháng")?;
                let today = self.today();
                Some((Value::fixed(today.first_of_month(), today.last_of_month(), Rule::InMonth), next))
            })
            .or_else(|| {
                let next = self.phrase(from, "năm")?;
                let today = self.today();
                Some((Value::fixed(today.first_of_year(), today.last_of_year(), Rule::InYear), next))
            })?;
        let (Some(first_day), Some(last_day)) = self.resolve(&value) else { return None };
        let day = match (weekday, last) {
            (Some(weekday), false) => first_day.yesterday().ok()?.nth_weekday(1, weekday).ok()?,
            (Some(weekday), true) => last_day.tomorrow().ok()?.nth_weekday(-1, weekday).ok()?,
            (None, false) if of_week => first_day.yesterday().ok()?.nth_weekday(1, Weekday::Monday).ok()?,
            (None, true) if of_week => {
                let sunday = last_day.tomorrow().ok()?.nth_weekday(-1, Weekday::Sunday).ok()?;
                add_days(sunday, -6)?
            }
            (None, false) => first_day,
            (None, true) => last_day,
        };
        let end = if of_week { add_days(day, 6)? } else { day };
        Some((Value::fixed(day, end, Rule::Relative), next))
    }

    /// `thứ ba thứ ba của tháng 9 năm 2014`: the third Tuesday
    fn numbered_weekday(&self, weekday: Weekday, at: usize) -> Read<Value> {
        let (number, next) = self.place(self.any(at, &["thứ", "lần thứ"])?)?;
        let (value, next) = self.months(self.any(next, &["của", "trong"])?)?;
        let (Some(first_day), _) = self.resolve(&value) else { return None };
        let number = i32::try_from(number).ok().filter(|number| (1..=5).contains(number))?;
        let day = first_day.yesterday().ok()?.nth_weekday(number, weekday).ok()?;
        Some((Value::day(day, Rule::Relative), next))
    }

    /// `nhất`, `hai`, `tư`, `15` behind "thứ"
    fn place(&self, at: usize) -> Option<(u32, usize)> {
        match self.word(at) {
            "tư" => Some((4, at + 1)),
            "nhất" => Some((1, at + 1)),
            "nhì" => Some((2, at + 1)),
            _ => self.count(at),
        }
    }

    /// `tuần 15 năm 2024`, `tuần thứ 15 của năm 2024`, `tuần 15/2024`: weeks of the year by ISO 8601
    fn week_of_year(&self, number: u32, at: usize) -> Read<Value> {
        let (year, next) = self
            .any(at, &["của năm", "trong năm", "năm"])
            .and_then(|next| self.year_number(next))
            .or_else(|| self.year_tail(at).filter(|_| self.mark(at, "/")))?;
        let number = i8::try_from(number).ok()?;
        let monday = jiff::civil::ISOWeekDate::new(year, number, Weekday::Monday).ok()?.date();
        Some((Value::fixed(monday, add_days(monday, 6)?, Rule::InWeek), next))
    }

    /// `tuần thứ hai của tháng 3`, `tuần 2 tháng 3`: weeks that begin in the month
    fn week_of_month(&self, at: usize) -> Read<Value> {
        let from = self.any(at, &["tuần lễ thứ", "tuần thứ", "tuần"])?;
        let (number, next) = self.place(from)?;
        if let Some(found) = self.week_of_year(number, next) {
            return Some(found);
        }
        let (value, next) = self.months(self.skip(next, &["của", "trong", ","]))?;
        let (Some(first_day), _) = self.resolve(&value) else { return None };
        let number = i32::try_from(number).ok().filter(|number| (1..=5).contains(number))?;
        let monday = first_day.yesterday().ok()?.nth_weekday(number, Weekday::Monday).ok()?;
        Some((Value::fixed(monday, add_days(monday, 6)?, Rule::InWeek), next))
    }

    /// `thứ Sáu tuần sau`, `thứ 2`, `chủ nhật này`, `T7`, `CN tuần này`, `thứ Hai vừa rồi`; a date behind it wins
    fn weekday(&self, at: usize) -> Read<Value> {
        // "hôm thứ hai" is over.
        let was = self.word(at) == "hôm";
        let (weekday, next) = self.weekday_name(if was { at + 1 } else { at })?;
        if let Some((mut date, after)) = self.date_behind_weekday(next) {
            date.span = self.on_weekday(date.span, weekday);
            return Some((date, after));
        }
        let today = self.today();
        if let Some((offset, after)) =
            self.any(next, &["của tuần", "tuần", "trong tuần"]).and_then(|from| self.deictic(from))
        {
            let monday = add_days(self.monday(), i64::from(offset) * 7)?;
            let day = add_days(monday, i64::from(weekday.to_monday_zero_offset()))?;
            let mut value = Value::day(day, Rule::Relative);
            value.past = offset < 0;
            return Some((value, after));
        }
        let (day, after, past) = match self.deictic(next) {
            Some((offset, after)) if offset < 0 => (today.nth_weekday(-1, weekday).ok()?, after, true),
            Some((_, after)) => (today.nth_weekday(1, weekday).ok()?, after, false),
            None if was => (today.nth_weekday(-1, weekday).ok()?, next, true),
            None => (today.nth_weekday(1, weekday).ok()?, next, false),
        };
        // "thứ Hai vừa rồi" said on a Wednesday, "thứ Hai" as an ordinal.
        if after == next && self.is_ordinal(at, next) {
            return None;
        }
        let mut value = Value::day(day, Rule::Relative);
        value.past = past;
        Some((value, after))
    }

    /// A day without its year gets the one in which it falls on the weekday: this year's, else one beside it.
    fn on_weekday(&self, span: Span, weekday: Weekday) -> Span {
        let Span::Days { first, last, month: Some(month), year: None } = span else { return span };
        let this = self.this_year();
        let fits = |year: &i16| Date::new(*year, month, first).is_ok_and(|day| day.weekday() == weekday);
        let year = [this, this.saturating_add(1), this.saturating_sub(1)].into_iter().find(fits);
        Span::Days { first, last, month: Some(month), year }
    }

    /// `, ngày 12/4/2024`, ` (12/4)` behind a weekday
    fn date_behind_weekday(&self, at: usize) -> Read<Value> {
        let from = if self.mark(at, ",") { at + 1 } else { at };
        if self.mark(at, "(") {
            let (value, next) = self.date(at + 1)?;
            return self.mark(next, ")").then_some((value, next + 1));
        }
        // A bare number behind a comma is too little.
        let dated = |value: &Value| matches!(value.span, Span::Days { month: Some(_), .. });
        if from > at
            && !matches!(self.word(from), "ngày" | "mùng" | "mồng")
            && !self.date(from).is_some_and(|(value, _)| dated(&value))
        {
            return self.dashed_day(from);
        }
        // "T5 22/12", "thứ 5 22/12": the number before the day is the weekday's.
        if self.is_number(at.wrapping_sub(1))
            && self.is_number(at)
            && !self.glued(at)
            && self.mark(at + 1, "/")
        {
            return self.numeric_date(at, false);
        }
        self.date(from)
    }

    /// `thứ hai`, `thứ 2`, `chủ nhật`, `T7`, `CN`, behind `ngày` too
    pub(super) fn weekday_name(&self, at: usize) -> Option<(Weekday, usize)> {
        let at = if self.word(at) == "ngày" && matches!(self.word(at + 1), "thứ" | "chủ") {
            at + 1
        } else {
            at
        };
        let weekday = match (self.word(at), self.word(at + 1)) {
            ("thứ", "hai" | "2") => Weekday::Monday,
            ("thứ", "ba" | "3") => Weekday::Tuesday,
            ("thứ", "tư" | "4" | "bốn") => Weekday::Wednesday,
            ("thứ", "năm" | "5") => Weekday::Thursday,
            ("thứ", "sáu" | "6") => Weekday::Friday,
            ("thứ", "bảy" | "bẩy" | "7") => Weekday::Saturday,
            ("chủ", "nhật") => Weekday::Sunday,
            ("t" | "th", "2" | "3" | "4" | "5" | "6" | "7")
                if self.written(at) == "T" && self.glued(at + 1)
                    || self.written(at) == "Th" && self.mark(at + 2, ",") =>
            {
                let led = self.glued(at) && !self.mark(at.wrapping_sub(1), "(");
                if led || self.glued(at + 2) && !self.mark(at + 2, ",") && !self.mark(at + 2, ")") {
                    return None;
                }
                match self.word(at + 1) {
                    "2" => Weekday::Monday,
                    "3" => Weekday::Tuesday,
                    "4" => Weekday::Wednesday,
                    "5" => Weekday::Thursday,
                    "6" => Weekday::Friday,
                    _ => Weekday::Saturday,
                }
            }
            ("cn", _) if self.is_short_sunday(at) => return Some((Weekday::Sunday, at + 1)),
            _ => return None,
        };
        if self.is_number(at + 1) && self.is_number_part(at + 2) {
            return None;
        }
        Some((weekday, at + 2))
    }

    /// `CN` is Sunday before a week or a date, never in KH&CN.
    fn is_short_sunday(&self, at: usize) -> bool {
        !self.glued(at)
            && !self.mark(at.wrapping_sub(1), "&")
            && self.written(at) == "CN"
            && (matches!(self.word(at + 1), "tuần" | "này" | "ngày")
                || self.numeric_date(at + 1, false).is_some()
                || self.mark(at + 1, ",") && self.numeric_date(at + 2, false).is_some())
    }

    /// "lần thứ hai", "thứ hai, bố trí kinh phí", "nội dung thứ ba là": ordinals.
    fn is_ordinal(&self, at: usize, next: usize) -> bool {
        if self.word(at) != "thứ" {
            // "phong trào Ngày Chủ nhật xanh"
            return self.word(next) == "xanh";
        }
        let before = self.word(at.wrapping_sub(1));
        let led = matches!(
            before,
            "lần"
                | "tuần"
                | "dung"
                | "vụ"
                | "kỳ"
                | "quý"
                | "hạng"
                | "người"
                | "điểm"
                | "vấn"
                | "đề"
                | "loại"
                | "nhóm"
                | "bước"
                | "khoản"
                | "đứng"
                | "xếp"
                | "thế"
                | "ý"
                | "phần"
                | "năm"
                | "đợt"
                | "họp"
                | "nước"
                | "bên"
                | "bậc"
                | "cấp"
                | "giai"
                | "lớn"
                | "thành"
                | "tỉnh"
                | "cột"
                | "dòng"
                | "hàng"
                | "con"
                | "cái"
                | "chiếc"
                | "phương"
                | "khóa"
                | "khoá"
                | "hội"
                | "cuộc"
                | "nghiệp"
        );
        // "Thứ hai, ..." heads a clause of an enumeration.
        let heads = (at == 0 || self.is_mark(at.wrapping_sub(1)) || self.first(at))
            && (self.mark(next, ",") || self.mark(next, ":"))
            && self.hour_alone(next + 1).is_none();
        led || heads || self.word(next) == "nhất"
    }

    /// `cuối tuần`, `cuối tuần này`, `cuối tuần sau`, `đầu tuần tới`
    fn weekend(&self, at: usize) -> Read<Value> {
        let (first, last, from) = if let Some(next) = self.any(at, &["cuối tuần", "dịp cuối tuần"])
        {
            (5, 6, next)
        } else if let Some(next) = self.phrase(at, "đầu tuần") {
            (0, 1, next)
        } else {
            (2, 3, self.phrase(at, "giữa tuần")?)
        };
        let (offset, next) = self.deictic(from).unwrap_or((0, from));
        let monday = add_days(self.monday(), i64::from(offset) * 7)?;
        let mut value = Value::fixed(add_days(monday, first)?, add_days(monday, last)?, Rule::InWeek);
        value.past = offset < 0;
        value.approximate = true;
        Some((value, next))
    }

    /// `tuần này`, `tuần sau nữa`, `sang tuần`, `hết tuần`
    fn week(&self, at: usize) -> Read<Value> {
        let (offset, next) = match self.any(at, &["sang tuần", "tuần sang"]) {
            Some(next) => (1, next),
            None => {
                let from = self.phrase(at, "tuần")?;
                match self.deictic(from) {
                    Some(found) => found,
                    None if matches!(self.word(at.wrapping_sub(1)), "hết" | "trong")
                        && self.is_clause_end(from) =>
                    {
                        (0, from)
                    }
                    None => return None,
                }
            }
        };
        let monday = add_days(self.monday(), i64::from(offset) * 7)?;
        let mut value = Value::fixed(monday, add_days(monday, 6)?, Rule::InWeek);
        value.past = offset < 0;
        Some((value, next))
    }

    fn monday(&self) -> Date {
        let today = self.today();
        add_days(today, -i64::from(today.weekday().to_monday_zero_offset())).unwrap_or(today)
    }

    /// The year and month so many months away.
    pub(super) fn month_away(&self, offset: i32) -> Option<(i16, i8)> {
        let day = add_months(self.today().first_of_month(), i64::from(offset))?;
        Some((day.year(), day.month()))
    }

    /// The year and quarter so many quarters away.
    pub(super) fn quarter_away(&self, offset: i32) -> Option<(i16, i8)> {
        let day = add_months(self.today().first_of_month(), i64::from(offset) * 3)?;
        Some((day.year(), (day.month() - 1) / 3 + 1))
    }

    /// The first and last day of a value by the reference, for what is reckoned from it.
    pub(super) fn resolve(&self, value: &Value) -> (Option<Date>, Option<Date>) {
        value.span.resolve(super::value::Lean::Same, self.anchor())
    }
}

/// Half a unit in a smaller one (Bộ luật Dân sự 2015 art. 146(1): half a month is 15 days, half a year 6 months).
fn halved(unit: Unit) -> Option<(i64, Unit)> {
    match unit {
        Unit::Minute => Some((30, Unit::Second)),
        Unit::Hour => Some((30, Unit::Minute)),
        Unit::Day => Some((12, Unit::Hour)),
        Unit::Month => Some((15, Unit::Day)),
        Unit::Year => Some((6, Unit::Month)),
        Unit::Second | Unit::WorkingDay | Unit::Week | Unit::Quarter => None,
    }
}
