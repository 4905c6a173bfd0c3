//! Days that deadlines hang on: announced, moved, held. What hangs on one follows in the same transaction.

use crate::actor::{Actor, Done, Order, append, drafts};
use crate::office::{Known, Office};
use crate::{Error, ids};
use jiff::civil::Date;
use ledger::dossier::{Deed, Hung};
use ledger::event::{Meta, Subject};
use ledger::event_date::{self, Command, Entry, Event, EventDate};
use ledger::rules::Judge;
use ledger::task::{self, Hanging};
use ledger::{EventDateId, EventId, TaskId, TenantId, UnitId};
use store::{Reader, Writer};
use viet::fold::key;

/// A day that deadlines hang on, with all that was recorded of it.
#[derive(Clone, Debug)]
pub struct KnownDate {
    /// Its id.
    pub id: EventDateId,
    /// What was recorded.
    pub entries: Vec<Entry>,
    /// How it stands.
    pub date: EventDate,
}

/// An event that somebody announces.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// What people call it.
    pub name: String,
    /// Its day, where it is known.
    pub day: Option<Date>,
    /// The body that keeps it; the whole office where not said.
    pub body: Option<UnitId>,
}

impl KnownDate {
    /// Returns what a field keeps of it.
    pub(crate) fn hung(&self) -> Hung {
        Hung { on: self.id, name: self.date.name.clone(), day: self.date.day }
    }
}

/// Returns every event date, those to come first, by their day; those without one before the others.
pub(crate) fn all(reader: &mut Reader<'_>, tenant: TenantId) -> Result<Vec<KnownDate>, Error> {
    let mut all = Vec::new();
    for id in reader.subjects(tenant, "event-date")?.into_iter().map(EventDateId::from_bytes) {
        let entries: Vec<Entry> = reader.entries(tenant, Subject::EventDate(id))?;
        all.push(KnownDate { id, date: EventDate::now(&entries), entries });
    }
    all.sort_by(|one, other| {
        let order = |known: &KnownDate| (known.date.held, known.date.day);
        order(one).cmp(&order(other))
    });
    Ok(all)
}

/// Returns the event date that words mean: an id, or what people call it; one to come before one that was held.
pub(crate) fn named<'d>(dates: &'d [KnownDate], words: &str) -> Option<&'d KnownDate> {
    if let Ok(id) = words.trim().parse::<EventDateId>() {
        return dates.iter().find(|known| known.id == id);
    }
    let wanted = key(words.trim());
    dates.iter().find(|known| key(&known.date.name) == wanted)
}

/// Notes, once, that something hangs on an event date.
pub(crate) fn note_hanging(
    writer: &mut Writer<'_>,
    on: EventDateId,
    by: Subject,
    meta: &Meta,
) -> Result<(), Error> {
    let (tenant, subject) = (writer.tenant(), Subject::EventDate(on));
    let entries: Vec<Entry> = writer.entries(tenant, subject)?;
    if !EventDate::now(&entries).hung.contains(&by) {
        append(writer, subject, entries.len(), drafts(vec![Event::Hung { by }], meta))?;
    }
    Ok(())
}

