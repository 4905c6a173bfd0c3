//! People outside, as dossiers name them: their data stand beside the events, sealed there, and are erased when somebody decides so.

use crate::actor::{Actor, Done, Order, append, drafts};
use crate::office::{Known, Office, hashes};
use crate::{Error, ids};
use ledger::dossier::{self, Entry, Opening, Party, PartyKind, Right};
use ledger::event::{Meta, Subject};
use ledger::permission;
use ledger::person::{self, CODE, Command, NAME, Person, Personal, Salt, Sealed};
use ledger::procedure::Procedure;
use ledger::rules::Judge;
use ledger::{DossierId, Moment, PersonId, TenantId, UnitId};
use std::collections::{BTreeMap, BTreeSet};
use store::{Definitions, Kept, ListedDossier, Reader, Writer};

/// Somebody outside, with the dossiers in which the person stands.
#[derive(Clone, Debug)]
pub struct Someone {
    /// The id.
    pub id: PersonId,
    /// The name as it was given last; `None` where only fields tell of the person, and where it was erased.
    pub name: Option<String>,
    /// The number of the identity card.
    pub code: Option<String>,
    /// How many records there are, those that were erased among them.
    pub records: usize,
    /// The dossiers, the newest first.
    pub dossiers: Vec<ListedDossier>,
    /// What was recorded: that the data were erased.
    pub entries: Vec<person::Entry>,
}

impl Someone {
    /// Tells what is left of the person.
    pub fn left(&self) -> Person {
        Person::now(&self.entries)
    }

    /// Tells whether the data were erased.
    pub fn is_erased(&self) -> bool {
        self.left().erased.is_some()
    }
}

impl Actor<'_> {
    /// Erases the data of somebody in all dossiers, and the files that came for this person alone where that is wanted. Events,
    /// chains and figures stay as they are.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused; nothing happened then. Or a file cannot be removed: [`Office::sweep`] does it later.
    pub fn erase_person(&self, id: PersonId, order: Order<Command>) -> Result<Done, Error> {
        let Command::Erase { files, .. } = order.command.clone();
        let done = self.write(|writer, known| self.erase_in(writer, known, id, order))?;
        // Behind the event: a file that is gone without one would be damage.
        for file in &files {
            self.office.blobs.remove(file)?;
            self.office.forget_text(file).map_err(|error| Error::BadFile {
                path: self.office.home().folder().display().to_string(),
                why: error.to_string(),
            })?;
        }
        Ok(done)
    }

    fn erase_in(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: PersonId,
        order: Order<Command>,
    ) -> Result<Done, Error> {
        let subject = Subject::Person(id);
        if let Some(done) = self.done_before(writer, subject, order.id)? {
            return Ok(done);
        }
        let tenant = writer.tenant();
        let someone = someone(writer, tenant, id)?;
        let meta = self.meta(writer, &order);
        if !may_erase(known, self.officer, &someone, &meta) {
            return Err(Error::NotAllowed { command: order.command.name() });
        }
        let Command::Erase { files, .. } = &order.command;
        let theirs = if files.is_empty() { BTreeSet::new() } else { files_of(writer, tenant, &someone)? };
        let (rules, calendar) = known.laws.now();
        let judge = Judge { rules, calendar };
        let events = person::decide(&someone.entries, order.command, &theirs, &meta, judge)?;
        let done = append(writer, subject, someone.entries.len(), drafts(events, &meta))?;
        for dossier in writer.erase_records(id)? {
            let entries: Vec<Entry> = writer.entries(tenant, Subject::Dossier(dossier))?;
            writer.project_dossier(dossier, &entries, &mut Definitions::default(), calendar)?;
        }
        Ok(done)
    }
}

/// Tells whether somebody may erase the data of a person: for every unit that holds a dossier with them.
fn may_erase(known: &Known, officer: ledger::OfficerId, someone: &Someone, meta: &Meta) -> bool {
    let units: BTreeSet<UnitId> = someone.dossiers.iter().map(|dossier| dossier.unit).collect();
    let may = |unit: &UnitId| {
        permission::may_in(&known.organisation, officer, Command::NAMES[0], *unit, meta.effective.day)
    };
    !units.is_empty() && units.iter().all(may)
}

