//! Days known by a name, and lunar days: `Tết Nguyên đán Giáp Thìn`, `rằm tháng Giêng`, `Quốc khánh`, `mùa hè`.

use super::lexicon::Phrases;
use super::value::{Lean, Span, Value, add_days};
use super::{Read, Reader, rule::Rule};
use crate::lunar::{self, LunarDate};
use jiff::civil::{Date, Weekday};
use std::sync::LazyLock;

/// Solar days that law or custom knows by a name; longer names first.
const SOLAR: &[(&str, i8, i8)] = &[
    ("ngày quốc tế phụ nữ", 3, 8),
    ("quốc tế phụ nữ", 3, 8),
    ("ngày phụ nữ việt nam", 10, 20),
    ("phụ nữ việt nam", 10, 20),
    ("ngày nhà giáo việt nam", 11, 20),
    ("ngày nhà giáo", 11, 20),
    ("ngày báo chí cách mạng việt nam", 6, 21),
    ("ngày gia đình việt nam", 6, 28),
    ("ngày thầy thuốc việt nam", 2, 27),
    ("ngày pháp luật việt nam", 11, 9),
    ("ngày khoa học và công nghệ việt nam", 5, 18),
    ("ngày khoa học và công nghệ", 5, 18),
    ("ngày chuyển đổi số quốc gia", 10, 10),
    ("ngày doanh nhân việt nam", 10, 13),
    ("ngày thương binh liệt sĩ", 7, 27),
    ("ngày thương binh - liệt sĩ", 7, 27),
    ("ngày quốc tế thiếu nhi", 6, 1),
    ("quốc tế thiếu nhi", 6, 1),
    ("ngày quốc tế lao động", 5, 1),
    ("ngày quốc tế hạnh phúc", 3, 20),
    ("quốc tế lao động", 5, 1),
    ("ngày lao động", 5, 1),
    ("ngày giải phóng miền nam", 4, 30),
    ("giải phóng miền nam", 4, 30),
    ("ngày thống nhất đất nước", 4, 30),
    ("ngày thống nhất", 4, 30),
    ("ngày chiến thắng điện biên phủ", 5, 7),
    ("ngày quốc khánh", 9, 2),
    ("quốc khánh", 9, 2),
    ("lễ giáng sinh", 12, 25),
    ("ngày giáng sinh", 12, 25),
    ("đêm giáng sinh", 12, 24),
    ("giáng sinh", 12, 25),
    ("lễ noel", 12, 25),
    ("đêm noel", 12, 24),
    ("noel", 12, 25),
    ("tết dương lịch", 1, 1),
    ("tết tây", 1, 1),
    ("tết dương", 1, 1),
    ("lễ tình nhân", 2, 14),
    ("ngày lễ tình nhân", 2, 14),
    ("valentine", 2, 14),
    ("ngày valentine", 2, 14),
    ("lễ halloween", 10, 31),
    ("halloween", 10, 31),
    ("ngày cá tháng tư", 4, 1),
    ("cách mạng tháng 8", 8, 19),
    ("ngày cách mạng tháng tám", 8, 19),
    ("ngày cách mạng tháng 8", 8, 19),
    ("cá tháng tư", 4, 1),
    ("ngày tình nhân", 2, 14),
    ("lễ tình yêu", 2, 14),
    ("ngày thành lập quân đội nhân dân việt nam", 12, 22),
    ("ngày quân đội nhân dân việt nam", 12, 22),
    ("ngày thành lập đảng cộng sản việt nam", 2, 3),
    ("ngày thành lập đảng", 2, 3),
    ("ngày thành lập đoàn", 3, 26),
    ("ngày sinh của chủ tịch hồ chí minh", 5, 19),
    ("ngày sinh chủ tịch hồ chí minh", 5, 19),
    ("ngày sinh của bác hồ", 5, 19),
    ("ngày sinh bác hồ", 5, 19),
    ("sinh nhật bác hồ", 5, 19),
    ("sinh nhật bác", 5, 19),
    ("ngày trái đất", 4, 22),
    ("ngày môi trường thế giới", 6, 5),
    ("ngày nước thế giới", 3, 22),
    ("ngày nhân quyền", 12, 10),
    ("ngày quốc tế đàn ông", 11, 19),
    ("ngày quốc tế nam giới", 11, 19),
    ("ngày độc thân", 11, 11),
    ("ngày lễ các thánh", 11, 1),
    ("lễ các thánh", 11, 1),
    ("ngày đầu năm mới", 1, 1),
    ("ngày đầu năm dương lịch", 1, 1),
    ("tết thiếu nhi", 6, 1),
    ("ngày công nhân viên chức", 7, 28),
    ("ngày toàn quốc kháng chiến", 12, 19),
    ("ngày học sinh sinh viên việt nam", 1, 9),
    ("ngày dân số thế giới", 7, 11),
    ("ngày du lịch thế giới", 9, 27),
    ("ngày quốc tế người cao tuổi", 10, 1),
    ("ngày giải phóng thủ đô", 10, 10),
    ("ngày văn hóa các dân tộc việt nam", 4, 19),
    ("ngày sách việt nam", 4, 21),
    ("ngày sở hữu trí tuệ thế giới", 4, 26),
    ("ngày phòng chống aids", 12, 1),
    ("ngày thế giới phòng chống aids", 12, 1),
];

