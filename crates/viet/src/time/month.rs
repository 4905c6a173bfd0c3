//! Months, quarters and parts of a year: `tháng 11-12/2023`, `Quý I và II/2024`, `6 tháng đầu năm`.

use super::value::{Span, Value};
use super::{Read, Reader, rule::Rule};

/// The parts of a month, quarter or year.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// "đầu"
    Start,
    /// "giữa"
    Middle,
    /// "cuối"
    End,
}

/// What of a list of months or quarters was read: the first, the last, the year, and what stands behind.
struct Listed {
    first: u32,
    last: u32,
    year: Option<i16>,
    next: usize,
}

impl Reader<'_, '_> {
    /// A month, a quarter, a part of a year, a year or years, in any writing.
    pub(super) fn period(&self, at: usize) -> Read<Value> {
        self.months(at)
            .or_else(|| self.month_of_year(at))
            .or_else(|| self.quarters(at))
            .or_else(|| self.first_or_last_months(at))
            .or_else(|| self.half(at))
            .or_else(|| self.years(at))
            .or_else(|| self.part(at))
    }

    /// `tháng 3/2024`, `tháng 11-12/2023`, `tháng 7 và tháng 8/2024`, `T6/2024`, `tháng sau`, `tháng 8 năm ngoái`
    pub(super) fn months(&self, at: usize) -> Read<Value> {
        if let Some(found) = self.short_month(at) {
            return Some(found);
        }
        let from = self.any(at, &["các tháng", "những tháng", "tháng"])?;
        if let Some((offset, next)) = self.deictic(from) {
            let (year, month) = self.month_away(offset)?;
            let mut value = months_value(month, month, Some(year), Rule::InMonth);
            value.past = offset < 0;
            return Some((value, next));
        }
        // "đường 3 tháng 2", "Cách mạng tháng Tám"
        let before = at.wrapping_sub(1);
        let of_week = self.is_number(before)
            && (self.word(before.wrapping_sub(1)) == "tuần" || self.word(before.wrapping_sub(2)) == "tuần");
        if (self.is_number(before) && !self.first(at) && !of_week) || self.word(before) == "mạng" {
            return None;
        }
        let list = self.list(from, "tháng", Self::month_number, from > at + 1)?;
        // "tháng 2 lần", "tháng 3 triệu đồng": so many a month
        if list.year.is_none()
            && self.is_number(list.next - 1)
            && matches!(
                self.word(list.next),
                "lần" | "buổi" | "lượt" | "cuộc" | "nghìn" | "triệu" | "tỷ" | "đồng" | "người" | "kg"
            )
        {
            return None;
        }
        let (first, last) = (i8::try_from(list.first).ok()?, i8::try_from(list.last).ok()?);
        if first == last
            && list.year.is_none()
            && let Some((year, past, next)) = self.year_of_near_month(at, first, list.next)
        {
            return Some((Value { past, ..months_value(first, last, Some(year), Rule::InMonth) }, next));
        }
        Some((months_value(first, last, list.year, Rule::InMonth), list.next))
    }

    /// `vừa rồi`, `tới`, `này` behind a month without a year, and `hồi` before it: the last or the next such month
    fn year_of_near_month(&self, at: usize, month: i8, next: usize) -> Option<(i16, bool, usize)> {
        let (year, this) = (self.today().year(), self.today().month());
        if let Some(next) = self.any(next, &["vừa rồi", "vừa qua"]) {
            return Some((if month > this { year - 1 } else { year }, true, next));
        }
        if let Some(next) = self.any(next, &["sắp tới", "tới đây", "tới"])
            && (self.is_clause_end(next) || self.word(next - 1) != "tới" || self.word(next - 2) == "sắp")
        {
            return Some((if month <= this { year + 1 } else { year }, false, next));
        }
        if let Some(next) = self.phrase(next, "này") {
            return Some((year, false, next));
        }
        (self.word(at.wrapping_sub(1)) == "hồi")
            .then(|| (if month > this { year - 1 } else { year }, true, next))
    }

    /// `vừa rồi`, `tới` behind a quarter without a year, of which the last month is given
    fn year_of_near_quarter(&self, last: i8, next: usize) -> Option<(i16, bool, usize)> {
        let (year, this) = (self.today().year(), self.today().month());
        if let Some(next) = self.any(next, &["vừa rồi", "vừa qua"]) {
            return Some((if last > this { year - 1 } else { year }, true, next));
        }
        let end = self.any(next, &["sắp tới", "tới đây", "tới"])?;
        let alone = self.is_clause_end(end) || end > next + 1;
        alone.then_some((if last - 2 <= this { year + 1 } else { year }, false, end))
    }

