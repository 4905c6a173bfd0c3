//! The reading room: a document beside its tasks, each field marked in the text where it was read; what is proposed is
//! confirmed, corrected, taken apart, put together or dropped here.

mod cards;
pub(crate) mod dealings;
pub(crate) mod exchange;
mod paper;
mod signatures;

use crate::assets::PAPER_ADDRESS;
use crate::caller::{Answer, Caller, Download, Visit};
use crate::fault::Fault;
use crate::pages::task::Sent;
use crate::view::frame::{self, Part};
use crate::view::{self, capital, day, done};
use app::room::Room;
use app::signing::Signature;
use app::{Format, Order as Ask};
use axum::extract::{Multipart, Path, Query};
use axum::response::Response;
use ledger::document::{Command, Fate};
use ledger::task::Task;
use ledger::{DocumentId, TaskId};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::{Filter, ListedDocument, ListedTask, Order};

/// What the visitor just did.
#[derive(Deserialize)]
pub(crate) struct Before {
    done: Option<String>,
    count: Option<u32>,
}

/// A document with what its page shows.
pub(crate) struct Shown {
    pub(crate) document: ListedDocument,
    pub(crate) tasks: Vec<ListedTask>,
    /// The tasks as they are, by their ids; only proposals are corrected here.
    proposals: BTreeMap<TaskId, Task>,
    pub(crate) room: Option<Arc<Room>>,
    /// The signatures of its files.
    pub(crate) signatures: Vec<(String, Vec<Signature>)>,
    /// What the office does about it; who sees the register sees this.
    pub(crate) dealings: Option<dealings::Dealings>,
}

/// Shows the page.
pub(crate) async fn show(caller: Caller, Path(id): Path<String>, Query(before): Query<Before>) -> Response {
    caller
        .visit(move |visit| {
            let shown = load(visit, &id)?;
            let count = before.count.unwrap_or(0).into();
            let told = before.done.and_then(|key| visit.words().find(&key, &[("count", count)]));
            Ok(Answer::Page(page(visit, &shown, told.map(|told| done(&capital(&told))).as_ref())))
        })
        .await
}

/// Carries out what was asked of the document: to confirm what has no remarks, or to settle an open item.
pub(crate) async fn give(caller: Caller, Path(id): Path<String>, form: Multipart) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let sent = Sent::receive(form).await;
    caller
        .visit(move |visit| {
            let shown = load(visit, &id)?;
            let sent = sent?;
            let document = shown.document.id;
            match sent.text("command").as_deref() {
                Some("confirm-clear") => {
                    let confirmed = confirm_clear(visit, &shown)?;
                    Ok(Answer::Go(format!("/documents/{document}?done=document-confirmed&count={confirmed}")))
                }
                Some("settle") => {
                    let item = sent.text("item").unwrap_or_default();
                    let order =
                        Ask::new(Command::Settle { item, fate: Fate::NoTask }).because(sent.text("reason"));
                    visit.actor()?.document(document, order)?;
                    Ok(Answer::Go(format!("/documents/{document}?done=document-settled")))
                }
                Some("withdraw") => {
                    let order = Ask::new(()).because(sent.text("reason"));
                    visit.actor()?.withdraw(document, &order)?;
                    Ok(Answer::Go(format!("/documents/{document}?done=document-was-withdrawn")))
                }
                Some("take-signed") => {
                    let file = sent.file().ok_or_else(|| Fault::bad("upload-nothing"))?;
                    let read = |name: &str, bytes: &[u8]| crate::pages::drafts::read(visit, name, bytes);
                    visit.actor()?.take_signed::<Fault>(document, file, &read)?;
                    Ok(Answer::Go(format!("/documents/{document}?done=document-signed-taken")))
                }
                Some(
                    name @ ("exchange-send" | "exchange-update" | "exchange-recall" | "exchange-give-back"
                    | "exchange-keep"),
                ) => {
                    exchange::give(visit, &shown, &sent, name)?;
                    Ok(Answer::Go(format!("/documents/{document}?done=document-dealt-with")))
                }
                Some(name @ ("instruct" | "relate" | "unrelate")) => {
                    let order = Ask::new(dealings::command(visit, &sent, name)?).because(sent.text("reason"));
                    visit.actor()?.document(document, order)?;
                    Ok(Answer::Go(format!("/documents/{document}?done=document-dealt-with")))
                }
                _ => Err(Fault::missing("command")),
            }
        })
        .await
}

/// Sends the file that came.
pub(crate) async fn file(caller: Caller, Path(id): Path<String>) -> Response {
    caller
        .visit(move |visit| {
            let (hash, name) = load(visit, &id)?.document.file.ok_or(Fault::NotFound)?;
            let bytes = visit.office().files().get(&hash)?.ok_or(Fault::NotFound)?;
            Ok(Answer::File(Download { name, media: "application/octet-stream", bytes }))
        })
        .await
}

