//! The tracking sheet that an office kept before: its rows are compared with the ledger, and proposed where they are new.
//!
//! A sheet is no document that arrived: it gets no arrival number, and its tasks quote nothing. What it says besides the
//! task (the document, how far it is, notes) is kept with the proposal as a comment, in its own words.

use crate::actor::{Actor, Order};
use crate::office::Known;
use crate::propose::{Frame, Proposal, propose};
use crate::{Error, ids};
use directive::Reading;
use ledger::task::{Command, Content};
use ledger::{DocumentId, OrderId, TaskId, UnitId};
use std::collections::HashMap;
use store::{Filter, Order as By, Reader};
use viet::fold::key;

/// What one task of a sheet would become.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetTask {
    /// What is not in the ledger yet; one for each unit that leads.
    pub new: Vec<Content>,
    /// What is there already.
    pub known: Vec<TaskId>,
    /// Names of units that the organisation does not know.
    pub unknown: Vec<String>,
}

impl Actor<'_> {
    /// Returns what each task of a sheet would become, in the order of the reading. A task is known by its words and its
    /// lead; where the sheet names no lead that the office knows, by its words.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn compare_sheet(
        &self,
        blocks: &blocks::Document,
        reading: &Reading,
    ) -> Result<Vec<SheetTask>, Error> {
        self.office.store.read(|reader| {
            let known = self.office.known_in(reader)?;
            self.compare_in(reader, &known, blocks, reading)
        })
    }

    /// Compares a sheet as [`Actor::compare_sheet`] and proposes what `choose` makes of that, each with a comment, in one
    /// transaction: all of them or none, and nothing that somebody else entered meanwhile. Returns what `choose` returned
    /// beside them.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules. Nothing happened then.
    pub fn propose_sheet<R>(
        &self,
        blocks: &blocks::Document,
        reading: &Reading,
        choose: impl FnOnce(&[SheetTask]) -> (R, Vec<(Content, String)>),
    ) -> Result<R, Error> {
        self.write(|writer, known| {
            let compared = self.compare_in(writer, known, blocks, reading)?;
            let (chosen, rows) = choose(&compared);
            for (content, comment) in rows {
                let id = TaskId::from_bytes(ids::new(self.now));
                self.give_in(writer, known, id, Order::new(Command::Propose(Box::new(content))))?;
                self.give_in(writer, known, id, Order::new(Command::Comment(comment)))?;
            }
            Ok(chosen)
        })
    }

    fn compare_in(
        &self,
        reader: &mut Reader<'_>,
        known: &Known,
        blocks: &blocks::Document,
        reading: &Reading,
    ) -> Result<Vec<SheetTask>, Error> {
        let here = self.tasks_by_words(reader)?;
        let frame = Frame {
            // Only for the quotes, which are taken away below.
            document: DocumentId::from_bytes(ids::new(self.now)),
            blocks,
            organisation: &known.organisation,
            body: self.office.tenant.root,
            day: self.today(),
        };
        let proposals = propose(reading, frame, || OrderId::from_bytes(ids::new(self.now)));
        Ok(proposals.into_iter().map(|proposal| compare(proposal, &here)).collect())
    }

    /// Returns every task of the ledger by its words, dropped ones too: what a person dropped is not proposed again.
    fn tasks_by_words(&self, reader: &mut Reader<'_>) -> Result<Here, Error> {
        let tenant = self.office.tenant.id;
        let mut here = Here::new();
        for task in reader.all_tasks(tenant, &Filter::default(), By::Made, self.today())? {
            here.entry(key(&task.words)).or_default().push((task.lead, task.id));
        }
        Ok(here)
    }
}

/// Tasks by their words.
type Here = HashMap<String, Vec<(Option<UnitId>, TaskId)>>;

fn compare(proposal: Proposal, here: &Here) -> SheetTask {
    let mut task = SheetTask { new: Vec::new(), known: Vec::new(), unknown: proposal.unknown };
    for content in proposal.contents {
        let mut same = here.get(&key(&content.words)).into_iter().flatten();
        match same.find(|(lead, _)| content.lead.is_none() || *lead == content.lead) {
            Some((_, known)) => task.known.push(*known),
            None => task.new.push(Content { quote: None, ..content }),
        }
    }
    task
}
