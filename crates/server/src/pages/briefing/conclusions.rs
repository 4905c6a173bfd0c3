//! What a meeting concludes: put together as a draft of a notice, and, once that is issued, written into the tasks that it
//! speaks of.

use crate::caller::{Caller, Visit};
use crate::fault::Fault;
use crate::pages::drafts::{self, Origin, Sent};
use crate::view::field;
use app::Order;
use app::drafts::Draft;
use axum::extract::Form;
use axum::response::Response;
use forms::conclusions::{self, Conclusion};
use forms::paper::Kind;
use jiff::civil::Date;
use ledger::TaskId;
use ledger::task::Command;

/// What was said of a task.
pub(crate) struct Said {
    pub(crate) task: TaskId,
    pub(crate) words: String,
}

/// Shows the draft of the notice, to be looked through and changed.
pub(crate) async fn compose(caller: Caller, Form(sent): Form<Sent>) -> Response {
    caller
        .visit(move |visit| {
            let said = said(&sent);
            let further = sent.get("further").map_or("", String::as_str);
            if said.is_empty() && further.trim().is_empty() {
                return Err(Fault::bad("briefing-nothing"));
            }
            let day = drafts::day(visit, &sent)?;
            let draft = draft(visit, day, &said, further)?;
            drafts::show(visit, draft, &Origin { said, ..Origin::default() }, None)
        })
        .await
}

/// Returns what was said of tasks: the fields "said-TASK".
pub(crate) fn said(sent: &Sent) -> Vec<Said> {
    let said = |(name, words): (&String, &String)| {
        let task = name.strip_prefix("said-")?.parse().ok()?;
        let words = field::plain(words).trim_end_matches('.').to_owned();
        (!words.is_empty()).then_some(Said { task, words })
    };
    sent.iter().filter_map(said).collect()
}

fn draft(visit: &Visit, day: Date, said: &[Said], further: &str) -> Result<Draft, Fault> {
    let mut conclusions = Vec::new();
    for said in said {
        if let Some((unit, task)) = task(visit, said.task)? {
            conclusions.push(Conclusion { unit, task, said: said.words.clone() });
        }
    }
    let further: Vec<&str> = further.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Ok(Draft {
        subject: conclusions::subject(day),
        text: conclusions::text(day, &conclusions, &further),
        ..drafts::empty(visit, Kind::Notice, day)?
    })
}

/// Returns the name of the unit that leads a task that the visitor sees, and its words as they go on in a sentence.
fn task(visit: &Visit, id: TaskId) -> Result<Option<(String, String)>, Fault> {
    let tenant = visit.office().tenant().id;
    let task = visit.office().store().read(|reader| reader.history(tenant, id))?.now();
    let (Some(lead), true) = (task.content.lead, visit.scope.sees(&task)) else { return Ok(None) };
    let unit = visit.organisation().name_on(lead, visit.today).unwrap_or_default();
    let words = app::drafts::within_a_sentence(&task.content, visit.organisation(), visit.today);
    Ok(Some((unit.to_owned(), words)))
}

/// Writes what was said into the tasks: as the word of a leader, or, where a clerk types for one, as a note of what the
/// notice says. Returns into how many.
pub(crate) fn direct(visit: &Visit, said: &[Said], code: &str) -> Result<usize, Fault> {
    let actor = visit.actor()?;
    let mut done = 0;
    for said in said {
        // Entered once: the same conclusion of the same notice is the same command.
        let id = blake3::hash(format!("{code} {} {}", said.task, said.words).as_bytes());
        let id = id.as_bytes().first_chunk::<16>().map(|id| ledger::CommandId::from_bytes(*id));
        let note = format!("{code}: {}", said.words);
        for command in [Command::Direct(said.words.clone()), Command::Comment(note)] {
            match actor.give(said.task, Order { id, ..Order::new(command) }) {
                Ok(_) => {
                    done += 1;
                    break;
                }
                Err(app::Error::NotAllowed { .. } | app::Error::Refused { .. } | app::Error::NoTask(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(done)
}
