//! `dondoc review`: proposals are listed, corrected, given to their leads, or dropped with a reason.

mod sheet;

use crate::arguments::{Changes, Note, ReviewVerb};
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::task;
use app::{Actor, Office, Order};
use jiff::civil::Date;
use ledger::deadline::Limit;
use ledger::task::{Basis, Command, Content, Milestone, MilestoneId};
use std::io::Write as _;
use store::{Filter, ListedTask};

/// Does something with proposals.
pub(crate) fn run(session: &Session, verb: &ReviewVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    match verb {
        ReviewVerb::List { document } => {
            let filter = proposals(session, &office, &actor, document.as_deref())?;
            let tasks = task::all(session, &office, &filter)?;
            task::print_list(session, &office, &tasks, false)
        }
        ReviewVerb::Confirm { all: true, document, .. } => {
            confirm_all(session, &office, &actor, document.as_deref())
        }
        ReviewVerb::Confirm { tasks, .. } => {
            let mut outcome = Outcome::Good;
            for name in tasks {
                let confirmed = confirm(session, &office, &actor, name);
                outcome =
                    outcome.max(confirmed.map_or_else(|failure| session.fail(&failure), |()| Outcome::Good));
            }
            Ok(outcome)
        }
        ReviewVerb::Export { document, file } => {
            let filter = proposals(session, &office, &actor, document.as_deref())?;
            sheet::export(session, &office, &filter, file)
        }
        ReviewVerb::Apply { file } => sheet::apply(session, &office, &actor, file),
        ReviewVerb::Edit { changes, task } => edit(session, &office, &actor, changes, task),
        ReviewVerb::Split { parts, note, task } => split(session, &office, &actor, parts, note, task),
        ReviewVerb::Join { note, task, others } => {
            let id = actor.find_task(task).tell(session, &office)?;
            let others: Result<Vec<_>, _> = others.iter().map(|other| actor.find_task(other)).collect();
            let order = Order::new(()).on(note.on).because(note.reason.clone());
            let done = actor.join(id, &others.tell(session, &office)?, &order).tell(session, &office)?;
            task::print_done(session, task, &done)
        }
        ReviewVerb::Drop { note, task } => {
            let id = actor.find_task(task).tell(session, &office)?;
            let order = Order::new(Command::Drop).on(note.on).because(note.reason.clone());
            let done = actor.give(id, order).tell(session, &office)?;
            task::print_done(session, task, &done)
        }
    }
}

/// Returns what finds proposals.
fn proposals(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    document: Option<&str>,
) -> Result<Filter, Failure> {
    let document = document.map(|name| actor.find_document(name)).transpose().tell(session, office)?;
    Ok(Filter { stages: vec!["proposed".to_owned()], document, ..Filter::default() })
}

fn confirm(session: &Session, office: &Office, actor: &Actor<'_>, name: &str) -> Result<(), Failure> {
    let id = actor.find_task(name).tell(session, office)?;
    let done = actor.confirm(id, Order::new(())).tell(session, office)?;
    let listed = task::listed(session, office, id)?;
    task::print_done(session, listed.code.as_deref().unwrap_or(name), &done)?;
    Ok(())
}

/// Gives every proposal that has a lead to it, and says how many have none.
fn confirm_all(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    document: Option<&str>,
) -> Result<Outcome, Failure> {
    let filter = proposals(session, office, actor, document)?;
    let tasks = task::all(session, office, &filter)?;
    let (ready, without): (Vec<ListedTask>, Vec<_>) = tasks.into_iter().partition(|task| task.lead.is_some());
    for task in &ready {
        // As it was listed: what somebody changed meanwhile is not confirmed unseen.
        actor.confirm(task.id, Order::new(()).at(task.version)).tell(session, office)?;
    }
    let counts = [("confirmed", ready.len().into()), ("without", without.len().into())];
    writeln!(std::io::stdout(), "{}", session.messages.say("review-confirmed", &counts))?;
    Ok(if without.is_empty() { Outcome::Good } else { Outcome::Errors })
}

/// Takes a proposal apart: its parts have its lead, helpers and days, which can be corrected afterwards.
fn split(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    parts: &[String],
    note: &Note,
    name: &str,
) -> Result<Outcome, Failure> {
    let id = actor.find_task(name).tell(session, office)?;
    let whole = task::now(session, office, id)?.content;
    let parts = parts.iter().map(|words| Content { words: words.clone(), ..whole.clone() }).collect();
    let order = Order::new(()).on(note.on).because(note.reason.clone());
    let parts = actor.split(id, parts, &order).tell(session, office)?;
    let listed = parts.into_iter().map(|part| task::listed(session, office, part));
    task::print_list(session, office, &listed.collect::<Result<Vec<_>, _>>()?, false)
}

/// Corrects what a task is about.
fn edit(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    changes: &Changes,
    name: &str,
) -> Result<Outcome, Failure> {
    let id = actor.find_task(name).tell(session, office)?;
    let Note { reason, on } = &changes.note;
    let history =
        office.store().read(|reader| reader.history(office.tenant().id, id)).tell(session, office)?;
    if history.entries().is_empty() {
        return Err(Problem::new("app-error-no-task").with("name", name).into());
    }
    let mut content = history.now().content;
    if let Some(words) = &changes.words {
        content.words.clone_from(words);
    }
    if let Some(lead) = &changes.lead {
        content.lead = Some(actor.find_unit(lead).tell(session, office)?);
    }
    if !changes.support.is_empty() {
        let units: Result<Vec<_>, _> = changes.support.iter().map(|unit| actor.find_unit(unit)).collect();
        content.support = units.tell(session, office)?;
    }
    if let Some(day) = changes.due {
        content.milestones = vec![own_day(session, day)];
    }
    if changes.field.is_some() {
        content.field.clone_from(&changes.field);
    }
    let order = Order::new(Command::Edit(Box::new(content)))
        .on(*on)
        .because(reason.clone())
        .at(history.entries().len() as u64);
    let done = actor.give(id, order).tell(session, office)?;
    task::print_done(session, name, &done)
}

/// Returns the milestone of a day that a person says instead of what was read.
fn own_day(session: &Session, day: Date) -> Milestone {
    let said = session.messages.day(day);
    let limit = Limit::Day { day, hour: None };
    Milestone { id: MilestoneId(1), what: String::new(), who: None, said, limit, basis: Basis::Own }
}
