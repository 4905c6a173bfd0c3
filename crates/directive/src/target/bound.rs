//! How a value is meant: at least, at most, exactly, a range, a reduction.

use super::amount::Amount;
use super::name::phrase_before;
use super::thing;
use crate::reading::Comparator;
use viet::words::{Kind, Phrases, Words};

/// The comparator of an amount and the words that state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bound {
    /// How the value is meant.
    pub(crate) comparator: Comparator,
    /// The first token of the comparator, or of the amount.
    pub(crate) start: usize,
    /// The token after "trở lên", or after the amount.
    pub(crate) end: usize,
    /// The words say so; it is not only a bare number.
    pub(crate) stated: bool,
}

const AT_LEAST: &[&str] = &[
    "tối thiểu",
    "tối thiếu",
    "tôi thiểu",
    "ít nhất",
    "ít nhât",
    "it nhất",
    "ít nhất là",
    "chí ít",
    "không dưới",
    "không thấp hơn",
    "không ít hơn",
    "không nhỏ hơn",
    "không kém",
    "lớn hơn",
    "cao hơn",
    "nhiều hơn",
    "hơn",
    "trên",
    "vượt",
    "vượt trên",
    "thấp nhất",
    "đạt từ",
    "≥",
    ">",
    "> =",
];

const AT_MOST: &[&str] = &[
    "không quá",
    "không qúa",
    "không vượt quá",
    "không vượt",
    "tối đa",
    "không lớn hơn",
    "không cao hơn",
    "không nhiều hơn",
    "không hơn",
    "không trên",
    "dưới",
    "thấp hơn",
    "ít hơn",
    "nhỏ hơn",
    "nhiều nhất",
    "cao nhất",
    "≤",
    "<",
    "< =",
    "chưa quá",
    "không đến",
    "không để quá",
];

/// Words that may stand between the comparator and the number.
const FILLERS: &[&str] = &[
    "đạt",
    "là",
    "được",
    "có",
    "bằng",
    "phải",
    "khoảng",
    "tỷ",
    "tỉ",
    "lệ",
    "mức",
    "từ",
    "đến",
    "số",
    "lượng",
    "thêm",
    "với",
    "xây",
    "dựng",
    "hỗ",
    "trợ",
    "tổ",
    "chức",
    "hoàn",
    "thành",
    "thực",
    "hiện",
    "lập",
    "mở",
    "cho",
    "về",
    "tại",
    "giải",
    "ngân",
    "cả",
    "cao",
    "trình",
    "ngưỡng",
    "độ",
];

/// Returns how an amount is meant. `before` is the target read last: its end and comparator.
pub(crate) fn of(words: &Words<'_>, amount: &Amount, before: Option<(usize, Comparator)>) -> Bound {
    let plain = Bound { comparator: Comparator::Exactly, start: amount.from, end: amount.to, stated: false };
    let start = if lower_before(words, amount.from) == "từ" { amount.from - 1 } else { amount.from };
    if amount.max.is_some() {
        return Bound { comparator: Comparator::Range, start, ..plain };
    }
    if let Some((end, up)) = ending(words, amount) {
        let comparator = if up { at_least(words, start) } else { Comparator::AtMost };
        let start = in_front(words, amount).map_or(start, |(from, _)| from);
        return Bound { comparator, start, end, stated: true };
    }
    match in_front(words, amount) {
        Some((from, true)) => Bound { comparator: at_least(words, from), start: from, stated: true, ..plain },
        Some((from, false)) => Bound { comparator: Comparator::AtMost, start: from, stated: true, ..plain },
        None => match before {
            Some((end, comparator)) if goes_on(words, end, amount) => Bound { comparator, ..plain },
            _ => plain,
        },
    }
}

fn lower_before<'w>(words: &'w Words<'_>, at: usize) -> &'w str {
    at.checked_sub(1).map_or("", |before| words.lower(before))
}

