//! Papers between bodies: messages in a folder of what came, messages in a folder of what goes. Whatever carries them (the
//! gateway of the province) looks after these two folders; docs/exchange.md tells how.
//!
//! ```text
//! in/*.edxml  --take-->  document with arrival number, files, proposals   -> in/done      take.rs
//!                        what became of what was sent                     -> in/done      states.rs
//!                        what cannot be taken, with the reason beside it  -> in/refused
//! Actor::send, recall, answer_recall                                      -> outbox       send.rs
//! what happens to what came: registered, assigned, begun, completed       -> outbox       states.rs
//! outbox  --carry-->  out/ID.edxml, whole or not at all                                   post.rs
//! ```
//!
//! A message is entered once: the id of its command is made of its sender and its id. It is moved when it is entered, so that
//! what was stopped between the two is known again. What goes out is put into the outbox in the transaction that records it,
//! and written from there until that succeeds, under a name that does not change.

mod bodies;
mod folder;
mod post;
mod send;
mod states;
mod take;

pub(crate) use bodies::is_code;
pub use bodies::{Bodies, Body};
pub use take::Taken;

use crate::follow_up::Server;
use crate::{Error, Office};
use folder::Folder;
use ledger::document::Correspondent;
use ledger::{CommandId, Moment};
use store::Scheduled;

/// The job, and the channel of what goes out.
pub const EXCHANGE: &str = "exchange";

/// Reads a file; none where it cannot be read: it is kept all the same.
pub type Read<'r> = &'r dyn Fn(&str, &[u8]) -> Option<blocks::Document>;
/// Tells in words why a message was refused: the sender and the clerk read it.
pub type Words<'w> = &'w dyn Fn(&Error) -> String;

const MINUTE: i64 = 60_000;
/// How long a server holds the folders without another word.
const HELD: i64 = 10 * MINUTE;

/// A message that was looked at.
#[derive(Debug)]
pub struct Looked {
    /// The name of its file.
    pub name: String,
    /// What became of it; the reason where it was refused.
    pub outcome: Result<Taken, Error>,
}

/// What was done in one go.
#[derive(Debug, Default)]
pub struct Exchanged {
    /// The messages that were there.
    pub looked: Vec<Looked>,
    /// States that were told to senders since the last time.
    pub told: u64,
    /// Messages that were written.
    pub written: u64,
}

/// The names of the numbers that are kept of a go.
pub const COUNTS: [&str; 4] = ["taken", "refused", "told", "written"];

/// Returns a number that is kept of a go.
pub fn counted(kept: &str, name: &str) -> u64 {
    let number = |part: &str| part.strip_prefix(name)?.strip_prefix('=')?.parse().ok();
    kept.split(' ').find_map(number).unwrap_or(0)
}

impl std::fmt::Display for Exchanged {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let refused = self.looked.iter().filter(|looked| looked.outcome.is_err()).count();
        let taken = self.looked.len() - refused;
        write!(out, "taken={taken} refused={refused} told={} written={}", self.told, self.written)
    }
}

impl Office {
    /// Looks after both folders now; `None` where another server is at it.
    ///
    /// # Errors
    ///
    /// No exchange is configured, the account that it acts by may not do it, or a folder or the database cannot be used.
    pub fn exchange(
        &self,
        server: Server,
        read: Read<'_>,
        words: Words<'_>,
        now: Moment,
    ) -> Result<Option<Exchanged>, Error> {
        self.exchange_job(now)?;
        self.store.write(self.tenant.id, |writer| writer.run_soon(EXCHANGE, now))?;
        self.exchange_held(server, read, words, now)
    }

    /// Looks after both folders where that is configured and a minute has passed since the last time.
    ///
    /// # Errors
    ///
    /// As those of [`Self::exchange`].
    pub fn exchange_if_due(
        &self,
        server: Server,
        read: Read<'_>,
        words: Words<'_>,
        now: Moment,
    ) -> Result<Option<Exchanged>, Error> {
        if self.home().exchange()?.is_none() || self.exchange_job(now)?.next_at > now {
            return Ok(None);
        }
        self.exchange_held(server, read, words, now)
    }

    /// Returns the job, which is put on the schedule where it is not yet.
    fn exchange_job(&self, now: Moment) -> Result<Scheduled, Error> {
        let tenant = self.tenant.id;
        let find = |jobs: Vec<Scheduled>| jobs.into_iter().find(|job| job.job == EXCHANGE);
        if let Some(job) = find(self.store.read(|reader| reader.schedule(tenant))?) {
            return Ok(job);
        }
        self.store.write(tenant, |writer| {
            writer.schedule_job(EXCHANGE, now)?;
            find(writer.schedule(tenant)?)
                .ok_or_else(|| store::Error::Damaged(format!("no job {EXCHANGE}")).into())
        })
    }

    fn exchange_held(
        &self,
        server: Server,
        read: Read<'_>,
        words: Words<'_>,
        now: Moment,
    ) -> Result<Option<Exchanged>, Error> {
        let tenant = self.tenant.id;
        let until = Moment(now.0 + HELD);
        if !self.store.write(tenant, |writer| writer.take_up(EXCHANGE, server.id(), now, until))? {
            return Ok(None);
        }
        let done = self.exchange_now(server, read, words, now);
        let outcome = done.as_ref().map(ToString::to_string).map_err(ToString::to_string);
        let told = outcome.as_deref().map_err(String::as_str);
        let next = Moment(now.0 + MINUTE);
        self.store.write(tenant, |writer| writer.put_down(EXCHANGE, server.id(), now, next, told))?;
        done.map(Some)
    }

    fn exchange_now(
        &self,
        server: Server,
        read: Read<'_>,
        words: Words<'_>,
        now: Moment,
    ) -> Result<Exchanged, Error> {
        let settings =
            self.home().exchange()?.ok_or_else(|| Error::refused("exchange-refusal-not-configured"))?;
        let actor = self.act(&settings.account, now)?;
        let folder = Folder::open(&settings.import)?;
        let mut done = Exchanged::default();
        for name in folder.messages(now)? {
            // Another server took over: it looks at the rest.
            if !self.hold_exchange(server, now)? {
                return Ok(done);
            }
            let bytes = folder.read(&name)?;
            let outcome = actor.take_message(&settings, &bytes, read, words);
            match &outcome {
                Ok(_) => folder.keep(&name)?,
                Err(error @ Error::Refused { .. }) => folder.refuse(&name, &words(error))?,
                Err(_) => return outcome.map(|_| done),
            }
            done.looked.push(Looked { name, outcome });
        }
        done.told = actor.tell_states(server)?;
        done.written = self.carry_messages(now)?;
        Ok(done)
    }

    fn hold_exchange(&self, server: Server, now: Moment) -> Result<bool, Error> {
        let until = Moment(now.0 + HELD);
        Ok(self.store.write(self.tenant.id, |writer| writer.hold_on(EXCHANGE, server.id(), until))?)
    }
}

/// Returns the id of the command that enters something from outside: the same for the same thing, however often it comes.
fn command(parts: &[&str]) -> CommandId {
    let mut hash = blake3::Hasher::new();
    for part in parts {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let mut id = [0; 16];
    id.copy_from_slice(&hash.finalize().as_bytes()[..16]);
    CommandId::from_bytes(id)
}

fn correspondent(body: &edxml::Body) -> Correspondent {
    let name = if body.name.is_empty() { &body.code } else { &body.name };
    Correspondent { code: body.code.clone(), name: name.clone() }
}
