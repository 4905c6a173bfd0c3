//! Documents known by their title or parties, without a number.
//!
//! ```text
//! titled = kind [words] quoted [anchors]       Đề án “Ứng dụng ... giai đoạn 2021-2025”
//!        | kind words "giữa" parties           Kế hoạch hợp tác giữa UBND tỉnh A với Đại học B, Đại học C
//!        | kind words anchors                  Chương trình hỗ trợ doanh nghiệp ... giai đoạn 2021 - 2030
//!        | "Đề án" words                       Đề án tăng cường tiềm lực các đơn vị sự nghiệp KH&CN
//! anchor = "giai đoạn" years | "đến năm" year | "trên địa bàn" place
//! ```
//!
//! It counts where the document exists: the verb before it carries it out ("triển khai", "thực hiện"), names it in a
//! list ("gồm:"), or none stands there. What is still being written ("xây dựng", "ban hành", "dự thảo", "tham mưu")
//! does not count, nor a short name, nor a title inside the title of another document.

use super::bodies::LEVELS;
use super::kind;
use super::subject::{is_full_stop, quoted};
use super::view::View;
use super::{Draft, issuer, numbered};
use std::ops::Range;
use viet::words::Kind;

/// A title has at most so many tokens.
const LONGEST: usize = 90;

/// The fewest words of the title of a scheme that has nothing else to show that it is one.
const FULL_TITLE: usize = 7;

/// Reads a document known by its title that begins with the words of its kind.
pub(super) fn read(
    view: &View<'_, '_>,
    at: usize,
    found: kind::Found,
    outer: Option<Range<usize>>,
) -> Option<Draft> {
    let nested = outer.is_some_and(|outer| outer.contains(&at));
    let own = view.word(at).chars().all(char::is_uppercase);
    let heaped = view.is_capital(found.next) && kind::at(view, found.next).is_some();
    if nested
        || own
        || heaped
        || found.short
        || !view.is_capital(at)
        || !has_title(found.name)
        || !exists(view, at)
    {
        return None;
    }
    let end = with_parties(view, found)
        .or_else(|| with_quotes(view, found))
        .or_else(|| with_anchors(view, found))
        .or_else(|| full_title(view, at, found))?;
    if is_of_another(view, end) {
        return None;
    }
    Some(Draft { tokens: at..end, kind: Some(found.name), title: Some(found.next..end), ..Draft::default() })
}

/// Tells whether the document that enacts it is cited right behind: "theo Quyết định số 12/QĐ-UBND".
fn is_of_another(view: &View<'_, '_>, at: usize) -> bool {
    const ENACTED: &[&str] = &[
        "theo",
        "ban hành kèm theo",
        "ban hành theo",
        "được ban hành tại",
        "được phê duyệt tại",
        "tại",
        "( ban hành kèm theo",
    ];
    let Some(next) = view.any_phrase(at, ENACTED) else { return false };
    kind::at(view, next).is_some_and(|found| numbered::with_kind(view, next, found).is_some())
}

/// Tells whether documents of a kind are known by their titles.
fn has_title(kind: &str) -> bool {
    matches!(
        kind,
        "đề án"
            | "chương trình"
            | "chương trình hành động"
            | "chương trình phối hợp"
            | "kế hoạch"
            | "chiến lược"
            | "quy hoạch"
            | "thỏa thuận"
            | "bản thỏa thuận"
            | "bản ghi nhớ"
            | "biên bản ghi nhớ"
            | "quy chế phối hợp"
            | "quy chế"
            | "hợp đồng"
    )
}

/// Tells whether the words before speak of a document that exists. The nearest verb decides.
fn exists(view: &View<'_, '_>, at: usize) -> bool {
    const WRITTEN: &[&str] = &[
        "xây dựng",
        "ban hành",
        "dự thảo",
        "soạn thảo",
        "tham mưu",
        "hoàn thiện",
        "hoàn chỉnh",
        "phê duyệt",
        "đề xuất",
        "lập",
        "trình",
        "ký",
        "ký kết",
        "góp ý",
        "thẩm định",
        "thông qua",
        "bổ sung",
        "sửa đổi",
        "về việc",
        "nghe báo cáo",
        "báo cáo",
        "nghiên cứu",
        "thay thế",
    ];
    const CARRIED_OUT: &[&str] = &[
        "triển khai",
        "thực hiện",
        "gồm",
        "theo",
        "tại",
        "liên quan",
        "căn cứ",
        "thuộc",
        "của",
        "quán triệt",
        "sơ kết",
        "tổng kết",
    ];
    for back in 1..=10 {
        let Some(word) = at.checked_sub(back) else { return true };
        if matches!(view.kind(word), Some(Kind::Break | Kind::Mark(';' | ':'))) || is_full_stop(view, word) {
            return true;
        }
        if view.phrase(word, "kèm theo").is_some() {
            return false;
        }
        if view.has_any(word, CARRIED_OUT) && !view.has_any(word.saturating_sub(1), &["kèm theo"]) {
            return true;
        }
        if view.has_any(word, WRITTEN) {
            return false;
        }
    }
    true
}

