//! Papers that the office writes: put together here, seen as they will be printed, with what a careful clerk would query
//! beside them; then numbered from the register of issued documents, entered, and read into proposals.

use crate::assets::PAPER_ADDRESS;
use crate::caller::{Answer, Caller, Download, Visit};
use crate::fault::Fault;
use crate::pages::briefing::{self, Said};
use crate::site::{NotRead, Pace};
use crate::view::field;
use crate::view::frame::{self, Part};
use crate::view::{problem, remark, told};
use app::Format;
use app::drafts::{By, Draft, Issue, Issued, lines, usual_signature};
use app::room::Room;
use axum::extract::{Form, Query};
use axum::response::Response;
use forms::Paper;
use forms::paper::{Kind, Signature};
use jiff::civil::Date;
use ledger::CommandId;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The fields that were sent.
pub(crate) type Sent = BTreeMap<String, String>;

/// What a new draft is to be.
#[derive(Deserialize)]
#[serde(default)]
pub(crate) struct Begin {
    kind: String,
    /// What it is to speak of: [`of_ledger`].
    from: String,
}

impl Default for Begin {
    fn default() -> Self {
        Self { kind: Kind::Letter.words().to_owned(), from: String::new() }
    }
}

/// What a draft comes from, carried along while it is looked through.
#[derive(Default)]
pub(crate) struct Origin {
    /// What a briefing concluded of tasks.
    pub(crate) said: Vec<Said>,
    /// What of the ledger it speaks of; empty where of nothing.
    pub(crate) from: String,
}

/// A draft as it will be, and what there is to be looked at in it.
pub(crate) struct Looked {
    paper: Paper,
    pub(crate) room: Room,
    /// The number that it gets; `None` where the register of its year is not open.
    pub(crate) number: Option<u32>,
}

/// Shows an empty draft.
pub(crate) async fn begin(caller: Caller, Query(begin): Query<Begin>) -> Response {
    caller
        .visit(move |visit| {
            let kind = Kind::named(&begin.kind).ok_or_else(|| Fault::not_understood(&begin.kind))?;
            let draft = match of_ledger(visit, &begin.from, visit.today)? {
                Some(draft) => draft,
                None => empty(visit, kind, visit.today)?,
            };
            show(visit, draft, &Origin { from: begin.from, ..Origin::default() }, None)
        })
        .await
}

/// Does what was asked of a draft: looks through it again, sends it as a file, or issues it.
pub(crate) async fn act(caller: Caller, Form(sent): Form<Sent>) -> Response {
    caller
        .visit(move |visit| {
            let draft = addressed(visit, draft(visit, &sent)?)?;
            let from = sent.get("from").cloned().unwrap_or_default();
            let origin = Origin { said: briefing::said(&sent), from };
            match sent.get("do").map_or("look", String::as_str) {
                "look" => show(visit, draft, &origin, None),
                "issue" => issue_sent(visit, draft, &origin, &sent),
                name => {
                    let format = Format::named(name).ok_or_else(|| Fault::not_understood(name))?;
                    let paper = visit.office().draft_paper(&draft)?;
                    let written = format.write(&paper).map_err(|_| Fault::Broken)?;
                    let name = format!("{}-{}.{}", file_name(&draft), draft.day, format.name());
                    Ok(Answer::File(Download { name, media: format.media(), bytes: written.bytes }))
                }
            }
        })
        .await
}

/// How a draft is to be issued.
pub(crate) struct Issuing {
    /// The id of the command: asked for twice, it is issued once.
    pub(crate) id: Option<CommandId>,
    /// The first number of the register of its year, where that is to be opened.
    pub(crate) first: Option<u32>,
    /// Whether the errors in it were seen.
    pub(crate) seen: bool,
}

