//! Dossiers as registers show them: a row for each, made of its events.

use crate::engine::Value;
use crate::events::{count, date, days, number};
use crate::rows::EVER;
use crate::{Error, Reader, Writer};
use jiff::civil::Date;
use ledger::chain::canonical;
use ledger::dossier::{Dossier, Entry, Outcome, Party};
use ledger::procedure::Values;
use ledger::{DossierId, ProcedureId, TaskId, TenantId, UnitId};
use std::collections::BTreeMap;
use viet::calendar::Calendar;

/// A dossier in a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDossier {
    /// Its id.
    pub id: DossierId,
    /// How many events it has.
    pub version: u64,
    /// The procedure.
    pub procedure: String,
    /// The definition that it keeps.
    pub definition: ProcedureId,
    /// Its number.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// The unit that holds it.
    pub unit: UnitId,
    /// The stage it is in; the last one behind its end.
    pub stage: String,
    /// The task that this stage is.
    pub task: TaskId,
    /// The applicant has it.
    pub waits: bool,
    /// When it was taken in.
    pub opened: Date,
    /// The last day on time of the whole.
    pub due: Option<Date>,
    /// How and when it ended.
    pub closed: Option<(Outcome, Date)>,
    /// Who has to do with it.
    pub parties: Vec<Party>,
    /// What was entered.
    pub fields: Values,
    /// Who owns the stage now, as the task says it.
    pub stage_unit: Option<UnitId>,
    /// The last day on time of the stage, as the task says it.
    pub stage_due: Option<Date>,
}

/// Which dossiers are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DossierFilter {
    /// Of this procedure.
    pub procedure: Option<String>,
    /// Only those that have not ended, or only those that have.
    pub open: Option<bool>,
    /// In this stage.
    pub stage: Option<String>,
    /// Held or owned now by one of these units.
    pub units: Option<Vec<UnitId>>,
    /// With this in their number, their subject or the names of their parties, with or without marks.
    pub words: Option<String>,
}

/// Where a page of a register ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DossierPlace {
    /// When the last one was taken in.
    pub opened: Date,
    /// The last one.
    pub id: DossierId,
}

/// The columns of a dossier's row.
pub(crate) const DOSSIER: &str = "tenant, id, version, procedure_id, definition, number, subject, unit, stage, task, open, waits, \
     opened_day, due_day, closed_day, outcome, parties, fields, bare";

/// Returns the row of a dossier; `None` for one that was never taken in.
pub(crate) fn dossier_row(
    tenant: TenantId,
    id: DossierId,
    version: u64,
    dossier: &Dossier,
    calendar: &Calendar,
) -> Option<Vec<Value>> {
    let passage = dossier.passages.last()?;
    let (definition, unit, opened) = (dossier.definition?, dossier.unit?, dossier.opened?);
    let due = dossier.limit.and_then(|limit| limit.due(calendar)).map(|due| due.day);
    let closed = dossier.closed;
    Some(vec![
        (*tenant.as_bytes()).into(),
        (*id.as_bytes()).into(),
        number(version).into(),
        dossier.procedure.as_str().into(),
        (*definition.as_bytes()).into(),
        dossier.number.as_str().into(),
        dossier.subject.as_str().into(),
        (*unit.as_bytes()).into(),
        passage.stage.as_str().into(),
        (*passage.task.as_bytes()).into(),
        closed.is_none().into(),
        dossier.waits().into(),
        days(opened.day).into(),
        due.map_or(EVER, days).into(),
        closed.map(|(_, at)| days(at.day)).into(),
        closed.map(|(outcome, _)| outcome.name()).into(),
        canonical(&dossier.parties).expect(TEXTS).into(),
        canonical(&dossier.fields).expect(TEXTS).into(),
        bare(dossier).into(),
    ])
}

/// Returns the words that a dossier is found by, without their marks: its number, what it is about, who has to do with it.
fn bare(dossier: &Dossier) -> String {
    let parties = dossier.parties.iter().flat_map(|party| [Some(party.name.as_str()), party.code.as_deref()]);
    let words = [dossier.number.as_str(), dossier.subject.as_str()].into_iter().chain(parties.flatten());
    viet::fold::bare(&words.collect::<Vec<_>>().join(" "))
}

