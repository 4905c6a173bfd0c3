//! One command to several tasks of a list: each is judged by itself, and what became of each is told.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::sign_in::inside;
use crate::view::field::{self, Typed};
use crate::view::frame::{self, Part};
use crate::view::{self, capital};
use app::Order;
use axum::response::Response;
use axum_extra::extract::Form;
use ledger::organisation::Role;
use ledger::task::Command;
use ledger::{CommandId, TaskId};
use maud::{Markup, html};
use serde::Deserialize;

/// The most tasks of one form: a page of the list.
const MOST: usize = super::PAGE as usize;

/// Commands that an office gives to several tasks, and those of a unit.
const OFFICE: &[&str] = &["assign", "confirm-result", "comment", "direct"];
const UNIT: &[&str] = &["accept", "comment"];

/// What was sent.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Sent {
    /// Tasks with the versions that were seen: "id:version".
    task: Vec<String>,
    command: String,
    words: String,
    id: String,
    back: String,
}

/// What became of a task.
struct Outcome {
    task: TaskId,
    name: String,
    became: Result<(), Fault>,
}

/// Tells whether the visitor gives commands to several tasks.
pub(super) fn is_offered(visit: &Visit) -> bool {
    visit.has_role(&[Role::Clerk, Role::Leader, Role::Head, Role::Officer])
}

/// Shows what can be done with the tasks that are chosen.
pub(super) fn form(visit: &Visit) -> Markup {
    let words = visit.words();
    let commands: Vec<(String, String)> =
        commands(visit).map(|name| (name.to_owned(), words.text(&format!("command-{name}")))).collect();
    let options = commands.iter().map(|(name, shown)| (name.clone(), shown.as_str()));
    html! {
        form.several #several method="post" action="/tasks" {
            input type="hidden" name="back" value=(visit.address);
            input type="hidden" name="id" value=(app::new_command(visit.now));
            p { (words.text("several-about")) }
            (field::choice(words, "command", None, Some(&words.text("several-which")), options))
            (field::line(words, "words", &Typed::new(), "text", false))
            button { (words.text("several-do")) }
        }
    }
}

fn commands(visit: &Visit) -> impl Iterator<Item = &'static str> {
    let office = visit.has_role(&[Role::Clerk, Role::Leader]);
    let unit = visit.has_role(&[Role::Head, Role::Officer]);
    let mut names: Vec<&'static str> = Vec::new();
    for (holds, more) in [(unit, UNIT), (office, OFFICE)] {
        names.extend(more.iter().filter(|_| holds));
    }
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    names.into_iter()
}

/// Gives the command to each task that was chosen, and tells what became of each.
pub(crate) async fn give(caller: Caller, Form(sent): Form<Sent>) -> Response {
    caller
        .visit(move |visit| {
            if sent.task.is_empty() || sent.task.len() > MOST {
                return Err(Fault::bad("several-nothing"));
            }
            let command = command(visit, &sent)?;
            let id = sent.id.parse().ok();
            let chosen = sent.task.iter().map(|chosen| read(chosen)).collect::<Result<Vec<_>, _>>()?;
            let mut outcomes = Vec::new();
            for task in chosen {
                outcomes.push(give_one(visit, task, command.as_ref(), id)?);
            }
            Ok(Answer::Page(page(visit, &sent, &outcomes)))
        })
        .await
}

/// Returns the command; `None` for the confirmation of proposals, which takes the next code.
fn command(visit: &Visit, sent: &Sent) -> Result<Option<Command>, Fault> {
    if !commands(visit).any(|name| name == sent.command) {
        return Err(Fault::missing("command"));
    }
    let words = || match field::plain(&sent.words) {
        words if words.is_empty() => Err(Fault::missing("words")),
        words => Ok(words),
    };
    Ok(match sent.command.as_str() {
        "accept" => Some(Command::Accept),
        "confirm-result" => Some(Command::ConfirmResult),
        "comment" => Some(Command::Comment(words()?)),
        "direct" => Some(Command::Direct(words()?)),
        _ => None,
    })
}

/// Reads "id:version".
fn read(chosen: &str) -> Result<(TaskId, u64), Fault> {
    let parts =
        chosen.split_once(':').and_then(|(id, version)| Some((id.parse().ok()?, version.parse().ok()?)));
    parts.ok_or_else(|| Fault::not_understood(chosen))
}

fn give_one(
    visit: &Visit,
    (task, version): (TaskId, u64),
    command: Option<&Command>,
    id: Option<CommandId>,
) -> Result<Outcome, Fault> {
    let tenant = visit.office().tenant().id;
    let (row, history) = visit.office().store().read(|reader| {
        let row = reader.tasks_by_id(tenant, &[task], visit.today)?.pop();
        Ok::<_, store::Error>((row, reader.history(tenant, task)?))
    })?;
    // What somebody may not see is not there.
    let Some(row) = row.filter(|_| visit.scope.sees(&history.now())) else {
        return Ok(Outcome { task, name: task.to_string(), became: Err(Fault::NotFound) });
    };
    let actor = visit.actor()?;
    let order = Order { id, ..Order::new(()) }.at(version);
    let became = match command {
        Some(command) => actor.give(task, order.with(command.clone())),
        None => actor.confirm(task, order),
    };
    Ok(Outcome { task, name: view::task_table::name(&row), became: became.map(|_| ()).map_err(Fault::from) })
}

fn page(visit: &Visit, sent: &Sent, outcomes: &[Outcome]) -> Markup {
    let words = visit.words();
    let title = words.text(&format!("command-{}", sent.command));
    let (done, refused): (Vec<_>, Vec<_>) = outcomes.iter().partition(|outcome| outcome.became.is_ok());
    frame::page(
        visit,
        Part::Tasks,
        &title,
        &html! {
            h1 { (title) }
            @if !done.is_empty() {
                (view::done(&words.say("several-done", &[("count", done.len().into())])))
                ul.outcomes { @for each in &done { li { a href={ "/tasks/" (each.task) } { (each.name) } } } }
            }
            @if !refused.is_empty() {
                h2 { (words.say("several-refused", &[("count", refused.len().into())])) }
                ul.outcomes {
                    @for each in &refused {
                        @if let Err(fault) = &each.became {
                            @let told = view::told(words, Some(visit.organisation()), fault);
                            li {
                                a href={ "/tasks/" (each.task) } { (each.name) } ": " (capital(&told.title))
                                @if let Some(help) = told.help { " " small { (help) } }
                            }
                        }
                    }
                }
            }
            p { a.button href=(inside(&sent.back)) { (words.text("several-back")) } }
        },
    )
}
