//! What part an expression plays: read from the words of its clause, mostly those before it.

use super::lexicon::{Entry, Phrases};
use super::value::{Span, Value};
use super::{Kind, Reader, Reading, Role, rule::Rule};
use std::sync::LazyLock;

/// How many words of the clause are looked at.
const BEFORE: usize = 44;
const BEHIND: usize = 18;

/// What a phrase betrays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// Something is to be finished or handed in: "hoàn thành", "trình", "hạn".
    Finish,
    /// Something is to be told: "báo cáo", which also is a document.
    Tell,
    /// Something is ordered: "tổ chức", "rà soát".
    Order,
    /// "phấn đấu", "mục tiêu"
    Aim,
    /// Something is held: "họp", "khai mạc".
    Event,
    /// Something is told: "kết quả", "tình hình".
    Report,
    /// "đã"
    Past,
    /// A kind of document: "Công văn".
    Document,
    /// What has years in its name: "kế hoạch", "chỉ số".
    Name,
}

/// The phrases, by their first word; longer ones first.
const CUES: &[(&str, Cue)] = &[
    ("thời gian hoàn thành", Cue::Finish),
    ("hoàn thành", Cue::Finish),
    ("hoàn thiện", Cue::Finish),
    ("hoàn tất", Cue::Finish),
    ("xong", Cue::Finish),
    ("thời hạn", Cue::Finish),
    ("hạn", Cue::Finish),
    ("phê duyệt", Cue::Finish),
    ("ban hành", Cue::Finish),
    ("nộp", Cue::Finish),
    ("gửi", Cue::Finish),
    ("phải", Cue::Finish),
    ("nghiệm thu", Cue::Finish),
    ("giải ngân", Cue::Finish),
    ("giải quyết", Cue::Finish),
    ("quyết toán", Cue::Name),
    ("trả lời", Cue::Finish),
    ("trả kết quả", Cue::Finish),
    ("góp ý", Cue::Finish),
    ("đăng ký", Cue::Finish),
    ("thẩm định", Cue::Finish),
    ("khảo sát", Cue::Order),
    ("triển khai", Cue::Order),
    ("tham mưu", Cue::Order),
    ("tổ chức", Cue::Order),
    ("tổ chức thực hiện", Cue::Order),
    ("yêu cầu", Cue::Order),
    ("đề nghị", Cue::Order),
    ("giao", Cue::Order),
    ("đôn đốc", Cue::Order),
    ("chuẩn bị", Cue::Order),
    ("thực hiện", Cue::Order),
    ("tiến hành", Cue::Order),
    ("rà soát", Cue::Order),
    ("xây dựng", Cue::Order),
    ("kiểm tra", Cue::Order),
    ("kiểm kê", Cue::Order),
    ("thanh tra", Cue::Order),
    ("tiếp tục", Cue::Order),
    ("cập nhật", Cue::Order),
    ("tập trung", Cue::Order),
    ("nâng cấp", Cue::Order),
    ("tăng cường", Cue::Order),
    ("đẩy mạnh", Cue::Order),
    ("cung cấp", Cue::Order),
    ("niêm yết", Cue::Order),
    ("ký kết", Cue::Finish),
    ("bàn giao", Cue::Finish),
    ("công bố", Cue::Finish),
    ("cấp", Cue::Order),
    ("sơ kết", Cue::Order),
    ("tổng kết", Cue::Order),
    ("cần", Cue::Order),
    ("hãy", Cue::Order),
    ("điều chỉnh", Cue::Order),
    ("lập", Cue::Order),
    ("tuyển chọn", Cue::Order),
    ("tuyển dụng", Cue::Order),
    ("đóng", Cue::Order),
    ("đẩy nhanh", Cue::Order),
    ("phát hành", Cue::Finish),
    ("phấn đấu", Cue::Aim),
    ("phân đầu", Cue::Aim),
    ("phân đấu", Cue::Aim),
    ("mục tiêu", Cue::Aim),
    ("chỉ tiêu", Cue::Aim),
    ("thời gian họp", Cue::Event),
    ("thời gian :", Cue::Event),
    ("họp", Cue::Event),
    ("hội nghị", Cue::Event),
    ("hội thảo", Cue::Event),
    ("hội chợ", Cue::Event),
    ("khai mạc", Cue::Event),
    ("lễ", Cue::Event),
    ("cuộc họp", Cue::Event),
    ("cuộc thi", Cue::Event),
    ("diễn ra", Cue::Event),
    ("chủ trì họp", Cue::Event),
    ("kỷ niệm", Cue::Event),
    ("chào mừng", Cue::Event),
    ("hưởng ứng", Cue::Event),
    ("mít tinh", Cue::Event),
    ("tọa đàm", Cue::Event),
    ("toạ đàm", Cue::Event),
    ("nhân dịp", Cue::Event),
    ("nhân", Cue::Event),
    ("dịp", Cue::Event),
    ("nghỉ lễ", Cue::Event),
    ("kỳ thi", Cue::Event),
    ("phiên họp", Cue::Event),
    ("buổi làm việc", Cue::Event),
    ("chủ trì buổi", Cue::Event),
    ("khánh thành", Cue::Event),
    ("mời", Cue::Event),
    ("kết quả", Cue::Report),
    ("tình hình", Cue::Report),
    ("số liệu", Cue::Report),
    ("số thu", Cue::Report),
    ("số vụ", Cue::Report),
    ("kinh phí", Cue::Report),
    ("nhiệm vụ trọng tâm", Cue::Report),
    ("lượng mưa", Cue::Report),
    ("doanh số", Cue::Report),
    ("doanh thu", Cue::Report),
    ("dự toán", Cue::Report),
    ("dự báo", Cue::Report),
    ("đã", Cue::Past),
    ("tính đến", Cue::Past),
    ("chốt đến", Cue::Past),
    ("chốt tại", Cue::Past),
    ("quyết định", Cue::Document),
    ("nghị quyết", Cue::Document),
    ("nghị định", Cue::Document),
    ("thông tư", Cue::Document),
    ("công văn", Cue::Document),
    ("công điện", Cue::Document),
    ("thông báo", Cue::Document),
    ("chỉ thị", Cue::Document),
    ("luật", Cue::Document),
    ("bộ luật", Cue::Document),
    ("tờ trình", Cue::Document),
    ("hướng dẫn", Cue::Document),
    ("kết luận", Cue::Document),
    ("quy chế", Cue::Document),
    ("quy định", Cue::Document),
    ("kế hoạch", Cue::Name),
    ("chương trình", Cue::Name),
    ("đề án", Cue::Name),
    ("chiến lược", Cue::Name),
    ("quy hoạch", Cue::Name),
    ("dự án", Cue::Name),
    ("bộ chỉ số", Cue::Name),
    ("chỉ số", Cue::Name),
    ("chính sách", Cue::Name),
    ("hội đồng", Cue::Name),
    ("nhiệm vụ", Cue::Name),
    ("nghị quyết về", Cue::Name),
    ("trình", Cue::Finish),
    ("báo cáo", Cue::Tell),
    ("áp dụng", Cue::Order),
    ("nhận", Cue::Order),
    ("tiếp nhận", Cue::Order),
    ("đạt", Cue::Order),
];