/// Sends a file that is kept beside the one that came.
pub(crate) async fn kept_file(caller: Caller, Path((id, hash)): Path<(String, String)>) -> Response {
    caller
        .visit(move |visit| {
            let shown = load(visit, &id)?;
            let kept = shown.dealings.iter().flat_map(dealings::Dealings::files);
            let file = kept.map(|(_, file)| file).find(|file| file.hash == hash).ok_or(Fault::NotFound)?;
            let bytes = visit.office().files().get(&file.hash)?.ok_or(Fault::NotFound)?;
            Ok(Answer::File(Download { name: file.name.clone(), media: "application/octet-stream", bytes }))
        })
        .await
}

/// In which form of file something is wanted; shown where it is not said.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    pub(crate) format: Option<String>,
}

/// Leads to a paper as a file, in each form that is written out.
pub(crate) fn downloads(visit: &Visit, address: &str) -> Markup {
    let words = visit.words();
    html! {
        p.downloads {
            @for format in Format::ALL.iter().filter(|format| format.is_written_out()) {
                a href={ (address) "?format=" (format.name()) } download { (words.text(&format!("report-as-{}", format.name()))) } " "
            }
        }
    }
}

/// Shows the slip on which an arrived document is dealt with, or sends it as a file.
pub(crate) async fn slip(caller: Caller, Path(id): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    caller
        .visit(move |visit| {
            let document = load(visit, &id)?.document;
            if !visit.sees_documents() {
                return Err(Fault::NotAllowed);
            }
            let paper = visit.office().slip(document.id, visit.today)?.ok_or(Fault::NotFound)?;
            let Some(format) = &wanted.format else {
                return Ok(Answer::Page(slip_page(visit, &document, &paper)));
            };
            let format = Format::named(format).ok_or_else(|| Fault::not_understood(format))?;
            let written = format.write(&paper).map_err(|_| Fault::Broken)?;
            let name = format!("phieu-giai-quyet.{}", format.name());
            Ok(Answer::File(Download { name, media: format.media(), bytes: written.bytes }))
        })
        .await
}

fn slip_page(visit: &Visit, document: &ListedDocument, paper: &forms::Paper) -> Markup {
    let words = visit.words();
    let title = words.text("document-slip");
    let here = format!("/documents/{}", document.id);
    frame::page(
        visit,
        Part::Documents,
        &title,
        &html! {
            link rel="stylesheet" href=(*PAPER_ADDRESS);
            h1 { (title) }
            p { a href=(here) { (document.code().unwrap_or_default()) " " (document.subject) } }
            (downloads(visit, &format!("{here}/slip")))
            div.preview { (forms::html::fragment(paper)) }
        },
    )
}

