//! A form with files that a stranger sends: received within limits, a few at a time, and nothing of it kept yet.

use crate::caller::Caller;
use crate::fault::Fault;
use crate::view::field::{self, Typed};
use axum::extract::Multipart;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::http::StatusCode;
use std::time::Duration;
use tokio::time::timeout;

/// The most bytes of a form with its files: what a definition may ask for, and the form.
pub(crate) const LARGEST: usize = 62 * 1024 * 1024;
/// The most parts of a form.
const MOST_PARTS: usize = 200;
/// The most files.
const MOST_FILES: usize = 60;
/// The most bytes of what was typed into one field.
const LONGEST_TEXT: usize = 64 * 1024;
/// How long a form waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a form may take to arrive: 20 MB by a slow telephone.
const LONGEST: Duration = Duration::from_secs(240);
/// After how many seconds who found all turns taken may try again.
const AGAIN: u64 = 30;

/// A form as it came.
#[derive(Default)]
pub(super) struct Form {
    /// What was typed.
    pub(super) typed: Typed,
    /// Files that were kept when the form came before, as it names them.
    pub(super) kept: Vec<String>,
    /// Files that are not wanted any more, by their hashes.
    pub(super) dropped: Vec<String>,
    /// Files that came with it.
    pub(super) files: Vec<Upload>,
}

/// A file that came.
pub(super) struct Upload {
    /// The name of the field.
    pub(super) field: String,
    /// The name that the file has where it comes from.
    pub(super) name: String,
    /// What is in it.
    pub(super) bytes: Vec<u8>,
}

/// Receives a form when it is its turn.
pub(super) async fn receive(
    caller: &Caller,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Form, Fault> {
    let form = form.map_err(|_| Fault::Request("portal-broken", Vec::new()))?;
    let turns = std::sync::Arc::clone(&caller.site().receiving);
    let Ok(Ok(_turn)) = timeout(PATIENCE, turns.acquire_owned()).await else {
        return Err(Fault::TooMany(AGAIN));
    };
    let received = timeout(LONGEST, parts(form)).await;
    received.unwrap_or_else(|_| Err(Fault::Request("portal-broken", Vec::new())))
}

async fn parts(mut form: Multipart) -> Result<Form, Fault> {
    let mut sent = Form::default();
    let mut count = 0;
    while let Some(part) = form.next_field().await.map_err(|error| broken(&error))? {
        count += 1;
        if count > MOST_PARTS || sent.files.len() >= MOST_FILES {
            return Err(Fault::Request("portal-too-many", Vec::new()));
        }
        let field = part.name().unwrap_or_default().to_owned();
        if let Some(name) = part.file_name().map(str::to_owned) {
            let bytes = part.bytes().await.map_err(|error| broken(&error))?.to_vec();
            // A field in which nothing was chosen comes as a file without a name.
            if !(name.is_empty() && bytes.is_empty()) {
                sent.files.push(Upload { field, name, bytes });
            }
            continue;
        }
        let bytes = part.bytes().await.map_err(|error| broken(&error))?;
        if bytes.len() > LONGEST_TEXT {
            return Err(Fault::TooLarge);
        }
        let text = field::plain(&String::from_utf8_lossy(&bytes));
        match field.as_str() {
            "kept" => sent.kept.push(text),
            "drop" => sent.dropped.push(text),
            _ => {
                sent.typed.insert(field, text);
            }
        }
    }
    Ok(sent)
}

fn broken(error: &MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Fault::Bad("portal-too-large", Vec::new())
    } else {
        Fault::Request("portal-broken", Vec::new())
    }
}
