//! Limits and ranges about a time: `trước ngày 15/3`, `chậm nhất`, `từ ... đến ...`, `05 ngày làm việc kể từ ngày ...`.

use super::lexicon::Phrases;
use super::relative::Unit;
use super::value::{Lean, Span, Value, add_days};
use super::{Kind, Reader, Reading, rule::Rule};
use jiff::civil::Time;
use std::sync::LazyLock;

/// Words of limit with what they mean; longer ones first.
const HEADS: &[(&str, Kind)] = &[
    ("chậm nhất là trước", Kind::Before),
    ("chậm nhất trước", Kind::Before),
    ("muộn nhất trước", Kind::Before),
    ("trước thời điểm", Kind::Before),
    ("đến trước", Kind::Before),
    ("trước", Kind::Before),
    ("chậm nhất là đến hết", Kind::By),
    ("chậm nhất là đến", Kind::By),
    ("chậm nhất là vào", Kind::By),
    ("chậm nhất là trong", Kind::By),
    ("chậm nhất là", Kind::By),
    ("chậm nhất vào", Kind::By),
    ("chậm nhất đến hết", Kind::By),
    ("chậm nhất hết", Kind::By),
    ("chậm nhất đến", Kind::By),
    ("chậm nhất trong", Kind::By),
    ("chậm nhất :", Kind::By),
    ("chậm nhất", Kind::By),
    ("muộn nhất là vào", Kind::By),
    ("muộn nhất là đến", Kind::By),
    ("muộn nhất là", Kind::By),
    ("muộn nhất vào", Kind::By),
    ("muộn nhất đến", Kind::By),
    ("muộn nhất", Kind::By),
    ("trễ nhất là", Kind::By),
    ("trễ nhất vào", Kind::By),
    ("trễ nhất", Kind::By),
    ("không muộn hơn", Kind::By),
    ("không chậm hơn", Kind::By),
    ("không trễ hơn", Kind::By),
    ("không quá", Kind::By),
    ("cho đến hết", Kind::By),
    ("cho đến", Kind::By),
    ("cho tới hết", Kind::By),
    ("cho tới", Kind::By),
    ("đến hết", Kind::By),
    ("tới hết", Kind::By),
    ("đến", Kind::By),
    ("tới", Kind::By),
    ("hết", Kind::By),
    ("trong khoảng thời gian", Kind::Within),
    ("trong khoảng", Kind::Within),
    ("trong thời gian", Kind::Within),
    ("trong thời hạn", Kind::Within),
    ("trong vòng", Kind::Within),
    ("trong suốt", Kind::Within),
    ("trong cả", Kind::Within),
    ("trong", Kind::Within),
    ("bắt đầu từ", Kind::From),
    ("bắt đầu kể từ", Kind::From),
    ("tính từ", Kind::From),
    ("kể từ", Kind::From),
    ("từ sau", Kind::After),
    ("từ", Kind::From),
    ("ngay sau", Kind::After),
    ("sau", Kind::After),
    ("thời hạn", Kind::Within),
    ("tối đa", Kind::By),
    ("quá", Kind::After),
    ("suốt", Kind::Within),
    ("bắt đầu", Kind::From),
];

static HEAD_TABLE: LazyLock<Phrases<Kind>> = LazyLock::new(|| Phrases::new(HEADS.iter().copied()));

impl Reader<'_, '_> {
    /// A time with its words of limit, or a range.
    pub(super) fn limited(&self, at: usize) -> Option<Reading> {
        let (kind, next) = self.meaning(at, &HEAD_TABLE)?;
        // "sau 3 ngày nữa" is one value.
        if kind == Kind::After && self.counted(at).is_some() {
            return None;
        }
        if let Some(range) = self.range(at, kind, next) {
            return Some(range);
        }
        if let Some(length) = self.length_of_event(kind, next) {
            return Some(length);
        }
        if matches!(self.word(at), "tối" | "quá" | "suốt" | "thời") {
            return None;
        }
        let next = if kind == Kind::Within { self.skip(next, &["buổi"]) } else { next };
        if let Some((value, next)) = self.value(next) {
            return self.limit_value(at, kind, value, next);
        }
        if let Some((value, next)) = self.session_of_council(next).or_else(|| self.short_month_and_year(next))
        {
            return self.limit_value(at, kind, value, next);
        }
        // "kể từ ngày ký": the day is not known.
        if self.word(at) != "sau"
            && matches!(kind, Kind::From)
            && let Some(end) = self.event_words(next)
            && matches!(self.word(next), "ngày" | "khi")
            && matches!(self.word(next + 1), "ký" | "ban" | "có" | "nhận" | "được" | "công" | "đăng")
            && self.word(at) != "từ"
        {
            return Some(Reading::new(Kind::From, Value::new(Span::Unknown, Rule::FromDay), end));
        }
        None
    }

