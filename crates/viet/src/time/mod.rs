//! Expressions of time: what days they mean, what part they play, and by which rule.
//!
//! ```text
//! expression = rhythm | limit | range | value
//! limit      = ("trước" | "chậm nhất" | "đến hết" | "trong" | "từ" | "sau" ...) (value | length)
//! length     = COUNT unit ["kể từ" (value | event)]
//! range      = ["từ"] value ("đến" | "-") value | "giữa" value "và" value | day [","] hours | hours "qua"
//! value      = hour [day] | part-of-day day | feast | season | day | relative | period
//! rhythm     = ("hằng" | "mỗi") unit | [limit] day ("hằng" | "mỗi") unit | COUNT "lần/" unit ...
//! ```
//!
//! Each production is a function named after it, with examples above it. What a word betrays of the role of an
//! expression near it stands in `role`. Nothing fails: what cannot be read is no expression. Rules and their sources are
//! [`Rule`].

mod clock;
mod date;
mod feast;
mod lexemes;
mod lexicon;
mod limit;
mod month;
mod number;
mod relative;
mod rhythm;
mod role;
mod rule;
mod value;
mod year;

pub use rule::Rule;

use crate::calendar::Calendar;
use crate::words::Words;
use jiff::civil::{Date, DateTime, Time, Weekday};
use lexemes::Lexemes;
use lexicon::Entry;
use std::cell::Cell;
use std::ops::{Deref, Range};
use value::{Anchor, Lean, Span, Value, add_days};

/// From what the missing parts of an expression are filled in.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c> {
    /// The document's date, or the day (and hour) the user gives.
    pub reference: DateTime,
    /// The day of this document itself, of which "kể từ ngày ký" speaks; `None` where there is none.
    pub document: Option<Date>,
    /// The year of the document's period, for missing years; else the reference's.
    pub year: Option<i16>,
    /// Which days are worked.
    pub calendar: &'c Calendar,
    /// How offices count.
    pub conventions: Conventions,
}

/// How offices count where the law leaves room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conventions {
    /// What "đầu", "giữa" and "cuối" mean.
    pub points: Points,
}

/// What "đầu", "giữa" and "cuối" of a month or year mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Points {
    /// Until the 10th, the 20th, the last day; until 31 March, 30 June, 31 December.
    #[default]
    Office,
    /// The 1st, the 15th, the last day; 1 January, 30 June, 31 December (Bộ luật Dân sự 2015 art. 146(2), (3)).
    CivilCode,
}

/// One expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The first day; `None` where it is open or not known.
    pub from: Option<Date>,
    /// The last day; `None` where it is open or not known, and for one hour.
    pub to: Option<Date>,
    /// The hour on the first day.
    pub clock: Option<Time>,
    /// The hour on the last day, of a range of hours.
    pub clock_to: Option<Time>,
    /// The last day on time; `None` where it is no deadline or its day is not known.
    pub due: Option<Date>,
    /// "đầu", "giữa", "cuối" and the like.
    pub approximate: bool,
    /// What part it plays.
    pub role: Role,
    /// The rule that made the days.
    pub rule: Rule,
    /// How it comes round again.
    pub rhythm: Option<Rhythm>,
}

/// What part an expression plays in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Something must be done by then.
    Deadline,
    /// Something begins then, and has no end.
    Start,
    /// The date of a cited document.
    CitedDate,
    /// Something is held then.
    Event,
    /// The time something covers.
    Period,
    /// Something comes round again.
    Rhythm,
    /// Anything else: years in titles, days that are only named.
    Other,
}

impl Role {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Start => "start",
            Self::CitedDate => "cited_date",
            Self::Event => "event",
            Self::Period => "period",
            Self::Rhythm => "rhythm",
            Self::Other => "other",
        }
    }
}

/// How something comes round again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// How often.
    pub every: Every,
    /// The month, of a yearly one.
    pub month: Option<i8>,
    /// The last day of the month on which it is on time.
    pub day: Option<i8>,
    /// The day of the week.
    pub weekday: Option<Weekday>,
}

impl Rhythm {
    fn every(every: Every) -> Self {
        Self { every, month: None, day: None, weekday: None }
    }
}

