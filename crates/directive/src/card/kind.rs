//! The kind of document: from its line, or from how the symbol begins, or from who is addressed.

use super::head::{Piece, Role};
use crate::parts;
use crate::reading::Read;

/// Kinds by their abbreviation in symbols (Nghị định 30/2020/NĐ-CP, annex III; party kinds by 36-HD/VPTW).
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("NQ", "nghị quyết"),
    ("QĐ", "quyết định"),
    ("CT", "chỉ thị"),
    ("QC", "quy chế"),
    ("QyĐ", "quy định"),
    ("TC", "thông cáo"),
    ("TB", "thông báo"),
    ("HD", "hướng dẫn"),
    ("CTr", "chương trình"),
    ("KH", "kế hoạch"),
    ("PA", "phương án"),
    ("ĐA", "đề án"),
    ("DA", "dự án"),
    ("BC", "báo cáo"),
    ("BB", "biên bản"),
    ("TTr", "tờ trình"),
    ("HĐ", "hợp đồng"),
    ("CĐ", "công điện"),
    ("GM", "giấy mời"),
    ("GGT", "giấy giới thiệu"),
    ("KL", "kết luận"),
    ("TT", "thông tư"),
    ("NĐ", "nghị định"),
    ("QĐi", "quy định"),
    ("PC", "phiếu chuyển"),
];

/// The kind line.
#[derive(Clone, Debug)]
pub(crate) struct Title<'d> {
    pub(crate) kind: &'static str,
    /// Which piece of the head it is.
    pub(crate) at: usize,
    /// Words of the subject behind the kind.
    pub(crate) rest: &'d str,
}

/// Finds the kind line among the pieces of the head.
pub(crate) fn title<'d>(head: &[Piece<'d>]) -> Option<Title<'d>> {
    let at = head.iter().position(|piece| piece.role == Role::Kind)?;
    let (kind, rest) = parts::kind_in(head[at].text)?;
    Some(Title { kind, at, rest })
}

/// Returns the kind.
pub(crate) fn read(
    head: &[Piece<'_>],
    title: Option<&Title<'_>>,
    symbol: Option<&Read<String>>,
) -> Option<Read<String>> {
    if let Some(title) = title {
        let piece = &head[title.at];
        let length = piece.text.len() - title.rest.len();
        let length = piece.text[..length].trim_end_matches([' ', ':', '.']).len();
        return Some(Read::at(plain_kind(title.kind).to_owned(), piece.at(0..length)));
    }
    let about = head.iter().find(|piece| matches!(piece.role, Role::Addressing | Role::About));
    if let Some(kind) = symbol.and_then(|symbol| of_symbol(&symbol.value))
        && about.is_none_or(|piece| piece.role == Role::About)
    {
        return Some(Read {
            value: kind.to_owned(),
            spans: symbol.map(|read| read.spans.clone()).unwrap_or_default(),
        });
    }
    if let Some(piece) = about {
        return Some(Read::at("công văn".to_owned(), piece.span));
    }
    symbol.map(|read| Read { value: "công văn".to_owned(), spans: read.spans.clone() })
}

/// Returns the kind that a symbol begins with: "TB-SKHCN" is a notice.
pub(crate) fn of_symbol(symbol: &str) -> Option<&'static str> {
    let first = symbol.split(['-', '/']).next()?;
    ABBREVIATIONS.iter().find(|(short, _)| *short == first).map(|(_, kind)| *kind)
}

/// The kind without what belongs to its subject: "thông báo kết luận" is a notice.
fn plain_kind(kind: &'static str) -> &'static str {
    match kind {
        "thông báo kết luận" => "thông báo",
        "chương trình công tác" => "chương trình",
        _ => kind,
    }
}
