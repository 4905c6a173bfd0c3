//! `dondoc portal`: the public door, opened and closed; tasks that everybody may see.

use crate::arguments::{Decision, PortalVerb};
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::task::print_done;
use app::{Actor, Office, Order};
use ledger::settings::{Command, Portal, Source};
use serde_json::json;
use std::io::Write as _;

/// Opens, closes and shows the door.
pub(crate) fn run(session: &Session, verb: &PortalVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = || office::actor(session, &office);
    let before = || Ok::<_, Failure>(office.known().tell(session, &office)?.settings.portal.clone());
    match verb {
        PortalVerb::Open { procedures, welcome, contact, address, daily, decision } => {
            let mut portal = Portal { open: true, ..before()? };
            if !procedures.is_empty() {
                check(session, &office, procedures)?;
                portal.procedures.clone_from(procedures);
            }
            portal.welcome = welcome.clone().unwrap_or(portal.welcome);
            portal.contact = contact.clone().unwrap_or(portal.contact);
            portal.address = address.clone().or(portal.address);
            let usual = if portal.daily == 0 { Portal::USUAL_DAILY } else { portal.daily };
            portal.daily = daily.unwrap_or(usual);
            set(session, &office, &actor()?, portal, decision)
        }
        PortalVerb::Close { decision } => {
            let before = before()?;
            let daily = before.daily.max(1);
            set(session, &office, &actor()?, Portal { open: false, daily, ..before }, decision)
        }
        PortalVerb::Show => show(session, &office, &before()?),
        PortalVerb::Publish { words, decision, task } => {
            let actor = actor()?;
            let id = actor.find_task(task).tell(session, &office)?;
            let (source, order) = decided(decision);
            let words = words.clone().unwrap_or_default();
            let done = actor.publish(id, &words, source, &order).tell(session, &office)?;
            print_done(session, task, &done)
        }
        PortalVerb::Unpublish { decision, task } => {
            let actor = actor()?;
            let id = actor.find_task(task).tell(session, &office)?;
            let (source, order) = decided(decision);
            let done = actor.unpublish(id, source, &order).tell(session, &office)?;
            print_done(session, task, &done)
        }
    }
}

fn decided(decision: &Decision) -> (Source, Order<()>) {
    let source = Source { act: decision.act.clone(), document: None };
    (source, Order::new(()).because(decision.reason.clone()))
}

fn set(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    portal: Portal,
    decision: &Decision,
) -> Result<Outcome, Failure> {
    let (source, order) = decided(decision);
    let command = Command::SetPortal { portal, source };
    let done = actor.settle(order.with(command)).tell(session, office)?;
    print_done(session, &session.messages.text("portal-name"), &done)
}

/// Refuses procedures whose definitions say nothing of what the public may send.
fn check(session: &Session, office: &Office, procedures: &[String]) -> Result<(), Failure> {
    let shelf = office.procedures().map_err(|error| crate::procedure::told(session, Some(office), &error))?;
    let declares = |id: &&String| shelf.newest(id).is_some_and(|procedure| procedure.portal.is_some());
    match procedures.iter().find(|id| !declares(id)) {
        Some(id) => Err(Problem::new("portal-not-declared").with("procedure", id.clone()).into()),
        None => Ok(()),
    }
}

fn show(session: &Session, office: &Office, portal: &Portal) -> Result<Outcome, Failure> {
    let published = office.commitments(crate::clock::moment(session.today)).tell(session, office)?;
    let mut out = std::io::stdout().lock();
    if session.json {
        let all = published.iter().map(|one| {
            json!({
                "task": one.task.to_string(),
                "words": one.words,
                "lead": one.lead,
                "due": one.due,
                "standing": one.standing.name(),
            })
        });
        writeln!(out, "{}", json!({ "portal": portal, "published": all.collect::<Vec<_>>() }))?;
        return Ok(Outcome::Good);
    }
    let words = &session.messages;
    writeln!(out, "{}", words.text(if portal.open { "portal-open" } else { "portal-closed" }))?;
    for procedure in &portal.procedures {
        writeln!(out, "  {procedure}")?;
    }
    for text in [&portal.welcome, &portal.contact].into_iter().filter(|text| !text.is_empty()) {
        writeln!(out, "{text}")?;
    }
    if let Some(address) = &portal.address {
        writeln!(out, "{address}")?;
    }
    for one in &published {
        let due = one.due.map(|due| words.day(due)).unwrap_or_default();
        let standing = words.text(&format!("standing-{}", one.standing.name()));
        writeln!(out, "- {}; {}; {due}; {standing}", one.words, one.lead)?;
    }
    Ok(Outcome::Good)
}
