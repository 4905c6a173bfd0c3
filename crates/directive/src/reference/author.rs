//! The issuer behind the subject: "Quyết định số 749/QĐ-TTg ngày 03/6/2020 phê duyệt “...” của Thủ tướng Chính phủ".
//!
//! What "của" names there may as well be whose the programme, the duties or the rules are. It is the issuer only where the
//! symbol names the same body: behind a quoted title any body, behind plain words one of the centre.

use super::code::{self, Lead};
use super::view::View;
use super::{Draft, issuer, kind};
use std::ops::Range;
use viet::words::Kind;

/// Reads the issuer behind the subject of a reference that has none yet. The reference then runs as far as the issuer.
pub(super) fn behind_subject(view: &View<'_, '_>, draft: &mut Draft) {
    let Some(title) = draft.title.clone() else { return };
    if draft.issuer.is_some() || draft.number.is_none() || title.start < draft.tokens.end {
        return;
    }
    let Some(symbol) = draft.symbol.as_deref() else { return };
    let Some(found) = last_body(view, &title) else { return };
    let quoted = matches!(view.kind(found.start.saturating_sub(2)), Some(Kind::Mark('”' | '"' | '»')));
    let name = view.plain(found.clone()).to_lowercase();
    let subject = title.start..found.start - 1;
    let plain = !quoted && !names_document(view, subject.clone());
    let same = (quoted && is_of_body(symbol, &name)) || ((quoted || plain) && is_of_centre(symbol, &name));
    if same && !cites(view, subject) {
        draft.tokens.end = found.end;
        draft.issuer = Some(found);
    }
}

/// The body behind the last "của" of a subject, or right behind its end, if a clause ends with it.
fn last_body(view: &View<'_, '_>, title: &Range<usize>) -> Option<Range<usize>> {
    let of = (title.start + 1..=title.end).rev().find(|at| view.lower(*at) == "của")?;
    let end = issuer::read(view, of + 1)?;
    let closes = match view.kind(end) {
        None | Some(Kind::Break) => true,
        Some(Kind::Mark(mark)) => matches!(mark, ',' | '.' | ';' | ')' | ':'),
        Some(Kind::Word | Kind::Number) => false,
    };
    closes.then_some(of + 1..end)
}

/// Tells whether a subject names a document, whose body would stand behind it: "ban hành Quy chế làm việc của Chính phủ".
fn names_document(view: &View<'_, '_>, mut subject: Range<usize>) -> bool {
    subject.any(|at| view.is_capital(at) && kind::at(view, at).is_some())
}

/// Tells whether a subject cites a document, whose issuer would stand behind it.
fn cites(view: &View<'_, '_>, mut subject: Range<usize>) -> bool {
    subject.any(|at| view.kind(at) == Some(Kind::Number) && code::read(view, at, Lead::Number).is_some())
}

/// Tells whether a body of the centre signs with a symbol.
fn is_of_centre(symbol: &str, name: &str) -> bool {
    let signs: &[&str] = match symbol.rsplit(['-', '/']).next().unwrap_or_default() {
        "CP" => &["chính phủ"],
        "TTg" | "TTG" => &["thủ tướng"],
        "HĐBT" => &["hội đồng bộ trưởng"],
        "TW" => &["bộ chính trị", "ban bí thư", "ban chấp hành", "bch"],
        last if last.starts_with("QH") => &["quốc hội"],
        last if last.starts_with("UBTVQH") => &["ủy ban thường vụ quốc hội", "uỷ ban thường vụ quốc hội"],
        _ => &[],
    };
    signs.iter().any(|body| name.starts_with(body))
}

/// Tells whether a body signs with a symbol that shortens its name: "QĐ-UBND", "QĐ-BYT", "KH-SKHCN".
fn is_of_body(symbol: &str, name: &str) -> bool {
    const COMMITTEES: [(&str, [&str; 3]); 3] = [
        ("UBND", ["ubnd", "ủy ban nhân dân", "uỷ ban nhân dân"]),
        ("HĐND", ["hđnd", "hội đồng nhân dân", "thường trực hội đồng nhân dân"]),
        ("TU", ["tỉnh ủy", "tỉnh uỷ", "thành ủy"]),
    ];
    let parts: Vec<&str> = symbol.split(['-', '/']).skip(1).collect();
    if COMMITTEES
        .iter()
        .any(|(part, names)| parts.contains(part) && names.iter().any(|body| name.contains(body)))
    {
        return true;
    }
    let name = ["bộ trưởng ", "giám đốc ", "chủ tịch "]
        .iter()
        .find_map(|post| name.strip_prefix(post))
        .unwrap_or(name);
    let initials: String = name
        .split_whitespace()
        .filter(|word| *word != "và")
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect();
    initials.chars().count() > 2 && parts.contains(&initials.as_str())
}
