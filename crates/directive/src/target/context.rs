//! Words around an amount that make it no target: titles and quotes, what is or was, addressees, rhythms, limits.

use super::amount::Amount;
use super::bound::Bound;
use super::name::{self, phrase_before};
use super::thing;
use crate::lexicon;
use crate::reading::Comparator;
use std::ops::Range;
use viet::words::{Kind, Phrases, Words};

/// What of a text is closed to amounts, worked out once.
pub(crate) struct Layout {
    /// For each token whether it stands in quotes, in a stretch that others own, or in a cited document's title.
    closed: Vec<bool>,
}

impl Layout {
    pub(crate) fn of(words: &Words<'_>, taken: &[Range<usize>]) -> Self {
        let mut closed = quoted(words);
        for range in taken {
            let from = words.at_byte(range.start);
            let to = words.at_byte(range.end);
            if is_bounded_rhythm(words, from, to) {
                continue;
            }
            let to = title_end(words, from, to).unwrap_or(to);
            closed.get_mut(from..to).into_iter().flatten().for_each(|token| *token = true);
        }
        Self { closed }
    }

    /// Tells whether token `at` is closed to amounts.
    pub(crate) fn is_closed(&self, at: usize) -> bool {
        self.closed.get(at).copied().unwrap_or(true)
    }
}

/// Tells whether a rhythm is a bound: "không quá 01 lần/năm" is a target though "01 lần/năm" is a rhythm.
fn is_bounded_rhythm(words: &Words<'_>, from: usize, to: usize) -> bool {
    let bounds = ["không quá", "tối đa", "ít nhất", "tối thiểu", "không dưới"];
    let counts = words.digits(from) > 0 && (from..to).any(|at| matches!(words.lower(at), "lần" | "cuộc"));
    counts && phrase_before(words, from, &bounds).is_some()
}

/// Marks the tokens between opening and closing quotes. A quote that is never closed marks nothing.
fn quoted(words: &Words<'_>) -> Vec<bool> {
    let mut closed = vec![false; words.len()];
    let mut open: Option<(usize, char)> = None;
    for at in 0..words.len() {
        let Some(Kind::Mark(mark)) = words.kind(at) else { continue };
        match (open, mark) {
            (Some((from, wanted)), _) if mark == wanted => {
                closed[from..=at].fill(true);
                open = None;
            }
            (_, '“') => open = Some((at, '”')),
            (None, '"') => open = Some((at, '"')),
            (_, '«') => open = Some((at, '»')),
            _ => {}
        }
    }
    closed
}

/// First words of the names of documents.
const DOCUMENTS: &Phrases = &Phrases::of(&[
    "quyết định",
    "nghị quyết",
    "nghị định",
    "thông tư",
    "chỉ thị",
    "kế hoạch",
    "công văn",
    "kết luận",
    "thông báo",
    "chương trình",
    "tờ trình",
    "báo cáo",
    "luật",
    "pháp lệnh",
    "công điện",
    "đề án",
    "quy định",
    "hướng dẫn",
]);

/// Returns where the title behind a cited document ends: "Quyết định số 5/QĐ-UBND về hỗ trợ 10 hợp tác xã".
fn title_end(words: &Words<'_>, from: usize, to: usize) -> Option<usize> {
    words.any_phrase(from, DOCUMENTS)?;
    let titled = (to..(to + 8).min(words.len()))
        .take_while(|&at| !matches!(words.kind(at), Some(Kind::Mark(_) | Kind::Break)))
        .find(|&at| {
            words
                .any_phrase(at, &["về", "v / v", "phê duyệt", "ban hành", "quy định", "công bố", "giao"])
                .is_some()
        })?;
    // No title is longer; the cap keeps time linear in texts without punctuation.
    let last = words.len().min(titled + 120);
    let end = (titled..last)
        .find(|&at| matches!(words.kind(at), Some(Kind::Mark(',' | ';' | '.' | '(' | ':') | Kind::Break)));
    Some(end.unwrap_or(last))
}

