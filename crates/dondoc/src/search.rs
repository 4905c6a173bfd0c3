//! `dondoc search`: tasks and documents by their words, with or without marks.

use crate::arguments::SearchArguments;
use crate::office::{self, Tell as _, short};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use ledger::{DocumentId, TaskId};
use std::io::Write as _;

/// Hits that are shown.
const MOST: u32 = 50;

/// Prints what has all the words.
pub(crate) fn run(session: &Session, arguments: &SearchArguments) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    office::actor(session, &office)?;
    let (tenant, today) = (office.tenant().id, session.today());
    let lines = office
        .store()
        .read(|reader| {
            let mut lines = Vec::new();
            for hit in reader.search(tenant, &arguments.words.join(" "), MOST)? {
                if hit.kind == "document" {
                    let document = reader.document(tenant, DocumentId::from_bytes(hit.id))?;
                    lines.extend(document.map(|found| (found.code().unwrap_or_default(), found.subject)));
                } else {
                    let task = reader.tasks_by_id(tenant, &[TaskId::from_bytes(hit.id)], today)?;
                    lines.extend(
                        task.into_iter()
                            .map(|task| (task.code.unwrap_or_else(|| short(task.id)), task.words)),
                    );
                }
            }
            Ok::<_, store::Error>(lines)
        })
        .tell(session, &office)?;
    let mut out = std::io::stdout().lock();
    if lines.is_empty() {
        writeln!(out, "{}", session.messages.text("search-none"))?;
    }
    for (code, words) in lines {
        writeln!(out, "{code:<16}  {words}")?;
    }
    Ok(Outcome::Good)
}
