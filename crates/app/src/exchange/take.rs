//! A message that came: entered with its files and proposals in one transaction, or refused with a reason that its sender gets.

use super::post::{Outgoing, PRIORITIES, post};
use super::{Bodies, Read, Words, command, correspondent, states};
use crate::home::Exchange;
use crate::import::{self, Paper};
use crate::office::Known;
use crate::{Actor, Error, Order, ids};
use edxml::{Message, Purpose as Wants};
use ledger::document::{
    Card, Command, Correspondent, Document, Event, FileKind, Original, Purpose, Relation, State,
};
use ledger::event::Subject;
use ledger::task::Urgency;
use ledger::{CommandId, DocumentId};
use std::str::FromStr;
use store::Writer;

/// What became of a message that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It was taken before: nothing happened.
    Known(DocumentId),
    /// A document came, with so many proposals.
    Entered {
        /// The document.
        document: DocumentId,
        /// How many tasks were proposed.
        proposed: usize,
    },
    /// A document that came before was updated.
    Updated(DocumentId),
    /// A document that came before is wanted back: a person answers.
    Recalled(DocumentId),
    /// A body tells what became of a document that was sent to it.
    State {
        /// The document.
        document: DocumentId,
        /// What became of it.
        state: State,
    },
}

/// The files of a message: the one that was read, and the others.
struct Files<'p> {
    main: Option<(&'p edxml::Attachment, blocks::Document)>,
    others: Vec<&'p edxml::Attachment>,
}

