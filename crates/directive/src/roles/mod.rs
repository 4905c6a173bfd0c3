//! Who does what: lead, co-operating units and receivers of the product, from the words of an item.
//!
//! ```text
//! lead     = subject order | ("giao" | "yêu cầu" | "đề nghị" | "phân công") names | names ("chủ trì" | "có trách nhiệm")
//! support  = "phối hợp" ["với"] names | ("trao đổi" | "tham vấn" | "lấy ý kiến") ... names | "gửi" names review
//! receiver = ("trình" | "gửi" | "báo cáo") names | "tham mưu" names (issue | "tham mưu" ...)
//! ```
//!
//! One lead for one task: Nghị định 138/2016/NĐ-CP art. 2; lead, co-operators and limit named in the leader's
//! instruction: Nghị định 30/2020/NĐ-CP art. 23(2).

use crate::lexicon::ORDERING;
use crate::unit::{self, Kind, Named, Registry};
use std::collections::HashSet;
use std::ops::Range;
use viet::words::Words;

/// The roles found in one item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    pub(crate) lead: Vec<Named>,
    pub(crate) support: Vec<Named>,
    pub(crate) submit_to: Vec<Named>,
}

/// Reads the roles of an item. `passed` are byte ranges that are no part of the order: titles of cited documents.
pub(crate) fn read(words: &Words<'_>, registry: &Registry, passed: &[Range<usize>]) -> Roles {
    let mut reader = Reader { words, registry, roles: Roles::default(), orderer_ends: None };
    let mut skip = passed.iter().peekable();
    let mut at = 0;
    while at < words.len() {
        let start = words.bytes(at..at + 1).start;
        while skip.peek().is_some_and(|range| range.end <= start) {
            skip.next();
        }
        if skip.peek().is_some_and(|range| range.contains(&start)) {
            at += 1;
            continue;
        }
        at = reader.step(at).max(at + 1);
    }
    let mut roles = reader.roles;
    for names in [&mut roles.lead, &mut roles.support, &mut roles.submit_to] {
        distinct(names);
    }
    roles
}

struct Reader<'w, 't> {
    words: &'w Words<'t>,
    registry: &'w Registry,
    roles: Roles,
    /// The token behind the last subject of a clause: a verb there is that subject's.
    orderer_ends: Option<usize>,
}

impl Reader<'_, '_> {
    /// Reads what begins at a token; returns the token to go on with.
    fn step(&mut self, at: usize) -> usize {
        if self.begins_clause(at)
            && let Some(next) = self.subject(at)
        {
            return next;
        }
        let words = self.words;
        if words.is_mark(at, '(') {
            return self.bracketed(at);
        }
        match words.lower(at) {
            "phối" => self.cooperation(at),
            "trình" => self.submission(at),
            "gửi" | "nộp" => self.sending(at),
            "báo" => self.reporting(at),
            "tham" | "hham" => self.advice(at),
            "liên" => self.contact(at),
            "để" => self.reviewer(at),
            "giao" | "yêu" | "đề" | "phân" | "chỉ" => self.assignment(at),
            "trao" | "xin" | "lấy" | "thống" => self.consultation(at),
            "chủ" => self.named_lead(at),
            _ => at + 1,
        }
    }

    fn names(&self, at: usize) -> Option<(Vec<Named>, usize)> {
        unit::list(self.words, at, self.registry)
    }

    /// Reads names that something is sent to. The last of "báo cáo cấp có thẩm quyền, Bộ Nội vụ đề nghị ..." is the subject
    /// of what follows.
    fn objects(&self, at: usize) -> Option<(Vec<Named>, usize)> {
        let (mut names, end) = self.names(at)?;
        let last = names.last()?.tokens.start;
        let subject = names.len() > 1
            && self.words.is_mark(last - 1, ',')
            && self
                .words
                .any_phrase(
                    end,
                    &["đề nghị", "yêu cầu", "giao", "chủ trì", "có trách nhiệm", "thông báo", "phối hợp"],
                )
                .is_some();
        if subject {
            names.pop();
            return Some((names, last));
        }
        Some((names, end))
    }

