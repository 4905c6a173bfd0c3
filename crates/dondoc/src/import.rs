//! `dondoc import`: documents, units and people, whole ledgers.

mod entries;
mod organisation;
mod register;
mod sheet;

use crate::arguments::{ImportVerb, Scans};
use crate::files::{self, Input};
use crate::office::{self, Tell as _, short};
use crate::problem::{Failure, Outcome, Problem};
use crate::progress::{self, Progress};
use crate::session::Session;
use crate::worker;
use app::{Difference, Imported, Office, Paper};
use directive::Options;
use fluent_bundle::FluentValue;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Takes something in.
pub(crate) fn run(session: &Session, verb: &ImportVerb) -> Result<Outcome, Failure> {
    match verb {
        ImportVerb::Docs { scans, files } => documents(session, *scans, files),
        ImportVerb::Org { since, apply, file } => organisation::run(session, *since, *apply, file),
        ImportVerb::Sheet { apply, file } => sheet::run(session, *apply, file),
        ImportVerb::Entries { indicator, reason, apply, file } => {
            entries::run(session, indicator, reason.as_deref(), *apply, file)
        }
        ImportVerb::Dossiers { procedure, unit, reason, apply, file } => {
            let (unit, reason) = (unit.as_deref(), reason.as_deref());
            register::run(session, &register::Asked { procedure, unit, reason, apply: *apply, file })
        }
        ImportVerb::Ledger { database, file } => ledger(session, database.as_deref(), file),
    }
}

/// Enters documents one by one: one that cannot be read or is refused does not stop the others.
fn documents(session: &Session, scans: Scans, paths: &[PathBuf]) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let known = actor.organisation_for_reading().tell(session, &office)?;
    let options = Options { organisation: Some(&known), reference_date: None };
    let progress = Progress::new(session, paths.len());
    let watch = |step| progress.tell(step);
    let reader = worker::reader().ocr(scans.ocr()).watch(&watch);
    let mut outcome = Outcome::Good;
    for path in paths {
        let name = path.display().to_string();
        progress.at(&name);
        let entered = files::bytes(path).and_then(|bytes| {
            let input = Input::of_bytes(&name, &bytes, &reader, &options)?;
            Ok((bytes, input))
        });
        progress.step(|| -> Result<(), Failure> {
            let entered = entered.map_err(Failure::from).and_then(|(bytes, input)| {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let paper =
                    Paper { name: &name, bytes: &bytes, document: &input.document, reading: &input.reading };
                actor.import(&paper).tell(session, &office)
            });
            match entered {
                Ok(imported) => print(session, &name, &imported)?,
                Err(failure) => outcome = outcome.max(session.fail(&failure)),
            }
            Ok(())
        })?;
    }
    progress.end();
    Ok(outcome)
}

/// Says what became of a document.
fn print(session: &Session, name: &str, imported: &Imported) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let [items, tasks, no_task, open] = imported.account;
    if session.json {
        let line = serde_json::json!({
            "file": name, "document": imported.document, "known": imported.known, "corrected": imported.corrected,
            "proposed": imported.proposed, "unknown": imported.unknown,
            "items": items, "tasks": tasks, "no_task": no_task, "open": open,
            "edited": of(imported, |difference| matches!(difference, Difference::Edited(_))),
            "given": of(imported, |difference| matches!(difference, Difference::Given(_))),
            "gone": of(imported, |difference| matches!(difference, Difference::Gone(_))),
        });
        writeln!(out, "{line}")?;
        return Ok(());
    }
    let key = match (imported.known, imported.corrected) {
        (true, _) => "import-known",
        (false, true) => "import-corrected",
        (false, false) => "import-done",
    };
    let arguments = [
        ("file", FluentValue::from(name)),
        ("proposed", imported.proposed.len().into()),
        ("items", items.into()),
        ("tasks", tasks.into()),
        ("notask", no_task.into()),
        ("open", open.into()),
    ];
    writeln!(out, "{}", session.messages.say(key, &arguments))?;
    for difference in &imported.differences {
        let (key, task) = match difference {
            Difference::Edited(task) => ("import-edited", task),
            Difference::Given(task) => ("import-given", task),
            Difference::Gone(task) => ("import-gone", task),
        };
        writeln!(out, "  {}", session.messages.say(key, &[("task", short(*task).into())]))?;
    }
    for unit in &imported.unknown {
        writeln!(out, "  {}", session.messages.say("import-unknown", &[("name", unit.as_str().into())]))?;
    }
    Ok(())
}

fn of(imported: &Imported, wanted: impl Fn(&Difference) -> bool) -> Vec<ledger::TaskId> {
    let task = |difference: &Difference| match difference {
        Difference::Edited(task) | Difference::Given(task) | Difference::Gone(task) => *task,
    };
    imported.differences.iter().filter(|difference| wanted(difference)).map(task).collect()
}

/// Reads a whole ledger into a new data folder.
fn ledger(session: &Session, database: Option<&str>, file: &Path) -> Result<Outcome, Failure> {
    let opened = std::fs::File::open(file).map_err(|error| {
        Problem::new("problem-file")
            .with("file", file.display().to_string())
            .with("reason", error.to_string())
    })?;
    let mut lines = std::io::BufReader::new(opened);
    let imported = Office::import(&office::home(session), database, &mut lines, progress::watch(session));
    let (_, events) = imported.map_err(|error| office::told(session, None, &error))?;
    let told = session.messages.say("import-ledger-done", &[("events", events.into())]);
    writeln!(std::io::stdout(), "{told}")?;
    Ok(Outcome::Good)
}