/// How often something comes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Every {
    /// "hằng ngày"
    Daily,
    /// "hằng tuần"
    Weekly,
    /// "2 tuần một lần"
    Fortnightly,
    /// "hằng tháng"
    Monthly,
    /// "hằng quý"
    Quarterly,
    /// "6 tháng một lần"
    HalfYearly,
    /// "hằng năm"
    Yearly,
    /// Another number of units: "5 năm một lần".
    Other,
}

impl Every {
    /// Returns the stable name, as in the field `recurrence` of a reading.
    pub fn name(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Yearly => "yearly",
            Self::Other => "other",
        }
    }
}

/// Returns the expressions of time of a text, in order, none overlapping another. Takes time linear in the text.
///
/// ```
/// use viet::time::{Context, Conventions, Role, find};
/// use viet::{calendar::Calendar, words::Words};
///
/// let context = Context {
///     reference: jiff::civil::date(2024, 3, 11).at(0, 0, 0, 0),
///     document: None,
///     year: None,
///     calendar: Calendar::built_in(),
///     conventions: Conventions::default(),
/// };
/// let words = Words::of("Báo cáo trước ngày 15/3/2024 theo Công văn số 169/SKHCN-VP ngày 04/3/2024.");
/// let found = find(&words, &context);
/// assert_eq!(found[0].due, Some(jiff::civil::date(2024, 3, 14)));
/// assert_eq!(found[1].role, Role::CitedDate);
/// ```
pub fn find(words: &Words<'_>, context: &Context<'_>) -> Vec<Expression> {
    Reader::of(words, context).expressions(None)
}

/// Returns the expressions of a text whose place tells their role: a cell under "Thời hạn", a line "Hạn: ...".
///
/// Rhythms, starts, and dates of cited documents keep their own.
pub fn find_as(words: &Words<'_>, context: &Context<'_>, role: Role) -> Vec<Expression> {
    Reader::of(words, context).expressions(Some(role))
}

/// What a production read and what stands behind it.
type Read<T> = Option<(T, usize)>;

/// A text, and the context in which its expressions are read.
struct Reader<'r, 'w> {
    lexemes: Lexemes<'r, 'w>,
    context: &'r Context<'r>,
    /// What several productions read at one place is read once.
    values: Memo,
    feasts: Memo,
    dates: Memo,
}

/// What a production read at the places where it was tried last. Productions look at nothing but the text and the
/// context, so that the same place always reads the same.
struct Memo([Cell<(usize, Read<Value>)>; PLACES]);

/// The words of an expression at which a value is sought stand closer together.
const PLACES: usize = 8;

impl Memo {
    fn new() -> Self {
        Self(std::array::from_fn(|_| Cell::new((usize::MAX, None))))
    }

    /// Returns what was read at a place, or reads it.
    fn read(&self, at: usize, read: impl FnOnce() -> Read<Value>) -> Read<Value> {
        let slot = &self.0[at % PLACES];
        let (place, known) = slot.get();
        if place == at && at != usize::MAX {
            return known;
        }
        let found = read();
        slot.set((at, found));
        found
    }
}

impl<'r, 'w> Deref for Reader<'r, 'w> {
    type Target = Lexemes<'r, 'w>;

    fn deref(&self) -> &Self::Target {
        &self.lexemes
    }
}

/// How a value is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Not at all.
    Plain,
    /// "trước"
    Before,
    /// "chậm nhất", "đến hết"
    By,
    /// "trong"
    Within,
    /// "từ"
    From,
    /// "sau"
    After,
    /// "từ ... đến ..."
    Range,
    /// So long after an event; the flag tells that something starts then.
    Length(bool),
    /// It comes round again.
    Rhythm,
}

/// A value with its limit.
#[derive(Clone, Copy, Debug)]
struct Reading {
    kind: Kind,
    value: Value,
    /// The start of a range.
    start: Option<Value>,
    rhythm: Option<Rhythm>,
    next: usize,
}

impl Reading {
    fn new(kind: Kind, value: Value, next: usize) -> Self {
        Self { kind, value, start: None, rhythm: None, next }
    }
}

impl<'r, 'w> Reader<'r, 'w> {
    fn of(words: &'r Words<'w>, context: &'r Context<'r>) -> Self {
        Self {
            lexemes: Lexemes::of(words),
            context,
            values: Memo::new(),
            feasts: Memo::new(),
            dates: Memo::new(),
        }
    }

