//! What whoever has a code sees: how it stands, the receipt, and where what the office asked for is sent. The code comes in the
//! body of a request and goes into no address, log or letter.

use super::form::{by_paper, files};
use super::page::{self, summary, upload};
use super::receive::receive;
use super::{is_open, show};
use crate::caller::{Answer, Caller, Guest};
use crate::fault::Fault;
use crate::view::{capital, day, done, field::Typed};
use app::door::{Code, Mistake, Received};
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Multipart};
use axum::http::StatusCode;
use axum::response::Response;
use ledger::dossier::{Ending, Event, Outcome};
use ledger::settings::Portal;
use maud::{Markup, html};

/// The page that shows these in the other language: what stands behind a code is asked for anew.
const ADDRESS: &str = "/portal/status";

/// Shows where a code is typed.
pub(crate) async fn ask(caller: Caller) -> Response {
    show(caller, |guest, portal| Ok(Answer::Page(asking(guest, portal, None)))).await
}

/// Shows how it stands.
pub(crate) async fn look(caller: Caller, form: Result<Form<Typed>, FormRejection>) -> Response {
    show(caller, move |guest, portal| match found(guest, &typed(form))? {
        Some((code, received)) => Ok(Answer::Page(standing(guest, portal, &code, &received, &[], None)?)),
        None => Ok(none(guest, portal)),
    })
    .await
}

/// Shows the receipt.
pub(crate) async fn receipt(caller: Caller, form: Result<Form<Typed>, FormRejection>) -> Response {
    show(caller, move |guest, portal| match found(guest, &typed(form))? {
        Some((code, received)) => Ok(Answer::Page(receipt_page(guest, portal, &code, &received))),
        None => Ok(none(guest, portal)),
    })
    .await
}

/// Returns what was typed; what is no form is one in which nothing was, so that a closed door answers alike whatever comes.
fn typed(form: Result<Form<Typed>, FormRejection>) -> Typed {
    form.map_or_else(|_| Typed::new(), |Form(typed)| typed)
}

/// Takes in what the office asked for.
pub(crate) async fn supplement(caller: Caller, form: Result<Multipart, MultipartRejection>) -> Response {
    if !is_open(&caller).await {
        return show(caller, |_, _| Err(Fault::NotFound)).await;
    }
    let sent = receive(&caller, form).await;
    show(caller, move |guest, portal| {
        let sent = sent?;
        let office = &guest.site.office;
        let Some((code, received)) = found(guest, &sent.typed)? else { return Ok(none(guest, portal)) };
        let key = office.door()?;
        let written = sent.typed.get("ticket").cloned().unwrap_or_default();
        let id = received.whole.id.to_string();
        let Ok(ticket) = key.take(&written, &id, guest.now) else {
            let notice = problem(&guest.words().text("portal-ticket-old"));
            let page = standing(guest, portal, &code, &received, &[], Some(&notice))?;
            return Ok(Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, page));
        };
        let papers =
            received.whole.procedure.portal.as_ref().map(|offer| offer.papers.clone()).unwrap_or_default();
        let (kept, mistakes) = files(office, &key, ticket, &papers, sent)?;
        let came = if mistakes.is_empty() {
            office.supplement(&received, ticket, &by_paper(&papers, &kept), guest.now)
        } else {
            Ok(())
        };
        let notice = match came {
            Ok(()) if mistakes.is_empty() => Some(done(&guest.words().text("portal-supplemented"))),
            Ok(()) => None,
            Err(error) if error.is_refusal() => {
                let told = if error.key() == NOTHING { NOTHING } else { "portal-not-asked" };
                Some(problem(&guest.words().text(told)))
            }
            Err(error) => return Err(error.into()),
        };
        let received = office.received(&code)?.ok_or(Fault::NotFound)?;
        let page = standing(guest, portal, &code, &received, &mistakes, notice.as_ref())?;
        if received.asked.is_none() {
            return Ok(Answer::Page(page));
        }
        Ok(Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, page))
    })
    .await
}

/// The refusal of a supplement without a file.
const NOTHING: &str = "door-refusal-nothing-sent";

