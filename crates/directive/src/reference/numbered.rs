//! One reference with a number or symbol.

use super::code::{self, Code, Lead};
use super::kind::{self, Short};
use super::view::View;
use super::{Draft, date, issuer};
use std::ops::Range;
use viet::words::Kind;

/// Words between a kind and its number at most: "Báo cáo thẩm tra số".
const GAP: usize = 4;

/// Words between the two where the symbol names the same kind: "Giấy phép tiến hành công việc bức xạ số 34/GP-SKHCN".
const LONG_GAP: usize = 8;

/// Returns the token after "số" and its colon, if they stand at `at`. A scanner writes "sô", "sổ", "s6", "số.".
pub(super) fn number_word(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let next = match view.lower(at) {
        "số" | "sô" | "sổ" | "sồ" | "sỗ" => at + 1,
        "so" | "só" if view.kind(at + 1) == Some(Kind::Number) => at + 1,
        "s" if view.digits(at + 1) == "6" && view.touches(at) && !view.touches(at + 1) => at + 2,
        _ => return None,
    };
    let point = view.is_mark(next, '.') && view.kind(next + 1) == Some(Kind::Number);
    let colon = view.is_mark(next, ':') || (point && !view.touches(next));
    Some(if colon { next + 1 } else { next })
}

/// Reads a reference that begins with the words of a kind.
pub(super) fn with_kind(view: &View<'_, '_>, at: usize, found: kind::Found) -> Option<Draft> {
    let (code, before) = code_behind(view, at, found)?;
    let mut draft = Draft {
        kind: Some(found.name),
        date: before.date.and_then(|date| date.date),
        day_month: before.date.and_then(|date| date.day_month),
        issuer: before.issuer,
        ..with_code(at, code)
    };
    read_tail(view, &mut draft);
    Some(draft)
}

/// Reads a reference that begins with "số" or the number itself.
pub(super) fn without_kind(view: &View<'_, '_>, at: usize, number: usize) -> Option<Draft> {
    let lead = if number > at { Lead::Number } else { Lead::Nothing };
    let code = code::read(view, number, lead)?;
    let damaged = kind::damaged_before(view, at).filter(|_| number > at);
    let kind = damaged.or_else(|| code.symbol.as_deref().and_then(kind::of_symbol));
    let from = if damaged.is_some() { at - 2 } else { at };
    let mut draft = Draft { kind, ..with_code(from, code) };
    read_tail(view, &mut draft);
    Some(draft)
}

/// A draft that holds a code and no more.
pub(super) fn with_code(at: usize, code: Code) -> Draft {
    Draft { tokens: at..code.next, number: code.number, symbol: code.symbol, ..Draft::default() }
}

/// What stands between the words of a kind and the code.
#[derive(Default)]
struct Before {
    date: Option<date::Found>,
    issuer: Option<Range<usize>>,
}

/// The code behind the words of a kind, and the date or issuer between the two.
fn code_behind(view: &View<'_, '_>, at: usize, found: kind::Found) -> Option<(Code, Before)> {
    let next = found.next;
    if let Some(code) = direct_code(view, at, next, found) {
        return Some((code, Before::default()));
    }
    if view.lower(next) == "ngày" {
        return behind_date(view, next);
    }
    if view.lower(next) == "của" {
        return behind_issuer(view, next + 1);
    }
    if issuer::is_body(view, next) {
        return behind_issuer(view, next);
    }
    let number = behind_gap(view, next)?;
    let code = code::read(view, number, Lead::Kind)?;
    let same = code.symbol.as_deref().and_then(kind::of_symbol) == Some(found.name);
    (same || number <= next + GAP + 2).then_some((code, Before::default()))
}

/// The date at token `at`, the issuer and the code behind it: "Công văn ngày 5/6/2024 của Sở Tài chính số 12/STC-NS". What
/// has a date and "số" is a document even where its symbol is missing.
fn behind_date(view: &View<'_, '_>, at: usize) -> Option<(Code, Before)> {
    let date = date::read(view, at)?;
    let issuer = if view.lower(date.next) == "của" {
        Some(date.next + 1..issuer::read(view, date.next + 1)?)
    } else {
        None
    };
    let end = issuer.as_ref().map_or(date.next, |issuer| issuer.end);
    let number = number_word(view, if view.is_mark(end, ',') { end + 1 } else { end })?;
    let code = code::read(view, number, Lead::Kind)
        .or_else(|| code::read_short(view, number).filter(|code| !is_unit(view, code.next)))?;
    Some((code, Before { date: Some(date), issuer }))
}

