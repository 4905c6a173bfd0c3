//! What the server does by itself: it follows what happens, reminds, writes letters and delivers them. One tick after the
//! other, each judged by the clock of the site; nothing is kept between two ticks, so that any of several servers on one
//! database may make the next one.

mod hook;
mod mail;
mod scribe;

use crate::site::{Site, catalogues};
use crate::work;
use app::Office;
use app::exchange::EXCHANGE;
use app::follow_up::{Channels, HOOK, MAIL, NotDelivered, Ran, Server};
use ledger::Moment;
use scribe::Writing;
use std::sync::Arc;
use std::time::Duration;
use store::Letter;

/// Seconds between two ticks.
const TICK: Duration = Duration::from_secs(10);

/// What follows up an office.
pub struct FollowUp {
    server: Server,
    writing: Writing,
    mail: Option<mail::Carrier>,
    hook: Option<hook::Carrier>,
}

impl FollowUp {
    /// Returns what follows up an office, by its configuration.
    ///
    /// # Errors
    ///
    /// The configuration or a secret cannot be read, or names a server that cannot be one.
    pub fn new(office: &Office, now: Moment) -> Result<Self, app::Error> {
        let home = office.home();
        let mail = home.mail()?.map(|mail| mail::Carrier::new(home, &mail)).transpose()?;
        let hook = home.hook()?.map(|hook| hook::Carrier::new(home, &hook)).transpose()?;
        let writing = Writing {
            catalogues: catalogues(&[]),
            office: office.tenant().name.clone(),
            address: home.address()?,
        };
        Ok(Self { server: Server::new(now), writing, mail, hook })
    }

    fn channels(&self) -> Channels<'_> {
        Channels {
            scribe: &self.writing,
            mail: self.mail.is_some(),
            hook: self.hook.as_ref().map(hook::Carrier::url),
        }
    }

    /// Does what is to be done at a moment, and delivers the letters whose time has come.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub fn tick(&self, office: &Office, now: Moment) -> Result<Vec<(String, Ran)>, app::Error> {
        let ran = office.run_due(self.server, self.channels(), now)?;
        self.deliver(office, now)?;
        Ok(ran)
    }

    /// Runs one job now; `None` where another server is at it.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub fn run_now(&self, office: &Office, job: &str, now: Moment) -> Result<Option<Ran>, app::Error> {
        office.run_now(job, self.server, self.channels(), now)
    }

    /// Delivers the letters whose time has come; returns how many arrived.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub fn deliver(&self, office: &Office, now: Moment) -> Result<u64, app::Error> {
        let mut arrived = 0;
        while let Some(letter) = office.take_letter(now)? {
            let outcome = self.carry(office, &letter, now);
            if let Err(failed) = &outcome {
                tracing::warn!(channel = letter.channel, why = failed.why, "a letter was not delivered");
            }
            arrived += u64::from(outcome.is_ok());
            office.note_attempt(&letter, outcome, now)?;
        }
        Ok(arrived)
    }

    fn carry(&self, office: &Office, letter: &Letter, now: Moment) -> Result<(), NotDelivered> {
        let gone = || NotDelivered { why: format!("[{}]: not configured", letter.channel), for_good: false };
        match letter.channel.as_str() {
            MAIL => self.mail.as_ref().ok_or_else(gone)?.carry(letter),
            HOOK => self.hook.as_ref().ok_or_else(gone)?.carry(letter, now),
            EXCHANGE => office.carry_message(letter).map_err(|why| NotDelivered { why, for_good: false }),
            _ => Err(gone()),
        }
    }
}

/// Ticks until the server ends. What fails is told in the log and tried again: pages are served whatever happens here.
pub(crate) async fn run(site: Arc<Site>, follow_up: Arc<FollowUp>) {
    loop {
        let (here, following) = (Arc::clone(&site), Arc::clone(&follow_up));
        let done = tokio::task::spawn_blocking(move || following.tick(&here.office, here.now())).await;
        match done {
            Ok(Ok(ran)) => {
                for (job, ran) in ran {
                    tracing::info!(job, %ran, "followed up");
                }
            }
            Ok(Err(error)) => tracing::error!(%error, "following up failed"),
            Err(error) => tracing::error!(%error, "following up panicked"),
        }
        let here = Arc::clone(&site);
        match tokio::task::spawn_blocking(move || here.look_after_exchange()).await {
            Ok(Ok(None)) => {}
            Ok(Ok(Some(done))) => tracing::info!(%done, "messages between bodies"),
            Ok(Err(error)) => tracing::error!(%error, "messages between bodies failed"),
            Err(error) => tracing::error!(%error, "messages between bodies panicked"),
        }
        // What a server that was killed has left.
        if site.working.available_permits() > 0 {
            work::wake(&site);
        }
        tokio::time::sleep(TICK).await;
    }
}
