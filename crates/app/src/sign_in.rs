//! Signing in: accounts with passwords, sessions, and one-time links to choose a password by.

use crate::{Error, Known, Office};
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use ledger::{Moment, OfficerId};
use std::sync::{Arc, LazyLock};
use store::Writer;

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;
/// How long a session lasts that nobody uses: a working day and a night.
const SESSION: i64 = 16 * 60 * MINUTE;
/// How often it is noted that a session is used.
const NOTED_EVERY: i64 = 5 * MINUTE;
/// After how long without a click somebody comes anew.
const NEW_VISIT: i64 = 4 * 60 * MINUTE;
/// How long a one-time link can be used.
const INVITATION: i64 = 3 * 24 * 60 * MINUTE;
/// Attempts that may fail before one has to wait.
const FREE_ATTEMPTS: u64 = 5;
/// The longest wait, in minutes.
const LONGEST_WAIT: i64 = 60;
/// Letters that a password has at least (NIST SP 800-63B asks for length, not for odd signs).
pub const SHORTEST_PASSWORD: usize = 10;
/// Bytes of a password that are looked at: longer ones are refused, so that nobody keeps the server busy hashing.
const LONGEST_PASSWORD: usize = 256;

/// Somebody who signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The name that acts.
    pub account: String,
    /// The officer behind it.
    pub officer: OfficerId,
    /// What the officer was told and did not read.
    pub unread: u64,
}

/// A secret that is given out once: a session's, or a link's. Only its hash is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    pub(crate) fn new() -> Result<Self, Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)
            .map_err(|error| Error::BadFile { path: "/dev/urandom".to_owned(), why: error.to_string() })?;
        Ok(Self(bytes))
    }

    /// Returns the token that was written somehow; `None` where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let hash = blake3::Hash::from_hex(text).ok()?;
        Some(Self(*hash.as_bytes()))
    }

    /// Returns it as text, for a cookie or a link.
    pub fn text(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }

    pub(crate) fn hash(&self) -> [u8; 32] {
        *blake3::hash(&self.0).as_bytes()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Token(…)")
    }
}

/// The hash of a password that nobody has: an unknown name costs as much time as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hashed("nobody has this password").unwrap_or_default());

fn hashed(password: &str) -> Result<String, Error> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|_| Error::refused("sign-in-refusal-password"))
}

