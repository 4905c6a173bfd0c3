//! The body that issued a cited document.
//!
//! ```text
//! issuer    = {prefix} [body] {place}         prefix: "Chủ tịch", "Ban Thường vụ", "BTV", "Đảng ủy", "Giám đốc" ...
//! body      = fixed | committee | named
//! fixed     = "Chính phủ" | "Thủ tướng Chính phủ" | "Tỉnh ủy" | ...
//! committee = ("UBND" | "Hội đồng nhân dân" | ...)
//! named     = ("Bộ" | "Sở" | "Trường" | ...) [field | words of a name]
//! place     = level [NAME] | NAME | "khóa" ROMAN
//! ```
//!
//! The name ends before the subject ("về", "ban hành", "Quy định" ...), a mark, or a person's name.

use super::bodies::{
    COMMITTEES, FAMILIES, FIELDS, FIXED, HEADS, LEVELS, OTHER_SUBJECTS, PREFIXES, STOPS, SUBJECTS,
};
use super::kind;
use super::view::View;
use viet::words::Kind;

/// A name has at most so many tokens.
const LONGEST: usize = 28;

/// What may stand behind a central body instead of a place.
const STATES: &[&str] = &[
    "việt nam",
    "trung ương",
    "tối cao",
    "nước cộng hòa xã hội chủ nghĩa việt nam",
    "nước chxhcn việt nam",
    "cộng hòa xã hội chủ nghĩa việt nam",
];

/// Returns the token after the issuer that begins at token `at`, behind "của".
pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let prefixes = read_prefixes(view, at);
    let body = read_body(view, prefixes.next).or_else(|| read_head_again(view, &prefixes));
    let next = body.unwrap_or(prefixes.next).max(prefixes.next);
    let next = if next == at { read_unknown(view, at)? } else { next };
    Some(read_places(view, next, prefixes.count))
}

/// Returns the token after the issuer that stands without "của", as in "ngày 07/02/2024 UBND tỉnh về việc".
pub(super) fn read_bare(view: &View<'_, '_>, at: usize) -> Option<usize> {
    if !view.is_capital(at) || kind::at(view, at).is_some() {
        return None;
    }
    let prefixes = read_prefixes(view, at);
    let next = read_body(view, prefixes.next).or_else(|| read_head_again(view, &prefixes))?;
    let next = read_places(view, next.max(prefixes.next), prefixes.count);
    (view.is_end(next) || matches!(view.kind(next), Some(Kind::Mark(_))) || view.has_any(next, SUBJECTS))
        .then_some(next)
}

/// Returns the token after a second issuer behind "," or "và", as joint documents have it.
pub(super) fn read_joint(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let next = match view.word(at) {
        "," | "và" | "-" | "–" => at + 1,
        _ => return None,
    };
    let prefixes = read_prefixes(view, next);
    let body = read_body(view, prefixes.next)?;
    view.is_capital(next).then(|| read_places(view, body, prefixes.count))
}

/// Tells whether the name of a body begins at token `at`.
pub(super) fn is_body(view: &View<'_, '_>, at: usize) -> bool {
    view.is_capital(at)
        && (view.has_any(at, COMMITTEES)
            || view.has_any(at, FIXED)
            || (view.has_any(at, HEADS) && view.is_capital(at + 1)))
}

/// What stands before the name of a body.
struct Prefixes {
    count: usize,
    /// The token after all.
    next: usize,
}

/// {prefix}
fn read_prefixes(view: &View<'_, '_>, at: usize) -> Prefixes {
    let mut prefixes = Prefixes { count: 0, next: at };
    while prefixes.count < 4 {
        let next = prefixes.next;
        let Some(after) = view.any_phrase(next, PREFIXES) else { break };
        if view.any_phrase(next, FIXED).is_some_and(|fixed| fixed >= after) {
            break;
        }
        prefixes = Prefixes { count: prefixes.count + 1, next: after };
    }
    prefixes
}

/// The name that begins with the last word of a prefix: "Văn phòng Công nhận chất lượng", "Trưởng ban Quản lý".
fn read_head_again(view: &View<'_, '_>, prefixes: &Prefixes) -> Option<usize> {
    let head = prefixes.next.checked_sub(1).filter(|_| prefixes.count > 0)?;
    let named = view.is_capital(prefixes.next) && view.has_any(head, HEADS);
    named.then(|| read_name(view, head, prefixes.next))
}

/// fixed | committee | named
fn read_body(view: &View<'_, '_>, at: usize) -> Option<usize> {
    if let Some(next) = view.any_phrase(at, FIXED) {
        return Some(next);
    }
    if let Some(next) = view.any_phrase(at, COMMITTEES) {
        return Some(next);
    }
    let next = view.any_phrase(at, HEADS)?;
    if let Some(field) = read_field(view, next) {
        return Some(field);
    }
    (view.is_capital(at) || view.is_capital(next)).then(|| read_name(view, at, next))
}

