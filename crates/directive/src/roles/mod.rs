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

mod sending;
mod subject;

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
            && let Some(next) = self.singled_out(at).or_else(|| self.subject(at))
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
            "chuyển" => self.handing_over(at),
            "phản" => self.telling(at),
            _ => at + 1,
        }
    }

    fn names(&self, at: usize) -> Option<(Vec<Named>, usize)> {
        unit::list(self.words, at, self.registry)
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

    /// "Văn phòng UBND tỉnh chuyển Tờ trình nêu trên đến Sở Tài chính để chủ trì, phối hợp ...": who is handed a paper does
    /// what it asks.
    fn handing_over(&mut self, at: usize) -> usize {
        // "- Chuyển hồ sơ cho Sở X xem xét" is work of its own: only who is named as handing over is done with it.
        let named = self.orderer_ends == Some(at) || self.words.phrase(0, "thừa ủy quyền").is_some();
        match self.handed_to(at) {
            Some((names, end)) if named && self.roles.lead.is_empty() => {
                self.add_lead(names);
                end
            }
            Some(_) | None => at + 1,
        }
    }

    /// Who is handed a paper at "chuyển", to do something with it.
    fn handed_to(&self, at: usize) -> Option<(Vec<Named>, usize)> {
        const TO_DO: &[&str] = &[
            "để chủ trì",
            "để xem xét",
            "để nghiên cứu",
            "để giải quyết",
            "để tham mưu",
            "để kiểm tra",
            "để xử lý",
            "để thẩm định",
            "chủ trì",
            "xem xét",
            "nghiên cứu",
            "giải quyết",
            "kiểm tra",
            "tham mưu",
            "xử lý",
        ];
        const PAPERS: &[&str] =
            &["tờ trình", "công văn", "văn bản", "đơn", "phản ánh", "kiến nghị", "ý kiến"];
        /// Words of the paper that is handed over.
        const PAPER: usize = 40;
        let words = self.words;
        words.any_phrase(at + 1, PAPERS)?;
        let stops = |token: &usize| words.is_mark(*token, '.') || words.is_mark(*token, ';');
        let end = (at..(at + PAPER).min(words.len())).find(stops).unwrap_or((at + PAPER).min(words.len()));
        (at + 1..end)
            .filter(|&token| matches!(words.lower(token), "đến" | "tới" | "cho" | "về" | "chuyển"))
            .find_map(|token| {
                let (names, behind) = self.names(token + 1)?;
                let behind = behind + usize::from(words.is_mark(behind, ','));
                words.any_phrase(behind, TO_DO)?;
                Some((names, behind))
            })
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

    /// "phản ánh về Sở Công Thương để tổng hợp".
    fn telling(&mut self, at: usize) -> usize {
        let words = self.words;
        let Some(next) = words.phrase(at, "phản ánh") else { return at + 1 };
        let Some(to) = words.any_phrase(next, &["kịp thời về", "kịp thời đến", "về", "đến", "tới", "với"])
        else {
            return next;
        };
        let Some((names, end)) = self.names(to) else { return next };
        self.add_receivers(names);
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
