//! Whose ledgers are in a database, who acts in them, and the numbers they give.

use crate::engine::Value;
use crate::{Error, Reader, Store, Writer};
use ledger::{OfficerId, TenantId, UnitId};

/// A province's whole tree, or an office alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// Its id.
    pub id: TenantId,
    /// What people call it.
    pub name: String,
    /// The root of its organisation.
    pub root: UnitId,
}

/// A name that acts, and the officer behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The name.
    pub name: String,
    /// The officer.
    pub officer: OfficerId,
}

impl Writer<'_> {
    /// Returns the next number of a row of numbers, from 1, without gaps: one that is not used after all (because the
    /// transaction failed) is given again.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn next_number(&mut self, name: &str) -> Result<u64, Error> {
        let key = [Value::from(*self.line.tenant.as_bytes()), name.into()];
        let sql = "UPDATE counters SET last = last + 1 WHERE tenant = ?1 AND name = ?2";
        if self.connection.execute(sql, &key)? == 0 {
            let sql = "INSERT INTO counters (tenant, name, last) VALUES (?1, ?2, 1)";
            self.connection.execute(sql, &key)?;
        }
        let mut last = 0;
        let sql = "SELECT last FROM counters WHERE tenant = ?1 AND name = ?2";
        self.connection.query(sql, &key, &mut |row| {
            last = row[0].int()?;
            Ok(())
        })?;
        u64::try_from(last).map_err(|_| Error::Damaged(format!("the counter {name} stands at {last}")))
    }

    /// Lets a name act as an officer from now on.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn set_account(&mut self, account: &Account) -> Result<(), Error> {
        let tenant = Value::from(*self.line.tenant.as_bytes());
        let sql = "DELETE FROM accounts WHERE tenant = ?1 AND name = ?2";
        self.connection.execute(sql, &[tenant.clone(), account.name.as_str().into()])?;
        let sql = "INSERT INTO accounts (tenant, name, officer) VALUES (?1, ?2, ?3)";
        let values = [tenant, account.name.as_str().into(), (*account.officer.as_bytes()).into()];
        self.connection.execute(sql, &values)?;
        Ok(())
    }
}

impl Reader<'_> {
    /// Returns all tenants, by name.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn tenants(&mut self) -> Result<Vec<Tenant>, Error> {
        let mut tenants = Vec::new();
        let sql = "SELECT tenant, name, root FROM tenants ORDER BY name, tenant";
        self.connection.query(sql, &[], &mut |row| {
            tenants.push(Tenant {
                id: TenantId::from_bytes(row[0].bytes()?),
                name: row[1].text()?.to_owned(),
                root: UnitId::from_bytes(row[2].bytes()?),
            });
            Ok(())
        })?;
        Ok(tenants)
    }

    /// Returns who acts in a tenant, by name.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn accounts(&mut self, tenant: TenantId) -> Result<Vec<Account>, Error> {
        let mut accounts = Vec::new();
        let sql = "SELECT name, officer FROM accounts WHERE tenant = ?1 ORDER BY name";
        self.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            let officer = OfficerId::from_bytes(row[1].bytes()?);
            accounts.push(Account { name: row[0].text()?.to_owned(), officer });
            Ok(())
        })?;
        Ok(accounts)
    }

    /// Returns the account of a name.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn account(&mut self, tenant: TenantId, name: &str) -> Result<Option<Account>, Error> {
        let mut found = None;
        let sql = "SELECT officer FROM accounts WHERE tenant = ?1 AND name = ?2";
        self.connection.query(sql, &[(*tenant.as_bytes()).into(), name.into()], &mut |row| {
            found = Some(Account { name: name.to_owned(), officer: OfficerId::from_bytes(row[0].bytes()?) });
            Ok(())
        })?;
        Ok(found)
    }
}

impl Reader<'_> {
    /// Tells whether what is made from the events of a tenant has to be made anew, see [`crate::Writer::catch_up`].
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn is_stale(&mut self, tenant: TenantId) -> Result<bool, Error> {
        let mut stale = false;
        let sql = "SELECT stale FROM tenants WHERE tenant = ?1";
        self.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            stale = row[0].int()? != 0;
            Ok(())
        })?;
        Ok(stale)
    }

    /// Adds a tenant without events. One that is there already stays as it is.
    pub(crate) fn add_tenant(&mut self, tenant: &Tenant) -> Result<(), Error> {
        let sql = "INSERT INTO tenants (tenant, name, root, position, recorded_at)
                   VALUES (?1, ?2, ?3, 0, 0) ON CONFLICT (tenant) DO NOTHING";
        let values =
            [(*tenant.id.as_bytes()).into(), tenant.name.as_str().into(), (*tenant.root.as_bytes()).into()];
        self.connection.execute(sql, &values).map(|_| ())
    }
}

impl Store {
    /// Adds a tenant without events. One that is there already stays as it is.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn add_tenant(&self, tenant: &Tenant) -> Result<(), Error> {
        self.found(tenant, |_| Ok(()))
    }
}
