//! Dossiers as registers show them: a row for each, made of its events.

mod across;
mod cases;
mod made;

pub use cases::{Case, CasesAsked};

pub use made::Definitions;
pub(crate) use made::{DossierRows, TABLES, rows};

use crate::engine::Value;
use crate::events::{count, date, days, number};
use crate::rows::EVER;
use crate::{Error, Reader};
use jiff::civil::Date;
use ledger::chain::canonical;
use ledger::dossier::{Cases, Dossier, Entry, Event, Outcome, Party};
use ledger::permission::Closed;
use ledger::procedure::Values;
use ledger::{DossierId, ProcedureId, TaskId, TenantId, UnitId};
use std::collections::{BTreeMap, BTreeSet};
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
    /// Fields whose personal data were erased.
    pub erased: BTreeSet<String>,
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
    /// Those that are counted so.
    pub cases: Option<(Cases, CasesAsked)>,
    /// But for those that are hidden from who asks.
    pub closed: Closed,
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
     opened_day, due_day, closed_day, outcome, parties, fields, bare, opened_at, closed_at, owner";

/// Returns the row of a dossier; `None` for one that was never taken in.
pub(crate) fn dossier_row(
    tenant: TenantId,
    id: DossierId,
    entries: &[Entry],
    dossier: &Dossier,
    calendar: &Calendar,
) -> Option<Vec<Value>> {
    let passage = dossier.passages.last()?;
    let (definition, unit, opened) = (dossier.definition?, dossier.unit?, dossier.opened?);
    let due = dossier.limit.and_then(|limit| limit.due(calendar)).map(|due| due.day);
    let closed = dossier.closed;
    let recorded = |is: fn(&Event) -> bool| {
        entries.iter().find(|entry| is(&entry.event)).map(|entry| entry.meta.recorded_at.0)
    };
    Some(vec![
        (*tenant.as_bytes()).into(),
        (*id.as_bytes()).into(),
        number(entries.len() as u64).into(),
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
        canonical(&with_erased(dossier)).expect(TEXTS).into(),
        bare(dossier).into(),
        recorded(|event| matches!(event, Event::Opened { .. })).unwrap_or_default().into(),
        recorded(|event| matches!(event, Event::Closed { .. })).into(),
        (*passage.unit.as_bytes()).into(),
    ])
}

/// The fields whose data were erased, kept as a value: no field is called so.
const ERASED: &str = "=erased";

/// Returns what stands in the fields, with the names of those whose data were erased.
fn with_erased(dossier: &Dossier) -> Values {
    let erased: Vec<&str> =
        dossier.personal.keys().filter(|id| dossier.is_erased(id)).map(String::as_str).collect();
    let mut fields = dossier.fields.clone();
    if !erased.is_empty() {
        fields.insert(ERASED.to_owned(), erased.join(" "));
    }
    fields
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
        let mut conditions = Conditions::new(tenant);
        conditions.filter(&DossierFilter { units: None, ..filter.clone() });
        if let Some(after) = after {
            let opened = conditions.mark(days(after.opened).into());
            conditions.and(&format!("(d.opened_day, d.id) < ({opened}, #)"), (*after.id.as_bytes()).into());
        }
        let limit = conditions.mark(most.into());
        let page = "ORDER BY d.opened_day DESC, d.id DESC";
        if let Some(units) = &filter.units {
            let found = conditions.of_units(units, "d.id, d.opened_day", &format!("{page} LIMIT {limit}"));
            let sql = format!(
                "SELECT {LISTED} FROM (SELECT id FROM ({found}) AS f ORDER BY opened_day DESC, id DESC LIMIT {limit}) AS page \
                 CROSS JOIN dossiers d {TASKS} WHERE d.tenant = ?1 AND d.id = page.id {page}"
            );
            return self.listed_dossiers(&sql, &conditions.values);
        }
        let sql = format!(
            "SELECT {LISTED} FROM dossiers d {TASKS} WHERE {} {page} LIMIT {limit}",
            conditions.text()
        );
        self.listed_dossiers(&sql, &conditions.values)
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
        let mut conditions = Conditions::new(tenant);
        conditions.filter(&DossierFilter { open: Some(true), units: None, ..filter.clone() });
        let sql = match &filter.units {
            // Who sees all needs no owner: the index alone is read.
            None => {
                let all = conditions.text();
                format!("SELECT d.stage, COUNT(*) FROM dossiers d WHERE {all} GROUP BY d.stage")
            }
            Some(units) => {
                let found = conditions.of_units(units, "d.id, d.stage", "");
                format!("SELECT stage, COUNT(*) FROM ({found}) AS f GROUP BY stage")
            }
        };
        let mut counted = BTreeMap::new();
        self.connection.query(&sql, &conditions.values, &mut |row| {
            counted.insert(row[0].text()?.to_owned(), count(&row[1])?);
            Ok(())
        })?;
        Ok(counted)
    }

    /// Returns how many dossiers that have not ended are in each of some stages, counting no further than `most`: of stages where
    /// thousands are, nobody wants to know how many exactly, and a page of a register cannot wait for it.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn count_open_in(
        &mut self,
        tenant: TenantId,
        filter: &DossierFilter,
        stages: &[&str],
        most: u64,
    ) -> Result<BTreeMap<String, u64>, Error> {
        // The dossiers of a unit are found by what it holds and what it owns; they are few.
        if filter.units.is_some() || stages.is_empty() {
            return self.count_open_dossiers(tenant, filter);
        }
        let mut conditions = Conditions::new(tenant);
        conditions.filter(&DossierFilter { open: Some(true), stage: None, ..filter.clone() });
        let all = conditions.text();
        let count_one = |(at, stage): (usize, &&str)| {
            let stage = conditions.mark((*stage).into());
            format!(
                "SELECT {at}, COUNT(*) FROM (SELECT d.id FROM dossiers d WHERE {all} AND d.stage = {stage} LIMIT {most}) AS x"
            )
        };
        let each: Vec<String> = stages.iter().enumerate().map(count_one).collect();
        let mut counted = BTreeMap::new();
        self.connection.query(&each.join(" UNION ALL "), &conditions.values, &mut |row| {
            let stage = usize::try_from(row[0].int()?).ok().and_then(|at| stages.get(at));
            counted.extend(
                stage.map(|stage| Ok::<_, Error>(((*stage).to_owned(), count(&row[1])?))).transpose()?,
            );
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
    let mut fields: Values = serde_json::from_str(row[15].text()?).map_err(damaged)?;
    let erased = fields.remove(ERASED).unwrap_or_default();
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
        fields,
        erased: erased.split_whitespace().map(str::to_owned).collect(),
        stage_unit: row[16].option(|value| value.bytes().map(UnitId::from_bytes))?,
        stage_due: row[17].option(known)?.flatten(),
    })
}