fn is_password(password: &str, hash: &str) -> bool {
    argon2::PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Returns for how many minutes one has to wait after so many attempts that failed: 1, 2, 4 ... 60.
fn wait_after(failures: u64) -> i64 {
    let over = failures.saturating_sub(FREE_ATTEMPTS);
    let doubled = 1_i64.checked_shl(u32::try_from(over).unwrap_or(u32::MAX).min(10)).unwrap_or(LONGEST_WAIT);
    if failures < FREE_ATTEMPTS { 0 } else { doubled.min(LONGEST_WAIT) }
}

impl Office {
    /// Signs somebody in by name and password, and returns the token of the session. Takes a tenth of a second on purpose.
    ///
    /// # Errors
    ///
    /// The name or the password is wrong, which is not told apart; or too many attempts failed, and how long to wait.
    pub fn sign_in(&self, account: &str, password: &str, now: Moment) -> Result<Token, Error> {
        let tenant = self.tenant().id;
        let account = account.trim();
        let (known, hash, failures) = self.store().read(|reader| {
            let known = reader.account(tenant, account)?.is_some();
            let hash = reader.password(tenant, account)?;
            Ok::<_, store::Error>((known, hash, reader.failures(tenant, account)?))
        })?;
        if let Some(failures) = failures {
            let until = failures.last_at.0.saturating_add(wait_after(failures.count) * MINUTE);
            if until > now.0 {
                let minutes = (until - now.0 + MINUTE - 1) / MINUTE;
                return Err(Error::Refused {
                    key: "sign-in-refusal-wait",
                    arguments: vec![("minutes", minutes.to_string())],
                });
            }
        }
        let right =
            password.len() <= LONGEST_PASSWORD && is_password(password, hash.as_ref().unwrap_or(&NOBODY));
        if !(known && hash.is_some() && right) {
            self.store().write(tenant, |writer| writer.note_failure(account, now))?;
            return Err(Error::refused("sign-in-refusal-wrong"));
        }
        self.begin_session(account, now)
    }

    fn begin_session(&self, account: &str, now: Moment) -> Result<Token, Error> {
        self.store().write(self.tenant().id, |writer| self.session_in(writer, account, now))
    }

    /// Begins a session within a transaction. Who holds no post any more does not come in.
    pub(crate) fn session_in(
        &self,
        writer: &mut Writer<'_>,
        account: &str,
        now: Moment,
    ) -> Result<Token, Error> {
        let gone = || Error::refused("sign-in-refusal-gone");
        let officer = writer.account(self.tenant().id, account)?.ok_or_else(gone)?.officer;
        if self.known_in(writer)?.organisation.posts_on(officer, now.day()).is_empty() {
            return Err(gone());
        }
        let token = Token::new()?;
        writer.begin_session(&token.hash(), account, now, Moment(now.0 + SESSION))?;
        Ok(token)
    }

    /// Returns who is behind a session's token, with what is known now; `None` where it has ended or never was.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn visitor(&self, token: &Token, now: Moment) -> Result<Option<(Visitor, Arc<Known>)>, Error> {
        let (tenant, hash) = (self.tenant().id, token.hash());
        let found = self.store().read(|reader| {
            let Some(session) = reader.session(tenant, &hash, now)? else { return Ok(None) };
            Ok::<_, Error>(Some((session, self.known_in(reader)?)))
        })?;
        let Some((session, known)) = found else { return Ok(None) };
        let idle = now.0 - session.seen_at.0;
        if idle > NOTED_EVERY {
            self.store().write(tenant, |writer| {
                if idle > NEW_VISIT {
                    writer.note_visit(&session.account, now)?;
                }
                writer.touch_session(&hash, now, Moment(now.0 + SESSION))
            })?;
        }
        let visitor = Visitor { account: session.account, officer: session.officer, unread: session.unread };
        Ok(Some((visitor, known)))
    }

    /// Ends a session.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn sign_out(&self, token: &Token) -> Result<(), Error> {
        Ok(self.store().write(self.tenant().id, |writer| writer.end_session(&token.hash()))?)
    }

    /// Sets the password of an account, and ends its sessions.
    ///
    /// # Errors
    ///
    /// There is no such account, or the password is too short.
    pub fn set_password(&self, account: &str, password: &str, now: Moment) -> Result<(), Error> {
        self.check_account(account)?;
        if password.chars().count() < SHORTEST_PASSWORD || password.len() > LONGEST_PASSWORD {
            let arguments = vec![("letters", SHORTEST_PASSWORD.to_string())];
            return Err(Error::Refused { key: "sign-in-refusal-short", arguments });
        }
        let hash = hashed(password)?;
        Ok(self.store().write(self.tenant().id, |writer| writer.set_password(account, &hash, now))?)
    }

    /// Returns a one-time link's token, by which somebody chooses the password of an account within three days.
    ///
    /// # Errors
    ///
    /// There is no such account.
    pub fn invite(&self, account: &str, now: Moment) -> Result<Token, Error> {
        self.check_account(account)?;
        let token = Token::new()?;
        let ends = Moment(now.0 + INVITATION);
        self.store().write(self.tenant().id, |writer| writer.invite(&token.hash(), account, ends))?;
        Ok(token)
    }

    /// Returns the account that a one-time link is for, while it can be used.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn invited(&self, token: &Token, now: Moment) -> Result<Option<String>, Error> {
        let tenant = self.tenant().id;
        Ok(self.store().read(|reader| reader.invitation(tenant, &token.hash(), now))?)
    }

    /// Sets the password that somebody chose by a one-time link, and signs in. The link cannot be used again.
    ///
    /// # Errors
    ///
    /// The link cannot be used, or the password is too short; the link can be used again then.
    pub fn welcome(&self, token: &Token, password: &str, now: Moment) -> Result<Token, Error> {
        let unusable = || Error::refused("sign-in-refusal-link");
        let account = self.invited(token, now)?.ok_or_else(unusable)?;
        self.set_password(&account, password, now)?;
        self.store().write(self.tenant().id, |writer| writer.end_invitation(&token.hash()))?;
        self.begin_session(&account, now)
    }

    pub(crate) fn check_account(&self, account: &str) -> Result<(), Error> {
        let known = self.store().read(|reader| reader.account(self.tenant().id, account))?;
        known.map(|_| ()).ok_or_else(|| Error::NoAccount(account.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_fails_often_waits_longer_each_time() {
        let waits: Vec<i64> = (0..14).map(wait_after).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(wait_after(u64::MAX), LONGEST_WAIT);
    }

    #[test]
    fn a_token_is_what_was_written() {
        let token = Token::new().expect("the system has random bytes");
        assert_eq!(Token::parse(&token.text()), Some(token.clone()));
        assert_eq!(Token::parse("no token"), None);
        assert_eq!(format!("{token:?}"), "Token(…)");
    }
}
