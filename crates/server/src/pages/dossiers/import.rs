//! A register as a spreadsheet: what each row would become is shown first, then all of them are taken in, or none.

use super::holders;
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::drafts::read;
use crate::pages::task::Sent;
use crate::view::field::{self, Typed};
use crate::view::frame::{self, Part};
use crate::view::{self, day};
use app::registers::{Handed, Holds, Looked, NotTaken};
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::response::Response;
use ledger::procedure::Procedure;
use maud::{Markup, html};

/// Shows where a spreadsheet is handed in, and which columns it has.
pub(crate) async fn show(caller: Caller, Path(id): Path<String>) -> Response {
    caller
        .visit(move |visit| {
            let procedure = opened_here(visit, &id)?;
            Ok(Answer::Page(page(visit, &procedure, None, &Typed::new())))
        })
        .await
}

/// Shows what the rows that were sent would become, or takes them in and goes to the register.
pub(crate) async fn take(caller: Caller, Path(id): Path<String>, form: Multipart) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let sent = Sent::receive(form).await;
    caller
        .visit(move |visit| {
            let (sent, procedure) = (sent?, opened_here(visit, &id)?);
            let again = |told: &Markup| page(visit, &procedure, Some(told), &sent.typed);
            match carried_out(visit, &id, &sent) {
                Ok((looked, false)) => Ok(Answer::Page(again(&shown(visit, &procedure, &looked)))),
                Ok((looked, true)) if looked.bad.is_empty() => Ok(Answer::Go(format!("/dossiers/{id}"))),
                Ok((looked, true)) => {
                    let told = shown(visit, &procedure, &looked);
                    Ok(Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, again(&told)))
                }
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    Ok(Answer::Refused(fault.status(), again(&view::problem(&told))))
                }
            }
        })
        .await
}

/// Returns a procedure whose dossiers the visitor may take in.
fn opened_here(visit: &Visit, id: &str) -> Result<Procedure, Fault> {
    let shelf = visit.office().procedures()?;
    let procedure = shelf.newest(id).ok_or(Fault::NotFound)?;
    if may(visit) { Ok(procedure.clone()) } else { Err(Fault::NotAllowed) }
}

/// Tells whether the visitor may take dossiers in for some unit.
pub(crate) fn may(visit: &Visit) -> bool {
    !holders(visit).is_empty()
}

/// Looks at the rows, or takes them in; tells which of both.
fn carried_out(visit: &Visit, id: &str, sent: &Sent) -> Result<(Looked, bool), Fault> {
    let bytes = sent.files.first().ok_or_else(|| Fault::missing("files"))?;
    let words = visit.words();
    let (name, reason) = (words.text("targets-entries-sheet"), sent.text("reason"));
    let (unit, apply) = (sent.optional("unit")?, sent.text("apply").is_some());
    let handed = Handed { procedure: id, name: &name, bytes, unit, reason: reason.as_deref() };
    Ok((given(visit, handed, apply)?, apply))
}

/// Looks at the rows of a spreadsheet, or takes them in.
pub(crate) fn given(visit: &Visit, handed: Handed<'_>, apply: bool) -> Result<Looked, Fault> {
    let words = visit.words();
    let read = |name: &str, bytes: &[u8]| {
        let told = |fault: Fault| view::told(words, Some(visit.organisation()), &fault).title;
        read(visit, name, bytes).map_err(told)
    };
    let actor = visit.actor()?;
    let looked = match apply {
        true => actor.take_register(handed, words, &read),
        false => actor.look_at_register(handed, words, &read),
    };
    match looked {
        Ok(looked) | Err(NotTaken::BadRows(looked)) => Ok(looked),
        Err(NotTaken::Office(error)) => Err(error.into()),
        Err(NotTaken::Procedure(why)) => Err(why.into()),
        Err(why @ (NotTaken::NoColumns | NotTaken::TooMany)) => {
            let file = ("file", handed.name.to_owned());
            Err(Fault::Bad(why.key(), why.arguments().into_iter().chain([file]).collect()))
        }
    }
}

/// Returns why a row cannot be taken in, in words.
pub(crate) fn because(visit: &Visit, why: &app::registers::Trouble) -> String {
    let fault = Fault::Bad(why.key(), why.arguments());
    view::told(visit.words(), Some(visit.organisation()), &fault).title
}

