//! Names of single bodies, units, posts and people.

use super::names::COMMON;
use super::vocabulary::{
    ANONYMOUS, COUNCILS, FIELD_NOUNS, FUNCTION_WORDS, HEADS, LEVELS, NO_NAME, NOT_NAMES, POSTS,
    SELF_SUFFICIENT, VERBS_LIKE_NOUNS,
};
use super::{Kind, Named};
use crate::lexicon::ORDERING;
use viet::words::{self, Words};

/// Reads the name of a body or unit at token `at`.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Named> {
    if let Some(end) = words.any_phrase(at, ANONYMOUS) {
        return Some(Named { name: words.slice(at..end).to_owned(), tokens: at..end, kind: Kind::Body });
    }
    if words.any_phrase(at, NOT_NAMES).is_some() {
        return None;
    }
    let post = words.any_phrase(at, POSTS);
    let head = words.any_phrase(at, HEADS);
    let (kind, head_end) = match (post, head) {
        (Some(post), Some(head)) if post >= head => (Kind::Post, post),
        (Some(post), None) => (Kind::Post, post),
        (_, Some(head)) => (Kind::Body, head),
        (None, None) => return None,
    };
    // A small letter begins a name only for posts and for heads that need no more ("huyện ủy").
    let common = if is_capital(words, at) { COMMON.end(words, at) } else { None };
    let end = continuation_from(words, head_end, common.unwrap_or(head_end).max(head_end));
    let alone =
        words.any_phrase(at, SELF_SUFFICIENT) == Some(end) || words.any_phrase(at, COUNCILS) == Some(end);
    // "TTYT các huyện": one in each place.
    let in_each = words.lower(end) == "các"
        && matches!(words.lower(end + 1), "huyện" | "xã" | "phường" | "tỉnh" | "quận");
    if end == head_end && kind == Kind::Body && !alone && !(in_each && head_end == at + 1) {
        return None;
    }
    let name = words.slice(at..end).trim_end_matches([',', '-', ' ', '&']).to_owned();
    Some(Named { name, tokens: at..end, kind })
}

/// Reads a place as a party: "huyện Triệu Sơn", "thành phố An Hải" and so on.
pub(super) fn read_place(words: &Words<'_>, at: usize) -> Option<Named> {
    let level = words
        .any_phrase(at, &["huyện", "thành phố", "thị xã", "tỉnh", "quận", "xã", "phường", "thị trấn"])?;
    let end = capitals(words, level);
    (end > level).then(|| Named { name: words.slice(at..end).to_owned(), tokens: at..end, kind: Kind::Body })
}

/// Reads a person: two to five capitalised words. Needs a context in which only a person can stand.
pub(super) fn read_person(words: &Words<'_>, at: usize) -> Option<Named> {
    let mut end = at;
    while end < at + 5
        && words.kind(end) == Some(words::Kind::Word)
        && words.word(end).starts_with(char::is_uppercase)
        && words.word(end).chars().skip(1).all(char::is_lowercase)
    {
        end += 1;
    }
    (end >= at + 2).then(|| Named {
        name: words.slice(at..end).to_owned(),
        tokens: at..end,
        kind: Kind::Person,
    })
}

/// Returns the token behind the name that begins with a head at token `at`.
pub(super) fn continuation(words: &Words<'_>, at: usize) -> usize {
    let head = words.any_phrase(at, HEADS).unwrap_or(at);
    continuation_from(words, head, head)
}

/// Returns the token behind the capitalised words from token `at` on.
pub(super) fn capitals(words: &Words<'_>, at: usize) -> usize {
    let mut end = at;
    while is_capital(words, end) {
        end += 1;
    }
    end
}

fn is_capital(words: &Words<'_>, at: usize) -> bool {
    words.kind(at) == Some(words::Kind::Word) && words.word(at).starts_with(char::is_uppercase)
}

/// Returns the token behind a name of which the words up to token `from` are known, and the head ends at `head`.
fn continuation_from(words: &Words<'_>, head: usize, from: usize) -> usize {
    let mut head = head;
    let mut end = from;
    while let Some(next) = step(words, end, head) {
        // "Bộ trưởng Bộ Công an": within the post stands the name of a body.
        if matches!(words.lower(end), "bộ" | "sở" | "phòng" | "cục" | "ban") && is_capital(words, end)
        {
            head = next;
        }
        end = next;
    }
    end
}