/// Issues a draft; one with errors only where they were seen. Returns what it became, and into how many tasks was written
/// what it concludes of them.
pub(crate) fn issue(
    visit: &Visit,
    draft: &Draft,
    origin: &Origin,
    issuing: &Issuing,
) -> Result<(Issued, usize), Fault> {
    if !visit.may_in("document-issue") {
        return Err(Fault::NotAllowed);
    }
    let missing = [("subject", draft.subject.is_empty()), ("text", draft.text.is_empty())];
    if let Some((name, _)) = missing.into_iter().find(|(_, is_missing)| *is_missing) {
        return Err(Fault::missing(name));
    }
    let remarks = look(visit, draft, origin)?.room.remarks;
    let errors = remarks.iter().filter(|remark| remark.severity == "error").count();
    if errors > 0 && !issuing.seen {
        return Err(Fault::Bad("draft-has-errors", vec![("count", errors.to_string())]));
    }
    let Issuing { id, first, .. } = *issuing;
    let asked = Issue { draft, id, first, proposes: origin.from.is_empty(), name: file_name(draft) };
    let issued = visit.actor()?.issue::<Fault>(&asked, &|name, bytes| read(visit, name, bytes))?;
    let done = briefing::direct(visit, &origin.said, &issued.code)?;
    Ok((issued, done))
}

/// Issues a draft that was sent; what is wrong with it is told beside it.
fn issue_sent(visit: &Visit, draft: Draft, origin: &Origin, sent: &Sent) -> Result<Answer, Fault> {
    let first = sent.get("first").filter(|first| !first.is_empty());
    let first = first.map(|text| text.parse().map_err(|_| Fault::not_understood(text))).transpose()?;
    let id = sent.get("id").and_then(|id| id.parse().ok());
    match issue(visit, &draft, origin, &Issuing { id, first, seen: sent.contains_key("seen") }) {
        Ok((issued, done)) => {
            let document = issued.imported.document;
            Ok(Answer::Go(format!("/documents/{document}?done=draft-issued&count={done}")))
        }
        Err(fault @ (Fault::Bad(..) | Fault::App(app::Error::Refused { .. }))) => {
            show(visit, draft, origin, Some(&fault))
        }
        Err(fault) => Err(fault),
    }
}

/// Returns a draft of which nothing is said but its kind.
pub(crate) fn empty(visit: &Visit, kind: Kind, day: Date) -> Result<Draft, Fault> {
    let signatures = visit.office().signatures(day)?;
    Ok(Draft {
        kind,
        day,
        subject: String::new(),
        addressees: Vec::new(),
        text: String::new(),
        signature: usual_signature(&signatures, kind, visit.officer(visit.visitor.officer)),
        recipients: Vec::new(),
        unit: visit.office().drafting_unit(visit.visitor.officer, day)?,
        annexes: Vec::new(),
    })
}

/// Reads the draft that was sent.
fn draft(visit: &Visit, sent: &Sent) -> Result<Draft, Fault> {
    let text = |name: &str| sent.get(name).map_or_else(String::new, |text| field::plain(text));
    let kind = Kind::named(&text("kind")).ok_or_else(|| Fault::missing("kind"))?;
    let day = day(visit, sent)?;
    let chosen = text("signer");
    let signature = visit.office().signatures(day)?.into_iter().find(|one| spoken(one) == chosen);
    let annexes = sent.get("from").map(|from| of_ledger(visit, from, day)).transpose()?.flatten();
    Ok(Draft {
        annexes: annexes.map(|draft| draft.annexes).unwrap_or_default(),
        subject: text("subject").replace('\n', " "),
        addressees: lines(&text("addressees")),
        text: text("text"),
        recipients: lines(&text("recipients")),
        signature: signature.unwrap_or_default(),
        ..empty(visit, kind, day)?
    })
}

/// Returns the letter about what is in the ledger: "extension:TASK", "overdue" or "overdue:UNIT", "extract:DOCUMENT:UNIT".
pub(crate) fn of_ledger(visit: &Visit, from: &str, today: Date) -> Result<Option<Draft>, Fault> {
    let mut words = from.split(':');
    let (what, one, other) = (words.next().unwrap_or_default(), words.next(), words.next());
    let by = By { officer: visit.visitor.officer, scope: &visit.scope, today };
    let office = visit.office();
    let draft = match what {
        "" => return Ok(None),
        "extension" => office.extension_letter(id(one)?, by)?,
        "overdue" => {
            let leads = one.map(|unit| id(Some(unit))).transpose()?;
            let units = leads.into_iter().collect::<Vec<_>>();
            office.urging_letter(today, &units, by)?
        }
        "extract" => office.extract_letter(id(one)?, id(other)?, by)?,
        _ => return Err(Fault::not_understood(from)),
    };
    draft.map(Some).ok_or_else(|| Fault::bad("draft-nothing-to-say"))
}