/// The field of a ministry or department, with a capital: "Sở Y tế".
fn read_field(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let next = view.any_phrase(at, FIELDS)?;
    if !view.is_capital(at) && next < at + 2 {
        return None;
    }
    let mark = view.is_dash(next) || (view.is_mark(next, '&') && view.touched(next));
    let longer = mark && view.is_capital(next + 1);
    let and = view.lower(next) == "và"
        && view.is_capital(next + 1)
        && !is_body(view, next + 1)
        && kind::at(view, next + 1).is_none();
    (!longer && !and).then_some(next)
}

/// Words of a name: capitals and small words, up to a small word that no name holds.
fn read_name(view: &View<'_, '_>, at: usize, from: usize) -> usize {
    let with_commas = view
        .has_any(at, &["trung tâm", "viện", "phòng", "ban", "cục", "vụ", "chi cục", "trường", "bộ", "sở"]);
    let mut next = from;
    while next < at + LONGEST {
        let first = next == from;
        let other = view.is_other_cell(next) || read_level(view, next).is_some();
        if other || (!first && is_subject(view, next)) {
            break;
        }
        let step = match view.kind(next) {
            _ if view.phrase(next, "phòng , chống").is_some() => 3,
            Some(Kind::Word) => name_word(view, next, first),
            Some(Kind::Mark('-' | '–' | '&')) if view.is_capital(next + 1) && !is_body(view, next + 1) => 1,
            Some(Kind::Mark(',')) if with_commas && !first && goes_on_behind_comma(view, next + 1) => 1,
            Some(Kind::Number) if is_number_of_name(view, next) => 1,
            _ => 0,
        };
        if step == 0 {
            break;
        }
        next += step;
    }
    next
}

/// Tells whether a number belongs to a name: "Quân khu 4", "Ban Chỉ đạo 389 tỉnh", "Trường Mầm non số 2".
fn is_number_of_name(view: &View<'_, '_>, at: usize) -> bool {
    let short = view.digits(at).len() <= 3 && !view.is_mark(at + 1, '/');
    short
        && (matches!(view.lower(at - 1), "khu" | "số" | "vực" | "miền" | "thứ")
            || read_level(view, at + 1).is_some()
            || view.has_any(at + 1, FIXED))
}

/// Returns how many tokens of a name stand at `at`: 1 or none.
fn name_word(view: &View<'_, '_>, at: usize, first: bool) -> usize {
    let word = view.lower(at);
    let shouted = is_shouted(view.word(at));
    if word == "và" {
        let follows = view.is_capital(at + 1) && !is_body(view, at + 1) && kind::at(view, at + 1).is_none();
        // The "và" of a field joins small words too: "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ".
        let of_field = at.checked_sub(2).and_then(|field| view.any_phrase(field, FIELDS));
        return usize::from(!first && (follows || of_field.is_some_and(|end| end > at)));
    }
    if view.is_capital(at) && !shouted {
        return 1;
    }
    if first && word != "chỉ" && view.has_any(at, SUBJECTS) {
        return 0;
    }
    if first && view.has_any(at, OTHER_SUBJECTS) {
        return usize::from(matches!(word, "quản" | "kiểm" | "phòng"));
    }
    let school = word == "số" && view.kind(at + 1) == Some(Kind::Number);
    usize::from(school || !STOPS.contains(&word))
}

/// Tells whether a name goes on behind its comma: "Nghiên cứu, Chuyển giao công nghệ và Đổi mới sáng tạo".
fn goes_on_behind_comma(view: &View<'_, '_>, at: usize) -> bool {
    if !view.is_capital(at) || is_body(view, at) || kind::at(view, at).is_some() || is_shouted(view.word(at))
    {
        return false;
    }
    (at..at + 8)
        .take_while(|next| view.is_word(*next))
        .any(|next| matches!(view.lower(next), "và") && view.is_capital(next + 1) && !is_body(view, next + 1))
}

/// An issuer with an unknown first word: its capitals and what stands between.
fn read_unknown(view: &View<'_, '_>, at: usize) -> Option<usize> {
    if let Some(next) = read_level(view, at) {
        return Some(next);
    }
    if matches!(view.lower(at), "ngành" | "đảng") {
        return Some(at + 1);
    }
    if !view.is_capital(at) || kind::at(view, at).is_some() {
        return None;
    }
    Some(read_name(view, at, at)).filter(|next| *next > at)
}

