//! Somebody who acts: commands to tasks and documents, each judged by the permission table and the rules, in one
//! transaction with the events and rows it leads to.

use crate::office::{Known, Office};
use crate::{Error, ids, names};
use jiff::civil::{Date, Time};
use ledger::event::{Body, Meta, Subject};
use ledger::rules::Judge;
use ledger::task::{self, Command, levels};
use ledger::{
    CommandId, DocumentId, Effective, EventId, Moment, OfficerId, TaskId, UnitId, document, permission,
    standing,
};
use std::collections::BTreeMap;
use store::{Draft, Filter, Order as By, Writer};

/// Somebody who acts in an office at a moment.
pub struct Actor<'o> {
    pub(crate) office: &'o Office,
    pub(crate) officer: OfficerId,
    pub(crate) now: Moment,
}

/// What somebody asks for, with what is noted beside it.
#[derive(Clone, Debug)]
pub struct Order<C> {
    /// What is to happen.
    pub command: C,
    /// The day on which it takes effect; today where `None`.
    pub effective: Option<Date>,
    /// The hour of that day, where it matters.
    pub hour: Option<Time>,
    /// Why.
    pub reason: Option<String>,
    /// The version that the person saw; whatever it is where `None`.
    pub expected: Option<u64>,
    /// The id of the command, where the same one may be given twice (a second click).
    pub id: Option<CommandId>,
}

impl<C> Order<C> {
    /// Asks for something today, without a reason.
    pub fn new(command: C) -> Self {
        Self { command, effective: None, hour: None, reason: None, expected: None, id: None }
    }

    /// Adds the day on which it takes effect.
    #[must_use]
    pub fn on(mut self, day: Option<Date>) -> Self {
        self.effective = day;
        self
    }

    /// Adds the hour at which it takes effect.
    #[must_use]
    pub fn at_hour(mut self, hour: Option<Time>) -> Self {
        self.hour = hour;
        self
    }

    /// Adds the reason.
    #[must_use]
    pub fn because(mut self, reason: Option<String>) -> Self {
        self.reason = reason;
        self
    }

    /// Adds the version that the person saw.
    #[must_use]
    pub fn at(mut self, version: u64) -> Self {
        self.expected = Some(version);
        self
    }

    /// Asks for something else in the same way.
    pub fn with<D>(&self, command: D) -> Order<D> {
        Order {
            command,
            effective: self.effective,
            hour: self.hour,
            reason: self.reason.clone(),
            expected: self.expected,
            id: self.id,
        }
    }
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The version of the subject now.
    pub version: u64,
    /// What happened, by the stable names of the events.
    pub events: Vec<String>,
}

impl<'o> Actor<'o> {
    pub(crate) fn new(office: &'o Office, officer: OfficerId, now: Moment) -> Self {
        Self { office, officer, now }
    }

    /// Returns who acts.
    pub fn officer(&self) -> OfficerId {
        self.officer
    }

    /// Returns the day in Viet Nam.
    pub fn today(&self) -> Date {
        self.now.day()
    }

    /// Returns the task that a code, an id or the end of one means.
    ///
    /// # Errors
    ///
    /// There is none, or several are meant.
    pub fn find_task(&self, name: &str) -> Result<TaskId, Error> {
        self.office.store.read(|reader| names::task(reader, self.office.tenant.id, name))
    }

    /// Returns the document that a number or an id means.
    ///
    /// # Errors
    ///
    /// There is none, or several are meant.
    pub fn find_document(&self, name: &str) -> Result<DocumentId, Error> {
        self.office.store.read(|reader| names::document(reader, self.office.tenant.id, name))
    }