    /// Tells whether a clause begins at a token: at the start, after a full stop or semicolon, or behind a leading
    /// phrase ("Trong tháng 10/2023, ...") and its comma.
    fn begins_clause(&self, at: usize) -> bool {
        let words = self.words;
        if at == 0 {
            return true;
        }
        if words.is_mark(at - 1, '.') || words.is_mark(at - 1, ';') || words.is_mark(at - 1, ':') {
            return words.word(at).starts_with(char::is_uppercase);
        }
        if words.is_mark(at - 1, ',') {
            return self.follows_leading_phrase(at) && words.word(at).starts_with(char::is_uppercase)
                || words.any_phrase(at, &["các", "toàn thể", "tất cả các"]).is_some()
                    && self.follows_leading_phrase(at);
        }
        matches!(words.lower(at - 1), "thời") && words.word(at).starts_with(char::is_uppercase)
    }

    fn follows_leading_phrase(&self, at: usize) -> bool {
        const LEADING: &[&str] = &[
            "trong",
            "căn cứ",
            "trên cơ sở",
            "để",
            "nhằm",
            "đối với",
            "sau",
            "nhận được",
            "từ",
            "hằng",
            "hàng",
            "định kỳ",
            "trước",
            "chậm nhất",
            "đồng thời",
            "về",
            "qua",
            "riêng",
            "khi",
            "theo",
            "ngoài",
            "thực hiện",
            "đến",
            "vì vậy",
            "do đó",
            "trường hợp",
            "nếu",
            "giai đoạn",
            "năm",
            "tháng",
            "quý",
            "ngoài ra",
            "bên cạnh đó",
            "thời gian tới",
            "tiếp tục",
            "triển khai",
            "với",
        ];
        let words = self.words;
        let start = (0..at)
            .rev()
            .find(|&token| words.is_mark(token, '.') || words.is_mark(token, ';'))
            .map_or(0, |token| token + 1);
        words.any_phrase(start, LEADING).is_some()
    }

    /// "Phòng Quản lý Khoa học chủ trì ...", "Trung tâm X tiếp tục ...", "Văn phòng Sở: ...".
    fn subject(&mut self, at: usize) -> Option<usize> {
        let (mut names, end) = self.names(at)?;
        // "Đồng chí Bí thư phụ trách chung": as a subject he is in charge, it is no part of his post.
        let in_charge = names.last().and_then(|last| last.name.strip_suffix(" phụ trách").map(str::to_owned));
        let ordered = in_charge.is_some()
            || self.is_order(end, &names)
            || at == 0 && self.goes_on_with_verb(end, &names);
        if let (Some(name), Some(last)) = (in_charge, names.last_mut()) {
            last.name = name;
        }
        if !ordered || self.words.any_phrase(at, &["mỗi", "từng"]).is_some() {
            return None;
        }
        // A body above that only orders ("Giám đốc Sở yêu cầu ...", "UBND tỉnh giao ...") is not the doer.
        self.orderer_ends = Some(end);
        // "...; Trung tâm X phối hợp chuẩn bị ...": behind another order, who co-operates only helps.
        if at > 0 && self.words.phrase(end, "phối hợp").is_some() {
            self.add_support(names);
            return Some(end);
        }
        if self
            .words
            .any_phrase(
                end,
                &[
                    "yêu cầu",
                    "giao",
                    "đề nghị",
                    "phân công",
                    "thống nhất",
                    "kết luận",
                    "đồng ý",
                    "cơ bản thống nhất",
                ],
            )
            .is_some()
            && !self.shares_out(end)
        {
            return Some(end);
        }
        self.add_lead(names);
        Some(end)
    }

    /// "Trưởng các phòng phân công cụ thể đến từng công chức": behind the verb stands nobody who would be the doer.
    fn shares_out(&self, at: usize) -> bool {
        self.words.phrase(at, "phân công").is_some_and(|behind| self.names(behind).is_none())
    }

