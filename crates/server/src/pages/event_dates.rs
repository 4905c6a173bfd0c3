//! Days that deadlines hang on: what is to come, what moved and why, and what hangs on each.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::task::Sent;
use crate::view::field::{self, Typed};
use crate::view::frame::{self, Part};
use crate::view::{self, day, done};
use app::{Done, KnownDate, Occasion, Order};
use axum::extract::{Multipart, Path, Query};
use axum::response::Response;
use ledger::event::{Body as _, Subject};
use ledger::event_date::{Command, Event, EventDate};
use ledger::permission;
use ledger::{DossierId, TaskId};
use maud::{Markup, html};
use serde::Deserialize;

/// What the visitor just did.
#[derive(Deserialize)]
pub(crate) struct Before {
    done: Option<String>,
}

/// Shows the days to come and those that were held.
pub(crate) async fn list(caller: Caller) -> Response {
    caller.visit(|visit| Ok(Answer::Page(overview(visit, None, &Typed::new())?))).await
}

/// Announces one, and goes to it.
pub(crate) async fn announce(caller: Caller, form: Multipart) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let sent = Sent::receive(form).await;
    caller
        .visit(move |visit| {
            let sent = sent?;
            match announced(visit, &sent) {
                Ok(id) => Ok(Answer::Go(format!("/event-dates/{id}?done=event-date-announced"))),
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    let page = overview(visit, Some(&view::problem(&told)), &sent.typed)?;
                    Ok(Answer::Refused(fault.status(), page))
                }
            }
        })
        .await
}

fn announced(visit: &Visit, sent: &Sent) -> Result<ledger::EventDateId, Fault> {
    let name = sent.text("name").unwrap_or_default();
    let occasion = Occasion { name, day: sent.optional("day")?, body: None };
    Ok(visit.actor()?.announce(occasion, &order(sent)?)?.0)
}

fn order(sent: &Sent) -> Result<Order<()>, Fault> {
    let mut order = Order::new(()).on(sent.optional("on")?).because(sent.text("reason"));
    order.expected = sent.optional("version")?;
    order.id = sent.optional("id")?;
    Ok(order)
}

/// Tells whether the visitor may give a command to what a body keeps.
fn may(visit: &Visit, command: &str) -> bool {
    let root = visit.office().tenant().root;
    permission::may_in(visit.organisation(), visit.visitor.officer, command, root, visit.today)
}

/// Returns the day as people read it.
pub(crate) fn day_of(visit: &Visit, date: &EventDate) -> String {
    date.day.map_or_else(|| visit.text("event-date-no-day"), |known| visit.words().day(known))
}

fn overview(visit: &Visit, notice: Option<&Markup>, typed: &Typed) -> Result<Markup, Fault> {
    let words = visit.words();
    let title = words.text("event-dates");
    let dates = visit.office().event_dates()?;
    Ok(frame::page(
        visit,
        Part::Dossiers,
        &title,
        &html! {
            p.code { a href="/dossiers" { (words.text("part-dossiers")) } }
            h1 { (title) }
            p.about { (words.text("about-event-dates")) }
            @if let Some(notice) = notice { (notice) }
            @if may(visit, "event-date-announce") {
                details.command open[!typed.is_empty()] {
                    summary { (words.text("command-event-date-announce")) }
                    form.stack method="post" enctype="multipart/form-data" {
                        input type="hidden" name="id" value=(app::new_command(visit.now));
                        (field::line(words, "name", typed, "text", true))
                        (field::line(words, "day", typed, "date", false))
                        (field::line(words, "on", typed, "date", false))
                        button.main { (words.text("command-event-date-announce")) }
                    }
                }
            }
            @if dates.is_empty() { p.empty { (words.text("event-dates-none")) } }
            @else {
                table.event-dates {
                    caption.hidden { (title) }
                    thead {
                        tr {
                            th scope="col" { (words.text("field-name")) }
                            th scope="col" { (words.text("field-day")) }
                            th.number scope="col" { (words.text("event-date-hanging")) }
                        }
                    }
                    tbody { @for known in &dates { (row(visit, known)) } }
                }
            }
        },
    ))
}

fn row(visit: &Visit, known: &KnownDate) -> Markup {
    let words = visit.words();
    html! {
        tr {
            td.words { a href={ "/event-dates/" (known.id) } { (known.date.name) } }
            td.day data-label=(words.text("field-day")) {
                (day_of(visit, &known.date)) @if known.date.held { " " small { (words.text("event-event-date-held")) } }
            }
            td.number data-label=(words.text("event-date-hanging")) { (known.date.hung.len()) }
        }
    }
}

/// Shows one.
pub(crate) async fn show(caller: Caller, Path(id): Path<String>, Query(before): Query<Before>) -> Response {
    caller
        .visit(move |visit| {
            let known = load(visit, &id)?;
            let told = before.done.and_then(|event| visit.words().find(&format!("event-{event}"), &[]));
            Ok(Answer::Page(page(visit, &known, told.map(|told| done(&told)).as_ref(), &Typed::new())?))
        })
        .await
}

/// Moves it, or says that it was held; shows it again.
pub(crate) async fn give(caller: Caller, Path(id): Path<String>, form: Multipart) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let sent = Sent::receive(form).await;
    caller
        .visit(move |visit| {
            let known = load(visit, &id)?;
            let sent = sent?;
            match carry_out(visit, &known, &sent) {
                Ok(done) => {
                    let event = done.events.first().map_or("", String::as_str);
                    Ok(Answer::Go(format!("/event-dates/{id}?done={event}")))
                }
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    let page = page(visit, &known, Some(&view::problem(&told)), &sent.typed)?;
                    Ok(Answer::Refused(fault.status(), page))
                }
            }
        })
        .await
}

