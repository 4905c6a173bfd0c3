//! `dondoc threads`: the same work met again in several documents, a table of its steps for each.

use crate::arguments::ThreadsArguments;
use crate::files::{self, Input};
use crate::messages::Messages;
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::table::{self, Column};
use crate::tasks;
use directive::reading::Task;
use directive::threads::{self, Change, Entry, Link, Place, Reason, Status, Step, Thread};
use fluent_bundle::FluentValue;
use serde_json::{Value, json};
use std::io::{self, BufWriter, Write};

/// Reads the files and prints the threads that run through them.
pub(crate) fn run(session: &Session, arguments: &ThreadsArguments) -> Result<Outcome, Failure> {
    let (inputs, outcome) = files::load_all(session, &arguments.knowledge, &arguments.files)?;
    let entries: Vec<Entry<'_>> =
        inputs.iter().map(|input| Entry { name: &input.name, reading: &input.reading }).collect();
    print(session, &inputs, &threads::find(&entries))?;
    Ok(outcome)
}

fn print(session: &Session, inputs: &[Input], threads: &[Thread]) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (at, thread) in threads.iter().enumerate() {
        if session.json {
            serde_json::to_writer(&mut out, &json_line(inputs, thread))?;
            out.write_all(b"\n")?;
        } else {
            writeln!(out, "{}", render(session, inputs, at + 1, thread))?;
        }
    }
    if !session.json {
        let counts =
            [("threads", FluentValue::from(threads.len())), ("documents", FluentValue::from(inputs.len()))];
        writeln!(out, "{}", session.messages.say("threads-summary", &counts))?;
    }
    out.flush()?;
    Ok(())
}

/// The task of a step, where it is one.
fn task<'i>(inputs: &'i [Input], step: &Step) -> Option<&'i Task> {
    match step.place {
        Place::Task(index) => inputs.get(step.document)?.reading.tasks.get(index),
        Place::Item(_) | Place::Figure(_) => None,
    }
}

/// The task of a step, and those that are shares of the same order.
fn tasks_of<'i>(inputs: &'i [Input], step: &Step) -> Vec<&'i Task> {
    let shares = step.shares.iter().map(|share| Step { place: Place::Task(*share), ..step.clone() });
    let shares: Vec<&Task> = shares.filter_map(|step| task(inputs, &step)).collect();
    task(inputs, step).into_iter().chain(shares).collect()
}

/// The path of labels of a step; "" for a figure.
fn label(inputs: &[Input], step: &Step) -> String {
    match step.place {
        Place::Task(_) => {
            let ids: Vec<&str> = tasks_of(inputs, step).iter().map(|task| task.id.as_str()).collect();
            ids.join(", ")
        }
        Place::Item(index) => {
            let item = inputs.get(step.document).and_then(|input| input.reading.items.get(index));
            item.map(|item| item.id.clone()).unwrap_or_default()
        }
        Place::Figure(_) => String::new(),
    }
}

fn render(session: &Session, inputs: &[Input], number: usize, thread: &Thread) -> String {
    let messages = &session.messages;
    let column = |key: &str, least, most| Column::new(messages.text(key), least, most);
    let columns = [
        column("threads-column-date", 10, 10),
        column("threads-column-document", 11, 16),
        column("threads-column-unit", 12, 22),
        column("threads-column-due", 10, 10),
        column("threads-column-status", 12, 26),
        column("threads-column-reason", 16, Column::STRETCHES),
    ];
    let rows: Vec<Vec<String>> =
        thread.steps.iter().map(|step| row(messages, inputs, thread, step)).collect();
    let heading = session.terminal.bold(&format!("{number}. {}", thread.title));
    format!("{heading}\n{}", table::render(&columns, &rows, session.terminal))
}

fn row(messages: &Messages, inputs: &[Input], thread: &Thread, step: &Step) -> Vec<String> {
    let leads: Vec<_> =
        tasks_of(inputs, step).iter().map(|task| tasks::parties(messages, &task.lead, "; ")).collect();
    vec![
        date(messages, inputs, step),
        document(messages, inputs, step),
        leads.join("; "),
        step.due.map(|day| messages.day(day)).unwrap_or_default(),
        what_changed(messages, step),
        step.link.as_ref().map(|link| why(messages, inputs, thread, link)).unwrap_or_default(),
    ]
}

fn date(messages: &Messages, inputs: &[Input], step: &Step) -> String {
    let date = inputs.get(step.document).and_then(|input| input.reading.card.date.as_ref());
    date.map(|date| messages.partial_date(date.value)).unwrap_or_default()
}

/// Number and symbol, or the file's name where both are blank; below it the item.
fn document(messages: &Messages, inputs: &[Input], step: &Step) -> String {
    let name = symbol(inputs, step.document);
    let label = label(inputs, step);
    if label.is_empty() {
        return name;
    }
    format!("{name}\n{}", messages.say("threads-item", &[("id", FluentValue::from(label))]))
}

fn symbol(inputs: &[Input], document: usize) -> String {
    let Some(input) = inputs.get(document) else { return String::new() };
    let card = &input.reading.card;
    match (&card.number, &card.symbol) {
        (Some(number), Some(symbol)) => format!("{}/{}", number.value, symbol.value),
        (None, Some(symbol)) => format!("…/{}", symbol.value),
        (Some(number), None) => number.value.clone(),
        (None, None) => input.name.clone(),
    }
}

