//! Letters on their way: each is tried until it is delivered or given up, by one server at a time.

use crate::engine::Value;
use crate::events::count;
use crate::{Error, Reader, Writer};
use ledger::{Moment, TenantId};

/// A letter on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its id, the same in every attempt.
    pub id: [u8; 16],
    /// How it goes: "mail" or "hook".
    pub channel: String,
    /// Where it goes.
    pub receiver: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// When it was written.
    pub made_at: Moment,
    /// Attempts, the present one among them.
    pub attempts: u64,
    /// When the next attempt is made; `None` where it was delivered, or given up.
    pub next_at: Option<Moment>,
    /// When it was delivered.
    pub delivered_at: Option<Moment>,
    /// Why the last attempt failed.
    pub failure: Option<String>,
}

/// Letters by where they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// Waiting for an attempt.
    pub waiting: u64,
    /// Delivered.
    pub delivered: u64,
    /// Given up.
    pub given_up: u64,
}

const COLUMNS: &str =
    "id, channel, receiver, subject, body, made_at, attempts, next_at, delivered_at, failure";

impl Reader<'_> {
    /// Counts the letters.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn post(&mut self, tenant: TenantId) -> Result<Post, Error> {
        let mut post = Post::default();
        let sql = "SELECT CASE WHEN next_at IS NOT NULL THEN 0 WHEN delivered_at IS NOT NULL THEN 1 ELSE 2 END, COUNT(*)
                   FROM outbox WHERE tenant = ?1 GROUP BY 1";
        self.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            let letters = count(&row[1])?;
            match row[0].int()? {
                0 => post.waiting = letters,
                1 => post.delivered = letters,
                _ => post.given_up = letters,
            }
            Ok(())
        })?;
        Ok(post)
    }

    /// Tells whether a letter waits for an attempt that may be made now.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn has_letters(&mut self, tenant: TenantId, now: Moment) -> Result<bool, Error> {
        Ok(!self.letters_where(tenant, "next_at <= ?2 LIMIT 1", &[now.0.into()])?.is_empty())
    }

    /// Returns the letters whose last attempt failed, the newest first.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn failed_letters(&mut self, tenant: TenantId, most: u32) -> Result<Vec<Letter>, Error> {
        let condition = "failure IS NOT NULL AND delivered_at IS NULL ORDER BY id DESC LIMIT ?2";
        self.letters_where(tenant, condition, &[most.into()])
    }

    /// Returns the last letters, the newest first.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn letters(&mut self, tenant: TenantId, most: u32) -> Result<Vec<Letter>, Error> {
        self.letters_where(tenant, "id IS NOT NULL ORDER BY id DESC LIMIT ?2", &[most.into()])
    }

    fn letters_where(
        &mut self,
        tenant: TenantId,
        condition: &str,
        values: &[Value],
    ) -> Result<Vec<Letter>, Error> {
        let mut letters = Vec::new();
        let sql = format!("SELECT {COLUMNS} FROM outbox WHERE tenant = ?1 AND {condition}");
        let values: Vec<Value> =
            std::iter::once((*tenant.as_bytes()).into()).chain(values.iter().cloned()).collect();
        self.connection.query(&sql, &values, &mut |row| {
            letters.push(letter(row)?);
            Ok(())
        })?;
        Ok(letters)
    }
}

impl Writer<'_> {
    /// Puts a letter on its way.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn post_letter(&mut self, letter: &Letter) -> Result<(), Error> {
        let sql =
            "INSERT INTO outbox (tenant, id, channel, receiver, subject, body, made_at, attempts, next_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8)";
        let values = [
            (*self.tenant().as_bytes()).into(),
            letter.id.into(),
            letter.channel.as_str().into(),
            letter.receiver.as_str().into(),
            letter.subject.as_str().into(),
            letter.body.as_str().into(),
            letter.made_at.0.into(),
            letter.next_at.map(|moment| moment.0).into(),
        ];
        self.connection.execute(sql, &values)?;
        Ok(())
    }

    /// Takes the letter that waits longest for its attempt; nobody else takes it until `until`.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn take_letter(&mut self, now: Moment, until: Moment) -> Result<Option<Letter>, Error> {
        self.take_letter_of(None, now, until)
    }

    /// Takes the letter of a channel, or of any, that waits longest for its attempt; nobody else takes it until `until`.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn take_letter_of(
        &mut self,
        channel: Option<&str>,
        now: Moment,
        until: Moment,
    ) -> Result<Option<Letter>, Error> {
        let tenant = self.tenant();
        let (of, mut values) = ("AND channel = ?3", vec![now.0.into()]);
        values.extend(channel.map(Value::from));
        let of = if channel.is_some() { of } else { "" };
        let condition = format!("next_at <= ?2 {of} ORDER BY next_at, id LIMIT 1");
        let Some(mut letter) = self.letters_where(tenant, &condition, &values)?.pop() else {
            return Ok(None);
        };
        let sql = "UPDATE outbox SET next_at = ?3, attempts = attempts + 1 WHERE tenant = ?1 AND id = ?2";
        self.connection.execute(sql, &[(*tenant.as_bytes()).into(), letter.id.into(), until.0.into()])?;
        letter.attempts += 1;
        Ok(Some(letter))
    }

    /// Notes that a letter was delivered.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_delivered(&mut self, id: [u8; 16], now: Moment) -> Result<(), Error> {
        let sql = "UPDATE outbox SET delivered_at = ?3, next_at = NULL, failure = NULL WHERE tenant = ?1 AND id = ?2";
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, id.into(), now.0.into()])?;
        Ok(())
    }

    /// Notes why an attempt failed, and when the next one is made; never again where `None`.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_not_delivered(&mut self, id: [u8; 16], why: &str, next: Option<Moment>) -> Result<(), Error> {
        let sql = "UPDATE outbox SET next_at = ?3, failure = ?4
                   WHERE tenant = ?1 AND id = ?2 AND delivered_at IS NULL";
        let next = next.map(|moment| moment.0).into();
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, id.into(), next, why.into()])?;
        Ok(())
    }

    /// Puts a letter that was given up, or waits, on its way anew.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn post_again(&mut self, id: [u8; 16], now: Moment) -> Result<(), Error> {
        let sql = "UPDATE outbox SET next_at = ?3, attempts = 0 WHERE tenant = ?1 AND id = ?2 AND delivered_at IS NULL";
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, id.into(), now.0.into()])?;
        Ok(())
    }

    /// Forgets letters that are not on their way any more and were written before a moment; returns how many.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn forget_letters(&mut self, before: Moment) -> Result<u64, Error> {
        let sql = "DELETE FROM outbox WHERE tenant = ?1 AND next_at IS NULL AND made_at < ?2";
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, before.0.into()])
    }
}

fn letter(row: &[Value]) -> Result<Letter, Error> {
    Ok(Letter {
        id: row[0].bytes()?,
        channel: row[1].text()?.to_owned(),
        receiver: row[2].text()?.to_owned(),
        subject: row[3].text()?.to_owned(),
        body: row[4].text()?.to_owned(),
        made_at: Moment(row[5].int()?),
        attempts: count(&row[6])?,
        next_at: row[7].option(Value::int)?.map(Moment),
        delivered_at: row[8].option(Value::int)?.map(Moment),
        failure: row[9].option(|value| value.text().map(str::to_owned))?,
    })
}
