//! `dondoc procedure`: what procedures there are, whether definitions are right, and how they run.

use crate::arguments::ProcedureVerb;
use crate::office;
use crate::problem::{Failure, Outcome, Problem};
use crate::read::not_written;
use crate::session::Session;
use crate::table::{self, Column};
use app::Office;
use app::diagram;
use app::procedures::{Catalogued, NoProcedure};
use ledger::procedure::{Duration, Online, Procedure, Service, Shelf};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Lists, checks or draws procedures.
pub(crate) fn run(session: &Session, verb: &ProcedureVerb) -> Result<Outcome, Failure> {
    match verb {
        ProcedureVerb::List { services: true } => catalogue(session),
        ProcedureVerb::List { services: false } => list(session),
        ProcedureVerb::Check { definitions } => check(session, definitions),
        ProcedureVerb::Draw { procedure, svg } => draw(session, procedure, svg.as_deref()),
    }
}

/// Returns the procedures of the office, those shipped where there is no office.
fn shelf(session: &Session) -> Result<Shelf, Failure> {
    let shelf = match Office::open(&office::home(session)) {
        Ok(office) => office.procedures(),
        Err(_) => Shelf::shipped().map_err(|(file, problem)| NoProcedure::Definition(file, problem)),
    };
    shelf.map_err(|error| told(session, None, &error))
}

/// Returns an error as it is told.
pub(crate) fn told(session: &Session, office: Option<&Office>, error: &NoProcedure) -> Failure {
    match error {
        NoProcedure::Office(error) => office::told(session, office, error),
        NoProcedure::Unknown(_) | NoProcedure::Definition(..) => problem(error).into(),
    }
}

fn problem(error: &NoProcedure) -> Problem {
    Problem { key: error.key(), arguments: error.arguments() }
}

fn list(session: &Session) -> Result<Outcome, Failure> {
    let shelf = shelf(session)?;
    let mut out = std::io::stdout().lock();
    if session.json {
        for procedure in shelf.all() {
            let line = serde_json::json!({
                "id": procedure.id, "name": procedure.name, "version": procedure.version,
                "valid-from": procedure.valid_from, "valid-to": procedure.valid_to,
                "stages": procedure.stages.len(),
                "service": procedure.service.as_ref().map(|service| service_of(service, procedure)),
            });
            writeln!(out, "{line}")?;
        }
        return Ok(Outcome::Good);
    }
    let heading = |name: &str| session.messages.text(&format!("procedure-column-{name}"));
    let columns = [
        Column::new(heading("id"), 34, 40),
        Column::new(heading("name"), 20, Column::STRETCHES),
        Column::new(heading("stages"), 4, 8),
        Column::new(heading("version"), 6, 12),
        Column::new(heading("from"), 10, 12),
        Column::new(heading("to"), 10, 12),
    ];
    let cells: Vec<Vec<String>> = shelf.all().map(|procedure| row(session, procedure)).collect();
    write!(out, "{}", table::render(&columns, &cells, session.terminal))?;
    Ok(Outcome::Good)
}

/// Returns what the catalogue says of an administrative procedure.
fn service_of(service: &Service, procedure: &Procedure) -> serde_json::Value {
    let long = |limit: Duration| {
        let (of, count) = limit.parts();
        serde_json::json!({ "of": of, "count": count })
    };
    serde_json::json!({
        "code": service.code, "online": service.online.map(Online::name), "fee": service.fee,
        "legal": service.legal.map(long), "own": procedure.limit.map(long), "cut": procedure.cut(),
    })
}