impl Actor<'_> {
    /// Announces an event that deadlines will hang on.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused. Nothing happened then.
    pub fn announce(&self, occasion: Occasion, order: &Order<()>) -> Result<(EventDateId, Done), Error> {
        // Sent twice, it is one: its id is that of the command.
        let id = order.id.map_or_else(|| ids::new(self.now), |command| *command.as_bytes());
        let id = EventDateId::from_bytes(id);
        let Occasion { name, day, body } = occasion;
        let body = body.unwrap_or(self.office.tenant().root);
        let done = self.event_date(id, order.with(Command::Announce { name, body, day }))?;
        Ok((id, done))
    }

    /// Gives a command to an event date. When it moves, everything that hangs on it does.
    ///
    /// # Errors
    ///
    /// It is not allowed, refused, or not what the person saw. Nothing happened then.
    pub fn event_date(&self, id: EventDateId, order: Order<Command>) -> Result<Done, Error> {
        let subject = Subject::EventDate(id);
        self.write(|writer, known| {
            if let Some(done) = self.done_before(writer, subject, order.id)? {
                return Ok(done);
            }
            let tenant = writer.tenant();
            let entries: Vec<Entry> = writer.entries(tenant, subject)?;
            if order.expected.is_some_and(|seen| seen != entries.len() as u64) {
                return Err(event_date::Refusal::Changed.into());
            }
            let meta = self.meta(writer, &order);
            let before = EventDate::now(&entries);
            let body = match &order.command {
                Command::Announce { body, name, .. } => {
                    check_free(&all(writer, tenant)?, name)?;
                    *body
                }
                Command::Move(_) | Command::Hold => before.body.unwrap_or(self.office.tenant.root),
            };
            self.check_keeps(known, order.command.name(), body, &meta)?;
            let (rules, calendar) = known.laws.now();
            let events = event_date::decide(&entries, order.command, &meta, Judge { rules, calendar })?;
            let after = events.iter().fold(before.clone(), EventDate::evolve);
            let drafts = drafts(events, &meta);
            let cause = drafts.last().map(|draft| draft.id);
            let done = append(writer, subject, entries.len(), drafts)?;
            if let Some(cause) = cause.filter(|_| after.day != before.day) {
                self.let_follow(writer, known, id, &after, cause, &meta)?;
            }
            Ok(done)
        })
    }

    /// Lets a deadline of a task hang on an event date: so many days before it is the last day on time.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused; there is no such event date.
    pub fn hang(&self, task: TaskId, on: &str, days_before: u32, order: &Order<()>) -> Result<Done, Error> {
        self.write(|writer, known| {
            if let Some(done) = self.done_before(writer, Subject::Task(task), order.id)? {
                return Ok(done);
            }
            let tenant = writer.tenant();
            let dates = all(writer, tenant)?;
            let found = named(&dates, on).ok_or_else(|| Error::NoEventDate(on.to_owned()))?;
            let now = writer.history(tenant, task)?.now();
            let milestone = now.content.extended(known.laws.now().1);
            let (name, day) = (found.date.name.clone(), found.date.day);
            let hanging = Hanging { milestone, on: found.id, name, day, days_before: Some(days_before) };
            let done = self.give_in(writer, known, task, order.with(task::Command::Hang(hanging)))?;
            let meta = self.meta(writer, order);
            note_hanging(writer, found.id, Subject::Task(task), &meta)?;
            Ok(done)
        })
    }

    /// Moves everything that hangs on an event date.
    fn let_follow(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        on: EventDateId,
        date: &EventDate,
        cause: EventId,
        meta: &Meta,
    ) -> Result<(), Error> {
        let tenant = writer.tenant();
        let meta = Meta { cause: Some(cause), ..meta.clone() };
        for by in &date.hung {
            match by {
                Subject::Task(id) => {
                    let now = writer.history(tenant, *id)?.now();
                    let events = task::follow(&now, on, date.day);
                    let mut meta = meta.clone();
                    if let Some(given) = now.given.filter(|given| given.day > meta.effective.day) {
                        meta.effective = given;
                    }
                    if !events.is_empty() {
                        self.do_deed(writer, known, *id, Deed::Happen(events), cause, &meta)?;
                    }
                }
                Subject::Dossier(id) => self.follow_dossier(writer, known, *id, (on, date.day), &meta)?,
                Subject::Organisation(_)
                | Subject::Document(_)
                | Subject::Register(_)
                | Subject::Settings(_)
                | Subject::ClosedFigures(_)
                | Subject::Report(_)
                | Subject::Procedure(_)
                | Subject::Indicator(_)
                | Subject::EventDate(_)
                | Subject::Person(_) => {}
            }
        }
        Ok(())
    }
}

/// Refuses a name that another event to come has.
fn check_free(dates: &[KnownDate], name: &str) -> Result<(), Error> {
    let taken = named(dates, name).is_some_and(|known| !known.date.held);
    if taken { Err(event_date::Refusal::NameTaken.into()) } else { Ok(()) }
}

impl Office {
    /// Returns every event date: those to come first, by their day.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn event_dates(&self) -> Result<Vec<KnownDate>, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| all(reader, tenant))
    }

    /// Returns the event date that a name or an id means.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn find_event_date(&self, name: &str) -> Result<KnownDate, Error> {
        let dates = self.event_dates()?;
        named(&dates, name).cloned().ok_or_else(|| Error::NoEventDate(name.to_owned()))
    }
}