    /// `tháng đầu tiên của năm 2014`, `tháng cuối cùng của năm`, `tháng cuối năm`
    fn month_of_year(&self, at: usize) -> Read<Value> {
        let from = self.phrase(at, "tháng")?;
        let (month, from) = match self.any(from, &["đầu tiên của", "đầu tiên", "đầu của"]) {
            Some(next) => (1, next),
            None => (12, self.any(from, &["cuối cùng của", "cuối cùng", "cuối của", "cuối"])?),
        };
        let next = self.phrase(from, "năm")?;
        let (year, next) = self.year_number(next).map_or((None, next), |(year, next)| (Some(year), next));
        Some((months_value(month, month, year, Rule::InMonth), next))
    }

    /// `T6/2024`
    fn short_month(&self, at: usize) -> Read<Value> {
        if self.word(at) != "t" || self.written(at) != "T" || !self.glued(at + 1) {
            return None;
        }
        let (month, next) = self.month_number(at + 1)?;
        let (year, next) = self.year_tail(next)?;
        let month = i8::try_from(month).ok()?;
        Some((months_value(month, month, Some(year), Rule::InMonth), next))
    }

    /// `Quý II/2024`, `Quý I và II/2024`, `Quý 1 và đầu Quý 2/2024`, `quý này`, `quý đầu năm 2024`, `Q.II/2024`
    pub(super) fn quarters(&self, at: usize) -> Read<Value> {
        let short = self.word(at) == "q" && self.written(at) == "Q" && self.mark(at + 1, ".");
        let from = if short { at + 2 } else { self.any(at, &["các quý", "quý"])? };
        if short && self.quarter_number(from).is_none_or(|(_, next)| self.year_tail(next).is_none()) {
            return None;
        }
        if let Some((offset, next)) = self.deictic(from) {
            let (year, quarter) = self.quarter_away(offset)?;
            let mut value = months_value(quarter * 3 - 2, quarter * 3, Some(year), Rule::InQuarter);
            value.past = offset < 0;
            return Some((value, next));
        }
        if let Some(next) = self.any(from, &["đầu năm", "đầu của năm", "đầu tiên của năm", "đầu tiên năm"])
        {
            let (year, next) = self.year_number(next).map_or((None, next), |(year, next)| (Some(year), next));
            return Some((months_value(1, 3, year, Rule::InQuarter), next));
        }
        if let Some(next) = self.any(from, &["cuối năm", "cuối của năm", "cuối cùng của năm"]) {
            let (year, next) = self.year_number(next).map_or((None, next), |(year, next)| (Some(year), next));
            return Some((months_value(10, 12, year, Rule::InQuarter), next));
        }
        let before = at.wrapping_sub(1);
        // "quý thứ ba của năm 2018"
        if self.word(from) == "thứ" {
            let (quarter, next) = self.quarter_number(from + 1)?;
            let quarter = i8::try_from(quarter).ok()?;
            let (year, next) = self.year_word(next).map_or((None, next), |(year, next)| (Some(year), next));
            return Some((months_value(quarter * 3 - 2, quarter * 3, year, Rule::InQuarter), next));
        }
        let list = self.list(from, "quý", Self::quarter_number, from > at + 1)?;
        // "Quý 1 và đầu Quý 2/2024"
        if !matches!(self.word(before), "đầu" | "giữa" | "cuối")
            && list.year.is_none()
            && list.first == list.last
            && let Some(next) = self.joined(list.next)
            && let Some((value, next)) = self.part(next)
            && let Span::Months { first, last, year } = value.span
        {
            let start = i8::try_from(list.first * 3 - 2).ok()?;
            if start < first {
                return Some((months_value(start, last, year, Rule::Range), next));
            }
        }
        let (first, last) = (i8::try_from(list.first * 3 - 2).ok()?, i8::try_from(list.last * 3).ok()?);
        if list.first == list.last
            && list.year.is_none()
            && let Some((year, past, next)) = self.year_of_near_quarter(last, list.next)
        {
            return Some((Value { past, ..months_value(first, last, Some(year), Rule::InQuarter) }, next));
        }
        Some((months_value(first, last, list.year, Rule::InQuarter), list.next))
    }

