//! What comes round again: `hằng tháng`, `trước ngày 25 hằng tháng`, `01 quý/1 lần`, `định kỳ 6 tháng`.

use super::lexicon::Entry;
use super::relative::Unit;
use super::value::{Span, Value};
use super::{Every, Kind, Reader, Reading, Rhythm, rule::Rule};

/// How far ahead the words that make a rhythm of a day may stand.
const REACH: usize = 18;

impl Reader<'_, '_> {
    /// A rhythm in any wording.
    pub(super) fn rhythm(&self, at: usize) -> Option<Reading> {
        let (rhythm, next) = self
            .each(at)
            .map(|(rhythm, next)| (rhythm, self.hour_of_rhythm(next)))
            .or_else(|| self.all_weekdays(at))
            .or_else(|| self.periodically(at))
            .or_else(|| self.times(at))
            .or_else(|| self.end_of_each(at))
            .or_else(|| self.day_of_each(at))?;
        let mut reading = Reading::new(Kind::Rhythm, Value::new(Span::Unknown, Rule::Recurring), next);
        reading.rhythm = Some(rhythm);
        Some(reading)
    }

    /// `lúc 7 giờ sáng` behind "mỗi ngày"
    fn hour_of_rhythm(&self, at: usize) -> usize {
        let from = self.any(at, &["vào lúc", "lúc", "vào hồi"]);
        from.and_then(|from| self.hour_alone(from)).map_or(at, |(_, next)| next)
    }

    /// `tất cả các thứ hai`, `các ngày thứ hai`
    fn all_weekdays(&self, at: usize) -> Option<(Rhythm, usize)> {
        let from = self.any(at, &["tất cả các ngày", "tất cả các", "các ngày", "các"])?;
        let (weekday, next) = self.weekday_name(from)?;
        let alone = self.is_clause_end(next) && !self.mark(next, ",") && !self.mark(next, "(");
        (alone || self.word(at) == "tất")
            .then_some((Rhythm { weekday: Some(weekday), ..Rhythm::every(Every::Weekly) }, next))
    }

    /// `hằng tháng`, `mỗi quý 01 lần`, `mỗi thứ Bảy`, `mỗi sáng thứ Hai`, `mỗi 15 phút`, `mỗi cuối tuần`
    fn each(&self, at: usize) -> Option<(Rhythm, usize)> {
        let next = self.any(at, &["hằng", "hàng", "mỗi"])?;
        let part = self.skip(next, &["buổi"]);
        if matches!(self.word(part), "sáng" | "trưa" | "chiều" | "tối" | "đêm") {
            if let Some((weekday, next)) = self.weekday_name(part + 1) {
                return Some((Rhythm { weekday: Some(weekday), ..Rhythm::every(Every::Weekly) }, next));
            }
            return Some((Rhythm::every(Every::Daily), part + 1));
        }
        if let Some(next) = self.phrase(next, "cuối tuần") {
            return Some((Rhythm::every(Every::Weekly), next));
        }
        // "mỗi 2 giờ", "hằng giờ"
        let counted = self.count(next).map_or(next, |(_, next)| next);
        if let Some((Unit::Hour | Unit::Minute | Unit::Second, end)) = self.unit(counted)
            && (counted > next || self.is_clause_end(end))
        {
            return Some((Rhythm::every(Every::Other), end));
        }
        if self.word(at) == "mỗi"
            && let Some((weekday, next)) = self.weekday_name(next)
        {
            return Some((Rhythm { weekday: Some(weekday), ..Rhythm::every(Every::Weekly) }, next));
        }
        let (every, next) = self.each_unit(next)?;
        Some((Rhythm::every(every), self.one_time(next).unwrap_or(next)))
    }

    /// `tháng`, `6 tháng`, `quý`: the unit of a rhythm
    fn each_unit(&self, at: usize) -> Option<(Every, usize)> {
        if let Some((count, next)) = self.count(at)
            && let Some((unit, next)) = self.unit(next)
        {
            return Some((every(unit, i64::from(count))?, next));
        }
        let (unit, next) = self.unit(at)?;
        Some((every(unit, 1)?, next))
    }

    /// `một lần`, `01 lần`, `/1 lần`, `/lần`
    fn one_time(&self, at: usize) -> Option<usize> {
        let from = if self.mark(at, "/") { at + 1 } else { at };
        let next = self.count(from).map_or(from, |(_, next)| next);
        (from > at || next > from).then(|| self.phrase(next, "lần"))?
    }

