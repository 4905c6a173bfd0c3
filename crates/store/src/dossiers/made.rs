//! The rows that are made of a dossier's events: its line in the register, its way through the stages, what stood in its fields,
//! who has to do with it, and the words of what it is about.

use super::{DOSSIER, dossier_row};
use crate::engine::Value;
use crate::events::{days, number};
use crate::rows::EVER;
use crate::{Error, Reader, Writer};
use jiff::civil::Date;
use ledger::dossier::{Dossier, Entry, Event, Party, pairs};
use ledger::event::Subject;
use ledger::person::People;
use ledger::procedure::{Procedure, Recorded, Values};
use ledger::{DossierId, Moment, ProcedureId, TenantId};
use std::collections::{BTreeMap, BTreeSet, btree_map};
use viet::calendar::Calendar;

/// The columns of a row of the way through the stages.
pub(crate) const STAGE: &str =
    "tenant, dossier, number, procedure_id, stage, begun_day, begun_at, due_day, ended_day, ended_at, ending";
/// The columns of a row of what stood in a field.
pub(crate) const VALUE: &str =
    "tenant, dossier, field, number, procedure_id, value, amount, from_day, from_at, to_day, to_at";
/// The columns of a row of who has to do with it.
pub(crate) const PARTY: &str = "tenant, dossier, role, name, code, person";
/// The columns of a row of a pair of words.
pub(crate) const PAIR: &str = "tenant, dossier, pair, procedure_id";

/// The last day on time of the whole, kept as what stands in a field is: no field is called so.
pub(super) const DUE: &str = "=due";
/// That the applicant has the dossier.
pub(super) const WAITS: &str = "=waits";

/// Bytes of a text by which it is compared: an index takes no pages of text.
const LONGEST: usize = 200;

/// The tables of dossiers with their columns, and by which they know the dossier.
pub(crate) const TABLES: [(&str, &str, &str); 5] = [
    ("dossiers", DOSSIER, "id"),
    ("dossier_stages", STAGE, "dossier"),
    ("dossier_values", VALUE, "dossier"),
    ("dossier_parties", PARTY, "dossier"),
    ("dossier_pairs", PAIR, "dossier"),
];

/// The rows of some dossiers in each of [`TABLES`].
pub(crate) type DossierRows = [Vec<Vec<Value>>; 5];

/// Definitions that dossiers keep, read once.
#[derive(Debug, Default)]
pub struct Definitions(BTreeMap<ProcedureId, Option<Procedure>>);

impl Definitions {
    /// Returns definitions of which one is known already.
    pub fn with(procedure: &Procedure) -> Self {
        Self(BTreeMap::from([(procedure.recorded(), Some(procedure.clone()))]))
    }

    /// Reads those that the events of a dossier name. One that cannot be read any more reckons nothing.
    pub(crate) fn read(
        &mut self,
        reader: &mut Reader<'_>,
        tenant: TenantId,
        entries: &[Entry],
    ) -> Result<(), Error> {
        for entry in entries {
            let (Event::Opened { definition: id, .. } | Event::Moved { definition: id, .. }) = &entry.event
            else {
                continue;
            };
            if let btree_map::Entry::Vacant(free) = self.0.entry(*id) {
                let recorded = reader.entries::<Recorded>(tenant, Subject::Procedure(*id));
                free.insert(recorded.ok().and_then(|entries| Procedure::of_record(&entries).ok().flatten()));
            }
        }
        Ok(())
    }

    fn of(&self, dossier: &Dossier) -> Option<&Procedure> {
        self.0.get(&dossier.definition?)?.as_ref()
    }
}

/// When something took effect, and when it was recorded.
#[derive(Clone, Copy)]
struct When(Date, Moment);

