//! Dossiers that are counted: those to which something happened in some days, as they stood at the end of a day, as it was known at
//! a moment. Counted from the rows, never from the events.

use super::Conditions;
use super::made::{DUE, WAITS, compared};
use crate::events::{count, date, days};
use crate::{Error, Reader};
use jiff::civil::Date;
use ledger::dossier::{Cases, Fields, Pace, Tally, When};
use ledger::procedure::{Bound, Condition, Test};
use ledger::{DossierId, Moment, TenantId, UnitId};

/// In which days, and as they were known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasesAsked {
    /// The days in which what is counted happened.
    pub days: (Date, Date),
    /// As they stood at the end of this day.
    pub as_of: Date,
    /// As that was known at this moment.
    pub known_at: Moment,
    /// Held by one of these units; by whichever where `None`.
    pub units: Option<Vec<UnitId>>,
}

/// A dossier that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: DossierId,
    /// Its number.
    pub number: String,
    /// The procedure.
    pub procedure: String,
    /// What it is about.
    pub subject: String,
    /// When it was taken in.
    pub opened: Date,
    /// Whether it belongs to the share.
    pub shared: bool,
    /// What stands in the field that is summed up.
    pub amount: i64,
}

impl Reader<'_> {
    /// Counts dossiers.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn count_cases(
        &mut self,
        tenant: TenantId,
        cases: &Cases,
        asked: &CasesAsked,
    ) -> Result<Tally, Error> {
        let mut conditions = Conditions::new(tenant);
        let shown = conditions.counted(cases, asked);
        let sum = |of: &str| format!("CAST(COALESCE(SUM({of}), 0) AS BIGINT)");
        let sql = format!(
            "SELECT COUNT(*), {}, {}, {} FROM (SELECT {shown} FROM dossiers d WHERE {}) AS x",
            sum("x.shared"),
            sum("x.amount"),
            sum("x.shared * x.amount"),
            conditions.text()
        );
        let mut tally = Tally::default();
        self.connection.query(&sql, &conditions.values, &mut |row| {
            tally = Tally {
                count: count(&row[0])?,
                shared: count(&row[1])?,
                sum: row[2].int()?,
                shared_sum: row[3].int()?,
            };
            Ok(())
        })?;
        Ok(tally)
    }

    /// Returns the dossiers that are counted, in the order in which they were taken in; at most `most`.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn cases(
        &mut self,
        tenant: TenantId,
        cases: &Cases,
        asked: &CasesAsked,
        most: u32,
    ) -> Result<Vec<Case>, Error> {
        let mut conditions = Conditions::new(tenant);
        let shown = conditions.counted(cases, asked);
        let most = conditions.mark(most.into());
        let sql = format!(
            "SELECT d.id, d.number, d.procedure_id, d.subject, d.opened_day, {shown} FROM dossiers d \
             WHERE {} ORDER BY d.opened_day, d.number, d.id LIMIT {most}",
            conditions.text()
        );
        let mut found = Vec::new();
        self.connection.query(&sql, &conditions.values, &mut |row| {
            found.push(Case {
                id: DossierId::from_bytes(row[0].bytes()?),
                number: row[1].text()?.to_owned(),
                procedure: row[2].text()?.to_owned(),
                subject: row[3].text()?.to_owned(),
                opened: date(&row[4])?,
                shared: row[5].int()? != 0,
                amount: row[6].int()?,
            });
            Ok(())
        })?;
        Ok(found)
    }
}

/// The marks of a day and a moment.
struct Then {
    day: String,
    known: String,
}

impl Then {
    /// Tells whether something lay before both.
    fn was(&self, day: &str, at: &str) -> String {
        format!("({day} <= {} AND {at} <= {})", self.day, self.known)
    }

    /// Tells whether it held: it had begun, and had not ended.
    fn held(&self, begun: (&str, &str), ended: (&str, &str)) -> String {
        format!("{} AND NOT {}", self.was(begun.0, begun.1), self.was(ended.0, ended.1))
    }

    /// Tells whether a value stood in its field.
    fn stood(&self) -> String {
        self.held(("v.from_day", "v.from_at"), ("v.to_day", "v.to_at"))
    }