/// The issuer at token `at` and the code behind it: "Công điện của Thủ tướng Chính phủ số 82/CĐ-TTg".
fn behind_issuer(view: &View<'_, '_>, at: usize) -> Option<(Code, Before)> {
    let end = issuer::read(view, at)?;
    let number = number_word(view, end).unwrap_or(end);
    let code = code::read(view, number, Lead::Kind)?;
    Some((code, Before { issuer: Some(at..end), date: None }))
}

/// A code right behind the kind, with or without "số", without a symbol perhaps.
fn direct_code(view: &View<'_, '_>, at: usize, next: usize, found: kind::Found) -> Option<Code> {
    let next = if view.is_mark(next, '(') && number_word(view, next + 1).is_some() { next + 1 } else { next };
    let number = number_word(view, next);
    let first = number.unwrap_or(next);
    let bridged = found.short && view.is_dash(first) && view.touched(first) && view.touches(first);
    let first = if bridged { first + 1 } else { first };
    if let Some(code) = code::read(view, first, Lead::Kind) {
        return Some(code);
    }
    if let Some(code) = blank_code(view, first, number.is_some()) {
        return Some(code);
    }
    let code = code::read_short(view, first)?;
    is_short(view, at, first, &code, number.is_some(), found).then_some(code)
}

/// A symbol whose number is blank, behind "số" or a slash of its own.
fn blank_code(view: &View<'_, '_>, at: usize, has_number_word: bool) -> Option<Code> {
    let begins = match view.kind(at) {
        Some(Kind::Mark('/')) => true,
        Some(Kind::Mark('.' | '…' | '_' | '-')) => has_number_word,
        _ => false,
    };
    if begins { code::read_blank(view, at) } else { None }
}

/// Tells whether a number without a symbol is that of a document: "Nghị quyết 57", not "báo cáo 6 tháng".
fn is_short(
    view: &View<'_, '_>,
    at: usize,
    number: usize,
    code: &Code,
    has_number_word: bool,
    found: kind::Found,
) -> bool {
    let year = view.digits(number).len() == 4
        && matches!(view.number(number), Some(1945..=2100))
        && !view.is_mark(number + 1, '/');
    if is_unit(view, code.next) || (year && !has_number_word && found.name != "công văn") {
        return false;
    }
    if found.short && !has_number_word {
        return matches!(found.name, "nghị quyết" | "nghị định" | "quyết định") && view.is_capital(at);
    }
    match kind::how_short(found.name) {
        Short::Any => true,
        Short::Capital => has_number_word || view.is_capital(at),
        Short::Followed => has_number_word || (view.is_capital(at) && is_followed(view, code.next)),
        Short::Never => false,
    }
}

/// Tells whether what follows a number shows that it was no amount.
fn is_followed(view: &View<'_, '_>, at: usize) -> bool {
    match view.kind(at) {
        None | Some(Kind::Break) => true,
        Some(Kind::Mark(mark)) => matches!(mark, '.' | ';' | ')' | ',' | '”' | '"' | ':'),
        Some(Kind::Word) => {
            matches!(view.lower(at), "của" | "ngày" | "về" | "và" | "tại" | "trên" | "theo" | "đã" | "được")
        }
        Some(Kind::Number) => false,
    }
}

/// Words that make the number before them an amount.
fn is_unit(view: &View<'_, '_>, at: usize) -> bool {
    const UNITS: &[&str] = &[
        "năm",
        "tháng",
        "quý",
        "tuần",
        "giờ",
        "phút",
        "lần",
        "nội dung",
        "nhiệm vụ",
        "điểm",
        "khoản",
        "điều",
        "mục",
        "phần",
        "vấn đề",
        "trường hợp",
        "đơn vị",
        "dự án",
        "đề án",
        "đề tài",
        "chỉ tiêu",
        "tiêu chí",
        "người",
        "đồng chí",
        "cá nhân",
        "tổ chức",
        "bước",
        "cấp",
        "bên",
        "nhóm",
        "giải pháp",
        "hồ sơ",
        "thủ tục",
        "văn bản",
        "doanh nghiệp",
        "hộ",
        "xã",
        "huyện",
        "tỉnh",
        "triệu",
        "tỷ",
        "nghìn",
        "ha",
        "km",
        "m",
        "kg",
        "tấn",
        "cuộc",
        "lớp",
        "đợt",
        "vụ",
        "loại",
        "ngành",
        "lĩnh vực",
        "sở",
        "phòng",
        "trang",
        "bản",
        "công trình",
        "mô hình",
        "sản phẩm",
        "ngày làm việc",
        "nhà",
        "em",
        "học sinh",
        "cán bộ",
        "công chức",
        "vị trí",
        "danh mục",
        "chương trình",
        "kế hoạch",
        "nghị quyết",
        "quyết định",
        "nước",
        "bộ",
        "cơ quan",
        "địa phương",
        "tập thể",
        "chính sách",
    ];
    // "năm 2024", "khoản 2" are no amounts: a number follows.
    view.has_any(at, UNITS) && view.kind(at + 1) != Some(Kind::Number)
}

