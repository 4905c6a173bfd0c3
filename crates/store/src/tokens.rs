//! Tokens by which programs act for somebody. Only their hashes are kept, and nothing of them is an event.

use crate::engine::Value;
use crate::{Error, Reader, Writer};
use ledger::{Moment, OfficerId, TenantId};

/// A token as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptToken {
    /// By which it is taken away.
    pub id: [u8; 16],
    /// The account that it acts for.
    pub account: String,
    /// What it is for, in its owner's words.
    pub name: String,
    /// What it may be used for, as words with spaces between.
    pub scopes: String,
    /// When it was made.
    pub made_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
    /// When it was last used, to a few minutes.
    pub used_at: Option<Moment>,
}

const COLUMNS: &str = "id, account, name, scopes, made_at, ends_at, used_at";

impl Reader<'_> {
    /// Returns what is kept of a token that has not ended, by its hash.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn token(
        &mut self,
        tenant: TenantId,
        token: &[u8; 32],
        now: Moment,
    ) -> Result<Option<(KeptToken, OfficerId)>, Error> {
        let values = [(*tenant.as_bytes()).into(), Value::Bytes(token.to_vec()), now.0.into()];
        let found = self.kept_tokens("token = ?2 AND ends_at > ?3", &values)?.pop();
        Ok(found.and_then(|(token, officer)| officer.map(|officer| (token, officer))))
    }

    /// Returns the tokens of an account, or of all, in the order in which they were made; those that have ended among them.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn tokens(&mut self, tenant: TenantId, account: Option<&str>) -> Result<Vec<KeptToken>, Error> {
        let tenant = Value::from(*tenant.as_bytes());
        let order = "ORDER BY made_at, id";
        let found = match account {
            Some(account) => self.kept_tokens(&format!("account = ?2 {order}"), &[tenant, account.into()])?,
            None => self.kept_tokens(&format!("1 = 1 {order}"), &[tenant])?,
        };
        Ok(found.into_iter().map(|(token, _)| token).collect())
    }

    /// Returns tokens, and whom their account stands for as long as there is one.
    fn kept_tokens(
        &mut self,
        condition: &str,
        values: &[Value],
    ) -> Result<Vec<(KeptToken, Option<OfficerId>)>, Error> {
        let mut found = Vec::new();
        let officer =
            "(SELECT officer FROM accounts a WHERE a.tenant = tokens.tenant AND a.name = tokens.account)";
        let sql = format!("SELECT {COLUMNS}, {officer} FROM tokens WHERE tenant = ?1 AND {condition}");
        self.connection.query(&sql, values, &mut |row| {
            let officer = row[7].option(|value| value.bytes().map(OfficerId::from_bytes))?;
            let token = KeptToken {
                id: row[0].bytes()?,
                account: row[1].text()?.to_owned(),
                name: row[2].text()?.to_owned(),
                scopes: row[3].text()?.to_owned(),
                made_at: Moment(row[4].int()?),
                ends_at: Moment(row[5].int()?),
                used_at: row[6].option(|value| value.int().map(Moment))?,
            };
            found.push((token, officer));
            Ok(())
        })?;
        Ok(found)
    }
}

impl Writer<'_> {
    /// Keeps a token by its hash, and forgets those that ended long ago (before `forgotten`).
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn keep_token(&mut self, token: &[u8; 32], kept: &KeptToken, forgotten: Moment) -> Result<(), Error> {
        let tenant = Value::from(*self.tenant().as_bytes());
        let sql = "DELETE FROM tokens WHERE tenant = ?1 AND ends_at <= ?2";
        self.connection.execute(sql, &[tenant.clone(), forgotten.0.into()])?;
        let sql = format!(
            "INSERT INTO tokens (tenant, token, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        );
        let values = [
            tenant,
            Value::Bytes(token.to_vec()),
            kept.id.into(),
            kept.account.as_str().into(),
            kept.name.as_str().into(),
            kept.scopes.as_str().into(),
            kept.made_at.0.into(),
            kept.ends_at.0.into(),
            kept.used_at.map(|used| used.0).into(),
        ];
        self.connection.execute(&sql, &values)?;
        Ok(())
    }

    /// Notes that a token was used.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn touch_token(&mut self, token: &[u8; 32], now: Moment) -> Result<(), Error> {
        let sql = "UPDATE tokens SET used_at = ?3 WHERE tenant = ?1 AND token = ?2";
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, Value::Bytes(token.to_vec()), now.0.into()])?;
        Ok(())
    }

    /// Takes a token away by its id, of one account or, where `account` is `None`, of any. Returns whether there was one.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn end_token(&mut self, account: Option<&str>, id: [u8; 16]) -> Result<bool, Error> {
        let tenant = Value::from(*self.tenant().as_bytes());
        let ended = match account {
            Some(account) => {
                let sql = "DELETE FROM tokens WHERE tenant = ?1 AND id = ?2 AND account = ?3";
                self.connection.execute(sql, &[tenant, id.into(), account.into()])?
            }
            None => {
                let sql = "DELETE FROM tokens WHERE tenant = ?1 AND id = ?2";
                self.connection.execute(sql, &[tenant, id.into()])?
            }
        };
        Ok(ended > 0)
    }
}