    /// `I và II/2024`, `7, 8/2024`, `11-12/2023`: one or several of a unit that share a year
    fn list(
        &self,
        at: usize,
        unit: &str,
        number: fn(&Self, usize) -> Option<(u32, usize)>,
        plural: bool,
    ) -> Option<Listed> {
        let (first, next) = number(self, at)?;
        let mut list = Listed { first, last: first, year: None, next };
        if let Some((year, next)) = self.year_tail(next) {
            return Some(Listed { year: Some(year), next, ..list });
        }
        let (mut last, mut end, mut sure) = (first, next, plural);
        while let Some(joined) = self.joined(end) {
            let repeated = self.phrase(joined, unit);
            let tight = self.dash(end) && self.glued(end) && self.glued(joined);
            let Some((value, after)) =
                number(self, repeated.unwrap_or(joined)).filter(|(value, _)| *value > last)
            else {
                break;
            };
            (last, end) = (value, after);
            // "Quý III - IV": Roman numbers behind a quarter are quarters.
            let roman = unit == "quý" && matches!(self.written(joined), "II" | "III" | "IV");
            sure = sure || repeated.is_some() || tight || roman;
            if let Some((year, after_year)) = self.year_tail(end) {
                return Some(Listed { first, last, year: Some(year), next: after_year });
            }
            if sure {
                list = Listed { first, last, year: None, next: end };
            }
        }
        Some(list)
    }

    /// `3`, `03`, `tư`, `mười hai`: the number of a month behind "tháng"
    pub(super) fn month_number(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((month, digits)) = self.digits(at) {
            let fits = digits <= 2 && (1..=12).contains(&month) && !self.is_decimal(at + 1);
            return fits.then_some((month, at + 1));
        }
        if self.word(at) == "tư" {
            return Some((4, at + 1));
        }
        let (month, next) = self.spelt(at)?;
        // "tháng năm 2024": a blank before the year.
        let blank =
            self.word(at) == "năm" && (self.digits(at + 1).is_some() || self.deictic(at + 1).is_some());
        ((1..=12).contains(&month) && !blank).then_some((month, next))
    }

    /// "5.2", "12,5": a number that goes on.
    fn is_decimal(&self, at: usize) -> bool {
        (self.mark(at, ".") || self.mark(at, ","))
            && self.glued(at)
            && self.glued(at + 1)
            && self.is_number(at + 1)
            || self.mark(at, "%")
    }

    /// `II`, `2`, `02`, `hai`, `tư`
    fn quarter_number(&self, at: usize) -> Option<(u32, usize)> {
        let quarter = match self.word(at) {
            "i" | "1" | "01" | "một" | "l" => 1,
            "ii" | "2" | "02" | "hai" => 2,
            "iii" | "3" | "03" | "ba" => 3,
            "iv" | "4" | "04" | "tư" | "bốn" => 4,
            _ => return None,
        };
        Some((quarter, at + 1))
    }

    /// `6 tháng đầu năm 2024`, `6 tháng cuối năm`, `11 tháng năm 2024`
    fn first_or_last_months(&self, at: usize) -> Read<Value> {
        let (count @ 1..=11, next) = self.count(at)? else { return None };
        let from = self.phrase(next, "tháng")?;
        let count = i8::try_from(count).ok()?;
        let (first, last, next) = if let Some(next) = self.any(from, &["đầu của năm", "đầu năm"]) {
            (1, count, next)
        } else if let Some(next) =
            self.any(from, &["cuối của năm", "cuối năm", "còn lại của năm", "còn lại năm"])
        {
            (13 - count, 12, next)
        } else if self.word(from) == "năm" && self.year_number(from + 1).is_some() {
            (1, count, from + 1)
        } else if let Some((year, next)) = self.any(from, &["đầu"]).and_then(|next| self.year_number(next))
        {
            return Some((months_value(1, count, Some(year), Rule::InPartOfYear), next));
        } else {
            return None;
        };
        let (year, next) = self.year_number(next).map_or((None, next), |(year, next)| (Some(year), next));
        Some((months_value(first, last, year, Rule::InPartOfYear), next))
    }

    /// `nửa đầu năm 2024`, `nửa cuối tháng 6/2024`, `nửa đầu quý III`
    fn half(&self, at: usize) -> Read<Value> {
        let (late, from) = match self.any(at, &["nửa đầu của", "nửa đầu"]) {
            Some(next) => (false, next),
            None => (true, self.any(at, &["nửa cuối của", "nửa sau của", "nửa cuối", "nửa sau"])?),
        };
        if let Some(next) = self.phrase(from, "năm") {
            let (year, next) = self.year_number(next).map_or((None, next), |(year, next)| (Some(year), next));
            let (first, last) = if late { (7, 12) } else { (1, 6) };
            return Some((months_value(first, last, year, Rule::InPartOfYear), next));
        }
        let (value, next) = self.whole_month(from)?;
        let Span::Months { first, last, year } = value.span else { return None };
        let (start, end) = if late { (16, 31) } else { (1, 15) };
        (first == last).then(|| {
            let span = Span::Days { first: start, last: end, month: Some(first), year };
            (Value::new(span, Rule::InPartOfYear), next)
        })
    }

