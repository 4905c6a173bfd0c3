//! The numbers of a text: single ones, ranges, percentages and shares.

use super::bound;
use viet::numeral::{self, Numeral};
use viet::words::{Kind, Words};

/// A number or range of numbers, with its percent sign.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Amount {
    /// The first token.
    pub(crate) from: usize,
    /// The token after the last, percent sign included.
    pub(crate) to: usize,
    /// The number; the lower end of a range; what was reached, of a share.
    pub(crate) value: f64,
    /// The upper end of a range.
    pub(crate) max: Option<f64>,
    /// Parts of a hundred or a thousand.
    pub(crate) percent: bool,
    /// Written in words.
    pub(crate) spelt: bool,
    /// Of a share ("03/05"), the whole.
    pub(crate) whole: Option<f64>,
}

impl Amount {
    /// Returns the sign of a percentage.
    pub(crate) fn sign(&self, words: &Words<'_>) -> &'static str {
        let mille = self.to.checked_sub(1).is_some_and(|last| words.is_mark(last, '‰'));
        if mille { "‰" } else { "%" }
    }
}

/// Returns the amounts of a text in order. Numbers inside codes, dates and symbols are left out.
pub(crate) fn all(words: &Words<'_>) -> Vec<Amount> {
    let mut amounts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let read = match words.kind(at) {
            Some(Kind::Number) => in_digits(words, at),
            Some(Kind::Word) => in_words(words, at).ok_or(at + 1),
            Some(Kind::Mark(_) | Kind::Break) | None => Err(at + 1),
        };
        let next = match read {
            Ok(amount) => {
                let end = amount.to;
                amounts.push(amount);
                end
            }
            Err(next) => next,
        };
        at = next.max(at + 1);
    }
    amounts
}

/// Reads the amount at a number token, or returns the token behind a code, date or symbol.
fn in_digits(words: &Words<'_>, at: usize) -> Result<Amount, usize> {
    let first = numeral::arabic(words, at).ok_or(at + 1)?;
    let mut amount = Amount {
        from: at,
        to: first.end,
        value: first.value,
        max: None,
        percent: false,
        spelt: false,
        whole: None,
    };
    if glued_before(words, at) {
        return Err(first.end);
    }
    if let Some(whole) = after_slash(words, first.end) {
        // A third part makes it a date, a word a symbol: "15/3/2024", "41/2019/QĐ-UBND".
        let third = words.touches(whole.end - 1) && words.is_mark(whole.end, '/');
        if third || whole.value < first.value {
            return Err(end_of_code(words, whole.end));
        }
        return Ok(Amount { to: whole.end, whole: Some(whole.value), ..amount });
    }
    if glued_after(words, first.end) {
        return Err(end_of_code(words, first.end));
    }
    amount.percent = skip_percent(words, &mut amount.to);
    let Some(last) = upper_end(words, &amount) else { return Ok(amount) };
    if after_slash(words, last.end).is_some() || glued_after(words, last.end) {
        return Err(end_of_code(words, last.end));
    }
    if last.value > amount.value {
        amount.max = Some(last.value);
        amount.to = last.end;
        amount.percent |= skip_percent(words, &mut amount.to);
        return Ok(amount);
    }
    // "30-10", "12-8": a date or a code, at any rate no range.
    if words.is_dash(amount.to) { Err(last.end) } else { Ok(amount) }
}

/// Reads a number in words, unless its words commonly mean something else.
fn in_words(words: &Words<'_>, at: usize) -> Option<Amount> {
    const FIRST: [&str; 11] = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"];
    if !FIRST.contains(&words.lower(at)) || (at > 0 && words.touches(at - 1)) {
        return None;
    }
    // "thứ Hai", "ông Ba": names, though not at the beginning of a sentence.
    if words.word(at).starts_with(char::is_uppercase) && at > 0 && !words.is_mark(at - 1, '.') {
        return None;
    }
    let number = numeral::spelt(words, at)?;
    let mut amount = Amount {
        from: at,
        to: number.end,
        value: number.value,
        max: None,
        percent: false,
        spelt: true,
        whole: None,
    };
    amount.percent = skip_percent(words, &mut amount.to);
    Some(amount)
}