    /// "(Phòng Nội vụ chuẩn bị)", "(Sở X chủ trì; phối hợp: Sở Y)": who does the work of the words before.
    fn bracketed(&mut self, at: usize) -> usize {
        const IN_CHARGE: &[&str] =
            &["chủ trì", "chuẩn bị", "thực hiện", "phụ trách", "tham mưu", "chịu trách nhiệm", "làm đầu mối"];
        let Some((mut names, end)) = self.names(at + 1) else { return at + 1 };
        // "(TPT phụ trách)": the verb was taken for a part of the post.
        let in_charge = names.last().and_then(|last| last.name.strip_suffix(" phụ trách").map(str::to_owned));
        if let (Some(name), Some(last)) = (&in_charge, names.last_mut()) {
            last.name.clone_from(name);
        }
        let behind = self.words.any_phrase(end, IN_CHARGE).or(in_charge.map(|_| end));
        let Some(behind) = behind else { return at + 1 };
        if !self.roles.lead.is_empty() {
            return behind;
        }
        self.add_lead(names);
        behind
    }

    fn is_order(&self, at: usize, names: &[Named]) -> bool {
        let words = self.words;
        if words.is_mark(at, ':') {
            return self.orders_behind_colon(at + 1);
        }
        let mut at = at;
        if words.is_mark(at, '(') {
            at = (at..at + 12).find(|&token| words.is_mark(token, ')')).map_or(at, |close| close + 1);
            if words.is_mark(at, ':') {
                return self.orders_behind_colon(at + 1);
            }
        }
        if words.is_mark(at, ',') {
            // "Sở Tài chính, theo chức năng, ..." and "Các Bộ, ... theo ..., chủ động".
            return words
                .any_phrase(
                    at + 1,
                    &[
                        "theo chức năng",
                        "căn cứ",
                        "theo nhiệm vụ",
                        "trên cơ sở",
                        "theo thẩm quyền",
                        "trong phạm vi",
                        "tùy theo",
                        "chủ động",
                    ],
                )
                .is_some();
        }
        if words
            .any_phrase(
                at,
                &[
                    "theo",
                    "căn cứ",
                    "trên cơ sở",
                    "có trách nhiệm",
                    "chịu trách nhiệm",
                    "cần",
                    "phải",
                    "được giao",
                    "là",
                    "cùng",
                    "khi",
                    "trong",
                    "nghiêm túc",
                    "quan tâm",
                    "ngay",
                    "tự",
                    "theo dõi",
                    "trực tiếp",
                    "có",
                    "cũng",
                    "vừa",
                    "lập tức",
                    "phụ trách",
                    "và",
                    "hằng",
                    "hàng",
                    "trước",
                ],
            )
            .is_some()
        {
            return !self.is_past(at) && words.phrase(at, "chịu trách nhiệm trước").is_none();
        }
        let small = words.word(at).starts_with(char::is_lowercase);
        let long_name = names.iter().any(|name| name.kind == Kind::Collective || name.tokens.len() > 1);
        let capital_order = words.word(at).starts_with(char::is_uppercase) && long_name;
        (small || capital_order) && words.any_phrase(at, ORDERING).is_some()
    }

