//! Who signs in elsewhere: what a provider calls somebody, and whose account that is.

use crate::engine::Value;
use crate::{Error, Reader, Writer};
use ledger::{Moment, TenantId};

/// What a provider calls somebody, and the account of that person here. A provider has one name for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The provider, by its address.
    pub issuer: String,
    /// What it calls the person: the same for ever, and nobody else's.
    pub subject: String,
    /// The account.
    pub account: String,
    /// Since when they belong together.
    pub made_at: Moment,
}

impl Reader<'_> {
    /// Returns the identity that a provider has for somebody.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn identity(
        &mut self,
        tenant: TenantId,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<Identity>, Error> {
        let values = [(*tenant.as_bytes()).into(), issuer.into(), subject.into()];
        Ok(self.identities_where("issuer = ?2 AND subject = ?3", &values)?.pop())
    }

    /// Returns the identity that an account has at a provider.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn identity_of(
        &mut self,
        tenant: TenantId,
        account: &str,
        issuer: &str,
    ) -> Result<Option<Identity>, Error> {
        let values = [(*tenant.as_bytes()).into(), account.into(), issuer.into()];
        Ok(self.identities_where("account = ?2 AND issuer = ?3", &values)?.pop())
    }

    /// Returns all identities, by account.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn identities(&mut self, tenant: TenantId) -> Result<Vec<Identity>, Error> {
        self.identities_where("TRUE ORDER BY account, issuer", &[(*tenant.as_bytes()).into()])
    }

    fn identities_where(&mut self, condition: &str, values: &[Value]) -> Result<Vec<Identity>, Error> {
        let mut identities = Vec::new();
        let sql = format!(
            "SELECT issuer, subject, account, made_at FROM identities WHERE tenant = ?1 AND {condition}"
        );
        self.connection.query(&sql, values, &mut |row| {
            identities.push(Identity {
                issuer: row[0].text()?.to_owned(),
                subject: row[1].text()?.to_owned(),
                account: row[2].text()?.to_owned(),
                made_at: Moment(row[3].int()?),
            });
            Ok(())
        })?;
        Ok(identities)
    }
}

impl Writer<'_> {
    /// Notes that somebody whom a provider knows has an account. What either of them belonged to before is forgotten.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn set_identity(&mut self, identity: &Identity) -> Result<(), Error> {
        let tenant = Value::from(*self.tenant().as_bytes());
        let Identity { issuer, subject, account, made_at } = identity;
        let (issuer, subject): (Value, Value) = (issuer.as_str().into(), subject.as_str().into());
        let account = Value::from(account.as_str());
        let sql =
            "DELETE FROM identities WHERE tenant = ?1 AND issuer = ?2 AND (subject = ?3 OR account = ?4)";
        let key = [tenant.clone(), issuer.clone(), subject.clone(), account.clone()];
        self.connection.execute(sql, &key)?;
        let sql =
            "INSERT INTO identities (tenant, issuer, subject, account, made_at) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.connection.execute(sql, &[tenant, issuer, subject, account, made_at.0.into()])?;
        Ok(())
    }

    /// Forgets by what names providers know an account; returns how many it were.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn remove_identities(&mut self, account: &str) -> Result<u64, Error> {
        let tenant = Value::from(*self.tenant().as_bytes());
        let sql = "DELETE FROM identities WHERE tenant = ?1 AND account = ?2";
        self.connection.execute(sql, &[tenant, account.into()])
    }
}