/// Returns where the comparator in front of an amount begins, and whether it is a lower bound.
fn in_front(words: &Words<'_>, amount: &Amount) -> Option<(usize, bool)> {
    let mut at = amount.from;
    for _ in 0..8 {
        let least = phrase_before(words, at, AT_LEAST);
        let most = phrase_before(words, at, AT_MOST);
        // The longer one holds: "không quá" over "quá", "không dưới" over "dưới".
        let found = match (least, most) {
            (Some(least), Some(most)) => Some((least.min(most), least < most)),
            (Some(least), None) => Some((least, true)),
            (None, Some(most)) => Some((most, false)),
            (None, None) => None,
        };
        if let Some((from, _)) = found {
            return found.filter(|_| !is_place(words, from, at, amount));
        }
        let mark = words.kind(at.checked_sub(1)?) == Some(Kind::Mark(':'));
        at = if mark || FILLERS.contains(&words.lower(at - 1)) {
            at - 1
        } else if at > 1 && matches!(words.lower(at - 2), "mỗi" | "một") {
            at - 2
        } else {
            return None;
        };
    }
    None
}

/// Things that one works "on" or that come "under": "trên 02 lĩnh vực", "dưới 3 hình thức".
const PLACES: &Phrases = &Phrases::of(&[
    "lĩnh vực",
    "tuyến",
    "địa bàn",
    "phương diện",
    "mặt",
    "nền tảng",
    "kênh",
    "báo",
    "trang",
    "xã",
    "phường",
    "huyện",
    "tỉnh",
    "hình thức",
    "dạng",
    "lưu vực",
    "sông",
    "trục",
    "khu vực",
    "nhóm",
    "tiêu chí",
]);

/// Tells whether "trên" or "dưới" is a place, not a bound.
fn is_place(words: &Words<'_>, from: usize, to: usize, amount: &Amount) -> bool {
    to == from + 1
        && matches!(words.lower(from), "trên" | "dưới")
        && !amount.percent
        && words.any_phrase(amount.to, PLACES).is_some()
}

/// Finds "trở lên" or "trở xuống" behind the thing counted; returns the token after it and whether it is a lower bound.
fn ending(words: &Words<'_>, amount: &Amount) -> Option<(usize, bool)> {
    let from = thing::of(words, amount.to).map_or(amount.to, |thing| thing.tokens.end);
    for at in from..(from + 9).min(words.len()) {
        if let Some(end) = words.any_phrase(at, &["trở lên", "trơ lên"]) {
            return Some((end, true));
        }
        if let Some(end) = words.phrase(at, "trở xuống") {
            return Some((end, false));
        }
        let goes_on = matches!(words.kind(at), Some(Kind::Word | Kind::Mark('&' | '/' | '%')));
        if !goes_on {
            return None;
        }
    }
    None
}

/// Verbs that take away.
const REDUCING: &Phrases = &Phrases::of(&[
    "cắt giảm",
    "giảm",
    "rút ngắn",
    "tiết giảm",
    "giảm thiểu",
    "kéo giảm",
    "tinh giản",
    "tinh giảm",
    "bãi bỏ",
    "cắt bỏ",
]);

/// Verbs that add or hold; one of them between the reducing verb and the number ends its reach.
const OTHER_VERBS: &Phrases = &Phrases::of(&[
    "tăng",
    "đạt",
    "nâng",
    "duy trì",
    "tổ chức",
    "xây dựng",
    "hoàn thành",
    "hỗ trợ",
    "phấn đấu",
    "bảo đảm",
    "đảm bảo",
    "kiểm tra",
    "nghèo",
    "giải ngân",
    "bố trí",
    "thành lập",
]);

/// Tells a lower bound of a reduction from other lower bounds: looks back from token `at` to the clause's verb.
fn at_least(words: &Words<'_>, at: usize) -> Comparator {
    for back in (at.saturating_sub(14)..at).rev() {
        if matches!(words.kind(back), Some(Kind::Mark('.' | ';' | ':' | '(' | ')') | Kind::Break)) {
            break;
        }
        if words.any_phrase(back, REDUCING).is_some() && words.phrase(back, "giảm nghèo").is_none() {
            return Comparator::ReduceByAtLeast;
        }
        if words.any_phrase(back, OTHER_VERBS).is_some() {
            break;
        }
    }
    Comparator::AtLeast
}

