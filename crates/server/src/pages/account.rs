//! My account: the tokens by which other programs act for me.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::field::{self, Typed};
use crate::view::frame::{self, Part};
use crate::view::{self, day, done};
use app::tokens::{self, Known, Scope, Wanted};
use axum::response::Response;
use axum_extra::extract::Form;
use maud::{Markup, html};
use serde::Deserialize;

/// A token that is wanted.
#[derive(Deserialize)]
pub(crate) struct Asked {
    purpose: String,
    #[serde(default)]
    scope: Vec<String>,
    days: String,
}

/// A token that is to go.
#[derive(Deserialize)]
pub(crate) struct Revoked {
    id: String,
}

/// Shows the tokens of the account.
pub(crate) async fn show(caller: Caller) -> Response {
    caller.visit(|visit| Ok(Answer::Page(page(visit, None, None)?))).await
}

/// Makes a token, and shows it once.
pub(crate) async fn make(caller: Caller, Form(asked): Form<Asked>) -> Response {
    caller
        .visit(move |visit| {
            let wanted = Wanted {
                account: &visit.visitor.account,
                name: &field::plain(&asked.purpose),
                scopes: asked.scope.iter().filter_map(|scope| Scope::named(scope)).collect(),
                days: asked.days.trim().parse().unwrap_or(0),
            };
            match visit.office().make_token(&wanted, visit.now) {
                Ok((token, _)) => {
                    let notice = html! {
                        div.notice.done role="status" {
                            p { (visit.text("account-token-made")) }
                            p { code { (tokens::written(&token)) } }
                        }
                    };
                    Ok(Answer::Page(page(visit, Some(&notice), None)?))
                }
                Err(error) => {
                    let fault = Fault::from(error);
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    let page = page(visit, Some(&view::problem(&told)), Some(&asked))?;
                    Ok(Answer::Refused(fault.status(), page))
                }
            }
        })
        .await
}

/// Takes a token away.
pub(crate) async fn revoke(caller: Caller, Form(revoked): Form<Revoked>) -> Response {
    caller
        .visit(move |visit| {
            visit.office().revoke_token(Some(&visit.visitor.account), &revoked.id)?;
            let notice = done(&visit.text("account-token-gone"));
            Ok(Answer::Page(page(visit, Some(&notice), None)?))
        })
        .await
}

fn page(visit: &Visit, notice: Option<&Markup>, asked: Option<&Asked>) -> Result<Markup, Fault> {
    let words = visit.words();
    let title = words.text("account-title");
    let tokens = visit.office().tokens(Some(&visit.visitor.account))?;
    Ok(frame::page(
        visit,
        Part::None,
        &title,
        &html! {
            h1 { (title) }
            (super::me::ways(visit, "/account"))
            p.about { (words.text("about-account")) }
            @if let Some(notice) = notice { (notice) }
            h2 { (words.text("account-tokens")) }
            @if tokens.is_empty() { p.empty { (words.text("account-no-tokens")) } }
            @else { (table(visit, &tokens)) }
            (form(visit, asked))
        },
    ))
}

fn table(visit: &Visit, tokens: &[Known]) -> Markup {
    let words = visit.words();
    html! {
        table.tokens {
            thead {
                tr {
                    @for key in ["account-column-name", "account-column-scopes", "account-column-until", "account-column-used", "account-column-revoke"] {
                        th scope="col" { (words.text(key)) }
                    }
                }
            }
            tbody {
                @for token in tokens {
                    tr {
                        td { (token.name) }
                        td { (scopes(visit, token)) }
                        td.day { (day(words, token.ends_at.day())) }
                        td.day { @if let Some(used) = token.used_at { (day(words, used.day())) } @else { "–" } }
                        td {
                            form method="post" action="/account/tokens/revoke" {
                                input type="hidden" name="id" value=(token.id);
                                button { (words.text("account-revoke")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn scopes(visit: &Visit, token: &Known) -> String {
    let named = |scope: &Scope| visit.text(&format!("scope-{}", scope.name()));
    token.scopes.iter().map(named).collect::<Vec<_>>().join(", ")
}

fn form(visit: &Visit, asked: Option<&Asked>) -> Markup {
    let words = visit.words();
    let mut typed = Typed::new();
    if let Some(asked) = asked {
        typed.insert("purpose".to_owned(), asked.purpose.clone());
    }
    let days = asked.map_or("365", |asked| asked.days.as_str());
    let chosen = |scope: Scope| {
        asked.map_or(scope == Scope::Read, |asked| asked.scope.iter().any(|name| name == scope.name()))
    };
    html! {
        details.command open[asked.is_some()] {
            summary { (words.text("account-make")) }
            form.stack method="post" action="/account/tokens" {
                (field::line(words, "purpose", &typed, "text", true))
                fieldset {
                    legend { (words.text("account-scopes")) }
                    @for scope in Scope::ALL {
                        label {
                            input type="checkbox" name="scope" value=(scope.name()) checked[chosen(scope)];
                            " " (words.text(&format!("scope-{}", scope.name())))
                        }
                    }
                }
                label.field {
                    span { (words.text("account-days")) }
                    input type="number" name="days" min="1" max=(tokens::LONGEST_DAYS) value=(days) required;
                }
                button.main { (words.text("account-make")) }
            }
        }
    }
}
