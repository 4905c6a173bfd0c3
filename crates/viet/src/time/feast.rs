//! Days known by a name, and lunar days: `Tết Nguyên đán Giáp Thìn`, `rằm tháng Giêng`, `Quốc khánh`, `mùa hè`.

use super::lexicon::Phrases;
use super::value::{Lean, Span, Value, add_days};
use super::{Read, Reader, rule::Rule};
use crate::lunar::{self, LunarDate};
use jiff::civil::Date;
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
    ("tết thiếu nhi", 8, 15),
    ("lễ vu lan", 7, 15),
    ("vu lan", 7, 15),
    ("lễ phật đản", 4, 15),
    ("phật đản", 4, 15),
    ("tết hàn thực", 3, 3),
    ("tết thượng nguyên", 1, 15),
    ("tết trung nguyên", 7, 15),
    ("tết ông công ông táo", 12, 23),
    ("ngày ông công ông táo", 12, 23),
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

impl Reader<'_, '_> {
    /// A day known by its name, or a lunar day.
    pub(super) fn feast(&self, at: usize) -> Read<Value> {
        self.lunar_day(at)
            .or_else(|| self.day_of_tet(at))
            .or_else(|| self.eve(at))
            .or_else(|| self.lunar_feast(at))
            .or_else(|| self.solar_feast(at))
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
        let (day, next) = self.count(named.unwrap_or(at))?;
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
        let (month, day, next) =
            self.meaning(at, &LUNAR_TABLE).map(|((_, month, day), next)| (month, day, next))?;
        let (year, next) = self.lunar_year_tail(next).map_or((None, next), |(year, next)| (Some(year), next));
        Some((Value::day(self.lunar_on(year, month, day)?, Rule::Lunar), next))
    }

    /// `Quốc khánh`, `Ngày Nhà giáo Việt Nam`, `Tết Dương lịch 2025`; numerals behind the name win
    fn solar_feast(&self, at: usize) -> Read<Value> {
        let (name, month, day, next) =
            self.meaning(at, &SOLAR_TABLE).map(|((name, month, day), next)| (name, month, day, next))?;
        let from = self.skip(next, &["(", ",", "ngày", "- ngày"]);
        if self.is_number(from) && self.numeric_date(from, true).is_some() {
            return None;
        }
        // "kỷ niệm 80 năm Quốc khánh (02/9/1945 - ...)" has its numerals, too.
        let (year, next) = self.lunar_year_tail(next).map_or((None, next), |(year, next)| (Some(year), next));
        let lean = if name.starts_with("ngày") { Lean::Same } else { Lean::Coming };
        let span = Span::Days { first: day, last: day, month: Some(month), year };
        let (from, to) = span.resolve(lean, self.anchor());
        Some((Value::new(Span::Fixed { from, to }, Rule::NamedDay), next))
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
        } else if let Some((year, next)) = self.year_tail(next).filter(|_| sure) {
            (year, next, true)
        } else if let Some((offset, next)) = self.deictic(next).filter(|_| sure || self.word(next) == "này")
        {
            (self.today().year().checked_add(i16::try_from(offset).ok()?)?, next, true)
        } else {
            (self.today().year(), next, false)
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
