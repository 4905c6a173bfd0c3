//! Data of people outside: beside the events, which hold only hashes of them, so that they can be erased.

use crate::engine::{Dialect, Value};
use crate::events::Chain;
use crate::{Error, Reader, Writer};
use ledger::chain::canonical;
use ledger::event::{Hash, Subject};
use ledger::person::{self, CODE, NAME, People, Person, Personal, Salt, Sealed};
use ledger::{DossierId, PersonId, TenantId, dossier};
use std::collections::{BTreeMap, BTreeSet};

/// A record of somebody's data, as an event of a dossier names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What stands for it in the event.
    pub sealed: Sealed,
    /// The dossier whose event that is.
    pub dossier: DossierId,
    /// The salt and the data; `None` where they were erased.
    pub data: Option<(Salt, Personal)>,
}

/// The columns of a record.
const COLUMNS: &str = "person, hash, dossier, salt, data";

fn kept(row: &[Value]) -> Result<Kept, Error> {
    let salt = row[3].option(Value::bytes)?;
    let data = row[4].option(|value| Ok(serde_json::from_str(value.text()?)))?;
    let data = data.transpose().map_err(|error| Error::Damaged(error.to_string()))?;
    let sealed = Sealed { person: PersonId::from_bytes(row[0].bytes()?), hash: Hash(row[1].bytes()?) };
    Ok(Kept { sealed, dossier: DossierId::from_bytes(row[2].bytes()?), data: salt.zip(data) })
}

