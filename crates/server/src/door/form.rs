//! The form of what is sent: filled in, looked over with nothing lost, looked at once more, sent. Files that came are kept while
//! the rest is mended; each is named in the form with a seal, so that nobody names the files of others.

use super::front::taken;
use super::page::{self, place, summary, upload};
use super::receive::{Form, receive};
use super::{is_open, show, status};
use crate::caller::{Answer, Caller, Guest};
use crate::fault::Fault;
use crate::view::{self, field::Typed};
use app::Office;
use app::door::{self, BadFile, BadTicket, Key, Mistake, Sender, Sending, Sent, Ticket};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::response::Response;
use ledger::procedure::{Field, Kind, Paper, Portal as Offer, Procedure, Values};
use ledger::settings::Portal;
use maud::{Markup, html};

/// The field that nobody sees who does not read the page as a program does.
const TRAP: &str = "website";

/// A file that was kept while the rest of its form is mended.
pub(super) struct Kept {
    /// The id of its paper.
    paper: String,
    /// What it is kept by.
    hash: String,
    /// The name that it had.
    name: String,
}

/// A form as it is shown: what was typed, what came with it, what is wrong.
struct Filled {
    ticket: String,
    typed: Typed,
    kept: Vec<Kept>,
    mistakes: Vec<Mistake>,
    /// What is said above it besides: the key of a message.
    notice: Option<&'static str>,
}

/// Shows the form.
pub(crate) async fn ask(caller: Caller, Path(id): Path<String>) -> Response {
    show(caller, move |guest, portal| {
        let shelf = guest.site.office.procedures()?;
        let (procedure, offer) = offered(taken(guest, portal, &shelf, &id)?)?;
        let ticket = guest.site.office.door()?.ticket(&id, guest.now)?;
        let empty =
            Filled { ticket, typed: Typed::new(), kept: Vec::new(), mistakes: Vec::new(), notice: None };
        Ok(Answer::Page(form(guest, portal, procedure, offer, &empty)))
    })
    .await
}

/// Looks over what was sent, and takes it in when it was looked at once more.
pub(crate) async fn send(
    caller: Caller,
    Path(id): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    if !is_open(&caller).await {
        return show(caller, |_, _| Err(Fault::NotFound)).await;
    }
    let sent = receive(&caller, form).await;
    show(caller, move |guest, portal| answer(guest, portal, &id, sent?)).await
}

fn offered(procedure: &Procedure) -> Result<(&Procedure, &Offer), Fault> {
    Ok((procedure, procedure.portal.as_ref().ok_or(Fault::NotFound)?))
}