    fn limit_value(&self, at: usize, kind: Kind, value: Value, next: usize) -> Option<Reading> {
        // "trong ngày hôm qua" looks back, and is no limit; "trong 3 ngày tới" is what it says.
        let mut next = next;
        if kind == Kind::From {
            // "từ tháng 11-12/2023" is a range though it has one word.
            let several = matches!(value.span, Span::Months { first, last, .. } if last - first > 2 || (first != last && value.rule == Rule::InMonth))
                || matches!(value.span, Span::Years { first, last } if first != last)
                || value.rule == Rule::Range;
            if several {
                return Some(Reading::new(Kind::Range, value, next));
            }
            next = self.skip(next, &["trở đi", "trở về sau"]);
        }
        if kind == Kind::By
            && matches!(self.word(at), "đến" | "tới")
            && value.rule == Rule::Relative
            && value.past
        {
            return None;
        }
        Some(Reading::new(kind, value, next))
    }

    /// `năm`, `tháng`, `quý`, `tuần` behind "hết": the one of the reference
    fn this_unit(&self, at: usize) -> Option<(Value, usize)> {
        if self.word(at.wrapping_sub(1)) != "hết" {
            return None;
        }
        let today = self.today();
        let (from, to, rule) = match self.word(at) {
            "năm" => (today.first_of_year(), today.last_of_year(), Rule::InYear),
            "tháng" => (today.first_of_month(), today.last_of_month(), Rule::InMonth),
            "ngày" if !self.is_number(at + 1) => (today, today, Rule::Relative),
            "quý" => {
                let (year, quarter) = self.quarter_away(0)?;
                let span = Span::Months { first: quarter * 3 - 2, last: quarter * 3, year: Some(year) };
                return Some((Value::new(span, Rule::InQuarter), at + 1));
            }
            _ => return None,
        };
        Some((Value::fixed(from, to, rule), at + 1))
    }

    /// `6/2025` behind a word of limit
    fn short_month_and_year(&self, at: usize) -> Option<(Value, usize)> {
        let (month @ 1..=12, 1..=2) = self.digits(at)? else { return None };
        if !self.mark(at + 1, "/") || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let (year, next) = self.year_tail(at + 1)?;
        if self.glued(next) && self.is_word(next) {
            return None;
        }
        let month = i8::try_from(month).ok()?;
        Some((Value::new(Span::Months { first: month, last: month, year: Some(year) }, Rule::InMonth), next))
    }

    /// `6/2025` alone in its text or cell, or behind "hoàn thành"
    pub(super) fn lone_month_and_year(&self, at: usize) -> Option<(Value, usize)> {
        let before = at.wrapping_sub(1);
        let led = at == 0 || matches!(self.word(before), "thành" | "hạn" | "xong" | ":" | "-");
        let (value, next) =
            if led && !self.glued(at) { self.short_month_and_year(at)? } else { return None };
        let ends = next >= self.len() || self.is_mark(next) || self.first(next);
        ends.then_some((value, next))
    }