    fn expressions(&self, role: Option<Role>) -> Vec<Expression> {
        let mut found = Vec::new();
        let mut at = 0;
        let mut last: Option<(usize, Reading)> = None;
        let mut last_rhythm: Option<(usize, Rhythm)> = None;
        while at < self.len() {
            match self.may_open(at).then(|| self.expression(at)).flatten() {
                Some(mut reading) if reading.next > at => {
                    let mut start = at;
                    if let Some((place, before)) = last.as_ref() {
                        if let Some(hours) = self.hours_of_day(before, at, &reading) {
                            found.pop();
                            (start, reading) = (*place, hours);
                        } else if self.shares_limit(before, at, &reading) {
                            reading.kind = Kind::Before;
                        }
                    }
                    if let Some(rhythm) = self.part_of_rhythm(last_rhythm, at, &reading) {
                        (reading.kind, reading.rhythm) = (Kind::Rhythm, Some(rhythm));
                    }
                    last_rhythm = reading.rhythm.map(|rhythm| (reading.next, rhythm)).or(last_rhythm);
                    found.push(self.finish(start, &reading, role));
                    at = reading.next;
                    last = Some((start, reading));
                }
                _ => at += 1,
            }
        }
        found
    }

    /// `ngày 15/3/2024, từ 08h00 đến 11h30`: hours without a day belong to the day just before them.
    fn hours_of_day(&self, before: &Reading, at: usize, hours: &Reading) -> Option<Reading> {
        let start = hours.start.filter(|start| start.clock.is_some() && !start.dated)?;
        let gap = at.checked_sub(before.next)?;
        let near = gap == 0 || gap == 1 && (self.mark(before.next, ",") || self.mark(before.next, ":"));
        let fits = hours.kind == Kind::Range
            && hours.value.clock.is_some()
            && !hours.value.dated
            && start.rule == Rule::AtHour
            && before.kind == Kind::Plain
            && before.value.clock.is_none()
            && before.value.is_one_day();
        if !near || !fits {
            return None;
        }
        let mut joined = *hours;
        joined.value.span = before.value.span;
        joined.start = Some(Value { span: before.value.span, ..start });
        Some(joined)
    }

    /// `trước ngày 15/6 đối với báo cáo 6 tháng và 15/12 đối với báo cáo năm`: the limit of the one day is the other's.
    fn shares_limit(&self, before: &Reading, at: usize, reading: &Reading) -> bool {
        let without_year =
            |value: &Value| matches!(value.span, Span::Days { year: None, month: Some(_), .. });
        before.kind == Kind::Before
            && reading.kind == Kind::Plain
            && without_year(&before.value)
            && without_year(&reading.value)
            && at.checked_sub(before.next).is_some_and(|gap| gap <= 12)
            && matches!(self.word(at.wrapping_sub(1)), "và" | "hoặc" | "," | ";")
            && self.phrase(reading.next, "đối với").is_some()
    }

