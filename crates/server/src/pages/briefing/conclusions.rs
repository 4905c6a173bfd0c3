//! What a meeting concludes: put together as the text of a notice, looked through by a person, then entered and read as any
//! other document; what was said of a task is written into its story, too.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::documents::{self, Upload};
use crate::view::field;
use crate::view::frame::{self, Part};
use app::Order;
use axum::extract::Form;
use axum::response::Response;
use jiff::civil::Date;
use ledger::TaskId;
use ledger::task::Command;
use maud::{Markup, html};
use messages::Language;
use std::collections::BTreeMap;

/// What was sent: "said-TASK" for what was said of a task, and what was concluded besides.
pub(crate) type Sent = BTreeMap<String, String>;

/// What was said of a task.
struct Said {
    task: TaskId,
    words: String,
}

/// Shows the text of the notice, to be looked through and changed.
pub(crate) async fn compose(caller: Caller, Form(sent): Form<Sent>) -> Response {
    caller
        .visit(move |visit| {
            let said = said(&sent);
            let further = sent.get("further").map_or("", String::as_str);
            if said.is_empty() && further.trim().is_empty() {
                return Err(Fault::bad("briefing-nothing"));
            }
            let day = day(visit, &sent)?;
            let text = text(visit, day, &said, further)?;
            Ok(Answer::Page(page(visit, day, &said, &text)))
        })
        .await
}

/// Enters the text as a document, writes what was said into the tasks, and goes to the reading room.
pub(crate) async fn enter(caller: Caller, Form(sent): Form<Sent>) -> Response {
    caller
        .visit(move |visit| {
            let text = field::plain(sent.get("text").map_or("", String::as_str));
            if text.is_empty() {
                return Err(Fault::bad("briefing-nothing"));
            }
            let name = format!(
                "{}-{}.txt",
                visit.site.words(Language::Vi).text("briefing-file"),
                day(visit, &sent)?
            );
            let upload = Upload { name, bytes: text.into_bytes() };
            let imported = documents::enter_one(visit, &upload)?;
            let done = direct(visit, &said(&sent), imported.document)?;
            Ok(Answer::Go(format!("/documents/{}?done=briefing-entered&count={done}", imported.document)))
        })
        .await
}

fn said(sent: &Sent) -> Vec<Said> {
    let said = |(name, words): (&String, &String)| {
        let task = name.strip_prefix("said-")?.parse().ok()?;
        let words = field::plain(words).trim_end_matches('.').to_owned();
        (!words.is_empty()).then_some(Said { task, words })
    };
    sent.iter().filter_map(said).collect()
}

fn day(visit: &Visit, sent: &Sent) -> Result<Date, Fault> {
    let Some(text) = sent.get("day") else { return Ok(visit.today) };
    text.parse().map_err(|_| Fault::Bad("question-not-understood", vec![("text", text.clone())]))
}

/// Returns the text of the notice: always in Vietnamese, whatever language the page is read in.
fn text(visit: &Visit, day: Date, said: &[Said], further: &str) -> Result<String, Fault> {
    let words = visit.site.words(Language::Vi);
    let number = |number: usize| (number as u64).into();
    let mut lines = Vec::new();
    for (at, said) in (1..).zip(said) {
        let Some((unit, task)) = task(visit, said.task)? else { continue };
        let arguments = [
            ("number", number(at)),
            ("unit", unit.into()),
            ("task", task.into()),
            ("said", said.words.as_str().into()),
        ];
        lines.push(words.say("briefing-line", &arguments));
    }
    let further = further.lines().map(str::trim).filter(|line| !line.is_empty());
    for (at, line) in (lines.len() + 1..).zip(further) {
        lines.push(words.say("briefing-line-further", &[("number", number(at)), ("said", line.into())]));
    }
    let office = visit.office().tenant().name.to_uppercase();
    let arguments = [
        ("office", office.into()),
        ("day", i64::from(day.day()).into()),
        ("month", i64::from(day.month()).into()),
        ("year", day.year().to_string().into()),
        ("lines", lines.join("\n\n").into()),
    ];
    Ok(words.say("briefing-notice", &arguments))
}

/// Returns the name of the unit that leads a task that the visitor sees, and its words as they go on in a sentence.
fn task(visit: &Visit, id: TaskId) -> Result<Option<(String, String)>, Fault> {
    let tenant = visit.office().tenant().id;
    let task = visit.office().store().read(|reader| reader.history(tenant, id))?.now();
    let (Some(lead), true) = (task.content.lead, visit.scope.sees(&task)) else { return Ok(None) };
    let unit = visit.organisation().name_on(lead, visit.today).unwrap_or_default();
    let words = task.content.words.trim().trim_end_matches(['.', ';']);
    let words = words.strip_prefix(unit).unwrap_or(words).trim();
    let mut letters = words.chars();
    let small = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    Ok(Some((unit.to_owned(), small)))
}

/// Writes what was said into the tasks, where the visitor may. Returns into how many.
fn direct(visit: &Visit, said: &[Said], document: ledger::DocumentId) -> Result<usize, Fault> {
    let actor = visit.actor()?;
    let mut done = 0;
    for said in said {
        // Entered once: the same conclusion of the same document is the same command.
        let id = blake3::hash(format!("{document} {} {}", said.task, said.words).as_bytes());
        let id = id.as_bytes().first_chunk::<16>().map(|id| ledger::CommandId::from_bytes(*id));
        let order = Order { id, ..Order::new(Command::Direct(said.words.clone())) };
        match actor.give(said.task, order) {
            Ok(_) => done += 1,
            // Clerks type for the director, and may not direct: the notice itself says it then.
            Err(app::Error::NotAllowed { .. } | app::Error::Refused { .. } | app::Error::NoTask(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(done)
}

fn page(visit: &Visit, day: Date, said: &[Said], text: &str) -> Markup {
    let words = visit.words();
    let title = words.text("briefing-compose-title");
    frame::page(
        visit,
        Part::Briefing,
        &title,
        &html! {
            h1 { (title) }
            p.about { (words.text("briefing-compose-about")) }
            form.stack method="post" action="/briefing/notice" {
                input type="hidden" name="day" value=(day);
                @for said in said { input type="hidden" name={ "said-" (said.task) } value=(said.words); }
                textarea.notice-text name="text" rows="24" aria-label=(title) { (text) }
                button.main { (words.text("briefing-enter")) }
            }
        },
    )
}