static CUE_TABLE: LazyLock<Phrases<Cue>> = LazyLock::new(|| Phrases::new(CUES.iter().copied()));

/// What the clause before an expression betrays: for each cue how many words away its nearest phrase ends.
#[derive(Default)]
struct Clause {
    finish: Option<usize>,
    tell: Option<usize>,
    order: Option<usize>,
    aim: Option<usize>,
    event: Option<usize>,
    report: Option<usize>,
    past: Option<usize>,
    document: Option<usize>,
    name: Option<usize>,
    /// The cue at the head of the clause.
    first: Option<Cue>,
    /// The expression heads its sentence or line.
    heads: bool,
}

impl Clause {
    /// How far away the nearest word is that wants something handed in.
    fn nearest_finish(&self) -> Option<usize> {
        match (self.finish, self.tell) {
            (Some(finish), Some(tell)) => Some(finish.min(tell)),
            (finish, tell) => finish.or(tell),
        }
    }
}

impl Reader<'_, '_> {
    /// The part a reading plays.
    pub(super) fn role(&self, at: usize, reading: &Reading) -> Role {
        let value = &reading.value;
        match reading.kind {
            Kind::Rhythm => return Role::Rhythm,
            Kind::From | Kind::After | Kind::Length(true) if !self.quoted(at) => return Role::Start,
            Kind::Length(_) => return Role::Deadline,
            Kind::Plain | Kind::Before | Kind::By | Kind::Within | Kind::From | Kind::After | Kind::Range => {
            }
        }
        let clause = self.clause(at);
        let is_fixed_day = value.is_one_day() && matches!(value.rule, Rule::OnDay | Rule::ImpossibleDay);
        if reading.kind == Kind::Plain
            && (is_fixed_day || value.rule == Rule::ImpossibleDay)
            && self.is_cited(at, &clause)
        {
            return Role::CitedDate;
        }
        if self.is_title(at, reading, &clause) {
            let law = clause.document.is_some_and(|away| away <= 8)
                && self.is_law(at)
                && reading.kind == Kind::Plain;
            return if law { Role::CitedDate } else { Role::Other };
        }
        match reading.kind {
            Kind::Before => return Role::Deadline,
            Kind::By if matches!(self.word(at.wrapping_sub(1)), "tính" | "chốt") => return Role::Other,
            Kind::By if value.past => return Role::Period,
            // "đến ngày 15/6/2024 đã giải ngân 45%"
            Kind::By if self.word(reading.next) == "đã" => return Role::Other,
            Kind::By => return Role::Deadline,
            Kind::Plain
            | Kind::Within
            | Kind::From
            | Kind::After
            | Kind::Range
            | Kind::Length(_)
            | Kind::Rhythm => {}
        }
        if matches!(value.rule, Rule::NamedDay | Rule::NamedEvent)
            || (value.rule == Rule::Lunar && self.names_feast(at))
        {
            return if reading.kind == Kind::Range { Role::Period } else { Role::Event };
        }
        if value.past {
            return self.default_role(reading);
        }
        // "ngày   tháng 3 năm 2024": a date whose day is left blank.
        if matches!(self.word(at.wrapping_sub(1)), "ngày") && matches!(value.span, Span::Months { .. }) {
            return Role::Other;
        }
        if value.is_one_day() || matches!(value.span, Span::Unknown) {
            self.role_of_day(at, reading, &clause)
        } else {
            self.role_of_period(at, reading, &clause)
        }
    }

