//! `dondoc unit`: units and people; a unit that ends hands its open tasks to its heir.

use crate::arguments::{Note, UnitVerb};
use crate::office::{self, Names, Tell as _, short};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use app::{Actor, Office, Order};
use ledger::organisation::Event;
use std::io::Write as _;
use store::Account;

/// Does something with units and people.
pub(crate) fn run(session: &Session, verb: &UnitVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    match verb {
        UnitVerb::List => list(session, &office),
        UnitVerb::End { heirs, note, unit } => {
            let unit = actor.find_unit(unit).tell(session, &office)?;
            let heirs: Result<Vec<_>, _> = heirs.iter().map(|heir| actor.find_unit(heir)).collect();
            let event = Event::UnitEnded { unit, heirs: heirs.tell(session, &office)? };
            change(session, &office, &actor, note, event)
        }
        UnitVerb::Rename { name, short, note, unit } => {
            let unit = actor.find_unit(unit).tell(session, &office)?;
            let event = Event::UnitRenamed { unit, name: name.clone(), short: short.clone() };
            change(session, &office, &actor, note, event)
        }
        UnitVerb::Account { officer, name } => {
            let officer = Names::of(session, &office)?.find_officer(officer)?;
            actor.let_act(&Account { name: name.clone(), officer }).tell(session, &office)?;
            writeln!(
                std::io::stdout(),
                "{}",
                session.messages.say("unit-account", &[("name", name.as_str().into())])
            )?;
            Ok(Outcome::Good)
        }
    }
}

/// Changes the organisation and says where open tasks went.
fn change(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    note: &Note,
    event: Event,
) -> Result<Outcome, Failure> {
    let order = Order::new(event).on(note.on).because(note.reason.clone());
    let moved = actor.organise(order).tell(session, office)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", session.messages.say("unit-changed", &[("moved", moved.moved.len().into())]))?;
    let names = Names::of(session, office)?;
    for (task, heirs) in &moved.to_choose {
        let heirs: Vec<String> = heirs.iter().map(|heir| names.unit(*heir, session.today())).collect();
        let arguments = [("task", short(*task).into()), ("heirs", heirs.join("; ").into())];
        writeln!(out, "  {}", session.messages.say("unit-choose", &arguments))?;
    }
    Ok(Outcome::Good)
}

/// Lists the units of the day and who works in them.
fn list(session: &Session, office: &Office) -> Result<Outcome, Failure> {
    let names = Names::of(session, office)?;
    let organisation = names.organisation();
    let day = session.today();
    let mut out = std::io::stdout().lock();
    for unit in organisation.units.keys().filter(|unit| organisation.exists(**unit, day)) {
        let name = organisation.name_on(*unit, day).unwrap_or_default();
        writeln!(out, "{}", session.terminal.bold(name))?;
        for officer in organisation.officers.values() {
            let here = |post: &&ledger::organisation::Post| {
                post.unit == *unit && post.from <= day && post.to.is_none_or(|to| day < to)
            };
            for post in officer.posts.iter().filter(here) {
                let role = session.messages.text(&format!("role-{}", post.role.name()));
                writeln!(out, "  {}: {}", role, officer.name)?;
            }
        }
    }
    Ok(Outcome::Good)
}
