//! The tail as pieces: recipients on the left, signature on the right, also where both were run together
//! ("- Ban Giám đốc Sở; CHÁNH VĂN PHÒNG").

use super::head::{self, Piece};
use super::person;
use crate::parts::{self, Part};
use crate::source::{Element, is_capitals};

/// Marks of authority in front of a post, longest first.
pub(crate) const AUTHORITIES: &[(&str, &str)] = &[
    ("TUQ", "TUQ."),
    ("T/UQ", "TUQ."),
    ("TL", "TL."),
    ("T/L", "TL."),
    ("T.L", "TL."),
    ("KT", "KT."),
    ("K/T", "KT."),
    ("K.T", "KT."),
    ("TM", "TM."),
    ("T/M", "TM."),
    ("T.M", "TM."),
    ("Q", "Q."),
];

/// Returns the pieces of the tail.
pub(crate) fn pieces<'d>(elements: &[Element<'d>], part: &Part) -> Vec<Piece<'d>> {
    let mut pieces = Vec::new();
    for at in part.tail.clone() {
        let Some(line) = parts::line_at(elements, at) else { continue };
        for piece in head::hand_broken(line, at) {
            let mut from = 0;
            for cut in cuts(piece.text).into_iter().chain([piece.text.len()]) {
                pieces.extend(piece.part(from..cut));
                from = cut;
            }
        }
    }
    pieces
}

/// Returns the authority that a line begins with, and where the post begins behind it.
pub(crate) fn authority_of(text: &str) -> Option<(&'static str, usize)> {
    for (mark, authority) in AUTHORITIES {
        let Some(rest) = text.strip_prefix(mark) else { continue };
        let behind = rest.trim_start_matches(['.', ' ', '/', ',', ':']);
        let closed = rest.starts_with(['.', '/']) || rest.starts_with(' ') && mark.len() > 1;
        if closed && behind.starts_with(char::is_uppercase) {
            return Some((authority, text.len() - behind.len()));
        }
    }
    let lower = viet::fold::lower(text);
    [("thừa lệnh", "TL."), ("thay mặt", "TM."), ("ký thay", "KT."), ("thừa ủy quyền", "TUQ.")]
        .iter()
        .find_map(|(words, authority)| {
            let rest = lower.strip_prefix(words)?.trim_start();
            (is_capitals(text)).then_some((*authority, text.len() - rest.len()))
        })
}

/// Returns where a line must be cut: before the right column, and where that has several of its lines run together
/// ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A").
fn cuts(text: &str) -> Vec<usize> {
    let column = column_start(text);
    let from = if column < text.len() { column } else { 0 };
    let right = &text[from..];
    let mut cuts = if from > 0 { vec![from] } else { Vec::new() };
    if text.len() > LONGEST || (authority_of(right).is_none() && !parts::begins_full_post(right)) {
        return cuts;
    }
    let name = right.match_indices(' ').map(|(at, _)| at + 1).find(|&at| {
        is_capitals(&right[..at]) && !is_capitals(&right[at..]) && person::is_name_line(&right[at..])
    });
    let capitals = &right[..name.unwrap_or(right.len())];
    if is_capitals(capitals) {
        cuts.extend(stacked(capitals).into_iter().map(|at| from + at));
    }
    cuts.extend(name.map(|at| from + at));
    cuts
}

/// Returns where the lines of a signature begin that were run together into one of capitals.
fn stacked(text: &str) -> Vec<usize> {
    const INNER: [&str; 9] = ["CHI", "PHÓ", "QUYỀN", "KIÊM", "TỔNG", "CỦA", "VÀ", "Q.", "NGUYÊN"];
    let mut found = Vec::new();
    let mut line = 0;
    for (at, _) in text.match_indices(' ') {
        let (before, rest) = (text[line..at].trim_end(), &text[at + 1..]);
        let Some(last) = before.split(' ').next_back() else { continue };
        let closed = last.ends_with([',', '-', '/', '.', '–']) || INNER.contains(&last);
        let mark = authority_of(rest).is_some_and(|(_, post)| rest[..post].contains(['.', '/'])) && !closed;
        // A post behind another's authority; behind "TM." the collective's name comes first.
        let signer = authority_of(&text[line..]).is_some_and(|(_, post)| line + post < at)
            && parts::begins_full_post(rest)
            && !closed;
        if mark || signer {
            found.push(at + 1);
            line = at + 1;
        }
    }
    found
}

/// A line of the tail has no more bytes than this, both columns together.
const LONGEST: usize = 400;

/// Returns where the right column begins in a line, or its length.
fn column_start(text: &str) -> usize {
    if text.len() > LONGEST || authority_of(text).is_some() || parts::begins_post(text) && is_capitals(text) {
        return text.len();
    }
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    for start in starts {
        let before = text[..start].trim_end();
        let rest = &text[start..];
        let ended = before.ends_with([';', ':', '.', ',']);
        let signs = is_capitals(rest)
            && (authority_of(rest).is_some()
                || (parts::begins_full_post(rest) && (ended || !is_capitals(before))));
        let signed = ended
            && before.ends_with([';', '.'])
            && person::is_name_line(rest)
            && rest.split(' ').count() >= 3;
        let noted = ended && matches!(viet::fold::lower(rest).as_str(), "(đã ký)" | "(ký)" | "đã ký");
        if signs || signed || noted {
            return start;
        }
    }
    text.len()
}