fn someone(reader: &mut Reader<'_>, tenant: TenantId, id: PersonId) -> Result<Someone, Error> {
    let records = reader.records_of(tenant, id)?;
    if records.is_empty() {
        return Err(Error::NoPerson(id.to_string()));
    }
    let mut dossiers = Vec::new();
    for dossier in records.iter().map(|record| record.dossier).collect::<BTreeSet<_>>() {
        dossiers.extend(reader.dossier(tenant, dossier)?);
    }
    dossiers.sort_by_key(|dossier| std::cmp::Reverse((dossier.opened, dossier.id)));
    let part = |name: &str| {
        let data = records.iter().rev().filter_map(|record| record.data.as_ref());
        data.filter_map(|(_, data)| data.get(name)).next().cloned()
    };
    let entries = reader.entries(tenant, Subject::Person(id))?;
    Ok(Someone { id, name: part(NAME), code: part(CODE), records: records.len(), dossiers, entries })
}

/// Returns the files that were put into the dossiers of a person and that nothing else names: where somebody else stands in a dossier,
/// too, its files are not this person's alone.
fn files_of(reader: &mut Reader<'_>, tenant: TenantId, someone: &Someone) -> Result<BTreeSet<String>, Error> {
    let (mut theirs, mut subjects) = (BTreeSet::new(), BTreeSet::new());
    for dossier in &someone.dossiers {
        let others = reader.records_of_dossier(tenant, dossier.id)?;
        if others.iter().any(|record| record.sealed.person != someone.id) {
            continue;
        }
        subjects.insert(Subject::Dossier(dossier.id));
        let entries: Vec<Entry> = reader.entries(tenant, Subject::Dossier(dossier.id))?;
        for entry in &entries {
            match &entry.event {
                dossier::Event::PaperFiled { paper: product }
                | dossier::Event::StageEnded { product: Some(product), .. } => {
                    theirs.extend(product.files.iter().cloned());
                }
                dossier::Event::Corrected { right: Right::Paper { paper: Some(product), .. } } => {
                    theirs.extend(product.files.iter().cloned());
                }
                dossier::Event::StageOpened { task, .. } | dossier::Event::OpinionAsked { task, .. } => {
                    subjects.insert(Subject::Task(*task));
                }
                dossier::Event::StageEnded { product: None, .. }
                | dossier::Event::Opened { .. }
                | dossier::Event::FieldsEntered { .. }
                | dossier::Event::DayHung { .. }
                | dossier::Event::PartyNamed { .. }
                | dossier::Event::SupplementAsked { .. }
                | dossier::Event::SupplementGiven { .. }
                | dossier::Event::OpinionGiven { .. }
                | dossier::Event::Postponed { .. }
                | dossier::Event::LimitMoved { .. }
                | dossier::Event::WholeMoved { .. }
                | dossier::Event::Linked { .. }
                | dossier::Event::Amended { .. }
                | dossier::Event::Corrected { .. }
                | dossier::Event::Moved { .. }
                | dossier::Event::OthersAsked { .. }
                | dossier::Event::Closed { .. } => {}
            }
        }
    }
    if !theirs.is_empty() {
        reader.follow(tenant, 0, |event| {
            if !subjects.contains(&event.subject) {
                hashes(&event.payload).for_each(|hash| {
                    theirs.remove(hash);
                });
            }
            Ok::<_, Error>(())
        })?;
    }
    Ok(theirs)
}

/// Seals what a command says of people, and keeps what is to be written beside its events.
pub(crate) struct Sealing {
    now: Moment,
    dossier: DossierId,
    /// People who are known by the numbers of their identity cards.
    known: BTreeMap<String, PersonId>,
    /// People of the dossier whose data were erased: what is entered now is not theirs.
    erased: BTreeSet<PersonId>,
    /// What is to be kept.
    records: Vec<Kept>,
    salts: Vec<Salt>,
}

impl Sealing {
    /// Looks up who is known already, for what a command says of people.
    pub(crate) fn prepare(
        writer: &mut Writer<'_>,
        now: Moment,
        id: DossierId,
        command: &dossier::Command,
        procedure: &Procedure,
    ) -> Result<Self, Error> {
        let tenant = writer.tenant();
        let mut known = BTreeMap::new();
        for party in named(command) {
            let is_person = party.kind == PartyKind::Person
                || procedure.party(&party.role).is_some_and(|role| role.person);
            if let Some(code) = party.code.as_deref().filter(|_| is_person) {
                let code = code.trim().to_owned();
                if let Some(person) = writer.person_coded(tenant, &code)? {
                    known.insert(code, person);
                }
            }
        }
        let records = writer.records_of_dossier(tenant, id)?;
        let erased = records.iter().filter(|record| record.data.is_none());
        let erased = erased.map(|record| record.sealed.person).collect();
        // As many as a command can want: one for each of its parties and fields.
        let mut salts = Vec::new();
        for _ in 0..named(command).len() + procedure.fields.iter().filter(|field| field.personal).count() {
            salts.push(salt()?);
        }
        Ok(Self { now, dossier: id, known, erased, records: Vec::new(), salts })
    }