/// Returns the rows of a dossier; none for one that was never taken in.
pub(crate) fn rows(
    tenant: TenantId,
    id: DossierId,
    entries: &[Entry],
    definitions: &Definitions,
    calendar: &Calendar,
    people: &People,
) -> DossierRows {
    let mut life = Life::default();
    for entry in entries {
        life.go_on(entry, definitions, calendar);
    }
    let mut opened = life.dossier.clone();
    opened.open(people);
    let dossier = &opened;
    let Some(row) = dossier_row(tenant, id, entries, dossier, calendar) else { return Default::default() };
    let key = || [Value::from(*tenant.as_bytes()), (*id.as_bytes()).into()];
    let stages = life.stage_rows(&key, calendar);
    let values = life.value_rows(&key);
    let roles: BTreeMap<&str, &Party> =
        dossier.parties.iter().map(|party| (party.role.as_str(), party)).collect();
    let party = |(role, party): (&str, &Party)| {
        let name = party_name(&party.name);
        let code = party.code.as_deref().map(|code| code.trim().to_owned());
        let person = party.person.map(|sealed| *sealed.person.as_bytes());
        key().into_iter().chain([role.into(), name.into(), code.into(), person.into()]).collect()
    };
    let pair =
        |pair: i64| key().into_iter().chain([pair.into(), dossier.procedure.as_str().into()]).collect();
    [
        vec![row],
        stages,
        values,
        roles.into_iter().map(party).collect(),
        pair_hashes(&dossier.subject).into_iter().map(pair).collect(),
    ]
}

/// A dossier that goes through its events, with what stood when.
#[derive(Default)]
struct Life {
    dossier: Dossier,
    /// When each passage began and ended was recorded.
    passages: Vec<(Moment, Option<Moment>)>,
    values: Values,
    /// What stood in the fields: the field, what, since which event, from when and until when.
    spans: Vec<(String, String, usize, When, Option<When>)>,
    events: usize,
}

impl Life {
    fn go_on(&mut self, entry: &Entry, definitions: &Definitions, calendar: &Calendar) {
        let when = When(entry.meta.effective.day, entry.meta.recorded_at);
        self.dossier = std::mem::take(&mut self.dossier).evolve(&entry.event, entry.meta.effective);
        if let Event::StageOpened { .. } = &entry.event {
            self.passages.push((when.1, None));
        }
        if let (Event::StageEnded { .. }, Some(passage)) = (&entry.event, self.passages.last_mut()) {
            passage.1 = Some(when.1);
        }
        let entered = &self.dossier.fields;
        let mut values = match definitions.of(&self.dossier) {
            Some(procedure) => procedure.with_computed(entered),
            None => entered.clone(),
        };
        // The hash stands for what tells of a person, so that what is counted is the same when that is erased.
        let personal = self.dossier.personal.iter();
        values.extend(personal.map(|(id, sealed)| (id.clone(), sealed.hash.to_string())));
        let due = self.dossier.limit.and_then(|limit| limit.due(calendar));
        values.extend(due.map(|due| (DUE.to_owned(), days(due.day).to_string())));
        values.extend(self.dossier.waits().then(|| (WAITS.to_owned(), "yes".to_owned())));
        self.fill_in(values, when);
        self.events += 1;
    }

    /// Notes what stands in the fields now.
    fn fill_in(&mut self, values: Values, when: When) {
        if values == self.values {
            return;
        }
        for (field, value, _, _, to) in self.spans.iter_mut().filter(|(_, _, _, _, to)| to.is_none()) {
            if values.get(field) != Some(value) {
                *to = Some(when);
            }
        }
        for (field, value) in &values {
            if self.values.get(field) != Some(value) {
                self.spans.push((field.clone(), value.clone(), self.events, when, None));
            }
        }
        self.values = values;
    }