impl Reader<'_> {
    /// Returns the records of a dossier, those that were erased among them.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn records_of_dossier(&mut self, tenant: TenantId, id: DossierId) -> Result<Vec<Kept>, Error> {
        self.records_where("dossier = ?2", &[(*tenant.as_bytes()).into(), (*id.as_bytes()).into()])
    }

    /// Returns the records of the dossiers from one to another, in the order of their ids.
    pub(crate) fn records_between(
        &mut self,
        tenant: TenantId,
        (first, last): (DossierId, DossierId),
    ) -> Result<Vec<Kept>, Error> {
        let values = [(*tenant.as_bytes()).into(), (*first.as_bytes()).into(), (*last.as_bytes()).into()];
        self.records_where("dossier >= ?2 AND dossier <= ?3", &values)
    }

    /// Returns the records of somebody, those that were erased among them.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn records_of(&mut self, tenant: TenantId, person: PersonId) -> Result<Vec<Kept>, Error> {
        self.records_where("person = ?2", &[(*tenant.as_bytes()).into(), (*person.as_bytes()).into()])
    }

    /// Returns records by the names and the identity cards of people: those in whose name these words are, or whose card has this
    /// number; of all where there are no words. At most `most`, the newest people first.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn people_named(&mut self, tenant: TenantId, words: &str, most: u32) -> Result<Vec<PersonId>, Error> {
        let plain = viet::fold::bare(words.trim()).replace(['%', '_'], "");
        let mut found = Vec::new();
        let sql = "SELECT DISTINCT person FROM persons WHERE tenant = ?1 AND (?2 = '' OR name LIKE ?3 OR code = ?2) \
                   ORDER BY person DESC LIMIT ?4";
        let like = format!("%{plain}%");
        let values = [(*tenant.as_bytes()).into(), words.trim().into(), like.as_str().into(), most.into()];
        self.connection.query(sql, &values, &mut |row| {
            found.push(PersonId::from_bytes(row[0].bytes()?));
            Ok(())
        })?;
        Ok(found)
    }

    /// Returns the person whose identity card has a number: the one who was named first.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn person_coded(&mut self, tenant: TenantId, code: &str) -> Result<Option<PersonId>, Error> {
        let mut found = None;
        let sql = "SELECT person FROM persons WHERE tenant = ?1 AND code = ?2 ORDER BY person LIMIT 1";
        self.connection.query(sql, &[(*tenant.as_bytes()).into(), code.trim().into()], &mut |row| {
            found = Some(PersonId::from_bytes(row[0].bytes()?));
            Ok(())
        })?;
        Ok(found)
    }

    /// Returns every record, in the order of people and hashes.
    pub(crate) fn each_record(
        &mut self,
        tenant: TenantId,
        each: &mut dyn FnMut(Kept) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let sql = format!("SELECT {COLUMNS} FROM persons WHERE tenant = ?1 ORDER BY person, hash");
        self.connection.query(&sql, &[(*tenant.as_bytes()).into()], &mut |row| each(kept(row)?))
    }

    /// Returns what was recorded of everybody whose data were erased.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn erased(&mut self, tenant: TenantId) -> Result<BTreeMap<PersonId, Vec<person::Entry>>, Error> {
        let all = self.entries_of_all::<person::Event>(tenant, "person")?;
        let erased = |(id, entries): ([u8; 16], Vec<person::Entry>)| {
            Person::now(&entries).erased.is_some().then(|| (PersonId::from_bytes(id), entries))
        };
        Ok(all.into_iter().filter_map(erased).collect())
    }

    /// Returns the files that were erased with somebody's data.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn erased_files(&mut self, tenant: TenantId) -> Result<BTreeSet<String>, Error> {
        let erased = self.erased(tenant)?;
        Ok(erased.values().flat_map(|entries| Person::now(entries).files).collect())
    }

    /// Returns the data of the people of a dossier that are not erased; nothing is asked where its entries name nobody.
    pub(crate) fn people_named_in(
        &mut self,
        tenant: TenantId,
        id: DossierId,
        entries: &[dossier::Entry],
    ) -> Result<People, Error> {
        let names_nobody = entries.iter().all(|entry| entry.event.sealed().is_empty());
        if names_nobody { Ok(People::default()) } else { self.people(tenant, id) }
    }

    /// Returns the data of the people of a dossier that are not erased.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn people(&mut self, tenant: TenantId, id: DossierId) -> Result<People, Error> {
        Ok(people(&self.records_of_dossier(tenant, id)?))
    }

    /// Returns what was recorded of a dossier, with the personal data that are not erased: to be read, never to be recorded.
    ///
    /// # Errors
    ///
    /// The database cannot be read, or an event is damaged.
    pub fn opened_dossier(&mut self, tenant: TenantId, id: DossierId) -> Result<Vec<dossier::Entry>, Error> {
        let entries: Vec<dossier::Entry> = self.entries(tenant, Subject::Dossier(id))?;
        let people = self.people_named_in(tenant, id, &entries)?;
        Ok(dossier::opened(&entries, &people))
    }

    /// Returns the records of the dossiers among some chains.
    pub(crate) fn records_of_chains(
        &mut self,
        tenant: TenantId,
        chains: &[Chain],
    ) -> Result<Vec<Kept>, Error> {
        let mut dossiers = chains.iter().filter_map(dossier_of);
        let Some(first) = dossiers.next() else { return Ok(Vec::new()) };
        let last = dossiers.next_back().unwrap_or(first);
        self.records_between(tenant, (first, last))
    }

    /// Returns people with records of a dossier that does not exist.
    pub(crate) fn people_of_nothing(&mut self, tenant: TenantId) -> Result<Vec<PersonId>, Error> {
        let mut found = Vec::new();
        let sql = "SELECT DISTINCT p.person FROM persons p WHERE p.tenant = ?1 AND NOT EXISTS \
                   (SELECT 1 FROM heads h WHERE h.tenant = ?1 AND h.kind = 'dossier' AND h.subject = p.dossier)";
        self.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            found.push(PersonId::from_bytes(row[0].bytes()?));
            Ok(())
        })?;
        Ok(found)
    }

    fn records_where(&mut self, condition: &str, values: &[Value]) -> Result<Vec<Kept>, Error> {
        let mut records = Vec::new();
        let sql = format!(
            "SELECT {COLUMNS} FROM persons WHERE tenant = ?1 AND {condition} ORDER BY dossier, person, hash"
        );
        self.connection.query(&sql, values, &mut |row| {
            records.push(kept(row)?);
            Ok(())
        })?;
        Ok(records)
    }
}

