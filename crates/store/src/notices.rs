//! What people were told in the app, once for each occasion; and how they are reached outside of it.

use crate::engine::Value;
use crate::{Error, Reader, Writer};
use ledger::{Moment, OfficerId, TaskId, TenantId};

/// Something that somebody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id; later ones have higher ones.
    pub id: [u8; 16],
    /// Who is told.
    pub officer: OfficerId,
    /// What makes it the same thing: nobody is told twice.
    pub occasion: String,
    /// The task that it is about.
    pub task: TaskId,
    /// It reminds of something, and is settled when the task ends.
    pub reminder: bool,
    /// What it says, as JSON of the use cases.
    pub content: String,
    /// When it was made.
    pub made_at: Moment,
    /// When it was read, or settled.
    pub read_at: Option<Moment>,
}

/// How an account is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The account.
    pub account: String,
    /// Where letters go.
    pub mail: Option<String>,
    /// Which letters are wanted, as the use cases name it.
    pub letters: String,
    /// The code of the language.
    pub language: String,
    /// It has a feed of deadlines.
    pub feed: bool,
}

const COLUMNS: &str = "id, officer, occasion, task, reminder, content, made_at, read_at";

impl Reader<'_> {
    /// Counts what somebody was told and did not read.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn unread_notices(&mut self, tenant: TenantId, officer: OfficerId) -> Result<u64, Error> {
        let mut unread = 0;
        let sql = "SELECT COUNT(*) FROM notices WHERE tenant = ?1 AND officer = ?2 AND read_at IS NULL";
        self.connection.query(sql, &key(tenant, officer), &mut |row| {
            unread = crate::events::count(&row[0])?;
            Ok(())
        })?;
        Ok(unread)
    }

    /// Returns what somebody was told, the newest first, those before an id where one is given.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn notices(
        &mut self,
        tenant: TenantId,
        officer: OfficerId,
        before: Option<[u8; 16]>,
        most: u32,
    ) -> Result<Vec<Notice>, Error> {
        let sql = "id < ?3 ORDER BY id DESC LIMIT ?4";
        self.notices_where(tenant, officer, sql, &[before.unwrap_or([0xff; 16]).into(), most.into()])
    }

    /// Returns one of the things that somebody was told.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn notice(
        &mut self,
        tenant: TenantId,
        officer: OfficerId,
        id: [u8; 16],
    ) -> Result<Option<Notice>, Error> {
        Ok(self.notices_where(tenant, officer, "id = ?3", &[id.into()])?.pop())
    }

    /// Returns what somebody was told and did not read, and that stood in no letter yet, in the order in which it was made.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn untold_notices(&mut self, tenant: TenantId, officer: OfficerId) -> Result<Vec<Notice>, Error> {
        self.notices_where(tenant, officer, "told_at IS NULL AND read_at IS NULL ORDER BY id", &[])
    }

    fn notices_where(
        &mut self,
        tenant: TenantId,
        officer: OfficerId,
        condition: &str,
        values: &[Value],
    ) -> Result<Vec<Notice>, Error> {
        let mut notices = Vec::new();
        let sql = format!("SELECT {COLUMNS} FROM notices WHERE tenant = ?1 AND officer = ?2 AND {condition}");
        let values: Vec<Value> = key(tenant, officer).into_iter().chain(values.iter().cloned()).collect();
        self.connection.query(&sql, &values, &mut |row| {
            notices.push(notice(row)?);
            Ok(())
        })?;
        Ok(notices)
    }

    /// Tells whether somebody was told of an occasion.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn is_told(&mut self, tenant: TenantId, officer: OfficerId, occasion: &str) -> Result<bool, Error> {
        let mut told = false;
        let sql = "SELECT 1 FROM notices WHERE tenant = ?1 AND officer = ?2 AND occasion = ?3";
        let [tenant, officer] = key(tenant, officer);
        self.connection.query(sql, &[tenant, officer, occasion.into()], &mut |_| {
            told = true;
            Ok(())
        })?;
        Ok(told)
    }

    /// Returns how all accounts are reached that said so.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn contacts(&mut self, tenant: TenantId) -> Result<Vec<Contact>, Error> {
        let mut contacts = Vec::new();
        let sql =
            "SELECT account, mail, letters, language, feed FROM contacts WHERE tenant = ?1 ORDER BY account";
        self.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            contacts.push(Contact {
                account: row[0].text()?.to_owned(),
                mail: row[1].option(|value| value.text().map(str::to_owned))?,
                letters: row[2].text()?.to_owned(),
                language: row[3].text()?.to_owned(),
                feed: row[4] != Value::Null,
            });
            Ok(())
        })?;
        Ok(contacts)
    }

    /// Returns the account whose feed a token opens, by its hash.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn feed(&mut self, tenant: TenantId, token: &[u8; 32]) -> Result<Option<String>, Error> {
        let mut found = None;
        let sql = "SELECT account FROM contacts WHERE tenant = ?1 AND feed = ?2";
        let values = [(*tenant.as_bytes()).into(), Value::Bytes(token.to_vec())];
        self.connection.query(sql, &values, &mut |row| {
            found = Some(row[0].text()?.to_owned());
            Ok(())
        })?;
        Ok(found)
    }
}