    /// `đầu tháng 12/2023`, `cuối quý IV`, `giữa năm`, `trung tuần tháng 5`, `cuối tháng`
    pub(super) fn part(&self, at: usize) -> Read<Value> {
        if let Some(found) = self.decade(at) {
            return Some(found);
        }
        let part = match self.word(at) {
            "đầu" => Part::Start,
            "giữa" => Part::Middle,
            "cuối" => Part::End,
            _ => return None,
        };
        let from = self.skip(at + 1, &["của"]);
        if let Some((value, next)) = self.whole_month(from) {
            return Some((self.part_of_month(part, value)?, next));
        }
        if let Some((value, next)) = self.quarters(from).or_else(|| self.this_quarter(from)) {
            let Span::Months { first, last, year } = value.span else { return None };
            let (month, rule) = match part {
                Part::Start => (first, Rule::StartOfQuarter),
                Part::Middle => (first + 1, Rule::MiddleOfQuarter),
                Part::End => (last, Rule::EndOfQuarter),
            };
            let mut value = Value { approximate: true, ..months_value(month, month, year, rule) };
            value.past = false;
            return (last - first == 2).then_some((value, next));
        }
        let (year, next) = self.one_year(from)?;
        // "thu, chi đầu năm học" is not of a calendar year.
        if self.word(next) == "học" {
            return None;
        }
        Some((self.part_of_year(part, year)?, next))
    }

    /// `thượng tuần tháng 3`, `trung tuần`, `hạ tuần`: the tens of days of a month
    fn decade(&self, at: usize) -> Read<Value> {
        let (part, from) = match self.word(at) {
            "thượng" => (Part::Start, self.phrase(at + 1, "tuần")?),
            "trung" => (Part::Middle, self.phrase(at + 1, "tuần")?),
            "hạ" => (Part::End, self.phrase(at + 1, "tuần")?),
            _ => return None,
        };
        let (value, next) = self.whole_month(self.skip(from, &["của"]))?;
        let Span::Months { first: month, year, .. } = value.span else { return None };
        let (first, last, rule) = office_days(part);
        let span = Span::Days { first, last, month: Some(month), year };
        Some((Value { approximate: true, ..Value::new(span, rule) }, next))
    }

    /// One month, also the one that is not named ("cuối tháng").
    fn whole_month(&self, at: usize) -> Read<Value> {
        if let Some((value, next)) = self.months(at) {
            let one = matches!(value.span, Span::Months { first, last, .. } if first == last);
            return one.then_some((value, next));
        }
        let next = self.phrase(at, "tháng")?;
        let month = self.today().month();
        (!self.is_number(next))
            .then(|| (months_value(month, month, Some(self.today().year()), Rule::InMonth), next))
    }

    /// "cuối quý": the quarter of the reference.
    fn this_quarter(&self, at: usize) -> Read<Value> {
        let next = self.phrase(at, "quý")?;
        let (year, quarter) = self.quarter_away(0)?;
        Some((months_value(quarter * 3 - 2, quarter * 3, Some(year), Rule::InQuarter), next))
    }

    fn part_of_month(&self, part: Part, value: Value) -> Option<Value> {
        let Span::Months { first: month, year, .. } = value.span else { return None };
        let (mut first, mut last, rule) = office_days(part);
        if self.civil_code_points() {
            (first, last) = match part {
                Part::Start => (1, 1),
                Part::Middle => (15, 15),
                Part::End => {
                    let year = year.unwrap_or_else(|| self.today().year());
                    let end = super::value::last_of_month(year, month)?.day();
                    (end, end)
                }
            };
        }
        let span = Span::Days { first, last, month: Some(month), year };
        Some(Value { approximate: true, past: value.past, ..Value::new(span, rule) })
    }

    fn part_of_year(&self, part: Part, year: i16) -> Option<Value> {
        let (first, last, rule) = match part {
            Part::Start => (1, 3, Rule::StartOfYear),
            Part::Middle => (4, 6, Rule::MiddleOfYear),
            Part::End => (10, 12, Rule::EndOfYear),
        };
        if self.civil_code_points() {
            let (month, day) = match part {
                Part::Start => (1, 1),
                Part::Middle => (6, 30),
                Part::End => (12, 31),
            };
            let day = jiff::civil::Date::new(year, month, day).ok()?;
            return Some(Value { approximate: true, ..Value::day(day, rule) });
        }
        Some(Value { approximate: true, ..months_value(first, last, Some(year), rule) })
    }
}

/// The days of "đầu", "giữa", "cuối tháng" by the convention of offices.
fn office_days(part: Part) -> (i8, i8, Rule) {
    match part {
        Part::Start => (1, 10, Rule::StartOfMonth),
        Part::Middle => (11, 20, Rule::MiddleOfMonth),
        Part::End => (21, 31, Rule::EndOfMonth),
    }
}

fn months_value(first: i8, last: i8, year: Option<i16>, rule: Rule) -> Value {
    Value::new(Span::Months { first, last, year }, rule)
}
