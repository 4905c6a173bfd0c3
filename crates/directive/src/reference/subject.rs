//! The subject of a cited document behind it, or its title: dates inside are those of its own words.

use super::bodies::{OTHER_SUBJECTS, SUBJECTS};
use super::issuer;
use super::kind;
use super::view::View;
use std::ops::Range;
use viet::words::Kind;

/// A subject is followed for at most so many tokens.
const LONGEST: usize = 120;

/// Words that begin a deadline or another clause, and so end a subject.
const CLAUSES: &[&str] = &[
    "trước ngày",
    "trước tháng",
    "chậm nhất",
    "hoàn thành",
    "xong trước",
    "trong tháng",
    "trong quý",
    "trong năm",
    "đến hết",
    "báo cáo",
    "gửi",
    "trình",
    "để",
    "theo",
    "đảm bảo",
    "bảo đảm",
    "yêu cầu",
    "giao",
    "đồng thời",
    "trong đó",
    "nhằm",
    "thời gian",
    "thời hạn",
    "định kỳ",
];

/// Returns the tokens of the subject that begins at token `at`.
pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Range<usize>> {
    if let Some(close) = quoted(view, at) {
        return Some(at..close);
    }
    let begins = view.has_any(at, SUBJECTS)
        || view.has_any(at, OTHER_SUBJECTS)
        || (view.is_capital(at) && kind::at(view, at).is_none() && !issuer::is_body(view, at));
    if !begins {
        return None;
    }
    let mut next = at + 1;
    while next < at + LONGEST && !is_over(view, next) {
        next = quoted(view, next).unwrap_or(next + 1);
    }
    Some(at..next.min(view.len()))
}

/// Returns the token after the closing quote, if a quotation begins at token `at`.
pub(super) fn quoted(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let close: &[char] = match view.kind(at) {
        Some(Kind::Mark('“' | '"' | '„')) => &['”', '"', '“'],
        Some(Kind::Mark('«')) => &['»'],
        _ => return None,
    };
    for next in at + 1..at + LONGEST {
        match view.kind(next) {
            Some(Kind::Mark(mark)) if close.contains(&mark) => return Some(next + 1),
            None | Some(Kind::Break) => return None,
            Some(Kind::Mark(_) | Kind::Word | Kind::Number) => {}
        }
    }
    None
}

/// Tells whether a sentence or clause ends before token `at`.
fn is_over(view: &View<'_, '_>, at: usize) -> bool {
    if view.is_other_cell(at) {
        return true;
    }
    match view.kind(at) {
        None | Some(Kind::Break | Kind::Mark(';' | ':' | '(' | ')' | '”' | '…' | '|' | '<')) => true,
        Some(Kind::Mark('.')) => is_full_stop(view, at),
        Some(Kind::Mark(',')) => {
            view.has_any(at + 1, CLAUSES)
                || view.has_any(at + 1, &["thực hiện", "các", "sở", "ubnd", "đến nay"])
        }
        Some(Kind::Word) => {
            view.has_any(at, &CLAUSES[..9])
                || (view.lower(at) == "và" && kind::at(view, at + 1).is_some() && view.is_capital(at + 1))
        }
        Some(Kind::Mark(_) | Kind::Number) => false,
    }
}

/// Tells whether the point at token `at` ends a sentence, or is one of several that leave something out.
pub(super) fn is_full_stop(view: &View<'_, '_>, at: usize) -> bool {
    view.is_mark(at, '.') && (!view.touches(at) || !(view.is_word(at + 1) || view.number(at + 1).is_some()))
}