impl Actor<'_> {
    /// Takes a message. Who sent a paper that is refused is told why.
    pub(super) fn take_message(
        &self,
        settings: &Exchange,
        bytes: &[u8],
        read: Read<'_>,
        words: Words<'_>,
    ) -> Result<Taken, Error> {
        let bodies = Bodies::of(self.office.home())?;
        match edxml::read(bytes).map_err(|why| unreadable(&why))? {
            Message::State(heard) => self.take_state_message(&bodies, &heard),
            Message::Paper(mut paper) => {
                paper.from.code = bodies.code(&paper.from.code).to_owned();
                let taken = self.take_paper(settings, &paper, bytes, read);
                if let Err(error @ Error::Refused { .. }) = &taken {
                    self.answer_refused(&paper, words(error))?;
                }
                taken
            }
        }
    }

    fn take_state_message(&self, bodies: &Bodies, heard: &edxml::State) -> Result<Taken, Error> {
        let unknown = || Error::Refused {
            key: "exchange-refusal-unknown-state",
            arguments: vec![("state", heard.code.clone())],
        };
        let from = bodies.code(&heard.from.code);
        match State::of_code(&heard.code).ok_or_else(unknown)? {
            State::RecallAsked => {
                let id = command(&["state", from, &heard.of.document, "13"]);
                self.take_recall(from, &heard.of.document, heard.words.clone(), id)
            }
            state @ (State::Arrived
            | State::Refused
            | State::Received
            | State::Assigned
            | State::InProcess
            | State::Completed
            | State::RecallAccepted
            | State::RecallRefused) => self.take_state(from, heard, state),
        }
    }

    fn take_paper(
        &self,
        settings: &Exchange,
        paper: &edxml::Paper,
        bytes: &[u8],
        read: Read<'_>,
    ) -> Result<Taken, Error> {
        check_ours(settings, paper)?;
        let business = &paper.business;
        let meant = business.document.as_deref().unwrap_or(&paper.document);
        let digest = blake3::hash(bytes).to_hex();
        let again = command(&["again", &paper.from.code, meant, &digest]);
        let known = match business.purpose {
            Wants::Update => self.taken_document(&paper.from.code, meant)?,
            Wants::New | Wants::Recall | Wants::Replace => None,
        };
        match (business.purpose, known) {
            (Wants::Recall, _) => self.take_recall(&paper.from.code, meant, business.reason.clone(), again),
            (Wants::Update, Some(document)) => self.take_update(document, paper, again, read),
            // The update of a paper that never came is the paper.
            (Wants::New | Wants::Update | Wants::Replace, _) => self.take_new(paper, meant, read),
        }
    }

    /// Enters a paper that comes for the first time.
    fn take_new(&self, paper: &edxml::Paper, id: &str, read: Read<'_>) -> Result<Taken, Error> {
        if let Some(document) = self.taken_document(&paper.from.code, id)? {
            return Ok(Taken::Known(document));
        }
        let files = sorted(&paper.files, read)?;
        let once = command(&["paper", &paper.from.code, id]);
        self.write(|writer, known| {
            if let Some(document) = taken_by(writer, once)? {
                return Ok(Taken::Known(document));
            }
            let imported = self.enter_paper(writer, known, paper, &files)?;
            let document = imported.document;
            let tenant = writer.tenant();
            let now = Document::now(&writer.entries::<Event>(tenant, Subject::Document(document))?);
            if now.exchange.came.is_some() {
                // The same paper under another id: its sender is told all the same.
                post(writer, &self.state_of(paper, State::Received, None), self.now)?;
                return Ok(Taken::Known(document));
            }
            let purpose = match paper.business.purpose {
                Wants::Replace => Purpose::Replace,
                Wants::New | Wants::Update | Wants::Recall => Purpose::New,
            };
            let take = Command::TakeMessage {
                from: correspondent(&paper.from),
                id: id.to_owned(),
                purpose,
                signed: paper.signed,
            };
            self.document_in(writer, known, document, Order { id: Some(once), ..Order::new(take) })?;
            self.keep_others(writer, known, document, &files)?;
            self.relate_to_known(writer, known, document, paper)?;
            for state in [State::Arrived, State::Received] {
                states::tell(self, writer, known, document, state, &Order::new(()))?;
            }
            Ok(Taken::Entered { document, proposed: imported.proposed.len() })
        })
    }

    /// Enters a paper from the file of it that can be read, or from what the message says where none can.
    fn enter_paper(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        paper: &edxml::Paper,
        files: &Files<'_>,
    ) -> Result<crate::Imported, Error> {
        let said = |card| as_said(paper, card);
        if let Some((file, blocks)) = &files.main {
            let organisation =
                crate::organisation::for_reading(&known.organisation, self.office.tenant.root, self.today());
            let options = directive::Options { organisation: Some(&organisation), reference_date: None };
            let reading = directive::read(blocks, &options);
            let file = Paper { name: &file.name, bytes: &file.bytes, document: blocks, reading: &reading };
            return self.import_in(writer, known, &file, Some(&said));
        }
        let original = match paper.files.first() {
            Some(file) => {
                Some(Original { hash: self.office.blobs.put(&file.bytes)?, name: file.name.clone() })
            }
            None => None,
        };
        let card = said(Card { issuer: correspondent(&paper.from).name, original, ..Card::default() });
        if let Some((document, _)) = self.same_paper(writer, &card)? {
            return Ok(import::without_tasks(document));
        }
        let document = DocumentId::from_bytes(ids::new(self.now));
        self.receive(writer, known, document, card)?;
        Ok(import::without_tasks(document))
    }

    /// Keeps the files of a message that are not kept with the document yet.
    fn keep_others(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        document: DocumentId,
        files: &Files<'_>,
    ) -> Result<(), Error> {
        let tenant = writer.tenant();
        for file in &files.others {
            let hash = self.office.blobs.put(&file.bytes)?;
            let now = Document::now(&writer.entries::<Event>(tenant, Subject::Document(document))?);
            let own = now.card.original.iter();
            if own.chain(now.files.iter().map(|(_, file)| file)).any(|kept| kept.hash == hash) {
                continue;
            }
            let file = Original { hash, name: file.name.clone() };
            let keep = Command::KeepFile { what: FileKind::Attached, file };
            self.document_in(writer, known, document, Order::new(keep))?;
        }
        Ok(())
    }

    /// Relates a paper to those that it answers or whose place it takes, as far as they are here.
    fn relate_to_known(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        document: DocumentId,
        paper: &edxml::Paper,
    ) -> Result<(), Error> {
        let mut related = Vec::new();
        for answer in &paper.answers {
            let ours = DocumentId::from_str(&answer.document).ok();
            let tenant = writer.tenant();
            if let Some(ours) = ours
                && writer.document(tenant, ours)?.is_some()
            {
                related.push((Relation::Answers, ours));
            }
        }
        for id in &paper.business.replaces {
            if let Some(before) = taken_by(writer, command(&["paper", &paper.from.code, id]))? {
                related.push((Relation::Replaces, before));
            }
        }
        related.sort();
        related.dedup();
        for (relation, to) in related.into_iter().filter(|(_, to)| *to != document) {
            self.document_in(writer, known, document, Order::new(Command::Relate { relation, to }))?;
        }
        Ok(())
    }

    /// Enters the update of a paper that came before: its new file is read, and the differences are proposed.
    fn take_update(
        &self,
        document: DocumentId,
        paper: &edxml::Paper,
        once: CommandId,
        read: Read<'_>,
    ) -> Result<Taken, Error> {
        let files = sorted(&paper.files, read)?;
        self.write(|writer, known| {
            if taken_by(writer, once)?.is_some() {
                return Ok(Taken::Known(document));
            }
            if let Some((file, blocks)) = &files.main {
                let organisation = crate::organisation::for_reading(
                    &known.organisation,
                    self.office.tenant.root,
                    self.today(),
                );
                let options = directive::Options { organisation: Some(&organisation), reference_date: None };
                let reading = directive::read(blocks, &options);
                let file =
                    Paper { name: &file.name, bytes: &file.bytes, document: blocks, reading: &reading };
                self.correct_in(writer, known, &file, document, &|card| as_said(paper, card))?;
            }
            self.keep_others(writer, known, document, &files)?;
            let from = correspondent(&paper.from);
            let (id, signed) = (paper.document.clone(), paper.signed);
            let take = Command::TakeMessage { from, id, purpose: Purpose::Update, signed };
            let order = Order { id: Some(once), ..Order::new(take) };
            self.document_in(writer, known, document, order.because(paper.business.reason.clone()))?;
            Ok(Taken::Updated(document))
        })
    }

    /// Notes that who sent a paper wants it back.
    fn take_recall(
        &self,
        from: &str,
        id: &str,
        reason: Option<String>,
        once: CommandId,
    ) -> Result<Taken, Error> {
        let unknown = || Error::Refused {
            key: "exchange-refusal-unknown-document",
            arguments: vec![("document", id.to_owned())],
        };
        let document = self.taken_document(from, id)?.ok_or_else(unknown)?;
        self.write(|writer, known| {
            if taken_by(writer, once)?.is_some() {
                return Ok(Taken::Known(document));
            }
            let tenant = writer.tenant();
            let now = Document::now(&writer.entries::<Event>(tenant, Subject::Document(document))?);
            let from = now.exchange.came.map_or_else(
                || Correspondent { code: from.to_owned(), name: from.to_owned() },
                |came| came.from,
            );
            let id = id.to_owned();
            let take = Command::TakeMessage { from, id, purpose: Purpose::Recall, signed: false };
            let order = Order { id: Some(once), ..Order::new(take) }.because(reason);
            self.document_in(writer, known, document, order)?;
            Ok(Taken::Recalled(document))
        })
    }

    /// Returns the document that came by a message of a sender.
    fn taken_document(&self, from: &str, id: &str) -> Result<Option<DocumentId>, Error> {
        let (tenant, once) = (self.office.tenant.id, command(&["paper", from, id]));
        let events = self.office.store.read(|reader| reader.events_by(tenant, once))?;
        Ok(document_of(&events))
    }

    /// Tells who sent a paper that it was refused. There is no document that could record it.
    fn answer_refused(&self, paper: &edxml::Paper, why: String) -> Result<(), Error> {
        let outgoing = self.state_of(paper, State::Refused, Some(why));
        self.office.store.write(self.office.tenant.id, |writer| post(writer, &outgoing, self.now))
    }

    fn state_of(&self, paper: &edxml::Paper, state: State, words: Option<String>) -> Outgoing {
        let edxml::Code { number, symbol } = &paper.code;
        Outgoing::State {
            to: correspondent(&paper.from),
            id: paper.document.clone(),
            code: format!("{number}/{symbol}"),
            date: paper.date,
            state,
            words,
        }
    }
}

