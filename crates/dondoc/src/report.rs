//! `dondoc report`: reports from forms that are data, every number counted from the ledger.

mod kept;
mod owed;

use crate::arguments::{ReportArguments, ReportVerb};
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::read::not_written;
use crate::session::Session;
use crate::table::{self, Column};
use app::reports::{Asked, NoReport};
use app::{Format, Office, Order, Warning};
use forms::period::Window;
use forms::report::Form;
use ledger::Moment;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Makes a report, or shows and checks forms.
pub(crate) fn run(session: &Session, verb: &ReportVerb) -> Result<Outcome, Failure> {
    match verb {
        ReportVerb::Make(arguments) => make(session, arguments),
        ReportVerb::Owed { year, give } => owed::run(session, *year, *give),
        ReportVerb::List => kept::list(session),
        ReportVerb::Show { report, out } => kept::show(session, report, out.as_deref()),
        ReportVerb::Compare { report, other } => kept::compare(session, report, other.as_deref()),
        ReportVerb::Send { report, to, on, document } => {
            kept::send(session, report, to, *on, document.as_deref())
        }
        ReportVerb::Withdraw { report, reason } => kept::withdraw(session, report, reason),
        ReportVerb::Forms => list(session),
        ReportVerb::Check { definitions } => check(session, definitions),
    }
}

fn make(session: &Session, arguments: &ReportArguments) -> Result<Outcome, Failure> {
    let format = format_of(arguments.format, &arguments.out)?;
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let body = match &arguments.unit {
        Some(name) => actor.find_unit(name).tell(session, &office)?,
        None => office.tenant().root,
    };
    let leads = match &arguments.unit {
        Some(_) => {
            let organisation = office.organisation().tell(session, &office)?;
            let day = arguments.as_of.unwrap_or_else(|| session.today());
            let within = organisation.units.keys().filter(|unit| organisation.is_within(**unit, body, day));
            Some(within.copied().collect())
        }
        None => None,
    };
    let asked = Asked {
        form: arguments.form.clone(),
        period: arguments.period,
        days: arguments.from.zip(arguments.to),
        as_of: arguments.as_of,
        known_at: arguments.known_at.map_or(Moment::LAST, Moment::end_of),
        leads,
    };
    if arguments.keep {
        let formats = kept::formats_with(format);
        let id = actor.keep_report(&asked, body, &formats, &Order::new(()));
        let id = id.map_err(|error| told(session, &office, error))?;
        return kept::tell(session, &office, id, format, &arguments.out);
    }
    let report = match arguments.lists {
        true => office.report_with_lists(&asked, session.today()),
        false => office.report(&asked, session.today(), &|_| None),
    };
    let report = report.map_err(|error| told(session, &office, error))?;
    let written = format.write(&report.made.paper).map_err(|error| not_written(&arguments.out, &error))?;
    warn(session, written.warnings);
    put(&arguments.out, &written.bytes).map_err(|error| not_written(&arguments.out, &error))?;
    let day = |day| session.messages.day(day).into();
    let said = [
        ("file", arguments.out.display().to_string().into()),
        ("name", report.form.name.as_str().into()),
        ("from", day(report.days.0)),
        ("to", day(report.days.1)),
        ("as-of", day(report.as_of)),
    ];
    writeln!(std::io::stdout(), "{}", session.messages.say("report-made", &said))?;
    Ok(Outcome::Good)
}

fn told(session: &Session, office: &Office, error: NoReport) -> Failure {
    match error {
        NoReport::Office(error) => office::told(session, Some(office), &error),
        NoReport::NoForm(_) | NoReport::Definition(..) => problem(&error).into(),
        NoReport::Sums(..) => Failure::Refused(problem(&error)),
    }
}

fn problem(error: &NoReport) -> Problem {
    Problem { key: error.key(), arguments: error.arguments() }
}

/// Returns the form of a file: the one that was asked for, or that of its name.
pub(crate) fn format_of(asked: Option<Format>, path: &Path) -> Result<Format, Problem> {
    let unknown = || Problem::new("problem-report-format").with("file", path.display().to_string());
    asked.or_else(|| named(path)).ok_or_else(unknown)
}

fn named(path: &Path) -> Option<Format> {
    Format::named(&path.extension()?.to_string_lossy())
}

/// Tells what whoever asked for a file should know.
pub(crate) fn warn(session: &Session, warnings: Vec<Warning>) {
    for (key, arguments) in warnings {
        session.report(&Problem { key, arguments });
    }
}

/// Writes a file whole or not at all: beside its place first, where a full disk leaves nothing behind.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = readable_temporary(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Makes a file that others may read as they may read any: private ones are for secrets.
fn readable_temporary(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn list(session: &Session) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    office::actor(session, &office)?;
    let shelf = office.forms().map_err(|error| told(session, &office, error))?;
    let mut out = std::io::stdout().lock();
    if session.json {
        for form in shelf.forms() {
            let line = serde_json::json!({ "id": form.id, "name": form.name, "version": form.version });
            writeln!(out, "{line}")?;
        }
        return Ok(Outcome::Good);
    }
    let heading = |name: &str| session.messages.text(&format!("report-forms-column-{name}"));
    let columns = [
        Column::new(heading("id"), 10, 20),
        Column::new(heading("name"), 20, Column::STRETCHES),
        Column::new(heading("window"), 10, 28),
        Column::new(heading("version"), 6, 12),
    ];
    let cells: Vec<Vec<String>> = shelf.forms().map(|form| row(session, form)).collect();
    write!(out, "{}", table::render(&columns, &cells, session.terminal))?;
    Ok(Outcome::Good)
}

fn row(session: &Session, form: &Form) -> Vec<String> {
    let window = match form.window {
        Window::Decree => "report-window-decree",
        Window::Calendar => "report-window-calendar",
    };
    vec![form.id.clone(), form.name.clone(), session.messages.text(window), form.version.clone()]
}

fn check(session: &Session, definitions: &[PathBuf]) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Good;
    for path in definitions {
        let text = String::from_utf8_lossy(&crate::files::bytes(path)?).into_owned();
        match Form::read(&text) {
            Ok(form) => {
                let said = [("file", path.display().to_string().into()), ("id", form.id.into())];
                writeln!(std::io::stdout(), "{}", session.messages.say("report-form-good", &said))?;
            }
            Err(wrong) => {
                session.report(&problem(&NoReport::Definition(path.display().to_string(), wrong)));
                outcome = Outcome::Errors;
            }
        }
    }
    Ok(outcome)
}
