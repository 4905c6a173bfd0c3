//! Reports that were kept: `dondoc report list|show|compare|send|withdraw`.

use super::{named, put, told};
use crate::office::{self, Names, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::read::not_written;
use crate::session::Session;
use crate::table::{self, Column};
use app::reports::{Cause, Differing};
use app::{Format, Office, Order};
use jiff::civil::Date;
use ledger::ReportId;
use ledger::report::{Command, Kept, Report};
use ledger::standing::Standing;
use std::io::Write as _;
use std::path::Path;

/// Returns the forms of file in which a report is kept: the one that was asked for, and those that a clerk works with.
pub(super) fn formats_with(asked: Format) -> Vec<Format> {
    let mut formats = vec![Format::Docx, Format::Xlsx, asked];
    formats.sort_by_key(|format| format.name());
    formats.dedup();
    formats
}

/// Writes a report that was kept, and tells its code.
pub(super) fn tell(
    session: &Session,
    office: &Office,
    id: ReportId,
    format: Format,
    out: &Path,
) -> Result<Outcome, Failure> {
    let (_, kept, _) = office.find_report(&id.to_string()).tell(session, office)?;
    let bytes = office.kept_file(&kept, format.name()).tell(session, office)?;
    put(out, &bytes).map_err(|error| not_written(out, &error))?;
    let said = [
        ("file", out.display().to_string().into()),
        ("name", kept.name.as_str().into()),
        ("code", kept.code.as_str().into()),
    ];
    writeln!(std::io::stdout(), "{}", session.messages.say("report-kept", &said))?;
    Ok(Outcome::Good)
}

pub(super) fn list(session: &Session) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    office::actor(session, &office)?;
    let reports = office.kept_reports().tell(session, &office)?;
    let mut out = std::io::stdout().lock();
    if session.json {
        for (id, report) in &reports {
            let Some(kept) = &report.kept else { continue };
            let sent: Vec<_> = report
                .sent
                .iter()
                .map(|sending| serde_json::json!({"to": sending.to, "on": sending.on}))
                .collect();
            let line = serde_json::json!({
                "id": id, "report": kept, "sent": sent, "withdrawn": report.withdrawn
            });
            writeln!(out, "{line}")?;
        }
        return Ok(Outcome::Good);
    }
    let heading = |name: &str| session.messages.text(&format!("report-list-column-{name}"));
    let columns = [
        Column::new(heading("code"), 10, 12),
        Column::new(heading("name"), 20, Column::STRETCHES),
        Column::new(heading("period"), 7, 8),
        Column::new(heading("as-of"), 10, 12),
        Column::new(heading("kept"), 10, 12),
        Column::new(heading("sent"), 12, 30),
    ];
    let rows: Vec<Vec<String>> =
        reports.iter().filter_map(|(_, report)| Some(row(session, report.kept.as_ref()?, report))).collect();
    write!(out, "{}", table::render(&columns, &rows, session.terminal))?;
    Ok(Outcome::Good)
}

fn row(session: &Session, kept: &Kept, report: &Report) -> Vec<String> {
    let day = |day| session.messages.day(day);
    vec![
        kept.code.clone(),
        kept.name.clone(),
        kept.period.clone(),
        day(kept.as_of),
        report.at.map(|at| day(at.day())).unwrap_or_default(),
        fate(session, report),
    ]
}

/// Returns whom a report went to, or why it counts no longer.
fn fate(session: &Session, report: &Report) -> String {
    let say = |key, arguments: &[_]| session.messages.say(key, arguments);
    if let Some(reason) = &report.withdrawn {
        return say("report-was-withdrawn", &[("reason", reason.as_str().into())]);
    }
    let sendings = report.sent.iter().map(|sending| {
        let on = session.messages.day(sending.on).into();
        say("report-was-sent", &[("to", sending.to.as_str().into()), ("on", on)])
    });
    sendings.collect::<Vec<_>>().join("; ")
}

pub(super) fn show(session: &Session, name: &str, out: Option<&Path>) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    office::actor(session, &office)?;
    let (_, kept, report) = office.find_report(name).tell(session, &office)?;
    if let Some(out) = out {
        let format = named(out).map_or("docx", Format::name);
        let bytes = office.kept_file(&kept, format).tell(session, &office)?;
        put(out, &bytes).map_err(|error| not_written(out, &error))?;
    }
    let again = office.made_again(&kept, kept.known_at, session.today());
    let again = again.map_err(|error| told(session, &office, error))?;
    let mut differ = Vec::new();
    for file in &kept.files {
        let Some(format) = Format::named(&file.format) else { continue };
        let now = format.write(&again.made.paper).map_err(|error| not_written(Path::new(name), &error))?;
        if now.bytes != office.kept_file(&kept, &file.format).tell(session, &office)? {
            differ.push(file.format.as_str());
        }
    }
    let (messages, mut printed) = (&session.messages, std::io::stdout().lock());
    let day = |day| messages.day(day);
    let formats: Vec<&str> = kept.files.iter().map(|file| file.format.as_str()).collect();
    let definitions: Vec<String> =
        kept.definitions.iter().map(|one| format!("{} {}", one.id, one.version)).collect();
    let lines = [
        ("code", kept.code.clone()),
        ("name", kept.name.clone()),
        ("period", kept.period.clone()),
        ("days", format!("{} – {}", day(kept.days.0), day(kept.days.1))),
        ("as-of", day(kept.as_of)),
        ("kept", report.at.map(|at| day(at.day())).unwrap_or_default()),
        ("definitions", definitions.join(", ")),
        ("rules", kept.rules.clone()),
        ("position", kept.position.to_string()),
        ("root", kept.root.clone()),
        ("files", formats.join(", ")),
        ("sent", fate(session, &report)),
    ];
    for (what, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        writeln!(printed, "{}: {value}", messages.text(&format!("report-list-column-{what}")))?;
    }
    if differ.is_empty() {
        writeln!(printed, "{}", messages.text("report-same-again"))?;
        return Ok(Outcome::Good);
    }
    session.report(&Problem::new("problem-report-differs-again").with("formats", differ.join(", ")));
    Ok(Outcome::Errors)
}

