//! The issuing body and the one above it: the letterhead's left column, or, where that is lost, the body whose initials
//! the symbol has ("TB-SKHCN": Sở Khoa học và Công nghệ), or the first body that the subject names.

use super::head::{Piece, Role};
use super::twin::Twin;
use crate::organisation::Organisation;
use crate::parts::{self, Part};
use crate::reading::{Card, Read};
use crate::source::{Element, is_capitals};
use blocks::Span;
use viet::words::{Kind, Words};

/// First words of names of bodies, in plain letters.
const BODIES: &[&str] = &[
    "ubnd",
    "uy ban",
    "hdnd",
    "hoi dong",
    "so",
    "bo",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "thi uy",
    "quan uy",
    "dang uy",
    "dang bo",
    "chi bo",
    "chi uy",
    "ban",
    "cuc",
    "tong cuc",
    "chi cuc",
    "vu",
    "vien",
    "hoc vien",
    "truong",
    "dai hoc",
    "trung tam",
    "van phong",
    "phong",
    "thanh tra",
    "chinh phu",
    "thu tuong",
    "quoc hoi",
    "cong an",
    "toa an",
    "hoi",
    "lien doan",
    "lien hiep",
    "doan",
    "tinh doan",
    "huyen doan",
    "mat tran",
    "cong ty",
    "tong cong ty",
    "tap doan",
    "ngan hang",
    "kho bac",
    "bao hiem",
    "benh vien",
    "dai",
    "bao",
    "khoa",
    "to",
    "hat",
    "quy",
    "cong doan",
    "chu tich",
    "van phong chinh phu",
    "kiem toan",
    "tram",
    "nha may",
    "hop tac xa",
    "bqt",
    "doi",
    "bch",
];

/// The letterhead's bodies.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    pub(crate) issuer: Option<Read<String>>,
    pub(crate) parent: Option<Read<String>>,
}

