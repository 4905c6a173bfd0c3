//! Dossiers: taken in and led through their stages. What a dossier decides happens to the tasks that its stages are in the same
//! transaction.

use crate::actor::{Actor, Done, Order, append, drafts};
use crate::event_dates::{self, KnownDate};
use crate::office::{Known, Office};
use crate::persons::Sealing;
use crate::procedures::NoProcedure;
use crate::sight::Sight;
use crate::{Error, door, ids, names};
use jiff::civil::Date;
use ledger::dossier::{self, Answer, Command, Deed, Dossier, Entry, Found, Ground, Linked, Opening, Party};
use ledger::event::{Meta, Subject};
use ledger::procedure::{Procedure, Recorded, Values};
use ledger::rules::Judge;
use ledger::task::{History, Product};
use ledger::{DossierId, EventDateId, EventId, OfficerId, ProcedureId, TaskId, TenantId, UnitId, permission};
use store::{Definitions, Draft, ListedDossier, Reader, Writer};

/// A dossier that somebody wants to take in.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The procedure.
    pub procedure: String,
    /// What it is about.
    pub subject: String,
    /// The unit that holds it.
    pub unit: UnitId,
    /// Who has to do with it.
    pub parties: Vec<Party>,
    /// What is known of it, as people write it.
    pub fields: Values,
}

/// A dossier with everything that a page shows of it.
pub struct Whole {
    /// Its id.
    pub id: DossierId,
    /// How many events it has.
    pub version: u64,
    /// What was recorded.
    pub entries: Vec<Entry>,
    /// How it stands.
    pub dossier: Dossier,
    /// The procedure that it keeps.
    pub procedure: Procedure,
}