/// Conditions that are put together, with their values.
struct Conditions {
    all: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    /// Begins with a tenant: `?1`.
    fn new(tenant: TenantId) -> Self {
        Self { all: vec!["d.tenant = ?1".to_owned()], values: vec![(*tenant.as_bytes()).into()] }
    }

    /// Adds a value, and returns its mark.
    fn mark(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    /// Adds values, and returns their marks as a list.
    fn marks(&mut self, values: impl Iterator<Item = Value>) -> String {
        let marks: Vec<String> = values.map(|value| self.mark(value)).collect();
        if marks.is_empty() { "NULL".to_owned() } else { marks.join(", ") }
    }

    /// Adds a condition of one value, which stands at each `#`.
    fn and(&mut self, condition: &str, value: Value) {
        let mark = self.mark(value);
        self.all.push(condition.replace('#', &mark));
    }

    fn text(&self) -> String {
        self.all.join(" AND ")
    }

    /// Returns the question for the dossiers of some units among those that fit: held by one of them, in a stage whose task one of
    /// them leads, or ended in one that was theirs. Each part is found in an index, in the order of `page`.
    fn of_units(&mut self, units: &[UnitId], shown: &str, page: &str) -> String {
        let fits = self.text();
        let mut parts = Vec::new();
        for unit in units {
            let unit = self.mark((*unit.as_bytes()).into());
            let led = format!("t.tenant = ?1 AND t.lead = {unit} AND t.open = 1 AND d.task = t.id");
            for (from, theirs) in [
                ("dossiers d", format!("d.unit = {unit}")),
                ("tasks t CROSS JOIN dossiers d", led),
                ("dossiers d", format!("d.owner = {unit} AND d.open = 0")),
            ] {
                let at = parts.len();
                parts.push(format!(
                    "SELECT * FROM (SELECT {shown} FROM {from} WHERE {fits} AND {theirs} {page}) AS part{at}"
                ));
            }
        }
        if parts.is_empty() {
            return format!("SELECT {shown} FROM dossiers d WHERE {fits} AND 1 = 0");
        }
        parts.join(" UNION ")
    }

    /// Leaves out what is hidden; nothing is asked of a procedure that hides none.
    fn not_hidden(&mut self, closed: &Closed, procedure: Option<&str>) {
        let hides = procedure.map_or(!closed.procedures.is_empty(), |id| closed.procedures.contains(id));
        if !hides {
            return;
        }
        let procedures = self.marks(closed.procedures.iter().map(|id| id.as_str().into()));
        let units = self.marks(closed.units.iter().map(|unit| (*unit.as_bytes()).into()));
        self.all.push(format!(
            "(d.procedure_id NOT IN ({procedures}) OR d.unit IN ({units}) OR d.owner IN ({units}))"
        ));
    }

    /// Adds those of a filter, but whose they are.
    fn filter(&mut self, filter: &DossierFilter) {
        if let Some(procedure) = &filter.procedure {
            self.and("d.procedure_id = #", procedure.as_str().into());
        }
        if let Some(open) = filter.open {
            self.and("d.open = #", open.into());
        }
        if let Some(stage) = &filter.stage {
            self.and("d.stage = #", stage.as_str().into());
        }
        if let Some(words) = &filter.words {
            // What stands for other signs in a pattern is nothing that people look for.
            let plain = viet::fold::bare(words).replace(['%', '_'], "");
            self.and("d.bare LIKE #", format!("%{plain}%").as_str().into());
        }
        if let Some((cases, asked)) = &filter.cases {
            self.cases(cases, asked);
        }
        self.not_hidden(&filter.closed, filter.procedure.as_deref());
    }
}