/// The key of a status in the catalogue, and its name in JSON.
fn status_key(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Assigned => ("threads-status-assigned", "assigned"),
        Status::Reassigned => ("threads-status-reassigned", "reassigned"),
        Status::Renamed => ("threads-status-renamed", "renamed"),
        Status::Slipped => ("threads-status-slipped", "slipped"),
        Status::Repeated => ("threads-status-repeated", "repeated"),
        Status::Proposed => ("threads-status-proposed", "proposed"),
        Status::Done => ("threads-status-done", "done"),
        Status::InProgress => ("threads-status-in-progress", "in-progress"),
    }
}

fn what_changed(messages: &Messages, step: &Step) -> String {
    let mut lines = vec![messages.text(status_key(step.status).0)];
    lines.extend(step.changes.iter().map(|change| match change {
        Change::Due { from, to } => {
            let key = if to > from { "threads-change-later" } else { "threads-change-earlier" };
            from_to(messages, key, &messages.day(*from), &messages.day(*to))
        }
        Change::Lead { from, to } => {
            from_to(messages, "threads-change-lead", &from.join("; "), &to.join("; "))
        }
        Change::Name { from, to } => from_to(messages, "threads-change-name", from, to),
    }));
    lines.join("\n")
}

fn from_to(messages: &Messages, key: &str, from: &str, to: &str) -> String {
    messages.say(key, &[("from", FluentValue::from(from)), ("to", FluentValue::from(to))])
}

fn why(messages: &Messages, inputs: &[Input], thread: &Thread, link: &Link) -> String {
    let to = thread.steps.get(link.to).map(|step| symbol(inputs, step.document)).unwrap_or_default();
    let like = messages.say(
        "threads-link",
        &[
            ("score", FluentValue::from(format!("{:.0}", link.score * 100.0))),
            ("document", FluentValue::from(to)),
        ],
    );
    let reasons = link.reasons.iter().map(|reason| {
        let (key, _, words) = reason_key(reason);
        messages.say(key, &[("words", FluentValue::from(words))])
    });
    std::iter::once(like).chain(reasons).collect::<Vec<_>>().join("\n")
}

/// The key of a reason in the catalogue, its name in JSON, and its words.
fn reason_key(reason: &Reason) -> (&'static str, &'static str, &str) {
    match reason {
        Reason::CitesIt(words) => ("threads-reason-cites-it", "cites-it", words),
        Reason::SameReference(words) => ("threads-reason-same-reference", "same-reference", words),
        Reason::SameTitle(words) => ("threads-reason-same-title", "same-title", words),
        Reason::SameProduct(words) => ("threads-reason-same-product", "same-product", words),
        Reason::SameWords(words) => ("threads-reason-same-words", "same-words", words),
        Reason::SameUnit(words) => ("threads-reason-same-unit", "same-unit", words),
        Reason::SameTarget(words) => ("threads-reason-same-target", "same-target", words),
    }
}

fn json_line(inputs: &[Input], thread: &Thread) -> Value {
    let steps: Vec<Value> = thread.steps.iter().map(|step| json_step(inputs, step)).collect();
    json!({ "title": thread.title, "steps": steps })
}

fn json_step(inputs: &[Input], step: &Step) -> Value {
    let input = inputs.get(step.document);
    let card = input.map(|input| &input.reading.card);
    let text = |read: Option<&directive::reading::Read<String>>| read.map(|read| read.value.clone());
    let kind = match step.place {
        Place::Task(_) => "task",
        Place::Item(_) => "item",
        Place::Figure(_) => "figure",
    };
    let tasks = tasks_of(inputs, step);
    let leads: Vec<&str> =
        tasks.iter().flat_map(|task| &task.lead).map(|party| party.name.as_str()).collect();
    json!({
        "file": input.map(|input| input.name.as_str()),
        "date": card.and_then(|card| card.date.as_ref()).map(|date| date.value.to_string()),
        "number": text(card.and_then(|card| card.number.as_ref())),
        "symbol": text(card.and_then(|card| card.symbol.as_ref())),
        "place": kind,
        "id": label(inputs, step),
        "shares": tasks.iter().skip(1).map(|task| task.id.as_str()).collect::<Vec<_>>(),
        "words": step.words,
        "lead": leads,
        "due": step.due.map(|day| day.to_string()),
        "status": status_key(step.status).1,
        "changes": step.changes.iter().map(json_change).collect::<Vec<_>>(),
        "link": step.link.as_ref().map(json_link),
    })
}

fn json_change(change: &Change) -> Value {
    match change {
        Change::Due { from, to } => json!({ "what": "due", "from": from.to_string(), "to": to.to_string() }),
        Change::Lead { from, to } => json!({ "what": "lead", "from": from, "to": to }),
        Change::Name { from, to } => json!({ "what": "name", "from": from, "to": to }),
    }
}

fn json_link(link: &Link) -> Value {
    let reasons: Vec<Value> = link
        .reasons
        .iter()
        .map(|reason| {
            let (_, name, words) = reason_key(reason);
            json!({ "reason": name, "words": words })
        })
        .collect();
    json!({ "to": link.to, "score": (link.score * 1000.0).round() / 1000.0, "reasons": reasons })
}
