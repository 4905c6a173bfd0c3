//! Who receives or reviews the product: trình, gửi, báo cáo, để ... thẩm định.

use super::Reader;
use crate::lexicon::ORDERING;
use crate::unit::{Kind, Named};

impl Reader<'_, '_> {
    /// "trình UBND tỉnh phê duyệt".
    pub(super) fn submission(&mut self, at: usize) -> usize {
        let words = self.words;
        const COMPOUNDS: [&str; 23] = [
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
            "sẽ",
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
    pub(super) fn submission_object(&mut self, at: usize) -> usize {
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
    pub(super) fn sending(&mut self, at: usize) -> usize {
        let words = self.words;
        if at > 0
            && matches!(
                words.lower(at - 1),
                "đã" | "sẽ" | "kính" | "thư" | "phiếu" | "giấy" | "người" | "tiền" | "nơi"
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
    pub(super) fn more_reviewers(&mut self, from: usize, reviews: &[&str]) -> usize {
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

    pub(super) fn after_prepositions(&self, at: usize) -> usize {
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
    pub(super) fn names_behind_object(&self, at: usize) -> Option<(Vec<Named>, usize)> {
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
    pub(super) fn reporting(&mut self, at: usize) -> usize {
        let words = self.words;
        let Some(next) = words.phrase(at, "báo cáo") else { return at + 1 };
        let period = at > 1 && words.lower(at - 1) == "kỳ" && words.lower(at - 2) != "định";
        if period
            || at > 0
                && matches!(
                    words.lower(at - 1),
                    "các" | "nghe" | "chế" | "trong" | "đã" | "sẽ" | "mẫu" | "loại" | "số" | "01" | "02"
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
    pub(super) fn is_verb_report(&self, at: usize) -> bool {
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

    /// "để Phòng Kế hoạch - Tài chính thẩm định".
    pub(super) fn reviewer(&mut self, at: usize) -> usize {
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

    /// Reads names that something is sent to. The last of "báo cáo cấp có thẩm quyền, Bộ Nội vụ đề nghị ..." is the subject
    /// of what follows.
    pub(super) fn objects(&self, at: usize) -> Option<(Vec<Named>, usize)> {
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
}