    /// For what names nobody: an event date that moves.
    pub(crate) fn nobody(now: Moment, id: DossierId) -> Self {
        let (known, erased) = (BTreeMap::new(), BTreeSet::new());
        Self { now, dossier: id, known, erased, records: Vec::new(), salts: Vec::new() }
    }

    /// Seals data.
    pub(crate) fn seal(&mut self, known: Option<PersonId>, data: Personal) -> Sealed {
        let code = data.get(CODE).cloned();
        let person = known
            .filter(|person| !self.erased.contains(person))
            .or_else(|| self.known.get(code.as_ref()?).copied())
            .unwrap_or_else(|| PersonId::from_bytes(ids::new(self.now)));
        if let Some(code) = code {
            self.known.insert(code, person);
        }
        let salt = self.salts.pop().expect("as many were made as a command can want");
        let sealed = Sealed::new(person, &salt, &data);
        self.records.push(Kept { sealed, dossier: self.dossier, data: Some((salt, data)) });
        sealed
    }

    /// Keeps the data: in the transaction of the events that name them.
    pub(crate) fn keep(self, writer: &mut Writer<'_>) -> Result<(), Error> {
        for record in &self.records {
            writer.keep_record(record)?;
        }
        Ok(())
    }
}

/// Returns whom a command names.
fn named(command: &dossier::Command) -> &[Party] {
    match command {
        dossier::Command::Open(opening) => {
            let Opening { parties, .. } = opening.as_ref();
            parties
        }
        dossier::Command::Name(party) | dossier::Command::Correct(dossier::Correction::Party(party)) => {
            std::slice::from_ref(party)
        }
        dossier::Command::Enter(_)
        | dossier::Command::File(_)
        | dossier::Command::Finish(_)
        | dossier::Command::Return
        | dossier::Command::Refuse
        | dossier::Command::AskSupplement(_)
        | dossier::Command::TakeSupplement
        | dossier::Command::Link { .. }
        | dossier::Command::NoteOpinion { .. }
        | dossier::Command::Postpone(_)
        | dossier::Command::Amend { .. }
        | dossier::Command::Correct(_)
        | dossier::Command::Stop
        | dossier::Command::Withdraw
        | dossier::Command::Move(_) => &[],
    }
}

fn salt() -> Result<Salt, Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::BadFile { path: "/dev/urandom".to_owned(), why: error.to_string() })?;
    Ok(bytes)
}

impl Office {
    /// Returns somebody, with the dossiers in which the person stands.
    ///
    /// # Errors
    ///
    /// There is nobody of this id, or the database cannot be read.
    pub fn person(&self, id: PersonId) -> Result<Someone, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| someone(reader, tenant, id))
    }

    /// Returns people in whose names words are, or whose identity card has a number; all where there are no words. The newest first,
    /// at most `most`.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn people(&self, words: &str, most: u32) -> Result<Vec<Someone>, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| {
            let found = reader.people_named(tenant, words, most)?;
            found.into_iter().map(|id| someone(reader, tenant, id)).collect()
        })
    }

    /// Returns the people who stand in a dossier, those whose data were erased among them.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn people_in(&self, dossier: DossierId) -> Result<Vec<Someone>, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| {
            let records = reader.records_of_dossier(tenant, dossier)?;
            let people: BTreeSet<PersonId> = records.iter().map(|record| record.sealed.person).collect();
            people.into_iter().map(|id| someone(reader, tenant, id)).collect()
        })
    }

    /// Returns the files that came for somebody alone: those that may be erased with the data.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn files_of_person(&self, someone: &Someone) -> Result<BTreeSet<String>, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| files_of(reader, tenant, someone))
    }

    /// Returns the files that were erased with somebody's data.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn erased_files(&self) -> Result<BTreeSet<String>, Error> {
        Ok(self.store().read(|reader| reader.erased_files(self.tenant().id))?)
    }
}