/// Tells whether an amount, which counts something, is no target all the same.
/// `before` is the token after the target read last, `next` the amount that follows.
pub(crate) fn is_no_target(
    words: &Words<'_>,
    amount: &Amount,
    bound: &Bound,
    before: Option<usize>,
    next: Option<&Amount>,
) -> bool {
    describes(words, amount, bound.start)
        || is_past(words, bound.start)
        || is_condition(words, bound)
        || is_addressee(words, amount, bound)
        || is_baseline(words, amount, next)
        || is_possessed(words, amount, bound, before)
        || is_rhythm(words, amount, bound)
        || is_pointed_at(words, amount)
        || is_capacity(words, amount, bound, before)
        || is_listed(words, amount)
        || is_aside(words, amount, bound)
        || is_reported(words, bound.start)
        || is_harm(words, amount, bound)
        || is_rate(words, amount, bound)
        || phrase_before(
            words,
            bound.start,
            &[
                "một trong",
                "trong số",
                "vượt mục tiêu",
                "vượt chỉ tiêu",
                "cả",
                "liên quan đến",
                "liên quan tới",
                "chương trình mỗi xã",
                "gồm",
                "bao gồm",
            ],
        )
        .is_some()
}

/// Nouns before a number that tell what something is like.
const QUALITIES: &[&str] = &[
    "kinh phí",
    "tổng kinh phí",
    "tổng vốn",
    "số vốn",
    "vốn",
    "vốn đầu tư",
    "tổng mức đầu tư",
    "mức đầu tư",
    "số tiền",
    "trị giá",
    "công suất",
    "quy mô",
    "qui mô",
    "diện tích",
    "tổng diện tích",
    "chiều dài",
    "tổng chiều dài",
    "dài",
    "rộng",
    "cao",
    "sâu",
    "dày",
    "dung tích",
    "trọng tải",
    "tải trọng",
    "tốc độ",
    "dân số",
    "khoảng cách",
    "bán kính",
    "độ tuổi",
    "lương",
    "mức lương",
    "hạn mức",
    "giá",
    "phí",
    "lệ phí",
    "mức thu",
    "mức phạt",
    "nợ",
    "tồn",
    "thiếu",
    "dự toán",
    "tổng dự toán",
    "vốn điều lệ",
    "lãi suất",
    "thuế",
    "thuế suất",
    "gtgt",
    "vat",
    "nhiệt độ",
    "độ cao",
    "phạt",
    "phạt tiền",
    "chậm",
    "quá",
    "trễ",
    "tổng giá trị",
    "mức hỗ trợ",
    "với mức",
    "mức chi",
    "mức đóng",
    "giá vé",
    "sức chứa",
    "phạm vi",
    "chênh lệch",
    "dung lượng",
    "công suất thiết kế",
    "kinh phí thực hiện",
    "kinh phí hỗ trợ",
    "kinh phí dự kiến",
    "đơn giá",
    "cách",
    "mật độ",
    "độ mặn",
    "hệ số",
];

/// Words that may stand between such a noun and the number.
const BRIDGES: &[&str] = &["là", "khoảng", "gần", "hơn", "từ", "đến", "bằng", "trên", "dưới", "tới", "lên"];

