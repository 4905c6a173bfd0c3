//! The public door, as the office opens it: for what, with which words, how much on a day; and the tasks that everybody may see.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::field::{self, Typed};
use crate::view::frame::{self, Part};
use crate::view::{self, day, done};
use app::Order;
use axum::body::Bytes;
use axum::response::Response;
use ledger::procedure::Shelf;
use ledger::settings::{Command, Portal, Source};
use maud::{Markup, html};

/// What was typed, and the procedures that were chosen.
struct Asked {
    typed: Typed,
    procedures: Vec<String>,
}

/// Shows how the door is.
pub(crate) async fn show(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            check(visit)?;
            Ok(Answer::Page(page(visit, None, &Typed::new())?))
        })
        .await
}

/// Records a decision about it.
pub(crate) async fn decide(caller: Caller, body: Bytes) -> Response {
    caller
        .visit(move |visit| {
            check(visit)?;
            let asked = read(&body)?;
            match settle(visit, &asked) {
                Ok(()) => {
                    let visit = visit.again()?;
                    let notice = done(&visit.text("portal-decided"));
                    Ok(Answer::Page(page(&visit, Some(&notice), &Typed::new())?))
                }
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    let page = page(visit, Some(&view::problem(&told)), &asked.typed)?;
                    Ok(Answer::Refused(fault.status(), page))
                }
            }
        })
        .await
}

/// Who decides about the door comes here.
pub(crate) fn check(visit: &Visit) -> Result<(), Fault> {
    if visit.may_in("settings-set-portal") { Ok(()) } else { Err(Fault::NotAllowed) }
}

/// Reads a form in which one name may stand several times.
fn read(body: &[u8]) -> Result<Asked, Fault> {
    let pairs: Vec<(String, String)> =
        serde_html_form::from_bytes(body).map_err(|_| Fault::bad("upload-broken"))?;
    let mut asked = Asked { typed: Typed::new(), procedures: Vec::new() };
    for (name, value) in pairs {
        let value = field::plain(&value);
        if name == "procedure" {
            asked.procedures.push(value);
        } else {
            asked.typed.insert(name, value);
        }
    }
    Ok(asked)
}

fn settle(visit: &Visit, asked: &Asked) -> Result<(), Fault> {
    let text = |name: &str| asked.typed.get(name).cloned().unwrap_or_default();
    let source = Source { act: text("act"), document: None };
    let actor = visit.actor()?;
    let order = Order::new(()).because(Some(text("reason")));
    match text("command").as_str() {
        "portal" => {
            let portal = Portal {
                open: asked.typed.contains_key("open"),
                procedures: asked.procedures.clone(),
                welcome: text("welcome"),
                contact: text("contact"),
                address: Some(text("address").trim_end_matches('/').to_owned())
                    .filter(|address| !address.is_empty()),
                daily: text("daily").parse().map_err(|_| Fault::missing("daily"))?,
            };
            actor.settle(order.with(Command::SetPortal { portal, source }))?;
        }
        "publish" => {
            let task = actor.find_task(&text("task"))?;
            actor.publish(task, &text("words"), source, &order)?;
        }
        "unpublish" => {
            let task = text("task").parse().map_err(|_| Fault::missing("task"))?;
            actor.unpublish(task, source, &order)?;
        }
        _ => return Err(Fault::missing("command")),
    }
    Ok(())
}

fn page(visit: &Visit, notice: Option<&Markup>, typed: &Typed) -> Result<Markup, Fault> {
    let title = visit.text("portal-administration");
    let shelf = visit.office().procedures()?;
    Ok(frame::page(
        visit,
        Part::Administration,
        &title,
        &html! {
            h1 { (title) }
            (super::ways(visit, "/administration/portal"))
            p.about { (visit.text("about-portal")) }
            @if let Some(notice) = notice { (notice) }
            div.changes {
                section { (settings(visit, &shelf, typed)) }
                section { (published(visit, typed)?) }
            }
        },
    ))
}

/// Shows how the door is, as the form to change it.
fn settings(visit: &Visit, shelf: &Shelf, typed: &Typed) -> Markup {
    let words = visit.words();
    let portal = &visit.known.settings.portal;
    let filled = |name: &str, now: &str| typed.get(name).cloned().unwrap_or_else(|| now.to_owned());
    let daily = if portal.daily == 0 { Portal::USUAL_DAILY } else { portal.daily };
    let texts = Typed::from([
        ("welcome".to_owned(), filled("welcome", &portal.welcome)),
        ("contact".to_owned(), filled("contact", &portal.contact)),
        ("address".to_owned(), filled("address", portal.address.as_deref().unwrap_or_default())),
        ("daily".to_owned(), filled("daily", &daily.to_string())),
    ]);
    let offered = shelf.all().filter(|procedure| shelf.newest(&procedure.id) == Some(procedure));
    html! {
        h2 { (words.text("portal-settings")) }
        p { (words.text(if portal.open { "portal-is-open" } else { "portal-is-closed" })) " "
            @if portal.open && visit.site.portal_host.is_none() { a href="/portal" { (words.text("portal-visit")) } }
        }
        form.stack method="post" action="/administration/portal" {
            input type="hidden" name="command" value="portal";
            label.choice { input type="checkbox" name="open" value="yes" checked[portal.open]; " " (words.text("portal-open")) }
            fieldset {
                legend { (words.text("portal-procedures")) }
                @for procedure in offered {
                    @if let Some(offer) = &procedure.portal {
                        label.choice {
                            input type="checkbox" name="procedure" value=(procedure.id) checked[portal.procedures.contains(&procedure.id)];
                            " " (offer.title) " "
                            small { (procedure.name) @if shelf.on(&procedure.id, visit.today).is_none() { ", " (words.text("dossiers-not-in-force")) } }
                        }
                    }
                }
            }
            (field::lines(words, "welcome", &texts, false))
            (field::lines(words, "contact", &texts, false))
            (field::line(words, "address", &texts, "url", false))
            (field::line(words, "daily", &texts, "number", true))
            (decision(visit, typed))
            button { (words.text("portal-decide")) }
        }
    }
}

/// Shows the tasks that everybody may see, and the form to add one.
fn published(visit: &Visit, typed: &Typed) -> Result<Markup, Fault> {
    let words = visit.words();
    let all = visit.office().commitments(visit.now)?;
    Ok(html! {
        h2 { (words.text("portal-part-commitments")) }
        @if all.is_empty() { p.empty { (words.text("portal-commitments-none")) } }
        ul.published {
            @for one in &all {
                li {
                    a href={ "/tasks/" (one.task) } { (one.words) }
                    p.hint { (one.lead) @if let Some(due) = one.due { ", " (day(words, due)) } }
                    details {
                        summary { (words.text("portal-unpublish")) }
                        form.stack method="post" action="/administration/portal" {
                            input type="hidden" name="command" value="unpublish";
                            input type="hidden" name="task" value=(one.task);
                            (decision(visit, &Typed::new()))
                            button { (words.text("portal-unpublish")) }
                        }
                    }
                }
            }
        }
        h3 { (words.text("portal-publish")) }
        form.stack method="post" action="/administration/portal" {
            input type="hidden" name="command" value="publish";
            (field::line(words, "task", typed, "text", true))
            (field::lines(words, "words", typed, false))
            (decision(visit, typed))
            button { (words.text("portal-publish")) }
        }
    })
}

/// The act of a decision, and the reason.
fn decision(visit: &Visit, typed: &Typed) -> Markup {
    let words = visit.words();
    html! {
        (field::line(words, "act", typed, "text", true))
        (field::line(words, "reason", typed, "text", false))
    }
}