    /// `định kỳ hằng tháng`, `định kỳ 6 tháng`, `cứ 6 tháng một lần`
    fn periodically(&self, at: usize) -> Option<(Rhythm, usize)> {
        let from = self.any(at, &["định kỳ", "định kì", "cứ"])?;
        if let Some(found) = self.each(from) {
            return Some(found);
        }
        let from = self.skip(from, &["theo"]);
        let (every, next) = self.each_unit(from)?;
        let once = self.one_time(next);
        if self.word(at) == "cứ" && once.is_none() {
            return None;
        }
        let mut end = once.unwrap_or(next);
        // "định kỳ 6 tháng, 1 năm"
        while let Some(joined) = self.joined(end)
            && let Some((_, after)) = self.count(joined).and_then(|_| self.each_unit(joined))
        {
            end = after;
        }
        Some((Rhythm::every(every), end))
    }

    /// `01 quý/1 lần`, `6 tháng một lần`, `3 tháng/lần`, `02 lần/năm`, `4 – 5 cuộc/năm`
    fn times(&self, at: usize) -> Option<(Rhythm, usize)> {
        if !self.is_number(at) && !self.is_word(at) {
            return None;
        }
        let (count, next) = self.count(at)?;
        if let Some((unit, next)) = self.unit(next) {
            let end = self.one_time(next)?;
            return Some((Rhythm::every(every(unit, i64::from(count))?), end));
        }
        let next = if self.dash(next) { self.count(next + 1)?.1 } else { next };
        let counted = matches!(
            self.word(next),
            "lần" | "cuộc" | "lớp" | "kỳ" | "buổi" | "số" | "đợt" | "phiên" | "tin" | "bài" | "hội"
        );
        let slash = if self.word(next) == "hội" || self.word(next) == "tin" {
            self.skip(next + 1, &["nghị", "thảo", "bài"])
        } else {
            next + 1
        };
        if !counted || !self.mark(slash, "/") && !matches!(self.word(slash), "mỗi" | "một") {
            return None;
        }
        let (every, end) = self.each_unit(slash + 1)?;
        Some((Rhythm::every(every), end))
    }

    /// `cuối mỗi tháng`, `đầu mỗi quý`
    fn end_of_each(&self, at: usize) -> Option<(Rhythm, usize)> {
        let from = self.any(at, &["vào cuối", "cuối", "đầu", "giữa"])?;
        let next = self.any(from, &["mỗi", "hằng", "hàng"])?;
        // "Phân đầu mỗi năm": a slip for "phấn đấu".
        if matches!(self.word(at.wrapping_sub(1)), "phân" | "phấn") {
            return None;
        }
        let (every, next) = self.each_unit(next)?;
        Some((Rhythm::every(every), next))
    }

    /// `trước ngày 25 hằng tháng`, `sáng thứ Hai hằng tuần`, `ngày 10 và ngày 25 hằng tháng`, `ngày 20 của tháng cuối quý`
    fn day_of_each(&self, at: usize) -> Option<(Rhythm, usize)> {
        if !(at + 1..at + REACH).any(|next| self.may(next, Entry::RECURS)) {
            return None;
        }
        let before = self.word(at) == "trước" || self.phrase(at, "chậm nhất trước").is_some();
        let from = self.skip(
            at,
            &[
                "chậm nhất trước",
                "chậm nhất là",
                "chậm nhất vào",
                "chậm nhất đến",
                "chậm nhất",
                "muộn nhất là",
                "muộn nhất",
                "đến hết",
                "đến",
                "trước",
                "trong",
                "không quá",
            ],
        );
        let from = match self.clock_before_rhythm(from) {
            Some(next) => self.skip(next, &[",", "ngày"]),
            None => from,
        };
        if let Some(found) = self.recurs(from, Rhythm::every(Every::Daily)).filter(|_| from > at) {
            return Some(found);
        }
        let (mut rhythm, next) = self.rhythm_days(from)?;
        if before {
            rhythm.day = rhythm.day.map(|day| day - 1).filter(|day| *day > 0).or(rhythm.day);
        }
        self.recurs(next, rhythm)
    }

