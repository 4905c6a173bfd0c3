//! Long work that was asked for: how far one is, and what became of it; one's own, and for administrators everybody's.

use super::administration;
use super::administration::reminders::moment;
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use crate::view::{self, done};
use app::jobs::{self, Outcome};
use axum::extract::Query;
use axum::response::Response;
use ledger::organisation::Role;
use maud::{Markup, html};
use serde::Deserialize;
use std::time::Duration;
use store::{Job, JobState};
use uuid::Uuid;

/// Jobs that are shown, the newest ones.
pub(crate) const SHOWN: u32 = 50;

/// Which job.
#[derive(Deserialize)]
pub(crate) struct Question {
    id: Option<Uuid>,
}

/// Shows one job, or one's own; where a file was entered, its document.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| match question.id {
            Some(id) => {
                let job = visit.office().job(id)?.filter(|job| is_for(visit, job)).ok_or(Fault::NotFound)?;
                Ok(one(visit, &job))
            }
            None => {
                let (tenant, account) = (visit.office().tenant().id, &visit.visitor.account);
                let found = visit.office().store().read(|reader| reader.jobs_of(tenant, account, SHOWN))?;
                Ok(Answer::Page(list(visit, &found)))
            }
        })
        .await
}

/// Shows everybody's.
pub(crate) async fn all(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            administration::check(visit)?;
            let tenant = visit.office().tenant().id;
            let found = visit.office().store().read(|reader| reader.jobs(tenant, SHOWN))?;
            let title = visit.text("jobs-title");
            let body = html! {
                h1 { (title) }
                (administration::ways(visit, "/administration/jobs"))
                p.about { (visit.text("about-jobs")) }
                (table(visit, &found, true))
            };
            Ok(Answer::Page(frame::page(visit, Part::Administration, &title, &body)))
        })
        .await
}

/// Returns the address of a job.
pub(crate) fn address(id: Uuid) -> String {
    format!("/jobs?id={id}")
}

/// Tells whether somebody may see a job.
pub(crate) fn is_for(visit: &Visit, job: &Job) -> bool {
    job.account == visit.visitor.account || visit.has_role(&[Role::Administrator])
}

fn one(visit: &Visit, job: &Job) -> Answer {
    let page = |body: &Markup| {
        let title = what(visit, job);
        frame::page(visit, Part::None, &title, &html! { h1 { (title) } (body) })
    };
    match (job.state, Outcome::of(job)) {
        (JobState::Waiting | JobState::Running, _) => {
            let body = html! {
                div #job data-watch="" { (progress(visit, job)) }
                p.hint { (visit.text("jobs-leave")) }
                p { a.button href="/documents" { (visit.text("part-documents")) } }
            };
            Answer::Waiting(page(&body))
        }
        (_, Outcome::Entered { document, known, corrected }) => {
            let key = super::documents::outcome(known, corrected);
            Answer::Go(format!("/documents/{document}?done={key}"))
        }
        (_, ended) => {
            let back = if job.kind == jobs::VERIFY { "/administration" } else { "/documents" };
            let body = html! {
                (told(visit, job, &ended))
                p { a.button href=(back) { (visit.text("jobs-back")) } }
            };
            Answer::Page(page(&body))
        }
    }
}

fn list(visit: &Visit, found: &[Job]) -> Markup {
    let title = visit.text("jobs-mine");
    let body = html! {
        h1 { (title) }
        p.about { (visit.text("about-jobs")) }
        (table(visit, found, false))
    };
    frame::page(visit, Part::None, &title, &body)
}

/// Shows jobs as a table.
fn table(visit: &Visit, found: &[Job], with_account: bool) -> Markup {
    let words = visit.words();
    html! {
        @if found.is_empty() { p.empty { (words.text("jobs-none")) } } @else {
            table.jobs {
                caption.hidden { (words.text("jobs-title")) }
                thead {
                    tr {
                        th scope="col" { (words.text("column-job")) }
                        @if with_account { th scope="col" { (words.text("field-account")) } }
                        @for key in ["jobs-asked", "jobs-became"] { th scope="col" { (words.text(key)) } }
                    }
                }
                tbody {
                    @for job in found {
                        tr {
                            td.words { a href=(address(Uuid::from_bytes(job.id))) { (what(visit, job)) } }
                            @if with_account { td data-label=(words.text("field-account")) { (job.account) } }
                            td.day data-label=(words.text("jobs-asked")) { (moment(visit, job.made_at)) }
                            td data-label=(words.text("jobs-became")) { (became(visit, job)) }
                        }
                    }
                }
            }
        }
    }
}

