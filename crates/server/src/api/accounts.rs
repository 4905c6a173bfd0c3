//! Accounts, and whether the ledger is as it was written: for administrators.

use super::call::Call;
use super::give::{Done, Made, Reply, Soon};
use super::jobs::{self, Job, Verified};
use super::me::Post;
use super::organisation::named_account;
use super::schema::{Line, Page, Person, Uuid};
use super::take::{Body, Name};
use crate::fault::Fault;
use crate::pages::administration::check;
use crate::pages::jobs::wait_a_moment;
use crate::work;
use app::jobs::Outcome;
use ledger::OfficerId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A name that acts.
#[derive(Serialize, JsonSchema)]
pub(super) struct Account {
    name: String,
    person: Person,
    /// The roles of today.
    roles: Vec<Post>,
}

/// Lists who signs in.
pub(super) fn list(call: &Call, (): ()) -> Result<Reply<Page<Account>>, Fault> {
    check(call)?;
    let tenant = call.office().tenant().id;
    let accounts = call.office().store().read(|reader| reader.accounts(tenant))?;
    let account = |account: &store::Account| Account {
        name: account.name.clone(),
        person: call.person(account.officer),
        roles: call
            .organisation()
            .posts_on(account.officer, call.today)
            .iter()
            .map(|post| Post { role: post.role.name(), unit: call.unit_of(post.unit) })
            .collect(),
    };
    Ok(Reply(Page { items: accounts.iter().map(account).collect(), next: None, total: None }))
}

/// Who is to act by which name.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AccountAsked")]
pub(super) struct Asked {
    name: Line,
    #[schemars(with = "Uuid")]
    officer: OfficerId,
}

/// Lets somebody act by a name; asked again, nothing changes.
pub(super) fn make(call: &Call, Body(asked): Body<Asked>) -> Result<Done, Fault> {
    // Before it is asked who that is; the use case judges again.
    if !call.may_in("organisation-change") {
        return Err(Fault::NotAllowed);
    }
    if !call.organisation().officers.contains_key(&asked.officer) {
        return Err(Fault::NotFound);
    }
    let account = store::Account { name: named_account(asked.name)?, officer: asked.officer };
    call.actor()?.let_act(&account)?;
    Ok(Done)
}

/// A one-time link.
#[derive(Serialize, JsonSchema)]
pub(super) struct Link {
    /// The path behind the server's address; it is shown only now, and can be used once within three days.
    path: String,
}

/// Makes a link by which somebody chooses a password.
pub(super) fn link(call: &Call, Name(name): Name) -> Result<Made<Link>, Fault> {
    check(call)?;
    let token = call.office().invite(&name, call.now)?;
    let path = format!("/welcome/{}", token.text());
    Ok(Made { address: path.clone(), body: Link { path } })
}

/// Compares the whole ledger with its hashes; where that takes long, a job does.
pub(super) fn verify(call: &Call, (): ()) -> Result<Soon<Reply<Verified>, Job>, Fault> {
    check(call)?;
    let id = call.office().ask_to_verify(&call.visitor.account, call.now)?;
    work::wake(&call.site);
    wait_a_moment(call, id)?;
    let ended = call.office().job(id)?.filter(|job| job.ended_at.is_some());
    Ok(match ended.and_then(|job| Verified::of(Outcome::of(&job))) {
        Some(verified) => Soon::Now(Reply(verified)),
        None => Soon::Later { address: jobs::address(id), job: jobs::load(call, id)? },
    })
}