fn problem(told: &str) -> Markup {
    html! { div.notice.problem role="alert" { p { (capital(told)) } } }
}

/// Finds what a code is of. Wrong codes are counted, over all addresses: when there are too many, nobody asks for a while.
fn found(guest: &Guest, typed: &Typed) -> Result<Option<(Code, Received)>, Fault> {
    guest.site.limits.may_guess(guest.now)?;
    let code = typed.get("code").and_then(|typed| Code::read(typed));
    let received = match &code {
        Some(code) => guest.site.office.received(code)?,
        None => None,
    };
    let found = code.zip(received);
    if found.is_none() {
        guest.site.limits.guessed_wrong(guest.now);
    }
    Ok(found)
}

/// Says that there is nothing of this code; a code that never was and one of something else are the same.
fn none(guest: &Guest, portal: &Portal) -> Answer {
    let notice = problem(&guest.words().text("portal-no-such-code"));
    Answer::Refused(StatusCode::NOT_FOUND, asking(guest, portal, Some(&notice)))
}

fn asking(guest: &Guest, portal: &Portal, notice: Option<&Markup>) -> Markup {
    let words = guest.words();
    let title = words.text("portal-part-status");
    page::page(
        guest,
        portal,
        ADDRESS,
        &title,
        &html! {
            h1 { (title) }
            p { (words.text("portal-status-about")) }
            @if let Some(notice) = notice { (notice) }
            form.stack method="post" action=(ADDRESS) {
                div.field {
                    label for="code" { (words.text("portal-code")) }
                    input type="text" #code name="code" required autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60";
                }
                button.main { (words.text("portal-look")) }
            }
        },
    )
}

/// What came in, in words: who sent it, what it is about, its papers.
fn facts(guest: &Guest, received: &Received) -> Markup {
    let words = guest.words();
    let (dossier, procedure) = (&received.whole.dossier, &received.whole.procedure);
    let offer = procedure.portal.as_ref();
    let sender = offer.and_then(|offer| dossier.party(&offer.sender));
    html! {
        dt { (words.text("portal-number")) } dd { (dossier.number) }
        dt { (words.text("portal-kind")) } dd { (offer.map_or(procedure.name.as_str(), |offer| &offer.title)) }
        dt { (words.text("portal-subject")) } dd { (dossier.subject) }
        @if let Some(sender) = sender { dt { (words.text("portal-sender")) } dd { (sender.name) } }
        dt { (words.text("portal-received")) }
        dd { (day(words, received.opened)) @if let Some(hour) = hour(received) { " " (hour) } }
        @if !dossier.papers.is_empty() {
            dt { (words.text("portal-papers")) }
            dd { @for filed in &dossier.papers {
                (filed.paper.words) " (" (words.say("portal-files", &[("count", filed.paper.files.len().into())])) ", " (day(words, filed.at.day)) ")" br;
            } }
        }
    }
}

fn hour(received: &Received) -> Option<String> {
    let at = received.whole.entries.first()?.meta.effective.hour?;
    Some(format!("{:02}:{:02}", at.hour(), at.minute()))
}

/// The receipt, to be kept or printed.
pub(super) fn receipt_page(guest: &Guest, portal: &Portal, code: &Code, received: &Received) -> Markup {
    let words = guest.words();
    let title = words.text("portal-receipt");
    let offer = received.whole.procedure.portal.as_ref();
    page::page(
        guest,
        portal,
        ADDRESS,
        &title,
        &html! {
            article.receipt {
                p.issuer { (guest.site.office.tenant().name) }
                h1 { (title) }
                p.receipt-code { span { (words.text("portal-code")) } strong { (code.shown()) } }
                p { (words.text("portal-keep-code")) }
                dl.review {
                    (facts(guest, received))
                    dt { (words.text("portal-return")) }
                    dd {
                        @match received.due {
                            Some(due) => strong { (day(words, due)) },
                            None => (words.text("portal-no-return")),
                        }
                    }
                }
                @if let Some(offer) = offer { h2 { (words.text("portal-next")) } p { (offer.next) } }
            }
            div.buttons.not-printed {
                form method="post" action=(ADDRESS) {
                    input type="hidden" name="code" value=(code.shown());
                    button.main { (words.text("portal-look")) }
                }
            }
            p.hint.not-printed { (words.text("portal-print")) }
        },
    )
}