/// Returns the data of some records that are not erased.
pub(crate) fn people(records: &[Kept]) -> People {
    let mut people = People::default();
    for record in records {
        if let Some((_, data)) = &record.data {
            people.insert(record.sealed, data.clone());
        }
    }
    people
}

fn dossier_of(chain: &Chain) -> Option<DossierId> {
    if let Some(Subject::Dossier(id)) = chain.subject() { Some(id) } else { None }
}

/// Returns the people of whom some chains name data that are not there as they were sealed, or are there though they were erased;
/// and those of whom there are data that no event of the dossier names.
pub(crate) fn mistaken(
    chains: &[Chain],
    records: &[Kept],
    erased: &BTreeMap<PersonId, Vec<person::Entry>>,
) -> BTreeSet<PersonId> {
    let mut rest: BTreeMap<(DossierId, Sealed), &Kept> =
        records.iter().map(|record| ((record.dossier, record.sealed), record)).collect();
    let mut wrong = BTreeSet::new();
    for chain in chains {
        let Some(dossier) = dossier_of(chain) else { continue };
        // What cannot be read is told as such.
        let events = chain.events.iter().filter_map(|event| event.body::<dossier::Event>().ok());
        for sealed in events.flat_map(|event| event.sealed()) {
            let record = rest.remove(&(dossier, sealed));
            let data = record.and_then(|record| record.data.as_ref());
            let is_right = match data {
                Some((salt, data)) => sealed.holds(salt, data) && !erased.contains_key(&sealed.person),
                None => record.is_some() && erased.contains_key(&sealed.person),
            };
            if !is_right {
                wrong.insert(sealed.person);
            }
        }
    }
    wrong.extend(rest.into_keys().map(|(_, sealed)| sealed.person));
    wrong
}

impl Writer<'_> {
    /// Keeps a record: in the transaction of the event that names it.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn keep_record(&mut self, record: &Kept) -> Result<(), Error> {
        let data = record.data.as_ref();
        let text = data.map(|(_, data)| canonical(data).expect("texts are always JSON"));
        let name = data.and_then(|(_, data)| data.get(NAME)).map(|name| viet::fold::bare(name));
        let code = data.and_then(|(_, data)| data.get(CODE)).cloned();
        let values = [
            (*self.line.tenant.as_bytes()).into(),
            (*record.sealed.person.as_bytes()).into(),
            record.sealed.hash.0.into(),
            (*record.dossier.as_bytes()).into(),
            data.map(|(salt, _)| *salt).into(),
            text.into(),
            name.into(),
            code.into(),
        ];
        let sql = format!(
            "INSERT INTO persons (tenant, {COLUMNS}, name, code) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        );
        self.connection.execute(&sql, &values).map(|_| ())
    }

    /// Erases somebody's data and the letters to this person, and returns the dossiers in which the person stands. What was erased is overwritten in the file of the
    /// database; what a journal or a copy still has of it is told in `docs/backup.md`.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn erase_records(&mut self, person: PersonId) -> Result<BTreeSet<DossierId>, Error> {
        let tenant = self.line.tenant;
        let records = self.records_of(tenant, person)?;
        let dossiers = records.iter().map(|record| record.dossier).collect();
        if self.connection.dialect() == Dialect::Sqlite {
            self.connection.script("PRAGMA secure_delete = ON")?;
        }
        // An address stands on letters, too, until they are carried and as what was carried.
        let told: BTreeSet<&String> = records
            .iter()
            .filter_map(|record| record.data.as_ref())
            .flat_map(|(_, data)| data.values())
            .collect();
        for address in told {
            let values = [(*tenant.as_bytes()).into(), address.as_str().into()];
            self.connection.execute("DELETE FROM outbox WHERE tenant = ?1 AND receiver = ?2", &values)?;
        }
        let sql = "UPDATE persons SET salt = NULL, data = NULL, name = NULL, code = NULL \
                   WHERE tenant = ?1 AND person = ?2";
        self.connection.execute(sql, &[(*tenant.as_bytes()).into(), (*person.as_bytes()).into()])?;
        Ok(dossiers)
    }
}
