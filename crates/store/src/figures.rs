//! Counting, pushed down to the database: the same figures as `ledger::count` over the same tasks, of any day, as known at
//! any moment.

use crate::engine::Value;
use crate::events::{count, date, days};
use crate::rows::{EVER, standing_of};
use crate::{Error, Reader};
use jiff::civil::Date;
use ledger::count::Figures;
use ledger::{DocumentId, Moment, OfficerId, TenantId, UnitId};
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

impl Reader<'_> {
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
        // What is known until further notice has an index of its own: the figures of today's knowledge are the common ones.
        let known = if known_at == Moment::LAST {
            format!("known_to = {EVER}")
        } else {
            format!("known_from <= {at} AND known_to > {at}", at = known_at.0)
        };
        let (first, last) = given.map_or((i64::MIN, EVER), |(first, last)| (days(first), days(last)));
        let within = if given.is_some() { "AND given_day BETWEEN ?3 AND ?4" } else { "" };
        let column = cut.column();
        let sql = format!(
            "SELECT {column}, standing, COUNT(*) FROM standings
             WHERE tenant = ?1 AND {known} AND day_from <= ?2 AND day_to > ?2 {within} GROUP BY 1, 2"
        );
        let mut values = vec![(*tenant.as_bytes()).into(), days(as_of).into()];
        if given.is_some() {
            values.extend([Value::from(first), Value::from(last)]);
        }
        let mut rows: BTreeMap<Row, Figures> = BTreeMap::new();
        self.connection.query(&sql, &values, &mut |row| {
            let standing = standing_of(row[1].int()?)?;
            *rows.entry(cut.row(&row[0])?).or_default() += Figures::of(standing).times(count(&row[2])?);
            Ok(())
        })?;
        Ok(rows)
    }
}
