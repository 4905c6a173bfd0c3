//! Questions of the task list that somebody keeps by a name.

use crate::engine::Value;
use crate::{Error, Reader, Writer};
use ledger::{Moment, TenantId};

/// A question of the task list with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFilter {
    /// The name.
    pub name: String,
    /// The question, as it stands in an address.
    pub question: String,
    /// It is everybody's.
    pub shared: bool,
}

/// What stands in the place of an account where a question is everybody's; no account has this name.
const EVERYBODY: &str = "";

impl Reader<'_> {
    /// Returns the questions of an account and those of everybody, by name.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn kept_filters(&mut self, tenant: TenantId, account: &str) -> Result<Vec<KeptFilter>, Error> {
        let mut kept = Vec::new();
        let sql = "SELECT name, question, account FROM kept_filters WHERE tenant = ?1 AND account IN (?2, ?3)
                   ORDER BY name, account";
        let values = [(*tenant.as_bytes()).into(), account.into(), EVERYBODY.into()];
        self.connection.query(sql, &values, &mut |row| {
            let shared = row[2].text()? == EVERYBODY;
            kept.push(KeptFilter {
                name: row[0].text()?.to_owned(),
                question: row[1].text()?.to_owned(),
                shared,
            });
            Ok(())
        })?;
        Ok(kept)
    }
}

impl Writer<'_> {
    /// Keeps a question, in the place of one of the same name.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn keep_filter(&mut self, account: &str, filter: &KeptFilter, now: Moment) -> Result<(), Error> {
        self.forget_filter(account, &filter.name, filter.shared)?;
        let tenant = Value::from(*self.tenant().as_bytes());
        let sql =
            "INSERT INTO kept_filters (tenant, account, name, question, made_at) VALUES (?1, ?2, ?3, ?4, ?5)";
        let (name, question) = (filter.name.as_str().into(), filter.question.as_str().into());
        self.connection
            .execute(sql, &[tenant, owner(account, filter.shared), name, question, now.0.into()])?;
        Ok(())
    }

    /// Forgets a question by its name.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn forget_filter(&mut self, account: &str, name: &str, shared: bool) -> Result<(), Error> {
        let tenant = Value::from(*self.tenant().as_bytes());
        let sql = "DELETE FROM kept_filters WHERE tenant = ?1 AND account = ?2 AND name = ?3";
        self.connection.execute(sql, &[tenant, owner(account, shared), name.into()])?;
        Ok(())
    }
}

fn owner(account: &str, shared: bool) -> Value {
    if shared { EVERYBODY.into() } else { account.into() }
}
