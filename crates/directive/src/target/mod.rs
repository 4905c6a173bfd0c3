//! Targets: the quantified results that a text asks for.
//!
//! ```text
//! target     = [verb] [comparator] amount thing ["trở lên" | "trở xuống"]
//! comparator = "tối thiểu" | "ít nhất" | "không quá" | "trên" | "dưới" ... ["đạt"]
//! amount     = number ["%"] | number "-" number ["%"] | "từ" number "đến" number | number "/" number
//! ```
//!
//! An amount is no target where the number is a name ("giai đoạn 1", "kỳ họp thứ 24"), a date or a length of time, where
//! it stands in a title, where it tells what was done or what something is like ("tổng mức đầu tư 1.200 tỷ đồng"), and
//! where it counts those who are addressed ("đề nghị 11 huyện, thành phố").
//!
//! | file | question |
//! | --- | --- |
//! | `amount` | which numbers stand in the text |
//! | `name` | is the number a name, a date or a length of time |
//! | `length` | is a length of time a result |
//! | `context` | do the words in front tell what is or was, or name an addressee |
//! | `bound` | at least, at most, exactly |
//! | `thing` | what is counted |

pub(crate) mod amount;
mod bound;
mod context;
mod length;
pub(crate) mod name;
pub(crate) mod thing;

use crate::reading::Comparator;
use std::ops::Range;
use viet::words::Words;

pub(crate) use context::Layout;

/// One quantified result.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its words: bytes of the text, from the verb or comparator to the thing counted.
    pub range: Range<usize>,
    /// How the value is meant.
    pub comparator: Comparator,
    /// The number; the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// What is counted: "%", "doanh nghiệp".
    pub unit: String,
}

/// Returns every quantified result of a text, in order. `taken` are byte ranges that other readers own: dates,
/// deadlines, references and their titles.
///
/// ```
/// use directive::{reading::Comparator, target};
/// let words = viet::words::Words::of("Hỗ trợ ít nhất 10 doanh nghiệp trong giai đoạn 1.");
/// let found = target::find(&words, &[]);
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].comparator, found[0].value), (Comparator::AtLeast, 10.0));
/// assert_eq!(found[0].unit, "doanh nghiệp");
/// ```
pub fn find(words: &Words<'_>, taken: &[Range<usize>]) -> Vec<Found> {
    let layout = Layout::of(words, taken);
    let mut found: Vec<Found> = Vec::new();
    let mut before: Option<(usize, Comparator)> = None;
    let mut last_end: Option<usize> = None;
    let amounts = amount::all(words);
    for (index, amount) in amounts.iter().enumerate() {
        let next = amounts.get(index + 1);
        if layout.is_closed(amount.from) || name::is_name(words, amount) {
            continue;
        }
        let bound = bound::of(words, amount, before);
        if context::is_no_target(words, amount, &bound, last_end, next) {
            continue;
        }
        let thing = thing::of(words, amount.to);
        let Some(unit) = unit(words, amount, &bound, thing.as_ref()) else { continue };
        before = Some((amount.to, bound.comparator));
        let end = thing.as_ref().map_or(amount.to, |thing| thing.tokens.end).max(bound.end);
        last_end = Some(end);
        found.push(Found {
            range: words.bytes(bound::verb_before(words, bound.start)..end),
            comparator: bound.comparator,
            value: amount.value,
            max: amount.max,
            unit,
        });
    }
    found
}

/// Returns the bytes of every amount that looks like a limit but is a result, in order: "rút ngắn xuống không quá 05 ngày",
/// "nghiệm thu 2/4 gói thầu". The reader of time leaves them alone.
pub(crate) fn no_limits(words: &Words<'_>) -> Vec<Range<usize>> {
    let amounts = amount::all(words);
    let results = amounts.iter().filter(|amount| {
        let length = name::is_time(words, amount.to) && length::is_result(words, amount.from, amount.to);
        length || is_wanted_share(words, amount)
    });
    results.map(|amount| words.bytes(amount.from..amount.to)).collect()
}

/// Tells whether "2/4" is a share of things and no day: a verb of result stands before it, what is counted behind it.
fn is_wanted_share(words: &Words<'_>, amount: &amount::Amount) -> bool {
    let verb = bound::verb_before(words, amount.from) < amount.from
        || name::phrase_before(words, amount.from, &["xong", "vào sử dụng", "được"]).is_some();
    amount.whole.is_some()
        && verb
        && thing::of(words, amount.to).is_some_and(|thing| thing::is_countable(words, &thing))
        && !name::is_name(words, amount)
}

/// Returns what the amount counts, or `None` where it counts nothing.
fn unit(
    words: &Words<'_>,
    amount: &amount::Amount,
    bound: &bound::Bound,
    thing: Option<&thing::Thing>,
) -> Option<String> {
    if amount.percent {
        return Some(amount.sign(words).to_owned());
    }
    match thing {
        Some(thing) => {
            let spelt_well =
                !amount.spelt || thing::is_countable(words, thing) && bound::is_wanted(words, bound, amount);
            spelt_well.then(|| thing.unit(words).to_owned())
        }
        None => bound::is_score(words, bound, amount).then(String::new),
    }
}
