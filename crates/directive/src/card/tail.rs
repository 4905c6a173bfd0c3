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
            let cut = column_start(piece.text);
            pieces.extend(piece.part(0..cut));
            pieces.extend(piece.part(cut..piece.text.len()));
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

/// Returns where the right column begins in a line, or its length.
fn column_start(text: &str) -> usize {
    if authority_of(text).is_some() || parts::begins_post(text) && is_capitals(text) {
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