    /// "Thanh tra tỉnh kết thúc 03 cuộc thanh tra": behind the name of a body that opens the item a small word is its verb,
    /// known or not, unless it goes on with the name, counts, or tells a state.
    fn goes_on_with_verb(&self, at: usize, names: &[Named]) -> bool {
        const NO_VERBS: &[&str] = &[
            "năm", "số", "tháng", "quý", "quí", "ngày", "tuần", "giai", "về", "của", "tại", "ở", "với", "từ",
            "đến", "để", "như", "nhưng", "gồm", "do", "thuộc", "cấp", "các", "những", "này", "đó", "nêu",
            "nói", "đã", "đang", "sẽ", "được", "bị", "còn", "chưa", "không", "vẫn", "luôn", "cơ", "nhìn",
            "qua", "sau", "bằng", "trên", "dưới", "có", "là", "và", "hoặc", "khác", "liên", "chuyên", "cùng",
            "ghi", "biểu", "đánh", "hoan", "nhất", "kết",
        ];
        let words = self.words;
        let whole = names.iter().all(|name| name.kind != Kind::Person)
            && names.first().is_some_and(|first| first.tokens.len() > 1 || is_initials(&first.name));
        let word = words.word(at);
        let state = NO_VERBS.contains(&words.lower(at)) && words.phrase(at, "kết thúc").is_none();
        whole
            && words.kind(at) == Some(viet::words::Kind::Word)
            && word.starts_with(char::is_lowercase)
            && !state
            && words.lower(at + 1) != "đã"
    }

    /// "Văn phòng Sở: rà soát ..." orders; "Thư ký: đồng chí A" only names. A heading ends with its colon.
    fn orders_behind_colon(&self, at: usize) -> bool {
        at >= self.words.len()
            || self.words.any_phrase(at, ORDERING).is_some()
            || self.names(at).is_none_or(|(_, end)| end + 3 < self.words.len())
    }

    fn is_past(&self, at: usize) -> bool {
        self.words.any_phrase(at, &["đã", "đang"]).is_some()
    }

    /// "phối hợp chặt chẽ với X", "phối hợp các cơ quan".
    fn cooperation(&mut self, at: usize) -> usize {
        let words = self.words;
        let Some(mut next) = words.phrase(at, "phối hợp") else { return at + 1 };
        if at > 0 && matches!(words.lower(at - 1), "sự" | "quy" | "chế" | "tác" | "cơ") {
            return next;
        }
        const ADVERBS: &[&str] = &[
            "chặt chẽ",
            "có hiệu quả",
            "hiệu quả",
            "đồng bộ",
            "tốt",
            "kịp thời",
            "cùng",
            "thường xuyên",
            "tích cực",
            "thực hiện",
            ", hỗ trợ",
            ", trao đổi",
            "liên tục",
            "chủ động",
            "nhịp nhàng",
            ", làm việc",
            ", hướng dẫn",
            "công tác",
            ":",
            ", đôn đốc",
            ", thống nhất",
        ];
        while let Some(behind) = words.any_phrase(next, ADVERBS) {
            next = behind;
        }
        let with = words.phrase(next, "với");
        match self.names(with.unwrap_or(next)) {
            Some((names, end)) => {
                self.add_support(names);
                end
            }
            None => {
                self.cooperating_subject(at);
                next
            }
        }
    }

    /// "Phòng X chủ trì, Phòng Y phối hợp xây dựng dự toán".
    fn cooperating_subject(&mut self, at: usize) {
        if self.roles.lead.is_empty() {
            return;
        }
        let words = self.words;
        let starts = (at.saturating_sub(24)..at)
            .filter(|&start| start > 0 && (words.is_mark(start - 1, ',') || words.is_mark(start - 1, ';')));
        let found = starts.filter_map(|start| self.names(start)).find(|(_, end)| *end == at);
        if let Some((names, _)) = found {
            self.add_support(names);
        }
    }

    /// "trình UBND tỉnh phê duyệt".
    fn submission(&mut self, at: usize) -> usize {
        let words = self.words;
        const COMPOUNDS: [&str; 22] = [
            "chương",
            "quá",
            "quy",
            "lộ",
            "tờ",
            "tường",
            "toàn",
            "giải",
            "thuyết",
            "hành",
            "công",
            "tiến",
            "giáo",
            "trường",
            "lập",
            "phương",
            "chu",
            "đường",
            "qui",
            "diễn",
            "đang",
            "đã",
        ];
        if at > 0 && COMPOUNDS.contains(&words.lower(at - 1)) {
            return at + 1;
        }
        let mut next = at + 1;
        while let Some(behind) = words
            .any_phrase(
                next,
                &[
                    "lên",
                    "xin ý kiến",
                    "lại",
                    "để",
                    ", báo cáo",
                    "và báo cáo",
                    "tại",
                    "cho",
                    "kịp thời",
                    "cấp có thẩm quyền là",
                ],
            )
            .filter(|_| words.lower(next) != "tại" && words.lower(next) != "để")
        {
            next = behind;
        }
        let Some((names, end)) = self.objects(next) else { return self.submission_object(at) };
        if words
            .any_phrase(end, &["cho ý kiến", "thẩm định", "thẩm tra", "góp ý", "cho ý kiến góp ý"])
            .is_some()
        {
            self.add_support(names.clone());
        }
        self.add_receivers(names);
        end
    }

