//! What was sent from the forms of a task, as a command.

use super::Shown;
use crate::caller::Visit;
use crate::fault::Fault;
use crate::view::field::{self, Typed};
use app::{Done, Order};
use axum::extract::Multipart;
use jiff::civil::Date;
use ledger::deadline::Limit;
use ledger::task::{Basis, Command, Content, Milestone, MilestoneId, Product, Progress};
use std::str::FromStr;

/// What was sent.
pub(crate) struct Sent {
    /// The fields by their names.
    pub(crate) typed: Typed,
    /// The files.
    pub(crate) files: Vec<Vec<u8>>,
}

impl Sent {
    /// Receives a form.
    pub(crate) async fn receive(mut form: Multipart) -> Result<Self, Fault> {
        let broken = |_| Fault::bad("upload-broken");
        let mut sent = Self { typed: Typed::new(), files: Vec::new() };
        while let Some(field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            if field.file_name().is_some() {
                let bytes = field.bytes().await.map_err(broken)?;
                if !bytes.is_empty() {
                    sent.files.push(bytes.to_vec());
                }
            } else {
                let text = field.text().await.map_err(broken)?;
                sent.typed.insert(name, field::plain(&text));
            }
        }
        Ok(sent)
    }

    /// Returns the file that was sent.
    pub(crate) fn file(&self) -> Option<&[u8]> {
        self.files.first().map(Vec::as_slice)
    }

    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.typed.get(name).filter(|text| !text.is_empty()).cloned()
    }

    fn words(&self) -> String {
        self.text("words").unwrap_or_default()
    }

    pub(crate) fn wanted<T: FromStr>(&self, name: &'static str) -> Result<T, Fault> {
        self.optional(name)?.ok_or_else(|| Fault::missing(name))
    }

    pub(crate) fn optional<T: FromStr>(&self, name: &'static str) -> Result<Option<T>, Fault> {
        let Some(text) = self.text(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| Fault::not_understood(&text))
    }

    fn limit(&self, name: &'static str) -> Result<Limit, Fault> {
        self.wanted::<Date>(name).map(day)
    }
}

fn day(day: Date) -> Limit {
    Limit::Day { day, hour: None }
}

/// Carries out what was sent.
pub(super) fn give(visit: &Visit, shown: &Shown, sent: &Sent) -> Result<Done, Fault> {
    let actor = visit.actor()?;
    let mut order = Order::new(()).on(sent.optional("on")?).because(sent.text("reason"));
    order.expected = sent.optional("version")?;
    order.id = sent.optional("id")?;
    let name = sent.text("command").unwrap_or_default();
    match name.as_str() {
        "assign" => return Ok(actor.confirm(shown.id, order)?),
        "hang" => {
            let before = sent.optional("days_before")?.unwrap_or(1);
            return Ok(actor.hang(shown.id, &sent.wanted::<String>("event_date")?, before, &order)?);
        }
        "split" => {
            let parts = parts(shown, sent);
            actor.split(shown.id, parts, &order)?;
            return Ok(Done { version: 0, events: vec!["task-split".to_owned()] });
        }
        "join" => {
            let into = actor.find_task(&sent.wanted::<String>("into")?)?;
            return Ok(actor.join(into, &[shown.id], &Order { expected: None, ..order })?);
        }
        _ => {}
    }
    let command = command(visit, shown, sent, &name)?;
    Ok(actor.give(shown.id, order.with(command))?)
}