    fn default_role(&self, reading: &Reading) -> Role {
        let long = reading.kind == Kind::Range
            || reading.value.rule != Rule::ImpossibleDay
                && !reading.value.is_one_day()
                && reading.value.clock.is_none();
        if long { Role::Period } else { Role::Other }
    }

    /// The role of one day or hour without limit.
    fn role_of_day(&self, at: usize, reading: &Reading, clause: &Clause) -> Role {
        let range = reading.kind == Kind::Range;
        let finish = clause.nearest_finish();
        if reading.kind == Kind::Within && clause.past.is_none() && self.is_ordered(at, reading, clause) {
            return Role::Deadline;
        }
        if range
            && finish.is_some()
            && clause.past.is_none()
            && clause.event.is_none()
            && clause.report.is_none()
        {
            return Role::Deadline;
        }
        if let Some(finish) = finish
            && clause.past.is_none()
            && !range
            && clause.event.is_none_or(|event| event > finish)
            && !self.is_long_past(&reading.value)
            && (finish <= 10 || self.word(at.wrapping_sub(1)) == ":")
        {
            return Role::Deadline;
        }
        let named = at > 0 && self.is_named_day(at, clause);
        if clause.event.is_some()
            || named
            || clause.order == Some(0)
            || self.is_meeting_ahead(at, reading, clause)
        {
            return Role::Event;
        }
        if clause.order.is_some_and(|order| order <= 6)
            && !range
            && reading.value.clock.is_none()
            && clause.past.is_none()
        {
            return Role::Event;
        }
        self.default_role(reading)
    }