    /// Returns the unit that a name means today.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn find_unit(&self, name: &str) -> Result<UnitId, Error> {
        let organisation = self.office.organisation()?;
        names::unit(&organisation, name, self.today()).ok_or_else(|| Error::NoUnit(name.to_owned()))
    }

    /// Gives a command to a task.
    ///
    /// # Errors
    ///
    /// It is not allowed, refused by the rules, or the task is not what the person saw. Nothing happened then.
    pub fn give(&self, task: TaskId, order: Order<Command>) -> Result<Done, Error> {
        self.write(|writer, known| self.give_in(writer, known, task, order))
    }

    /// Confirms a proposal: gives it to its lead, under the next code of the year ("2025/0147").
    ///
    /// # Errors
    ///
    /// As [`Actor::give`].
    pub fn confirm(&self, task: TaskId, order: Order<()>) -> Result<Done, Error> {
        self.write(|writer, known| {
            // Before the number is taken: a second click must not leave a gap behind it.
            if let Some(done) = self.done_before(writer, Subject::Task(task), order.id)? {
                return Ok(done);
            }
            let year = order.effective.unwrap_or(self.today()).year();
            let number = writer.next_number(&format!("task/{year}"))?;
            let command = Command::Assign { code: format!("{year}/{number:04}") };
            self.give_in(writer, known, task, order.with(command))
        })
    }

    /// Gives a command to a document.
    ///
    /// # Errors
    ///
    /// As [`Actor::give`].
    pub fn document(&self, id: DocumentId, order: Order<document::Command>) -> Result<Done, Error> {
        self.write(|writer, known| self.document_in(writer, known, id, order))
    }

    /// Runs one transaction with what is known in it.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&mut Writer<'_>, &Known) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.office.store.write(self.office.tenant.id, |writer| {
            let known = self.office.known_in(writer)?;
            write(writer, &known)
        })
    }

    /// Gives a command to a task inside a transaction.
    pub(crate) fn give_in(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: TaskId,
        order: Order<Command>,
    ) -> Result<Done, Error> {
        let subject = Subject::Task(id);
        if let Some(done) = self.done_before(writer, subject, order.id)? {
            return Ok(done);
        }
        let tenant = writer.tenant();
        let mut history = writer.history(tenant, id)?;
        check_seen(id, &history, order.expected)?;
        let meta = self.meta(writer, &order);
        let task = history.now();
        if history.entries().is_empty() && !matches!(order.command, Command::Propose(_)) {
            return Err(Error::NoTask(id.to_string()));
        }
        let name = order.command.name();
        if !permission::may(&known.organisation, self.officer, name, &task, meta.effective.day) {
            return Err(Error::NotAllowed { command: name });
        }
        let (rules, calendar) = known.laws.now();
        let judge = Judge { rules, calendar };
        self.check_parent(writer, id, &order.command)?;
        let below = self.below(writer, id, &order.command, judge)?;
        let events = levels::decide(&history, &below, order.command, &meta, judge)?;
        let drafts = drafts(events, &meta);
        history.extend(&drafts);
        let done = append(writer, subject, history.entries().len() - drafts.len(), drafts)?;
        writer.project_task(id, done.version, &history, meta.recorded_at, &known.laws)?;
        Ok(done)
    }

    /// Gives a command to a document inside a transaction.
    pub(crate) fn document_in(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: DocumentId,
        order: Order<document::Command>,
    ) -> Result<Done, Error> {
        let subject = Subject::Document(id);
        if let Some(done) = self.done_before(writer, subject, order.id)? {
            return Ok(done);
        }
        let tenant = writer.tenant();
        let mut entries = writer.entries::<document::Event>(tenant, subject)?;
        Error::check_seen(order.expected, entries.len())?;
        let meta = self.meta(writer, &order);
        let name = order.command.name();
        let document = document::Document::now(&entries);
        let body = document.body.unwrap_or(self.office.tenant.root);
        if !permission::may_in(&known.organisation, self.officer, name, body, meta.effective.day) {
            return Err(Error::NotAllowed { command: name });
        }
        let (rules, calendar) = known.laws.now();
        let events = document::decide(id, &entries, order.command, &meta, Judge { rules, calendar })?;
        let drafts = drafts(events, &meta);
        let version = entries.len();
        entries.extend(drafts.iter().map(entry));
        let done = append(writer, subject, version, drafts)?;
        writer.project_document(id, &entries)?;
        Ok(done)
    }

    /// Refuses a task that would become its own ancestor.
    fn check_parent(&self, writer: &mut Writer<'_>, id: TaskId, command: &Command) -> Result<(), Error> {
        let (Command::Propose(content) | Command::Edit(content)) = command else { return Ok(()) };
        let Some(parent) = content.parent else { return Ok(()) };
        let tenant = writer.tenant();
        let mut parents = BTreeMap::new();
        let mut above = Some(parent);
        while let Some(task) = above.filter(|task| !parents.contains_key(task)) {
            above = writer.history(tenant, task)?.now().content.parent;
            parents.insert(task, above);
        }
        Ok(levels::check_parent(id, parent, |task| parents.get(&task).copied().flatten())?)
    }

    /// Returns how the tasks below one stand, where the command asks for it.
    fn below(
        &self,
        writer: &mut Writer<'_>,
        id: TaskId,
        command: &Command,
        judge: Judge<'_>,
    ) -> Result<levels::Below, Error> {
        let asks = matches!(command, Command::ConfirmResult | Command::Cancel | Command::Supersede(_));
        if !asks {
            return Ok(levels::Below::default());
        }
        let (tenant, today) = (writer.tenant(), self.today());
        let filter = Filter { parent: Some(id), ..Filter::default() };
        let mut children = Vec::new();
        for child in writer.all_tasks(tenant, &filter, By::Made, today)? {
            let task = writer.history(tenant, child.id)?.now();
            children.extend(standing::of(&task, today, judge.rules, judge.calendar));
        }
        Ok(levels::below(None, children))
    }

    /// Returns who, when and why.
    pub(crate) fn meta<C>(&self, writer: &Writer<'_>, order: &Order<C>) -> Meta {
        let recorded_at = writer.moment(self.now);
        Meta {
            actor: self.officer,
            on_behalf: None,
            command: order.id.unwrap_or_else(|| CommandId::from_bytes(ids::new(self.now))),
            cause: None,
            recorded_at,
            effective: Effective { day: order.effective.unwrap_or(recorded_at.day()), hour: order.hour },
            reason: order.reason.clone().filter(|reason| !reason.trim().is_empty()),
        }
    }

    /// Returns what a command led to, where it was carried out on the subject before.
    pub(crate) fn done_before(
        &self,
        writer: &mut Writer<'_>,
        subject: Subject,
        command: Option<CommandId>,
    ) -> Result<Option<Done>, Error> {
        let Some(command) = command else { return Ok(None) };
        let tenant = writer.tenant();
        let mut events = writer.events_by(tenant, command)?;
        events.retain(|event| event.subject == subject);
        Ok(events
            .last()
            .map(|last| last.version)
            .map(|version| Done { version, events: events.into_iter().map(|event| event.name).collect() }))
    }
}

