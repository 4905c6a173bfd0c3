//! Reports that are owed: `dondoc report owed`.

use super::told;
use crate::office::{self, Names};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::table::{self, Column};
use app::reports::Obligation;
use ledger::standing::Standing;
use std::io::Write as _;

/// Gives what is to be given, where that is asked for, and shows what is owed.
pub(super) fn run(session: &Session, year: Option<i16>, give: bool) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let year = year.unwrap_or_else(|| session.today().year());
    let mut out = std::io::stdout().lock();
    if give {
        let given = actor.give_owed(year).map_err(|error| told(session, &office, error))?;
        writeln!(out, "{}", session.messages.say("report-owed-given", &[("count", given.into())]))?;
    }
    let owed = office.obligations(year, session.today()).map_err(|error| told(session, &office, error))?;
    let names = Names::of(session, &office)?;
    if session.json {
        for one in &owed {
            let state = one.state.as_ref();
            let line = serde_json::json!({
                "report": one.owed.id,
                "period": one.period.to_string(),
                "lead": names.unit(one.lead, one.due),
                "to": one.owed.to,
                "due": one.due,
                "task": state.and_then(|task| task.code.as_deref()),
                "standing": state.and_then(|task| task.standing).map(Standing::name),
                "days_late": one.days_late(),
                "kept": one.kept.as_ref().map(|(_, code)| code),
            });
            writeln!(out, "{line}")?;
        }
        return Ok(Outcome::Good);
    }
    let heading = |name: &str| session.messages.text(&format!("report-owed-column-{name}"));
    let columns = [
        Column::new(heading("report"), 16, Column::STRETCHES),
        Column::new(heading("period"), 7, 8),
        Column::new(heading("lead"), 10, 24),
        Column::new(heading("due"), 10, 10),
        Column::new(heading("task"), 9, 10),
        Column::new(heading("state"), 12, 24),
        Column::new(heading("kept"), 10, 12),
    ];
    let rows: Vec<Vec<String>> = owed.iter().map(|one| row(session, &names, one)).collect();
    write!(out, "{}", table::render(&columns, &rows, session.terminal))?;
    Ok(Outcome::Good)
}

fn row(session: &Session, names: &Names, one: &Obligation) -> Vec<String> {
    let code = one.state.as_ref().and_then(|task| task.code.clone());
    vec![
        one.owed.name.clone(),
        one.period.to_string(),
        names.unit(one.lead, one.due),
        session.messages.day(one.due),
        code.unwrap_or_default(),
        state(session, one),
        one.kept.as_ref().map(|(_, code)| code.clone()).unwrap_or_default(),
    ]
}

/// Returns whether a report came early, on time or late; else how its task stands, or when it is given.
fn state(session: &Session, one: &Obligation) -> String {
    let messages = &session.messages;
    let days = |key: &str, days: u32| messages.say(key, &[("days", u64::from(days).into())]);
    match (one.days_late(), &one.state) {
        (Some(late @ ..0), _) => days("report-owed-early", late.unsigned_abs()),
        (Some(0), _) => messages.text("report-owed-on-time"),
        (Some(late), _) => days("report-owed-late", late.unsigned_abs()),
        (None, Some(task)) => {
            let standing =
                task.standing.map(|standing| messages.text(&format!("standing-{}", standing.name())));
            standing.unwrap_or_default()
        }
        (None, None) => messages.say("report-owed-from", &[("day", messages.day(one.given_from).into())]),
    }
}
