//! What goes out: put into the outbox beside the event that records it, then made a message of and written into the folder.

use super::{EXCHANGE, folder};
use crate::home::Exchange;
use crate::{Error, Office, ids};
use edxml::Message;
use jiff::civil::DateTime;
use ledger::document::{Correspondent, Document, Entry, Event, Purpose, Relation, State};
use ledger::event::Subject;
use ledger::task::Urgency;
use ledger::{DocumentId, Moment};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use store::{Letter, Writer};

/// How the names of messages end.
const ENDING: &str = "edxml";

/// What goes out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Outgoing {
    /// A document.
    Paper {
        /// Which one.
        document: String,
        /// What the message wants.
        purpose: Purpose,
        /// Who gets it.
        to: Vec<Correspondent>,
        /// Why.
        reason: Option<String>,
    },
    /// What became of a document that came.
    State {
        /// Who sent it.
        to: Correspondent,
        /// What the sender calls it.
        id: String,
        /// Number and symbol.
        code: String,
        /// Its day.
        date: Option<jiff::civil::Date>,
        /// What became of it.
        state: State,
        /// Why, or what else there is to say.
        words: Option<String>,
    },
}

/// Puts something into the outbox.
pub(super) fn post(writer: &mut Writer<'_>, outgoing: &Outgoing, now: Moment) -> Result<(), Error> {
    let receiver = match outgoing {
        Outgoing::Paper { to, .. } => to.iter().map(|body| body.code.as_str()).collect::<Vec<_>>().join(", "),
        Outgoing::State { to, .. } => to.code.clone(),
    };
    let subject = match outgoing {
        Outgoing::Paper { purpose, .. } => purpose.name(),
        Outgoing::State { state, .. } => state.name(),
    };
    let letter = Letter {
        id: ids::new(now),
        channel: EXCHANGE.to_owned(),
        receiver,
        subject: subject.to_owned(),
        body: serde_json::to_string(outgoing).expect("names and texts are written"),
        made_at: now,
        attempts: 0,
        next_at: Some(now),
        delivered_at: None,
        failure: None,
    };
    Ok(writer.post_letter(&letter)?)
}

impl Office {
    /// Writes every message that waits; returns how many there were.
    ///
    /// # Errors
    ///
    /// The folder or the database cannot be written; what waits is kept.
    pub fn carry_messages(&self, now: Moment) -> Result<u64, Error> {
        let mut written = 0;
        while let Some(letter) = self.take_letter_of(Some(EXCHANGE), now)? {
            let carried = self.carry_message(&letter);
            let failed = carried.as_ref().err().map(ToString::to_string);
            let outcome = carried.map_err(|why| crate::follow_up::NotDelivered { why, for_good: false });
            self.note_attempt(&letter, outcome, now)?;
            if let Some(why) = failed {
                return Err(Error::BadFile { path: EXCHANGE.to_owned(), why });
            }
            written += 1;
        }
        Ok(written)
    }

    /// Writes a message of the outbox into the folder of what goes.
    ///
    /// # Errors
    ///
    /// Why it was not written, in the words of whatever failed.
    pub fn carry_message(&self, letter: &Letter) -> Result<(), String> {
        let settings = self.home().exchange().map_err(|error| error.to_string())?;
        let settings = settings.ok_or("[exchange]: not configured")?;
        let outgoing = serde_json::from_str(&letter.body).map_err(|error| error.to_string())?;
        let message = self.message(&settings, outgoing, letter.made_at).map_err(|error| error.to_string())?;
        let bytes = edxml::write(&message).map_err(|error| error.to_string())?;
        let name = format!("{}.{ENDING}", uuid::Uuid::from_bytes(letter.id));
        folder::write(&settings.export, &name, &bytes).map_err(|error| error.to_string())
    }

    fn message(&self, settings: &Exchange, outgoing: Outgoing, at: Moment) -> Result<Message, Error> {
        let from = edxml::Body {
            code: settings.code.clone(),
            name: self.tenant().name.clone(),
            ..edxml::Body::default()
        };
        match outgoing {
            Outgoing::Paper { document, purpose, to, reason } => {
                let document = DocumentId::from_str(&document).map_err(|_| Error::NoDocument(document))?;
                let paper = self.paper(from, document, purpose, &to, reason, at)?;
                Ok(Message::Paper(Box::new(paper)))
            }
            Outgoing::State { to, id, code, date, state, words } => {
                Ok(Message::State(Box::new(edxml::State {
                    from,
                    of: edxml::Answer { body: to.code.clone(), code, date, document: id },
                    to: vec![body(&to)],
                    code: state.code().to_owned(),
                    words,
                    staff: edxml::Staff::default(),
                    at: Some(civil(at)),
                })))
            }
        }
    }

