//! Files: of documents, of results, and those that a result will name.

use super::call::Call;
use super::give::{Download, Made};
use super::schema::Count;
use super::take::{File, Hash, Id};
use crate::fault::Fault;
use crate::pages::{document, task};
use ledger::task::Event;
use ledger::{DocumentId, TaskId};
use schemars::JsonSchema;
use serde::Serialize;

/// A file that is kept.
#[derive(Serialize, JsonSchema)]
pub(super) struct Kept {
    /// What a result names it by.
    hash: String,
    #[schemars(with = "Count")]
    bytes: u64,
}

/// Keeps a file. Where no result names it, it is swept away some day.
pub(super) fn keep(call: &Call, File(bytes): File) -> Result<Made<Kept>, Fault> {
    let hash = call.office().files().put(&bytes)?;
    // There is no address of its own: it is seen through the task that names it.
    let address = format!("{}/files#{hash}", super::BASE);
    Ok(Made { address, body: Kept { hash, bytes: bytes.len() as u64 } })
}

/// Sends the file of a document.
pub(super) fn of_document(call: &Call, Id(id): Id<DocumentId>) -> Result<Download, Fault> {
    let (hash, name) = document::load(call, &id.to_string())?.document.file.ok_or(Fault::NotFound)?;
    let bytes = call.office().files().get(&hash)?.ok_or(Fault::NotFound)?;
    Ok(Download { name, bytes })
}

/// Sends a file that a result of a task names.
pub(super) fn of_task(call: &Call, (Id(id), Hash(hash)): (Id<TaskId>, Hash)) -> Result<Download, Fault> {
    let shown = task::load(call, &id.to_string())?;
    let names =
        |event: &Event| matches!(event, Event::ResultSubmitted { product } if product.files.contains(&hash));
    let names = shown.history.entries().iter().any(|entry| names(&entry.event));
    if !names || !store::blobs::is_hash(&hash) {
        return Err(Fault::NotFound);
    }
    let bytes = call.office().files().get(&hash)?.ok_or(Fault::NotFound)?;
    Ok(Download { name: hash, bytes })
}
