//! `dondoc register`: numbers of documents, each given once, and every gap explained.

use crate::arguments::{BookArguments, RegisterVerb, SeriesName};
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use app::{Actor, Office, Order};
use ledger::register::{Book, Command, Series, written};
use std::io::Write as _;

/// Does something with a register.
pub(crate) fn run(session: &Session, verb: &RegisterVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    match verb {
        RegisterVerb::Open { first, book: asked } => {
            let book = book(session, &office, &actor, asked)?;
            let command = Command::Open { book: book.clone(), first: *first };
            give(session, &office, &actor, asked, &book, command)?;
            let arguments = [("year", book.year.to_string().into()), ("first", written(*first).into())];
            writeln!(std::io::stdout(), "{}", session.messages.say("register-opened", &arguments))?;
        }
        RegisterVerb::Give { number, book: asked, document } => {
            let book = book(session, &office, &actor, asked)?;
            let to = actor.find_document(document).tell(session, &office)?;
            give(session, &office, &actor, asked, &book, Command::Give { to, number: *number })?;
            let number = office.register(&book).tell(session, &office)?.number_of(to).unwrap_or_default();
            let arguments = [("document", document.as_str().into()), ("number", written(number).into())];
            writeln!(std::io::stdout(), "{}", session.messages.say("register-given", &arguments))?;
        }
        RegisterVerb::Void { book: asked, number } => {
            let book = book(session, &office, &actor, asked)?;
            give(session, &office, &actor, asked, &book, Command::Void { number: *number })?;
            let arguments = [("number", written(*number).into())];
            writeln!(std::io::stdout(), "{}", session.messages.say("register-voided", &arguments))?;
        }
        RegisterVerb::Show { book: asked } => {
            let book = book(session, &office, &actor, asked)?;
            show(session, &office, &book)?;
        }
    }
    Ok(Outcome::Good)
}

fn book(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    asked: &BookArguments,
) -> Result<Book, Failure> {
    let body = asked.unit.as_deref().map(|name| actor.find_unit(name)).transpose().tell(session, office)?;
    let series = match asked.series {
        SeriesName::Incoming => Series::Incoming,
        SeriesName::Issued => Series::Issued { name: asked.name.clone() },
        SeriesName::Copies => Series::Copies,
    };
    let year = asked.year.unwrap_or_else(|| session.today().year());
    Ok(Book { body: body.unwrap_or(office.tenant().root), year, series })
}

fn give(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    asked: &BookArguments,
    book: &Book,
    command: Command,
) -> Result<(), Failure> {
    let order = Order::new(command).on(asked.note.on).because(asked.note.reason.clone());
    actor.register(book, order).tell(session, office)?;
    Ok(())
}

/// Prints who has which number, and the gaps with their reasons.
fn show(session: &Session, office: &Office, book: &Book) -> Result<(), Failure> {
    let (messages, tenant) = (&session.messages, office.tenant().id);
    let register = office.register(book).tell(session, office)?;
    let mut out = std::io::stdout().lock();
    for (number, given) in &register.given {
        let document =
            office.store().read(|reader| reader.document(tenant, given.to)).tell(session, office)?;
        let document = document.map_or_else(|| given.to.to_string(), |document| document.subject);
        writeln!(out, "{}  {}  {document}", written(*number), messages.day(given.day))?;
    }
    for gap in register.gaps() {
        let key = if gap.from == gap.to { "register-gap-one" } else { "register-gap" };
        let reason = gap.reason.unwrap_or_else(|| messages.text("register-gap-unexplained"));
        let arguments = [("from", written(gap.from)), ("to", written(gap.to)), ("reason", reason)];
        writeln!(out, "{}", messages.say(key, &arguments.map(|(name, value)| (name, value.into()))))?;
    }
    let next = [("next", written(register.next().max(1)).into())];
    writeln!(out, "{}", messages.say("register-next", &next))?;
    Ok(())
}
