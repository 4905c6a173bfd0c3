//! Papers that procedures print of their dossiers: receipts, apologies, tables of opinions.

use crate::{Error, Office, Whole};
use forms::Paper;
use forms::printed::{self, Case};
use jiff::civil::Date;
use ledger::OfficerId;
use ledger::procedure::Printed;

impl Office {
    /// Returns the papers that are printed of a dossier now, in the order of its procedure.
    ///
    /// # Errors
    ///
    /// The ledger or the configuration cannot be read.
    pub fn printable<'w>(
        &self,
        whole: &'w Whole,
        writer: OfficerId,
        today: Date,
    ) -> Result<Vec<&'w Printed>, Error> {
        self.of_case(whole, writer, today, |case| {
            whole.procedure.papers.iter().filter(|paper| printed::is_offered(case, paper)).collect()
        })
    }

    /// Returns a paper of a dossier by its id in the procedure; `None` where there is none, or it is not printed now.
    ///
    /// # Errors
    ///
    /// The ledger or the configuration cannot be read.
    pub fn print(
        &self,
        whole: &Whole,
        id: &str,
        writer: OfficerId,
        today: Date,
    ) -> Result<Option<Paper>, Error> {
        let Some(wanted) = whole.procedure.papers.iter().find(|paper| paper.id == id) else {
            return Ok(None);
        };
        let office = self.on_paper(today)?;
        self.of_case(whole, writer, today, |case| {
            printed::is_offered(case, wanted).then(|| printed::paper(&office, case, wanted))
        })
    }

    fn of_case<T>(
        &self,
        whole: &Whole,
        writer: OfficerId,
        today: Date,
        made: impl FnOnce(&Case<'_>) -> T,
    ) -> Result<T, Error> {
        let known = self.known()?;
        let organisation = &known.organisation;
        let unit = whole.dossier.unit.and_then(|unit| organisation.name_on(unit, today));
        Ok(made(&Case {
            procedure: &whole.procedure,
            dossier: &whole.dossier,
            entries: &whole.entries,
            calendar: known.laws.now().1,
            unit: unit.unwrap_or_default(),
            today,
            writer: organisation.officers.get(&writer).map_or("", |officer| officer.name.as_str()),
        }))
    }
}
