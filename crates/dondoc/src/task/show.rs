//! The card of one task: what it is about, where it stands, the words it came from.

use super::list::{listed, standing_words};
use crate::office::{Names, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::wrap;
use app::{Actor, Office};
use ledger::task::Task;
use std::io::Write as _;
use store::ListedDocument;

/// Prints the card.
pub(super) fn run(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    name: &str,
) -> Result<Outcome, Failure> {
    let id = actor.find_task(name).tell(session, office)?;
    let row = listed(session, office, id)?;
    let tenant = office.tenant().id;
    let (history, document) = office
        .store()
        .read(|reader| {
            let document = match &row.document {
                Some((document, _)) => reader.document(tenant, *document)?,
                None => None,
            };
            Ok::<_, store::Error>((reader.history(tenant, id)?, document))
        })
        .tell(session, office)?;
    let names = Names::of(session, office)?;
    let task = history.now();
    let mut out = std::io::stdout().lock();
    let title = row.code.clone().unwrap_or_else(|| id.to_string());
    writeln!(out, "{}  {}", session.terminal.bold(&title), standing_words(session, &names, &row))?;
    for (key, value) in lines(session, &names, &task, document.as_ref()) {
        let label = session.messages.text(key);
        for (number, line) in
            wrap::lines(&value, session.terminal.width.saturating_sub(18)).iter().enumerate()
        {
            let label = if number == 0 { label.as_str() } else { "" };
            writeln!(out, "  {label:<14}  {line}")?;
        }
    }
    Ok(Outcome::Good)
}

/// Returns the lines of the card: their labels and values; what is empty is left out.
fn lines(
    session: &Session,
    names: &Names,
    task: &Task,
    document: Option<&ListedDocument>,
) -> Vec<(&'static str, String)> {
    let today = session.today();
    let content = &task.content;
    let units = |units: &[ledger::UnitId]| {
        units.iter().map(|unit| names.unit(*unit, today)).collect::<Vec<_>>().join("; ")
    };
    let quote = content.quote.as_ref();
    let from = document.map(|document| {
        let code = document.code().unwrap_or_default();
        let item = quote.map(|quote| quote.item.as_str()).unwrap_or_default();
        format!("{code} {} [{item}]", document.subject)
    });
    let deadlines: Vec<String> = content
        .milestones
        .iter()
        .map(|milestone| format!("{} {}", milestone.what, milestone.said).trim().to_owned())
        .collect();
    let result = task.result.as_ref().map(|(product, at)| {
        let number = product.number.clone().unwrap_or_default();
        format!("{number} {} ({})", product.words, session.messages.day(at.day)).trim().to_owned()
    });
    let percent = task.progress.last().map(|progress| {
        let percent = progress.percent.map(|percent| format!("{percent} % ")).unwrap_or_default();
        format!("{percent}{}", progress.words)
    });
    let all = [
        ("card-words", content.words.clone()),
        ("card-lead", content.lead.map(|unit| names.unit(unit, today)).unwrap_or_default()),
        ("card-officer", task.officer.map(|officer| names.officer(officer)).unwrap_or_default()),
        ("card-support", units(&content.support)),
        ("card-receivers", content.receivers.join("; ")),
        ("card-said", deadlines.join("; ")),
        ("card-targets", content.targets.join("; ")),
        ("card-document", from.unwrap_or_default()),
        (
            "card-quote",
            quote
                .map(|quote| quote.words.clone())
                .filter(|words| *words != content.words)
                .unwrap_or_default(),
        ),
        ("card-progress", percent.unwrap_or_default()),
        ("card-result", result.unwrap_or_default()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}
