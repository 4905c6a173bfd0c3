//! `dondoc standing`: where tasks stood at the end of a day, as it was known at a moment.

use crate::arguments::{CutName, StandingArguments};
use crate::office::{self, Names, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::table::{self, Column};
use jiff::civil::Date;
use ledger::Moment;
use ledger::count::{Figures, RateBase};
use ledger::standing::Standing;
use std::collections::BTreeMap;
use std::io::Write as _;
use store::{Cut, ListedDocument, Row};

/// Counts and prints the rows, and the total, which is their sum.
pub(crate) fn run(session: &Session, arguments: &StandingArguments) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    office::actor(session, &office)?;
    let as_of = arguments.as_of.unwrap_or_else(|| session.today());
    let known_at = arguments.known_at.map_or(Moment::LAST, Moment::end_of);
    let given = arguments.given_from.zip(arguments.given_to);
    let tenant = office.tenant().id;
    let (rows, documents) = office
        .store()
        .read(|reader| {
            let rows = reader.figures(tenant, cut(arguments.by), as_of, known_at, given)?;
            let mut documents = BTreeMap::new();
            for row in rows.keys() {
                if let Row::Document(id) = row {
                    documents.extend(reader.document(tenant, *id)?.map(|document| (*id, document)));
                }
            }
            Ok::<_, store::Error>((rows, documents))
        })
        .tell(session, &office)?;
    let names = Names::of(session, &office)?;
    let named = rows.iter().map(|(row, figures)| (name(session, &names, &documents, row, as_of), *figures));
    print(session, "standing-title", as_of, named.collect())
}

fn cut(name: CutName) -> Cut {
    match name {
        CutName::Unit => Cut::Unit,
        CutName::Document => Cut::Document,
        CutName::Programme => Cut::Programme,
        CutName::Field => Cut::Field,
        CutName::Leader => Cut::Watcher,
        CutName::Month => Cut::Month,
    }
}

/// Returns a row's name on the day of the count.
fn name(
    session: &Session,
    names: &Names,
    documents: &BTreeMap<ledger::DocumentId, ListedDocument>,
    row: &Row,
    day: Date,
) -> String {
    match row {
        Row::None => session.messages.text("standing-none"),
        Row::Unit(unit) => names.unit(*unit, day),
        Row::Officer(officer) => names.officer(*officer),
        Row::Field(field) => field.clone(),
        Row::Month(first) => format!("{:02}/{}", first.month(), first.year()),
        Row::Document(id) => documents.get(id).map_or_else(
            || id.to_string(),
            |document| document.code().unwrap_or_else(|| document.subject.clone()),
        ),
    }
}

/// Prints figures by rows under the title of a key, and their sum.
pub(crate) fn print(
    session: &Session,
    title: &str,
    as_of: Date,
    mut rows: Vec<(String, Figures)>,
) -> Result<Outcome, Failure> {
    let total: Figures = rows.iter().map(|(_, figures)| *figures).sum();
    let mut out = std::io::stdout().lock();
    if session.json {
        for (name, figures) in &rows {
            writeln!(out, "{}", json(Some(name), *figures))?;
        }
        writeln!(out, "{}", json(None, total))?;
        return Ok(Outcome::Good);
    }
    rows.sort_by_key(|(name, _)| viet::fold::key(name));
    rows.push((session.messages.text("standing-total"), total));
    let head = session.messages.say(title, &[("day", session.messages.day(as_of).into())]);
    writeln!(out, "{}", session.terminal.bold(&head))?;
    let mut columns = vec![Column::new(session.messages.text("standing-column-row"), 14, Column::STRETCHES)];
    columns.push(Column::new(session.messages.text("standing-column-given"), 4, 9));
    columns.extend(Standing::ALL.map(|standing| {
        Column::new(session.messages.text(&format!("standing-column-{}", standing.name())), 4, 9)
    }));
    columns.push(Column::new(session.messages.text("standing-column-rate"), 6, 8));
    let cells: Vec<Vec<String>> = rows.iter().map(|(name, figures)| cells(name, *figures)).collect();
    write!(out, "{}", table::render(&columns, &cells, session.terminal))?;
    writeln!(out, "{}", session.terminal.dim(&session.messages.text("standing-legend")))?;
    Ok(Outcome::Good)
}

fn cells(name: &str, figures: Figures) -> Vec<String> {
    let mut cells = vec![name.to_owned(), figures.given().to_string()];
    cells.extend(Standing::ALL.map(|standing| figures.get(standing).to_string()));
    let rate = figures.rate(Standing::CompletedInTime, RateBase::Due).per_mille();
    cells.push(rate.map_or_else(|| "-".to_owned(), |rate| format!("{},{} %", rate / 10, rate % 10)));
    cells
}

fn json(name: Option<&str>, figures: Figures) -> serde_json::Value {
    let mut line = serde_json::Map::new();
    line.insert("row".to_owned(), name.into());
    line.insert("given".to_owned(), figures.given().into());
    for standing in Standing::ALL {
        line.insert(standing.name().to_owned(), figures.get(standing).into());
    }
    line.into()
}