/// {place}
fn read_places(view: &View<'_, '_>, at: usize, prefixes: usize) -> usize {
    let mut next = at;
    for turn in 0..4 {
        let plenum = usize::from(view.kind(next) == Some(Kind::Number) && view.lower(next + 1) == "khóa");
        let after = if let Some(term) = read_term(view, next + plenum) {
            term
        } else if let Some(level) = read_level(view, next) {
            let short = matches!(view.lower(next), "tp" | "tx");
            let level = if short && view.is_mark(level, '.') { level + 1 } else { level };
            read_place_name(view, level, prefixes).unwrap_or(level)
        } else if turn > 0 && view.is_mark(next, ',') && read_level(view, next + 1).is_some() {
            match read_level(view, next + 1).and_then(|level| read_place_name(view, level, prefixes)) {
                Some(after) => after,
                None => break,
            }
        } else if turn == 0 {
            match view.any_phrase(next, STATES).or_else(|| read_place_name(view, next, prefixes)) {
                Some(after) => after,
                None => break,
            }
        } else {
            break;
        };
        next = after;
    }
    next
}

/// The word of a level, not the "xã" of "xã hội" or the "tỉnh" of "tỉnh ủy".
pub(super) fn read_level(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let next = view.any_phrase(at, LEVELS)?;
    let other = match view.lower(at) {
        "xã" => view.lower(at + 1) == "hội",
        "tỉnh" | "thành" | "huyện" | "quận" | "thị" => matches!(view.lower(next), "ủy" | "đoàn"),
        _ => false,
    };
    (!other).then_some(next)
}

/// "khóa" ROMAN
fn read_term(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let roman = view.word(at + 1);
    let is_roman = !roman.is_empty()
        && roman.len() <= 6
        && roman.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'));
    let number = view.kind(at + 1) == Some(Kind::Number) && view.digits(at + 1).len() <= 2;
    (view.lower(at) == "khóa" && (is_roman || number)).then_some(at + 2)
}

/// The name of a place: a run of capitals, "Bà Rịa - Vũng Tàu", "1" of a ward.
fn read_place_name(view: &View<'_, '_>, at: usize, prefixes: usize) -> Option<usize> {
    if view.kind(at) == Some(Kind::Number)
        && at > 0
        && matches!(view.lower(at - 1), "quận" | "phường" | "vực")
    {
        return (view.digits(at).len() <= 2 && !view.is_mark(at + 1, '/')).then_some(at + 1);
    }
    let mut next = at;
    while next < at + 5 {
        let mark = view.is_dash(next) || (view.is_mark(next, '&') && view.touched(next));
        let joint = next > at && mark && view.is_capital(next + 1);
        let word = if joint { next + 1 } else { next };
        if !view.is_word(word)
            || !view.is_capital(word)
            || starts_sentence(view, word)
            || kind::at(view, word).is_some()
            || is_body(view, word)
        {
            break;
        }
        next = word + 1;
    }
    let words = next - at;
    let person =
        prefixes > 0 && words >= 2 && FAMILIES.contains(&view.lower(at)) && !is_place_like_a_person(view, at);
    let ended = !view.is_word(next)
        || is_subject(view, next)
        || STOPS.contains(&view.lower(next))
        || view.lower(next) == "khóa";
    let named = words >= 2 || (words == 1 && ended && !is_shouted(view.word(at)));
    (named && !person).then_some(next)
}

fn is_place_like_a_person(view: &View<'_, '_>, at: usize) -> bool {
    view.has_any(
        at,
        &[
            "hồ chí minh",
            "hà nội",
            "hà tĩnh",
            "hà nam",
            "hà giang",
            "cao bằng",
            "lâm đồng",
            "lý sơn",
            "lê thủy",
            "mai sơn",
            "mai châu",
        ],
    )
}

/// Tells whether words behind a place begin the subject: "UBND tỉnh Quảng Trị Ban hành".
fn starts_sentence(view: &View<'_, '_>, at: usize) -> bool {
    view.has_any(at, SUBJECTS)
        || (view.is_word(at + 1) && !view.is_capital(at + 1) && view.has_any(at, OTHER_SUBJECTS))
}

/// Tells whether the subject begins at a word, not a second part of the name: "và Phát triển nông thôn".
fn is_subject(view: &View<'_, '_>, at: usize) -> bool {
    let second = at > 0 && matches!(view.lower(at - 1), "và" | "&" | "-" | "–" | ",");
    !second && view.has_any(at, SUBJECTS)
}

/// Tells whether a word is all capitals and longer than an abbreviation's letters would be with marks.
fn is_shouted(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase) && !word.is_ascii()
}

/// Returns the token after the name of a place that begins at token `at`.
pub(super) fn read_place(view: &View<'_, '_>, at: usize) -> Option<usize> {
    read_place_name(view, at, 0)
}