    /// "trình dự thảo Quyết định cho UBND tỉnh", "trình phương án lên UBND tỉnh".
    fn submission_object(&mut self, at: usize) -> usize {
        let words = self.words;
        let found = (at + 1..(at + 14).min(words.len()))
            .take_while(|&token| {
                !words.is_mark(token, '.') && !words.is_mark(token, ';') && !words.is_mark(token, ',')
            })
            .find(|&token| {
                matches!(words.lower(token), "lên" | "đến")
                    || words.lower(token) == "cho" && words.lower(token + 1) != "ý"
            });
        if let Some(token) = found
            && let Some((names, end)) = self.objects(token + 1)
        {
            self.add_receivers(names);
            return end;
        }
        at + 1
    }

    /// "gửi về Văn phòng Sở", "gửi Phòng X rà soát, chỉnh sửa".
    fn sending(&mut self, at: usize) -> usize {
        let words = self.words;
        if at > 0
            && matches!(
                words.lower(at - 1),
                "đã" | "kính" | "thư" | "phiếu" | "giấy" | "người" | "tiền" | "nơi"
            )
        {
            return at + 1;
        }
        let opinion = words.any_phrase(at + 1, &["lấy ý kiến", "xin ý kiến"]);
        let direct = opinion.unwrap_or_else(|| self.after_prepositions(at + 1));
        let found = self.objects(direct).or_else(|| self.names_behind_object(at + 1));
        let Some((names, end)) = found else { return at + 1 };
        const REVIEWS: &[&str] = &[
            "rà soát",
            "góp ý",
            "thẩm định",
            "xem xét",
            "cho ý kiến",
            "tham gia ý kiến",
            "chỉnh sửa",
            "bổ sung",
            "có ý kiến",
            "thẩm tra",
            "tham gia",
            "đóng góp",
            "nghiên cứu",
            "để thẩm định",
            "để góp ý",
            "để xem xét",
            "để rà soát",
            "để cho ý kiến",
            "để tham gia ý kiến",
            "để lấy ý kiến",
            "cho ý kiến góp ý",
            "kiểm tra",
            "để kiểm tra",
            "để có ý kiến",
            "phân tích",
            "xác nhận",
        ];
        let review = words.any_phrase(end, REVIEWS).is_some() || opinion.is_some();
        if review {
            self.add_support(names.clone());
        }
        self.add_receivers(names);
        if review { self.more_reviewers(end, REVIEWS) } else { end }
    }

    /// "gửi Phòng A thẩm định nội dung, Phòng B thẩm định kinh phí": each of them reviews.
    fn more_reviewers(&mut self, from: usize, reviews: &[&str]) -> usize {
        let words = self.words;
        let comma = (from..from + 10).find(|&at| words.is_mark(at, ',') || words.is_mark(at, ';'));
        let Some((names, end)) = comma.and_then(|comma| self.names(comma + 1)) else { return from };
        if words.any_phrase(end, reviews).is_none() {
            return from;
        }
        self.add_support(names.clone());
        self.add_receivers(names);
        self.more_reviewers(end, reviews)
    }

