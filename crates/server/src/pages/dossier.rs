//! One dossier: what it is, its way through the stages, and what can be asked of it now.

pub(crate) mod fields;
mod forms;
mod others;
mod printed;
mod story;

pub(crate) use forms::offered;
pub(crate) use printed::show as print;

use crate::caller::{Answer, Caller, Download, Visit};
use crate::fault::Fault;
use crate::pages::dossiers::party;
use crate::pages::task::Sent;
use crate::view::field::Typed;
use crate::view::frame::{self, Part};
use crate::view::{self, done};
use app::{Done, Order, Whole};
use axum::extract::{Multipart, Path, Query};
use axum::response::Response;
use ledger::dossier::{Answer as Others, Command, Correction, Linked};
use ledger::task::Product;
use ledger::{DossierId, UnitId};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What the visitor just did.
#[derive(Deserialize)]
pub(crate) struct Before {
    done: Option<String>,
}

/// A dossier with what its page shows.
pub(crate) struct Shown {
    pub(crate) whole: Whole,
    /// The codes of the tasks that its stages are.
    pub(crate) codes: Vec<String>,
    /// Days that its fields may hang on.
    dates: Vec<app::KnownDate>,
    /// Who leads the task that its stage is now.
    lead: Option<UnitId>,
    /// What the checks across dossiers find before its stage is done.
    others: Vec<Others>,
    /// Those of all that were ever found that the visitor sees.
    pub(crate) known: BTreeSet<DossierId>,
    /// Files that were erased with somebody's data.
    erased: BTreeSet<String>,
    /// The dossiers that it is linked with and that the visitor sees.
    pub(crate) linked: Vec<(Linked, Whole)>,
}

/// Shows the page.
pub(crate) async fn show(
    caller: Caller,
    Path((procedure, id)): Path<(String, String)>,
    Query(before): Query<Before>,
) -> Response {
    caller
        .visit(move |visit| {
            let shown = load_of(visit, &procedure, &id)?;
            let told = before.done.and_then(|event| visit.words().find(&format!("event-{event}"), &[]));
            Ok(Answer::Page(page(visit, &shown, told.map(|told| done(&told)).as_ref(), None)))
        })
        .await
}

/// Sends a file of a dossier, to be kept and opened elsewhere: what a stranger sent is never shown in a page.
pub(crate) async fn file(
    caller: Caller,
    Path((procedure, id, hash)): Path<(String, String, String)>,
) -> Response {
    caller
        .visit(move |visit| {
            let shown = load_of(visit, &procedure, &id)?;
            let number = &shown.whole.dossier.number;
            let at = story::files(&shown.whole.dossier).position(|file| *file == hash);
            let at = at.ok_or(Fault::NotFound)? + 1;
            let bytes = visit.office().files().get(&hash)?.ok_or(Fault::NotFound)?;
            let end = app::door::sniffed(&bytes).map_or("bin", ledger::procedure::FileKind::name);
            let name = format!("{number}-{at}.{end}").replace('/', "-");
            Ok(Answer::File(Download { name, media: "application/octet-stream", bytes }))
        })
        .await
}

/// Carries out a command, and shows the dossier again: with what happened, or with why not and what was typed.
pub(crate) async fn give(
    caller: Caller,
    Path((procedure, id)): Path<(String, String)>,
    form: Multipart,
) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let sent = Sent::receive(form).await;
    caller
        .visit(move |visit| {
            let shown = load_of(visit, &procedure, &id)?;
            let sent = sent?;
            match carry_out(visit, &shown, &sent) {
                Ok(done) => {
                    let event = done.events.first().map_or("", String::as_str);
                    Ok(Answer::Go(format!("/dossiers/{procedure}/{id}?done={event}")))
                }
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    let shown = load_of(visit, &procedure, &id)?;
                    let page = page(visit, &shown, Some(&view::problem(&told)), Some(&sent.typed));
                    Ok(Answer::Refused(fault.status(), page))
                }
            }
        })
        .await
}

/// Loads a dossier of a procedure that the visitor may see.
fn load_of(visit: &Visit, procedure: &str, name: &str) -> Result<Shown, Fault> {
    load(visit, name).and_then(|shown| {
        if shown.whole.dossier.procedure == procedure { Ok(shown) } else { Err(Fault::NotFound) }
    })
}

/// Loads a dossier that the visitor may see: who sees the unit that holds it, or one that owned a stage of it.
pub(crate) fn load(visit: &Visit, name: &str) -> Result<Shown, Fault> {
    let id: DossierId = name.parse().map_err(|_| Fault::NotFound)?;
    let whole = visit.office().dossier(id)?;
    let tenant = visit.office().tenant().id;
    let (codes, leads) = visit.office().store().read(|reader| {
        let (mut codes, mut leads) = (Vec::new(), Vec::new());
        for passage in &whole.dossier.passages {
            let task = reader.history(tenant, passage.task)?.now();
            codes.push(task.code.unwrap_or_default());
            leads.push(task.content.lead.unwrap_or(passage.unit));
        }
        Ok::<_, store::Error>((codes, leads))
    })?;
    let sight = visit.sight()?;
    let owners: Vec<UnitId> = whole.dossier.unit.iter().chain(&leads).copied().collect();
    if !sight.sees(&whole.dossier.procedure, &owners) {
        return Err(Fault::NotFound);
    }
    let lead = leads.last().copied().filter(|_| whole.dossier.current().is_some());
    let dates = visit.office().event_dates()?;
    let others = visit.office().others(&whole, visit.today)?;
    let found = others.iter().flat_map(|answer| &answer.found).map(|one| one.dossier);
    let known = visit.office().seen_dossiers(&sight, found.chain(whole.found()))?;
    let names_people = whole.entries.iter().any(|entry| !entry.event.sealed().is_empty());
    let erased = if names_people { visit.office().erased_files()? } else { BTreeSet::new() };
    let linked = visit.office().linked(&whole, &sight)?;
    Ok(Shown { whole, codes, dates, lead, others, known, erased, linked })
}

