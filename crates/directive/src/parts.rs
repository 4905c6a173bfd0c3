//! The parts of a file: head, body and tail of the document, then of each annex or further document in the same file.
//!
//! Nghị định 30/2020/NĐ-CP, annex I gives the order: motto, bodies, number, place and date, kind and subject; the body;
//! authority, name, recipients; then the annexes.

use crate::source::{Element, Line};
use crate::{card, lexicon};
use std::ops::Range;

/// One document of the file, as ranges of elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// Letterhead, number, kind, subject, addressees.
    pub(crate) head: Range<usize>,
    /// The text.
    pub(crate) body: Range<usize>,
    /// Recipients and signature.
    pub(crate) tail: Range<usize>,
}

/// Kinds of document as they stand in the kind line (Nghị định 30/2020/NĐ-CP art. 7; party kinds by 36-HD/VPTW).
/// Longer names first where one begins with another.
pub(crate) const KINDS: &[&str] = &[
    "thông báo kết luận",
    "thông báo",
    "nghị quyết liên tịch",
    "nghị quyết",
    "quyết định",
    "chỉ thị",
    "quy chế",
    "quy định",
    "thông cáo",
    "hướng dẫn",
    "bảng phân công nhiệm vụ",
    "bảng phân công",
    "chương trình hành động",
    "chương trình công tác",
    "chương trình",
    "kế hoạch",
    "phương án",
    "đề án",
    "dự án",
    "báo cáo",
    "biên bản",
    "tờ trình",
    "hợp đồng",
    "công điện",
    "bản ghi nhớ",
    "bản thỏa thuận",
    "giấy ủy quyền",
    "giấy mời",
    "giấy giới thiệu",
    "phiếu gửi",
    "phiếu chuyển",
    "phiếu báo",
    "kết luận",
    "thông tri",
    "công văn",
    "thông tư",
    "nghị định",
    "lệnh",
    "bảng theo dõi",
    "lịch công tác",
    "lịch làm việc",
];

