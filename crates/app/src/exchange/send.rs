//! What a person sends: a document to other bodies, the wish to have it back, its update; and the answer to such a wish.

use super::post::{Outgoing, post};
use super::{Bodies, states};
use crate::actor::Done;
use crate::{Actor, Error, Office, Order};
use jiff::civil::Date;
use ledger::DocumentId;
use ledger::document::{Command, Correspondent, Document, Event, Purpose, Relation, State};
use ledger::event::Subject;

impl Office {
    /// Returns the bodies that a paper names as its receivers and that have codes; the office itself is none.
    ///
    /// # Errors
    ///
    /// The configuration or a list of codes cannot be read.
    pub fn addressed(&self, document: &blocks::Document, day: Date) -> Result<Vec<Correspondent>, Error> {
        let bodies = Bodies::of(self.home())?;
        let own = self.home().exchange()?.map(|exchange| exchange.code);
        let reading =
            directive::read(document, &directive::Options { organisation: None, reference_date: Some(day) });
        let mut addressed: Vec<Correspondent> = Vec::new();
        for line in &reading.card.recipients {
            for name in line.value.split([';', ',']) {
                let found = bodies.named(name, day).map(super::Body::correspondent);
                let new =
                    |body: &Correspondent| !addressed.contains(body) && Some(&body.code) != own.as_ref();
                if let Some(body) = found.filter(new) {
                    addressed.push(body);
                }
            }
        }
        Ok(addressed)
    }

    /// Returns the body that a code or a name means.
    ///
    /// # Errors
    ///
    /// No list has it, and it is no code; or a list cannot be read.
    pub fn correspondent(&self, name: &str, day: Date) -> Result<Correspondent, Error> {
        let (bodies, name) = (Bodies::of(self.home())?, name.trim());
        match bodies.coded(name).or_else(|| bodies.named(name, day)) {
            Some(body) => Ok(body.correspondent()),
            None if super::is_code(name) => {
                Ok(Correspondent { code: name.to_owned(), name: name.to_owned() })
            }
            None => {
                let arguments = vec![("name", name.to_owned())];
                Err(Error::Refused { key: "exchange-refusal-no-code", arguments })
            }
        }
    }
}

impl Actor<'_> {
    /// Sends an issued document to other bodies, or tells those that have it that it is recalled or updated. A new one that
    /// takes the place of another is sent as such.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused: no exchange is configured, the body got it already, a recall without a reason.
    pub fn send(
        &self,
        document: DocumentId,
        purpose: Purpose,
        to: &[Correspondent],
        order: &Order<()>,
    ) -> Result<Done, Error> {
        if self.office.home().exchange()?.is_none() {
            return Err(Error::refused("exchange-refusal-not-configured"));
        }
        self.write(|writer, known| {
            let subject = Subject::Document(document);
            if let Some(done) = self.done_before(writer, subject, order.id)? {
                return Ok(done);
            }
            let tenant = writer.tenant();
            let now = Document::now(&writer.entries::<Event>(tenant, subject)?);
            let replaces = now.relations.iter().any(|(relation, _)| *relation == Relation::Replaces);
            let purpose = if purpose == Purpose::New && replaces { Purpose::Replace } else { purpose };
            let command = Command::Send { purpose, to: to.to_vec() };
            let done = self.document_in(writer, known, document, order.with(command))?;
            let outgoing = Outgoing::Paper {
                document: document.to_string(),
                purpose,
                to: to.to_vec(),
                reason: order.reason.clone(),
            };
            post(writer, &outgoing, self.now)?;
            Ok(done)
        })
    }

    /// Answers who sent a document and wants it back: it is given back, and withdrawn here with its tasks; or it is kept.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused: nobody wants it back, or no reason is given.
    pub fn answer_recall(
        &self,
        document: DocumentId,
        give_back: bool,
        order: &Order<()>,
    ) -> Result<Done, Error> {
        self.write(|writer, known| {
            let subject = Subject::Document(document);
            if let Some(done) = self.done_before(writer, subject, order.id)? {
                return Ok(done);
            }
            let state = if give_back { State::RecallAccepted } else { State::RecallRefused };
            let done = states::tell(self, writer, known, document, state, order)?;
            if give_back {
                // The same command did the first part already.
                self.withdraw_in(
                    writer,
                    known,
                    document,
                    &Order { id: None, expected: None, ..order.clone() },
                )?;
            }
            Ok(done)
        })
    }
}