/// Returns the command of a name with what was typed.
fn command(visit: &Visit, shown: &Shown, sent: &Sent, name: &str) -> Result<Command, Fault> {
    Ok(match name {
        "accept" => Command::Accept,
        "decline" => Command::Decline,
        "delegate" => Command::Delegate(sent.wanted("officer")?),
        "reassign" => Command::Reassign(sent.wanted("unit")?),
        "report-progress" => {
            Command::ReportProgress(Progress { words: sent.words(), percent: sent.optional("percent")? })
        }
        "report-share" => Command::ReportShare { unit: sent.wanted("unit")?, words: sent.words() },
        "ask-extension" => Command::AskExtension {
            milestone: shown.task.content.extended(visit.laws().1),
            until: sent.limit("until")?,
        },
        "grant-extension" => Command::GrantExtension { until: sent.optional("until")?.map(day) },
        "refuse-extension" => Command::RefuseExtension,
        "submit-result" => Command::SubmitResult(product(visit, sent)?),
        "confirm-result" => Command::ConfirmResult,
        "return-result" => Command::ReturnResult,
        "wait" => Command::Wait {
            body: sent.text("body").unwrap_or_default(),
            letter: sent.text("letter").unwrap_or_default(),
            expected: sent.optional("expected")?,
        },
        "stop-clock" => Command::StopClock,
        "end-waiting" => Command::EndWaiting,
        "suspend" => Command::Suspend { until: sent.optional("until")? },
        "resume" => Command::Resume,
        "cancel" => Command::Cancel,
        "supersede" => Command::Supersede(visit.actor()?.find_task(&sent.wanted::<String>("by")?)?),
        "reopen" => Command::Reopen,
        "comment" => Command::Comment(sent.words()),
        "direct" => Command::Direct(sent.words()),
        "drop" => Command::Drop,
        "edit" => Command::Edit(Box::new(edited(visit, shown, sent)?)),
        _ => return Err(Fault::missing("command")),
    })
}

/// Returns the parts of a proposal: one for each line that was typed, otherwise like the whole.
fn parts(shown: &Shown, sent: &Sent) -> Vec<Content> {
    let words = sent.words();
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Content { words: line.to_owned(), ..shown.task.content.clone() }).collect()
}

/// Keeps the files, then names them.
fn product(visit: &Visit, sent: &Sent) -> Result<Product, Fault> {
    let mut files = Vec::new();
    for bytes in &sent.files {
        files.push(visit.office().files().put(bytes)?);
    }
    Ok(Product { words: sent.words(), number: sent.text("number"), date: sent.optional("date")?, files })
}

/// Returns the content with what was corrected: the words, who leads and takes part, and the day.
fn edited(visit: &Visit, shown: &Shown, sent: &Sent) -> Result<Content, Fault> {
    let mut content = shown.task.content.clone();
    content.words = sent.words();
    content.lead = sent.optional("unit")?;
    if let Some(names) = sent.typed.get("support") {
        let actor = visit.actor()?;
        let names = names.split([';', '\n']).map(str::trim).filter(|name| !name.is_empty());
        content.support = names.map(|name| actor.find_unit(name)).collect::<Result<_, _>>()?;
    }
    if sent.typed.contains_key("due") {
        set_due(visit, &mut content, sent.optional("due")?);
    }
    Ok(content)
}

/// Sets the day that the task is judged by; `None` takes it away.
pub(crate) fn set_due(visit: &Visit, content: &mut Content, wanted: Option<Date>) {
    let calendar = visit.laws().1;
    let before = content.deciding(calendar).cloned();
    let known = before.as_ref().and_then(|milestone| milestone.limit.due(calendar)).map(|due| due.day);
    if wanted == known {
        return;
    }
    let id = before.as_ref().map(|milestone| milestone.id);
    content.milestones.retain(|milestone| Some(milestone.id) != id);
    if let Some(wanted) = wanted {
        let free = content.milestones.iter().map(|milestone| milestone.id.0 + 1).max().unwrap_or(1);
        content.milestones.push(Milestone {
            id: id.unwrap_or(MilestoneId(free)),
            what: before.as_ref().map(|milestone| milestone.what.clone()).unwrap_or_default(),
            who: None,
            said: before.map(|milestone| milestone.said).unwrap_or_default(),
            limit: day(wanted),
            basis: Basis::Own,
        });
    }
}
