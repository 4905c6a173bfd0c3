//! The register of documents, and where new ones are entered.

use super::jobs;
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::site::{NotRead, Pace};
use crate::view::frame::{self, Part};
use crate::view::{day, done};
use crate::work;
use app::Imported;
use axum::extract::{Multipart, Query};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;
use store::ListedDocument;
use uuid::Uuid;

/// Documents on a page.
const PAGE: u32 = 100;

/// Where the page begins.
#[derive(Deserialize)]
pub(crate) struct Question {
    after: Option<String>,
}

/// A file that was sent.
pub(crate) struct Upload {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Shows the register.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            if !visit.sees_documents() {
                return Err(Fault::NotAllowed);
            }
            Ok(Answer::Page(page(visit, &listed(visit, question.after.as_deref())?, None)?))
        })
        .await
}

/// Enters the files that were sent; with one file, goes to it.
pub(crate) async fn enter(caller: Caller, mut form: Multipart) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let mut uploads = Vec::new();
    let mut broken = false;
    loop {
        match form.next_field().await {
            Ok(Some(field)) => {
                let name = field.file_name().unwrap_or_default().to_owned();
                match field.bytes().await {
                    Ok(bytes) if !name.is_empty() => uploads.push(Upload { name, bytes: bytes.to_vec() }),
                    Ok(_) => {}
                    Err(_) => broken = true,
                }
            }
            Ok(None) => break,
            Err(_) => {
                broken = true;
                break;
            }
        }
    }
    caller
        .visit(move |visit| {
            if broken {
                return Err(Fault::bad("upload-broken"));
            }
            if uploads.is_empty() {
                return Err(Fault::bad("upload-nothing"));
            }
            match uploads.as_slice() {
                [one] => match enter_soon(visit, one)? {
                    Entering::Done(imported) => {
                        let what = outcome(imported.known, imported.corrected);
                        Ok(Answer::Go(format!("/documents/{}?done={what}", imported.document)))
                    }
                    Entering::Asked(job) => {
                        jobs::wait_a_moment(visit, job)?;
                        Ok(Answer::Go(jobs::address(job)))
                    }
                },
                several => {
                    let entered: Vec<_> =
                        several.iter().map(|upload| (upload, enter_soon(visit, upload))).collect();
                    Ok(Answer::Page(page(visit, &listed(visit, None)?, Some(&told(visit, entered)))?))
                }
            }
        })
        .await
}

/// What becomes of a file that somebody waits for.
pub(crate) enum Entering {
    /// It was entered.
    Done(Imported),
    /// It takes long: it is kept, and this job will enter it.
    Asked(Uuid),
}

/// Enters a file that is read at once, and has one that takes long entered; the same file again adds nothing.
pub(crate) fn enter_soon(visit: &Visit, upload: &Upload) -> Result<Entering, Fault> {
    match visit.site.read(&upload.name, &upload.bytes, Pace::AtOnce) {
        Ok(document) => {
            Ok(Entering::Done(visit.actor()?.enter_file(&upload.name, &upload.bytes, &document)?))
        }
        Err(NotRead::Unreadable(why)) => Err(Fault::Bad(why.key, why.arguments)),
        Err(NotRead::Slow) => {
            // Before it is kept; the ledger judges again.
            if !visit.may_in("document-receive") {
                return Err(Fault::NotAllowed);
            }
            let account = &visit.visitor.account;
            let job = visit.office().ask_to_read(account, &upload.name, &upload.bytes, visit.now)?;
            work::wake(&visit.site);
            Ok(Entering::Asked(job))
        }
    }
}

/// Returns the key of what became of a file.
pub(crate) fn outcome(known: bool, corrected: bool) -> &'static str {
    match (known, corrected) {
        (true, _) => "upload-known",
        (false, true) => "upload-corrected",
        (false, false) => "upload-entered",
    }
}

