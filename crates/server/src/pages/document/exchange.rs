//! What went to and fro about a document between bodies: who sent it and what was told to them; who got it, in what state since
//! when; and the forms to send it, to ask for it back, and to answer who asks.

use super::Shown;
use super::dealings::Dealings;
use crate::caller::Visit;
use crate::fault::Fault;
use crate::pages::task::Sent;
use crate::view::day;
use crate::view::field::{self, Typed};
use app::{Done, Error, Order};
use ledger::DocumentId;
use ledger::document::{Correspondent, Document, Exchange, Purpose, Receiver, State};
use maud::{Markup, html};

/// What somebody asks of the exchange of a document.
pub(crate) enum Asked {
    /// Send it to these, by their codes or names; to those that stand on the paper where nobody is named.
    Send(Vec<String>),
    /// Ask those that have it to give it back.
    Recall,
    /// Tell those that have it that it is another one now.
    Update,
    /// Give it back to who sent it and wants it back.
    GiveBack,
    /// Keep it.
    Keep,
}

/// Carries out what was sent.
pub(super) fn give(visit: &Visit, shown: &Shown, sent: &Sent, name: &str) -> Result<(), Fault> {
    let dealings = shown.dealings.as_ref().ok_or(Fault::NotAllowed)?;
    let asked = match name {
        "exchange-give-back" => Asked::GiveBack,
        "exchange-keep" => Asked::Keep,
        "exchange-recall" => Asked::Recall,
        "exchange-update" => Asked::Update,
        _ => Asked::Send(sent.text("receivers").unwrap_or_default().lines().map(str::to_owned).collect()),
    };
    let order = Order::new(()).because(sent.text("reason"));
    ask(visit, shown.document.id, &dealings.document, asked, &order)?;
    Ok(())
}

/// Carries out what is asked of the exchange of a document.
pub(crate) fn ask(
    visit: &Visit,
    id: DocumentId,
    document: &Document,
    asked: Asked,
    order: &Order<()>,
) -> Result<Done, Fault> {
    let actor = visit.actor()?;
    let (purpose, to) = match asked {
        Asked::GiveBack => return Ok(actor.answer_recall(id, true, order)?),
        Asked::Keep => return Ok(actor.answer_recall(id, false, order)?),
        Asked::Recall => (Purpose::Recall, holders(document)),
        Asked::Update => (Purpose::Update, holders(document)),
        Asked::Send(names) => (Purpose::New, receivers(visit, document, &names)?),
    };
    Ok(actor.send(id, purpose, &to, order)?)
}

/// Returns the bodies that have the document.
fn holders(document: &Document) -> Vec<Correspondent> {
    let have = document.exchange.receivers.iter().filter(|receiver| receiver.has_it());
    have.map(|receiver| receiver.body.clone()).collect()
}

/// Returns those that were named; those that stand on the paper where nobody was.
fn receivers(visit: &Visit, document: &Document, names: &[String]) -> Result<Vec<Correspondent>, Fault> {
    let office = visit.office();
    let mut names = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).peekable();
    if names.peek().is_some() {
        let named = names.map(|name| office.correspondent(name, visit.today));
        return Ok(named.collect::<Result<Vec<_>, Error>>()?);
    }
    let Some(file) = &document.card.original else { return Ok(Vec::new()) };
    let bytes = office.files().get(&file.hash)?.ok_or(Fault::NotFound)?;
    let blocks = crate::pages::drafts::read(visit, &file.name, &bytes)?;
    Ok(office.addressed(&blocks, document.card.date.unwrap_or(visit.today))?)
}

/// Shows the section.
pub(super) fn exchange(visit: &Visit, shown: &Shown, dealings: &Dealings) -> Markup {
    let words = visit.words();
    let exchange = &dealings.document.exchange;
    let configured = visit.office().home().exchange().is_ok_and(|settings| settings.is_some());
    let sends = configured && visit.may_in("document-send") && shown.document.stage == "issued";
    if exchange.is_empty() && !sends {
        return html! {};
    }
    let have = exchange.receivers.iter().any(Receiver::has_it);
    html! {
        section.exchange aria-labelledby="exchange" {
            h2 id="exchange" { (words.text("document-exchange")) }
            (came(visit, exchange))
            @if exchange.is_recalled() && visit.may_in("document-tell-state") {
                (form(visit, "exchange-give-back", true))
                (form(visit, "exchange-keep", true))
            }
            @if !exchange.receivers.is_empty() { (table(visit, exchange)) }
            @if sends {
                details.command {
                    summary { (words.text("document-exchange-send")) }
                    form.stack method="post" enctype="multipart/form-data" {
                        input type="hidden" name="command" value="exchange-send";
                        (field::lines(words, "receivers", &Typed::new(), false))
                        p.hint { (words.text("document-exchange-hint")) }
                        button { (words.text("document-exchange-send")) }
                    }
                }
            }
            @if sends && have {
                (form(visit, "exchange-update", false))
                (form(visit, "exchange-recall", true))
            }
        }
    }
}

/// Tells by which message it came, and what was told to its sender since.
fn came(visit: &Visit, exchange: &Exchange) -> Markup {
    let words = visit.words();
    html! {
        @if let Some(came) = &exchange.came {
            p {
                (words.say("document-exchange-came", &[
                    ("body", came.from.name.as_str().into()), ("code", came.from.code.as_str().into()),
                    ("day", words.day(came.at.day).into()),
                ]))
            }
            @if came.signed { p.hint { (words.text("document-exchange-signed")) } }
            @if exchange.is_recalled() { p.warning { (words.text("document-exchange-recalled")) } }
            @if !exchange.told.is_empty() {
                p.hint { (words.text("document-exchange-told")) }
                ul { @for (told, at) in &exchange.told { li { (state(visit, *told)) ", " (day(words, at.day)) } } }
            }
        }
    }
}

/// Shows who got it, and what became of it there.
fn table(visit: &Visit, exchange: &Exchange) -> Markup {
    let words = visit.words();
    html! {
        div.scroll tabindex="0" role="region" aria-labelledby="exchange" {
            table {
                thead {
                    tr {
                        th scope="col" { (words.text("document-exchange-body")) }
                        th scope="col" { (words.text("document-exchange-code")) }
                        th scope="col" { (words.text("document-exchange-state")) }
                        th scope="col" { (words.text("document-exchange-day")) }
                        th scope="col" { (words.text("document-exchange-words")) }
                    }
                }
                tbody {
                    @for receiver in &exchange.receivers {
                        tr {
                            td { (receiver.body.name) }
                            td { (receiver.body.code) }
                            @match receiver.state() {
                                Some(told) => {
                                    td { (state(visit, told.state)) }
                                    td { (day(words, told.day)) }
                                    td { (told.words.clone().unwrap_or_default()) }
                                }
                                None => {
                                    td { (words.text("document-exchange-waiting")) }
                                    td { @if let Some((_, at)) = receiver.sent.last() { (day(words, at.day)) } }
                                    td {}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn state(visit: &Visit, state: State) -> String {
    visit.words().text(&format!("exchange-state-{}", state.name()))
}

/// A form that asks for a reason and nothing else.
fn form(visit: &Visit, command: &str, required: bool) -> Markup {
    let words = visit.words();
    let label = words.text(&format!("document-{command}"));
    html! {
        details.command {
            summary { (label) }
            form.stack method="post" enctype="multipart/form-data" {
                input type="hidden" name="command" value=(command);
                (field::lines(words, "reason", &Typed::new(), required))
                button { (label) }
            }
        }
    }
}