/// Loads one.
pub(crate) fn load(visit: &Visit, id: &str) -> Result<KnownDate, Fault> {
    let id: ledger::EventDateId = id.parse().map_err(|_| Fault::NotFound)?;
    visit.office().event_dates()?.into_iter().find(|known| known.id == id).ok_or(Fault::NotFound)
}

fn carry_out(visit: &Visit, known: &KnownDate, sent: &Sent) -> Result<Done, Fault> {
    let command = match sent.text("command").unwrap_or_default().as_str() {
        "event-date-move" => Command::Move(sent.optional("day")?),
        "event-date-hold" => Command::Hold,
        _ => return Err(Fault::missing("command")),
    };
    Ok(visit.actor()?.event_date(known.id, order(sent)?.with(command))?)
}

fn page(visit: &Visit, known: &KnownDate, notice: Option<&Markup>, typed: &Typed) -> Result<Markup, Fault> {
    let words = visit.words();
    let hanging = hanging(visit, known)?;
    Ok(frame::page(
        visit,
        Part::Dossiers,
        &known.date.name,
        &html! {
            article.task {
                header {
                    p.code { a href="/event-dates" { (words.text("event-dates")) } }
                    h1 { (known.date.name) }
                }
                @if let Some(notice) = notice { (notice) }
                div.columns {
                    div {
                        p.lead { strong { (day_of(visit, &known.date)) } @if known.date.held { ", " (words.text("event-event-date-held")) } }
                        h2 { (words.text("event-date-hanging")) }
                        @if hanging.is_empty() { p.empty { (words.text("event-date-nothing")) } }
                        @else { ul { @for one in &hanging { li { a href=(one.address) { (one.words) } } } } }
                        h2 { (words.text("event-date-story")) }
                        ol.story { @for entry in &known.entries { (told(visit, &entry.event, &entry.meta)) } }
                    }
                    aside aria-label=(words.text("task-actions")) { (forms(visit, known, typed)) }
                }
            }
        },
    ))
}

/// What hangs on an event date.
pub(crate) enum What {
    Task(TaskId),
    Dossier(DossierId),
}

/// Something that hangs on an event date.
pub(crate) struct Hanging {
    pub(crate) what: What,
    /// Where it is shown.
    address: String,
    /// Its code or number, and its words.
    pub(crate) words: String,
}

/// Returns what hangs on it now and is seen by the visitor.
pub(crate) fn hanging(visit: &Visit, known: &KnownDate) -> Result<Vec<Hanging>, Fault> {
    let tenant = visit.office().tenant().id;
    let sight = visit.sight()?;
    let mut found = Vec::new();
    for by in &known.date.hung {
        if let Subject::Task(id) = by {
            let task = visit.office().store().read(|reader| reader.history(tenant, *id))?.now();
            let hangs = task.hanging.values().any(|hanging| hanging.on == known.id);
            if hangs && visit.scope.sees(&task) {
                let words = format!("{} {}", task.code.unwrap_or_default(), task.content.words);
                let words = words.trim().to_owned();
                found.push(Hanging { what: What::Task(*id), address: format!("/tasks/{id}"), words });
            }
        }
        if let Subject::Dossier(id) = by {
            let dossier = visit.office().dossier(*id)?.dossier;
            if sight.sees_dossier(&dossier) && dossier.hung.values().any(|hung| hung.on == known.id) {
                let words = format!("{} {}", dossier.number, dossier.subject);
                let address = format!("/dossiers/{}/{id}", dossier.procedure);
                found.push(Hanging { what: What::Dossier(*id), address, words });
            }
        }
    }
    Ok(found)
}

fn told(visit: &Visit, event: &Event, meta: &ledger::event::Meta) -> Markup {
    let words = visit.words();
    let moved = match event {
        Event::Announced { day, .. } | Event::Moved { day } => Some(*day),
        Event::Held => None,
        Event::Hung { .. } => return html! {},
    };
    html! {
        li {
            (day(words, meta.effective.day)) ": " (words.text(&format!("event-{}", event.name())))
            @if let Some(moved) = moved {
                ", " @match moved { Some(moved) => (day(words, moved)), None => (words.text("event-date-no-day")) }
            }
            " (" (visit.officer(meta.actor)) ")"
            @if let Some(reason) = &meta.reason { p.reason { (words.text("dossier-reason")) ": " (reason) } }
        }
    }
}

fn forms(visit: &Visit, known: &KnownDate, typed: &Typed) -> Markup {
    let words = visit.words();
    let sent = typed.get("command").map(String::as_str);
    let form = |name: &'static str, inputs: Markup| {
        html! {
            details.command open[sent == Some(name)] {
                summary { (words.text(&format!("command-{name}"))) }
                form.stack method="post" enctype="multipart/form-data" {
                    input type="hidden" name="command" value=(name);
                    input type="hidden" name="version" value=(known.entries.len());
                    input type="hidden" name="id" value=(app::new_command(visit.now));
                    (inputs)
                    (field::line(words, "on", typed, "date", false))
                    button { (words.text(&format!("command-{name}"))) }
                }
            }
        }
    };
    html! {
        @if known.date.held || !may(visit, "event-date-move") { p.hint { (words.text("event-date-nothing-to-do")) } }
        @else {
            (form("event-date-move", html! {
                (field::line(words, "day", typed, "date", false))
                (field::lines(words, "reason", typed, true))
            }))
            (form("event-date-hold", html! {}))
        }
    }
}