    /// `từ ngày 10 đến ngày 12/7/2024`, `từ nay đến hết năm`, `từ đầu năm đến nay`, `từ 8h00 đến 11h30 ngày 15/3`
    fn range(&self, at: usize, kind: Kind, next: usize) -> Option<Reading> {
        let from = match kind {
            Kind::From => next,
            Kind::Within => self.any(next, &["từ", "kể từ"]).unwrap_or(next),
            Kind::Plain
            | Kind::Before
            | Kind::By
            | Kind::After
            | Kind::Range
            | Kind::Length(_)
            | Kind::Rhythm => {
                return None;
            }
        };
        if kind == Kind::Within && from == next && !matches!(self.word(at + 1), "khoảng" | "thời") {
            return None;
        }
        if let Some(next) = self.any(from, &["nay", "bây giờ"]).filter(|_| self.word(from) != "ngày") {
            return self.range_from_now(next);
        }
        if let Some((start, next)) = self.value(from)
            && let Some(range) = self.range_to(start, next)
        {
            return Some(range);
        }
        // "từ 13 đến 15 tháng 7", "từ 9 đến 11 giờ sáng mai", "từ tháng 9 đến 12/2024"
        if let Some((number, next)) = self.count(from).filter(|(number, _)| (0..=31).contains(number)) {
            let to = self.range_word(next)?;
            let (end, next) = self.value(to)?;
            return self.range_of_number(number, end, next);
        }
        (kind == Kind::Within)
            .then(|| self.value(from))?
            .map(|(value, next)| Reading::new(Kind::Within, value, next))
    }

    fn range_from_now(&self, next: usize) -> Option<Reading> {
        let to = self.any(
            next,
            &["cho đến hết", "cho đến trước", "đến hết", "đến trước", "cho đến", "đến", "tới", "cho tới"],
        )?;
        let before = self.word(to.wrapping_sub(1)) == "trước";
        let to = self.skip(to, &["dịp"]);
        let (mut end, next) = self.value(to).or_else(|| self.this_unit(to))?;
        // "từ nay đến Tết" ends the day before.
        if (before || matches!(end.rule, Rule::Lunar))
            && let Span::Fixed { from: Some(from), .. } = end.span
        {
            end.span = Span::Fixed { from: add_days(from, -1), to: add_days(from, -1) };
        }
        let mut reading = Reading::new(Kind::Range, end, next);
        reading.start = Some(Value::day(self.today(), Rule::Range));
        Some(reading)
    }

    /// The rest of a range of which the start was read.
    pub(super) fn range_to(&self, start: Value, next: usize) -> Option<Reading> {
        if let Some(next) = self
            .any(next, &["đến nay", "tới nay", "cho đến nay", "đến hiện nay", "đến bây giờ", "đến hôm nay"])
        {
            let mut reading = Reading::new(Kind::Range, Value::day(self.today(), Rule::Range), next);
            reading.start = Some(start);
            return Some(reading);
        }
        let to = self.range_word(next)?;
        let (end, next) = match self.value(to) {
            Some(found) => found,
            // "từ ngày 10/6 đến 15" and "từ mai đến hết tuần" go without.
            None => self.bare_end(&start, to).or_else(|| self.this_unit(to))?,
        };
        let mut reading = Reading::new(Kind::Range, end, next);
        // "từ 8h00 đến 11h30 ngày 15/3": the day stands at the end, or at the start only.
        if start.clock.is_some() && end.clock.is_some() {
            let start_has_day =
                start.rule == Rule::AtHour && start.span != Value::day(self.today(), Rule::AtHour).span;
            let end_has_day = end.span != Value::day(self.today(), Rule::AtHour).span;
            if start_has_day && !end_has_day {
                reading.value.span = start.span;
            }
            let mut first = start;
            if end_has_day && !start_has_day {
                first.span = end.span;
            }
            reading.start = Some(first);
            return Some(reading);
        }
        reading.start = Some(start);
        Some(reading)
    }

    /// `đến`, `đến hết`, `-` between the ends of a range.
    fn range_word(&self, at: usize) -> Option<usize> {
        if self.dash(at) {
            return Some(self.skip(at + 1, &["đến"]));
        }
        let at = if self.mark(at, ",") { at + 1 } else { at };
        self.any(at, &["cho đến hết", "đến hết", "tới hết", "cho đến", "đến", "tới", "cho tới"])
    }

    /// `15` behind `từ ngày 10 đến`
    fn bare_end(&self, start: &Value, at: usize) -> Option<(Value, usize)> {
        let Span::Days { month: Some(month), year, .. } = start.span else { return None };
        let (day, 1..=2) = self.digits(at)? else { return None };
        let value = self.day_value(day, u32::try_from(month).ok(), year)?;
        Some((value, at + 1))
    }