fn standing(
    guest: &Guest,
    portal: &Portal,
    code: &Code,
    received: &Received,
    mistakes: &[Mistake],
    notice: Option<&Markup>,
) -> Result<Markup, Fault> {
    let words = guest.words();
    let title = words.text("portal-part-status");
    let asks = match &received.asked {
        Some(what) => Some(asked(guest, code, received, what, mistakes)?),
        None => None,
    };
    Ok(page::page(
        guest,
        portal,
        ADDRESS,
        &title,
        &html! {
            h1 { (title) }
            @if let Some(notice) = notice { (notice) }
            (asks.unwrap_or_default())
            dl.review {
                dt { (words.text("portal-standing")) }
                dd { strong { (now(guest, received)) } }
                @if received.ended.is_none() {
                    dt { (words.text("portal-return")) }
                    dd {
                        @match (received.due, &received.asked) {
                            (_, Some(_)) => (words.text("portal-return-waits")),
                            (Some(due), None) => (day(words, due)),
                            (None, None) => (words.text("portal-no-return")),
                        }
                    }
                }
                @if let Some(reason) = refusal(received) { dt { (words.text("portal-refusal")) } dd { (reason) } }
                (facts(guest, received))
            }
            form method="post" action="/portal/receipt" {
                input type="hidden" name="code" value=(code.shown());
                button { (words.text("portal-receipt")) }
            }
        },
    ))
}

/// Where it is now, and since when.
fn now(guest: &Guest, received: &Received) -> String {
    let words = guest.words();
    match (&received.ended, &received.stage) {
        (Some((outcome, on)), _) => {
            let key = match outcome {
                Outcome::Done => "portal-ended-done",
                Outcome::Refused => "portal-ended-refused",
                Outcome::Stopped | Outcome::Withdrawn => "portal-ended-stopped",
            };
            words.say(key, &[("day", words.day(*on).into())])
        }
        (None, Some((stage, since))) => {
            words.say("portal-stage", &[("stage", stage.as_str().into()), ("day", words.day(*since).into())])
        }
        (None, None) => String::new(),
    }
}

/// Why it was refused: that is said to who asked for it (Nghị định 61/2018/NĐ-CP điều 19); other reasons are the office's own.
fn refusal(received: &Received) -> Option<&String> {
    matches!(received.ended, Some((Outcome::Refused, _))).then_some(())?;
    let refused = |event: &Event| matches!(event, Event::StageEnded { ending: Ending::Refused, .. });
    received.whole.entries.iter().rev().find(|entry| refused(&entry.event))?.meta.reason.as_ref()
}

/// What the office asks for, and where it is sent.
fn asked(
    guest: &Guest,
    code: &Code,
    received: &Received,
    what: &str,
    mistakes: &[Mistake],
) -> Result<Markup, Fault> {
    let words = guest.words();
    let id = received.whole.id.to_string();
    let ticket = guest.site.office.door()?.ticket(&id, guest.now)?;
    let papers = received.whole.procedure.portal.iter().flat_map(|offer| &offer.papers);
    let papers: Vec<_> = papers.collect();
    let label = |place: &str| {
        let paper = papers.iter().find(|paper| place == format!("paper-{}", paper.id));
        paper.map(|paper| paper.name.clone()).unwrap_or_default()
    };
    Ok(html! {
        section.asked {
            h2 { (words.text("portal-asked")) }
            (page::paragraphs(what))
            @if let Some(until) = received.until {
                p { (words.say("portal-asked-until", &[("day", words.day(until).into())])) }
            }
            (summary(words, mistakes, &label))
            form.stack method="post" action="/portal/supplement" enctype="multipart/form-data" {
                input type="hidden" name="code" value=(code.shown());
                input type="hidden" name="ticket" value=(ticket);
                @for paper in &papers { (upload(words, paper, (true, false), mistakes)) }
                button.main { (words.text("portal-supplement")) }
            }
        }
    })
}