    /// The role of a month, quarter, year, or range without limit.
    fn role_of_period(&self, at: usize, reading: &Reading, clause: &Clause) -> Role {
        let value = &reading.value;
        let before = at.wrapping_sub(1);
        if clause.aim == Some(0) {
            return Role::Deadline;
        }
        if clause.first == Some(Cue::Report) || clause.past.is_some() {
            return Role::Period;
        }
        let is_year = matches!(value.span, Span::Years { .. });
        // "nhiệm vụ trọng tâm của Ngành trong năm 2023", said in 2024.
        if is_year && matches!(value.span, Span::Years { last, .. } if last < self.today().year()) {
            return Role::Period;
        }
        if reading.kind == Kind::Within && self.is_ordered(at, reading, clause) {
            return Role::Deadline;
        }
        // "Thời gian hoàn thành: Quý II/2024", "hoàn thành tháng 6/2025"
        let finish = clause.finish.filter(|away| *away <= if self.word(before) == ":" { 3 } else { 8 });
        let ordered_by_verb = clause.order.is_some() && clause.report.is_none();
        if !is_year
            && self.mark(before, "(")
            && (self.mark(reading.next, ")") || self.mark(reading.next, ";"))
            && clause.report.is_none()
        {
            return Role::Deadline;
        }
        if clause.event.is_some() && reading.kind == Kind::Range {
            return if value.is_one_day() || reading.start.is_some() { Role::Event } else { Role::Period };
        }
        if value.approximate
            && (clause.finish.is_some() || ordered_by_verb && clause.event.is_none())
            && clause.report.is_none()
        {
            return Role::Deadline;
        }
        if reading.kind == Kind::Range
            && (clause.finish.is_some() || ordered_by_verb)
            && clause.report.is_none()
        {
            return Role::Deadline;
        }
        let adjacent = if is_year { finish.filter(|away| *away == 0) } else { finish };
        if let Some(away) = adjacent
            && clause.name.is_none_or(|name| name > away)
            && clause.report.is_none_or(|report| report > away)
        {
            return Role::Deadline;
        }
        Role::Period
    }

    /// Tells whether "trong ..." limits an order, before it or behind it.
    fn is_ordered(&self, at: usize, reading: &Reading, clause: &Clause) -> bool {
        if clause.first == Some(Cue::Report) || clause.past.is_some() {
            return false;
        }
        if clause.nearest_finish().is_some() || clause.order.is_some() || clause.aim.is_some() {
            return true;
        }
        // "Trong tháng 10/2023, Phòng Quản lý Khoa học tham mưu ...", but "Trong tháng 02/2024, các đồng chí ... sau:"
        clause.heads && self.orders_behind(reading.next)
            || self
                .cue(reading.next)
                .is_some_and(|(cue, _)| matches!(cue, Cue::Finish | Cue::Tell | Cue::Order))
            || self.word(at) == "trong" && clause.event.is_none() && self.mark(at.wrapping_sub(1), "(")
    }

