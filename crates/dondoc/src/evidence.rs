//! `dondoc evidence`: what a report says of open tasks, offered as results; nothing is submitted that nobody accepted.

use crate::arguments::EvidenceArguments;
use crate::files::{self, Input};
use crate::office::{self, Tell as _, short};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::{task, worker, wrap};
use app::Paper;
use app::evidence::Offer;
use directive::Options;
use std::io::Write as _;

/// Shows the offers of a report, or accepts those that are named.
pub(crate) fn run(session: &Session, arguments: &EvidenceArguments) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let name = arguments.file.display().to_string();
    let bytes = files::bytes(&arguments.file)?;
    let document = actor.document_of_file(&name, &bytes).tell(session, &office)?;
    let known = actor.organisation_for_reading().tell(session, &office)?;
    let options = Options { organisation: Some(&known), reference_date: None };
    let input = Input::of_bytes(&name, &bytes, &worker::reader(), &options)?;
    let paper = Paper { name: &name, bytes: &bytes, document: &input.document, reading: &input.reading };
    let offers = actor.evidence(document, &paper).tell(session, &office)?;
    if arguments.accept.is_empty() {
        for offer in &offers {
            print(session, &task::listed(session, &office, offer.task)?, offer)?;
        }
        let count = [("count", offers.len().into())];
        if !session.json {
            writeln!(std::io::stdout(), "{}", session.messages.say("evidence-count", &count))?;
        }
        return Ok(Outcome::Good);
    }
    for name in &arguments.accept {
        let id = actor.find_task(name).tell(session, &office)?;
        let offer = offers.iter().find(|offer| offer.task == id);
        let offer = offer.ok_or_else(|| Problem::new("evidence-none").with("task", name))?;
        let done = actor.accept_offer(offer, None).tell(session, &office)?;
        task::print_done(session, name, &done)?;
    }
    Ok(Outcome::Good)
}

/// Prints an offer: the task, both quotes, the product.
fn print(session: &Session, task: &store::ListedTask, offer: &Offer) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let code = task.code.clone().unwrap_or_else(|| short(task.id));
    if session.json {
        let line = serde_json::json!({
            "task": code, "ordered": offer.ordered, "report": offer.report, "product": offer.product,
            "score": offer.score,
        });
        writeln!(out, "{line}")?;
        return Ok(());
    }
    let product = offer.product.number.clone().unwrap_or_else(|| offer.product.words.clone());
    writeln!(out, "{}", session.terminal.bold(&code))?;
    for (key, words) in [
        ("evidence-ordered", &offer.ordered),
        ("evidence-told", &offer.report.words),
        ("evidence-product", &product),
    ] {
        let label = session.messages.text(key);
        for (number, line) in wrap::lines(words, session.terminal.width.saturating_sub(18)).iter().enumerate()
        {
            writeln!(out, "  {:<14}  {line}", if number == 0 { label.as_str() } else { "" })?;
        }
    }
    Ok(())
}