    fn after_prepositions(&self, at: usize) -> usize {
        let mut next = at;
        while let Some(behind) = self.words.any_phrase(
            next,
            &[
                "về",
                "đến",
                "cho",
                "tới",
                "lại",
                "lên",
                "cáo",
                "qua",
                "kịp thời",
                "trực tiếp",
                "kết quả về",
                "kết quả cho",
                "kết quả đến",
                "kết quả",
            ],
        ) {
            next = behind;
        }
        next
    }

    /// "gửi báo cáo kết quả về Sở Nội vụ", "báo cáo kết quả thực hiện về UBND tỉnh": the receiver stands behind the thing.
    fn names_behind_object(&self, at: usize) -> Option<(Vec<Named>, usize)> {
        let words = self.words;
        let token = (at..(at + 30).min(words.len()))
            .take_while(|&token| !matches!(words.kind(token), Some(viet::words::Kind::Mark('.' | ';' | ':'))))
            .find(|&token| {
                matches!(words.lower(token), "về" | "đến" | "cho" | "tới" | "với")
                    && self.objects(token + 1).is_some_and(|(names, _)| {
                        names.iter().all(|name| {
                            words.word(name.tokens.start).starts_with(char::is_uppercase)
                                || name.kind != Kind::Body
                        })
                    })
                    && !matches!(words.lower(token + 1), "các" | "người" if words.lower(token) == "về")
            })?;
        // A verb between begins another order: "gửi văn bản, tổ chức tuyên truyền cho các đơn vị".
        let broken = (at..token)
            .any(|between| words.is_mark(between, ',') && words.any_phrase(between + 1, ORDERING).is_some());
        if broken {
            return None;
        }
        self.objects(token + 1)
    }

    /// "báo cáo UBND tỉnh", "báo cáo kết quả về Bộ Nội vụ".
    fn reporting(&mut self, at: usize) -> usize {
        let words = self.words;
        let Some(next) = words.phrase(at, "báo cáo") else { return at + 1 };
        let period = at > 1 && words.lower(at - 1) == "kỳ" && words.lower(at - 2) != "định";
        if period
            || at > 0
                && matches!(
                    words.lower(at - 1),
                    "các" | "nghe" | "chế" | "trong" | "đã" | "mẫu" | "loại" | "số" | "01" | "02"
                )
        {
            return next;
        }
        let direct = self.after_prepositions(next);
        if let Some((names, end)) = self.objects(direct) {
            // "báo cáo định kỳ của các đơn vị": a report of theirs, not to them.
            self.add_receivers(names);
            return end;
        }
        let Some((names, end)) = self.names_behind_object(next).filter(|_| self.is_verb_report(at)) else {
            return next;
        };
        self.add_receivers(names);
        end
    }

    /// Tells whether "báo cáo" orders: it opens the clause, or follows a comma, "và", "để", "tổng hợp".
    fn is_verb_report(&self, at: usize) -> bool {
        at == 0
            || self.words.is_mark(at - 1, ',')
            || self.words.is_mark(at - 1, '.')
            || self.words.is_mark(at - 1, ';')
            || matches!(
                self.words.lower(at - 1),
                "và" | "để"
                    | "hợp"
                    | "gửi"
                    | "thời"
                    | "kỳ"
                    | "việc"
                    | "dựng"
                    | "phải"
                    | "trách"
                    | "nhiệm"
                    | "trương"
                    | "tháng"
                    | "quý"
                    | "năm"
                    | "vụ"
                    | "sở"
                    | "nhất"
                    | "tuần"
            )
    }

    /// "tham mưu UBND tỉnh ban hành", "tham mưu BCS Đảng tham mưu BTV Tỉnh ủy ban hành".
    fn advice(&mut self, at: usize) -> usize {
        let words = self.words;
        let Some(next) = words.any_phrase(at, &["tham mưu", "hham mưu"]) else {
            return self.consultation(at);
        };
        let next = words
            .any_phrase(next, &["cho", ", đề xuất với", ", đề xuất", ", giúp", "giúp", "đề xuất"])
            .unwrap_or(next);
        let Some((names, end)) = self.names(next) else { return next };
        if !self.issues(end) {
            return end;
        }
        self.add_receivers(names);
        end
    }

