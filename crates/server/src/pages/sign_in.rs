//! Signing in and out, and choosing a password by a one-time link.

use crate::caller::{Answer, Caller, Guest};
use crate::fault::Fault;
use crate::view::field::{self, Typed};
use crate::view::{self, frame};
use app::sign_in::Token;
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

/// Where to go behind the page.
#[derive(Deserialize)]
pub(crate) struct Way {
    #[serde(default)]
    pub(crate) to: String,
}

/// Who wants to come in.
#[derive(Deserialize)]
pub(crate) struct Entry {
    account: String,
    password: String,
    #[serde(default)]
    to: String,
}

/// A password that was chosen.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    password: String,
    again: String,
}

/// Shows the form.
pub(crate) async fn show(caller: Caller, Query(way): Query<Way>) -> Response {
    caller.guest(move |guest| Ok(Answer::Page(page(guest, &Typed::new(), &way.to, None)))).await
}

/// Signs in.
pub(crate) async fn enter(caller: Caller, Form(entry): Form<Entry>) -> Response {
    caller
        .guest_who_hashes(move |guest| {
            let account = field::plain(&entry.account);
            match guest.site.office.sign_in(&account, &entry.password, guest.now) {
                Ok(token) => Ok(Answer::SignedIn(inside(&entry.to), token)),
                Err(error) => {
                    let fault = Fault::from(error);
                    let typed = Typed::from([("account".to_owned(), account)]);
                    Ok(Answer::Refused(fault.status(), page(guest, &typed, &entry.to, Some(&fault))))
                }
            }
        })
        .await
}

/// Signs out.
pub(crate) async fn leave(caller: Caller) -> Response {
    caller.visit(crate::caller::Visit::sign_out).await
}

/// Shows the form to choose a password by a one-time link.
pub(crate) async fn welcome(caller: Caller, Path(token): Path<String>) -> Response {
    caller.guest(move |guest| Ok(choosing(guest, &token, None))).await
}

/// Sets the password that was chosen, and signs in.
pub(crate) async fn choose(
    caller: Caller,
    Path(token): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Response {
    caller
        .guest_who_hashes(move |guest| {
            if chosen.password != chosen.again {
                return Ok(choosing(guest, &token, Some(&Fault::bad("welcome-not-the-same"))));
            }
            let unusable = || Fault::App(app::Error::NoAccount(String::new()));
            let secret = Token::parse(&token).ok_or_else(unusable)?;
            match guest.site.office.welcome(&secret, &chosen.password, guest.now) {
                Ok(session) => Ok(Answer::SignedIn("/".to_owned(), session)),
                Err(error) => Ok(choosing(guest, &token, Some(&error.into()))),
            }
        })
        .await
}

/// Returns a place inside the site: whatever stands in an address, nobody is sent elsewhere.
pub(crate) fn inside(to: &str) -> String {
    let here = to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\r', '\n']);
    if here { to.to_owned() } else { "/".to_owned() }
}

pub(crate) fn page(guest: &Guest, typed: &Typed, to: &str, fault: Option<&Fault>) -> Markup {
    let words = guest.words();
    frame::bare(
        guest,
        &words.text("sign-in-title"),
        &html! {
            h1 { (words.text("sign-in-title")) }
            @if let Some(fault) = fault { (view::problem(&view::told(words, None, fault))) }
            form.stack method="post" action="/sign-in" {
                input type="hidden" name="to" value=(to);
                label.field {
                    span { (words.text("field-account")) }
                    input name="account" value=[typed.get("account")] required autocomplete="username" autocapitalize="none";
                }
                label.field {
                    span { (words.text("field-password")) }
                    input type="password" name="password" required autocomplete="current-password";
                }
                button.main { (words.text("sign-in-enter")) }
            }
            @if let Some(provider) = &guest.site.provider {
                p.other-door {
                    span { (words.text("sign-in-or")) }
                    // A link: what a form is answered with may not lead to another site (`form-action`).
                    a.button href=(format!("/sign-in/provider?to={}", view::escape_query(to))) {
                        (provider.label().map_or_else(|| words.text("sign-in-provider"), str::to_owned))
                    }
                }
            }
            p.hint { (words.text("sign-in-hint")) }
            (frame::language_switch(words, guest.language, "/sign-in"))
        },
    )
}

fn choosing(guest: &Guest, token: &str, fault: Option<&Fault>) -> Answer {
    let words = guest.words();
    let invited =
        Token::parse(token).and_then(|token| guest.site.office.invited(&token, guest.now).ok().flatten());
    let Some(account) = invited else {
        let told = view::told(words, None, &Fault::bad("sign-in-refusal-link"));
        let page = frame::bare(guest, &told.title, &view::problem(&told));
        return Answer::Refused(axum::http::StatusCode::NOT_FOUND, page);
    };
    let page = frame::bare(
        guest,
        &words.text("welcome-title"),
        &html! {
            h1 { (words.text("welcome-title")) }
            p { (words.say("welcome-account", &[("account", account.as_str().into())])) }
            @if let Some(fault) = fault { (view::problem(&view::told(words, None, fault))) }
            form.stack method="post" {
                input type="hidden" name="account" value=(account) autocomplete="username";
                (field::line(words, "password", &Typed::new(), "password", true))
                (field::line(words, "again", &Typed::new(), "password", true))
                button.main { (words.text("welcome-choose")) }
            }
        },
    );
    fault.map_or_else(|| Answer::Page(page.clone()), |fault| Answer::Refused(fault.status(), page.clone()))
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example", "", "javascript:x"] {
            assert_eq!(inside(elsewhere), "/", "{elsewhere}");
        }
        assert_eq!(inside("/tasks?unit=1"), "/tasks?unit=1");
    }
}