    /// Returns a document as a message.
    fn paper(
        &self,
        from: edxml::Body,
        id: DocumentId,
        purpose: Purpose,
        to: &[Correspondent],
        reason: Option<String>,
        at: Moment,
    ) -> Result<edxml::Paper, Error> {
        let document = self.document_now(id)?;
        let letterhead = self.home().letterhead()?;
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let card = &document.card;
        // Who gets it all the same is told that it is recalled, and needs no files for that.
        let files = if purpose == Purpose::Recall { Vec::new() } else { self.attachments(&document)? };
        Ok(edxml::Paper {
            code: edxml::Code { number: text(&card.number), symbol: text(&card.symbol) },
            place: some(&letterhead.place),
            date: card.date,
            kind: edxml::Kind { number: None, name: text(&card.kind) },
            subject: card.subject.clone(),
            signer: edxml::Signer {
                authority: letterhead.authority.first().cloned(),
                position: letterhead.authority.last().filter(|_| letterhead.authority.len() > 1).cloned(),
                name: letterhead.signer.clone(),
            },
            extent: edxml::Extent { priority: priority(card.urgency), ..edxml::Extent::default() },
            answers: self.answered(&document)?,
            document: id.to_string(),
            traces: vec![edxml::Trace { body: from.code.clone(), at: Some(civil(at)) }],
            business: edxml::Business {
                purpose: edxml::Purpose::ALL
                    [Purpose::ALL.iter().position(|one| *one == purpose).unwrap_or(0)],
                reason,
                replaces: if purpose == Purpose::Replace { replaced(&document) } else { Vec::new() },
                ..edxml::Business::default()
            },
            files,
            to: to.iter().map(body).collect(),
            from,
            ..edxml::Paper::default()
        })
    }

    fn document_now(&self, id: DocumentId) -> Result<Document, Error> {
        let tenant = self.tenant().id;
        let entries: Vec<Entry> =
            self.store().read(|reader| reader.entries::<Event>(tenant, Subject::Document(id)))?;
        Ok(Document::now(&entries))
    }

    fn attachments(&self, document: &Document) -> Result<Vec<edxml::Attachment>, Error> {
        let own = document.card.original.iter();
        let files = own.chain(document.files.iter().map(|(_, file)| file));
        let mut attachments = Vec::new();
        for file in files {
            let gone = || Error::BadFile { path: file.name.clone(), why: file.hash.clone() };
            let bytes = self.files().get(&file.hash)?.ok_or_else(gone)?;
            attachments.push(edxml::Attachment { name: file.name.clone(), media: media(&file.name), bytes });
        }
        Ok(attachments)
    }

    /// Returns the papers that came by message and that a document answers or reports on.
    fn answered(&self, document: &Document) -> Result<Vec<edxml::Answer>, Error> {
        let mut answers = Vec::new();
        for (relation, id) in &document.relations {
            if !matches!(relation, Relation::Answers | Relation::ReportsOn) {
                continue;
            }
            let other = self.document_now(*id)?;
            if let Some(came) = &other.exchange.came {
                answers.push(edxml::Answer {
                    body: came.from.code.clone(),
                    code: code(&other),
                    date: other.card.date,
                    document: came.id.clone(),
                });
            }
        }
        Ok(answers)
    }
}

/// Returns number and symbol of a document as one text.
pub(super) fn code(document: &Document) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    format!("{}/{}", part(&document.card.number), part(&document.card.symbol))
}

/// Returns what the documents are called in the exchange whose place a document takes: they are the body's own.
fn replaced(document: &Document) -> Vec<String> {
    let replaces = document.relations.iter().filter(|(relation, _)| *relation == Relation::Replaces);
    replaces.map(|(_, id)| id.to_string()).collect()
}

fn body(body: &Correspondent) -> edxml::Body {
    edxml::Body { code: body.code.clone(), name: body.name.clone(), ..edxml::Body::default() }
}

fn civil(at: Moment) -> DateTime {
    at.day().to_datetime(at.time())
}

/// `Priority` is 0 to 3, the most urgent last (Nghị định 30/2020/NĐ-CP annex VI).
pub(super) const PRIORITIES: [Urgency; 4] =
    [Urgency::Usual, Urgency::Urgent, Urgency::VeryUrgent, Urgency::Express];

fn priority(urgency: Urgency) -> u8 {
    let at = PRIORITIES.iter().position(|one| *one == urgency);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(0)
}

fn media(name: &str) -> String {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    let media = match end.as_str() {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pdf" => "application/pdf",
        "html" => "text/html",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    };
    media.to_owned()
}
