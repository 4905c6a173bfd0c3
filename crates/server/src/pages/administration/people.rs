//! People outside whose data the office holds: in which dossiers they stand, and how their data are erased.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::administration::ways;
use crate::pages::task::Sent;
use crate::view::field::{self, Typed};
use crate::view::frame::{self, Part};
use crate::view::{self, day, done};
use app::{Done, Order, Someone};
use axum::extract::{Multipart, Path, Query};
use axum::response::Response;
use ledger::PersonId;
use ledger::organisation::Role;
use ledger::person::Command;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeSet;
use store::ListedDossier;

/// People on a page; who looks for somebody says more of the name.
pub(crate) const MOST: u32 = 50;

/// Who is looked for.
#[derive(Default, Deserialize)]
pub(crate) struct Question {
    /// A part of the name, or the number of the identity card.
    #[serde(default)]
    q: String,
}

/// What the visitor just did.
#[derive(Deserialize)]
pub(crate) struct Before {
    done: Option<String>,
}

/// Shows people.
pub(crate) async fn list(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            check(visit)?;
            let wanted = field::plain(&question.q);
            let people = visit.office().people(&wanted, MOST)?;
            Ok(Answer::Page(overview(visit, &wanted, &people)))
        })
        .await
}

/// Shows somebody.
pub(crate) async fn show(caller: Caller, Path(id): Path<String>, Query(before): Query<Before>) -> Response {
    caller
        .visit(move |visit| {
            let someone = load(visit, &id)?;
            let told = before.done.and_then(|event| visit.words().find(&format!("event-{event}"), &[]));
            Ok(Answer::Page(page(visit, &someone, told.map(|told| done(&told)).as_ref(), &Typed::new())?))
        })
        .await
}

/// Erases somebody's data, and shows what is left.
pub(crate) async fn erase(caller: Caller, Path(id): Path<String>, form: Multipart) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let sent = Sent::receive(form).await;
    caller
        .visit(move |visit| {
            let someone = load(visit, &id)?;
            let sent = sent?;
            match carry_out(visit, &someone, &sent) {
                Ok(_) => Ok(Answer::Go(format!("/administration/people/{id}?done=person-erased"))),
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    let page = page(visit, &someone, Some(&view::problem(&told)), &sent.typed)?;
                    Ok(Answer::Refused(fault.status(), page))
                }
            }
        })
        .await
}

/// Leaders decide of personal data, and administrators carry it out.
pub(crate) fn check(visit: &Visit) -> Result<(), Fault> {
    if visit.has_role(&[Role::Leader, Role::Administrator]) { Ok(()) } else { Err(Fault::NotAllowed) }
}

fn load(visit: &Visit, id: &str) -> Result<Someone, Fault> {
    check(visit)?;
    let id: PersonId = id.parse().map_err(|_| Fault::NotFound)?;
    Ok(visit.office().person(id)?)
}

fn carry_out(visit: &Visit, someone: &Someone, sent: &Sent) -> Result<Done, Fault> {
    if sent.text("sure").is_none() {
        return Err(Fault::missing("sure"));
    }
    let theirs = visit.office().files_of_person(someone)?;
    let wanted = |hash: &String| sent.text(&format!("file-{hash}")).is_some();
    let files: BTreeSet<String> = theirs.into_iter().filter(wanted).collect();
    let command = Command::Erase { ground: sent.text("ground").unwrap_or_default(), files };
    let order = Order { id: sent.optional("id")?, ..Order::new(command) };
    Ok(visit.actor()?.erase_person(someone.id, order.because(sent.text("reason")))?)
}

/// Tells whether the visitor sees a dossier; where nobody can say who sees what, nobody does.
pub(crate) fn sees(visit: &Visit, dossier: &ListedDossier) -> bool {
    visit.sight().is_ok_and(|sight| sight.sees_listed(dossier))
}

/// Returns what the visitor may know somebody by: the name to who sees one of the dossiers.
pub(crate) fn called(visit: &Visit, someone: &Someone) -> String {
    if someone.is_erased() {
        return visit.text("person-erased");
    }
    let seen = someone.dossiers.iter().any(|dossier| sees(visit, dossier));
    match &someone.name {
        Some(name) if seen => name.clone(),
        Some(_) => visit.text("person-hidden"),
        None => visit.text("person-unnamed"),
    }
}

