//! `dondoc task`: lists, cards, and every command that a task takes.

mod list;
mod show;

use crate::arguments::{Given, TaskVerb};
use crate::files;
use crate::office::{self, Names, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use app::{Actor, Done, Office, Order};
use ledger::deadline::Limit;
use ledger::task::{Command, MilestoneId, Product, Progress};
pub(crate) use list::{all, filter, listed, now, print_list, standing_words};
use std::io::Write as _;
use std::path::PathBuf;

/// Follows tasks.
pub(crate) fn run(session: &Session, verb: &TaskVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let desk = Desk { session, office: &office, actor: &actor };
    match verb {
        TaskVerb::List(arguments) => list::run(session, &office, &actor, arguments),
        TaskVerb::Show { task } => show::run(session, &office, &actor, task),
        TaskVerb::Accept(given) => desk.give(given, Command::Accept),
        TaskVerb::Decline(given) => desk.give(given, Command::Decline),
        TaskVerb::Delegate { to, given } => {
            let officer = Names::of(session, &office)?.find_officer(to)?;
            desk.give(given, Command::Delegate(officer))
        }
        TaskVerb::Reassign { to, given } => {
            let unit = actor.find_unit(to).tell(session, &office)?;
            desk.give(given, Command::Reassign(unit))
        }
        TaskVerb::Progress { words, percent, given } => {
            let progress = Progress { words: words.clone().unwrap_or_default(), percent: *percent };
            desk.give(given, Command::ReportProgress(progress))
        }
        TaskVerb::Share { unit, words, given } => {
            let unit = actor.find_unit(unit).tell(session, &office)?;
            desk.give(given, Command::ReportShare { unit, words: words.clone() })
        }
        TaskVerb::Extend { until, given } => {
            let milestone = desk.deciding(given)?;
            desk.give(given, Command::AskExtension { milestone, until: day(*until) })
        }
        TaskVerb::Grant { until, given } => {
            desk.give(given, Command::GrantExtension { until: until.map(day) })
        }
        TaskVerb::Hang { event, days_before, given } => {
            let id = actor.find_task(&given.task).tell(session, &office)?;
            let order = Order::new(()).on(given.note.on).because(given.note.reason.clone());
            let done = actor.hang(id, event, *days_before, &order).tell(session, &office)?;
            print_done(session, &given.task, &done)
        }
        TaskVerb::Refuse(given) => desk.give(given, Command::RefuseExtension),
        TaskVerb::Submit { words, number, date, files, given } => {
            let files = desk.keep(files)?;
            let words = words.clone().unwrap_or_default();
            desk.give(
                given,
                Command::SubmitResult(Product { words, number: number.clone(), date: *date, files }),
            )
        }
        TaskVerb::Confirm(given) => desk.give(given, Command::ConfirmResult),
        TaskVerb::Return(given) => desk.give(given, Command::ReturnResult),
        TaskVerb::Wait { body, letter, expected, given } => {
            let (body, letter) = (body.clone(), letter.clone());
            desk.give(given, Command::Wait { body, letter, expected: *expected })
        }
        TaskVerb::StopClock(given) => desk.give(given, Command::StopClock),
        TaskVerb::EndWaiting(given) => desk.give(given, Command::EndWaiting),
        TaskVerb::Suspend { until, given } => desk.give(given, Command::Suspend { until: *until }),
        TaskVerb::Resume(given) => desk.give(given, Command::Resume),
        TaskVerb::Cancel(given) => desk.give(given, Command::Cancel),
        TaskVerb::Supersede { by, given } => {
            let by = actor.find_task(by).tell(session, &office)?;
            desk.give(given, Command::Supersede(by))
        }
        TaskVerb::Reopen(given) => desk.give(given, Command::Reopen),
        TaskVerb::Withdraw(given) => desk.give(given, Command::Withdraw),
        TaskVerb::Comment { words, given } => desk.give(given, Command::Comment(words.clone())),
        TaskVerb::Direct { words, given } => desk.give(given, Command::Direct(words.clone())),
    }
}

/// A fixed last day.
fn day(day: jiff::civil::Date) -> Limit {
    Limit::Day { day, hour: None }
}

/// Somebody at work on one task.
struct Desk<'d> {
    session: &'d Session,
    office: &'d Office,
    actor: &'d Actor<'d>,
}

impl Desk<'_> {
    /// Gives a command and says what happened.
    fn give(&self, given: &Given, command: Command) -> Result<Outcome, Failure> {
        let id = self.actor.find_task(&given.task).tell(self.session, self.office)?;
        let order = Order::new(command).on(given.note.on).because(given.note.reason.clone());
        let done = self.actor.give(id, order).tell(self.session, self.office)?;
        print_done(self.session, &given.task, &done)
    }

    /// Returns the milestone that the task is judged by; the first where none has a day.
    fn deciding(&self, given: &Given) -> Result<MilestoneId, Failure> {
        let id = self.actor.find_task(&given.task).tell(self.session, self.office)?;
        let tenant = self.office.tenant().id;
        let history =
            self.office.store().read(|reader| reader.history(tenant, id)).tell(self.session, self.office)?;
        let laws = self.office.laws().tell(self.session, self.office)?;
        Ok(history.now().content.extended(laws.now().1))
    }

    /// Keeps files and returns their hashes.
    fn keep(&self, paths: &[PathBuf]) -> Result<Vec<String>, Failure> {
        let mut hashes = Vec::new();
        for path in paths {
            let bytes = files::bytes(path)?;
            hashes.push(self.office.files().put(&bytes).tell(self.session, self.office)?);
        }
        Ok(hashes)
    }
}

/// Says what happened to a task.
pub(crate) fn print_done(session: &Session, task: &str, done: &Done) -> Result<Outcome, Failure> {
    let mut out = std::io::stdout().lock();
    if session.json {
        writeln!(
            out,
            "{}",
            serde_json::json!({"task": task, "version": done.version, "events": done.events})
        )?;
        return Ok(Outcome::Good);
    }
    let happened: Vec<String> =
        done.events.iter().map(|event| session.messages.text(&format!("event-{event}"))).collect();
    writeln!(out, "{task}: {}", happened.join("; "))?;
    Ok(Outcome::Good)
}
