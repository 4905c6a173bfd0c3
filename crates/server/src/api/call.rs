//! Who calls: a program with a token, or a browser that is signed in.

use crate::caller::{Caller, Visit};
use crate::fault::Fault;
use app::tokens::{self, Known, Scope};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use ledger::{CommandId, OfficerId, UnitId};
use std::ops::Deref;

use super::schema::{Person, Unit};

/// Somebody at work on one request, as on a page, and by which token.
pub(super) struct Call {
    visit: Visit,
    /// The token; `None` in a browser that is signed in.
    pub(super) token: Option<Known>,
    /// The key that makes the same command sent twice one.
    idempotency_key: Option<String>,
    /// The version that was seen, as `If-Match` says it.
    pub(super) seen: Option<u64>,
}

impl Deref for Call {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl Call {
    /// Finds out who calls, and whether the token is for what is asked.
    pub(super) fn of(caller: &Caller, headers: &HeaderMap, scope: Scope) -> Result<Self, Fault> {
        let (visit, token) = match headers.get(AUTHORIZATION) {
            // Who shows a token is who the token says, and nobody else, whatever cookies come with it.
            Some(value) => {
                let written = value.to_str().ok().and_then(bearer).and_then(tokens::parse);
                let token = written.ok_or(Fault::Stranger)?;
                let bearer = caller.office().bearer(&token, caller.now())?.ok_or(Fault::Stranger)?;
                caller.limits().program(&bearer.token.account, caller.now())?;
                (caller.visit_of(bearer.visitor, bearer.known, None), Some(bearer.token))
            }
            None => (caller.signed_in()?.ok_or(Fault::Stranger)?, None),
        };
        if token.as_ref().is_some_and(|token| !token.scopes.contains(&scope)) {
            return Err(Fault::Scope(scope));
        }
        let (idempotency_key, seen) = (key(headers)?, seen(headers)?);
        Ok(Self { visit, token, idempotency_key, seen })
    }

    /// Returns the id of the command of this request: the same key of the same account at the same address is the same
    /// command, and is carried out once.
    pub(super) fn command(&self) -> Option<CommandId> {
        let key = self.idempotency_key.as_ref()?;
        let mut hasher = blake3::Hasher::new_derive_key("dondoc Idempotency-Key 1");
        let path = self.address.split('?').next().unwrap_or_default();
        for part in [self.visitor.account.as_str(), path, key] {
            hasher.update(&(part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        let mut id = [0; 16];
        id.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Some(CommandId::from_bytes(id))
    }

    /// Returns a unit with its name.
    pub(super) fn unit_of(&self, id: UnitId) -> Unit {
        Unit { id, name: self.unit(id).to_owned() }
    }

    /// Returns a person with the name.
    pub(super) fn person(&self, id: OfficerId) -> Person {
        Person { id, name: self.officer(id).to_owned() }
    }
}

fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// Letters of an idempotency key at most.
const LONGEST_KEY: usize = 255;

fn key(headers: &HeaderMap) -> Result<Option<String>, Fault> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let text = value.to_str().ok().filter(|text| (1..=LONGEST_KEY).contains(&text.len()));
    text.map(|text| Some(text.to_owned())).ok_or(Fault::Request("api-key-wrong", Vec::new()))
}

/// Reads the version out of an ETag: `"7"`, or `"7-1f2e…"` as answers carry it.
fn seen(headers: &HeaderMap) -> Result<Option<u64>, Fault> {
    let Some(value) = headers.get("if-match") else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    if text == "*" {
        return Ok(None);
    }
    let tag = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let version = tag.and_then(|tag| tag.split('-').next()).and_then(|version| version.parse().ok());
    version.map(Some).ok_or_else(|| Fault::Request("api-if-match-wrong", vec![("text", text.to_owned())]))
}