fn answer(guest: &Guest, portal: &Portal, id: &str, sent: Form) -> Result<Answer, Fault> {
    let office = &guest.site.office;
    let shelf = office.procedures()?;
    let (procedure, offer) = offered(taken(guest, portal, &shelf, id)?)?;
    if sent.typed.get(TRAP).is_some_and(|text| !text.is_empty()) {
        return Err(Fault::bad("portal-not-taken"));
    }
    let key = office.door()?;
    let written = sent.typed.get("ticket").cloned().unwrap_or_default();
    let ticket = match key.take(&written, id, guest.now) {
        Ok(ticket) => ticket,
        Err(why) => return unready(guest, portal, (procedure, offer), &key, sent, why),
    };
    let mut filled = Filled {
        ticket: written,
        kept: Vec::new(),
        mistakes: Vec::new(),
        notice: None,
        typed: sent.typed.clone(),
    };
    (filled.kept, filled.mistakes) = files(office, &key, ticket, &offer.papers, sent)?;
    let sending = sending(procedure, offer, &filled);
    filled.mistakes.extend(Office::look_over(procedure, offer, &sending));
    if !filled.mistakes.is_empty() {
        let page = form(guest, portal, procedure, offer, &filled);
        return Ok(Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    match filled.typed.get("step").map(String::as_str) {
        Some("send") => take(guest, portal, (procedure, offer), &key, ticket, &filled, &sending),
        Some("change") => Ok(Answer::Page(form(guest, portal, procedure, offer, &filled))),
        Some(_) | None => Ok(Answer::Page(review(guest, portal, procedure, offer, &filled))),
    }
}

/// Shows a form again whose ticket is not good: with a new one where it is too old, or none of ours.
fn unready(
    guest: &Guest,
    portal: &Portal,
    (procedure, offer): (&Procedure, &Offer),
    key: &Key,
    sent: Form,
    why: BadTicket,
) -> Result<Answer, Fault> {
    let (ticket, notice) = match why {
        BadTicket::Soon => (sent.typed.get("ticket").cloned().unwrap_or_default(), "portal-ticket-soon"),
        BadTicket::Old | BadTicket::Forged => (key.ticket(&procedure.id, guest.now)?, "portal-ticket-old"),
    };
    let filled =
        Filled { ticket, typed: sent.typed, kept: Vec::new(), mistakes: Vec::new(), notice: Some(notice) };
    let page = form(guest, portal, procedure, offer, &filled);
    Ok(Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// Takes it in, and shows the receipt: in the answer itself, so that the code stands in no address.
fn take(
    guest: &Guest,
    portal: &Portal,
    (procedure, offer): (&Procedure, &Offer),
    key: &Key,
    ticket: Ticket,
    filled: &Filled,
    sending: &Sending,
) -> Result<Answer, Fault> {
    match guest.site.office.send(key, ticket, sending, guest.now)? {
        Sent::Received(slip) => {
            let received = guest.site.office.received(&slip.code)?.ok_or(Fault::Broken)?;
            Ok(Answer::Page(status::receipt_page(guest, portal, &slip.code, &received)))
        }
        Sent::Wrong(mistakes) => {
            let typed = filled.typed.clone();
            let filled =
                Filled { mistakes, typed, ticket: filled.ticket.clone(), kept: Vec::new(), notice: None };
            let page = form(guest, portal, procedure, offer, &filled);
            Ok(Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Sent::Closed => Err(Fault::NotFound),
        Sent::Full => Err(Fault::bad("portal-full")),
        Sent::NotHere => Err(Fault::bad("portal-not-here")),
    }
}

/// Keeps the files that came, and returns those that the form has now, with what is wrong with the others.
pub(super) fn files(
    office: &Office,
    key: &Key,
    ticket: Ticket,
    papers: &[Paper],
    sent: Form,
) -> Result<(Vec<Kept>, Vec<Mistake>), Fault> {
    let before = sent.kept.iter().filter_map(|written| kept_before(key, ticket, written));
    let mut kept: Vec<Kept> = before.filter(|kept| !sent.dropped.contains(&kept.hash)).collect();
    let mut mistakes = Vec::new();
    for file in sent.files {
        let paper = papers.iter().find(|paper| file.field == format!("paper-{}", paper.id));
        let Some(paper) = paper else { return Err(Fault::Request("portal-broken", Vec::new())) };
        match door::kind(&file.name, &file.bytes, &paper.kinds, paper.bytes()) {
            Ok(_) => {
                let hash = office.files().put(&file.bytes)?;
                if !kept.iter().any(|one| one.paper == paper.id && one.hash == hash) {
                    kept.push(Kept { paper: paper.id.clone(), hash, name: file.name });
                }
            }
            Err(why) => mistakes.push(wrong_file(paper, &file.name, why)),
        }
    }
    Ok((kept, mistakes))
}

fn wrong_file(paper: &Paper, name: &str, why: BadFile) -> Mistake {
    // A name that is none is not said again.
    let name = door::plain_name(name).unwrap_or_default();
    let arguments = vec![("file", name.to_owned())];
    Mistake { place: format!("paper-{}", paper.id), key: why.key(), arguments }
}

/// Reads how a form names a file that was kept: paper, hash, seal, and the name, which may have anything in it.
fn kept_before(key: &Key, ticket: Ticket, written: &str) -> Option<Kept> {
    let mut parts = written.splitn(4, ' ');
    let (paper, hash, seal, name) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let is_ours = key.is_sealed(ticket, paper, hash, seal);
    let name = door::plain_name(name)?.to_owned();
    is_ours.then(|| Kept { paper: paper.to_owned(), hash: hash.to_owned(), name })
}

/// Returns the files by their papers.
pub(super) fn by_paper(papers: &[Paper], kept: &[Kept]) -> Vec<(String, Vec<String>)> {
    let of =
        |paper: &Paper| kept.iter().filter(|one| one.paper == paper.id).map(|one| one.hash.clone()).collect();
    papers.iter().map(|paper| (paper.id.clone(), of(paper))).collect()
}

fn sending(procedure: &Procedure, offer: &Offer, filled: &Filled) -> Sending {
    let text = |name: &str| filled.typed.get(name).cloned().unwrap_or_default();
    let fields = offer.asked().map(|id| (id.clone(), text(&format!("field-{id}"))));
    let fields: Values = fields.filter(|(_, value)| !value.is_empty()).collect();
    let code = Some(text("code").replace([' ', '.'], "")).filter(|code| !code.is_empty());
    Sending {
        procedure: procedure.id.clone(),
        subject: text("subject"),
        sender: Sender { name: text("name"), code },
        fields,
        papers: by_paper(&offer.papers, &filled.kept),
    }
}

/// What a place of the form is called.
fn label(guest: &Guest, procedure: &Procedure, offer: &Offer, place: &str) -> String {
    let words = guest.words();
    match place {
        "name" => procedure.party(&offer.sender).map(|role| role.name.clone()).unwrap_or_default(),
        "subject" => offer.subject.clone(),
        "code" => words.text("portal-code-of-enterprise"),
        _ => {
            let field = place.strip_prefix("field-").and_then(|id| procedure.field(id));
            let paper = |id: &str| offer.papers.iter().find(|paper| paper.id == id);
            let paper = place.strip_prefix("paper-").and_then(paper);
            field.map(|field| &field.name).or(paper.map(|paper| &paper.name)).cloned().unwrap_or_default()
        }
    }
}

fn form(guest: &Guest, portal: &Portal, procedure: &Procedure, offer: &Offer, filled: &Filled) -> Markup {
    let words = guest.words();
    let (typed, mistakes) = (&filled.typed, filled.mistakes.as_slice());
    let called = |place: &str| label(guest, procedure, offer, place);
    let line = |name: &'static str, required: bool, kind: &'static str| {
        place(words, (name, &called(name)), (required, None), mistakes, &|described| {
            html! {
                input type="text" #(name) name=(name) value=[typed.get(name)] required[required] maxlength="300"
                    inputmode=[(kind == "numeric").then_some("numeric")] autocomplete=(if kind == "numeric" { "off" } else { kind })
                    aria-describedby=[described];
            }
        })
    };
    let address = format!("/portal/send/{}", procedure.id);
    page::page(
        guest,
        portal,
        &address,
        &offer.title,
        &html! {
            h1 { (offer.title) }
            p { (offer.next) }
            @if let Some(notice) = filled.notice { div.notice.problem role="alert" { p { (view::capital(&words.text(notice))) } } }
            (summary(words, mistakes, &called))
            form.stack method="post" action=(address) enctype="multipart/form-data" {
                input type="hidden" name="ticket" value=(filled.ticket);
                input type="hidden" name="step" value="check";
                fieldset {
                    legend { (words.text("portal-who")) }
                    (line("name", true, "organization"))
                    (line("code", false, "numeric"))
                    @for field in offer.contact.iter().filter_map(|id| procedure.field(id)) {
                        (entry(guest, offer, field, typed, mistakes))
                    }
                }
                fieldset {
                    legend { (words.text("portal-what")) }
                    (line("subject", true, "off"))
                    @for field in offer.fields.iter().filter_map(|id| procedure.field(id)) {
                        (entry(guest, offer, field, typed, mistakes))
                    }
                }
                fieldset {
                    legend { (words.text("portal-papers")) }
                    @for paper in &offer.papers {
                        @let kept: Vec<&Kept> = filled.kept.iter().filter(|one| one.paper == paper.id).collect();
                        (upload(words, paper, (paper.required, paper.required && kept.is_empty()), mistakes))
                        @if !kept.is_empty() {
                            ul.kept-files { @for one in kept { li {
                                (one.name) " "
                                label.choice { input type="checkbox" name="drop" value=(one.hash); " " (words.text("portal-drop")) }
                            } } }
                        }
                    }
                }
                (sealed(guest, filled))
                div.away aria-hidden="true" {
                    label for=(TRAP) { (words.text("portal-trap")) }
                    input type="text" #(TRAP) name=(TRAP) tabindex="-1" autocomplete="off";
                }
                button.main { (words.text("portal-check")) }
            }
        },
    )
}

fn entry(guest: &Guest, offer: &Offer, field: &Field, typed: &Typed, mistakes: &[Mistake]) -> Markup {
    let words = guest.words();
    let name = format!("field-{}", field.id);
    let value = typed.get(&name).map(String::as_str).unwrap_or_default();
    let required = offer.wants(field);
    let is_mail = offer.mail.as_ref() == Some(&field.id);
    let choices = |choices: Vec<(String, String)>, described: Option<&str>| {
        html! {
            select #(name) name=(name) required[required] aria-describedby=[described] {
                option value="" { (words.text("choose-one")) }
                @for (id, shown) in choices { option value=(id) selected[id == value] { (shown) } }
            }
        }
    };
    let line = |kind: &str, mode: Option<&str>, described: Option<&str>| {
        html! {
            input type=(kind) inputmode=[mode] #(name) name=(name) value=(value) required[required]
                autocomplete=(if kind == "email" { "email" } else { "on" }) aria-describedby=[described];
        }
    };
    let hint = is_mail.then(|| words.text("portal-mail-hint"));
    place(
        words,
        (&name, &field.name),
        (required, hint.as_deref()),
        mistakes,
        &|described| match &field.kind {
            Kind::Text if is_mail => line("email", None, described),
            Kind::Text => line("text", None, described),
            Kind::Number { .. } | Kind::Money => line("text", Some("numeric"), described),
            Kind::Day => line("date", None, described),
            Kind::YesNo => {
                let both = ["yes", "no"].map(|id| (id.to_owned(), words.text(&format!("word-{id}"))));
                choices(both.to_vec(), described)
            }
            Kind::Choice(all) => {
                choices(all.iter().map(|one| (one.clone(), one.clone())).collect(), described)
            }
        },
    )
}

/// Names the files that were kept, each with its seal.
fn sealed(guest: &Guest, filled: &Filled) -> Markup {
    let office = &guest.site.office;
    let sealing = office.door().ok().and_then(|key| {
        let ticket = Ticket::read(&filled.ticket)?;
        Some((key, ticket))
    });
    html! {
        @if let Some((key, ticket)) = sealing {
            @for one in &filled.kept {
                @let seal = key.seal_file(ticket, &one.paper, &one.hash);
                input type="hidden" name="kept" value=(format!("{} {} {seal} {}", one.paper, one.hash, one.name));
            }
        }
    }
}

/// Shows what will be sent, to be looked at once more.
fn review(guest: &Guest, portal: &Portal, procedure: &Procedure, offer: &Offer, filled: &Filled) -> Markup {
    let words = guest.words();
    let address = format!("/portal/send/{}", procedure.id);
    let title = words.text("portal-review");
    let (contact, fields) = (offer.contact.iter(), offer.fields.iter());
    let named = |id: &String| format!("field-{id}");
    let who = ["name", "code"].map(str::to_owned).into_iter().chain(contact.map(named));
    let places: Vec<String> = who.chain(["subject".to_owned()]).chain(fields.map(named)).collect();
    let shown = |place: &str| {
        let typed = filled.typed.get(place).map(String::as_str).filter(|text| !text.is_empty())?;
        let field = place.strip_prefix("field-").and_then(|id| procedure.field(id));
        let is_choice = field.is_some_and(|field| field.kind == Kind::YesNo);
        Some(if is_choice { words.text(&format!("word-{typed}")) } else { typed.to_owned() })
    };
    page::page(
        guest,
        portal,
        &address,
        &title,
        &html! {
            h1 { (title) }
            p { (offer.title) }
            dl.review {
                @for place in &places { @if let Some(value) = shown(place) {
                    dt { (label(guest, procedure, offer, place)) }
                    dd { (value) }
                } }
                @for paper in &offer.papers {
                    @let files: Vec<&str> = filled.kept.iter().filter(|one| one.paper == paper.id).map(|one| one.name.as_str()).collect();
                    @if !files.is_empty() { dt { (paper.name) } dd { @for file in files { (file) br; } } }
                }
            }
            p.hint { (words.text("portal-review-hint")) }
            form.stack method="post" action=(address) enctype="multipart/form-data" {
                input type="hidden" name="ticket" value=(filled.ticket);
                @for place in &places {
                    @if let Some(value) = filled.typed.get(place) { input type="hidden" name=(place) value=(value); }
                }
                (sealed(guest, filled))
                div.buttons {
                    button.main name="step" value="send" { (words.text("portal-send")) }
                    button name="step" value="change" { (words.text("portal-change")) }
                }
            }
        },
    )
}
