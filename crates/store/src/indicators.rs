//! Indicators as lists show them: a row for each, made of its events.

use crate::engine::Value;
use crate::events::{count, days, number};
use crate::{Error, Reader, Writer};
use ledger::chain::canonical;
use ledger::indicator::{Entry, Indicator};
use ledger::{IndicatorId, TenantId};

/// An indicator in a list, with everything that was recorded of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedIndicator {
    /// Its id.
    pub id: IndicatorId,
    /// How many events it has.
    pub version: u64,
    /// As it stands now.
    pub indicator: Indicator,
}

/// The columns of an indicator's row.
pub(crate) const INDICATOR: &str = "tenant, id, version, code, owner, ended_day, state";

/// Returns the row of an indicator; `None` for one that was never defined.
pub(crate) fn indicator_row(
    tenant: TenantId,
    id: IndicatorId,
    version: u64,
    indicator: &Indicator,
) -> Option<Vec<Value>> {
    let content = indicator.content.as_ref()?;
    Some(vec![
        (*tenant.as_bytes()).into(),
        (*id.as_bytes()).into(),
        number(version).into(),
        content.code.as_str().into(),
        (*content.owner.as_bytes()).into(),
        indicator.ended.as_ref().map(|(day, _)| days(*day)).into(),
        canonical(indicator).expect("its keys are texts").into(),
    ])
}

impl Writer<'_> {
    /// Makes an indicator's row anew from its entries.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn project_indicator(&mut self, id: IndicatorId, entries: &[Entry]) -> Result<(), Error> {
        let tenant = self.line.tenant;
        let key = [Value::from(*tenant.as_bytes()), (*id.as_bytes()).into()];
        self.connection.execute("DELETE FROM indicators WHERE tenant = ?1 AND id = ?2", &key)?;
        let row = indicator_row(tenant, id, entries.len() as u64, &Indicator::now(entries));
        self.connection.insert(&format!("INSERT INTO indicators ({INDICATOR})"), row.as_slice())?;
        Ok(())
    }
}

impl Reader<'_> {
    /// Returns all indicators in the order of their codes, as they stand now.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn indicators(&mut self, tenant: TenantId) -> Result<Vec<ListedIndicator>, Error> {
        let mut indicators = Vec::new();
        let sql = "SELECT id, version, state FROM indicators WHERE tenant = ?1 ORDER BY code, id";
        self.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            indicators.push(ListedIndicator {
                id: IndicatorId::from_bytes(row[0].bytes()?),
                version: count(&row[1])?,
                indicator: serde_json::from_str(row[2].text()?)
                    .map_err(|error| Error::Damaged(error.to_string()))?,
            });
            Ok(())
        })?;
        Ok(indicators)
    }
}