impl Writer<'_> {
    /// Tells somebody something; `false` where that person was told before, and nothing is done.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn tell(&mut self, notice: &Notice) -> Result<bool, Error> {
        let sql =
            "INSERT INTO notices (tenant, officer, occasion, id, task, reminder, content, made_at, read_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING";
        let [tenant, officer] = key(self.tenant(), notice.officer);
        let values = [
            tenant,
            officer,
            notice.occasion.as_str().into(),
            notice.id.into(),
            (*notice.task.as_bytes()).into(),
            notice.reminder.into(),
            notice.content.as_str().into(),
            notice.made_at.0.into(),
            notice.read_at.map(|moment| moment.0).into(),
        ];
        Ok(self.connection.execute(sql, &values)? == 1)
    }

    /// Notes that somebody read one notice, or all of them.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn read_notices(
        &mut self,
        officer: OfficerId,
        one: Option<[u8; 16]>,
        now: Moment,
    ) -> Result<(), Error> {
        let [tenant, officer] = key(self.tenant(), officer);
        let mut values = vec![tenant, officer, now.0.into()];
        let mut sql =
            "UPDATE notices SET read_at = ?3 WHERE tenant = ?1 AND officer = ?2 AND read_at IS NULL"
                .to_owned();
        if let Some(id) = one {
            sql.push_str(" AND id = ?4");
            values.push(id.into());
        }
        self.connection.execute(&sql, &values)?;
        Ok(())
    }

    /// Notes that nobody need be reminded of a task any more.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn settle_notices(&mut self, task: TaskId, now: Moment) -> Result<(), Error> {
        let sql = "UPDATE notices SET read_at = ?3 WHERE tenant = ?1 AND task = ?2 AND read_at IS NULL AND reminder = 1";
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, (*task.as_bytes()).into(), now.0.into()])?;
        Ok(())
    }

    /// Notes that what somebody was told up to an id stands in a letter, or need not.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_told(&mut self, officer: OfficerId, ids: &[[u8; 16]], now: Moment) -> Result<(), Error> {
        let sql = "UPDATE notices SET told_at = ?4 WHERE tenant = ?1 AND officer = ?2 AND id = ?3";
        let [tenant, officer] = key(self.tenant(), officer);
        for id in ids {
            self.connection.execute(sql, &[tenant.clone(), officer.clone(), (*id).into(), now.0.into()])?;
        }
        Ok(())
    }

    /// Forgets what was made before a moment; returns how many notices.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn forget_notices(&mut self, before: Moment) -> Result<u64, Error> {
        let sql = "DELETE FROM notices WHERE tenant = ?1 AND made_at < ?2";
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, before.0.into()])
    }

    /// Notes how an account is reached. Its feed stays as it is.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn set_contact(&mut self, contact: &Contact) -> Result<(), Error> {
        let values = [
            (*self.tenant().as_bytes()).into(),
            contact.account.as_str().into(),
            contact.mail.as_deref().into(),
            contact.letters.as_str().into(),
            contact.language.as_str().into(),
        ];
        let sql =
            "INSERT INTO contacts (tenant, account, mail, letters, language) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (tenant, account) DO UPDATE SET mail = ?3, letters = ?4, language = ?5";
        self.connection.execute(sql, &values)?;
        Ok(())
    }

    /// Opens the feed of an account to a token, by its hash, and to no other; to none at all where `None`. The account said
    /// how it is reached before ([`Writer::set_contact`]).
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn set_feed(&mut self, account: &str, token: Option<&[u8; 32]>) -> Result<(), Error> {
        let sql = "UPDATE contacts SET feed = ?3 WHERE tenant = ?1 AND account = ?2";
        let token = token.map_or(Value::Null, |token| Value::Bytes(token.to_vec()));
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, account.into(), token])?;
        Ok(())
    }
}

fn key(tenant: TenantId, officer: OfficerId) -> [Value; 2] {
    [(*tenant.as_bytes()).into(), (*officer.as_bytes()).into()]
}

fn notice(row: &[Value]) -> Result<Notice, Error> {
    Ok(Notice {
        id: row[0].bytes()?,
        officer: OfficerId::from_bytes(row[1].bytes()?),
        occasion: row[2].text()?.to_owned(),
        task: TaskId::from_bytes(row[3].bytes()?),
        reminder: row[4].int()? != 0,
        content: row[5].text()?.to_owned(),
        made_at: Moment(row[6].int()?),
        read_at: row[7].option(Value::int)?.map(Moment),
    })
}
