//! Long work that was asked for: files that take long to read, the audit. Who asked sees it, and who keeps the accounts.

use super::call::Call;
use super::give::Reply;
use super::problem::Problem;
use super::schema::{Count, Instant, JobAt, Page, Uuid};
use super::take::Id;
use crate::fault::Fault;
use crate::pages::jobs::{SHOWN, is_for};
use app::jobs::{self, Outcome};
use ledger::DocumentId;
use schemars::JsonSchema;
use serde::Serialize;
use store::JobState;

/// Long work.
#[derive(Serialize, JsonSchema)]
pub(super) struct Job {
    #[schemars(with = "Uuid")]
    id: uuid::Uuid,
    /// "read" for a file that is entered, "verify" for the audit of the ledger.
    kind: String,
    /// The name of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// Who asked for it.
    account: String,
    state: JobAt,
    asked: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Instant>,
    /// Parts (pages of a scan) that are done.
    #[schemars(with = "Count")]
    done: u64,
    /// Parts in all; 0 while that is not known.
    #[schemars(with = "Count")]
    whole: u64,
    /// What came out of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Became>,
}

/// What came out of long work.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Became {
    /// The file was entered: `GET /documents/{id}` shows it.
    Entered {
        #[schemars(with = "Uuid")]
        document: DocumentId,
        /// The file was there already: nothing happened.
        known: bool,
        /// The document was there already, with another file.
        corrected: bool,
    },
    /// The ledger was compared with its hashes.
    Verified(Verified),
    /// Nothing happened, and why.
    Failed(Box<Problem>),
}

/// What an audit found.
#[derive(Serialize, JsonSchema)]
pub(super) struct Verified {
    /// Everything is as it was written.
    clean: bool,
    /// Events that were looked at.
    #[schemars(with = "Count")]
    events: u64,
    /// What is wrong with chains, rows, positions and roots; `dondoc verify` tells each.
    #[schemars(with = "Count")]
    faults: u64,
    /// The root over all chains, to be noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    root: Option<String>,
}

impl Verified {
    /// Returns what an audit found, where it is one that ended.
    pub(super) fn of(outcome: Outcome) -> Option<Self> {
        match outcome {
            Outcome::Verified { events, faults, root } => {
                Some(Self { clean: faults == 0, events, faults, root })
            }
            Outcome::Entered { .. } | Outcome::Failed { .. } => None,
        }
    }
}

impl Job {
    fn of(call: &Call, job: &store::Job) -> Self {
        let ended = matches!(job.state, JobState::Done | JobState::Failed);
        Self {
            id: uuid::Uuid::from_bytes(job.id),
            kind: job.kind.clone(),
            file: jobs::file(job).map(|file| file.name),
            account: job.account.clone(),
            state: JobAt(job.state),
            asked: Instant(job.made_at),
            ended: job.ended_at.map(Instant),
            done: job.done,
            whole: job.whole,
            outcome: ended.then(|| became(call, job)).flatten(),
        }
    }
}

fn became(call: &Call, job: &store::Job) -> Option<Became> {
    match Outcome::of(job) {
        Outcome::Entered { document, known, corrected } => {
            Some(Became::Entered { document: document.parse().ok()?, known, corrected })
        }
        Outcome::Failed { key, arguments } => {
            let name = jobs::file(job).map(|file| ("file".to_owned(), file.name));
            let arguments = name.into_iter().chain(arguments).collect();
            Some(Became::Failed(Box::new(Problem::kept(call.words(), &call.request, key, arguments))))
        }
        verified @ Outcome::Verified { .. } => Verified::of(verified).map(Became::Verified),
    }
}

/// Returns the address of a job.
pub(super) fn address(id: uuid::Uuid) -> String {
    format!("{}/jobs/{id}", super::BASE)
}

/// Lists one's own work, the newest first.
pub(super) fn list(call: &Call, (): ()) -> Result<Reply<Page<Job>>, Fault> {
    let (tenant, account) = (call.office().tenant().id, &call.visitor.account);
    let found = call.office().store().read(|reader| reader.jobs_of(tenant, account, SHOWN))?;
    Ok(Reply(Page { items: found.iter().map(|job| Job::of(call, job)).collect(), next: None, total: None }))
}

/// Returns a job by its id.
pub(super) fn load(call: &Call, id: uuid::Uuid) -> Result<Job, Fault> {
    let job = call.office().job(id)?.filter(|job| is_for(call, job)).ok_or(Fault::NotFound)?;
    Ok(Job::of(call, &job))
}

/// Tells how far one is, and what came out of it.
pub(super) fn show(call: &Call, Id(id): Id<uuid::Uuid>) -> Result<Reply<Job>, Fault> {
    load(call, id).map(Reply)
}