/// Splits the file into its documents. There is always at least one part.
pub(crate) fn split(elements: &[Element<'_>]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = 0;
    while from < elements.len() || parts.is_empty() {
        let part = next_part(elements, from, !parts.is_empty());
        let end = part.tail.end.max(from + 1);
        parts.push(part);
        from = end;
    }
    parts
}

fn next_part(elements: &[Element<'_>], from: usize, annex: bool) -> Part {
    let head_end = end_of_head(elements, from, annex);
    let tail = tail_of(elements, head_end);
    Part { head: from..head_end, body: head_end..tail.start, tail }
}

/// A letterhead takes no more lines than this, addressees included.
const HEAD_LINES: usize = 60;

fn end_of_head(elements: &[Element<'_>], from: usize, annex: bool) -> usize {
    let limit = elements.len().min(from + HEAD_LINES);
    if annex {
        return end_of_annex_title(elements, from, limit);
    }
    // A letter names no kind: what follows its addressees is text, or the annex with a kind of its own.
    let above = (from..limit).take_while(|&at| !is_table(elements, at) && !is_addressing(elements, at));
    if let Some(kind) = above.take_while(|&at| !is_prose(elements, at)).find(|&at| is_kind_line(elements, at))
    {
        return end_of_addressees(elements, end_of_subject(elements, kind + 1, limit), limit);
    }
    let addressed = (from..limit).find(|&at| is_addressing(elements, at));
    if let Some(addressed) = addressed {
        return end_of_addressees(elements, addressed, limit);
    }
    // No kind line and nobody addressed: the head is what looks like a letterhead.
    (from..limit).find(|&at| !is_letterhead(elements, at)).unwrap_or(limit)
}

/// Tells whether a line is so long that only the text has it.
fn is_prose(elements: &[Element<'_>], at: usize) -> bool {
    line_at(elements, at).is_some_and(|line| line.body().chars().count() > 400)
}

fn end_of_annex_title(elements: &[Element<'_>], from: usize, limit: usize) -> usize {
    (from..limit)
        .find(|&at| match &elements[at] {
            Element::Table(_) => true,
            Element::Line(line) => {
                let titled = line.is_capitals() || line.bold || line.italic || line.heading;
                let named = line.label.as_ref().is_none_or(|label| label.shape == viet::label::Shape::Annex);
                let bracketed = line.body().starts_with('(') && line.body().ends_with(')');
                let short = line.body().len() < 100 && !line.body().ends_with([';', '.', ':']);
                !(named && (titled || bracketed || is_letterhead(elements, at) || (short && at < from + 3)))
            }
        })
        .unwrap_or(limit)
}

pub(crate) fn line_at<'e, 'd>(elements: &'e [Element<'d>], at: usize) -> Option<&'e Line<'d>> {
    match elements.get(at)? {
        Element::Line(line) => Some(line),
        Element::Table(_) => None,
    }
}

fn is_table(elements: &[Element<'_>], at: usize) -> bool {
    matches!(elements.get(at), Some(Element::Table(_)))
}

/// Returns the kind of document that a line states, lower case, with the words behind it.
pub(crate) fn kind_of<'d>(line: &Line<'d>) -> Option<(&'static str, &'d str)> {
    if line.label.is_some() || line.body().len() > 400 {
        return None;
    }
    let (kind, rest) = kind_in(line.body())?;
    let named = &line.body()[..line.body().len() - rest.len()];
    let alone = rest.is_empty() && (line.bold || line.heading);
    (crate::source::is_capitals(named) || alone).then_some((kind, rest))
}

/// Returns the kind of document with which a text begins, and the words behind it.
pub(crate) fn kind_in(text: &str) -> Option<(&'static str, &str)> {
    // Letter-spaced capitals ("T H Ô N G  B Á O") are closed up.
    let spaced = text.split_whitespace().all(|word| word.chars().count() == 1);
    if spaced {
        let closed = viet::fold::lower(text).replace([' ', '\n'], "");
        return KINDS.iter().find(|kind| closed == kind.replace(' ', "")).map(|kind| (*kind, ""));
    }
    let lower = viet::fold::lower(text);
    if let Some(kind) = KINDS.iter().find(|kind| lexicon::starts_with(&lower, kind)) {
        return Some((kind, text[kind.len()..].trim_start_matches([':', ' ', '.', '\n'])));
    }
    // A scan lost a mark: "THÔNG BAO" alone on its line.
    let bare = viet::fold::bare(text);
    let alone = crate::source::is_capitals(text) && text.chars().count() < 24;
    KINDS
        .iter()
        .find(|kind| alone && bare.trim_end_matches([':', ' ']) == viet::fold::bare(kind))
        .map(|kind| (*kind, ""))
}

fn is_kind_line(elements: &[Element<'_>], at: usize) -> bool {
    line_at(elements, at).is_some_and(|line| kind_of(line).is_some())
}

fn end_of_subject(elements: &[Element<'_>], from: usize, limit: usize) -> usize {
    let mut at = from;
    // A kind line that holds its subject ("KẾ HOẠCH CÔNG TÁC THÁNG 10") may go on in capitals.
    while let Some(line) = line_at(elements, at).filter(|_| at < limit) {
        let lower = line.words.lower_text();
        let rule = !lower.chars().any(char::is_alphanumeric);
        // "V/v" is no Roman five; a subject may begin with a small letter, a sentence does not.
        let about = line.text.starts_with("V/v") || line.text.starts_with(char::is_lowercase);
        // Directly under the kind a title has no full stop: "Thực hiện nhiệm vụ trọng tâm 6 tháng cuối năm 2025".
        let titled =
            at == from && !line.body().ends_with(['.', ';', ':', ',']) && line.body().chars().count() < 200;
        let opens = ["căn cứ", "thực hiện", "ngày", "điều", "theo đề nghị", "sáng ngày", "chiều ngày"];
        let begins_body = !about
            && (line.label.is_some()
                || lexicon::starts_with(lower, "kính gửi")
                || (!titled && lexicon::starts_with_any(lower, &opens))
                || line.body().ends_with([':', ';'])
                || (line.body().ends_with('.') && !line.bold && !line.heading))
            || line.body().len() > 600;
        let marked = line.bold || line.heading || line.is_capitals();
        let bracketed = line.body().starts_with('(') && line.body().ends_with(')');
        let first = at == from && !line.is_capitals();
        if rule
            || (!begins_body
                && (first
                    || marked
                    || bracketed
                    || line.italic
                    || lower.starts_with(char::is_lowercase) && line.body().starts_with(char::is_lowercase)))
        {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// Tells whether a line names who is addressed: "Kính gửi:", "... điện:".
pub(crate) fn is_addressing(elements: &[Element<'_>], at: usize) -> bool {
    line_at(elements, at).is_some_and(|line| {
        let lower = line.words.lower_text();
        lexicon::starts_with(lower, "kính gửi")
            || lexicon::starts_with(lower, "kính gởi")
            || (lower.ends_with("điện:") && lower.len() < 120)
    })
}

fn end_of_addressees(elements: &[Element<'_>], from: usize, limit: usize) -> usize {
    let mut at = from;
    while at < limit && !is_addressing(elements, at) {
        // Between the subject and the addressees stand at most rules and place lines.
        if at > from + 2 || line_at(elements, at).is_none_or(|line| line.body().len() > 120) {
            return from;
        }
        at += 1;
    }
    if at >= limit {
        return from;
    }
    at += 1;
    while let Some(line) = line_at(elements, at).filter(|_| at < limit) {
        let listed = line.label.as_ref().is_some_and(|label| label.shape.is_bullet());
        let previous = line_at(elements, at - 1).map_or("", Line::body);
        let goes_on = previous.ends_with([':', ';', ',']) && line.body().len() < 160 && line.label.is_none();
        if !listed && (!goes_on || previous.ends_with('.')) {
            break;
        }
        at += 1;
    }
    at
}

/// Tells whether a line looks like part of a letterhead.
pub(crate) fn is_letterhead(elements: &[Element<'_>], at: usize) -> bool {
    let Some(line) = line_at(elements, at) else { return false };
    let lower = line.words.lower_text();
    let rule = !lower.chars().any(char::is_alphabetic);
    rule || line.is_capitals()
        || lexicon::starts_with_any(lower, &["số", "v/v", "về việc", "độc lập", "cộng hòa", "đảng cộng sản"])
        || (lower.contains("ngày") && lower.contains("năm") && line.body().len() < 80)
        || ((line.bold || line.heading)
            && line.body().len() < 120
            && line.label.is_none()
            && !line.body().ends_with(':'))
}

const AUTHORITIES: &[&str] = &[
    "TL.", "KT.", "TM.", "TUQ.", "Q.", "T/M", "K/T", "T.M", "K.T", "T/L", "TL ", "KT ", "TM ", "T. M", "TUQ ",
];

/// Posts that stand in capitals over a signature.
const POSTS: &[&str] = &[
    "giám đốc",
    "phó giám đốc",
    "chủ tịch",
    "phó chủ tịch",
    "bộ trưởng",
    "thứ trưởng",
    "thủ tướng",
    "phó thủ tướng",
    "chánh văn phòng",
    "phó chánh văn phòng",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "bí thư",
    "phó bí thư",
    "trưởng phòng",
    "cục trưởng",
    "phó cục trưởng",
    "vụ trưởng",
    "viện trưởng",
    "trưởng ban",
    "phó trưởng ban",
    "chánh thanh tra",
    "tổng cục trưởng",
    "chi cục trưởng",
    "bộ trưởng, chủ nhiệm",
    "thường trực",
    "quyền giám đốc",
    "tổng giám đốc",
    "người lập",
    "người ghi biên bản",
    "kế toán",
    "trưởng đoàn",
    "chủ nhiệm",
    "tư lệnh",
    "chỉ huy trưởng",
    "tổng thanh tra",
    "thống đốc",
    "tổng bí thư",
    "phó tổng giám đốc",
    "phó vụ trưởng",
    "phó viện trưởng",
    "phó chi cục trưởng",
    "phó tổng cục trưởng",
    "phó trưởng phòng",
    "phó chánh thanh tra",
    "phó trưởng đoàn",
    "phó chủ nhiệm",
    "phó tư lệnh",
    "trưởng khoa",
    "trưởng công an",
    "trưởng trạm",
    "hạt trưởng",
    "đội trưởng",
    "chính ủy",
    "chánh án",
    "tổng biên tập",
    "tổng kiểm toán",
    "ủy viên ban thường vụ",
    "phó bí thư thường trực",
    "thư ký",
    "chủ tọa",
    "chủ toạ",
];

/// Tells whether a text begins with a post, in any case.
pub(crate) fn begins_post(text: &str) -> bool {
    begins_full_post(text) || lexicon::starts_with_any(&viet::fold::lower(text), SHORT_POSTS)
}

/// Tells whether a text begins with a post that is not shortened, in any case.
pub(crate) fn begins_full_post(text: &str) -> bool {
    lexicon::starts_with_any(&viet::fold::lower(text), POSTS)
}

/// Posts that only a signature shortens so.
const SHORT_POSTS: &[&str] =
    &["tp.", "cvp", "pcvp", "phó", "trưởng", "quyền", "ủy viên", "tổng biên tập", "tổ trưởng"];

/// Tells whether a line states for whom the signer signs, or his post in capitals.
pub(crate) fn is_signature(line: &Line<'_>) -> bool {
    if line.label.is_some()
        && !line.body().is_empty()
        && line.label.as_ref().is_none_or(|label| label.shape.is_bullet())
    {
        return false;
    }
    let text = line.text;
    if text.len() > 120 || !crate::source::is_capitals(text) {
        return false;
    }
    let lower = viet::fold::lower(text);
    AUTHORITIES.iter().any(|authority| text.starts_with(authority)) || lexicon::starts_with_any(&lower, POSTS)
}

fn is_recipients(line: &Line<'_>) -> bool {
    let lower = line.words.lower_text();
    lexicon::starts_with(lower, "nơi nhận")
        || lexicon::starts_with(lower, "nơi gửi")
        || lexicon::starts_with(lower, "nơi nhân")
}

fn tail_of(elements: &[Element<'_>], from: usize) -> Range<usize> {
    let Some(start) = (from..elements.len()).find(|&at| begins_tail(elements, from, at)) else {
        return end_without_tail(elements, from);
    };
    let annex =
        (start..elements.len()).find(|&at| begins_annex(elements, start, at)).unwrap_or(elements.len());
    start..annex
}

/// Without recipients and signature the part ends where an annex begins, or with the file.
fn end_without_tail(elements: &[Element<'_>], from: usize) -> Range<usize> {
    let annex = (from + 1..elements.len())
        .find(|&at| line_at(elements, at).is_some_and(|line| begins_document(line) && line.is_capitals()));
    let end = annex.unwrap_or(elements.len());
    end..end
}

fn begins_tail(elements: &[Element<'_>], from: usize, at: usize) -> bool {
    let Some(line) = line_at(elements, at) else { return false };
    if is_recipients(line) {
        return true;
    }
    if !is_signature(line) {
        return false;
    }
    // "GIÁM ĐỐC SỞ ..." over the bases of a decision, or "CHỦ TỊCH ỦY BAN NHÂN DÂN" is no signature: bases follow.
    let followed_by_bases = (at + 1..(at + 4).min(elements.len())).any(|next| {
        line_at(elements, next).is_some_and(|line| {
            lexicon::starts_with_any(
                line.words.lower_text(),
                &["căn cứ", "theo đề nghị", "xét đề nghị", "xét"],
            )
        })
    });
    at > from && !followed_by_bases
}

/// Tells whether a line opens another document: its motto, its kind, "Phụ lục".
fn begins_document(line: &Line<'_>) -> bool {
    let lower = viet::fold::lower(line.text);
    let annexed = lexicon::starts_with_any(
        &lower,
        &[
            "phụ lục",
            "danh mục",
            "biểu",
            "bảng",
            "cộng hòa xã hội",
            "đảng cộng sản",
            "mẫu số",
            "danh sách",
            "phụ biểu",
        ],
    );
    let titled = line.is_capitals() || line.bold || line.heading;
    (annexed && titled)
        || kind_of(line).is_some_and(|(kind, _)| kind != "kết luận") && line.is_capitals()
        || lexicon::starts_with(&lower, "(kèm theo")
        || lexicon::starts_with(&lower, "(ban hành kèm theo")
        || (line.label.as_ref().is_some_and(|label| label.shape == viet::label::Shape::Annex)
            && line.text.len() < 200)
}

fn begins_annex(elements: &[Element<'_>], start: usize, at: usize) -> bool {
    match &elements[at] {
        Element::Table(_) => at > start,
        Element::Line(line) => {
            let numbered = line.label.as_ref().is_some_and(|label| !label.shape.is_bullet());
            at > start
                && (begins_document(line)
                    || (numbered && line.body().len() > 40 && !is_signature(line))
                    || is_next_letterhead(elements, at, line))
        }
    }
}

/// Tells whether a line of capitals follows the signer's name: the issuer in the letterhead of the next document.
fn is_next_letterhead(elements: &[Element<'_>], at: usize, line: &Line<'_>) -> bool {
    let signed = at > 0 && line_at(elements, at - 1).is_some_and(|before| card::is_name_line(before.text));
    signed && line.is_capitals() && line.label.is_none() && !is_signature(line) && !is_recipients(line)
}