    /// Tells whether issuing, approving or submitting follows, or a further link of the chain.
    fn issues(&self, at: usize) -> bool {
        const ISSUES: &[&str] = &[
            "ban hành",
            "phê duyệt",
            "trình",
            "quyết định",
            "công bố",
            "thông qua",
            "ký",
            "chấp thuận",
            "xem xét",
            "tham mưu",
            "báo cáo",
            "kịp thời ban hành",
            "sớm ban hành",
            "xem xét , ban hành",
            "ba hành",
            "phê chuẩn",
            "cho phép",
            "cho chủ trương",
            "quyết nghị",
            "sửa đổi",
            "bãi bỏ",
            "công nhận",
            "giao",
        ];
        self.words.any_phrase(at, ISSUES).is_some()
    }

    /// "giao Sở X ...", "yêu cầu các phòng, đơn vị ...", "đề nghị UBND các huyện ...".
    fn assignment(&mut self, at: usize) -> usize {
        let words = self.words;
        let Some(next) = words.any_phrase(at, &["giao", "yêu cầu", "đề nghị", "phân công", "chỉ đạo"])
        else {
            return at + 1;
        };
        let verb = words.lower(at);
        // "cuộc họp giao ban công tác tháng 7".
        if words.word(at + 1) == "ban" && words.phrase(at, "giao ban").is_some() {
            return next;
        }
        if at > 0 {
            let before = words.lower(at - 1);
            let compound = match verb {
                "giao" => matches!(
                    before,
                    "được"
                        | "chuyển"
                        | "bàn"
                        | "ngoại"
                        | "ban"
                        | "đã"
                        | "vụ"
                        | "đất"
                        | "chỉ"
                        | "việc"
                        | "tiêu"
                        | "vốn"
                ),
                "yêu" => matches!(
                    before,
                    "theo"
                        | "ứng"
                        | "các"
                        | "đạt"
                        | "những"
                        | "đúng"
                        | "với"
                        | "tầm"
                        | "có"
                        | "khi"
                        | "một"
                        | "đã"
                ),
                "đề" => matches!(before, "theo" | "các" | "văn" | "đã" | "tờ" | "có" | "xét"),
                _ => matches!(before, "được" | "theo" | "ban" | "sự" | "đã" | "các"),
            };
            if compound {
                return next;
            }
        }
        // "rà soát, đề nghị UBND tỉnh xét tặng": a request that the doer makes, not an order to one.
        if verb != "giao" && !self.opens_request(at) {
            return next;
        }
        // "chỉ đạo X" names the doer only behind an order to the one above him; here it names whom to direct.
        if verb == "chỉ" {
            return next;
        }
        let next = words
            .any_phrase(next, &["cho", "trách nhiệm cho", ":", "nhiệm vụ cho", "với", "đối với", "thêm"])
            .unwrap_or(next);
        let Some((names, end)) = self.names(next) else { return next };
        if verb == "đề"
            && !self.roles.lead.is_empty()
            && self.words.any_phrase(end, &["xem xét", "phê duyệt", "cho", "ban hành"]).is_some()
        {
            // "…, đề nghị UBND tỉnh xem xét": a request that the doer makes.
            return end;
        }
        self.add_lead(names);
        end
    }

    fn opens_request(&self, at: usize) -> bool {
        at == 0
            || self.orderer_ends == Some(at)
            || matches!(self.words.kind(at - 1), Some(viet::words::Kind::Mark('.' | ';' | ':')))
            || (self.words.is_mark(at - 1, ',') && self.follows_leading_phrase(at))
    }