    /// Tells whether an order with a doer follows, and no list is introduced.
    fn orders_behind(&self, from: usize) -> bool {
        let mut ordered = false;
        for at in from..from + BEHIND {
            if at >= self.len() || self.is_sentence_end(at) || self.mark(at, ";") {
                break;
            }
            if self.mark(at, ":") {
                return false;
            }
            match self.cue(at) {
                Some((Cue::Past | Cue::Report, _)) if !ordered => return false,
                Some((Cue::Finish | Cue::Tell | Cue::Order, _)) => ordered = true,
                _ => {}
            }
        }
        ordered
    }

    /// "Ngày 08/3/2024, Giám đốc Sở chủ trì họp giao ban"
    fn is_meeting_ahead(&self, at: usize, reading: &Reading, clause: &Clause) -> bool {
        if !clause.heads && self.word(at) != "ngày" {
            return false;
        }
        (reading.next..reading.next + BEHIND)
            .take_while(|next| *next < self.len() && !self.is_sentence_end(*next))
            .any(|next| {
                self.cue(next).is_some_and(|(cue, _)| cue == Cue::Event)
                    || self.phrase(next, "chủ trì").is_some()
            })
            && clause.heads
    }

    /// "Ngày Khoa học và Công nghệ Việt Nam 18/5", "đường", "Quốc khánh (02/9/1945"
    fn is_named_day(&self, at: usize, clause: &Clause) -> bool {
        (at.saturating_sub(14)..at).any(|before| {
            self.word(before) == "ngày" && self.is_word(before + 1)
                || self.phrase(before, "quốc khánh").is_some()
                || self.phrase(before, "quốc tế").is_some()
                || self.phrase(before, "giải phóng").is_some()
        }) && clause.past.is_none()
    }

    /// Tells whether a date is that of a document cited just before it.
    fn is_cited(&self, at: usize, clause: &Clause) -> bool {
        let mut before = at.wrapping_sub(1);
        while self.mark(before, ",")
            || self.mark(before, "(")
            || self.word(before) == "ký"
            || self.word(before) == "hành" && self.word(before.wrapping_sub(1)) == "ban"
        {
            before = before.wrapping_sub(if self.word(before) == "hành" { 2 } else { 1 });
        }
        if self.is_symbol_end(before) {
            return true;
        }
        // "theo Công văn ngày 04/3/2024", "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
        let noun =
            clause.document.is_some_and(|away| away == 0 && at - 1 == before || away <= 8 && self.is_law(at));
        noun || self.is_number(before) && matches!(self.word(before.wrapping_sub(1)), "số")
    }

    /// Tells whether a document's symbol ends here: "SKHCN-VP", "NQ/TW", "QH13".
    fn is_symbol_end(&self, at: usize) -> bool {
        let mut from = at;
        let mut joins = false;
        let mut letters = false;
        for _ in 0..12 {
            let is_sign = self.mark(from, "/") || self.dash(from) || self.mark(from, "&");
            joins |= is_sign;
            letters |=
                self.is_word(from) && self.written(from).chars().next().is_some_and(char::is_uppercase);
            if !self.glued(from) || from == 0 {
                break;
            }
            from -= 1;
        }
        joins && letters
    }

    /// Tells whether the document named before is a law, which is cited by its year.
    fn is_law(&self, at: usize) -> bool {
        (at.saturating_sub(12)..at).rev().take_while(|before| !self.is_sentence_end(*before)).any(|before| {
            self.word(before) == "luật" && self.written(before).chars().next().is_some_and(char::is_uppercase)
                || self.phrase(before, "bộ luật").is_some()
        })
    }