    fn range_of_number(&self, number: u32, end: Value, next: usize) -> Option<Reading> {
        let number = i8::try_from(number).ok()?;
        let mut start = end;
        if let Some(clock) = end.clock {
            let hour = if clock.hour() >= 12 && number + 12 <= clock.hour() { number + 12 } else { number };
            start.clock = Some(Time::new(hour, 0, 0, 0).ok()?);
        } else {
            start.span = match end.span {
                Span::Days { first, last, month, year } if first == last && month.is_some() => {
                    Span::Days { first: number, last: number, month, year }
                }
                Span::Months { last, year, .. } if (1..=last).contains(&number) => {
                    Span::Months { first: number, last: number, year }
                }
                Span::Days { .. }
                | Span::Months { .. }
                | Span::Years { .. }
                | Span::Fixed { .. }
                | Span::Unknown => {
                    return None;
                }
            };
        }
        let mut reading = Reading::new(Kind::Range, end, next);
        reading.start = Some(start);
        Some(reading)
    }

    /// A range without words: `15/3 - 20/3/2024`, `9:30 - 11:00`, `15/3 đến 20/3`
    pub(super) fn dashed(&self, at: usize) -> Option<Reading> {
        if let Some(found) = self.short_days(at) {
            return Some(found);
        }
        let (start, next) = self.value(at)?;
        if start.approximate
            || start.part_of_day
            || (!start.is_one_day() && start.clock.is_none() && start.rule != Rule::InMonth)
        {
            return None;
        }
        let reading = self.range_to(start, next)?;
        let fits =
            if start.clock.is_some() { reading.value.clock.is_some() } else { reading.value.clock.is_none() };
        if !fits || reading.value.past || start.rule == Rule::Relative && reading.value.rule != Rule::Relative
        {
            return None;
        }
        // "(02/9/1945 - 02/9/2025)": an anniversary, two days.
        let (from, to) = self.ends(&reading, Lean::Same);
        let days = to?.since(from?).ok()?.get_days();
        ((0..=400).contains(&days)).then_some(reading)
    }

    /// `13-15/7`, `13 - 15/7/2024`: days that share their month, without "ngày"
    fn short_days(&self, at: usize) -> Option<Reading> {
        let (_, 1..=2) = self.digits(at)? else { return None };
        if !self.dash(at + 1)
            || (self.glued(at) && self.word(at.wrapping_sub(1)) != "(")
            || self.is_number(at.wrapping_sub(1))
        {
            return None;
        }
        let (value, next) = self.day_list(at)?;
        Some(Reading::new(Kind::Plain, value, next))
    }

    /// `05 ngày làm việc kể từ ngày 11/3/2024`, `03 tháng kể từ ngày ký`, `05 ngày làm việc trước ngày họp`
    pub(super) fn length_of_event(&self, kind: Kind, at: usize) -> Option<Reading> {
        if !matches!(kind, Kind::Plain | Kind::By | Kind::Within | Kind::After) {
            return None;
        }
        let (count, unit, next) = self.length(at)?;
        let result = if kind == Kind::After { Kind::From } else { Kind::By };
        let from = if self.mark(next, ",") { next + 1 } else { next };
        if let Some(event) = self.any(from, &["kể từ", "tính từ", "từ", "sau"]) {
            if let Some((start, next)) = self.value(self.skip(event, &["thời điểm"])) {
                return self.after_event(result, count, unit, &start, next);
            }
            if matches!(self.word(event), "ngày" | "khi" | "thời" | "lúc") || self.word(from) == "kể" {
                let end = self.event_words(event)?;
                return Some(Reading::new(
                    Kind::Length(result == Kind::From),
                    Value::new(Span::Unknown, rule_of(unit)),
                    end,
                ));
            }
        }
        if let Some(event) = self.phrase(next, "trước")
            && matches!(self.word(event), "ngày" | "khi" | "kỳ")
            && self.value(event).is_none()
        {
            let end = self.event_words(event)?;
            return Some(Reading::new(Kind::Length(false), Value::new(Span::Unknown, rule_of(unit)), end));
        }
        if matches!(kind, Kind::Within | Kind::By) {
            return self.open_length(kind, count, unit, next);
        }
        // "gọi lại sau 5 ngày"
        let other = matches!(
            self.word(next),
            "nữa"
                | "trước"
                | "qua"
                | "đầu"
                | "làm"
                | "sáng"
                | "trưa"
                | "chiều"
                | "tối"
                | "đêm"
                | "rưỡi"
                | "kém"
        ) || self.is_number(next);
        if kind != Kind::After || other || self.is_commanded(next) {
            return None;
        }
        Some(Reading::new(Kind::Plain, self.shifted(unit, count)?, next))
    }