    /// `hằng tháng`, `của tháng cuối mỗi quý`, `tháng đầu mỗi quý`, `đầu tiên hằng tháng` behind a day
    fn recurs(&self, at: usize, rhythm: Rhythm) -> Option<(Rhythm, usize)> {
        let from = self.skip(at, &["đầu tiên của", "cuối cùng của", "đầu tiên", "cuối cùng", "của", "trong"]);
        let quarter = self.any(
            from,
            &[
                "tháng cuối của mỗi quý",
                "tháng cuối mỗi quý",
                "tháng cuối các quý",
                "tháng thứ ba của quý",
                "tháng thứ ba mỗi quý",
                "tháng đầu của quý tiếp theo",
                "tháng đầu quý tiếp theo",
                "tháng đầu tiên của quý sau",
                "tháng đầu tiên của quý tiếp theo",
                "tháng đầu tiên quý sau",
                "tháng đầu của quý kế tiếp",
                "tháng đầu của quý liền kề",
                "tháng đầu của quý sau",
                "tháng đầu quý sau",
                "tháng cuối của quý",
                "tháng cuối hằng quý",
                "tháng cuối hàng quý",
                "tháng cuối cùng của quý",
                "tháng cuối cùng mỗi quý",
                "tháng cuối quý",
                "tháng đầu của mỗi quý",
                "tháng đầu mỗi quý",
                "tháng đầu hằng quý",
                "tháng đầu tiên của quý",
                "tháng đầu của quý",
                "tháng đầu quý",
            ],
        );
        if let Some(next) = quarter {
            return Some((Rhythm { every: Every::Quarterly, ..rhythm }, next));
        }
        // "trước ngày 25 của tháng", "ngày 05 các tháng": one that is not named is each of them.
        let of_month = rhythm.every == Every::Monthly && rhythm.day.is_some();
        if of_month && let Some(next) = self.any(at, &["của tháng", "của các tháng", "các tháng"]) {
            let named = self.deictic(next).is_some()
                || self.month_number(next).is_some()
                || matches!(
                    self.word(next),
                    "đầu" | "cuối" | "thứ" | "liền" | "kế" | "báo" | "trong" | "giêng" | "chạp"
                );
            return (!named).then_some((rhythm, next));
        }
        let next = self.any(from, &["hằng", "hàng", "mỗi"])?;
        let (every, next) = self.each_unit(next)?;
        Some((Rhythm { every, ..rhythm }, next))
    }

    /// `16h00`, `sáng`, `7 giờ sáng` before the day of a rhythm
    fn clock_before_rhythm(&self, at: usize) -> Option<usize> {
        let unit = self.count(at).map(|(_, next)| next);
        if let Some(next) = unit
            .filter(|&unit| self.unit(unit).is_some_and(|(unit, _)| unit == Unit::Hour))
            .map(|unit| unit + 1)
        {
            let next = if self.is_number(next) && self.glued(next) { next + 1 } else { next };
            let next = self.skip(next, &["30 phút", "00 phút"]);
            let next = self.skip(next, &["sáng", "chiều", "tối", "trưa"]);
            // "trước 07 giờ và 16 giờ hằng ngày"
            let other = self.joined(next).map(|from| self.skip(from, &["trước", "lúc"]));
            return Some(other.and_then(|from| self.clock_before_rhythm(from)).unwrap_or(next));
        }
        self.any(
            at,
            &[
                "buổi sáng",
                "buổi chiều",
                "buổi tối",
                "đầu giờ sáng",
                "cuối giờ chiều",
                "sáng",
                "chiều",
                "tối",
            ],
        )
    }

    /// `ngày 10 và ngày 25`, `ngày 15/12`, `các ngày thứ Ba và thứ Năm`, `mùng 5`
    fn rhythm_days(&self, at: usize) -> Option<(Rhythm, usize)> {
        let from = self.skip(at, &["vào", "các ngày", "các"]);
        if let Some((weekday, mut next)) = self.weekday_name(from) {
            while let Some((_, after)) = self.joined(next).and_then(|next| self.weekday_name(next)) {
                next = after;
            }
            return Some((Rhythm { weekday: Some(weekday), ..Rhythm::every(Every::Weekly) }, next));
        }
        let from = match self.any(from, &["ngày mùng", "ngày", "mùng", "mồng"]) {
            Some(next) => next,
            None if from > at || self.numeric_date(from, false).is_some() => from,
            None => return None,
        };
        if let Some((value, next)) = self.numeric_date(from, true).or_else(|| self.month_day(from))
            && let Span::Days { first, month, .. } = value.span
        {
            let mut next = next;
            while let Some((_, after)) = self.joined(next).and_then(|next| {
                let next = self.skip(next, &["trước ngày", "ngày"]);
                self.numeric_date(next, true).or_else(|| self.month_day(next))
            }) {
                next = after;
            }
            return Some((Rhythm { month, day: Some(first), ..Rhythm::every(Every::Yearly) }, next));
        }
        let (day, mut next) = self.count(from)?;
        while let Some((_, after)) =
            self.joined(next).and_then(|next| self.count(self.skip(next, &["ngày", "mùng"])))
        {
            next = after;
        }
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        Some((Rhythm { day: Some(day), ..Rhythm::every(Every::Monthly) }, next))
    }

