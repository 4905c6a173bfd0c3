//! What the office promises in public: tasks that it chose, with words for everybody, and how they stand today.

use crate::actor::{Actor, Done, Order};
use crate::{Error, Office};
use jiff::civil::Date;
use ledger::event::Subject;
use ledger::settings::{Command, Source};
use ledger::standing::{self, Standing};
use ledger::{Moment, TaskId};

/// A task that everybody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The task.
    pub task: TaskId,
    /// What stands there of it.
    pub words: String,
    /// Who leads it, as the office calls it.
    pub lead: String,
    /// Its last day on time.
    pub due: Option<Date>,
    /// How it stands today.
    pub standing: Standing,
}

impl Actor<'_> {
    /// Lets everybody see a task, by words that may be other than its own. A stage of a dossier is nobody's promise to everybody,
    /// and names who sent it.
    ///
    /// # Errors
    ///
    /// It is not allowed, or there is nothing that could be shown.
    pub fn publish(
        &self,
        task: TaskId,
        words: &str,
        source: Source,
        order: &Order<()>,
    ) -> Result<Done, Error> {
        let tenant = self.office.tenant().id;
        let shown = self.office.store().read(|reader| {
            if reader.head(tenant, Subject::Task(task))?.version == 0 {
                return Err(Error::NoTask(task.to_string()));
            }
            Ok(reader.history(tenant, task)?.now())
        })?;
        if shown.content.dossier.is_some() {
            return Err(Error::refused("door-refusal-dossier"));
        }
        let known = self.office.known()?;
        let (rules, calendar) = known.laws.now();
        if standing::of(&shown, self.today(), rules, calendar).is_none() {
            return Err(Error::refused("door-refusal-not-given"));
        }
        let words = words.trim();
        let words = if words.is_empty() { shown.content.words.trim() } else { words };
        self.settle(order.with(Command::Publish { task, words: words.to_owned(), source }))
    }

    /// Shows a task to everybody no more.
    ///
    /// # Errors
    ///
    /// It is not allowed, or nobody sees it.
    pub fn unpublish(&self, task: TaskId, source: Source, order: &Order<()>) -> Result<Done, Error> {
        self.settle(order.with(Command::Unpublish { task, source }))
    }
}

impl Office {
    /// Returns the tasks that everybody may see, as they stand today, those that are due first before the others. One that was
    /// withdrawn meanwhile is not among them.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn commitments(&self, now: Moment) -> Result<Vec<Commitment>, Error> {
        let (tenant, today) = (self.tenant().id, now.day());
        let known = self.known()?;
        let (rules, calendar) = known.laws.now();
        let mut all = self.store().read(|reader| {
            let mut all = Vec::new();
            for (task, words) in &known.settings.published {
                let shown = reader.history(tenant, *task)?.now();
                let Some(judged) = standing::of(&shown, today, rules, calendar) else { continue };
                let lead = shown.content.lead.and_then(|lead| known.organisation.name_on(lead, today));
                all.push(Commitment {
                    task: *task,
                    words: words.clone(),
                    lead: lead.unwrap_or_default().to_owned(),
                    due: judged.due.map(|due| due.day),
                    standing: judged.standing,
                });
            }
            Ok::<_, Error>(all)
        })?;
        all.sort_by_key(|one| (is_over(one.standing), one.due.is_none(), one.due, one.task));
        Ok(all)
    }
}

/// Tells whether nothing more will come of it.
fn is_over(standing: Standing) -> bool {
    match standing {
        Standing::OpenInTime | Standing::OpenOverdue | Standing::OpenUndated | Standing::Suspended => false,
        Standing::CompletedInTime
        | Standing::CompletedLate
        | Standing::CompletedUndated
        | Standing::Cancelled
        | Standing::Superseded => true,
    }
}