    /// "trao đổi ý kiến với X", "tham vấn ý kiến của X", "xin ý kiến X".
    fn consultation(&mut self, at: usize) -> usize {
        let words = self.words;
        if at > 0 && matches!(words.lower(at - 1), "việc" | "được" | "đã") {
            return at + 1;
        }
        const ASKED: &[&str] = &[
            "trao đổi ý kiến",
            "trao đổi",
            "xin ý kiến",
            "lấy ý kiến",
            "thống nhất",
            "lấy ý kiến tham gia",
            "lấy ý kiến góp ý",
            "xin ý kiến chỉ đạo",
            "tham vấn ý kiến",
            "tham vấn",
            "tham khảo ý kiến",
        ];
        let Some(next) = words.any_phrase(at, ASKED) else { return at + 1 };
        let behind = words.any_phrase(
            next,
            &["với", "của", "từ", "tham gia của", "góp ý của", "bằng văn bản của", ", thống nhất với"],
        );
        if matches!(words.lower(at), "thống") && behind.is_none()
            || matches!(words.lower(at), "trao") && behind.is_none()
        {
            return next;
        }
        let Some((names, end)) = self.names(behind.unwrap_or(next)) else { return next };
        self.add_support(names);
        end
    }

    /// "Liên hệ với Bộ Tài chính để có ý kiến".
    fn contact(&mut self, at: usize) -> usize {
        let Some(next) = self.words.phrase(at, "liên hệ với") else { return at + 1 };
        let Some((names, end)) = self.names(next) else { return next };
        if self
            .words
            .any_phrase(
                end,
                &["để có ý kiến", "để xin ý kiến", "để được hướng dẫn", "lấy ý kiến", "xin ý kiến"],
            )
            .is_some()
        {
            self.add_support(names);
        }
        end
    }

    /// "để Phòng Kế hoạch - Tài chính thẩm định".
    fn reviewer(&mut self, at: usize) -> usize {
        let Some((names, end)) = self.names(at + 1) else { return at + 1 };
        if self
            .words
            .any_phrase(end, &["thẩm định", "góp ý", "rà soát", "thẩm tra", "cho ý kiến", "tham gia ý kiến"])
            .is_some()
        {
            self.add_support(names);
            return end;
        }
        at + 1
    }

    /// "do Sở X chủ trì", "Sở X chủ trì" inside a sentence.
    fn named_lead(&mut self, at: usize) -> usize {
        let words = self.words;
        let Some(next) = words.phrase(at, "chủ trì") else { return at + 1 };
        if let Some(with) = words.any_phrase(next, &["cùng với", "cùng", ", cùng với", ", cùng"])
            && let Some((names, end)) = self.names(with)
        {
            self.add_support(names);
            return end;
        }
        if !self.roles.lead.is_empty() {
            return next;
        }
        if let Some(names) = unit::heading::subject_of(words, at) {
            self.add_lead(names);
            return next;
        }
        let from = at.saturating_sub(14);
        let subject = (from..at).find_map(|start| {
            if !matches!(words.lower(start), "do" | "giao") {
                return None;
            }
            let (names, end) = self.names(start + 1)?;
            (end == at || end + 1 == at && matches!(words.lower(end), "làm")).then_some(names)
        });
        if let Some(names) = subject {
            self.add_lead(names);
        }
        next
    }

    fn add_lead(&mut self, mut names: Vec<Named>) {
        // "Lãnh đạo Sở, Trưởng các phòng, đơn vị" are all units: their leaders are among them.
        if names.iter().any(|name| name.kind == Kind::All) {
            names.retain(|name| name.kind != Kind::Post && !name.name.to_lowercase().contains("lãnh đạo"));
        }
        self.roles.lead.extend(names);
    }

    fn add_support(&mut self, names: Vec<Named>) {
        self.roles.support.extend(names);
    }

    fn add_receivers(&mut self, names: Vec<Named>) {
        self.roles.submit_to.extend(names);
    }
}

/// Leaves each name once, where it first stands.
fn distinct(names: &mut Vec<Named>) {
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(viet::fold::key(&name.name)));
}

/// "UBKT", "BNCTU": the document says elsewhere what they stand for.
fn is_initials(name: &str) -> bool {
    name.chars().count() > 2 && name.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests;