/// kind words "giữa" parties
fn with_parties(view: &View<'_, '_>, found: kind::Found) -> Option<usize> {
    let between = (found.next..found.next + 16)
        .take_while(|at| view.is_word(*at) || view.is_dash(*at))
        .find(|at| view.lower(*at) == "giữa")?;
    let mut next = between + 1;
    let mut joined = false;
    while next < between + LONGEST {
        match view.kind(next) {
            Some(Kind::Word) if ends_clause(view, next) => break,
            Some(Kind::Word) => joined |= matches!(view.lower(next), "với" | "và"),
            Some(Kind::Mark(',')) if !(view.is_capital(next + 1) || view.has_any(next + 1, LEVELS)) => break,
            Some(Kind::Mark('-' | '–' | '&' | ',')) | Some(Kind::Number) => {}
            Some(Kind::Mark(_) | Kind::Break) | None => break,
        }
        next += 1;
    }
    (joined && next > between + 3).then_some(next)
}

/// `kind [words] quoted [anchors]`
fn with_quotes(view: &View<'_, '_>, found: kind::Found) -> Option<usize> {
    let open = (found.next..found.next + 12).find(|at| !view.is_word(*at))?;
    let words: Vec<usize> = (found.next..open).collect();
    if words.iter().any(|at| ends_clause(view, *at) && kind::at(view, *at).is_none()) {
        return None;
    }
    let close = quoted(view, open).filter(|close| *close > open + 5)?;
    let rest = (close..close + 24)
        .take_while(|at| view.is_word(*at) || view.is_dash(*at) || view.kind(*at) == Some(Kind::Number));
    let mut end = close;
    for at in rest {
        if at >= end && ends_clause(view, at) {
            break;
        }
        if at >= end {
            end = anchor(view, at).unwrap_or(end);
        }
    }
    Some(end)
}

/// kind words anchors
fn with_anchors(view: &View<'_, '_>, found: kind::Found) -> Option<usize> {
    let mut end = None;
    let mut next = found.next;
    while next < found.next + LONGEST && !is_over(view, next) {
        match anchor(view, next) {
            Some(after) => {
                end = Some(after);
                next = after;
            }
            None => next += 1,
        }
    }
    end.filter(|end| *end >= found.next + FULL_TITLE)
}

/// "Đề án" words: the full title of a scheme without anything else to show it
fn full_title(view: &View<'_, '_>, at: usize, found: kind::Found) -> Option<usize> {
    if found.name != "đề án" || !is_carried_out(view, at) {
        return None;
    }
    let end = (found.next..found.next + LONGEST).find(|at| is_over(view, *at) || view.is_mark(*at, ','))?;
    (end >= found.next + FULL_TITLE).then_some(end)
}

fn is_carried_out(view: &View<'_, '_>, at: usize) -> bool {
    (1..=6)
        .filter_map(|back| at.checked_sub(back))
        .any(|word| view.has_any(word, &["triển khai", "thực hiện"]))
}

/// "giai đoạn" years | "đến năm" year | "định hướng năm" year | "trên địa bàn" place | "tỉnh" NAME
fn anchor(view: &View<'_, '_>, at: usize) -> Option<usize> {
    if let Some(next) =
        view.any_phrase(at, &["giai đoạn đến năm", "giai đoạn", "đến năm", "định hướng năm", "tầm nhìn năm"])
    {
        let from = year(view, next)?;
        return Some(if view.is_dash(from) { year(view, from + 1).unwrap_or(from) } else { from });
    }
    let next = view.any_phrase(at, &["trên địa bàn", "tại địa bàn"])?;
    let level = view.any_phrase(next, LEVELS)?;
    let name = issuer::read_place(view, level).unwrap_or(level);
    Some(name)
}

fn year(view: &View<'_, '_>, at: usize) -> Option<usize> {
    (view.digits(at).len() == 4 && !view.is_mark(at + 1, '/')).then_some(at + 1)
}

/// Tells whether a title is over before token `at`.
fn is_over(view: &View<'_, '_>, at: usize) -> bool {
    if view.is_other_cell(at) {
        return true;
    }
    match view.kind(at) {
        None | Some(Kind::Break | Kind::Mark(';' | ':' | '(' | ')' | '“' | '”' | '"' | '…')) => true,
        Some(Kind::Mark('.')) => is_full_stop(view, at) || view.is_mark(at + 1, '.'),
        Some(Kind::Mark(',')) => view.is_mark(at + 1, '.'),
        Some(Kind::Word) => ends_clause(view, at),
        Some(Kind::Mark(_) | Kind::Number) => false,
    }
}

/// Tells whether another clause, or another document, begins at a word.
fn ends_clause(view: &View<'_, '_>, at: usize) -> bool {
    const CLAUSES: &[&str] = &[
        "gắn với",
        "theo",
        "để",
        "nhằm",
        "được",
        "đảm bảo",
        "bảo đảm",
        "hoàn thành",
        "trước ngày",
        "chậm nhất",
        "trong quý",
        "trong tháng",
        "đã",
        "trình",
        "báo cáo",
        "gửi",
        "qua đó",
        "về việc",
        "khi",
        "phù hợp với",
        "đúng",
        "do",
        "kèm theo",
    ];
    let other = view.is_capital(at)
        && kind::at(view, at).is_some()
        && (view.lower(at.saturating_sub(1)) == "và" || view.is_mark(at.saturating_sub(1), ','));
    other || view.has_any(at, CLAUSES)
}
