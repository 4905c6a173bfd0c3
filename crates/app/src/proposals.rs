//! Proposals taken apart and put together, and documents withdrawn with everything that was read from them.

use crate::actor::{Actor, Done, Order};
use crate::office::Known;
use crate::{Error, ids};
use ledger::document;
use ledger::task::{Command, Content, Event};
use ledger::{DocumentId, TaskId};
use store::{Filter, Order as By, Writer};

impl Actor<'_> {
    /// Takes a proposal apart: its parts are proposed beside it, each with the quote of the whole. Returns the parts.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules. Nothing happened then.
    pub fn split(&self, task: TaskId, parts: Vec<Content>, order: &Order<()>) -> Result<Vec<TaskId>, Error> {
        self.write(|writer, known| {
            let tenant = writer.tenant();
            let history = writer.history(tenant, task)?;
            // A second click: its parts are those of the first one.
            let before = history.entries().iter().find(|entry| Some(entry.meta.command) == order.id);
            if let Some(Event::Split { into }) = before.map(|entry| &entry.event) {
                return Ok(into.clone());
            }
            let whole = history.now().content;
            let into: Vec<TaskId> = parts.iter().map(|_| TaskId::from_bytes(ids::new(self.now))).collect();
            self.give_in(writer, known, task, order.with(Command::Split(into.clone())))?;
            for (id, part) in into.iter().zip(parts) {
                let part = Content { quote: part.quote.or_else(|| whole.quote.clone()), ..part };
                let propose = Command::Propose(Box::new(part));
                self.give_in(writer, known, *id, Order { expected: None, ..order.with(propose) })?;
            }
            Ok(into)
        })
    }

    /// Makes proposals part of one: it gets the words of all, in their order, and the others are gone.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules. Nothing happened then.
    pub fn join(&self, into: TaskId, others: &[TaskId], order: &Order<()>) -> Result<Done, Error> {
        self.write(|writer, known| {
            let tenant = writer.tenant();
            let mut content = writer.history(tenant, into)?.now().content;
            for other in others {
                let joined = writer.history(tenant, *other)?.now().content;
                content.words = format!("{}\n{}", content.words, joined.words);
                let new = joined
                    .milestones
                    .into_iter()
                    .filter(|one| !content.milestones.iter().any(|known| known.limit == one.limit));
                let new: Vec<_> = new.collect();
                let mut next = content.milestones.iter().map(|one| one.id.0).max().unwrap_or(0);
                content.milestones.extend(new.into_iter().map(|one| {
                    next += 1;
                    ledger::task::Milestone { id: ledger::task::MilestoneId(next), ..one }
                }));
                self.give_in(
                    writer,
                    known,
                    *other,
                    Order { expected: None, ..order.with(Command::Join(into)) },
                )?;
            }
            self.give_in(writer, known, into, order.with(Command::Edit(Box::new(content))))
        })
    }

    /// Withdraws a document that was entered by mistake, and every task that was read from it.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules (it wants a reason). Nothing happened then.
    pub fn withdraw(&self, id: DocumentId, order: &Order<()>) -> Result<Vec<TaskId>, Error> {
        self.write(|writer, known| self.withdraw_in(writer, known, id, order))
    }

    /// Withdraws a document and its tasks inside a transaction.
    pub(crate) fn withdraw_in(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: DocumentId,
        order: &Order<()>,
    ) -> Result<Vec<TaskId>, Error> {
        self.document_in(writer, known, id, order.with(document::Command::Withdraw))?;
        let tenant = writer.tenant();
        let filter = Filter { document: Some(id), ..Filter::default() };
        let mut withdrawn = Vec::new();
        for task in writer.all_tasks(tenant, &filter, By::Made, self.today())? {
            if task.stage != "gone" && task.stage != "withdrawn" {
                let command = Order { expected: None, ..order.with(Command::Withdraw) };
                self.give_in(writer, known, task.id, command)?;
                withdrawn.push(task.id);
            }
        }
        Ok(withdrawn)
    }

    /// Gives the tasks that an officer who leaves is at work on to another one; a result that waits for its confirmation, or a
    /// task that was declined, is nobody's work now.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules. Nothing happened then.
    pub fn hand_over(
        &self,
        from: ledger::OfficerId,
        to: ledger::OfficerId,
        order: &Order<()>,
    ) -> Result<Vec<TaskId>, Error> {
        self.write(|writer, known| {
            let tenant = writer.tenant();
            let at_work = ["assigned", "accepted", "in-progress"].map(str::to_owned).to_vec();
            let filter = Filter { officer: Some(from), stages: at_work, ..Filter::default() };
            let mut moved = Vec::new();
            for task in writer.all_tasks(tenant, &filter, By::Made, self.today())? {
                let command = Order { expected: None, ..order.with(Command::Delegate(to)) };
                self.give_in(writer, known, task.id, command)?;
                moved.push(task.id);
            }
            Ok(moved)
        })
    }
}