/// Days known by a name that hang on a weekday of a month: the month, which such weekday, the weekday, and how many days
/// later.
const FLOATING: &[(&str, Floating)] = &[
    ("ngày của mẹ", (5, 2, Weekday::Sunday, 0)),
    ("ngày của cha", (6, 3, Weekday::Sunday, 0)),
    ("ngày của bố", (6, 3, Weekday::Sunday, 0)),
    ("lễ tạ ơn", (11, 4, Weekday::Thursday, 0)),
    ("ngày tạ ơn", (11, 4, Weekday::Thursday, 0)),
    ("black friday", (11, 4, Weekday::Thursday, 1)),
    ("thứ sáu đen tối", (11, 4, Weekday::Thursday, 1)),
    ("thứ sáu đen", (11, 4, Weekday::Thursday, 1)),
];

type Floating = (i8, i8, Weekday, i64);

/// Days reckoned from Easter Sunday.
const EASTER: &[(&str, i64)] = &[
    ("lễ phục sinh", 0),
    ("chủ nhật phục sinh", 0),
    ("phục sinh", 0),
    ("thứ sáu tuần thánh", -2),
    ("chủ nhật lễ lá", -7),
    ("lễ lá", -7),
];

/// Lunar days known by a name.
const LUNAR: &[(&str, i8, i8)] = &[
    ("giỗ tổ hùng vương", 3, 10),
    ("ngày giỗ tổ hùng vương", 3, 10),
    ("ngày giỗ tổ", 3, 10),
    ("giỗ tổ", 3, 10),
    ("tết đoan ngọ", 5, 5),
    ("tết nguyên tiêu", 1, 15),
    ("tết trung thu", 8, 15),
    ("trung thu", 8, 15),
    ("lễ vu lan", 7, 15),
    ("vu lan", 7, 15),
    ("lễ phật đản", 4, 15),
    ("phật đản", 4, 15),
    ("tết hàn thực", 3, 3),
    ("tết thượng nguyên", 1, 15),
    ("tết trung nguyên", 7, 15),
    ("tết ông công ông táo", 12, 23),
    ("ngày ông công ông táo", 12, 23),
    ("ngày ông công", 12, 23),
    ("ngày ông táo", 12, 23),
    ("tết ông táo", 12, 23),
    ("ngày tết trung thu", 8, 15),
    ("ngày trung thu", 8, 15),
    ("lễ hội đền hùng", 3, 10),
    ("lễ vu lan báo hiếu", 7, 15),
    ("ngày vu lan", 7, 15),
    ("tết đoan dương", 5, 5),
    ("ngày tết nguyên tiêu", 1, 15),
];

const TET: [&str; 12] = [
    "tết nguyên đán",
    "tết cổ truyền",
    "tết âm lịch",
    "tết ta",
    "tết cả",
    "tết âm",
    "ngày tết nguyên đán",
    "dịp tết nguyên đán",
    "ngày tết",
    "tết năm",
    "tết",
    "nguyên đán",
];

