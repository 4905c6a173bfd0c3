//! The public door of a story: opened, with tasks that everybody may see, and with what somebody outside sends. It comes in as it
//! does from a browser: with a ticket that was given some minutes before, and with files.

use super::super::Code;
use super::super::story::{Decision, Posted, Step, Verb, wrong};
use super::{Player, order};
use crate::door::{Sender, Sending, Sent};
use crate::{Actor, Error};
use forms::paper::{Block, Kind, Paper};
use ledger::settings::{Command, Portal, Source};
use ledger::{DossierId, Moment};

/// How long somebody fills in a form.
const FILLING_IN: i64 = 12 * 60_000;

impl Player<'_> {
    /// Carries out what the office decides about the door.
    pub(super) fn decide(
        &self,
        actor: &Actor<'_>,
        step: &Step,
        act: &str,
        decision: &Decision,
    ) -> Result<(), Error> {
        let source = Source { act: act.to_owned(), document: None };
        match decision {
            Decision::Open { procedures, welcome, contact } => {
                let portal = Portal {
                    open: true,
                    procedures: procedures.clone(),
                    welcome: welcome.clone(),
                    contact: contact.clone(),
                    address: None,
                    daily: Portal::USUAL_DAILY,
                };
                actor.settle(order(step, Command::SetPortal { portal, source }))?;
            }
            Decision::Publish { target, words } => {
                let comment = Verb::Command(ledger::task::Command::Comment(String::new()));
                let tasks = self.tasks(actor, target, &comment)?;
                let [task] = tasks.as_slice() else { return Err(wrong(format!("{target}: several tasks"))) };
                actor.publish(*task, words, source, &order(step, ()))?;
            }
        }
        Ok(())
    }

    /// Sends something through the door; returns the dossier and the code that the sender gets.
    pub(super) fn post(&self, posted: &Posted, now: Moment) -> Result<(DossierId, Code), Error> {
        let key = self.office.door()?;
        let written = key.ticket(&posted.procedure, Moment(now.0 - FILLING_IN))?;
        let ticket = key.take(&written, &posted.procedure, now).map_err(|why| wrong(format!("{why:?}")))?;
        let papers = posted.papers.iter().map(|(id, words)| Ok((id.clone(), vec![self.file(words)?])));
        let sending = Sending {
            procedure: posted.procedure.clone(),
            subject: posted.subject.clone(),
            sender: Sender { name: posted.sender.name.clone(), code: posted.sender.code.clone() },
            fields: posted.fields.clone(),
            papers: papers.collect::<Result<_, Error>>()?,
        };
        match self.office.send(&key, ticket, &sending, now).map_err(super::dossiers::told)? {
            Sent::Received(slip) => {
                let code = Code { subject: posted.subject.clone(), code: slip.code.shown() };
                Ok((slip.dossier, code))
            }
            Sent::Wrong(mistakes) => Err(wrong(format!("{mistakes:?}"))),
            refused @ (Sent::Closed | Sent::Full | Sent::NotHere) => Err(wrong(format!("{refused:?}"))),
        }
    }

    /// Keeps a paper with these words as the file that it is sent as.
    fn file(&self, words: &str) -> Result<String, Error> {
        let mut lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut paper = Paper::new(Kind::Slip);
        paper.name = lines.next().map(str::to_owned);
        paper.body = lines.map(Block::typed).collect();
        let bytes = forms::docx::write(&paper).map_err(|error| wrong(error.to_string()))?;
        Ok(self.office.files().put(&bytes)?)
    }
}
