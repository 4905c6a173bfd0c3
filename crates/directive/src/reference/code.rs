//! Number and symbol of a document.
//!
//! ```text
//! code    = number "/" symbol                 97/KH-UBND  169/SKHCN-VP  59/CP
//!         | number ("/" | "-") year "/" symbol    41/2019/QĐ-UBND  29/2013/QH13  19-2018/NQ-CP
//!         | number "-" part "/" symbol        57-NQ/TW  71-CTr/TU
//!         | number "-" part                   217-HĐBT                      after a kind
//!         | number part [("-" | "/") part]    05 TT/BXD  502 QĐ-UBND        after a kind or "số"
//! number  = DIGITS ["." DIGITS] [LETTER]      12  12a  3.2
//! symbol  = part {("-" | "/") part}           QĐ-UBND  TTLT-BKHCN-BTC  TB/VP-TH
//! part    = CAPITALS {DIGITS | "&" | "." | CAPITALS}    QH13  TTg  SNN&PTNT
//! ```
//!
//! Where the words of a kind or "số" stand before it, white space of a scanner may stand around the marks
//! ("97 /KH- UBND"). A date, a fraction, a rate or a standard has no such symbol.

use super::kind;
use super::view::View;
use viet::words::Kind;

/// A number and symbol, found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Code {
    /// The number, with the year of a legal act: "41/2019". `None` where it is blank.
    pub(super) number: Option<String>,
    /// The symbol; `None` for a number alone.
    pub(super) symbol: Option<String>,
    /// The token after it.
    pub(super) next: usize,
}

/// What stands before a code, and so how sure it must be of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// The words of a kind.
    Kind,
    /// "số" alone, or the code before it in a list.
    Number,
    /// Nothing.
    Nothing,
}

/// Returns the number and symbol that begin at token `at`.
pub(super) fn read(view: &View<'_, '_>, at: usize, lead: Lead) -> Option<Code> {
    if !stands_free(view, at) {
        return None;
    }
    let (mut number, mut next) = read_number(view, at)?;
    if lead != Lead::Nothing
        && let Some((part, after)) = read_point(view, next)
    {
        number.push('.');
        number.push_str(part);
        next = after;
    }
    if let Some((year, after)) = read_year(view, next) {
        number.push('/');
        number.push_str(year);
        next = after;
    } else if let Some((year, after)) = read_dashed_year(view, next) {
        number.push('-');
        number.push_str(year);
        next = after;
    }
    let (symbol, next) = read_state(view, next, lead).or_else(|| read_party(view, next, lead))?;
    // Old fonts hold the letter of Iceland in the place of "Đ".
    let symbol = symbol.replace('Ð', "Đ");
    is_sure(&number, &symbol, lead).then_some(Code { number: Some(number), symbol: Some(symbol), next })
}

/// Returns the symbol behind a number that was left blank: "số      /BC-SKHCN", "số ..../QĐ-UBND".
pub(super) fn read_blank(view: &View<'_, '_>, at: usize) -> Option<Code> {
    let mut next = at;
    while next < at + 12 && matches!(view.kind(next), Some(Kind::Mark('.' | '…' | '_'))) {
        next += 1;
    }
    let (symbol, next) = read_state(view, next, Lead::Kind).or_else(|| read_party(view, next, Lead::Kind))?;
    kind::of_symbol(&symbol)?;
    Some(Code { number: None, symbol: Some(symbol), next })
}

/// Returns a number without a symbol ("57", "41/2019"), if nothing behind it makes it an amount or a date.
pub(super) fn read_short(view: &View<'_, '_>, at: usize) -> Option<Code> {
    let (mut number, mut next) = read_number(view, at)?;
    if let Some((year, after)) = read_year(view, next) {
        number.push('/');
        number.push_str(year);
        next = after;
    }
    let amount = matches!(view.kind(next), Some(Kind::Mark('%' | '/' | '°')))
        || (view.touched(next) && view.is_word(next))
        || (view.is_dash(next) && view.kind(next + 1) == Some(Kind::Number))
        || (matches!(view.kind(next), Some(Kind::Mark('.' | ',' | ':')))
            && view.touches(next)
            && view.touched(next)
            && view.kind(next + 1) == Some(Kind::Number));
    (!amount && view.digits(at).len() <= 5).then_some(Code { number: Some(number), symbol: None, next })
}