/// Returns the token behind the next piece of a name, if there is one. The name's head ends before token `head`.
fn step(words: &Words<'_>, at: usize, head: usize) -> Option<usize> {
    match words.kind(at)? {
        words::Kind::Word if is_capital(words, at) => capital_word(words, at),
        words::Kind::Word => small_word(words, at, head),
        words::Kind::Number => is_numbered(words, at).then_some(at + 1),
        words::Kind::Mark('&') => Some(at + 1).filter(|&next| is_capital(words, next)),
        words::Kind::Mark('/') => Some(at + 1).filter(|&next| words.touches(at) && is_capital(words, next)),
        words::Kind::Mark('-' | '–' | '—') => dash(words, at),
        words::Kind::Mark(',') => comma(words, at),
        words::Kind::Mark('.') => short_level(words, at),
        words::Kind::Mark(_) | words::Kind::Break => None,
    }
}

/// A capital word goes on with the name, unless a document's kind stands behind a level: "UBND tỉnh Kế hoạch ...", or
/// a word that never stands in names: "Quý II".
fn capital_word(words: &Words<'_>, at: usize) -> Option<usize> {
    let after_level = at > 0 && LEVELS.contains(&words.lower(at - 1));
    if let Some(noun) = words.any_phrase(at, FIELD_NOUNS).filter(|_| !after_level) {
        return Some(noun);
    }
    let document = after_level && crate::parts::KINDS.iter().any(|kind| words.phrase(at, kind).is_some());
    let no_name = words.any_phrase(at, NO_NAME).is_some();
    (!(no_name || document)).then_some(at + 1)
}

/// "Tổ 1", "Trường THCS số 2", "khóa 15" are parts of names.
fn is_numbered(words: &Words<'_>, at: usize) -> bool {
    at > 0
        && (matches!(
            words.lower(at - 1),
            "số" | "tổ"
                | "đội"
                | "khối"
                | "khu"
                | "vực"
                | "nhóm"
                | "quân khu"
                | "thôn"
                | "khoá"
                | "quận"
                | "phường"
        ) || is_numbered_unit(words, at))
}

/// "Phòng Kỹ thuật 2 kiểm tra ...", "Phòng Thanh tra 1:": units of one name are numbered; what is counted would have its
/// noun behind the number.
fn is_numbered_unit(words: &Words<'_>, at: usize) -> bool {
    const OF_ONE_NAME: &[&str] =
        &["phòng", "ban", "tổ", "đội", "đoàn", "trạm", "chi cục", "nhà", "liên", "công"];
    let number = words.word(at);
    let ordinal =
        number.len() <= 2 && !number.starts_with('0') && number.bytes().all(|it| it.is_ascii_digit());
    let head = (at.saturating_sub(9)..at).any(|from| {
        words.word(from).starts_with(char::is_uppercase) && OF_ONE_NAME.contains(&words.lower(from))
    });
    // "1,5" and "1.500" are amounts.
    let decimal =
        words.touches(at) && words.touches(at + 1) && words.kind(at + 2) == Some(words::Kind::Number);
    let ends =
        matches!(words.kind(at + 1), None | Some(words::Kind::Mark(',' | ';' | ':' | '.' | '('))) && !decimal;
    ordinal && head && (ends || words.any_phrase(at + 1, ORDERING).is_some())
}

