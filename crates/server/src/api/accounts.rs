//! Accounts, and whether the ledger is as it was written: for administrators.

use super::call::Call;
use super::give::{Made, Reply};
use super::me::Post;
use super::schema::{Count, Page, Person};
use super::take::Name;
use crate::fault::Fault;
use crate::pages::administration::check;
use schemars::JsonSchema;
use serde::Serialize;

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

/// What was found.
#[derive(Serialize, JsonSchema)]
pub(super) struct Verified {
    /// Everything is as it was written.
    clean: bool,
    /// Events that were looked at.
    #[schemars(with = "Count")]
    events: u64,
    /// What is wrong with chains, rows, positions and roots; `dondoc verify` tells each.
    #[schemars(with = "Count")]
    faults: u64,
    /// The root over all chains, to be noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    root: Option<String>,
}

/// Compares the whole ledger with its hashes.
pub(super) fn verify(call: &Call, (): ()) -> Result<Reply<Verified>, Fault> {
    check(call)?;
    let tenant = call.office().tenant().id;
    let laws = call.office().laws()?;
    let report = call.office().store().read(|reader| reader.verify(tenant, &laws))?;
    let faults = [
        report.faults.len(),
        report.positions.len(),
        report.roots.len(),
        report.rows.len(),
        report.documents.len(),
        report.damaged.len(),
    ];
    Ok(Reply(Verified {
        clean: report.is_clean(),
        events: report.events,
        faults: faults.into_iter().sum::<usize>() as u64,
        root: report.root.map(|root| root.to_string()),
    }))
}
