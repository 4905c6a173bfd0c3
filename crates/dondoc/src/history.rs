//! `dondoc history`: what happened to a task, in the order in which it was recorded.

use crate::arguments::HistoryArguments;
use crate::office::{self, Names, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use app::story::Teller;
use ledger::OfficerId;
use ledger::event::Body as _;
use ledger::task::Entry;
use std::io::Write as _;
use viet::calendar::Calendar;

/// Prints the story of a task.
pub(crate) fn run(session: &Session, arguments: &HistoryArguments) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let id = actor.find_task(&arguments.task).tell(session, &office)?;
    let history =
        office.store().read(|reader| reader.history(office.tenant().id, id)).tell(session, &office)?;
    let names = Names::of(session, &office)?;
    let laws = office.laws().tell(session, &office)?;
    let mut out = std::io::stdout().lock();
    for entry in history.entries() {
        if session.json {
            let line = serde_json::json!({"id": entry.id, "meta": entry.meta, "event": entry.event});
            writeln!(out, "{line}")?;
        } else {
            writeln!(out, "{}", line(session, &names, laws.now().1, entry))?;
        }
    }
    Ok(Outcome::Good)
}

/// Returns an entry as a line: the day it took effect, the day it was recorded where that is another one, what happened,
/// who entered it, and why.
fn line(session: &Session, names: &Names, calendar: &Calendar, entry: &Entry) -> String {
    let messages = &session.messages;
    let (effective, recorded) = (entry.meta.effective.day, entry.meta.recorded_at.day());
    let day = messages.day(effective);
    let recorded = if effective == recorded {
        String::new()
    } else {
        format!(" ({})", messages.say("history-recorded", &[("day", messages.day(recorded).into())]))
    };
    let what = messages.text(&format!("event-{}", entry.event.name()));
    let write_day = |day| messages.day(day);
    let organisation = names.organisation();
    let detail =
        Teller { organisation, calendar, day: session.today(), write_day: &write_day }.detail(&entry.event);
    let detail = if detail.is_empty() { detail } else { format!(": {detail}") };
    let who = match entry.meta.actor {
        OfficerId::DOOR => messages.text("officer-door"),
        officer => names.officer(officer),
    };
    let why = entry.meta.reason.as_deref().map(|reason| format!(" · {reason}")).unwrap_or_default();
    format!("{day}{recorded}  {what}{detail} · {who}{why}")
}
