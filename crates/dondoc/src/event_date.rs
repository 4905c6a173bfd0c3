//! `dondoc event-date`: days that deadlines hang on, announced, moved, held and listed.

use crate::arguments::EventDateVerb;
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::table::{self, Column};
use crate::task::print_done;
use app::{KnownDate, Occasion, Order};
use ledger::event::Body as _;
use ledger::event_date::{Command, Event};
use std::io::Write as _;

/// Keeps days that deadlines hang on.
pub(crate) fn run(session: &Session, verb: &EventDateVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    match verb {
        EventDateVerb::Announce { name, day, note } => {
            let occasion = Occasion { name: name.clone(), day: *day, body: None };
            let order = Order::new(()).on(note.on).because(note.reason.clone());
            let (_, done) = actor.announce(occasion, &order).tell(session, &office)?;
            print_done(session, name, &done)
        }
        EventDateVerb::Move { name, day, note } => {
            let id = office.find_event_date(name).tell(session, &office)?.id;
            let order = Order::new(Command::Move(*day)).on(note.on).because(note.reason.clone());
            let done = actor.event_date(id, order).tell(session, &office)?;
            print_done(session, name, &done)
        }
        EventDateVerb::Hold { name, note } => {
            let id = office.find_event_date(name).tell(session, &office)?.id;
            let order = Order::new(Command::Hold).on(note.on).because(note.reason.clone());
            let done = actor.event_date(id, order).tell(session, &office)?;
            print_done(session, name, &done)
        }
        EventDateVerb::Show { name } => {
            let known = office.find_event_date(name).tell(session, &office)?;
            show(session, &known)
        }
        EventDateVerb::List => list(session, &office.event_dates().tell(session, &office)?),
    }
}

fn day(session: &Session, day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| session.messages.text("event-date-no-day"), |day| session.messages.day(day))
}

fn list(session: &Session, dates: &[KnownDate]) -> Result<Outcome, Failure> {
    let mut out = std::io::stdout().lock();
    if session.json {
        for known in dates {
            writeln!(out, "{}", json(known))?;
        }
        return Ok(Outcome::Good);
    }
    let heading = |name: &str| session.messages.text(&format!("event-date-column-{name}"));
    let columns = [
        Column::new(heading("name"), 20, Column::STRETCHES),
        Column::new(heading("day"), 10, 14),
        Column::new(heading("hanging"), 4, 8),
    ];
    let row = |known: &KnownDate| {
        let hanging = known.date.hung.len().to_string();
        vec![known.date.name.clone(), day(session, known.date.day), hanging]
    };
    let cells: Vec<_> = dates.iter().map(row).collect();
    write!(out, "{}", table::render(&columns, &cells, session.terminal))?;
    Ok(Outcome::Good)
}

fn show(session: &Session, known: &KnownDate) -> Result<Outcome, Failure> {
    let mut out = std::io::stdout().lock();
    if session.json {
        writeln!(out, "{}", json(known))?;
        return Ok(Outcome::Good);
    }
    writeln!(out, "{}: {}", known.date.name, day(session, known.date.day))?;
    for entry in &known.entries {
        let moved = match &entry.event {
            Event::Announced { day: to, .. } | Event::Moved { day: to } => format!(", {}", day(session, *to)),
            Event::Held => String::new(),
            Event::Hung { by } => format!(", {by}"),
        };
        let what = session.messages.text(&format!("event-{}", entry.event.name()));
        let reason = entry.meta.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        writeln!(out, "  {}  {what}{moved}{reason}", session.messages.day(entry.meta.effective.day))?;
    }
    Ok(Outcome::Good)
}

fn json(known: &KnownDate) -> serde_json::Value {
    serde_json::json!({
        "id": known.id.to_string(),
        "name": known.date.name,
        "day": known.date.day,
        "held": known.date.held,
        "hanging": known.date.hung,
    })
}