fn overview(visit: &Visit, wanted: &str, people: &[Someone]) -> Markup {
    let words = visit.words();
    let title = words.text("people-title");
    frame::page(
        visit,
        Part::Administration,
        &title,
        &html! {
            h1 { (title) }
            (ways(visit, "/administration/people"))
            p.about { (words.text("about-people")) }
            form.line method="get" role="search" {
                label.field { span { (words.text("field-person")) } input type="search" name="q" value=(wanted) autocomplete="off"; }
                button { (words.text("people-find")) }
            }
            @if people.is_empty() { p.empty { (words.text("people-none")) } }
            @else {
                table.people {
                    caption.hidden { (title) }
                    thead { tr {
                        th scope="col" { (words.text("field-name")) }
                        th.number scope="col" { (words.text("people-dossiers")) }
                        th scope="col" { (words.text("people-state")) }
                    } }
                    tbody { @for someone in people { (row(visit, someone)) } }
                }
                @if people.len() == MOST as usize { p.hint { (words.text("people-more")) } }
            }
        },
    )
}

fn row(visit: &Visit, someone: &Someone) -> Markup {
    let words = visit.words();
    html! {
        tr {
            td.words { a href={ "/administration/people/" (someone.id) } { (called(visit, someone)) } }
            td.number data-label=(words.text("people-dossiers")) { (someone.dossiers.len()) }
            td data-label=(words.text("people-state")) {
                @match someone.left().erased {
                    Some((at, _)) => { (words.text("event-person-erased")) " " (day(words, at.day)) },
                    None => (words.text("people-kept")),
                }
            }
        }
    }
}

fn page(visit: &Visit, someone: &Someone, notice: Option<&Markup>, typed: &Typed) -> Result<Markup, Fault> {
    let words = visit.words();
    let title = called(visit, someone);
    let left = someone.left();
    let form = if someone.is_erased() { None } else { Some(form(visit, someone, typed)?) };
    let (seen, hidden): (Vec<_>, Vec<_>) = someone.dossiers.iter().partition(|dossier| sees(visit, dossier));
    Ok(frame::page(
        visit,
        Part::Administration,
        &title,
        &html! {
            article.task {
                header {
                    p.code { a href="/administration/people" { (words.text("people-title")) } }
                    h1 { (title) }
                }
                @if let Some(notice) = notice { (notice) }
                div.columns {
                    div {
                        @if let Some((at, ground)) = &left.erased {
                            p.lead { (words.text("event-person-erased")) " " (day(words, at.day)) }
                            dl {
                                dt { (words.text("field-ground")) } dd { (ground) }
                                @for entry in &someone.entries {
                                    @if let Some(reason) = &entry.meta.reason { dt { (words.text("field-reason")) } dd { (reason) } }
                                    dt { (words.text("person-by")) } dd { (visit.officer(entry.meta.actor)) }
                                }
                                @if !left.files.is_empty() { dt { (words.text("person-files")) } dd { (left.files.len()) } }
                            }
                        }
                        h2 { (words.text("people-dossiers")) }
                        ul {
                            @for dossier in seen {
                                li { a href={ "/dossiers/" (dossier.procedure) "/" (dossier.id) } { (dossier.number) } " " (dossier.subject) }
                            }
                            @if !hidden.is_empty() {
                                li { (words.say("people-hidden", &[("count", hidden.len().into())])) }
                            }
                        }
                        h2 { (words.text("person-goes")) }
                        p { (words.text("person-goes-about")) }
                        h2 { (words.text("person-stays")) }
                        p { (words.text("person-stays-about")) }
                    }
                    aside aria-label=(words.text("task-actions")) {
                        @match form {
                            Some(form) => (form),
                            None => p.empty { (words.text("person-nothing-to-do")) },
                        }
                    }
                }
            }
        },
    ))
}

fn form(visit: &Visit, someone: &Someone, typed: &Typed) -> Result<Markup, Fault> {
    let words = visit.words();
    let files = visit.office().files_of_person(someone)?;
    Ok(html! {
        details.command open {
            summary { (words.text("command-person-erase")) }
            form.stack method="post" enctype="multipart/form-data" {
                input type="hidden" name="id" value=(app::new_command(visit.now));
                p.hint { (words.text("person-ground-hint")) }
                (field::line(words, "ground", typed, "text", true))
                (field::lines(words, "reason", typed, true))
                @if !files.is_empty() {
                    fieldset {
                        legend { (words.text("person-files-too")) }
                        @for hash in &files {
                            label.check {
                                input type="checkbox" name={ "file-" (hash) } value="yes";
                                span { code { (hash.get(..12).unwrap_or(hash)) } }
                            }
                        }
                    }
                }
                label.check {
                    input type="checkbox" name="sure" value="yes" required;
                    span { (words.text("person-sure")) }
                }
                button.main { (words.text("command-person-erase")) }
            }
        }
    })
}