/// Tells whether the number at `at` is not the end of a longer code: "ISO 9001:2015", "74C-012", "VIE/98/007".
fn stands_free(view: &View<'_, '_>, at: usize) -> bool {
    if view.kind(at) != Some(Kind::Number) || view.digits(at).len() > 6 {
        return false;
    }
    if !view.touched(at) {
        return at == 0 || !matches!(view.lower(at - 1), "tcvn" | "qcvn" | "iso" | "iec" | "tcn" | "astm");
    }
    match view.kind(at - 1) {
        Some(Kind::Word) => {
            matches!(view.lower(at - 1), "số" | "sô" | "sổ")
                || kind::of_abbreviation(view.word(at - 1)).is_some()
        }
        Some(Kind::Mark('(' | '[' | '“' | '"' | '\'' | ';' | '‘' | '|')) => true,
        Some(Kind::Mark(':' | ',')) => at < 2 || view.kind(at - 2) != Some(Kind::Number),
        Some(Kind::Mark(_) | Kind::Number | Kind::Break) | None => false,
    }
}

/// `number = DIGITS [LETTER]`
fn read_number(view: &View<'_, '_>, at: usize) -> Option<(String, usize)> {
    let digits = view.digits(at);
    if digits.is_empty() || digits.len() > 6 {
        return None;
    }
    let mut number = String::from(digits);
    let letter = view.word(at + 1);
    let lettered = view.touches(at)
        && view.is_word(at + 1)
        && letter.chars().count() == 1
        && view.touches(at + 1)
        && (view.is_mark(at + 2, '/') || view.is_dash(at + 2));
    if lettered {
        number.push_str(letter);
        return Some((number, at + 2));
    }
    Some((number, at + 1))
}

/// "." DIGITS "/", all in one: a council that passes several resolutions of one number writes "3.2/2008/NQ-HĐND", a busy
/// office "1.234/UBND-TH".
fn read_point<'t>(view: &View<'_, 't>, at: usize) -> Option<(&'t str, usize)> {
    let tight = view.touched(at) && view.touches(at) && view.touches(at + 1) && view.is_mark(at + 2, '/');
    let part = view.digits(at + 1);
    (view.is_mark(at, '.') && tight && (1..=3).contains(&part.len())).then_some((part, at + 2))
}

/// "-" year "/", all in one, as the yearly resolutions of the Government have it: "19-2018/NQ-CP"
fn read_dashed_year<'t>(view: &View<'_, 't>, at: usize) -> Option<(&'t str, usize)> {
    let tight = view.touched(at) && view.touches(at) && view.touches(at + 1);
    let year = view.digits(at + 1);
    let four = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let symbol = view.is_mark(at + 2, '/') && is_part(view.word(at + 3));
    (view.is_dash(at) && tight && four && symbol).then_some((year, at + 2))
}

/// year = "/" DIGITS, four of them, or two before another slash: "79/2001/QĐ-UB", "12/98/QĐ-UB"
fn read_year<'t>(view: &View<'_, 't>, at: usize) -> Option<(&'t str, usize)> {
    if !view.is_mark(at, '/') {
        return None;
    }
    let year = view.digits(at + 1);
    let four = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let two = year.len() == 2 && view.is_mark(at + 2, '/') && is_part(view.word(at + 3));
    (four || two).then_some((year, at + 2))
}

/// "/" symbol. A typist takes "\\" for it.
fn read_state(view: &View<'_, '_>, at: usize, lead: Lead) -> Option<(String, usize)> {
    let slash = view.is_mark(at, '/') || (lead != Lead::Nothing && view.is_mark(at, '\\'));
    if !slash || (lead == Lead::Nothing && !(view.touched(at) && view.touches(at))) {
        return None;
    }
    let mut symbol = String::new();
    let next = read_part(view, at + 1, lead, &mut symbol)?;
    Some(read_rest(view, next, lead, symbol))
}

/// "-" part "/" symbol, or after a kind "-" part, or a part behind the bare number: "57 NQ/TW"
fn read_party(view: &View<'_, '_>, at: usize, lead: Lead) -> Option<(String, usize)> {
    let dashed = view.is_dash(at);
    if lead == Lead::Nothing && !(dashed && view.touched(at) && view.touches(at)) {
        return None;
    }
    let first = if dashed { at + 1 } else { at };
    let mut symbol = String::new();
    let next = read_part(view, first, lead, &mut symbol)?;
    let slashed = view.is_mark(next, '/') && is_symbol_part(view, next + 1, lead);
    let tight = view.is_dash(next) && view.touched(next) && view.touches(next);
    let joined = slashed || ((dashed || lead != Lead::Nothing) && tight);
    // Behind the words of a kind the first part may be any: "Lệnh số 26-LCT/HĐNN8".
    let known = kind::of_abbreviation(&symbol).is_some()
        || (lead != Lead::Nothing && is_known_small(view.lower(first)))
        || (lead == Lead::Kind && dashed && slashed);
    match (dashed, joined && known, lead) {
        (_, true, _) => Some(read_rest(view, next, lead, symbol)),
        (true, false, Lead::Kind) if view.touches(at) && symbol.chars().count() > 1 => Some((symbol, next)),
        _ => None,
    }
}