/// Refuses what was asked of another state of the task, and tells what happened since.
fn check_seen(id: TaskId, history: &task::History, expected: Option<u64>) -> Result<(), Error> {
    let entries = history.entries();
    match expected {
        Some(seen) if seen != entries.len() as u64 => {
            let since = usize::try_from(seen).unwrap_or(usize::MAX).min(entries.len());
            let meanwhile = entries[since..].iter().map(|entry| entry.event.name().to_owned()).collect();
            Err(Error::Changed { task: id, meanwhile })
        }
        Some(_) | None => Ok(()),
    }
}

/// Gives events their ids.
pub(crate) fn drafts<E>(events: Vec<E>, meta: &Meta) -> Vec<Draft<E>> {
    let draft =
        |body| Draft { id: EventId::from_bytes(ids::new(meta.recorded_at)), meta: meta.clone(), body };
    events.into_iter().map(draft).collect()
}

/// Returns a draft as the history keeps it.
pub(crate) fn entry<E: Clone>(draft: &Draft<E>) -> ledger::event::Entry<E> {
    ledger::event::Entry { id: draft.id, meta: draft.meta.clone(), event: draft.body.clone() }
}

/// Appends drafts behind a version.
pub(crate) fn append<E: Body>(
    writer: &mut Writer<'_>,
    subject: Subject,
    version: usize,
    drafts: Vec<Draft<E>>,
) -> Result<Done, Error> {
    let events = drafts.iter().map(|draft| draft.body.name().to_owned()).collect();
    let appended = writer.append(subject, Some(version as u64), drafts)?;
    Ok(Done { version: appended.version, events })
}

/// Adds drafts to a history.
trait Extend {
    fn extend(&mut self, drafts: &[Draft<task::Event>]);
}

impl Extend for task::History {
    fn extend(&mut self, drafts: &[Draft<task::Event>]) {
        for draft in drafts {
            self.push(entry(draft));
        }
    }
}