fn describes(words: &Words<'_>, amount: &Amount, start: usize) -> bool {
    // "thu hồi nợ thuế tối thiểu đạt 80%": what is to be reached is no quality.
    if (start..amount.from).any(|at| words.lower(at) == "đạt") {
        return false;
    }
    // "sửa chữa phòng học, kinh phí không quá 450 triệu đồng": a ceiling that is set.
    if is_set_ceiling(words, start, amount) {
        return false;
    }
    let mut at = start;
    for _ in 0..3 {
        if let Some(from) = phrase_before(words, at, QUALITIES) {
            // "nhân rộng", "mở rộng", "nâng cao" are verbs, "miễn phí" is free of charge; "thu hồi số tiền 2 tỷ đồng"
            // and "bổ sung vốn điều lệ 50 tỷ đồng" order the sum itself.
            let verb = from > 0 && matches!(words.lower(from - 1), "nhân" | "mở" | "nâng" | "miễn");
            let moved = phrase_before(words, from, &["bổ sung", "huy động", "thu hồi", "trả", "thu", "đạt"])
                .is_some();
            return !verb && !moved;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        if !(BRIDGES.contains(&words.lower(before)) || words.is_mark(before, ':')) {
            return false;
        }
        at = before;
    }
    false
}

/// Tells whether the bound of an amount of money is one that somebody has to keep: "không quá", no "trên" and "dưới".
fn is_set_ceiling(words: &Words<'_>, start: usize, amount: &Amount) -> bool {
    const SET: &[&str] = &["không quá", "không vượt quá", "tối đa", "không vượt"];
    const MONEY: &[&str] =
        &["kinh phí", "tổng kinh phí", "chi phí", "dự toán", "tổng dự toán", "kinh phí thực hiện"];
    words.any_phrase(start, SET).is_some_and(|end| end <= amount.from)
        && phrase_before(words, start, MONEY).is_some()
}

/// "01 cẩu 50 tấn", "02 xe 16 chỗ": right behind a thing that was counted, what it can bear.
fn is_capacity(words: &Words<'_>, amount: &Amount, bound: &Bound, before: Option<usize>) -> bool {
    const CAPACITIES: &[&str] =
        &["tấn", "chỗ", "kw", "kva", "mw", "m3", "lít", "inch", "mã lực", "cv", "hp", "giường"];
    before == Some(amount.from)
        && !bound.stated
        && !amount.percent
        && words.any_phrase(amount.to, CAPACITIES).is_some()
}

/// "(06 sở, ngành; 23 xã, phường - có danh sách kèm theo)": how many are meant.
fn is_listed(words: &Words<'_>, amount: &Amount) -> bool {
    /// Tokens of the longest such remark.
    const REMARK: usize = 40;
    let open = (amount.from.saturating_sub(REMARK)..amount.from)
        .rev()
        .take_while(|&at| !words.is_mark(at, ')'))
        .find(|&at| words.is_mark(at, '('));
    let Some(open) = open else { return false };
    let close = (amount.to..(amount.to + REMARK).min(words.len())).find(|&at| words.is_mark(at, ')'));
    close.is_some_and(|close| {
        (open..close)
            .any(|at| words.any_phrase(at, &["danh sách kèm", "có danh sách", "phụ lục kèm"]).is_some())
    })
}

/// Words that open what is still to be done, whatever was said before them.
const AIMS: &Phrases = &Phrases::of(&[
    "phấn đấu",
    "phân đấu",
    "bảo đảm",
    "đảm bảo",
    "mục tiêu",
    "yêu cầu",
    "tiếp tục",
    "hoàn thành",
    "để",
    "nhằm",
    "nâng",
    "đưa",
]);

/// Words that tell of what is or was.
const PASTS: &Phrases = &Phrases::of(&[
    "đã",
    "mới đạt",
    "chỉ đạt",
    "mới chỉ",
    "hiện có",
    "hiện nay",
    "hiện còn",
    "hiện tại",
    "ước đạt",
    "vẫn còn",
    "đang có",
]);

/// Tells whether the clause before token `start` tells of what is or was.
fn is_past(words: &Words<'_>, start: usize) -> bool {
    let still = start > 0 && words.lower(start - 1) == "còn";
    if still && !comes_down(words, start - 1) {
        return true;
    }
    for at in (start.saturating_sub(12)..start).rev() {
        if matches!(words.kind(at), Some(Kind::Mark('.' | ';' | ':' | ',' | '(') | Kind::Break)) {
            return false;
        }
        if words.any_phrase(at, PASTS).is_some() {
            return true;
        }
        if words.any_phrase(at, AIMS).is_some() {
            return false;
        }
    }
    false
}

/// Tells whether "còn" at token `at` closes a reduction: "xuống còn 20 ngày", "giảm tỷ lệ thất thoát còn 15%".
fn comes_down(words: &Words<'_>, at: usize) -> bool {
    let clause = (at.saturating_sub(16)..at).rev();
    let mut clause =
        clause.take_while(|&back| !matches!(words.kind(back), Some(Kind::Mark(_) | Kind::Break)));
    clause.any(|back| {
        words.any_phrase(back, &["giảm", "xuống", "rút ngắn", "hạ tỷ lệ", "kéo giảm", "thu gọn"]).is_some()
            || (back + 1 == at && words.lower(back) == "chỉ")
    })
}

/// Tells whether the bound says whom something is for: "đối với phòng có dưới 15 biên chế", "danh sách hộ có từ 02 con".
fn is_class(words: &Words<'_>, bound: &Bound) -> bool {
    let start = (bound.start + 1).min(words.len());
    let open = |at: &usize| !matches!(words.kind(*at), Some(Kind::Mark(_) | Kind::Break));
    let mut back = (start.saturating_sub(12)..start).rev().take_while(open);
    let has = back.find(|&at| {
        words.any_phrase(at, &["có", "doanh thu", "thu nhập"]).is_some()
            && phrase_before(words, at, &["phải", "cần", "bảo đảm", "đảm bảo", "phấn đấu"]).is_none()
    });
    bound.stated
        && has.is_some()
        && back.any(|at| {
            words
                .any_phrase(at, &["đối với", "danh sách", "dành cho", "áp dụng cho", "rà soát", "những"])
                .is_some()
        })
}

/// Tells whether the sentence reports what was found and nothing has been ordered since: "Theo báo cáo, toàn tỉnh có 35
/// xã đạt chuẩn".
fn is_reported(words: &Words<'_>, start: usize) -> bool {
    const REPORTS: &[&str] = &[
        "theo báo cáo",
        "qua kiểm tra",
        "qua rà soát",
        "qua theo dõi",
        "tại thời điểm kiểm tra",
        "theo thống kê",
        "theo số liệu",
    ];
    const ORDERS: &[&str] = &[
        "phấn đấu",
        "yêu cầu",
        "đề nghị",
        "giao",
        "bảo đảm",
        "đảm bảo",
        "mục tiêu",
        "chỉ tiêu",
        "để",
        "nhằm",
        "cần",
        "phải",
        "tiếp tục",
        "kịp thời",
    ];
    for at in (start.saturating_sub(24)..start).rev() {
        if matches!(words.kind(at), Some(Kind::Mark('.' | ';' | ':') | Kind::Break))
            || words.any_phrase(at, ORDERS).is_some()
        {
            return false;
        }
        if words.any_phrase(at, REPORTS).is_some() {
            return true;
        }
    }
    false
}

/// Tells whether the clause only says for which cases something holds: "các dự án có tỷ lệ giải ngân dưới 50%".
fn is_condition(words: &Words<'_>, bound: &Bound) -> bool {
    if is_class(words, bound) {
        return true;
    }
    for at in (bound.start.saturating_sub(14)..bound.start).rev() {
        if matches!(words.kind(at), Some(Kind::Mark('.' | ';' | ':') | Kind::Break)) {
            return false;
        }
        // "kiểm tra khi có dấu hiệu vi phạm" is the name of a kind of inspection.
        let inspected = words.phrase(at, "khi có dấu hiệu").is_some();
        if !inspected && words.any_phrase(at, &["nếu", "trường hợp", "khi"]).is_some() {
            return true;
        }
        const OF_WHICH: &[&str] = &[
            "có tỷ lệ",
            "có số",
            "có kết quả",
            "có mức",
            "đạt tỷ lệ",
            "giải ngân",
            "có giá trị",
            "còn",
            "mới giải ngân",
            "đạt",
        ];
        let which = words.any_phrase(at, OF_WHICH).is_some();
        let few = phrase_before(
            words,
            at,
            &["dự án", "đơn vị", "địa phương", "chủ đầu tư", "xã", "phường", "huyện"],
        );
        if which && few.is_some() && bound.comparator == Comparator::AtMost {
            return true;
        }
        if words.is_mark(at, ',') || words.any_phrase(at, AIMS).is_some() {
            return false;
        }
    }
    false
}

/// Those who may be addressed.
const ORGANISATIONS: &Phrases = &Phrases::of(&[
    "phòng",
    "sở",
    "huyện",
    "xã",
    "phường",
    "quận",
    "thị xã",
    "thành phố",
    "tỉnh",
    "đơn vị",
    "địa phương",
    "ban",
    "ngành",
    "cơ quan",
    "bộ",
    "trung tâm",
    "chi cục",
    "chủ đầu tư",
    "tổ",
    "đồng chí",
]);

/// Tells whether the number counts those who are addressed: "UBND 11 huyện, thành phố".
fn is_addressee(words: &Words<'_>, amount: &Amount, bound: &Bound) -> bool {
    let of_body = phrase_before(
        words,
        amount.from,
        &["ubnd", "ủy ban nhân dân", "các", "giám đốc", "chủ tịch", "hđnd", "đề nghị ubnd"],
    );
    let told = phrase_before(words, amount.from, &["giao", "yêu cầu", "đề nghị", "phân công", "gửi", "mời"]);
    let whom = words.any_phrase(amount.to, ORGANISATIONS).is_some();
    let joined = phrase_before(words, amount.from, &["phối hợp với", "cùng với", "phối hợp cùng"]);
    !bound.stated && !amount.percent && whom && (of_body.is_some() || told.is_some() || joined.is_some())
}

/// Tells whether the number is where a change begins: "từ 5% lên 8%".
fn is_baseline(words: &Words<'_>, amount: &Amount, next: Option<&Amount>) -> bool {
    let from = amount.from > 0 && words.lower(amount.from - 1) == "từ";
    let Some(next) = next.filter(|next| from && next.from < amount.to + 8) else { return false };
    for at in amount.to..next.from {
        if matches!(words.kind(at), Some(Kind::Mark('.' | ';' | ',')) | None) || words.lower(at) == "trở" {
            return false;
        }
        if matches!(words.lower(at), "lên" | "xuống" | "còn") {
            return true;
        }
    }
    false
}

/// Tells whether the number only says how often a report or meeting comes back: "báo cáo 01 lần/tuần".
fn is_rhythm(words: &Words<'_>, amount: &Amount, bound: &Bound) -> bool {
    let often = words.lower(amount.to) == "lần"
        && words.is_mark(amount.to + 1, '/')
        && name::is_time(words, amount.to + 2);
    if !often || bound.stated {
        return false;
    }
    let reporting = (bound.start.saturating_sub(10)..bound.start).any(|at| {
        words
            .any_phrase(at, &["báo cáo", "họp", "giao ban", "định kỳ", "sinh hoạt", "tổng hợp", "gửi"])
            .is_some()
    });
    amount.value < 2.0 || reporting
}

/// Tells whether the thing is one spoken of before: "03 dự án nêu trên".
fn is_pointed_at(words: &Words<'_>, amount: &Amount) -> bool {
    let Some(thing) = thing::of(words, amount.to) else { return false };
    let end = thing.tokens.end;
    // "02 đơn vị trên phối hợp": what follows is no place but the end, or a verb.
    let ended = !matches!(words.kind(end + 1), Some(Kind::Word))
        || words.any_phrase(end + 1, lexicon::ORDERING).is_some();
    let above = words.lower(end) == "trên" && ended;
    !amount.percent
        && (above || words.any_phrase(end, &["nêu trên", "nói trên", "trên đây", "này", "đó"]).is_some())
}

/// Tells whether the number counts the owners of what is counted already, or those who have spoken: "70% hồ sơ của 03 xã",
/// "ý kiến của 12 thành viên". "Giải quyết kiến nghị của 27 hộ" is a target.
fn is_possessed(words: &Words<'_>, amount: &Amount, bound: &Bound, before: Option<usize>) -> bool {
    let Some(of) = amount.from.checked_sub(1).filter(|&of| words.lower(of) == "của") else { return false };
    let spoken = phrase_before(words, of, &["ý kiến", "đề xuất", "đề nghị", "chỉ đạo"]).is_some();
    !bound.stated && !amount.percent && (spoken || before == Some(of))
}

/// Tells whether the number counts harm that was done: "vụ cháy khiến 03 người chết".
fn is_harm(words: &Words<'_>, amount: &Amount, bound: &Bound) -> bool {
    let caused = phrase_before(words, bound.start, &["khiến", "làm", "làm cho", "gây", "xảy ra", "cướp đi"]);
    let hurt = ["chết", "tử vong", "bị thương", "mất tích", "thiệt mạng", "thương vong", "thiệt hại"];
    caused.is_some()
        && (amount.to..amount.to + 4)
            .any(|at| words.any_phrase(at, &hurt).is_some() || words.lower(at) == "vụ")
}

/// Tells whether the number is what one costs or gets: "500.000 đồng/người". What is to be reached is said so.
fn is_rate(words: &Words<'_>, amount: &Amount, bound: &Bound) -> bool {
    let Some(thing) = thing::of(words, amount.to).filter(|thing| thing.is_measure(words)) else {
        return false;
    };
    let money = thing.unit(words).split('/').next().is_some_and(|unit| unit.trim_end().ends_with("đồng"));
    let per = (thing.tokens.start..thing.tokens.end).any(|at| words.is_mark(at, '/'));
    let reached = (bound.start.saturating_sub(8)..bound.start).any(|at| {
        words
            .any_phrase(
                at,
                &["đạt", "lên", "thu nhập", "giá trị", "năng suất", "bình quân", "doanh thu", "tăng"],
            )
            .is_some()
    });
    money && per && !bound.stated && !reached
}

/// Tells whether a percentage stands alone in brackets, as a remark.
fn is_aside(words: &Words<'_>, amount: &Amount, bound: &Bound) -> bool {
    let opened = amount.from > 0 && words.is_mark(amount.from - 1, '(');
    opened && !bound.stated && amount.percent && amount.value < 100.0 && words.is_mark(amount.to, ')')
}
