//! Tokens: another program acts for an account, within what the account may do and what the token is for.

use crate::sign_in::{Token, Visitor};
use crate::{Error, Office, ids};
use ledger::Moment;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::KeptToken;

/// Milliseconds of a day.
const DAY: i64 = 24 * 60 * 60_000;
/// How often it is noted that a token is used.
const NOTED_EVERY: i64 = 5 * 60_000;
/// How long tokens that have ended are still shown.
const SHOWN_ENDED: i64 = 30 * DAY;
/// Days that a token lasts at most: somebody looks at it once in two years.
pub const LONGEST_DAYS: u32 = 731;
/// Letters of a token's name at most.
const LONGEST_NAME: usize = 100;
/// Tokens of one account at most.
const MOST: usize = 50;
/// What a token begins with, so that one that was left in a file is found there.
const MARK: &str = "dondoc-";

/// What a token may be used for. Whatever it says, nobody does by it what the account may not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// See what the account sees.
    Read,
    /// Give commands to tasks and documents.
    Act,
    /// Keep accounts, and look whether the ledger is as it was written.
    Administer,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 3] = [Self::Read, Self::Act, Self::Administer];

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Act => "act",
            Self::Administer => "administer",
        }
    }

    /// Returns the scope of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

/// A token without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// By which it is taken away.
    pub id: TokenId,
    /// The account that it acts for.
    pub account: String,
    /// What it is for, in its owner's words.
    pub name: String,
    /// What it may be used for.
    pub scopes: BTreeSet<Scope>,
    /// When it was made.
    pub made_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
    /// When it was last used, to a few minutes.
    pub used_at: Option<Moment>,
}

/// Who acts by a token.
pub struct Bearer {
    /// Who that is.
    pub visitor: Visitor,
    /// The token.
    pub token: Known,
    /// What is known now.
    pub known: Arc<crate::Known>,
}

/// The id of a token, which is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenId(uuid::Uuid);

impl std::fmt::Display for TokenId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(out)
    }
}

impl std::str::FromStr for TokenId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        uuid::Uuid::parse_str(text).map(Self)
    }
}

/// What a new token is to be.
#[derive(Clone, Debug)]
pub struct Wanted<'w> {
    /// The account that it acts for.
    pub account: &'w str,
    /// What it is for.
    pub name: &'w str,
    /// What it may be used for.
    pub scopes: BTreeSet<Scope>,
    /// How many days it lasts.
    pub days: u32,
}

/// Returns a token's secret as it is written down, once.
pub fn written(token: &Token) -> String {
    format!("{MARK}{}", token.text())
}

/// Returns the token that was written; `None` where it is none.
pub fn parse(text: &str) -> Option<Token> {
    Token::parse(text.strip_prefix(MARK)?)
}

impl From<KeptToken> for Known {
    fn from(kept: KeptToken) -> Self {
        Self {
            id: TokenId(uuid::Uuid::from_bytes(kept.id)),
            account: kept.account,
            name: kept.name,
            scopes: kept.scopes.split(' ').filter_map(Scope::named).collect(),
            made_at: kept.made_at,
            ends_at: kept.ends_at,
            used_at: kept.used_at,
        }
    }
}

impl Office {
    /// Makes a token, and returns its secret, which is nowhere else.
    ///
    /// # Errors
    ///
    /// There is no such account, or what is wanted is too much: no name, no scope, too long a life, too many tokens.
    pub fn make_token(&self, wanted: &Wanted<'_>, now: Moment) -> Result<(Token, Known), Error> {
        self.check_account(wanted.account)?;
        let name = wanted.name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(char::is_control) {
            let arguments = vec![("letters", LONGEST_NAME.to_string())];
            return Err(Error::Refused { key: "token-refusal-name", arguments });
        }
        if wanted.scopes.is_empty() {
            return Err(Error::refused("token-refusal-scopes"));
        }
        if !(1..=LONGEST_DAYS).contains(&wanted.days) {
            let arguments = vec![("days", LONGEST_DAYS.to_string())];
            return Err(Error::Refused { key: "token-refusal-days", arguments });
        }
        let token = Token::new()?;
        let scopes: Vec<&str> = wanted.scopes.iter().map(|scope| scope.name()).collect();
        let kept = KeptToken {
            id: ids::new(now),
            account: wanted.account.to_owned(),
            name: name.to_owned(),
            scopes: scopes.join(" "),
            made_at: now,
            ends_at: Moment(now.0 + i64::from(wanted.days) * DAY),
            used_at: None,
        };
        let tenant = self.tenant().id;
        self.store().write(tenant, |writer| {
            if writer.tokens(tenant, Some(wanted.account))?.len() >= MOST {
                let arguments = vec![("most", MOST.to_string())];
                return Err(Error::Refused { key: "token-refusal-many", arguments });
            }
            Ok(writer.keep_token(&token.hash(), &kept, Moment(now.0 - SHOWN_ENDED))?)
        })?;
        Ok((token, kept.into()))
    }

    /// Returns who acts by a token, and what for, with what is known now; `None` where it has ended, was taken away, or never
    /// was.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn bearer(&self, token: &Token, now: Moment) -> Result<Option<Bearer>, Error> {
        let (tenant, hash) = (self.tenant().id, token.hash());
        let found = self.store().read(|reader| {
            let Some((kept, officer)) = reader.token(tenant, &hash, now)? else { return Ok(None) };
            Ok::<_, Error>(Some((officer, Known::from(kept), self.known_in(reader)?)))
        })?;
        let Some((officer, token, known)) = found else { return Ok(None) };
        if token.used_at.is_none_or(|used| now.0 - used.0 > NOTED_EVERY) {
            self.store().write(tenant, |writer| writer.touch_token(&hash, now))?;
        }
        let visitor = Visitor { account: token.account.clone(), officer, unread: 0 };
        Ok(Some(Bearer { visitor, token, known }))
    }

    /// Returns the tokens of an account, or of all, without their secrets.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn tokens(&self, account: Option<&str>) -> Result<Vec<Known>, Error> {
        let tenant = self.tenant().id;
        let kept = self.store().read(|reader| reader.tokens(tenant, account))?;
        Ok(kept.into_iter().map(Known::from).collect())
    }

    /// Takes a token away, of one account or, where `account` is `None`, of any.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn revoke_token(&self, account: Option<&str>, id: &str) -> Result<(), Error> {
        let unknown = || Error::refused("token-refusal-unknown");
        let id = *id.parse::<TokenId>().map_err(|_| unknown())?.0.as_bytes();
        let ended = self.store().write(self.tenant().id, |writer| writer.end_token(account, id))?;
        if ended { Ok(()) } else { Err(unknown()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_beginning() {
        let text = format!("dondoc-{}", "0".repeat(64));
        let token = parse(&text).expect("a token");
        assert_eq!(written(&token), text);
        assert_eq!(parse(&"0".repeat(64)), None, "a session is no token");
        assert_eq!(parse("dondoc-"), None);
    }

    #[test]
    fn scopes_have_names() {
        for scope in Scope::ALL {
            assert_eq!(Scope::named(scope.name()), Some(scope));
        }
        assert_eq!(Scope::named("everything"), None);
    }
}