/// {("-" | "/") part}
fn read_rest(view: &View<'_, '_>, mut next: usize, lead: Lead, mut symbol: String) -> (String, usize) {
    for parts in 1..6 {
        let mark = if view.is_dash(next) {
            '-'
        } else if view.is_mark(next, '/') {
            '/'
        } else if parts == 1 && is_lost_dash(view, next, lead) {
            symbol.push('-');
            symbol.push_str(view.word(next));
            next += 1;
            break;
        } else {
            break;
        };
        let tight = view.touched(next) && view.touches(next);
        let scanned = parts == 1
            && lead != Lead::Nothing
            && (kind::of_abbreviation(&symbol).is_some() || view.touched(next) || ends_code(view, next + 2))
            && is_capitals(view.word(next + 1));
        if !tight && !scanned {
            break;
        }
        let before = symbol.len();
        symbol.push(mark);
        let Some(after) = read_part(view, next + 1, lead, &mut symbol) else {
            symbol.truncate(before);
            break;
        };
        next = after;
    }
    (symbol, next)
}

/// Tells whether what follows the last part of a code shows that it was one: its date, its issuer, its subject.
fn ends_code(view: &View<'_, '_>, at: usize) -> bool {
    match view.kind(at) {
        None | Some(Kind::Break) => true,
        Some(Kind::Mark(mark)) => matches!(mark, ',' | '.' | ';' | ')'),
        Some(Kind::Word) => matches!(view.lower(at), "ngày" | "của" | "về" | "v"),
        Some(Kind::Number) => false,
    }
}

/// Tells whether a scanner lost the dash before token `at`: "4068/QĐ BYT ngày".
fn is_lost_dash(view: &View<'_, '_>, at: usize, lead: Lead) -> bool {
    let followed = matches!(view.lower(at + 1), "ngày" | "của" | "về") || view.is_mark(at + 1, ',');
    lead == Lead::Kind && view.is_word(at) && is_capitals(view.word(at)) && followed
}

/// Tells whether token `at` may be part of a symbol.
fn is_symbol_part(view: &View<'_, '_>, at: usize, lead: Lead) -> bool {
    let known = lead != Lead::Nothing && is_known_small(view.lower(at));
    view.is_word(at) && (is_part(view.word(at)) || known)
}

/// part = CAPITALS {DIGITS | "&" | "." | CAPITALS}
fn read_part(view: &View<'_, '_>, at: usize, lead: Lead, symbol: &mut String) -> Option<usize> {
    if !is_symbol_part(view, at, lead) {
        return None;
    }
    symbol.push_str(view.word(at));
    let mut next = at + 1;
    while next < at + 8 && view.touched(next) {
        match view.kind(next) {
            Some(Kind::Number) => symbol.push_str(view.word(next)),
            Some(Kind::Mark(mark @ ('&' | '.'))) if view.touches(next) && is_part(view.word(next + 1)) => {
                symbol.push(mark);
                symbol.push_str(view.word(next + 1));
                next += 1;
            }
            Some(Kind::Word) if is_part(view.word(next)) => symbol.push_str(view.word(next)),
            _ => break,
        }
        next += 1;
    }
    Some(next)
}

/// Tells whether a word may be part of a symbol: more capitals than small letters ("TTg", "GDTrH").
fn is_part(word: &str) -> bool {
    if word.len() > 40 {
        return false;
    }
    let (mut capitals, mut small) = (0, 0);
    for letter in word.chars() {
        if letter.is_uppercase() {
            capitals += 1;
        } else {
            small += 1;
        }
    }
    capitals > small
}

/// Tells whether a word is at least two letters, all capitals.
fn is_capitals(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// Parts that are known even in small letters: "QĐ-Ttg", "12/qđ-ubnd".
fn is_known_small(word: &str) -> bool {
    matches!(
        word,
        "ttg"
            | "ctr"
            | "ttr"
            | "qđ"
            | "nq"
            | "nđ"
            | "tt"
            | "tb"
            | "kh"
            | "ct"
            | "kl"
            | "bc"
            | "ubnd"
            | "hđnd"
            | "cp"
            | "tw"
            | "tu"
    )
}

/// Tells whether a code can be believed with what stands before it.
fn is_sure(number: &str, symbol: &str, lead: Lead) -> bool {
    let mut parts = symbol.split(['-', '/']);
    let first = parts.next().unwrap_or_default();
    let second = parts.next().map_or(0, |part| part.chars().count());
    let known = kind::of_abbreviation(first).is_some();
    let old = matches!(symbol, "CP" | "TTg" | "HĐBT" | "UB" | "TTG");
    let of_parliament = number.contains('/') && (first.starts_with("QH") || first.starts_with("UBTVQH"));
    match lead {
        Lead::Kind => true,
        Lead::Number => known || (second > 0 && first.chars().count() > 1) || old || of_parliament,
        Lead::Nothing => (second > 1 && (known || first.chars().count() > 2)) || of_parliament,
    }
}
