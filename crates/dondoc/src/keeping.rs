//! Keeping a ledger: `dondoc verify`, `rebuild`, `sweep`, `backup`, `export`.

use crate::arguments::{BackupArguments, RestoreArguments};
use crate::clock;
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::progress;
use crate::session::Session;
use app::Office;
use ledger::chain::FaultKind;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Looks whether everything is as it was written, and names what is not.
pub(crate) fn verify(session: &Session) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let laws = office.laws().tell(session, &office)?;
    let report =
        office.store().read(|reader| reader.verify(office.tenant().id, &laws)).tell(session, &office)?;
    let mut out = std::io::stdout().lock();
    let root = report.root.map(|root| root.to_string()).unwrap_or_default();
    let counts =
        [("events", report.events.into()), ("subjects", report.subjects.into()), ("root", root.into())];
    if report.is_clean() {
        writeln!(out, "{}", session.messages.say("verify-clean", &counts))?;
        return Ok(Outcome::Good);
    }
    for fault in &report.faults {
        let key = match fault.kind {
            FaultKind::Changed => "verify-changed",
            FaultKind::Reordered => "verify-reordered",
            FaultKind::Missing => "verify-missing",
            FaultKind::Added => "verify-added",
        };
        let arguments = [("subject", fault.subject.to_string().into()), ("version", fault.version.into())];
        writeln!(out, "{}", session.messages.say(key, &arguments))?;
    }
    for position in &report.positions {
        writeln!(out, "{}", session.messages.say("verify-position", &[("position", (*position).into())]))?;
    }
    for position in &report.roots {
        writeln!(out, "{}", session.messages.say("verify-root", &[("position", (*position).into())]))?;
    }
    for task in &report.rows {
        writeln!(out, "{}", session.messages.say("verify-row", &[("task", task.to_string().into())]))?;
    }
    for document in &report.documents {
        let arguments = [("document", document.to_string().into())];
        writeln!(out, "{}", session.messages.say("verify-document", &arguments))?;
    }
    for indicator in &report.indicators {
        let arguments = [("indicator", indicator.to_string().into())];
        writeln!(out, "{}", session.messages.say("verify-indicator", &arguments))?;
    }
    for person in &report.persons {
        writeln!(out, "{}", session.messages.say("verify-person", &[("person", person.to_string().into())]))?;
    }
    for dossier in &report.dossiers {
        let arguments = [("dossier", dossier.to_string().into())];
        writeln!(out, "{}", session.messages.say("verify-dossier", &arguments))?;
    }
    for damaged in &report.damaged {
        writeln!(out, "{}", session.messages.say("verify-damaged", &[("what", damaged.as_str().into())]))?;
    }
    writeln!(out, "{}", session.messages.say("verify-faulty", &counts))?;
    Ok(Outcome::Errors)
}

/// Makes everything that is made of events anew.
pub(crate) fn rebuild(session: &Session) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let laws = office.laws().tell(session, &office)?;
    let rebuilt = office.store().write(office.tenant().id, |writer| writer.rebuild(&laws));
    let tasks = rebuilt.tell(session, &office)?;
    writeln!(std::io::stdout(), "{}", session.messages.say("rebuild-done", &[("tasks", tasks.into())]))?;
    Ok(Outcome::Good)
}

/// Removes files that were kept before yesterday for something that was refused then.
pub(crate) fn sweep(session: &Session) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let files = office.sweep(clock::yesterday()).tell(session, &office)?;
    writeln!(std::io::stdout(), "{}", session.messages.say("sweep-done", &[("files", files.into())]))?;
    Ok(Outcome::Good)
}

/// Copies the database and the files to a folder that can be used as a data folder.
pub(crate) fn backup(session: &Session, arguments: &BackupArguments) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let copied = office.backup(&arguments.to).tell(session, &office)?;
    let key = if copied { "backup-done" } else { "backup-files-only" };
    let folder = arguments.to.display().to_string();
    writeln!(std::io::stdout(), "{}", session.messages.say(key, &[("folder", folder.into())]))?;
    Ok(Outcome::Good)
}

/// Makes a new data folder of a copy, and looks whether everything in it is as it was written.
pub(crate) fn restore(session: &Session, arguments: &RestoreArguments) -> Result<Outcome, Failure> {
    let copy = Office::open_watched(&arguments.from, progress::watch(session))
        .map_err(|error| office::told(session, None, &error))?;
    let home = office::home(session);
    let restored = copy.backup(&home).tell(session, &copy)?;
    let key = if restored { "restore-done" } else { "restore-files-only" };
    let folder = [("folder", home.display().to_string().into())];
    writeln!(std::io::stdout(), "{}", session.messages.say(key, &folder))?;
    verify(session)
}

/// Writes the ledger out as JSON lines.
pub(crate) fn export(session: &Session, out: Option<&Path>) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    match out {
        None => {
            write_ledger(session, &office, &mut BufWriter::new(std::io::stdout().lock()))?;
        }
        Some(path) => {
            let problem = |error: std::io::Error| {
                let name = path.display().to_string();
                Problem::new("problem-file").with("file", name).with("reason", error.to_string())
            };
            let mut file = BufWriter::new(std::fs::File::create(path).map_err(problem)?);
            let events = write_ledger(session, &office, &mut file)?;
            file.flush().map_err(problem)?;
            let told = session.messages.say("export-done", &[("events", events.into())]);
            writeln!(std::io::stdout(), "{told}")?;
        }
    }
    Ok(Outcome::Good)
}

fn write_ledger(session: &Session, office: &app::Office, out: &mut dyn Write) -> Result<u64, Failure> {
    office.store().read(|reader| reader.export(office.tenant(), out)).tell(session, office)
}