    /// Tells whether the expression belongs to the title or name of a programme or document.
    fn is_title(&self, at: usize, reading: &Reading, clause: &Clause) -> bool {
        let years = matches!(reading.value.span, Span::Years { .. });
        if !years
            || !matches!(
                reading.kind,
                Kind::Plain | Kind::By | Kind::Range | Kind::Within | Kind::From | Kind::After
            )
        {
            return false;
        }
        if self.quoted(at) {
            return true;
        }
        if matches!(reading.kind, Kind::Within | Kind::From | Kind::After) || clause.aim == Some(0) {
            return false;
        }
        let led = matches!(self.word(at.wrapping_sub(1)), "hướng" | "nhìn");
        let law = reading.kind == Kind::Plain && self.is_law(at) && clause.document.is_some();
        if led || law {
            return true;
        }
        if clause.aim.is_some() || clause.first == Some(Cue::Report) || clause.past.is_some() {
            return false;
        }
        clause.name.is_some() || clause.document.is_some()
    }

    /// "Tết Nguyên đán", not "mùng 3 Tết".
    fn names_feast(&self, at: usize) -> bool {
        !matches!(self.word(at), "mùng" | "mồng" | "rằm" | "ngày" | "tháng")
            && !self.is_number(at)
            && self.spelt(at).is_none()
    }

    fn is_long_past(&self, value: &Value) -> bool {
        let (_, to) = self.resolve(value);
        to.is_some_and(|to| i32::from(to.year()) < i32::from(self.today().year()) - 1)
    }

    /// Tells whether the clause tells of what is over.
    pub(super) fn looks_back(&self, at: usize) -> bool {
        self.clause(at).past.is_some()
    }

    /// Tells whether anything before a place in its clause orders, tells or counts something.
    pub(super) fn is_commanded(&self, at: usize) -> bool {
        self.clause(at).first.is_some()
    }

    /// What the clause before an expression betrays.
    fn clause(&self, at: usize) -> Clause {
        let mut clause = Clause::default();
        let mut before = at;
        let mut skipped_colon = false;
        let least = at.saturating_sub(BEFORE);
        if self.heads_line(at) {
            clause.heads = true;
            return clause;
        }
        loop {
            if before == least {
                clause.heads = before == 0 && at == 0;
                break;
            }
            before -= 1;
            if self.is_word(before) && !self.may(before, Entry::CUE) {
                continue;
            }
            let is_bullet = self.first(before) && self.is_mark(before);
            if self.mark(before, ";") || self.is_sentence_end(before) || is_bullet {
                clause.heads |= before + 1 == at;
                break;
            }
            if self.mark(before, ":") && before + 1 < at {
                if skipped_colon || at - before > 4 {
                    break;
                }
                skipped_colon = true;
            }
            if let Some((cue, length)) = self.cue(before) {
                let away = at.saturating_sub(before + length);
                let place = match cue {
                    Cue::Finish => &mut clause.finish,
                    Cue::Tell => &mut clause.tell,
                    Cue::Order => &mut clause.order,
                    Cue::Aim => &mut clause.aim,
                    Cue::Event => &mut clause.event,
                    Cue::Report => &mut clause.report,
                    Cue::Past => &mut clause.past,
                    Cue::Document => &mut clause.document,
                    Cue::Name => &mut clause.name,
                };
                place.get_or_insert(away);
                clause.first = Some(cue);
            }
        }
        clause.heads |= at == 0;
        clause
    }

    /// Tells whether a line begins with the expression, as a sentence does; "Quý" is often a capital inside one.
    fn heads_line(&self, at: usize) -> bool {
        self.first(at)
            && self.word(at) != "quý"
            && self.is_word(at)
            && self.written(at).chars().next().is_some_and(char::is_uppercase)
    }

    fn is_sentence_end(&self, at: usize) -> bool {
        (self.mark(at, ".") || self.mark(at, "!") || self.mark(at, "?"))
            && !(self.glued(at + 1)
                && (self.is_number(at + 1) || self.is_mark(at + 1) || self.is_word(at + 1)))
    }

    /// The phrase that stands here and betrays something, with its length in words.
    fn cue(&self, at: usize) -> Option<(Cue, usize)> {
        if !self.may(at, Entry::CUE) {
            return None;
        }
        self.meaning(at, &CUE_TABLE).map(|(cue, next)| (cue, next - at))
    }
}