    /// `30 tháng 11` behind "ngày"
    fn month_day(&self, at: usize) -> Option<(Value, usize)> {
        let (day, next) = self.count(at)?;
        let (month, next) = self.month_number(self.phrase(next, "tháng")?)?;
        Some((self.day_value(day, Some(month), None)?, next))
    }
}

impl Reader<'_, '_> {
    /// `hằng tháng báo cáo Sở trước ngày 25`, `02 lần/ngày (trước 07 giờ và 16 giờ)`, `báo cáo tháng (trước ngày 25)`: a day
    /// without its month, or an hour without its day, belongs to the rhythm said before it in the sentence.
    pub(super) fn part_of_rhythm(
        &self,
        before: Option<(usize, Rhythm)>,
        at: usize,
        reading: &Reading,
    ) -> Option<Rhythm> {
        let said = before.filter(|&(end, _)| self.in_one_sentence(end, at)).map(|(_, rhythm)| rhythm);
        let rhythm = self.periodic_report(at).or(said)?;
        let limits =
            matches!(reading.kind, Kind::Plain | Kind::Before | Kind::By | Kind::Within | Kind::Range);
        if !limits {
            return None;
        }
        let value = &reading.value;
        match (value.span, rhythm.every) {
            (Span::Days { last, month: None, year: None, .. }, Every::Monthly | Every::Quarterly) => {
                let before = reading.kind == Kind::Before && value.clock.is_none() && last > 1;
                Some(Rhythm { day: Some(if before { last - 1 } else { last }), ..rhythm })
            }
            (_, Every::Daily | Every::Weekly) if value.clock.is_some() && !value.dated => Some(rhythm),
            (Span::Fixed { from: Some(day), to }, Every::Weekly)
                if to == Some(day) && self.names_weekday(at, reading.next) =>
            {
                Some(Rhythm { weekday: Some(day.weekday()), ..rhythm })
            }
            _ => None,
        }
    }

    /// Tells whether no sentence ends between two places that stand close together.
    fn in_one_sentence(&self, from: usize, at: usize) -> bool {
        at.checked_sub(from).is_some_and(|gap| gap <= REACH)
            && !(from..at).any(|place| self.mark(place, ".") || self.mark(place, ";"))
    }

    /// `báo cáo tháng trước ngày 25`, `báo cáo tuần (trước 15 giờ thứ Năm)`: the report of each month, of each week.
    fn periodic_report(&self, at: usize) -> Option<Rhythm> {
        let before = |back: usize| self.word(at.wrapping_sub(back));
        let back = 1 + usize::from(matches!(before(1), "(" | ","));
        let every = match before(back) {
            "ngày" => Every::Daily,
            "tuần" => Every::Weekly,
            "tháng" => Every::Monthly,
            "quý" => Every::Quarterly,
            _ => return None,
        };
        let report = (before(back + 2), before(back + 1)) == ("báo", "cáo");
        report.then_some(Rhythm::every(every))
    }

    /// Tells whether an expression is a day of the week and nothing that dates it: "chiều thứ Sáu", no "thứ Sáu tuần này".
    fn names_weekday(&self, from: usize, end: usize) -> bool {
        (from..end).any(|place| self.weekday_name(place).is_some_and(|(_, next)| next == end))
    }
}

/// The rhythm of so many units.
fn every(unit: Unit, count: i64) -> Option<Every> {
    Some(match (unit, count) {
        (Unit::Day, 1) => Every::Daily,
        (Unit::Week, 1) | (Unit::Day, 7) => Every::Weekly,
        (Unit::Week, 2) | (Unit::Day, 15) => Every::Fortnightly,
        (Unit::Month, 1) | (Unit::Day, 30) | (Unit::Week, 4) => Every::Monthly,
        (Unit::Month, 3) | (Unit::Quarter, 1) => Every::Quarterly,
        (Unit::Month, 6) | (Unit::Quarter, 2) => Every::HalfYearly,
        (Unit::Month, 12) | (Unit::Year, 1) | (Unit::Quarter, 4) => Every::Yearly,
        (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year, 1..) => Every::Other,
        _ => return None,
    })
}
