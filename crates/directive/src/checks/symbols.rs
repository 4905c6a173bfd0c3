//! Symbols whose letters fit no issuer: a letter too many, one left out, two changed over, a "đ" that lost its bar.
//!
//! What a body's letters should be is known where its name stands beside the symbol ("97/BC-SKHCN ... của Sở Khoa học
//! và Công nghệ"), from the letterhead, and from the same document's other symbols.

use super::{Subject, distance, finding};
use crate::card;
use crate::finding::{Code, Finding};
use blocks::Span;
use std::collections::{HashMap, HashSet};

struct Symbol {
    symbol: String,
    text: String,
    span: Option<Span>,
    issuer: Option<String>,
}

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let symbols = symbols(subject);
    let own = subject.reading.card.issuer.as_ref().and_then(|issuer| card::initials_of(&issuer.value));
    let written: Vec<String> = symbols.iter().map(|one| letters(card::body_of(&one.symbol))).collect();
    let barred: HashMap<String, &str> = BARRED
        .iter()
        .copied()
        .chain(written.iter().map(String::as_str))
        .filter(|body| body.contains('Đ'))
        .map(|body| (without_bars(body), body))
        .collect();
    // The letters of its own symbol, where the name in the letterhead does not give others.
    let used = subject.reading.card.symbol.as_ref().map(|symbol| letters(card::body_of(&symbol.value)));
    let used = used.filter(|used| own.as_deref().is_none_or(|own| used == own || !is_slip(used, own)));
    let mut queried = HashSet::new();
    for (one, body) in symbols.iter().zip(&written) {
        let beside = one.issuer.as_deref().and_then(card::initials_of);
        let expected = kind_slip(&one.symbol)
            .or_else(|| {
                body_slip(
                    &one.symbol,
                    body,
                    own.as_deref().into_iter().chain(beside.as_deref()).chain(used.as_deref()),
                )
            })
            .or_else(|| lost_bar(&one.symbol, body, &barred));
        if let Some(expected) = expected
            && queried.insert(one.symbol.clone())
        {
            found.push(finding(Code::TypoInSymbol, one.text.clone(), one.span, vec![("expected", expected)]));
        }
    }
}

fn symbols(subject: &Subject<'_, '_>) -> Vec<Symbol> {
    let card = &subject.reading.card;
    let own = card.symbol.as_ref().map(|symbol| Symbol {
        symbol: symbol.value.clone(),
        text: symbol.value.clone(),
        span: symbol.spans.first().copied(),
        issuer: None,
    });
    let cited = subject.reading.references.iter().filter_map(|cited| {
        let symbol = cited.symbol.clone()?;
        Some(Symbol {
            symbol,
            text: cited.text.clone(),
            span: Some(cited.span),
            issuer: cited.issuer.clone(),
        })
    });
    own.into_iter().chain(cited).collect()
}

/// The letters of a body without "&" and blanks.
fn letters(body: &str) -> String {
    body.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// "QD-UBND" for "QĐ-UBND".
fn kind_slip(symbol: &str) -> Option<String> {
    let (kind, rest) = symbol.split_once('-')?;
    let expected = match kind {
        "QD" => "QĐ",
        "ND" if matches!(rest, "CP") => "NĐ",
        "CD" if matches!(rest, "TTg" | "UBND") => "CĐ",
        _ => return None,
    };
    Some(format!("{expected}-{rest}"))
}

fn body_slip<'i>(symbol: &str, body: &str, known: impl Iterator<Item = &'i str>) -> Option<String> {
    const FEWEST: usize = 4;
    let mut known = known.peekable();
    known.peek()?;
    let known: Vec<&str> = known.collect();
    if known.contains(&body) || body.chars().count() < FEWEST {
        return None;
    }
    known
        .into_iter()
        .filter(|right| right.chars().count() >= FEWEST)
        .find(|right| is_slip(body, right))
        .map(|right| symbol.replacen(card::body_of(symbol), right, 1))
}

/// Tells whether one letter too many or too few, or two changed over, make the difference; the first letter must be the
/// same, since a ministry differs from a department by it.
fn is_slip(body: &str, right: &str) -> bool {
    let same_first = body.chars().next() == right.chars().next();
    let lengths = (body.chars().count(), right.chars().count());
    let swapped = lengths.0 == lengths.1 && {
        let mut sorted: (Vec<char>, Vec<char>) = (body.chars().collect(), right.chars().collect());
        sorted.0.sort_unstable();
        sorted.1.sort_unstable();
        sorted.0 == sorted.1
    };
    let bar =
        body.matches('Đ').count() < right.matches('Đ').count() && without_bars(body) == without_bars(right);
    same_first && (bar || (lengths.0 != lengths.1 || swapped) && distance(body, right, 1) == 1)
}

/// Bodies that nobody writes without the bar.
const BARRED: &[&str] =
    &["HĐND", "BGDĐT", "SGDĐT", "LĐTBXH", "BLĐTBXH", "SLĐTBXH", "BKHĐT", "SKHĐT", "LĐLĐ", "TLĐ"];

/// "BGDDT" where the ministry is BGDĐT. `barred` holds bodies with a "Đ" by their letters without its bar.
fn lost_bar(symbol: &str, body: &str, barred: &HashMap<String, &str>) -> Option<String> {
    if body.chars().count() < 4 || !body.contains('D') {
        return None;
    }
    let expected = barred.get(&without_bars(body))?;
    let more = expected.matches('Đ').count() > body.matches('Đ').count();
    more.then(|| symbol.replacen(card::body_of(symbol), expected, 1))
}

fn without_bars(body: &str) -> String {
    body.replace('Đ', "D")
}
