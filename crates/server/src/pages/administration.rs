//! Who signs in, and whether the ledger is as it was written.

pub(crate) mod people;
pub(crate) mod portal;
pub(crate) mod reminders;
mod roots;
pub(crate) mod rules;

use super::jobs;
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use crate::work;
use axum::extract::Form;
use axum::response::Response;
use ledger::organisation::Role;
use maud::{Markup, html};
use serde::Deserialize;
use store::Account;

/// The account that a link is wanted for.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    account: String,
}

/// Shows the accounts.
pub(crate) async fn show(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            check(visit)?;
            Ok(Answer::Page(page(visit, None)?))
        })
        .await
}

/// Makes a one-time link by which somebody chooses a password, and shows it once.
pub(crate) async fn link(caller: Caller, Form(wanted): Form<Wanted>) -> Response {
    caller
        .visit(move |visit| {
            check(visit)?;
            let token = visit.office().invite(&wanted.account, visit.now)?;
            let path = format!("/welcome/{}", token.text());
            let notice = html! {
                div.notice.done role="status" {
                    p { (visit.words().say("administration-link", &[("account", wanted.account.as_str().into())])) }
                    p { a href=(path) { (path) } }
                }
            };
            Ok(Answer::Page(page(visit, Some(&notice))?))
        })
        .await
}

/// Has the whole ledger compared with its hashes, and goes to where it is told what was found.
pub(crate) async fn verify(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            check(visit)?;
            let id = visit.office().ask_to_verify(&visit.visitor.account, visit.now)?;
            work::wake(&visit.site);
            jobs::wait_a_moment(visit, id)?;
            Ok(Answer::Go(jobs::address(id)))
        })
        .await
}

/// Only administrators come here: who makes a link to another's password can act as that person.
pub(crate) fn check(visit: &Visit) -> Result<(), Fault> {
    if visit.has_role(&[Role::Administrator]) { Ok(()) } else { Err(Fault::NotAllowed) }
}

/// Shows the parts of the administration that the visitor comes to.
pub(crate) fn ways(visit: &Visit, path: &str) -> Markup {
    let words = visit.words();
    let parts = [
        ("/administration", "administration-accounts", check(visit).is_ok()),
        ("/administration/rules", "rules-title", rules::check(visit).is_ok()),
        ("/administration/reminders", "reminders-title", check(visit).is_ok()),
        ("/administration/jobs", "jobs-title", check(visit).is_ok()),
        ("/administration/people", "people-title", people::check(visit).is_ok()),
        ("/administration/portal", "portal-administration", portal::check(visit).is_ok()),
    ];
    html! {
        nav.ways aria-label=(words.text("part-administration")) {
            ul {
                @for (way, key, _) in parts.iter().filter(|(.., open)| *open) {
                    li { a href=(way) aria-current=[(*way == path).then_some("page")] { (words.text(key)) } }
                }
            }
        }
    }
}

fn page(visit: &Visit, notice: Option<&Markup>) -> Result<Markup, Fault> {
    let words = visit.words();
    let title = words.text("part-administration");
    let tenant = visit.office().tenant().id;
    let accounts = visit.office().store().read(|reader| reader.accounts(tenant))?;
    Ok(frame::page(
        visit,
        Part::Administration,
        &title,
        &html! {
            h1 { (title) }
            (ways(visit, "/administration"))
            p.about { (words.text("about-administration")) }
            @if let Some(notice) = notice { (notice) }
            h2 { (words.text("administration-accounts")) }
            table.accounts {
                thead {
                    tr {
                        @for key in ["field-account", "column-person", "column-roles", "column-sign-in"] {
                            th scope="col" { (words.text(key)) }
                        }
                    }
                }
                tbody { @for account in &accounts { (row(visit, account)) } }
            }
            (roots::roots(visit)?)
            h2 { (words.text("administration-audit")) }
            p { (words.text("administration-audit-about")) }
            form method="post" action="/administration/verify" { button { (words.text("administration-verify")) } }
        },
    ))
}

fn row(visit: &Visit, account: &Account) -> Markup {
    let posts = visit.organisation().posts_on(account.officer, visit.today);
    let role = |post: &ledger::organisation::Post| {
        format!("{}, {}", visit.text(&format!("role-{}", post.role.name())), visit.unit(post.unit))
    };
    html! {
        tr {
            td { (account.name) }
            td { (visit.officer(account.officer)) }
            td { (posts.iter().map(role).collect::<Vec<_>>().join("; ")) }
            td {
                form method="post" action="/administration/links" {
                    input type="hidden" name="account" value=(account.name);
                    button { (visit.text("administration-make-link")) }
                }
            }
        }
    }
}