/// Carries out what was sent. What a stage wants may be filled in with the word that it is done.
fn carry_out(visit: &Visit, shown: &Shown, sent: &Sent) -> Result<Done, Fault> {
    let id = shown.whole.id;
    let actor = visit.actor()?;
    let mut order = Order::new(()).on(sent.optional("on")?).because(sent.text("reason"));
    order.expected = sent.optional("version")?;
    order.id = sent.optional("id")?;
    let name = sent.text("command").unwrap_or_default();
    let values = fields::typed(&shown.whole.procedure, &sent.typed);
    let words = || sent.text("words").unwrap_or_default();
    let command = match name.as_str() {
        "dossier-finish" => {
            let product = product(visit, sent)?;
            let product = (product != Product::default()).then_some(product);
            return Ok(actor.finish_dossier(id, values, product, &order)?);
        }
        "dossier-enter" => Command::Enter(values),
        "dossier-name" => {
            let roles = &shown.whole.procedure.parties;
            let parties: Vec<_> = roles.iter().filter_map(|role| party(sent, &role.id)).collect();
            return Ok(actor.name_parties(id, parties, &order)?);
        }
        "dossier-file" => Command::File(product(visit, sent)?),
        "dossier-return" => Command::Return,
        "dossier-refuse" => Command::Refuse,
        "dossier-ask-supplement" => Command::AskSupplement(words()),
        "dossier-take-supplement" => Command::TakeSupplement,
        "dossier-note-opinion" => Command::NoteOpinion {
            of: sent.wanted("of")?,
            agrees: sent.wanted::<String>("agrees")? == "yes",
            words: words(),
        },
        "dossier-postpone" => Command::Postpone(sent.wanted("until")?),
        "dossier-amend" => Command::Amend { amendment: sent.wanted("amendment")?, fields: values },
        "dossier-correct" => Command::Correct(correction(visit, shown, sent)?),
        "dossier-link" => {
            let to = visit.office().find_dossier(&sent.wanted::<String>("dossier")?)?;
            return Ok(actor.link_dossiers(id, &sent.wanted::<String>("link")?, to, &order)?);
        }
        "dossier-stop" => Command::Stop,
        "dossier-withdraw" => Command::Withdraw,
        _ => return Err(Fault::missing("command")),
    };
    Ok(actor.dossier(id, order.with(command))?)
}

/// Reads what is right: of a paper or an opinion that was chosen, of who was typed anew, else of the fields that are other ones.
fn correction(visit: &Visit, shown: &Shown, sent: &Sent) -> Result<Correction, Fault> {
    let (dossier, procedure) = (&shown.whole.dossier, &shown.whole.procedure);
    let words = || sent.text("words").unwrap_or_default();
    if let Some(number) = sent.optional("paper")? {
        let paper = if sent.text("gone").is_some() { None } else { Some(product(visit, sent)?) };
        return Ok(Correction::Paper { number, paper });
    }
    if let Some(task) = sent.optional("opinion")? {
        let agrees = sent.wanted::<String>("agrees")? == "yes";
        return Ok(Correction::Opinion { task, agrees, words: words() });
    }
    if let Some(party) = procedure.parties.iter().find_map(|role| party(sent, &role.id)) {
        return Ok(Correction::Party(party));
    }
    let other = |id: &String, value: &String| {
        let stored = procedure.field(id).and_then(|field| field.kind.read(value).ok());
        stored.is_none() || stored.as_ref() != dossier.fields.get(id)
    };
    let mut values = fields::typed(procedure, &sent.typed);
    values.retain(|id, value| other(id, value));
    Ok(Correction::Fields(values))
}

fn product(visit: &Visit, sent: &Sent) -> Result<Product, Fault> {
    let mut files = Vec::new();
    for bytes in &sent.files {
        files.push(visit.office().files().put(bytes)?);
    }
    let words = sent.text("words").unwrap_or_default();
    Ok(Product { words, number: sent.text("number"), date: None, files })
}

fn page(visit: &Visit, shown: &Shown, notice: Option<&Markup>, typed: Option<&Typed>) -> Markup {
    let words = visit.words();
    let dossier = &shown.whole.dossier;
    let stage = dossier.current().and_then(|passage| shown.whole.procedure.stage(&passage.stage));
    let title = format!("{} {}", dossier.number, dossier.subject);
    frame::page(
        visit,
        Part::Dossiers,
        &title,
        &html! {
            article.task.dossier {
                header {
                    p.code {
                        (dossier.number) " · "
                        @match (stage, dossier.closed) {
                            (Some(stage), _) => (stage.name),
                            (None, Some((outcome, _))) => (words.text(&format!("outcome-{}", outcome.name()))),
                            (None, None) => "",
                        }
                    }
                    h1 { (dossier.subject) }
                }
                @if let Some(notice) = notice { (notice) }
                div.columns {
                    div {
                        (story::stages(visit, shown))
                        (story::facts(visit, shown))
                        (story::links(visit, shown))
                        (story::papers(visit, shown))
                        (story::corrections(visit, shown))
                    }
                    aside aria-label=(words.text("task-actions")) {
                        (printed::offered(visit, shown))
                        (forms::forms(visit, shown, typed))
                    }
                }
            }
        },
    )
}