    /// Tells whether an expression may begin here, looking no further than at the next words: most of a text is
    /// decided by this.
    fn may_open(&self, at: usize) -> bool {
        if !self.may(at, Entry::OPENS) {
            return false;
        }
        if self.is_number(at) {
            return self.number_may_open(at + 1);
        }
        let next = self.word(at + 1);
        match self.word(at) {
            "các" | "những" => matches!(next, "ngày" | "tháng" | "quý" | "năm"),
            "trước" => self.may(at + 1, Entry::OPENS) || matches!(next, "đây" | "khi" | "hội"),
            "đến" | "tới" | "từ" | "hết" | "sau" => self.may(at + 1, Entry::OPENS),
            "trong" => self.may(at + 1, Entry::OPENS) || matches!(next, "vòng" | "khoảng"),
            "cho" => matches!(next, "đến" | "tới"),
            "không" => matches!(next, "quá" | "muộn" | "chậm" | "trễ"),
            "giờ" => matches!(next, "này" | "hành" | "làm"),
            "sinh" => next == "nhật",
            "phục" => next == "sinh",
            "cá" => next == "tháng",
            "rạng" => next == "sáng",
            "mấy" | "dăm" | "đôi" => self.number_may_open(at + 1),
            "chậm" | "muộn" | "trễ" => next == "nhất",
            "chủ" => next == "nhật",
            "giai" => next == "đoạn",
            "quốc" => matches!(next, "khánh" | "tế"),
            // First words of few phrases that are common in others: "nhiệm vụ", "trung tâm", "sáng tạo", "quyết định".
            "nhiệm" => matches!(next, "kỳ" | "kì"),
            "trung" => matches!(next, "tuần" | "thu"),
            "thượng" | "hạ" => next == "tuần",
            "định" => matches!(next, "kỳ" | "kì"),
            "thời" => matches!(next, "hạn" | "kỳ" | "kì"),
            "hiện" => matches!(next, "giờ" | "tại" | "nay"),
            "giải" => next == "phóng",
            "giao" => next == "thừa",
            "phụ" => next == "nữ",
            "nguyên" => next == "đán",
            "kỳ" | "kì" | "phiên" => next == "họp",
            "thập" => matches!(next, "niên" | "kỷ" | "kỉ"),
            "thế" => matches!(next, "kỷ" | "kỉ"),
            "tính" | "kể" => next == "từ",
            "bắt" => next == "đầu",
            "cách" => matches!(next, "đây" | "nay" | "mạng"),
            "tất" => matches!(next, "cả" | "niên"),
            "quá" => self.may(at + 1, Entry::VALUE),
            "th" => self.is_number(at + 1),
            "cn" => matches!(next, "tuần" | "này" | "ngày" | ",") || self.is_number(at + 1),
            "đầu" => next != "tư",
            "sáng" => next != "tạo",
            "tối" => next != "thiểu",
            "hàng" | "hằng" | "mỗi" => self.may(at + 1, Entry::OPENS),
            "một" | "hai" | "ba" | "bốn" | "sáu" | "bảy" | "bẩy" | "tám" | "chín" | "mười" | "vài" => {
                self.may(at + 1, Entry::OPENS)
                    || self.number_may_open(at + 1)
                    || matches!(next, "mươi" | "lăm" | "mốt" | "tư" | "vài")
            }
            _ => true,
        }
    }

    /// Tells whether what stands behind a number may make it a time.
    fn number_may_open(&self, at: usize) -> bool {
        if self.is_mark(at) {
            // "1. Văn phòng", "169/SKHCN-VP", "2 - Kế hoạch": what is no number behind the mark makes no time of it.
            let number = self.is_number(at + 1);
            return match self.sign(at) {
                '.' | ':' | ',' => number,
                '/' => number || self.word(at + 1) == "tháng",
                '(' => self.may(at + 1, Entry::VALUE),
                _ => {
                    self.dash(at)
                        && (self.may(at + 1, Entry::VALUE) || matches!(self.word(at + 1), "đến" | "và"))
                }
            };
        }
        matches!(
            self.word(at),
            "ngày"
                | "tháng"
                | "năm"
                | "tuần"
                | "quý"
                | "giờ"
                | "h"
                | "g"
                | "phút"
                | "p"
                | "giây"
                | "tiếng"
                | "hôm"
                | "bữa"
                | "tết"
                | "am"
                | "pm"
                | "đến"
                | "tới"
                | "lần"
                | "cuộc"
                | "lớp"
                | "kỳ"
                | "buổi"
                | "số"
                | "đợt"
                | "phiên"
                | "tin"
                | "bài"
                | "hội"
                | "của"
                | "và"
                | "rưỡi"
                | "a"
                | "thập"
                | "thế"
        )
    }

    /// The longest expression that begins at a place.
    fn expression(&self, at: usize) -> Option<Reading> {
        if let Some(rhythm) = self.rhythm(at) {
            return Some(rhythm);
        }
        if self.may(at, Entry::LIMIT)
            && let Some(limited) = self.limited(at)
        {
            return Some(limited);
        }
        if !self.may(at, Entry::VALUE) {
            return None;
        }
        let plain = |(value, next)| Reading::new(Kind::Plain, value, next);
        if self.word(at) == "giữa"
            && let Some(range) = self.between(at)
        {
            return Some(range);
        }
        self.hours_about_now(at)
            .or_else(|| self.dashed(at))
            .or_else(|| self.length_of_event(Kind::Plain, at))
            .or_else(|| self.session_of_council(at).map(plain))
            .or_else(|| self.value(at).map(plain))
    }

    /// A time without limit.
    fn value(&self, at: usize) -> Read<Value> {
        if !self.may(at, Entry::VALUE) {
            return None;
        }
        self.values.read(at, || {
            self.clock(at)
                .or_else(|| self.feast(at))
                .or_else(|| self.season(at))
                .or_else(|| self.date(at))
                .or_else(|| self.relative(at))
                .or_else(|| self.period(at))
                .or_else(|| self.lone_month_and_year(at))
        })
    }