    /// Tells whether a dossier had ended.
    fn ended(&self) -> String {
        self.was("d.closed_day", "d.closed_at")
    }
}

impl Conditions {
    /// Adds which dossiers are counted.
    pub(super) fn cases(&mut self, cases: &Cases, asked: &CasesAsked) {
        let then = self.then(asked);
        self.taken(cases, asked, &then);
    }

    /// Adds which dossiers are counted; returns what is shown of each: whether it belongs to the share, and its amount.
    fn counted(&mut self, cases: &Cases, asked: &CasesAsked) -> String {
        let then = self.then(asked);
        let shown = self.shown(cases, &then);
        self.taken(cases, asked, &then);
        shown
    }

    fn then(&mut self, asked: &CasesAsked) -> Then {
        Then { day: self.mark(days(asked.as_of).into()), known: self.mark(asked.known_at.0.into()) }
    }

    fn shown(&mut self, cases: &Cases, then: &Then) -> String {
        let shared: Vec<String> = self.stand(&cases.share, then);
        let shared = match shared.as_slice() {
            [] => "1".to_owned(),
            all => format!("CASE WHEN {} THEN 1 ELSE 0 END", all.join(" AND ")),
        };
        let amount = cases.sum.as_ref().map_or_else(
            || "0".to_owned(),
            |field| {
                let field = self.mark(field.as_str().into());
                let stood = then.stood();
                format!(
                    "COALESCE((SELECT v.amount FROM dossier_values v WHERE v.tenant = ?1 AND v.dossier = d.id \
                     AND v.field = {field} AND {stood}), 0)"
                )
            },
        );
        format!("{shared} AS shared, {amount} AS amount")
    }

    /// Returns that one of some values stood in each of some fields.
    fn stand(&mut self, fields: &Fields, then: &Then) -> Vec<String> {
        let stood = then.stood();
        let one = |(field, values): (&String, &Vec<String>)| {
            let field = self.mark(field.as_str().into());
            let values = self.marks(values.iter().map(|value| compared(value).into()));
            format!(
                "EXISTS (SELECT 1 FROM dossier_values v WHERE v.tenant = ?1 AND v.dossier = d.id \
                 AND v.field = {field} AND v.value IN ({values}) AND {stood})"
            )
        };
        fields.iter().map(one).collect()
    }

    /// Returns that a number is as large as it is asked to be, or as a share of another one; what is not filled in is nothing.
    fn holds(&mut self, condition: &Condition, then: &Then) -> String {
        let (sign, bound) = match &condition.test {
            Test::Is(values) => {
                let fields = Fields::from([(condition.field.clone(), values.clone())]);
                return self.stand(&fields, then).concat();
            }
            Test::AtLeast(bound) => (">=", bound),
            Test::MoreThan(bound) => (">", bound),
            Test::AtMost(bound) => ("<=", bound),
            Test::LessThan(bound) => ("<", bound),
        };
        let field = self.mark(condition.field.as_str().into());
        let stood = then.stood();
        let of = |alias: &str, field: &str| {
            let stood = stood.replace("v.", &format!("{alias}."));
            format!("{alias}.tenant = ?1 AND {alias}.dossier = d.id AND {alias}.field = {field} AND {stood}")
        };
        match bound {
            Bound::Number(number) => {
                let number = self.mark((*number).into());
                let value = of("v", &field);
                format!("EXISTS (SELECT 1 FROM dossier_values v WHERE {value} AND v.amount {sign} {number})")
            }
            Bound::Share { parts, whole, of: other } => {
                let other = self.mark(other.as_str().into());
                let (value, other) = (of("v", &field), of("w", &other));
                // With a point: products of whole numbers could be too large for one.
                format!(
                    "EXISTS (SELECT 1 FROM dossier_values v, dossier_values w WHERE {value} AND {other} \
                     AND v.amount * {whole}.0 {sign} w.amount * {parts}.0)"
                )
            }
        }
    }