impl Actor<'_> {
    /// Takes in a dossier under the procedure that holds on the day, and gives its first stage to who owns it.
    ///
    /// # Errors
    ///
    /// There is no such procedure; it is not allowed, or refused. Nothing happened then.
    pub fn open_dossier(&self, taken: Taken, order: &Order<()>) -> Result<(DossierId, Done), NoProcedure> {
        let shelf = self.office.procedures()?;
        let day = order.effective.unwrap_or(self.today());
        let unknown = || NoProcedure::Unknown(taken.procedure.clone());
        let procedure = shelf.on(&taken.procedure, day).ok_or_else(unknown)?;
        let text = shelf.text(procedure).ok_or_else(unknown)?;
        // Sent twice, it is one dossier: its id is that of the command.
        let id = order.id.map_or_else(|| ids::new(self.now), |command| *command.as_bytes());
        let id = DossierId::from_bytes(id);
        let done = self.write(|writer, known| {
            if let Some(done) = self.done_before(writer, Subject::Dossier(id), order.id)? {
                return Ok(done);
            }
            let definition = self.record(writer, procedure, text)?;
            let opening = Opening {
                definition,
                number: next_number(writer, procedure, day)?,
                subject: taken.subject.clone(),
                unit: taken.unit,
                parties: taken.parties.clone(),
                fields: taken.fields.clone(),
            };
            self.dossier_in(writer, known, id, procedure, order.with(Command::Open(Box::new(opening))))
        });
        Ok((id, done.map_err(NoProcedure::Office)?))
    }

    /// Gives a command to a dossier.
    ///
    /// # Errors
    ///
    /// It is not allowed, refused by the procedure or the rules, or the dossier is not what the person saw. Nothing happened then.
    pub fn dossier(&self, id: DossierId, order: Order<Command>) -> Result<Done, Error> {
        self.write(|writer, known| {
            if let Some(done) = self.done_before(writer, Subject::Dossier(id), order.id)? {
                return Ok(done);
            }
            let procedure = procedure_of(writer, self.office.tenant.id, id)?;
            self.dossier_in(writer, known, id, &procedure, order)
        })
    }

    /// Says that the stage of a dossier is done, with what it wants filled in before.
    ///
    /// # Errors
    ///
    /// As [`Actor::dossier`].
    pub fn finish_dossier(
        &self,
        id: DossierId,
        fields: Values,
        product: Option<Product>,
        order: &Order<()>,
    ) -> Result<Done, Error> {
        let enter = (!fields.is_empty()).then_some(Command::Enter(fields));
        self.dossier_all(id, enter.into_iter().chain([Command::Finish(product)]), order)
    }

    /// Names somebody in several roles of a dossier.
    ///
    /// # Errors
    ///
    /// As [`Actor::dossier`]; nobody is named.
    pub fn name_parties(&self, id: DossierId, parties: Vec<Party>, order: &Order<()>) -> Result<Done, Error> {
        if parties.is_empty() {
            return Err(dossier::Refusal::NoWords.into());
        }
        self.dossier_all(id, parties.into_iter().map(Command::Name), order)
    }

    /// Notes that a dossier leads to another one, at both.
    ///
    /// # Errors
    ///
    /// As [`Actor::dossier`]; there is no other one that the person sees.
    pub fn link_dossiers(
        &self,
        id: DossierId,
        kind: &str,
        to: DossierId,
        order: &Order<()>,
    ) -> Result<Done, Error> {
        self.write(|writer, known| {
            if let Some(done) = self.done_before(writer, Subject::Dossier(id), order.id)? {
                return Ok(done);
            }
            let tenant = writer.tenant();
            let procedure = procedure_of(writer, tenant, id)?;
            let there: Vec<Entry> = writer.entries(tenant, Subject::Dossier(to))?;
            let other = Dossier::now(&there);
            let sight = self.office.sight(&known.organisation, self.officer, self.today())?;
            if to == id || there.is_empty() || !sight.sees_dossier(&other) {
                return Err(Error::NoDossier(to.to_string()));
            }
            let command = Command::Link { kind: kind.to_owned(), to, of: other.procedure.clone() };
            let done = self.dossier_in(writer, known, id, &procedure, order.with(command))?;
            let name = procedure.link(kind).map(|link| link.back.clone()).unwrap_or_default();
            let back = dossier::Event::Linked { kind: kind.to_owned(), name, dossier: id, back: true };
            let mut meta = self.meta(writer, order);
            // A dossier's acts are recorded in the order in which they take effect.
            if let Some(last) =
                there.last().map(|last| last.meta.effective).filter(|last| last.day >= meta.effective.day)
            {
                meta.effective = last;
            }
            let definition = procedure_of(writer, tenant, to)?;
            self.happen_to_dossier(writer, known, to, &definition, there, vec![back], &meta)?;
            Ok(done)
        })
    }

    /// Gives several commands to a dossier, all of them or none.
    pub(crate) fn dossier_all(
        &self,
        id: DossierId,
        commands: impl Iterator<Item = Command>,
        order: &Order<()>,
    ) -> Result<Done, Error> {
        self.write(|writer, known| {
            if let Some(done) = self.done_before(writer, Subject::Dossier(id), order.id)? {
                return Ok(done);
            }
            let procedure = procedure_of(writer, self.office.tenant.id, id)?;
            let mut last = Done { version: 0, events: Vec::new() };
            for command in commands {
                // Only the first was given to what the person saw.
                let expected = order.expected.filter(|_| last.version == 0);
                let order = Order { expected, ..order.with(command) };
                let mut done = self.dossier_in(writer, known, id, &procedure, order)?;
                done.events.splice(0..0, last.events);
                last = done;
            }
            Ok(last)
        })
    }

    /// Lets a dossier go on under the version of its procedure that holds now.
    ///
    /// # Errors
    ///
    /// As [`Actor::dossier`]; there is no version that holds.
    pub fn move_dossier(&self, id: DossierId, order: &Order<()>) -> Result<Done, NoProcedure> {
        let shelf = self.office.procedures()?;
        let whole = self.office.dossier(id).map_err(NoProcedure::Office)?;
        let unknown = || NoProcedure::Unknown(whole.dossier.procedure.clone());
        let procedure = shelf.on(&whole.dossier.procedure, self.today()).ok_or_else(unknown)?;
        let text = shelf.text(procedure).ok_or_else(unknown)?;
        let done = self.write(|writer, known| {
            let definition = self.record(writer, procedure, text)?;
            self.dossier_in(writer, known, id, procedure, order.with(Command::Move(definition)))
        });
        done.map_err(NoProcedure::Office)
    }

    /// Records a definition, once.
    pub(crate) fn record(
        &self,
        writer: &mut Writer<'_>,
        procedure: &Procedure,
        text: &str,
    ) -> Result<ProcedureId, Error> {
        let id = procedure.recorded();
        let subject = Subject::Procedure(id);
        let tenant = writer.tenant();
        if writer.head(tenant, subject)?.version == 0 {
            let meta = self.meta(writer, &Order::new(()));
            append(writer, subject, 0, drafts(vec![Recorded::Text { text: text.to_owned() }], &meta))?;
        }
        Ok(id)
    }

    pub(crate) fn dossier_in(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: DossierId,
        procedure: &Procedure,
        order: Order<Command>,
    ) -> Result<Done, Error> {
        let subject = Subject::Dossier(id);
        let tenant = writer.tenant();
        let entries: Vec<Entry> = writer.entries(tenant, subject)?;
        if order.expected.is_some_and(|seen| seen != entries.len() as u64) {
            return Err(dossier::Refusal::Changed.into());
        }
        let mut meta = self.meta(writer, &order);
        // What happens now happens at this hour: procedures cut off at one.
        if order.effective.is_none() && order.hour.is_none() {
            meta.effective.hour = Some(meta.recorded_at.time());
        }
        let sight = self.office.sight(&known.organisation, self.officer, self.today())?;
        self.check_dossier(writer, known, &sight, (id, &entries, procedure), &order.command, &meta)?;
        let (rules, calendar) = known.laws.now();
        let day = meta.effective.day;
        let unit = |name: &str| names::unit(&known.organisation, name, day);
        let enters = matches!(order.command, Command::Open(_) | Command::Enter(_));
        let dates = if enters { event_dates::all(writer, tenant)? } else { Vec::new() };
        let event_date = |words: &str| event_dates::named(&dates, words).map(KnownDate::hung);
        let opened = opened(writer, tenant, id, &entries)?;
        let answers = answers(writer, tenant, id, &opened, procedure, &order.command, day)?;
        let mut sealing = Sealing::prepare(writer, self.now, id, &order.command, procedure)?;
        let mut ground = Ground {
            procedure,
            judge: Judge { rules, calendar },
            unit: &unit,
            event_date: &event_date,
            answers: &answers,
            task: &mut || TaskId::from_bytes(ids::new(self.now)),
            seal: &mut |known, data| sealing.seal(known, data),
        };
        let decided = dossier::decide(&opened, order.command, &meta, &mut ground);
        let events = match decided {
            Ok(events) => events,
            Err(refusal) => return Err(told(writer, tenant, &sight, refusal)?.into()),
        };
        sealing.keep(writer)?;
        for event in &events {
            if let dossier::Event::DayHung { hung, .. } = event {
                event_dates::note_hanging(writer, hung.on, subject, &meta)?;
            }
        }
        self.happen_to_dossier(writer, known, id, procedure, entries, events, &meta)
    }

    /// Lets follow a dossier whose field hangs on an event date that is on another day.
    pub(crate) fn follow_dossier(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: DossierId,
        (on, day): (EventDateId, Option<Date>),
        meta: &Meta,
    ) -> Result<(), Error> {
        let tenant = writer.tenant();
        let entries: Vec<Entry> = writer.entries(tenant, Subject::Dossier(id))?;
        let procedure = procedure_of(writer, tenant, id)?;
        let mut meta = meta.clone();
        // A dossier's acts are recorded in the order in which they take effect.
        let last = entries.last().map(|last| last.meta.effective);
        if let Some(last) = last.filter(|last| last.day >= meta.effective.day) {
            meta.effective = last;
        }
        let (rules, calendar) = known.laws.now();
        let mut sealing = Sealing::nobody(self.now, id);
        let mut ground = Ground {
            procedure: &procedure,
            judge: Judge { rules, calendar },
            unit: &|name| names::unit(&known.organisation, name, meta.effective.day),
            event_date: &|_| None,
            answers: &[],
            task: &mut || TaskId::from_bytes(ids::new(self.now)),
            seal: &mut |known, data| sealing.seal(known, data),
        };
        let events = dossier::follow(&entries, on, day, &meta, &mut ground)?;
        if !events.is_empty() {
            self.happen_to_dossier(writer, known, id, &procedure, entries, events, &meta)?;
        }
        Ok(())
    }

    /// Records what happened to a dossier, and lets happen to its tasks what follows.
    #[expect(clippy::too_many_arguments, reason = "what is known of one dossier inside one transaction")]
    fn happen_to_dossier(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: DossierId,
        procedure: &Procedure,
        mut entries: Vec<Entry>,
        events: Vec<dossier::Event>,
        meta: &Meta,
    ) -> Result<Done, Error> {
        let drafts = drafts(events, meta);
        let done = append(writer, Subject::Dossier(id), entries.len(), drafts.clone())?;
        for draft in &drafts {
            entries.push(Entry { id: draft.id, meta: draft.meta.clone(), event: draft.body.clone() });
            let after = Dossier::now(&entries);
            for (task, deed) in dossier::deeds(id, &after, procedure, &draft.body) {
                self.do_deed(writer, known, task, deed, draft.id, meta)?;
            }
        }
        if door::came_here(&entries) {
            // Whom to write to is sealed in the events.
            let tenant = writer.tenant();
            let opened = opened(writer, tenant, id, &entries)?;
            door::tell(self.office, writer, known, procedure, &opened, drafts.len(), meta.recorded_at)?;
        }
        let mut definitions = Definitions::with(procedure);
        writer.project_dossier(id, &entries, &mut definitions, known.laws.now().1)?;
        Ok(done)
    }

    /// Refuses what somebody may not do to a dossier: it belongs to the unit that holds it, and to the owner of its stage.
    fn check_dossier(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        sight: &Sight,
        (id, entries, procedure): (DossierId, &[Entry], &Procedure),
        command: &Command,
        meta: &Meta,
    ) -> Result<(), Error> {
        if self.officer == OfficerId::DOOR {
            return door::check(entries, command);
        }
        let dossier = Dossier::now(entries);
        let mut owners: Vec<UnitId> = dossier.unit.into_iter().collect();
        if let Command::Open(opening) = command {
            owners.push(opening.unit);
        } else if entries.is_empty() {
            return Err(dossier::Refusal::NotOpen.into());
        }
        if let Command::NoteOpinion { of, .. } = command {
            let opinions = dossier.current().into_iter().flat_map(|passage| &passage.opinions);
            owners.extend(opinions.filter(|one| one.of == *of).filter_map(|one| one.unit));
        }
        if let Some(passage) = dossier.current() {
            let tenant = writer.tenant();
            owners.extend(writer.history(tenant, passage.task)?.now().content.lead);
        }
        let name = command.name();
        if let Command::Open(opening) = command {
            // Who would not see it does not take it in.
            let first = procedure
                .stages
                .first()
                .and_then(|stage| names::unit(&known.organisation, &stage.owner, meta.effective.day));
            if sight.closed.hides(&procedure.id, [opening.unit].into_iter().chain(first)) {
                return Err(Error::NotAllowed { command: name });
            }
        } else if sight.closed.hides(&dossier.procedure, owners.iter().copied().chain(worked_on(&dossier))) {
            return Err(Error::NoDossier(id.to_string()));
        }
        let may = owners.iter().any(|owner| {
            permission::may_in(&known.organisation, self.officer, name, *owner, meta.effective.day)
        });
        if may { Ok(()) } else { Err(Error::NotAllowed { command: name }) }
    }

    /// Lets happen to a task what its dossier decided.
    pub(crate) fn do_deed(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        task: TaskId,
        deed: Deed,
        cause: EventId,
        meta: &Meta,
    ) -> Result<(), Error> {
        let tenant = writer.tenant();
        let mut history: History = writer.history(tenant, task)?;
        let year = meta.effective.day.year();
        let code = match deed {
            Deed::Give(_) => format!("{year}/{:04}", writer.next_number(&format!("task/{year}"))?),
            Deed::Limit { .. } | Deed::Happen(_) => String::new(),
        };
        let events = deed.events(&history.now().content, || code);
        let meta = Meta { cause: Some(cause), ..meta.clone() };
        let drafts: Vec<Draft<_>> = drafts(events, &meta);
        let version = history.entries().len();
        for draft in &drafts {
            history.push(ledger::event::Entry {
                id: draft.id,
                meta: draft.meta.clone(),
                event: draft.body.clone(),
            });
        }
        let done = append(writer, Subject::Task(task), version, drafts)?;
        writer.project_task(task, done.version, &history, meta.recorded_at, &known.laws)?;
        Ok(())
    }
}

