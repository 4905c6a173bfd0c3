//! Who signs in: passwords, sessions, one-time links. Nothing of it is an event: it can be lost without the ledger losing
//! anything, and nothing secret is kept, only hashes.

use crate::engine::Value;
use crate::{Error, Reader, Writer};
use ledger::{Moment, OfficerId, TenantId};

/// Milliseconds for which a failed attempt is remembered: a day.
const REMEMBERED: i64 = 24 * 60 * 60 * 1000;

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The name that acts.
    pub account: String,
    /// Who that is.
    pub officer: OfficerId,
    /// How much of what they were told they have not read.
    pub unread: u64,
    /// When it was last used, to a few minutes.
    pub seen_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
}

/// Attempts to sign in that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    /// How many, one after the other.
    pub count: u64,
    /// When the last one was.
    pub last_at: Moment,
}

impl Reader<'_> {
    /// Returns the hash of an account's password, where it has one.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn password(&mut self, tenant: TenantId, account: &str) -> Result<Option<String>, Error> {
        let mut found = None;
        let sql = "SELECT hash FROM passwords WHERE tenant = ?1 AND account = ?2";
        self.connection.query(sql, &key(tenant, account), &mut |row| {
            found = Some(row[0].text()?.to_owned());
            Ok(())
        })?;
        Ok(found)
    }

    /// Returns the attempts that failed since the last one that did not.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn failures(&mut self, tenant: TenantId, account: &str) -> Result<Option<Failures>, Error> {
        let mut found = None;
        let sql = "SELECT failures, last_at FROM failed_attempts WHERE tenant = ?1 AND account = ?2";
        self.connection.query(sql, &key(tenant, account), &mut |row| {
            let count = u64::try_from(row[0].int()?).unwrap_or(0);
            found = Some(Failures { count, last_at: Moment(row[1].int()?) });
            Ok(())
        })?;
        Ok(found)
    }

    /// Returns the session of a token that has not ended, in one question: it stands before every page.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn session(
        &mut self,
        tenant: TenantId,
        token: &[u8; 32],
        now: Moment,
    ) -> Result<Option<Session>, Error> {
        let mut found = None;
        let sql = "SELECT s.account, s.seen_at, s.ends_at, a.officer,
                          (SELECT COUNT(*) FROM notices n
                           WHERE n.tenant = a.tenant AND n.officer = a.officer AND n.read_at IS NULL)
                   FROM sessions s JOIN accounts a ON a.tenant = s.tenant AND a.name = s.account
                   WHERE s.tenant = ?1 AND s.token = ?2 AND s.ends_at > ?3";
        let values = [(*tenant.as_bytes()).into(), Value::Bytes(token.to_vec()), now.0.into()];
        self.connection.query(sql, &values, &mut |row| {
            found = Some(Session {
                account: row[0].text()?.to_owned(),
                seen_at: Moment(row[1].int()?),
                ends_at: Moment(row[2].int()?),
                officer: OfficerId::from_bytes(row[3].bytes()?),
                unread: crate::events::count(&row[4])?,
            });
            Ok(())
        })?;
        Ok(found)
    }

    /// Returns the account that a one-time link is for, while it can be used.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn invitation(
        &mut self,
        tenant: TenantId,
        token: &[u8; 32],
        now: Moment,
    ) -> Result<Option<String>, Error> {
        let mut found = None;
        let sql = "SELECT account FROM invitations WHERE tenant = ?1 AND token = ?2 AND ends_at > ?3";
        let values = [(*tenant.as_bytes()).into(), Value::Bytes(token.to_vec()), now.0.into()];
        self.connection.query(sql, &values, &mut |row| {
            found = Some(row[0].text()?.to_owned());
            Ok(())
        })?;
        Ok(found)
    }

    /// Returns when an account was here the time before this one.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn visit_before(&mut self, tenant: TenantId, account: &str) -> Result<Option<Moment>, Error> {
        let mut found = None;
        let sql = "SELECT before_at FROM visits WHERE tenant = ?1 AND account = ?2";
        self.connection.query(sql, &key(tenant, account), &mut |row| {
            found = Some(Moment(row[0].int()?));
            Ok(())
        })?;
        Ok(found)
    }
}

