//! Who is in charge: the subject of a clause, whoever brackets name, "do Sở X chủ trì".

use super::{Reader, is_initials};
use crate::lexicon::ORDERING;
use crate::unit::{self, Kind, Named};

/// The tokens of the longest sentence whose beginning is looked for: in one without end each comma would look through all.
const SENTENCE: usize = 1_000;

impl Reader<'_, '_> {
    /// Tells whether a clause begins at a token: at the start, after a full stop or semicolon, or behind a leading
    /// phrase ("Trong tháng 10/2023, ...") and its comma.
    pub(super) fn begins_clause(&self, at: usize) -> bool {
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

    pub(super) fn follows_leading_phrase(&self, at: usize) -> bool {
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
        let least = at.saturating_sub(SENTENCE);
        let ends = |token: &usize| words.is_mark(*token, '.') || words.is_mark(*token, ';');
        let start = match (least..at).rev().find(ends) {
            Some(token) => token + 1,
            None if least == 0 => 0,
            None => return false,
        };
        words.any_phrase(start, LEADING).is_some()
    }

    /// "Riêng Sở Y tế, Sở Công Thương: ...", "Đối với các xã, phường: ...": who is singled out does what follows.
    pub(super) fn singled_out(&mut self, at: usize) -> Option<usize> {
        let words = self.words;
        if let Some(from) = words.any_phrase(at, &["riêng đối với", "riêng với", "riêng"]) {
            return self.subject(from);
        }
        let from = words.any_phrase(at, &["đối với", "về phía"])?;
        let (names, end) = self.names(from)?;
        if let Some((name, end)) = self.with_relative(&names, end) {
            self.orderer_ends = Some(end);
            self.add_lead(vec![name]);
            return Some(end);
        }
        let orders = words.is_mark(end, ':') && words.any_phrase(end + 1, ORDERING).is_some();
        // "Đối với các dự án chậm tiến độ: rà soát ..." tells of what, not who.
        let bodies = names.iter().all(|name| name.kind != Kind::Collective || is_of_bodies(&name.name));
        if orders && bodies { self.subject(from) } else { None }
    }

    /// "Đối với các cơ quan, đơn vị chưa gửi hồ sơ (có danh sách): khẩn trương ...": who is meant is said up to the colon.
    fn with_relative(&self, names: &[Named], end: usize) -> Option<(Named, usize)> {
        /// Tokens of the longest clause that says which of them.
        const CLAUSE: usize = 16;
        let words = self.words;
        let [name] = names else { return None };
        let group = name.kind == Kind::All || name.kind == Kind::Collective && is_of_bodies(&name.name);
        let opens = matches!(
            words.lower(end),
            "chưa" | "đã" | "có" | "được" | "bị" | "còn" | "chậm" | "nơi" | "không"
        );
        let last = (end..(end + CLAUSE).min(words.len()))
            .find(|&at| words.is_mark(at, ':') || words.is_mark(at, '('))?;
        let plain = (end..last).all(|at| words.kind(at) == Some(viet::words::Kind::Word));
        let colon = if words.is_mark(last, ':') { Some(last) } else { self.behind_bracket(last) };
        let colon = colon.filter(|&colon| words.is_mark(colon, ':'))?;
        let orders = colon + 1 >= words.len() || words.any_phrase(colon + 1, ORDERING).is_some();
        let tokens = name.tokens.start..last;
        let named = Named { name: words.slice(tokens.clone()).to_owned(), tokens, kind: Kind::Collective };
        (group && opens && plain && orders).then_some((named, colon))
    }

    /// The token behind the bracket that opens at a token.
    fn behind_bracket(&self, open: usize) -> Option<usize> {
        /// Tokens of the longest remark between a name and what it is told.
        const REMARK: usize = 40;
        (open..open + REMARK).find(|&token| self.words.is_mark(token, ')')).map(|close| close + 1)
    }

    /// "Phòng Quản lý Khoa học chủ trì ...", "Trung tâm X tiếp tục ...", "Văn phòng Sở: ...".
    pub(super) fn subject(&mut self, at: usize) -> Option<usize> {
        let (mut names, end) = self.names(at)?;
        // "Khoa Kiểm soát nhiễm khuẩn: ...": up to its colon a name may have words that the grammar does not know.
        let (names, end) = match self.names_to_colon(at, end) {
            Some(found) => found,
            None => (std::mem::take(&mut names), end),
        };
        let mut names = names;
        // "Đồng chí Bí thư phụ trách chung": as a subject he is in charge, it is no part of his post.
        let in_charge = names.last().and_then(|last| last.name.strip_suffix(" phụ trách").map(str::to_owned));
        let ordered = in_charge.is_some()
            || self.is_order(end, &names)
            || self.opens_sentence(at, &names) && self.goes_on_with_verb(end, &names);
        if let (Some(name), Some(last)) = (in_charge, names.last_mut()) {
            last.name = name;
        }
        if !ordered || self.words.any_phrase(at, &["mỗi", "từng"]).is_some() {
            return None;
        }
        // A body above that only orders ("Giám đốc Sở yêu cầu ...", "UBND tỉnh giao ...") is not the doer.
        self.orderer_ends = Some(end);
        // "...; Trung tâm X phối hợp chuẩn bị ...": behind another order, who co-operates only helps.
        // "...; Sở Y có ý kiến bằng văn bản gửi Sở X": nor does who is asked for an opinion lead.
        const OPINION: &[&str] = &["có ý kiến", "góp ý", "tham gia ý kiến", "cho ý kiến"];
        let asked = !self.roles.lead.is_empty() && self.words.any_phrase(end, OPINION).is_some();
        let helps = self.words.phrase(end, "phối hợp").is_some() && !self.leads_with_others(at, end);
        if at > 0 && (asked || helps) {
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
        if self.words.phrase(end, "chuyển").is_some() && self.handed_to(end).is_some() {
            return Some(end);
        }
        self.add_lead(names);
        Some(end)
    }

    /// "Thống nhất lùi thời hạn gói thầu. Phòng X phối hợp UBND xã Y chi trả ...", "Riêng Sở X phối hợp với Sở Y ...": where
    /// nobody is ordered before, the one who is to work with others is in charge.
    fn leads_with_others(&self, at: usize, verb: usize) -> bool {
        const DECIDES: &[&str] = &["thống nhất", "đồng ý", "nhất trí", "cơ bản thống nhất", "ghi nhận"];
        let words = self.words;
        let orders = words.any_phrase(0, ORDERING).is_some() && words.any_phrase(0, DECIDES).is_none();
        let begins = at > 0 && (words.is_mark(at - 1, '.') || matches!(words.lower(at - 1), "riêng" | "với"));
        let with = words.any_phrase(verb, &["phối hợp với", "phối hợp"]).unwrap_or(verb);
        begins && !orders && self.roles.lead.is_empty() && self.names(with).is_some()
    }

    /// The first sentence of an item, or one behind a decision that told nobody.
    fn opens_sentence(&self, at: usize, names: &[Named]) -> bool {
        let bodies = names.iter().all(|name| name.kind == Kind::Body);
        let later =
            at > 0 && self.words.is_mark(at - 1, '.') && self.words.word(at).starts_with(char::is_uppercase);
        at == 0 || later && bodies && self.roles.lead.is_empty()
    }

    /// The names from the beginning of an item to its colon, where those read end before it.
    fn names_to_colon(&self, at: usize, end: usize) -> Option<(Vec<Named>, usize)> {
        const NAMES: usize = 24;
        let words = self.words;
        let stops = |token: &usize| {
            matches!(words.kind(*token), Some(viet::words::Kind::Mark(':' | '(' | ';' | '.')))
        };
        let colon = (at..(at + NAMES).min(words.len())).find(stops)?;
        let shorter = at == 0 && words.is_mark(colon, ':') && end < colon;
        let names = shorter.then(|| unit::heading::names_between(words, at, colon)).flatten()?;
        Some((names, colon))
    }

    /// "Trưởng các phòng phân công cụ thể đến từng công chức": behind the verb stands nobody who would be the doer.
    pub(super) fn shares_out(&self, at: usize) -> bool {
        let introduces = self.words.is_mark(self.words.len().saturating_sub(1), ':');
        !introduces && self.words.phrase(at, "phân công").is_some_and(|behind| self.names(behind).is_none())
    }

    /// "(Phòng Nội vụ chuẩn bị)", "(Sở X chủ trì; phối hợp: Sở Y)": who does the work of the words before.
    pub(super) fn bracketed(&mut self, at: usize) -> usize {
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

    pub(super) fn is_order(&self, at: usize, names: &[Named]) -> bool {
        let words = self.words;
        if words.is_mark(at, ':') {
            return self.orders_behind_colon(at + 1);
        }
        let mut at = at;
        if words.is_mark(at, '(') {
            at = self.behind_bracket(at).unwrap_or(at);
            if words.is_mark(at, ':') {
                return self.orders_behind_colon(at + 1);
            }
        }
        // "Đ/c Phan Thị Lài - PGĐ Sở: chỉ đạo ...": the post behind the person.
        if words.is_dash(at) && names.iter().any(|name| name.kind == Kind::Person) {
            const POST: usize = 12;
            let colon = (at..(at + POST).min(words.len())).find(|&token| words.is_mark(token, ':'));
            return colon.is_some_and(|colon| self.orders_behind_colon(colon + 1));
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
    pub(super) fn goes_on_with_verb(&self, at: usize, names: &[Named]) -> bool {
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
    pub(super) fn orders_behind_colon(&self, at: usize) -> bool {
        at >= self.words.len()
            || self.words.any_phrase(at, ORDERING).is_some()
            || self.names(at).is_none_or(|(_, end)| end + 3 < self.words.len())
    }

    pub(super) fn is_past(&self, at: usize) -> bool {
        self.words.any_phrase(at, &["đã", "đang"]).is_some()
    }

    /// "do Sở X chủ trì", "Sở X chủ trì" inside a sentence.
    pub(super) fn named_lead(&mut self, at: usize) -> usize {
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
}

/// Tells whether a collective is one of public bodies or parts of one: "các xã, phường", no "các hộ dân".
fn is_of_bodies(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "*",
        "sở",
        "ubnd",
        "ủy ban nhân dân",
        "xã",
        "phường",
        "phòng",
        "đơn vị",
        "cơ quan",
        "địa phương",
        "ngành",
        "khoa",
        "trường",
        "đảng ủy",
        "chi bộ",
        "bộ",
    ];
    crate::lexicon::contains_any(&viet::fold::lower(name), BODIES)
}