/// Shows the work of the visitor that is on its way, where there is some.
pub(crate) fn under_way(visit: &Visit) -> Result<Markup, Fault> {
    let (tenant, account) = (visit.office().tenant().id, &visit.visitor.account);
    let mut found = visit.office().store().read(|reader| reader.jobs_of(tenant, account, SHOWN))?;
    found.retain(|job| matches!(job.state, JobState::Waiting | JobState::Running));
    Ok(html! {
        @if !found.is_empty() {
            section {
                h2 { a href="/jobs" { (visit.text("jobs-mine")) } }
                (table(visit, &found, false))
            }
        }
    })
}

/// Returns what is to be done in a job.
fn what(visit: &Visit, job: &Job) -> String {
    match jobs::file(job) {
        Some(file) => visit.words().say("jobs-read", &[("file", file.name.into())]),
        None => visit.text("jobs-verify"),
    }
}

fn became(visit: &Visit, job: &Job) -> Markup {
    match job.state {
        JobState::Waiting | JobState::Running => progress(visit, job),
        JobState::Done | JobState::Failed => told(visit, job, &Outcome::of(job)),
    }
}

/// Shows how far a job is.
fn progress(visit: &Visit, job: &Job) -> Markup {
    let words = visit.words();
    let pages = [("done", job.done.into()), ("whole", job.whole.into())];
    let sentence = match (job.state, job.whole) {
        (JobState::Waiting, _) => words.text("jobs-waiting"),
        (_, 0) => words.text("jobs-running"),
        _ => words.say("jobs-pages", &pages),
    };
    html! {
        span.progress role="status" {
            @if job.whole > 0 { progress max=(job.whole) value=(job.done) aria-label=(sentence) {} " " }
            (sentence)
        }
    }
}

/// Tells what came out of a job.
fn told(visit: &Visit, job: &Job, outcome: &Outcome) -> Markup {
    let words = visit.words();
    match outcome {
        Outcome::Entered { document, known, corrected } => {
            let key = super::documents::outcome(*known, *corrected);
            html! { a href={ "/documents/" (document) } { (words.text(key)) } }
        }
        Outcome::Verified { events, faults, root } => {
            let root = root.as_deref().unwrap_or_default();
            let counts = [("events", (*events).into()), ("faults", (*faults).into()), ("root", root.into())];
            if *faults == 0 {
                return done(&words.say("administration-clean", &counts));
            }
            let title = words.say("administration-faulty", &counts);
            view::problem(&view::Told { title, help: Some(words.text("administration-faulty-help")) })
        }
        Outcome::Failed { key, arguments } => {
            let name = jobs::file(job).map(|file| ("file".to_owned(), file.name));
            let arguments: Vec<(&str, &str)> =
                name.iter().chain(arguments).map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let say = |key: &str| words.find_named(key, &arguments).map(|sentence| view::capital(&sentence));
            let title = say(key).unwrap_or_else(|| words.text("job-broken"));
            view::problem(&view::Told { title, help: say(&format!("{key}-help")) })
        }
    }
}

/// How long somebody waits for work that may be done at once, before being shown how far it is.
const AT_ONCE: Duration = Duration::from_millis(900);
/// How often it is looked whether it is done.
const LOOK: Duration = Duration::from_millis(30);

/// Waits a moment for a job to end, in a thread that may wait.
pub(crate) fn wait_a_moment(visit: &Visit, id: Uuid) -> Result<(), Fault> {
    for _ in 0..AT_ONCE.as_millis() / LOOK.as_millis() {
        let ended = visit.office().job(id)?.is_none_or(|job| job.ended_at.is_some());
        if ended {
            break;
        }
        std::thread::sleep(LOOK);
    }
    Ok(())
}
