//! Long work that people asked for, done beside the pages: files that take long to read, the audit of the whole ledger. Any of
//! several servers takes what waits, some at a time, and holds it while it says so.

use crate::site::{NotRead, Pace, Site};
use app::jobs::{self, Outcome};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use store::Job;
use tokio::time::timeout;

/// How often it is noted how far work is.
const BEAT: Duration = Duration::from_millis(500);
/// After how many beats without news a server says that it is still at it.
const STILL: u32 = 40;

/// How far work is.
#[derive(Default)]
struct Progress {
    done: AtomicU64,
    whole: AtomicU64,
}

impl Progress {
    fn tell(&self, done: u64, whole: u64) {
        // Pages are done by several hands: the last one to tell is not the furthest.
        self.done.fetch_max(done, Ordering::Relaxed);
        self.whole.store(whole, Ordering::Relaxed);
    }

    fn told(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.whole.load(Ordering::Relaxed))
    }
}

/// Has this server look for what waits, as soon as it has a hand free.
pub(crate) fn wake(site: &Arc<Site>) {
    let site = Arc::clone(site);
    tokio::spawn(async move {
        let Ok(_turn) = Arc::clone(&site.working).acquire_owned().await else { return };
        while let Some(job) = take(&site).await {
            run(&site, job).await;
        }
    });
}

async fn take(site: &Arc<Site>) -> Option<Job> {
    let here = Arc::clone(site);
    let taken = tokio::task::spawn_blocking(move || here.office.take_job(here.server, here.now())).await;
    match taken {
        Ok(Ok(job)) => job,
        Ok(Err(error)) => {
            tracing::error!(%error, "long work cannot be taken");
            None
        }
        Err(_) => None,
    }
}

/// Does a job, and says meanwhile how far it is.
async fn run(site: &Arc<Site>, job: Job) {
    let progress = Arc::new(Progress::default());
    let job = Arc::new(job);
    let mut work = {
        let (site, job, progress) = (Arc::clone(site), Arc::clone(&job), Arc::clone(&progress));
        tokio::task::spawn_blocking(move || outcome(&site, &job, &progress))
    };
    let (mut noted, mut beats) = ((0, 0), 0);
    let outcome = loop {
        match timeout(BEAT, &mut work).await {
            Ok(done) => break done.unwrap_or_else(|_| Outcome::failed("job-broken", &[])),
            Err(_) => beats += 1,
        }
        if progress.told() != noted || beats % STILL == 0 {
            noted = progress.told();
            let (site, job) = (Arc::clone(site), Arc::clone(&job));
            let note = move || site.office.note_job(&job, site.server, noted, site.now());
            let held = tokio::task::spawn_blocking(note).await;
            if !matches!(held, Ok(Ok(true))) {
                tracing::warn!("another server took long work over");
            }
        }
    };
    let site = Arc::clone(site);
    let ended = tokio::task::spawn_blocking(move || {
        tracing::info!(kind = job.kind, account = job.account, ?outcome, "long work ended");
        site.office.end_job(&job, site.server, &outcome, site.now())
    });
    if let Ok(Err(error)) = ended.await {
        tracing::error!(%error, "the end of long work cannot be noted");
    }
}

/// Does what a job asks for.
fn outcome(site: &Site, job: &Job, progress: &Progress) -> Outcome {
    let done = if job.kind == jobs::VERIFY { verify(site) } else { read(site, job, progress) };
    done.unwrap_or_else(|error| Outcome::failed(error.key(), &error.arguments()))
}

fn verify(site: &Site) -> Result<Outcome, app::Error> {
    let (tenant, laws) = (site.office.tenant().id, site.office.laws()?);
    let report = site.office.store().read(|reader| reader.verify(tenant, &laws))?;
    Ok(Outcome::of_audit(&report))
}

/// Reads a file and enters it, as whoever sent it; the same file again adds nothing.
fn read(site: &Site, job: &Job, progress: &Progress) -> Result<Outcome, app::Error> {
    let gone = || Outcome::failed("job-file-gone", &[]);
    let Some(file) = jobs::file(job) else { return Ok(gone()) };
    let Some(bytes) = site.office.files().get(&file.hash)? else { return Ok(gone()) };
    let document =
        match site.read(&file.name, &bytes, Pace::Patient(&|done, whole| progress.tell(done, whole))) {
            Ok(document) => document,
            Err(NotRead::Unreadable(why)) => return Ok(Outcome::failed(why.key, &why.arguments)),
            Err(NotRead::Slow) => return Ok(Outcome::failed("job-broken", &[])),
        };
    let imported = site.office.act(&job.account, site.now())?.enter_file(&file.name, &bytes, &document)?;
    // Who comes to the reading room need not wait for the pages to be seen once more, nor after the server began anew.
    site.keep_text(&file.hash, &document);
    site.keep_room(&file.hash, &document);
    Ok(Outcome::of_file(&imported))
}
