//! Questions of the list that somebody keeps by a name: links over the list, one's own and those that the clerk shares with
//! everybody.

use super::Question;
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::sign_in::inside;
use crate::view::field;
use axum::extract::Form;
use axum::response::Response;
use ledger::organisation::Role;
use maud::{Markup, html};
use serde::Deserialize;
use store::KeptFilter;

/// Questions that are kept for an account, and for everybody, at most: they stand over the list.
const MOST: usize = 40;
/// Letters of a name at most.
const LONGEST_NAME: usize = 60;
/// Bytes of a question at most.
const LONGEST_QUESTION: usize = 2000;

/// What is to be done.
#[derive(Deserialize)]
pub(crate) struct Act {
    /// "keep" or "forget".
    action: String,
    name: String,
    #[serde(default)]
    question: String,
    /// It is everybody's.
    #[serde(default)]
    shared: Option<String>,
}

/// Keeps or forgets a question.
pub(crate) async fn change(caller: Caller, Form(act): Form<Act>) -> Response {
    caller
        .visit(move |visit| {
            let question = asked(&act.question)?;
            let shared = act.shared.is_some();
            if shared && !shares(visit) {
                return Err(Fault::NotAllowed);
            }
            let (tenant, account) = (visit.office().tenant().id, &visit.visitor.account);
            let name = field::plain(&act.name).trim().to_owned();
            if name.is_empty() || name.chars().count() > LONGEST_NAME {
                return Err(Fault::bad("kept-refusal-name"));
            }
            let kept = KeptFilter { name, question: query(&question), shared };
            visit.office().store().write(tenant, |writer| {
                if act.action == "forget" {
                    writer.forget_filter(account, &kept.name, shared)?;
                    return Ok(());
                }
                let others = writer.kept_filters(tenant, account)?;
                let is_new = |other: &&KeptFilter| other.shared == shared && other.name != kept.name;
                if others.iter().filter(is_new).count() >= MOST {
                    return Err(Fault::bad("kept-refusal-many"));
                }
                Ok(writer.keep_filter(account, &kept, visit.now)?)
            })?;
            Ok(Answer::Go(inside(&question.address("/tasks"))))
        })
        .await
}

/// Reads a question from its beginning, and no longer than it may be.
fn asked(text: &str) -> Result<Question, Fault> {
    let read = serde_html_form::from_str::<Question>(text).ok().filter(|_| text.len() <= LONGEST_QUESTION);
    read.map(|question| question.whole()).ok_or_else(|| Fault::not_understood("question"))
}

fn query(question: &Question) -> String {
    serde_html_form::to_string(question).unwrap_or_default()
}

/// Tells whether the visitor keeps questions for everybody.
fn shares(visit: &Visit) -> bool {
    visit.has_role(&[Role::Clerk])
}

/// Returns what is kept for the visitor.
pub(super) fn load(visit: &Visit, reader: &mut store::Reader<'_>) -> Result<Vec<KeptFilter>, store::Error> {
    reader.kept_filters(visit.office().tenant().id, &visit.visitor.account)
}

/// Shows the questions that are kept, and where one is kept or forgotten.
pub(super) fn shown(visit: &Visit, question: &Question, kept: &[KeptFilter]) -> Markup {
    let words = visit.words();
    let here = query(&question.whole());
    let own = |one: &&KeptFilter| !one.shared || shares(visit);
    html! {
        div.kept {
            @if !kept.is_empty() {
                nav aria-label=(words.text("kept-title")) {
                    ul {
                        @for one in kept {
                            li {
                                a href={ "/tasks?" (one.question) } aria-current=[(one.question == here).then_some("page")] {
                                    (one.name)
                                    @if one.shared { small { " (" (words.text("kept-shared")) ")" } }
                                }
                            }
                        }
                    }
                }
            }
            details {
                summary { (words.text("kept-keep")) }
                form.line method="post" action="/tasks/kept" {
                    input type="hidden" name="question" value=(here);
                    label.field {
                        span { (words.text("kept-name")) }
                        input name="name" required maxlength=(LONGEST_NAME);
                    }
                    @if shares(visit) {
                        label { input type="checkbox" name="shared" value="yes"; " " (words.text("kept-for-all")) }
                    }
                    button name="action" value="keep" { (words.text("kept-do")) }
                }
                @for one in kept.iter().filter(own) {
                    form.line method="post" action="/tasks/kept" {
                        input type="hidden" name="question" value=(here);
                        input type="hidden" name="name" value=(one.name);
                        @if one.shared { input type="hidden" name="shared" value="yes"; }
                        span { (one.name) @if one.shared { " (" (words.text("kept-shared")) ")" } }
                        button name="action" value="forget" aria-label={ (words.text("kept-forget")) ": " (one.name) } {
                            (words.text("kept-forget"))
                        }
                    }
                }
            }
        }
    }
}