/// The texts that a row keeps are always JSON: lists and maps of texts.
const TEXTS: &str = "texts are always JSON";

fn damaged(error: serde_json::Error) -> Error {
    Error::Damaged(error.to_string())
}

impl Writer<'_> {
    /// Makes a dossier's row anew from its entries.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn project_dossier(
        &mut self,
        id: DossierId,
        entries: &[Entry],
        calendar: &Calendar,
    ) -> Result<(), Error> {
        let tenant = self.line.tenant;
        let dossier = Dossier::now(entries);
        let key = [Value::from(*tenant.as_bytes()), (*id.as_bytes()).into()];
        self.connection.execute("DELETE FROM dossiers WHERE tenant = ?1 AND id = ?2", &key)?;
        let row = dossier_row(tenant, id, entries.len() as u64, &dossier, calendar);
        self.connection.insert(&format!("INSERT INTO dossiers ({DOSSIER})"), row.as_slice())?;
        Ok(())
    }

    /// Makes the rows of all dossiers anew: what a changed calendar asks for.
    ///
    /// # Errors
    ///
    /// The database cannot be written, or an event is damaged.
    pub fn project_all_dossiers(&mut self, calendar: &Calendar) -> Result<(), Error> {
        let tenant = self.line.tenant;
        for id in self.subjects(tenant, "dossier")? {
            let id = DossierId::from_bytes(id);
            let entries = self.entries(tenant, ledger::event::Subject::Dossier(id))?;
            self.project_dossier(id, &entries, calendar)?;
        }
        Ok(())
    }
}

impl Reader<'_> {
    /// Returns dossiers by the day on which they were taken in, the newest first: those behind a place, at most `most`.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn dossiers(
        &mut self,
        tenant: TenantId,
        filter: &DossierFilter,
        after: Option<DossierPlace>,
        most: u32,
    ) -> Result<Vec<ListedDossier>, Error> {
        let (mut condition, mut values) = conditions(tenant, filter);
        if let Some(after) = after {
            values.push(days(after.opened).into());
            values.push((*after.id.as_bytes()).into());
            let last = values.len();
            condition.push_str(&format!(" AND (d.opened_day, d.id) < (?{}, ?{last})", last - 1));
        }
        values.push(most.into());
        let limit = values.len();
        let sql = format!(
            "SELECT {LISTED} FROM dossiers d {TASKS} \
             WHERE {condition} ORDER BY d.opened_day DESC, d.id DESC LIMIT ?{limit}"
        );
        self.listed_dossiers(&sql, &values)
    }

    /// Returns how many dossiers that have not ended are in which stage.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn count_open_dossiers(
        &mut self,
        tenant: TenantId,
        filter: &DossierFilter,
    ) -> Result<BTreeMap<String, u64>, Error> {
        let filter = DossierFilter { open: Some(true), ..filter.clone() };
        let (condition, values) = conditions(tenant, &filter);
        // Who sees all needs no owner: the index alone is read.
        let owners = if filter.units.is_some() { TASKS } else { "" };
        let sql =
            format!("SELECT d.stage, COUNT(*) FROM dossiers d {owners} WHERE {condition} GROUP BY d.stage");
        let mut counted = BTreeMap::new();
        self.connection.query(&sql, &values, &mut |row| {
            counted.insert(row[0].text()?.to_owned(), count(&row[1])?);
            Ok(())
        })?;
        Ok(counted)
    }

    /// Returns a dossier.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn dossier(&mut self, tenant: TenantId, id: DossierId) -> Result<Option<ListedDossier>, Error> {
        let sql = format!(
            "SELECT {LISTED} FROM dossiers d {TASKS} \
             WHERE d.tenant = ?1 AND d.id = ?2"
        );
        Ok(self.listed_dossiers(&sql, &[(*tenant.as_bytes()).into(), (*id.as_bytes()).into()])?.pop())
    }

    /// Returns the dossiers of a number.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn dossiers_numbered(&mut self, tenant: TenantId, number: &str) -> Result<Vec<ListedDossier>, Error> {
        let sql = format!(
            "SELECT {LISTED} FROM dossiers d {TASKS} \
             WHERE d.tenant = ?1 AND d.number = ?2 ORDER BY d.id"
        );
        self.listed_dossiers(&sql, &[(*tenant.as_bytes()).into(), number.into()])
    }

    fn listed_dossiers(&mut self, sql: &str, values: &[Value]) -> Result<Vec<ListedDossier>, Error> {
        let mut dossiers = Vec::new();
        self.connection.query(sql, values, &mut |row| {
            dossiers.push(listed(row)?);
            Ok(())
        })?;
        Ok(dossiers)
    }
}