    fn taken(&mut self, cases: &Cases, asked: &CasesAsked, then: &Then) {
        self.and("d.procedure_id = #", cases.procedure.as_str().into());
        self.all.push(then.was("d.opened_day", "d.opened_at"));
        self.happened(&cases.procedure, &cases.when, asked.days, then);
        if !cases.stages.is_empty() {
            let stages = self.marks(cases.stages.iter().map(|stage| stage.as_str().into()));
            let held = then.held(("s.begun_day", "s.begun_at"), ("s.ended_day", "s.ended_at"));
            self.all.push(format!(
                "EXISTS (SELECT 1 FROM dossier_stages s WHERE s.tenant = ?1 AND s.dossier = d.id \
                 AND s.stage IN ({stages}) AND {held})"
            ));
        }
        if !cases.outcomes.is_empty() {
            let outcomes = self.marks(cases.outcomes.iter().map(|outcome| outcome.name().into()));
            self.all.push(format!("d.outcome IN ({outcomes}) AND {}", then.ended()));
        }
        let only = self.stand(&cases.only, then);
        self.all.extend(only);
        if let Some(holds) = &cases.holds {
            let holds = self.holds(holds, then);
            self.all.push(holds);
        }
        if !cases.paces.is_empty() {
            let paces: Vec<String> = cases.paces.iter().map(|pace| self.pace(*pace, then)).collect();
            self.all.push(format!("({})", paces.join(" OR ")));
        }
        if let Some(units) = &asked.units {
            let units = self.marks(units.iter().map(|unit| (*unit.as_bytes()).into()));
            self.all.push(format!("d.unit IN ({units})"));
        }
    }

    fn happened(&mut self, procedure: &str, when: &When, (from, to): (Date, Date), then: &Then) {
        let mut days = || (self.mark(days(from).into()), self.mark(days(to).into()));
        let condition = match when {
            When::Opened => {
                let (from, to) = days();
                format!("d.opened_day >= {from} AND d.opened_day <= {to}")
            }
            When::Ended => {
                let (from, to) = days();
                format!("d.closed_day >= {from} AND d.closed_day <= {to} AND {}", then.ended())
            }
            When::Open => format!("(d.closed_day IS NULL OR NOT {})", then.ended()),
            When::Stage(stage) => {
                let (from, to) = days();
                let stage = self.mark(stage.as_str().into());
                let procedure = self.mark(procedure.into());
                let ended = then.was("s.ended_day", "s.ended_at");
                format!(
                    "d.id IN (SELECT s.dossier FROM dossier_stages s WHERE s.tenant = ?1 \
                     AND s.procedure_id = {procedure} AND s.stage = {stage} AND s.ending = 'done' \
                     AND s.ended_day >= {from} AND s.ended_day <= {to} AND {ended})"
                )
            }
        };
        self.all.push(condition);
    }

    /// Tells how fast the whole is or was.
    fn pace(&mut self, pace: Pace, then: &Then) -> String {
        let stood = then.stood();
        let value = |what: &str, field: &str| {
            format!(
                "SELECT {what} FROM dossier_values v WHERE v.tenant = ?1 AND v.dossier = d.id \
                 AND v.field = '{field}' AND {stood}"
            )
        };
        let due = format!("({})", value("v.amount", DUE));
        let waits = format!("EXISTS ({})", value("1", WAITS));
        // Null where it has not ended: neither is true then.
        let ended = format!("(d.closed_day IS NOT NULL AND {})", then.ended());
        match pace {
            Pace::Early => format!("({ended} AND {due} > d.closed_day)"),
            Pace::OnTime => format!("({ended} AND {due} = d.closed_day)"),
            Pace::Late => format!("({ended} AND {due} < d.closed_day)"),
            Pace::Waiting => format!("(NOT {ended} AND {waits})"),
            Pace::InTime => format!("(NOT {ended} AND NOT {waits} AND {due} >= {})", then.day),
            Pace::Overdue => format!("(NOT {ended} AND NOT {waits} AND {due} < {})", then.day),
            Pace::Undated => format!("({due} IS NULL AND ({ended} OR NOT {waits}))"),
        }
    }
}
