//! The subject (trích yếu): under the kind, behind "V/v", or in the kind line itself.

use super::head::{Piece, Role};
use super::kind::Title;
use crate::reading::Read;
use crate::source::is_capitals;
use blocks::Span;

/// Returns the subject as one line.
pub(crate) fn read(head: &[Piece<'_>], title: Option<&Title<'_>>) -> Option<Read<String>> {
    let mut lines: Vec<(String, Span)> = Vec::new();
    match title {
        Some(title) => {
            if let Some((words, span)) = behind_kind(&head[title.at], title) {
                lines.push((words, span));
            }
            lines.extend(under_kind(&head[title.at + 1..]));
        }
        None => lines.extend(about(head)),
    }
    if lines.is_empty() {
        return None;
    }
    let words: Vec<&str> = lines.iter().flat_map(|(words, _)| words.split_whitespace()).collect();
    let value = words.join(" ");
    Some(Read { value, spans: lines.into_iter().map(|(_, span)| span).collect() })
}

/// "KẾ HOẠCH CÔNG TÁC THÁNG 10" holds the subject; "QUYẾT ĐỊNH CỦA UBND TỈNH" names the issuer.
fn behind_kind(piece: &Piece<'_>, title: &Title<'_>) -> Option<(String, Span)> {
    let from = if title.kind == "thông báo kết luận" {
        "thông báo ".len()
    } else if title.kind == "chương trình công tác" || title.kind == "chương trình hành động" {
        "chương trình ".len()
    } else {
        piece.text.len() - title.rest.len()
    };
    let words = piece.text.get(from..)?.trim_end();
    if words.trim().is_empty()
        || viet::fold::lower(words).starts_with("của ") && title.kind != "thông báo kết luận"
    {
        return None;
    }
    Some((sentence_case(words), piece.at(from..from + words.len())))
}

fn under_kind(pieces: &[Piece<'_>]) -> Vec<(String, Span)> {
    let mut lines = Vec::new();
    for piece in pieces {
        let bracketed = piece.text.starts_with('(') && piece.text.ends_with(')');
        match piece.role {
            Role::Mark if lines.is_empty() => {}
            // A rule, the addressees or an aside close the subject.
            Role::Mark | Role::Addressing => break,
            _ if bracketed => break,
            Role::Number | Role::PlaceDate | Role::Motto | Role::Kind => {}
            Role::Other if is_authority(piece) => break,
            Role::About | Role::Other => lines.push((opened(piece), piece.span)),
        }
    }
    let capitals = lines.iter().all(|(words, _)| is_capitals(words));
    if capitals {
        for (words, _) in &mut lines {
            *words = viet::fold::lower(words);
        }
        if let Some((words, _)) = lines.first_mut() {
            *words = sentence_case(words);
        }
    }
    lines
}

/// "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ..." over the bases of a decision.
fn is_authority(piece: &Piece<'_>) -> bool {
    const POSTS: [&str; 12] = [
        "chu tich",
        "giam doc",
        "uy ban nhan dan",
        "hoi dong nhan dan",
        "bo truong",
        "thu tuong chinh phu",
        "hieu truong",
        "ban thuong vu",
        "ban chap hanh",
        "cuc truong",
        "tong giam doc",
        "chi huy truong",
    ];
    is_capitals(piece.text) && POSTS.iter().any(|post| piece.twin.begins(post))
}

fn about(head: &[Piece<'_>]) -> Vec<(String, Span)> {
    let Some(at) = head.iter().position(|piece| piece.role == Role::About) else { return Vec::new() };
    let goes_on =
        head[at + 1..].iter().take_while(|piece| piece.role == Role::Other && !is_capitals(piece.text));
    std::iter::once(&head[at]).chain(goes_on).map(|piece| (opened(piece), piece.span)).collect()
}

/// The words without "V/v".
fn opened(piece: &Piece<'_>) -> String {
    if piece.role != Role::About {
        return piece.text.to_owned();
    }
    let words = piece.text.get(3..).unwrap_or("");
    words.trim_start_matches([':', ' ', 'v', '.']).to_owned()
}

/// "CÔNG TÁC THÁNG 10" as "Công tác tháng 10".
fn sentence_case(words: &str) -> String {
    if !is_capitals(words) && !words.chars().all(|letter| letter.is_lowercase() || !letter.is_alphabetic()) {
        return words.to_owned();
    }
    let lower = viet::fold::lower(words);
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