/// Steps over a sign of percent or per mille.
fn skip_percent(words: &Words<'_>, to: &mut usize) -> bool {
    let sign = words.is_mark(*to, '%') || words.is_mark(*to, '‰');
    let after = if sign { Some(*to + 1) } else { words.phrase(*to, "phần trăm") };
    *to = after.unwrap_or(*to);
    after.is_some()
}

/// Returns the number behind a dash or "đến". Without "từ" in front "đến" joins percentages only: "Chỉ thị số 27 đến
/// 100% chi bộ" is no range.
fn upper_end(words: &Words<'_>, lower: &Amount) -> Option<Numeral> {
    let at = lower.to;
    let from_token = lower.from;
    let from = from_token.checked_sub(1).map_or("", |before| words.lower(before));
    let number = words.phrase(at + 1, "dưới").unwrap_or(at + 1);
    let percent_behind = || numeral::arabic(words, number).is_some_and(|last| words.is_mark(last.end, '%'));
    let joined = lower.percent
        || matches!(from, "từ" | "khoảng" | "đạt")
        || (!matches!(from, "số" | "quyết" | "thị" | "luận") && lower.value < 100.0 && percent_behind());
    // "chọn 1 đến 2 xã": a verb of result opens a count as "từ" does.
    let chosen = || {
        lower.value < 100.0
            && bound::verb_before(words, from_token) < from_token
            && numeral::arabic(words, number).is_some_and(|last| words.kind(last.end) == Some(Kind::Word))
    };
    let to = matches!(words.lower(at), "đến" | "tới") && (joined || chosen());
    if to || words.is_dash(at) { numeral::arabic(words, number) } else { None }
}

fn after_slash(words: &Words<'_>, at: usize) -> Option<Numeral> {
    let slash = at > 0 && words.touches(at - 1) && words.is_mark(at, '/') && words.touches(at);
    if slash { numeral::arabic(words, at + 1) } else { None }
}

/// Tells whether the number is the tail of a code: "A4", "QĐ-02", "15:00", "/2024".
fn glued_before(words: &Words<'_>, at: usize) -> bool {
    if at == 0 || !words.touches(at - 1) {
        return false;
    }
    match words.kind(at - 1) {
        Some(Kind::Word | Kind::Number) => true,
        Some(Kind::Mark('/' | '_' | '@' | '#' | '&')) => true,
        Some(Kind::Mark('.' | '-' | '–' | ':' | ',')) => at > 1 && words.touches(at - 2),
        Some(Kind::Mark(_) | Kind::Break) | None => false,
    }
}

/// Units that stand right behind the number: "500ha", "12km".
const GLUED_UNITS: [&str; 22] = [
    "ha", "km", "m", "cm", "mm", "kg", "g", "l", "ml", "kv", "kw", "mw", "kwh", "kwp", "kva", "tấn", "tr",
    "tỷ", "lít", "đ", "tạ", "vnđ",
];

/// Tells whether the number is the head of a code: "4G", "57-NQ/TW", "15h00", "100/QĐ".
fn glued_after(words: &Words<'_>, at: usize) -> bool {
    if at == 0 || !words.touches(at - 1) {
        return false;
    }
    match words.kind(at) {
        // "4G" is no four grams.
        Some(Kind::Word) if words.word(at) == "G" => true,
        Some(Kind::Word) => {
            !GLUED_UNITS.contains(&words.lower(at)) || words.digits(at + 1) > 1 && words.touches(at)
        }
        Some(Kind::Number) => true,
        Some(Kind::Mark('-' | '–' | '.' | '/' | '_' | ':')) => {
            words.touches(at)
                && (words.kind(at + 1) == Some(Kind::Word) || !words.is_dash(at) && words.digits(at + 1) > 0)
        }
        Some(Kind::Mark(_) | Kind::Break) | None => false,
    }
}

/// Returns the token behind the run that touches token `at`.
fn end_of_code(words: &Words<'_>, at: usize) -> usize {
    let mut end = at;
    while end > 0 && end < words.len() && words.touches(end - 1) {
        end += 1;
    }
    end
}