const STEMS: [&str; 10] = ["giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"];
const BRANCHES: [&str; 12] =
    ["tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"];

/// A named day: its name, month and day.
type Named = (&'static str, i8, i8);

static SOLAR_TABLE: LazyLock<Phrases<Named>> =
    LazyLock::new(|| Phrases::new(SOLAR.iter().map(|day| (day.0, *day))));
static LUNAR_TABLE: LazyLock<Phrases<Named>> =
    LazyLock::new(|| Phrases::new(LUNAR.iter().map(|day| (day.0, *day))));

static FLOATING_TABLE: LazyLock<Phrases<Floating>> = LazyLock::new(|| Phrases::new(FLOATING.iter().copied()));
static EASTER_TABLE: LazyLock<Phrases<i64>> = LazyLock::new(|| Phrases::new(EASTER.iter().copied()));

/// Words before the name of a day that some names have and others lack.
const BEFORE_NAME: [&str; 5] = ["ngày lễ hội", "ngày lễ", "lễ hội", "lễ", "ngày"];

impl Reader<'_, '_> {
    /// A day known by its name, or a lunar day.
    pub(super) fn feast(&self, at: usize) -> Read<Value> {
        self.feasts.read(at, || self.feast_at(at))
    }

    fn feast_at(&self, at: usize) -> Read<Value> {
        let numbered = self.lunar_day(at).or_else(|| self.day_of_tet(at));
        // No name of a day begins with a number, and none of these words is one before a number: most places end here.
        let unit = self.is_number(at + 1) && matches!(self.word(at), "ngày" | "tháng" | "quý" | "năm");
        if numbered.is_some() || self.is_number(at) || unit {
            return numbered;
        }
        self.eve(at)
            .or_else(|| self.lunar_feast(at))
            .or_else(|| self.solar_feast(at))
            .or_else(|| self.floating_feast(at))
            .or_else(|| self.tet(at))
            .or_else(|| self.lunar_month(at))
    }

    /// `Tết Nguyên đán Giáp Thìn 2024`, `Tết`
    fn tet(&self, at: usize) -> Read<Value> {
        let mut next = self.any(at, &TET)?;
        if self.phrase(at, "tết năm").is_some() {
            next -= 1;
        }
        // "tết trồng cây", "tết quân dân" and the like are no day.
        if self.word(at) == "tết"
            && matches!(self.word(next), "trồng" | "quân" | "sum" | "vì" | "đoàn" | "nhân")
        {
            return None;
        }
        let (year, next) = self.lunar_year_tail(next).map_or((None, next), |(year, next)| (Some(year), next));
        let day = self.lunar_on(year, 1, 1)?;
        Some((Value::day(day, Rule::Lunar), next))
    }

    /// `mùng 1 Tết`, `29 Tết`, `mồng 2 Tết Ất Tỵ`
    fn day_of_tet(&self, at: usize) -> Read<Value> {
        let named = self.any(at, &["ngày mùng", "ngày mồng", "mùng", "mồng", "ngày"]);
        let from = named.unwrap_or(at);
        // "hai chín Tết" leaves out "mươi".
        let (day, next) = match (self.word(from), self.spelt(from + 1)) {
            ("hai", Some((one @ 2..=9, next))) if self.word(next) == "tết" => (20 + one, next),
            _ => self.count(from)?,
        };
        let next = self.any(next, &["tết nguyên đán", "tết âm lịch", "tết"])?;
        let (year, next) = self.lunar_year_tail(next).map_or((None, next), |(year, next)| (Some(year), next));
        let new_year = self.lunar_on(year, 1, 1)?;
        let day = i64::from(day);
        let date = match day {
            1..=10 => add_days(new_year, day - 1)?,
            // Days of the month that ends.
            20..=30 => {
                let eve = lunar::of(add_days(new_year, -1)?)?;
                add_days(new_year, -1 - (i64::from(eve.day) - day))?
            }
            _ => return None,
        };
        Some((Value::day(date, Rule::Lunar), next))
    }

    /// `giao thừa`, `đêm giao thừa`
    fn eve(&self, at: usize) -> Read<Value> {
        let next = self.any(at, &["đêm giao thừa", "giao thừa", "tất niên"])?;
        let (year, next) = self.lunar_year_tail(next).map_or((None, next), |(year, next)| (Some(year), next));
        let day = match year {
            Some(year) => add_days(lunar::new_year(year)?, -1)?,
            // The eve of a new year that begins tomorrow or later.
            None => add_days(
                self.lunar_on(None, 1, 1)
                    .filter(|day| *day > self.today())
                    .or_else(|| lunar::new_year(self.today().year() + 1))?,
                -1,
            )?,
        };
        Some((Value::day(day, Rule::Lunar), next))
    }

    /// `mùng 5 tháng Giêng`, `rằm tháng Tám`, `23 tháng Chạp`, `mùng 10 tháng 3 âm lịch`, `15/8 âm lịch`
    fn lunar_day(&self, at: usize) -> Read<Value> {
        let from = self.skip(at, &["ngày mùng", "ngày mồng", "mùng", "mồng", "ngày"]);
        let (day, from_month) = if self.word(from) == "rằm" { (15, from + 1) } else { self.count(from)? };
        let (month, next, surely) =
            if (self.mark(from_month, "/") || self.dash(from_month)) && self.word(from) != "rằm" {
                let (month, next) = self.digits(from_month + 1).map(|(month, _)| (month, from_month + 2))?;
                (month, next, false)
            } else {
                let month_at = self.any(from_month, &["tháng", "của tháng"])?;
                match self.word(month_at) {
                    "giêng" => (1, month_at + 1, true),
                    "chạp" => (12, month_at + 1, true),
                    _ => {
                        let (month, next) = self.month_number(month_at)?;
                        (month, next, self.word(from) == "rằm")
                    }
                }
            };
        let said = self.any(next, &["âm lịch", "( âm lịch )", "âl", "( âl )", "al"]);
        let (year, end) = match self.lunar_year_tail(said.unwrap_or(next)) {
            Some((year, end)) => (Some(year), end),
            None => (None, said.unwrap_or(next)),
        };
        let named_year = self.cycle_year(self.skip(next, &["năm"])).is_some();
        let after = self.any(end, &["âm lịch", "âl"]);
        if !surely && said.is_none() && after.is_none() && !named_year {
            return None;
        }
        let date = self.lunar_on(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
        Some((Value::day(date, Rule::Lunar), after.unwrap_or(end)))
    }

    /// `tháng Chạp`, `tháng Giêng năm Ất Tỵ`
    fn lunar_month(&self, at: usize) -> Read<Value> {
        let month = match self.word(self.phrase(at, "tháng")?) {
            "giêng" => 1,
            "chạp" => 12,
            _ => return None,
        };
        let (year, next) =
            self.lunar_year_tail(at + 2).map_or((None, at + 2), |(year, next)| (Some(year), next));
        let first = self.lunar_on(year, month, 1)?;
        let thirtieth = add_days(first, 29)?;
        let last = if lunar::of(thirtieth)?.day == 30 { thirtieth } else { add_days(first, 28)? };
        Some((Value::fixed(first, last, Rule::Lunar), next))
    }

    fn lunar_feast(&self, at: usize) -> Read<Value> {
        if let Some(found) = self.full_moon(at) {
            return Some(found);
        }
        let ((_, month, day), next) = self.named(at, &LUNAR_TABLE)?;
        let (year, next) = self.lunar_year_tail(next).map_or((None, next), |(year, next)| (Some(year), next));
        Some((Value::day(self.lunar_on(year, month, day)?, Rule::Lunar), next))
    }

    /// `Quốc khánh`, `Ngày Nhà giáo Việt Nam`, `Tết Dương lịch 2025`; numerals behind the name win
    fn solar_feast(&self, at: usize) -> Read<Value> {
        let ((_, month, day), next) = self.named(at, &SOLAR_TABLE)?;
        let from = self.skip(next, &["(", ",", "ngày", "- ngày"]);
        if self.is_number(from) && self.numeric_date(from, true).is_some() {
            return None;
        }
        // "kỷ niệm 80 năm Quốc khánh (02/9/1945 - ...)" has its numerals, too.
        let (year, next) = self.lunar_year_tail(next).map_or((None, next), |(year, next)| (Some(year), next));
        // "nhân Ngày Quốc tế Phụ nữ" is this year's though it may be past.
        let lean = if at > 0 && self.word(at) == "ngày" { Lean::Same } else { Lean::Coming };
        // A feast that is over comes round again, however near it was.
        let is_over = (month, day) < (self.today().month(), self.today().day());
        let coming = lean == Lean::Coming && self.context.year.is_none() && is_over;
        let year = year.or(if coming { self.today().year().checked_add(1) } else { None });
        let span = Span::Days { first: day, last: day, month: Some(month), year };
        let (from, to) = span.resolve(lean, self.anchor());
        Some((Value::new(Span::Fixed { from, to }, Rule::NamedDay), next))
    }

    /// A name of a table, with or without "ngày", "lễ" before it.
    fn named<T: Copy>(&self, at: usize, table: &Phrases<T>) -> Option<(T, usize)> {
        self.meaning(at, table).or_else(|| {
            // "nghỉ lễ Quốc khánh"
            let verb = self.word(at) == "lễ" && self.word(at.wrapping_sub(1)) == "nghỉ";
            (!verb).then(|| self.meaning(self.any(at, &BEFORE_NAME)?, table))?
        })
    }

    /// `ngày rằm`, `rằm này`: the next full moon
    fn full_moon(&self, at: usize) -> Read<Value> {
        let next = match self.any(at, &["ngày rằm", "đêm rằm"]) {
            Some(next) => self.skip(next, &["này", "tới", "sắp tới"]),
            None => self.any(at, &["rằm này", "rằm tới", "rằm sắp tới"])?,
        };
        if self.word(next) == "tháng" {
            return None;
        }
        let day = i64::from(lunar::of(self.today())?.day);
        // A lunar month has 29 or 30 days.
        let ways = if day <= 15 { [15 - day; 2] } else { [44 - day, 45 - day] };
        let away = ways.into_iter().find(|away| {
            add_days(self.today(), *away).and_then(lunar::of).is_some_and(|lunar| lunar.day == 15)
        })?;
        Some((Value::day(add_days(self.today(), away)?, Rule::Lunar), next))
    }

    /// `Ngày của Mẹ`, `lễ Tạ ơn 2014`, `lễ Phục sinh`
    fn floating_feast(&self, at: usize) -> Read<Value> {
        let of_year = |year: i16| -> Option<(Date, usize)> {
            if let Some(((month, number, weekday, later), next)) = self.named(at, &FLOATING_TABLE) {
                let before = Date::new(year, month, 1).ok()?.yesterday().ok()?;
                let day = before.nth_weekday(number.into(), weekday).ok()?;
                return Some((add_days(day, later)?, next));
            }
            let (later, next) = self.named(at, &EASTER_TABLE)?;
            Some((add_days(easter(year)?, later)?, next))
        };
        let this = self.today().year();
        let (day, next) = of_year(this)?;
        if let Some((year, end)) = self.lunar_year_tail(next) {
            return Some((Value::day(of_year(year)?.0, Rule::NamedDay), end));
        }
        let coming = if day < self.today() { of_year(this.checked_add(1)?)?.0 } else { day };
        Some((Value::day(coming, Rule::NamedDay), next))
    }

    /// `mùa hè năm 2025`, `mùa đông này`, `hè năm ngoái`
    pub(super) fn season(&self, at: usize) -> Read<Value> {
        let (from, sure) = match self.phrase(at, "mùa") {
            Some(next) => (next, true),
            None => (at, false),
        };
        // "thu", "đông", "xuân" alone are other words more often.
        if !sure && self.word(from) != "hè" {
            return None;
        }
        let (start, end) = match self.word(from) {
            "xuân" => ((3, 20), (6, 21)),
            "hè" | "hạ" => ((6, 21), (9, 23)),
            "thu" => ((9, 23), (12, 21)),
            "đông" => ((12, 21), (3, 20)),
            _ => return None,
        };
        let next = from + 1;
        let (year, next, said) = if let Some((year, next)) = self.year_word(next) {
            (year, next, true)
        } else if let Some((year, next)) = self.year_tail(next).filter(|(year, _)| sure || *year > 1900) {
            (year, next, true)
        } else if let Some((offset, next)) = self.deictic(next).filter(|_| sure || self.word(next) == "này")
        {
            (self.season_year(start, end, offset)?, next, true)
        } else {
            (self.season_year(start, end, 0)?, next, false)
        };
        if !said && !sure
            || !said
                && self.is_word(next)
                && self.word(next) != "tới"
                && from + 1 == next
                && !self.is_season_alone(at)
        {
            return None;
        }
        let first = Date::new(year, start.0, start.1).ok()?;
        let last = Date::new(if end.0 < start.0 { year + 1 } else { year }, end.0, end.1).ok()?;
        Some((Value::fixed(first, last, Rule::Season), next))
    }

    /// The year in which the season begins that is now or comes first, the next one, or the one that was last.
    fn season_year(&self, start: (i8, i8), end: (i8, i8), offset: i32) -> Option<i16> {
        let today = self.today();
        let ends = |year: i16| Date::new(if end.0 < start.0 { year + 1 } else { year }, end.0, end.1).ok();
        let this = today.year();
        // The first that is not over.
        let near = (this - 1..=this + 1).find(|year| ends(*year).is_some_and(|last| last >= today))?;
        let is_now = Date::new(near, start.0, start.1).ok()? <= today;
        match offset {
            0 => Some(near),
            1 if !is_now => Some(near),
            _ => near.checked_add(i16::try_from(offset).ok()?),
        }
    }

    /// "mùa thu hoạch", "mùa xuân của tôi" are no seasons of a year; "vào mùa hè" is.
    fn is_season_alone(&self, at: usize) -> bool {
        matches!(self.word(at.wrapping_sub(1)), "vào" | "trong" | "đến" | "từ" | "trước" | "sau")
            && self.word(at + 2) != "hoạch"
    }

    /// ` Giáp Thìn`, ` năm 2024`, ` Giáp Thìn năm 2024`, ` 2025`, ` năm Ất Tỵ`, ` năm nay`
    fn lunar_year_tail(&self, at: usize) -> Option<(i16, usize)> {
        let from = self.skip(at, &["năm", ", năm", "- năm"]);
        if let Some((year, next)) = self.cycle_year(from) {
            // "Giáp Thìn năm 2024", "Giáp Thìn (2024)"
            if let Some((year, next)) = self.year_tail(next) {
                return Some((year, next));
            }
            return Some((year, next));
        }
        self.year_tail(at)
    }

    /// `Giáp Thìn`: the year of the cycle of sixty nearest to the reference, rather to come.
    fn cycle_year(&self, at: usize) -> Option<(i16, usize)> {
        let stem = STEMS.iter().position(|stem| *stem == self.word(at))?;
        let branch = match self.word(at + 1) {
            "tí" => 0,
            "tị" => 5,
            "mẹo" => 3,
            word => BRANCHES.iter().position(|branch| *branch == word)?,
        };
        let this = self.today().year();
        // 1984 was Giáp Tý.
        let fits = |year: &i16| {
            let place = (i32::from(*year) - 1984).rem_euclid(60);
            usize::try_from(place % 10) == Ok(stem) && usize::try_from(place % 12) == Ok(branch)
        };
        let year = (this - 29..=this + 30).find(fits)?;
        Some((year, at + 2))
    }

    /// The solar day of a lunar one: of its year, or the first on or after the reference.
    fn lunar_on(&self, year: Option<i16>, month: i8, day: i8) -> Option<Date> {
        let on = |year| lunar::solar(LunarDate { year, month, leap: false, day });
        match year {
            Some(year) => on(year),
            None => {
                let this = self.today().year();
                (this - 1..=this + 1).filter_map(on).find(|date| *date >= self.today())
            }
        }
    }
}

/// Easter Sunday of a year, by the Gregorian reckoning of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (a, b, c) = (year_number % 19, year_number / 100, year_number % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}
