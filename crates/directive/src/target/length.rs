//! Lengths of time that are a result: time saved ("rút ngắn xuống không quá 05 ngày"), a service that takes no longer
//! ("thời gian chờ khám trung bình không quá 90 phút"), a stock that lasts ("đủ dùng ít nhất 07 ngày").
//!
//! Every other length of time is a limit or an age and belongs to the reader of time.

use super::amount::Amount;
use super::bound;
use super::name::phrase_before;
use std::ops::Range;
use viet::words::{Kind, Words};

/// A clause is looked through this far; the cap keeps time linear in texts without punctuation.
const REACH: usize = 24;

/// Tells whether the length of time from token `from` to `to`, its unit not included, is a result.
pub(crate) fn is_result(words: &Words<'_>, from: usize, to: usize) -> bool {
    if phrase_before(words, from, SAVING).is_some() {
        return true;
    }
    let bound = Bounded::of(words, from, to);
    let clause = clause_start(words, bound.start)..bound.start;
    let counted_from = (to..to + 6).any(|at| words.any_phrase(at, STARTS).is_some());
    if counted_from {
        return false;
    }
    bound.limits && (saves(words, clause.clone()) || serves(words, clause.clone(), to))
        || bound.stated && words.is_mark(to + 1, '/')
        || (bound.stated || lower(words, from) == "đủ") && lasts(words, clause)
}

/// How a length of time is introduced.
struct Bounded {
    /// The first token of its comparator, or of the amount.
    start: usize,
    /// At least, at most, or a value to come down to.
    limits: bool,
    /// At least or at most.
    stated: bool,
}

impl Bounded {
    fn of(words: &Words<'_>, from: usize, to: usize) -> Self {
        let amount = Amount { from, to, value: 0.0, max: None, percent: false, spelt: false, whole: None };
        let bound = bound::of(words, &amount, None);
        let down = phrase_before(words, bound.start, &["còn", "xuống", "xuống còn", "còn lại", "đạt"]);
        Self {
            start: down.unwrap_or(bound.start),
            limits: bound.stated || down.is_some(),
            stated: bound.stated,
        }
    }
}

/// Returns the word before token `at`.
fn lower<'w>(words: &'w Words<'_>, at: usize) -> &'w str {
    at.checked_sub(1).map_or("", |before| words.lower(before))
}

/// Returns where the clause before token `at` begins; a comma right before the token does not part them.
fn clause_start(words: &Words<'_>, at: usize) -> usize {
    let near = if at > 0 && words.is_mark(at - 1, ',') { at - 1 } else { at };
    let least = at.saturating_sub(REACH);
    let closes = |at: &usize| {
        matches!(words.kind(*at), Some(Kind::Mark('.' | ';' | ':' | ',' | '(' | ')') | Kind::Break))
    };
    (least..near).rev().find(closes).map_or(least, |mark| mark + 1)
}

/// Verbs that save time: what they save is a result, "rút ngắn 02 ngày".
const SAVING: &[&str] = &[
    "giảm",
    "cắt giảm",
    "rút ngắn",
    "giảm ít nhất",
    "giảm tối thiểu",
    "rút ngắn ít nhất",
    "rút ngắn tối thiểu",
    "giảm được",
    "rút ngắn được",
    "giảm thêm",
];

/// What begins a limit: what is counted from an event is no result but a deadline.
const STARTS: &[&str] = &["kể từ", "tính từ", "từ ngày", "từ khi", "sau khi", "trước khi", "trước ngày"];

/// Tells whether time is saved: "rút ngắn thời gian thẩm định còn", "giảm thời gian chờ xuống".
fn saves(words: &Words<'_>, clause: Range<usize>) -> bool {
    let verb = clause.clone().find(|&at| words.any_phrase(at, &["rút ngắn", "giảm"]).is_some());
    let Some(verb) = verb else { return false };
    (verb..clause.end).any(|at| {
        words.any_phrase(at, &["thời gian", "thời hạn", "thủ tục", "số ngày", "ngày điều trị"]).is_some()
    })
}

/// What a service does for those who wait.
const SERVICES: &[&str] = &[
    "chờ",
    "chờ đợi",
    "phản hồi",
    "trả lời",
    "giải quyết",
    "xử lý",
    "đáp ứng",
    "chi trả",
    "khám",
    "cấp",
    "mất điện",
    "cắt điện",
    "ngừng",
    "gián đoạn",
    "lưu trú",
    "nằm viện",
    "điều trị",
    "thông quan",
    "trả kết quả",
    "tiếp nhận",
    "di chuyển",
    "trung bình",
    "bình quân",
];

/// Tells whether the clause tells how long a service takes. "Trong thời gian" is a limit unless an average is meant.
fn serves(words: &Words<'_>, clause: Range<usize>, to: usize) -> bool {
    let mut open = clause.clone();
    let subject = open
        .find(|&at| words.any_phrase(at, &["thời gian", "thời lượng", "số ngày", "số giờ", "chờ"]).is_some());
    let Some(subject) = subject else { return false };
    let average =
        (subject..clause.end).any(|at| words.any_phrase(at, &["trung bình", "bình quân"]).is_some());
    let each = words.lower(to + 1) == "mỗi" || words.is_mark(to + 1, '/');
    let service = words.lower(subject) == "chờ" || words.any_phrase(subject + 2, SERVICES).is_some();
    average || lower(words, subject) != "trong" && (each || service)
}

/// Tells whether a stock lasts, or time is set apart: "dự trữ thuốc đủ dùng", "mỗi tuần dành".
fn lasts(words: &Words<'_>, clause: Range<usize>) -> bool {
    const STOCKS: &[&str] = &[
        "dự trữ",
        "tích trữ",
        "đủ dùng",
        "đủ ăn",
        "đủ sử dụng",
        "đủ cung ứng",
        "lưu trữ",
        "lưu giữ",
        "dành",
    ];
    clause.into_iter().any(|at| words.any_phrase(at, STOCKS).is_some() && lower(words, at) != "để")
}