/// Tells whether the bound of the last target reaches on to this one: "giảm ít nhất 30% thời gian, 30% chi phí".
fn goes_on(words: &Words<'_>, end: usize, amount: &Amount) -> bool {
    let between = end..amount.from;
    amount.percent
        && amount.value < 100.0
        && between.len() <= 12
        && (words.is_mark(amount.from.saturating_sub(1), ',') || lower_before(words, amount.from) == "và")
        && !between.clone().any(|at| matches!(words.kind(at), Some(Kind::Mark('.' | ';' | '(' | ')'))))
        && words.is_mark(end.saturating_sub(1), '%')
}

/// Verbs after which a number is a wanted result.
const RESULT_VERBS: &[&str] = &[
    "xây dựng",
    "xây dựng được",
    "thành lập",
    "thành lập được",
    "tổ chức",
    "hoàn thành",
    "hỗ trợ",
    "có",
    "có được",
    "chọn",
    "lựa chọn",
    "cử",
    "mở",
    "triển khai",
    "phát hành",
    "ban hành",
    "nghiệm thu",
    "phát triển",
    "hình thành",
    "ra mắt",
    "duy trì",
    "kết nạp",
    "trồng",
    "sản xuất",
    "chuyển giao",
    "đào tạo",
    "kiểm tra",
    "thực hiện",
    "đạt",
    "giải ngân",
    "cắt giảm",
    "giảm",
    "tăng",
    "tăng thêm",
    "hỗ trợ thêm",
    "nhân rộng",
    "bồi dưỡng",
    "phấn đấu có",
    "tổ chức được",
    "bố trí",
    "thu hút",
    "tiếp nhận",
    "đưa",
    "cấp",
    "trồng mới",
    "sửa chữa xong",
    "rút ngắn",
    "đạt được",
    "giải quyết",
    "huy động",
    "vận động",
    "tuyển chọn",
    "bàn giao",
    "khởi công",
    "đăng tải",
    "số hóa",
    "nâng cấp",
    "cung cấp",
    "tiết giảm",
    "kéo giảm",
    "giảm thiểu",
    "phổ cập",
    "thu hồi",
    "tuyển dụng",
    "luân chuyển",
    "di dời",
    "thu gom",
];

/// Returns where the verb of result right before token `at` begins, or `at`.
pub(crate) fn verb_before(words: &Words<'_>, at: usize) -> usize {
    phrase_before(words, at, RESULT_VERBS).unwrap_or(at)
}

/// Tells whether a number in words is clearly a result: a bound is stated, or a verb of result stands before it.
pub(crate) fn is_wanted(words: &Words<'_>, bound: &Bound, amount: &Amount) -> bool {
    let year = words.lower(amount.from) == "năm" && amount.to == amount.from + 1;
    let verb = verb_before(words, amount.from);
    // "một" is mostly an article: it counts where each of several has to do it, "mỗi xã chọn một thôn".
    let one = amount.value < 2.0 && !(verb.saturating_sub(4)..verb).any(|at| words.lower(at) == "mỗi");
    bound.stated || (!year && !one && verb < amount.from)
}

/// Tells whether a number without anything counted is still a result: "chỉ số hài lòng đạt 8,5", "tối thiểu 5".
pub(crate) fn is_score(words: &Words<'_>, bound: &Bound, amount: &Amount) -> bool {
    let reached = phrase_before(words, amount.from, &["đạt", "đạt mức", "đạt tỷ lệ"]).is_some();
    let closed = !matches!(words.kind(amount.to), Some(Kind::Word | Kind::Number));
    !amount.spelt
        && closed
        && amount.whole.is_none()
        && (bound.stated || reached)
        && thing::of(words, amount.to).is_none()
}