pub(super) fn compare(session: &Session, name: &str, other: Option<&str>) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    office::actor(session, &office)?;
    let (_, first, _) = office.find_report(name).tell(session, &office)?;
    let second = other.map(|other| office.find_report(other).tell(session, &office)).transpose()?;
    let second = second.map(|(_, kept, _)| kept);
    let compared = office.compare_reports(&first, second.as_ref());
    let compared = compared.map_err(|error| told(session, &office, error))?;
    let names = Names::of(session, &office)?;
    let (messages, mut out) = (&session.messages, std::io::stdout().lock());
    let after = second.map_or_else(|| messages.text("report-compared-now"), |kept| kept.code);
    for standing in Standing::ALL {
        let (was, is) = (compared.before.get(standing), compared.after.get(standing));
        if was != is {
            let said = [
                ("standing", messages.text(&format!("standing-{}", standing.name())).into()),
                ("before", was.into()),
                ("after", is.into()),
            ];
            writeln!(out, "{}", messages.say("report-compared-figure", &said))?;
        }
    }
    if compared.tasks.is_empty() {
        let said = [("before", first.code.into()), ("after", after.into())];
        writeln!(out, "{}", messages.say("report-compared-same", &said))?;
    }
    for task in &compared.tasks {
        writeln!(out, "{} {}: {}", task.code, shortened(&task.words), moved(session, task))?;
        for cause in &task.causes {
            writeln!(out, "    {}", why(session, &names, cause))?;
        }
    }
    Ok(Outcome::Good)
}

/// Returns where a task stood and where it stands: "đang làm → xong đúng hạn".
fn moved(session: &Session, task: &Differing) -> String {
    let words = |standing: Option<Standing>| match standing {
        Some(standing) => session.messages.text(&format!("standing-{}", standing.name())),
        None => session.messages.text("report-compared-absent"),
    };
    format!("{} → {}", words(task.before), words(task.after))
}

fn why(session: &Session, names: &Names, cause: &Cause) -> String {
    let messages = &session.messages;
    match cause {
        Cause::Event { name, effective, recorded_at, actor, reason } => {
            let said = [
                ("what", messages.text(&format!("event-{name}")).into()),
                ("effective", messages.day(*effective).into()),
                ("recorded", messages.day(recorded_at.day()).into()),
                ("who", names.officer(*actor).into()),
            ];
            let reason = reason.as_deref().map(|reason| format!(" · {reason}")).unwrap_or_default();
            format!("{}{reason}", messages.say("report-cause-event", &said))
        }
        Cause::NotTaken => messages.text("report-cause-not-taken"),
        Cause::DaysPassed => messages.text("report-cause-days-passed"),
        Cause::Laws => messages.text("report-cause-laws"),
    }
}

/// The first words of a task: enough to know it by.
fn shortened(words: &str) -> String {
    const LETTERS: usize = 80;
    let mut kept: String = words.chars().take(LETTERS).collect();
    if kept.len() < words.len() {
        kept.push('…');
    }
    kept
}

pub(super) fn send(
    session: &Session,
    name: &str,
    to: &str,
    on: Option<Date>,
    document: Option<&str>,
) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let (id, kept, _) = office.find_report(name).tell(session, &office)?;
    let document = document.map(|number| actor.find_document(number)).transpose().tell(session, &office)?;
    let command = Command::Send { to: to.to_owned(), document };
    actor.kept_report(id, Order::new(command).on(on)).tell(session, &office)?;
    let said = [("code", kept.code.into()), ("to", to.into())];
    writeln!(std::io::stdout(), "{}", session.messages.say("report-sent", &said))?;
    Ok(Outcome::Good)
}

pub(super) fn withdraw(session: &Session, name: &str, reason: &str) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let (id, kept, _) = office.find_report(name).tell(session, &office)?;
    let order = Order::new(Command::Withdraw).because(Some(reason.to_owned()));
    actor.kept_report(id, order).tell(session, &office)?;
    let said = [("code", kept.code.into())];
    writeln!(std::io::stdout(), "{}", session.messages.say("report-withdrawn", &said))?;
    Ok(Outcome::Good)
}