/// Reads the bodies of the letterhead: the last is the issuer, the one before stands above it.
pub(crate) fn letterhead(head: &[Piece<'_>]) -> Bodies {
    let kind = head
        .iter()
        .position(|piece| piece.role == Role::Kind || piece.role == Role::Addressing)
        .unwrap_or(head.len());
    let number = head.iter().position(|piece| piece.role == Role::Number).filter(|at| *at < kind);
    let mut found = bodies(&head[..number.unwrap_or(kind)]);
    if found.is_empty() && number.is_some() {
        found = bodies(&head[number.unwrap_or(0)..kind]);
    }
    let issuer = found.pop();
    Bodies { issuer, parent: found.pop() }
}

fn bodies(pieces: &[Piece<'_>]) -> Vec<Read<String>> {
    let mut found: Vec<Read<String>> = Vec::new();
    let mut about = false;
    for piece in pieces {
        about |= piece.role == Role::About;
        // The subject of a letter goes on over several lines.
        if piece.role != Role::Other
            || (about && !is_capitals(piece.text))
            || piece.text.chars().count() > 100
        {
            continue;
        }
        let begins = begins_body(piece);
        let goes_on = found.last().is_some_and(|last| continues(&last.value, piece, begins));
        if goes_on {
            if let Some(last) = found.last_mut() {
                last.value = format!("{} {}", last.value, piece.text);
                last.spans.push(piece.span);
            }
        } else if begins || is_capitals(piece.text) {
            found.push(Read::at(piece.text.to_owned(), piece.span));
        }
    }
    found
}

fn begins_body(piece: &Piece<'_>) -> bool {
    let capital = piece.text.starts_with(char::is_uppercase);
    capital && !piece.text.ends_with([':', ';', '.']) && BODIES.iter().any(|body| piece.twin.begins(body))
}

/// Tells whether a line goes on with the name before it: "ỦY BAN NHÂN DÂN" / "TỈNH LAM GIANG".
fn continues(last: &str, piece: &Piece<'_>, begins: bool) -> bool {
    let before = Twin::of(last);
    let open = before.plain().ends_with([',', '-', '&'])
        || before.plain().ends_with(" va")
        || before.plain().ends_with(" cua");
    if open || !begins {
        return is_capitals(last) == is_capitals(piece.text) || open;
    }
    // "TRUNG TÂM NGHIÊN CỨU" / "BẢO TỒN ...": a verb, not a newspaper.
    piece.twin.begins("bao ton")
        || piece.twin.begins("bao ve")
        || piece.twin.begins("to chuc")
        || piece.twin.begins("bo phan")
        || piece.twin.begins("quy hoach")
        || piece.twin.begins("quy dat")
}

/// Returns the letters that a department's or ministry's name has in symbols: "Sở Khoa học và Công nghệ" -> "SKHCN".
///
/// Only for names whose letters are the initials of all their words; "UBND tỉnh" has others.
pub(crate) fn initials_of(name: &str) -> Option<String> {
    let words = Words::of(name);
    if !matches!(words.lower(0), "sở" | "bộ") || words.phrase(0, "bộ chính trị").is_some() {
        return None;
    }
    let mut initials = String::new();
    for at in 0..words.len() {
        match words.kind(at)? {
            Kind::Word if matches!(words.lower(at), "và") => {}
            Kind::Word if matches!(words.lower(at), "tỉnh" | "thành" | "huyện" | "tp") => break,
            Kind::Word if at > 0 && is_capitals(words.word(at)) && !is_capitals(name) => {
                initials.push_str(words.word(at));
            }
            Kind::Word => initials.extend(words.word(at).chars().next()?.to_uppercase()),
            Kind::Mark(',' | '-' | '–' | '&') => {}
            Kind::Mark(_) | Kind::Number | Kind::Break => break,
        }
    }
    (initials.chars().count() >= 2).then_some(initials)
}

/// Finds the issuer in subject and text where there is no letterhead.
pub(crate) fn from_text(
    elements: &[Element<'_>],
    part: &Part,
    card: &Card,
    organisation: Option<&Organisation>,
) -> Option<Read<String>> {
    let symbol = card.symbol.as_ref().map(|read| read.value.as_str()).unwrap_or("");
    let wanted = body_of(symbol);
    let lines = (part.head.start..part.body.end.min(part.body.start + 12))
        .filter_map(|at| parts::line_at(elements, at))
        .filter(|line| line.body().len() < 4000);
    let mut first = None;
    let mut near = None;
    for line in lines {
        for (range, initials) in named_bodies(&line.words, wanted) {
            let found = Read::at(line.body()[range.clone()].to_owned(), line.at(range));
            if initials {
                return Some(found);
            }
            // The symbol itself may be misspelt: "BC-SKHCHN".
            let almost = initials_of(&found.value).is_some_and(|letters| is_near(&letters, wanted));
            if almost {
                near.get_or_insert(found)
            } else {
                first.get_or_insert(found)
            };
        }
    }
    if near.is_some() {
        return near;
    }
    let body = organisation.and_then(|organisation| organisation.body.as_ref());
    if let Some(body) = body.filter(|body| body.symbol.as_deref() == Some(wanted) && !wanted.is_empty()) {
        return Some(Read { value: body.name.clone(), spans: Vec::<Span>::new() });
    }
    first
}

/// Tells whether one letter was put in or left out.
fn is_near(one: &str, two: &str) -> bool {
    let (longer, shorter) = if one.len() > two.len() { (one, two) } else { (two, one) };
    longer
        .char_indices()
        .any(|(at, letter)| format!("{}{}", &longer[..at], &longer[at + letter.len_utf8()..]) == shorter)
}

/// Returns the body's letters of a symbol: "TB-SKHCN" -> "SKHCN", "SKHCN-VP" -> "SKHCN", "KH/TU" -> "TU".
pub(crate) fn body_of(symbol: &str) -> &str {
    let mut parts = symbol.split(['-', '/']);
    let first = parts.next().unwrap_or("");
    if super::kind::of_symbol(symbol).is_some() { parts.next().unwrap_or("") } else { first }
}

/// Returns the bodies named in a text, each with whether its initials are the wanted letters.
fn named_bodies(words: &Words<'_>, wanted: &str) -> Vec<(std::ops::Range<usize>, bool)> {
    const FIRST: [&str; 14] = [
        "sở",
        "bộ",
        "ubnd",
        "trường",
        "cục",
        "chi",
        "trung",
        "viện",
        "ban",
        "tỉnh",
        "huyện",
        "thành",
        "đảng",
        "văn",
    ];
    let mut found = Vec::new();
    for at in 0..words.len() {
        let capital = words.word(at).starts_with(char::is_uppercase);
        if !capital || !FIRST.contains(&words.lower(at)) {
            continue;
        }
        if let Some(end) = end_by_initials(words, at, wanted) {
            found.push((words.bytes(at..end), true));
        } else if let Some(end) = end_by_field(words, at) {
            found.push((words.bytes(at..end), false));
        }
    }
    found
}

/// Returns the token behind the name that begins at `at` and whose syllables' initials are exactly the letters.
fn end_by_initials(words: &Words<'_>, at: usize, wanted: &str) -> Option<usize> {
    if wanted.chars().count() < 2 {
        return None;
    }
    let mut letters = wanted.chars().filter(|letter| letter.is_alphabetic()).peekable();
    let mut next = at;
    while let Some(letter) = letters.peek().copied() {
        match words.kind(next)? {
            Kind::Word if matches!(words.lower(next), "và" | "của") => {}
            Kind::Word => {
                let initial = words.word(next).chars().next()?.to_uppercase().next()?;
                if initial != letter.to_uppercase().next()? {
                    return None;
                }
                letters.next();
            }
            Kind::Mark(',' | '-' | '–' | '&') => {}
            Kind::Mark(_) | Kind::Number | Kind::Break => return None,
        }
        next += 1;
    }
    Some(next)
}

/// Fields of work in names of departments and ministries.
const FIELDS: &[&str] = &[
    "khoa học và công nghệ",
    "khoa học , công nghệ và môi trường",
    "nội vụ",
    "tài chính",
    "kế hoạch và đầu tư",
    "công thương",
    "công nghiệp",
    "thương mại",
    "xây dựng",
    "giao thông vận tải",
    "tư pháp",
    "y tế",
    "giáo dục và đào tạo",
    "thông tin và truyền thông",
    "văn hóa , thể thao và du lịch",
    "văn hóa và thể thao",
    "du lịch",
    "tài nguyên và môi trường",
    "nông nghiệp và phát triển nông thôn",
    "nông nghiệp và môi trường",
    "lao động - thương binh và xã hội",
    "lao động , thương binh và xã hội",
    "ngoại vụ",
    "dân tộc và tôn giáo",
    "ngoại giao",
    "quốc phòng",
    "công an",
    "quy hoạch - kiến trúc",
];

fn end_by_field(words: &Words<'_>, at: usize) -> Option<usize> {
    match words.lower(at) {
        "sở" | "bộ" => words.any_phrase(at + 1, FIELDS),
        "ubnd" => {
            matches!(words.lower(at + 1), "tỉnh" | "huyện" | "xã" | "phường" | "thành" | "thị" | "quận").then(
                || {
                    let mut end = at + 2;
                    if matches!(words.lower(end), "phố" | "xã" | "trấn") && end == at + 2 {
                        end += 1;
                    }
                    while words.word(end).starts_with(char::is_uppercase) && end < at + 7 {
                        end += 1;
                    }
                    end
                },
            )
        }
        _ => None,
    }
}
