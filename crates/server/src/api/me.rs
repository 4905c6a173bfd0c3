//! Who acts, and the tokens of the account.

use super::call::Call;
use super::give::{Done, Reply};
use super::schema::{Day, For, Instant, Page, Person, Unit, Uuid};
use super::take::Id;
use crate::fault::Fault;
use app::tokens::Known;
use jiff::civil::Date;
use ledger::permission::Scope;
use schemars::JsonSchema;
use serde::Serialize;

/// Who acts.
#[derive(Serialize, JsonSchema)]
pub(super) struct Me {
    account: String,
    person: Person,
    /// The roles of today, those of people acted for among them.
    roles: Vec<Post>,
    /// The day in Viet Nam.
    #[schemars(with = "Day")]
    today: Date,
    /// Everything is seen.
    sees_all: bool,
    /// The register of documents is seen.
    sees_documents: bool,
    /// What the token is for; absent in a browser that is signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<Token>,
}

/// A role in a unit.
#[derive(Serialize, JsonSchema)]
pub(super) struct Post {
    /// "clerk", "head", "officer", "leader", "administrator" or "observer".
    pub(super) role: &'static str,
    pub(super) unit: Unit,
}

/// A token, without its secret.
#[derive(Serialize, JsonSchema)]
pub(super) struct Token {
    #[schemars(with = "Uuid")]
    id: String,
    /// What it is for, in its owner's words.
    name: String,
    scopes: Vec<For>,
    made_at: Instant,
    ends_at: Instant,
    /// To a few minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    used_at: Option<Instant>,
}

impl From<&Known> for Token {
    fn from(known: &Known) -> Self {
        Self {
            id: known.id.to_string(),
            name: known.name.clone(),
            scopes: known.scopes.iter().copied().map(For).collect(),
            made_at: Instant(known.made_at),
            ends_at: Instant(known.ends_at),
            used_at: known.used_at.map(Instant),
        }
    }
}

/// Tells who acts.
pub(super) fn show(call: &Call, (): ()) -> Result<Reply<Me>, Fault> {
    let posts = call.posts();
    let post =
        |post: &ledger::organisation::Post| Post { role: post.role.name(), unit: call.unit_of(post.unit) };
    Ok(Reply(Me {
        account: call.visitor.account.clone(),
        person: call.person(call.visitor.officer),
        roles: posts.iter().map(post).collect(),
        today: call.today,
        sees_all: call.scope == Scope::All,
        sees_documents: call.sees_documents(),
        token: call.token.as_ref().map(Token::from),
    }))
}

/// Lists the tokens of the account.
pub(super) fn tokens(call: &Call, (): ()) -> Result<Reply<Page<Token>>, Fault> {
    let tokens = call.office().tokens(Some(&call.visitor.account))?;
    Ok(Reply(Page { items: tokens.iter().map(Token::from).collect(), next: None, total: None }))
}

/// Takes a token of the account away.
pub(super) fn revoke(call: &Call, Id(id): Id<app::tokens::TokenId>) -> Result<Done, Fault> {
    let known = call.office().tokens(Some(&call.visitor.account))?;
    if !known.iter().any(|known| known.id == id) {
        return Err(Fault::NotFound);
    }
    call.office().revoke_token(Some(&call.visitor.account), &id.to_string())?;
    Ok(Done)
}