/// Leads to the papers that are made of a document: its slip, and what each unit gets of it.
fn papers_of(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let document = &shown.document;
    let units: BTreeSet<_> =
        shown.tasks.iter().filter(|task| task.code.is_some()).filter_map(|task| task.lead).collect();
    html! {
        @if visit.sees_documents() && (document.stage == "received" || !units.is_empty()) {
            details.papers {
                summary { (words.text("document-papers")) }
                ul {
                    @if document.stage == "received" {
                        li { a href={ "/documents/" (document.id) "/slip" } { (words.text("document-slip")) } }
                    }
                    @for unit in units {
                        li {
                            a href={ "/drafts?from=extract:" (document.id) ":" (unit) } {
                                (words.say("document-extract", &[("unit", visit.unit(unit).into())]))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Confirms the proposals that have a lead and no remark that is more than advice. Returns how many.
pub(crate) fn confirm_clear(visit: &Visit, shown: &Shown) -> Result<u32, Fault> {
    let doubtful = shown.doubtful();
    let actor = visit.actor()?;
    let mut confirmed = 0;
    for task in shown.tasks.iter().filter(|task| task.stage == "proposed" && task.lead.is_some()) {
        let item = task.document.as_ref().map(|(_, item)| item.as_str()).unwrap_or_default();
        if !doubtful.contains(item) {
            actor.confirm(task.id, Ask::new(()).at(task.version))?;
            confirmed += 1;
        }
    }
    Ok(confirmed)
}

impl Shown {
    /// Returns the items that have remarks that are more than advice.
    fn doubtful(&self) -> BTreeSet<&str> {
        let remarks = self.room.iter().flat_map(|room| &room.remarks);
        remarks
            .filter(|remark| remark.severity != "advice")
            .filter_map(|remark| remark.item.as_deref())
            .collect()
    }
}

/// Loads a document with its tasks: who works for the office sees all, others those that gave them tasks.
pub(crate) fn load(visit: &Visit, name: &str) -> Result<Shown, Fault> {
    let id: DocumentId = name.parse().map_err(|_| Fault::NotFound)?;
    let tenant = visit.office().tenant().id;
    let filter = Filter { document: Some(id), seen: Some(visit.scope.clone()), ..Filter::default() };
    let (document, tasks, proposals) = visit.office().store().read(|reader| {
        let document = reader.document(tenant, id)?;
        let tasks = reader.all_tasks(tenant, &filter, Order::Made, visit.today)?;
        let mut proposals = BTreeMap::new();
        for task in tasks.iter().filter(|task| task.stage == "proposed") {
            proposals.insert(task.id, reader.history(tenant, task.id)?.now());
        }
        Ok::<_, store::Error>((document, tasks, proposals))
    })?;
    let document = document.ok_or(Fault::NotFound)?;
    if !visit.sees_documents() && tasks.is_empty() {
        return Err(Fault::NotFound);
    }
    let room = match &document.file {
        // Who was given a task has the notice that gave it.
        Some((hash, name)) => visit.site.room(hash, name),
        None => None,
    };
    let dealings = visit.sees_documents().then(|| dealings::load(visit, document.id)).transpose()?;
    let signatures = visit.office().signed_files(document.id, visit.now)?;
    Ok(Shown { document, tasks, proposals, room, signatures, dealings })
}

fn page(visit: &Visit, shown: &Shown, notice: Option<&Markup>) -> Markup {
    let words = visit.words();
    let document = &shown.document;
    let code = document.code().unwrap_or_default();
    let title = format!("{code} {}", document.subject);
    frame::page(
        visit,
        Part::Documents,
        &title,
        &html! {
            header.document {
                p.code {
                    (code)
                    @if let Some(date) = document.date { " · " (day(words, date)) }
                    " · " (document.issuer)
                }
                h1 { (document.subject) }
            }
            @if let Some(notice) = notice { (notice) }
            (card(visit, document, shown.dealings.as_ref()))
            @if let Some(dealings) = &shown.dealings { (dealings::dealings(visit, shown, dealings)) }
            @if let Some(dealings) = &shown.dealings { (exchange::exchange(visit, shown, dealings)) }
            (papers_of(visit, shown))
            (signatures::signatures(visit, shown))
            (account(visit, shown))
            @match &shown.room {
                Some(room) => {
                    div.room {
                        section.paper aria-label=(words.text("document-text")) tabindex="0" { (paper::paper(visit, room, &shown.tasks)) }
                        section.cards aria-label=(words.text("document-tasks")) { (cards::cards(visit, shown)) }
                    }
                }
                None => {
                    @if document.file.is_some() { p.hint { (words.text("document-no-text")) } }
                    section.cards { (cards::cards(visit, shown)) }
                }
            }
            @if visit.may_in("document-withdraw") && document.stage != "withdrawn" {
                details.command {
                    summary { (words.text("document-withdraw")) }
                    form.stack method="post" enctype="multipart/form-data" {
                        input type="hidden" name="command" value="withdraw";
                        (view::field::lines(words, "reason", &view::field::Typed::new(), true))
                        button { (words.text("document-withdraw")) }
                    }
                }
            }
        },
    )
}

fn card(visit: &Visit, document: &ListedDocument, dealings: Option<&dealings::Dealings>) -> Markup {
    let words = visit.words();
    html! {
        dl.facts.line {
            dt { (words.text("column-stage")) }
            dd { (words.text(&format!("document-{}", document.stage))) }
            @if let Some(kind) = &document.kind { dt { (words.text("document-kind")) } dd { (capital(kind)) } }
            @if let Some((number, arrived)) = document.arrival {
                dt { (words.text("document-arrival")) }
                dd { (number) ", " (day(words, arrived)) }
            }
            @if let Some((_, name)) = &document.file {
                dt { (words.text("document-file")) }
                dd { a href={ "/documents/" (document.id) "/file" } { (name) } }
            }
            @for (what, file) in dealings.iter().flat_map(|dealings| dealings.files()) {
                dt { (words.text(&format!("file-{}", what.name()))) }
                dd { a href={ "/documents/" (document.id) "/files/" (file.hash) } { (file.name) } }
            }
        }
    }
}

/// Shows that no item was dropped, and what remains to be done.
fn account(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let waiting = shown.tasks.iter().filter(|task| task.stage == "proposed").count();
    let doubtful = shown.doubtful();
    let clear = |task: &&ListedTask| {
        let item = task.document.as_ref().map(|(_, item)| item.as_str()).unwrap_or_default();
        task.stage == "proposed" && task.lead.is_some() && !doubtful.contains(item)
    };
    let clear = shown.tasks.iter().filter(clear).count();
    html! {
        div.account {
            @if let Some([items, tasks, no_task, open]) = shown.document.account {
                p {
                    (words.say("document-account", &[
                        ("items", items.into()), ("tasks", tasks.into()), ("notask", no_task.into()), ("open", open.into()),
                    ]))
                }
            }
            @if waiting > 0 {
                p { (words.say("document-waiting", &[("count", waiting.into())])) }
                @if clear > 0 && visit.may_in("document-receive") {
                    form method="post" enctype="multipart/form-data" {
                        input type="hidden" name="command" value="confirm-clear";
                        button.main { (words.say("document-confirm-clear", &[("count", clear.into())])) }
                    }
                }
            }
        }
    }
}