fn id<T: std::str::FromStr>(text: Option<&str>) -> Result<T, Fault> {
    text.and_then(|text| text.parse().ok()).ok_or(Fault::NotFound)
}

/// Returns the day that was sent; today where none was.
pub(crate) fn day(visit: &Visit, sent: &Sent) -> Result<Date, Fault> {
    let Some(text) = sent.get("day").filter(|text| !text.is_empty()) else { return Ok(visit.today) };
    text.parse().map_err(|_| Fault::not_understood(text))
}

pub(crate) fn read(visit: &Visit, name: &str, bytes: &[u8]) -> Result<blocks::Document, Fault> {
    visit.site.read(name, bytes, Pace::Patient(&|_, _| {})).map_err(|error| match error {
        NotRead::Unreadable(why) => Fault::Bad(why.key, why.arguments),
        NotRead::Slow => Fault::Broken,
    })
}

/// Reads a draft as it would be read when it arrives somewhere.
pub(crate) fn look(visit: &Visit, draft: &Draft, origin: &Origin) -> Result<Looked, Fault> {
    let office = visit.office();
    // What the ledger put into annexes was looked at when it came; days in a list of what is overdue are past.
    let mut read_of = draft.clone();
    if !origin.from.is_empty() {
        read_of.annexes.clear();
    }
    let number = office.next_issued(draft.day)?;
    let on = office.on_paper(draft.day)?;
    let whole = forms::docx::write(&read_of.paper(&on, number.or(Some(1)))).map_err(|_| Fault::Broken)?;
    let document = read(visit, "draft.docx", &whole)?;
    Ok(Looked { room: office.room(&document, visit.now)?, paper: draft.paper(&on, None), number })
}

/// Returns a draft with who receives it, where nobody said: those that it gives work to, and the archive.
pub(crate) fn addressed(visit: &Visit, draft: Draft) -> Result<Draft, Fault> {
    if !draft.recipients.is_empty() {
        return Ok(draft);
    }
    let office = visit.office();
    let whole = forms::docx::write(&office.draft_paper(&draft)?).map_err(|_| Fault::Broken)?;
    let document = read(visit, "draft.docx", &whole)?;
    let concerned = office.concerned(&document, draft.day)?;
    Ok(Draft { recipients: office.recipients(&concerned, draft.unit.as_deref(), draft.day)?, ..draft })
}

/// Returns the name of the files of a draft, without their ending.
pub(crate) fn file_name(draft: &Draft) -> &'static str {
    match draft.kind {
        Kind::Notice => "thong-bao",
        Kind::Letter => "cong-van",
        Kind::Report => "bao-cao",
        Kind::Plan => "ke-hoach",
        Kind::Decision => "quyet-dinh",
        Kind::Submission => "to-trinh",
        Kind::Slip => "phieu-giai-quyet",
    }
}

