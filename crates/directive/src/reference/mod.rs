//! Cited documents: kind, number, symbol, date, issuer, and the title behind them.
//!
//! ```text
//! reference = kind ["của" issuer] ["số"] code tail      Quyết định số 41/2019/QĐ-UBND ngày 22/10/2019 của UBND tỉnh
//!           | ["số"] code tail                          57-NQ/TW      số 13/QĐ-UBND ngày 5/1/2024
//!           | kind ["số"] number tail                   Nghị quyết 57      NQ57
//!           | kind date ["của" issuer] "số" (code | number)    Công văn ngày 5/6/2024 của Sở Tài chính số 12
//!           | law                                       Luật Đo lường năm 2011
//!           | titled                                    Đề án “...”      Bản Ghi nhớ giữa A và B
//! tail      = {[","] date | "của" issuer | issuer} [subject "của" issuer]
//! list      = reference {("," | ";" | "và") ["số"] code tail}
//! ```
//!
//! A list shares the kind in front of it and the date and issuer behind it. A document known by its title alone counts
//! only where it exists already: drafts still to be written and short names of programmes do not (`titled`).
//!
//! The modules: `author` (the issuer behind the subject), `code` (number and symbol), `date`, `issuer` (names in `bodies`), `kind`, `law`, `numbered` (one
//! reference), `list` (what a list shares), `titled`, `subject` (the title behind), [`joined()`] (mentions of one document).

mod author;
mod bodies;
mod code;
mod date;
mod issuer;
mod joined;
mod kind;
mod law;
mod list;
mod numbered;
mod subject;
mod titled;
mod view;

use crate::reading::PartialDate;
use jiff::civil::Date;
pub use joined::joined;
use list::Lists;
use std::ops::Range;
use viet::words::{Kind, Words};
use view::View;

/// A cited document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The bytes of its words in the text, from the kind to the date or issuer.
    pub range: Range<usize>,
    /// "quyết định", in lower case; from the words, or from the symbol.
    pub kind: Option<String>,
    /// "12", of a legal act "41/2019"; `None` where it is blank or the document is known by its title.
    pub number: Option<String>,
    /// "QĐ-UBND", of the Party "NQ/TW".
    pub symbol: Option<String>,
    /// The date as far as it is written: `2024`, `2024-03`, `2024-03-11`.
    pub date: Option<String>,
    /// Day and month of a date written without its year; see [`Reference::date_by`].
    pub day_month: Option<(i8, i8)>,
    /// The issuer as written.
    pub issuer: Option<String>,
    /// The bytes of the subject behind it or of its title, quotes included. Dates inside are no deadlines.
    pub title: Option<Range<usize>>,
}

impl Reference {
    /// Tells whether it has a number or symbol. The others are known by their title or parties.
    pub fn is_numbered(&self) -> bool {
        self.number.is_some() || self.symbol.is_some()
    }

    /// Returns the date; one without a year is the latest such day that is not after a reference date.
    pub fn date_by(&self, reference: Option<Date>) -> Option<String> {
        let Some((day, month)) = self.day_month.filter(|_| self.date.is_none()) else {
            return self.date.clone();
        };
        let reference = reference?;
        let passed = (month, day) <= (reference.month(), reference.day());
        let year = if passed { reference.year() } else { reference.year() - 1 };
        Some(PartialDate { year, month: Some(month), day: Some(day) }.to_string())
    }
}

/// A reference while it is read, in tokens.
#[derive(Clone, Debug, Default)]
struct Draft {
    tokens: Range<usize>,
    kind: Option<&'static str>,
    number: Option<String>,
    symbol: Option<String>,
    date: Option<PartialDate>,
    day_month: Option<(i8, i8)>,
    issuer: Option<Range<usize>>,
    title: Option<Range<usize>>,
}

/// Returns every cited document of a text, in order of their first words.
///
/// ```
/// let words = viet::words::Words::of("theo Quyết định số 41/2019/QĐ-UBND ngày 22/10/2019 của UBND tỉnh ban hành Quy định");
/// let found = directive::reference::find(&words);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].number.as_deref(), Some("41/2019"));
/// assert_eq!(found[0].issuer.as_deref(), Some("UBND tỉnh"));
/// ```
pub fn find(words: &Words<'_>) -> Vec<Reference> {
    let view = View::of(words);
    let mut lists = Lists::default();
    let mut at = 0;
    while at < view.len() {
        at = match view.kind(at) {
            Some(Kind::Word) => from_word(&view, at, &mut lists),
            Some(Kind::Number) => from_number(&view, at, at, &mut lists),
            Some(Kind::Mark(_) | Kind::Break) | None => None,
        }
        .unwrap_or(at + 1);
    }
    let drafts = lists.into_drafts();
    drafts.into_iter().map(|draft| finish(&view, draft)).collect()
}

/// Reads what begins with a word: a kind, or "số" before a code. Returns the token after it.
fn from_word(view: &View<'_, '_>, at: usize, lists: &mut Lists) -> Option<usize> {
    if let Some(number) = numbered::number_word(view, at) {
        if let Some(next) = numbered::own_number(view, at) {
            return Some(next);
        }
        return from_number(view, at, number, lists);
    }
    let kind = kind::at(view, at)?;
    if let Some(draft) = law::read(view, at, kind) {
        return lists.push(view, draft);
    }
    if let Some(draft) = numbered::with_kind(view, at, kind) {
        return lists.push(view, draft);
    }
    if let Some(next) = lists.open(view, at, kind) {
        return Some(next);
    }
    let draft = titled::read(view, at, kind, lists.last_title())?;
    lists.push(view, draft)
}

/// Reads a code without the words of a kind before it. Returns the token after it.
fn from_number(view: &View<'_, '_>, at: usize, number: usize, lists: &mut Lists) -> Option<usize> {
    if let Some(draft) = lists.continued(view, at, number) {
        return lists.push_continued(view, draft);
    }
    let mut draft = numbered::without_kind(view, at, number)?;
    draft.tokens.start = draft.tokens.start.max(lists.end().min(at));
    let draft = lists.with_kind_before(view, draft);
    lists.push(view, draft)
}

fn finish(view: &View<'_, '_>, draft: Draft) -> Reference {
    Reference {
        range: view.bytes(draft.tokens),
        kind: draft.kind.map(str::to_owned),
        number: draft.number,
        symbol: draft.symbol,
        date: draft.date.map(|date| date.to_string()),
        day_month: draft.day_month,
        issuer: draft.issuer.map(|tokens| view.plain(tokens)),
        title: draft.title.map(|tokens| view.bytes(tokens)),
    }
}
