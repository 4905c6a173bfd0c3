//! `dondoc exchange`: papers to and from other bodies, as messages in two folders.

use crate::arguments::{ExchangeVerb, SendArguments};
use crate::clock;
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::table::{self, Column};
use crate::worker;
use app::exchange::{EXCHANGE, Looked, Taken};
use app::follow_up::Server;
use app::{Error, Office, Order};
use fluent_bundle::FluentValue;
use jiff::civil::Date;
use ledger::document::{Correspondent, Document, Event, Purpose, State};
use ledger::event::Subject;
use ledger::{DocumentId, Effective};
use std::io::Write as _;

/// Looks after the folders, sends, or shows what became of what was sent.
pub(crate) fn run(session: &Session, verb: &ExchangeVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    office::actor(session, &office)?;
    match verb {
        ExchangeVerb::Import => import(session, &office),
        ExchangeVerb::Export(arguments) => export(session, &office, arguments),
        ExchangeVerb::Status { document: Some(document) } => status(session, &office, document),
        ExchangeVerb::Status { document: None } => folders(session, &office),
    }
}

/// Takes what came, tells senders what happened since, and writes what waits.
fn import(session: &Session, office: &Office) -> Result<Outcome, Failure> {
    let reader = worker::reader();
    let read = |name: &str, bytes: &[u8]| reader.read(name, bytes).ok();
    let words = |error: &Error| sentence(session, error);
    let now = clock::moment(session.today);
    let done = office.exchange(Server::new(now), &read, &words, now).tell(session, office)?;
    let mut out = std::io::stdout().lock();
    let Some(done) = done else {
        writeln!(out, "{}", session.messages.text("exchange-elsewhere"))?;
        return Ok(Outcome::Good);
    };
    let mut outcome = Outcome::Good;
    for Looked { name, outcome: looked } in &done.looked {
        let name = FluentValue::from(name.as_str());
        let told = match looked {
            Ok(taken) => {
                let (key, mut arguments) = taken_words(taken);
                arguments.push(("file", name));
                session.messages.say(key, &arguments)
            }
            Err(error) => {
                outcome = Outcome::BadInput;
                let why = sentence(session, error).into();
                session.messages.say("exchange-refused", &[("file", name), ("why", why)])
            }
        };
        writeln!(out, "{told}")?;
    }
    let counts =
        [("count", done.looked.len().into()), ("told", done.told.into()), ("written", done.written.into())];
    writeln!(out, "{}", session.messages.say("exchange-done", &counts))?;
    Ok(outcome)
}

fn sentence(session: &Session, error: &Error) -> String {
    let arguments = error.arguments();
    let arguments: Vec<_> =
        arguments.iter().map(|(name, value)| (*name, FluentValue::from(value.as_str()))).collect();
    session.messages.say(error.key(), &arguments)
}

fn taken_words(taken: &Taken) -> (&'static str, Vec<(&'static str, FluentValue<'static>)>) {
    match taken {
        Taken::Known(_) => ("exchange-known", Vec::new()),
        Taken::Entered { proposed, .. } => ("exchange-entered", vec![("proposed", (*proposed).into())]),
        Taken::Updated(_) => ("exchange-updated", Vec::new()),
        Taken::Recalled(_) => ("exchange-recalled", Vec::new()),
        Taken::State { state, .. } => ("exchange-state", vec![("code", state.code().into())]),
    }
}

/// Sends a document where one is named, and writes what waits.
fn export(session: &Session, office: &Office, arguments: &SendArguments) -> Result<Outcome, Failure> {
    if let Some(name) = &arguments.document {
        let actor = office::actor(session, office)?;
        let document = actor.find_document(name).tell(session, office)?;
        let order = Order::new(()).because(arguments.reason.clone());
        if let Some(give_back) = arguments.answer() {
            actor.answer_recall(document, give_back, &order).tell(session, office)?;
        } else {
            let purpose = arguments.purpose();
            let to = receivers(session, office, document, arguments, purpose)?;
            actor.send(document, purpose, &to, &order).tell(session, office)?;
            let to = to.iter().map(|body| format!("{} ({})", body.name, body.code)).collect::<Vec<_>>();
            let told = [("document", name.as_str().into()), ("to", to.join(", ").into())];
            writeln!(std::io::stdout(), "{}", session.messages.say("exchange-sent", &told))?;
        }
    }
    let written = office.carry_messages(clock::moment(session.today)).tell(session, office)?;
    let told = session.messages.say("exchange-written", &[("written", written.into())]);
    writeln!(std::io::stdout(), "{told}")?;
    Ok(Outcome::Good)
}