/// The tasks that the stages of dossiers are.
const TASKS: &str = "LEFT JOIN tasks t ON t.tenant = d.tenant AND t.id = d.task";

/// The columns of a listed dossier, as [`listed`] reads them.
const LISTED: &str = "d.id, d.version, d.procedure_id, d.definition, d.number, d.subject, d.unit, d.stage, d.task, d.waits, \
     d.opened_day, d.due_day, d.closed_day, d.outcome, d.parties, d.fields, t.lead, t.due_day";

fn listed(row: &[Value]) -> Result<ListedDossier, Error> {
    let known = |value: &Value| Ok::<_, Error>(if value.int()? == EVER { None } else { Some(date(value)?) });
    let outcome = row[13].option(|value| {
        let name = value.text()?;
        Outcome::named(name).ok_or_else(|| Error::Damaged(format!("there is no outcome {name}")))
    })?;
    Ok(ListedDossier {
        id: DossierId::from_bytes(row[0].bytes()?),
        version: count(&row[1])?,
        procedure: row[2].text()?.to_owned(),
        definition: ProcedureId::from_bytes(row[3].bytes()?),
        number: row[4].text()?.to_owned(),
        subject: row[5].text()?.to_owned(),
        unit: UnitId::from_bytes(row[6].bytes()?),
        stage: row[7].text()?.to_owned(),
        task: TaskId::from_bytes(row[8].bytes()?),
        waits: row[9].int()? != 0,
        opened: date(&row[10])?,
        due: known(&row[11])?,
        closed: outcome.zip(row[12].option(date)?),
        parties: serde_json::from_str(row[14].text()?).map_err(damaged)?,
        fields: serde_json::from_str(row[15].text()?).map_err(damaged)?,
        stage_unit: row[16].option(|value| value.bytes().map(UnitId::from_bytes))?,
        stage_due: row[17].option(known)?.flatten(),
    })
}

/// Returns the conditions of a filter, and their values.
fn conditions(tenant: TenantId, filter: &DossierFilter) -> (String, Vec<Value>) {
    let mut condition = "d.tenant = ?1".to_owned();
    let mut values = vec![Value::from(*tenant.as_bytes())];
    let mut and = |text: &str, value: Value| {
        values.push(value);
        condition.push_str(&text.replace('#', &format!("?{}", values.len())));
    };
    if let Some(procedure) = &filter.procedure {
        and(" AND d.procedure_id = #", procedure.as_str().into());
    }
    if let Some(open) = filter.open {
        and(" AND d.open = #", open.into());
    }
    if let Some(stage) = &filter.stage {
        and(" AND d.stage = #", stage.as_str().into());
    }
    if let Some(words) = &filter.words {
        // What stands for other signs in a pattern is nothing that people look for.
        let plain = viet::fold::bare(words).replace(['%', '_'], "");
        and(" AND d.bare LIKE #", format!("%{plain}%").as_str().into());
    }
    if let Some(units) = &filter.units {
        let marks: Vec<String> = units
            .iter()
            .map(|unit| {
                values.push((*unit.as_bytes()).into());
                format!("?{}", values.len())
            })
            .collect();
        let marks = if marks.is_empty() { "NULL".to_owned() } else { marks.join(", ") };
        condition.push_str(&format!(" AND (d.unit IN ({marks}) OR t.lead IN ({marks}))"));
    }
    (condition, values)
}