/// Returns the next number of a dossier that none has: some came with theirs.
pub(crate) fn next_number(
    writer: &mut Writer<'_>,
    procedure: &Procedure,
    day: Date,
) -> Result<String, Error> {
    let (tenant, year) = (writer.tenant(), day.year());
    loop {
        let number = writer.next_number(&format!("dossier/{}/{year}", procedure.id))?;
        let number = procedure.numbered(year, number);
        let taken = writer.dossiers_numbered(tenant, &number)?;
        if taken.iter().all(|one| one.procedure != procedure.id) {
            return Ok(number);
        }
    }
}

/// Returns the units that worked on a dossier, or do now.
fn worked_on(dossier: &Dossier) -> impl Iterator<Item = UnitId> {
    dossier.passages.iter().map(|passage| passage.unit)
}

/// Returns a refusal that names of other dossiers only those that who asks sees; of the others there are so many.
fn told(
    reader: &mut Reader<'_>,
    tenant: TenantId,
    sight: &Sight,
    refusal: dossier::Refusal,
) -> Result<dossier::Refusal, Error> {
    let leave = |reader: &mut Reader<'_>, mut found: Vec<Found>| -> Result<Vec<Found>, Error> {
        let hidden = sight.leave_seen(reader, tenant, &mut found)?;
        found.extend((hidden > 0).then(|| Found::hidden(hidden)));
        Ok(found)
    };
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these two name other dossiers")]
    Ok(match refusal {
        dossier::Refusal::FoundElsewhere { otherwise, found } => {
            dossier::Refusal::FoundElsewhere { otherwise, found: leave(reader, found)? }
        }
        dossier::Refusal::FoundWantsReason { otherwise, found } => {
            dossier::Refusal::FoundWantsReason { otherwise, found: leave(reader, found)? }
        }
        other => other,
    })
}

