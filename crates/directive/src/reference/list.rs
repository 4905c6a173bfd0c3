//! What the documents of a list share: the kind in front, the date and issuer behind.

use super::code::{self, Lead};
use super::kind;
use super::numbered;
use super::view::View;
use super::{Draft, author, issuer, subject};
use std::ops::Range;
use viet::words::Kind;

/// How far back the kind of a list is looked for.
const FAR: usize = 120;

/// The references read so far, and the list that the next may continue.
#[derive(Default)]
pub(super) struct Lists {
    drafts: Vec<Draft>,
    /// The first reference of the running list.
    first: usize,
    /// A heading before the list: "các Quyết định của UBND tỉnh:".
    heading: Option<Heading>,
    /// The issuer that the heading of the running list gives to all.
    given: Option<Range<usize>>,
}

/// The words that open a list.
struct Heading {
    kind: &'static str,
    end: usize,
}

impl Lists {
    /// Takes a reference that begins a list of its own. Returns the token after it.
    pub(super) fn push(&mut self, view: &View<'_, '_>, mut draft: Draft) -> Option<usize> {
        self.close();
        self.heading = None;
        self.given = None;
        if draft.title.is_none() {
            draft.title = subject::read(view, draft.tokens.end);
        }
        author::behind_subject(view, &mut draft);
        let end = draft.tokens.end;
        self.first = self.drafts.len();
        self.drafts.push(draft);
        Some(end)
    }

    /// Takes a reference that continues the running list. Returns the token after it.
    pub(super) fn push_continued(&mut self, view: &View<'_, '_>, mut draft: Draft) -> Option<usize> {
        self.heading = None;
        draft.title = subject::read(view, draft.tokens.end);
        author::behind_subject(view, &mut draft);
        let end = draft.tokens.end;
        self.drafts.push(draft);
        Some(end)
    }

    /// Reads a code that continues the running list, or the list that a heading opened.
    pub(super) fn continued(&self, view: &View<'_, '_>, at: usize, number: usize) -> Option<Draft> {
        let first = self.drafts.get(self.first);
        let (kind, end) = match &self.heading {
            Some(heading) => (Some(heading.kind), heading.end),
            None => (first?.kind, self.drafts.last()?.tokens.end),
        };
        if !is_joined(view, end, at) {
            return None;
        }
        let bare = first.is_some_and(|first| first.symbol.is_none() && first.number.is_some());
        let code = code::read(view, number, Lead::Number).or_else(|| {
            let short = code::read_short(view, number).filter(|_| bare)?;
            ends_bare_number(view, short.next).then_some(short)
        })?;
        let own = code.symbol.as_deref().and_then(kind::of_symbol);
        let of_first = first.and_then(|first| first.symbol.as_deref()).and_then(kind::of_symbol);
        let kind = if own == of_first || own.is_none() { kind } else { own };
        let mut draft = Draft { kind, ..numbered::with_code(at, code) };
        numbered::read_tail(view, &mut draft);
        draft.issuer = draft.issuer.or_else(|| self.given.clone());
        Some(draft)
    }

    /// Opens a list at the words of a kind: "các Quyết định của UBND tỉnh: số 12/QĐ-UBND, số 13/QĐ-UBND".
    pub(super) fn open(&mut self, view: &View<'_, '_>, at: usize, found: kind::Found) -> Option<usize> {
        let mut end = found.next;
        let mut issuer = None;
        if view.lower(end) == "của" {
            let to = issuer::read(view, end + 1)?;
            issuer = Some(end + 1..to);
            end = to;
        }
        let end = view
            .any_phrase(end, &["sau :", "sau đây :", "gồm :", "gồm", ", gồm :", ", gồm", ":", "bao gồm :"])?;
        let number = numbered::number_word(view, end)?;
        code::read(view, number, Lead::Number)?;
        self.close();
        self.first = self.drafts.len();
        self.heading = Some(Heading { kind: found.name, end });
        self.given = issuer;
        Some(end.max(at + 1))
    }

    /// Gives a letter without a kind of its own ("; số 13/STC-NS ngày ...") the kind of the reference before it.
    pub(super) fn with_kind_before(&self, view: &View<'_, '_>, mut draft: Draft) -> Draft {
        let start = draft.tokens.start;
        let listed =
            start > 0 && (matches!(view.word(start - 1), ";" | ",") || view.lower(start - 1) == "và");
        let before = self.drafts.last().filter(|last| start < last.tokens.end + FAR);
        let same = |last: &&Draft| !(last.tokens.end..start).any(|at| view.is_end(at));
        if draft.kind.is_none() && listed {
            draft.kind = before.filter(same).and_then(|last| last.kind);
        }
        draft
    }

    /// Returns the token after the reference read last.
    pub(super) fn end(&self) -> usize {
        self.drafts.last().map_or(0, |last| last.tokens.end)
    }

    /// Returns the title of the reference read last.
    pub(super) fn last_title(&self) -> Option<Range<usize>> {
        self.drafts.iter().rev().take(4).find_map(|draft| draft.title.clone())
    }

    /// Returns all references.
    pub(super) fn into_drafts(mut self) -> Vec<Draft> {
        self.close();
        self.drafts
    }

    /// Shares what stands once at the end of the running list.
    fn close(&mut self) {
        let Some(list) = self.drafts.get_mut(self.first..) else { return };
        let Some((last, others)) = list.split_last_mut() else { return };
        for other in others {
            if other.date.is_none() && other.day_month.is_none() {
                other.date = last.date;
                other.day_month = last.day_month;
            }
            other.issuer = other.issuer.take().or_else(|| last.issuer.clone());
            if other.symbol.is_none() && other.number.is_some() {
                other.symbol.clone_from(&last.symbol);
            }
        }
    }
}

/// Tells whether only the joints of a list stand between two tokens.
fn is_joined(view: &View<'_, '_>, from: usize, to: usize) -> bool {
    from <= to
        && to - from <= 3
        && (from..to).all(|at| matches!(view.lower(at), "," | ";" | "và" | "các" | "&" | "hoặc"))
        && (to > from || view.lower(to) == "số")
}

/// Tells whether a bare number of a list ends here: "Nghị quyết 57, 59, 66 và 68 của Bộ Chính trị".
fn ends_bare_number(view: &View<'_, '_>, at: usize) -> bool {
    match view.kind(at) {
        None | Some(Kind::Break) => true,
        Some(Kind::Mark(mark)) => matches!(mark, ',' | '.' | ';' | ')' | '/' | '-'),
        Some(Kind::Word) => matches!(view.lower(at), "và" | "của" | "ngày"),
        Some(Kind::Number) => false,
    }
}
