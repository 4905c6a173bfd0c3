//! Values of the fields of dossiers, as people write them.

use ledger::procedure::Kind;
use messages::Catalogue;

/// Returns a value of a field as people write it.
pub fn written(kind: &Kind, value: &str, words: &Catalogue) -> String {
    match kind {
        Kind::Number { .. } | Kind::Money => viet::numeral::grouped(value),
        Kind::Day => value.parse().map_or_else(|_| value.to_owned(), |day| words.day(day)),
        Kind::YesNo => words.find(&format!("word-{value}"), &[]).unwrap_or_else(|| value.to_owned()),
        Kind::Text | Kind::Choice(_) => value.to_owned(),
    }
}