/// Returns what was recorded with the personal data that are not erased: to judge by, never to be recorded.
fn opened(
    reader: &mut Reader<'_>,
    tenant: TenantId,
    id: DossierId,
    entries: &[Entry],
) -> Result<Vec<Entry>, Error> {
    Ok(dossier::opened(entries, &reader.people(tenant, id)?))
}

/// Returns what other dossiers answer to the checks that a command has to ask of them.
fn answers(
    reader: &mut Reader<'_>,
    tenant: TenantId,
    id: DossierId,
    entries: &[Entry],
    procedure: &Procedure,
    command: &Command,
    day: Date,
) -> Result<Vec<Answer>, Error> {
    if procedure.across.is_empty() {
        return Ok(Vec::new());
    }
    let questions = dossier::questions(&Dossier::now(entries), procedure, command, day);
    let answers = questions.into_iter().map(|question| {
        let found = reader.across(tenant, id, &question)?;
        Ok(Answer { check: question.check, found })
    });
    answers.collect()
}

/// Returns the procedure that a dossier keeps.
fn procedure_of(reader: &mut Reader<'_>, tenant: TenantId, id: DossierId) -> Result<Procedure, Error> {
    let entries: Vec<Entry> = reader.entries(tenant, Subject::Dossier(id))?;
    let definition = Dossier::now(&entries).definition.ok_or_else(|| Error::NoDossier(id.to_string()))?;
    recorded(reader, tenant, definition)
}

