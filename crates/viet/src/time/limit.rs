//! Limits and ranges about a time: `trước ngày 15/3`, `chậm nhất`, `từ ... đến ...`, `05 ngày làm việc kể từ ngày ...`.

use super::lexicon::Phrases;
use super::relative::Unit;
use super::value::{HourSaid, Lean, Span, Value, add_days};
use super::{Kind, Reader, Reading, rule::Rule};
use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use std::sync::LazyLock;

/// Words of limit with what they mean; longer ones first.
const HEADS: &[(&str, Kind)] = &[
    ("chậm nhất là sau", Kind::By),
    ("chậm nhất sau", Kind::By),
    ("muộn nhất sau", Kind::By),
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

/// Kinds of documents that speak of their own date.
const DOCUMENTS: [&str; 19] = [
    "công văn",
    "công điện",
    "kế hoạch",
    "quyết định",
    "thông báo",
    "văn bản",
    "chỉ thị",
    "chương trình",
    "đề án",
    "quy chế",
    "quy định",
    "hướng dẫn",
    "nghị quyết",
    "nghị định",
    "thông tư",
    "tờ trình",
    "kết luận",
    "giấy mời",
    "báo cáo",
];

/// Whose session it is, between "kỳ họp" and when.
const BODIES_IN_SESSION: &[&str] = &[
    "hội đồng nhân dân",
    "hđnd",
    "quốc hội",
    "ban chấp hành",
    "ban thường vụ",
    "đảng bộ",
    "đảng ủy",
    "tỉnh ủy",
    "thành ủy",
    "các cấp",
    "hai cấp",
    "tỉnh",
    "thành phố",
    "huyện",
    "xã",
    "phường",
];

static HEAD_TABLE: LazyLock<Phrases<Kind>> = LazyLock::new(|| Phrases::new(HEADS.iter().copied()));

impl Reader<'_, '_> {
    /// A time with its words of limit, or a range.
    pub(super) fn limited(&self, at: usize) -> Option<Reading> {
        let (kind, next) = self.meaning(at, &HEAD_TABLE)?;
        // "3 đến 5 ngày" is a length.
        let numbered = matches!(self.word(at), "đến" | "tới") && self.is_number(at.wrapping_sub(1));
        if numbered && !self.glued(at.wrapping_sub(1)) && self.length(next).is_some() {
            return None;
        }
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
        if kind == Kind::Before
            && let Some(length) = self.length_before_event(next)
        {
            return Some(length);
        }
        if matches!(self.word(at), "tối" | "quá" | "suốt" | "thời") {
            return None;
        }
        let next = if kind == Kind::Within { self.skip(next, &["buổi"]) } else { next };
        if let Some((value, next)) = self.value(next) {
            return self.limit_value(at, kind, value, next);
        }
        let rest = self
            .session_of_council(next)
            .or_else(|| self.short_month_and_year(next).filter(|_| !numbered))
            .or_else(|| {
                let firm = matches!(self.word(at), "trước" | "sau" | "từ" | "chậm" | "muộn" | "trễ");
                firm.then(|| self.dashed_day(next))?
            })
            .or_else(|| self.bare_year(next).filter(|(_, next)| self.is_clause_end(*next)))
            .or_else(|| {
                // "hết năm", but not "hết ngày ..../2025" with its blanks
                let (value, end) = self.this_unit(next)?;
                let ends = self.is_clause_end(end) && !self.is_mark(end + 1) && !self.mark(end, "…");
                // A line may break behind "trong tháng", before the number.
                let ends = ends && (kind != Kind::Within || self.is_mark(end));
                (ends && self.word(next) != "ngày").then_some((value, end))
            });
        if let Some((value, next)) = rest {
            return self.limit_value(at, kind, value, next);
        }
        if kind == Kind::From
            && let Some((day, end)) = self.day_of_document(next)
        {
            return Some(Reading::new(Kind::From, Value::day(day, Rule::FromDay), end));
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

    /// `năm`, `tháng`, `quý` behind "hết" and "trong": the one of the reference
    fn this_unit(&self, at: usize) -> Option<(Value, usize)> {
        if !matches!(self.word(at.wrapping_sub(1)), "hết" | "trong") {
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

    /// `2030` behind a word of limit
    fn bare_year(&self, at: usize) -> Option<(Value, usize)> {
        let (year, next) = self.plain_year(at).filter(|(year, _)| (1900..=2100).contains(year))?;
        Some((Value::new(Span::Years { first: year, last: year }, Rule::InYear), next))
    }

    /// The day of this document where the event is that it is signed or issued: `ngày ký`, `ngày ban hành Kế hoạch này`
    fn day_of_document(&self, at: usize) -> Option<(Date, usize)> {
        let day = self.context.document?;
        let next = self.any(
            at,
            &[
                "ngày ký ban hành",
                "ngày ký , ban hành",
                "ngày ban hành",
                "ngày ký",
                "khi ký ban hành",
                "khi ban hành",
            ],
        )?;
        if let Some(end) = self.any(next, &DOCUMENTS) {
            return (self.word(end) == "này").then_some((day, end + 1));
        }
        let ends = self.is_clause_end(next) || matches!(self.word(next), "và" | "đến");
        ends.then_some((day, next))
    }

    /// `6/2025` behind a word of limit
    fn short_month_and_year(&self, at: usize) -> Option<(Value, usize)> {
        let (month @ 1..=12, 1..=2) = self.digits(at)? else { return None };
        if self.glued(at) || !self.mark(at + 1, "/") || !self.glued(at + 1) || !self.glued(at + 2) {
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
        if let Some(found) = self.dashed_month(at) {
            return Some(found);
        }
        let before = at.wrapping_sub(1);
        let led = at == 0 || matches!(self.word(before), "thành" | "hạn" | "xong" | ":" | "-");
        let (value, next) =
            if led && !self.glued(at) { self.short_month_and_year(at)? } else { return None };
        let ends = next >= self.len() || self.is_mark(next) || self.first(next);
        ends.then_some((value, next))
    }

    /// `10-2014`, `2014-10` where nothing else stands
    fn dashed_month(&self, at: usize) -> Option<(Value, usize)> {
        if at > 0 || self.len() != 3 || !self.dash(1) || !self.glued(1) || !self.glued(2) {
            return None;
        }
        let (year, month) = match (self.digits(0)?, self.digits(2)?) {
            ((year, 4), (month, 2)) | ((month, 1..=2), (year, 4)) => (year, month),
            _ => return None,
        };
        let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        let year = self.full_year(year, 4)?;
        Some((Value::new(Span::Months { first: month, last: month, year: Some(year) }, Rule::InMonth), 3))
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
        if let Some(next) = self.any(from, &["nay", "bây giờ", "giờ"]).filter(|_| self.word(from) != "ngày")
        {
            return self.range_from_now(next);
        }
        if kind == Kind::From
            && let Some(days) = self.short_days(from)
        {
            return Some(Reading::new(Kind::Range, days.value, days.next));
        }
        let day = || self.dashed_day(from).filter(|(_, next)| self.range_word(*next).is_some());
        let start = self.value(from).or_else(|| self.short_month_and_year(from)).or_else(day).or_else(|| {
            // "từ 2021 đến 2025"
            self.bare_year(from).filter(|(_, next)| self.range_word(*next).is_some())
        });
        if let Some((start, next)) = start
            && let Some(range) = self.range_to(start, next)
        {
            return Some(range);
        }
        // "từ 13 đến 15 tháng 7", "từ 9 đến 11 giờ sáng mai", "từ tháng 9 đến 12/2024"
        if let Some((number, next)) = self.count(from).filter(|(number, _)| (0..=31).contains(number)) {
            let to = self.range_word(next)?;
            let (end, next) = self.value(to).or_else(|| self.dashed_day(to))?;
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
            None => self.end_of_range(&start, to)?,
        };
        // "17 giờ cùng ngày"
        let next = if end.clock.is_some() { self.skip(next, &["cùng ngày"]) } else { next };
        let bare_weekday = self.weekday_name(to).is_some_and(|(_, after)| after == next);
        Some(self.range_of(start, end, bare_weekday, next))
    }

    /// The end of a range that is no value by itself.
    fn end_of_range(&self, start: &Value, to: usize) -> Option<(Value, usize)> {
        // "01/7-30/9/2024"
        let joined = self.dash(to.wrapping_sub(1)).then(|| self.numeric_date(to, false)).flatten();
        let days = matches!(start.span, Span::Days { .. });
        let months = matches!(start.span, Span::Months { .. });
        let years = matches!(start.span, Span::Years { .. });
        joined
            .or_else(|| days.then(|| self.dashed_day(to)).flatten())
            .or_else(|| self.bare_end(start, to))
            .or_else(|| self.this_unit(to))
            .or_else(|| months.then(|| self.short_month_and_year(to)).flatten())
            .or_else(|| years.then(|| self.bare_year(to)).flatten())
    }

    /// Puts the two ends of a range together; what one of them lacks stands at the other.
    fn range_of(&self, start: Value, end: Value, bare_weekday: bool, next: usize) -> Reading {
        let (mut first, mut last) = (start, end);
        if start.clock.is_some() && end.clock.is_some() {
            // "từ 8h00 đến 11h30 ngày 15/3": the day stands at the end, or at the start only.
            if !end.dated && (start.dated || is_later(start.span, end.span)) {
                last.span = start.span;
            }
            if end.dated && !start.dated {
                first.span = end.span;
            }
            // "từ 3 giờ đến 4 giờ chiều" begins in the afternoon, too.
            if start.hour == HourSaid::Open
                && end.hour == HourSaid::Placed
                && let Some(late) = start.clock.and_then(|clock| clock.checked_add(12.hours()).ok())
                && end.clock.is_some_and(|clock| late < clock)
            {
                first.clock = Some(late);
            }
            // "từ 22h đến 4h sáng" goes over midnight.
            if first.clock > last.clock
                && let (Some(from), Some(to)) = (self.resolve(&first).0, self.resolve(&last).0)
                && from == to
            {
                if end.dated && !start.dated {
                    first.span =
                        add_days(from, -1).map_or(first.span, |day| Value::day(day, start.rule).span);
                } else {
                    last.span = add_days(to, 1).map_or(last.span, |day| Value::day(day, end.rule).span);
                }
            }
        } else if bare_weekday
            && start.rule == Rule::Relative
            && let (Some(from), Some(to)) = (self.resolve(&start).0, self.resolve(&end).1)
            && from > to
            && let Some(day) = add_days(to, 7)
        {
            // "từ thứ Hai đến thứ Sáu", said on a Tuesday, are next week's.
            last.span = Value::day(day, Rule::Relative).span;
        }
        let mut reading = Reading::new(Kind::Range, last, next);
        reading.start = Some(first);
        reading
    }

    /// `giữa 9:30 và 11:00 thứ Năm`, `giữa 3 và 4 giờ chiều`, `giữa tháng 3 và tháng 5`
    pub(super) fn between(&self, at: usize) -> Option<Reading> {
        let from = self.phrase(at, "giữa")?;
        let end = |to| self.value(to).or_else(|| self.hour_alone(to));
        if let Some((start, next)) = end(from) {
            // Months and days that stand side by side were read as one value.
            if (from..next).any(|word| self.word(word) == "và") {
                return Some(Reading::new(Kind::Range, start, next));
            }
            let to = self.phrase(next, "và")?;
            let (end, next) = end(to).or_else(|| self.bare_year(to))?;
            let alike = start.clock.is_some() == end.clock.is_some();
            return alike.then(|| self.range_of(start, end, false, next));
        }
        let (number, next) = self.count(from).filter(|(number, _)| *number <= 31)?;
        let (end, next) = self.value(self.phrase(next, "và")?)?;
        self.range_of_number(number, end, next)
    }

    /// `13 đến 15 tháng 7`, `10-11h`, `8 đến 10 giờ sáng mai`: a range whose start is only a number
    fn numbered_range(&self, at: usize) -> Option<Reading> {
        let before = at.wrapping_sub(1);
        if self.is_number(before) || self.glued(at) && !self.mark(before, "(") {
            return None;
        }
        let (number, next) = self.count(at).filter(|(number, _)| *number <= 31)?;
        let dashed = self.dash(next);
        let (end, after) = self.value(self.range_word(next)?)?;
        // "làm việc 2 đến 5 giờ" is a length.
        let is_hour = end.clock.is_some() && self.word(after.wrapping_sub(1)) != "giờ";
        let is_day = !dashed
            && matches!(end.span, Span::Days { first, last, month: Some(_), .. }
                if first == last && i8::try_from(number).is_ok_and(|number| number <= last));
        (is_hour || is_day).then(|| self.range_of_number(number, end, after))?
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
        if self.is_number_part(at + 1) {
            return None;
        }
        let value = self.day_value(day, u32::try_from(month).ok(), year)?;
        Some((value, at + 1))
    }

    fn range_of_number(&self, number: u32, end: Value, next: usize) -> Option<Reading> {
        let number = i8::try_from(number).ok()?;
        let mut start = end;
        if let Some(clock) = end.clock {
            let late = end.hour == HourSaid::Placed && number <= 12 && number + 12 < clock.hour().max(13);
            start.clock = Some(Time::new(if late { number + 12 } else { number }, 0, 0, 0).ok()?);
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
        if let Some(found) = self.short_days(at).or_else(|| self.numbered_range(at)) {
            return Some(found);
        }
        let (start, next) = self.value(at)?;
        let long = matches!(start.rule, Rule::InMonth | Rule::InQuarter | Rule::InYear);
        if start.approximate || start.part_of_day || (!start.is_one_day() && start.clock.is_none() && !long) {
            return None;
        }
        let reading = self.range_to(start, next)?;
        let fits =
            if start.clock.is_some() { reading.value.clock.is_some() } else { reading.value.clock.is_none() };
        if !fits || reading.value.past || start.rule == Rule::Relative && reading.value.rule != Rule::Relative
        {
            return None;
        }
        if long && reading.value.rule != start.rule {
            return None;
        }
        // "(02/9/1945 - 02/9/2025)": an anniversary, two days.
        let (from, to) = self.ends(&reading, Lean::Same);
        let days = to?.since(from?).ok()?.get_days();
        let longest = if start.rule == Rule::InYear { 40_000 } else { 800 };
        (0..=if long { longest } else { 400 }).contains(&days).then_some(reading)
    }

    /// `13-15/7`, `13 - 15/7/2024`: days that share their month, without "ngày"
    fn short_days(&self, at: usize) -> Option<Reading> {
        let (_, 1..=2) = self.digits(at)? else { return None };
        let before = at.wrapping_sub(1);
        // "(15 và 16/3/2024)"
        let listed = self.word(at + 1) == "và" || self.mark(at + 1, ",");
        if !self.dash(at + 1) && !listed
            || (self.glued(at) && self.word(before) != "(")
            || self.is_number(before)
        {
            return None;
        }
        let (value, next) = self.day_list(at)?;
        let has_year = matches!(value.span, Span::Days { year: Some(_), .. });
        let sure = !listed || has_year || self.mark(before, "(");
        sure.then(|| Reading::new(Kind::Plain, value, next))
    }

    /// `05 ngày làm việc kể từ ngày 11/3/2024`, `03 tháng kể từ ngày ký`, `05 ngày làm việc trước ngày họp`
    pub(super) fn length_of_event(&self, kind: Kind, at: usize) -> Option<Reading> {
        if !matches!(kind, Kind::Plain | Kind::By | Kind::Within | Kind::After) {
            return None;
        }
        // "sau 17h" and "sau 14 giờ" are hours, "sau 24h" and "sau 2 giờ" lengths.
        let least = match self.word(at + 1) {
            "h" => 6,
            "giờ" => 13,
            _ => 24,
        };
        if kind == Kind::After && self.digits(at).is_some_and(|(hour, _)| (least..24).contains(&hour)) {
            return None;
        }
        let (count, unit, next) = self.length(at)?;
        if let Some(found) = self.length_about_day(kind, (count, unit), next) {
            return Some(found);
        }
        let result = if kind == Kind::After { Kind::From } else { Kind::By };
        let from = if self.mark(next, ",") { next + 1 } else { next };
        if let Some(event) = self.any(from, &["kể từ", "tính từ", "từ", "sau"]) {
            // "02 ngày, từ ngày 15 đến ngày 16/3"
            let plain_from = event == from + 1 && self.word(from) == "từ";
            if plain_from && self.limited(from).is_some_and(|reading| reading.kind == Kind::Range) {
                return None;
            }
            if let Some((day, next)) = self.day_of_document(event) {
                return self.after_event(result, count, unit, &Value::day(day, Rule::OnDay), next);
            }
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
            let around = self.word(at.wrapping_sub(1)) == "vòng";
            return self.open_length(kind, (count, unit, next), around);
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

    /// `trước khi kiểm tra 05 ngày`, `trước ngày họp 05 ngày làm việc`: the event first, the length behind it
    fn length_before_event(&self, at: usize) -> Option<Reading> {
        /// Words of the longest event: "ngày khai mạc kỳ họp thường lệ giữa năm".
        const EVENT: usize = 10;
        let event = matches!(self.word(at), "khi" | "ngày" | "kỳ" | "cuộc" | "lễ")
            || self.phrase(at, "thời điểm").is_some()
            || self.phrase(at, "hội nghị").is_some();
        if !event || self.value(at).is_some() || self.is_number(at + 1) {
            return None;
        }
        let number = (at + 1..(at + EVENT).min(self.len()))
            .take_while(|&place| !self.is_mark(place))
            .find(|&place| self.is_number(place) && !matches!(self.word(place - 1), "thứ" | "lần" | "số"))?;
        let (_, unit, next) = self.length(number)?;
        let days = matches!(unit, Unit::Hour | Unit::Day | Unit::WorkingDay | Unit::Week | Unit::Month);
        // "trước khi nghỉ 03 ngày Tết": what is counted goes on.
        let ends = self.is_clause_end(next)
            || self.is_mark(next)
            || matches!(self.word(next), "để" | "cho" | "gửi" | "phải" | "và" | "thông" | "theo" | "về");
        (days && ends)
            .then(|| Reading::new(Kind::Length(false), Value::new(Span::Unknown, rule_of(unit)), next))
    }

    /// `3 ngày trước Giáng sinh`, `chậm nhất 05 ngày trước ngày 15/3`, `2 tuần sau Giáng sinh`: that very day
    fn length_about_day(&self, kind: Kind, (count, unit): (i64, Unit), at: usize) -> Option<Reading> {
        let (later, from) = match self.word(at) {
            "trước" if matches!(kind, Kind::Plain | Kind::By) => (false, at + 1),
            "sau" if kind == Kind::Plain && !self.is_commanded(at) => (true, at + 1),
            _ => return None,
        };
        if matches!(unit, Unit::Hour | Unit::Minute | Unit::Second | Unit::WorkingDay) {
            return None;
        }
        // "báo cáo 6 tháng trước ngày 15/6" is a report on six months.
        let short = matches!(unit, Unit::Day | Unit::Week);
        if !later && !short && self.is_commanded(at) {
            return None;
        }
        let (day, next) =
            self.value(from).filter(|(value, _)| value.is_one_day() && value.clock.is_none())?;
        let day = self.moved(self.resolve(&day).0?, unit, if later { count } else { -count })?;
        Some(Reading::new(kind, Value::day(day, rule_of(unit)), next))
    }

    /// `trong 5 phút`, `trong 07 ngày tới`, `trong vòng 10 ngày`: no event is named
    fn open_length(
        &self,
        kind: Kind,
        (count, unit, next): (i64, Unit, usize),
        around: bool,
    ) -> Option<Reading> {
        let ahead = self.any(next, &["tới đây", "tới", "tiếp theo", "sắp tới", "nữa"]);
        if ahead.is_some() && kind == Kind::Within {
            // "trong 07 ngày tới" from the reference.
            return None;
        }
        if matches!(
            self.word(next),
            "qua" | "vừa" | "gần" | "trước" | "đầu" | "cuối" | "năm" | "liên" | "liền" | "đó" | "từ"
        ) {
            return None;
        }
        // "trong vòng 2 tuần", and nobody orders anything: from now till then.
        if around && kind == Kind::Within && !self.is_commanded(next) && !self.is_number(next) {
            let mut reading = Reading::new(Kind::Range, self.shifted(unit, count)?, next);
            reading.start = Some(match reading.value.clock {
                Some(_) => self.shifted(Unit::Second, 0)?,
                None => Value::day(self.today(), Rule::Relative),
            });
            return Some(reading);
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
        let mut from = self.skip(from, &["thường kỳ", "thường lệ", "chuyên đề", "bất thường"]);
        // "kỳ họp HĐND tỉnh cuối năm", "kỳ họp Ban Chấp hành Đảng bộ giữa nhiệm kỳ"
        while let Some(behind) = self.any(from, BODIES_IN_SESSION) {
            from = behind;
        }
        if self.word(from) == "thứ" {
            let (_, next) = self.count(from + 1)?;
            return Some((value, next));
        }
        let (_, next) = self.part(from)?;
        Some((value, next))
    }
}

/// Tells whether one known day is later than another.
fn is_later(one: Span, other: Span) -> bool {
    match (one, other) {
        (Span::Fixed { from: Some(one), .. }, Span::Fixed { from: Some(other), .. }) => one > other,
        _ => false,
    }
}

fn rule_of(unit: Unit) -> Rule {
    match unit {
        Unit::WorkingDay => Rule::WorkingDaysAfterEvent,
        Unit::Month | Unit::Quarter | Unit::Year => Rule::MonthsAfterEvent,
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Week => Rule::DaysAfterEvent,
    }
}
