//! What somebody chose: where letters go and which, and the link to the personal calendar of deadlines.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::field::{self, Typed};
use crate::view::frame::{self, Part};
use crate::view::{self, done};
use ::messages::Language;
use app::follow_up::Letters;
use axum::extract::{Form, Query};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

/// What was done before.
#[derive(Deserialize)]
pub(crate) struct Before {
    done: Option<String>,
}

/// What is done with the link to the calendar.
#[derive(Deserialize)]
pub(crate) struct Feed {
    action: String,
}

/// Shows the choices.
pub(crate) async fn show(caller: Caller, Query(before): Query<Before>) -> Response {
    caller
        .visit(move |visit| {
            let notice = before.done.filter(|done| done == "me-saved").map(|key| done(&visit.text(&key)));
            let contact = visit.office().contact(&visit.visitor.account)?;
            let typed = Typed::from([
                ("mail".to_owned(), contact.mail.unwrap_or_default()),
                ("letters".to_owned(), contact.letters),
                ("language".to_owned(), contact.language),
            ]);
            Ok(Answer::Page(page(visit, &typed, contact.feed, notice.as_ref())))
        })
        .await
}

/// Keeps what was chosen.
pub(crate) async fn change(caller: Caller, Form(typed): Form<Typed>) -> Response {
    caller
        .visit(move |visit| {
            let typed_in = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default();
            let letters = Letters::named(typed_in("letters")).unwrap_or_default();
            let language = Language::of_code(typed_in("language")).unwrap_or_default();
            let account = &visit.visitor.account;
            match visit.office().reach(account, typed_in("mail"), letters, language.code()) {
                Ok(()) => Ok(Answer::Go("/me?done=me-saved".to_owned())),
                Err(error) => {
                    let fault = Fault::from(error);
                    let feed = visit.office().contact(account)?.feed;
                    let told = view::problem(&view::told(visit.words(), None, &fault));
                    Ok(Answer::Refused(fault.status(), page(visit, &typed, feed, Some(&told))))
                }
            }
        })
        .await
}

/// Makes the link to the calendar anew and shows it once, or takes it back.
pub(crate) async fn feed(caller: Caller, Form(feed): Form<Feed>) -> Response {
    caller
        .visit(move |visit| {
            let account = &visit.visitor.account;
            if feed.action == "close" {
                visit.office().close_feed(account)?;
                return Ok(Answer::Go("/me?done=me-saved".to_owned()));
            }
            let token = visit.office().open_feed(account)?;
            let base = visit.office().home().address()?.unwrap_or_default();
            let link = format!("{base}/feeds/{}.ics", token.text());
            let contact = visit.office().contact(account)?;
            let notice = html! {
                div.notice.done role="status" {
                    p { (visit.text("me-feed-made")) }
                    p.secret { a href=(link) { (link) } }
                }
            };
            let typed = Typed::from([
                ("mail".to_owned(), contact.mail.unwrap_or_default()),
                ("letters".to_owned(), contact.letters),
                ("language".to_owned(), contact.language),
            ]);
            Ok(Answer::Page(page(visit, &typed, true, Some(&notice))))
        })
        .await
}

/// Shows the parts of what belongs to the account itself.
pub(super) fn ways(visit: &Visit, path: &str) -> Markup {
    let words = visit.words();
    html! {
        nav.ways aria-label=(words.text("frame-account")) {
            ul {
                @for (way, key) in [("/me", "me-title"), ("/account", "account-tokens")] {
                    li { a href=(way) aria-current=[(way == path).then_some("page")] { (words.text(key)) } }
                }
            }
        }
    }
}

fn page(visit: &Visit, typed: &Typed, feed: bool, notice: Option<&Markup>) -> Markup {
    let words = visit.words();
    let title = words.text("me-title");
    let letters: Vec<(String, String)> = Letters::ALL
        .iter()
        .map(|letters| (letters.name().to_owned(), words.text(&format!("letters-{}", letters.name()))))
        .collect();
    let languages = [("vi".to_owned(), "Tiếng Việt"), ("en".to_owned(), "English")];
    let chosen = |name: &str| typed.get(name).map(String::as_str);
    frame::page(
        visit,
        Part::None,
        &title,
        &html! {
            h1 { (title) }
            (ways(visit, "/me"))
            @if let Some(notice) = notice { (notice) }
            dl.facts {
                dt { (words.text("field-account")) } dd { (visit.visitor.account) }
                dt { (words.text("column-roles")) } dd { (visit.roles()) }
            }
            section.me {
                h2 { (words.text("me-letters")) }
                p.about { (words.text("me-letters-about")) }
                @if !visit.site.sends_mail() { p.hint { (words.text("me-no-mail")) } }
                form.stack method="post" action="/me" {
                    (field::line(words, "mail", typed, "email", false))
                    (field::choice(words, "letters", chosen("letters"), None,
                        letters.iter().map(|(value, shown)| (value.clone(), shown.as_str()))))
                    (field::choice(words, "language", chosen("language"), None, languages))
                    button.main { (words.text("me-save")) }
                }
            }
            section.me {
                h2 { (words.text("me-feed")) }
                p.about { (words.text("me-feed-about")) }
                p { (words.text(if feed { "me-feed-open" } else { "me-feed-none" })) }
                form.line method="post" action="/me/feed" {
                    button name="action" value="open" { (words.text(if feed { "me-feed-anew" } else { "me-feed-make" })) }
                    @if feed { button name="action" value="close" { (words.text("me-feed-close")) } }
                }
            }
        },
    )
}
