//! The rows of a laboratory's spreadsheet, counted into the values of an indicator: shown first, entered when that is wanted.

use super::Seen;
use crate::caller::Visit;
use crate::fault::Fault;
use crate::pages::drafts::read;
use crate::pages::task::Sent;
use crate::view;
use app::entries::{Becomes, Counted, Handed, NotCounted};
use ledger::indicator::Content;
use maud::{Markup, html};

/// What the form asks for; no command of the ledger is called so.
pub(super) const COMMAND: &str = "indicator-count-entries";

/// What became of a spreadsheet.
pub(super) enum Became {
    /// It was done; the first event is called so.
    Done(String),
    /// It was looked at.
    Shown(Markup),
}

/// Tells whether values of an indicator are counted from a spreadsheet.
pub(super) fn are_counted(visit: &Visit, content: &Content) -> bool {
    let sets = visit.office().indicator_sets();
    sets.is_ok_and(|sets| sets.find(&content.code, visit.today).is_some_and(|(_, one)| one.sheet.is_some()))
}

/// Shows what the spreadsheet that was sent would enter, or enters it.
pub(super) fn carry_out(visit: &Visit, seen: &Seen, sent: &Sent) -> Result<Became, Fault> {
    let bytes = sent.files.first().ok_or_else(|| Fault::missing("files"))?;
    let words = visit.words();
    let name = sent.text("evidence").unwrap_or_else(|| words.text("targets-entries-sheet"));
    let reason = sent.text("reason");
    let handed = Handed { name: &name, bytes, reason: reason.as_deref() };
    let apply = sent.text("apply").is_some();
    let counted = given(visit, &seen.shown.content.code, handed, apply)?;
    if apply && counted.rows.bad.is_empty() {
        Ok(Became::Done("indicator-value-entered".to_owned()))
    } else {
        Ok(Became::Shown(shown(visit, &counted)))
    }
}

/// Counts the rows of a spreadsheet into the indicator of a code, or looks at them; where some are bad, none is counted.
pub(crate) fn given(visit: &Visit, code: &str, handed: Handed<'_>, apply: bool) -> Result<Counted, Fault> {
    let read = |name: &str, bytes: &[u8]| {
        let told = |fault: Fault| view::told(visit.words(), Some(visit.organisation()), &fault).title;
        read(visit, name, bytes).map_err(told)
    };
    let actor = visit.actor()?;
    let counted = match apply {
        true => actor.take_entries(code, handed, &read),
        false => actor.look_at_entries(code, handed, &read),
    };
    match counted {
        Ok(counted) => Ok(counted),
        Err(NotCounted::BadRows(counted)) => Ok(*counted),
        Err(NotCounted::Office(error)) => Err(error.into()),
        Err(why) => {
            let file = ("file", handed.name.to_owned());
            Err(Fault::Bad(why.key(), why.arguments().into_iter().chain([file]).collect()))
        }
    }
}

/// Shows what a spreadsheet says: what cannot be counted, what is otherwise now, what the values become.
fn shown(visit: &Visit, counted: &Counted) -> Markup {
    let words = visit.words();
    let counts = counted.arguments().map(|(name, count)| (name, count.into()));
    html! {
        div.notice.problem[!counted.rows.bad.is_empty()] role="status" {
            p { (words.say("entries-counts", &counts)) " " (words.text("targets-entries-nothing")) }
            @if !counted.rows.bad.is_empty() || !counted.changed.is_empty() || !counted.periods.is_empty() {
                ul {
                    @for bad in &counted.rows.bad {
                        li {
                            (words.say("entries-row-bad", &[
                                ("row", bad.placed().into()),
                                ("column", bad.column.as_str().into()),
                                ("why", words.text(bad.why.key()).into()),
                                ("words", bad.words.as_str().into()),
                            ]))
                        }
                    }
                    @for (key, before, after) in &counted.changed {
                        li {
                            (words.say("entries-row-changed", &[
                                ("row", after.placed().into()),
                                ("key", key.as_str().into()),
                                ("before", before.said(words.day(before.day)).into()),
                                ("after", after.said(words.day(after.day)).into()),
                            ]))
                        }
                    }
                    @for Becomes { period, before, after, rows, by_hand: _ } in &counted.periods {
                        li {
                            (words.say("entries-period", &[
                                ("period", period.words().into()),
                                ("before", before.map_or("–".to_owned(), |value| value.written()).into()),
                                ("after", after.written().into()),
                                ("rows", (*rows).into()),
                            ]))
                        }
                    }
                }
            }
        }
    }
}