/// Refuses what is meant for others, and what the office sent itself.
fn check_ours(settings: &Exchange, paper: &edxml::Paper) -> Result<(), Error> {
    let ours = |code: &str| code == settings.code || settings.former.iter().any(|former| former == code);
    if ours(&paper.from.code) {
        return Err(Error::refused("exchange-refusal-own"));
    }
    // A gateway that opens the envelope leaves nobody in it.
    if paper.to.is_empty() || paper.to.iter().any(|to| ours(&to.code)) {
        return Ok(());
    }
    let codes = paper.to.iter().map(|to| to.code.as_str()).collect::<Vec<_>>().join(", ");
    Err(Error::Refused { key: "exchange-refusal-not-ours", arguments: vec![("codes", codes)] })
}

/// Finds the file of the paper itself: the first that can be read. One with a mark of secrecy is refused with all of them.
fn sorted<'p>(files: &'p [edxml::Attachment], read: Read<'_>) -> Result<Files<'p>, Error> {
    let mut sorted = Files { main: None, others: Vec::new() };
    for file in files {
        let blocks = read(&file.name, &file.bytes);
        if let Some(blocks) = &blocks {
            import::check_unmarked(blocks)?;
        }
        match blocks {
            Some(blocks) if sorted.main.is_none() => sorted.main = Some((file, blocks)),
            Some(_) | None => sorted.others.push(file),
        }
    }
    Ok(sorted)
}

/// Puts what the message says in the place of what was read: its sender typed it, a reading may miss it.
fn as_said(paper: &edxml::Paper, card: Card) -> Card {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let priority = PRIORITIES.get(usize::from(paper.extent.priority)).copied().unwrap_or_default();
    Card {
        number: some(&paper.code.number).or(card.number),
        symbol: some(&paper.code.symbol).or(card.symbol),
        date: paper.date.or(card.date),
        kind: card.kind.or_else(|| some(&paper.kind.name.to_lowercase())),
        subject: paper.subject.clone(),
        urgency: if card.urgency == Urgency::Usual { priority } else { card.urgency },
        ..card
    }
}

/// Returns the document that a command was given to before.
fn taken_by(writer: &mut Writer<'_>, once: CommandId) -> Result<Option<DocumentId>, Error> {
    let tenant = writer.tenant();
    Ok(document_of(&writer.events_by(tenant, once)?))
}

fn document_of(events: &[ledger::event::Stored]) -> Option<DocumentId> {
    events
        .iter()
        .find_map(|event| if let Subject::Document(document) = event.subject { Some(document) } else { None })
}

fn unreadable(why: &edxml::Error) -> Error {
    let arguments =
        vec![("why", why.name().to_owned()), ("about", why.about().unwrap_or_default().to_owned())];
    Error::Refused { key: "exchange-refusal-unreadable", arguments }
}
