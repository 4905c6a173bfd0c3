//! Hours and parts of the day: `15h00 ngày 24/12/2025`, `3 giờ rưỡi chiều`, `cuối giờ chiều ngày 12/12`, `tối nay`.

use super::value::{HourSaid, Lean, Value, add_days};
use super::{Read, Reader, rule::Rule};
use jiff::civil::Time;

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Session {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// An hour as said.
#[derive(Clone, Copy, Debug)]
struct Hour {
    time: Time,
    /// Midnight at the end of the day.
    next_day: bool,
    /// Without part of the day and below twelve: may also be in the afternoon.
    open: bool,
    /// Has minutes, "giờ" with a part of the day, or the like: surely no length of time.
    sure: bool,
    /// Only a number and units, which may be a length too: "2 giờ rưỡi nữa".
    bare: bool,
    /// Has its part of the day.
    placed: bool,
}

impl Hour {
    /// An hour that a name tells.
    fn named(hour: i8, next_day: bool) -> Option<Self> {
        Some(Self {
            time: Time::new(hour, 0, 0, 0).ok()?,
            next_day,
            open: false,
            sure: true,
            bare: false,
            placed: false,
        })
    }
}

impl Reader<'_, '_> {
    /// An hour with or without its day, or a part of a day with its day.
    pub(super) fn clock(&self, at: usize) -> Read<Value> {
        // "đêm giao thừa", "đêm Giáng sinh" are names of days.
        if self.word(at) == "đêm" && self.feast(at).is_some() {
            return None;
        }
        self.hour_and_day(at)
            .or_else(|| self.day_and_hour(at))
            .or_else(|| self.part_and_day(at))
            .or_else(|| self.this_hour(at))
    }

    /// `giờ này ngày mai`, `giờ này hôm qua`
    fn this_hour(&self, at: usize) -> Read<Value> {
        let (day, next) = self.whole_day(self.phrase(at, "giờ này")?)?;
        let mut value = Value { clock: Some(self.reference().time()), ..day };
        value.rule = Rule::AtHour;
        Some((value, next))
    }

    /// `15h00 ngày 24/12/2025`, `9 giờ rưỡi sáng mai`, `14 giờ 00 phút, ngày 15/3`, `8h tối`
    fn hour_and_day(&self, at: usize) -> Read<Value> {
        let (hour, next) = self.hour(at)?;
        if hour.bare && self.is_length_tail(next) {
            return None;
        }
        if let Some((day, after)) = self.day_of_hour(next) {
            return Some((self.at_hour(day, hour)?, after));
        }
        // "08:30 - 08/01/2015"
        if self.mark(at + 1, ":")
            && (self.dash(next) || self.mark(next, "|"))
            && let Some((day, after)) = self.numeric_date(next + 1, false)
            && matches!(day.span, super::value::Span::Days { year: Some(_), .. })
        {
            return Some((self.at_hour(day, hour)?, after));
        }
        // "2 đến 5 giờ", "10 - 15 giờ" are lengths.
        let second = self.is_number(at.wrapping_sub(2))
            && !self.glued(at.wrapping_sub(2))
            && self.word(at.wrapping_sub(3)) != "từ"
            && (self.dash(at.wrapping_sub(1)) || matches!(self.word(at.wrapping_sub(1)), "đến" | "tới"));
        let led = at == 0
            || self.is_mark(at.wrapping_sub(1))
            || matches!(
                self.word(at.wrapping_sub(1)),
                "lúc"
                    | "vào"
                    | "trước"
                    | "từ"
                    | "đến"
                    | "tới"
                    | "hồi"
                    | "sau"
                    | "nhất"
                    | "là"
                    | "khoảng"
                    | "tầm"
                    | "hết"
                    | "đúng"
            );
        let is_length = matches!(
            self.word(next),
            "làm" | "đồng" | "nữa" | "trước" | "qua" | "liên" | "học" | "mỗi" | "công" | "một"
        );
        if !hour.sure && (!led || second || is_length || self.mark(next, "/") || self.mark(next, "%")) {
            return None;
        }
        let mut day = Value::day(self.today(), Rule::AtHour);
        let now = self.reference();
        // An hour that is past is tomorrow's; "3 giờ" said at four is fifteen.
        let mut hour = hour;
        if hour.time < now.time() && !hour.next_day {
            match hour.time.checked_add(jiff::SignedDuration::from_hours(12)) {
                Ok(late) if hour.open && late > now.time() => hour.time = late,
                _ => day = Value::day(add_days(self.today(), 1)?, Rule::AtHour),
            }
        }
        Some((self.at_hour(day, hour)?, next))
    }

    /// `ngày 15/3/2024 lúc 8h00`, `thứ Sáu lúc 3 giờ chiều`, `mai 9h`
    fn day_and_hour(&self, at: usize) -> Read<Value> {
        if self.is_number(at) && self.digits(at).is_some_and(|(_, digits)| digits > 4) {
            return None;
        }
        let (day, next) = self.whole_day(at).or_else(|| self.part_and_day(at))?;
        let from =
            self.skip(next, &[", vào lúc", "vào lúc", ", lúc", "lúc", "vào hồi", "hồi", "t", ",", "- lúc"]);
        // "08/01/2015 - 08:30"
        let dated = matches!(day.span, super::value::Span::Days { year: Some(_), .. });
        let parted = from == next && dated && (self.dash(next) || self.mark(next, "|"));
        let from = if parted && self.mark(next + 2, ":") { next + 1 } else { from };
        let (hour, after) = self.hour(from)?;
        if from == next && !hour.sure && (!day.part_of_day || self.is_length_tail(after)) {
            return None;
        }
        // "chiều mai lúc 3 giờ" is fifteen.
        let hour = match self.session(self.skip(at, &["buổi"])).filter(|_| day.part_of_day && hour.open) {
            Some((session, _)) => {
                let minutes = i64::from(hour.time.hour()) * 60 + i64::from(hour.time.minute());
                let minutes = placed(minutes, session).rem_euclid(24 * 60);
                let time = Time::new(i8::try_from(minutes / 60).ok()?, hour.time.minute(), 0, 0).ok()?;
                Hour { time, ..hour }
            }
            None => hour,
        };
        Some((self.at_hour(day, hour)?, after))
    }

    fn at_hour(&self, day: Value, hour: Hour) -> Option<Value> {
        let mut value = day;
        value.clock = Some(hour.time);
        value.part_of_day = false;
        value.dated = day.rule != Rule::AtHour;
        value.hour = match (hour.placed, hour.open) {
            (true, _) => HourSaid::Placed,
            (false, true) => HourSaid::Open,
            (false, false) => HourSaid::Sure,
        };
        value.rule = Rule::AtHour;
        if hour.next_day {
            let (from, _) = value.span.resolve(Lean::Coming, self.anchor());
            let next_day = Value::day(add_days(from?, 1)?, Rule::AtHour);
            value = Value { clock: Some(hour.time), dated: value.dated, hour: value.hour, ..next_day };
        }
        Some(value)
    }

    /// An hour of the reference's day that no word leads: one end of a range.
    pub(super) fn hour_alone(&self, at: usize) -> Read<Value> {
        let (hour, next) = self.hour(at)?;
        Some((self.at_hour(Value::day(self.today(), Rule::AtHour), hour)?, next))
    }

    /// The day behind an hour: `ngày 24/12/2025`, `, thứ Sáu, ngày 15/3`, `sáng mai`, `hôm nay`, `ngày mai`.
    fn day_of_hour(&self, at: usize) -> Read<Value> {
        // "8 giờ tối nay": the part of the day was read with the hour.
        if self.session(at.wrapping_sub(1)).is_some()
            && let Some(found) = self.day_of_part(at)
        {
            return Some(found);
        }
        let from = if self.mark(at, ",") { at + 1 } else { at };
        let from = self.skip(from, &["vào ngày", "của ngày", "vào", "của", "trong"]);
        let from = if matches!(self.word(from), "buổi" | "sáng" | "trưa" | "chiều" | "tối" | "đêm" | "khuya")
        {
            match self.part_and_day(from) {
                Some(found) => return Some(found),
                None => self.session(from).map_or(from, |(_, next)| next),
            }
        } else {
            from
        };
        let (mut value, next) = self
            .whole_day(from)
            .or_else(|| self.numeric_date(from, false))
            .or_else(|| self.dashed_day(from).filter(|_| self.session(at.wrapping_sub(1)).is_some()))?;
        if from > at && self.mark(at, ",") && value.rule == Rule::Relative && self.word(from) == "mai" {
            return None;
        }
        // "ngày 19/3/2024 (thứ Ba)"
        let end = if self.mark(next, "(")
            && let Some((_, after)) = self.weekday_name(next + 1)
            && self.mark(after, ")")
        {
            after + 1
        } else {
            next
        };
        value.part_of_day = false;
        Some((value, end))
    }

    /// One whole day in any writing.
    pub(super) fn whole_day(&self, at: usize) -> Read<Value> {
        let found = self
            .near_day(at)
            .or_else(|| self.feast(at))
            .or_else(|| self.date(at))
            .or_else(|| self.relative(at));
        found.filter(|(value, _)| value.clock.is_none() && value.is_one_day())
    }

    /// `cuối giờ chiều ngày 12/12/2025`, `sáng thứ Hai`, `tối nay`, `đêm qua`, `buổi tối ngày mai`
    pub(super) fn part_and_day(&self, at: usize) -> Read<Value> {
        self.end_of_day(at).or_else(|| self.session_and_day(at))
    }

    /// `sáng thứ Hai`, `chiều ngày 12/12`, `tối nay`
    fn session_and_day(&self, at: usize) -> Read<Value> {
        let from =
            self.skip(at, &["đầu giờ", "cuối giờ", "giữa giờ", "cuối buổi", "đầu buổi", "buổi", "ngay"]);
        let (_, next) = self.session(from)?;
        let next = self.skip(next, &[", vào", ","]);
        if let Some((mut value, end)) = self.day_of_part(next) {
            value.part_of_day = true;
            return (!self.mark(next.wrapping_sub(1), ",")).then_some((value, end));
        }
        if self.mark(next.wrapping_sub(1), ",") && !matches!(self.word(next), "ngày" | "thứ" | "chủ") {
            return None;
        }
        // "sáng 8-1"
        let (mut value, end) =
            self.whole_day(next).or_else(|| self.numeric_date(next, true).filter(|_| self.dash(next + 1)))?;
        value.part_of_day = true;
        Some((value, end))
    }

    /// `cuối ngày 15/3`, `cuối ngày mai`, `cuối giờ làm việc ngày 15/3`, `giờ hành chính thứ Sáu`
    fn end_of_day(&self, at: usize) -> Read<Value> {
        let edge = matches!(self.word(at), "cuối" | "đầu");
        let from = if edge && self.word(at + 1) == "ngày" {
            at + 1
        } else {
            let from = if edge { at + 1 } else { at };
            let next = self.any(from, &["giờ hành chính", "giờ làm việc", "buổi làm việc"])?;
            self.skip(next, &["của", "buổi"])
        };
        let (mut value, end) = self.whole_day(from).or_else(|| self.session_and_day(from))?;
        value.part_of_day = true;
        Some((value, end))
    }

    /// `nay`, `mai`, `qua` behind a part of the day
    fn day_of_part(&self, at: usize) -> Read<Value> {
        let offset = match self.word(at) {
            "nay" => 0,
            "qua" if !self.is_number(at + 1) => -1,
            "mai" => 1,
            "mốt" | "kia" => 2,
            _ => return None,
        };
        let mut value = Value::day(add_days(self.today(), offset)?, Rule::Relative);
        value.past = offset < 0;
        Some((value, at + 1))
    }

    /// `sáng`, `buổi chiều`
    fn session(&self, at: usize) -> Option<(Session, usize)> {
        let at = self.skip(at, &["buổi", "rạng"]);
        if let Some(next) = self.phrase(at, "chiều tối") {
            return Some((Session::Evening, next));
        }
        let session = match self.word(at) {
            "sáng" => Session::Morning,
            "trưa" => Session::Noon,
            "chiều" => Session::Afternoon,
            "tối" => Session::Evening,
            "đêm" | "khuya" => Session::Night,
            _ => return None,
        };
        // "sáng sớm", "đêm khuya"
        Some((session, self.skip(at + 1, &["sớm", "khuya", "muộn"])))
    }

    /// `15h00`, `15 giờ 30 phút`, `3 giờ rưỡi chiều`, `9 giờ kém 15`, `14:30`, `8 giờ tối`
    fn hour(&self, at: usize) -> Option<(Hour, usize)> {
        if let Some(next) = self.any(at, &["nửa đêm"]) {
            return Some((Hour::named(0, true)?, next));
        }
        if let Some(next) = self.phrase(at, "giữa trưa") {
            return Some((Hour::named(12, false)?, next));
        }
        let (hours, unit_at) = self.count(at)?;
        if hours > 24 || self.glued(at) && self.is_joined_number(at) {
            return None;
        }
        let in_letters = self.digits(at).is_none();
        let zero = self.digits(at).is_some_and(|(_, digits)| digits == 2 && hours < 10);
        let (minutes, next, mut sure) = match self.word(unit_at) {
            "giờ" => self.minutes(unit_at + 1, false)?,
            "am" | "pm" if hours <= 12 => (0, unit_at, true),
            "a" | "p" if hours <= 12 && self.is_half_day(unit_at) => (0, unit_at, true),
            // "8 rưỡi tối"
            "rưỡi" if hours <= 12 => (30, unit_at + 1, false),
            "h" | "g" if self.glued(unit_at) => self.minutes(unit_at + 1, true)?,
            // "14 h 30", "14 h00"
            "h" if self.is_minute(unit_at + 1) => (i64::from(self.digits(unit_at + 1)?.0), unit_at + 2, true),
            ":" if self.glued(unit_at) && !in_letters => {
                let (minutes @ 0..=59, 2) = self.digits(unit_at + 1)? else { return None };
                // "10:30:00"
                let seconds = self.mark(unit_at + 2, ":") && self.glued(unit_at + 3);
                let next = if seconds { self.zone(unit_at + 4) } else { unit_at + 2 };
                if !self.glued(unit_at + 1)
                    || self.glued(next) && self.is_word(next) && !self.is_half_day(next)
                {
                    return None;
                }
                (i64::from(minutes), next, true)
            }
            _ => return None,
        };
        let mut total = i64::from(hours) * 60 + minutes;
        let mut next = next;
        let mut open = hours < 12 && hours > 0 && !zero;
        let mut bare = !self.mark(unit_at, ":");
        let mut in_session = false;
        if self.is_half_day(next) {
            let late = matches!(self.word(next), "pm" | "ch" | "p");
            if late && hours < 12 {
                total += 12 * 60;
            } else if !late && hours == 12 {
                total -= 12 * 60;
            }
            let end = if self.mark(next + 1, ".") { next + 4 } else { next + 1 };
            in_session = true;
            (next, sure, open, bare) = (end, true, false, false);
        }
        if let Some((session, after)) = self.session(next) {
            total = placed(total, session);
            in_session = true;
            (next, sure, open, bare) = (after, true, false, false);
        }
        let next_day = total >= 24 * 60;
        let total = total.rem_euclid(24 * 60);
        let time = Time::new(i8::try_from(total / 60).ok()?, i8::try_from(total % 60).ok()?, 0, 0).ok()?;
        Some((Hour { time, next_day, open, sure, bare, placed: in_session }, next))
    }

    /// `AM`, `p.m.`, `SA`, `CH`: the half of the day
    fn is_half_day(&self, at: usize) -> bool {
        match self.word(at) {
            "am" | "pm" => true,
            "a" | "p" => self.mark(at + 1, ".") && self.word(at + 2) == "m" && self.mark(at + 3, "."),
            "sa" | "ch" => {
                self.written(at).chars().all(char::is_uppercase)
                    && !self.glued(at + 1)
                    && self.is_number(at.wrapping_sub(1))
            }
            _ => false,
        }
    }

    /// What stands behind a fraction of a second and the zone of ISO 8601: ".000", "Z", "+07:00"
    fn zone(&self, at: usize) -> usize {
        let mut next = at;
        if self.mark(next, ".") && self.glued(next) && self.glued(next + 1) && self.is_number(next + 1) {
            next += 2;
        }
        if self.word(next) == "z" && self.glued(next) {
            return next + 1;
        }
        let signed = self.mark(next, "+") || self.dash(next);
        if signed && self.glued(next) && self.is_number(next + 1) && self.mark(next + 2, ":") {
            return next + 4;
        }
        next
    }

    /// Two digits that may be minutes, and no day of a date.
    fn is_minute(&self, at: usize) -> bool {
        matches!(self.digits(at), Some((0..=59, 2)))
            && !self.mark(at + 1, "/")
            && !self.dash(at + 1)
            && self.word(at + 1) != "tháng"
    }

    /// `nữa`, `trước`, `vừa rồi`, `tới`: what was read is a length from now, no hour of the day.
    fn is_length_tail(&self, at: usize) -> bool {
        match self.word(at) {
            "nữa" => true,
            "vừa" => matches!(self.word(at + 1), "qua" | "rồi"),
            "trước" | "sau" | "tới" | "qua" => self.is_clause_end(at + 1) || self.word(at + 1) == "đây",
            _ => false,
        }
    }

    /// "12/15h", "5.30 giờ": the number is part of a longer one.
    fn is_joined_number(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let sign = self.mark(before, "/") || self.mark(before, ".") || self.mark(before, ":");
        let decimal = self.mark(before, ",") && self.glued(before);
        (sign || decimal) && self.is_number(at.wrapping_sub(2))
            || self.mark(before, "/") && matches!(self.word(at.wrapping_sub(2)), "h" | "giờ")
            || self.is_word(before) && !matches!(self.word(before), "t")
    }

    /// What follows "giờ" or "h": minutes, "rưỡi", "kém 15", nothing. The flag tells whether it is surely an hour.
    fn minutes(&self, at: usize, tight: bool) -> Option<(i64, usize, bool)> {
        if self.word(at) == "rưỡi" {
            return Some((30, at + 1, true));
        }
        if matches!(self.word(at), "kém" | "thiếu") {
            let (minutes @ 1..=59, next) = self.count(at + 1)? else { return None };
            return Some((-i64::from(minutes), self.minute_word(next).unwrap_or(next), true));
        }
        if self.word(at) == "đúng" {
            return Some((0, at + 1, true));
        }
        if tight && self.is_word(at) && self.glued(at) {
            return None;
        }
        // "14h 00"
        let apart = tight
            && !self.glued(at)
            && self.is_minute(at)
            && (self.word(at + 1) == "ngày" || self.is_mark(at + 1) || at + 1 >= self.len());
        let found = self.count(at).filter(|_| !self.first(at) && (!tight || apart || self.glued(at)));
        if let Some((minutes @ 0..=59, next)) = found {
            let spelt = self.digits(at).is_none();
            if let Some(next) = self.minute_word(next) {
                return Some((i64::from(minutes), next, true));
            }
            let two = self.digits(at).is_some_and(|(_, digits)| digits == 2);
            // "9h30-11h" goes on with an hour, "9 giờ 15-2" with a date.
            let to_hour = matches!(self.word(next + 2), "h" | "g" | "giờ" | ":");
            let is_date = self.mark(next, "/")
                || self.dash(next) && self.glued(next) && !to_hour
                || self.word(next) == "tháng";
            if (two || spelt && minutes >= 10) && !is_date {
                return Some((i64::from(minutes), next, true));
            }
        }
        // "8h" is an hour more often than "8 giờ".
        Some((0, at, tight && !self.mark(at, "/")))
    }

    fn minute_word(&self, at: usize) -> Option<usize> {
        if self.mark(at, "'")
            || self.mark(at, "’")
            || self.mark(at, "′")
            || matches!(self.word(at), "phút" | "p" | "ph")
        {
            let seconds =
                self.count(at + 1).filter(|(_, next)| self.word(*next) == "giây").map(|(_, next)| next + 1);
            return Some(seconds.unwrap_or(at + 1));
        }
        None
    }
}

/// Puts an hour of twelve, in minutes, into its part of the day.
fn placed(minutes: i64, session: Session) -> i64 {
    const NOON: i64 = 12 * 60;
    match session {
        Session::Morning if (NOON..NOON + 60).contains(&minutes) => minutes - NOON,
        Session::Morning => minutes,
        // "1 giờ trưa" is thirteen, "11 giờ trưa" is eleven.
        Session::Noon if minutes < 5 * 60 => minutes + NOON,
        Session::Noon => minutes,
        Session::Afternoon | Session::Evening if minutes < NOON => minutes + NOON,
        Session::Evening if (NOON..NOON + 60).contains(&minutes) => minutes + NOON,
        Session::Afternoon | Session::Evening => minutes,
        // "1 giờ đêm" is after midnight, "11 giờ đêm" before, "12 giờ đêm" is midnight.
        Session::Night if (6 * 60..NOON).contains(&minutes) => minutes + NOON,
        Session::Night if (NOON..NOON + 60).contains(&minutes) => minutes + NOON,
        Session::Night => minutes,
    }
}