fn page(visit: &Visit, procedure: &Procedure, notice: Option<&Markup>, typed: &Typed) -> Markup {
    let words = visit.words();
    let title = words.say("dossiers-import-title", &[("procedure", procedure.name.as_str().into())]);
    let chosen = typed.get("unit").map(String::as_str);
    frame::page(
        visit,
        Part::Dossiers,
        &title,
        &html! {
            p.code { a href={ "/dossiers/" (procedure.id) } { (procedure.name) } }
            h1 { (title) }
            p.about { (words.text("about-dossiers-import")) }
            @if let Some(notice) = notice { (notice) }
            form.stack method="post" enctype="multipart/form-data" {
                label.field {
                    span { (words.text("targets-entries-file")) }
                    input type="file" name="files" required accept=".xlsx,.ods,.xls,.csv";
                }
                label.field {
                    span { (words.text("field-dossier-unit")) " " small { (words.text("field-optional")) } }
                    select name="unit" {
                        option value="" { (words.text("dossiers-import-owner")) }
                        @for (id, name) in holders(visit) { option value=(id) selected[chosen == Some(id.as_str())] { (name) } }
                    }
                }
                (field::lines(words, "reason", typed, false))
                label.check { input type="checkbox" name="apply" value="yes"; " " (words.text("dossiers-import-apply")) }
                button.main { (words.text("dossiers-import-send")) }
            }
            h2 { (words.text("dossiers-import-columns")) }
            (columns(visit, procedure))
        },
    )
}

/// Shows how columns are headed: each by its name, or as definitions spell it.
fn columns(visit: &Visit, procedure: &Procedure) -> Markup {
    let words = visit.words();
    let entered = procedure.fields.iter().filter(|field| !field.is_computed());
    let parties = procedure.parties.iter().map(|role| (Holds::Party(role.id.clone()), role.required));
    let fields = entered.map(|field| (Holds::Field(field.id.clone()), field.required));
    let usual = Holds::USUAL.into_iter().map(|(holds, _)| {
        let is_wanted = matches!(holds, Holds::Number | Holds::Subject);
        (holds, is_wanted)
    });
    html! {
        ul {
            @for (holds, is_wanted) in usual.chain(parties).chain(fields) {
                li {
                    (holds.called(procedure, words).unwrap_or_default()) " "
                    small { code { (holds.name().unwrap_or_default()) } }
                    @if is_wanted { " · " (words.text("dossiers-import-wanted")) }
                }
            }
        }
    }
}

/// Shows what each row becomes, and which cannot be taken in.
fn shown(visit: &Visit, procedure: &Procedure, looked: &Looked) -> Markup {
    let words = visit.words();
    let counts = looked.arguments().map(|(name, count)| (name, count.into()));
    let unread =
        looked.columns.iter().filter(|(heading, holds)| *holds == Holds::Nothing && !heading.is_empty());
    let unread: Vec<&str> = unread.map(|(heading, _)| heading.as_str()).collect();
    html! {
        div.notice.problem[!looked.bad.is_empty()] role="status" {
            p { (words.say("register-counts", &counts)) " " (words.text("dossiers-import-nothing")) }
            @if !unread.is_empty() {
                p { (words.say("dossiers-import-unread", &[("columns", unread.join(", ").into())])) }
            }
            @if !looked.bad.is_empty() {
                ul {
                    @for bad in &looked.bad {
                        li {
                            (words.say("register-row-bad", &[
                                ("row", bad.placed().into()),
                                ("number", bad.number.as_str().into()),
                                ("why", because(visit, &bad.why).into()),
                            ]))
                        }
                    }
                }
            }
        }
        @if !looked.new.is_empty() {
            table.dossiers {
                caption.hidden { (procedure.name) }
                thead {
                    tr {
                        @for key in ["dossiers-import-row", "dossiers-number", "dossiers-subject", "dossiers-opened", "field-dossier-unit"] {
                            th scope="col" { (words.text(key)) }
                        }
                    }
                }
                tbody {
                    @for new in &looked.new {
                        tr {
                            td.number data-label=(words.text("dossiers-import-row")) { (new.placed()) }
                            td.code { (new.number) }
                            td.words { (new.subject) }
                            td.day data-label=(words.text("dossiers-opened")) { (day(words, new.opened)) }
                            td data-label=(words.text("field-dossier-unit")) { (visit.unit(new.unit)) }
                        }
                    }
                }
            }
        }
    }
}
