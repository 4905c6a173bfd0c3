//! Counting, pushed down to the database: the same figures as `ledger::count` over the same tasks, of any day, as known at
//! any moment.

use crate::engine::Value;
use crate::events::{count, date, days};
use crate::rows::{EVER, code_of, standing_of};
use crate::{Error, Reader};
use jiff::civil::Date;
use ledger::count::Figures;
use ledger::standing::{Facts, Standing};
use ledger::{DocumentId, Moment, OfficerId, TaskId, TenantId, UnitId};
use std::collections::BTreeMap;

/// What the rows of a count are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// One row.
    Whole,
    /// A row for each unit in charge.
    Unit,
    /// A row for each document that gave tasks.
    Document,
    /// A row for each programme or plan.
    Programme,
    /// A row for each field of work.
    Field,
    /// A row for each leader who watches tasks.
    Watcher,
    /// A row for each month in which tasks were given, by its first day.
    Month,
}

/// A row of a count; tasks that have nothing to be cut by are in a row of their own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// Everything, or what has nothing to be cut by.
    None,
    /// A unit.
    Unit(UnitId),
    /// A document or programme.
    Document(DocumentId),
    /// A field of work.
    Field(String),
    /// A leader.
    Officer(OfficerId),
    /// A month, by its first day.
    Month(Date),
}

impl Cut {
    fn column(self) -> &'static str {
        match self {
            // Text, so that the column has one type in PostgreSQL.
            Self::Whole => "CAST(NULL AS TEXT)",
            Self::Unit => "lead",
            Self::Document => "document",
            Self::Programme => "programme",
            Self::Field => "field",
            Self::Watcher => "watcher",
            Self::Month => "given_day",
        }
    }

    fn row(self, value: &Value) -> Result<Row, Error> {
        if *value == Value::Null {
            return Ok(Row::None);
        }
        Ok(match self {
            Self::Whole => Row::None,
            Self::Unit => Row::Unit(UnitId::from_bytes(value.bytes()?)),
            Self::Document | Self::Programme => Row::Document(DocumentId::from_bytes(value.bytes()?)),
            Self::Field => Row::Field(value.text()?.to_owned()),
            Self::Watcher => Row::Officer(OfficerId::from_bytes(value.bytes()?)),
            Self::Month => Row::Month(date(value)?.first_of_month()),
        })
    }
}

/// Which tasks a number of a count stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What the rows of the count are.
    pub cut: Cut,
    /// The row; all of them where `None`.
    pub row: Option<Row>,
    /// Where the tasks stand; what was given where `None`.
    pub standing: Option<Standing>,
    /// At the end of this day.
    pub as_of: Date,
    /// As it was known at this moment.
    pub known_at: Moment,
    /// Given from the first to the last of these days.
    pub given: Option<(Date, Date)>,
    /// Led by these units; by any where `None`.
    pub leads: Option<Vec<UnitId>>,
}

impl Counted {
    fn standings(&self) -> Vec<Standing> {
        let given = |standing: &Standing| !matches!(standing, Standing::Cancelled | Standing::Superseded);
        self.standing.map_or_else(|| Standing::ALL.into_iter().filter(given).collect(), |one| vec![one])
    }
}