/// Returns a signature as it is chosen by: in whose name, and who.
pub(crate) fn spoken(signature: &Signature) -> String {
    let lines = signature.authority.iter().chain([&signature.name]);
    lines.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// Shows a draft, with what was wrong with what was asked of it.
pub(crate) fn show(
    visit: &Visit,
    draft: Draft,
    origin: &Origin,
    fault: Option<&Fault>,
) -> Result<Answer, Fault> {
    let draft = addressed(visit, draft)?;
    let looked = look(visit, &draft, origin)?;
    let signatures = visit.office().signatures(draft.day)?;
    let page = page(visit, &draft, &looked, &signatures, origin, fault);
    Ok(match fault {
        Some(fault) => Answer::Refused(fault.status(), page),
        None => Answer::Page(page),
    })
}

fn page(
    visit: &Visit,
    draft: &Draft,
    looked: &Looked,
    signatures: &[Signature],
    origin: &Origin,
    fault: Option<&Fault>,
) -> Markup {
    let words = visit.words();
    let part = if origin.said.is_empty() { Part::Documents } else { Part::Briefing };
    let title = words.say("draft-title", &[("kind", draft.kind.words().into())]);
    let issues = visit.may_in("document-issue");
    frame::page(
        visit,
        part,
        &title,
        &html! {
            link rel="stylesheet" href=(*PAPER_ADDRESS);
            h1 { (title) }
            p.about { (words.text("draft-about")) }
            @if let Some(fault) = fault { (problem(&told(words, Some(visit.organisation()), fault))) }
            form.draft method="post" action="/drafts" {
                input type="hidden" name="id" value=(app::new_command(visit.now));
                input type="hidden" name="kind" value=(draft.kind.words());
                input type="hidden" name="from" value=(origin.from);
                @for said in &origin.said { input type="hidden" name={ "said-" (said.task) } value=(said.words); }
                div.columns {
                    div.stack { (fields(visit, draft, signatures)) }
                    aside aria-label=(words.text("draft-remarks")) { (beside(visit, looked, issues)) }
                }
                p.actions {
                    button name="do" value="look" { (words.text("draft-look")) }
                    @for format in Format::ALL.iter().filter(|format| format.is_written_out()) {
                        button name="do" value=(format.name()) { (words.say("draft-as", &[("ending", format.name().into())])) }
                    }
                    @if issues { button.main name="do" value="issue" { (words.text("draft-issue")) } }
                }
            }
            div.preview { (forms::html::fragment(&looked.paper)) }
        },
    )
}

fn fields(visit: &Visit, draft: &Draft, signatures: &[Signature]) -> Markup {
    let words = visit.words();
    let chosen = spoken(&draft.signature);
    let area = |name: &str, key: &str, rows: usize, text: String| {
        html! { label.field { span { (words.text(key)) } textarea name=(name) rows=(rows) { (text) } } }
    };
    html! {
        label.field {
            span { (words.text("column-subject")) }
            input name="subject" value=(draft.subject) autocomplete="off" required;
        }
        @if draft.kind == Kind::Letter || !draft.addressees.is_empty() {
            (area("addressees", "draft-addressees", draft.addressees.len().clamp(2, 8), draft.addressees.join("\n")))
        }
        label.field {
            span { (words.text("draft-text")) }
            textarea.notice-text name="text" rows="16" { (draft.text) }
        }
        label.field { span { (words.text("draft-day")) } input type="date" name="day" value=(draft.day) required; }
        label.field {
            span { (words.text("draft-signer")) }
            select name="signer" {
                option value="" { (words.text("field-nobody")) }
                @for one in signatures.iter().map(spoken) { option value=(one) selected[one == chosen] { (one) } }
            }
        }
        (area("recipients", "draft-recipients", draft.recipients.len().clamp(4, 8), draft.recipients.join("\n")))
    }
}

/// Shows the number that the draft gets, and what there is to be looked at.
fn beside(visit: &Visit, looked: &Looked, issues: bool) -> Markup {
    let words = visit.words();
    let letterhead = &looked.paper.letterhead;
    let errors = looked.room.remarks.iter().any(|remark| remark.severity == "error");
    html! {
        h2 { (words.text("draft-number")) }
        @match looked.number {
            Some(number) => p { strong { (ledger::register::written(number)) "/" (letterhead.symbol) } },
            None => {
                p { (words.text("draft-register-closed")) }
                @if issues {
                    label.field {
                        span { (words.text("draft-register-first")) }
                        input type="number" name="first" value="1" min="1" max="999999";
                    }
                }
            }
        }
        h2 { (words.text("draft-remarks")) }
        @if looked.room.remarks.is_empty() { p.hint { (words.text("draft-no-remarks")) } }
        @for one in &looked.room.remarks { (remark::told(visit, one)) }
        @if errors && issues {
            label.check { input type="checkbox" name="seen" value="yes"; " " (words.text("draft-seen")) }
        }
        p.hint { (words.say("draft-tasks", &[("count", (looked.room.tasks as u64).into())])) }
    }
}
