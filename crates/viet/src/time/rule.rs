//! The rules by which an expression became days.

/// The rule that turned what was said into days. Its name is stable: it is stored and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// "ngày 15/3/2024": that day, until 24:00 (Bộ luật Dân sự 2015 art. 148(6)). A fixed day is never moved.
    OnDay,
    /// "trước ngày 15/3/2024": the last day on time is the day before.
    BeforeDay,
    /// "chậm nhất ngày 15/3/2024", "đến hết": the day itself is the last.
    ByDay,
    /// "15h00 ngày 24/12/2025": that hour of that day, UTC+7.
    AtHour,
    /// "trong tháng 3/2024": the month's last day.
    InMonth,
    /// "trong Quý II/2024": the quarter's last day.
    InQuarter,
    /// "6 tháng đầu năm 2024": the last day of the half year or of so many months.
    InPartOfYear,
    /// "năm 2025": 31 December.
    InYear,
    /// "giai đoạn 2021-2025": whole years.
    InYears,
    /// "trong tuần này": Monday to Sunday.
    InWeek,
    /// "đầu tháng": until the 10th by office convention; the 1st by the Civil Code, art. 146(2).
    StartOfMonth,
    /// "giữa tháng": until the 20th by office convention; the 15th by the Civil Code, art. 146(2).
    MiddleOfMonth,
    /// "cuối tháng": until the last day (both; art. 146(2)).
    EndOfMonth,
    /// "đầu quý": its first month, by office convention (the Code has no such point).
    StartOfQuarter,
    /// "giữa quý": its second month, by office convention.
    MiddleOfQuarter,
    /// "cuối quý": its third month, by office convention.
    EndOfQuarter,
    /// "đầu năm": until 31 March by office convention; 1 January by the Civil Code, art. 146(3).
    StartOfYear,
    /// "giữa năm": until 30 June (both; art. 146(3)).
    MiddleOfYear,
    /// "cuối năm": until 31 December (both; art. 146(3)).
    EndOfYear,
    /// "từ ngày ... đến ngày ...": from the first to the last day of a range.
    Range,
    /// "từ ngày 01/01/2025": from that day on, no end.
    FromDay,
    /// "sau ngày 15/12/2024": from the day after.
    AfterDay,
    /// "10 ngày kể từ ngày ...": the day of the event is not counted (art. 147(2)); a last day of rest moves to the next
    /// working day (art. 148(5)).
    DaysAfterEvent,
    /// "05 ngày làm việc kể từ ngày ...": days of rest and the day of the event are not counted.
    WorkingDaysAfterEvent,
    /// "03 tháng kể từ ngày ...": the matching day of the month, or its last (art. 148(3)).
    MonthsAfterEvent,
    /// "kỳ họp thứ 24": a named event whose day must be supplied.
    NamedEvent,
    /// "trước Tết", "mùng 5 tháng Giêng": by the lunar calendar of UTC+7.
    Lunar,
    /// "Quốc khánh", "Giáng sinh": a day known by its name.
    NamedDay,
    /// "mùa hè này": from equinox to solstice.
    Season,
    /// "ngày mai", "thứ Sáu tuần sau", "3 ngày nữa": reckoned from the reference.
    Relative,
    /// "hằng tháng": comes again; each period has its own day.
    Recurring,
    /// "ngày 31/02/2024": a day that does not exist; nothing is reckoned.
    ImpossibleDay,
}

impl Rule {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::OnDay => "on-day",
            Self::BeforeDay => "before-day",
            Self::ByDay => "by-day",
            Self::AtHour => "at-hour",
            Self::InMonth => "in-month",
            Self::InQuarter => "in-quarter",
            Self::InPartOfYear => "in-part-of-year",
            Self::InYear => "in-year",
            Self::InYears => "in-years",
            Self::InWeek => "in-week",
            Self::StartOfMonth => "start-of-month",
            Self::MiddleOfMonth => "middle-of-month",
            Self::EndOfMonth => "end-of-month",
            Self::StartOfQuarter => "start-of-quarter",
            Self::MiddleOfQuarter => "middle-of-quarter",
            Self::EndOfQuarter => "end-of-quarter",
            Self::StartOfYear => "start-of-year",
            Self::MiddleOfYear => "middle-of-year",
            Self::EndOfYear => "end-of-year",
            Self::Range => "range",
            Self::FromDay => "from-day",
            Self::AfterDay => "after-day",
            Self::DaysAfterEvent => "days-after-event",
            Self::WorkingDaysAfterEvent => "working-days-after-event",
            Self::MonthsAfterEvent => "months-after-event",
            Self::NamedEvent => "named-event",
            Self::Lunar => "lunar",
            Self::NamedDay => "named-day",
            Self::Season => "season",
            Self::Relative => "relative",
            Self::Recurring => "recurring",
            Self::ImpossibleDay => "impossible-day",
        }
    }
}