    /// `trong 5 phút`, `trong 07 ngày tới`, `trong vòng 10 ngày`: no event is named
    fn open_length(&self, kind: Kind, count: i64, unit: Unit, next: usize) -> Option<Reading> {
        let ahead = self.any(next, &["tới đây", "tới", "tiếp theo", "sắp tới", "nữa"]);
        if ahead.is_some() && kind == Kind::Within {
            // "trong 07 ngày tới" from the reference.
            return None;
        }
        if matches!(
            self.word(next),
            "qua" | "vừa" | "gần" | "trước" | "đầu" | "cuối" | "năm" | "liên" | "liền" | "đó"
        ) {
            return None;
        }
        match unit {
            Unit::Hour | Unit::Minute | Unit::Second if kind == Kind::Within => {
                Some(Reading::new(Kind::Within, self.shifted(unit, count)?, next))
            }
            Unit::Hour | Unit::Minute | Unit::Second => None,
            Unit::Day | Unit::WorkingDay | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => {
                // "trong 5 năm" tells how long, not until when.
                // "trong 2 ngày 12-13/4/2024": the days themselves follow.
                if self.is_number(next) || self.mark(next, "(") {
                    return None;
                }
                let long = matches!(unit, Unit::Year | Unit::Quarter);
                // "nhắc tôi trong 3 ngày": nobody orders anything; it is that day.
                if kind == Kind::Within && !self.is_commanded(next) {
                    let day = self.moved(self.today(), unit, count)?;
                    return Some(Reading::new(Kind::Plain, Value::day(day, Rule::Relative), next));
                }
                (!long).then(|| {
                    Reading::new(Kind::Length(false), Value::new(Span::Unknown, rule_of(unit)), next)
                })
            }
        }
    }

    fn after_event(&self, kind: Kind, count: i64, unit: Unit, start: &Value, next: usize) -> Option<Reading> {
        let (_, day) = self.resolve(start);
        let day = day?;
        let last = self.moved(day, unit, count)?;
        let last = if unit == Unit::WorkingDay { last } else { self.calendar().next_working_day(last) };
        let value = Value::fixed(add_days(day, 1)?, last, rule_of(unit));
        if kind == Kind::From {
            return Some(Reading::new(Kind::After, Value::day(last, rule_of(unit)), next));
        }
        Some(Reading::new(Kind::Length(false), value, next))
    }

    /// The words that name an event, to the end of the clause: "ngày nhận đủ hồ sơ hợp lệ".
    fn event_words(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while next < self.len() && next < at + 14 && !self.is_mark(next) {
            let ends =
                matches!(self.word(next), "phải" | "để" | "thì" | "trình" | "theo" | "và") && next > at + 1;
            if ends || (self.first(next) && next > at && !self.is_word(next)) {
                break;
            }
            next += 1;
        }
        (next > at).then_some(next)
    }

    /// `kỳ họp thứ 24`, `kỳ họp cuối năm`, `kỳ họp thường lệ giữa năm 2024`
    pub(super) fn session_of_council(&self, at: usize) -> Option<(Value, usize)> {
        let from = self.any(at, &["kỳ họp", "kì họp", "phiên họp"])?;
        let value = Value::new(Span::Unknown, Rule::NamedEvent);
        let from = self.skip(from, &["thường kỳ", "thường lệ", "chuyên đề", "bất thường"]);
        if self.word(from) == "thứ" {
            let (_, next) = self.count(from + 1)?;
            return Some((value, next));
        }
        let (_, next) = self.part(from)?;
        Some((value, next))
    }
}

fn rule_of(unit: Unit) -> Rule {
    match unit {
        Unit::WorkingDay => Rule::WorkingDaysAfterEvent,
        Unit::Month | Unit::Quarter | Unit::Year => Rule::MonthsAfterEvent,
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Week => Rule::DaysAfterEvent,
    }
}