/// Returns a definition as it was recorded.
pub(crate) fn recorded(
    reader: &mut Reader<'_>,
    tenant: TenantId,
    definition: ProcedureId,
) -> Result<Procedure, Error> {
    let entries = reader.entries::<Recorded>(tenant, Subject::Procedure(definition))?;
    let damaged = |why: String| Error::from(store::Error::Damaged(why));
    let read = Procedure::of_record(&entries).map_err(|problem| damaged(problem.to_string()))?;
    read.ok_or_else(|| damaged(format!("the definition {definition} is not recorded")))
}

impl Office {
    /// Returns what the checks across dossiers would find if the stage of a dossier were done on a day.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn others(&self, whole: &Whole, day: Date) -> Result<Vec<Answer>, Error> {
        let tenant = self.tenant().id;
        let command = Command::Finish(None);
        self.store()
            .read(|reader| answers(reader, tenant, whole.id, &whole.entries, &whole.procedure, &command, day))
    }

    /// Returns a dossier with its procedure and all that was recorded of it.
    ///
    /// # Errors
    ///
    /// There is none, or the database cannot be read.
    pub fn dossier(&self, id: DossierId) -> Result<Whole, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| {
            let entries: Vec<Entry> = reader.opened_dossier(tenant, id)?;
            let dossier = Dossier::now(&entries);
            let definition = dossier.definition.ok_or_else(|| Error::NoDossier(id.to_string()))?;
            let procedure = recorded(reader, tenant, definition)?;
            Ok(Whole { id, version: entries.len() as u64, entries, dossier, procedure })
        })
    }

    /// Returns the dossiers that one is linked with and that somebody sees, each with what it is called from here.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn linked(&self, whole: &Whole, sight: &Sight) -> Result<Vec<(Linked, Whole)>, Error> {
        let links = &whole.dossier.links;
        let seen = self.seen_dossiers(sight, links.iter().map(|link| link.dossier))?;
        let seen = links.iter().filter(|link| seen.contains(&link.dossier));
        seen.map(|link| Ok((link.clone(), self.dossier(link.dossier)?))).collect()
    }

    /// Returns the dossier that a number or an id means.
    ///
    /// # Errors
    ///
    /// There is none, or several are meant.
    pub fn find_dossier(&self, name: &str) -> Result<DossierId, Error> {
        if let Ok(id) = name.parse() {
            return Ok(id);
        }
        let found = self.store().read(|reader| reader.dossiers_numbered(self.tenant().id, name.trim()))?;
        match found.as_slice() {
            [ListedDossier { id, .. }] => Ok(*id),
            [] => Err(Error::NoDossier(name.to_owned())),
            _ => Err(Error::Ambiguous(name.to_owned())),
        }
    }

    /// Returns the definition that dossiers keep, as it was recorded.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn recorded_procedure(&self, definition: ProcedureId) -> Result<Procedure, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| recorded(reader, tenant, definition))
    }
}