    /// Gives a reading its role and its days.
    fn finish(&self, at: usize, reading: &Reading, given: Option<Role>) -> Expression {
        let read = self.role(at, reading);
        let role = match given {
            Some(given) if !matches!(read, Role::Rhythm | Role::Start | Role::CitedDate) => given,
            _ => read,
        };
        let lean = self.lean(at, role, &reading.value);
        let (from, to) = self.ends(reading, lean);
        let value = &reading.value;
        let one_hour = value.clock.is_some() && reading.kind != Kind::Range;
        let from = if one_hour { from.or(to) } else { from };
        let last = if one_hour { from } else { to };
        let (clock, clock_to) = match (reading.kind, reading.start) {
            (Kind::Range, Some(start)) => (start.clock, value.clock),
            _ => (value.clock, None),
        };
        Expression {
            range: self.bytes(at, reading.next),
            from,
            to: if one_hour { None } else { to },
            clock,
            clock_to,
            due: if role == Role::Deadline { last } else { None },
            approximate: value.approximate,
            role,
            rule: rule_of(reading),
            rhythm: reading.rhythm,
        }
    }

    /// The first and the last day of a reading.
    fn ends(&self, reading: &Reading, lean: Lean) -> (Option<Date>, Option<Date>) {
        let value = &reading.value;
        let (from, to) = value.span.resolve(lean, self.anchor());
        let within_day = value.part_of_day || value.clock.is_some();
        match reading.kind {
            Kind::Plain | Kind::Within | Kind::Length(_) => (from, to),
            Kind::Before if within_day => (None, to),
            Kind::Before => (None, from.and_then(|day| add_days(day, -1))),
            Kind::By => (None, to),
            Kind::From => (from, None),
            Kind::After if within_day => (from, None),
            Kind::After => (to.and_then(|day| add_days(day, 1)), None),
            Kind::Rhythm => (None, None),
            Kind::Range => {
                let Some(start) = reading.start else { return (from, to) };
                let end = Span::Fixed { from, to };
                let (mut first, _) = start.span.before(end).resolve(lean, self.anchor());
                // "từ thứ Sáu đến thứ Ba": the Friday before that Tuesday.
                if let (Some(day), Some(last)) = (first, to)
                    && day > last
                    && start.rule == Rule::Relative
                {
                    first = add_days(day, -7);
                }
                (first, to)
            }
        }
    }

    /// Where the missing year or month of an expression is sought.
    fn lean(&self, at: usize, role: Role, value: &Value) -> Lean {
        match role {
            Role::Deadline => Lean::Ahead,
            Role::CitedDate => Lean::Back,
            Role::Other if value.is_one_day() && !self.looks_back(at) => Lean::Coming,
            Role::Start | Role::Event | Role::Period | Role::Rhythm | Role::Other => Lean::Same,
        }
    }

    fn reference(&self) -> DateTime {
        self.context.reference
    }

    fn today(&self) -> Date {
        self.context.reference.date()
    }

    /// The year that is not named.
    fn this_year(&self) -> i16 {
        self.context.year.unwrap_or_else(|| self.today().year())
    }

    fn anchor(&self) -> Anchor {
        Anchor { day: self.today(), year: self.context.year }
    }

    fn calendar(&self) -> &Calendar {
        self.context.calendar
    }

    fn civil_code_points(&self) -> bool {
        self.context.conventions.points == Points::CivilCode
    }
}

/// The rule that is shown: a limit has its own where the value is a plain day.
fn rule_of(reading: &Reading) -> Rule {
    match (reading.kind, reading.value.rule) {
        (Kind::Range, _) => Rule::Range,
        (Kind::Rhythm, _) => Rule::Recurring,
        (Kind::Before, Rule::OnDay | Rule::NamedDay) => Rule::BeforeDay,
        (Kind::By, Rule::OnDay | Rule::NamedDay) => Rule::ByDay,
        (Kind::From, Rule::OnDay | Rule::NamedDay) => Rule::FromDay,
        (Kind::After, Rule::OnDay | Rule::NamedDay) => Rule::AfterDay,
        (_, rule) => rule,
    }
}
