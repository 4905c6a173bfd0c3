//! Signing in elsewhere: a provider says who somebody is, and here it is known whose account that is. No account is ever made
//! by what a provider says.

use crate::sign_in::Token;
use crate::{Error, Office};
use ledger::Moment;
use store::{Identity, Writer};

/// Bytes of what a provider calls somebody at most: OpenID Connect allows 255, and an address may be longer.
const LONGEST: usize = 1024;

/// What a provider says of somebody, and what was checked.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The provider, by its address.
    pub issuer: String,
    /// What it calls the person: the same for ever, and nobody else's.
    pub subject: String,
    /// Names by which the person's account may be known here, the best first.
    pub names: Vec<String>,
}

impl Office {
    /// Signs somebody in of whom a provider speaks, and returns the token of the session.
    ///
    /// Who was never here is known by a name that is that of an account. From then on the two belong together: a name that the
    /// provider gives to somebody else later opens nothing.
    ///
    /// # Errors
    ///
    /// No account belongs to that person, or its officer holds no post.
    pub fn sign_in_shown(&self, shown: &Shown, now: Moment) -> Result<Token, Error> {
        self.store().write(self.tenant().id, |writer| {
            let account = match writer.identity(self.tenant().id, &shown.issuer, &shown.subject)? {
                Some(identity) => identity.account,
                None => self.met(writer, shown, now)?,
            };
            self.session_in(writer, &account, now)
        })
    }

    /// Returns the account of somebody who comes for the first time, by a name, and notes that they belong together.
    fn met(&self, writer: &mut Writer<'_>, shown: &Shown, now: Moment) -> Result<String, Error> {
        let tenant = self.tenant().id;
        for name in &shown.names {
            let name = name.trim();
            if writer.account(tenant, name)?.is_some()
                && writer.identity_of(tenant, name, &shown.issuer)?.is_none()
            {
                let (issuer, subject) = (shown.issuer.clone(), shown.subject.clone());
                writer.set_identity(&Identity { issuer, subject, account: name.to_owned(), made_at: now })?;
                return Ok(name.to_owned());
            }
        }
        let name = shown.names.first().map_or("–", String::as_str);
        Err(Error::Refused {
            key: "sign-in-refusal-unknown",
            arguments: vec![("name", name.to_owned()), ("subject", shown.subject.clone())],
        })
    }

    /// Lets somebody whom a provider knows in by an account.
    ///
    /// # Errors
    ///
    /// There is no such account, or the names are none.
    pub fn connect(&self, account: &str, issuer: &str, subject: &str, now: Moment) -> Result<(), Error> {
        self.check_account(account)?;
        let (issuer, subject) = (issuer.trim(), subject.trim());
        let usable = |text: &str| (1..=LONGEST).contains(&text.len()) && !text.contains(char::is_control);
        if !usable(issuer) || !usable(subject) {
            return Err(Error::refused("account-refusal-identity"));
        }
        let (issuer, subject, account) = (issuer.to_owned(), subject.to_owned(), account.to_owned());
        let identity = Identity { issuer, subject, account, made_at: now };
        Ok(self.store().write(self.tenant().id, |writer| writer.set_identity(&identity))?)
    }

    /// Lets nobody in any more by what a provider says of an account, and ends its sessions; returns how many names it had.
    ///
    /// # Errors
    ///
    /// There is no such account.
    pub fn disconnect(&self, account: &str) -> Result<u64, Error> {
        self.check_account(account)?;
        Ok(self.store().write(self.tenant().id, |writer| {
            writer.end_sessions_of(account)?;
            writer.remove_identities(account)
        })?)
    }

    /// Returns by what names providers know the accounts.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn identities(&self) -> Result<Vec<Identity>, Error> {
        Ok(self.store().read(|reader| reader.identities(self.tenant().id))?)
    }
}
