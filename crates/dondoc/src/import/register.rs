//! `dondoc import dossiers`: the rows of a spreadsheet as dossiers of a procedure. Without `--apply` it only shows what they would
//! become; where a row cannot be taken in, none is.

use crate::files;
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::worker;
use app::Office;
use app::registers::{Bad, Handed, Holds, Looked, New, NotTaken};
use ledger::organisation::Organisation;
use ledger::procedure::Procedure;
use std::io::Write as _;
use std::path::Path;

/// What is asked for.
pub(super) struct Asked<'a> {
    pub(super) procedure: &'a str,
    pub(super) unit: Option<&'a str>,
    pub(super) reason: Option<&'a str>,
    pub(super) apply: bool,
    pub(super) file: &'a Path,
}

/// Shows what the rows of a spreadsheet become, and takes them in where that is wanted.
pub(super) fn run(session: &Session, asked: &Asked<'_>) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let unit = asked.unit.map(|unit| actor.find_unit(unit)).transpose().tell(session, &office)?;
    let bytes = files::bytes(asked.file)?;
    let name = asked.file.file_name().unwrap_or(asked.file.as_os_str()).to_string_lossy();
    let read =
        |name: &str, bytes: &[u8]| worker::reader().read(name, bytes).map_err(|error| error.to_string());
    let (procedure, reason) = (asked.procedure, asked.reason);
    let handed = Handed { procedure, name: &name, bytes: &bytes, unit, reason };
    let words = session.messages.catalogue();
    let looked = match asked.apply {
        true => actor.take_register(handed, words, &read),
        false => actor.look_at_register(handed, words, &read),
    };
    match looked {
        Ok(looked) => print(session, &office, procedure, &looked, asked.apply),
        Err(NotTaken::BadRows(looked)) => {
            print(session, &office, procedure, &looked, false)?;
            Err(told(session, &office, &name, &NotTaken::BadRows(looked)))
        }
        Err(why) => Err(told(session, &office, &name, &why)),
    }
}

/// Says why a spreadsheet is not taken in.
fn told(session: &Session, office: &Office, file: &str, why: &NotTaken) -> Failure {
    if let NotTaken::Office(error) = why {
        return office::told(session, Some(office), error);
    }
    let problem = Problem::new(why.key()).with("file", file);
    Failure::Problem(
        why.arguments().into_iter().fold(problem, |problem, (name, value)| problem.with(name, value)),
    )
}

/// Says how the columns were understood, what each row becomes, and which cannot be taken in.
fn print(
    session: &Session,
    office: &Office,
    procedure: &str,
    looked: &Looked,
    applied: bool,
) -> Result<Outcome, Failure> {
    let outcome = if looked.bad.is_empty() { Outcome::Good } else { Outcome::Errors };
    let organisation = office.organisation().tell(session, office)?;
    let procedure =
        office.procedure(procedure).map_err(|error| crate::procedure::told(session, Some(office), &error))?;
    let mut out = std::io::stdout().lock();
    if session.json {
        writeln!(out, "{}", json(session, &organisation, looked, applied))?;
        return Ok(outcome);
    }
    for (heading, holds) in looked.columns.iter().filter(|(heading, _)| !heading.is_empty()) {
        let holds = called(session, &procedure, holds);
        writeln!(out, "  {}: {holds}", session.terminal.bold(heading))?;
    }
    for new in &looked.new {
        let New { number, subject, opened, unit, .. } = new;
        let arguments = [
            ("row", new.placed().into()),
            ("number", number.as_str().into()),
            ("subject", subject.as_str().into()),
            ("opened", session.messages.day(*opened).into()),
            ("unit", organisation.name_on(*unit, *opened).unwrap_or_default().into()),
        ];
        writeln!(out, "{}", session.messages.say("register-row-new", &arguments))?;
    }
    for bad in &looked.bad {
        let arguments = [
            ("row", bad.placed().into()),
            ("number", bad.number.as_str().into()),
            ("why", because(session, &organisation, bad).into()),
        ];
        writeln!(out, "{}", session.messages.say("register-row-bad", &arguments))?;
    }
    let counts = looked.arguments().map(|(name, count)| (name, count.into()));
    writeln!(out, "{}", session.messages.say("register-counts", &counts))?;
    let key = if applied { "import-dossiers-done" } else { "import-dossiers-dry" };
    writeln!(out, "{}", session.messages.text(key))?;
    Ok(outcome)
}

/// Returns what a column holds, as people call it.
fn called(session: &Session, procedure: &Procedure, holds: &Holds) -> String {
    let called = holds.called(procedure, session.messages.catalogue());
    called.unwrap_or_else(|| session.messages.text("import-entries-holds-nothing"))
}

/// Returns why a row cannot be taken in.
fn because(session: &Session, organisation: &Organisation, bad: &Bad) -> String {
    let said = |value: &str| office::said(&session.messages, Some(organisation), value);
    let arguments = bad.why.arguments();
    let arguments: Vec<_> = arguments.iter().map(|(name, value)| (*name, said(value).into())).collect();
    session.messages.say(bad.why.key(), &arguments)
}

fn json(session: &Session, organisation: &Organisation, looked: &Looked, applied: bool) -> serde_json::Value {
    let new = looked.new.iter().map(|new| {
        serde_json::json!({
            "row": new.placed(), "number": new.number, "subject": new.subject, "opened": new.opened,
            "unit": new.unit,
        })
    });
    let bad = looked.bad.iter().map(|bad| {
        serde_json::json!({
            "row": bad.placed(), "number": bad.number, "key": bad.why.key(),
            "because": because(session, organisation, bad),
        })
    });
    let columns = looked
        .columns
        .iter()
        .map(|(heading, holds)| serde_json::json!({ "heading": heading, "holds": holds.name() }));
    serde_json::json!({
        "taken": applied, "columns": columns.collect::<Vec<_>>(), "new": new.collect::<Vec<_>>(),
        "known": looked.known, "bad": bad.collect::<Vec<_>>(),
    })
}