/// Lists the catalogue of administrative procedures as it stands on the day.
fn catalogue(session: &Session) -> Result<Outcome, Failure> {
    let shelf = shelf(session)?;
    let all = shelf.services(session.today());
    let mut out = std::io::stdout().lock();
    if session.json {
        for procedure in all {
            let service = procedure.service.as_ref().map(|service| service_of(service, procedure));
            let line = serde_json::json!({ "id": procedure.id, "name": procedure.name, "service": service });
            writeln!(out, "{line}")?;
        }
        return Ok(Outcome::Good);
    }
    let heading = |name: &str| session.messages.text(&format!("procedure-column-{name}"));
    let columns = [
        Column::new(heading("code"), 8, 12),
        Column::new(heading("name"), 20, Column::STRETCHES),
        Column::new(heading("online"), 10, 14),
        Column::new(heading("fee"), 5, 20),
        Column::new(heading("legal"), 8, 18),
        Column::new(heading("own"), 8, 18),
        Column::new(heading("cut"), 4, 8),
    ];
    let cells = all.iter().map(|procedure| {
        let told = Catalogued::of(procedure, session.messages.catalogue());
        vec![told.code, procedure.name.clone(), told.online, told.fee, told.legal, told.own, told.cut]
    });
    let cells: Vec<Vec<String>> = cells.collect();
    write!(out, "{}", table::render(&columns, &cells, session.terminal))?;
    Ok(Outcome::Good)
}

fn row(session: &Session, procedure: &Procedure) -> Vec<String> {
    let day = |day| session.messages.day(day);
    vec![
        procedure.id.clone(),
        procedure.name.clone(),
        procedure.stages.len().to_string(),
        procedure.version.clone(),
        day(procedure.valid_from),
        procedure.valid_to.map(day).unwrap_or_default(),
    ]
}

fn check(session: &Session, definitions: &[PathBuf]) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Good;
    for path in definitions {
        let text = String::from_utf8_lossy(&crate::files::bytes(path)?).into_owned();
        match Procedure::read(&text) {
            Ok(procedure) => {
                let said = [
                    ("file", path.display().to_string().into()),
                    ("id", procedure.id.into()),
                    ("stages", procedure.stages.len().into()),
                ];
                writeln!(std::io::stdout(), "{}", session.messages.say("procedure-good", &said))?;
            }
            Err(wrong) => {
                session.report(&problem(&NoProcedure::Definition(path.display().to_string(), wrong)));
                outcome = Outcome::Errors;
            }
        }
    }
    Ok(outcome)
}

/// Draws a procedure of the office, or that of a file.
fn draw(session: &Session, name: &str, svg: Option<&Path>) -> Result<Outcome, Failure> {
    let path = Path::new(name);
    let procedure = if path.is_file() {
        let text = String::from_utf8_lossy(&crate::files::bytes(path)?).into_owned();
        Procedure::read(&text)
            .map_err(|wrong| told(session, None, &NoProcedure::Definition(name.to_owned(), wrong)))?
    } else {
        let found = shelf(session)?.newest(name).cloned();
        found.ok_or_else(|| told(session, None, &NoProcedure::Unknown(name.to_owned())))?
    };
    let words = session.messages.catalogue();
    let Some(file) = svg else { return outline(session, &procedure) };
    std::fs::write(file, diagram::svg(&procedure, words)).map_err(|error| not_written(file, &error))?;
    let said = [("file", file.display().to_string().into()), ("name", procedure.name.into())];
    writeln!(std::io::stdout(), "{}", session.messages.say("procedure-drawn", &said))?;
    Ok(Outcome::Good)
}

fn outline(session: &Session, procedure: &Procedure) -> Result<Outcome, Failure> {
    let words = session.messages.catalogue();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", procedure.name)?;
    if let Some(limit) = diagram::whole(procedure, words) {
        let said = [("limit", limit.into())];
        writeln!(out, "{}", session.messages.say("procedure-whole", &said))?;
    }
    for stage in diagram::stages(procedure, words) {
        writeln!(out, "\n{:>3}. {}", stage.number, stage.name)?;
        writeln!(out, "     {} · {}", stage.owner, stage.limit)?;
        for way in stage.ways {
            writeln!(out, "     → {way}")?;
        }
    }
    Ok(Outcome::Good)
}