fn small_word(words: &Words<'_>, at: usize, head: usize) -> Option<usize> {
    match words.lower(at) {
        "và" => return and(words, at),
        "số" if words.kind(at + 1) == Some(words::Kind::Number) => return Some(at + 1),
        "thuộc" | "của" => {
            // "Phòng X thuộc Sở": only a bare level or head behind.
            let behind =
                words.any_phrase(at + 1, &["sở", "bộ", "ubnd tỉnh", "ubnd huyện", "tỉnh", "huyện"])?;
            return (words.lower(at) == "thuộc").then_some(behind);
        }
        "trực" if at > head && words.lower(at - 1) == "thường" => return Some(at + 1),
        "cùng" => return words.phrase(at, "cùng cấp"),
        "chi" => return words.phrase(at, "chi nhánh"),
        "trực" => {
            return words
                .phrase(at, "trực thuộc")
                .and_then(|behind| words.any_phrase(behind, &["sở", "bộ", "tỉnh"]));
        }
        "có" => return words.any_phrase(at, &["có liên quan", "có thẩm quyền"]),
        "liên" => return words.any_phrase(at, &["liên quan", "liên danh"]),
        // "Kho bạc Nhà nước khu vực XII", "Trạm Khuyến nông khu vực": the level between commune and province since 2025.
        "khu" if !matches!(words.lower(at - 1), "tỉnh" | "huyện" | "xã" | "phường" | "quận") => {
            return words.phrase(at, "khu vực");
        }
        // "Phó Trưởng ban thường trực", "Phó Chủ tịch thường trực"
        "thường" if at == head && matches!(words.lower(at - 1), "ban" | "tịch" | "thư" | "đốc" | "viên") =>
        {
            return words.phrase(at, "thường trực");
        }
        // "Phó Giám đốc phụ trách" is a post; behind a person's name it tells what he is in charge of.
        "phụ" => {
            let field = ["phụ trách địa bàn", "phụ trách lĩnh vực", "phụ trách khối", "phụ trách"];
            return words.any_phrase(at, &field).filter(|_| {
                at == head || LEVELS.contains(&words.lower(at - 1)) || words.lower(at - 1) == "sở"
            });
        }
        _ => {}
    }
    let Some(noun) = words.any_phrase(at, FIELD_NOUNS) else {
        return completes_compound(words, at, head).then_some(at + 1);
    };
    // "Phòng Kế hoạch kiểm tra ...": a verb that is also a noun of a field ends the name, unless the name is bare.
    let orders = words.any_phrase(at, VERBS_LIKE_NOUNS).is_some()
        && words.any_phrase(at, ORDERING).is_some_and(|order| order >= noun);
    // "Phòng Quản lý đào tạo: ...": right before the colon it orders nothing.
    if orders && !words.is_mark(noun, ':') && !is_bare_head(words, at, head) && !goes_on(words, noun) {
        return None;
    }
    Some(noun)
}

/// "Sở Nội vụ", "Chi cục Thủy lợi": names are compounds of which only the first syllable is capital. A small syllable
/// behind a capital one belongs to it, unless it is a function word or an order begins there.
pub(super) fn completes_compound(words: &Words<'_>, at: usize, head: usize) -> bool {
    // Behind two capitals stands a place or a person ("huyện Vân Sơn"), behind a bare "Sở" its own name.
    if at <= head || (at >= head + 2 && is_capital(words, at - 2)) || words.lower(at - 1) == "sở" {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |before| words.word(before));
    let capital = before.starts_with(char::is_uppercase)
        && (before.chars().count() == 1 || before.chars().any(char::is_lowercase));
    capital && !FUNCTION_WORDS.contains(&words.lower(at)) && words.any_phrase(at, ORDERING).is_none()
}

/// Tells whether nothing stands behind the head yet, and the head is no name by itself: "Phòng quản lý khoa học".
fn is_bare_head(words: &Words<'_>, at: usize, head: usize) -> bool {
    let alone = SELF_SUFFICIENT.all().iter().any(|name| {
        let length = name.split(' ').count();
        at >= length && words.phrase(at - length, name).is_some()
    });
    at == head && !alone
}

/// Tells whether after a noun a name goes on with "và" or a dash and another noun: "nghiên cứu và ứng dụng".
fn goes_on(words: &Words<'_>, at: usize) -> bool {
    words.is_dash(at) && words.any_phrase(at + 1, FIELD_NOUNS).is_some()
}

/// "UBND TP. Cam Lộ", "Công an P. Đồng Mây": the point of a shortened level, before the name of the place.
fn short_level(words: &Words<'_>, at: usize) -> Option<usize> {
    let short = at > 0 && matches!(words.word(at - 1), "TP" | "Tp" | "TX" | "Tx" | "P" | "Q");
    (short && words.touches(at - 1) && is_capital(words, at + 1)).then_some(at + 1)
}

