//! Long work that somebody asked for: files that take long to read, and the audit of the whole ledger. What is asked for is in
//! the database before it is acknowledged; a server takes it and holds it while it says so, and another one takes over from a
//! server that was killed.

use crate::follow_up::Server;
use crate::{Error, Imported, Office, ids};
use ledger::Moment;
use serde::{Deserialize, Serialize};
use store::{Job, Report};
use uuid::Uuid;

/// Reads a file and enters it.
pub const READ: &str = "read";
/// Compares the whole ledger with its hashes.
pub const VERIFY: &str = "verify";

/// The kinds, those that somebody waits for most first.
const KINDS: [&str; 2] = [READ, VERIFY];
/// How long a server holds a job without another word, in milliseconds: so long does a killed one keep it from the others.
const HELD: i64 = 2 * 60_000;

/// The file of a job.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct File {
    /// Its name.
    pub name: String,
    /// The hash of its content.
    pub hash: String,
    /// It was not kept before; so nothing names it but what happened behind this position.
    fresh_behind: Option<u64>,
}

/// What came out of a job, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The file was entered: its document, and the key of what became of it.
    Entered {
        /// The document.
        document: String,
        /// The file was there already.
        known: bool,
        /// It is another version of a document that was there.
        corrected: bool,
    },
    /// The ledger was compared.
    Verified {
        /// Events that were looked at.
        events: u64,
        /// How much is wrong; `dondoc verify` names it.
        faults: u64,
        /// The root over all chains.
        root: Option<String>,
    },
    /// It failed: the key of a message and its arguments.
    Failed {
        /// The key.
        key: String,
        /// The arguments.
        arguments: Vec<(String, String)>,
    },
}

impl Outcome {
    /// Returns what became of a file.
    pub fn of_file(imported: &Imported) -> Self {
        let Imported { document, known, corrected, .. } = imported;
        Self::Entered { document: document.to_string(), known: *known, corrected: *corrected }
    }

    /// Returns what an audit found.
    pub fn of_audit(report: &Report) -> Self {
        let Report { events, faults, positions, roots, rows, documents, dossiers, damaged, root, .. } =
            report;
        let rows = rows.len() + documents.len() + dossiers.len() + report.indicators.len();
        let faults =
            faults.len() + positions.len() + roots.len() + rows + report.persons.len() + damaged.len();
        Self::Verified { events: *events, faults: faults as u64, root: root.map(|root| root.to_string()) }
    }

    /// Returns why it failed.
    pub fn failed(key: &str, arguments: &[(&'static str, String)]) -> Self {
        let arguments = arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Self::Failed { key: key.to_owned(), arguments }
    }

    /// Reads what came out of a job; one that was begun too often has left nothing.
    pub fn of(job: &Job) -> Self {
        let read = job.result.as_deref().and_then(|result| serde_json::from_str(result).ok());
        read.unwrap_or_else(|| Self::failed("job-given-up", &[]))
    }
}

/// Returns the file that a job is to read.
pub fn file(job: &Job) -> Option<File> {
    serde_json::from_str(&job.payload).ok().filter(|_| job.kind == READ)
}

/// Returns the hash of the file that a job is to read.
pub(crate) fn hash(job: &Job) -> Option<String> {
    file(job).map(|file| file.hash)
}

impl Office {
    /// Keeps a file to be read and entered for an account; returns the id of the job.
    ///
    /// # Errors
    ///
    /// The file or the database cannot be written.
    pub fn ask_to_read(&self, account: &str, name: &str, bytes: &[u8], now: Moment) -> Result<Uuid, Error> {
        let id = ids::new(now);
        self.store()
            .write(self.tenant().id, |writer| {
                let hash = blake3::hash(bytes).to_hex().to_string();
                let known = self.files().get(&hash)?.is_some();
                let fresh_behind = if known { None } else { Some(writer.position(self.tenant().id)?) };
                // Before the job that names it.
                let hash = self.files().put(bytes)?;
                let payload = written(&File { name: name.to_owned(), hash, fresh_behind });
                Ok(writer.add_job(id, READ, account, &payload, now)?)
            })
            .map(|()| Uuid::from_bytes(id))
    }

    /// Asks for the audit of the whole ledger; returns the id of the job, that of the one which is on its way where there is
    /// one.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn ask_to_verify(&self, account: &str, now: Moment) -> Result<Uuid, Error> {
        let id = self.store().write(self.tenant().id, |writer| {
            if let Some(job) = writer.open_jobs(self.tenant().id, VERIFY)?.first() {
                return Ok(job.id);
            }
            let id = ids::new(now);
            writer.add_job(id, VERIFY, account, "", now)?;
            Ok::<_, Error>(id)
        })?;
        Ok(Uuid::from_bytes(id))
    }

    /// Takes up long work that nobody is at.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub fn take_job(&self, server: Server, now: Moment) -> Result<Option<Job>, Error> {
        let tenant = self.tenant().id;
        for kind in KINDS {
            // Where nothing waits nothing is written.
            if self.store().read(|reader| reader.open_jobs(tenant, kind))?.is_empty() {
                continue;
            }
            let until = Moment(now.0 + HELD);
            let taken =
                self.store().write(tenant, |writer| writer.take_job(kind, server.id(), now, until))?;
            if taken.is_some() {
                return Ok(taken);
            }
        }
        Ok(None)
    }

    /// Notes how far a job is, and holds it longer; `false` where another server is at it by now.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_job(&self, job: &Job, server: Server, done: (u64, u64), now: Moment) -> Result<bool, Error> {
        let until = Moment(now.0 + HELD);
        let noted =
            self.store().write(self.tenant().id, |writer| writer.note_job(job.id, server.id(), done, until));
        Ok(noted?)
    }

    /// Notes what came out of a job. A file of which nothing came is not kept: it may bear a mark of secrecy.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn end_job(&self, job: &Job, server: Server, outcome: &Outcome, now: Moment) -> Result<(), Error> {
        let failed = matches!(outcome, Outcome::Failed { .. });
        let text = written(outcome);
        self.store().write(self.tenant().id, |writer| {
            let told = if failed { Err(text.as_str()) } else { Ok(text.as_str()) };
            let ended = writer.end_job(job.id, server.id(), told, now)?;
            if let Some(File { hash, fresh_behind: Some(behind), .. }) = file(job).filter(|_| ended && failed)
            {
                let mut named = writer
                    .open_jobs(self.tenant().id, READ)?
                    .iter()
                    .any(|other| self::hash(other).as_ref() == Some(&hash));
                writer.follow(self.tenant().id, behind, |event| {
                    named |= event.payload.contains(&hash);
                    Ok::<_, Error>(())
                })?;
                if !named {
                    self.files().remove(&hash)?;
                }
            }
            Ok(())
        })
    }

    /// Returns a job by its id.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn job(&self, id: Uuid) -> Result<Option<Job>, Error> {
        Ok(self.store().read(|reader| reader.job(self.tenant().id, id.into_bytes()))?)
    }
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts, numbers and lists of them are JSON")
}