impl Writer<'_> {
    /// Sets an account's password, by its hash, and ends its sessions.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn set_password(&mut self, account: &str, hash: &str, now: Moment) -> Result<(), Error> {
        let tenant = self.tenant();
        self.delete("passwords", "account", account.into())?;
        let sql = "INSERT INTO passwords (tenant, account, hash, changed_at) VALUES (?1, ?2, ?3, ?4)";
        let values = [(*tenant.as_bytes()).into(), account.into(), hash.into(), now.0.into()];
        self.connection.execute(sql, &values)?;
        self.delete("failed_attempts", "account", account.into())?;
        self.end_sessions_of(account)
    }

    /// Notes that an attempt to sign in failed. Attempts of the day before yesterday are forgotten: anybody may type names.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_failure(&mut self, account: &str, now: Moment) -> Result<(), Error> {
        let tenant = self.tenant();
        let before = self.failures(tenant, account)?.map_or(0, |failures| failures.count);
        let sql = "DELETE FROM failed_attempts WHERE tenant = ?1 AND last_at <= ?2";
        self.connection
            .execute(sql, &[(*tenant.as_bytes()).into(), now.0.saturating_sub(REMEMBERED).into()])?;
        self.delete("failed_attempts", "account", account.into())?;
        let sql = "INSERT INTO failed_attempts (tenant, account, failures, last_at) VALUES (?1, ?2, ?3, ?4)";
        let count = i64::try_from(before.saturating_add(1)).unwrap_or(i64::MAX);
        let values = [(*tenant.as_bytes()).into(), account.into(), count.into(), now.0.into()];
        self.connection.execute(sql, &values)?;
        Ok(())
    }

    /// Begins a session, and forgets the attempts that failed before it, sessions that have ended, and links that can no
    /// longer be used.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn begin_session(
        &mut self,
        token: &[u8; 32],
        account: &str,
        now: Moment,
        ends_at: Moment,
    ) -> Result<(), Error> {
        let tenant = Value::from(*self.tenant().as_bytes());
        for table in ["sessions", "invitations"] {
            let sql = format!("DELETE FROM {table} WHERE tenant = ?1 AND ends_at <= ?2");
            self.connection.execute(&sql, &[tenant.clone(), now.0.into()])?;
        }
        self.delete("failed_attempts", "account", account.into())?;
        let sql = "INSERT INTO sessions (tenant, token, account, began_at, seen_at, ends_at)
                   VALUES (?1, ?2, ?3, ?4, ?4, ?5)";
        let token = Value::Bytes(token.to_vec());
        self.connection.execute(sql, &[tenant, token, account.into(), now.0.into(), ends_at.0.into()])?;
        self.note_visit(account, now)
    }

    /// Notes that a session was used, which moves its end.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn touch_session(&mut self, token: &[u8; 32], now: Moment, ends_at: Moment) -> Result<(), Error> {
        let sql = "UPDATE sessions SET seen_at = ?3, ends_at = ?4 WHERE tenant = ?1 AND token = ?2";
        let tenant = Value::from(*self.tenant().as_bytes());
        let values = [tenant, Value::Bytes(token.to_vec()), now.0.into(), ends_at.0.into()];
        self.connection.execute(sql, &values)?;
        Ok(())
    }

    /// Notes that somebody comes anew: what changed since the time before is told from now on.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_visit(&mut self, account: &str, now: Moment) -> Result<(), Error> {
        let tenant = Value::from(*self.tenant().as_bytes());
        let sql = "UPDATE visits SET before_at = last_at, last_at = ?3 WHERE tenant = ?1 AND account = ?2";
        let values = [tenant, account.into(), now.0.into()];
        if self.connection.execute(sql, &values)? == 0 {
            let sql = "INSERT INTO visits (tenant, account, last_at, before_at) VALUES (?1, ?2, ?3, ?3)";
            self.connection.execute(sql, &values)?;
        }
        Ok(())
    }

    /// Notes that somebody has seen what changed: from now on only what comes is told.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_seen(&mut self, account: &str, now: Moment) -> Result<(), Error> {
        let tenant = Value::from(*self.tenant().as_bytes());
        let sql = "UPDATE visits SET before_at = ?3 WHERE tenant = ?1 AND account = ?2";
        self.connection.execute(sql, &[tenant, account.into(), now.0.into()])?;
        Ok(())
    }

    /// Ends a session.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn end_session(&mut self, token: &[u8; 32]) -> Result<(), Error> {
        self.delete("sessions", "token", Value::Bytes(token.to_vec()))
    }

    /// Ends all sessions of an account.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn end_sessions_of(&mut self, account: &str) -> Result<(), Error> {
        self.delete("sessions", "account", account.into())
    }

    /// Adds a one-time link for an account; links that it had before can no longer be used.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn invite(&mut self, token: &[u8; 32], account: &str, ends_at: Moment) -> Result<(), Error> {
        self.delete("invitations", "account", account.into())?;
        let sql = "INSERT INTO invitations (tenant, token, account, ends_at) VALUES (?1, ?2, ?3, ?4)";
        let tenant = Value::from(*self.tenant().as_bytes());
        let values = [tenant, Value::Bytes(token.to_vec()), account.into(), ends_at.0.into()];
        self.connection.execute(sql, &values)?;
        Ok(())
    }

    /// Takes a one-time link away, so that it cannot be used again.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn end_invitation(&mut self, token: &[u8; 32]) -> Result<(), Error> {
        self.delete("invitations", "token", Value::Bytes(token.to_vec()))
    }

    fn delete(&mut self, table: &str, column: &str, value: Value) -> Result<(), Error> {
        let sql = format!("DELETE FROM {table} WHERE tenant = ?1 AND {column} = ?2");
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(&sql, &[tenant, value])?;
        Ok(())
    }
}

fn key(tenant: TenantId, account: &str) -> [Value; 2] {
    [(*tenant.as_bytes()).into(), account.into()]
}