fn dash(words: &Words<'_>, at: usize) -> Option<usize> {
    let next = at + 1;
    // "Covid-19".
    if words.kind(next) == Some(words::Kind::Number) {
        return (at > 0 && is_capital(words, at - 1) && words.touches(at - 1) && words.touches(at))
            .then_some(next + 1);
    }
    (is_capital(words, next) || words.any_phrase(next, FIELD_NOUNS).is_some()).then_some(next)
}

/// "và" goes on with the name where what follows is capitalised or a noun of a field, and no head of another name.
fn and(words: &Words<'_>, at: usize) -> Option<usize> {
    let next = at + 1;
    if at > 0 && office_of_both(words, at) {
        return Some(next);
    }
    if begins_name(words, next) {
        return None;
    }
    let noun = words
        .any_phrase(next, FIELD_NOUNS)
        .filter(|_| words.any_phrase(next, VERBS_LIKE_NOUNS).is_none() || is_capital(words, next));
    (is_capital(words, next) || noun.is_some()).then_some(next)
}

/// "Văn phòng HĐND và UBND huyện", "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh" are one office.
fn office_of_both(words: &Words<'_>, at: usize) -> bool {
    let from = at.saturating_sub(7);
    let office = (from..at).any(|token| words.phrase(token, "văn phòng").is_some());
    let first = matches!(words.lower(at - 1), "hđnd" | "hội" | "đbqh" | "dân");
    office
        && first
        && words.any_phrase(at + 1, &["ubnd", "hđnd", "hội đồng nhân dân", "ủy ban nhân dân"]).is_some()
}

/// A comma goes on with the name where capitalised words and then "và" with more of the name follow, none of them the
/// head of another name: "Sở Văn hóa, Thể thao và Du lịch".
fn comma(words: &Words<'_>, at: usize) -> Option<usize> {
    let mut next = at + 1;
    if words.phrase(next, "các đoàn thể").is_some() && at > 0 && words.lower(at - 1) == "quốc" {
        return Some(next + 3);
    }
    // "Khoa Truyền thông, giáo dục sức khỏe".
    if words.phrase(next, "giáo dục sức khỏe").is_some() {
        return Some(at + 1);
    }
    let small_noun = words.any_phrase(next, FIELD_NOUNS).is_some()
        && words.any_phrase(next, &["chuyển giao", "đo lường", "chất lượng", "thể thao"]).is_some();
    if !(is_capital(words, next) || small_noun) || begins_name(words, next) {
        return None;
    }
    let limit = next + 8;
    while next < limit {
        if words.lower(next) == "và" {
            return (is_capital(words, next + 1) && !begins_name(words, next + 1)).then_some(at + 1);
        }
        if words.is_mark(next, ',') {
            if !is_capital(words, next + 1) || begins_name(words, next + 1) {
                // "Tiêu chuẩn Đo lường, Chất lượng" at the end of a name: only the one noun is known to do so.
                return None;
            }
        } else if words.kind(next) != Some(words::Kind::Word) {
            break;
        }
        next += 1;
    }
    (words.phrase(at + 1, "chất lượng").is_some() && words.word(at + 1) == "Chất").then_some(at + 1)
}

/// Tells whether another name begins at a token: a capital head, "các", "UBND".
pub(super) fn begins_name(words: &Words<'_>, at: usize) -> bool {
    if matches!(words.lower(at), "các" | "đồng" | "toàn") {
        return true;
    }
    if words.any_phrase(at, NOT_NAMES).is_some() {
        return false;
    }
    if words.any_phrase(at, &["thuế tỉnh", "thuế thành phố", "thuế cơ sở"]).is_some() {
        return true;
    }
    // "Y tế", "Thuế" are heads of names and parts of others; alone they do not begin one behind a comma.
    let head = words.any_phrase(at, HEADS).or_else(|| words.any_phrase(at, POSTS));
    head.is_some()
        && is_capital(words, at)
        && !matches!(words.lower(at), "y" | "thuế" | "hải" | "khoa" | "bộ" if words.lower(at) != "bộ" || words.lower(at + 1) == "môn")
}