/// Tells what became of each of several files.
fn told(visit: &Visit, entered: Vec<(&Upload, Result<Entering, Fault>)>) -> Markup {
    let words = visit.words();
    html! {
        ul.uploads {
            @for (upload, became) in entered {
                li {
                    strong { (upload.name) } " "
                    @match became {
                        Ok(Entering::Done(imported)) => {
                            a href={ "/documents/" (imported.document) } {
                                (words.text(outcome(imported.known, imported.corrected)))
                            }
                        }
                        Ok(Entering::Asked(job)) => { a href=(jobs::address(job)) { (words.text("upload-slow")) } }
                        Err(fault) => {
                            (crate::view::problem(&crate::view::told(words, Some(visit.organisation()), &fault)))
                        }
                    }
                }
            }
        }
    }
}

fn listed(visit: &Visit, after: Option<&str>) -> Result<Vec<ListedDocument>, Fault> {
    let tenant = visit.office().tenant().id;
    Ok(visit.office().store().read(|reader| {
        let after = match after.and_then(|id| id.parse().ok()) {
            Some(id) => reader.document(tenant, id)?,
            None => None,
        };
        reader.documents(tenant, after.as_ref(), PAGE)
    })?)
}

fn page(visit: &Visit, documents: &[ListedDocument], told: Option<&Markup>) -> Result<Markup, Fault> {
    let words = visit.words();
    let title = words.text("part-documents");
    let under_way = jobs::under_way(visit)?;
    let next = documents.last().filter(|_| documents.len() == PAGE as usize);
    Ok(frame::page(
        visit,
        Part::Documents,
        &title,
        &html! {
            h1 { (title) }
            p.about { (words.text("about-documents")) }
            @if let Some(told) = told { (done(&words.text("upload-several"))) (told) }
            @if visit.may_in("document-receive") { (upload_form(visit)) }
            @if visit.may_in("document-issue") {
                p.actions {
                    a.button href="/drafts?kind=th%C3%B4ng%20b%C3%A1o" { (words.text("draft-begin-notice")) } " "
                    a.button href="/drafts?kind=c%C3%B4ng%20v%C4%83n" { (words.text("draft-begin-letter")) } " "
                    a.button href="/drafts?from=overdue" { (words.text("draft-begin-urging")) }
                }
            }
            (under_way)
            @if documents.is_empty() { p.empty { (words.text("documents-none")) } }
            @else { (table(visit, documents)) }
            @if let Some(last) = next {
                p.pages { a rel="next" href={ "/documents?after=" (last.id) } { (words.text("page-next")) } }
            }
        },
    ))
}

/// Shows where files are sent.
pub(crate) fn upload_form(visit: &Visit) -> Markup {
    let words = visit.words();
    html! {
        form.upload method="post" action="/documents" enctype="multipart/form-data" data-drop="" {
            label.field {
                span { (words.text("upload-files")) }
                input type="file" name="files" multiple required;
            }
            button.main { (words.text("upload-send")) }
            p.hint { (words.text("upload-hint")) }
        }
    }
}

/// Shows documents as a table.
pub(crate) fn table(visit: &Visit, documents: &[ListedDocument]) -> Markup {
    let words = visit.words();
    html! {
        table.documents {
            caption.hidden { (words.text("part-documents")) }
            thead {
                tr {
                    @for key in ["column-entered", "column-number", "column-subject", "column-issuer", "column-stage"] {
                        th scope="col" { (words.text(key)) }
                    }
                    th.number scope="col" { (words.text("column-tasks")) }
                    th.number scope="col" { (words.text("column-open-items")) }
                }
            }
            tbody { @for document in documents { (row(visit, document)) } }
        }
    }
}

fn row(visit: &Visit, document: &ListedDocument) -> Markup {
    let words = visit.words();
    let dash = || html! { "–" };
    html! {
        tr {
            td.day { @if let Some(entered) = document.entered { (day(words, entered)) } @else { (dash()) } }
            td.code {
                (document.code().unwrap_or_else(|| "–".to_owned()))
                @if let Some(date) = document.date { br; small { (day(words, date)) } }
            }
            td.words { a href={ "/documents/" (document.id) } { (document.subject) } }
            td { (document.issuer) }
            td { (words.text(&format!("document-{}", document.stage))) }
            td.number { @if let Some([_, tasks, ..]) = document.account { (tasks) } @else { (dash()) } }
            td.number { @if let Some([.., open]) = document.account { (open) } @else { (dash()) } }
        }
    }
}
