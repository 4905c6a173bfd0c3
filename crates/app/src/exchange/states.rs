//! What became of a document: told to who sent it, as it happens, and heard of those it was sent to (Quyết định
//! 28/2018/QĐ-TTg). What is told is read from the ledger: registered 03, a lead is named 04, progress is reported 05, all of
//! its tasks are closed 06.

use super::post::{Outgoing, code, post};
use super::take::Taken;
use super::{EXCHANGE, HELD, command};
use crate::actor::Done;
use crate::follow_up::Server;
use crate::office::Known;
use crate::{Actor, Error, Order};
use ledger::document::{Command, Document, Event, State, Told};
use ledger::event::Subject;
use ledger::{DocumentId, Moment};
use std::collections::BTreeSet;
use std::str::FromStr;
use store::{Filter, Order as By, Writer};

/// Events that are looked at in one go.
const MOST: u32 = 500;
/// Stages of tasks that somebody is in charge of, and those of them at which work has begun, or is over.
const GIVEN: [&str; 8] =
    ["assigned", "declined", "accepted", "in-progress", "submitted", "confirmed", "cancelled", "superseded"];
const BEGUN: [&str; 3] = ["in-progress", "submitted", "confirmed"];
const CLOSED: [&str; 3] = ["confirmed", "cancelled", "superseded"];
/// Stages of proposals that were not taken, and of tasks that never were.
const NEVER: [&str; 2] = ["gone", "withdrawn"];

/// Records that a state is told to who sent a document, and puts it into the outbox.
pub(super) fn tell(
    actor: &Actor<'_>,
    writer: &mut Writer<'_>,
    known: &Known,
    document: DocumentId,
    state: State,
    order: &Order<()>,
) -> Result<Done, Error> {
    let done = actor.document_in(writer, known, document, order.with(Command::TellState(state)))?;
    let tenant = writer.tenant();
    let now = Document::now(&writer.entries::<Event>(tenant, Subject::Document(document))?);
    if let Some(came) = &now.exchange.came {
        let outgoing = Outgoing::State {
            to: came.from.clone(),
            id: came.id.clone(),
            code: code(&now),
            date: now.card.date,
            state,
            words: order.reason.clone(),
        };
        post(writer, &outgoing, actor.now)?;
    }
    Ok(done)
}

impl Actor<'_> {
    /// Tells senders what happened to their documents behind the last event that was seen; returns how many states.
    pub(super) fn tell_states(&self, server: Server) -> Result<u64, Error> {
        let tenant = self.office.tenant.id;
        let mut told = 0;
        loop {
            let jobs = self.office.store.read(|reader| reader.schedule(tenant))?;
            let position = jobs.iter().find(|job| job.job == EXCHANGE).map_or(0, |job| job.position);
            let events = self.office.store.read(|reader| reader.events_behind(tenant, position, MOST))?;
            let Some(last) = events.last().map(|event| event.position) else { return Ok(told) };
            let mut documents = BTreeSet::new();
            for subject in events.iter().map(|event| event.subject) {
                if let Subject::Document(id) = subject {
                    documents.insert(id);
                } else if let Subject::Task(id) = subject {
                    let task = self.office.store.read(|reader| reader.history(tenant, id))?.now();
                    documents.extend(task.content.quote.map(|quote| quote.document));
                }
            }
            told += self.write(|writer, known| {
                if !writer.hold_on(EXCHANGE, server.id(), Moment(self.now.0 + HELD))? {
                    return Ok(0);
                }
                let mut told = 0;
                for document in &documents {
                    told += self.tell_due(writer, known, *document)?;
                }
                writer.note_position(EXCHANGE, last)?;
                Ok(told)
            })?;
        }
    }

    /// Tells who sent a document what has become of it and was not told yet.
    fn tell_due(&self, writer: &mut Writer<'_>, known: &Known, id: DocumentId) -> Result<u64, Error> {
        let tenant = writer.tenant();
        let document = Document::now(&writer.entries::<Event>(tenant, Subject::Document(id))?);
        let exchange = &document.exchange;
        if exchange.came.is_none() || document.stage != ledger::document::Stage::Received {
            return Ok(0);
        }
        let filter = Filter { document: Some(id), ..Filter::default() };
        let tasks = writer.all_tasks(tenant, &filter, By::Made, self.today())?;
        let stages: Vec<&str> = tasks.iter().map(|task| task.stage.as_str()).collect();
        let lead = document.instruction().is_some_and(|instruction| instruction.lead.is_some());
        let mut told = 0;
        for state in due(&stages, lead).into_iter().filter(|state| !exchange.has_told(*state)) {
            tell(self, writer, known, id, state, &Order::new(()))?;
            told += 1;
        }
        Ok(told)
    }

    /// Takes what a body tells of a document that was sent to it.
    pub(super) fn take_state(&self, from: &str, heard: &edxml::State, state: State) -> Result<Taken, Error> {
        let unknown = || {
            let arguments = vec![("document", heard.of.document.clone())];
            Error::Refused { key: "exchange-refusal-unknown-document", arguments }
        };
        let document = DocumentId::from_str(&heard.of.document).map_err(|_| unknown())?;
        let day = heard.at.map_or(self.today(), jiff::civil::DateTime::date);
        let words = heard.words.clone();
        let at = heard.at.map(|at| at.to_string()).unwrap_or_default();
        let id = command(&["state", from, &heard.of.document, state.code(), &at]);
        self.write(|writer, known| {
            let subject = Subject::Document(document);
            if self.done_before(writer, subject, Some(id))?.is_some() {
                return Ok(Taken::Known(document));
            }
            let tenant = writer.tenant();
            let now = Document::now(&writer.entries::<Event>(tenant, subject)?);
            now.exchange.receiver(from).ok_or_else(unknown)?;
            let take = Command::TakeState { from: from.to_owned(), told: Told { state, day, words } };
            self.document_in(writer, known, document, Order { id: Some(id), ..Order::new(take) })?;
            Ok(Taken::State { document, state })
        })
    }
}

/// Returns what has become of a document, by the stages of its tasks and whether a leader named who is in charge.
fn due(stages: &[&str], lead: bool) -> Vec<State> {
    let any = |of: &[&str]| stages.iter().any(|stage| of.contains(stage));
    let mut left = stages.iter().filter(|stage| !NEVER.contains(stage)).peekable();
    let closed = left.peek().is_some() && left.all(|stage| CLOSED.contains(stage));
    let mut states = Vec::new();
    if lead || any(&GIVEN) {
        states.push(State::Assigned);
    }
    if any(&BEGUN) {
        states.push(State::InProcess);
    }
    if closed {
        states.push(State::Completed);
    }
    states
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_a_document_is_read_from_its_tasks() {
        use State::{Assigned, Completed, InProcess};
        let cases: [(&[&str], bool, &[State]); 9] = [
            (&[], false, &[]),
            (&[], true, &[Assigned]),
            (&["proposed"], false, &[]),
            (&["proposed", "assigned"], false, &[Assigned]),
            (&["accepted", "in-progress"], false, &[Assigned, InProcess]),
            (&["confirmed", "assigned"], false, &[Assigned, InProcess]),
            (&["confirmed", "gone"], false, &[Assigned, InProcess, Completed]),
            (&["confirmed", "proposed"], false, &[Assigned, InProcess]),
            (&["gone", "withdrawn"], false, &[]),
        ];
        for (stages, lead, expected) in cases {
            assert_eq!(due(stages, lead), expected, "{stages:?}");
        }
    }
}
