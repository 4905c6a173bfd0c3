//! `dondoc document`: the register of documents, what leaders write on them, what they do to each other.

mod roots;
mod signing;

use crate::arguments::{DocumentVerb, Paper, RelationArguments};
use crate::clock;
use crate::office::{self, Names, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::table::{self, Column};
use crate::task::print_done;
use app::{Actor, Office, Order};
use ledger::deadline::Limit;
use ledger::document::{Charge, Command, Document, Instruction};
use ledger::event::Subject;
use std::io::Write as _;
use store::ListedDocument;

/// Does something with documents.
pub(crate) fn run(session: &Session, verb: &DocumentVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    match verb {
        DocumentVerb::List { limit } => list(session, &office, *limit),
        DocumentVerb::Show { document } => show(session, &office, &actor, document),
        DocumentVerb::Slip { file, document } => {
            let document = actor.find_document(document).tell(session, &office)?;
            crate::letter::slip(session, &office, document, file)
        }
        DocumentVerb::File { out, document } => {
            let document = actor.find_document(document).tell(session, &office)?;
            signing::file(session, &office, document, out)
        }
        DocumentVerb::Signed { file, document } => {
            let document = actor.find_document(document).tell(session, &office)?;
            signing::signed(session, &office, &actor, document, file.as_deref())
        }
        DocumentVerb::Roots { add } => roots::run(session, &office, &actor, add),
        DocumentVerb::Instruct { by, words, lead, support, watcher, paper } => {
            let names = Names::of(session, &office)?;
            let charge = |said: &String| charge(session, &office, &actor, said);
            let instruction = Instruction {
                by: names.find_officer(by)?,
                words: words.clone(),
                lead: lead.as_ref().map(charge).transpose()?,
                supports: support.iter().map(charge).collect::<Result<_, _>>()?,
                watcher: watcher.as_deref().map(|name| names.find_officer(name)).transpose()?,
            };
            give(session, &office, &actor, paper, Command::Instruct(Box::new(instruction)))
        }
        DocumentVerb::Relate { relation: RelationArguments { does, to }, paper } => {
            let to = actor.find_document(to).tell(session, &office)?;
            give(session, &office, &actor, paper, Command::Relate { relation: *does, to })
        }
        DocumentVerb::Unrelate { relation: RelationArguments { does, to }, paper } => {
            let to = actor.find_document(to).tell(session, &office)?;
            give(session, &office, &actor, paper, Command::Unrelate { relation: *does, to })
        }
        DocumentVerb::Withdraw(paper) => withdraw(session, &office, &actor, paper),
    }
}

/// Gives a command and says what happened.
fn give(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    paper: &Paper,
    command: Command,
) -> Result<Outcome, Failure> {
    let id = actor.find_document(&paper.document).tell(session, office)?;
    let order = Order::new(command).on(paper.note.on).because(paper.note.reason.clone());
    let done = actor.document(id, order).tell(session, office)?;
    print_done(session, &paper.document, &done)
}

/// Withdraws a document with its tasks, and says how many those were.
fn withdraw(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    paper: &Paper,
) -> Result<Outcome, Failure> {
    let id = actor.find_document(&paper.document).tell(session, office)?;
    let order = Order::new(()).on(paper.note.on).because(paper.note.reason.clone());
    let tasks = actor.withdraw(id, &order).tell(session, office)?;
    let told = session.messages.say("document-withdrawn", &[("tasks", tasks.len().into())]);
    writeln!(std::io::stdout(), "{}: {told}", paper.document)?;
    Ok(Outcome::Good)
}

/// Reads a unit and its limit, "UNIT" or "UNIT=DAY".
fn charge(session: &Session, office: &Office, actor: &Actor<'_>, said: &str) -> Result<Charge, Failure> {
    let (unit, day) = said.split_once('=').map_or((said, None), |(unit, day)| (unit, Some(day)));
    let wrong =
        |_| Problem::new("usage-wrong-date").with("value", day.unwrap_or_default()).with("option", said);
    let day = day.map(|day| clock::parse_day(day.trim())).transpose().map_err(wrong)?;
    let unit = actor.find_unit(unit.trim()).tell(session, office)?;
    Ok(Charge { unit, limit: day.map(|day| Limit::Day { day, hour: None }) })
}

/// Lists the last documents.
fn list(session: &Session, office: &Office, most: u32) -> Result<Outcome, Failure> {
    let tenant = office.tenant().id;
    let documents =
        office.store().read(|reader| reader.documents(tenant, None, most)).tell(session, office)?;
    let column = |key: &str, least, most| Column::new(session.messages.text(key), least, most);
    let columns = [
        column("document-column-code", 10, 22),
        column("document-column-day", 10, 10),
        column("document-column-arrival", 6, 10),
        column("document-column-issuer", 12, 28),
        column("document-column-subject", 20, Column::STRETCHES),
    ];
    let day = |day: Option<jiff::civil::Date>| day.map(|day| session.messages.day(day)).unwrap_or_default();
    let row = |document: &ListedDocument| {
        let arrival = document.arrival.map(|(number, _)| number.to_string()).unwrap_or_default();
        let code = document.code().unwrap_or_else(|| document.id.to_string());
        vec![code, day(document.date), arrival, document.issuer.clone(), document.subject.clone()]
    };
    let rows: Vec<Vec<String>> = documents.iter().map(row).collect();
    write!(std::io::stdout(), "{}", table::render(&columns, &rows, session.terminal))?;
    Ok(Outcome::Good)
}

/// Shows a document: its card, the leader's instruction, its relations.
fn show(session: &Session, office: &Office, actor: &Actor<'_>, name: &str) -> Result<Outcome, Failure> {
    let (messages, tenant) = (&session.messages, office.tenant().id);
    let id = actor.find_document(name).tell(session, office)?;
    let (listed, entries) = office
        .store()
        .read(|reader| {
            let entries = reader.entries(tenant, Subject::Document(id))?;
            Ok::<_, store::Error>((reader.document(tenant, id)?, entries))
        })
        .tell(session, office)?;
    let Some(listed) = listed else {
        return Err(app::Error::NoDocument(name.to_owned())).tell(session, office);
    };
    let document = Document::now(&entries);
    let names = Names::of(session, office)?;
    let mut out = std::io::stdout().lock();
    let code = listed.code().unwrap_or_else(|| id.to_string());
    let title = format!("{code}  {}", messages.text(&format!("document-stage-{}", listed.stage)));
    writeln!(out, "{}", session.terminal.bold(&title))?;
    writeln!(out, "  {}, {}", listed.issuer, listed.date.map(|day| messages.day(day)).unwrap_or_default())?;
    writeln!(out, "  {}", listed.subject)?;
    if let Some((instruction, _)) = document.instructions.last() {
        writeln!(out, "  {}: {}", names.officer(instruction.by), instruction.words)?;
        let charges = instruction.lead.iter().map(|lead| ("document-lead", lead));
        for (key, charge) in charges.chain(instruction.supports.iter().map(|one| ("document-support", one))) {
            let limit = charge.limit.and_then(|limit| limit.due(names.laws().now().1));
            let limit =
                limit.map(|due| messages.say("document-limit", &[("day", messages.day(due.day).into())]));
            let unit = names.unit(charge.unit, session.today());
            writeln!(out, "    {}: {unit}{}", messages.text(key), limit.unwrap_or_default())?;
        }
    }
    for (relation, to) in &document.relations {
        let other = office.store().read(|reader| reader.document(tenant, *to)).tell(session, office)?;
        let other = other.and_then(|other| other.code()).unwrap_or_else(|| to.to_string());
        writeln!(out, "  {} {other}", messages.text(&format!("relation-{}", relation.name())))?;
    }
    Ok(Outcome::Good)
}