impl Reader<'_> {
    /// Returns the tasks that a number stands for, in the order in which they were made: those behind `after`, at most
    /// `most`.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn counted(
        &mut self,
        tenant: TenantId,
        counted: &Counted,
        after: Option<TaskId>,
        most: u32,
    ) -> Result<Vec<TaskId>, Error> {
        if counted.leads.as_ref().is_some_and(Vec::is_empty) {
            return Ok(Vec::new());
        }
        let mut values: Vec<Value> = vec![(*tenant.as_bytes()).into(), days(counted.as_of).into()];
        let mut conditions =
            vec!["tenant = ?1 AND day_from <= ?2 AND day_to > ?2".to_owned(), known(counted.known_at)];
        let mut ask = |condition: &str, asked: Vec<Value>| {
            let mut condition = condition.to_owned();
            for value in asked {
                values.push(value);
                condition = condition.replacen('?', &format!("#{}", values.len()), 1);
            }
            conditions.push(condition.replace('#', "?"));
        };
        let standings: Vec<Value> = counted.standings().into_iter().map(|one| code_of(one).into()).collect();
        ask(&format!("standing IN ({})", vec!["?"; standings.len()].join(", ")), standings);
        let column = counted.cut.column();
        match &counted.row {
            None => {}
            Some(Row::None) if counted.cut == Cut::Whole => {}
            Some(Row::None) => {
                ask(&format!("{column} IS NULL"), Vec::new());
            }
            Some(Row::Unit(unit)) => {
                ask(&format!("{column} = ?"), vec![(*unit.as_bytes()).into()]);
            }
            Some(Row::Document(document)) => {
                ask(&format!("{column} = ?"), vec![(*document.as_bytes()).into()]);
            }
            Some(Row::Field(field)) => {
                ask(&format!("{column} = ?"), vec![field.as_str().into()]);
            }
            Some(Row::Officer(officer)) => {
                ask(&format!("{column} = ?"), vec![(*officer.as_bytes()).into()]);
            }
            Some(Row::Month(first)) => {
                let month = vec![days(first.first_of_month()).into(), days(first.last_of_month()).into()];
                ask(&format!("{column} BETWEEN ? AND ?"), month);
            }
        }
        if let Some(leads) = &counted.leads {
            let leads: Vec<Value> = leads.iter().map(|lead| (*lead.as_bytes()).into()).collect();
            ask(&format!("lead IN ({})", vec!["?"; leads.len()].join(", ")), leads);
        }
        if let Some((first, last)) = counted.given {
            ask("given_day BETWEEN ? AND ?", vec![days(first).into(), days(last).into()]);
        }
        if let Some(after) = after {
            ask("task > ?", vec![(*after.as_bytes()).into()]);
        }
        ask("1 = 1 ORDER BY task LIMIT ?", vec![most.into()]);
        let sql = format!("SELECT task FROM standings WHERE {}", conditions.join(" AND "));
        self.connection.plan_for_values()?;
        let mut tasks = Vec::new();
        self.connection.query(&sql, &values, &mut |row| {
            tasks.push(TaskId::from_bytes(row[0].bytes()?));
            Ok(())
        })?;
        Ok(tasks)
    }

    /// Returns where each task stood at the end of a day, as it was known at a moment, with what it is counted by, in the
    /// order of the ids; only tasks that one of `leads` leads, where some are given.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn stood(
        &mut self,
        tenant: TenantId,
        as_of: Date,
        known_at: Moment,
        leads: Option<&[UnitId]>,
    ) -> Result<Vec<(TaskId, Standing, Facts)>, Error> {
        let sql = format!(
            "SELECT task, standing, lead, document, programme, field, watcher, given_day, of_dossier FROM standings
             WHERE tenant = ?1 AND {} AND day_from <= ?2 AND day_to > ?2 ORDER BY task",
            known(known_at)
        );
        self.connection.plan_for_values()?;
        let mut stood = Vec::new();
        self.connection.query(&sql, &[(*tenant.as_bytes()).into(), days(as_of).into()], &mut |row| {
            let document = |value: &Value| value.bytes().map(DocumentId::from_bytes);
            let facts = Facts {
                lead: row[2].option(|value| value.bytes().map(UnitId::from_bytes))?,
                document: row[3].option(document)?,
                programme: row[4].option(document)?,
                field: row[5].option(|value| value.text().map(str::to_owned))?,
                watcher: row[6].option(|value| value.bytes().map(OfficerId::from_bytes))?,
                given: row[7].option(date)?,
                of_dossier: row[8].int()? != 0,
            };
            if leads.is_none_or(|leads| facts.lead.is_some_and(|lead| leads.contains(&lead))) {
                stood.push((TaskId::from_bytes(row[0].bytes()?), standing_of(row[1].int()?)?, facts));
            }
            Ok(())
        })?;
        Ok(stood)
    }

    /// Counts where all tasks stood at the end of a day, as it was known at a moment. `given` takes only tasks that were
    /// given from its first day to its last.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn figures(
        &mut self,
        tenant: TenantId,
        cut: Cut,
        as_of: Date,
        known_at: Moment,
        given: Option<(Date, Date)>,
    ) -> Result<BTreeMap<Row, Figures>, Error> {
        self.figures_of(tenant, cut, as_of, known_at, given, None)
    }

    /// Counts as [`Self::figures`] does, only tasks that one of some units leads.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn figures_of(
        &mut self,
        tenant: TenantId,
        cut: Cut,
        as_of: Date,
        known_at: Moment,
        given: Option<(Date, Date)>,
        leads: Option<&[UnitId]>,
    ) -> Result<BTreeMap<Row, Figures>, Error> {
        if leads.is_some_and(<[UnitId]>::is_empty) {
            return Ok(BTreeMap::new());
        }
        let known = known(known_at);
        let (first, last) = given.map_or((i64::MIN, EVER), |(first, last)| (days(first), days(last)));
        let within = if given.is_some() { "AND given_day BETWEEN ?3 AND ?4" } else { "" };
        let column = cut.column();
        let mut values = vec![(*tenant.as_bytes()).into(), days(as_of).into()];
        if given.is_some() {
            values.extend([Value::from(first), Value::from(last)]);
        }
        let led = leads.map_or_else(String::new, |leads| {
            let marks = leads.iter().map(|lead| {
                values.push((*lead.as_bytes()).into());
                format!("?{}", values.len())
            });
            format!("AND lead IN ({})", marks.collect::<Vec<_>>().join(", "))
        });
        let sql = format!(
            "SELECT {column}, standing, COUNT(*) FROM standings
             WHERE tenant = ?1 AND {known} AND day_from <= ?2 AND day_to > ?2 {within} {led} GROUP BY 1, 2"
        );
        self.connection.plan_for_values()?;
        let mut rows: BTreeMap<Row, Figures> = BTreeMap::new();
        self.connection.query(&sql, &values, &mut |row| {
            let standing = standing_of(row[1].int()?)?;
            *rows.entry(cut.row(&row[0])?).or_default() += Figures::of(standing).times(count(&row[2])?);
            Ok(())
        })?;
        Ok(rows)
    }
}

/// Returns what finds the standings that were known at a moment. What is known until further notice has an index of its
/// own: the figures of today's knowledge are the common ones.
fn known(at: Moment) -> String {
    if at == Moment::LAST {
        format!("known_to = {EVER}")
    } else {
        format!("known_from <= {at} AND known_to > {at}", at = at.0)
    }
}