/// Returns who gets a document: those that were named; of a new one those that stand on it, of another message those that
/// have it.
fn receivers(
    session: &Session,
    office: &Office,
    document: DocumentId,
    arguments: &SendArguments,
    purpose: Purpose,
) -> Result<Vec<Correspondent>, Failure> {
    let today = session.today();
    if !arguments.to.is_empty() {
        let named = arguments.to.iter().map(|name| office.correspondent(name, today));
        return named.collect::<Result<Vec<_>, _>>().tell(session, office);
    }
    let document = known(session, office, document)?;
    if purpose != Purpose::New {
        let have = document.exchange.receivers.into_iter().filter(ledger::document::Receiver::has_it);
        return Ok(have.map(|receiver| receiver.body).collect());
    }
    let Some(file) = document.card.original else { return Ok(Vec::new()) };
    let bytes = office.files().get(&file.hash).map_err(Error::from).tell(session, office)?;
    let blocks = worker::reader().read(&file.name, &bytes.unwrap_or_default()).map_err(|error| {
        Failure::Problem(
            Problem::new("problem-file").with("file", file.name).with("reason", error.to_string()),
        )
    })?;
    office.addressed(&blocks, document.card.date.unwrap_or(today)).tell(session, office)
}

fn known(session: &Session, office: &Office, id: DocumentId) -> Result<Document, Failure> {
    let tenant = office.tenant().id;
    let entries = office.store().read(|reader| reader.entries::<Event>(tenant, Subject::Document(id)));
    Ok(Document::now(&entries.tell(session, office)?))
}

/// Shows which bodies got a document and what became of it there, or what was told to who sent it.
fn status(session: &Session, office: &Office, name: &str) -> Result<Outcome, Failure> {
    let id = office::actor(session, office)?.find_document(name).tell(session, office)?;
    let exchange = known(session, office, id)?.exchange;
    let signed = exchange.came.as_ref().is_some_and(|came| came.signed);
    let at_sender = exchange.came.iter().flat_map(|came| {
        let told = |(state, at): &(State, Effective)| Line {
            body: &came.from,
            day: at.day,
            state: Some(*state),
            words: None,
        };
        exchange.told.iter().map(told)
    });
    let at_receivers = exchange.receivers.iter().filter_map(|receiver| {
        let body = &receiver.body;
        Some(match receiver.state() {
            Some(told) => Line { body, day: told.day, state: Some(told.state), words: told.words.as_deref() },
            None => Line { body, day: receiver.sent.last()?.1.day, state: None, words: None },
        })
    });
    let lines: Vec<Line<'_>> = at_sender.chain(at_receivers).collect();
    let mut out = std::io::stdout().lock();
    if session.json {
        for line in &lines {
            writeln!(out, "{}", line.json())?;
        }
        return Ok(Outcome::Good);
    }
    let messages = &session.messages;
    if lines.is_empty() {
        writeln!(out, "{}", messages.text("exchange-nothing"))?;
        return Ok(Outcome::Good);
    }
    let state = |state: State| messages.text(&format!("exchange-state-{}", state.name()));
    let row = |line: &Line<'_>| {
        vec![
            line.body.code.clone(),
            line.body.name.clone(),
            messages.day(line.day),
            line.state.map_or_else(|| messages.text("exchange-no-state"), state),
            line.words.unwrap_or_default().to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = lines.iter().map(row).collect();
    let columns = [
        Column::new(messages.text("exchange-column-code"), 3, 35),
        Column::new(messages.text("exchange-column-body"), 12, 40),
        Column::new(messages.text("exchange-column-day"), 10, 10),
        Column::new(messages.text("exchange-column-state"), 10, 30),
        Column::new(messages.text("exchange-column-words"), 10, Column::STRETCHES),
    ];
    writeln!(out, "{}", table::render(&columns, &rows, session.terminal).trim_end())?;
    if signed {
        writeln!(out, "{}", messages.text("exchange-signed"))?;
    }
    Ok(Outcome::Good)
}

/// What became of a document at a body on a day.
struct Line<'l> {
    body: &'l Correspondent,
    day: Date,
    /// `None` where the body did not answer.
    state: Option<State>,
    words: Option<&'l str>,
}

impl Line<'_> {
    fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "code": self.body.code, "body": self.body.name, "day": self.day,
            "state": self.state.map(State::name), "words": self.words,
        })
    }
}

/// Shows the folders, and what was done when they were looked at last.
fn folders(session: &Session, office: &Office) -> Result<Outcome, Failure> {
    let Some(settings) = office.home().exchange().tell(session, office)? else {
        return Err(Error::refused("exchange-refusal-not-configured")).tell(session, office);
    };
    let tenant = office.tenant().id;
    let jobs = office.store().read(|reader| reader.schedule(tenant)).tell(session, office)?;
    let last = jobs.into_iter().find(|job| job.job == EXCHANGE);
    let result = last.and_then(|job| job.failure.or(job.result)).unwrap_or_default();
    let arguments = [
        ("code", settings.code.as_str().into()),
        ("import", settings.import.display().to_string().into()),
        ("export", settings.export.display().to_string().into()),
        ("result", result.into()),
    ];
    writeln!(std::io::stdout(), "{}", session.messages.say("exchange-folders", &arguments))?;
    Ok(Outcome::Good)
}