    fn stage_rows(&self, key: &dyn Fn() -> [Value; 2], calendar: &Calendar) -> Vec<Vec<Value>> {
        let passages = (0_u64..).zip(self.dossier.passages.iter().zip(&self.passages));
        let row = |(at, (passage, (begun, ended))): (
            u64,
            (&ledger::dossier::Passage, &(Moment, Option<Moment>)),
        )| {
            // While the applicant has it there is no last day.
            let limit = passage.limit.filter(|_| !(passage.end.is_none() && passage.waits()));
            let due = limit.and_then(|limit| limit.due(calendar)).map(|due| due.day);
            let mut row: Vec<Value> = key().into();
            row.extend([
                number(at).into(),
                self.dossier.procedure.as_str().into(),
                passage.stage.as_str().into(),
                days(passage.from.day).into(),
                begun.0.into(),
                due.map_or(EVER, days).into(),
                passage.end.map_or(EVER, |(_, at)| days(at.day)).into(),
                ended.map_or(EVER, |ended| ended.0).into(),
                passage.end.map(|(ending, _)| ending.name()).into(),
            ]);
            row
        };
        passages.map(row).collect()
    }

    fn value_rows(&self, key: &dyn Fn() -> [Value; 2]) -> Vec<Vec<Value>> {
        let row = |(field, value, since, from, to): &(String, String, usize, When, Option<When>)| {
            let mut row: Vec<Value> = key().into();
            row.extend([
                field.as_str().into(),
                number(*since as u64).into(),
                self.dossier.procedure.as_str().into(),
                compared(value).into(),
                value.parse::<i64>().ok().into(),
                days(from.0).into(),
                from.1.0.into(),
                to.map_or(EVER, |to| days(to.0)).into(),
                to.map_or(EVER, |to| to.1.0).into(),
            ]);
            row
        };
        self.spans.iter().map(row).collect()
    }
}

/// Returns the words by which a value is compared.
pub(super) fn compared(value: &str) -> &str {
    &value[..value.floor_char_boundary(LONGEST)]
}

/// Returns a name as it is compared: without marks, whatever the spaces.
pub(super) fn party_name(name: &str) -> String {
    let bare = viet::fold::bare(name);
    let name: Vec<&str> = bare.split_whitespace().collect();
    compared(&name.join(" ")).to_owned()
}

/// Returns the hashes of the pairs of words of what a dossier is about.
pub(super) fn pair_hashes(subject: &str) -> BTreeSet<i64> {
    let hash = |pair: &String| {
        let hash = blake3::hash(pair.as_bytes());
        let first = hash.as_bytes().first_chunk::<8>().expect("a hash has 32 bytes");
        i64::from_le_bytes(*first)
    };
    pairs(subject).iter().map(hash).collect()
}

impl Writer<'_> {
    /// Makes a dossier's rows anew from its entries.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn project_dossier(
        &mut self,
        id: DossierId,
        entries: &[Entry],
        definitions: &mut Definitions,
        calendar: &Calendar,
    ) -> Result<(), Error> {
        let tenant = self.line.tenant;
        let key = [Value::from(*tenant.as_bytes()), (*id.as_bytes()).into()];
        for (table, _, of) in TABLES {
            let sql = format!("DELETE FROM {table} WHERE tenant = ?1 AND {of} = ?2");
            self.connection.execute(&sql, &key)?;
        }
        definitions.read(&mut self.reader, tenant, entries)?;
        let people = self.people_named_in(tenant, id, entries)?;
        self.insert_dossiers(&rows(tenant, id, entries, definitions, calendar, &people))
    }

    /// Inserts the rows of dossiers.
    pub(crate) fn insert_dossiers(&mut self, rows: &DossierRows) -> Result<(), Error> {
        for ((table, columns, _), rows) in TABLES.iter().zip(rows) {
            self.connection.insert(&format!("INSERT INTO {table} ({columns})"), rows)?;
        }
        Ok(())
    }

    /// Makes the rows of all dossiers anew: what a changed calendar asks for.
    ///
    /// # Errors
    ///
    /// The database cannot be written, or an event is damaged.
    pub fn project_all_dossiers(&mut self, calendar: &Calendar) -> Result<(), Error> {
        let tenant = self.line.tenant;
        let mut definitions = Definitions::default();
        for id in self.subjects(tenant, "dossier")? {
            let id = DossierId::from_bytes(id);
            let entries = self.entries(tenant, Subject::Dossier(id))?;
            self.project_dossier(id, &entries, &mut definitions, calendar)?;
        }
        Ok(())
    }
}