/// The token of the number behind a few small words and "số": "Báo cáo thẩm tra số 12/BC-HĐND".
fn behind_gap(view: &View<'_, '_>, at: usize) -> Option<usize> {
    for gap in at..at + LONG_GAP + 1 {
        if let Some(number) = number_word(view, gap) {
            return Some(number).filter(|_| gap > at);
        }
        let passes = view.is_word(gap)
            && !matches!(
                view.lower(gap),
                "về" | "tại"
                    | "theo"
                    | "của"
                    | "và"
                    | "với"
                    | "cho"
                    | "kèm"
                    | "là"
                    | "có"
                    | "một"
                    | "các"
                    | "đã"
                    | "trên"
            )
            && kind::at(view, gap).is_none();
        if !passes {
            return None;
        }
    }
    None
}

/// {[","] date | "của" issuer | issuer}
pub(super) fn read_tail(view: &View<'_, '_>, draft: &mut Draft) {
    for _ in 0..3 {
        let read = read_date(view, draft) || read_issuer(view, draft);
        if !read {
            break;
        }
    }
}

/// [","] date | "(" date ")"
fn read_date(view: &View<'_, '_>, draft: &mut Draft) -> bool {
    if draft.date.is_some() || draft.day_month.is_some() {
        return false;
    }
    let end = draft.tokens.end;
    let mark = view.is_mark(end, ',') || view.is_mark(end, '(');
    let at = if mark { end + 1 } else { end };
    let Some(found) = date::read(view, at).or_else(|| year_of_citation(view, at).filter(|_| !mark)) else {
        return false;
    };
    let bracketed = view.is_mark(end, '(');
    let closed = bracketed && view.is_mark(found.next, ')');
    if bracketed && !closed && view.lower(found.next) != "của" {
        return false;
    }
    draft.date = found.date;
    draft.day_month = found.day_month;
    draft.tokens.end = if closed { found.next + 1 } else { found.next };
    true
}

/// "năm" year, where the issuer or the subject follows: "Nghị định số 15/2020/NĐ-CP năm 2020 của Chính phủ".
fn year_of_citation(view: &View<'_, '_>, at: usize) -> Option<date::Found> {
    if view.lower(at) != "năm" {
        return None;
    }
    date::year(view, at).filter(|found| matches!(view.lower(found.next), "của" | "về"))
}

/// [","] "của" issuer | issuer, behind a date | "," issuer, behind a date and before "về"
fn read_issuer(view: &View<'_, '_>, draft: &mut Draft) -> bool {
    if draft.issuer.is_some() {
        return false;
    }
    let end = draft.tokens.end;
    let comma = view.is_mark(end, ',');
    let of = if comma { end + 1 } else { end };
    // A scanner turns the tone of "của".
    let (from, to) = if matches!(view.lower(of), "của" | "cùa" | "cúa") {
        (of + 1, issuer::read(view, of + 1))
    } else if draft.date.is_some() {
        // Behind a comma a sentence may begin with its subject: "..., UBND tỉnh ban hành Kế hoạch".
        let bare = issuer::read_bare(view, of);
        (of, bare.filter(|to| !comma || matches!(view.lower(*to), "về" | "v")))
    } else {
        return false;
    };
    let Some(mut to) = to else { return false };
    if is_joint(draft) {
        while let Some(next) = issuer::read_joint(view, to).filter(|next| *next < from + 60) {
            to = next;
        }
    }
    draft.issuer = Some(from..to);
    draft.tokens.end = to;
    true
}

/// Tells whether several bodies issued it together.
fn is_joint(draft: &Draft) -> bool {
    draft.kind.is_some_and(|kind| kind.contains("liên") || kind.contains("phối hợp"))
        || draft.symbol.as_deref().is_some_and(|symbol| {
            symbol.contains("LT-")
                || symbol.contains("LB-")
                || symbol.contains("LT/")
                || symbol.starts_with("LT")
        })
}

/// Returns the token after the number of the paper itself, in its head: "Số: 97/BC-SKHCN" or "Số 45-KH/TU" first on its
/// line, without a date or issuer of its own.
pub(super) fn own_number(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let in_cell = at > 0 && matches!(view.kind(at - 1), Some(Kind::Mark('|' | '>')));
    if !view.is_capital(at) || !(in_cell || view.begins_line(at)) {
        return None;
    }
    let number = number_word(view, at)?;
    let code = code::read(view, number, Lead::Number)?;
    let cited = matches!(view.lower(code.next), "ngày" | "của") && !view.begins_line(code.next);
    (!cited).then_some(code.next)
}
