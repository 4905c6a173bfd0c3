//! How somebody is reached outside of the app, and the personal feed of deadlines.

use crate::sign_in::Token;
use crate::{Error, Office};
use jiff::civil::Date;
use ledger::organisation::Role;
use ledger::permission::Scope;
use ledger::{Moment, OfficerId, UnitId};
use std::collections::BTreeSet;
use store::{Contact, Filter, ListedTask, Order};

/// Which letters somebody wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// One on each working day on which there is something.
    #[default]
    Daily,
    /// The same, and what happens as it happens.
    AtOnce,
    /// None: what is in the app is enough.
    Never,
}

impl Letters {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Daily, Self::AtOnce, Self::Never];

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::AtOnce => "at-once",
            Self::Never => "never",
        }
    }

    /// Returns the choice of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letters| letters.name() == name)
    }
}

/// The longest address that letters go to (RFC 5321 section 4.5.3.1.3).
const LONGEST_ADDRESS: usize = 254;

impl Office {
    /// Returns how an account is reached; by nothing but the app where it did not say.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn contact(&self, account: &str) -> Result<Contact, Error> {
        let contacts = self.store.read(|reader| reader.contacts(self.tenant.id))?;
        let found = contacts.into_iter().find(|contact| contact.account == account);
        Ok(found.unwrap_or_else(|| Contact {
            account: account.to_owned(),
            mail: None,
            letters: Letters::default().name().to_owned(),
            language: "vi".to_owned(),
            feed: false,
        }))
    }

    /// Notes how an account is reached. An empty address is none.
    ///
    /// # Errors
    ///
    /// There is no such account, or the address is none that letters go to.
    pub fn reach(&self, account: &str, mail: &str, letters: Letters, language: &str) -> Result<(), Error> {
        self.check_account(account)?;
        let mail = Some(mail.trim()).filter(|mail| !mail.is_empty());
        if mail.is_some_and(|mail| !is_address(mail)) {
            return Err(Error::refused("contact-refusal-address"));
        }
        let contact = Contact {
            account: account.to_owned(),
            mail: mail.map(str::to_owned),
            letters: letters.name().to_owned(),
            language: language.to_owned(),
            feed: false,
        };
        Ok(self.store.write(self.tenant.id, |writer| writer.set_contact(&contact))?)
    }

    /// Makes the link to the feed of an account anew, and returns its token once: links made before lead nowhere.
    ///
    /// # Errors
    ///
    /// There is no such account.
    pub fn open_feed(&self, account: &str) -> Result<Token, Error> {
        self.check_account(account)?;
        let (contact, token) = (self.contact(account)?, Token::new()?);
        self.store.write(self.tenant.id, |writer| {
            writer.set_contact(&contact)?;
            writer.set_feed(account, Some(&token.hash()))
        })?;
        Ok(token)
    }

    /// Takes the link to the feed of an account back.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn close_feed(&self, account: &str) -> Result<(), Error> {
        Ok(self.store.write(self.tenant.id, |writer| writer.set_feed(account, None))?)
    }

    /// Returns the open tasks of the account whose feed a token opens, by their due days: those that the person does or
    /// watches, and those of the units that the person heads. `None` where the token opens nothing.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn feed(&self, token: &Token, now: Moment) -> Result<Option<Vec<ListedTask>>, Error> {
        let (tenant, today) = (self.tenant.id, now.day());
        self.store.read(|reader| {
            let Some(account) = reader.feed(tenant, &token.hash())? else { return Ok(None) };
            let Some(account) = reader.account(tenant, &account)? else { return Ok(None) };
            let known = self.known_in(reader)?;
            let seen = Scope::of(&known.organisation, account.officer, self.tenant.root, today);
            let headed: Vec<UnitId> = known
                .organisation
                .posts_on(account.officer, today)
                .iter()
                .filter(|post| post.role == Role::Head)
                .map(|post| post.unit)
                .collect();
            let mut tasks: Vec<ListedTask> = Vec::new();
            let mut met = BTreeSet::new();
            for mine in mine(account.officer, &headed) {
                let filter =
                    Filter { open: Some(true), seen: Some(seen.clone()), due_to: Some(Date::MAX), ..mine };
                let found = reader.all_tasks(tenant, &filter, Order::Due, today)?;
                tasks.extend(found.into_iter().filter(|task| task.due.is_some() && met.insert(task.id)));
            }
            tasks.sort_by_key(|task| (task.due, task.id));
            Ok(Some(tasks))
        })
    }
}

/// Returns what makes a task somebody's own.
fn mine(officer: OfficerId, headed: &[UnitId]) -> Vec<Filter> {
    let mut mine = vec![
        Filter { officer: Some(officer), ..Filter::default() },
        Filter { watcher: Some(officer), ..Filter::default() },
    ];
    if !headed.is_empty() {
        mine.push(Filter { leads: headed.to_vec(), ..Filter::default() });
    }
    mine.extend(headed.iter().map(|unit| Filter { support: Some(*unit), ..Filter::default() }));
    mine
}

/// Tells whether a text can be an address: a name, one "@", a domain. Whether letters arrive there only a letter can tell.
pub(crate) fn is_address(text: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_graphic() && !"<>()[],;:\\\"@".contains(letter);
    text.len() <= LONGEST_ADDRESS
        && text.split_once('@').is_some_and(|(name, domain)| {
            !name.is_empty()
                && name.chars().all(plain)
                && domain.split('.').all(|part| !part.is_empty())
                && domain.chars().all(|letter| letter.is_ascii_alphanumeric() || ".-".contains(letter))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_texts() {
        for right in ["van-thu@lamgiang.gov.vn", "a+b@localhost", "x_y.z@skhcn.lamgiang.gov.vn"] {
            assert!(is_address(right), "{right}");
        }
        let long = format!("{}@lamgiang.gov.vn", "a".repeat(250));
        for wrong in ["", "văn-thư@x.vn", "a@b@c", "a@", "@b", "a b@c", "a@b..c", "a\r\nBcc: b@c", &long] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
